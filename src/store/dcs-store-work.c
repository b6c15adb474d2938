/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>

/* What waits for somebody, derived from the records: a worklist is read without loading a course.
 */

/* The columns of a work item in a row, in the order of the statements, without its patient. */
enum
{
  COLUMN_KIND,
  COLUMN_RULE,
  COLUMN_DETAIL,
  COLUMN_DUE,
  COLUMN_SHOWN_FROM,
  COLUMN_OVERDUE_FROM,
  COLUMN_LAST,
  COLUMN_VISIT_ID,
  COLUMN_TREATMENT_ID,
  COLUMN_RECORD_ID,
  COLUMN_COUNT,
  N_ITEM_COLUMNS,
};

/* Of a row of the worklist: the patient's key, the item. */
enum
{
  ROW_PATIENT_ID,
  ROW_ITEM,
};

G_STATIC_ASSERT (ROW_ITEM + N_ITEM_COLUMNS == DCS_WORK_ROW_COLUMNS);

static gboolean
bind_code (DcsStore *self, sqlite3_stmt *statement, int column, DcsCode code, GError **error)
{
  gint64 number;

  if (code == 0)
    return TRUE;
  number = _dcs_codes_number (self, code, error);
  return number >= 0 && _dcs_bind_int64 (statement, column, number) == SQLITE_OK;
}

static void
bind_id (sqlite3_stmt *statement, int column, gint64 id)
{
  if (id != 0)
    _dcs_bind_int64 (statement, column, id);
}

/* Texts of the dates of an item while a statement runs. */
typedef char DateTexts[4][DCS_DATE_ISO_SIZE];

/* @row: which row of the statement. */
static gboolean
bind_item (DcsStore *self,
           sqlite3_stmt *statement,
           guint row,
           guint n,
           const DcsWorkItem *item,
           DateTexts dates,
           GError **error)
{
  const int key = (int) row * (2 + N_ITEM_COLUMNS), first = key + 2;

  _dcs_bind_int64 (statement, key, item->patient_id);
  _dcs_bind_int64 (statement, key + 1, n);
  _dcs_bind_text (statement, first + COLUMN_KIND, dcs_work_kind_to_code (item->kind));
  _dcs_bind_date (statement, first + COLUMN_DUE, item->due, dates[0]);
  if (dcs_date_is_set (item->shown_from))
    _dcs_bind_date (statement, first + COLUMN_SHOWN_FROM, item->shown_from, dates[1]);
  else
    _dcs_bind_text (statement, first + COLUMN_SHOWN_FROM, "");
  _dcs_bind_date (statement, first + COLUMN_OVERDUE_FROM, item->overdue_from, dates[2]);
  _dcs_bind_date (statement, first + COLUMN_LAST, item->last, dates[3]);
  bind_id (statement, first + COLUMN_VISIT_ID, item->visit_id);
  bind_id (statement, first + COLUMN_TREATMENT_ID, item->treatment_id);
  bind_id (statement, first + COLUMN_RECORD_ID, item->record_id);
  _dcs_bind_int64 (statement, first + COLUMN_COUNT, item->count);
  return bind_code (self, statement, first + COLUMN_RULE, item->rule, error)
         && bind_code (self, statement, first + COLUMN_DETAIL, item->detail, error);
}

/* @n_items: 1 or DCS_WORK_BATCH: most of what a row costs is the statement. */
static gboolean
put_items (DcsStore *self, guint n, const DcsWorkItem *items, guint n_items, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (
      self, n_items > 1 ? DCS_SQL_PUT_WORK_MANY : DCS_SQL_PUT_WORK, error);
  DateTexts dates[DCS_WORK_BATCH];
  gboolean good = statement != NULL;

  for (guint i = 0; i < n_items && good; i++)
    good = bind_item (self, statement, i, n + i, &items[i], dates[i], error);
  good = good && _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  if (statement != NULL)
    _dcs_statement_reset (statement);
  return good;
}

static gboolean
drop_items (DcsStore *self, gint64 patient_id, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_DROP_WORK, error);
  gboolean good;

  if (statement == NULL)
    return FALSE;
  _dcs_bind_int64 (statement, 0, patient_id);
  good = _dcs_connection_step (statement, error) == DCS_STEP_DONE;
  _dcs_statement_reset (statement);
  return good;
}

/**
 * dcs_store_put_work:
 * @items: all that waits for somebody about this patient
 *
 * Keeps work items in the running transaction, in place of all that the patient had.
 */
gboolean
dcs_store_put_work (
    DcsStore *self, gint64 patient_id, const DcsWorkItem *items, guint n_items, GError **error)
{
  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!drop_items (self, patient_id, error))
    return _dcs_store_fail (self);
  for (guint i = 0, n; i < n_items; i += n)
    {
      n = n_items - i >= DCS_WORK_BATCH ? DCS_WORK_BATCH : 1;
      g_assert (items[i].patient_id == patient_id);
      if (!put_items (self, i, items + i, n, error))
        return _dcs_store_fail (self);
    }
  return TRUE;
}

/**
 * _dcs_work_read:
 *
 * Reads a work item from a row that begins with it.
 */
gboolean
_dcs_work_read (DcsStore *self, sqlite3_stmt *statement, DcsWorkItem *item, GError **error)
{
  const int first = ROW_ITEM;

  memset (item, 0, sizeof *item);
  item->patient_id = sqlite3_column_int64 (statement, ROW_PATIENT_ID);
  item->kind = dcs_work_kind_from_code (
      (const char *) sqlite3_column_text (statement, first + COLUMN_KIND));
  item->visit_id = sqlite3_column_int64 (statement, first + COLUMN_VISIT_ID);
  item->treatment_id = sqlite3_column_int64 (statement, first + COLUMN_TREATMENT_ID);
  item->record_id = sqlite3_column_int64 (statement, first + COLUMN_RECORD_ID);
  item->count = (guint) sqlite3_column_int64 (statement, first + COLUMN_COUNT);
  return _dcs_column_code (self, statement, first + COLUMN_RULE, &item->rule, error)
         && _dcs_column_code (self, statement, first + COLUMN_DETAIL, &item->detail, error)
         && _dcs_column_date (statement, first + COLUMN_DUE, &item->due, error)
         && _dcs_column_date (statement, first + COLUMN_SHOWN_FROM, &item->shown_from, error)
         && _dcs_column_date (statement, first + COLUMN_OVERDUE_FROM, &item->overdue_from, error)
         && _dcs_column_date (statement, first + COLUMN_LAST, &item->last, error);
}

/**
 * dcs_store_get_work:
 *
 * Returns: (transfer full) (nullable) (element-type DcsWorkItem): what is kept of a patient, in the
 *   order in which it was put; %NULL on error
 */
GArray *
dcs_store_get_work (DcsStore *self, gint64 patient_id, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DcsWorkItem));
  sqlite3_stmt *statement;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_GET_WORK, error);
  if (statement == NULL)
    return NULL;
  _dcs_bind_int64 (statement, 0, patient_id);
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      DcsWorkItem item;

      if (!_dcs_work_read (self, statement, &item, error))
        {
          step = DCS_STEP_ERROR;
          break;
        }
      g_array_append_val (items, item);
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE ? g_steal_pointer (&items) : NULL;
}

/**
 * dcs_store_next_resistant:
 *
 * Returns: the first patient behind @after_patient to whom resistance was confirmed, or who meets
 *   its criterion; 0 when there is none, -1 on error
 */
gint64
dcs_store_next_resistant (DcsStore *self, gint64 after_patient, GError **error)
{
  sqlite3_stmt *statement;
  gint64 id = 0;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_NEXT_RESISTANT, error);
  if (statement == NULL)
    return -1;
  _dcs_bind_int64 (statement, 0, after_patient);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    id = sqlite3_column_int64 (statement, 0);
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : id;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dcs_store_list_clinicians:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): who saw patients last, each once,
 * sorted; %NULL on error
 */
GPtrArray *
dcs_store_list_clinicians (DcsStore *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_CLINICIANS, error);
  if (statement == NULL)
    return NULL;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  _dcs_statement_reset (statement);
  if (step != DCS_STEP_DONE)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/**
 * dcs_store_dup_rules_token:
 *
 * Returns: (transfer full) (nullable): a word that differs from the one before when the clinic's
 * own rules were changed, by anybody; %NULL on error
 */
char *
dcs_store_dup_rules_token (DcsStore *self, GError **error)
{
  sqlite3_stmt *statement;
  char *token = NULL;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_RULES_TOKEN, error);
  if (statement == NULL)
    return NULL;
  if (_dcs_connection_step (statement, error) == DCS_STEP_ROW)
    token = g_strdup_printf ("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT,
                             (gint64) sqlite3_column_int64 (statement, 0),
                             (gint64) sqlite3_column_int64 (statement, 1));
  _dcs_statement_reset (statement);
  return token;
}

/**
 * dcs_store_dup_derivation:
 *
 * Returns: (transfer full) (nullable): by which rules everything that is derived was derived, as it
 *   was put; "" when nobody knows, %NULL on error
 */
char *
dcs_store_dup_derivation (DcsStore *self, GError **error)
{
  sqlite3_stmt *statement;
  char *rules = NULL;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_GET_DERIVATION, error);
  if (statement == NULL)
    return NULL;
  step = _dcs_connection_step (statement, error);
  if (step != DCS_STEP_ERROR)
    rules = g_strdup (step == DCS_STEP_ROW ? (const char *) sqlite3_column_text (statement, 0)
                                           : "");
  _dcs_statement_reset (statement);
  return rules;
}

/**
 * dcs_store_put_derivation:
 *
 * Keeps in the running transaction by which rules everything is derived now.
 */
gboolean
dcs_store_put_derivation (DcsStore *self, const char *rules, GError **error)
{
  sqlite3_stmt *statement;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (self->in_transaction, FALSE);

  statement = _dcs_store_sql (self, DCS_SQL_PUT_DERIVATION, error);
  if (statement == NULL)
    return _dcs_store_fail (self);
  _dcs_bind_text (statement, 0, rules);
  return _dcs_connection_run (statement, error) || _dcs_store_fail (self);
}
