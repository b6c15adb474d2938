/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables-private.h"

#include "dcs-course-measures.h"
#include "dcs-derive.h"
#include "dcs-patient-words.h"
#include "dcs-record-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The rows of the tables, as texts, from a course. What is clinical in them is derived by rules/;
 * here it is only put into words. */

const char *
_dcs_table_builder_term (DcsTableBuilder *builder, const char *domain, const DcsValue *value)
{
  return dcs_words_term (
      builder->definition, domain, value->kind == DCS_VALUE_CODE ? value->code : 0);
}

const char *
_dcs_table_builder_choice (const DcsValue *value)
{
  return dcs_words_choice (value->kind == DCS_VALUE_TEXT ? value->text : NULL);
}

DcsTableRow *
_dcs_table_builder_add (DcsTableBuilder *builder, DcsRecordKind kind, gint64 id)
{
  DcsTableRow *row = dcs_table_row_new (kind, id);

  g_ptr_array_add (builder->rows, row);
  return row;
}

void
_dcs_table_builder_take_details (DcsTableBuilder *builder,
                                 DcsTableRow *row,
                                 DcsRecordKind kind,
                                 const DcsValue *values)
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
visit_value (DcsTableBuilder *builder, gint64 visit_id, DcsCode code)
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
set_activity (DcsTableBuilder *builder, DcsTableRow *row, gint64 visit_id)
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
add_visits (DcsTableBuilder *builder)
{
  DcsCode global = dcs_definition_role (builder->definition, "physician-global");
  DcsCode weight = dcs_definition_role (builder->definition, "weight");
  DcsCode height = dcs_definition_role (builder->definition, "height");
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_VISIT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *visit = dcs_course_row (builder->course, DCS_RECORD_VISIT, i);
      gint64 id = visit[DCS_VISIT_ID].integer;
      DcsTableRow *row = _dcs_table_builder_add (builder, DCS_RECORD_VISIT, id);
      const char *notes = dcs_words_text (&visit[DCS_VISIT_NOTES]);
      const char *plan = dcs_words_text (&visit[DCS_VISIT_PLAN]);

      dcs_table_row_set_date (row, visit[DCS_VISIT_DATE].date);
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_KIND,
          _dcs_table_builder_term (builder, "visit-kind", &visit[DCS_VISIT_KIND]));
      set_activity (builder, row, id);
      dcs_table_row_take_text (row, DCS_COLUMN_GLOBAL, visit_value (builder, id, global));
      dcs_table_row_take_text (row, DCS_COLUMN_WEIGHT, visit_value (builder, id, weight));
      dcs_table_row_take_text (row, DCS_COLUMN_HEIGHT, visit_value (builder, id, height));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_RESPONSE,
          _dcs_table_builder_term (builder, "visit-response", &visit[DCS_VISIT_RESPONSE]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_NEW_LESIONS, _dcs_table_builder_choice (&visit[DCS_VISIT_NEW_LESIONS]));
      dcs_table_row_take_text (row, DCS_COLUMN_NOTES, dcs_words_join (" · ", notes, plan, NULL));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_TIP,
          dcs_record_describe_visit (builder->course, builder->definition, visit));
    }
}

/* How the treatment is judged: at its end, else at the latest visit at which it was. */
static const char *
latest_response (DcsTableBuilder *builder, const DcsValue *treatment)
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
  return _dcs_table_builder_term (builder, "treatment-response", latest);
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
add_treatments (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_TREATMENT);
  int today = dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *treatment = dcs_course_row (builder->course, DCS_RECORD_TREATMENT, i);
      DcsDate start = treatment[DCS_TREATMENT_START_DATE].date;
      DcsDate stop = treatment[DCS_TREATMENT_STOP_DATE].date;
      gboolean stopped = treatment[DCS_TREATMENT_STOP_DATE].kind == DCS_VALUE_DATE;
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_TREATMENT, treatment[DCS_TREATMENT_ID].integer);
      DcsDose dose;

      if (treatment[DCS_TREATMENT_START_DATE].kind != DCS_VALUE_DATE)
        start = DCS_DATE_INIT;
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_TITLE,
          _dcs_table_builder_term (builder, "drug", &treatment[DCS_TREATMENT_DRUG]));
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
      dcs_table_row_set_text (row,
                              DCS_COLUMN_REASON,
                              _dcs_table_builder_term (
                                  builder, "start-reason", &treatment[DCS_TREATMENT_START_REASON]));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_END_REASON,
          _dcs_table_builder_term (builder, "stop-reason", &treatment[DCS_TREATMENT_STOP_REASON]));
      dcs_table_row_set_text (row, DCS_COLUMN_RESPONSE, latest_response (builder, treatment));
      dcs_table_row_set_text (
          row, DCS_COLUMN_NOTES, dcs_words_text (&treatment[DCS_TREATMENT_NOTES]));
    }
}
static void
add_laboratory (DcsTableBuilder *builder)
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
      row = _dcs_table_builder_add (builder, DCS_RECORD_OBSERVATION, 0);
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
          row,
          DCS_COLUMN_UNIT,
          _dcs_table_builder_term (builder, "unit", &values[DCS_OBSERVATION_UNIT]));
      dcs_table_row_take_text (
          row, DCS_COLUMN_NOTES, dcs_measure_remark (builder->definition, values));
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
  DcsTableBuilder builder = { course, definition, g_ptr_array_new_with_free_func (g_object_unref) };

  switch (table)
    {
    case DCS_TABLE_VISITS:
      add_visits (&builder);
      break;
    case DCS_TABLE_TREATMENTS:
      add_treatments (&builder);
      break;
    case DCS_TABLE_EVENTS:
      _dcs_table_builder_add_relapses (&builder);
      _dcs_table_builder_add_adverse_events (&builder);
      _dcs_table_builder_add_administrations (&builder);
      _dcs_table_builder_add_decisions (&builder);
      break;
    case DCS_TABLE_MEASUREMENTS:
      dcs_course_measures_add (builder.rows, course, definition);
      return builder.rows;
    case DCS_TABLE_LABORATORY:
      add_laboratory (&builder);
      break;
    case DCS_TABLE_INVESTIGATIONS:
      _dcs_table_builder_add_investigations (&builder);
      _dcs_table_builder_add_attachments (&builder);
      break;
    case DCS_TABLE_CARE_PLAN:
      _dcs_table_builder_add_care_items (&builder);
      break;
    case DCS_TABLE_INVOLVEMENT:
      _dcs_table_builder_add_lesions (&builder);
      _dcs_table_builder_add_findings (&builder);
      _dcs_table_builder_add_history (&builder);
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
    case DCS_RECORD_DECISION:
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
    case DCS_RECORD_RULE_CHANGE:
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
