/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-measures.h"

#include "dcs-derive.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-table-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The rows of the table of measurements: each observation that is not of the laboratory, and each
 * scored form of a visit as its total, with its items where there is room for them. */

/* A row while the table is made, with what its change against the one before is counted from. */
typedef struct
{
  DcsTableRow *row;
  guint order; /* in the definition, within a day */
  DcsCode code;
  DcsCode site;
  DcsCode unit;
  DcsCode result;
  double number; /* NAN: none, or only a bound is known */
  int decimals;
} Measure;

typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  GArray *measures;
  GHashTable *test_order; /* code + 1 → its place in the definition + 1 */
  GHashTable *site_order;
  GHashTable *scored; /* codes of the items of instruments */
} Measures;

#define PLACES_PER_TEST 128
#define FIRST_TEST 4096

/* In letters; as wide as the column is where there is room. */
#define LONGEST_TITLE 28

static GHashTable *
order_of (DcsDefinition *definition, const char *domain)
{
  GHashTable *order = g_hash_table_new (NULL, NULL);
  guint n_terms = 0;
  const DcsTerm *const *terms = dcs_definition_terms (definition, domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    g_hash_table_insert (order, GUINT_TO_POINTER (terms[i]->code), GUINT_TO_POINTER (i + 1));
  return order;
}

static guint
place_of (GHashTable *order, DcsCode code)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (order, GUINT_TO_POINTER (code)));
}

static gboolean
has_item (const DcsInstrument *instrument, DcsCode code)
{
  for (guint i = 0; i < instrument->n_items; i++)
    if (instrument->items[i] == code)
      return TRUE;
  for (guint i = 0; i < instrument->n_categories && instrument->groups != NULL; i++)
    {
      const DcsItemGroup *group = instrument->groups[i];

      for (guint item = 0; item < group->n_items; item++)
        if (group->items[item] == code)
          return TRUE;
      for (guint aid = 0; aid < group->n_aids; aid++)
        if (group->aids[aid] == code)
          return TRUE;
    }
  return FALSE;
}

static const char *
term (DcsDefinition *definition, const char *domain, const DcsValue *value)
{
  return dcs_words_term (definition, domain, value->kind == DCS_VALUE_CODE ? value->code : 0);
}

/**
 * dcs_measure_result:
 * @observation: what was observed
 *
 * Returns: (transfer full): "4.5", "<0.5", "Positive", "not done"; without the unit
 */
char *
dcs_measure_result (DcsDefinition *definition, const DcsValue *observation)
{
  g_autofree char *number = dcs_words_number (&observation[DCS_OBSERVATION_VALUE]);
  g_autofree char *value = g_strconcat (
      dcs_words_text (&observation[DCS_OBSERVATION_COMPARATOR]), number, NULL);

  return dcs_words_join (
      " · ",
      value,
      term (definition, "result", &observation[DCS_OBSERVATION_TEXT]),
      observation[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT ? _ ("not done") : "",
      NULL);
}

/* What a score of an item means, "Frequent choking". */
static const char *
level_of (const DcsTest *test, const DcsValue *observation)
{
  const DcsValue *value = &observation[DCS_OBSERVATION_VALUE];

  if (test == NULL || test->levels == NULL || value->kind != DCS_VALUE_DECIMAL)
    return "";
  for (guint i = 0; i < test->n_allowed; i++)
    if (test->allowed[i] == value->number)
      return test->levels[i] != NULL ? test->levels[i] : "";
  return "";
}

/**
 * dcs_measure_remark:
 * @observation: what was observed
 *
 * Returns: (transfer full): what the value means, why it was not done, in what context
 */
char *
dcs_measure_remark (DcsDefinition *definition, const DcsValue *observation)
{
  const DcsTest *test = dcs_definition_test (definition, observation[DCS_OBSERVATION_CODE].code);

  return dcs_words_join (
      " · ",
      level_of (test, observation),
      dcs_words_text (&observation[DCS_OBSERVATION_NOT_DONE]),
      term (definition, "observation-context", &observation[DCS_OBSERVATION_CONTEXT]),
      NULL);
}

/**
 * dcs_measure_change:
 * @change: a difference
 * @decimals: digits after the point
 *
 * Returns: (transfer full): "+0.8", "−2", "±0"; "" for NAN
 */
char *
dcs_measure_change (double change, int decimals)
{
  g_autofree char *text = NULL;

  if (isnan (change))
    return g_strdup ("");
  text = dcs_number_format (fabs (change), decimals);
  if (strcmp (text, "0") == 0)
    return g_strdup ("±0");
  return g_strconcat (change > 0 ? "+" : "−", text, NULL);
}

/**
 * dcs_measure_visit:
 *
 * Returns: the visit whose form shows @observation: its own, or that of its day; 0 for none
 */
gint64
dcs_measure_visit (DcsCourse *course, const DcsValue *observation)
{
  gint64 id = observation[DCS_OBSERVATION_VISIT_ID].integer;
  const DcsValue *date = &observation[DCS_OBSERVATION_DATE];
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);

  if (id != 0 || date->kind != DCS_VALUE_DATE)
    return id;
  for (guint i = 0; i < n_visits; i++)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);

      if (visit[DCS_VISIT_DATE].kind == DCS_VALUE_DATE
          && dcs_date_compare (visit[DCS_VISIT_DATE].date, date->date) == 0)
        return visit[DCS_VISIT_ID].integer;
    }
  return 0;
}

static char *
path_of (const DcsValue *observation)
{
  const char *code = dcs_code_string (observation[DCS_OBSERVATION_CODE].code);

  if (observation[DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE
      && observation[DCS_OBSERVATION_SITE].code != 0)
    return g_strdup_printf (
        "obs:%s@%s", code, dcs_code_string (observation[DCS_OBSERVATION_SITE].code));
  return g_strconcat ("obs:", code, NULL);
}

/* "Erythema, left leg: 2" with what that means. */
static void
append_observation (GString *lines, DcsDefinition *definition, const DcsValue *observation)
{
  g_autofree char *result = dcs_measure_result (definition, observation);
  gboolean has_number = observation[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL;
  g_autofree char *with_unit = dcs_words_join (
      " ",
      result,
      has_number ? term (definition, "unit", &observation[DCS_OBSERVATION_UNIT]) : "",
      NULL);
  g_autofree char *remark = dcs_measure_remark (definition, observation);
  g_autofree char *words = dcs_words_join (" · ", with_unit, remark, NULL);
  const char *site = term (definition, "site", &observation[DCS_OBSERVATION_SITE]);

  g_string_append_printf (lines,
                          "%s%s%s%s: %s",
                          lines->len > 0 ? "\n" : "",
                          term (definition, "test", &observation[DCS_OBSERVATION_CODE]),
                          *site != '\0' ? ", " : "",
                          site,
                          words);
}

/* A grid of 18 sites has up to a hundred values; the form shows all of them. */
#define MOST_ITEMS 20

static char *
describe_items (Measures *self,
                const DcsInstrument *instrument,
                const DcsValue *const *rows,
                guint n_rows)
{
  GString *lines = g_string_new (NULL);
  guint n_items = 0;

  /* What was found comes before what was looked at and is not there. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_rows; i++)
      {
        const DcsValue *value = &rows[i][DCS_OBSERVATION_VALUE];
        gboolean is_nothing = value->kind == DCS_VALUE_DECIMAL && value->number == 0;

        if (!has_item (instrument, rows[i][DCS_OBSERVATION_CODE].code) || is_nothing != (pass == 1))
          continue;
        if (n_items++ < MOST_ITEMS)
          append_observation (lines, self->definition, rows[i]);
      }
  if (n_items > MOST_ITEMS)
    g_string_append_printf (lines,
                            ngettext ("\nand %u more, in the visit",
                                      "\nand %u more, in the visit",
                                      n_items - MOST_ITEMS),
                            n_items - MOST_ITEMS);
  return g_string_free (lines, FALSE);
}

/* The subscores of an instrument, "Bulbar 9 · Fine motor 8". */
static char *
describe_parts (Measures *self, const DcsInstrument *instrument, gint64 visit_id)
{
  guint n_instruments = 0;
  const DcsInstrument *const *instruments = dcs_definition_instruments (self->definition,
                                                                        &n_instruments);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_instruments; i++)
    {
      DcsScore score = { 0 };
      g_autofree char *total = NULL;

      if (instruments[i]->part_of != instrument->term.code
          || !dcs_derive_score (self->course, instruments[i], visit_id, &score))
        continue;
      total = dcs_number_format (score.total, score.decimals);
      g_string_append_printf (
          words, "%s%s %s", words->len > 0 ? " · " : "", instruments[i]->term.abbr, total);
    }
  return g_string_free (words, FALSE);
}

/* A name that is too long for the column is in the tooltip. */
static const char *
title_of (const DcsTest *test)
{
  return g_utf8_strlen (test->term.label, -1) <= LONGEST_TITLE ? test->term.label : test->term.abbr;
}

static DcsTableRow *
add_measure (Measures *self, Measure measure, const DcsValue *visit, gint64 visit_id, char *path)
{
  measure.row = dcs_table_row_new (DCS_RECORD_OBSERVATION, 0);
  dcs_table_row_set_place (measure.row, visit_id, path);
  dcs_table_row_set_number (measure.row, measure.number);
  if (visit != NULL)
    {
      dcs_table_row_set_date (measure.row, visit[DCS_VISIT_DATE].date);
      dcs_table_row_set_text (measure.row,
                              DCS_COLUMN_KIND,
                              term (self->definition, "visit-kind", &visit[DCS_VISIT_KIND]));
    }
  g_array_append_val (self->measures, measure);
  return measure.row;
}

static void
add_total (Measures *self,
           const DcsInstrument *instrument,
           guint index,
           const DcsValue *visit,
           const DcsValue *const *rows,
           guint n_rows)
{
  gint64 visit_id = visit[DCS_VISIT_ID].integer;
  Measure measure = { .order = index, .code = instrument->term.code, .number = NAN };
  DcsScore score = { 0 };
  DcsTableRow *row;
  const DcsValue *first = NULL;
  g_autofree char *path = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *items = NULL;
  g_autofree char *parts = NULL;

  for (guint i = 0; first == NULL && i < n_rows; i++)
    if (has_item (instrument, rows[i][DCS_OBSERVATION_CODE].code))
      first = rows[i];
  if (first == NULL)
    return;

  if (dcs_derive_score (self->course, instrument, visit_id, &score))
    {
      measure.number = score.total;
      measure.decimals = score.decimals;
    }
  else
    missing = dcs_score_describe_missing (instrument, self->definition, &score);
  path = path_of (first);
  row = add_measure (self, measure, visit, visit_id, path);
  items = describe_items (self, instrument, rows, n_rows);
  parts = describe_parts (self, instrument, visit_id);
  dcs_table_row_set_text (row, DCS_COLUMN_TITLE, instrument->term.abbr);
  if (score.computable)
    dcs_table_row_take_text (
        row, DCS_COLUMN_VALUE, dcs_number_format (score.total, score.decimals));
  dcs_table_row_set_text (
      row, DCS_COLUMN_BAND, score.computable ? score.band : _ ("not computable"));
  dcs_table_row_take_text (row,
                           DCS_COLUMN_NOTES,
                           dcs_words_join (" · ",
                                           dcs_table_row_get_text (row, DCS_COLUMN_BAND),
                                           missing != NULL ? missing : "",
                                           parts,
                                           NULL));
  dcs_table_row_take_text (row,
                           DCS_COLUMN_TIP,
                           dcs_words_join ("\n",
                                           instrument->term.label,
                                           dcs_table_row_get_text (row, DCS_COLUMN_BAND),
                                           missing != NULL ? missing : "",
                                           parts,
                                           items,
                                           NULL));
}

/**
 * dcs_measure_describe:
 * @observation: what was observed
 *
 * Returns: (transfer full): all of it in a line: "C-reactive protein: 4.5 mg/L · At diagnosis"
 */
char *
dcs_measure_describe (DcsDefinition *definition, const DcsValue *observation)
{
  GString *line = g_string_new (NULL);

  append_observation (line, definition, observation);
  return g_string_free (line, FALSE);
}

static void
add_observation (Measures *self, const DcsValue *values, const DcsValue *visit)
{
  DcsDefinition *definition = self->definition;
  const DcsValue *value = &values[DCS_OBSERVATION_VALUE];
  const DcsValue *site = &values[DCS_OBSERVATION_SITE];
  const DcsTest *test = dcs_definition_test (definition, values[DCS_OBSERVATION_CODE].code);
  g_autofree char *path = path_of (values);
  DcsTableRow *row;
  Measure measure = { .code = values[DCS_OBSERVATION_CODE].code, .number = NAN };

  measure.site = site->kind == DCS_VALUE_CODE ? site->code : 0;
  measure.order = FIRST_TEST + place_of (self->test_order, measure.code) * PLACES_PER_TEST
                  + place_of (self->site_order, measure.site);
  measure.result = values[DCS_OBSERVATION_TEXT].kind == DCS_VALUE_CODE
                       ? values[DCS_OBSERVATION_TEXT].code
                       : 0;
  measure.unit = values[DCS_OBSERVATION_UNIT].kind == DCS_VALUE_CODE
                     ? values[DCS_OBSERVATION_UNIT].code
                     : 0;
  if (value->kind == DCS_VALUE_DECIMAL && values[DCS_OBSERVATION_COMPARATOR].kind != DCS_VALUE_TEXT)
    {
      measure.number = value->number;
      measure.decimals = value->decimals;
    }
  row = add_measure (self, measure, visit, dcs_measure_visit (self->course, values), path);
  if (visit == NULL)
    dcs_table_row_set_date (row, dcs_course_observation_date (self->course, values));
  dcs_table_row_take_text (
      row,
      DCS_COLUMN_TITLE,
      dcs_words_join (", ",
                      test != NULL ? title_of (test) : dcs_code_string (measure.code),
                      term (definition, "site", site),
                      NULL));
  dcs_table_row_take_text (row, DCS_COLUMN_VALUE, dcs_measure_result (definition, values));
  dcs_table_row_set_text (
      row, DCS_COLUMN_UNIT, term (definition, "unit", &values[DCS_OBSERVATION_UNIT]));
  dcs_table_row_take_text (row, DCS_COLUMN_NOTES, dcs_measure_remark (definition, values));
  dcs_table_row_take_text (row, DCS_COLUMN_TIP, dcs_measure_describe (definition, values));
}

static void
add_visit (Measures *self, const DcsValue *visit)
{
  DcsCode laboratory = dcs_code_try ("laboratory");
  guint n_instruments = 0, n_rows = 0;
  const DcsInstrument *const *instruments = dcs_definition_instruments (self->definition,
                                                                        &n_instruments);
  const DcsValue *const *rows = dcs_course_visit_observations (
      self->course, visit[DCS_VISIT_ID].integer, &n_rows);

  for (guint i = 0; n_rows > 0 && i < n_instruments; i++)
    if (instruments[i]->part_of == 0)
      add_total (self, instruments[i], i, visit, rows, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      DcsCode code = rows[i][DCS_OBSERVATION_CODE].code;
      const DcsTest *test = dcs_definition_test (self->definition, code);

      if ((test == NULL || test->term.group != laboratory)
          && !g_hash_table_contains (self->scored, GUINT_TO_POINTER (code)))
        add_observation (self, rows[i], visit);
    }
}

static void
add_dated (Measures *self)
{
  DcsCode laboratory = dcs_code_try ("laboratory");
  guint n_rows = 0;
  const DcsValue *const *rows = dcs_course_visit_observations (self->course, 0, &n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsTest *test = dcs_definition_test (self->definition,
                                                 rows[i][DCS_OBSERVATION_CODE].code);

      if (test == NULL || test->term.group != laboratory)
        add_observation (self, rows[i], NULL);
    }
}

static int
compare_by_code (gconstpointer a, gconstpointer b)
{
  const Measure *one = a;
  const Measure *other = b;
  int day_a = dcs_table_row_get_day (one->row);
  int day_b = dcs_table_row_get_day (other->row);

  if (one->code != other->code)
    return one->code < other->code ? -1 : 1;
  if (one->site != other->site)
    return one->site < other->site ? -1 : 1;
  return (day_a > day_b) - (day_a < day_b);
}

static int
compare_by_place (gconstpointer a, gconstpointer b)
{
  const Measure *one = a;
  const Measure *other = b;
  int day_a = dcs_table_row_get_day (one->row);
  int day_b = dcs_table_row_get_day (other->row);

  if (day_a != day_b)
    return day_a < day_b ? 1 : -1;
  return (one->order > other->order) - (one->order < other->order);
}

/* A change only between values of one unit: a rounded conversion would pass for one. */
static void
set_changes (Measures *self)
{
  const Measure *before = NULL;

  g_array_sort (self->measures, compare_by_code);
  for (guint i = 0; i < self->measures->len; i++)
    {
      Measure *measure = &g_array_index (self->measures, Measure, i);

      if (before != NULL && (before->code != measure->code || before->site != measure->site))
        before = NULL;
      if (before != NULL && !isnan (measure->number) && !isnan (before->number)
          && before->unit == measure->unit)
        dcs_table_row_take_text (measure->row,
                                 DCS_COLUMN_CHANGE,
                                 dcs_measure_change (measure->number - before->number,
                                                     MAX (measure->decimals, before->decimals)));
      else if (before != NULL && measure->result != 0 && before->result != 0
               && measure->result != before->result)
        dcs_table_row_take_text (
            measure->row,
            DCS_COLUMN_CHANGE,
            /* TRANSLATORS: the result before this one, "was: offered" */
            g_strdup_printf (_ ("was: %s"),
                             dcs_words_term (self->definition, "result", before->result)));
      if (!isnan (measure->number) || measure->result != 0)
        before = measure;
    }
}

static GHashTable *
find_scored (DcsDefinition *definition)
{
  GHashTable *scored = g_hash_table_new (NULL, NULL);
  guint n_instruments = 0, n_tests = 0;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);
  const DcsTerm *const *tests = dcs_definition_terms (definition, "test", &n_tests);

  for (guint i = 0; i < n_instruments; i++)
    for (guint t = 0; instruments[i]->part_of == 0 && t < n_tests; t++)
      if (has_item (instruments[i], tests[t]->code))
        g_hash_table_add (scored, GUINT_TO_POINTER (tests[t]->code));
  return scored;
}

/**
 * dcs_course_measures_add:
 * @rows: (element-type DcsTableRow): where the rows go, the latest first
 * @course: whose measurements
 * @definition: of the disease of @course
 */
void
dcs_course_measures_add (GPtrArray *rows, DcsCourse *course, DcsDefinition *definition)
{
  Measures self = { .course = course, .definition = definition };
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);

  self.measures = g_array_new (FALSE, FALSE, sizeof (Measure));
  self.test_order = order_of (definition, "test");
  self.site_order = order_of (definition, "site");
  self.scored = find_scored (definition);
  for (guint i = 0; i < n_visits; i++)
    add_visit (&self, dcs_course_row (course, DCS_RECORD_VISIT, i));
  add_dated (&self);
  set_changes (&self);
  g_array_sort (self.measures, compare_by_place);
  for (guint i = 0; i < self.measures->len; i++)
    g_ptr_array_add (rows, g_array_index (self.measures, Measure, i).row);
  g_array_unref (self.measures);
  g_hash_table_unref (self.test_order);
  g_hash_table_unref (self.site_order);
  g_hash_table_unref (self.scored);
}
