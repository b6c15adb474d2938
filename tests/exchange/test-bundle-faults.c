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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/bundle-import/names-file-line-column-and-saves-nothing", test_faults);
  bundle_test_add ("/bundle-import/finds-all-faults-at-once", test_all_faults);
  bundle_test_add ("/bundle-import/shows-no-name-in-a-fault", test_no_names);
  bundle_test_add ("/bundle-import/finds-lines-in-any-order", test_shuffled_faults);
  bundle_test_add ("/bundle-import/makes-one-fault-of-one-slip", test_no_cascade);
  return g_test_run ();
}
