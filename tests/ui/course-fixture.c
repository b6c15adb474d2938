/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"

#include "dcs-patient-figures.h"

#include "dcs-records.h"

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static void
add_patient (RulesFixture *self)
{
  fixture_patient (self, "TST-001", NULL);
  *fixture_last (self, DCS_PATIENT_INITIALS) = dcs_value_text ("A.B.");
  *fixture_last (self, DCS_PATIENT_SEX) = dcs_value_text ("F");
  *fixture_last (self, DCS_PATIENT_BIRTH_DATE) = date_value ("2008-05-20");
  *fixture_last (self, DCS_PATIENT_ONSET_DATE) = date_value ("2014-11");
  *fixture_last (self, DCS_PATIENT_DIAGNOSIS_DATE) = date_value ("2015-04-07");
  *fixture_last (self, DCS_PATIENT_SUBTYPE) = dcs_value_code (dcs_code ("circumscribed"));
}

DcsCourse *
course_fixture_empty (RulesFixture *self)
{
  add_patient (self);
  return fixture_course (self);
}

DcsCourse *
course_fixture_typical (RulesFixture *self)
{
  static const struct
  {
    const char *date;
    const char *response;
    int redness;
    int thickness;
  } visits[] = {
    { "2015-04-07", "baseline", 3, 3 }, { "2015-10-12", "partial", 2, 2 },
    { "2016-04-11", "partial", 1, 1 },  { "2017-01-16", "relapse", 3, 2 },
    { "2017-07-20", "partial", 1, 1 },  { "2018-02-01", "complete", 0, 0 },
  };
  gint64 treatment;

  add_patient (self);
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      gint64 visit = fixture_visit (self, visits[i].date, visits[i].response);

      *fixture_last (self, DCS_VISIT_NOTES) = dcs_value_text ("Seen with a parent.");
      fixture_site (self, visit, "left_leg", visits[i].redness, visits[i].thickness, 0);
      fixture_value (self, visit, "pga_activity", NULL, visits[i].redness * 20);
      fixture_value (self, visit, "weight", NULL, 30 + i);
      fixture_value (self, visit, "height", NULL, 130 + i);
    }
  fixture_dated_value (self, "2015-04-07", "CRP", 4.5);

  treatment = fixture_treatment (self, "methotrexate", "2015-04-07", "2017-01-16");
  *fixture_last (self, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  fixture_step (self, treatment, "2015-04-07", "2015-07-07", 12.5, "mg/m2", "weekly");
  fixture_step (self, treatment, "2015-07-07", "2017-01-16", 15, "mg/m2", "weekly");
  treatment = fixture_treatment (self, "mycophenolate_mofetil", "2017-01-16", NULL);
  fixture_step (self, treatment, "2017-01-16", NULL, 1200, "mg/m2", "daily");

  fixture_relapse (self, "2017-01-16");
  *fixture_last (self, DCS_RELAPSE_MANIFESTATION) = dcs_value_code (dcs_code ("lesion_expansion"));
  return fixture_course (self);
}

DcsCourse *
course_fixture_long (RulesFixture *self, guint n_visits)
{
  DcsDate day = dcs_date_new (1996, 1, 1);
  int first = dcs_date_day (day, DCS_DATE_MIDDLE);

  add_patient (self);
  *fixture_last (self, DCS_PATIENT_DIAGNOSIS_DATE) = dcs_value_date (day);
  for (guint i = 0; i < n_visits; i++)
    {
      DcsDate date = dcs_date_from_day (first + (int) (i * 10957 / n_visits));
      char iso[DCS_DATE_ISO_SIZE];
      gint64 visit;

      dcs_date_to_iso (date, iso);
      visit = fixture_visit (self, iso, "partial");
      fixture_site (self, visit, "left_leg", (int) i % 4, (int) (i / 3) % 4, 0);
      if (i % 60 == 1)
        fixture_relapse (self, iso);
      if (i % 20 == 0)
        {
          char stop[DCS_DATE_ISO_SIZE];
          gint64 treatment;

          dcs_date_to_iso (dcs_date_from_day (dcs_date_day (date, DCS_DATE_MIDDLE) + 200), stop);
          treatment = fixture_treatment (self, i % 40 == 0 ? "methotrexate" : "ivig", iso, stop);
          fixture_step (self, treatment, iso, stop, 15, "mg/m2", "weekly");
        }
    }
  return fixture_course (self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_left = data;

  if (*n_left > 0)
    (*n_left)--;
  return *n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
spin_frames (GtkWidget *widget)
{
  guint n_left = 3;

  gtk_widget_add_tick_callback (widget, tick_cb, &n_left, NULL);
  spin_until (n_left == 0);
}

void
spin_pending (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

GPtrArray *
course_fixture_figures (DcsCourse *course, DcsDefinition *definition, DcsDate today)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  return dcs_patient_figures (analysis, today);
}
