/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include <string.h>

/* What is changed in the demonstration clinic, and the one fault that must come of it. */
typedef struct
{
  const char *file;
  const char *old_text;
  const char *new_text;
  guint64 line;
  const char *column;
  const char *value;
  const char *expectation; /* a part of it */
} FaultCase;

static const FaultCase fault_cases[] = {
  /* Cells */
  { "patients.csv", "F,2009-03-30", "Q,2009-03-30", 2, "sex", "Q", "F, M, X" },
  { "patients.csv", "2010-05-21", "2010-02-30", 3, "birth_date", "2010-02-30", "a date" },
  { "patients.csv", "2010-05-21", "21.05.2010", 3, "birth_date", "21.05.2010", "a date" },
  { "patients.csv", ",linear,", ",lineal,", 3, "subtype", "lineal", "linear" },
  { "lesions.csv", "JLS-001,1,", "JLS-001,0,", 2, "lesion_no", "0", "from 1 to 999" },
  { "lesions.csv", "JLS-001,1,", "JLS-001,1.5,", 2, "lesion_no", "1.5", "whole number" },
  { "visits.csv", "V00002,JLS-001,2015-07-06", "V00002,JLS-001,", 3, "visit_date", "", "a date" },
  { "visits.csv", ",scheduled,19.4,", ",scheduled,19;4,", 3, "weight_kg", "19;4", "number" },
  { "visits.csv", ",114.2,47,", ",114.2,147,", 3, "pga_activity", "147", "from 0 to 100" },
  { "visits.csv", ",no,partial,", ",perhaps,partial,", 3, "new_lesions", "perhaps", "yes, no" },
  { "site_scores.csv", "head_face,2,2,3", "head_face,4,2,3", 2, "erythema", "4", "" },
  { "site_scores.csv", "head_face,2,2,3", "head_face,2,2,1", 2, "new_enlarged", "1", "0 or 3" },
  { "site_scores.csv", "head_face,2,2,3", "head_face,,,", 2, "site", "head_face", "one score" },
  { "site_scores.csv", "head_face,2,2,3", "nose,2,2,3", 2, "site", "nose", "head_face" },
  { "labs.csv", "WBC,,12700", "WBD,,12700", 2, "test", "WBD", "WBC" },
  { "labs.csv", "12700,/uL", "12700,g/dL", 2, "unit", "g/dL", "/uL" },
  { "labs.csv", "WBC,,12700", "WBC,=,12700", 2, "comparator", "=", "<, >" },
  { "treatments.csv", "methotrexate,csDMARD", "aspirin,csDMARD", 2, "drug", "aspirin", "" },
  { "treatments.csv",
    "methotrexate,csDMARD",
    "methotrexate,bDMARD",
    2,
    "drug_class",
    "bDMARD",
    "csDMARD" },
  { "treatments.csv",
    "2015-04-07,2015-06-07",
    "2015-04-07,2014-06-07",
    2,
    "stop_date",
    "2014-06-07",
    "not before" },
  { "patients.csv",
    "2009-03-30,2013-04-07",
    "2009-03-30,2003-04-07",
    2,
    "onset_date",
    "2003-04-07",
    "not before" },
  /* References */
  { "lesions.csv", "JLS-036,1,", "JLS-099,1,", 69, "patient_id", "JLS-099", "patients.csv" },
  { "site_scores.csv",
    "V00002,JLS-001,head_face",
    "V99999,JLS-001,head_face",
    4,
    "visit_id",
    "V99999",
    "visits.csv" },
  { "site_scores.csv",
    "V00002,JLS-001,head_face",
    "V00060,JLS-001,head_face",
    4,
    "visit_id",
    "V00060",
    "visits.csv" },
  { "screening.csv",
    "1,yes,,JLS-025",
    "1,yes,,JLS-125",
    2,
    "patient_id",
    "JLS-125",
    "patients.csv" },
  /* Keys */
  { "patients.csv", "\nJLS-002,", "\nJLS-001,", 3, "patient_id", "JLS-001", "no other row" },
  { "visits.csv", "V00002,", "V00001,", 3, "visit_id", "V00001", "no other row" },
  { "visits.csv", "\nV00060,", "\nV00001,", 61, "visit_id", "V00001", "no other row" },
  { "lesions.csv", "JLS-001,2,", "JLS-001,1,", 3, "lesion_no", "1", "no other lesion" },
  { "labs.csv",
    "JLS-001,2015-04-07,diagnosis,HGB,,12.6,g/dL",
    "JLS-001,2015-04-07,diagnosis,WBC,,12.6,/uL",
    3,
    "test",
    "WBC",
    "one value" },
  { "site_scores.csv",
    "V00001,JLS-001,upper_back",
    "V00001,JLS-001,head_face",
    3,
    "erythema",
    "3",
    "one value" },
  { "treatments.csv",
    "T0002,JLS-001",
    "T0001,JLS-001",
    3,
    "treatment_id",
    "T0001",
    "no other row" },
  { "treatments.csv", "C0001,2,", "C0001,1,", 3, "segment_no", "1", "no other row" },
  { "treatments.csv",
    "JLS-002,C0003,",
    "JLS-002,C0001,",
    11,
    "course_id",
    "C0001",
    "no other row" },
  { "treatments.csv",
    "C0001,2,methotrexate,csDMARD",
    "C0001,2,mycophenolate_mofetil,csDMARD",
    3,
    "drug",
    "mycophenolate_mofetil",
    "other rows of the course" },
  { "relapses.csv", "R002,", "R001,", 3, "relapse_id", "R001", "no other row" },
  { "screening.csv", "\n2,yes", "\n1,yes", 3, "screen_no", "1", "not taken" },
  /* Shape */
  { "patients.csv", "initials,sex", "initials,gender", 1, "gender", "", "patient_id" },
  { "patients.csv", "initials,sex", "sex,sex", 1, "sex", "", "once" },
  { "lesions.csv", "patient_id,lesion_no", "patient_id,notes", 1, "lesion_no", "", "header" },
  { "lesions.csv", "JLS-001,1,head_neck,", "JLS-001,1,head_neck,,", 2, NULL, "", "5 cells" },
  { "lesions.csv", "JLS-001,1,", ",1,", 2, "patient_id", "", "a patient" },
  { "history.csv", "JLS-006,", "\"JLS-006,", 2, "patient_id", "", "closing quotation mark" },
  { "history.csv", "psoriasis", "pso\"riasis", 2, "condition", "", "quotation" },
  { "history.csv", "psoriasis", "pso\xffriasis", 2, "condition", "", "UTF-8" },
};

static const FaultCase *current_case;

static void
import_cb (BundleFixture *f, gconstpointer data)
{
  const FaultCase *c = current_case;
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFault *fault;

  bundle_fixture_copy_demo (f);
  bundle_fixture_replace (f, c->file, c->old_text, c->new_text);
  report = bundle_fixture_import (f, f->bundle);
  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = dcs_import_fault_to_text (report->faults->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_false (report->is_saved);
  g_assert_cmpuint (report->faults->len, >=, 1);
  fault = report->faults->pdata[0];
  g_assert_cmpstr (fault->file, ==, c->file);
  g_assert_cmpuint (fault->line, ==, c->line);
  g_assert_cmpstr (fault->column, ==, c->column);
  g_assert_cmpstr (fault->value, ==, c->value);
  g_assert_nonnull (strstr (fault->expectation, c->expectation));
  /* All or nothing. */
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    g_assert_cmpuint (bundle_fixture_count (f, (DcsRecordKind) kind), ==, 0);
}

/* Each change makes its fault and nothing is saved. */
static void
test_faults (BundleFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      current_case = &fault_cases[i];
      g_test_message ("%s, line %u", current_case->file, (guint) current_case->line);
      import_cb (f, NULL);
    }
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
}

static void
test_demo (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFile *file;

  bundle_fixture_copy_demo (f);
  bundle_fixture_write (f, "remarks.csv", "a,b\n");
  report = bundle_fixture_import (f, f->bundle);
  g_assert_true (report->is_saved);
  g_assert_cmpuint (report->faults->len, ==, 0);
  g_assert_cmpuint (report->n_patients, ==, 36);
  g_assert_cmpuint (report->files->len, ==, 13);
  file = report->files->pdata[0];
  g_assert_cmpstr (file->name, ==, "patients.csv");
  g_assert_cmpuint (file->n_rows, ==, 36);
  g_assert_cmpuint (strlen (file->sha256), ==, 64);
  file = report->files->pdata[12];
  g_assert_cmpstr (file->name, ==, "remarks.csv");
  g_assert_true (file->ignored);

  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 36);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_LESION), ==, 68);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_VISIT), ==, 499);
  g_assert_cmpuint (
      bundle_fixture_count (f, DCS_RECORD_OBSERVATION), ==, 499 * 3 + 1094 * 3 + 1530);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_DOSE_STEP), ==, 191);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_TREATMENT), ==, 89);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_RELAPSE), ==, 9);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_ADVERSE_EVENT), ==, 8);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_INVESTIGATION), ==, 10);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_HISTORY), ==, 8);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_FINDING), ==, 3);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_SCREENING), ==, 45);
}

static void
fault_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  (*(guint *) data)++;
}

/* The summaries written on the way are those that the records give, and the trail is whole. */
static void
test_check (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_faults = 0;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  g_assert_true (dcs_clinic_core_check (f->core, TRUE, fault_cb, &n_faults, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_dry_run (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsImportReport) report = NULL;

  bundle_fixture_copy_demo (f);
  report = dcs_bundle_import (f->core, f->bundle, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->faults->len, ==, 0);
  g_assert_cmpuint (report->n_patients, ==, 36);
  g_assert_false (report->is_saved);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 0);
  bundle_fixture_import_well (f, f->bundle);
}

/* Everything that is in the clinic file already is named, not only the first. */
static void
test_twice (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFault *fault;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  report = bundle_fixture_import (f, f->bundle);
  g_assert_false (report->is_saved);
  g_assert_cmpuint (report->faults->len, ==, DCS_IMPORT_MAX_FAULTS);
  g_assert_true (report->is_stopped);
  fault = report->faults->pdata[0];
  g_assert_cmpstr (fault->file, ==, "patients.csv");
  g_assert_cmpuint (fault->line, ==, 2);
  g_assert_cmpstr (fault->column, ==, "patient_id");
  g_assert_nonnull (strstr (fault->expectation, "does not have yet"));
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_VISIT), ==, 499);
}

/* A key of the clinic file under a new patient. */
static void
test_stored_uid (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFault *fault;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  g_free (f->bundle);
  f->bundle = g_build_filename (f->root, "second", NULL);
  g_assert_cmpint (g_mkdir_with_parents (f->bundle, 0700), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      bundle_fixture_write (
          f, "patients.csv", i == 0 ? "patient_id\nNEW-1\n" : "patient_id,sex\nNEW-1,Q\n");
      bundle_fixture_write (
          f, "visits.csv", "visit_id,patient_id,visit_date\nV00001,NEW-1,2020-01-01\n");
      g_clear_pointer (&report, dcs_import_report_free);
      report = bundle_fixture_import (f, f->bundle);
      g_assert_false (report->is_saved);
      g_assert_cmpuint (report->faults->len, ==, i + 1);
      fault = report->faults->pdata[i];
      g_assert_cmpstr (fault->file, ==, "visits.csv");
      g_assert_cmpuint (fault->line, ==, 2);
      g_assert_cmpstr (fault->column, ==, "visit_id");
      g_assert_cmpstr (fault->value, ==, "V00001");
      g_assert_nonnull (strstr (fault->expectation, "does not have yet"));
    }
}

/* All faults are found in one go, in the order of files, lines and columns. */
static void
test_all_faults (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  g_autoptr (GString) texts = g_string_new (NULL);

  bundle_fixture_write (f,
                        "patients.csv",
                        "patient_id,sex,birth_date,subtype\n"
                        "A-1,Q,2010-13-01,linear\nA-2,F,2011-01-01,none\nA-3,M,2010,mixed\n");
  bundle_fixture_write (f,
                        "visits.csv",
                        "visit_id,patient_id,visit_date,weight_kg\n"
                        "V1,A-1,x,12\nV2,A-2,2015-01-01,-1\nV2,A-3,2015-02-01,12\n");
  bundle_fixture_write (f, "relapses.csv", "relapse_id,patient_id,relapse_date\nR1,A-9,2015\n");
  report = bundle_fixture_import (f, f->bundle);
  for (guint i = 0; i < report->faults->len; i++)
    {
      const DcsImportFault *fault = report->faults->pdata[i];

      g_string_append_printf (texts,
                              "%s:%" G_GUINT64_FORMAT ":%s:%s\n",
                              fault->file,
                              fault->line,
                              fault->column,
                              fault->value);
    }
  g_assert_cmpstr (texts->str,
                   ==,
                   "patients.csv:2:sex:Q\n"
                   "patients.csv:2:birth_date:2010-13-01\n"
                   "patients.csv:3:subtype:none\n"
                   "visits.csv:2:visit_date:x\n"
                   "visits.csv:3:weight_kg:-1\n"
                   "visits.csv:4:visit_id:V2\n"
                   "relapses.csv:2:patient_id:A-9\n");
  g_assert_false (report->is_stopped);
}

/* Nobody's name or note is ever in a message. */
static void
test_no_names (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GString) patients = g_string_new ("patient_id,given_name,notes\nA-1,");
  g_autoptr (DcsImportReport) report = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (patients, "Secret ");
  g_string_append (patients, ",\"Secret \x01 note\"\n");
  bundle_fixture_write (f, "patients.csv", patients->str);
  report = bundle_fixture_import (f, f->bundle);
  g_assert_cmpuint (report->faults->len, ==, 2);
  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = dcs_import_fault_to_text (report->faults->pdata[i]);

      g_test_message ("%s", text);
      g_assert_null (strstr (text, "Secret"));
      g_assert_nonnull (strstr (text, "(a text of "));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows of a file in an order of their own: shuffled, or sorted. */
static char *
reorder (const char *contents, gboolean shuffle)
{
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  if (shuffle)
    for (guint i = n - 1; i > 1; i--)
      {
        guint other = (guint) g_test_rand_int_range (1, (gint32) i + 1);
        char *line = lines[i];

        lines[i] = lines[other];
        lines[other] = line;
      }
  else
    qsort (lines + 1, n - 1, sizeof *lines, compare_lines);
  return g_strjoinv ("\n", lines);
}

static const char *const files[] = {
  "lesions.csv",     "history.csv", "extracutaneous.csv", "visits.csv",
  "site_scores.csv", "labs.csv",    "treatments.csv",     "adverse_events.csv",
  "relapses.csv",    "imaging.csv", "screening.csv",
};

static void
test_shuffled (BundleFixture *f, gconstpointer data)
{
  g_autofree char *shuffled_out = g_build_filename (f->root, "shuffled", NULL);

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);

  bundle_fixture_new_clinic (f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *contents = bundle_fixture_read (f->bundle, files[i]);
      g_autofree char *shuffled = reorder (contents, TRUE);

      bundle_fixture_write (f, files[i], shuffled);
    }
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, shuffled_out, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *a = bundle_fixture_read (f->out, files[i]);
      g_autofree char *b = bundle_fixture_read (shuffled_out, files[i]);
      g_autofree char *sorted_a = reorder (a, FALSE);
      g_autofree char *sorted_b = reorder (b, FALSE);

      g_test_message ("%s", files[i]);
      g_assert_cmpstr (sorted_a, ==, sorted_b);
    }
  {
    guint n_faults = 0;

    g_assert_true (dcs_clinic_core_check (f->core, FALSE, fault_cb, &n_faults, NULL));
    g_assert_cmpuint (n_faults, ==, 0);
  }
}

/* A file in reverse order is found out only at the end; its faults have the right lines. */
static void
test_shuffled_faults (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFault *fault;

  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\nA-2\nA-3\n");
  bundle_fixture_write (f,
                        "visits.csv",
                        "visit_id,patient_id,visit_date\n"
                        "V3,A-3,2015\nV2,A-2,bad\nV1,A-1,2015\nV4,A-4,2015\n");
  report = bundle_fixture_import (f, f->bundle);
  g_assert_cmpuint (report->faults->len, ==, 2);
  fault = report->faults->pdata[0];
  g_assert_cmpuint (fault->line, ==, 3);
  g_assert_cmpstr (fault->column, ==, "visit_date");
  fault = report->faults->pdata[1];
  g_assert_cmpuint (fault->line, ==, 5);
  g_assert_cmpstr (fault->value, ==, "A-4");
}

/* What real files are like: things missing, names of all kinds, two visits on a day, a course of no
 * length, a treatment before the diagnosis. */
static void
test_awkward (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_write (f,
                        "patients.csv",
                        "patient_id,initials,sex,birth_date,diagnosis_date,subtype\n"
                        "A-1,Zoë “Z”; jr.,,,2019-05-01,\n"
                        "A-2,测试·甲,F,2010-01-01,2019-05-01,linear\n"
                        "A-3,\" lead, \"\"q\"\"\",M,,,\n"
                        "A-4,\xe2\x80\x8bŁucja\xc2\xa0K.,X,2010,2019,mixed\n"
                        "A-5,Zoe\xcc\x88,F,~2010-02,,\n");
  bundle_fixture_write (f,
                        "visits.csv",
                        "visit_id,patient_id,visit_date,visit_type,pga_activity,response,notes\n"
                        "V1,A-2,2019-05-01,,,,\"line one\nline two\"\n"
                        "V2,A-2,2019-05-01,baseline,0,,NA\n"
                        "V3,A-4,2019,final,,complete,0\n");
  bundle_fixture_write (
      f, "labs.csv", "patient_id,sample_date,test,value,unit\nA-2,2019-05-01,CRP,,mg/L\n");
  bundle_fixture_write (f,
                        "treatments.csv",
                        "treatment_id,patient_id,course_id,segment_no,drug,start_date,stop_date\n"
                        "T1,A-2,C1,1,methotrexate,2018-01-01,2018-01-01\n"
                        "T2,A-2,C2,1,methotrexate,2018-01-01,\n"
                        "T3,A-3,C3,1,ivig,,\n");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 5);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_VISIT), ==, 3);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_OBSERVATION), ==, 2);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_TREATMENT), ==, 3);
}

/* A row with a fault is still there for the rows that name it: one slip, one fault. */
static void
test_no_cascade (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;

  bundle_fixture_write (f, "patients.csv", "patient_id,sex\nA-1,Q\n");
  bundle_fixture_write (f, "visits.csv", "visit_id,patient_id,visit_date\nV1,A-1,never\n");
  bundle_fixture_write (f, "site_scores.csv", "visit_id,patient_id,site,erythema\nV1,A-1,neck,1\n");
  bundle_fixture_write (f,
                        "treatments.csv",
                        "treatment_id,patient_id,course_id,segment_no,drug,dose\n"
                        "T1,A-1,C1,1,ivig,much\n");
  bundle_fixture_write (
      f, "administrations.csv", "patient_id,course_id,date,given\nA-1,C1,2020,yes\n");
  bundle_fixture_write (f, "screening.csv", "screen_no,included,patient_id\n1,yes,A-1\n");
  report = bundle_fixture_import (f, f->bundle);
  g_assert_cmpuint (report->faults->len, ==, 3);
}

/* A response is to a course of the patient, at a visit of the patient, once. */
static void
test_assessments (BundleFixture *f, gconstpointer data)
{
  static const char *const rows[] = {
    "A-1,V1,C1,partial\nA-1,V1,C1,none\n",
    "A-1,,C1,partial\n",
    "A-1,V1,,partial\n",
    "A-1,V9,C1,partial\n",
    "A-1,V1,C9,partial\n",
    "A-1,V1,C1,\n",
    "A-1,V1,C1,splendid\n",
    "A-2,V1,C1,partial\n",
  };

  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\nA-2\n");
  bundle_fixture_write (f, "visits.csv", "visit_id,patient_id,visit_date\nV1,A-1,2020\n");
  bundle_fixture_write (
      f, "treatments.csv", "treatment_id,patient_id,course_id,segment_no,drug\nT1,A-1,C1,1,ivig\n");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *file = g_strconcat (
          "patient_id,visit_id,course_id,response\n", rows[i], NULL);
      g_autoptr (DcsImportReport) report = NULL;

      g_test_message ("%s", rows[i]);
      bundle_fixture_write (f, "assessments.csv", file);
      report = bundle_fixture_import (f, f->bundle);
      g_assert_cmpuint (report->faults->len, ==, 1);
    }
  bundle_fixture_write (
      f, "assessments.csv", "patient_id,visit_id,course_id,response\nA-1,V1,C1,partial\n");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_ASSESSMENT), ==, 1);
}

/* The numbers of the screening log go on. */
static void
test_screening_twice (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;

  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\n");
  bundle_fixture_write (f, "screening.csv", "screen_no,included,patient_id\n1,yes,A-1\n");
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_write (f, "patients.csv", "patient_id\nA-2\n");
  bundle_fixture_write (f, "screening.csv", "screen_no,included,patient_id\n01,yes,A-2\n");
  report = bundle_fixture_import (f, f->bundle);
  g_assert_cmpuint (report->faults->len, ==, 1);
  bundle_fixture_write (f, "screening.csv", "screen_no,included,patient_id\n2,yes,A-2\n");
  bundle_fixture_import_well (f, f->bundle);
}

static void
test_not_a_bundle (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (f->root, "missing", NULL);

  g_assert_null (dcs_bundle_import (f->core, f->bundle, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
  g_clear_error (&error);
  g_assert_null (dcs_bundle_import (f->core, missing, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
}

static void
test_cancel (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bundle_fixture_copy_demo (f);
  g_cancellable_cancel (cancellable);
  g_assert_null (dcs_bundle_import (f->core, f->bundle, FALSE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 0);
  bundle_fixture_import_well (f, f->bundle);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/bundle-import/takes-the-demonstration-clinic", test_demo);
  bundle_test_add ("/bundle-import/leaves-a-clinic-that-checks", test_check);
  bundle_test_add ("/bundle-import/names-file-line-column-and-saves-nothing", test_faults);
  bundle_test_add ("/bundle-import/finds-all-faults-at-once", test_all_faults);
  bundle_test_add ("/bundle-import/saves-nothing-in-a-dry-run", test_dry_run);
  bundle_test_add ("/bundle-import/refuses-what-is-there-already", test_twice);
  bundle_test_add ("/bundle-import/refuses-a-stored-key", test_stored_uid);
  bundle_test_add ("/bundle-import/shows-no-name-in-a-fault", test_no_names);
  bundle_test_add ("/bundle-import/takes-files-in-any-order", test_shuffled);
  bundle_test_add ("/bundle-import/finds-lines-in-any-order", test_shuffled_faults);
  bundle_test_add ("/bundle-import/takes-awkward-people", test_awkward);
  bundle_test_add ("/bundle-import/makes-one-fault-of-one-slip", test_no_cascade);
  bundle_test_add ("/bundle-import/hangs-responses-on-visit-and-course", test_assessments);
  bundle_test_add ("/bundle-import/goes-on-with-the-screening-log", test_screening_twice);
  bundle_test_add ("/bundle-import/refuses-a-folder-that-is-none", test_not_a_bundle);
  bundle_test_add ("/bundle-import/can-be-cancelled", test_cancel);
  return g_test_run ();
}
