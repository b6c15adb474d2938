/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-conflict-panel.h"
#include "dcs-entry-keeper.h"
#include "dcs-problem-list.h"
#include "dcs-visit-page.h"

G_BEGIN_DECLS

struct _DcsVisitPage
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *anchor_box;
  GtkScrolledWindow *anchor_scroller;
  GtkWidget *bar;
  DcsConflictPanel *conflict_panel;
  GtkWidget *content_box;
  AdwStatusPage *error_page;
  GtkLabel *failed_label;
  GtkRevealer *failed_revealer;
  DcsProblemList *problem_list;
  GtkLabel *restored_label;
  GtkRevealer *restored_revealer;
  GtkScrolledWindow *scroller;
  GtkBox *section_box;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkLabel *state_label;
  GtkWidget *visit_form;
  AdwWindowTitle *window_title;

  /* owned */
  DcsClinic *clinic;
  GCancellable *cancellable;
  DcsEntry *entry; /* NULL until the records are read */
  DcsEntryKeeper *keeper;
  GPtrArray *sections;    /* DcsVisitSection; the widgets are the page's */
  GPtrArray *anchors;     /* DcsVisitAnchor; likewise */
  GHashTable *section_of; /* path -> index of the section + 1 */
  char *blank;            /* the entry as it began */
  char *path;             /* the cell to focus first, or NULL */
  GtkWindow *question;    /* a weak pointer: the one that asks before leaving */

  GtkRoot *root; /* whose focus is followed; cleared when unrooted */

  /* Who waits for an answer whether the page may go. */
  void (*leave_func) (gboolean may_leave, gpointer data);
  gpointer leave_data;

  gint64 patient_id, visit_id;
  guint spinner_timeout;
  gulong focus_handler;
  gboolean is_ready; /* the draft of before was looked for */
  gboolean is_saved; /* what comes now is only the news of it */
};

/* dcs-visit-page.c */
gboolean _dcs_visit_page_focus (DcsVisitPage *self, const char *path);
void _dcs_visit_page_commit (DcsVisitPage *self);
void _dcs_visit_page_update_actions (DcsVisitPage *self);
void _dcs_visit_page_show_failure (DcsVisitPage *self, const char *message);
void _dcs_visit_page_finish (DcsVisitPage *self, gboolean saved);
void _dcs_visit_page_focus_first (DcsVisitPage *self);
void _dcs_visit_page_looked_cb (DcsVisitPage *self);

/* dcs-visit-page-load.c */
void _dcs_visit_page_load (DcsVisitPage *self);
void _dcs_visit_page_patient_changed_cb (DcsVisitPage *self, gint64 patient_id);

/* dcs-visit-page-save.c */
void _dcs_visit_page_connect_keeper (DcsVisitPage *self);
void _dcs_visit_page_install_saving (GtkWidgetClass *widget_class);
gboolean _dcs_visit_page_save (DcsVisitPage *self);
void _dcs_visit_page_state_changed_cb (DcsVisitPage *self);

/* dcs-visit-page-leave.c */
void _dcs_visit_page_answer (DcsVisitPage *self, gboolean may_leave);
void _dcs_visit_page_kept_cb (DcsVisitPage *self);
void _dcs_visit_page_leave_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter);
void
_dcs_visit_page_discard_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter);

/* dcs-visit-page-tasks.c */
void _dcs_visit_page_install_tasks (GtkWidgetClass *widget_class);

/* dcs-visit-page-sections.c */
void _dcs_visit_page_fill (DcsVisitPage *self);
void _dcs_visit_page_update_anchors (DcsVisitPage *self);
void _dcs_visit_page_follow_focus (DcsVisitPage *self, GtkRoot *root);
void _dcs_visit_page_install_jumps (GtkWidgetClass *widget_class);

G_END_DECLS
