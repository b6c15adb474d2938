/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A bundle of one patient with one visit. */
static void
write_small (BundleFixture *f)
{
  bundle_fixture_write (f, "patients.csv", "patient_id\nA-1\n");
  bundle_fixture_write (
      f, "visits.csv", "visit_id,patient_id,visit_date,notes\nV1,A-1,2020-01-01,fine\n");
}

static void
write_bytes (BundleFixture *f, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (f->bundle, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* The import has exactly one fault, there; nothing is saved. */
static void
assert_fault (
    BundleFixture *f, const char *file, guint64 line, const char *column, const char *expectation)
{
  g_autoptr (DcsImportReport) report = bundle_fixture_import (f, f->bundle);
  const DcsImportFault *fault;
  g_autofree char *text = NULL;

  g_assert_false (report->is_saved);
  g_assert_cmpuint (report->faults->len, ==, 1);
  fault = report->faults->pdata[0];
  text = dcs_import_fault_to_text (fault);
  g_test_message ("%s", text);
  g_assert_cmpstr (fault->file, ==, file);
  g_assert_cmpuint (fault->line, ==, line);
  g_assert_cmpstr (fault->column, ==, column);
  g_assert_nonnull (strstr (fault->expectation, expectation));
  g_assert_null (strchr (text, '\n'));
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 0);
}

static void
test_link (BundleFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bundle, "visits.csv", NULL);

  write_small (f);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  assert_fault (f, "visits.csv", 0, NULL, "regular file");
}

static void
test_pipe (BundleFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bundle, "labs.csv", NULL);

  write_small (f);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_fault (f, "labs.csv", 0, NULL, "regular file");
}

static void
test_folder (BundleFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->bundle, "patients.csv", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_fault (f, "patients.csv", 0, NULL, "regular file");
}

static void
test_columns (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GString) wide = g_string_new ("visit_id");

  write_small (f);
  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, ",x");
  bundle_fixture_write (f, "visits.csv", wide->str);
  assert_fault (f, "visits.csv", 1, NULL, "at most ");
}

static void
test_wide_row (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GString) wide = g_string_new ("visit_id,patient_id,visit_date\nV1,A-1,2020");

  write_small (f);
  for (guint i = 0; i < 100000; i++)
    g_string_append (wide, ",x");
  bundle_fixture_write (f, "visits.csv", wide->str);
  assert_fault (f, "visits.csv", 2, NULL, "3 cells as in the header, not 100003");
}

static void
test_huge_cell (BundleFixture *f, gconstpointer data)
{
  const gsize size = 40 * 1000 * 1000;
  g_autofree char *bytes = g_malloc (size);
  static const char head[] = "visit_id,patient_id,visit_date,notes\nV1,A-1,2020,";
  struct rusage before, after;

  write_small (f);
  memset (bytes, 'x', size);
  memcpy (bytes, head, sizeof head - 1);
  write_bytes (f, "visits.csv", bytes, size);
  getrusage (RUSAGE_SELF, &before);
  assert_fault (f, "visits.csv", 2, "notes", "one million bytes");
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 32 * 1024);
}

static void
test_long_note (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GString) visits = g_string_new (
      "visit_id,patient_id,visit_date,notes\nV1,A-1,2020-01-01,");

  write_small (f);
  for (guint i = 0; i < 100001; i++)
    g_string_append (visits, "ş");
  bundle_fixture_write (f, "visits.csv", visits->str);
  assert_fault (f, "visits.csv", 2, "notes", "100000 characters");
  g_string_truncate (visits, visits->len - 2);
  bundle_fixture_write (f, "visits.csv", visits->str);
  bundle_fixture_import_well (f, f->bundle);
}

/* A patient with more rows than a life holds would fill the memory. */
static void
test_many_rows (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GString) labs = g_string_new ("patient_id,sample_date,test,value\n");

  write_small (f);
  for (int i = 0; i < 100000; i++)
    {
      char date[DCS_DATE_ISO_SIZE];

      g_string_append_printf (
          labs, "A-1,%s,CRP,1\n", dcs_date_to_iso (dcs_date_from_day (i - 40000), date));
    }
  bundle_fixture_write (f, "labs.csv", labs->str);
  assert_fault (f, "labs.csv", 100001, "patient_id", "100,000 rows");
}

static void
test_bytes (BundleFixture *f, gconstpointer data)
{
  static const char nul[] = "visit_id,patient_id,visit_date,notes\nV1,A-1,2020,a\0b\n";

  write_small (f);
  write_bytes (f, "visits.csv", nul, sizeof nul - 1);
  assert_fault (f, "visits.csv", 2, "notes", "NUL");
  bundle_fixture_write (
      f, "visits.csv", "visit_id,patient_id,visit_date,notes\nV1,A-1,2020,\"never closed\n");
  assert_fault (f, "visits.csv", 2, "notes", "closing quotation mark");
  write_bytes (f, "visits.csv", "\xff\xfev\0i\0", 6);
  assert_fault (f, "visits.csv", 1, NULL, "");
  bundle_fixture_write (f, "visits.csv", "");
  assert_fault (f, "visits.csv", 1, NULL, "names of the columns");
}

/* A mark at the beginning, lines that end in CR LF, no line end at the end, columns in another
 * order: all that is fine. */
static void
test_variants (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_write (f, "patients.csv", "\xef\xbb\xbfsex,patient_id\r\nF,A-1\r\nM,A-2");
  bundle_fixture_write (
      f, "visits.csv", "\"visit_date\",visit_id,\"patient_id\"\r\n\r\n2020,V1,A-1\r\n2021,V2,A-2");
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_VISIT), ==, 2);
}

/* Random damage to a good bundle: never a crash, and never half a bundle. */
static void
test_random_damage (BundleFixture *f, gconstpointer data)
{
  static const char *const names[] = {
    "patients.csv", "visits.csv", "site_scores.csv", "treatments.csv", "labs.csv"
  };
  static const char bad[] = { '"', ',', '\n', '\r', '\0', '\xff', '=', '~', '9', 'x' };

  for (guint round = 0; round < 40; round++)
    {
      const char *name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
      g_autofree char *path = g_build_filename (f->bundle, name, NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (DcsImportReport) report = NULL;
      gsize length;

      bundle_fixture_copy_demo (f);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        bytes[g_test_rand_int_range (0, (gint32) length)]
            = bad[g_test_rand_int_range (0, G_N_ELEMENTS (bad))];
      write_bytes (f, name, bytes, length);
      report = bundle_fixture_import (f, f->bundle);
      g_assert_cmpint (report->is_saved, ==, report->faults->len == 0);
      g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT),
                        ==,
                        report->is_saved ? report->n_patients : 0);
      if (report->is_saved)
        bundle_fixture_new_clinic (f);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/hostile-bundle/refuses-a-link", test_link);
  bundle_test_add ("/hostile-bundle/refuses-a-pipe-without-waiting", test_pipe);
  bundle_test_add ("/hostile-bundle/refuses-a-folder", test_folder);
  bundle_test_add ("/hostile-bundle/refuses-100000-columns", test_columns);
  bundle_test_add ("/hostile-bundle/refuses-a-row-of-100000-cells", test_wide_row);
  bundle_test_add ("/hostile-bundle/refuses-a-huge-cell-in-little-memory", test_huge_cell);
  bundle_test_add ("/hostile-bundle/refuses-a-note-that-is-too-long", test_long_note);
  bundle_test_add ("/hostile-bundle/refuses-a-patient-without-end", test_many_rows);
  bundle_test_add ("/hostile-bundle/refuses-what-is-no-text", test_bytes);
  bundle_test_add ("/hostile-bundle/takes-harmless-variants", test_variants);
  bundle_test_add ("/hostile-bundle/survives-random-damage", test_random_damage);
  return g_test_run ();
}
