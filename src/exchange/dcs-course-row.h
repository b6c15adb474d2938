/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/* What the bundle leaves unsaid because it follows from other rows; import and export share it. */
void dcs_derive_course_values (const DcsValue *const *steps, guint n_steps, DcsValue *course);
gint64 dcs_link_adverse_event (const DcsValue *event,
                               const DcsValue *const *treatments,
                               guint n_treatments);

G_END_DECLS
