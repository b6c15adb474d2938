/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"

#include <glib/gi18n-lib.h>

/* Said to whoever goes through the parameters: what it is, and its value. */
typedef void (*SettingFunc) (gpointer data, const char *label, const char *value);

static char *
describe_days (gint64 days)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days),
                          (int) days);
}

static char *
describe_weeks (int weeks)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week", "%d weeks", (gulong) weeks),
                          weeks);
}

static void
tell (SettingFunc func, gpointer data, const char *label, const char *format, int days)
{
  g_autofree char *words = describe_days (days);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *value = g_strjoinv (words, parts);

  func (data, label, value);
}

static void
tell_starts (const DcsLineParameters *self, SettingFunc func, gpointer data)
{
  switch (self->mode)
    {
    case DCS_LINES_FIRST:
      func (data, _ ("Starts that count"), _ ("the first of each drug"));
      break;
    case DCS_LINES_ALL:
      func (data, _ ("Starts that count"), _ ("all"));
      break;
    case DCS_LINES_CHANGES:
    default:
      tell (func,
            data,
            _ ("Starts that count"),
            /* Translators: %s is a length of time, "90 days". */
            _ ("the first of each drug, and restarts after more than %s"),
            self->restart_days);
      break;
    }
}

static void
each_setting (const DcsLineParameters *self, SettingFunc func, gpointer data)
{
  g_autofree char *weeks = describe_weeks (self->bridging_weeks);
  /* Translators: %s is a length of time, "26 weeks". */
  g_autofree char *bridging = g_strdup_printf (_ ("up to %s"), weeks);

  /* Translators: %s is a length of time, "30 days". */
  tell (func, data, _ ("Gaps that are joined"), _ ("up to %s"), self->era_gap_days);
  if (self->combination_days == 0)
    func (data, _ ("Combination"), _ ("on the same day"));
  else
    /* Translators: %s is a length of time, "28 days". */
    tell (func, data, _ ("Combination"), _ ("within %s"), self->combination_days);
  if (self->switch_days == G_MAXINT32)
    func (data, _ ("Switch"), _ ("whenever the former drug ended"));
  else
    tell (func, data, _ ("Switch"), _ ("within %s"), self->switch_days);
  tell (func,
        data,
        _ ("Add-on"),
        self->add_on_first
            /* Translators: %s is a length of time, "28 days". */
            ? _ ("when any former drug runs more than %s longer")
            : _ ("when the former drug runs more than %s longer"),
        self->overlap_days);
  tell_starts (self, func, data);
  if (self->minimum_days == 0)
    func (data, _ ("Shortest course"), _ ("any"));
  else
    tell (func, data, _ ("Shortest course"), "%s", self->minimum_days);
  func (data, _ ("Bridging steroid"), bridging);
}

static void
append_setting (gpointer data, const char *label, const char *value)
{
  GString *text = data;

  /* Translators: a parameter of a rule and its value: "Combination: within 28 days". */
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", label, value);
}

static void
add_setting (gpointer data, const char *label, const char *value)
{
  dcs_explanation_add_setting (data, label, value);
}

/**
 * dcs_line_parameters_describe:
 *
 * Every parameter in words, to stand beside whatever was counted with it.
 *
 * Returns: (transfer full): "Gaps that are joined: up to 30 days · Combination: within 28 days · …"
 */
char *
dcs_line_parameters_describe (const DcsLineParameters *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  each_setting (self, append_setting, text);
  return g_string_free (text, FALSE);
}

static const char *
abbr_of (DcsDefinition *definition, DcsCode drug)
{
  const DcsDrug *known = dcs_definition_drug (definition, drug);

  return known != NULL ? known->term.abbr : dcs_code_string (drug);
}

static const char *
label_of (DcsDefinition *definition, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (definition, domain, code);

  return term != NULL ? term->label : dcs_code_string (code);
}

/**
 * dcs_line_dup_label:
 * @line: a line of therapy
 * @definition: the definition that it was derived with
 *
 * Returns: (transfer full): what began it, in the order of the abbreviations: "IVIG+MMF"
 */
char *
dcs_line_dup_label (const DcsLine *line, DcsDefinition *definition)
{
  GString *text;

  g_return_val_if_fail (line != NULL && definition != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < line->n_started; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "+" : "", abbr_of (definition, line->started[i]));
  return g_string_free (text, FALSE);
}

/**
 * dcs_line_kind_label:
 *
 * Returns: (transfer none): a word for how a line began
 */
const char *
dcs_line_kind_label (DcsLineKind kind)
{
  switch (kind)
    {
    case DCS_LINE_FIRST:
      return _ ("First line");
    case DCS_LINE_SWITCH:
      return _ ("Switch");
    case DCS_LINE_ADD_ON:
      return _ ("Add-on");
    case DCS_LINE_RESTART:
      return _ ("Restart");
    case DCS_LINE_LATER:
      return _ ("Later, after a gap");
    default:
      return "";
    }
}

/**
 * dcs_analysis_dup_path:
 *
 * Returns: (transfer full): the lines of the course after each other: "MTX > IVIG+MMF > TCZ"
 */
char *
dcs_analysis_dup_path (DcsAnalysis *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      g_autofree char *label = dcs_line_dup_label (&g_array_index (self->lines, DcsLine, i),
                                                   self->definition);

      g_string_append_printf (text, "%s%s", i > 0 ? " > " : "", label);
    }
  return g_string_free (text, FALSE);
}

static DcsDate
date_of_treatment (DcsAnalysis *self, gint64 id, int field)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, id);

  return row != NULL ? _dcs_row_date (row, field) : DCS_DATE_INIT;
}

/**
 * dcs_analysis_line_start:
 * @line: the index of a line of the last run
 *
 * Returns: when its first drug began, as precisely as it was recorded; not set: not known
 */
DcsDate
dcs_analysis_line_start (DcsAnalysis *self, guint line)
{
  g_return_val_if_fail (self != NULL && line < self->lines->len, DCS_DATE_INIT);

  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);

      if (era->opens_line && era->line == line + 1)
        return date_of_treatment (self, era->first_id, DCS_TREATMENT_START_DATE);
    }
  return DCS_DATE_INIT;
}

/**
 * dcs_analysis_line_stop:
 * @line: the index of a line of the last run
 *
 * Returns: the first day off its last drug, as precisely as it was recorded, or the day of the
 * death; not set: it goes on
 */
DcsDate
dcs_analysis_line_stop (DcsAnalysis *self, guint line)
{
  int stop;

  g_return_val_if_fail (self != NULL && line < self->lines->len, DCS_DATE_INIT);

  stop = g_array_index (self->lines, DcsLine, line).stop;
  if (stop == DCS_DAY_ONGOING || stop == DCS_DAY_NONE)
    return DCS_DATE_INIT;
  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);

      if (era->opens_line && era->stop == stop)
        return date_of_treatment (self, era->last_id, DCS_TREATMENT_STOP_DATE);
    }
  return _dcs_analysis_is_dead (self)
             ? _dcs_row_date (dcs_course_patient (self->course), DCS_PATIENT_DEATH_DATE)
             : dcs_date_from_day (stop);
}

/* An era that belongs to the line. */
static void
explain_member (DcsAnalysis *self, DcsExplanation *explanation, const DcsEra *era)
{
  const char *label = label_of (self->definition, "drug", era->drug);
  DcsDate start = date_of_treatment (self, era->first_id, DCS_TREATMENT_START_DATE);
  g_autofree char *joined = NULL;

  if (era->start == DCS_DAY_NONE)
    dcs_explanation_add (explanation, 0, label, _ ("start not known, before all"), start);
  else if (era->bridging)
    dcs_explanation_add (explanation, 0, label, _ ("bridging, opens no line"), start);
  else if (era->number > 1)
    dcs_explanation_add (explanation, 0, label, _ ("starts again"), start);
  else
    dcs_explanation_add (explanation, 0, label, _ ("starts"), start);
  if (era->n_segments < 2)
    return;
  joined = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u treatment joined into one course",
                                         "%u treatments joined into one course",
                                         era->n_segments),
                            era->n_segments);
  dcs_explanation_add (explanation, 1, joined, NULL, DCS_DATE_INIT);
}

/* An era that began before the line. */
static void
explain_former (DcsAnalysis *self,
                DcsExplanation *explanation,
                const DcsLine *line,
                const DcsEra *era)
{
  const char *label = label_of (self->definition, "drug", era->drug);
  DcsDate stop = date_of_treatment (self, era->last_id, DCS_TREATMENT_STOP_DATE);
  gint64 past = (gint64) era->stop - line->start;
  g_autofree char *days = NULL;
  g_autofree char *words = NULL;

  if (era->stop == DCS_DAY_ONGOING)
    {
      dcs_explanation_add (explanation, 0, label, _ ("goes on"), DCS_DATE_INIT);
      return;
    }
  days = describe_days (ABS (past));
  if (past == 0)
    words = g_strdup (_ ("stopped on the same day"));
  else if (past > 0)
    /* Translators: a length of time, "12 days". */
    words = g_strdup_printf (_ ("stopped %s after"), days);
  else
    /* Translators: a length of time, "12 days". */
    words = g_strdup_printf (_ ("stopped %s before"), days);
  dcs_explanation_add (explanation, 0, label, words, stop);
  if (era->stop_reason != 0)
    dcs_explanation_add (explanation,
                         1,
                         _ ("Reason"),
                         label_of (self->definition, "stop-reason", era->stop_reason),
                         DCS_DATE_INIT);
}

static void
explain_eras (DcsAnalysis *self, DcsExplanation *explanation, guint index)
{
  const DcsLine *line = &g_array_index (self->lines, DcsLine, index);

  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);

      if (era->opens_line && era->line != index + 1 && era->start < line->start)
        explain_former (self, explanation, line, era);
    }
  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = &g_array_index (self->eras, DcsEra, i);

      if (era->line == index + 1)
        explain_member (self, explanation, era);
    }
}

/**
 * dcs_analysis_explain_line:
 * @line: the index of a line of the last run
 *
 * Returns: (transfer full): what began it, what ran before, the rule and its parameters
 */
DcsExplanation *
dcs_analysis_explain_line (DcsAnalysis *self, guint line)
{
  DcsExplanation *explanation;
  const DcsLine *found;
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && line < self->lines->len, NULL);

  found = &g_array_index (self->lines, DcsLine, line);
  label = dcs_line_dup_label (found, self->definition);
  /* Translators: the number of a line of therapy and its drugs: "Line 2: IVIG+MMF". */
  title = g_strdup_printf (_ ("Line %u: %s"), line + 1, label);
  explanation = dcs_explanation_new (title);
  if (found->kind == DCS_LINE_SWITCH)
    /* Translators: the name of a drug, "Switch from Methotrexate". */
    dcs_explanation_set_result (
        explanation, _ ("Switch from %s"), label_of (self->definition, "drug", found->former));
  else
    dcs_explanation_set_result (explanation, "%s", dcs_line_kind_label (found->kind));
  explain_eras (self, explanation, line);
  dcs_explanation_set_rule (
      explanation,
      _ ("Systemic drugs that modify the disease open a line of therapy; steroids, topical and "
         "supportive treatment do not. What starts on the same day, or within the days of a "
         "combination while the first drug goes on, is one line. A drug that starts later opens a "
         "line: a switch when a former drug stopped about then, an add-on when the former drugs go "
         "on, later when all of them stopped long before. A restart of the same drug after a long "
         "pause opens a line, too. Changes of dose and shorter pauses do not, nor does stopping "
         "one "
         "drug of a combination."),
      1,
      _ ("Product rule; there is no published standard for lines of therapy in these diseases"));
  each_setting (&self->line_parameters, add_setting, explanation);
  return explanation;
}
