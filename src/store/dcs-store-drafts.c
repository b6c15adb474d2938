/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

/* What somebody typed and has not saved yet. No record: nothing is derived from it, the trail does
 * not speak of it, and no export holds it. It goes with the person that it is about. */

/**
 * dcs_store_put_draft:
 * @subject: names the form, one draft for each subject and author
 * @patient_id: whom it is about; 0 for somebody who is not in the file yet
 * @content: what to keep; up to ten million characters
 *
 * Keeps a draft of the actor, in place of an earlier one, in the running transaction or in one of
 * its own. NOT_FOUND when there is no such patient.
 */
gboolean
dcs_store_put_draft (
    DcsStore *self, const char *subject, gint64 patient_id, const char *content, GError **error)
{
  sqlite3_stmt *statement;
  gboolean entered, good = FALSE;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (subject != NULL && content != NULL, FALSE);

  if (!_dcs_store_enter (self, NULL, &entered, error))
    return FALSE;
  statement = _dcs_store_sql (self, DCS_SQL_PUT_DRAFT, error);
  if (statement != NULL)
    {
      _dcs_bind_text (statement, 0, self->actor);
      _dcs_bind_text (statement, 1, subject);
      if (patient_id != 0)
        _dcs_bind_int64 (statement, 2, patient_id);
      _dcs_bind_int64 (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
      _dcs_bind_text (statement, 4, content);
      good = _dcs_connection_run (statement, error);
    }
  return _dcs_store_leave (self, entered, good, error);
}

/**
 * dcs_store_drop_draft:
 *
 * Drops the actor's draft of @subject, if there is one, in the running transaction or in one of its
 * own.
 */
gboolean
dcs_store_drop_draft (DcsStore *self, const char *subject, GError **error)
{
  sqlite3_stmt *statement;
  gboolean entered, good = FALSE;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (subject != NULL, FALSE);

  if (!_dcs_store_enter (self, NULL, &entered, error))
    return FALSE;
  statement = _dcs_store_sql (self, DCS_SQL_DROP_DRAFT, error);
  if (statement != NULL)
    {
      _dcs_bind_text (statement, 0, self->actor);
      _dcs_bind_text (statement, 1, subject);
      good = _dcs_connection_run (statement, error);
    }
  return _dcs_store_leave (self, entered, good, error);
}

/**
 * dcs_store_each_draft:
 * @patient_id: whose, or 0 for all, those of new patients too
 * @func: (scope call): called with each; its texts live until it returns; %FALSE stops
 *
 * Reads the actor's drafts, the newest first.
 */
gboolean
dcs_store_each_draft (
    DcsStore *self, gint64 patient_id, DcsStoreDraftFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *statement;
  DcsStep step;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (func != NULL, FALSE);

  statement = _dcs_store_sql (self, DCS_SQL_EACH_DRAFT, error);
  if (statement == NULL)
    return FALSE;
  _dcs_bind_text (statement, 0, self->actor);
  _dcs_bind_int64 (statement, 1, patient_id);
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      const DcsStoreDraft draft = {
        .subject = (const char *) sqlite3_column_text (statement, 0),
        .patient_id = sqlite3_column_int64 (statement, 1),
        .kept_at = sqlite3_column_int64 (statement, 2),
        .content = (const char *) sqlite3_column_text (statement, 3),
        .author = self->actor,
      };

      if (!func (&draft, data))
        {
          step = DCS_STEP_DONE;
          break;
        }
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}
