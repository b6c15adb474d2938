/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-analysis-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* The time of a course in day numbers; a start that is not known is before all, no stop after all.
 */
typedef struct
{
  int start;
  int stop;
} Span;

/* What is looked for among the other courses, and the best found of each. */
typedef struct
{
  int day;
  gint64 id;                    /* of the course itself, 0: not stored */
  const DcsValue *same_running; /* the same drug, in force then */
  const DcsValue *same_before;  /* the same drug, the last that ended before */
  const DcsValue *near;         /* opens a line, began within so many days before or after */
  const DcsValue *running;      /* opens a line, goes on: the latest to begin */
} Others;

static Span
span_of (const DcsValue *row)
{
  DcsDate start = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
  DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);

  return (Span){ dcs_date_is_set (start) ? dcs_date_day (start, DCS_DATE_MIDDLE) : DCS_DAY_NONE,
                 dcs_date_is_set (stop) ? dcs_date_day (stop, DCS_DATE_MIDDLE) : DCS_DAY_ONGOING };
}

/* Clinical reference D7, 1: only systemic agents that modify the disease. A drug that the
 * definition does not have counts as one. */
static gboolean
opens_line (const DcsDrug *drug)
{
  return drug == NULL || (drug->systemic && !drug->steroid);
}

static void
look_at_same (Others *others, const DcsValue *row, Span span)
{
  if (span.start <= others->day && span.stop > others->day)
    {
      if (others->same_running == NULL || span.start >= span_of (others->same_running).start)
        others->same_running = row;
    }
  else if (span.stop <= others->day
           && (others->same_before == NULL || span.stop >= span_of (others->same_before).stop))
    others->same_before = row;
}

static void
look_at_other (Others *others, const DcsValue *row, Span span, int days)
{
  int day = others->day;

  if (span.start != DCS_DAY_NONE && abs (span.start - day) <= days
      && (others->near == NULL
          || abs (span.start - day) < abs (span_of (others->near).start - day)))
    others->near = row;
  if (span.start <= day && span.stop > day
      && (others->running == NULL || span.start >= span_of (others->running).start))
    others->running = row;
}

static void
look_at_others (
    Others *others, DcsCourse *course, DcsDefinition *definition, DcsCode drug, int days)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      DcsCode other = _dcs_row_code (row, DCS_TREATMENT_DRUG);

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED)
          || row[DCS_TREATMENT_ID].integer == others->id || other == 0)
        continue;
      if (other == drug)
        look_at_same (others, row, span_of (row));
      else if (opens_line (dcs_definition_drug (definition, other)))
        look_at_other (others, row, span_of (row), days);
    }
}

static gint64
distance (const DcsEra *era, int day)
{
  return ABS ((gint64) era->stop - day);
}

/* The era that the line of @own is named after: what it begins with, what it replaces, what goes on
 * beside it, what had ended. */
static const DcsEra *
find_other_era (DcsAnalysis *analysis, const DcsEra *own, DcsRelation relation, DcsCode former)
{
  guint n_eras;
  const DcsEra *eras = dcs_analysis_eras (analysis, &n_eras);
  const DcsEra *found = NULL;

  for (guint i = 0; i < n_eras; i++)
    {
      const DcsEra *era = &eras[i];

      if (era == own || !era->opens_line || era->line == 0)
        continue;
      if (relation == DCS_RELATION_COMBINATION && era->line == own->line
          && (found == NULL || era->stop > own->start))
        found = era;
      else if (relation == DCS_RELATION_SWITCH && era->drug == former
               && (found == NULL || distance (era, own->start) < distance (found, own->start)))
        found = era;
      else if (relation == DCS_RELATION_ADD_ON && era->line != own->line && era->stop > own->start)
        found = era;
      else if (relation == DCS_RELATION_LATER && era->line != own->line
               && (found == NULL || era->stop >= found->stop))
        found = era;
    }
  return found;
}

static DcsRelation
relation_of_kind (DcsLineKind kind)
{
  switch (kind)
    {
    case DCS_LINE_SWITCH:
      return DCS_RELATION_SWITCH;
    case DCS_LINE_ADD_ON:
      return DCS_RELATION_ADD_ON;
    case DCS_LINE_RESTART:
      return DCS_RELATION_RESTART;
    case DCS_LINE_LATER:
      return DCS_RELATION_LATER;
    case DCS_LINE_FIRST:
    default:
      return DCS_RELATION_FIRST;
    }
}

/* Of a drug that opens a line, by the lines that there would be. Eras come in order of their start,
 * then of their entry: the first of a line is what it is named for, the others begin with it. */
static DcsRelation
relation_of_line (DcsAnalysis *analysis, gint64 id, const DcsValue **other)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  guint n_eras, n_lines;
  const DcsEra *eras = dcs_analysis_eras (analysis, &n_eras);
  const DcsLine *lines = dcs_analysis_lines (analysis, &n_lines);
  const DcsEra *own = NULL, *era;
  gboolean is_first = TRUE;
  DcsRelation relation;

  for (guint i = 0; i < n_eras && own == NULL; i++)
    if (eras[i].first_id == id)
      own = &eras[i];
  g_return_val_if_fail (own != NULL && own->line > 0 && own->line <= n_lines, DCS_RELATION_UNKNOWN);
  for (const DcsEra *before = eras; before < own; before++)
    is_first = is_first && (!before->opens_line || before->line != own->line);
  relation = is_first ? relation_of_kind (lines[own->line - 1].kind) : DCS_RELATION_COMBINATION;
  era = find_other_era (analysis, own, relation, lines[own->line - 1].former);
  if (era != NULL)
    *other = dcs_course_find (
        course,
        DCS_RECORD_TREATMENT,
        relation == DCS_RELATION_COMBINATION || relation == DCS_RELATION_ADD_ON ? era->first_id
                                                                                : era->last_id);
  return relation;
}

/* Of a drug that opens none. */
static DcsRelation
relation_beside (const Others *others, const DcsDrug *drug, const DcsValue **other)
{
  if (drug->steroid && others->near != NULL)
    {
      *other = others->near;
      return DCS_RELATION_BRIDGING;
    }
  *other = others->running;
  return DCS_RELATION_BESIDE;
}

/* What the same drug did before says more than any other; FALSE: it says nothing. */
static gboolean
find_same (const Others *others,
           const DcsDrug *drug,
           int restart_days,
           DcsRelation *relation,
           const DcsValue **other)
{
  if (others->same_running != NULL)
    {
      *other = others->same_running;
      *relation = DCS_RELATION_OVERLAP;
      return TRUE;
    }
  if (others->same_before == NULL)
    return FALSE;
  if (others->day - span_of (others->same_before).stop <= restart_days)
    *relation = DCS_RELATION_CONTINUES;
  else if (opens_line (drug))
    *relation = DCS_RELATION_RESTART;
  else
    return FALSE;
  *other = others->same_before;
  return TRUE;
}

static void
free_workspace (gpointer data)
{
  dcs_analysis_free (data);
}

/* The lines as they would be; valid until the thread asks again. */
static DcsAnalysis *
ask_lines (DcsCourse *course, DcsDefinition *definition, const DcsWhatIf *what_if)
{
  static GPrivate workspace = G_PRIVATE_INIT (free_workspace);
  DcsAnalysis *analysis = g_private_get (&workspace);

  if (analysis == NULL)
    {
      analysis = dcs_analysis_new ();
      g_private_set (&workspace, analysis);
    }
  analysis->what_if = what_if;
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_LINES);
  analysis->what_if = NULL;
  return analysis;
}

/**
 * dcs_derive_relation:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @drug: the drug that begins
 * @start: the day on which it begins
 * @treatment_id: the course itself when it is stored, else 0
 * @other: (out) (optional) (nullable): the course that it is related to, borrowed
 *
 * Product rule after the clinical reference, section D7: what the lines of therapy would be if the
 * drug began then, by the definition's parameters (dcs_line_parameters_init()). Only systemic drugs
 * that are no steroids open a line of therapy. The stop date of a course is its first day off, so
 * that a drug that begins on that day takes its place the same day. Only what began on or before
 * @start counts, except for a bridging steroid, which may begin a little before its line. In this
 * order:
 *
 * the same drug runs then: overlap; it ended not long before: continues; earlier: restart. The drug
 * joins a line that began a little before and goes on: combination (of two that began on the same
 * day the one entered later); it takes the place of one: switch (nearest first); one goes on:
 * add-on; all are over: later; none ever: first. A steroid that begins about when a line does:
 * bridging; what else opens no line: beside.
 *
 * Dates that are not exact stand in the middle of their period; a course without a start counts as
 * begun long ago.
 *
 * Returns: the relation
 */
DcsRelation
dcs_derive_relation (DcsCourse *course,
                     DcsDefinition *definition,
                     DcsCode drug,
                     DcsDate start,
                     gint64 treatment_id,
                     const DcsValue **other)
{
  DcsLineParameters parameters;
  Others others = { 0 };
  const DcsValue *found = NULL;
  const DcsDrug *known;
  DcsRelation relation;

  g_return_val_if_fail (course != NULL && definition != NULL, DCS_RELATION_UNKNOWN);

  if (other != NULL)
    *other = NULL;
  if (!dcs_date_is_set (start) || drug == 0)
    return DCS_RELATION_UNKNOWN;
  known = dcs_definition_drug (definition, drug);
  others.day = dcs_date_day (start, DCS_DATE_MIDDLE);
  others.id = treatment_id;
  dcs_line_parameters_init (&parameters, definition);
  look_at_others (&others, course, definition, drug, parameters.combination_days);
  if (!find_same (&others,
                  known,
                  MAX (parameters.restart_days, parameters.era_gap_days),
                  &relation,
                  &found))
    {
      DcsWhatIf what_if = { drug, others.day, treatment_id != 0 ? treatment_id : G_MAXINT64 };

      relation = opens_line (known) ? relation_of_line (
                     ask_lines (course, definition, &what_if), what_if.id, &found)
                                    : relation_beside (&others, known, &found);
    }
  if (other != NULL)
    *other = found;
  return relation;
}

static char *
describe_days (int days, gboolean about)
{
  int months = (int) (days / DCS_DAYS_PER_MONTH);
  g_autofree char *words = NULL;

  if (months >= 24)
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) (months / 12)), months / 12);
  else if (months >= 3)
    words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) months), months);
  else
    words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days),
                             days);
  if (!about)
    return g_steal_pointer (&words);
  /* Translators: a length of time that is known only approximately, "about 3 months". */
  return g_strdup_printf (_ ("about %s"), words);
}

static char *
describe_switch (const char *drug, DcsDate start, DcsDate stop, gboolean about)
{
  int days = dcs_date_diff_days (stop, start, DCS_DATE_MIDDLE);
  g_autofree char *span = describe_days (abs (days), about);

  if (about && !dcs_date_equal (start, stop) && days == 0)
    return g_strdup_printf (_ ("Switch from %s, stopped at about the same time"), drug);
  if (days == 0 && dcs_date_is_exact (start))
    /* Translators: the name of a drug, as in "Switch from methotrexate, stopped the same day". */
    return g_strdup_printf (_ ("Switch from %s, stopped the same day"), drug);
  if (days == 0)
    return g_strdup_printf (_ ("Switch from %s, stopped at about the same time"), drug);
  if (days > 0)
    /* Translators: a drug and a length of time: "methotrexate", "12 days". */
    return g_strdup_printf (_ ("Switch from %s, stopped %s before"), drug, span);
  /* Translators: a drug and a length of time: "methotrexate", "12 days". */
  return g_strdup_printf (_ ("Switch from %s, stopped %s after"), drug, span);
}

static char *
describe_together (const char *drug, DcsDate start, DcsDate begun, gboolean about)
{
  int days = dcs_date_diff_days (begun, start, DCS_DATE_MIDDLE);
  g_autofree char *span = NULL;

  if (days <= 0)
    /* Translators: the name of a drug inside a sentence, "methotrexate". */
    return g_strdup_printf (_ ("Starts together with %s"), drug);
  span = describe_days (days, about);
  /* Translators: a drug and a length of time: "methotrexate", "12 days". */
  return g_strdup_printf (_ ("Starts together with %s, begun %s before"), drug, span);
}

static char *
describe_overlap (const char *drug, DcsDate begun, DcsDate stop)
{
  g_autofree char *from = dcs_date_format_short (begun);
  g_autofree char *until = dcs_date_format_short (stop);

  if (dcs_date_is_set (begun) && dcs_date_is_set (stop))
    /* Translators: a drug and two dates: "Methotrexate", "3 Mar 2020", "5 May 2021". */
    return g_strdup_printf (_ ("%s already runs then, from %s to %s"), drug, from, until);
  if (dcs_date_is_set (begun))
    /* Translators: a drug and a date: "Methotrexate", "3 Mar 2020". */
    return g_strdup_printf (_ ("%s already runs since %s"), drug, from);
  /* Translators: a drug: "Methotrexate". */
  return g_strdup_printf (_ ("%s already runs"), drug);
}

static char *
describe_beside (const char *drug)
{
  if (drug == NULL)
    return g_strdup (_ ("Opens no line of therapy"));
  /* Translators: the name of a drug inside a sentence, "methotrexate". */
  return g_strdup_printf (_ ("Beside %s; opens no line"), drug);
}

static char *
describe_same (DcsRelation relation, DcsDate start, DcsDate stop, gboolean about)
{
  int days = dcs_date_diff_days (stop, start, DCS_DATE_MIDDLE);
  g_autofree char *span = describe_days (days, about);

  if (relation == DCS_RELATION_RESTART)
    /* Translators: a length of time, "7 months". */
    return g_strdup_printf (_ ("Restart after %s"), span);
  if (days == 0)
    return g_strdup (_ ("Continues without a pause"));
  /* Translators: a length of time, "45 days". */
  return g_strdup_printf (_ ("Continues after %s without"), span);
}

/**
 * dcs_relation_describe:
 * @relation: what dcs_derive_relation() found
 * @definition: the definition of the patient's disease
 * @start: the day on which the drug begins
 * @other: (nullable): the course that it is related to
 *
 * Returns: (transfer full): a phrase, translated: "Switch from methotrexate, stopped the same day"
 */
char *
dcs_relation_describe (DcsRelation relation,
                       DcsDefinition *definition,
                       DcsDate start,
                       const DcsValue *other)
{
  DcsDate begun = DCS_DATE_INIT, stop = DCS_DATE_INIT;
  const DcsTerm *term = NULL;
  const char *drug = NULL;
  gboolean about_stop, about_start;

  g_return_val_if_fail (definition != NULL, NULL);

  if (other != NULL)
    {
      DcsCode code = _dcs_row_code (other, DCS_TREATMENT_DRUG);

      begun = _dcs_row_date (other, DCS_TREATMENT_START_DATE);
      stop = _dcs_row_date (other, DCS_TREATMENT_STOP_DATE);
      term = dcs_definition_term (definition, "drug", code);
      drug = term != NULL ? term->phrase : dcs_code_string (code);
    }
  about_stop = !dcs_date_is_exact (start) || !dcs_date_is_exact (stop);
  about_start = !dcs_date_is_exact (start) || !dcs_date_is_exact (begun);
  if (relation == DCS_RELATION_BESIDE)
    return describe_beside (drug);
  if (relation == DCS_RELATION_FIRST)
    return g_strdup (_ ("First line of therapy"));
  if (relation == DCS_RELATION_UNKNOWN || drug == NULL)
    return g_strdup (_ ("Start not known"));
  switch (relation)
    {
    case DCS_RELATION_COMBINATION:
      return describe_together (drug, start, begun, about_start);
    case DCS_RELATION_SWITCH:
      return describe_switch (drug, start, stop, about_stop);
    case DCS_RELATION_ADD_ON:
      /* Translators: the name of a drug inside a sentence, "methotrexate". */
      return g_strdup_printf (_ ("Added to %s"), drug);
    case DCS_RELATION_CONTINUES:
    case DCS_RELATION_RESTART:
      return describe_same (relation, start, stop, about_stop);
    case DCS_RELATION_BRIDGING:
      /* Translators: the name of a drug inside a sentence, "methotrexate". */
      return g_strdup_printf (_ ("Bridging: begins with %s"), drug);
    case DCS_RELATION_OVERLAP:
      return describe_overlap (term != NULL ? term->label : drug, begun, stop);
    case DCS_RELATION_LATER:
      {
        g_autofree char *span = describe_days (dcs_date_diff_days (stop, start, DCS_DATE_MIDDLE),
                                               about_stop);

        /* Translators: a length of time and a drug: "4 months", "methotrexate". */
        return g_strdup_printf (_ ("Starts %s after %s stopped"), span, drug);
      }
    case DCS_RELATION_UNKNOWN:
    case DCS_RELATION_FIRST:
    case DCS_RELATION_BESIDE:
    default:
      return g_strdup ("");
    }
}
