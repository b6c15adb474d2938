/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "due-checks.h"

DcsDate
date_of (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

/* What is due by the rule of the definition, "2020-01-01" or "" for nothing. */
static char *
due_by (RulesFixture *f, const char *disease, const char *rule)
{
  DcsDefinition *definition = dcs_catalog_find (f->catalog, dcs_code (disease));
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  guint n_items;
  const DcsDueItem *items;
  g_autofree char *found = g_strdup ("");

  g_assert_nonnull (dcs_definition_due_rule (definition, dcs_code (rule)));
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_DUE);
  items = dcs_analysis_due (analysis, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DCS_DUE_RULE && items[i].rule->term.code == dcs_code (rule))
      {
        char buffer[DCS_DATE_ISO_SIZE];

        g_assert_cmpstr (found, ==, "");
        g_free (found);
        found = g_strdup (dcs_date_to_iso (dcs_date_from_day (items[i].due), buffer));
      }
  return g_steal_pointer (&found);
}

void
assert_due (RulesFixture *f, const char *disease, const char *rule, const char *expected)
{
  g_autofree char *found = due_by (f, disease, rule);

  g_assert_cmpstr (found, ==, expected);
}

void
patient (RulesFixture *f, const char *birth, const char *diagnosis, const char *followup)
{
  fixture_patient (f, "T1", NULL);
  if (birth != NULL)
    *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (date_of (birth));
  if (diagnosis != NULL)
    *fixture_last (f, DCS_PATIENT_DIAGNOSIS_DATE) = dcs_value_date (date_of (diagnosis));
  if (followup != NULL)
    *fixture_last (f, DCS_PATIENT_FOLLOWUP_STATUS) = dcs_value_code (dcs_code (followup));
}

void
lesion (RulesFixture *f, const char *site)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_LESION);

  values[DCS_LESION_SITE] = dcs_value_code (dcs_code (site));
}

void
investigation (RulesFixture *f, const char *date, const char *kind, const char *part)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_INVESTIGATION);

  values[DCS_INVESTIGATION_DATE] = dcs_value_date (date_of (date));
  values[DCS_INVESTIGATION_KIND] = dcs_value_code (dcs_code (kind));
  values[DCS_INVESTIGATION_BODY_PART] = dcs_value_text (part);
}
