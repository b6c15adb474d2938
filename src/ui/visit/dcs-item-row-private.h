/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry.h"
#include "dcs-item-row.h"
#include "dcs-level-button.h"
#include "dcs-level-layout.h"

G_BEGIN_DECLS

struct _DcsItemRow
{
  AdwBin parent_instance;

  /* Template */
  DcsLevelLayout *layout;
  GtkWidget *levels;
  GtkLabel *previous_label;
  GtkLabel *problem_label;
  GtkLabel *title_label;

  /* owned */
  char *item; /* NULL: a cell that is no item */
  char *path;
  char *title; /* NULL: what the cell says */
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  GString *pending; /* digits that can still grow */

  gboolean has_meanings; /* longer than a word or two */
};

#define for_each_level(self, level)                                                                \
  for (GtkWidget *level = gtk_widget_get_first_child ((self)->levels); level != NULL;              \
       level = gtk_widget_get_next_sibling (level))

/* dcs-item-row.c */
void _dcs_item_row_choose (DcsItemRow *self, DcsLevelButton *button);
DcsLevelButton *_dcs_item_row_current (DcsItemRow *self);
void _dcs_item_row_say (DcsItemRow *self, const char *problem, const char *css_class);
const DcsTest *_dcs_item_row_test (DcsItemRow *self);
void _dcs_item_row_update (DcsItemRow *self);

/* dcs-item-row-keys.c */
void _dcs_item_row_add_keys (DcsItemRow *self);

G_END_DECLS
