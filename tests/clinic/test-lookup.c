/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include <string.h>

/* The history of records, patients who are alike, findings: what forms ask of a clinic file. */

static GPtrArray *
history (CoreFixture *f, DcsRecordKind kind, gint64 patient_id, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = dcs_clinic_core_record_history (f->core, kind, patient_id, id, &error);

  g_assert_no_error (error);
  return entries;
}

/* "update date: 14 March 2019 -> 15 March 2019", a line for each. */
static char *
tell (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const DcsHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_assert_nonnull (strchr (entry->when, 'T'));
      g_assert_cmpstr (entry->who, ==, g_get_user_name ());
      g_string_append_printf (
          text,
          "%s %s%s%s: %s -> %s\n",
          entry->action,
          dcs_record_info (entry->kind)->table,
          entry->field >= 0 ? "." : "",
          entry->field >= 0 ? dcs_record_info (entry->kind)->fields[entry->field].name : "",
          entry->before != NULL ? entry->before : "",
          entry->after != NULL ? entry->after : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_a_history_is_in_words (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 treatment_id = core_fixture_add_treatment (f, patient_id, "methotrexate");
  g_autoptr (DcsDraft) treatment = core_fixture_edit (
      f, DCS_RECORD_TREATMENT, patient_id, treatment_id);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  core_fixture_add_treatment (f, patient_id, "mycophenolate_mofetil");
  core_fixture_add_step (f, patient_id, treatment_id, 1);
  core_put (treatment, DCS_TREATMENT_START_DATE, dcs_value_date (dcs_date_new (2019, 4, 0)));
  core_put (treatment, DCS_TREATMENT_NOTES, dcs_value_text ("A \"quoted\"\nnote, ölçüm"));
  dcs_clinic_core_save (f->core, &treatment, 1, "corrected", NULL, &error);
  g_assert_no_error (error);
  core_put (treatment, DCS_TREATMENT_NOTES, DCS_VALUE_INIT);
  core_fixture_save (f, treatment);

  entries = history (f, DCS_RECORD_TREATMENT, patient_id, treatment_id);
  text = tell (entries);
  g_assert_cmpstr (text,
                   ==,
                   "update treatment.notes: A \"quoted\"\nnote, ölçüm -> \n"
                   "update treatment.start_date: 14 March 2019 -> April 2019\n"
                   "update treatment.notes:  -> A \"quoted\"\nnote, ölçüm\n"
                   "insert dose_step:  -> Dose\n"
                   "insert treatment:  -> Treatment, Methotrexate, 14 Mar 2019\n");
  g_assert_null (((DcsHistoryEntry *) g_ptr_array_index (entries, 0))->reason);
  g_assert_cmpstr (((DcsHistoryEntry *) g_ptr_array_index (entries, 1))->reason, ==, "corrected");
}

/* Of a visit: its measurements too, each told by its value; and nothing of another visit. */
static void
test_a_visit_tells_its_measurements (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 visit_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  gint64 other_id = core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 2, 1));
  gint64 treatment_id = core_fixture_add_treatment (f, patient_id, "methotrexate");
  g_autoptr (DcsDraft) weight = NULL;
  g_autoptr (DcsDeletion) deletion = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  core_fixture_add_weight (f, patient_id, visit_id, 20.5);
  weight = core_fixture_edit (f, DCS_RECORD_OBSERVATION, patient_id, 0);
  core_fixture_add_weight (f, patient_id, other_id, 30);
  core_fixture_add_assessment (f, patient_id, visit_id, treatment_id, "partial");
  core_put (weight, DCS_OBSERVATION_VALUE, dcs_value_decimal (21, 1));
  core_fixture_save (f, weight);
  deletion = dcs_clinic_core_delete (f->core, DCS_RECORD_VISIT, patient_id, visit_id, &error);
  g_assert_no_error (error);
  dcs_clinic_core_undelete (f->core, deletion, &error);
  g_assert_no_error (error);

  entries = history (f, DCS_RECORD_VISIT, patient_id, visit_id);
  g_assert_cmpstr (
      dcs_code_string (((DcsHistoryEntry *) g_ptr_array_index (entries, 6))->test), ==, "weight");
  text = tell (entries);
  g_assert_cmpstr (text,
                   ==,
                   "restore assessment:  -> Response to treatment, Methotrexate, 1 Jan 2020\n"
                   "restore observation:  -> Measurement, Weight, 1 Jan 2020\n"
                   "restore visit:  -> Visit, 1 Jan 2020\n"
                   "delete assessment: Response to treatment, Methotrexate, 1 Jan 2020 -> \n"
                   "delete observation: Measurement, Weight, 1 Jan 2020 -> \n"
                   "delete visit: Visit, 1 Jan 2020 -> \n"
                   "update observation.value: 20.5 -> 21.0\n"
                   "insert assessment:  -> Response to treatment, Methotrexate, 1 Jan 2020\n"
                   "insert observation.value:  -> 20.5\n"
                   "insert visit:  -> Visit, 1 Jan 2020\n");
}

static void
test_everything_of_a_patient (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "JLS-001");
  gint64 other_id = core_fixture_add_patient (f, "JLS-002");
  g_autoptr (DcsDraft) patient = core_fixture_edit (f, DCS_RECORD_PATIENT, patient_id, patient_id);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;

  core_fixture_add_visit (f, patient_id, dcs_date_new (2020, 1, 1));
  core_fixture_add_visit (f, other_id, dcs_date_new (2021, 1, 1));
  core_put (patient, DCS_PATIENT_SEX, dcs_value_text ("F"));
  core_put (patient, DCS_PATIENT_CONSENT_DATE, dcs_value_date (dcs_date_new (2020, 1, 1)));
  core_fixture_save (f, patient);
  entries = history (f, DCS_RECORD_PATIENT, patient_id, 0);
  text = tell (entries);
  g_assert_cmpstr (text,
                   ==,
                   "update patient.sex:  -> Female\n"
                   "update patient.consent_date:  -> 1 January 2020\n"
                   "insert visit:  -> Visit, 1 Jan 2020\n"
                   "insert patient:  -> Patient, JLS-001\n");
}

/* A record that an import brought has no first entry of its own: the import is named instead. */
static void
test_an_import_is_where_a_history_begins (CoreFixture *f, gconstpointer data)
{
  DcsValue values[DCS_N_PATIENT_FIELDS] = { 0 };
  g_autoptr (DcsDraft) draft = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 id = core_fixture_add_patient (f, "JLS-001") + (((gint64) 1) << 23);

  values[DCS_PATIENT_ID] = dcs_value_integer (id);
  values[DCS_PATIENT_CODE] = dcs_value_text ("JLS-900");
  values[DCS_PATIENT_DISEASE] = dcs_value_code (dcs_code ("jls"));
  /* The clock of the test is fast: an import that is finished after the key was made. */
  g_usleep (10000);
  g_assert_true (dcs_clinic_core_bulk_begin (f->core, &error));
  g_assert_true (dcs_clinic_core_bulk_insert (f->core, DCS_RECORD_PATIENT, values, &error));
  g_assert_true (dcs_clinic_core_bulk_resummarize (f->core, id, &error));
  g_assert_true (dcs_clinic_core_bulk_commit (f->core, &error));
  g_assert_no_error (error);
  draft = core_fixture_edit (f, DCS_RECORD_PATIENT, id, id);
  core_put (draft, DCS_PATIENT_SEX, dcs_value_text ("M"));
  core_fixture_save (f, draft);

  entries = history (f, DCS_RECORD_PATIENT, id, id);
  text = tell (entries);
  g_assert_cmpstr (text, ==, "update patient.sex:  -> Male\nimport patient:  -> \n");
}

static void
fill_person (
    DcsValue *values, const char *code, const char *given, const char *family, DcsDate birth)
{
  memset (values, 0, DCS_N_PATIENT_FIELDS * sizeof *values);
  values[DCS_PATIENT_CODE] = dcs_value_text (code);
  values[DCS_PATIENT_GIVEN_NAME] = dcs_value_text (given);
  values[DCS_PATIENT_FAMILY_NAME] = dcs_value_text (family);
  values[DCS_PATIENT_BIRTH_DATE] = dcs_value_date (birth);
  values[DCS_PATIENT_DISEASE] = dcs_value_code (dcs_code ("jls"));
}

static gint64
add_person (CoreFixture *f, const char *code, const char *given, const char *family, DcsDate birth)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
  DcsValue values[DCS_N_PATIENT_FIELDS];

  fill_person (values, code, given, family, birth);
  for (int i = 0; i < DCS_N_PATIENT_FIELDS; i++)
    core_put (draft, i, values[i]);
  core_fixture_save (f, draft);
  return dcs_draft_get_values (draft)[DCS_PATIENT_ID].integer;
}

static char *
codes_alike (CoreFixture *f, const DcsValue *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dcs_clinic_core_find_similar (f->core, values, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (
        codes,
        "%s%s%s",
        i > 0 ? " " : "",
        ((DcsSimilarPatient *) g_ptr_array_index (found, i))->code,
        ((DcsSimilarPatient *) g_ptr_array_index (found, i))->is_deleted ? "(deleted)" : "");
  return g_string_free (codes, FALSE);
}

static void
test_patients_who_are_alike_are_found (CoreFixture *f, gconstpointer data)
{
  gint64 first = add_person (f, "A-1", "Ayşe", "Yılmaz", dcs_date_new (2010, 5, 3));
  gint64 deleted = add_person (f, "A-2", "AYSE", "YILMAZ", dcs_date_new (2010, 3, 5));
  g_autoptr (DcsDeletion) deletion = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *alike = NULL;
  g_autofree char *self = NULL;
  g_autofree char *by_code = NULL;
  g_autofree char *nobody = NULL;
  DcsValue values[DCS_N_PATIENT_FIELDS];

  add_person (f, "A-3", "Ayşe", "Yılmaz", dcs_date_new (2011, 9, 9));
  add_person (f, "A-4", "Mehmet", "Kaya", dcs_date_new (2010, 5, 3));
  add_person (f, "A-5", "Ayşe", "Yılmaz", dcs_date_new (2010, 0, 0));
  core_fixture_add_visit (f, first, dcs_date_new (2020, 2, 2));
  deletion = dcs_clinic_core_delete (f->core, DCS_RECORD_PATIENT, deleted, deleted, &error);
  g_assert_no_error (error);

  fill_person (values, "A-9", "Ayşe", "Yılmaz", dcs_date_new (2010, 5, 3));
  alike = codes_alike (f, values);
  g_assert_cmpstr (alike, ==, "A-1 A-2(deleted) A-5");
  /* Not oneself. */
  values[DCS_PATIENT_ID] = dcs_value_integer (first);
  self = codes_alike (f, values);
  g_assert_cmpstr (self, ==, "A-2(deleted) A-5");

  fill_person (values, "a-4", "Zeynep", "Demir", dcs_date_new (1999, 1, 1));
  by_code = codes_alike (f, values);
  g_assert_cmpstr (by_code, ==, "A-4");
  memset (values, 0, sizeof values);
  nobody = codes_alike (f, values);
  g_assert_cmpstr (nobody, ==, "");
}

static void
test_an_alike_patient_is_described (CoreFixture *f, gconstpointer data)
{
  gint64 id = add_person (f, "A-1", "Ayşe", "Yılmaz", dcs_date_new (2010, 5, 3));
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const DcsSimilarPatient *patient;
  DcsValue values[DCS_N_PATIENT_FIELDS];

  core_fixture_add_visit (f, id, dcs_date_new (2020, 2, 2));
  fill_person (values, "A-9", "Ayse", "Yilmaz", dcs_date_new (2010, 5, 3));
  found = dcs_clinic_core_find_similar (f->core, values, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  patient = g_ptr_array_index (found, 0);
  g_assert_cmpint (patient->id, ==, id);
  g_assert_cmpstr (patient->name, ==, "Ayşe Yılmaz");
  g_assert_true (patient->why & DCS_SIMILAR_NAME);
  g_assert_true (patient->why & DCS_SIMILAR_BIRTH);
  g_assert_true (dcs_date_equal (patient->birth_date, dcs_date_new (2010, 5, 3)));
  g_assert_true (dcs_date_equal (patient->last_visit, dcs_date_new (2020, 2, 2)));
  g_assert_cmpstr (dcs_code_string (patient->disease), ==, "jls");
}

/* The quick look at the date of birth lets nobody through its fingers whom the rule would name. */
static void
test_the_quick_look_misses_nobody (CoreFixture *f, gconstpointer data)
{
  DcsValue stored[60][DCS_N_PATIENT_FIELDS];
  char codes[60][16];

  for (int i = 0; i < 60; i++)
    {
      DcsDate birth = dcs_date_new (g_test_rand_int_range (2009, 2012),
                                    g_test_rand_int_range (1, 13),
                                    g_test_rand_int_range (1, 13));

      if (g_test_rand_int_range (0, 6) == 0)
        birth = dcs_date_new (birth.year, i % 2 == 0 ? 0 : birth.month, 0);
      birth.about = g_test_rand_int_range (0, 4) == 0;
      g_snprintf (codes[i], sizeof codes[i], "Q-%d", i);
      add_person (f, codes[i], "Ayşe", "Yılmaz", birth);
      fill_person (stored[i], codes[i], "Ayşe", "Yılmaz", birth);
    }
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;
      guint expected = 0;

      for (int j = 0; j < 60; j++)
        expected += dcs_patient_similarity (stored[i], stored[j]) != 0;
      found = dcs_clinic_core_find_similar (f->core, stored[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, MIN (expected, 20));
      g_assert_cmpstr (((DcsSimilarPatient *) g_ptr_array_index (found, 0))->code, ==, codes[i]);
    }
}

static char *
suggest (CoreFixture *f, const char *disease)
{
  g_autoptr (GError) error = NULL;
  char *code = dcs_clinic_core_suggest_code (f->core, dcs_code (disease), &error);

  g_assert_no_error (error);
  return code;
}

static void
test_a_new_code_follows_the_newest (CoreFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *stored;
    const char *suggested;
  } steps[] = {
    { "JLS-037", "JLS-038" },  { "JLS-039", "JLS-040" }, { "JLS-038", "JLS-040" },
    { "JLS-999", "JLS-1000" }, { "Ward7", "Ward8" },     { "no number", "no number-001" },
  };
  g_autofree char *first = suggest (f, "jls");

  g_assert_cmpstr (first, ==, "JLS-001");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *code = NULL;

      core_fixture_add_patient (f, steps[i].stored);
      code = suggest (f, "jls");
      g_assert_cmpstr (code, ==, steps[i].suggested);
    }
}

/* A treatment that stopped without a reason is a finding by itself. */
static void
stop_without_reason (CoreFixture *f, gint64 patient_id)
{
  gint64 treatment_id = core_fixture_add_treatment (f, patient_id, "methotrexate");
  g_autoptr (DcsDraft) draft = core_fixture_edit (
      f, DCS_RECORD_TREATMENT, patient_id, treatment_id);

  core_put (draft, DCS_TREATMENT_STOP_DATE, dcs_value_date (dcs_date_new (2019, 5, 1)));
  core_fixture_save (f, draft);
}

static guint
count_id (GPtrArray *rows, const char *id, gint64 patient_id)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DcsQualityRow *row = g_ptr_array_index (rows, i);

      n += row->patient_id == patient_id && g_str_equal (row->id, id);
    }
  return n;
}

static void
test_findings_come_in_portions (CoreFixture *f, gconstpointer data)
{
  gint64 ids[5], last = 0;
  guint n_rows = 0, n_portions = 0;
  gint64 n_stored;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *code = g_strdup_printf ("JLS-%03d", i + 1);

      ids[i] = core_fixture_add_patient (f, code);
      stop_without_reason (f, ids[i]);
    }
  n_stored = core_fixture_sql_number (f, "SELECT sum (n_findings) FROM summary");
  g_assert_cmpint (n_stored, >=, 5);
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = dcs_clinic_core_quality (f->core, last, 1, &last, &error);

      g_assert_no_error (error);
      if (rows->len > 0)
        {
          const DcsQualityRow *row = g_ptr_array_index (rows, 0);

          g_assert_cmpint (row->patient_id, ==, ids[n_portions]);
          g_assert_nonnull (row->message);
          g_assert_cmpuint (count_id (rows, "stop-without-reason", row->patient_id), ==, 1);
          n_portions++;
        }
      n_rows += rows->len;
    }
  while (last != 0);
  g_assert_cmpuint (n_portions, ==, 5);
  g_assert_cmpint (n_rows, ==, n_stored);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/clinic/lookup/" name,                                                              \
              CoreFixture,                                                                         \
              NULL,                                                                                \
              core_fixture_set_up,                                                                 \
              func,                                                                                \
              core_fixture_tear_down)
  ADD ("history-is-in-words", test_a_history_is_in_words);
  ADD ("visit-tells-its-measurements", test_a_visit_tells_its_measurements);
  ADD ("everything-of-a-patient", test_everything_of_a_patient);
  ADD ("import-is-where-a-history-begins", test_an_import_is_where_a_history_begins);
  ADD ("patients-who-are-alike", test_patients_who_are_alike_are_found);
  ADD ("alike-patient-is-described", test_an_alike_patient_is_described);
  ADD ("quick-look-misses-nobody", test_the_quick_look_misses_nobody);
  ADD ("new-code-follows-the-newest", test_a_new_code_follows_the_newest);
  ADD ("findings-come-in-portions", test_findings_come_in_portions);
  return g_test_run ();
}
