/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const DcsTerm *
find_term (DcsTimeline *self, const char *domain, const DcsValue *value)
{
  DcsCode code = _dcs_value_get_code (value);

  return code != 0 ? dcs_definition_term (self->data->definition, domain, code) : NULL;
}

/* A code that the definition does not know is shown as it is. */
static const char *
fallback (const DcsValue *value)
{
  DcsCode code = _dcs_value_get_code (value);

  return code != 0 ? dcs_code_string (code) : "";
}

/*
 * _dcs_timeline_term:
 *
 * Returns: (transfer none): the label of a code, "" for none
 */
const char *
_dcs_timeline_term (DcsTimeline *self, const char *domain, const DcsValue *value)
{
  const DcsTerm *term = find_term (self, domain, value);

  return term != NULL ? term->label : fallback (value);
}

/*
 * _dcs_timeline_abbr:
 *
 * Returns: (transfer none): the short form of a code, "" for none
 */
const char *
_dcs_timeline_abbr (DcsTimeline *self, const char *domain, const DcsValue *value)
{
  const DcsTerm *term = find_term (self, domain, value);

  return term != NULL ? term->abbr : fallback (value);
}

/*
 * _dcs_timeline_phrase:
 *
 * Returns: (transfer none): a code as it stands inside a phrase, "" for none
 */
const char *
_dcs_timeline_phrase (DcsTimeline *self, const char *domain, const DcsValue *value)
{
  const DcsTerm *term = find_term (self, domain, value);

  return term != NULL ? term->phrase : fallback (value);
}

/*
 * _dcs_timeline_format_date:
 *
 * Returns: (transfer full): a date in full; months since day 0 in a figure without dates
 */
char *
_dcs_timeline_format_date (DcsTimeline *self, DcsDate date)
{
  double months;

  if (!dcs_date_is_set (date))
    return g_strdup (_ ("date not recorded"));
  if (!self->options.deidentify)
    return dcs_date_format_long (date);
  months = (dcs_date_day (date, DCS_DATE_MIDDLE) - self->data->origin) / DCS_DAYS_PER_MONTH;
  if (fabs (months) < 0.05)
    return g_strdup (_ ("month 0"));
  /* Translators: a point in time in a de-identified figure: months since diagnosis; first a minus
   * sign or nothing */
  return g_strdup_printf (_ ("month %s%.1f"), months < 0 ? "−" : "", fabs (months));
}

/*
 * _dcs_timeline_dose_short:
 *
 * Returns: (transfer full) (nullable): "15 mg/m²" for the inside of a bar
 */
char *
_dcs_timeline_dose_short (DcsTimeline *self, const DcsValue *step)
{
  const DcsValue *amount = &step[DCS_DOSE_STEP_AMOUNT];
  g_autofree char *number = NULL;

  if (amount->kind != DCS_VALUE_DECIMAL)
    return NULL;
  number = dcs_number_format (amount->number, DCS_DECIMAL_MAX_DECIMALS);
  return g_strdup_printf (
      "%s %s", number, _dcs_timeline_term (self, "dose-unit", &step[DCS_DOSE_STEP_UNIT]));
}

/* ---- titles ---- */

static char *
subtype_of (DcsTimeline *self, const DcsValue *patient)
{
  return dcs_definition_subtype_label (self->data->definition,
                                       _dcs_value_get_code (&patient[DCS_PATIENT_SUBTYPE]),
                                       _dcs_value_get_code (&patient[DCS_PATIENT_SUBTYPE_SITE]),
                                       _dcs_value_get_code (&patient[DCS_PATIENT_SUBTYPE_FORM]));
}

/*
 * _dcs_timeline_title:
 *
 * Returns: (transfer full): "code · initials, disease, subtype"; without the person when
 * de-identified
 */
char *
_dcs_timeline_title (DcsTimeline *self)
{
  const DcsValue *patient = dcs_course_patient (self->data->course);
  GString *title = g_string_new (NULL);
  g_autofree char *subtype = patient != NULL ? subtype_of (self, patient) : NULL;
  const char *code = patient != NULL ? _dcs_value_get_text (&patient[DCS_PATIENT_CODE]) : NULL;
  const char *initials = patient != NULL ? _dcs_value_get_text (&patient[DCS_PATIENT_INITIALS])
                                         : NULL;

  if (!self->options.deidentify && code != NULL)
    {
      g_string_append (title, code);
      if (initials != NULL)
        g_string_append_printf (title, " · %s", initials);
      g_string_append (title, ", ");
    }
  g_string_append (title, dcs_definition_label (self->data->definition));
  if (subtype != NULL && *subtype != '\0')
    g_string_append_printf (title, ": %s", subtype);
  return g_string_free (title, FALSE);
}

/* ---- one line about a record ---- */

/* "10 to 15 mg/m² weekly", "" where nothing is recorded or the units differ. */
static char *
dose_range (DcsTimeline *self, gint64 treatment_id)
{
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->data->course, treatment_id, &n_steps);
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  const char *unit, *frequency;

  for (guint i = 0; i < n_steps; i++)
    {
      const DcsValue *amount = &steps[i][DCS_DOSE_STEP_AMOUNT];

      if (_dcs_value_get_code (&steps[i][DCS_DOSE_STEP_UNIT])
          != _dcs_value_get_code (&steps[0][DCS_DOSE_STEP_UNIT]))
        return g_strdup ("");
      if (amount->kind != DCS_VALUE_DECIMAL)
        continue;
      low = MIN (low, amount->number);
      high = MAX (high, amount->number);
    }
  if (high < low)
    return g_strdup ("");
  low_text = dcs_number_format (low, DCS_DECIMAL_MAX_DECIMALS);
  high_text = dcs_number_format (high, DCS_DECIMAL_MAX_DECIMALS);
  unit = _dcs_timeline_term (self, "dose-unit", &steps[0][DCS_DOSE_STEP_UNIT]);
  frequency = _dcs_timeline_phrase (self, "frequency", &steps[0][DCS_DOSE_STEP_FREQUENCY]);
  if (low == high)
    return g_strchomp (g_strdup_printf ("%s %s %s", high_text, unit, frequency));
  /* Translators: lowest dose, highest dose, unit, how often: "10 to 15 mg/m² weekly" */
  return g_strchomp (g_strdup_printf (_ ("%s to %s %s %s"), low_text, high_text, unit, frequency));
}

static char *
treatment_label (DcsTimeline *self, const DcsValue *row)
{
  const char *drug = _dcs_timeline_term (self, "drug", &row[DCS_TREATMENT_DRUG]);
  g_autofree char *dose = dose_range (self, row[DCS_TREATMENT_ID].integer);

  if (*dose == '\0')
    return g_strdup (drug);
  /* Translators: a drug and its dose */
  return g_strdup_printf (_ ("%s, %s"), drug, dose);
}

static char *
score_label (DcsTimeline *self, const TimelineMember *member)
{
  const TimelineCurve *curve = &self->data->curves[member->curve];
  g_autofree char *value = NULL;

  for (guint i = 0; i < curve->points->len && value == NULL; i++)
    {
      const TimelinePoint *point = &g_array_index (curve->points, TimelinePoint, i);

      if (point->id == member->id && !isnan (point->value))
        value = dcs_number_format (point->value, 2);
    }
  return g_strdup_printf ("%s %s", curve->abbr, value != NULL ? value : "");
}

static char *
with_detail (const char *text, const char *detail)
{
  if (detail == NULL || *detail == '\0')
    return g_strdup (text);
  return g_strdup_printf ("%s: %s", text, detail);
}

/*
 * _dcs_timeline_member_label:
 *
 * Returns: (transfer full): one line about a record
 */
char *
_dcs_timeline_member_label (DcsTimeline *self, const TimelineMember *member)
{
  const DcsValue *row = member->row;

  switch (member->kind)
    {
    case DCS_MARK_TREATMENT:
      return treatment_label (self, row);
    case DCS_MARK_VISIT:
      return with_detail (_ ("Visit"),
                          _dcs_timeline_phrase (self, "visit-response", &row[DCS_VISIT_RESPONSE]));
    case DCS_MARK_SCORE:
      return score_label (self, member);
    case DCS_MARK_RELAPSE:
      return with_detail (
          _ ("Relapse"),
          _dcs_timeline_phrase (self, "relapse-manifestation", &row[DCS_RELAPSE_MANIFESTATION]));
    case DCS_MARK_ADVERSE_EVENT:
      return with_detail (_ ("Adverse event"), _dcs_value_get_text (&row[DCS_ADVERSE_EVENT_TERM]));
    case DCS_MARK_INVESTIGATION:
      return with_detail (
          _dcs_timeline_term (self, "investigation", &row[DCS_INVESTIGATION_KIND]),
          _dcs_timeline_phrase (self, "investigation-result", &row[DCS_INVESTIGATION_RESULT]));
    case DCS_MARK_CLUSTER:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
