/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-import-private.h"

#include "dcs-course-row.h"
#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a dose step and the course that it belongs to both have. */
static const struct
{
  DcsDoseStepField step;
  DcsTreatmentField course;
} shared_fields[] = {
  { DCS_DOSE_STEP_START_DATE, DCS_TREATMENT_START_DATE },
  { DCS_DOSE_STEP_STOP_DATE, DCS_TREATMENT_STOP_DATE },
  { DCS_DOSE_STEP_START_REASON, DCS_TREATMENT_START_REASON },
  { DCS_DOSE_STEP_STOP_REASON, DCS_TREATMENT_STOP_REASON },
  { DCS_DOSE_STEP_RESPONSE, DCS_TREATMENT_RESPONSE },
  { DCS_DOSE_STEP_NOTES, DCS_TREATMENT_NOTES },
};

/* Keeps the texts of a row beyond the reading of the next one. */
static void
keep_texts (DcsImport *import, DcsValue *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (values[i].kind == DCS_VALUE_TEXT)
      values[i].text = g_string_chunk_insert (import->texts, values[i].text);
}

static void
course_free (gpointer data)
{
  DcsImportCourse *course = data;

  g_array_unref (course->steps);
  g_free (course);
}

void
_dcs_import_clear_courses (DcsImport *self)
{
  if (self->courses == NULL)
    {
      self->courses = g_ptr_array_new_with_free_func (course_free);
      self->courses_by_uid = g_hash_table_new (g_str_hash, g_str_equal);
    }
  g_hash_table_remove_all (self->courses_by_uid);
  g_ptr_array_set_size (self->courses, 0);
}

/**
 * _dcs_import_has_pending:
 *
 * Returns: whether a course or dose with this uid waits for the end of the patient's rows
 */
gboolean
_dcs_import_has_pending (DcsImport *self, DcsRecordKind kind, const char *uid)
{
  if (kind == DCS_RECORD_TREATMENT)
    return g_hash_table_contains (self->courses_by_uid, uid);
  for (guint i = 0; kind == DCS_RECORD_DOSE_STEP && i < self->courses->len; i++)
    {
      const GArray *steps = ((DcsImportCourse *) g_ptr_array_index (self->courses, i))->steps;

      for (guint j = 0; j < steps->len; j++)
        if (strcmp (g_array_index (steps, DcsImportStep, j).values[DCS_DOSE_STEP_UID].text, uid)
            == 0)
          return TRUE;
    }
  return FALSE;
}

/* The drug class is said twice, by the drug and by its column: they must agree. */
static gboolean
check_drug_class (DcsImportSource *source, DcsCode drug)
{
  DcsImport *import = source->import;
  const DcsDrug *definition = dcs_catalog_drug (import->format->catalog, drug);
  int column = dcs_bundle_file_find_column (source->file, "drug_class");
  const char *expected;
  const char *text;
  gsize length;

  if (definition == NULL || definition->term.group == 0
      || !_dcs_import_source_cell (source, column, &text, &length))
    return TRUE;
  expected = dcs_code_string (definition->term.group);
  if (strcmp (text, expected) == 0)
    return TRUE;
  _dcs_import_fault_here (source, column, expected);
  return FALSE;
}

/* The course that the row belongs to; a new one when it is the first. NULL: a fault. */
static DcsImportCourse *
find_course (DcsImportSource *source, const DcsValue *values)
{
  DcsImport *import = source->import;
  DcsImportCourse *course = g_hash_table_lookup (import->courses_by_uid,
                                                 values[DCS_TREATMENT_UID].text);
  int uid_column = dcs_bundle_file_find_column (source->file, "course_id");

  if (course != NULL)
    {
      if (course->values[DCS_TREATMENT_DRUG].code == values[DCS_TREATMENT_DRUG].code)
        return course;
      _dcs_import_fault_here (source,
                              dcs_bundle_file_find_column (source->file, "drug"),
                              _ ("the drug of the other rows of the course"));
      return NULL;
    }
  if (!_dcs_import_take_uid (
          source, DCS_RECORD_TREATMENT, uid_column, values[DCS_TREATMENT_UID].text))
    return NULL;
  course = g_new0 (DcsImportCourse, 1);
  memcpy (course->values, values, DCS_N_TREATMENT_FIELDS * sizeof *values);
  course->values[DCS_TREATMENT_UID].text = g_string_chunk_insert (import->texts,
                                                                  values[DCS_TREATMENT_UID].text);
  course->values[DCS_TREATMENT_PATIENT_ID] = dcs_value_integer (import->patient_id);
  course->values[DCS_TREATMENT_ID] = dcs_value_integer (dcs_id_new ());
  course->values[DCS_TREATMENT_VERSION] = dcs_value_integer (1);
  course->values[DCS_TREATMENT_DELETED] = dcs_value_integer (0);
  course->steps = g_array_new (FALSE, FALSE, sizeof (DcsImportStep));
  course->line = source->line;
  g_ptr_array_add (import->courses, course);
  g_hash_table_insert (
      import->courses_by_uid, (gpointer) course->values[DCS_TREATMENT_UID].text, course);
  return course;
}

/* A row without a dose says what is to be said of the course itself. */
static void
take_own_row (DcsImportSource *source, DcsImportCourse *course, const DcsValue *step)
{
  static const DcsDoseStepField of_a_dose[] = { DCS_DOSE_STEP_UID,   DCS_DOSE_STEP_AMOUNT,
                                                DCS_DOSE_STEP_UNIT,  DCS_DOSE_STEP_FREQUENCY,
                                                DCS_DOSE_STEP_ROUTE, DCS_DOSE_STEP_N_DOSES };

  for (guint i = 0; i < G_N_ELEMENTS (of_a_dose); i++)
    if (step[of_a_dose[i]].kind != DCS_VALUE_NULL)
      {
        _dcs_import_fault_here (source,
                                dcs_bundle_file_find_field (source->file, DCS_DOSE_STEP_SEGMENT_NO),
                                _ ("a number from 1, since the row has a dose"));
        return;
      }
  if (course->has_own_row)
    {
      _dcs_import_fault_here (source,
                              dcs_bundle_file_find_column (source->file, "course_id"),
                              _ ("one row without a segment_no for each course"));
      return;
    }
  course->has_own_row = TRUE;
  course->line = source->line;
  for (guint i = 0; i < G_N_ELEMENTS (shared_fields); i++)
    course->values[shared_fields[i].course] = step[shared_fields[i].step];
}

static void
take_step (DcsImportSource *source, DcsImportCourse *course, DcsValue *values)
{
  int uid_column = dcs_bundle_file_find_field (source->file, DCS_DOSE_STEP_UID);
  int number_column = dcs_bundle_file_find_field (source->file, DCS_DOSE_STEP_SEGMENT_NO);
  DcsImportStep step = { .line = source->line };
  DcsKey key = { .owner = course->values[DCS_TREATMENT_ID].integer,
                 .kind = DCS_RECORD_DOSE_STEP,
                 .code = (guint32) values[DCS_DOSE_STEP_SEGMENT_NO].integer };

  if (values[DCS_DOSE_STEP_UID].kind != DCS_VALUE_TEXT)
    {
      _dcs_import_fault_here (source, uid_column, _ ("a treatment_id for each dose"));
      return;
    }
  if (!dcs_key_set_add (source->import->keys, &key))
    {
      _dcs_import_fault_here (
          source, number_column, _ ("a number that no other row of the course has"));
      return;
    }
  values[DCS_DOSE_STEP_TREATMENT_ID] = course->values[DCS_TREATMENT_ID];
  if (!_dcs_import_take_uid (
          source, DCS_RECORD_DOSE_STEP, uid_column, values[DCS_DOSE_STEP_UID].text)
      || !_dcs_import_validate (source, source->line, DCS_RECORD_DOSE_STEP, values))
    return;
  memcpy (step.values, values, DCS_N_DOSE_STEP_FIELDS * sizeof *values);
  g_array_append_val (course->steps, step);
}

/**
 * _dcs_import_treatment_row:
 *
 * A row of treatments.csv: a dose step, kept until the patient's last row of the file is read.
 */
void
_dcs_import_treatment_row (DcsImportSource *source)
{
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  DcsValue course_values[DCS_RECORD_MAX_FIELDS] = { 0 };
  DcsImportCourse *course;
  gboolean good = _dcs_import_read_fields (source, values, course_values);

  /* Also a row with a fault has a course that others may name. */
  if (course_values[DCS_TREATMENT_UID].kind != DCS_VALUE_TEXT
      || course_values[DCS_TREATMENT_DRUG].kind != DCS_VALUE_CODE)
    return;
  good = check_drug_class (source, course_values[DCS_TREATMENT_DRUG].code) && good;
  course = find_course (source, course_values);
  if (course == NULL || !good)
    return;
  keep_texts (source->import, values, DCS_N_DOSE_STEP_FIELDS);
  if (values[DCS_DOSE_STEP_SEGMENT_NO].kind == DCS_VALUE_NULL)
    take_own_row (source, course, values);
  else
    take_step (source, course, values);
}

/* A course without a row of its own begins as its first dose and ends as its last. */
static void
derive_course (DcsImportCourse *course)
{
  g_autofree const DcsValue **steps = g_new (const DcsValue *, course->steps->len + 1);

  for (guint i = 0; i < course->steps->len; i++)
    steps[i] = g_array_index (course->steps, DcsImportStep, i).values;
  dcs_derive_course_values (steps, course->steps->len, course->values);
}

/**
 * _dcs_import_flush_courses:
 *
 * Adds the courses of the current patient, each before its doses.
 */
void
_dcs_import_flush_courses (DcsImportSource *source)
{
  DcsImport *import = source->import;

  for (guint i = 0; i < import->courses->len; i++)
    {
      DcsImportCourse *course = g_ptr_array_index (import->courses, i);

      if (!course->has_own_row)
        derive_course (course);
      if (!_dcs_import_validate (source, course->line, DCS_RECORD_TREATMENT, course->values))
        continue;
      _dcs_import_put (source, course->line, DCS_RECORD_TREATMENT, course->values);
      for (guint j = 0; j < course->steps->len; j++)
        {
          const DcsImportStep *step = &g_array_index (course->steps, DcsImportStep, j);

          _dcs_import_put (source, step->line, DCS_RECORD_DOSE_STEP, step->values);
        }
    }
}

/* The course that a row names. Returns 0 with a fault when the patient has no such course. */
static gint64
find_named_course (DcsImportSource *source, int column, const char *uid)
{
  DcsImportCourse *course = g_hash_table_lookup (source->import->courses_by_uid, uid);

  if (course != NULL)
    return course->values[DCS_TREATMENT_ID].integer;
  _dcs_import_fault_here (
      source, column, _ ("the course_id of a treatment of this patient in treatments.csv"));
  return 0;
}

/**
 * _dcs_import_administration_row:
 *
 * A row of administrations.csv: one infusion, given or missed.
 */
void
_dcs_import_administration_row (DcsImportSource *source)
{
  int column = dcs_bundle_file_find_column (source->file, "course_id");
  DcsValue values[DCS_N_ADMINISTRATION_FIELDS];
  const char *uid;
  gsize length;
  gint64 id;

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  if (!_dcs_import_source_cell (source, column, &uid, &length))
    {
      _dcs_import_fault_here (source, column, _ ("the course_id of a treatment"));
      return;
    }
  id = find_named_course (source, column, uid);
  if (id == 0)
    return;
  values[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (id);
  _dcs_import_put (source, source->line, DCS_RECORD_ADMINISTRATION, values);
}

/**
 * _dcs_import_assessment_row:
 *
 * A row of assessments.csv: how one treatment works, as it was judged at one visit.
 */
void
_dcs_import_assessment_row (DcsImportSource *source)
{
  int visit_column = dcs_bundle_file_find_column (source->file, "visit_id");
  int course_column = dcs_bundle_file_find_column (source->file, "course_id");
  DcsKey key = { .kind = DCS_RECORD_ASSESSMENT };
  DcsValue values[DCS_N_ASSESSMENT_FIELDS];
  DcsImportVisit *visit;
  const char *uid;
  gsize length;
  gint64 id;

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  if (!_dcs_import_source_cell (source, visit_column, &uid, &length))
    {
      _dcs_import_fault_here (source, visit_column, _ ("the visit_id of a visit"));
      return;
    }
  visit = _dcs_import_find_visit (source, visit_column, uid);
  if (visit == NULL)
    return;
  if (!_dcs_import_source_cell (source, course_column, &uid, &length))
    {
      _dcs_import_fault_here (source, course_column, _ ("the course_id of a treatment"));
      return;
    }
  id = find_named_course (source, course_column, uid);
  if (id == 0)
    return;
  key.owner = visit->id;
  key.code = (guint32) ((guint64) id >> 32);
  key.site = (guint32) id;
  if (!dcs_key_set_add (source->import->keys, &key))
    {
      _dcs_import_fault_here (source, course_column, _ ("one response to a course at each visit"));
      return;
    }
  values[DCS_ASSESSMENT_VISIT_ID] = dcs_value_integer (visit->id);
  values[DCS_ASSESSMENT_TREATMENT_ID] = dcs_value_integer (id);
  _dcs_import_put (source, source->line, DCS_RECORD_ASSESSMENT, values);
}

/**
 * _dcs_import_decision_row:
 *
 * A row of decisions.csv: what somebody decided, perhaps about a visit or a treatment.
 */
void
_dcs_import_decision_row (DcsImportSource *source)
{
  int visit_column = dcs_bundle_file_find_column (source->file, "visit_id");
  int course_column = dcs_bundle_file_find_column (source->file, "course_id");
  DcsValue values[DCS_N_DECISION_FIELDS];
  const char *uid;
  gsize length;

  if (!_dcs_import_read_fields (source, values, NULL))
    return;
  if (_dcs_import_source_cell (source, visit_column, &uid, &length))
    {
      DcsImportVisit *visit = _dcs_import_find_visit (source, visit_column, uid);

      if (visit == NULL)
        return;
      values[DCS_DECISION_VISIT_ID] = dcs_value_integer (visit->id);
    }
  if (_dcs_import_source_cell (source, course_column, &uid, &length))
    {
      gint64 id = find_named_course (source, course_column, uid);

      if (id == 0)
        return;
      values[DCS_DECISION_TREATMENT_ID] = dcs_value_integer (id);
    }
  _dcs_import_put (source, source->line, DCS_RECORD_DECISION, values);
}

/* The course that an adverse event must have been about. */
static gint64
link_event (DcsImport *import, const DcsValue *event)
{
  guint n = import->courses->len;
  g_autofree const DcsValue **treatments = g_new (const DcsValue *, n + 1);

  for (guint i = 0; i < n; i++)
    treatments[i] = ((DcsImportCourse *) g_ptr_array_index (import->courses, i))->values;
  return dcs_link_adverse_event (event, treatments, n);
}

/**
 * _dcs_import_adverse_event_row:
 *
 * A row of adverse_events.csv; the treatment is the one named, else the one it must have been.
 */
void
_dcs_import_adverse_event_row (DcsImportSource *source)
{
  DcsImport *import = source->import;
  int column = dcs_bundle_file_find_column (source->file, "course_id");
  int uid_column = dcs_bundle_file_find_field (source->file, DCS_ADVERSE_EVENT_UID);
  DcsValue values[DCS_N_ADVERSE_EVENT_FIELDS];
  gint64 treatment_id = 0;
  const char *uid;
  gsize length;

  if (!_dcs_import_read_fields (source, values, NULL)
      || !_dcs_import_take_uid (
          source, DCS_RECORD_ADVERSE_EVENT, uid_column, values[DCS_ADVERSE_EVENT_UID].text))
    return;
  if (_dcs_import_source_cell (source, column, &uid, &length))
    {
      treatment_id = find_named_course (source, column, uid);
      if (treatment_id == 0)
        return;
    }
  else if (source->cell_of[column] < 0)
    treatment_id = link_event (import, values);
  values[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (treatment_id);
  if (_dcs_import_validate (source, source->line, DCS_RECORD_ADVERSE_EVENT, values))
    _dcs_import_put (source, source->line, DCS_RECORD_ADVERSE_EVENT, values);
}
