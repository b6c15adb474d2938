/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>

/* What the audit trail says about the records of one patient. */

typedef struct
{
  DcsStore *store;
  DcsRecordKind kind; /* whose changes are wanted; PATIENT with id 0: all */
  gint64 id;
  char *row_id;        /* owned: of the record in the trail */
  char *visit_prefix;  /* owned: what rows of the visit's observations begin with, or NULL */
  char *reference;     /* owned: how a row that belongs to the record refers to it, or NULL */
  GStringChunk *texts; /* owned: of the values that are being handed out */
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->row_id);
  g_free (self->visit_prefix);
  g_free (self->reference);
  g_string_chunk_free (self->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
reading_init (Reading *self, DcsStore *store, DcsRecordKind kind, gint64 id)
{
  *self = (Reading){ .store = store, .kind = kind, .id = id };
  self->row_id = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (kind == DCS_RECORD_VISIT)
    self->visit_prefix = g_strdup_printf ("%" G_GINT64_FORMAT "|", id);
  /* A quotation mark inside a text is escaped in the trail: this is a member, never a text. */
  if (kind == DCS_RECORD_VISIT || kind == DCS_RECORD_TREATMENT)
    self->reference = g_strdup_printf (
        "\"%s_id\":%" G_GINT64_FORMAT ",", dcs_record_info (kind)->table, id);
  self->texts = g_string_chunk_new (1024);
}

/**
 * dcs_store_belongs:
 *
 * Returns: whether records of @kind belong to one of @owner: they are deleted with it
 */
gboolean
dcs_store_belongs (DcsRecordKind kind, DcsRecordKind owner)
{
  if (owner == DCS_RECORD_VISIT)
    return kind == DCS_RECORD_OBSERVATION || kind == DCS_RECORD_ASSESSMENT
           || kind == DCS_RECORD_DECISION;
  if (owner == DCS_RECORD_TREATMENT)
    return kind == DCS_RECORD_DOSE_STEP || kind == DCS_RECORD_ADMINISTRATION
           || kind == DCS_RECORD_ASSESSMENT || kind == DCS_RECORD_DECISION;
  return FALSE;
}

static gboolean
is_wanted (const Reading *self, DcsRecordKind kind, const char *row_id, const char *row)
{
  if (kind == DCS_N_RECORD_KINDS)
    return FALSE;
  if (self->kind == DCS_RECORD_PATIENT && self->id == 0)
    return TRUE;
  if (kind == self->kind)
    return g_strcmp0 (row_id, self->row_id) == 0;
  if (!dcs_store_belongs (kind, self->kind))
    return FALSE;
  if (kind == DCS_RECORD_OBSERVATION)
    return g_str_has_prefix (row_id, self->visit_prefix);
  return strstr (row, self->reference) != NULL;
}

/* One member of a row as the trail has it: a number or a text. */
static void
read_member (Reading *self, const DcsField *field, sqlite3_stmt *member, DcsValue *value)
{
  const char *text = (const char *) sqlite3_column_text (member, 1);
  DcsDate date;

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      *value = dcs_value_integer (sqlite3_column_int64 (member, 1));
      if (value->integer == 0 && field->domain != NULL)
        *value = DCS_VALUE_INIT;
      break;
    case DCS_FIELD_DECIMAL:
      *value = dcs_value_decimal (sqlite3_column_double (member, 1), 0);
      break;
    case DCS_FIELD_DATE:
      if (text != NULL && dcs_date_parse_iso (text, -1, &date))
        *value = dcs_value_date (date);
      break;
    case DCS_FIELD_CODE:
      if (text != NULL && text[0] != '\0')
        *value = dcs_value_code (dcs_code (text));
      break;
    case DCS_FIELD_TEXT:
    case DCS_FIELD_CHOICE:
    default:
      if (text != NULL)
        *value = dcs_value_text (g_string_chunk_insert (self->texts, text));
    }
}

/* A row of the trail as values; what it does not name is empty. */
static gboolean
read_row (Reading *self, DcsRecordKind kind, const char *row, DcsValue *values, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  sqlite3_stmt *member = _dcs_store_sql (self->store, DCS_SQL_JSON_MEMBERS, error);
  DcsStep step;

  memset (values, 0, info->n_fields * sizeof *values);
  if (member == NULL)
    return FALSE;
  _dcs_bind_text (member, 0, row);
  while ((step = _dcs_connection_step (member, error)) == DCS_STEP_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (member, 0);
      g_autofree char *base = NULL;
      int field = dcs_record_info_find (info, name);

      if (field >= 0)
        read_member (self, &info->fields[field], member, &values[field]);
      else if (g_str_has_suffix (name, "_dp"))
        {
          base = g_strndup (name, strlen (name) - 3);
          field = dcs_record_info_find (info, base);
          if (field >= 0 && values[field].kind == DCS_VALUE_DECIMAL)
            values[field].decimals = (guint8) CLAMP (
                sqlite3_column_int (member, 1), 0, DCS_DECIMAL_MAX_DECIMALS);
        }
    }
  _dcs_statement_reset (member);
  return step == DCS_STEP_DONE;
}

/* *stop: when @func has seen enough. */
static gboolean
hand_out (Reading *self,
          sqlite3_stmt *entry,
          DcsRecordKind kind,
          DcsStoreChangeFunc func,
          gpointer data,
          gboolean *stop,
          GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  const char *before_text = (const char *) sqlite3_column_text (entry, 7);
  const char *after_text = (const char *) sqlite3_column_text (entry, 8);
  DcsValue before[DCS_RECORD_MAX_FIELDS], after[DCS_RECORD_MAX_FIELDS];
  DcsStoreChange change = {
    .seq = sqlite3_column_int64 (entry, 0),
    .at = (const char *) sqlite3_column_text (entry, 1),
    .actor = (const char *) sqlite3_column_text (entry, 2),
    .action = (const char *) sqlite3_column_text (entry, 3),
    .reason = (const char *) sqlite3_column_text (entry, 6),
    .kind = kind,
  };

  g_string_chunk_clear (self->texts);
  if (before_text != NULL && !read_row (self, kind, before_text, before, error))
    return FALSE;
  if (after_text != NULL && !read_row (self, kind, after_text, after, error))
    return FALSE;
  change.before = before_text != NULL ? before : NULL;
  change.after = after_text != NULL ? after : NULL;
  if (info->id >= 0)
    change.id = (change.after != NULL ? change.after : change.before)[info->id].integer;
  *stop = !func (&change, data);
  return TRUE;
}

/**
 * dcs_store_each_change:
 * @kind: of the record
 * @id: which, with all that belongs to it; 0 with %DCS_RECORD_PATIENT: everything of the patient
 * @func: (scope call): called with each change, the newest first; its values live until it returns;
 *   %FALSE stops. It may read from the store, but no changes
 *
 * Reads what the audit trail holds of a record. Rows that came by an import have no entry until
 * they are changed; the content of an erased person is gone.
 */
gboolean
dcs_store_each_change (DcsStore *self,
                       DcsRecordKind kind,
                       gint64 patient_id,
                       gint64 id,
                       DcsStoreChangeFunc func,
                       gpointer data,
                       GError **error)
{
  sqlite3_stmt *entry;
  g_auto (Reading) reading = { 0 };
  gboolean stop = FALSE;
  DcsStep step = DCS_STEP_DONE;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS && func != NULL, FALSE);

  reading_init (&reading, self, kind, id);
  entry = _dcs_store_sql (self, DCS_SQL_AUDIT_OF_PATIENT, error);
  if (entry == NULL)
    return FALSE;
  _dcs_bind_int64 (entry, 0, patient_id);
  while (!stop && (step = _dcs_connection_step (entry, error)) == DCS_STEP_ROW)
    {
      DcsRecordKind row_kind = _dcs_record_find_kind (
          (const char *) sqlite3_column_text (entry, 4));
      const char *row_id = (const char *) sqlite3_column_text (entry, 5);
      const char *row = (const char *) sqlite3_column_text (
          entry, sqlite3_column_type (entry, 8) != SQLITE_NULL ? 8 : 7);

      if (row == NULL || !is_wanted (&reading, row_kind, row_id, row))
        continue;
      if (!hand_out (&reading, entry, row_kind, func, data, &stop, error))
        {
          step = DCS_STEP_ERROR;
          break;
        }
    }
  _dcs_statement_reset (entry);
  return stop || step == DCS_STEP_DONE;
}

/**
 * dcs_store_find_import:
 * @made_at: when a record got its key (dcs_id_time()), microseconds since 1970
 * @at: (out) (transfer full): when the import was finished, as the trail has it
 * @actor: (out) (transfer full): who made it
 *
 * Returns: the entry of the first import that was finished since; 0 when there is none, -1 on error
 */
gint64
dcs_store_find_import (DcsStore *self, gint64 made_at, char **at, char **actor, GError **error)
{
  sqlite3_stmt *statement;
  char since[DCS_AUDIT_TIME_SIZE];
  gint64 seq = 0;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_AUDIT_IMPORT, error);
  if (statement == NULL)
    return -1;
  _dcs_audit_time (made_at, since);
  _dcs_bind_text (statement, 0, since);
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    {
      seq = sqlite3_column_int64 (statement, 0);
      *at = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      *actor = g_strdup ((const char *) sqlite3_column_text (statement, 2));
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_ERROR ? -1 : seq;
}

/**
 * dcs_store_last_entry:
 *
 * Returns: the number of the newest entry of the trail, which grows with each change of a record;
 *   -1 when it cannot be read
 */
gint64
dcs_store_last_entry (DcsStore *self)
{
  sqlite3_stmt *statement;
  gint64 seq = -1;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);

  statement = _dcs_store_sql (self, DCS_SQL_AUDIT_LAST, NULL);
  if (statement == NULL)
    return -1;
  step = _dcs_connection_step (statement, NULL);
  if (step == DCS_STEP_ROW)
    seq = sqlite3_column_int64 (statement, 0);
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE ? 0 : seq;
}
