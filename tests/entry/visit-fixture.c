/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "visit-fixture.h"

static void
site (RulesFixture *fixture, gint64 visit, const char *code, int er, int st, int ne)
{
  fixture_site (fixture, visit, code, er, st, ne);
  fixture_value (fixture, visit, "dermal_atrophy", code, 0);
  fixture_value (fixture, visit, "subcutaneous_atrophy", code, 1);
  fixture_value (fixture, visit, "dyspigmentation", code, 1);
}

VisitCourse
visit_fixture_add (RulesFixture *fixture)
{
  VisitCourse course;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  course.first = fixture_visit (fixture, "2024-01-10", "baseline");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V1");
  fixture_value (fixture, course.first, "weight", NULL, 28.5);
  fixture_value (fixture, course.first, "height", NULL, 131);
  site (fixture, course.first, "left_leg", 2, 2, 3);
  course.second = fixture_visit (fixture, "2024-04-10", "partial");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V2");
  *fixture_last (fixture, DCS_VISIT_REVIEWED) = dcs_value_text ("old loscat:rest=not_involved");
  fixture_value (fixture, course.second, "weight", NULL, 29.4);
  site (fixture, course.second, "left_leg", 1, 2, 0);
  site (fixture, course.second, "left_foot", 1, 0, 0);
  fixture_dated_value (fixture, "2024-04-10", "CRP", 3.5);
  *fixture_last (fixture, DCS_OBSERVATION_UNIT) = dcs_value_code (dcs_code ("mg/L"));
  course.treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  fixture_step (fixture, course.treatment, "2024-01-10", NULL, 15, "mg/m2", "weekly");
  return course;
}

const DcsCell *
visit_fixture_cell (DcsEntry *entry, const char *path)
{
  const DcsCell *found = dcs_entry_cell (entry, path);

  g_assert_nonnull (found);
  return found;
}

DcsEntry *
visit_fixture_enter (RulesFixture *fixture, const char *date)
{
  DcsEntry *entry = entry_new (fixture, DCS_ENTRY_VISIT, 0, TRUE);

  entry_type (entry, "date", date);
  return entry;
}

void
visit_fixture_assert_number (const DcsValue *row, double number, int decimals)
{
  g_assert_nonnull (row);
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].kind, ==, DCS_VALUE_DECIMAL);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, number);
  g_assert_cmpint (row[DCS_OBSERVATION_VALUE].decimals, ==, decimals);
}
