/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-words.h"

#include <glib/gi18n-lib.h>

/* What is due, and why, in a few words. */

const char *
_dcs_analysis_label (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  if (term != NULL)
    return term->label;
  return code != 0 ? dcs_code_string (code) : "";
}

char *
_dcs_interval_length (DcsInterval interval)
{
  int days = interval.days, months = interval.months;

  if (days != 0 && days % 7 == 0)
    return g_strdup_printf (ngettext ("%d week", "%d weeks", days / 7), days / 7);
  if (days != 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  if (months != 0 && months % 12 == 0)
    return g_strdup_printf (ngettext ("%d year", "%d years", months / 12), months / 12);
  return g_strdup_printf (ngettext ("%d month", "%d months", months), months);
}

/* --- What --- */

static char *
describe_care_item (DcsAnalysis *self, const DcsDueItem *item)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_CARE_ITEM, item->record_id);
  const char *kind = _dcs_analysis_label (self, "care-kind", item->care_kind);

  if (row == NULL || row[DCS_CARE_ITEM_TITLE].kind != DCS_VALUE_TEXT)
    return g_strdup (kind);
  return g_strdup (row[DCS_CARE_ITEM_TITLE].text);
}

/**
 * dcs_analysis_describe_due:
 * @item: an index of dcs_analysis_due()
 *
 * Returns: (transfer full): what is due, in a few words, translated
 */
char *
dcs_analysis_describe_due (DcsAnalysis *self, guint item)
{
  const DcsDueItem *due;

  g_return_val_if_fail (self != NULL && item < self->due->len, NULL);

  due = &g_array_index (self->due, DcsDueItem, item);
  switch (due->kind)
    {
    case DCS_DUE_RULE:
      if (due->rule->n_drugs > 1 && due->drug != 0)
        /* Translators: what is due, and the drug that it is due for: "Response, methotrexate". */
        return g_strdup_printf (
            _ ("%s, %s"), due->rule->term.label, _dcs_analysis_phrase (self, "drug", due->drug));
      return g_strdup (due->rule->term.label);
    case DCS_DUE_CARE_ITEM:
      return describe_care_item (self, due);
    case DCS_DUE_VISIT:
      return g_strdup (_ ("Planned visit"));
    case DCS_DUE_INFUSION:
    default:
      /* Translators: a drug: "Next dose of intravenous immunoglobulin". */
      return g_strdup_printf (_ ("Next dose of %s"),
                              _dcs_analysis_phrase (self, "drug", due->drug));
    }
}

const char *
_dcs_analysis_phrase (DcsAnalysis *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  if (term != NULL)
    return term->phrase;
  return code != 0 ? dcs_code_string (code) : "";
}

/* --- Why --- */

void
_dcs_words_add (GString *words, const char *format, ...)
{
  va_list arguments;

  if (words->len > 0)
    g_string_append (words, "; ");
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

char *
_dcs_day_format (int day)
{
  return day == DCS_DAY_NONE || day == DCS_DAY_ONGOING
             ? g_strdup ("")
             : dcs_date_format_short (dcs_date_from_day (day));
}

DcsDate
_dcs_era_start (DcsAnalysis *self, const DcsEra *era)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, era->first_id);

  return row != NULL ? _dcs_row_date (row, DCS_TREATMENT_START_DATE) : DCS_DATE_INIT;
}

static void
add_since (GString *words, const char *what, const char *since)
{
  if (*since != '\0')
    /* Translators: a drug or a criterion, and a date: "Methotrexate since 3 May 2020". */
    _dcs_words_add (words, _ ("%s since %s"), what, since);
  else
    _dcs_words_add (words, "%s", what);
}

static void
add_anchor (
    GString *words, DcsAnalysis *self, const DcsDueRule *rule, const DcsEra *era, int anchor)
{
  const DcsValue *patient = dcs_course_patient (self->course);
  g_autofree char *day = _dcs_day_format (anchor);

  if (era != NULL)
    {
      g_autofree char *since = dcs_date_format_short (_dcs_era_start (self, era));

      add_since (words, _dcs_analysis_label (self, "drug", era->drug), since);
    }
  if (rule->anchor == DCS_DUE_ANCHOR_CRITERION)
    add_since (words, _dcs_analysis_label (self, "calculation", rule->criterion), day);
  else if (rule->anchor == DCS_DUE_ANCHOR_DIAGNOSIS)
    {
      DcsDate diagnosis = _dcs_row_date (patient, DCS_PATIENT_DIAGNOSIS_DATE);
      g_autofree char *date = dcs_date_format_short (diagnosis);

      if (dcs_date_is_set (diagnosis))
        _dcs_words_add (words, _ ("diagnosis %s"), date);
      else
        _dcs_words_add (words, _ ("first visit %s"), day);
    }
}

static void
add_done (GString *words, int last_done)
{
  g_autofree char *day = _dcs_day_format (last_done);

  if (last_done == DCS_DAY_NONE)
    _dcs_words_add (words, "%s", _ ("none on file"));
  else
    /* Translators: a date, of what is due: "last 4 Jan 2021". */
    _dcs_words_add (words, _ ("last %s"), day);
}

static gboolean
same_interval (DcsInterval a, DcsInterval b)
{
  return a.days == b.days && a.months == b.months;
}

static void
add_interval (GString *words, const DcsDueItem *item)
{
  const DcsDueRule *rule = item->rule;
  gboolean is_first = item->last_done == DCS_DAY_NONE || item->last_done < item->anchor;

  if (item->interval.days == 0 && item->interval.months == 0)
    return;
  if (is_first && same_interval (item->interval, rule->first))
    {
      g_autofree char *length = _dcs_interval_length (rule->first);

      /* Translators: a time: "first after 3 months". */
      _dcs_words_add (words, _ ("first after %s"), length);
    }
  else
    {
      g_autofree char *every = dcs_interval_describe (item->interval);

      _dcs_words_add (words, "%s", every);
    }
}

static void
reason_of_rule (GString *words, DcsAnalysis *self, const DcsDueItem *item)
{
  DcsDueCourse course;
  const DcsEra *era;
  DcsDueDone done;
  DcsDueDates dates;

  _dcs_due_course_init (&course, self);
  if (!_dcs_due_rule_applies (&course, item->rule, &era))
    return;
  _dcs_due_done (&course, item->rule, era, &done);
  if (!_dcs_due_dates (&course, item->rule, era, &done, &dates))
    return;
  add_anchor (words, self, item->rule, era, dates.anchor);
  if (dates.phases_from != dates.anchor)
    {
      g_autofree char *day = _dcs_day_format (dates.phases_from);

      _dcs_words_add (words, _ ("dose increased %s"), day);
    }
  add_interval (words, item);
  add_done (words, item->last_done);
}

static void
reason_of_care (GString *words, DcsAnalysis *self, const DcsDueItem *item)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_CARE_ITEM, item->record_id);

  if (row == NULL)
    return;
  if (row[DCS_CARE_ITEM_TITLE].kind == DCS_VALUE_TEXT)
    _dcs_words_add (words, "%s", _dcs_analysis_label (self, "care-kind", item->care_kind));
  if (row[DCS_CARE_ITEM_RESPONSIBLE].kind == DCS_VALUE_TEXT)
    _dcs_words_add (words, "%s", row[DCS_CARE_ITEM_RESPONSIBLE].text);
  if (item->last_done != DCS_DAY_NONE)
    add_done (words, item->last_done);
  if (words->len == 0)
    _dcs_words_add (words, "%s", _ ("care plan"));
}

static void
reason_of_infusion (GString *words, DcsAnalysis *self, const DcsDueItem *item)
{
  guint n_missed = 0;

  for (guint i = 0; i < self->infusions->len; i++)
    {
      const DcsInfusion *infusion = &g_array_index (self->infusions, DcsInfusion, i);

      if (infusion->treatment_id == item->treatment_id && infusion->status == DCS_INFUSION_MISSED
          && infusion->day > item->last_done)
        n_missed++;
    }
  if (item->last_done == DCS_DAY_NONE)
    _dcs_words_add (words, "%s", _ ("from the number of doses recorded"));
  else
    add_done (words, item->last_done);
  if (n_missed > 0)
    _dcs_words_add (
        words, ngettext ("%u missed since then", "%u missed since then", n_missed), n_missed);
}

char *
_dcs_due_reason (DcsAnalysis *self, const DcsDueItem *item)
{
  GString *words = g_string_new (NULL);

  if (item->kind == DCS_DUE_RULE)
    reason_of_rule (words, self, item);
  else if (item->kind == DCS_DUE_CARE_ITEM)
    reason_of_care (words, self, item);
  else if (item->kind == DCS_DUE_INFUSION)
    reason_of_infusion (words, self, item);
  else
    {
      g_autofree char *day = _dcs_day_format (item->last_done);

      /* Translators: a date. */
      _dcs_words_add (words, _ ("planned at the visit of %s"), day);
    }
  if (item->snoozed_until != DCS_DAY_NONE)
    {
      g_autofree char *day = _dcs_day_format (item->snoozed_until);

      _dcs_words_add (words, _ ("put off until %s"), day);
    }
  return _dcs_sentence_case (words);
}

/* Takes @words; their first letter is a capital. */
char *
_dcs_sentence_case (GString *words)
{
  gunichar first = g_utf8_get_char (words->str);
  char letter[8] = { 0 };

  if (g_unichar_islower (first))
    {
      int length = g_unichar_to_utf8 (g_unichar_toupper (first), letter);

      g_string_erase (words, 0, g_utf8_next_char (words->str) - words->str);
      g_string_insert_len (words, 0, letter, length);
    }
  return g_string_free (words, FALSE);
}
