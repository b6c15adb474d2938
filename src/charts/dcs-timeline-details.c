/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char *code;
  const char *label;
} Word;

static const Word severities[] = {
  { "mild", N_ ("Mild") },
  { "moderate", N_ ("Moderate") },
  { "severe", N_ ("Severe") },
};

static const Word actions[] = {
  { "none", N_ ("None") },
  { "dose_reduced", N_ ("Dose reduced") },
  { "interrupted", N_ ("Interrupted") },
  { "drug_stopped", N_ ("Drug stopped") },
};

static const Word outcomes[] = {
  { "resolved", N_ ("Resolved") }, { "resolving", N_ ("Resolving") },
  { "ongoing", N_ ("Ongoing") },   { "sequelae", N_ ("Resolved with sequelae") },
  { "fatal", N_ ("Fatal") },       { "unknown", N_ ("Unknown") },
};

static const Word yes_no[] = {
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
};

/* Adds "name: text" as a line; nothing for an empty text. */
void
_dcs_details_add_line (GString *out, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (name != NULL)
    /* Translators: a line of a tooltip: what, then its value */
    g_string_append_printf (out, _ ("%s: %s"), name, text);
  else
    g_string_append (out, text);
}

static void
add_word (GString *out, const char *name, const DcsValue *value, const Word *words, guint n_words)
{
  const char *code = _dcs_value_get_text (value);

  for (guint i = 0; code != NULL && i < n_words; i++)
    if (g_strcmp0 (code, words[i].code) == 0)
      {
        _dcs_details_add_line (out, name, _ (words[i].label));
        return;
      }
  _dcs_details_add_line (out, name, code);
}

void
_dcs_details_add_date (DcsTimeline *self, GString *out, const char *name, const DcsValue *value)
{
  g_autofree char *text = _dcs_timeline_format_date (self, _dcs_value_get_date (value));

  _dcs_details_add_line (out, name, text);
}

void
_dcs_details_add_term (
    DcsTimeline *self, GString *out, const char *name, const char *domain, const DcsValue *value)
{
  _dcs_details_add_line (out, name, _dcs_timeline_term (self, domain, value));
}

/* Free text may name people: it stays in the clinic. */
void
_dcs_details_add_free_text (DcsTimeline *self,
                            GString *out,
                            const char *name,
                            const DcsValue *value)
{
  if (!self->options.deidentify)
    _dcs_details_add_line (out, name, _dcs_value_get_text (value));
}

/* ---- visits and scores ---- */

static const DcsInstrument *
instrument_of_item (DcsDefinition *definition, DcsCode item)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);

  for (guint i = 0; i < n_instruments; i++)
    if (instruments[i]->n_items == 1 && instruments[i]->items[0] == item)
      return instruments[i];
  return NULL;
}

static void
add_score (DcsTimeline *self, GString *out, const TimelineCurve *curve, gint64 visit_id)
{
  const DcsInstrument *instrument = curve->instrument;
  DcsScore score = { 0 };
  g_autofree char *text = NULL;

  if (instrument == NULL)
    instrument = instrument_of_item (self->data->definition, curve->code);
  if (instrument != NULL)
    dcs_derive_score (self->data->course, instrument, visit_id, &score);
  if (score.computable)
    {
      g_autofree char *total = dcs_number_format (score.total, 2);

      text = score.band != NULL ? g_strdup_printf ("%s (%s)", total, score.band)
                                : g_steal_pointer (&total);
    }
  else if (score.n_missing > 0 && score.n_items > 0)
    text = g_strdup_printf (ngettext ("not computable, %u item missing",
                                      "not computable, %u items missing",
                                      score.n_missing),
                            score.n_missing);
  else if (instrument == NULL)
    {
      double value = _dcs_timeline_data_observed (self->data, visit_id, curve->code);

      text = isnan (value) ? NULL : dcs_number_format (value, 2);
    }
  _dcs_details_add_line (out, curve->label, text);
}

/* The items behind a total, by site where they have one. */
static void
add_items (DcsTimeline *self, GString *out, const TimelineCurve *curve, gint64 visit_id)
{
  DcsDefinition *definition = self->data->definition;
  guint n_rows;
  const DcsValue *const *rows = dcs_course_visit_observations (
      self->data->course, visit_id, &n_rows);

  if (curve->instrument == NULL)
    return;
  for (guint i = 0; i < n_rows; i++)
    {
      DcsCode code = _dcs_value_get_code (&rows[i][DCS_OBSERVATION_CODE]);
      const DcsTerm *item = dcs_definition_term (definition, "test", code);
      const char *site = _dcs_timeline_term (self, "site", &rows[i][DCS_OBSERVATION_SITE]);
      gboolean belongs = FALSE;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      for (guint j = 0; j < curve->instrument->n_items; j++)
        belongs |= curve->instrument->items[j] == code;
      if (!belongs || item == NULL || rows[i][DCS_OBSERVATION_VALUE].kind != DCS_VALUE_DECIMAL)
        continue;
      value = dcs_number_format (rows[i][DCS_OBSERVATION_VALUE].number, 2);
      name = *site != '\0' ? g_strdup_printf ("%s, %s", site, item->label) : g_strdup (item->label);
      _dcs_details_add_line (out, name, value);
    }
}

static void
add_measurement (DcsTimeline *self, GString *out, const char *role, gint64 visit_id)
{
  DcsDefinition *definition = self->data->definition;
  DcsCode code = dcs_definition_role (definition, role);
  const DcsTest *test = code != 0 ? dcs_definition_test (definition, code) : NULL;
  guint n_rows;
  const DcsValue *const *rows = dcs_course_visit_observations (
      self->data->course, visit_id, &n_rows);

  for (guint i = 0; test != NULL && i < n_rows; i++)
    {
      const DcsValue *value = &rows[i][DCS_OBSERVATION_VALUE];
      char buffer[DCS_DECIMAL_SIZE];
      g_autofree char *text = NULL;

      if (_dcs_value_get_code (&rows[i][DCS_OBSERVATION_CODE]) != code
          || value->kind != DCS_VALUE_DECIMAL)
        continue;
      dcs_decimal_format ((DcsDecimal){ value->number, value->decimals }, buffer);
      text = g_strdup_printf (
          "%s %s", buffer, _dcs_timeline_term (self, "unit", &rows[i][DCS_OBSERVATION_UNIT]));
      _dcs_details_add_line (out, test->term.label, g_strchomp (text));
      return;
    }
}

/* @curve: whose items to name, or -1 */
static void
add_visit (DcsTimeline *self, GString *out, const DcsValue *row, int curve)
{
  gint64 id = row[DCS_VISIT_ID].integer;
  const char *kind = _dcs_timeline_term (self, "visit-kind", &row[DCS_VISIT_KIND]);

  if (*kind != '\0')
    _dcs_details_add_line (out, _ ("Visit"), kind);
  else
    _dcs_details_add_line (out, NULL, _ ("Visit"));
  _dcs_details_add_date (self, out, _ ("Date"), &row[DCS_VISIT_DATE]);
  _dcs_details_add_term (self, out, _ ("Assessment"), "visit-response", &row[DCS_VISIT_RESPONSE]);
  for (guint i = 0; i < self->data->n_curves; i++)
    {
      add_score (self, out, &self->data->curves[i], id);
      if (curve == (int) i)
        add_items (self, out, &self->data->curves[i], id);
    }
  add_word (out, _ ("New lesions"), &row[DCS_VISIT_NEW_LESIONS], yes_no, G_N_ELEMENTS (yes_no));
  add_measurement (self, out, "weight", id);
  add_measurement (self, out, "height", id);
  _dcs_details_add_free_text (self, out, _ ("Seen by"), &row[DCS_VISIT_CLINICIAN]);
  _dcs_details_add_free_text (self, out, _ ("Notes"), &row[DCS_VISIT_NOTES]);
  _dcs_details_add_free_text (self, out, _ ("Plan"), &row[DCS_VISIT_PLAN]);
}

/* ---- other events ---- */

static void
add_relapse (DcsTimeline *self, GString *out, const DcsValue *row)
{
  if (row[DCS_RELAPSE_EPISODE_NO].kind == DCS_VALUE_INTEGER)
    {
      g_autofree char *name = g_strdup_printf (_ ("Relapse %d"),
                                               (int) row[DCS_RELAPSE_EPISODE_NO].integer);

      _dcs_details_add_line (out, NULL, name);
    }
  else
    _dcs_details_add_line (out, NULL, _ ("Relapse"));
  _dcs_details_add_date (self, out, _ ("Date"), &row[DCS_RELAPSE_DATE]);
  _dcs_details_add_term (
      self, out, _ ("How"), "relapse-manifestation", &row[DCS_RELAPSE_MANIFESTATION]);
  _dcs_details_add_term (
      self, out, _ ("Treatment then"), "relapse-context", &row[DCS_RELAPSE_CONTEXT]);
  _dcs_details_add_free_text (self, out, _ ("Action"), &row[DCS_RELAPSE_ACTION]);
}

static void
add_adverse_event (DcsTimeline *self, GString *out, const DcsValue *row)
{
  _dcs_details_add_line (
      out, _ ("Adverse event"), _dcs_value_get_text (&row[DCS_ADVERSE_EVENT_TERM]));
  _dcs_details_add_date (self, out, _ ("Began"), &row[DCS_ADVERSE_EVENT_ONSET_DATE]);
  _dcs_details_add_term (self, out, _ ("Suspected drug"), "drug", &row[DCS_ADVERSE_EVENT_DRUG]);
  add_word (
      out, _ ("Severity"), &row[DCS_ADVERSE_EVENT_SEVERITY], severities, G_N_ELEMENTS (severities));
  if (row[DCS_ADVERSE_EVENT_GRADE].kind == DCS_VALUE_INTEGER)
    {
      g_autofree char *grade = g_strdup_printf ("%d", (int) row[DCS_ADVERSE_EVENT_GRADE].integer);

      _dcs_details_add_line (out, _ ("CTCAE grade"), grade);
    }
  _dcs_details_add_term (
      self, out, _ ("Causality"), "causality", &row[DCS_ADVERSE_EVENT_CAUSALITY]);
  add_word (out, _ ("Action"), &row[DCS_ADVERSE_EVENT_ACTION], actions, G_N_ELEMENTS (actions));
  add_word (out, _ ("Outcome"), &row[DCS_ADVERSE_EVENT_OUTCOME], outcomes, G_N_ELEMENTS (outcomes));
  if (_dcs_value_is_set (&row[DCS_ADVERSE_EVENT_RESOLVED_DATE]))
    _dcs_details_add_date (self, out, _ ("Resolved"), &row[DCS_ADVERSE_EVENT_RESOLVED_DATE]);
  _dcs_details_add_free_text (self, out, _ ("Notes"), &row[DCS_ADVERSE_EVENT_NOTES]);
}

static void
add_investigation (DcsTimeline *self, GString *out, const DcsValue *row)
{
  _dcs_details_add_term (self, out, NULL, "investigation", &row[DCS_INVESTIGATION_KIND]);
  _dcs_details_add_date (self, out, _ ("Date"), &row[DCS_INVESTIGATION_DATE]);
  _dcs_details_add_line (
      out, _ ("Body part"), _dcs_value_get_text (&row[DCS_INVESTIGATION_BODY_PART]));
  _dcs_details_add_term (
      self, out, _ ("Result"), "investigation-result", &row[DCS_INVESTIGATION_RESULT]);
  _dcs_details_add_free_text (self, out, _ ("Finding"), &row[DCS_INVESTIGATION_FINDING]);
}

/*
 * _dcs_timeline_member_details:
 *
 * Returns: (transfer full): everything about a record, several lines
 */
char *
_dcs_timeline_member_details (DcsTimeline *self, const TimelineMember *member)
{
  GString *out = g_string_new (NULL);

  switch (member->kind)
    {
    case DCS_MARK_TREATMENT:
      _dcs_timeline_add_treatment_details (self, out, member->row);
      break;
    case DCS_MARK_VISIT:
      add_visit (self, out, member->row, -1);
      break;
    case DCS_MARK_SCORE:
      add_visit (self, out, member->row, (int) member->curve);
      break;
    case DCS_MARK_RELAPSE:
      add_relapse (self, out, member->row);
      break;
    case DCS_MARK_ADVERSE_EVENT:
      add_adverse_event (self, out, member->row);
      break;
    case DCS_MARK_INVESTIGATION:
      add_investigation (self, out, member->row);
      break;
    case DCS_MARK_CLUSTER:
    default:
      g_assert_not_reached ();
    }
  return g_string_free (out, FALSE);
}
