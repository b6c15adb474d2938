/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include "dcs-records.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
demo_folder (void)
{
  return g_build_filename (g_getenv ("DCS_DATADIR"), "demo", NULL);
}

/* What went in comes out, byte by byte, and only that. */
static void
test_demo (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);
  bundle_fixture_assert_same (f->bundle, f->out);
}

/* Imports the bundle, exports it, and holds a second round against the first. */
static void
assert_stable (BundleFixture *f)
{
  g_autofree char *second = g_build_filename (f->root, "second", NULL);

  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);
  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, f->out);
  bundle_fixture_export (f, second, FALSE);
  bundle_fixture_assert_same (f->out, second);
}

/* A bundle in which every column and every file of the format has something. */
static const struct
{
  const char *name;
  const char *contents;
} full_bundle[] = {
  { "patients.csv",
    "patient_id,initials,sex,birth_date,onset_date,diagnosis_date,last_followup_date,subtype,"
    "linear_site,craniofacial_form,referral,biopsy,disease,given_name,family_name,death_date,"
    "subtype_order,first_visit_date,followup_status,consent,consent_date,family_history_asked,"
    "comorbidity_asked,notes\n"
    "B-1,X.Y.,F,~2009,2013-04,2015-04-07,2025-04-07,mixed,craniofacial,parry_romberg,dermatology,"
    "yes,jls,Ayşe,Çelik-Örnek,,linear; "
    "circumscribed,2015-05-01,active,given,2015-05,yes,unknown,\"two\nlines, "
    "\"\"quoted\"\"\"\n"
    "A-2,,,,,,,,,,,,jls,'=cmd,'+49,2020,,,,,,,,''tis\n" },
  { "history.csv",
    "patient_id,kind,condition,relation,detail\n"
    "B-1,family_history,psoriasis,maternal uncle,'-since long\n" },
  { "lesions.csv",
    "patient_id,lesion_no,region,site,morphology,side,from_date,until_date,length_mm,width_mm,"
    "depth,confluent,crosses_joint,notes\n"
    "B-1,1,head_neck,neck,linear,left,2013-04,~2019,85.0,12,deep,no,yes,pale\n"
    "B-1,2,trunk,chest,plaque,,,,,,,,,\n" },
  { "extracutaneous.csv",
    "patient_id,onset_date,type,joint,side,same_region_as_lesion,until_date,"
    "notes\n"
    "B-1,2016,joint_contracture,knee,left,unknown,2017,improving\n" },
  { "visits.csv",
    "visit_id,patient_id,visit_date,visit_type,weight_kg,height_cm,"
    "pga_activity,new_lesions,response,notes,clinician,plan,next_date,"
    "reviewed\n"
    "V1,B-1,2015-04-07,baseline,18.80,112.7,60,yes,baseline,n,Dr. Test,go on,"
    "2015-07,drugs loscat:rest=not_assessed\n"
    "V2,B-1,2015-04-07,scheduled,,,,,,,,,,\n"
    "V3,A-2,2019,,,,,,,,,,,\n" },
  { "site_scores.csv",
    "visit_id,patient_id,site,erythema,induration,new_enlarged\n"
    "V1,B-1,neck,1,0,3\nV1,B-1,chest,,2,\n" },
  { "labs.csv",
    "patient_id,sample_date,timepoint,test,comparator,value,unit,result\n"
    "B-1,2015-04-07,diagnosis,WBC,,7.65,10^9/L,\n"
    "B-1,2015-04-07,diagnosis,ANA,<,80,reciprocal_titre,negative\n"
    "B-1,2015-05,,HGB,,,g/dL,\n" },
  { "observations.csv",
    "patient_id,visit_id,date,code,site,comparator,value,unit,text,not_done,context\n"
    "B-1,V1,,erythema,abdomen,,,,,child asleep,\n"
    "B-1,V2,,weight,,,18500,g,,,\n"
    "B-1,V2,,WBC,,>,9000,/uL,,,followup\n"
    "B-1,,2014-01-02,weight,,,17.5,kg,,,\n" },
  { "treatments.csv",
    "treatment_id,patient_id,course_id,segment_no,drug,drug_class,dose,dose_unit,frequency,"
    "route,n_doses,start_date,stop_date,start_reason,stop_reason,response,notes\n"
    ",B-1,C1,,methotrexate,csDMARD,,,,,,2015-04-07,,first_line,,partial,\"the course, whole\"\n"
    "T1,B-1,C1,1,methotrexate,csDMARD,12.50,mg/m2,weekly,oral,,2015-04-07,2015-06,first_line,"
    "dose_change,,first\n"
    "T2,B-1,C1,2,methotrexate,csDMARD,15,mg/m2,weekly,oral,,2015-06,,dose_change,,partial,\n"
    ",B-1,C2,,ivig,immunoglobulin,,,,,,2016,,,,,\n"
    "T3,B-1,C3,1,methotrexate,csDMARD,10,mg/m2,weekly,oral,,2016,2016,other,other,none,\n" },
  { "administrations.csv",
    "patient_id,course_id,date,given,amount,unit,reason\n"
    "B-1,C2,2016-02-01,yes,20.0,g,\nB-1,C2,2016-03-01,no,,,fever\n" },
  { "assessments.csv",
    "patient_id,visit_id,course_id,response,notes\n"
    "B-1,V1,C1,partial,softer\nB-1,V2,C1,none,\nB-1,V1,C2,partial,\n" },
  { "relapses.csv",
    "relapse_id,patient_id,episode_no,relapse_date,therapy_context,"
    "manifestation,action\nR1,B-1,1,2017-10,MTX,new_lesion,more\n" },
  { "adverse_events.csv",
    "ae_id,patient_id,onset_date,drug,event,severity,action_taken,outcome,"
    "serious,grade,causality,resolved_date,notes,course_id\n"
    "A1,B-1,2015-05-01,methotrexate,nausea,mild,none,resolved,no,1,probable,"
    "2015-05-03,short,C1\n"
    "A2,B-1,2015-05-02,methotrexate,nausea,mild,none,unknown,,,,,,\n" },
  { "imaging.csv",
    "imaging_id,patient_id,imaging_date,modality,body_part,result,finding\n"
    "I1,B-1,2015-05-04,MRI,cranial,normal,\n" },
  { "investigations.csv",
    "investigation_id,patient_id,date,kind,body_part,result,finding\n"
    "I2,B-1,2015,biopsy,,abnormal,sclerosis\n" },
  { "care_items.csv",
    "patient_id,kind,title,due_date,done_date,status,outcome,responsible,next_date,snoozed_until,"
    "reason\n"
    "B-1,eye_review,Slit lamp,2016-01,,snoozed,,Dr. Test,2016-08,2016-02-01,away\n"
    "B-1,laboratory,Blood count,2015-05,2015-05-02,done,fine,,,,\n" },
  { "decisions.csv",
    "patient_id,subject,rule,rule_version,visit_id,course_id,suggested,decision,date,until,"
    "clinician,reason\n"
    "B-1,response,s002,1,V2,,partial,overruled,2015-04-08,,Dr. Test,\"no, it is not\"\n"
    "B-1,resistance,methotrexate,,,C1,,accepted,2016-02,,,\n"
    "B-1,due,eye,2,,,,snoozed,2016-01-04,2016-03-01,,\n" },
  { "screening.csv",
    "screen_no,included,exclusion_reason,patient_id\n"
    "1,no,incomplete data,\n2,yes,,B-1\n3,yes,,A-2\n" },
};

static void
write_full_bundle (BundleFixture *f)
{
  for (guint i = 0; i < G_N_ELEMENTS (full_bundle); i++)
    bundle_fixture_write (f, full_bundle[i].name, full_bundle[i].contents);
}

/* Nothing that the records can hold is lost: the bundle comes back as it was, except for the one
 * column that says nothing (everybody has the same disease). */
static void
test_everything (BundleFixture *f, gconstpointer data)
{
  g_autofree char *patients = NULL;
  g_autofree char *expected = NULL;

  write_full_bundle (f);
  patients = bundle_fixture_read (f->bundle, "patients.csv");
  assert_stable (f);

  g_assert_nonnull (strstr (patients, ",jls,"));
  {
    g_auto (GStrv) parts = g_strsplit (patients, ",jls,", -1);
    g_autofree char *without = g_strjoinv (",", parts);
    g_auto (GStrv) headers = g_strsplit (without, "biopsy,disease,", -1);

    expected = g_strjoinv ("biopsy,", headers);
  }
  bundle_fixture_write (f, "patients.csv", expected);
  bundle_fixture_assert_same (f->bundle, f->out);
}

/* Texts that a spreadsheet would run come back as they were, whatever was in the file. */
static void
test_formulas (BundleFixture *f, gconstpointer data)
{
  g_autofree char *patients = NULL;

  bundle_fixture_write (
      f, "patients.csv", "patient_id,initials,notes\nA-1,=1+1,@x\nA-2,'=1+1,-5\nA-3,''=1,'\n");
  assert_stable (f);
  patients = bundle_fixture_read (f->out, "patients.csv");
  g_assert_nonnull (strstr (patients, "A-1,'=1+1,"));
  g_assert_nonnull (strstr (patients, ",'@x\n"));
  g_assert_nonnull (strstr (patients, "A-2,'=1+1,"));
  g_assert_nonnull (strstr (patients, ",'-5\n"));
  g_assert_nonnull (strstr (patients, "A-3,''=1,"));
}

static void
test_private (BundleFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->out, "patients.csv", NULL);
  struct stat info;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);
  g_assert_cmpint (stat (f->out, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* A second export replaces the first one's files, and only those. */
static void
test_replace (BundleFixture *f, gconstpointer data)
{
  g_autofree char *other = g_build_filename (f->out, "letter.txt", NULL);
  g_autofree char *demo = demo_folder ();
  g_autofree char *observations = g_build_filename (f->out, "observations.csv", NULL);

  write_full_bundle (f);
  bundle_fixture_import_well (f, f->bundle);
  bundle_fixture_export (f, f->out, FALSE);
  g_assert_true (g_file_test (observations, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (other, "mine", -1, NULL));

  bundle_fixture_new_clinic (f);
  bundle_fixture_import_well (f, demo);
  bundle_fixture_export (f, f->out, FALSE);
  g_assert_false (g_file_test (observations, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (bundle_fixture_count_files (f->out), ==, 12 + 1);
  g_assert_cmpint (g_unlink (other), ==, 0);
  {
    g_autofree char *a = bundle_fixture_read (demo, "visits.csv");
    g_autofree char *b = bundle_fixture_read (f->out, "visits.csv");

    g_assert_cmpstr (a, ==, b);
  }
}

/* A link in the place of a file is replaced, not followed. */
static void
test_link (BundleFixture *f, gconstpointer data)
{
  g_autofree char *target = g_build_filename (f->root, "target", NULL);
  g_autofree char *link_path = g_build_filename (f->out, "visits.csv", NULL);
  g_autofree char *contents = NULL;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  g_assert_cmpint (g_mkdir (f->out, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_cmpint (symlink (target, link_path), ==, 0);
  bundle_fixture_export (f, f->out, FALSE);
  contents = bundle_fixture_read (f->root, "target");
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_false (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
}

static void
test_refused_places (BundleFixture *f, gconstpointer data)
{
  g_autofree char *file = g_build_filename (f->root, "file", NULL);
  g_autofree char *nowhere = g_build_filename (f->root, "missing", "out", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
  g_assert_null (dcs_bundle_export (f->core, file, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (dcs_bundle_export (f->core, nowhere, FALSE, NULL, NULL, NULL, &error));
  g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_DISK);
}

/* A cancelled export leaves nothing behind. */
static void
test_cancel (BundleFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint64 n_before;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  n_before = bundle_fixture_count_files (f->root);
  g_cancellable_cancel (cancellable);
  g_assert_null (dcs_bundle_export (f->core, f->out, FALSE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (bundle_fixture_count_files (f->root), ==, n_before);
}

/* An empty clinic is a bundle too. */
static void
test_empty (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_export (f, f->out, FALSE);
  g_assert_cmpuint (bundle_fixture_count_files (f->out), ==, 12);
  bundle_fixture_import_well (f, f->out);
}

/* What the added files and columns hold is really in the clinic file, not only passed on. */
static void
test_records (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GError) error = NULL;
  const DcsValue *row;
  gint64 id;
  guint n;

  write_full_bundle (f);
  bundle_fixture_import_well (f, f->bundle);
  id = dcs_clinic_core_find_patient (f->core, "B-1", &error);
  course = dcs_clinic_core_load_course (f->core, id, &error);
  g_assert_no_error (error);
  row = dcs_course_patient (course);
  g_assert_cmpstr (row[DCS_PATIENT_FAMILY_NAME].text, ==, "Çelik-Örnek");
  g_assert_cmpint (row[DCS_PATIENT_BIRTH_DATE].date.precision, ==, DCS_DATE_YEAR);
  g_assert_true (row[DCS_PATIENT_BIRTH_DATE].date.about);

  /* A course with a row of its own keeps what that says; a course without doses is there. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_TREATMENT), ==, 3);
  row = dcs_course_row (course, DCS_RECORD_TREATMENT, 0);
  g_assert_cmpstr (row[DCS_TREATMENT_UID].text, ==, "C1");
  g_assert_cmpstr (row[DCS_TREATMENT_NOTES].text, ==, "the course, whole");
  g_assert_nonnull (dcs_course_dose_steps (course, row[DCS_TREATMENT_ID].integer, &n));
  g_assert_cmpuint (n, ==, 2);

  /* One event names its course, the other says that it has none. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_ADVERSE_EVENT), ==, 2);
  g_assert_cmpint (
      dcs_course_row (course, DCS_RECORD_ADVERSE_EVENT, 0)[DCS_ADVERSE_EVENT_TREATMENT_ID].integer,
      ==,
      row[DCS_TREATMENT_ID].integer);
  g_assert_cmpint (
      dcs_course_row (course, DCS_RECORD_ADVERSE_EVENT, 1)[DCS_ADVERSE_EVENT_TREATMENT_ID].integer,
      ==,
      0);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_ADMINISTRATION), ==, 2);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_CARE_ITEM), ==, 2);

  /* Decisions hang on the visit or the course that they are about, or on none. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_DECISION), ==, 3);
  row = dcs_course_row (course, DCS_RECORD_DECISION, 0);
  g_assert_cmpstr (
      dcs_course_find (course, DCS_RECORD_VISIT, row[DCS_DECISION_VISIT_ID].integer)[DCS_VISIT_UID]
          .text,
      ==,
      "V2");
  row = dcs_course_row (course, DCS_RECORD_DECISION, 1);
  g_assert_cmpstr (dcs_course_find (course,
                                    DCS_RECORD_TREATMENT,
                                    row[DCS_DECISION_TREATMENT_ID].integer)[DCS_TREATMENT_UID]
                       .text,
                   ==,
                   "C1");
  row = dcs_course_row (course, DCS_RECORD_DECISION, 2);
  g_assert_cmpint (row[DCS_DECISION_VISIT_ID].integer, ==, 0);

  /* Each response hangs on its visit and on its course. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_ASSESSMENT), ==, 3);
  row = dcs_course_row (course, DCS_RECORD_ASSESSMENT, 2);
  g_assert_cmpstr (dcs_course_find (course,
                                    DCS_RECORD_VISIT,
                                    row[DCS_ASSESSMENT_VISIT_ID].integer)[DCS_VISIT_UID]
                       .text,
                   ==,
                   "V1");
  g_assert_cmpstr (dcs_course_find (course,
                                    DCS_RECORD_TREATMENT,
                                    row[DCS_ASSESSMENT_TREATMENT_ID].integer)[DCS_TREATMENT_UID]
                       .text,
                   ==,
                   "C2");
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_INVESTIGATION), ==, 2);

  /* Another unit is converted: 7.65 x 10^9/L are 7650 per microlitre. */
  row = dcs_course_latest (course, dcs_code ("WBC"), G_MAXINT32, NULL);
  g_assert_nonnull (row);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_OBSERVATION); i++)
    {
      const DcsValue *found = dcs_course_row (course, DCS_RECORD_OBSERVATION, i);

      if (found[DCS_OBSERVATION_CANONICAL].kind == DCS_VALUE_DECIMAL
          && found[DCS_OBSERVATION_CODE].code == dcs_code ("WBC"))
        {
          g_assert_cmpfloat_with_epsilon (found[DCS_OBSERVATION_CANONICAL].number, 7650, 1e-6);
          return;
        }
    }
  g_assert_not_reached ();
}

/* An adverse event without a course is put down to the one course of its drug that ran. */
static void
test_link_event (BundleFixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *event, *treatment;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  course = dcs_clinic_core_load_course (
      f->core, dcs_clinic_core_find_patient (f->core, "JLS-009", NULL), NULL);
  event = dcs_course_row (course, DCS_RECORD_ADVERSE_EVENT, 0);
  treatment = dcs_course_find (
      course, DCS_RECORD_TREATMENT, event[DCS_ADVERSE_EVENT_TREATMENT_ID].integer);
  g_assert_nonnull (treatment);
  g_assert_cmpint (treatment[DCS_TREATMENT_DRUG].code, ==, dcs_code ("methotrexate"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/bundle-export/gives-the-demonstration-clinic-back", test_demo);
  bundle_test_add ("/bundle-export/gives-every-column-and-file-back", test_everything);
  bundle_test_add ("/bundle-export/keeps-texts-that-look-like-formulas", test_formulas);
  bundle_test_add ("/bundle-export/is-for-its-owner-only", test_private);
  bundle_test_add ("/bundle-export/replaces-an-earlier-bundle", test_replace);
  bundle_test_add ("/bundle-export/follows-no-link", test_link);
  bundle_test_add ("/bundle-export/refuses-other-places", test_refused_places);
  bundle_test_add ("/bundle-export/can-be-cancelled", test_cancel);
  bundle_test_add ("/bundle-export/writes-an-empty-clinic", test_empty);
  bundle_test_add ("/bundle-import/fills-the-records-of-added-files", test_records);
  bundle_test_add ("/bundle-import/links-an-adverse-event-to-its-course", test_link_event);
  return g_test_run ();
}
