/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-resistant-item.h"
#include "dcs-resistant-page.h"
#include "dcs-work-desk.h"

G_BEGIN_DECLS

struct _DcsResistantPage
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *count_label;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkSpinner *spinner;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;

  /* Owned */
  DcsClinic *clinic;
  DcsWorkDesk *desk;
  GListStore *rows;          /* of DcsResistantItem, in the order of the patients' ids */
  GCancellable *cancellable; /* of the reading of this clinic */
  GHashTable *changed;       /* gint64 of patients who are to be read again */

  gint64 last_patient; /* the last one that was read */
  gboolean is_complete;
  gboolean is_reading;
  gboolean wants_focus; /* the list gets the keyboard when it has rows */
  gboolean folded;
};

/* dcs-resistant-page.c */
guint _dcs_resistant_page_count_rows (DcsResistantPage *self);
void _dcs_resistant_page_update_view (DcsResistantPage *self);

/* dcs-resistant-page-read.c: the rows and what changes them */
gboolean _dcs_resistant_page_find (DcsResistantPage *self, gint64 patient_id, guint *position);
void _dcs_resistant_page_patient_changed (DcsResistantPage *self, gint64 patient_id);
void _dcs_resistant_page_read_again (DcsResistantPage *self);
void _dcs_resistant_page_read_on (DcsResistantPage *self);
void _dcs_resistant_page_update_diseases (DcsResistantPage *self, DcsRoster *roster);

/* dcs-resistant-page-act.c: what is done with a row */
void _dcs_resistant_page_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_resistant_page_update_actions (DcsResistantPage *self);

G_END_DECLS
