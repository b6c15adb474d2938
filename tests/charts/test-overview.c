/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"
#include "dcs-overview.h"
#include "dcs-records.h"

#include <string.h>

/* A course with a subtype (or none) and the drugs named. */
static DcsCourse *
make_course (const char *subtype, const char *const *drugs)
{
  DcsCourse *course = dcs_course_new ();
  DcsValue patient[DCS_RECORD_MAX_FIELDS] = { 0 };

  patient[DCS_PATIENT_ID] = dcs_value_integer (1);
  patient[DCS_PATIENT_SUBTYPE] = subtype != NULL ? dcs_value_code (dcs_code (subtype))
                                                 : DCS_VALUE_INIT;
  patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = dcs_value_date (
      dcs_date_from_day (charts_day ("2020-05-01")));
  dcs_course_add (course, DCS_RECORD_PATIENT, patient);
  for (guint i = 0; drugs[i] != NULL; i++)
    {
      DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };

      row[DCS_TREATMENT_ID] = dcs_value_integer (i + 1);
      row[DCS_TREATMENT_DRUG] = dcs_value_code (dcs_code (drugs[i]));
      dcs_course_add (course, DCS_RECORD_TREATMENT, row);
    }
  dcs_course_seal (course);
  return course;
}

static void
add (DcsOverview *overview, ChartsFixture *fixture, const char *subtype, const char *const *drugs)
{
  g_autoptr (DcsCourse) course = make_course (subtype, drugs);

  dcs_overview_add_course (overview, course, fixture->definition);
}

static gboolean
has_text (DcsScene *scene, const char *text)
{
  for (guint i = 0; i < dcs_scene_get_n_shapes (scene); i++)
    if (g_strcmp0 (dcs_scene_get_shape (scene, i)->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_counts_each_patient_once (void)
{
  g_auto (ChartsFixture) fixture = { 0 };
  g_autoptr (DcsOverview) overview = dcs_overview_new ();
  g_autoptr (DcsScene) scene = NULL;
  const char *twice[] = { "alphamab", "betazol", "alphamab", NULL };
  const char *once[] = { "betazol", NULL };
  const char *none[] = { NULL };

  charts_fixture_init (&fixture);
  add (overview, &fixture, "limited", twice);
  add (overview, &fixture, "limited", once);
  add (overview, &fixture, "limited", none);
  add (overview, &fixture, NULL, once);
  g_assert_cmpuint (dcs_overview_get_n_patients (overview), ==, 4);

  scene = dcs_overview_treatments_scene (overview, 600.0);
  g_assert_true (has_text (scene, "Limited example (n = 3)"));
  g_assert_true (has_text (scene, "Subtype not recorded (n = 1)"));
  g_assert_true (has_text (scene, "1 of 3, 33%"));
  g_assert_true (has_text (scene, "2 of 3, 67%"));
  g_assert_true (has_text (scene, "1 of 1, 100%"));
  g_assert_true (has_text (scene, "0 of 1, 0%"));
  /* Most given first; the words for those who do not see it. */
  g_assert_nonnull (strstr (dcs_scene_get_description (scene),
                            "\nBetazol, Limited example: 2/3\n"
                            "Betazol, Subtype not recorded: 1/1\n"
                            "Alphamab, Limited example: 1/3\n"
                            "Alphamab, Subtype not recorded: 0/1"));
  g_assert_nonnull (strstr (dcs_scene_get_description (scene), "1 May 2020"));
}

static void
test_nobody_is_a_figure_too (void)
{
  g_autoptr (DcsOverview) overview = dcs_overview_new ();
  g_autoptr (DcsScene) scene = dcs_overview_treatments_scene (overview, 400.0);

  g_assert_cmpfloat (dcs_scene_get_height (scene), >, 50.0);
  g_assert_true (has_text (scene, "Treatments ever received, by subtype"));
}

static void
test_bars_are_as_long_as_the_percentage (void)
{
  const char *groups[] = { "A" };
  const char *treatments[] = { "one", "two" };
  const guint sizes[] = { 4 };
  const guint counts[] = { 4, 1 };
  g_autoptr (DcsScene) scene = dcs_treatment_table_scene (
      &(DcsTreatmentTable){ .groups = groups,
                            .group_sizes = sizes,
                            .n_groups = 1,
                            .treatments = treatments,
                            .n_treatments = 2,
                            .counts = counts,
                            .title = "T" },
      500.0);
  double widths[3];
  guint n = 0;

  for (guint i = 0; i < dcs_scene_get_n_shapes (scene); i++)
    {
      const DcsShape *shape = dcs_scene_get_shape (scene, i);

      if (shape->kind == DCS_SHAPE_RECT && shape->stroke != DCS_COLOR_NONE)
        {
          g_assert_cmpuint (n, <, 3);
          widths[n++] = shape->width;
        }
    }
  /* The first one is in the legend. */
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (ABS (widths[1] - 4.0 * widths[2]), <, 1e-9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  charts_fixture_use_plain_widths ();

  g_test_add_func ("/charts/overview/counts-each-patient-once", test_counts_each_patient_once);
  g_test_add_func ("/charts/overview/nobody-is-a-figure-too", test_nobody_is_a_figure_too);
  g_test_add_func ("/charts/overview/bars-are-as-long-as-the-percentage",
                   test_bars_are_as_long_as_the_percentage);
  return g_test_run ();
}
