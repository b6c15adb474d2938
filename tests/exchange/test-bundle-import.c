/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include <string.h>

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
  bundle_test_add ("/bundle-import/saves-nothing-in-a-dry-run", test_dry_run);
  bundle_test_add ("/bundle-import/refuses-what-is-there-already", test_twice);
  bundle_test_add ("/bundle-import/refuses-a-stored-key", test_stored_uid);
  bundle_test_add ("/bundle-import/takes-files-in-any-order", test_shuffled);
  bundle_test_add ("/bundle-import/takes-awkward-people", test_awkward);
  bundle_test_add ("/bundle-import/hangs-responses-on-visit-and-course", test_assessments);
  bundle_test_add ("/bundle-import/goes-on-with-the-screening-log", test_screening_twice);
  bundle_test_add ("/bundle-import/refuses-a-folder-that-is-none", test_not_a_bundle);
  bundle_test_add ("/bundle-import/can-be-cancelled", test_cancel);
  return g_test_run ();
}
