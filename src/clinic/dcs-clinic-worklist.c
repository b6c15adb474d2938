/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"

#include "dcs-clinic-core-private.h"
#include "dcs-work-rules.h"

#include <glib/gi18n-lib.h>

/* The worklist of a day. Which rows it has is read from what is stored; what they say is derived
 * from the courses of the rows that are handed out, each loaded once. */

G_STATIC_ASSERT ((int) DCS_WORK_GROUP_VISITS == (int) DCS_STORE_WORK_TODAY);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_OVERDUE == (int) DCS_STORE_WORK_OVERDUE);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_DUE == (int) DCS_STORE_WORK_DUE);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_SOON == (int) DCS_STORE_WORK_SOON);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_CONFIRM == (int) DCS_STORE_WORK_CONFIRM);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_FOLLOW == (int) DCS_STORE_WORK_FOLLOW);
G_STATIC_ASSERT ((int) DCS_WORK_GROUP_COMPLETE == (int) DCS_STORE_WORK_COMPLETE);
G_STATIC_ASSERT ((int) DCS_N_WORK_GROUPS == (int) DCS_N_STORE_WORK_GROUPS);

void
dcs_work_row_free (DcsWorkRow *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self->clinician);
  g_free (self->what);
  g_free (self->why);
  g_free (self);
}

/**
 * dcs_work_group_label:
 *
 * Returns: (transfer none): what a group of the worklist is called
 */
const char *
dcs_work_group_label (DcsWorkGroup group)
{
  static const char *const labels[DCS_N_WORK_GROUPS] = {
    [DCS_WORK_GROUP_VISITS] = N_ ("Visits today"),
    [DCS_WORK_GROUP_OVERDUE] = N_ ("Overdue"),
    [DCS_WORK_GROUP_DUE] = NULL, /* in a context of its own */
    [DCS_WORK_GROUP_SOON] = N_ ("Due soon"),
    [DCS_WORK_GROUP_CONFIRM] = N_ ("To confirm"),
    [DCS_WORK_GROUP_FOLLOW] = N_ ("To follow up"),
    [DCS_WORK_GROUP_COMPLETE] = N_ ("To complete"),
  };

  g_return_val_if_fail (group < DCS_N_WORK_GROUPS, "");

  return group == DCS_WORK_GROUP_DUE ? C_ ("what is due", "Due") : _ (labels[group]);
}

static DcsStoreWorkQuery
store_query (const DcsWorkQuery *query)
{
  return (
      DcsStoreWorkQuery){ .today = query->today,
                          .backlog = dcs_date_from_day (dcs_date_day (query->today, DCS_DATE_MIDDLE)
                                                        - DCS_WORK_BACKLOG_DAYS),
                          .kinds = query->kinds,
                          .disease = query->disease,
                          .clinician = query->clinician,
                          .patient_id = query->patient_id };
}

static gboolean
add_row_cb (const DcsStoreWorkRow *stored, gpointer data)
{
  DcsWorkRow *row = g_new0 (DcsWorkRow, 1);

  row->item = stored->item;
  row->group = (DcsWorkGroup) stored->group;
  row->code = g_strdup (stored->code);
  row->name = g_strdup (stored->name);
  row->clinician = g_strdup (stored->clinician);
  row->disease = stored->disease;
  row->state = stored->state;
  g_ptr_array_add (data, row);
  return TRUE;
}

static int
compare_patients (gconstpointer a, gconstpointer b)
{
  const DcsWorkRow *row_a = *(DcsWorkRow *const *) a, *row_b = *(DcsWorkRow *const *) b;

  return row_a->item.patient_id < row_b->item.patient_id   ? -1
         : row_a->item.patient_id > row_b->item.patient_id ? 1
                                                           : 0;
}

/* Of a patient who went away meanwhile nothing can be said; their rows are empty and go with the
 * next look. */
static gboolean
add_texts_of_patient (DcsClinicCore *self, DcsWorkRow **rows, guint n_rows, GError **error)
{
  GError *local_error = NULL;
  DcsAnalysis *analysis = _dcs_clinic_core_analyse (
      self, rows[0]->item.patient_id, DCS_ANALYSIS_ALL, &local_error);

  if (local_error != NULL
      && !g_error_matches (local_error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  g_clear_error (&local_error);
  for (guint i = 0; i < n_rows; i++)
    {
      rows[i]->what = analysis != NULL ? dcs_analysis_describe_work (analysis, &rows[i]->item)
                                       : g_strdup ("");
      rows[i]->why = analysis != NULL ? dcs_analysis_reason_work (analysis, &rows[i]->item)
                                      : g_strdup ("");
    }
  return TRUE;
}

static gboolean
add_texts (DcsClinicCore *self, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) by_patient = g_ptr_array_copy (rows, NULL, NULL);
  DcsWorkRow **sorted;

  g_ptr_array_set_free_func (by_patient, NULL);
  g_ptr_array_sort (by_patient, compare_patients);
  sorted = (DcsWorkRow **) by_patient->pdata;
  for (guint i = 0, n; i < by_patient->len; i += n)
    {
      for (n = 1;
           i + n < by_patient->len && sorted[i + n]->item.patient_id == sorted[i]->item.patient_id;)
        n++;
      if (!add_texts_of_patient (self, sorted + i, n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dcs_clinic_core_worklist:
 * @query: its day must be set
 * @counts: (out) (optional): how many rows there are, whatever the limit
 *
 * Reads what waits for somebody on a day.
 *
 * Returns: (transfer full) (nullable) (element-type DcsWorkRow): the rows in the order of the
 *   groups, in them by date, then by the patient's code; %NULL on error
 */
GPtrArray *
dcs_clinic_core_worklist (DcsClinicCore *self,
                          const DcsWorkQuery *query,
                          DcsWorkCounts *counts,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_work_row_free);
  DcsStoreWorkQuery wanted = store_query (query);
  GError *store_error = NULL;

  if (!dcs_store_each_work (self->store, &wanted, query->limit, add_row_cb, rows, &store_error))
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  if (!add_texts (self, rows, error)
      || (counts != NULL && !dcs_clinic_core_count_work (self, query, counts, error)))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * dcs_clinic_core_count_work:
 * @counts: (out): how many rows of each group the worklist of the day has, of how many patients
 */
gboolean
dcs_clinic_core_count_work (DcsClinicCore *self,
                            const DcsWorkQuery *query,
                            DcsWorkCounts *counts,
                            GError **error)
{
  DcsStoreWorkQuery wanted = store_query (query);
  GError *store_error = NULL;

  if (!dcs_store_count_work (
          self->store, &wanted, counts->n_rows, &counts->n_patients, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_list_clinicians:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): who saw patients last, each once, sorted
 */
GPtrArray *
dcs_clinic_core_list_clinicians (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  GPtrArray *names = dcs_store_list_clinicians (self->store, &store_error);

  if (names == NULL)
    _dcs_clinic_propagate (error, store_error);
  return names;
}

/**
 * dcs_clinic_core_explain_work:
 *
 * Returns: (transfer full) (nullable): why a row is on the worklist; %NULL without an error when it
 *   is settled
 */
DcsExplanation *
dcs_clinic_core_explain_work (DcsClinicCore *self, const DcsWorkItem *item, GError **error)
{
  DcsAnalysis *analysis = _dcs_clinic_core_analyse (
      self, item->patient_id, DCS_ANALYSIS_ALL, error);

  return analysis != NULL ? dcs_analysis_explain_work (analysis, item) : NULL;
}
