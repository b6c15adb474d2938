/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-calculation-private.h"
#include "dcs-formula-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How deep parts are shown within parts. */
#define MAX_INDENT 4
/* Older than any life. */
#define ANY_AGE_DAYS 100000

/* An explanation while it is written. */
typedef struct
{
  DcsExplanation *explanation;
  DcsDefinition *definition;
  gboolean has_vague;      /* a value with "<" or ">" was shown … */
  gboolean has_vague_date; /* … and a date that is not exact */
} Writer;

static void add_inputs (Writer *self,
                        const DcsCalculation *calculation,
                        const DcsFormulaDay *at,
                        int indent,
                        gboolean matters);

/* ---- labels ---- */

static const char *
source_label (DcsDefinition *definition, const DcsFormulaInput *input)
{
  switch (input->source)
    {
    case DCS_FORMULA_TEST:
    case DCS_FORMULA_SITE_MAX:
    case DCS_FORMULA_SITE_SUM:
    case DCS_FORMULA_RESULT:
      return input->test->term.label;
    case DCS_FORMULA_INSTRUMENT:
      return input->instrument->term.label;
    case DCS_FORMULA_CALCULATION:
      return input->calculation->term.label;
    case DCS_FORMULA_DEAD:
      return _ ("Died");
    case DCS_FORMULA_DATE:
    case DCS_FORMULA_SEX:
      return _dcs_calculation_field_label (input->field);
    case DCS_FORMULA_DRUG:
    case DCS_FORMULA_FINDING:
    default:
      return _dcs_calculation_input_label (definition, input->code);
    }
}

static char *
dup_months (double months)
{
  g_autofree char *number = dcs_number_format (months, 1);
  unsigned long n = months == floor (months) && months < 1000 ? (unsigned long) months : 2;

  return g_strdup_printf (ngettext ("%s month", "%s months", n), number);
}

static char *
dup_source_label (DcsDefinition *definition, const DcsFormulaInput *input)
{
  const char *label = source_label (definition, input);

  if (input->source == DCS_FORMULA_SITE_MAX)
    /* Translators: an item of a score: the highest value of all places of the body. */
    return g_strdup_printf (_ ("%s, highest of the sites"), label);
  if (input->source == DCS_FORMULA_SITE_SUM)
    /* Translators: an item of a score: the sum over all places of the body. */
    return g_strdup_printf (_ ("%s, sum of the sites"), label);
  return g_strdup (label);
}

/* "mRSS, 12 months before": what is taken, and how it stands to the input of the day. */
static char *
dup_label (DcsDefinition *definition, const DcsFormulaInput *input)
{
  g_autofree char *label = dup_source_label (definition, input);
  g_autofree char *months = dup_months (input->months);
  g_autofree char *tolerance = dcs_number_format (input->tolerance, 1);

  switch (input->access)
    {
    case DCS_FORMULA_FIRST:
      return g_strdup_printf (_ ("%s, first value"), label);
    case DCS_FORMULA_PREVIOUS:
      return g_strdup_printf (_ ("%s, value before"), label);
    case DCS_FORMULA_MONTHS_PREVIOUS:
      return g_strdup_printf (_ ("%s, time since the value before"), label);
    case DCS_FORMULA_BACK:
      /* Translators: a measurement, "12 months", and the tolerance in months. */
      return g_strdup_printf (_ ("%s, %s before (± %s)"), label, months, tolerance);
    case DCS_FORMULA_HIGHEST:
      return g_strdup_printf (_ ("%s, highest in the %s before"), label, months);
    case DCS_FORMULA_LOWEST:
      return g_strdup_printf (_ ("%s, lowest in the %s before"), label, months);
    case DCS_FORMULA_SLOPE:
      return g_strdup_printf (_ ("%s, change a month (least squares)"), label);
    case DCS_FORMULA_NEWEST:
    default:
      return g_steal_pointer (&label);
    }
}

/* ---- values ---- */

static const char *
unit_label (DcsDefinition *definition, DcsCode unit)
{
  const DcsTerm *term = unit != 0 ? dcs_definition_term (definition, "unit", unit) : NULL;

  return term != NULL ? term->label : NULL;
}

/* What the test calls the value: "Yes", "Moderate"; or NULL. */
static const char *
level_of (const DcsTest *test, double value)
{
  for (guint i = 0; test->levels != NULL && i < test->n_allowed; i++)
    if (test->allowed[i] == value)
      return test->levels[i];
  return NULL;
}

static gboolean
is_yes_or_no (const DcsTest *test)
{
  return test->n_allowed == 2 && test->allowed[0] == 0 && test->allowed[1] == 1;
}

/* "72 %", "< 5 mg/L", "2 (moderate)", "yes" */
static char *
dup_test_value (DcsDefinition *definition, const DcsTest *test, const DcsFormulaSample *sample)
{
  int decimals = MAX (test->decimals, sample->decimals);
  g_autofree char *number = dcs_number_format (sample->number, decimals);
  const char *level = sample->comparator == '\0' ? level_of (test, sample->number) : NULL;
  const char *unit = unit_label (definition, test->unit);
  g_autofree char *compared = sample->comparator == '\0'
                                  ? g_strdup (number)
                                  : g_strdup_printf ("%c %s", sample->comparator, number);

  if (level != NULL)
    return is_yes_or_no (test) ? g_strdup (level) : g_strdup_printf ("%s (%s)", number, level);
  return unit != NULL ? g_strdup_printf (_ ("%s %s"), compared, unit) : g_steal_pointer (&compared);
}

static char *
dup_result (DcsDefinition *definition, const DcsFormulaSample *sample)
{
  const DcsTerm *term = dcs_definition_term (definition, "result", sample->result);

  return g_strdup (term != NULL ? term->label : dcs_code_string (sample->result));
}

static char *
dup_time (const DcsFormulaInput *input, double number)
{
  g_autofree char *years = NULL;

  if (input->days < DCS_DAYS_PER_YEAR)
    return dup_months (number);
  years = dcs_number_format (number, 1);
  return g_strdup_printf (ngettext ("%s year", "%s years", number == 1 ? 1 : 2), years);
}

static char *
dup_sex (double is_it, char asked)
{
  return g_strdup ((is_it != 0) == (asked == 'F') ? _ ("Female") : _ ("Male"));
}

static char *
dup_slope (const DcsFormulaSample *sample)
{
  g_autofree char *number = dcs_number_format (sample->number, 3);

  /* Translators: a change a month, and how many values it is of. */
  return g_strdup_printf (
      ngettext ("%s, of %u value", "%s, of %u values", sample->n), number, sample->n);
}

/* "13 (severe)"; @instrument: NULL for what has no bands */
static char *
dup_total (const DcsInstrument *instrument, const DcsFormulaSample *sample)
{
  g_autofree char *number = dcs_number_format (sample->number, sample->decimals);

  for (guint i = 0; instrument != NULL && i < instrument->n_bands; i++)
    if (isnan (instrument->band_upper[i]) || sample->number <= instrument->band_upper[i])
      return g_strdup_printf (_ ("%s (%s)"), number, instrument->band_label[i]);
  return g_steal_pointer (&number);
}

static char *
dup_calculation_value (DcsDefinition *definition,
                       const DcsCalculation *calculation,
                       const DcsFormulaSample *sample)
{
  DcsCalculationResult result = { .computable = TRUE, .value = sample->number };
  int band;

  if (calculation->kind == DCS_CALCULATION_STAGE)
    for (guint i = 0; i < calculation->n_levels; i++)
      if (calculation->level_values[i] == sample->number)
        result.level = calculation->levels[i];
  band = calculation->kind == DCS_CALCULATION_NUMBER
             ? _dcs_calculation_band (calculation, sample->number)
             : -1;
  result.band = band >= 0 ? calculation->band_label[band] : NULL;
  return dcs_calculation_format (calculation, definition, &result);
}

static char *
dup_value (DcsDefinition *definition, const DcsFormulaInput *input, const DcsFormulaSample *sample)
{
  if (input->access == DCS_FORMULA_MONTHS_PREVIOUS)
    return dup_months (sample->number);
  if (input->access == DCS_FORMULA_SLOPE)
    return dup_slope (sample);
  switch (input->source)
    {
    case DCS_FORMULA_TEST:
      return dup_test_value (definition, input->test, sample);
    case DCS_FORMULA_RESULT:
      return dup_result (definition, sample);
    case DCS_FORMULA_CALCULATION:
      return dup_calculation_value (definition, input->calculation, sample);
    case DCS_FORMULA_DRUG:
      return g_strdup (sample->number != 0 ? _ ("running") : _ ("not running"));
    case DCS_FORMULA_FINDING:
      return g_strdup (sample->number != 0 ? _ ("on record") : _ ("not on record"));
    case DCS_FORMULA_DATE:
      return dup_time (input, sample->number);
    case DCS_FORMULA_SEX:
      return dup_sex (sample->number, input->sex);
    case DCS_FORMULA_DEAD:
      return NULL;
    case DCS_FORMULA_SITE_MAX:
    case DCS_FORMULA_SITE_SUM:
    case DCS_FORMULA_INSTRUMENT:
    default:
      return dup_total (input->instrument, sample);
    }
}

/* ---- lines ---- */

/* What is asked of the same thing in other words is shown once. */
static gboolean
is_shown_before (const DcsFormula *program, guint index)
{
  const DcsFormulaInput *input = &program->inputs[index];

  if (input->source != DCS_FORMULA_RESULT && input->source != DCS_FORMULA_SEX)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (program->inputs[i].source == input->source && program->inputs[i].code == input->code
        && program->inputs[i].access == input->access)
      return TRUE;
  return FALSE;
}

static void
add_line (Writer *self,
          int indent,
          const char *label,
          const char *value,
          DcsDate date,
          gboolean is_missing)
{
  GPtrArray *lines = self->explanation->lines;

  dcs_explanation_add (self->explanation, indent, label, value, date);
  if (is_missing)
    ((DcsExplanationLine *) g_ptr_array_index (lines, lines->len - 1))->missing = TRUE;
  if (dcs_date_is_set (date) && !dcs_date_is_exact (date))
    self->has_vague_date = TRUE;
}

static void
name_missing (Writer *self, const char *what)
{
  GPtrArray *missing = self->explanation->missing;

  if (!g_ptr_array_find_with_equal_func (missing, what, g_str_equal, NULL))
    g_ptr_array_add (missing, g_strdup (what));
}

/* Why an input that counts by its age is not there: "too old: 72 %", with its date. */
static char *
dup_why_missing (Writer *self,
                 const DcsFormulaInput *input,
                 const DcsFormulaDay *at,
                 const DcsFormulaSample *sample,
                 DcsDate *date)
{
  DcsFormulaDay any_age = *at;
  DcsFormulaSample old;
  g_autofree char *value = NULL;

  any_age.max_age_days = ANY_AGE_DAYS;
  if (input->access == DCS_FORMULA_SLOPE)
    return g_strdup_printf (_ ("needs %u values or more"), input->n);
  if (sample->has_input)
    return g_strdup (_ ("not recorded in that time"));
  if (input->access != DCS_FORMULA_NEWEST || !_dcs_formula_look_up (&any_age, input, &old))
    return g_strdup (_ ("not recorded"));
  *date = old.date;
  value = dup_value (self->definition, input, &old);
  /* Translators: the newest value of a measurement, which is not of the day that counts. */
  return at->max_age_days == 0
             ? g_strdup_printf (_ ("not recorded on that day; the last was %s"), value)
             : g_strdup_printf (_ ("too old: %s"), value);
}

/* What a total lacks at the visit, when some of it was recorded. */
static char *
dup_why_no_total (const DcsFormulaInput *input, const DcsFormulaDay *at)
{
  g_autofree char *missing = NULL;
  DcsScore score;

  if (input->source != DCS_FORMULA_INSTRUMENT || input->access != DCS_FORMULA_NEWEST
      || at->visit_id == 0 || dcs_derive_score (at->course, input->instrument, at->visit_id, &score)
      || score.gap == DCS_SCORE_GAP_EMPTY)
    return NULL;
  missing = dcs_score_describe_missing (input->instrument, at->definition, &score);
  /* Translators: a score that is not complete, and a sentence that says what is missing. */
  return g_strdup_printf (_ ("incomplete. %s"), missing);
}

static void
add_missing (Writer *self,
             const DcsFormulaInput *input,
             const DcsFormulaDay *at,
             const DcsFormulaSample *sample,
             int indent,
             gboolean matters)
{
  g_autofree char *label = dup_label (self->definition, input);
  g_autofree char *why = NULL;
  DcsDate date = DCS_DATE_INIT;

  if (input->source == DCS_FORMULA_CALCULATION && input->access == DCS_FORMULA_NEWEST)
    {
      add_line (self, indent, label, _ ("not computable"), date, matters);
      return;
    }
  why = dup_why_no_total (input, at);
  if (why == NULL)
    why = dup_why_missing (self, input, at, sample, &date);
  add_line (self, indent, label, why, date, matters);
  if (matters)
    name_missing (self, label);
}

static void
add_known (Writer *self,
           const DcsFormulaInput *input,
           const DcsFormulaSample *sample,
           int indent,
           gboolean matters)
{
  g_autofree char *label = dup_label (self->definition, input);
  g_autofree char *value = dup_value (self->definition, input, sample);

  if (input->source == DCS_FORMULA_DEAD && sample->number == 0)
    return;
  if (sample->comparator != '\0')
    self->has_vague = TRUE;
  add_line (self, indent, label, value, sample->date, matters);
  if (matters)
    {
      /* Translators: a measurement that is only known as "below 5". */
      g_autofree char *what = g_strdup_printf (_ ("%s (an exact value)"), label);

      name_missing (self, what);
    }
}

/* The parts of a calculation stand below it. */
static void
add_part (Writer *self,
          const DcsFormulaInput *input,
          const DcsFormulaDay *at,
          int indent,
          gboolean matters)
{
  DcsFormulaDay part = *at;

  part.max_age_days = input->calculation->max_age_days;
  part.depth++;
  if (indent < MAX_INDENT && part.depth < DCS_FORMULA_MAX_DEPTH)
    add_inputs (self, input->calculation, &part, indent + 1, matters);
}

static void
add_inputs (Writer *self,
            const DcsCalculation *calculation,
            const DcsFormulaDay *at,
            int indent,
            gboolean matters)
{
  const DcsFormula *program = calculation->program;
  DcsFormulaRun run;

  if (program == NULL)
    return;
  _dcs_formula_run (program, at, &run);
  for (guint i = 0; i < program->n_inputs; i++)
    {
      const DcsFormulaInput *input = &program->inputs[i];
      gboolean hangs_on = matters && isnan (run.result.number)
                          && (run.result.missing & (guint64) 1 << i) != 0;
      DcsFormulaSample sample;

      if (is_shown_before (program, i))
        continue;
      if (_dcs_formula_look_up (at, input, &sample))
        add_known (self, input, &sample, indent, hangs_on);
      else
        add_missing (self, input, at, &sample, indent, hangs_on);
      if (input->source == DCS_FORMULA_CALCULATION && input->access == DCS_FORMULA_NEWEST)
        add_part (self, input, at, indent, hangs_on);
    }
}

/* ---- the rest ---- */

static double
band_below (const DcsCalculation *calculation, guint index)
{
  return calculation->band_below != NULL ? calculation->band_below[index] : NAN;
}

static void
append_band (GString *words, const DcsCalculation *calculation, guint index)
{
  const char *label = calculation->band_label[index];
  double below = band_below (calculation, index);
  double upper = calculation->band_upper[index];
  gboolean is_last = isnan (below) && isnan (upper);
  double start = is_last && index > 0 ? band_below (calculation, index - 1) : NAN;
  double end = !isnan (below)  ? below
               : !is_last      ? upper
               : index == 0    ? NAN
               : isnan (start) ? calculation->band_upper[index - 1]
                               : start;
  g_autofree char *number = dcs_number_format (end, 9);

  if (index > 0)
    /* Translators: stands between the bands of a score. */
    g_string_append (words, _ ("; "));
  if (!isnan (below))
    /* Translators: a band of values: "below 2.5: not active" */
    g_string_append_printf (words, _ ("below %s: %s"), number, label);
  else if (!is_last)
    /* Translators: a band of values: "up to 4: mild" */
    g_string_append_printf (words, _ ("up to %s: %s"), number, label);
  else if (isnan (end))
    g_string_append (words, label);
  else if (!isnan (start))
    /* Translators: the band of that value and all higher ones: "from 2.5: active" */
    g_string_append_printf (words, _ ("from %s: %s"), number, label);
  else
    /* Translators: the band of all higher values: "above 12: severe" */
    g_string_append_printf (words, _ ("above %s: %s"), number, label);
}

static void
add_bands (Writer *self, const DcsCalculation *calculation)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < calculation->n_bands; i++)
    append_band (words, calculation, i);
  if (words->len > 0)
    dcs_explanation_add_setting (self->explanation, _ ("Bands"), words->str);
}

static void
add_settings (Writer *self, const DcsCalculation *calculation)
{
  if (calculation->scheme != NULL)
    dcs_explanation_add_setting (self->explanation, _ ("Scheme"), calculation->scheme);
  dcs_explanation_add_setting (self->explanation, _ ("Formula"), calculation->formula);
  add_bands (self, calculation);
  if (calculation->max_age_days > 0)
    {
      g_autofree char *age = g_strdup_printf (
          ngettext ("%d day", "%d days", (gulong) calculation->max_age_days),
          calculation->max_age_days);

      dcs_explanation_add_setting (self->explanation, _ ("Values count for up to"), age);
    }
  if (self->has_vague)
    dcs_explanation_add_setting (self->explanation,
                                 _ ("Values recorded with < or >"),
                                 _ ("counted as their number; in a comparison only where it holds "
                                    "for all that they can be (product rule)"));
  if (self->has_vague_date)
    dcs_explanation_add_setting (self->explanation,
                                 _ ("Dates that are not exact"),
                                 _ ("counted as the middle of their month or year (product rule)"));
}

/* A number that the formula gives and that cannot be. */
static void
add_out_of_range (Writer *self, const DcsCalculation *calculation, const DcsFormulaDay *at)
{
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  DcsFormulaRun run;

  if (calculation->program == NULL)
    return;
  _dcs_formula_run (calculation->program, at, &run);
  if (!isfinite (run.result.number))
    return;
  number = dcs_number_format (run.result.number, 6);
  /* Translators: a number that cannot be a result. */
  value = g_strdup_printf (_ ("%s, which is no possible result"), number);
  dcs_explanation_add (self->explanation, 0, _ ("The formula gives"), value, DCS_DATE_INIT);
}

/**
 * dcs_calculation_explain:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @calculation: one of its calculations
 * @day: a day number
 * @visit_id: as for dcs_calculate()
 *
 * Why a calculation comes to what it does on a day: each input in the order of the formula with
 * its value, date and how it stands to the day, the parts below what they are parts of, and marked
 * what is missing and would be needed; then the rule with its formula, version and source.
 *
 * Returns: (transfer full): the explanation
 */
DcsExplanation *
dcs_calculation_explain (DcsCourse *course,
                         DcsDefinition *definition,
                         const DcsCalculation *calculation,
                         int day,
                         gint64 visit_id)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  DcsCalculationResult result;
  DcsFormulaDay at;
  Writer writer = { .definition = definition };

  g_return_val_if_fail (course != NULL && definition != NULL && calculation != NULL, NULL);

  title = calculation->scheme != NULL
              ? g_strdup_printf (_ ("%s (%s)"), calculation->term.label, calculation->scheme)
              : g_strdup (calculation->term.label);
  writer.explanation = dcs_explanation_new (title);
  at = _dcs_formula_day (course, definition, calculation, day, visit_id);
  dcs_calculate (course, definition, calculation, day, visit_id, &result);
  words = dcs_calculation_format (calculation, definition, &result);
  if (!result.computable)
    dcs_explanation_set_result (writer.explanation, "%s", _ ("Not computable"));
  else
    dcs_explanation_set_result (writer.explanation, "%s", words);
  add_inputs (&writer, calculation, &at, 0, !result.computable);
  if (!result.computable && result.n_missing == 0)
    add_out_of_range (&writer, calculation, &at);
  dcs_explanation_set_rule (
      writer.explanation, calculation->term.text, calculation->version, calculation->term.source);
  add_settings (&writer, calculation);
  return writer.explanation;
}
