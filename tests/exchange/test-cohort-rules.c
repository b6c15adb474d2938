/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-fixture.h"

#include "dcs-entry-rules.h"
#include "dcs-quality.h"

static void
print_cb (const DcsQualityFinding *finding, gpointer data)
{
  g_test_message ("%s %s %s visit %d: %s",
                  text_of (dcs_course_patient (data), DCS_PATIENT_CODE),
                  finding->id,
                  finding->path,
                  finding->visit_id != 0,
                  finding->message);
}

static void
quality (BundleFixture *f, gconstpointer data)
{
  g_autoptr (Cohort) cohort = NULL;

  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  cohort = cohort_new (f);
  for (guint i = 0; i < cohort->courses->len; i++)
    {
      DcsCourse *course = cohort->courses->pdata[i];
      DcsDefinition *jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
      gint64 t = g_get_monotonic_time ();
      guint n = 0, rows = 0;

      for (int k = 0; k < 1000; k++)
        n = dcs_quality_check (course, jls, NULL, NULL);
      t = g_get_monotonic_time () - t;
      for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
        rows += dcs_course_count (course, kind);
      g_test_message ("%u findings, %.0f ns a record (%u)", n, (double) t / rows, rows);
      dcs_quality_check (course, jls, print_cb, course);
      for (guint c = 0; c < dcs_course_count (course, DCS_RECORD_TREATMENT); c++)
        {
          const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, c), *other;
          DcsRelation relation = dcs_derive_relation (course, jls, row[DCS_TREATMENT_DRUG].code, date_of (row, DCS_TREATMENT_START_DATE), row[DCS_TREATMENT_ID].integer, &other);
          g_autofree char *words = dcs_relation_describe (relation, jls, date_of (row, DCS_TREATMENT_START_DATE), other);
          g_test_message ("%s %s %s: %s", text_of (dcs_course_patient (course), DCS_PATIENT_CODE), code_of (row, DCS_TREATMENT_DRUG), code_of (row, DCS_TREATMENT_START_REASON), words);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/exchange/cohort-rules/quality", quality);
  return g_test_run ();
}
