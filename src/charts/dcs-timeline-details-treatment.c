/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The dose of a step on the day on which it began. */
static void
derive_step (DcsTimeline *self, const DcsValue *treatment, const DcsValue *step, DcsDose *dose)
{
  DcsDate start = _dcs_value_get_date (&step[DCS_DOSE_STEP_START_DATE]);
  const DcsValue *amount = &step[DCS_DOSE_STEP_AMOUNT];

  *dose = (DcsDose){ 0 };
  if (dcs_date_is_set (start))
    dcs_derive_dose (self->data->course,
                     self->data->definition,
                     treatment,
                     dcs_date_day (start, DCS_DATE_MIDDLE),
                     dose);
  /* Of two steps that begin on one day only the later one is in force then. */
  if (dose->step != step)
    *dose = (DcsDose){
      .step = step,
      .amount = amount->kind == DCS_VALUE_DECIMAL ? amount->number : NAN,
      .unit = _dcs_value_get_code (&step[DCS_DOSE_STEP_UNIT]),
      .frequency = _dcs_value_get_code (&step[DCS_DOSE_STEP_FREQUENCY]),
      .absolute = NAN,
      .per_m2 = NAN,
      .per_kg = NAN,
      .usual = G_MININT,
    };
}

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, ", ");
  g_string_append (line, part);
}

static void
add_step (DcsTimeline *self, GString *out, const DcsValue *treatment, const DcsValue *step)
{
  g_autofree char *from = _dcs_timeline_format_date (
      self, _dcs_value_get_date (&step[DCS_DOSE_STEP_START_DATE]));
  g_autofree char *prescribed = NULL;
  g_autofree char *calculated = NULL;
  g_autofree char *n_doses = NULL;
  g_autoptr (GString) line = NULL;
  DcsDose dose;

  derive_step (self, treatment, step, &dose);
  prescribed = dcs_dose_format (&dose, self->data->definition);
  calculated = dcs_dose_format_calculated (&dose, self->data->definition);
  line = g_string_new (prescribed);
  if (calculated[0] != '\0')
    g_string_append_printf (line, " (%s)", calculated);
  append_part (line, _dcs_timeline_phrase (self, "route", &step[DCS_DOSE_STEP_ROUTE]));
  if (step[DCS_DOSE_STEP_N_DOSES].kind == DCS_VALUE_INTEGER)
    {
      gulong n = (gulong) step[DCS_DOSE_STEP_N_DOSES].integer;

      n_doses = g_strdup_printf (ngettext ("%lu dose", "%lu doses", n), n);
      append_part (line, n_doses);
    }
  if (dose.usual == -1)
    append_part (line, _ ("below the usual range"));
  else if (dose.usual == 1)
    append_part (line, _ ("above the usual range"));
  _dcs_details_add_line (out, from, line->len > 0 ? line->str : _ ("dose not recorded"));
}

static void
add_administrations (DcsTimeline *self, GString *out, gint64 treatment_id)
{
  DcsCourse *course = self->data->course;
  guint given = 0, missed = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADMINISTRATION, i);

      if (row[DCS_ADMINISTRATION_TREATMENT_ID].integer != treatment_id)
        continue;
      if (g_strcmp0 (_dcs_value_get_text (&row[DCS_ADMINISTRATION_GIVEN]), "no") == 0)
        missed++;
      else
        given++;
    }
  if (given + missed == 0)
    return;
  text = g_strdup_printf (_ ("%u given, %u missed"), given, missed);
  _dcs_details_add_line (out, _ ("Administrations"), text);
}

/* How long it was given: a range where a date is not known to the day. */
static void
add_duration (DcsTimeline *self, GString *out, const DcsValue *row)
{
  DcsDate start = _dcs_value_get_date (&row[DCS_TREATMENT_START_DATE]);
  DcsDate stop = _dcs_value_get_date (&row[DCS_TREATMENT_STOP_DATE]);
  g_autofree char *text = NULL;
  int least, most;

  if (!dcs_date_is_set (start) || !dcs_date_is_set (stop))
    return;
  least = dcs_date_day (stop, DCS_DATE_EARLIEST) - dcs_date_day (start, DCS_DATE_LATEST);
  most = dcs_date_day (stop, DCS_DATE_LATEST) - dcs_date_day (start, DCS_DATE_EARLIEST);
  if (least == most)
    text = g_strdup_printf (_ ("%.1f months"), least / DCS_DAYS_PER_MONTH);
  else
    text = g_strdup_printf (
        _ ("%.1f to %.1f months"), MAX (least, 0) / DCS_DAYS_PER_MONTH, most / DCS_DAYS_PER_MONTH);
  _dcs_details_add_line (out, _ ("Duration"), text);
}

/*
 * _dcs_timeline_add_treatment_details:
 *
 * Adds everything about a course of a drug, one line for each dose step.
 */
void
_dcs_timeline_add_treatment_details (DcsTimeline *self, GString *out, const DcsValue *row)
{
  const DcsDrug *drug = dcs_definition_drug (self->data->definition,
                                             _dcs_value_get_code (&row[DCS_TREATMENT_DRUG]));
  const DcsTerm *klass = drug != NULL ? dcs_definition_term (
                             self->data->definition, "drug-class", drug->term.group)
                                      : NULL;
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (
      self->data->course, row[DCS_TREATMENT_ID].integer, &n_steps);

  _dcs_details_add_term (self, out, NULL, "drug", &row[DCS_TREATMENT_DRUG]);
  if (klass != NULL)
    _dcs_details_add_line (out, _ ("Class"), klass->label);
  _dcs_details_add_date (self, out, _ ("Started"), &row[DCS_TREATMENT_START_DATE]);
  _dcs_details_add_term (
      self, out, _ ("Reason to start"), "start-reason", &row[DCS_TREATMENT_START_REASON]);
  if (!_dcs_timeline_is_open_ended (row))
    _dcs_details_add_date (self, out, _ ("Stopped"), &row[DCS_TREATMENT_STOP_DATE]);
  else
    _dcs_details_add_line (out, NULL, _ ("Ongoing"));
  add_duration (self, out, row);
  _dcs_details_add_term (
      self, out, _ ("Reason to stop"), "stop-reason", &row[DCS_TREATMENT_STOP_REASON]);
  _dcs_details_add_term (
      self, out, _ ("Response"), "treatment-response", &row[DCS_TREATMENT_RESPONSE]);
  for (guint i = 0; i < n_steps; i++)
    add_step (self, out, row, steps[i]);
  add_administrations (self, out, row[DCS_TREATMENT_ID].integer);
  _dcs_details_add_free_text (self, out, _ ("Notes"), &row[DCS_TREATMENT_NOTES]);
}
