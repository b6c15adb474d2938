/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>

/* The forms in which rows stand in the audit trail and in which entries are sealed. Neither may
 * ever change: the seals of old entries are taken over them. */

/* Length, colon, bytes: two different lists of texts never give the same bytes. */
static void
add_text (GChecksum *checksum, const char *text)
{
  char length[24];
  gsize size = text != NULL ? strlen (text) : 0;

  if (text == NULL)
    {
      g_checksum_update (checksum, (const guchar *) "-", 1);
      return;
    }
  g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", size);
  g_checksum_update (checksum, (const guchar *) length, (gssize) strlen (length));
  g_checksum_update (checksum, (const guchar *) text, (gssize) size);
}

static void
add_number (GChecksum *checksum, gint64 number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  add_text (checksum, text);
}

static void
finish (GChecksum *checksum, guint8 hash[DCS_AUDIT_HASH_SIZE])
{
  gsize size = DCS_AUDIT_HASH_SIZE;

  g_checksum_get_digest (checksum, hash, &size);
}

/**
 * _dcs_trail_content_hash:
 * @salt: %DCS_AUDIT_SALT_SIZE bytes
 *
 * The seal of what a row was and became. Salted, so that what was erased cannot be guessed from it.
 */
void
_dcs_trail_content_hash (const guint8 *salt,
                         const char *before,
                         const char *after,
                         guint8 hash[DCS_AUDIT_HASH_SIZE])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, salt, DCS_AUDIT_SALT_SIZE);
  add_text (checksum, before);
  add_text (checksum, after);
  finish (checksum, hash);
}

/**
 * _dcs_trail_chain_hash:
 * @previous: (nullable): the chain hash of the entry before; %NULL for the first
 *
 * The seal of an entry and, through @previous, of all before it.
 */
void
_dcs_trail_chain_hash (const guint8 *previous,
                       const DcsAuditEntry *entry,
                       const guint8 *content_hash,
                       guint8 hash[DCS_AUDIT_HASH_SIZE])
{
  static const guint8 nothing[DCS_AUDIT_HASH_SIZE];
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, previous != NULL ? previous : nothing, DCS_AUDIT_HASH_SIZE);
  add_number (checksum, entry->seq);
  add_text (checksum, entry->at);
  add_text (checksum, entry->actor);
  add_text (checksum, entry->action);
  add_text (checksum, entry->table);
  add_text (checksum, entry->row_id);
  add_number (checksum, entry->patient_id);
  add_text (checksum, entry->reason);
  g_checksum_update (checksum, content_hash, DCS_AUDIT_HASH_SIZE);
  finish (checksum, hash);
}

static void
append_quoted (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    if (*c == '"' || *c == '\\')
      g_string_append_printf (text, "\\%c", *c);
    else if ((guchar) *c < 0x20)
      g_string_append_printf (text, "\\u%04x", (guint) (guchar) *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '"');
}

/* The shortest of two forms that gives the same number back. */
static void
append_double (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  g_string_append (text, buffer);
}

static void
append_code (DcsStore *self, sqlite3_value *value, GString *text, gboolean quoted)
{
  gint64 number = sqlite3_value_int64 (value);
  DcsCode code = number != 0 ? _dcs_codes_code (self, number, NULL) : 0;
  const char *word = code != 0 ? dcs_code_string (code) : "";

  if (quoted)
    append_quoted (text, word);
  else
    g_string_append (text, word);
}

static void
append_member (GString *text, const char *name)
{
  g_string_append_printf (text, "%s\"%s\":", text->len > 1 ? "," : "", name);
}

/**
 * _dcs_trail_row_text:
 * @columns: the row, as _dcs_record_sql_columns() names its columns
 * @text: what to fill
 *
 * A row as JSON: what it has, by column; codes as words, so that the trail can be read on its own.
 */
void
_dcs_trail_row_text (DcsStore *self, DcsRecordKind kind, sqlite3_value **columns, GString *text)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int column = 0;

  g_string_assign (text, "{");
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      sqlite3_value *value = columns[column++];

      if (field->type == DCS_FIELD_DECIMAL)
        column++;
      if (sqlite3_value_type (value) == SQLITE_NULL)
        continue;
      append_member (text, field->name);
      if (field->type == DCS_FIELD_CODE)
        append_code (self, value, text, TRUE);
      else if (sqlite3_value_type (value) == SQLITE_INTEGER)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
      else if (sqlite3_value_type (value) == SQLITE_FLOAT)
        append_double (text, sqlite3_value_double (value));
      else
        append_quoted (text, (const char *) sqlite3_value_text (value));
      if (field->type == DCS_FIELD_DECIMAL)
        {
          append_member (text, field->name);
          g_string_insert (text, (gssize) text->len - 2, "_dp");
          g_string_append_printf (text, "%d", sqlite3_value_int (columns[column - 1]));
        }
    }
  g_string_append_c (text, '}');
}

/**
 * _dcs_trail_row_id:
 *
 * The key of a row within its patient, as text: its id, or for an observation its visit, date, code
 * and site.
 */
void
_dcs_trail_row_id (DcsStore *self, DcsRecordKind kind, sqlite3_value **columns, GString *text)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int column = 0;

  g_string_truncate (text, 0);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      sqlite3_value *value = columns[column++];

      if (field->type == DCS_FIELD_DECIMAL)
        column++;
      if (!(field->flags & DCS_FIELD_KEY) || (int) i == info->patient_id)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '|');
      if (field->type == DCS_FIELD_CODE)
        append_code (self, value, text, FALSE);
      else
        g_string_append (text, (const char *) sqlite3_value_text (value));
    }
}

/**
 * _dcs_trail_seal:
 *
 * Returns: (transfer full): "NUMBER:HEX"
 */
char *
_dcs_trail_seal (gint64 seq, const guint8 *hash)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT ":", seq);
  for (guint i = 0; i < DCS_AUDIT_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}
