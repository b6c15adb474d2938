/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-course-tables.h"
#include "dcs-timeline-session.h"

G_BEGIN_DECLS

/**
 * DcsCourseTablesView: the records of a course as tables behind tabs. The chosen row is the
 * session's chosen record, both ways.
 *
 * Enter edits a row, D, S, A and I act on a treatment, Delete deletes, Alt+H shows the history;
 * each through the actions of the page (`patient.edit-record` …).
 *
 * Behind the tables stand two tabs that explain: the course, and what is due.
 *
 * Signal: "menu" (DcsTableRow, double x, double y: where, in the view), when somebody asks what
 * can be done with a row.
 */
#define DCS_TYPE_COURSE_TABLES_VIEW (dcs_course_tables_view_get_type ())
G_DECLARE_FINAL_TYPE (DcsCourseTablesView, dcs_course_tables_view, DCS, COURSE_TABLES_VIEW, AdwBin)

void dcs_course_tables_view_set_session (DcsCourseTablesView *self, DcsTimelineSession *session);
void dcs_course_tables_view_set_course (DcsCourseTablesView *self,
                                        DcsCourse *course,
                                        DcsDefinition *definition);
GtkSelectionModel *dcs_course_tables_view_get_model (DcsCourseTablesView *self,
                                                     DcsCourseTable table);
DcsCourseTable dcs_course_tables_view_get_visible (DcsCourseTablesView *self);
void dcs_course_tables_view_show (DcsCourseTablesView *self, DcsCourseTable table);
/* What waits behind the tabs "Course" and "Due", for their titles. */
void dcs_course_tables_view_set_counts (DcsCourseTablesView *self, guint n_open, guint n_due);
void dcs_course_tables_view_show_course (DcsCourseTablesView *self);
void dcs_course_tables_view_show_due (DcsCourseTablesView *self);

G_END_DECLS
