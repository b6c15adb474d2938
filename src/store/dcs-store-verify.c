/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading the audit trail and finding what does not fit: an entry that was edited, removed, swapped
 * or cut off, and a live row that is not what its newest entry says. What this cannot find is a
 * trail that somebody wrote anew from end to end; an earlier seal, kept elsewhere, finds that too.
 */

/* The columns of DCS_SQL_AUDIT_EACH. */
enum
{
  COLUMN_SEQ,
  COLUMN_AT,
  COLUMN_ACTOR,
  COLUMN_ACTION,
  COLUMN_TABLE,
  COLUMN_ROW_ID,
  COLUMN_PATIENT_ID,
  COLUMN_REASON,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_SALT,
  COLUMN_CONTENT_HASH,
  COLUMN_CHAIN_HASH,
};

typedef struct
{
  DcsStore *store;
  DcsAuditReport *report;
  GHashTable *erased; /* owned: keys of the patients that an entry says were erased */
  gint64 seal_seq;    /* 0: none was handed in */
  char *seal;         /* owned */
  gboolean seal_seen;
  guint8 previous[DCS_AUDIT_HASH_SIZE];
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->erased, g_hash_table_unref);
  g_clear_pointer (&self->seal, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static void
note_fault (DcsAuditReport *report, const char *fault)
{
  if (report->first_fault == NULL)
    report->first_fault = g_strdup (fault);
}

/* @format: a sentence with %s for the entry's number */
static void
note_entry (DcsAuditReport *report, const char *format, gint64 seq)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seq);

  if (report->first_fault == NULL)
    report->first_fault = g_strdup_printf (format, number);
}

static const char *
text_column (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

static gboolean
blob_equals (sqlite3_stmt *statement, int column, const guint8 *hash)
{
  return sqlite3_column_bytes (statement, column) == DCS_AUDIT_HASH_SIZE
         && memcmp (sqlite3_column_blob (statement, column), hash, DCS_AUDIT_HASH_SIZE) == 0;
}

/* Whether the content of an entry is what was sealed, or was erased as another entry says. */
static gboolean
content_fits (Walk *self, sqlite3_stmt *statement)
{
  guint8 hash[DCS_AUDIT_HASH_SIZE];
  gint64 patient_id = sqlite3_column_int64 (statement, COLUMN_PATIENT_ID);

  if (sqlite3_column_type (statement, COLUMN_SALT) == SQLITE_NULL)
    {
      self->report->n_erased++;
      return sqlite3_column_type (statement, COLUMN_BEFORE) == SQLITE_NULL
             && sqlite3_column_type (statement, COLUMN_AFTER) == SQLITE_NULL
             && g_hash_table_contains (self->erased, &patient_id);
    }
  if (sqlite3_column_bytes (statement, COLUMN_SALT) != DCS_AUDIT_SALT_SIZE)
    return FALSE;
  _dcs_trail_content_hash (sqlite3_column_blob (statement, COLUMN_SALT),
                           (const char *) sqlite3_column_text (statement, COLUMN_BEFORE),
                           (const char *) sqlite3_column_text (statement, COLUMN_AFTER),
                           hash);
  return blob_equals (statement, COLUMN_CONTENT_HASH, hash);
}

static void
check_entry (Walk *self, sqlite3_stmt *statement)
{
  DcsAuditReport *report = self->report;
  DcsAuditEntry entry = {
    .seq = sqlite3_column_int64 (statement, COLUMN_SEQ),
    .at = text_column (statement, COLUMN_AT),
    .actor = text_column (statement, COLUMN_ACTOR),
    .action = text_column (statement, COLUMN_ACTION),
    .table = text_column (statement, COLUMN_TABLE),
    .row_id = text_column (statement, COLUMN_ROW_ID),
    .patient_id = sqlite3_column_int64 (statement, COLUMN_PATIENT_ID),
    .reason = text_column (statement, COLUMN_REASON),
  };
  guint8 hash[DCS_AUDIT_HASH_SIZE] = { 0 };

  report->n_entries++;
  if (entry.seq != report->n_entries)
    note_entry (report, _ ("Entry %s of the audit trail is missing."), report->n_entries);
  if (!content_fits (self, statement))
    note_entry (report, _ ("The content of entry %s of the audit trail was changed."), entry.seq);
  if (sqlite3_column_bytes (statement, COLUMN_CONTENT_HASH) == DCS_AUDIT_HASH_SIZE)
    _dcs_trail_chain_hash (entry.seq > 1 ? self->previous : NULL,
                           &entry,
                           sqlite3_column_blob (statement, COLUMN_CONTENT_HASH),
                           hash);
  if (!blob_equals (statement, COLUMN_CHAIN_HASH, hash))
    note_entry (report, _ ("Entry %s of the audit trail was changed."), entry.seq);
  memcpy (self->previous, hash, sizeof hash);

  if (entry.seq == self->seal_seq)
    {
      g_autofree char *seal = _dcs_trail_seal (entry.seq, hash);

      self->seal_seen = TRUE;
      if (g_ascii_strcasecmp (seal, self->seal) != 0)
        note_entry (report,
                    _ ("The audit trail was rewritten: entry %s does not have the seal that was "
                       "noted earlier."),
                    entry.seq);
    }
}

static gboolean
read_erasures (Walk *self, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self->store, DCS_SQL_AUDIT_ERASURES, error);
  DcsStep step;

  self->erased = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (statement == NULL)
    return FALSE;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      gint64 patient_id = sqlite3_column_int64 (statement, 0);

      g_hash_table_add (self->erased, g_memdup2 (&patient_id, sizeof patient_id));
    }
  _dcs_statement_reset (statement);
  return step != DCS_STEP_ERROR;
}

static gboolean
walk_trail (Walk *self, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self->store, DCS_SQL_AUDIT_EACH, error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    check_entry (self, statement);
  _dcs_statement_reset (statement);
  if (step == DCS_STEP_ERROR)
    return FALSE;
  if (self->report->n_entries == 0)
    note_fault (self->report, _ ("The audit trail is empty: its entries were removed."));
  if (self->seal_seq != 0 && !self->seal_seen)
    note_entry (self->report,
                _ ("The audit trail was cut: entry %s, which was noted earlier, is gone."),
                self->seal_seq);
  return TRUE;
}

/* Splits an observation's row id into the values of its key. */
static gboolean
observation_key (DcsStore *self, const char *row_id, DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (DCS_RECORD_OBSERVATION);
  g_auto (GStrv) parts = g_strsplit (row_id, "|", -1);
  guint part = 0;

  if (g_strv_length (parts) != 4)
    return FALSE;
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      DcsDate date = DCS_DATE_INIT;
      const char *text;

      if (!(field->flags & DCS_FIELD_KEY) || (int) i == info->patient_id)
        continue;
      text = parts[part++];
      if (field->type == DCS_FIELD_INTEGER)
        values[i] = dcs_value_integer (g_ascii_strtoll (text, NULL, 10));
      else if (field->type == DCS_FIELD_DATE)
        {
          if (text[0] != '\0' && !dcs_date_parse_iso (text, -1, &date))
            return FALSE;
          values[i] = dcs_value_date (date);
        }
      else
        {
          values[i] = dcs_value_code (dcs_code_try (text));
          /* A code that the dictionary lacks: there can be no such row. */
          if (text[0] != '\0'
              && (values[i].code == 0 || _dcs_codes_known_number (self, values[i].code) < 0))
            return FALSE;
        }
    }
  return TRUE;
}

/* The row that an entry speaks of as the trail writes it, or NULL when it is not there. */
static gboolean
read_live_row (DcsStore *self,
               DcsRecordKind kind,
               gint64 patient_id,
               const char *row_id,
               GString **text,
               GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  sqlite3_stmt *statement = _dcs_record_sql (self, kind, DCS_RECORD_SQL_BY_KEY, error);
  sqlite3_value *columns[2 * DCS_RECORD_MAX_FIELDS];
  DcsValue values[DCS_RECORD_MAX_FIELDS] = { 0 };
  DcsDateTexts dates;
  DcsStep step;

  *text = NULL;
  if (statement == NULL)
    return FALSE;
  if (info->patient_id >= 0)
    values[info->patient_id] = dcs_value_integer (patient_id);
  if (info->id >= 0)
    values[info->id] = dcs_value_integer (g_ascii_strtoll (row_id, NULL, 10));
  else if (!observation_key (self, row_id, values))
    return TRUE;
  if (!_dcs_record_bind (self, kind, statement, 0, values, dates, error))
    return FALSE;
  step = _dcs_connection_step (statement, error);
  if (step == DCS_STEP_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        columns[i] = sqlite3_column_value (statement, i);
      *text = g_string_new (NULL);
      _dcs_trail_row_text (self, kind, columns, *text);
    }
  _dcs_statement_reset (statement);
  return step != DCS_STEP_ERROR;
}

/* Compares the row of one newest entry (DCS_SQL_AUDIT_NEWEST) with what the table holds. */
static gboolean
check_row (DcsStore *self,
           sqlite3_stmt *statement,
           void (*report) (const char *fault, gpointer data),
           gpointer data,
           GError **error)
{
  const char *table = text_column (statement, 1);
  const char *after = (const char *) sqlite3_column_text (statement, 4);
  DcsRecordKind kind = _dcs_record_find_kind (table);
  GString *live;
  g_autofree char *live_text = NULL;
  g_autofree char *fault = NULL;

  if (kind == DCS_N_RECORD_KINDS || sqlite3_column_type (statement, 5) == SQLITE_NULL)
    return TRUE;
  if (!read_live_row (self,
                      kind,
                      sqlite3_column_int64 (statement, 3),
                      text_column (statement, 2),
                      &live,
                      error))
    return FALSE;
  live_text = live != NULL ? g_string_free (live, FALSE) : NULL;
  if (g_strcmp0 (live_text, after) == 0)
    return TRUE;
  fault = g_strdup_printf (
      _ ("A record of “%s” is not what entry %s of the audit trail says: it was "
         "changed past the trail."),
      table,
      text_column (statement, 0));
  report (fault, data);
  return TRUE;
}

/**
 * _dcs_verify_rows:
 * @report: (scope call): called with each fault
 *
 * Compares the live rows with the newest entries that speak of them. Rows of a bulk transaction
 * have no entries of their own until they are changed.
 */
gboolean
_dcs_verify_rows (DcsStore *self,
                  void (*report) (const char *fault, gpointer data),
                  gpointer data,
                  GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_AUDIT_NEWEST, error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    if (!check_row (self, statement, report, data, error))
      {
        step = DCS_STEP_ERROR;
        break;
      }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}

static void
first_fault_cb (const char *fault, gpointer data)
{
  note_fault (data, fault);
}

static gboolean
take_seal (Walk *self, const char *earlier_seal, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (earlier_seal != NULL ? earlier_seal : ""));
  char *end;

  if (text[0] == '\0')
    return TRUE;
  self->seal_seq = g_ascii_strtoll (text, &end, 10);
  self->seal = g_steal_pointer (&text);
  if (self->seal_seq >= 1 && *end == ':' && strlen (end + 1) == 2 * DCS_AUDIT_HASH_SIZE)
    return TRUE;
  g_set_error_literal (
      error,
      DCS_STORE_ERROR,
      DCS_STORE_ERROR_NOT_FOUND,
      _ ("This is not a seal of an audit trail. A seal is a number, a colon and 64 "
         "hexadecimal digits."));
  return FALSE;
}

/**
 * dcs_store_audit_verify:
 * @earlier_seal: (nullable): what dcs_store_audit_seal() gave at some time and was kept elsewhere
 * @report: (out): what was found; clear it with dcs_audit_report_clear()
 *
 * Reads the whole trail and compares the live rows with it.
 *
 * Returns: whether it could be read; faults are in @report
 */
gboolean
dcs_store_audit_verify (DcsStore *self,
                        const char *earlier_seal,
                        DcsAuditReport *report,
                        GError **error)
{
  g_auto (Walk) walk = { .store = self, .report = report };

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (report != NULL, FALSE);

  memset (report, 0, sizeof *report);
  if (take_seal (&walk, earlier_seal, error) && read_erasures (&walk, error)
      && walk_trail (&walk, error) && _dcs_verify_rows (self, first_fault_cb, report, error))
    return TRUE;
  dcs_audit_report_clear (report);
  return FALSE;
}

void
dcs_audit_report_clear (DcsAuditReport *report)
{
  g_clear_pointer (&report->first_fault, g_free);
  memset (report, 0, sizeof *report);
}
