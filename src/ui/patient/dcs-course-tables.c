/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables.h"

#include "dcs-course-measures.h"
#include "dcs-derive.h"
#include "dcs-patient-words.h"
#include "dcs-record-words.h"
#include "dcs-records.h"
#include "dcs-table-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The rows of the tables, as texts, from a course. What is clinical in them is derived by rules/;
 * here it is only put into words. */

typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  GPtrArray *rows;
} Builder;

static const char *
term (Builder *builder, const char *domain, const DcsValue *value)
{
  return dcs_words_term (
      builder->definition, domain, value->kind == DCS_VALUE_CODE ? value->code : 0);
}

static const char *
choice (const DcsValue *value)
{
  return dcs_words_choice (value->kind == DCS_VALUE_TEXT ? value->text : NULL);
}

static DcsTableRow *
add_row (Builder *builder, DcsRecordKind kind, gint64 id)
{
  DcsTableRow *row = dcs_table_row_new (kind, id);

  g_ptr_array_add (builder->rows, row);
  return row;
}

static void
take_details (Builder *builder, DcsTableRow *row, DcsRecordKind kind, const DcsValue *values)
{
  dcs_table_row_take_text (
      row,
      DCS_COLUMN_TIP,
      dcs_record_describe (builder->course, builder->definition, kind, values));
}

/* The number of an observation with its comparator, as entered. */
static char *
observed_number (const DcsValue *observation)
{
  g_autofree char *number = dcs_words_number (&observation[DCS_OBSERVATION_VALUE]);

  return g_strconcat (dcs_words_text (&observation[DCS_OBSERVATION_COMPARATOR]), number, NULL);
}

/* The value of @code without a site at a visit, or "". */
static char *
visit_value (Builder *builder, gint64 visit_id, DcsCode code)
{
  guint n_observations = 0;
  const DcsValue *const *observations = dcs_course_visit_observations (
      builder->course, visit_id, &n_observations);

  for (guint i = 0; i < n_observations && code != 0; i++)
    if (observations[i][DCS_OBSERVATION_CODE].code == code
        && observations[i][DCS_OBSERVATION_SITE].kind == DCS_VALUE_NULL
        && observations[i][DCS_OBSERVATION_VALUE].kind != DCS_VALUE_NULL)
      return observed_number (observations[i]);
  return g_strdup ("");
}

static void
set_activity (Builder *builder, DcsTableRow *row, gint64 visit_id)
{
  DcsCode code = dcs_definition_role (builder->definition, "activity");
  const DcsInstrument *instrument = code != 0
                                        ? dcs_definition_instrument (builder->definition, code)
                                        : NULL;
  DcsScore score = { 0 };

  dcs_table_row_set_number (row, NAN);
  if (instrument == NULL)
    return;
  dcs_derive_score (builder->course, instrument, visit_id, &score);
  if (score.gap == DCS_SCORE_GAP_EMPTY)
    return;
  if (!score.computable)
    {
      dcs_table_row_set_text (row, DCS_COLUMN_BAND, _ ("not computable"));
      return;
    }
  dcs_table_row_set_number (row, score.total);
  dcs_table_row_take_text (row, DCS_COLUMN_VALUE, dcs_number_format (score.total, score.decimals));
  dcs_table_row_set_text (row, DCS_COLUMN_BAND, score.band);
}

static void
add_visits (Builder *builder)
{
  DcsCode global = dcs_definition_role (builder->definition, "physician-global");
  DcsCode weight = dcs_definition_role (builder->definition, "weight");
  DcsCode height = dcs_definition_role (builder->definition, "height");
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_VISIT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *visit = dcs_course_row (builder->course, DCS_RECORD_VISIT, i);
      gint64 id = visit[DCS_VISIT_ID].integer;
      DcsTableRow *row = add_row (builder, DCS_RECORD_VISIT, id);
      const char *notes = dcs_words_text (&visit[DCS_VISIT_NOTES]);
      const char *plan = dcs_words_text (&visit[DCS_VISIT_PLAN]);

      dcs_table_row_set_date (row, visit[DCS_VISIT_DATE].date);
      dcs_table_row_set_text (
          row, DCS_COLUMN_KIND, term (builder, "visit-kind", &visit[DCS_VISIT_KIND]));
      set_activity (builder, row, id);
      dcs_table_row_take_text (row, DCS_COLUMN_GLOBAL, visit_value (builder, id, global));
      dcs_table_row_take_text (row, DCS_COLUMN_WEIGHT, visit_value (builder, id, weight));
      dcs_table_row_take_text (row, DCS_COLUMN_HEIGHT, visit_value (builder, id, height));
      dcs_table_row_set_text (
          row, DCS_COLUMN_RESPONSE, term (builder, "visit-response", &visit[DCS_VISIT_RESPONSE]));
      dcs_table_row_set_text (row, DCS_COLUMN_NEW_LESIONS, choice (&visit[DCS_VISIT_NEW_LESIONS]));
      dcs_table_row_take_text (row, DCS_COLUMN_NOTES, dcs_words_join (" · ", notes, plan, NULL));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_TIP,
          dcs_record_describe_visit (builder->course, builder->definition, visit));
    }
}

/* How the treatment is judged: at its end, else at the latest visit at which it was. */
static const char *
latest_response (Builder *builder, const DcsValue *treatment)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ASSESSMENT);
  const DcsValue *latest = &treatment[DCS_TREATMENT_RESPONSE];
  DcsDate date = DCS_DATE_INIT;

  for (guint i = 0; treatment[DCS_TREATMENT_RESPONSE].kind != DCS_VALUE_CODE && i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (builder->course, DCS_RECORD_ASSESSMENT, i);
      const DcsValue *visit = dcs_course_find (
          builder->course, DCS_RECORD_VISIT, row[DCS_ASSESSMENT_VISIT_ID].integer);

      if (visit == NULL
          || row[DCS_ASSESSMENT_TREATMENT_ID].integer != treatment[DCS_TREATMENT_ID].integer
          || (dcs_date_is_set (date) && dcs_date_compare (visit[DCS_VISIT_DATE].date, date) < 0))
        continue;
      latest = &row[DCS_ASSESSMENT_RESPONSE];
      date = visit[DCS_VISIT_DATE].date;
    }
  return term (builder, "treatment-response", latest);
}

static void
set_duration (DcsTableRow *row, DcsDate start, DcsDate stop)
{
  g_autofree char *words = NULL;

  if (!dcs_date_is_set (start))
    return;
  if (!dcs_date_is_set (stop))
    stop = dcs_date_today ();
  words = dcs_words_months_short (dcs_date_completed_months (start, stop));
  dcs_table_row_take_text (row, DCS_COLUMN_DURATION, g_steal_pointer (&words));
}

static void
add_treatments (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_TREATMENT);
  int today = dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *treatment = dcs_course_row (builder->course, DCS_RECORD_TREATMENT, i);
      DcsDate start = treatment[DCS_TREATMENT_START_DATE].date;
      DcsDate stop = treatment[DCS_TREATMENT_STOP_DATE].date;
      gboolean stopped = treatment[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE;
      DcsTableRow *row = add_row (
          builder, DCS_RECORD_TREATMENT, treatment[DCS_TREATMENT_ID].integer);
      DcsDose dose;

      if (treatment[DCS_TREATMENT_START_DATE].kind != DCS_VALUE_DATE)
        start = DCS_DATE_INIT;
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, term (builder, "drug", &treatment[DCS_TREATMENT_DRUG]));
      dcs_table_row_set_date (row, start);
      if (stopped)
        dcs_table_row_set_end_date (row, stop);
      else
        {
          dcs_table_row_set_text (row, DCS_COLUMN_END_DATE, _ ("ongoing"));
          /* Translators: keys of a row of the table */
          dcs_table_row_set_text (row,
                                  DCS_COLUMN_KEYS,
                                  _ ("Enter: edit · D: change the dose · S: stop\n"
                                     "A: adverse event · I: infusion · Delete: delete"));
        }
      set_duration (row, start, stopped ? stop : DCS_DATE_INIT);

      /* The stop date is the first day off: the last dose is that of the day before. */
      dcs_derive_dose (builder->course,
                       builder->definition,
                       treatment,
                       stopped ? dcs_date_day (stop, DCS_DATE_MIDDLE) - 1 : today,
                       &dose);
      dcs_table_row_take_text (row, DCS_COLUMN_DOSE, dcs_dose_format (&dose, builder->definition));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_TIP,
          dcs_record_describe_treatment (builder->course, builder->definition, treatment));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_REASON,
          term (builder, "start-reason", &treatment[DCS_TREATMENT_START_REASON]));
      dcs_table_row_set_text (row,
                              DCS_COLUMN_END_REASON,
                              term (builder, "stop-reason", &treatment[DCS_TREATMENT_STOP_REASON]));
      dcs_table_row_set_text (row, DCS_COLUMN_RESPONSE, latest_response (builder, treatment));
      dcs_table_row_set_text (
          row, DCS_COLUMN_NOTES, dcs_words_text (&treatment[DCS_TREATMENT_NOTES]));
    }
}

static void
add_relapses (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_RELAPSE);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *relapse = dcs_course_row (builder->course, DCS_RECORD_RELAPSE, i);
      DcsTableRow *row = add_row (builder, DCS_RECORD_RELAPSE, relapse[DCS_RELAPSE_ID].integer);

      take_details (builder, row, DCS_RECORD_RELAPSE, relapse);
      dcs_table_row_set_date (row, relapse[DCS_RELAPSE_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Relapse"));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_TITLE,
          term (builder, "relapse-manifestation", &relapse[DCS_RELAPSE_MANIFESTATION]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_DETAIL, term (builder, "relapse-context", &relapse[DCS_RELAPSE_CONTEXT]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_OUTCOME, dcs_words_text (&relapse[DCS_RELAPSE_ACTION]));
    }
}

static void
add_adverse_events (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ADVERSE_EVENT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *event = dcs_course_row (builder->course, DCS_RECORD_ADVERSE_EVENT, i);
      DcsTableRow *row = add_row (
          builder, DCS_RECORD_ADVERSE_EVENT, event[DCS_ADVERSE_EVENT_ID].integer);
      g_autofree char *grade = g_strdup ("");
      const char *serious = dcs_words_text (&event[DCS_ADVERSE_EVENT_SERIOUS]);
      gboolean is_serious = *serious != '\0' && !g_str_equal (serious, "no");

      take_details (builder, row, DCS_RECORD_ADVERSE_EVENT, event);
      if (event[DCS_ADVERSE_EVENT_GRADE].kind == DCS_VALUE_INTEGER)
        {
          g_free (grade);
          grade = g_strdup_printf (_ ("grade %d"), (int) event[DCS_ADVERSE_EVENT_GRADE].integer);
        }
      if (event[DCS_ADVERSE_EVENT_ONSET_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, event[DCS_ADVERSE_EVENT_ONSET_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Adverse event"));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, dcs_words_text (&event[DCS_ADVERSE_EVENT_TERM]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          choice (&event[DCS_ADVERSE_EVENT_SEVERITY]),
                          grade,
                          is_serious ? _ ("serious") : "",
                          term (builder, "drug", &event[DCS_ADVERSE_EVENT_DRUG]),
                          term (builder, "causality", &event[DCS_ADVERSE_EVENT_CAUSALITY]),
                          NULL));
      dcs_table_row_take_text (row,
                               DCS_COLUMN_OUTCOME,
                               dcs_words_join (" · ",
                                               choice (&event[DCS_ADVERSE_EVENT_ACTION]),
                                               choice (&event[DCS_ADVERSE_EVENT_OUTCOME]),
                                               NULL));
    }
}

static void
add_investigations (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_INVESTIGATION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_INVESTIGATION, i);
      DcsTableRow *row = add_row (
          builder, DCS_RECORD_INVESTIGATION, values[DCS_INVESTIGATION_ID].integer);

      take_details (builder, row, DCS_RECORD_INVESTIGATION, values);
      if (values[DCS_INVESTIGATION_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, values[DCS_INVESTIGATION_DATE].date);
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, term (builder, "investigation", &values[DCS_INVESTIGATION_KIND]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          dcs_words_text (&values[DCS_INVESTIGATION_BODY_PART]),
                          dcs_words_text (&values[DCS_INVESTIGATION_FINDING]),
                          NULL));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_OUTCOME,
          term (builder, "investigation-result", &values[DCS_INVESTIGATION_RESULT]));
    }
}

/* What is still to be done stands first: it has the later date, or none. */
static void
add_care_items (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_CARE_ITEM);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *item = dcs_course_row (builder->course, DCS_RECORD_CARE_ITEM, i);
      DcsTableRow *row = add_row (builder, DCS_RECORD_CARE_ITEM, item[DCS_CARE_ITEM_ID].integer);

      take_details (builder, row, DCS_RECORD_CARE_ITEM, item);
      if (item[DCS_CARE_ITEM_DUE_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, item[DCS_CARE_ITEM_DUE_DATE].date);
      if (item[DCS_CARE_ITEM_DONE_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_end_date (row, item[DCS_CARE_ITEM_DONE_DATE].date);
      dcs_table_row_set_text (
          row, DCS_COLUMN_KIND, term (builder, "care-kind", &item[DCS_CARE_ITEM_KIND]));
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, dcs_words_text (&item[DCS_CARE_ITEM_TITLE]));
      dcs_table_row_set_text (row, DCS_COLUMN_DETAIL, choice (&item[DCS_CARE_ITEM_STATUS]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_OUTCOME, dcs_words_text (&item[DCS_CARE_ITEM_OUTCOME]));
    }
}

/* Photographs and reports are kept, not shown here. */
static void
add_attachments (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ATTACHMENT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_ATTACHMENT, i);
      DcsTableRow *row = add_row (
          builder, DCS_RECORD_ATTACHMENT, values[DCS_ATTACHMENT_ID].integer);

      take_details (builder, row, DCS_RECORD_ATTACHMENT, values);
      if (values[DCS_ATTACHMENT_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, values[DCS_ATTACHMENT_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, choice (&values[DCS_ATTACHMENT_KIND]));
      dcs_table_row_take_text (row,
                               DCS_COLUMN_DETAIL,
                               dcs_words_join (" · ",
                                               term (builder, "site", &values[DCS_ATTACHMENT_SITE]),
                                               dcs_words_text (&values[DCS_ATTACHMENT_TITLE]),
                                               NULL));
    }
}

static void
add_administrations (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ADMINISTRATION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_ADMINISTRATION, i);
      const DcsValue *treatment = dcs_course_find (
          builder->course, DCS_RECORD_TREATMENT, values[DCS_ADMINISTRATION_TREATMENT_ID].integer);
      DcsTableRow *row = add_row (
          builder, DCS_RECORD_ADMINISTRATION, values[DCS_ADMINISTRATION_ID].integer);
      g_autofree char *amount = dcs_words_number (&values[DCS_ADMINISTRATION_AMOUNT]);
      gboolean was_missed = g_str_equal (dcs_words_text (&values[DCS_ADMINISTRATION_GIVEN]), "no");

      take_details (builder, row, DCS_RECORD_ADMINISTRATION, values);
      dcs_table_row_set_date (row, values[DCS_ADMINISTRATION_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Infusion"));
      if (treatment != NULL)
        dcs_table_row_set_text (
            row, DCS_COLUMN_TITLE, term (builder, "drug", &treatment[DCS_TREATMENT_DRUG]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (
              " ",
              amount,
              *amount != '\0' ? term (builder, "dose-unit", &values[DCS_ADMINISTRATION_UNIT]) : "",
              NULL));
      dcs_table_row_take_text (row,
                               DCS_COLUMN_OUTCOME,
                               dcs_words_join (" · ",
                                               was_missed ? _ ("not given") : _ ("given"),
                                               dcs_words_text (&values[DCS_ADMINISTRATION_REASON]),
                                               NULL));
    }
}

static void
add_laboratory (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_OBSERVATION);
  DcsCode laboratory = dcs_code_try ("laboratory");

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_OBSERVATION, i);
      const DcsTest *test = dcs_definition_test (builder->definition,
                                                 values[DCS_OBSERVATION_CODE].code);
      g_autofree char *path = NULL;
      DcsTableRow *row;

      if (test == NULL || test->term.group != laboratory)
        continue;
      row = add_row (builder, DCS_RECORD_OBSERVATION, 0);
      dcs_table_row_take_text (
          row, DCS_COLUMN_TIP, dcs_measure_describe (builder->definition, values));
      path = g_strconcat ("obs:", dcs_code_string (values[DCS_OBSERVATION_CODE].code), NULL);
      dcs_table_row_set_place (row, dcs_measure_visit (builder->course, values), path);
      dcs_table_row_set_date (row, dcs_course_observation_date (builder->course, values));
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, test->term.label);
      dcs_table_row_take_text (
          row, DCS_COLUMN_VALUE, dcs_measure_result (builder->definition, values));
      dcs_table_row_set_number (row,
                                values[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL
                                    ? values[DCS_OBSERVATION_VALUE].number
                                    : NAN);
      dcs_table_row_set_text (
          row, DCS_COLUMN_UNIT, term (builder, "unit", &values[DCS_OBSERVATION_UNIT]));
      dcs_table_row_take_text (
          row, DCS_COLUMN_NOTES, dcs_measure_remark (builder->definition, values));
    }
}

static char *
describe_size (const DcsValue *lesion)
{
  g_autofree char *length = dcs_words_number (&lesion[DCS_LESION_LENGTH_MM]);
  g_autofree char *width = dcs_words_number (&lesion[DCS_LESION_WIDTH_MM]);
  g_autofree char *size = dcs_words_join (" × ", length, width, NULL);

  /* TRANSLATORS: the size of a lesion, "40 × 25 mm" */
  return *size != '\0' ? g_strdup_printf (_ ("%s mm"), size) : g_strdup ("");
}

static void
add_lesions (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_LESION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *lesion = dcs_course_row (builder->course, DCS_RECORD_LESION, i);
      DcsTableRow *row = add_row (builder, DCS_RECORD_LESION, lesion[DCS_LESION_ID].integer);
      const char *site = term (builder, "site", &lesion[DCS_LESION_SITE]);
      const char *region = term (builder, "region", &lesion[DCS_LESION_REGION]);
      g_autofree char *size = describe_size (lesion);

      take_details (builder, row, DCS_RECORD_LESION, lesion);
      if (lesion[DCS_LESION_FROM_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, lesion[DCS_LESION_FROM_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Lesion"));
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, *site != '\0' ? site : region);
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          term (builder, "morphology", &lesion[DCS_LESION_MORPHOLOGY]),
                          choice (&lesion[DCS_LESION_SIDE]),
                          size,
                          choice (&lesion[DCS_LESION_DEPTH]),
                          *site != '\0' ? region : "",
                          NULL));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&lesion[DCS_LESION_NOTES]));
    }
}

static void
add_findings (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_FINDING);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *finding = dcs_course_row (builder->course, DCS_RECORD_FINDING, i);
      DcsTableRow *row = add_row (builder, DCS_RECORD_FINDING, finding[DCS_FINDING_ID].integer);

      take_details (builder, row, DCS_RECORD_FINDING, finding);
      if (finding[DCS_FINDING_ONSET_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, finding[DCS_FINDING_ONSET_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Finding"));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, term (builder, "finding", &finding[DCS_FINDING_TYPE]));
      dcs_table_row_take_text (row,
                               DCS_COLUMN_DETAIL,
                               dcs_words_join (" · ",
                                               dcs_words_text (&finding[DCS_FINDING_JOINT]),
                                               choice (&finding[DCS_FINDING_SIDE]),
                                               NULL));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&finding[DCS_FINDING_NOTES]));
    }
}

static void
add_history (Builder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_HISTORY);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *history = dcs_course_row (builder->course, DCS_RECORD_HISTORY, i);
      DcsTableRow *row = add_row (builder, DCS_RECORD_HISTORY, history[DCS_HISTORY_ID].integer);

      take_details (builder, row, DCS_RECORD_HISTORY, history);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, choice (&history[DCS_HISTORY_KIND]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, dcs_words_text (&history[DCS_HISTORY_CONDITION]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_DETAIL, dcs_words_text (&history[DCS_HISTORY_RELATION]));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&history[DCS_HISTORY_DETAIL]));
    }
}

/* Latest first; what has no date comes last, in the order of entry. */
static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  int day_a = dcs_table_row_get_day (*(DcsTableRow *const *) a);
  int day_b = dcs_table_row_get_day (*(DcsTableRow *const *) b);

  return (day_a < day_b) - (day_a > day_b);
}

/**
 * dcs_course_tables_rows:
 *
 * Returns: (transfer full) (element-type DcsTableRow): the rows of a table, the latest first
 */
GPtrArray *
dcs_course_tables_rows (DcsCourse *course, DcsDefinition *definition, DcsCourseTable table)
{
  Builder builder = { course, definition, g_ptr_array_new_with_free_func (g_object_unref) };

  switch (table)
    {
    case DCS_TABLE_VISITS:
      add_visits (&builder);
      break;
    case DCS_TABLE_TREATMENTS:
      add_treatments (&builder);
      break;
    case DCS_TABLE_EVENTS:
      add_relapses (&builder);
      add_adverse_events (&builder);
      add_administrations (&builder);
      break;
    case DCS_TABLE_MEASUREMENTS:
      dcs_course_measures_add (builder.rows, course, definition);
      return builder.rows;
    case DCS_TABLE_LABORATORY:
      add_laboratory (&builder);
      break;
    case DCS_TABLE_INVESTIGATIONS:
      add_investigations (&builder);
      add_attachments (&builder);
      break;
    case DCS_TABLE_CARE_PLAN:
      add_care_items (&builder);
      break;
    case DCS_TABLE_INVOLVEMENT:
      add_lesions (&builder);
      add_findings (&builder);
      add_history (&builder);
      break;
    case DCS_N_COURSE_TABLES:
    default:
      g_assert_not_reached ();
    }
  g_ptr_array_sort (builder.rows, compare_latest_first);
  return builder.rows;
}

/**
 * dcs_course_tables_of_record:
 * @table: (out): the table that shows records of @kind
 *
 * Returns: whether any does
 */
gboolean
dcs_course_tables_of_record (DcsRecordKind kind, DcsCourseTable *table)
{
  switch (kind)
    {
    case DCS_RECORD_VISIT:
      *table = DCS_TABLE_VISITS;
      return TRUE;
    case DCS_RECORD_TREATMENT:
      *table = DCS_TABLE_TREATMENTS;
      return TRUE;
    case DCS_RECORD_RELAPSE:
    case DCS_RECORD_ADVERSE_EVENT:
    case DCS_RECORD_ADMINISTRATION:
      *table = DCS_TABLE_EVENTS;
      return TRUE;
    case DCS_RECORD_INVESTIGATION:
    case DCS_RECORD_ATTACHMENT:
      *table = DCS_TABLE_INVESTIGATIONS;
      return TRUE;
    case DCS_RECORD_CARE_ITEM:
      *table = DCS_TABLE_CARE_PLAN;
      return TRUE;
    case DCS_RECORD_LESION:
    case DCS_RECORD_FINDING:
    case DCS_RECORD_HISTORY:
      *table = DCS_TABLE_INVOLVEMENT;
      return TRUE;
    case DCS_RECORD_PATIENT:
    case DCS_RECORD_SCREENING:
    case DCS_RECORD_OBSERVATION:
    case DCS_RECORD_DOSE_STEP:
    case DCS_RECORD_ASSESSMENT:
    case DCS_N_RECORD_KINDS:
    default:
      return FALSE;
    }
}

/**
 * dcs_course_tables_title:
 *
 * Returns: (transfer full): the title of a table's tab with the count of its rows
 */
char *
dcs_course_tables_title (DcsCourseTable table, guint n_rows)
{
  static const char *const titles[DCS_N_COURSE_TABLES] = {
    [DCS_TABLE_VISITS] = N_ ("Visits"),         [DCS_TABLE_TREATMENTS] = N_ ("Treatments"),
    [DCS_TABLE_EVENTS] = N_ ("Events"),         [DCS_TABLE_MEASUREMENTS] = N_ ("Measurements"),
    [DCS_TABLE_LABORATORY] = N_ ("Laboratory"), [DCS_TABLE_INVESTIGATIONS] = N_ ("Investigations"),
    [DCS_TABLE_CARE_PLAN] = N_ ("Care plan"),   [DCS_TABLE_INVOLVEMENT] = N_ ("Involvement"),
  };

  g_return_val_if_fail (table < DCS_N_COURSE_TABLES, NULL);

  if (n_rows == 0)
    return g_strdup (_ (titles[table]));
  /* TRANSLATORS: the title of a tab and how many rows it has: "Visits 23" */
  return g_strdup_printf (C_ ("tab", "%s %u"), _ (titles[table]), n_rows);
}
