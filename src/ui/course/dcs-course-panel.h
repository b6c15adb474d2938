/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"

G_BEGIN_DECLS

/**
 * DcsCoursePanel: a course explained: what waits to be confirmed, the state over time, lines of
 * therapy, what failed and what is named for that, doses, scores. Each row has its *Why?*.
 */
#define DCS_TYPE_COURSE_PANEL (dcs_course_panel_get_type ())
G_DECLARE_FINAL_TYPE (DcsCoursePanel, dcs_course_panel, DCS, COURSE_PANEL, AdwBin)

void
dcs_course_panel_set_course (DcsCoursePanel *self, DcsCourse *course, DcsDefinition *definition);
/* Gives the keyboard to what waits, else to the first row. */
void dcs_course_panel_focus (DcsCoursePanel *self);

G_END_DECLS
