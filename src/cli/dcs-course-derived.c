/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-derived.h"

#include "dcs-derive.h"
#include "dcs-text-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the rules derive from a course, as `show` prints it. */

static char *
dup_day (int day, const char *none)
{
  char buffer[DCS_DATE_ISO_SIZE];

  return day != DCS_DAY_NONE && day != DCS_DAY_ONGOING
             ? g_strdup (dcs_date_to_iso (dcs_date_from_day (day), buffer))
             : g_strdup (none);
}

/* @explanation: (transfer full) (nullable) */
static void
add_why (DcsTextTable *table, DcsExplanation *explanation)
{
  g_autoptr (DcsExplanation) owned = explanation;
  g_autofree char *text = owned != NULL ? dcs_explanation_to_text (owned) : NULL;

  if (text != NULL)
    dcs_text_table_add_detail (table, text);
}

static void
print_table (DcsTextTable *table, const char *title, GString *out)
{
  if (dcs_text_table_get_n_rows (table) == 0)
    return;
  g_string_append_printf (out, "\n%s\n", title);
  dcs_text_table_print (table, out, 2);
}

/* ---- calculations ---- */

static int
visit_day (const DcsValue *visit)
{
  return dcs_date_day (visit[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE);
}

gboolean
dcs_course_latest_calculation (DcsCourse *course,
                               DcsDefinition *definition,
                               const DcsCalculation *calculation,
                               DcsCalculationResult *result,
                               const DcsValue **visit)
{
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);

  *visit = NULL;
  for (guint i = n_visits; i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);

      if (row[DCS_VISIT_DELETED].integer != 0)
        continue;
      if (*visit == NULL)
        *visit = row;
      if (dcs_calculate (
              course, definition, calculation, visit_day (row), row[DCS_VISIT_ID].integer, result))
        {
          *visit = row;
          return TRUE;
        }
    }
  if (*visit != NULL)
    dcs_calculate (course,
                   definition,
                   calculation,
                   visit_day (*visit),
                   (*visit)[DCS_VISIT_ID].integer,
                   result);
  return FALSE;
}

static void
add_calculation (DcsAnalysis *analysis,
                 const DcsCalculation *calculation,
                 gboolean explain,
                 DcsTextTable *table)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  DcsCalculationResult result;
  const DcsValue *visit = NULL;

  dcs_course_latest_calculation (course, definition, calculation, &result, &visit);
  if (visit == NULL)
    return;
  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, dup_day (visit_day (visit), NULL));
  dcs_text_table_take (table,
                       1,
                       calculation->scheme != NULL ? g_strdup_printf (
                           "%s (%s)", calculation->term.label, calculation->scheme)
                                                   : g_strdup (calculation->term.label));
  dcs_text_table_take (table, 2, dcs_calculation_format (calculation, definition, &result));
  if (explain)
    add_why (table,
             dcs_calculation_explain (
                 course, definition, calculation, visit_day (visit), visit[DCS_VISIT_ID].integer));
}

static void
print_calculations (DcsAnalysis *analysis, gboolean explain, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (3);
  guint n_calculations;
  const DcsCalculation *const *calculations = dcs_definition_calculations (
      dcs_analysis_get_definition (analysis), &n_calculations);

  for (guint i = 0; i < n_calculations; i++)
    if (!calculations[i]->is_part)
      add_calculation (analysis, calculations[i], explain, table);
  print_table (table, _ ("Calculations"), out);
}

/* The totals of the newest visit that has any, each with its items. */
static void
print_scores (DcsAnalysis *analysis, GString *out)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  g_autoptr (DcsTextTable) table = dcs_text_table_new (2);
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);

  for (guint i = dcs_course_count (course, DCS_RECORD_VISIT);
       i-- > 0 && dcs_text_table_get_n_rows (table) == 0;)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
      gint64 visit_id = visit[DCS_VISIT_ID].integer;

      for (guint n = 0; n < n_instruments; n++)
        {
          DcsScore score;

          if (!dcs_derive_score (course, instruments[n], visit_id, &score)
              && score.gap == DCS_SCORE_GAP_EMPTY)
            continue;
          dcs_text_table_add_row (table);
          dcs_text_table_take (table, 0, dup_day (visit_day (visit), NULL));
          dcs_text_table_take (table, 1, g_strdup (instruments[n]->term.label));
          add_why (table, dcs_score_explain (course, definition, instruments[n], visit_id));
        }
    }
  print_table (table, _ ("Scores of the last visit"), out);
}

/* ---- the rest ---- */

static void
print_states (DcsAnalysis *analysis, gboolean explain, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (4);
  guint n_spans;
  const DcsStateSpan *spans = dcs_analysis_states (analysis, &n_spans);

  dcs_text_table_set_heading (table, 0, _ ("From"));
  dcs_text_table_set_heading (table, 1, _ ("Until"));
  dcs_text_table_set_heading (table, 2, _ ("State"));
  for (guint i = 0; i < n_spans; i++)
    {
      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, dup_day (spans[i].from, NULL));
      dcs_text_table_take (table, 1, dup_day (spans[i].to, NULL));
      dcs_text_table_take (table, 2, g_strdup (dcs_state_label (spans[i].state)));
      dcs_text_table_take (
          table, 3, g_strdup (spans[i].on_drug ? _ ("on treatment") : _ ("without treatment")));
      if (explain)
        add_why (table, dcs_analysis_explain_state (analysis, i));
    }
  print_table (table, _ ("States"), out);
}

static const char *
suggestion_status_label (DcsSuggestionStatus status)
{
  switch (status)
    {
    case DCS_SUGGESTION_OPEN:
      return _ ("To be confirmed");
    case DCS_SUGGESTION_ACCEPTED:
      return _ ("Accepted");
    case DCS_SUGGESTION_OVERRULED:
      return _ ("Overruled");
    case DCS_SUGGESTION_UNSUPPORTED:
      return _ ("Recorded without a criterion");
    case DCS_SUGGESTION_AGREES:
    default:
      return _ ("As recorded");
    }
}

static void
print_suggestions (DcsAnalysis *analysis, gboolean explain, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (3);
  guint n_suggestions;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (analysis, &n_suggestions);

  for (guint i = 0; i < n_suggestions; i++)
    {
      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, dup_day (suggestions[i].day, NULL));
      dcs_text_table_take (table, 1, g_strdup (suggestion_status_label (suggestions[i].status)));
      dcs_text_table_take (table, 2, dcs_analysis_describe_suggestion (analysis, i));
      if (explain)
        add_why (table, dcs_analysis_explain_suggestion (analysis, i));
    }
  print_table (table, _ ("Responses by the rules"), out);
}

/* Lines and resistance have tables of their own; their reasons stand here. */
static void
print_reasons (DcsAnalysis *analysis, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (2);
  guint n_lines, n_resistance;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n_lines);

  dcs_analysis_resistance (analysis, &n_resistance);
  for (guint i = 0; i < n_lines; i++)
    {
      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, dup_day (lines[i].start, _ ("not known")));
      dcs_text_table_take (
          table, 1, dcs_line_dup_label (&lines[i], dcs_analysis_get_definition (analysis)));
      add_why (table, dcs_analysis_explain_line (analysis, i));
    }
  for (guint i = 0; i < n_resistance; i++)
    {
      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 1, dcs_analysis_describe_resistance (analysis, i));
      add_why (table, dcs_analysis_explain_resistance (analysis, i));
    }
  print_table (table, _ ("Why these lines and drugs that failed"), out);
}

static void
print_due (DcsAnalysis *analysis, int today, gboolean explain, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (4);
  guint n_items;
  const DcsDueItem *items = dcs_analysis_due (analysis, &n_items);

  dcs_text_table_set_heading (table, 0, _ ("Due"));
  dcs_text_table_set_heading (table, 3, _ ("Last"));
  for (guint i = 0; i < n_items; i++)
    {
      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, dup_day (items[i].due, NULL));
      dcs_text_table_take (
          table, 1, g_strdup (dcs_due_status_label (dcs_due_status (&items[i], today))));
      dcs_text_table_take (table, 2, dcs_analysis_describe_due (analysis, i));
      dcs_text_table_take (table, 3, dup_day (items[i].last_done, NULL));
      if (explain)
        add_why (table, dcs_analysis_explain_due (analysis, i));
    }
  print_table (table, C_ ("what is due", "Due"), out);
}

/**
 * dcs_course_print_derived:
 * @definition: of the patient's disease
 * @today: the day that what is due is compared with
 * @explain: with the reasons of each
 * @out: the text is added to it
 *
 * Writes what the rules derive: the states, responses by the rules, the newest result of each
 * calculation and what is due.
 */
void
dcs_course_print_derived (
    DcsCourse *course, DcsDefinition *definition, DcsDate today, gboolean explain, GString *out)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  if (explain)
    print_reasons (analysis, out);
  print_states (analysis, explain, out);
  print_suggestions (analysis, explain, out);
  if (explain)
    print_scores (analysis, out);
  print_calculations (analysis, explain, out);
  print_due (analysis, dcs_date_day (today, DCS_DATE_MIDDLE), explain, out);
}
