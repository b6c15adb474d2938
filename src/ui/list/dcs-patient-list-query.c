/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-page-private.h"

#include "dcs-derive.h"

/* Which patients are listed: the search, the filters and what they offer. */

/*< private >
 * _dcs_patient_list_page_has_filter:
 *
 * Returns: whether any filter is set
 */
gboolean
_dcs_patient_list_page_has_filter (DcsPatientListPage *self)
{
  for (guint i = 0; i < N_FILTERS; i++)
    if (dcs_patient_list_filter_get_code (self->filters[i]) != 0)
      return TRUE;
  return FALSE;
}

/*< private >
 * _dcs_patient_list_page_apply_query:
 *
 * Lists what search and filters ask for.
 */
void
_dcs_patient_list_page_apply_query (DcsPatientListPage *self)
{
  DcsRosterQuery query = {
    .search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    .disease = dcs_patient_list_filter_get_code (self->filters[FILTER_DISEASE]),
    .subtype = dcs_patient_list_filter_get_code (self->filters[FILTER_SUBTYPE]),
    .state = dcs_patient_list_filter_get_code (self->filters[FILTER_STATE]),
    .drug = dcs_patient_list_filter_get_code (self->filters[FILTER_DRUG]),
  };

  if (self->roster == NULL || self->is_clearing)
    return;
  _dcs_patient_list_page_await_pause (self);
  dcs_roster_set_query (self->roster, &query);
  _dcs_patient_list_page_update_view (self);
}

static const char *
label_disease (guint code, gpointer data)
{
  DcsDefinition *definition = dcs_catalog_find (data, code);

  return definition != NULL ? dcs_definition_label (definition) : NULL;
}

static const char *
label_subtype (guint code, gpointer data)
{
  return dcs_catalog_label (data, "subtype", code);
}

static const char *
label_state (guint code, gpointer data)
{
  return dcs_state_label (code);
}

static const char *
label_drug (guint code, gpointer data)
{
  return dcs_catalog_label (data, "drug", code);
}

/*< private >
 * _dcs_patient_list_page_update_subtypes:
 *
 * Offers the subtypes of the disease that is chosen.
 */
void
_dcs_patient_list_page_update_subtypes (DcsPatientListPage *self)
{
  DcsCode disease = dcs_patient_list_filter_get_code (self->filters[FILTER_DISEASE]);
  g_autoptr (GArray) codes = dcs_roster_dup_subtypes (self->roster, disease);

  dcs_patient_list_filter_set_codes (self->filters[FILTER_SUBTYPE],
                                     codes,
                                     TRUE,
                                     label_subtype,
                                     dcs_roster_get_catalog (self->roster));
}

/*< private >
 * _dcs_patient_list_page_update_choices:
 *
 * Offers what occurs in the patients.
 */
void
_dcs_patient_list_page_update_choices (DcsPatientListPage *self)
{
  DcsCatalog *catalog = dcs_roster_get_catalog (self->roster);
  g_autoptr (GArray) diseases = dcs_roster_dup_diseases (self->roster);
  g_autoptr (GArray) drugs = dcs_roster_dup_drugs (self->roster);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint state = DCS_STATE_UNKNOWN + 1; state < DCS_N_STATES; state++)
    if (dcs_roster_has_state (self->roster, state))
      g_array_append_val (states, state);
  dcs_patient_list_filter_set_codes (
      self->filters[FILTER_DISEASE], diseases, TRUE, label_disease, catalog);
  dcs_patient_list_filter_set_codes (
      self->filters[FILTER_STATE], states, FALSE, label_state, catalog);
  dcs_patient_list_filter_set_codes (self->filters[FILTER_DRUG], drugs, TRUE, label_drug, catalog);
  _dcs_patient_list_page_update_subtypes (self);
}

/*< private >
 * _dcs_patient_list_page_clear_filters:
 *
 * Lists everybody again.
 */
void
_dcs_patient_list_page_clear_filters (DcsPatientListPage *self)
{
  self->is_clearing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  for (guint i = 0; i < N_FILTERS; i++)
    dcs_patient_list_filter_set_code (self->filters[i], 0);
  self->is_clearing = FALSE;
  if (self->roster != NULL)
    _dcs_patient_list_page_update_subtypes (self);
  _dcs_patient_list_page_apply_query (self);
}
