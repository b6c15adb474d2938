/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-worklist-item.h"

G_BEGIN_DECLS

/* What can be done with a row, as actions of the worklist; (transfer full) */
GMenuModel *dcs_worklist_menu_new (DcsWorklistItem *item);

G_END_DECLS
