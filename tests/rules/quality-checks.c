/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quality-checks.h"

#include <string.h>

DcsValue
date_value (const char *text)
{
  DcsDate date;

  if (text == NULL)
    return DCS_VALUE_INIT;
  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

DcsValue
code_value (const char *text)
{
  return text != NULL ? dcs_value_code (dcs_code (text)) : DCS_VALUE_INIT;
}

static DcsValue *
last_row (RulesFixture *f)
{
  return fixture_last (f, 0);
}

static void
add_visits (RulesFixture *f, Clean *clean)
{
  static const char *const dates[N_VISITS] = { "2018-01-10", "2018-04-10", "2018-07-10",
                                               "2018-10-10", "2019-01-10", "2019-04-10" };

  for (int i = 0; i < N_VISITS; i++)
    {
      gint64 visit = fixture_visit (f, dates[i], NULL);

      clean->visits[i] = last_row (f);
      clean->visits[i][DCS_VISIT_NEXT_DATE] = date_value (i + 1 < N_VISITS ? dates[i + 1] : NULL);
      fixture_value (f, visit, "weight", NULL, 20 + i);
      fixture_value (f, visit, "height", NULL, 110 + i);
      fixture_value (f, visit, "HGB", NULL, 12 + i * 0.1);
      fixture_site (f, visit, "left_leg", 1, 1, 0);
    }
}

static void
add_treatments (RulesFixture *f, Clean *clean)
{
  gint64 id = fixture_treatment (f, "methotrexate", "2018-01-10", "2019-01-10");

  clean->methotrexate = last_row (f);
  clean->methotrexate[DCS_TREATMENT_STOP_REASON] = code_value ("adverse_event");
  fixture_step (f, id, "2018-01-10", "2018-04-10", 10, "mg/m2", "weekly");
  clean->first_step = last_row (f);
  fixture_step (f, id, "2018-04-10", "2019-01-10", 15, "mg/m2", "weekly");
  clean->second_step = last_row (f);

  clean->event = fixture_row (f, DCS_RECORD_ADVERSE_EVENT);
  clean->event[DCS_ADVERSE_EVENT_TREATMENT_ID] = dcs_value_integer (id);
  clean->event[DCS_ADVERSE_EVENT_TERM] = dcs_value_text ("nausea");
  clean->event[DCS_ADVERSE_EVENT_ONSET_DATE] = date_value ("2018-12-20");
  clean->event[DCS_ADVERSE_EVENT_RESOLVED_DATE] = date_value ("2019-01-20");
  clean->event[DCS_ADVERSE_EVENT_ACTION] = dcs_value_text ("drug_stopped");

  id = fixture_treatment (f, "mycophenolate_mofetil", "2019-01-10", NULL);
  clean->mycophenolate = last_row (f);
  fixture_step (f, id, "2019-01-10", NULL, 600, "mg/m2", "daily");
  clean->third_step = last_row (f);
  clean->infusion = fixture_row (f, DCS_RECORD_ADMINISTRATION);
  clean->infusion[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (id);
  clean->infusion[DCS_ADMINISTRATION_DATE] = date_value ("2019-02-10");
  clean->infusion[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
}

Clean
add_clean (RulesFixture *f)
{
  Clean clean = { 0 };

  g_ptr_array_set_size (f->rows, 0);
  f->next_id = 1;
  fixture_patient (f, "A-1", NULL);
  clean.patient = last_row (f);
  clean.patient[DCS_PATIENT_BIRTH_DATE] = date_value ("2010-05-05");
  clean.patient[DCS_PATIENT_SEX] = dcs_value_text ("F");
  clean.patient[DCS_PATIENT_ONSET_DATE] = date_value ("2017");
  clean.patient[DCS_PATIENT_DIAGNOSIS_DATE] = date_value ("2018-01");
  clean.patient[DCS_PATIENT_FIRST_VISIT_DATE] = date_value ("2018-01-10");
  clean.patient[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value ("2019-04-10");
  clean.patient[DCS_PATIENT_SUBTYPE] = code_value ("linear");
  clean.patient[DCS_PATIENT_SUBTYPE_SITE] = code_value ("trunk_limb");
  add_visits (f, &clean);
  add_treatments (f, &clean);
  fixture_relapse (f, "2018-11-11");
  clean.relapse = last_row (f);
  clean.lesion = fixture_row (f, DCS_RECORD_LESION);
  clean.lesion[DCS_LESION_FROM_DATE] = date_value ("2017");
  clean.lesion[DCS_LESION_UNTIL_DATE] = date_value ("2019");
  clean.finding = fixture_row (f, DCS_RECORD_FINDING);
  clean.finding[DCS_FINDING_ONSET_DATE] = date_value ("2018");
  clean.finding[DCS_FINDING_UNTIL_DATE] = date_value ("2018-03");
  clean.investigation = fixture_row (f, DCS_RECORD_INVESTIGATION);
  clean.investigation[DCS_INVESTIGATION_DATE] = date_value ("2018-02-02");
  return clean;
}

DcsValue *
value_of (RulesFixture *f, const DcsValue *visit, const char *test)
{
  for (guint i = 0; i < f->rows->len; i++)
    {
      DcsValue *row = fixture_nth (f, i, DCS_RECORD_OBSERVATION);

      if (row != NULL && row[DCS_OBSERVATION_VISIT_ID].integer == visit[DCS_VISIT_ID].integer
          && row[DCS_OBSERVATION_CODE].code == dcs_code (test))
        return row;
    }
  g_assert_not_reached ();
}

static void
collect_cb (const DcsQualityFinding *finding, gpointer data)
{
  g_assert_nonnull (finding->row);
  g_assert_nonnull (finding->message);
  g_assert_cmpuint (strlen (finding->message), >, 10);
  /* A sentence that is put together from others ends once. */
  g_assert_null (strstr (finding->message, ".."));
  g_assert_null (strstr (finding->message, "%"));
  g_string_append_printf (data,
                          "%s%s %s %s%s",
                          ((GString *) data)->len > 0 ? "; " : "",
                          dcs_record_info (finding->kind)->table,
                          finding->id,
                          finding->path,
                          finding->visit_id != 0 ? " @" : "");
}

char *
quality_find (RulesFixture *f, DcsCourse *course)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = dcs_quality_check (course, f->jls, collect_cb, words);
  guint n_found = words->len > 0;

  for (const char *p = words->str; (p = strstr (p, "; ")) != NULL; p += 2)
    n_found++;
  g_assert_cmpuint (n, ==, n_found);
  g_assert_cmpuint (n, ==, dcs_quality_check (course, f->jls, NULL, NULL));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
assert_found (RulesFixture *f, const char *expected)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autofree char *found = quality_find (f, course);

  g_assert_cmpstr (found, ==, expected);
}

void
assert_found_in (RulesFixture *f, const char *disease, const char *expected)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (disease));
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (GString) words = g_string_new (NULL);

  dcs_quality_check (course, definition, collect_cb, words);
  g_assert_cmpstr (words->str, ==, expected);
}
