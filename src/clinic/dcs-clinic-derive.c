/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core-private.h"

#include "dcs-derive.h"
#include "dcs-records.h"

#include <string.h>

/* What is stored beside the records of a patient follows from them: the line of the patient list
 * and what the worklist shows. It is derived when something changes and written in the same
 * transaction. */

void
_dcs_derived_clear (DcsDerived *self)
{
  g_clear_pointer (&self->search_key, g_free);
}

/* Who wrote the last visit, or "". */
static const char *
last_clinician (DcsCourse *course)
{
  for (guint i = dcs_course_count (course, DCS_RECORD_VISIT); i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);
      const DcsValue *clinician = &row[DCS_VISIT_CLINICIAN];

      if (row[DCS_VISIT_DELETED].integer == 1)
        continue;
      return clinician->kind == DCS_VALUE_TEXT && clinician->text != NULL ? clinician->text : "";
    }
  return "";
}

/**
 * _dcs_clinic_core_derive:
 * @course: sealed; must live as long as @derived
 * @derived: (out): what follows from it; empty for a disease whose definition is gone: the record
 *   stays, nothing is derived from it
 *
 * Runs the core's analysis over a course.
 */
void
_dcs_clinic_core_derive (DcsClinicCore *self, DcsCourse *course, DcsDerived *derived)
{
  const DcsValue *patient = dcs_course_patient (course);
  DcsDefinition *definition = dcs_catalog_find (self->catalog, patient[DCS_PATIENT_DISEASE].code);

  memset (derived, 0, sizeof *derived);
  if (definition != NULL)
    {
      dcs_analysis_run (self->analysis, course, definition, DCS_ANALYSIS_ALL);
      dcs_analysis_summarize (self->analysis, &derived->summary);
      derived->work = dcs_analysis_work (self->analysis, &derived->n_work);
    }
  derived->summary.patient_id = patient[DCS_PATIENT_ID].integer;
  derived->search_key = dcs_derive_search_key (patient);
  derived->clinician = last_clinician (course);
}

gboolean
_dcs_clinic_core_put_summary (DcsClinicCore *self, DcsCourse *course, GError **error)
{
  g_auto (DcsDerived) derived = { 0 };
  GError *store_error = NULL;

  _dcs_clinic_core_derive (self, course, &derived);
  if (!dcs_store_put_summary (
          self->store, &derived.summary, derived.search_key, derived.clinician, &store_error)
      || !dcs_store_put_work (
          self->store, derived.summary.patient_id, derived.work, derived.n_work, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

static gboolean
load_own_course (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  GError *store_error = NULL;

  dcs_course_clear (self->course);
  if (!dcs_store_load_course (self->store, patient_id, self->course, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

gboolean
_dcs_clinic_core_summarize (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  return load_own_course (self, patient_id, error)
         && _dcs_clinic_core_put_summary (self, self->course, error);
}

DcsAnalysis *
_dcs_clinic_core_analyse (DcsClinicCore *self,
                          gint64 patient_id,
                          DcsAnalysisParts parts,
                          GError **error)
{
  DcsDefinition *definition;

  if (!load_own_course (self, patient_id, error))
    return NULL;
  definition = dcs_catalog_find (self->catalog,
                                 dcs_course_patient (self->course)[DCS_PATIENT_DISEASE].code);
  if (definition == NULL)
    return NULL;
  dcs_analysis_run (self->analysis, self->course, definition, parts);
  return self->analysis;
}

/**
 * _dcs_clinic_core_derive_all:
 *
 * Derives everybody who is not deleted, in the running transaction, and keeps by which rules.
 */
gboolean
_dcs_clinic_core_derive_all (DcsClinicCore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = _dcs_clinic_core_list_patients (self, error);
  g_autofree char *rules = _dcs_clinic_core_dup_fingerprint (self);
  GError *store_error = NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !_dcs_clinic_core_summarize (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  if (!dcs_store_put_derivation (self->store, rules, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/* After a migration, or a file of a version that kept none. */
static gboolean
derive_missing (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  g_autoptr (GArray) missing = dcs_store_missing_summaries (self->store, &store_error);

  if (missing == NULL)
    return _dcs_clinic_propagate (error, store_error);
  for (guint i = 0; i < missing->len; i++)
    if (!_dcs_clinic_core_summarize (self, g_array_index (missing, gint64, i), error))
      return FALSE;
  return TRUE;
}

gboolean
_dcs_clinic_core_is_current (DcsClinicCore *self, gboolean *current, GError **error)
{
  g_autofree char *rules = _dcs_clinic_core_dup_fingerprint (self);
  GError *store_error = NULL;
  g_autofree char *stored = dcs_store_dup_derivation (self->store, &store_error);

  if (stored == NULL)
    return _dcs_clinic_propagate (error, store_error);
  *current = strcmp (stored, rules) == 0;
  return TRUE;
}

static gboolean
has_missing (DcsClinicCore *self, gboolean *missing, GError **error)
{
  GError *store_error = NULL;
  g_autoptr (GArray) ids = dcs_store_missing_summaries (self->store, &store_error);

  if (ids == NULL)
    return _dcs_clinic_propagate (error, store_error);
  *missing = ids->len > 0;
  return TRUE;
}

/**
 * _dcs_clinic_core_update_derived:
 *
 * What was derived by other rules (another version of the program, changed definitions) or never
 * (after a migration) is derived anew, before anybody sees it: one transaction.
 */
gboolean
_dcs_clinic_core_update_derived (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  gboolean current = FALSE, missing = FALSE;

  if (!_dcs_clinic_core_is_current (self, &current, error) || !has_missing (self, &missing, error))
    return FALSE;
  if (current && !missing)
    return TRUE;
  if (!_dcs_clinic_core_begin (self, "derive summaries", error))
    return FALSE;
  if (!(current ? derive_missing (self, error) : _dcs_clinic_core_derive_all (self, NULL, error)))
    {
      dcs_store_rollback (self->store);
      return FALSE;
    }
  if (!dcs_store_commit (self->store, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}
