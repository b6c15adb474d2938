/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course-panel.h"
#include "dcs-panel-rows.h"

G_BEGIN_DECLS

struct _DcsCoursePanel
{
  AdwBin parent_instance;

  /* Template */
  AdwPreferencesGroup *confirm_group;
  AdwPreferencesGroup *decided_group;
  AdwPreferencesGroup *doses_group;
  AdwPreferencesGroup *failure_group;
  AdwPreferencesGroup *lines_group;
  AdwPreferencesGroup *options_group;
  AdwPreferencesGroup *scores_group;
  AdwPreferencesGroup *states_group;
  GtkStack *stack;

  DcsAnalysis *analysis; /* owned */
  DcsCourse *course;     /* owned */
  DcsPanelRows *rows;    /* owned */
};

/* dcs-course-panel-scores.c */
void _dcs_course_panel_add_scores (DcsCoursePanel *self);

G_END_DECLS
