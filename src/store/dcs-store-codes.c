/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <glib/gi18n-lib.h>

/* The dictionary: codes of the program (interned text) to numbers of the file and back. It only
 * ever grows; another process may add to it, so it is read on whenever the file has changed. */

static void
keep (DcsStore *self, guint number, DcsCode code)
{
  static const gint32 none = -1;

  if (self->code_of_number->len <= number)
    g_array_set_size (self->code_of_number, number + 1);
  g_array_index (self->code_of_number, DcsCode, number) = code;
  while (self->number_of_code->len <= code)
    g_array_append_val (self->number_of_code, none);
  g_array_index (self->number_of_code, gint32, code) = (gint32) number;
}

/**
 * _dcs_codes_refresh:
 *
 * Reads what was added to the dictionary since it was last read. Codes that somebody else committed
 * stay; those of this store's transaction are forgotten when it is rolled back.
 */
gboolean
_dcs_codes_refresh (DcsStore *self, GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_LOAD_CODES, error);
  DcsStep step;

  if (statement == NULL)
    return FALSE;
  _dcs_bind_int64 (statement, 0, self->code_of_number->len);
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      gint64 number = sqlite3_column_int64 (statement, 0);
      const char *code = (const char *) sqlite3_column_text (statement, 1);

      keep (self, (guint) number, code != NULL && code[0] != '\0' ? dcs_code (code) : 0);
    }
  _dcs_statement_reset (statement);
  if (step == DCS_STEP_ERROR)
    return FALSE;
  if (!self->in_transaction)
    self->n_committed_codes = self->code_of_number->len;
  return TRUE;
}

/**
 * _dcs_codes_known_number:
 *
 * Returns: the number of a code in this file; -1 when it has none; 0 for no code
 */
gint64
_dcs_codes_known_number (DcsStore *self, DcsCode code)
{
  if (code < self->number_of_code->len)
    return g_array_index (self->number_of_code, gint32, code);
  return -1;
}

/**
 * _dcs_codes_number:
 *
 * Returns: the number of a code in this file, which is given one in the running transaction when it
 *   has none; -1 on error
 */
gint64
_dcs_codes_number (DcsStore *self, DcsCode code, GError **error)
{
  gint64 number = _dcs_codes_known_number (self, code);
  sqlite3_stmt *statement;

  if (number >= 0)
    return number;

  statement = _dcs_store_sql (self, DCS_SQL_ADD_CODE, error);
  if (statement == NULL)
    return -1;
  number = self->code_of_number->len;
  _dcs_bind_int64 (statement, 0, number);
  _dcs_bind_text (statement, 1, dcs_code_string (code));
  if (!_dcs_connection_run (statement, error))
    return -1;
  keep (self, (guint) number, code);
  return number;
}

/**
 * _dcs_codes_code:
 *
 * Returns: the code that has a number, or 0 with @error set to CORRUPT
 */
DcsCode
_dcs_codes_code (DcsStore *self, gint64 number, GError **error)
{
  if (number > 0 && number >= self->code_of_number->len && !_dcs_codes_refresh (self, error))
    return 0;
  if (number > 0 && number < self->code_of_number->len
      && g_array_index (self->code_of_number, DcsCode, number) != 0)
    return g_array_index (self->code_of_number, DcsCode, number);
  _dcs_connection_set_error (self->db, SQLITE_CORRUPT, error);
  return 0;
}

void
_dcs_codes_committed (DcsStore *self)
{
  self->n_committed_codes = self->code_of_number->len;
}

void
_dcs_codes_rolled_back (DcsStore *self)
{
  for (guint i = self->n_committed_codes; i < self->code_of_number->len; i++)
    {
      DcsCode code = g_array_index (self->code_of_number, DcsCode, i);

      if (code != 0)
        g_array_index (self->number_of_code, gint32, code) = -1;
    }
  g_array_set_size (self->code_of_number, self->n_committed_codes);
}
