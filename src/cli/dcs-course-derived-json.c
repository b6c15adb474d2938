/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-derived.h"

#include "dcs-derive.h"

#include <string.h>

/* What the rules derive from a course, for programs. */

static void
print_day (DcsJsonWriter *json, const char *name, int day)
{
  dcs_json_date (json,
                 name,
                 day != DCS_DAY_NONE && day != DCS_DAY_ONGOING ? dcs_date_from_day (day)
                                                               : DCS_DATE_INIT);
}

/* With the digits that it has. */
static void
print_number (DcsJsonWriter *json, const char *name, double number)
{
  g_autofree char *text = g_strdup_printf ("%.*f", DCS_DECIMAL_MAX_DECIMALS, number);
  gsize length = strlen (text);
  int decimals = DCS_DECIMAL_MAX_DECIMALS;
  DcsValue value;

  while (decimals > 0 && text[--length] == '0')
    decimals--;
  value = dcs_value_decimal (number, decimals);

  dcs_json_value (json, name, &value);
}

/* @explanation: (transfer full) (nullable) */
static void
print_why (DcsJsonWriter *json, DcsExplanation *explanation)
{
  g_autoptr (DcsExplanation) owned = explanation;
  g_autofree char *text = owned != NULL ? dcs_explanation_to_text (owned) : NULL;

  dcs_json_text (json, "why", text);
}

static void
print_missing (DcsJsonWriter *json, const DcsCalculationResult *result)
{
  dcs_json_begin (json, "missing", '[');
  for (guint i = 0; i < result->n_named; i++)
    dcs_json_code (json, NULL, result->missing[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (result->missing_fields); i++)
    if (result->missing_fields[i] != NULL)
      dcs_json_text (json, NULL, result->missing_fields[i]);
  dcs_json_end (json, ']');
}

static void
print_calculation (DcsAnalysis *analysis,
                   const DcsCalculation *calculation,
                   gboolean explain,
                   DcsJsonWriter *json)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  DcsCalculationResult result;
  const DcsValue *visit = NULL;
  g_autofree char *words = NULL;

  dcs_course_latest_calculation (course, definition, calculation, &result, &visit);
  if (visit == NULL)
    return;
  words = dcs_calculation_format (calculation, definition, &result);
  dcs_json_begin (json, NULL, '{');
  dcs_json_code (json, "code", calculation->term.code);
  dcs_json_integer (json, "version", calculation->version);
  dcs_json_date (json, "date", visit[DCS_VISIT_DATE].date);
  if (result.computable)
    print_number (json, "value", result.value);
  else
    dcs_json_text (json, "value", NULL);
  dcs_json_text (json, "band", result.band != NULL ? result.band : result.level);
  dcs_json_text (json, "words", words);
  print_missing (json, &result);
  if (explain)
    print_why (json,
               dcs_calculation_explain (course,
                                        definition,
                                        calculation,
                                        dcs_date_day (visit[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE),
                                        visit[DCS_VISIT_ID].integer));
  dcs_json_end (json, '}');
}

static void
print_calculations (DcsAnalysis *analysis, gboolean explain, DcsJsonWriter *json)
{
  guint n_calculations;
  const DcsCalculation *const *calculations = dcs_definition_calculations (
      dcs_analysis_get_definition (analysis), &n_calculations);

  dcs_json_begin (json, "calculations", '[');
  for (guint i = 0; i < n_calculations; i++)
    if (!calculations[i]->is_part)
      print_calculation (analysis, calculations[i], explain, json);
  dcs_json_end (json, ']');
}

static void
print_states (DcsAnalysis *analysis, gboolean explain, DcsJsonWriter *json)
{
  guint n_spans;
  const DcsStateSpan *spans = dcs_analysis_states (analysis, &n_spans);

  dcs_json_begin (json, "states", '[');
  for (guint i = 0; i < n_spans; i++)
    {
      dcs_json_begin (json, NULL, '{');
      dcs_json_text (json, "state", dcs_state_to_code (spans[i].state));
      print_day (json, "from", spans[i].from);
      print_day (json, "until", spans[i].to);
      dcs_json_integer (json, "on_treatment", spans[i].on_drug ? 1 : 0);
      if (explain)
        print_why (json, dcs_analysis_explain_state (analysis, i));
      dcs_json_end (json, '}');
    }
  dcs_json_end (json, ']');
}

static void
print_suggestions (DcsAnalysis *analysis, gboolean explain, DcsJsonWriter *json)
{
  static const char *const kinds[] = { "complete", "improved", "relapse", "worse" };
  static const char *const statuses[] = {
    "agrees", "open", "accepted", "overruled", "unsupported"
  };
  guint n_suggestions;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (analysis, &n_suggestions);

  dcs_json_begin (json, "suggestions", '[');
  for (guint i = 0; i < n_suggestions; i++)
    {
      g_autofree char *words = dcs_analysis_describe_suggestion (analysis, i);

      dcs_json_begin (json, NULL, '{');
      dcs_json_code (
          json, "rule", suggestions[i].rule != NULL ? suggestions[i].rule->term.code : 0);
      dcs_json_text (json, "suggests", kinds[suggestions[i].suggests]);
      dcs_json_text (json, "status", statuses[suggestions[i].status]);
      print_day (json, "date", suggestions[i].day);
      dcs_json_text (json, "words", words);
      if (explain)
        print_why (json, dcs_analysis_explain_suggestion (analysis, i));
      dcs_json_end (json, '}');
    }
  dcs_json_end (json, ']');
}

static void
print_due (DcsAnalysis *analysis, int today, gboolean explain, DcsJsonWriter *json)
{
  static const char *const statuses[] = { "later", "soon", "due", "overdue", "snoozed", "waived" };
  guint n_items;
  const DcsDueItem *items = dcs_analysis_due (analysis, &n_items);

  dcs_json_begin (json, "due", '[');
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *words = dcs_analysis_describe_due (analysis, i);

      dcs_json_begin (json, NULL, '{');
      dcs_json_code (json, "rule", items[i].rule != NULL ? items[i].rule->term.code : 0);
      print_day (json, "due", items[i].due);
      print_day (json, "last", items[i].last_done);
      dcs_json_text (json, "status", statuses[dcs_due_status (&items[i], today)]);
      dcs_json_text (json, "words", words);
      if (explain)
        print_why (json, dcs_analysis_explain_due (analysis, i));
      dcs_json_end (json, '}');
    }
  dcs_json_end (json, ']');
}

/**
 * dcs_course_print_derived_json:
 * @definition: of the patient's disease
 * @today: the day that what is due is compared with
 * @explain: with the reasons of each, as text
 * @json: within an object
 *
 * Writes what the rules derive: states, suggestions, calculations, what is due.
 */
void
dcs_course_print_derived_json (DcsCourse *course,
                               DcsDefinition *definition,
                               DcsDate today,
                               gboolean explain,
                               DcsJsonWriter *json)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  print_states (analysis, explain, json);
  print_suggestions (analysis, explain, json);
  print_calculations (analysis, explain, json);
  print_due (analysis, dcs_date_day (today, DCS_DATE_MIDDLE), explain, json);
}
