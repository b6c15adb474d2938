/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-private.h"

#include <string.h>

/* What counts as done, and when it last was. */

static void
note (DcsDueDone *done, int day, DcsRecordKind kind, gint64 id, DcsCode code)
{
  if (day > done->day)
    *done = (DcsDueDone){ day, kind, id, code };
}

/* All of them, each on its newest day: the oldest of these days counts. */
static void
look_at_tests (const DcsDueCourse *self, const DcsDueRule *rule, DcsDueDone *done)
{
  DcsDueDone all = { .day = DCS_DAY_ONGOING };

  for (guint i = 0; i < rule->n_tests; i++)
    {
      gint64 visit_id;
      int day;

      if (!_dcs_analysis_newest (self->analysis, rule->tests[i], &day, &visit_id))
        {
          if (!rule->any_test)
            return;
          continue;
        }
      if (rule->any_test)
        note (done, day, DCS_RECORD_OBSERVATION, visit_id, rule->tests[i]);
      else if (day < all.day)
        all = (DcsDueDone){ day, DCS_RECORD_OBSERVATION, visit_id, rule->tests[i] };
    }
  if (!rule->any_test && rule->n_tests > 0)
    note (done, all.day, all.kind, all.id, all.code);
}

static void
look_at_items (const DcsDueCourse *self,
               const DcsCode *items,
               guint n_items,
               DcsCode instrument,
               DcsDueDone *done)
{
  for (guint i = 0; i < n_items; i++)
    {
      gint64 visit_id;
      int day;

      if (_dcs_analysis_newest (self->analysis, items[i], &day, &visit_id))
        note (done, day, DCS_RECORD_OBSERVATION, visit_id, instrument);
    }
}

/* Any item of it is enough: an instrument that is half filled was looked at, and data quality says
 * the rest. */
static void
look_at_instruments (const DcsDueCourse *self, const DcsDueRule *rule, DcsDueDone *done)
{
  for (guint i = 0; i < rule->n_instruments; i++)
    {
      const DcsInstrument *instrument = dcs_definition_instrument (self->analysis->definition,
                                                                   rule->instruments[i]);

      if (instrument == NULL)
        continue;
      look_at_items (self, instrument->items, instrument->n_items, instrument->term.code, done);
      for (guint n = 0; n < instrument->n_categories; n++)
        if (instrument->groups != NULL && instrument->groups[n] != NULL)
          look_at_items (self,
                         instrument->groups[n]->items,
                         instrument->groups[n]->n_items,
                         instrument->term.code,
                         done);
    }
}

static gboolean
holds (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 128)
      return FALSE;
  return TRUE;
}

static gboolean
has_ascii_word (const char *text, const char *word, gsize length)
{
  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Compared without case; what is not ASCII is folded first, which hardly ever happens. */
gboolean
_dcs_due_has_word (const char *text, const char *words)
{
  g_autofree char *folded = NULL;

  if (!is_ascii (text))
    text = folded = dcs_text_search_key (text);
  while (*words != '\0')
    {
      gsize length = strcspn (words, ";");

      if (length > 0 && has_ascii_word (text, words, length))
        return TRUE;
      words += length + (words[length] == ';' ? 1 : 0);
    }
  return FALSE;
}

static void
look_at_investigations (const DcsDueCourse *self, const DcsDueRule *rule, DcsDueDone *done)
{
  DcsCourse *course = self->analysis->course;

  if (rule->n_investigations == 0)
    return;
  for (guint i = dcs_course_count (course, DCS_RECORD_INVESTIGATION); i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_INVESTIGATION, i);
      const DcsValue *part = &row[DCS_INVESTIGATION_BODY_PART];
      DcsDate date = _dcs_row_date (row, DCS_INVESTIGATION_DATE);
      DcsCode kind = _dcs_row_code (row, DCS_INVESTIGATION_KIND);

      if (!dcs_date_is_set (date) || _dcs_row_is_deleted (row, DCS_INVESTIGATION_DELETED)
          || !holds (rule->investigations, rule->n_investigations, kind)
          || (rule->body_part != NULL
              && (part->kind != DCS_VALUE_TEXT
                  || !_dcs_due_has_word (part->text, rule->body_part))))
        continue;
      note (done,
            dcs_date_day (date, DCS_DATE_MIDDLE),
            DCS_RECORD_INVESTIGATION,
            row[DCS_INVESTIGATION_ID].integer,
            kind);
    }
}

/* What was done without a result to enter stands as an item of the rule's own kind and name. */
static gboolean
is_of_rule (const DcsValue *row, const DcsDueRule *rule)
{
  DcsCode kind = _dcs_row_code (row, DCS_CARE_ITEM_KIND);
  const DcsValue *title = &row[DCS_CARE_ITEM_TITLE];

  return holds (rule->care_kinds, rule->n_care_kinds, kind)
         || (kind == rule->term.group && title->kind == DCS_VALUE_TEXT
             && g_strcmp0 (title->text, rule->term.label) == 0);
}

static void
look_at_care (const DcsDueCourse *self, const DcsDueRule *rule, DcsDueDone *done)
{
  DcsCourse *course = self->analysis->course;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_CARE_ITEM); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_CARE_ITEM, i);
      const DcsValue *status = &row[DCS_CARE_ITEM_STATUS];
      DcsDate date = _dcs_row_date (row, DCS_CARE_ITEM_DONE_DATE);
      DcsCode kind = _dcs_row_code (row, DCS_CARE_ITEM_KIND);

      if (!dcs_date_is_set (date))
        date = _dcs_row_date (row, DCS_CARE_ITEM_DUE_DATE);
      if (!dcs_date_is_set (date) || _dcs_row_is_deleted (row, DCS_CARE_ITEM_DELETED)
          || status->kind != DCS_VALUE_TEXT || !g_str_equal (status->text, "done")
          || !is_of_rule (row, rule))
        continue;
      note (done,
            dcs_date_day (date, DCS_DATE_MIDDLE),
            DCS_RECORD_CARE_ITEM,
            row[DCS_CARE_ITEM_ID].integer,
            kind);
    }
}

gboolean
_dcs_due_is_of_era (DcsAnalysis *self, gint64 treatment_id, const DcsEra *era)
{
  const DcsValue *treatment;
  DcsDate start;

  if (era == NULL || treatment_id == 0 || treatment_id == era->first_id
      || treatment_id == era->last_id)
    return TRUE;
  treatment = dcs_course_find (self->course, DCS_RECORD_TREATMENT, treatment_id);
  if (treatment == NULL || _dcs_row_code (treatment, DCS_TREATMENT_DRUG) != era->drug)
    return FALSE;
  start = _dcs_row_date (treatment, DCS_TREATMENT_START_DATE);
  return !dcs_date_is_set (start) || dcs_date_day (start, DCS_DATE_LATEST) >= era->start;
}

static gboolean
has_text (const DcsValue *row, int field, const char *text)
{
  return row[field].kind == DCS_VALUE_TEXT && g_strcmp0 (row[field].text, text) == 0;
}

/* "Accepted" of something due: it was done on that day. */
static void
look_at_decisions (const DcsDueCourse *self,
                   const DcsDueRule *rule,
                   const DcsEra *era,
                   DcsDueDone *done)
{
  DcsCourse *course = self->analysis->course;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_DECISION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_DECISION, i);
      DcsDate date = _dcs_row_date (row, DCS_DECISION_DATE);
      gint64 treatment_id = row[DCS_DECISION_TREATMENT_ID].kind == DCS_VALUE_INTEGER
                                ? row[DCS_DECISION_TREATMENT_ID].integer
                                : 0;

      if (has_text (row, DCS_DECISION_SUBJECT, "due")
          && has_text (row, DCS_DECISION_DECISION, "accepted")
          && has_text (row, DCS_DECISION_RULE, dcs_code_string (rule->term.code))
          && !_dcs_row_is_deleted (row, DCS_DECISION_DELETED) && dcs_date_is_set (date)
          && _dcs_due_is_of_era (self->analysis, treatment_id, era))
        note (done,
              dcs_date_day (date, DCS_DATE_MIDDLE),
              DCS_RECORD_DECISION,
              row[DCS_DECISION_ID].integer,
              0);
    }
}

void
_dcs_due_done (const DcsDueCourse *self,
               const DcsDueRule *rule,
               const DcsEra *era,
               DcsDueDone *done)
{
  *done = (DcsDueDone){ .day = DCS_DAY_NONE };
  look_at_tests (self, rule, done);
  look_at_instruments (self, rule, done);
  look_at_investigations (self, rule, done);
  look_at_care (self, rule, done);
  look_at_decisions (self, rule, era, done);
  if (rule->by_visit && self->last_visit != NULL)
    note (done, self->last_visit_day, DCS_RECORD_VISIT, self->last_visit[DCS_VISIT_ID].integer, 0);
}
