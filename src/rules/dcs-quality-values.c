/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Laboratory tests of one patient that are followed; the panels of clinics have a few dozen. */
#define MAX_TESTS 64

/* A value that is compared with those before it. */
typedef struct
{
  DcsCode code;
  guint n;         /* values that were taken */
  double min, max; /* of them; of weight and height: the last one */
  int day;         /* of the last one */
  double suspect;  /* the last value that stood out; NAN: none since */
  int suspect_day;
} Series;

/* What the definition says, looked up once. */
typedef struct
{
  QualityCheck *check;
  DcsCode weight, height;
  GQuark laboratory;
  double weight_percent, height_fall, ratio;
  double weight_days;
  guint min_values;
  Series weights, heights;
  Series tests[MAX_TESTS];
  guint n_tests;
} Values;

static char *
path_of (const DcsValue *row)
{
  DcsCode site = _dcs_row_code (row, DCS_OBSERVATION_SITE);
  const char *code = dcs_code_string (_dcs_row_code (row, DCS_OBSERVATION_CODE));

  if (site == 0)
    return g_strdup_printf ("obs:%s", code);
  return g_strdup_printf ("obs:%s@%s", code, dcs_code_string (site));
}

static void
tell (QualityCheck *check,
      DcsQualityRule rule,
      const char *id,
      const DcsValue *row,
      int field,
      DcsDate date,
      char *message)
{
  _dcs_quality_add (check,
                    rule,
                    id,
                    DCS_RECORD_OBSERVATION,
                    row,
                    field,
                    row[DCS_OBSERVATION_VISIT_ID].integer,
                    date,
                    path_of (row),
                    message);
}

static gboolean
has_result (const DcsTest *test, DcsCode result)
{
  for (guint i = 0; i < test->n_results; i++)
    if (test->results[i] == result)
      return TRUE;
  return FALSE;
}

/* Whether the number is one that the test can have. A test that the definition does not have (of
 * another disease) is passed over. */
static gboolean
check_possible (QualityCheck *check, const DcsTest *test, const DcsValue *row, DcsDate date)
{
  DcsCode result = _dcs_row_code (row, DCS_OBSERVATION_TEXT);
  DcsCode unit = _dcs_row_code (row, DCS_OBSERVATION_UNIT);
  g_autofree char *values = NULL;
  double number;

  if (result != 0 && !has_result (test, result) && _dcs_quality_count (check))
    /* Translators: what was measured, "Antinuclear antibodies". */
    tell (check,
          DCS_QUALITY_RANGE,
          "result-not-possible",
          row,
          DCS_OBSERVATION_TEXT,
          date,
          g_strdup_printf (_ ("%s cannot have this result."), test->term.label));
  if (row[DCS_OBSERVATION_VALUE].kind != DCS_VALUE_DECIMAL)
    return TRUE;
  if (!dcs_test_to_canonical (test, unit, row[DCS_OBSERVATION_VALUE].number, &number))
    {
      if (_dcs_quality_count (check))
        /* Translators: what was measured and a unit: "C-reactive protein", "mmol/L". */
        tell (check,
              DCS_QUALITY_RANGE,
              "unit-not-known",
              row,
              DCS_OBSERVATION_UNIT,
              date,
              g_strdup_printf (_ ("%s: the unit %s cannot be converted."),
                               test->term.label,
                               dcs_code_string (unit)));
      return FALSE;
    }
  if (dcs_test_accepts (test, number))
    return TRUE;
  if (_dcs_quality_count (check))
    {
      values = dcs_test_describe_values (test);
      /* Translators: what was measured and what it can be: "Weight", "a number from 0.5 to 300". */
      tell (check,
            DCS_QUALITY_RANGE,
            "value-not-possible",
            row,
            DCS_OBSERVATION_VALUE,
            date,
            g_strdup_printf (_ ("%s must be %s."), test->term.label, values));
    }
  return FALSE;
}

static void
take_value (Series *series, double number, int day)
{
  series->min = series->n == 0 ? number : MIN (series->min, number);
  series->max = series->n == 0 ? number : MAX (series->max, number);
  series->n++;
  series->day = day;
  series->suspect = NAN;
}

/* Of weight and height only the last value counts. */
static void
replace_value (Series *series, double number, int day)
{
  series->n = 0;
  take_value (series, number, day);
}

static void
tell_change (QualityCheck *check,
             const char *id,
             const DcsTest *test,
             const DcsValue *row,
             DcsDate date,
             double before,
             double number,
             int days)
{
  g_autofree char *from = dcs_number_format (before, test->decimals);
  g_autofree char *to = dcs_number_format (number, test->decimals);

  /* Translators: what was measured, two numbers and a count of days: "Weight", "18.8", "28.8",
   * "91". */
  tell (check,
        DCS_QUALITY_OUTLIER,
        id,
        row,
        DCS_OBSERVATION_VALUE,
        date,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%s went from %s to %s in %d day.",
                                      "%s went from %s to %s in %d days.",
                                      (gulong) days),
                         test->term.label,
                         from,
                         to,
                         days));
}

/* So many percent for each of the spans of time that passed, and for the first one in full. */
static gboolean
jumps (const Values *values, double before, int before_day, double number, int day)
{
  double spans = MAX (1, (day - before_day) / values->weight_days);
  double most = before * pow (1 + values->weight_percent / 100, spans);
  double least = before * pow (1 - values->weight_percent / 100, spans);

  return number > most + 1e-9 || number < least - 1e-9;
}

static void
check_weight (
    Values *values, const DcsTest *test, const DcsValue *row, DcsDate date, int day, double number)
{
  Series *series = &values->weights;

  if (series->n == 0 || !jumps (values, series->min, series->day, number, day)
      || (!isnan (series->suspect)
          && !jumps (values, series->suspect, series->suspect_day, number, day)))
    {
      replace_value (series, number, day);
      return;
    }
  if (_dcs_quality_count (values->check))
    tell_change (
        values->check, "weight-jump", test, row, date, series->min, number, day - series->day);
  series->suspect = number;
  series->suspect_day = day;
}

static void
check_height (
    Values *values, const DcsTest *test, const DcsValue *row, DcsDate date, int day, double number)
{
  Series *series = &values->heights;

  if (series->n == 0 || day >= values->check->adult_from
      || number >= series->min - values->height_fall - 1e-9
      || (!isnan (series->suspect) && number >= series->suspect - values->height_fall - 1e-9))
    {
      replace_value (series, number, day);
      return;
    }
  if (_dcs_quality_count (values->check))
    tell_change (
        values->check, "height-fall", test, row, date, series->min, number, day - series->day);
  series->suspect = number;
  series->suspect_day = day;
}

static Series *
series_of (Values *values, DcsCode code)
{
  for (guint i = 0; i < values->n_tests; i++)
    if (values->tests[i].code == code)
      return &values->tests[i];
  if (values->n_tests == MAX_TESTS)
    return NULL;
  values->tests[values->n_tests] = (Series){ .code = code, .suspect = NAN };
  return &values->tests[values->n_tests++];
}

static gboolean
is_far (const Values *values, double min, double max, double number)
{
  double factor = max / min * values->ratio;

  return number > max * factor || number < min / factor;
}

static void
tell_far (QualityCheck *check,
          const DcsTest *test,
          const DcsValue *row,
          DcsDate date,
          double number,
          const Series *series)
{
  g_autofree char *value = dcs_number_format (number, 2);
  g_autofree char *min = dcs_number_format (series->min, 2);
  g_autofree char *max = dcs_number_format (series->max, 2);

  /* Translators: what was measured, a number and the span of the earlier ones: "Hemoglobin", "126",
   * "11.9", "13.2". */
  tell (check,
        DCS_QUALITY_OUTLIER,
        "laboratory-far",
        row,
        DCS_OBSERVATION_VALUE,
        date,
        g_strdup_printf (_ ("%s is %s; the values before were from %s to %s."),
                         test->term.label,
                         value,
                         min,
                         max));
}

/* What the clinic's laboratory calls normal is never far. */
static gboolean
is_normal (QualityCheck *check, DcsCode test, double number, DcsDate date)
{
  const DcsValue *patient = check->patient;
  const DcsTestRange *range;
  double age = NAN;
  int days;

  if (patient == NULL)
    return FALSE;
  days = dcs_date_diff_days (
      _dcs_row_date (patient, DCS_PATIENT_BIRTH_DATE), date, DCS_DATE_MIDDLE);
  if (days != DCS_DAY_NONE)
    age = days / DCS_DAYS_PER_YEAR;
  range = dcs_definition_range (
      check->definition,
      test,
      age,
      patient[DCS_PATIENT_SEX].kind == DCS_VALUE_TEXT ? patient[DCS_PATIENT_SEX].text : NULL);
  return range != NULL && dcs_test_range_compare (range, number, '\0') == 0;
}

/* Zero has no factor, and "less than" no value: neither is looked at. */
static void
check_laboratory (
    Values *values, const DcsTest *test, const DcsValue *row, DcsDate date, int day, double number)
{
  Series *series;

  if (!(number > 0) || row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT)
    return;
  series = series_of (values, test->term.code);
  if (series == NULL)
    return;
  if (series->n < values->min_values || !is_far (values, series->min, series->max, number)
      || (!isnan (series->suspect) && !is_far (values, series->suspect, series->suspect, number))
      || is_normal (values->check, test->term.code, number, date))
    {
      take_value (series, number, day);
      return;
    }
  if (_dcs_quality_count (values->check))
    tell_far (values->check, test, row, date, number, series);
  series->suspect = number;
}

static void
check_value (Values *values, const DcsValue *row, DcsDate date)
{
  const DcsTest *test = dcs_definition_test (values->check->definition,
                                             _dcs_row_code (row, DCS_OBSERVATION_CODE));
  double number;
  int day;

  if (test == NULL || _dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED)
      || !check_possible (values->check, test, row, date))
    return;
  number = _dcs_observation_number (row);
  day = dcs_date_day (date, DCS_DATE_MIDDLE);
  if (isnan (number) || day == DCS_DAY_NONE || test->per_site)
    return;
  if (test->term.code == values->weight)
    check_weight (values, test, row, date, day, number);
  else if (test->term.code == values->height)
    check_height (values, test, row, date, day, number);
  else if (test->term.group == values->laboratory)
    check_laboratory (values, test, row, date, day, number);
}

static void
check_visit (Values *values, const DcsValue *visit)
{
  DcsDate date = _dcs_row_date (visit, DCS_VISIT_DATE);
  const DcsValue *const *rows;
  guint n_rows;

  rows = dcs_course_visit_observations (
      values->check->course, visit[DCS_VISIT_ID].integer, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    check_value (values, rows[i], date);
}

static void
values_init (Values *self, QualityCheck *check)
{
  DcsDefinition *definition = check->definition;

  self->check = check;
  self->weight = dcs_definition_role (definition, "weight");
  self->height = dcs_definition_role (definition, "height");
  self->laboratory = dcs_code_static ("laboratory");
  self->weight_percent = dcs_definition_parameter (definition, "quality-weight-change-percent", 20);
  self->weight_days = dcs_definition_parameter (definition, "quality-weight-change-months", 3)
                      * DCS_DAYS_PER_MONTH;
  self->height_fall = dcs_definition_parameter (definition, "quality-height-fall-cm", 2);
  self->ratio = dcs_definition_parameter (definition, "quality-laboratory-ratio", 5);
  self->min_values = (guint) dcs_definition_parameter (definition, "quality-laboratory-values", 4);
  self->weights = self->heights = (Series){ .suspect = NAN };
  self->n_tests = 0;
}

/* Visits and the observations without one, both in order of time, are read as one course. Within a
 * visit each test is there once, so that the order of its rows is of no account. */
void
_dcs_quality_check_values (QualityCheck *check)
{
  guint n_visits = dcs_course_count (check->course, DCS_RECORD_VISIT);
  const DcsValue *const *rows;
  guint n_rows, next = 0;
  Values values;

  values_init (&values, check);
  rows = dcs_course_visit_observations (check->course, 0, &n_rows);
  for (guint i = 0; i < n_visits; i++)
    {
      const DcsValue *visit = dcs_course_row (check->course, DCS_RECORD_VISIT, i);

      if (_dcs_row_is_deleted (visit, DCS_VISIT_DELETED))
        continue;
      for (; next < n_rows
             && dcs_date_compare (_dcs_row_date (rows[next], DCS_OBSERVATION_DATE),
                                  _dcs_row_date (visit, DCS_VISIT_DATE))
                    < 0;
           next++)
        check_value (&values, rows[next], _dcs_row_date (rows[next], DCS_OBSERVATION_DATE));
      check_visit (&values, visit);
    }
  for (; next < n_rows; next++)
    check_value (&values, rows[next], _dcs_row_date (rows[next], DCS_OBSERVATION_DATE));
}
