/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course-tables-view.h"
#include "dcs-key-figures.h"
#include "dcs-notice-bar.h"
#include "dcs-patient-page.h"
#include "dcs-timeline-card.h"
#include "dcs-work-desk.h"

G_BEGIN_DECLS

struct _DcsPatientPage
{
  AdwBin parent_instance;

  /* Template */
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkLabel *subtitle_label;
  GtkLabel *details_label;
  DcsKeyFigures *key_figures;
  DcsNoticeBar *notice_bar;
  DcsTimelineCard *timeline_card;
  DcsCourseTablesView *tables;
  GtkMenuButton *add_button;
  GMenu *add_menu;
  GtkMenuButton *page_button;
  GMenu *page_menu;

  GtkWidget *menu_focus; /* weak: where the keyboard was when the menu of a record opened */

  /* owned */
  DcsClinic *clinic;
  DcsCourse *course;         /* NULL: not read yet */
  DcsDefinition *definition; /* borrowed from the catalog, which the clinic keeps */
  DcsAnalysis *analysis;     /* of `course` */
  DcsWorkDesk *desk;         /* saves what is decided here */
  GtkWidget *record_menu;    /* parented to the page; NULL: not asked for yet */
  GCancellable *cancellable;

  gint64 patient_id;
  guint spinner_timeout;
};

/* dcs-patient-actions.c */
void _dcs_patient_page_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_patient_page_update_actions (DcsPatientPage *self);

/* dcs-patient-decisions.c */
void _dcs_patient_page_class_install_decisions (GtkWidgetClass *widget_class);

G_END_DECLS
