/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-analysis.h"
#include "dcs-derive-private.h"

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
  gboolean is_line;             /* its drug opens a line */
  const DcsValue *same_running; /* the same drug, in force then */
  const DcsValue *same_before;  /* the same drug, the last that ended before */
  const DcsValue *together;     /* opens a line, began within so many days, and goes on */
  const DcsValue *near;         /* opens a line, began within so many days before or after */
  const DcsValue *replaced;     /* opens a line, stopped within so many days before or after */
  const DcsValue *running;      /* opens a line, goes on: the latest to begin */
  const DcsValue *ended;        /* opens a line, is over: the last to stop */
} Others;

static Span
span_of (const DcsValue *row)
{
  DcsDate start = _dcs_row_date (row, DCS_TREATMENT_START_DATE);
  DcsDate stop = _dcs_row_date (row, DCS_TREATMENT_STOP_DATE);

  return (Span){ dcs_date_is_set (start) ? dcs_date_day (start, DCS_DATE_MIDDLE) : G_MININT32,
                 dcs_date_is_set (stop) ? dcs_date_day (stop, DCS_DATE_MIDDLE) : G_MAXINT32 };
}

/* Clinical reference D7, 1: only systemic agents that modify the disease. A drug that the
 * definition does not have counts as one. */
static gboolean
opens_line (const DcsDrug *drug)
{
  return drug == NULL || (drug->systemic && !drug->steroid);
}

static gboolean
is_within (int a, int b, int days)
{
  return a != G_MININT32 && b != G_MAXINT32 && abs (a - b) <= days;
}

/* Whether a course that ends at @stop makes room for one that begins on a day. */
static gboolean
is_replaced (int stop, int day, const DcsLineParameters *parameters)
{
  return stop != G_MAXINT32
         && (stop <= day ? day - stop <= parameters->switch_days
                         : stop - day <= parameters->overlap_days);
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
look_at_other (Others *others, const DcsValue *row, Span span, const DcsLineParameters *parameters)
{
  int days = parameters->combination_days;
  int day = others->day;

  if (is_within (span.start, day, days)
      && (others->near == NULL
          || abs (span.start - day) < abs (span_of (others->near).start - day)))
    others->near = row;
  /* Of two that begin a line on one day the one entered later begins with the other. */
  if (span.start > day
      || (span.start == day && others->is_line && others->id != 0
          && row[DCS_TREATMENT_ID].integer > others->id))
    return;
  if (is_within (span.start, day, days) && span.stop > day
      && (others->together == NULL || span.start >= span_of (others->together).start))
    others->together = row;
  if (is_replaced (span.stop, day, parameters)
      && (others->replaced == NULL
          || abs (span.stop - day) < abs (span_of (others->replaced).stop - day)))
    others->replaced = row;
  if (span.stop > day && (others->running == NULL || span.start >= span_of (others->running).start))
    others->running = row;
  if (span.stop <= day && (others->ended == NULL || span.stop >= span_of (others->ended).stop))
    others->ended = row;
}

static void
look_at_others (Others *others,
                DcsCourse *course,
                DcsDefinition *definition,
                DcsCode drug,
                const DcsLineParameters *parameters)
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
        look_at_other (others, row, span_of (row), parameters);
    }
}

/* Of a drug that opens a line. */
static DcsRelation
relation_of_line (const Others *others, const DcsValue **other)
{
  if (others->together != NULL)
    {
      *other = others->together;
      return DCS_RELATION_COMBINATION;
    }
  if (others->replaced != NULL)
    {
      *other = others->replaced;
      return DCS_RELATION_SWITCH;
    }
  if (others->running != NULL)
    {
      *other = others->running;
      return DCS_RELATION_ADD_ON;
    }
  *other = others->ended;
  return others->ended != NULL ? DCS_RELATION_LATER : DCS_RELATION_FIRST;
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

static DcsRelation
find_relation (const Others *others, const DcsDrug *drug, int restart_days, const DcsValue **other)
{
  if (others->same_running != NULL)
    {
      *other = others->same_running;
      return DCS_RELATION_OVERLAP;
    }
  if (others->same_before != NULL)
    {
      gboolean soon = others->day - span_of (others->same_before).stop <= restart_days;

      *other = others->same_before;
      if (soon)
        return DCS_RELATION_CONTINUES;
      if (opens_line (drug))
        return DCS_RELATION_RESTART;
    }
  return opens_line (drug) ? relation_of_line (others, other)
                           : relation_beside (others, drug, other);
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
 * Product rule after the clinical reference, section D7, with the definition's parameters of lines
 * of therapy (dcs_line_parameters_init()), all days included. Only systemic drugs that are no
 * steroids open a line of therapy. The stop date of a course is its first day off, so that a drug
 * that begins on that day takes its place the same day. Only what began on or before @start counts,
 * except for a bridging steroid, which may begin a little before its line. In this order:
 *
 * the same drug runs then: overlap; it ended up to 90 days before: continues; earlier: restart.
 * Another one that opens a line began up to 28 days before and goes on: combination (of two that
 * began on the same day the one entered later); one stopped up to 28 days before or after: switch
 * (nearest first); one goes on: add-on; all are over: later; none ever: first. A steroid that
 * begins within 28 days of a line: bridging; what else opens no line: beside.
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
  DcsRelation relation;

  g_return_val_if_fail (course != NULL && definition != NULL, DCS_RELATION_UNKNOWN);

  if (other != NULL)
    *other = NULL;
  if (!dcs_date_is_set (start) || drug == 0)
    return DCS_RELATION_UNKNOWN;
  others.day = dcs_date_day (start, DCS_DATE_MIDDLE);
  others.id = treatment_id;
  others.is_line = opens_line (dcs_definition_drug (definition, drug));
  dcs_line_parameters_init (&parameters, definition);
  look_at_others (&others, course, definition, drug, &parameters);
  relation = find_relation (&others,
                            dcs_definition_drug (definition, drug),
                            MAX (parameters.restart_days, parameters.era_gap_days),
                            &found);
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
