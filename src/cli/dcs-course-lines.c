/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-text.h"

#include "dcs-analysis.h"
#include "dcs-plan.h"
#include "dcs-text-table.h"

#include <glib/gi18n-lib.h>

/* Lines of therapy and what failed, as `show` prints them. */

static DcsDate
date_of (int day)
{
  return day != DCS_DAY_NONE && day != DCS_DAY_ONGOING ? dcs_date_from_day (day) : DCS_DATE_INIT;
}

static char *
dup_date (DcsDate date, const char *none)
{
  char buffer[DCS_DATE_ISO_SIZE];

  return g_strdup (dcs_date_is_set (date) ? dcs_date_to_iso (date, buffer) : none);
}

static void
print_lines (DcsAnalysis *analysis, GString *out)
{
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  g_autoptr (DcsTextTable) table = dcs_text_table_new (6);
  DcsLineParameters parameters;
  g_autofree char *words = NULL;
  guint n_lines;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n_lines);

  if (n_lines == 0)
    return;
  dcs_text_table_set_heading (table, 1, _ ("Drugs"));
  dcs_text_table_set_heading (table, 2, _ ("Start"));
  dcs_text_table_set_heading (table, 3, _ ("Stop"));
  dcs_text_table_set_heading (table, 4, _ ("How"));
  dcs_text_table_set_heading (table, 5, _ ("Why the former ended"));
  for (guint i = 0; i < n_lines; i++)
    {
      const DcsTerm *reason = dcs_definition_term (definition, "stop-reason", lines[i].reason);

      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, g_strdup_printf ("%u", i + 1));
      dcs_text_table_take (table, 1, dcs_line_dup_label (&lines[i], definition));
      dcs_text_table_take (
          table, 2, dup_date (dcs_analysis_line_start (analysis, i), _ ("not known")));
      dcs_text_table_take (
          table, 3, dup_date (dcs_analysis_line_stop (analysis, i), _ ("goes on")));
      dcs_text_table_take (table, 4, g_strdup (dcs_line_kind_label (lines[i].kind)));
      dcs_text_table_take (table, 5, reason != NULL ? g_strdup (reason->label) : NULL);
    }
  dcs_line_parameters_init (&parameters, definition);
  words = dcs_line_parameters_describe (&parameters);
  g_string_append_printf (out, "\n%s\n", _ ("Lines of therapy"));
  dcs_text_table_print (table, out, 2);
  g_string_append_printf (out, "  (%s)\n", words);
}

static const char *
status_label (const DcsResistance *resistance)
{
  switch (resistance->status)
    {
    case DCS_RESISTANCE_CONFIRMED:
      return resistance->confirmed_without_criterion ? _ ("Confirmed, criterion not met")
                                                     : _ ("Confirmed");
    case DCS_RESISTANCE_DISMISSED:
      return _ ("Decided otherwise");
    case DCS_RESISTANCE_CANDIDATE:
    default:
      return _ ("To be confirmed");
    }
}

static void
print_resistance (DcsAnalysis *analysis, GString *out)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (3);
  guint n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);

  if (n_resistance == 0)
    return;
  for (guint i = 0; i < n_resistance; i++)
    {
      int since = resistance[i].decided != DCS_DAY_NONE ? resistance[i].decided
                                                        : resistance[i].since;

      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, dup_date (date_of (since), NULL));
      dcs_text_table_take (table, 1, g_strdup (status_label (&resistance[i])));
      dcs_text_table_take (table, 2, dcs_analysis_describe_resistance (analysis, i));
    }
  g_string_append_printf (out, "\n%s\n", _ ("Resistance and intolerance"));
  dcs_text_table_print (table, out, 2);
}

/**
 * dcs_course_print_lines:
 * @definition: of the patient's disease
 * @out: the text is added to it
 *
 * Writes the lines of therapy with their parameters, and the drugs that failed.
 */
void
dcs_course_print_lines (DcsCourse *course, DcsDefinition *definition, GString *out)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_RESISTANCE);
  print_lines (analysis, out);
  print_resistance (analysis, out);
}

static void
print_parameters_json (DcsJsonWriter *json, const DcsLineParameters *parameters)
{
  static const char *const modes[] = { "first", "changes", "all" };

  dcs_json_begin (json, "line_parameters", '{');
  dcs_json_integer (json, "era_gap_days", parameters->era_gap_days);
  dcs_json_integer (json, "combination_days", parameters->combination_days);
  dcs_json_integer (json, "switch_days", parameters->switch_days);
  dcs_json_integer (json, "overlap_days", parameters->overlap_days);
  dcs_json_integer (json, "restart_days", parameters->restart_days);
  dcs_json_integer (json, "minimum_days", parameters->minimum_days);
  dcs_json_integer (json, "bridging_weeks", parameters->bridging_weeks);
  dcs_json_text (json, "mode", modes[parameters->mode]);
  dcs_json_end (json, '}');
}

static void
print_codes (DcsJsonWriter *json, const char *name, const DcsCode *codes, guint n_codes)
{
  dcs_json_begin (json, name, '[');
  for (guint i = 0; i < n_codes; i++)
    dcs_json_code (json, NULL, codes[i]);
  dcs_json_end (json, ']');
}

static void
print_lines_json (DcsAnalysis *analysis, DcsJsonWriter *json)
{
  static const char *const kinds[] = { "first", "switch", "add_on", "restart", "later" };
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  guint n_lines;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n_lines);

  dcs_json_begin (json, "lines", '[');
  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *label = dcs_line_dup_label (&lines[i], definition);

      dcs_json_begin (json, NULL, '{');
      dcs_json_text (json, "label", label);
      dcs_json_text (json, "kind", kinds[lines[i].kind]);
      dcs_json_date (json, "start_date", dcs_analysis_line_start (analysis, i));
      dcs_json_date (json, "stop_date", dcs_analysis_line_stop (analysis, i));
      print_codes (json, "started", lines[i].started, lines[i].n_started);
      print_codes (json, "drugs", lines[i].drugs, lines[i].n_drugs);
      dcs_json_code (json, "former", lines[i].former);
      dcs_json_code (json, "reason", lines[i].reason);
      dcs_json_end (json, '}');
    }
  dcs_json_end (json, ']');
}

static void
print_resistance_json (DcsAnalysis *analysis, DcsJsonWriter *json)
{
  static const char *const statuses[] = { "candidate", "confirmed", "dismissed" };
  guint n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);

  dcs_json_begin (json, "resistance", '[');
  for (guint i = 0; i < n_resistance; i++)
    {
      const DcsResistance *found = &resistance[i];

      dcs_json_begin (json, NULL, '{');
      dcs_json_code (json, "drug", found->drug);
      dcs_json_text (json,
                     "failure",
                     found->failure == DCS_FAILURE_INTOLERANCE ? "intolerance" : "inefficacy");
      dcs_json_text (json, "status", statuses[found->status]);
      dcs_json_date (json, "since", date_of (found->since));
      dcs_json_date (json, "decided", date_of (found->decided));
      dcs_json_integer (json, "days", found->days);
      dcs_json_integer (json, "adequate_days", found->adequate_days);
      dcs_json_integer (json, "needed_days", found->needed_days);
      dcs_json_integer (json, "adverse_events", found->n_adverse_events);
      dcs_json_end (json, '}');
    }
  dcs_json_end (json, ']');
}

/**
 * dcs_course_print_lines_json:
 * @definition: of the patient's disease
 * @json: within an object
 *
 * Writes the lines of therapy, their parameters and the drugs that failed.
 */
void
dcs_course_print_lines_json (DcsCourse *course, DcsDefinition *definition, DcsJsonWriter *json)
{
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  DcsLineParameters parameters;

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_RESISTANCE);
  dcs_line_parameters_init (&parameters, definition);
  print_lines_json (analysis, json);
  print_parameters_json (json, &parameters);
  print_resistance_json (analysis, json);
}
