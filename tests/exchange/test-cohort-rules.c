/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-fixture.h"

#include "dcs-entry-rules.h"
#include "dcs-quality.h"

#include <string.h>

static Cohort *
import_cohort (BundleFixture *f)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  return cohort_new (f);
}

static void
tell_cb (const DcsQualityFinding *finding, gpointer data)
{
  g_test_message ("%s: %s %s: %s", (char *) data, finding->id, finding->path, finding->message);
}

/* The reference cohort was made to be complete and without contradictions: a rule that finds
 * something in it is a rule that would trouble a clinic for nothing. */
static void
nothing_is_found_in_the_reference_cohort (BundleFixture *f, gconstpointer data)
{
  g_autoptr (Cohort) cohort = import_cohort (f);
  DcsDefinition *jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));

  g_assert_cmpuint (cohort->courses->len, ==, 36);
  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      const char *code = text_of (dcs_course_patient (course), DCS_PATIENT_CODE);

      g_assert_cmpuint (dcs_quality_check (course, jls, tell_cb, (gpointer) code), ==, 0);
    }
}

/* The value of an observation times @factor, in a course that is nobody else's; returns what is
 * found then. */
static guint
count_with_slip (DcsCourse *course, DcsDefinition *definition, guint index, double factor)
{
  DcsValue *row = (DcsValue *) dcs_course_row (course, DCS_RECORD_OBSERVATION, index);
  DcsValue before = row[DCS_OBSERVATION_VALUE];
  guint n;

  row[DCS_OBSERVATION_VALUE].number *= factor;
  n = dcs_quality_check (course, definition, NULL, NULL);
  row[DCS_OBSERVATION_VALUE] = before;
  return n;
}

/* Wherever the point of a weight or a height is put wrong, it is found, and nothing else with it.
 */
static void
a_point_put_wrong_is_found_once (BundleFixture *f, gconstpointer data)
{
  g_autoptr (Cohort) cohort = import_cohort (f);
  DcsDefinition *jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
  guint n = 0;

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      for (guint row = 0; row < dcs_course_count (course, DCS_RECORD_OBSERVATION); row++)
        {
          const char *code = code_of (dcs_course_row (course, DCS_RECORD_OBSERVATION, row),
                                      DCS_OBSERVATION_CODE);

          if (!g_str_equal (code, "weight") && !g_str_equal (code, "height"))
            continue;
          n++;
          g_assert_cmpuint (count_with_slip (course, jls, row, 10), ==, 1);
          g_assert_cmpuint (count_with_slip (course, jls, row, 0.1), ==, 1);
        }
    }
  g_assert_cmpuint (n, ==, 998);
}

/* What the records say a treatment was, and what the dates make of it. A switch after 30 or 31 days
 * without is later than the 28 of the rule; of two drugs that replace another on one day the one
 * entered later is said to begin with the first. */
static gboolean
agree (const char *reason, DcsRelation relation, const DcsDrug *drug)
{
  switch (relation)
    {
    case DCS_RELATION_FIRST:
      return g_str_equal (reason, "first_line");
    case DCS_RELATION_BRIDGING:
      return g_str_equal (reason, "bridging");
    case DCS_RELATION_ADD_ON:
      return g_str_has_prefix (reason, "add_");
    case DCS_RELATION_RESTART:
      return g_str_equal (reason, "relapse");
    case DCS_RELATION_COMBINATION:
    case DCS_RELATION_SWITCH:
      return g_str_equal (reason, "combination_start") || g_str_has_prefix (reason, "switch_");
    case DCS_RELATION_LATER:
      return g_str_equal (reason, "switch_adverse_event");
    case DCS_RELATION_BESIDE:
      return !drug->systemic;
    case DCS_RELATION_UNKNOWN:
    case DCS_RELATION_CONTINUES:
    case DCS_RELATION_OVERLAP:
    default:
      return FALSE;
    }
}

static void
relations_agree_with_the_reasons_of_the_reference_cohort (BundleFixture *f, gconstpointer data)
{
  g_autoptr (Cohort) cohort = import_cohort (f);
  DcsDefinition *jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
  guint counts[DCS_RELATION_LATER + 1] = { 0 };

  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];

      for (guint n = 0; n < dcs_course_count (course, DCS_RECORD_TREATMENT); n++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, n);
          DcsCode drug = row[DCS_TREATMENT_DRUG].code;
          DcsRelation relation = dcs_derive_relation (course,
                                                      jls,
                                                      drug,
                                                      date_of (row, DCS_TREATMENT_START_DATE),
                                                      row[DCS_TREATMENT_ID].integer,
                                                      NULL);

          g_test_message ("%s %s: %s, %d",
                          text_of (dcs_course_patient (course), DCS_PATIENT_CODE),
                          dcs_code_string (drug),
                          code_of (row, DCS_TREATMENT_START_REASON),
                          relation);
          counts[relation]++;
          g_assert_true (agree (code_of (row, DCS_TREATMENT_START_REASON),
                                relation,
                                dcs_definition_drug (jls, drug)));
        }
    }
  /* Clinical reference, D7: 34 first lines, four times two drugs at once. */
  g_assert_cmpuint (counts[DCS_RELATION_FIRST], ==, 34);
  g_assert_cmpuint (counts[DCS_RELATION_COMBINATION], ==, 4);
  g_assert_cmpuint (counts[DCS_RELATION_RESTART], ==, 1);
  g_assert_cmpuint (counts[DCS_RELATION_BRIDGING], ==, 28);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  bundle_test_add ("/exchange/cohort-rules/nothing-is-found-in-the-reference-cohort",
                   nothing_is_found_in_the_reference_cohort);
  bundle_test_add (
      "/exchange/cohort-rules/relations-agree-with-the-reasons-of-the-reference-cohort",
      relations_agree_with_the_reasons_of_the_reference_cohort);
  bundle_test_add ("/exchange/cohort-rules/a-point-put-wrong-is-found-once",
                   a_point_put_wrong_is_found_once);
  return g_test_run ();
}
