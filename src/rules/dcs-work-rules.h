/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Product rule: what a due rule asked for more than so many days ago, and was never recorded, is a
 * gap in the records of somebody who was seen elsewhere, not a task of the day. */
#define DCS_WORK_BACKLOG_DAYS 365

G_END_DECLS
