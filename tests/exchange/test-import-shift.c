/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include "dcs-records.h"

#include <stdlib.h>
#include <string.h>

/* Invented records whose dates are moved up to a day: the days between two dates stay, the days of
 * the week too, and the last visit lies in the week before. */

#define PATIENTS                                                                                   \
  "patient_id,initials,sex,birth_date,onset_date,diagnosis_date,last_followup_date,subtype,"       \
  "linear_site,craniofacial_form,referral,biopsy\n"
#define VISITS                                                                                     \
  "visit_id,patient_id,visit_date,visit_type,weight_kg,height_cm,pga_activity,new_lesions,"        \
  "response,notes\n"

static DcsImportReport *
import_as_of (BundleFixture *f, DcsDate today)
{
  g_autoptr (GError) error = NULL;
  DcsImportReport *report = dcs_bundle_import_as_of (f->core, f->bundle, today, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static DcsCourse *
load (BundleFixture *f, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = dcs_clinic_core_find_patient (f->core, code, &error);
  DcsCourse *course;

  g_assert_no_error (error);
  course = dcs_clinic_core_load_course (f->core, id, &error);
  g_assert_no_error (error);
  return course;
}

static void
assert_date (const DcsValue *value, const char *expected)
{
  char text[DCS_DATE_ISO_SIZE];

  g_assert_cmpint (value->kind, ==, DCS_VALUE_DATE);
  g_assert_cmpstr (dcs_date_to_iso (value->date, text), ==, expected);
}

static void
write_one (BundleFixture *f)
{
  bundle_fixture_write (f,
                        "patients.csv",
                        PATIENTS "W-1,A.B.,F,2009-05,2013,2015-04-07,2025-04-07,circumscribed,,,"
                                 "dermatology,yes\n");
  bundle_fixture_write (f,
                        "visits.csv",
                        VISITS
                        "1,W-1,2025-03-31,scheduled,,,,,,\n2,W-1,2025-04-07,scheduled,,,,,,\n");
}

/* From Monday 7 April 2025 to the week before Tuesday 1 September 2026: 73 weeks are 511 days, to
 * Monday 31 August 2026. Of the month May 2009 the first day is moved, to 24 September 2010; of the
 * year 2013 too, to 27 May 2014. */
static void
test_all_dates_move_alike (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *patient;

  write_one (f);
  report = import_as_of (f, dcs_date_new (2026, 9, 1));
  g_assert_true (report->is_saved);
  course = load (f, "W-1");
  patient = dcs_course_patient (course);
  assert_date (&patient[DCS_PATIENT_BIRTH_DATE], "2010-09");
  assert_date (&patient[DCS_PATIENT_ONSET_DATE], "2014");
  assert_date (&patient[DCS_PATIENT_DIAGNOSIS_DATE], "2016-08-30");
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 2);
  assert_date (&dcs_course_row (course, DCS_RECORD_VISIT, 0)[DCS_VISIT_DATE], "2026-08-24");
  assert_date (&dcs_course_row (course, DCS_RECORD_VISIT, 1)[DCS_VISIT_DATE], "2026-08-31");
}

/* On whatever day: from one to seven days before it, also when the records are of later. */
static void
test_the_last_visit_lies_in_the_week_before (BundleFixture *f, gconstpointer data)
{
  for (int day = 0; day < 15; day++)
    {
      DcsDate today = dcs_date_from_day (dcs_date_day (dcs_date_new (2025, 4, 1), DCS_DATE_MIDDLE)
                                         + day);
      g_autoptr (DcsImportReport) report = NULL;
      g_autoptr (DcsCourse) course = NULL;
      int before;

      bundle_fixture_new_clinic (f);
      bundle_fixture_new_folder (f);
      write_one (f);
      report = import_as_of (f, today);
      g_assert_true (report->is_saved);
      course = load (f, "W-1");
      before = dcs_date_diff_days (
          dcs_course_row (course, DCS_RECORD_VISIT, 1)[DCS_VISIT_DATE].date,
          today,
          DCS_DATE_MIDDLE);
      g_assert_cmpint (before, >=, 1);
      g_assert_cmpint (before, <=, 7);
    }
}

/* What is wrong is told with the dates as they stand in the file; nothing is saved. */
static void
test_faults_are_told_as_they_stand (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  const DcsImportFault *fault;

  write_one (f);
  bundle_fixture_replace (f, "visits.csv", "2025-03-31", "2025-03-32");
  report = import_as_of (f, dcs_date_new (2026, 9, 1));
  g_assert_false (report->is_saved);
  g_assert_cmpuint (report->faults->len, ==, 1);
  fault = g_ptr_array_index (report->faults, 0);
  g_assert_cmpstr (fault->value, ==, "2025-03-32");
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 0);
}

/* The demonstration: every record is there, as by the ordinary import. */
static void
test_the_demonstration_moves_whole (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsImportReport) report = NULL;
  guint n_observations, n_treatments;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  n_observations = bundle_fixture_count (f, DCS_RECORD_OBSERVATION);
  n_treatments = bundle_fixture_count (f, DCS_RECORD_TREATMENT);
  bundle_fixture_new_clinic (f);
  report = import_as_of (f, dcs_date_new (2031, 2, 28));
  g_assert_true (report->is_saved);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_PATIENT), ==, 36);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_OBSERVATION), ==, n_observations);
  g_assert_cmpuint (bundle_fixture_count (f, DCS_RECORD_TREATMENT), ==, n_treatments);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  bundle_test_add ("/exchange/import-shift/alike", test_all_dates_move_alike);
  bundle_test_add ("/exchange/import-shift/week", test_the_last_visit_lies_in_the_week_before);
  bundle_test_add ("/exchange/import-shift/faults", test_faults_are_told_as_they_stand);
  bundle_test_add ("/exchange/import-shift/demonstration", test_the_demonstration_moves_whole);
  return g_test_run ();
}
