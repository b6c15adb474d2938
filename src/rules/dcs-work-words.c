/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-words.h"
#include "dcs-quality.h"
#include "dcs-words.h"
#include "dcs-work-private.h"

#include <glib/gi18n-lib.h>

/* A row of the worklist in words: what, and why in one line. */

static const DcsValue *
adverse_event (DcsAnalysis *self, const DcsWorkItem *item)
{
  return dcs_course_find (self->course, DCS_RECORD_ADVERSE_EVENT, item->record_id);
}

/* --- What --- */

static char *
describe_settled (DcsAnalysis *self, const DcsWorkItem *item)
{
  switch (item->kind)
    {
    case DCS_WORK_VISIT:
      return g_strdup (_ ("Planned visit"));
    case DCS_WORK_DUE:
      return g_strdup (_dcs_analysis_label (self, "due", item->rule));
    case DCS_WORK_CARE:
      return g_strdup (_dcs_analysis_label (self, "care-kind", item->rule));
    case DCS_WORK_RESPONSE:
      return g_strdup (_dcs_analysis_label (self, "visit-response", item->detail));
    default:
      return g_strdup (_dcs_analysis_label (self, "drug", item->rule));
    }
}

static char *
describe_adverse_event (DcsAnalysis *self, const DcsWorkItem *item)
{
  const DcsValue *row = adverse_event (self, item);
  DcsCode drug;

  if (row == NULL || row[DCS_ADVERSE_EVENT_TERM].kind != DCS_VALUE_TEXT)
    return g_strdup (_ ("Adverse event, not over"));
  drug = _dcs_row_code (row, DCS_ADVERSE_EVENT_DRUG);
  if (drug == 0)
    /* Translators: an adverse event: "Nausea, not over". */
    return g_strdup_printf (_ ("%s, not over"), row[DCS_ADVERSE_EVENT_TERM].text);
  /* Translators: an adverse event and a drug: "Nausea on methotrexate, not over". */
  return g_strdup_printf (_ ("%s on %s, not over"),
                          row[DCS_ADVERSE_EVENT_TERM].text,
                          _dcs_analysis_phrase (self, "drug", drug));
}

/**
 * dcs_analysis_describe_work:
 * @item: a row of the worklist of the patient that was analysed
 *
 * Returns: (transfer full): what it asks for, in a few words, translated
 */
char *
dcs_analysis_describe_work (DcsAnalysis *self, const DcsWorkItem *item)
{
  g_autofree char *text = NULL;
  guint index;
  gboolean found;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  found = _dcs_work_find (self, item, &index);
  switch (item->kind)
    {
    case DCS_WORK_RESPONSE:
      return found ? dcs_analysis_describe_suggestion (self, index) : describe_settled (self, item);
    case DCS_WORK_RESISTANCE:
      return found ? dcs_analysis_describe_resistance (self, index) : describe_settled (self, item);
    case DCS_WORK_DOSE:
      /* Translators: a drug: "Grew out of the dose of methotrexate". */
      return g_strdup_printf (_ ("Grew out of the dose of %s"),
                              _dcs_analysis_phrase (self, "drug", item->rule));
    case DCS_WORK_ADVERSE_EVENT:
      text = describe_adverse_event (self, item);
      return _dcs_sentence_case (g_string_new (text));
    case DCS_WORK_QUALITY:
      return g_strdup_printf (
          ngettext ("%u entry to look at", "%u entries to look at", item->count), item->count);
    default:
      return found ? dcs_analysis_describe_due (self, index) : describe_settled (self, item);
    }
}

/* --- Why --- */

static void
reason_of_suggestion (GString *words, DcsAnalysis *self, guint index)
{
  const DcsSuggestion *suggestion = &g_array_index (self->suggestions, DcsSuggestion, index);
  const DcsValue *against = dcs_course_find (
      self->course, DCS_RECORD_VISIT, suggestion->against_visit_id);
  g_autofree char *day = _dcs_day_format (suggestion->day);

  /* Translators: a date. */
  _dcs_words_add (words, _ ("visit of %s"), day);
  if (against != NULL)
    {
      g_autofree char *before = dcs_date_format_short (_dcs_row_date (against, DCS_VISIT_DATE));

      /* Translators: a date. */
      _dcs_words_add (words, _ ("compared with %s"), before);
    }
  _dcs_words_add (words, "%s", _ ("nobody has decided"));
}

static void
reason_of_resistance (GString *words, DcsAnalysis *self, guint index)
{
  const DcsResistance *resistance = &g_array_index (self->resistance, DcsResistance, index);
  g_autofree char *from = _dcs_day_format (resistance->from);
  guint n = resistance->n_adverse_events;

  /* Translators: a drug and a date. */
  if (*from != '\0')
    _dcs_words_add (
        words, _ ("%s since %s"), _dcs_analysis_label (self, "drug", resistance->drug), from);
  if (n > 0)
    _dcs_words_add (words, ngettext ("%u adverse event", "%u adverse events", n), n);
  _dcs_words_add (words, "%s", _ ("nobody has decided"));
}

static void
reason_of_dose (GString *words, DcsAnalysis *self, const DcsWorkItem *item)
{
  const DcsDrug *drug = dcs_definition_drug (self->definition, item->rule);
  const DcsDoseSpan *last = NULL;
  g_autofree char *dose = NULL;
  g_autofree char *calculated = NULL;
  g_autofree char *usual = NULL;

  for (guint i = 0; i < self->doses->len; i++)
    if (g_array_index (self->doses, DcsDoseSpan, i).treatment_id == item->treatment_id)
      last = &g_array_index (self->doses, DcsDoseSpan, i);
  if (last == NULL || drug == NULL)
    return;
  dose = dcs_dose_format (&last->dose, self->definition);
  calculated = dcs_dose_format_calculated (&last->dose, self->definition);
  usual = dcs_dose_format_usual (&last->dose, drug, self->definition);
  _dcs_words_add (words, "%s: %s", dose, calculated);
  _dcs_words_add (words, "%s", usual);
  if (dcs_date_is_set (item->due))
    {
      g_autofree char *since = dcs_date_format_short (item->due);

      /* Translators: a date. */
      _dcs_words_add (words, _ ("since %s"), since);
    }
}

/* A fixed word inside a line. */
static void
add_choice (GString *words, const char *choice)
{
  const char *label = dcs_choice_label (choice);
  char letter[8] = { 0 };

  if (*label == '\0')
    return;
  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (label)), letter);
  _dcs_words_add (words, "%s%s", letter, g_utf8_next_char (label));
}

static void
reason_of_adverse_event (GString *words, DcsAnalysis *self, const DcsWorkItem *item)
{
  const DcsValue *row = adverse_event (self, item);
  g_autofree char *since = dcs_date_format_short (item->due);

  if (row == NULL)
    return;
  if (*since != '\0')
    _dcs_words_add (words, _ ("since %s"), since);
  if (row[DCS_ADVERSE_EVENT_GRADE].kind == DCS_VALUE_INTEGER)
    /* Translators: grade of an adverse event (CTCAE). */
    _dcs_words_add (words, _ ("grade %d"), (int) row[DCS_ADVERSE_EVENT_GRADE].integer);
  else if (row[DCS_ADVERSE_EVENT_SEVERITY].kind == DCS_VALUE_TEXT)
    add_choice (words, row[DCS_ADVERSE_EVENT_SEVERITY].text);
  if (row[DCS_ADVERSE_EVENT_OUTCOME].kind == DCS_VALUE_TEXT)
    add_choice (words, row[DCS_ADVERSE_EVENT_OUTCOME].text);
  else
    _dcs_words_add (words, "%s", _ ("outcome not recorded"));
}

static void
count_rule (const DcsQualityFinding *finding, gpointer data)
{
  guint *counts = data;

  counts[finding->rule]++;
}

static void
reason_of_quality (GString *words, DcsAnalysis *self)
{
  guint counts[DCS_N_QUALITY_RULES] = { 0 };

  dcs_quality_check (self->course, self->definition, count_rule, counts);
  for (int rule = 0; rule < DCS_N_QUALITY_RULES; rule++)
    if (counts[rule] > 0)
      _dcs_words_add (
          words, "%s: %u", dcs_quality_rule_label ((DcsQualityRule) rule), counts[rule]);
}

/**
 * dcs_analysis_reason_work:
 * @item: a row of the worklist of the patient that was analysed
 *
 * Returns: (transfer full): why it is there, in one line, translated; "" when it is settled
 */
char *
dcs_analysis_reason_work (DcsAnalysis *self, const DcsWorkItem *item)
{
  GString *words;
  guint index;
  gboolean found;

  g_return_val_if_fail (self != NULL && item != NULL, NULL);

  words = g_string_new (NULL);
  found = _dcs_work_find (self, item, &index);
  switch (item->kind)
    {
    case DCS_WORK_RESPONSE:
      if (found)
        reason_of_suggestion (words, self, index);
      break;
    case DCS_WORK_RESISTANCE:
      if (found)
        reason_of_resistance (words, self, index);
      break;
    case DCS_WORK_DOSE:
      reason_of_dose (words, self, item);
      break;
    case DCS_WORK_ADVERSE_EVENT:
      reason_of_adverse_event (words, self, item);
      break;
    case DCS_WORK_QUALITY:
      reason_of_quality (words, self);
      break;
    default:
      g_string_free (words, TRUE);
      return found ? _dcs_due_reason (self, &g_array_index (self->due, DcsDueItem, index))
                   : g_strdup ("");
    }
  return _dcs_sentence_case (words);
}
