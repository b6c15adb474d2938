/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry.h"
#include "dcs-form-totals.h"
#include "dcs-score-cell.h"
#include "dcs-score-grid.h"
#include "dcs-term-entry.h"

G_BEGIN_DECLS

struct _DcsScoreGrid
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *message_label;
  GtkToggleButton *not_assessed_button;
  GtkToggleButton *not_involved_button;
  GtkWidget *rest_bar;
  GtkWidget *rest_box;
  GtkLabel *rest_label;
  DcsTermEntry *site_entry;
  GtkGrid *table;
  DcsFormTotals *totals;

  /* owned */
  char *form;
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  GArray *sites;       /* DcsCode: the rows */
  GPtrArray *cells;    /* row by row; the widgets are the table's */
  GPtrArray *previous; /* GtkLabel beside each cell */
  GString *pending;    /* digits typed into the current cell that can still grow */
  char *message;

  /* borrowed */
  const DcsFormInfo *info; /* from the definition; NULL until there is an entry */

  guint row, column; /* the current cell */
  gboolean updating;
};

/* dcs-score-grid.c */
const DcsTest *_dcs_score_grid_test (DcsScoreGrid *self, guint column);
DcsCode _dcs_score_grid_site (DcsScoreGrid *self, guint row);
DcsScoreCell *_dcs_score_grid_cell (DcsScoreGrid *self, guint row, guint column);
char *_dcs_score_grid_path (DcsScoreGrid *self, guint row, guint column);
void _dcs_score_grid_focus (DcsScoreGrid *self, guint row, guint column);
void _dcs_score_grid_say (DcsScoreGrid *self, const char *message);

/* dcs-score-grid-keys.c */
void _dcs_score_grid_add_keys (DcsScoreGrid *self);

/* dcs-score-grid-table.c */
void _dcs_score_grid_add_headers (DcsScoreGrid *self);
void _dcs_score_grid_add_row (DcsScoreGrid *self, guint row);
void _dcs_score_grid_clear (DcsScoreGrid *self);
void _dcs_score_grid_set_current (DcsScoreGrid *self, guint row, guint column);
void _dcs_score_grid_update_cell (DcsScoreGrid *self, guint row, guint column);

G_END_DECLS
