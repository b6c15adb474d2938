/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-quality.h"

static void
add_drug (DcsCode *drugs, guint *n_drugs, DcsCode drug)
{
  for (guint i = 0; i < *n_drugs; i++)
    if (drugs[i] == drug)
      return;
  if (*n_drugs < DCS_SUMMARY_MAX_DRUGS)
    drugs[(*n_drugs)++] = drug;
}

/* Treatments come in order of their start. */
static void
summarize_treatments (DcsCourse *course, DcsSummary *summary)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);
      DcsCode drug = _dcs_row_code (row, DCS_TREATMENT_DRUG);

      if (drug == 0 || _dcs_row_is_deleted (row, DCS_TREATMENT_DELETED))
        continue;
      add_drug (summary->ever, &summary->n_ever, drug);
      if (!dcs_date_is_set (_dcs_row_date (row, DCS_TREATMENT_STOP_DATE)))
        add_drug (summary->current, &summary->n_current, drug);
    }
}

/* The newest computable total; of the instruments of activity the first that has one. */
static void
summarize_activity (DcsCourse *course, DcsDefinition *definition, DcsSummary *summary)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);

  for (guint n = 0; n < n_instruments; n++)
    {
      if (!instruments[n]->is_activity)
        continue;
      for (guint i = dcs_course_count (course, DCS_RECORD_VISIT); i-- > 0;)
        {
          const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);
          DcsScore score;

          if (_dcs_row_is_deleted (visit, DCS_VISIT_DELETED)
              || !dcs_derive_score (course, instruments[n], visit[DCS_VISIT_ID].integer, &score))
            continue;
          summary->activity_code = instruments[n]->term.code;
          summary->activity = dcs_value_decimal (score.total, score.decimals);
          summary->activity_date = _dcs_row_date (visit, DCS_VISIT_DATE);
          return;
        }
    }
}

static void
note_due (DcsSummary *summary, DcsDate date)
{
  if (dcs_date_is_set (date)
      && (!dcs_date_is_set (summary->next_due) || dcs_date_compare (date, summary->next_due) < 0))
    summary->next_due = date;
}

/* The next thing that is due: the earliest open care item, the visit that the last visit planned,
 * what the rules ask for, the next infusion. What was planned keeps its date as it was recorded, a
 * month stays a month. Nothing is due for the dead. */
static void
summarize_due (DcsAnalysis *analysis, const DcsValue *last_visit, DcsSummary *summary)
{
  DcsCourse *course = analysis->course;
  const DcsValue *patient = dcs_course_patient (course);
  guint n_items;
  const DcsDueItem *items = dcs_analysis_due (analysis, &n_items);

  if (patient != NULL && dcs_date_is_set (_dcs_row_date (patient, DCS_PATIENT_DEATH_DATE)))
    return;
  if (last_visit != NULL)
    note_due (summary, _dcs_row_date (last_visit, DCS_VISIT_NEXT_DATE));
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_CARE_ITEM); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_CARE_ITEM, i);
      const DcsValue *status = &row[DCS_CARE_ITEM_STATUS];

      if (!_dcs_row_is_deleted (row, DCS_CARE_ITEM_DELETED) && status->kind == DCS_VALUE_TEXT
          && (g_str_equal (status->text, "open") || g_str_equal (status->text, "snoozed")))
        note_due (summary, _dcs_row_date (row, DCS_CARE_ITEM_DUE_DATE));
    }
  for (guint i = 0; i < n_items; i++)
    if ((items[i].kind == DCS_DUE_RULE || items[i].kind == DCS_DUE_INFUSION) && !items[i].waived)
      note_due (summary, dcs_date_from_day (items[i].due));
}

/* Of several courses of one drug it is one drug. */
static gboolean
has_same (const DcsResistance *all, guint index)
{
  for (guint i = 0; i < index; i++)
    if (all[i].drug == all[index].drug && all[i].status == all[index].status)
      return TRUE;
  return FALSE;
}

static void
summarize_failures (DcsAnalysis *analysis, DcsSummary *summary)
{
  guint n;
  const DcsResistance *all = dcs_analysis_resistance (analysis, &n);

  dcs_analysis_lines (analysis, &summary->n_lines);
  for (guint i = 0; i < n; i++)
    {
      if (has_same (all, i))
        continue;
      summary->n_resistant += all[i].status == DCS_RESISTANCE_CONFIRMED;
      summary->n_candidates += all[i].status == DCS_RESISTANCE_CANDIDATE;
    }
}

/**
 * dcs_analysis_summarize:
 * @self: a workspace whose last run had %DCS_ANALYSIS_LINES, %DCS_ANALYSIS_RESISTANCE and
 *   %DCS_ANALYSIS_DUE
 * @summary: (out): always filled
 *
 * What a list shows of one patient. It depends on the records and the definition only, never on
 * today, so that a stored summary stays true: a treatment without a stop date runs. The activity is
 * the total of the definition's first instrument of activity at the latest visit where it can be
 * computed; of the next one where the first was never computable.
 */
void
dcs_analysis_summarize (DcsAnalysis *self, DcsSummary *summary)
{
  DcsCourse *course;
  const DcsValue *patient;
  const DcsValue *last_visit = NULL;

  g_return_if_fail (self != NULL && self->course != NULL && summary != NULL);
  g_return_if_fail (self->done & DCS_ANALYSIS_RESISTANCE);
  g_return_if_fail (self->done & DCS_ANALYSIS_DUE);

  course = self->course;
  *summary = (DcsSummary){ 0 };
  patient = dcs_course_patient (course);
  if (patient != NULL)
    summary->patient_id = patient[DCS_PATIENT_ID].integer;
  summary->state = dcs_derive_state (course, self->definition, &summary->state_since);

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);

      if (_dcs_row_is_deleted (row, DCS_VISIT_DELETED))
        continue;
      summary->n_visits++;
      last_visit = row;
    }
  if (last_visit != NULL)
    summary->last_visit = _dcs_row_date (last_visit, DCS_VISIT_DATE);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_RELAPSE); i++)
    if (!_dcs_row_is_deleted (dcs_course_row (course, DCS_RECORD_RELAPSE, i), DCS_RELAPSE_DELETED))
      summary->n_relapses++;

  summarize_treatments (course, summary);
  summarize_activity (course, self->definition, summary);
  summarize_due (self, last_visit, summary);
  summarize_failures (self, summary);
  /* The worklist has counted them already. */
  summary->n_findings = self->done & DCS_ANALYSIS_WORK
                            ? self->n_findings
                            : dcs_quality_check (course, self->definition, NULL, NULL);
}

static void
free_workspace (gpointer data)
{
  dcs_analysis_free (data);
}

/**
 * dcs_derive_summary:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @summary: (out): always filled
 *
 * As dcs_analysis_summarize(), for who has no workspace: each thread keeps one.
 */
void
dcs_derive_summary (DcsCourse *course, DcsDefinition *definition, DcsSummary *summary)
{
  static GPrivate workspace = G_PRIVATE_INIT (free_workspace);
  DcsAnalysis *analysis = g_private_get (&workspace);

  g_return_if_fail (course != NULL && definition != NULL && summary != NULL);

  if (analysis == NULL)
    {
      analysis = dcs_analysis_new ();
      g_private_set (&workspace, analysis);
    }
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_RESISTANCE | DCS_ANALYSIS_DUE);
  dcs_analysis_summarize (analysis, summary);
}

/**
 * dcs_derive_search_key:
 * @patient: a row of DCS_RECORD_PATIENT
 *
 * What the search of the patient list looks in: code, given name, family name and initials, folded
 * by dcs_text_search_key().
 *
 * Returns: (transfer full): the key
 */
char *
dcs_derive_search_key (const DcsValue *patient)
{
  static const int fields[] = {
    DCS_PATIENT_CODE,
    DCS_PATIENT_GIVEN_NAME,
    DCS_PATIENT_FAMILY_NAME,
    DCS_PATIENT_INITIALS,
  };
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (patient != NULL, NULL);

  text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (patient[fields[i]].kind == DCS_VALUE_TEXT)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", patient[fields[i]].text);
  return dcs_text_search_key (text->str);
}
