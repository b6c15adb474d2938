/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-metered-model.h"
#include "dcs-patient-list-filter.h"
#include "dcs-work-desk.h"
#include "dcs-worklist-model.h"
#include "dcs-worklist-page.h"
#include "dcs-worklist-reading.h"

G_BEGIN_DECLS

struct _DcsWorklistPage
{
  AdwBin parent_instance;

  /* Template */
  DcsPatientListFilter *clinician_filter;
  GtkLabel *count_label;
  DcsPatientListFilter *disease_filter;
  DcsPatientListFilter *kind_filter;
  GtkListView *list_view;
  GMenu *page_menu;
  GtkMenuButton *print_button;
  DcsMeteredModel *rows;
  GtkSearchEntry *search_entry;
  GtkSingleSelection *selection;
  GtkStack *stack;
  AdwWindowTitle *title;
  AdwToastOverlay *toast_overlay;

  /* Owned */
  DcsClinic *clinic;
  DcsWorklistModel *model;
  GCancellable *cancellable; /* of the readings of this clinic */
  GPtrArray *clinicians;     /* of utf8 */
  DcsWorkDesk *desk;
  GtkFileChooserNative *chooser;

  guint limits[DCS_N_WORK_GROUPS];
  DcsDate today;
  guint n_waiting;
  guint kinds_seen; /* bits: kinds that had rows */
  guint clock_id;
  guint tick_id;
  gboolean is_reading;  /* an answer is on its way */
  gboolean is_stale;    /* the rows are to be read again */
  gboolean is_first;    /* nothing was read yet */
  gboolean wants_focus; /* the list gets the keyboard when it has rows */
  gboolean is_clearing; /* several filters change, one query follows */
  gboolean folded;
};

/* dcs-worklist-page.c */
void _dcs_worklist_page_read (DcsWorklistPage *self);
gboolean _dcs_worklist_page_is_filtered (DcsWorklistPage *self);
void _dcs_worklist_page_ask (DcsWorklistPage *self, DcsWorklistReading *reading);

/* dcs-worklist-page-view.c: what is shown, and where the keyboard is */
void _dcs_worklist_page_show (DcsWorklistPage *self, DcsWorklistReading *reading);
void _dcs_worklist_page_update_diseases (DcsWorklistPage *self);
void _dcs_worklist_page_update_view (DcsWorklistPage *self);
DcsWorklistItem *_dcs_worklist_page_get_focused (DcsWorklistPage *self, GtkWidget **line);

/* dcs-worklist-page-act.c: what is done with a row */
void _dcs_worklist_page_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_worklist_page_update_actions (DcsWorklistPage *self);
gboolean _dcs_worklist_page_handle_key (DcsWorklistPage *self, guint key, GdkModifierType state);

/* dcs-worklist-page-print.c */
void
_dcs_worklist_page_print (DcsWorklistPage *self, GtkPrintOperationAction action, const char *path);
void _dcs_worklist_page_class_install_printing (GtkWidgetClass *widget_class);

G_END_DECLS
