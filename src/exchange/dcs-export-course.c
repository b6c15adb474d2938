/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-export-private.h"

#include "dcs-course-row.h"
#include "dcs-records.h"

/* A row of treatments.csv: a dose step, or a course by itself. */
typedef struct
{
  gint64 id; /* by which the rows are in the order of entry */
  const DcsValue *step;
  const DcsValue *course;
} DoseRow;

static void
write_rows (DcsExport *self, DcsBundleFileId id, DcsRecordKind kind)
{
  g_autoptr (GPtrArray) rows = _dcs_export_rows_by_entry (self->course, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      DcsExportRow row = { .values = g_ptr_array_index (rows, i) };

      _dcs_export_write_row (self, id, &row);
    }
}

static void
write_patient (DcsExport *self)
{
  DcsExportRow row = { .values = dcs_course_patient (self->course) };

  if (row.values[DCS_PATIENT_DISEASE].code != self->format->default_disease)
    _dcs_export_use_column (self,
                            DCS_BUNDLE_PATIENTS,
                            dcs_bundle_file_find_field (&self->format->files[DCS_BUNDLE_PATIENTS],
                                                        DCS_PATIENT_DISEASE));
  _dcs_export_write_row (self, DCS_BUNDLE_PATIENTS, &row);
}

/* Whether the course is what its doses say, so that it needs no row of its own. */
static gboolean
follows_from_doses (const DcsValue *course, const DcsValue *const *steps, guint n_steps)
{
  static const DcsTreatmentField derived[] = {
    DCS_TREATMENT_START_DATE,  DCS_TREATMENT_STOP_DATE, DCS_TREATMENT_START_REASON,
    DCS_TREATMENT_STOP_REASON, DCS_TREATMENT_RESPONSE,  DCS_TREATMENT_NOTES,
  };
  DcsValue values[DCS_N_TREATMENT_FIELDS] = { 0 };

  if (n_steps == 0)
    return FALSE;
  dcs_derive_course_values (steps, n_steps, values);
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (!dcs_value_equal (&course[derived[i]], &values[derived[i]]))
      return FALSE;
  return TRUE;
}

static int
compare_doses (gconstpointer a, gconstpointer b)
{
  gint64 id_a = ((const DoseRow *) a)->id, id_b = ((const DoseRow *) b)->id;

  return id_a < id_b ? -1 : id_a > id_b;
}

/* What a course has, in the columns that a dose has it in. */
static void
course_as_dose (const DcsValue *course, DcsValue *values)
{
  values[DCS_DOSE_STEP_START_DATE] = course[DCS_TREATMENT_START_DATE];
  values[DCS_DOSE_STEP_STOP_DATE] = course[DCS_TREATMENT_STOP_DATE];
  values[DCS_DOSE_STEP_START_REASON] = course[DCS_TREATMENT_START_REASON];
  values[DCS_DOSE_STEP_STOP_REASON] = course[DCS_TREATMENT_STOP_REASON];
  values[DCS_DOSE_STEP_RESPONSE] = course[DCS_TREATMENT_RESPONSE];
  values[DCS_DOSE_STEP_NOTES] = course[DCS_TREATMENT_NOTES];
}

static void
write_treatments (DcsExport *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DoseRow));
  guint n = dcs_course_count (self->course, DCS_RECORD_TREATMENT);

  for (guint i = 0; i < n; i++)
    {
      const DcsValue *course = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      DoseRow own = { course[DCS_TREATMENT_ID].integer, NULL, course };
      guint n_steps;
      const DcsValue *const *steps = dcs_course_dose_steps (
          self->course, course[DCS_TREATMENT_ID].integer, &n_steps);

      if (!follows_from_doses (course, steps, n_steps))
        g_array_append_val (rows, own);
      for (guint j = 0; j < n_steps; j++)
        {
          DoseRow dose = { steps[j][DCS_DOSE_STEP_ID].integer, steps[j], course };

          g_array_append_val (rows, dose);
        }
    }
  g_array_sort (rows, compare_doses);
  for (guint i = 0; i < rows->len; i++)
    {
      const DoseRow *dose = &g_array_index (rows, DoseRow, i);
      DcsValue own[DCS_N_DOSE_STEP_FIELDS] = { 0 };
      DcsExportRow row = { .values = dose->step != NULL ? dose->step : own,
                           .course = dose->course };

      if (dose->step == NULL)
        course_as_dose (dose->course, own);
      _dcs_export_write_row (self, DCS_BUNDLE_TREATMENTS, &row);
    }
}

static gboolean
is_partial (const DcsValue *value)
{
  return value->kind == DCS_VALUE_DATE && value->date.precision != DCS_DATE_DAY;
}

/* Whether the course of an event could be guessed otherwise from what is written: months and years
 * are shifted less exactly than days. */
static gboolean
may_be_misread (DcsExport *self, const DcsValue *event, const DcsValue *treatment)
{
  return self->deidentifier != NULL
         && event[DCS_ADVERSE_EVENT_DRUG].code == treatment[DCS_TREATMENT_DRUG].code
         && (is_partial (&event[DCS_ADVERSE_EVENT_ONSET_DATE])
             || is_partial (&treatment[DCS_TREATMENT_START_DATE])
             || is_partial (&treatment[DCS_TREATMENT_STOP_DATE]));
}

static void
write_adverse_events (DcsExport *self)
{
  const DcsBundleFile *file = &self->format->files[DCS_BUNDLE_ADVERSE_EVENTS];
  guint n_treatments = dcs_course_count (self->course, DCS_RECORD_TREATMENT);
  guint n = dcs_course_count (self->course, DCS_RECORD_ADVERSE_EVENT);
  g_autofree const DcsValue **treatments = g_new (const DcsValue *, n_treatments + 1);

  for (guint i = 0; i < n_treatments; i++)
    treatments[i] = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
  for (guint i = 0; i < n; i++)
    {
      const DcsValue *event = dcs_course_row (self->course, DCS_RECORD_ADVERSE_EVENT, i);
      gint64 named = event[DCS_ADVERSE_EVENT_TREATMENT_ID].kind == DCS_VALUE_INTEGER
                         ? event[DCS_ADVERSE_EVENT_TREATMENT_ID].integer
                         : 0;
      gboolean must_be_said = named != dcs_link_adverse_event (event, treatments, n_treatments);

      for (guint j = 0; j < n_treatments && !must_be_said; j++)
        must_be_said = may_be_misread (self, event, treatments[j]);
      if (must_be_said)
        _dcs_export_use_column (self,
                                DCS_BUNDLE_ADVERSE_EVENTS,
                                dcs_bundle_file_find_field (file, DCS_ADVERSE_EVENT_TREATMENT_ID));
    }
  write_rows (self, DCS_BUNDLE_ADVERSE_EVENTS, DCS_RECORD_ADVERSE_EVENT);
}

static void
write_investigations (DcsExport *self)
{
  g_autoptr (GPtrArray) rows = _dcs_export_rows_by_entry (self->course, DCS_RECORD_INVESTIGATION);

  for (guint i = 0; i < rows->len; i++)
    {
      DcsExportRow row = { .values = g_ptr_array_index (rows, i) };

      _dcs_export_write_row (self,
                             dcs_bundle_is_imaging (self->format, row.values)
                                 ? DCS_BUNDLE_IMAGING
                                 : DCS_BUNDLE_INVESTIGATIONS,
                             &row);
    }
}

/**
 * _dcs_export_course:
 * @course: of the next patient
 *
 * Writes everything about one patient.
 */
void
_dcs_export_course (DcsExport *self, DcsCourse *course)
{
  const DcsValue *patient = dcs_course_patient (course);
  gint64 *key = g_new (gint64, 1);
  char *code;

  *key = patient[DCS_PATIENT_ID].integer;
  if (self->deidentifier != NULL)
    {
      code = dcs_deidentifier_dup_code (self->deidentifier, *key);
      self->shift = dcs_deidentifier_shift (self->deidentifier, *key);
    }
  else
    code = g_strdup (patient[DCS_PATIENT_CODE].text);
  g_hash_table_replace (self->codes, key, code);
  self->code = code;
  self->course = course;
  self->last_found = NULL;

  write_patient (self);
  write_rows (self, DCS_BUNDLE_HISTORY, DCS_RECORD_HISTORY);
  write_rows (self, DCS_BUNDLE_LESIONS, DCS_RECORD_LESION);
  write_rows (self, DCS_BUNDLE_EXTRACUTANEOUS, DCS_RECORD_FINDING);
  _dcs_export_observations (self);
  write_treatments (self);
  write_rows (self, DCS_BUNDLE_ADMINISTRATIONS, DCS_RECORD_ADMINISTRATION);
  write_rows (self, DCS_BUNDLE_ASSESSMENTS, DCS_RECORD_ASSESSMENT);
  write_rows (self, DCS_BUNDLE_RELAPSES, DCS_RECORD_RELAPSE);
  write_adverse_events (self);
  write_investigations (self);
  write_rows (self, DCS_BUNDLE_CARE_ITEMS, DCS_RECORD_CARE_ITEM);
  write_rows (self, DCS_BUNDLE_DECISIONS, DCS_RECORD_DECISION);
  self->report->n_patients++;
}
