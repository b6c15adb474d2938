/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-words.h"

#include "dcs-entry-rules.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static void
check_value (const char *digits, double value, gboolean *is_value, gboolean *can_grow)
{
  g_autofree char *text = dcs_number_format (value, 0);

  if (g_str_equal (text, digits))
    *is_value = TRUE;
  else if (g_str_has_prefix (text, digits) && *digits != '0')
    *can_grow = TRUE;
}

/**
 * dcs_visit_check_digits:
 * @test: a test with whole numbers
 * @digits: what was typed, digits only
 *
 * Tells when a digit is enough, so that a score of 0 to 3 needs no other key.
 */
DcsDigits
dcs_visit_check_digits (const DcsTest *test, const char *digits)
{
  gboolean is_value = FALSE, can_grow = FALSE;

  g_return_val_if_fail (test != NULL && digits != NULL, DCS_DIGITS_REFUSED);

  if (*digits == '\0' || strlen (digits) > 9)
    return DCS_DIGITS_REFUSED;
  for (guint i = 0; i < test->n_allowed; i++)
    check_value (digits, test->allowed[i], &is_value, &can_grow);
  if (test->n_allowed == 0)
    {
      double value = g_ascii_strtod (digits, NULL);

      is_value = dcs_test_accepts (test, value) && (*digits != '0' || digits[1] == '\0');
      can_grow = *digits != '0' && !(value * 10 > test->max);
    }
  if (can_grow)
    return DCS_DIGITS_PARTIAL;
  return is_value ? DCS_DIGITS_COMPLETE : DCS_DIGITS_REFUSED;
}

/**
 * dcs_visit_refusal:
 *
 * Returns: (transfer full): "New or enlarged lesion: 0 or 3"
 */
char *
dcs_visit_refusal (const DcsTest *test)
{
  g_autofree char *values = NULL;

  g_return_val_if_fail (test != NULL, NULL);

  values = dcs_test_describe_values (test);
  /* Translators: an item of a score and what it can be: "Erythema can be 0, 1, 2 or 3". */
  return g_strdup_printf (_ ("%s can be %s"), test->term.label, values);
}

/**
 * dcs_visit_test_tooltip:
 *
 * Returns: (transfer full): the name of the test, its definition, and what each level means
 */
char *
dcs_visit_test_tooltip (const DcsTest *test)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (test != NULL, NULL);

  text = g_string_new (test->term.label);
  if (test->term.text != NULL)
    g_string_append_printf (text, "\n%s", test->term.text);
  for (guint i = 0; test->levels != NULL && i < test->n_allowed; i++)
    {
      g_autofree char *number = dcs_number_format (test->allowed[i], 2);

      g_string_append_printf (text, "\n%s  %s", number, test->levels[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "was 7 (−3)"; the difference only where both are numbers. */
static char *
describe_previous (const DcsEntryTotal *total)
{
  DcsDecimal before;
  double change;
  g_autofree char *number = NULL;

  if (total->previous == NULL)
    return NULL;
  if (!total->computable || !dcs_decimal_parse (total->previous, -1, &before))
    /* Translators: a total at the visit before. */
    return g_strdup_printf (_ ("was %s"), total->previous);
  change = total->total - before.value;
  if (fabs (change) < 1e-9)
    /* Translators: a total is what it was at the visit before. */
    return g_strdup (_ ("unchanged"));
  number = dcs_number_format (fabs (change), MAX (total->decimals, before.decimals));
  /* Translators: a total at the visit before and its change since: "was 7 (−3)". */
  return g_strdup_printf (_ ("was %s (%s%s)"), total->previous, change < 0 ? "−" : "+", number);
}

/**
 * dcs_visit_total_markup:
 *
 * Returns: (transfer full): Pango markup, "mLoSSI 4 mild was 7 (−3)"
 */
char *
dcs_visit_total_markup (const DcsEntryTotal *total)
{
  g_autoptr (GString) markup = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (total != NULL, NULL);

  markup = g_string_new (NULL);
  name = g_markup_printf_escaped ("<span alpha=\"70%%\">%s</span> ", total->instrument->term.abbr);
  g_string_append (markup, name);
  if (total->computable)
    {
      g_autofree char *number = dcs_number_format (total->total, total->decimals);
      g_autofree char *value = g_markup_printf_escaped (
          "<span size=\"x-large\" weight=\"bold\" font_features=\"tnum=1\">%s</span>", number);

      g_string_append (markup, value);
      if (total->band != NULL)
        {
          g_autofree char *band = g_markup_printf_escaped (" %s", total->band);

          g_string_append (markup, band);
        }
    }
  else
    {
      g_string_append (markup, "<span size=\"x-large\" weight=\"bold\">–</span>");
    }
  previous = describe_previous (total);
  if (previous != NULL)
    {
      g_autofree char *before = g_markup_printf_escaped (
          "<span alpha=\"70%%\" font_features=\"tnum=1\"> %s</span>", previous);

      g_string_append (markup, before);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

const DcsFormInfo *
dcs_visit_form_of (DcsEntry *entry, DcsCode item)
{
  const DcsFormInfo *const *forms;
  guint n_forms;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);

  forms = dcs_entry_forms (entry, &n_forms);
  for (guint i = 0; i < n_forms; i++)
    for (guint j = 0; j < forms[i]->n_items; j++)
      if (forms[i]->items[j] == item)
        return forms[i];
  return NULL;
}

static gboolean
has_previous (const DcsCell *cell)
{
  return cell->previous_text != NULL;
}

static gboolean
has_text (const DcsCell *cell)
{
  return *cell->text != '\0';
}

static gboolean
any_cell (DcsEntry *entry, const DcsFormInfo *form, gboolean (*func) (const DcsCell *cell))
{
  for (guint i = 0; i < form->n_items; i++)
    for (guint j = 0; j < (form->per_site ? form->n_sites : 1); j++)
      {
        const char *item = dcs_code_string (form->items[i]);
        g_autofree char *path = form->per_site ? g_strdup_printf (
                                    "obs:%s@%s", item, dcs_code_string (form->sites[j]))
                                               : g_strdup_printf ("obs:%s", item);
        const DcsCell *cell = dcs_entry_cell (entry, path);

        if (cell != NULL && func (cell))
          return TRUE;
      }
  return FALSE;
}

/**
 * dcs_visit_has_previous:
 *
 * Whether the visit before has anything that "=" could take. A sample is not taken by looking.
 */
gboolean
dcs_visit_has_previous (DcsEntry *entry, const DcsFormInfo *form)
{
  g_return_val_if_fail (DCS_IS_ENTRY (entry) && form != NULL, FALSE);

  return form->section != DCS_FORM_LABORATORY && any_cell (entry, form, has_previous);
}

gboolean
dcs_visit_is_begun (DcsEntry *entry, const DcsFormInfo *form)
{
  g_return_val_if_fail (DCS_IS_ENTRY (entry) && form != NULL, FALSE);

  return any_cell (entry, form, has_text);
}

static DcsDate
get_date (DcsEntry *entry)
{
  const DcsCell *date = dcs_entry_cell (entry, "date");

  return date != NULL && date->value->kind == DCS_VALUE_DATE ? date->value->date
                                                             : dcs_date_today ();
}

/* Age on the day of the visit, in years. */
static double
get_age (DcsEntry *entry, const DcsValue *patient)
{
  if (patient[DCS_PATIENT_BIRTH_DATE].kind != DCS_VALUE_DATE)
    return NAN;
  return dcs_date_diff_days (
             patient[DCS_PATIENT_BIRTH_DATE].date, get_date (entry), DCS_DATE_MIDDLE)
         / DCS_DAYS_PER_YEAR;
}

/* The number that stands in the cell of a test, in the test's own unit; NAN: none. */
static double
get_typed (DcsEntry *entry, const DcsTest *test)
{
  g_autofree char *path = g_strdup_printf ("obs:%s", dcs_code_string (test->term.code));
  g_autofree char *unit_path = g_strdup_printf ("unit:%s", dcs_code_string (test->term.code));
  const DcsCell *cell = dcs_entry_cell (entry, path);
  const DcsCell *unit = dcs_entry_cell (entry, unit_path);
  double value;

  if (cell == NULL || cell->value->kind != DCS_VALUE_DECIMAL
      || !dcs_test_to_canonical (
          test, unit != NULL ? dcs_code_try (unit->text) : 0, cell->value->number, &value))
    return NAN;
  return value;
}

static const DcsTestRange *
find_range (DcsEntry *entry, const DcsTest *test)
{
  DcsCourse *course = dcs_entry_get_course (entry);
  const DcsValue *patient = course != NULL ? dcs_course_patient (course) : NULL;
  const char *sex = NULL;

  if (patient == NULL)
    return NULL;
  if (patient[DCS_PATIENT_SEX].kind == DCS_VALUE_TEXT)
    sex = patient[DCS_PATIENT_SEX].text;
  return dcs_definition_range (
      dcs_entry_get_definition (entry), test->term.code, get_age (entry, patient), sex);
}

/**
 * dcs_visit_range_mark:
 *
 * A value "<0.5" is below a range that begins at 0.5 or more, and never above one.
 */
DcsRangeMark
dcs_visit_range_mark (DcsEntry *entry, const DcsTest *test)
{
  const DcsTestRange *range;
  const DcsCell *cell;
  double value;
  g_autofree char *path = NULL;

  g_return_val_if_fail (DCS_IS_ENTRY (entry) && test != NULL, DCS_RANGE_WITHIN);

  path = g_strdup_printf ("obs:%s", dcs_code_string (test->term.code));
  cell = dcs_entry_cell (entry, path);
  range = find_range (entry, test);
  value = get_typed (entry, test);
  if (range == NULL || isnan (value))
    return DCS_RANGE_WITHIN;
  return (DcsRangeMark) dcs_test_range_compare (range, value, *cell->text);
}

/**
 * dcs_visit_describe_range:
 *
 * Returns: (transfer full) (nullable): "4–10", "below 5", "from 12"; NULL: none is known
 */
char *
dcs_visit_describe_range (DcsEntry *entry, const DcsTest *test)
{
  const DcsTestRange *range;

  g_return_val_if_fail (DCS_IS_ENTRY (entry) && test != NULL, NULL);

  range = find_range (entry, test);
  return range != NULL ? dcs_test_range_describe (range) : NULL;
}

/* As typed, or the newest value until that day. */
static double
get_measure (DcsEntry *entry, const char *role, int day, gboolean *typed)
{
  DcsDefinition *definition = dcs_entry_get_definition (entry);
  const DcsTest *test = dcs_definition_test (definition, dcs_definition_role (definition, role));
  const DcsValue *latest;
  double value = test != NULL ? get_typed (entry, test) : NAN;
  DcsDate date;

  *typed = !isnan (value);
  if (test == NULL || *typed)
    return value;
  latest = dcs_course_latest (dcs_entry_get_course (entry), test->term.code, day, &date);
  if (latest == NULL || latest[DCS_OBSERVATION_CANONICAL].kind != DCS_VALUE_DECIMAL)
    return NAN;
  return latest[DCS_OBSERVATION_CANONICAL].number;
}

/**
 * dcs_visit_derive_dose:
 * @treatment: a treatment of the entry's course
 * @dose: (out): its dose on the day of the visit
 * @remarks: (out) (transfer full) (element-type utf8): what to look at again
 */
void
dcs_visit_derive_dose (DcsEntry *entry,
                       const DcsValue *treatment,
                       DcsDose *dose,
                       GPtrArray **remarks)
{
  DcsDefinition *definition;
  DcsCourse *course;
  DcsPrescription prescription;
  int day;
  double weight, height;
  gboolean weight_typed, height_typed;

  g_return_if_fail (DCS_IS_ENTRY (entry) && treatment != NULL && dose != NULL && remarks != NULL);

  definition = dcs_entry_get_definition (entry);
  course = dcs_entry_get_course (entry);
  day = dcs_date_day (get_date (entry), DCS_DATE_MIDDLE);
  dcs_derive_dose (course, definition, treatment, day, dose);
  prescription = (DcsPrescription){
    .drug = treatment[DCS_TREATMENT_DRUG].code,
    .amount = dose->amount,
    .unit = dose->unit,
    .frequency = dose->frequency,
    .route = dose->step != NULL ? dose->step[DCS_DOSE_STEP_ROUTE].code : 0,
  };
  weight = get_measure (entry, "weight", day, &weight_typed);
  height = get_measure (entry, "height", day, &height_typed);
  if (weight_typed || height_typed)
    {
      const DcsValue *step = dose->step;

      dcs_compute_dose (definition, &prescription, height, weight, dose);
      dose->step = step;
    }
  *remarks = dcs_dose_remarks (course,
                               definition,
                               &prescription,
                               get_date (entry),
                               height_typed ? height : NAN,
                               weight_typed ? weight : NAN);
}

static double
get_typed_role (DcsEntry *entry, const char *role)
{
  DcsDefinition *definition = dcs_entry_get_definition (entry);
  const DcsTest *test = dcs_definition_test (definition, dcs_definition_role (definition, role));

  return test != NULL ? get_typed (entry, test) : NAN;
}

void
dcs_visit_get_body (DcsEntry *entry, double *height_cm, double *weight_kg)
{
  g_return_if_fail (DCS_IS_ENTRY (entry) && height_cm != NULL && weight_kg != NULL);

  *height_cm = get_typed_role (entry, "height");
  *weight_kg = get_typed_role (entry, "weight");
}

/* The day of the last visit before a day; DCS_DAY_NONE: there is none. */
static int
find_last_day (DcsCourse *course, int day)
{
  int last = DCS_DAY_NONE;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
      int other;

      if (visit[DCS_VISIT_DATE].kind != DCS_VALUE_DATE
          || (visit[DCS_VISIT_DELETED].kind == DCS_VALUE_INTEGER
              && visit[DCS_VISIT_DELETED].integer != 0))
        continue;
      other = dcs_date_day (visit[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE);
      if (other < day && (last == DCS_DAY_NONE || other > last))
        last = other;
    }
  return last;
}

/**
 * dcs_visit_describe_date:
 *
 * Returns: (transfer full): the day of the visit and how long after the last; "" without a day
 */
char *
dcs_visit_describe_date (DcsEntry *entry)
{
  const DcsCell *cell;
  g_autofree char *date = NULL;
  int day, last;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);

  cell = dcs_entry_cell (entry, "date");
  if (cell == NULL || cell->value->kind != DCS_VALUE_DATE)
    return g_strdup ("");
  date = dcs_date_format_long (cell->value->date);
  day = dcs_date_day (cell->value->date, DCS_DATE_MIDDLE);
  last = find_last_day (dcs_entry_get_course (entry), day);
  if (last == DCS_DAY_NONE)
    return g_steal_pointer (&date);
  /* Translators: a date, and how many days it is after the last visit. */
  return g_strdup_printf (ngettext ("%s · %d day after the last visit",
                                    "%s · %d days after the last visit",
                                    (gulong) (day - last)),
                          date,
                          day - last);
}
