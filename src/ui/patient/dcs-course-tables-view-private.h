/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course-panel.h"
#include "dcs-course-tables-view.h"
#include "dcs-due-panel.h"
#include "dcs-table-row.h"

G_BEGIN_DECLS

struct _DcsCourseTablesView
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkStackPage *pages[DCS_N_COURSE_TABLES];
  GtkStack *stacks[DCS_N_COURSE_TABLES];
  GtkColumnView *views[DCS_N_COURSE_TABLES];
  GtkSingleSelection *selections[DCS_N_COURSE_TABLES];
  GListStore *stores[DCS_N_COURSE_TABLES];
  GtkColumnViewColumn *activity_column;
  GtkColumnViewColumn *band_column;
  GtkColumnViewColumn *global_column;
  GtkColumnViewColumn *new_lesions_column;
  GtkColumnViewColumn *visit_response_column;
  GtkWidget *add_lesion_button;
  GtkWidget *add_relapse_button;
  GtkLabel *no_events_label;
  GtkLabel *no_involvement_label;
  GtkStackSwitcher *switcher;
  GtkStackPage *course_page;
  DcsCoursePanel *course_panel;
  GtkStackPage *due_page;
  DcsDuePanel *due_panel;

  /* owned */
  DcsTimelineSession *session;
  GPtrArray *waiting[DCS_N_COURSE_TABLES]; /* rows of a table that was not looked at yet, or NULL */

  DcsCourse *course;          /* owned: for the panels, or NULL */
  DcsDefinition *definition;  /* borrowed */
  gboolean course_is_waiting; /* the panel was not looked at since the course changed */
  gboolean due_is_waiting;

  gboolean following; /* rows follow the session; they must not lead it at the same time */
};

/* dcs-course-tables-view-input.c */
void _dcs_course_tables_view_class_install_input (GtkWidgetClass *widget_class);
void _dcs_course_tables_view_init_input (DcsCourseTablesView *self);

G_END_DECLS
