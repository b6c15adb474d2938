/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a list shows of each patient. Derived, so it is not audited: a check derives it anew. */

/* The columns of a summary in a row, in the order of the statements. */
enum
{
  COLUMN_PATIENT_ID,
  COLUMN_SEARCH_KEY,
  COLUMN_STATE,
  COLUMN_STATE_SINCE,
  COLUMN_LAST_VISIT,
  COLUMN_NEXT_DUE,
  COLUMN_ACTIVITY_CODE,
  COLUMN_ACTIVITY,
  COLUMN_ACTIVITY_DP,
  COLUMN_ACTIVITY_DATE,
  COLUMN_N_VISITS,
  COLUMN_N_RELAPSES,
  COLUMN_CURRENT,
  COLUMN_EVER,
  COLUMN_N_FINDINGS,
  COLUMN_N_LINES,
  COLUMN_N_RESISTANT,
  COLUMN_N_CANDIDATES,
  COLUMN_CLINICIAN,
  N_SUMMARY_COLUMNS,
  COLUMN_ID = N_SUMMARY_COLUMNS,
  COLUMN_CODE,
  COLUMN_GIVEN_NAME,
  COLUMN_FAMILY_NAME,
  COLUMN_INITIALS,
  COLUMN_SEX,
  COLUMN_BIRTH_DATE,
  COLUMN_DEATH_DATE,
  COLUMN_DISEASE,
  COLUMN_SUBTYPE,
  COLUMN_SUBTYPE_SITE,
  COLUMN_SUBTYPE_FORM,
};

/* Up to ten digits and a space for each drug. */
#define DRUGS_SIZE (DCS_SUMMARY_MAX_DRUGS * 11 + 1)

static gboolean
write_drugs (DcsStore *self, const DcsCode *drugs, guint n_drugs, char *text, GError **error)
{
  gsize length = 0;

  text[0] = '\0';
  for (guint i = 0; i < MIN (n_drugs, DCS_SUMMARY_MAX_DRUGS); i++)
    {
      gint64 number = _dcs_codes_number (self, drugs[i], error);

      if (number < 0)
        return FALSE;
      length += (gsize) g_snprintf (
          text + length, DRUGS_SIZE - length, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", number);
    }
  return TRUE;
}

static gboolean
read_drugs (DcsStore *self, const char *text, DcsCode *drugs, guint *n_drugs, GError **error)
{
  *n_drugs = 0;
  while (text != NULL && *text != '\0' && *n_drugs < DCS_SUMMARY_MAX_DRUGS)
    {
      char *end;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (end == text)
        break;
      drugs[*n_drugs] = _dcs_codes_code (self, number, error);
      if (drugs[*n_drugs] == 0)
        return FALSE;
      (*n_drugs)++;
      text = *end == ' ' ? end + 1 : end;
    }
  return TRUE;
}

/**
 * _dcs_bind_date:
 * @buffer: of %DCS_DATE_ISO_SIZE; must live until the statement is reset
 *
 * Binds a date, NULL for none.
 */
int
_dcs_bind_date (sqlite3_stmt *statement, int column, DcsDate date, char *buffer)
{
  if (date.precision == DCS_DATE_NONE)
    return _dcs_bind_null (statement, column);
  return _dcs_bind_text (statement, column, dcs_date_to_iso (date, buffer));
}

/* Texts that must live while the statement runs. */
typedef struct
{
  char dates[4][DCS_DATE_ISO_SIZE];
  char current[DRUGS_SIZE];
  char ever[DRUGS_SIZE];
} Texts;

static gboolean
bind_summary (DcsStore *self,
              sqlite3_stmt *statement,
              const DcsSummary *summary,
              const char *search_key,
              const char *clinician,
              Texts *texts,
              GError **error)
{
  gint64 activity_code = 0;

  if (!write_drugs (self, summary->current, summary->n_current, texts->current, error)
      || !write_drugs (self, summary->ever, summary->n_ever, texts->ever, error))
    return FALSE;
  if (summary->activity_code != 0)
    activity_code = _dcs_codes_number (self, summary->activity_code, error);
  if (activity_code < 0)
    return FALSE;

  _dcs_bind_int64 (statement, COLUMN_PATIENT_ID, summary->patient_id);
  _dcs_bind_text (statement, COLUMN_SEARCH_KEY, search_key);
  _dcs_bind_text (statement, COLUMN_STATE, dcs_state_to_code (summary->state));
  _dcs_bind_date (statement, COLUMN_STATE_SINCE, summary->state_since, texts->dates[0]);
  _dcs_bind_date (statement, COLUMN_LAST_VISIT, summary->last_visit, texts->dates[1]);
  _dcs_bind_date (statement, COLUMN_NEXT_DUE, summary->next_due, texts->dates[2]);
  if (activity_code != 0)
    _dcs_bind_int64 (statement, COLUMN_ACTIVITY_CODE, activity_code);
  if (summary->activity.kind == DCS_VALUE_DECIMAL)
    {
      _dcs_bind_double (statement, COLUMN_ACTIVITY, summary->activity.number);
      _dcs_bind_int64 (statement, COLUMN_ACTIVITY_DP, summary->activity.decimals);
    }
  _dcs_bind_date (statement, COLUMN_ACTIVITY_DATE, summary->activity_date, texts->dates[3]);
  _dcs_bind_int64 (statement, COLUMN_N_VISITS, summary->n_visits);
  _dcs_bind_int64 (statement, COLUMN_N_RELAPSES, summary->n_relapses);
  _dcs_bind_text (statement, COLUMN_CURRENT, texts->current);
  _dcs_bind_text (statement, COLUMN_EVER, texts->ever);
  _dcs_bind_int64 (statement, COLUMN_N_FINDINGS, summary->n_findings);
  _dcs_bind_int64 (statement, COLUMN_N_LINES, summary->n_lines);
  _dcs_bind_int64 (statement, COLUMN_N_RESISTANT, summary->n_resistant);
  _dcs_bind_int64 (statement, COLUMN_N_CANDIDATES, summary->n_candidates);
  _dcs_bind_text (statement, COLUMN_CLINICIAN, clinician != NULL ? clinician : "");
  return TRUE;
}

/**
 * dcs_store_put_summary:
 * @search_key: dcs_text_search_key() of the patient's code and names
 * @clinician: (nullable): who saw the patient last
 *
 * Keeps a patient's summary in the running transaction, in place of an earlier one.
 */
gboolean
dcs_store_put_summary (DcsStore *self,
                       const DcsSummary *summary,
                       const char *search_key,
                       const char *clinician,
                       GError **error)
{
  sqlite3_stmt *statement;
  Texts texts;
  gboolean good;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (self->in_transaction, FALSE);
  g_return_val_if_fail (search_key != NULL, FALSE);

  statement = _dcs_store_sql (self, DCS_SQL_PUT_SUMMARY, error);
  if (statement == NULL)
    return _dcs_store_fail (self);
  good = bind_summary (self, statement, summary, search_key, clinician, &texts, error)
         && _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  _dcs_statement_reset (statement);
  return good || _dcs_store_fail (self);
}

static gboolean
read_summary (DcsStore *self, sqlite3_stmt *statement, DcsSummary *summary, GError **error)
{
  gint64 activity_code;

  memset (summary, 0, sizeof *summary);
  if (sqlite3_column_type (statement, COLUMN_PATIENT_ID) == SQLITE_NULL)
    return TRUE;
  summary->patient_id = sqlite3_column_int64 (statement, COLUMN_PATIENT_ID);
  summary->state = dcs_state_from_code (
      (const char *) sqlite3_column_text (statement, COLUMN_STATE));
  activity_code = sqlite3_column_int64 (statement, COLUMN_ACTIVITY_CODE);
  if (activity_code != 0)
    {
      summary->activity_code = _dcs_codes_code (self, activity_code, error);
      if (summary->activity_code == 0)
        return FALSE;
    }
  if (sqlite3_column_type (statement, COLUMN_ACTIVITY) != SQLITE_NULL)
    summary->activity = dcs_value_decimal (sqlite3_column_double (statement, COLUMN_ACTIVITY),
                                           sqlite3_column_int (statement, COLUMN_ACTIVITY_DP));
  summary->n_visits = (guint) sqlite3_column_int (statement, COLUMN_N_VISITS);
  summary->n_relapses = (guint) sqlite3_column_int (statement, COLUMN_N_RELAPSES);
  summary->n_findings = (guint) sqlite3_column_int (statement, COLUMN_N_FINDINGS);
  summary->n_lines = (guint) sqlite3_column_int (statement, COLUMN_N_LINES);
  summary->n_resistant = (guint) sqlite3_column_int (statement, COLUMN_N_RESISTANT);
  summary->n_candidates = (guint) sqlite3_column_int (statement, COLUMN_N_CANDIDATES);
  return _dcs_column_date (statement, COLUMN_STATE_SINCE, &summary->state_since, error)
         && _dcs_column_date (statement, COLUMN_LAST_VISIT, &summary->last_visit, error)
         && _dcs_column_date (statement, COLUMN_NEXT_DUE, &summary->next_due, error)
         && _dcs_column_date (statement, COLUMN_ACTIVITY_DATE, &summary->activity_date, error)
         && read_drugs (self,
                        (const char *) sqlite3_column_text (statement, COLUMN_CURRENT),
                        summary->current,
                        &summary->n_current,
                        error)
         && read_drugs (self,
                        (const char *) sqlite3_column_text (statement, COLUMN_EVER),
                        summary->ever,
                        &summary->n_ever,
                        error);
}

/**
 * dcs_store_get_summary:
 * @summary: (out): the patient's summary
 * @search_key: (out) (optional) (transfer full): what the patient is searched by
 * @clinician: (out) (optional) (transfer full): who saw the patient last, or ""
 *
 * Returns: whether there is one; NOT_FOUND when it has yet to be derived
 */
gboolean
dcs_store_get_summary (DcsStore *self,
                       gint64 patient_id,
                       DcsSummary *summary,
                       char **search_key,
                       char **clinician,
                       GError **error)
{
  sqlite3_stmt *statement;
  gboolean good = FALSE;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_GET_SUMMARY, error);
  if (statement == NULL)
    return FALSE;
  _dcs_bind_int64 (statement, 0, patient_id);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    good = read_summary (self, statement, summary, error);
  else if (step == DCS_STEP_DONE)
    g_set_error_literal (error,
                         DCS_STORE_ERROR,
                         DCS_STORE_ERROR_NOT_FOUND,
                         _ ("The patient's summary has yet to be derived."));
  if (good && search_key != NULL)
    *search_key = g_strdup ((const char *) sqlite3_column_text (statement, COLUMN_SEARCH_KEY));
  if (good && clinician != NULL)
    *clinician = g_strdup ((const char *) sqlite3_column_text (statement, COLUMN_CLINICIAN));
  _dcs_statement_reset (statement);
  return good;
}

/**
 * _dcs_column_code:
 *
 * Reads a number of the dictionary; NULL and 0 are no code.
 */
gboolean
_dcs_column_code (
    DcsStore *self, sqlite3_stmt *statement, int column, DcsCode *code, GError **error)
{
  gint64 number = sqlite3_column_int64 (statement, column);

  *code = number != 0 ? _dcs_codes_code (self, number, error) : 0;
  return number == 0 || *code != 0;
}

/**
 * _dcs_column_name:
 * @first: the column of the given name; those of family name and initials follow
 *
 * Reads "Given Family", or whichever of them there is, else the initials.
 */
void
_dcs_column_name (sqlite3_stmt *statement, int first, GString *name)
{
  const char *given = (const char *) sqlite3_column_text (statement, first);
  const char *family = (const char *) sqlite3_column_text (statement, first + 1);
  const char *initials = (const char *) sqlite3_column_text (statement, first + 2);

  g_string_assign (name, given != NULL ? given : "");
  if (given != NULL && family != NULL)
    g_string_append_c (name, ' ');
  if (family != NULL)
    g_string_append (name, family);
  if (given == NULL && family == NULL && initials != NULL)
    g_string_assign (name, initials);
}

static gboolean
read_roster_row (
    DcsStore *self, sqlite3_stmt *statement, DcsRosterRow *row, GString *name, GError **error)
{
  const char *sex = (const char *) sqlite3_column_text (statement, COLUMN_SEX);
  const char *search_key = (const char *) sqlite3_column_text (statement, COLUMN_SEARCH_KEY);

  row->id = sqlite3_column_int64 (statement, COLUMN_ID);
  row->code = (const char *) sqlite3_column_text (statement, COLUMN_CODE);
  row->search_key = search_key != NULL ? search_key : "";
  row->sex = sex != NULL ? sex[0] : 0;
  _dcs_column_name (statement, COLUMN_GIVEN_NAME, name);
  row->name = name->str;
  return _dcs_column_date (statement, COLUMN_BIRTH_DATE, &row->birth_date, error)
         && _dcs_column_date (statement, COLUMN_DEATH_DATE, &row->death_date, error)
         && _dcs_column_code (self, statement, COLUMN_DISEASE, &row->disease, error)
         && _dcs_column_code (self, statement, COLUMN_SUBTYPE, &row->subtype, error)
         && _dcs_column_code (self, statement, COLUMN_SUBTYPE_SITE, &row->subtype_site, error)
         && _dcs_column_code (self, statement, COLUMN_SUBTYPE_FORM, &row->subtype_form, error)
         && read_summary (self, statement, &row->summary, error);
}

/**
 * dcs_store_each_roster:
 * @patient_id: one patient, or 0 for all in the order of entry
 * @func: (scope call): called with each line; its texts live until it returns; %FALSE stops
 *
 * Reads what the patient list shows. A patient whose summary has yet to be derived has an empty one
 * (its patient_id is 0).
 */
gboolean
dcs_store_each_roster (
    DcsStore *self, gint64 patient_id, DcsStoreRosterFunc func, gpointer data, GError **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  sqlite3_stmt *statement;
  DcsRosterRow row;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, patient_id != 0 ? DCS_SQL_ROSTER_ROW : DCS_SQL_ROSTER, error);
  if (statement == NULL)
    return FALSE;
  if (patient_id != 0)
    _dcs_bind_int64 (statement, 0, patient_id);
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      if (!read_roster_row (self, statement, &row, name, error))
        {
          step = DCS_STEP_ERROR;
          break;
        }
      if (!func (&row, data))
        {
          step = DCS_STEP_DONE;
          break;
        }
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}

/**
 * dcs_store_missing_summaries:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the patients, not deleted, who have no
 *   summary, as after bringing an older file up to date; %NULL on error
 */
GArray *
dcs_store_missing_summaries (DcsStore *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_MISSING_SUMMARIES, error);
  if (statement == NULL)
    return NULL;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
