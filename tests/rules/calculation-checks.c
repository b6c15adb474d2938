/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calculation-checks.h"

#include <math.h>
#include <string.h>

/* "2024-06-10", or "2023-01-01+487": so many days later. */
static int
parse_day (const char *text)
{
  const char *plus = strchr (text, '+');
  g_autofree char *date = g_strndup (text, plus != NULL ? (gsize) (plus - text) : strlen (text));

  return fixture_day (date) + (plus != NULL ? atoi (plus + 1) : 0);
}

static DcsValue
date_of (const char *text)
{
  return text != NULL ? dcs_value_date (dcs_date_from_day (parse_day (text))) : DCS_VALUE_INIT;
}

Sheet
sheet_new (RulesFixture *fixture,
           const char *disease,
           const char *onset,
           const char *birth,
           const char *sex)
{
  Sheet self = { fixture, dcs_catalog_find (fixture->catalog, dcs_code (disease)) };

  g_assert_nonnull (self.definition);
  g_ptr_array_set_size (fixture->rows, 0);
  fixture_patient (fixture, "X-1", NULL);
  *fixture_last (fixture, DCS_PATIENT_DISEASE) = dcs_value_code (dcs_code (disease));
  *fixture_last (fixture, DCS_PATIENT_ONSET_DATE) = date_of (onset);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = date_of (birth);
  if (sex != NULL)
    *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text (sex);
  return self;
}

void
sheet_dies (Sheet *self, const char *date)
{
  fixture_nth (self->fixture, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_DEATH_DATE] = date_of (date);
}

void
sheet_finding (Sheet *self, const char *type, const char *onset, const char *until)
{
  DcsValue *values = fixture_row (self->fixture, DCS_RECORD_FINDING);

  g_assert_nonnull (dcs_definition_term (self->definition, "finding", dcs_code (type)));
  values[DCS_FINDING_TYPE] = dcs_value_code (dcs_code (type));
  values[DCS_FINDING_ONSET_DATE] = date_of (onset);
  values[DCS_FINDING_UNTIL_DATE] = date_of (until);
}

/* "code=value", "code@site=value" or "code=:result" */
static void
add_value (Sheet *self, gint64 visit, const char *date, const char *word)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", 2);
  g_auto (GStrv) place = g_strsplit (sides[0], "@", 2);

  g_assert_nonnull (sides[1]);
  g_assert_nonnull (dcs_definition_test (self->definition, dcs_code (place[0])));
  fixture_value (self->fixture, visit, place[0], place[1], 0);
  if (*sides[1] == ':')
    {
      *fixture_last (self->fixture, DCS_OBSERVATION_VALUE) = DCS_VALUE_INIT;
      *fixture_last (self->fixture, DCS_OBSERVATION_TEXT) = dcs_value_code (
          dcs_code (sides[1] + 1));
    }
  else
    *fixture_last (self->fixture, DCS_OBSERVATION_VALUE) = dcs_value_decimal (
        g_ascii_strtod (sides[1], NULL), 3);
  if (visit == 0)
    *fixture_last (self->fixture, DCS_OBSERVATION_DATE) = date_of (date);
}

static void
add_values (Sheet *self, gint64 visit, const char *date, const char *values)
{
  g_auto (GStrv) words = g_strsplit (values, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      add_value (self, visit, date, words[i]);
}

gint64
sheet_visit (Sheet *self, const char *date, const char *values)
{
  gint64 visit = fixture_visit (self->fixture, NULL, NULL);

  *fixture_last (self->fixture, DCS_VISIT_DATE) = date_of (date);
  add_values (self, visit, NULL, values);
  return visit;
}

void
sheet_value (Sheet *self, const char *date, const char *values)
{
  add_values (self, 0, date, values);
}

DcsCalculationResult
sheet_calculate (Sheet *self, const char *calculation, const char *date, gint64 visit)
{
  const DcsCalculation *found = dcs_definition_calculation (self->definition,
                                                            dcs_code (calculation));
  g_autoptr (DcsCourse) course = fixture_course (self->fixture);
  DcsCalculationResult result;

  g_test_message ("%s on %s", calculation, date);
  g_assert_nonnull (found);
  g_assert_cmpint (
      dcs_calculate (course, self->definition, found, parse_day (date), visit, &result),
      ==,
      result.computable);
  g_assert_cmpint (result.computable, ==, !isnan (result.value));
  return result;
}

void
sheet_expect (Sheet *self,
              const char *calculation,
              const char *date,
              gint64 visit,
              double value,
              double within)
{
  DcsCalculationResult result = sheet_calculate (self, calculation, date, visit);

  g_assert_cmpint (result.computable, ==, !isnan (value));
  if (!isnan (value))
    assert_near (result.value, value, within + 1e-12);
}

void
sheet_expect_band (
    Sheet *self, const char *calculation, const char *date, gint64 visit, const char *band)
{
  DcsCalculationResult result = sheet_calculate (self, calculation, date, visit);

  g_assert_true (result.computable);
  g_assert_cmpstr (result.band, ==, band);
}

void
sheet_expect_missing (
    Sheet *self, const char *calculation, const char *date, gint64 visit, const char *codes)
{
  DcsCalculationResult result = sheet_calculate (self, calculation, date, visit);
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);

  g_assert_false (result.computable);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean named = FALSE;

      for (guint j = 0; j < result.n_named; j++)
        named = named || result.missing[j] == dcs_code (words[i]);
      for (gsize j = 0; j < G_N_ELEMENTS (result.missing_fields); j++)
        named = named || g_strcmp0 (result.missing_fields[j], words[i]) == 0;
      g_test_message ("missing %s", words[i]);
      g_assert_true (named);
    }
  g_assert_cmpuint (result.n_missing, >=, result.n_named);
}
