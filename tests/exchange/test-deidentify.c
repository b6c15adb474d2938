/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include "dcs-deidentify.h"

#include <string.h>

static void
test_shift_range (void)
{
  g_autoptr (DcsDeidentifier) self = dcs_deidentifier_new ("secret");
  g_autoptr (DcsDeidentifier) other = dcs_deidentifier_new ("another");
  int lowest = 0, highest = 0, same = 0;

  for (gint64 id = 1; id <= 20000; id++)
    {
      int days = dcs_deidentifier_shift (self, id);

      g_assert_cmpint (days, !=, 0);
      g_assert_cmpint (ABS (days), <=, DCS_DEIDENTIFY_MAX_SHIFT);
      g_assert_cmpint (days, ==, dcs_deidentifier_shift (self, id));
      same += days == dcs_deidentifier_shift (other, id);
      lowest = MIN (lowest, days);
      highest = MAX (highest, days);
    }
  g_assert_cmpint (lowest, ==, -DCS_DEIDENTIFY_MAX_SHIFT);
  g_assert_cmpint (highest, ==, DCS_DEIDENTIFY_MAX_SHIFT);
  /* Two secrets agree by chance only: about one in 730. */
  g_assert_cmpint (same, <, 100);
}

static void
test_codes (void)
{
  g_autoptr (DcsDeidentifier) self = dcs_deidentifier_new ("secret");
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *visit = dcs_deidentifier_dup_uid (self, "visit", "V1");
  g_autofree char *relapse = dcs_deidentifier_dup_uid (self, "relapse", "V1");

  for (gint64 id = 1; id <= 20000; id++)
    g_assert_true (g_hash_table_add (codes, dcs_deidentifier_dup_code (self, id)));
  g_assert_cmpuint (strlen (visit), ==, 17);
  g_assert_cmpstr (visit + 1, !=, relapse + 1);
}

/* A date stays as exact as it was, and what did not end before it began still does not. */
static void
test_partial_dates (void)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso ("2019-03-14", -1, &date));
  date = dcs_date_shift (date, 20, DCS_DATE_EARLIEST);
  g_assert_true (dcs_date_equal (date, dcs_date_new (2019, 4, 3)));
  g_assert_true (dcs_date_parse_iso ("~2019", -1, &date));
  date = dcs_date_shift (date, -1, DCS_DATE_EARLIEST);
  g_assert_cmpint (date.year, ==, 2018);
  g_assert_cmpint (date.precision, ==, DCS_DATE_YEAR);
  g_assert_true (date.about);
  g_assert_false (dcs_date_is_set (dcs_date_shift (DCS_DATE_INIT, 20, DCS_DATE_LATEST)));

  for (guint i = 0; i < 20000; i++)
    {
      int precision_a = g_test_rand_int_range (0, 3), precision_b = g_test_rand_int_range (0, 3);
      int month_a = g_test_rand_int_range (1, 13), month_b = g_test_rand_int_range (1, 13);
      int days = g_test_rand_int_range (-365, 366);
      DcsDate from = dcs_date_new (2019 + g_test_rand_int_range (0, 2),
                                   precision_a > 0 ? month_a : 0,
                                   precision_a > 1 ? g_test_rand_int_range (1, 29) : 0);
      DcsDate to = dcs_date_new (2019 + g_test_rand_int_range (0, 2),
                                 precision_b > 0 ? month_b : 0,
                                 precision_b > 1 ? g_test_rand_int_range (1, 29) : 0);

      if (dcs_date_day (to, DCS_DATE_LATEST) < dcs_date_day (from, DCS_DATE_EARLIEST))
        continue;
      from = dcs_date_shift (from, days, DCS_DATE_EARLIEST);
      to = dcs_date_shift (to, days, DCS_DATE_LATEST);
      g_assert_cmpint (
          dcs_date_day (to, DCS_DATE_LATEST), >=, dcs_date_day (from, DCS_DATE_EARLIEST));
    }
}

/* All cells of a column of a file, by a plain reading that is enough for these files. */
static GPtrArray *
read_column (const char *folder, const char *name, guint column)
{
  g_autofree char *contents = bundle_fixture_read (folder, name);
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ",", -1);

      g_ptr_array_add (cells, g_strdup (parts[column]));
    }
  return cells;
}

static int
day_of (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_date_day (date, DCS_DATE_MIDDLE);
}

static void
import_demo (BundleFixture *f)
{
  bundle_fixture_copy_demo (f);
  /* Names, a clinician and notes that must not come out. */
  bundle_fixture_replace (
      f,
      "patients.csv",
      "referral,biopsy\nJLS-001,F.S.,F,2009-03-30,2013-04-07,2015-04-07,2025-04-07,mixed,"
      "craniofacial,parry_romberg,dermatology,yes\n",
      "referral,biopsy\nJLS-001,Zzinit,F,2009-03-30,2013-04-07,2015-04-07,2025-04-07,mixed,"
      "craniofacial,parry_romberg,dermatology,yes\n");
  bundle_fixture_replace (f, "visits.csv", "Softer on palpation", "Zznote on palpation");
  bundle_fixture_import_well (f, f->bundle);
}

static void
test_nothing_left (BundleFixture *f, gconstpointer data)
{
  static const char *const names[] = {
    "patients.csv", "lesions.csv",        "visits.csv",   "site_scores.csv",
    "labs.csv",     "treatments.csv",     "relapses.csv", "adverse_events.csv",
    "imaging.csv",  "extracutaneous.csv", "history.csv",  "screening.csv",
  };
  /* The keys with the comma behind them: a replacement is longer. */
  static const char *const gone[] = {
    "JLS-",
    "Zzinit",
    "Zznote",
    "V00001,",
    "T0001,",
    "C0001,",
    "R001,",
    "AE001,",
    "IM001,",
    "methotrexate dose increased",
    "internal capsule",
    "incomplete data",
  };

  import_demo (f);
  bundle_fixture_export (f, f->out, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *contents = bundle_fixture_read (f->out, names[i]);

      for (guint j = 0; j < G_N_ELEMENTS (gone); j++)
        if (strstr (contents, gone[j]) != NULL)
          g_error ("%s still has %s", names[i], gone[j]);
    }
}

/* What is kept beside the first twelve files loses its texts too, and can be read again. */
static void
test_added_files (BundleFixture *f, gconstpointer data)
{
  g_autofree char *assessments = NULL;
  g_autofree char *care_items = NULL;
  g_autofree char *decisions = NULL;
  g_autofree char *observations = NULL;
  g_autofree char *patients = NULL;
  g_autofree char *visits = NULL;

  bundle_fixture_write (f,
                        "patients.csv",
                        "patient_id,given_name,family_name,birth_date,death_date,consent_date,"
                        "comorbidity_asked,notes\n"
                        "A-1,Zzgiven,Zzfamily,2010,2020-01,2015-04-07,yes,Zznotes\n");
  bundle_fixture_write (f,
                        "visits.csv",
                        "visit_id,patient_id,visit_date,clinician,plan,reviewed\n"
                        "V1,A-1,2015,Zzwho,Zzplan,Zzown loscat loscat:rest=not_assessed"
                        " loscat:rest=Zz\n");
  bundle_fixture_write (f,
                        "treatments.csv",
                        "treatment_id,patient_id,course_id,segment_no,drug\n"
                        "T1,A-1,Zzcourse,1,ivig\n");
  bundle_fixture_write (f,
                        "assessments.csv",
                        "patient_id,visit_id,course_id,response,notes\n"
                        "A-1,V1,Zzcourse,partial,Zzjudged\n");
  bundle_fixture_write (f,
                        "observations.csv",
                        "patient_id,visit_id,date,code,site,comparator,value,unit,text,not_done\n"
                        "A-1,V1,,erythema,neck,,,,,Zzwhy\n");
  bundle_fixture_write (
      f,
      "care_items.csv",
      "patient_id,kind,title,status,outcome,responsible,next_date,snoozed_until,"
      "reason\n"
      "A-1,other,Call Zzaunt,snoozed,Zzout,Zznurse,2015-04-07,2015-04-07,Zzaway\n");
  bundle_fixture_write (f,
                        "decisions.csv",
                        "patient_id,subject,rule,visit_id,course_id,suggested,decision,date,until,"
                        "clinician,reason\n"
                        "A-1,response,clinical_response,V1,,partial,overruled,2015-04-07,,Zzwho,"
                        "Zzbecause\n"
                        "A-1,due,Zztyped,,Zzcourse,Zzfree,snoozed,2015-04-07,2015-04-07,,\n");
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, TRUE);
  patients = bundle_fixture_read (f->out, "patients.csv");
  visits = bundle_fixture_read (f->out, "visits.csv");
  observations = bundle_fixture_read (f->out, "observations.csv");
  care_items = bundle_fixture_read (f->out, "care_items.csv");
  assessments = bundle_fixture_read (f->out, "assessments.csv");
  g_assert_null (strstr (patients, "Zz"));
  g_assert_null (strstr (patients, "given_name"));
  g_assert_null (strstr (visits, "Zz"));
  g_assert_null (strstr (visits, "clinician"));
  /* When consent was given moves with all other dates; that something was asked stays. */
  g_assert_null (strstr (patients, "2015-04-07"));
  g_assert_nonnull (strstr (patients, "comorbidity_asked"));
  g_assert_nonnull (strstr (patients, ",yes\n"));
  /* Scores follow from what the program wrote of the sections; what somebody typed is gone. */
  g_assert_nonnull (strstr (visits, ",loscat loscat:rest=not_assessed\n"));
  g_assert_null (strstr (assessments, "Zz"));
  g_assert_null (strstr (assessments, "V1,"));
  g_assert_nonnull (strstr (assessments, ",partial,\n"));
  g_assert_null (strstr (observations, "Zz"));
  g_assert_nonnull (strstr (observations, ",not done\n"));
  g_assert_null (strstr (care_items, "Zz"));
  g_assert_null (strstr (care_items, "2015-04-07"));
  g_assert_nonnull (strstr (care_items, ",snoozed,"));
  decisions = bundle_fixture_read (f->out, "decisions.csv");
  g_assert_null (strstr (decisions, "Zz"));
  g_assert_null (strstr (decisions, "V1,"));
  g_assert_null (strstr (decisions, "2015-04-07"));
  /* What was decided about what rule stays; a rule that no definition has was typed. */
  g_assert_nonnull (strstr (decisions, ",response,clinical_response,"));
  g_assert_nonnull (strstr (decisions, ",partial,overruled,"));
  g_assert_nonnull (strstr (decisions, ",due,removed,"));
  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, f->out);
}

/* No patient keeps a date: of birth, diagnosis or last contact. */
static void
test_dates (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) birth = NULL;
  g_autoptr (GPtrArray) diagnosis = NULL;
  g_autoptr (GPtrArray) birth_after = NULL;
  g_autoptr (GPtrArray) diagnosis_after = NULL;

  import_demo (f);
  bundle_fixture_export (f, f->out, TRUE);
  birth = read_column (f->bundle, "patients.csv", 3);
  diagnosis = read_column (f->bundle, "patients.csv", 5);
  birth_after = read_column (f->out, "patients.csv", 3);
  diagnosis_after = read_column (f->out, "patients.csv", 5);
  g_assert_cmpuint (birth->len, ==, 36);
  g_assert_cmpuint (birth_after->len, ==, 36);
  for (guint i = 0; i < birth->len; i++)
    g_hash_table_add (
        before, g_strdup_printf ("%s %s", (char *) birth->pdata[i], (char *) diagnosis->pdata[i]));
  for (guint i = 0; i < birth->len; i++)
    {
      g_autofree char *pair = g_strdup_printf (
          "%s %s", (char *) birth_after->pdata[i], (char *) diagnosis_after->pdata[i]);

      g_assert_false (g_hash_table_contains (before, pair));
    }
  /* But ages stay: the time from birth to diagnosis, over all patients. */
  {
    gint64 sum = 0, sum_after = 0;

    for (guint i = 0; i < birth->len; i++)
      {
        sum += day_of (diagnosis->pdata[i]) - day_of (birth->pdata[i]);
        sum_after += day_of (diagnosis_after->pdata[i]) - day_of (birth_after->pdata[i]);
      }
    g_assert_cmpint (sum, ==, sum_after);
  }
}

/* It is a bundle like any other, the same each time, and it counts the same. */
static void
test_is_a_bundle (BundleFixture *f, gconstpointer data)
{
  g_autofree char *again = g_build_filename (f->root, "again", NULL);
  guint n[DCS_N_RECORD_KINDS];

  import_demo (f);
  bundle_fixture_export (f, f->out, TRUE);
  bundle_fixture_export (f, again, TRUE);
  bundle_fixture_assert_same (f->out, again);
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    n[kind] = bundle_fixture_count (f, (DcsRecordKind) kind);
  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, f->out);
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    g_assert_cmpuint (bundle_fixture_count (f, (DcsRecordKind) kind), ==, n[kind]);
}

/* Another clinic file has another secret: the two exports cannot be joined. */
static void
test_other_secret (BundleFixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->root, "other", NULL);
  g_autoptr (GPtrArray) a = NULL;
  g_autoptr (GPtrArray) b = NULL;

  import_demo (f);
  bundle_fixture_export (f, f->out, TRUE);
  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, other, TRUE);
  a = read_column (f->out, "patients.csv", 0);
  b = read_column (other, "patients.csv", 0);
  for (guint i = 0; i < a->len; i++)
    g_assert_false (g_ptr_array_find_with_equal_func (b, a->pdata[i], g_str_equal, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deidentify/shifts-by-a-year-at-most", test_shift_range);
  g_test_add_func ("/deidentify/gives-everybody-another-code", test_codes);
  g_test_add_func ("/deidentify/keeps-partial-dates-in-order", test_partial_dates);
  bundle_test_add ("/deidentify/leaves-no-name-text-or-key", test_nothing_left);
  bundle_test_add ("/deidentify/clears-the-added-files-too", test_added_files);
  bundle_test_add ("/deidentify/moves-dates-and-keeps-ages", test_dates);
  bundle_test_add ("/deidentify/writes-a-bundle-that-counts-the-same", test_is_a_bundle);
  bundle_test_add ("/deidentify/differs-between-clinics", test_other_secret);
  return g_test_run ();
}
