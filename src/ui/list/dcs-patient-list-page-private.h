/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-metered-model.h"
#include "dcs-patient-cell-style.h"
#include "dcs-patient-list-filter.h"
#include "dcs-patient-list-page.h"

G_BEGIN_DECLS

typedef enum
{
  FILTER_DISEASE,
  FILTER_SUBTYPE,
  FILTER_STATE,
  FILTER_DRUG,
  N_FILTERS,
} DcsPatientListFilterKind;

/* What a column's sorter knows: whose it is. */
typedef struct
{
  DcsPatientListPage *page;
  DcsRosterColumn column;
} DcsColumnProbe;

struct _DcsPatientListPage
{
  AdwBin parent_instance;

  /* Template */
  GtkButton *clear_button;
  GtkColumnView *column_view;
  GtkColumnViewColumn *columns[DCS_N_ROSTER_COLUMNS];
  GtkLabel *count_label;
  DcsPatientListFilter *filters[N_FILTERS];
  DcsMeteredModel *rows;
  GtkSearchEntry *search_entry;
  GtkSingleSelection *selection;
  GtkMenuButton *sort_button;
  GMenu *sort_menu;
  GtkSpinner *spinner;
  GtkStack *stack;

  /* Owned */
  DcsRoster *roster;
  GSignalGroup *roster_signals;
  DcsPatientCellStyle *cell_style; /* NULL: to be made */
  GObject *probe_items[2];
  char *sort;
  guint spinner_id;
  guint tick_id;
  guint quiet_id;

  DcsColumnProbe probes[DCS_N_ROSTER_COLUMNS];
  DcsRosterColumn sort_column;
  gboolean sort_descending;
  gboolean folded;
  gboolean is_clearing; /* several filters change, one query follows */
  gboolean is_sorting;  /* the arrow is being set, not clicked */
  int probed_column;    /* the answer of the sorters, or -1 */
};

const DcsPatientCellStyle *_dcs_patient_list_page_get_cell_style (DcsPatientListPage *self);

void _dcs_patient_list_page_await_pause (DcsPatientListPage *self);
void _dcs_patient_list_page_update_view (DcsPatientListPage *self);

/* dcs-patient-list-query.c */
gboolean _dcs_patient_list_page_has_filter (DcsPatientListPage *self);
void _dcs_patient_list_page_apply_query (DcsPatientListPage *self);
void _dcs_patient_list_page_update_subtypes (DcsPatientListPage *self);
void _dcs_patient_list_page_update_choices (DcsPatientListPage *self);
void _dcs_patient_list_page_clear_filters (DcsPatientListPage *self);

/* dcs-patient-list-sort.c */
const char *_dcs_patient_list_column_name (DcsRosterColumn column);
gboolean _dcs_patient_list_parse_column (const char *name, DcsRosterColumn *column);
void _dcs_patient_list_page_create_sorters (DcsPatientListPage *self);
void
_dcs_patient_list_page_sort (DcsPatientListPage *self, DcsRosterColumn column, gboolean descending);

G_END_DECLS
