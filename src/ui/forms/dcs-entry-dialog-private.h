/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-conflict-panel.h"
#include "dcs-entry-dialog.h"
#include "dcs-entry-keeper.h"
#include "dcs-problem-list.h"
#include "dcs-similar-panel.h"

G_BEGIN_DECLS

struct _DcsEntryDialog
{
  AdwWindow parent_instance;

  /* Template */
  DcsConflictPanel *conflict_panel;
  GtkBox *content_box;
  GtkLabel *failed_label;
  GtkRevealer *failed_revealer;
  AdwBin *form_bin;
  GtkMenuButton *menu_button;
  DcsProblemList *problem_list;
  GtkLabel *restored_label;
  GtkRevealer *restored_revealer;
  GtkButton *save_button;
  GtkScrolledWindow *scroller;
  DcsSimilarPanel *similar_panel;
  GtkLabel *state_label;
  GtkLabel *summary_label;
  AdwWindowTitle *window_title;

  /* owned */
  DcsClinic *clinic;
  DcsEntry *entry;
  DcsEntryKeeper *keeper;
  GtkWindow *question;     /* a weak pointer: the one that asks before closing */
  GtkWidget *focus_before; /* a weak pointer: what had the keyboard before saving */
  char *blank;             /* the entry as it began */
  char *focus_path;        /* what to focus when the form can be typed into */

  gboolean is_ready;        /* the draft of before was looked for */
  gboolean is_save_pending; /* waits for the search of similar patients */
};

/* dcs-entry-dialog.c */
/* Closes without asking; what was typed is saved, kept or thrown away by then. */
void _dcs_entry_dialog_close_now (DcsEntryDialog *self);
void _dcs_entry_dialog_focus_first (DcsEntryDialog *self);
void _dcs_entry_dialog_scroll_to_top (DcsEntryDialog *self);
void _dcs_entry_dialog_show_error (DcsEntryDialog *self, const GError *error);

/* dcs-entry-dialog-actions.c */
void _dcs_entry_dialog_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_entry_dialog_update_actions (DcsEntryDialog *self);
/* What is half typed in the field with the keyboard counts, too. */
void _dcs_entry_dialog_commit_focused (DcsEntryDialog *self);
void _dcs_entry_dialog_save (DcsEntryDialog *self);

G_END_DECLS
