/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"

#include "dcs-clinic-core-private.h"

#include "dcs-derive.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a change of the rules would change, patient by patient, before anybody applies it: both
 * catalogs say what they derive, in sentences, and what only one of them says is the difference. */

void
dcs_rule_difference_free (DcsRuleDifference *self)
{
  g_free (self->code);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

typedef struct
{
  DcsCatalog *before, *after; /* borrowed */
  DcsAnalysis *analyses[2];   /* owned */
  GPtrArray *sentences[2];    /* owned, utf8 */
  GPtrArray *differences;     /* of DcsRuleDifference */
  GCancellable *cancellable;  /* borrowed */
  guint n_patients;
  GError *error;
} Preview;

static char *
day_text (int day)
{
  return dcs_date_format_long (dcs_date_from_day (day));
}

static void
add_suggestions (DcsAnalysis *analysis, GPtrArray *sentences)
{
  guint n;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (analysis, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = day_text (suggestions[i].day);
      g_autofree char *text = NULL;

      /* What was recorded without a criterion is no word of the rule. */
      if (suggestions[i].status == DCS_SUGGESTION_UNSUPPORTED)
        continue;
      text = dcs_analysis_describe_suggestion (analysis, i);
      g_ptr_array_add (sentences, g_strdup_printf ("%s: %s", day, text));
    }
}

static void
add_state (DcsAnalysis *analysis, GPtrArray *sentences)
{
  guint n;
  const DcsStateSpan *spans = dcs_analysis_states (analysis, &n);
  g_autofree char *since = NULL;

  if (n == 0)
    return;
  since = day_text (spans[n - 1].from);
  g_ptr_array_add (
      sentences,
      /* TRANSLATORS: where the disease stands, since when */
      g_strdup_printf (_ ("State: %s since %s"), dcs_state_label (spans[n - 1].state), since));
}

static void
add_lines (DcsAnalysis *analysis, GPtrArray *sentences)
{
  g_autofree char *path = dcs_analysis_dup_path (analysis);

  if (path[0] != '\0')
    g_ptr_array_add (sentences, g_strdup_printf (_ ("Lines of therapy: %s"), path));
}

static void
add_resistance (DcsAnalysis *analysis, GPtrArray *sentences)
{
  guint n;

  dcs_analysis_resistance (analysis, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sentences, dcs_analysis_describe_resistance (analysis, i));
}

static void
add_due (DcsAnalysis *analysis, GPtrArray *sentences)
{
  guint n;
  const DcsDueItem *items = dcs_analysis_due (analysis, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *day = NULL;

      if (items[i].waived)
        continue;
      what = dcs_analysis_describe_due (analysis, i);
      day = day_text (items[i].due);
      /* TRANSLATORS: what is due, a date */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("%s: due %s"), what, day));
    }
}

static void
describe (DcsAnalysis *analysis, DcsCourse *course, DcsDefinition *definition, GPtrArray *sentences)
{
  g_ptr_array_set_size (sentences, 0);
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  add_state (analysis, sentences);
  add_suggestions (analysis, sentences);
  add_lines (analysis, sentences);
  add_resistance (analysis, sentences);
  add_due (analysis, sentences);
}

/* The sentences that the other one does not have, one a line. */
static char *
only_in (GPtrArray *sentences, GPtrArray *others)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sentences->len; i++)
    if (!g_ptr_array_find_with_equal_func (others, sentences->pdata[i], g_str_equal, NULL))
      g_string_append_printf (
          text, "%s%s", text->len > 0 ? "\n" : "", (const char *) sentences->pdata[i]);
  return g_string_free (text, FALSE);
}

static gboolean
compare_cb (DcsCourse *course, gpointer data)
{
  Preview *self = data;
  const DcsValue *patient = dcs_course_patient (course);
  DcsCode disease = patient[DCS_PATIENT_DISEASE].code;
  DcsDefinition *before = dcs_catalog_find (self->before, disease);
  DcsDefinition *after = dcs_catalog_find (self->after, disease);
  DcsRuleDifference *difference;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  self->n_patients++;
  if (before == NULL || after == NULL)
    return TRUE;
  describe (self->analyses[0], course, before, self->sentences[0]);
  describe (self->analyses[1], course, after, self->sentences[1]);
  difference = g_new0 (DcsRuleDifference, 1);
  difference->patient_id = patient[DCS_PATIENT_ID].integer;
  difference->code = g_strdup (patient[DCS_PATIENT_CODE].text);
  difference->before = only_in (self->sentences[0], self->sentences[1]);
  difference->after = only_in (self->sentences[1], self->sentences[0]);
  if (difference->before[0] != '\0' || difference->after[0] != '\0')
    g_ptr_array_add (self->differences, difference);
  else
    dcs_rule_difference_free (difference);
  return TRUE;
}

static gboolean
compare_all (DcsClinicCore *core, Preview *self, GError **error)
{
  gboolean good;

  for (int i = 0; i < 2; i++)
    {
      self->analyses[i] = dcs_analysis_new ();
      self->sentences[i] = g_ptr_array_new_with_free_func (g_free);
    }
  good = dcs_clinic_core_each_course (core, compare_cb, self, error);
  for (int i = 0; i < 2; i++)
    {
      dcs_analysis_free (self->analyses[i]);
      g_ptr_array_unref (self->sentences[i]);
    }
  if (self->error == NULL)
    return good;
  g_propagate_error (error, self->error);
  return FALSE;
}

/**
 * dcs_clinic_core_preview_rules:
 * @rules: (array length=n_rules) (nullable): what would be all of the clinic's own rules
 * @cancellable: (nullable): stops it
 * @n_patients: (out) (optional): how many patients were looked at
 *
 * Derives everybody by the rules as they are and as they would be; writes nothing.
 *
 * Returns: (transfer full) (nullable) (element-type DcsRuleDifference): of the patients for whom
 *   something would change, one sentence a line; %NULL on error, %DCS_CLINIC_ERROR_BAD_DATA for a
 *   value that the definition does not take
 */
GPtrArray *
dcs_clinic_core_preview_rules (DcsClinicCore *self,
                               const DcsRuleOverride *rules,
                               guint n_rules,
                               GCancellable *cancellable,
                               guint *n_patients,
                               GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_rule_difference_free);
  g_autoptr (GError) rules_error = NULL;
  g_autoptr (DcsCatalog) after = dcs_catalog_change (self->base, rules, n_rules, &rules_error);
  Preview preview = { .after = after, .differences = differences, .cancellable = cancellable };

  if (after == NULL)
    {
      g_set_error_literal (
          error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA, rules_error->message);
      return NULL;
    }
  if (!_dcs_clinic_core_sync_rules (self, error))
    return NULL;
  preview.before = self->catalog;
  if (!compare_all (self, &preview, error))
    return NULL;
  if (n_patients != NULL)
    *n_patients = preview.n_patients;
  return g_steal_pointer (&differences);
}
