/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Copies of a clinic file: always through SQLite, in one step, into a part file that gets its name
 * only when it was read back whole. */

/* How often a writer that is always faster is waited for; each time five seconds. */
#define N_ATTEMPTS 6

static gboolean
copy_pages (sqlite3 *source, sqlite3 *copy, GError **error)
{
  int rc = SQLITE_BUSY;

  for (int i = 0; i < N_ATTEMPTS && (rc & 0xff) == SQLITE_BUSY; i++)
    {
      sqlite3_backup *backup = sqlite3_backup_init (copy, "main", source, "main");

      if (backup == NULL)
        {
          _dcs_connection_set_error (copy, sqlite3_extended_errcode (copy), error);
          return FALSE;
        }
      /* All pages at once: in smaller steps a writer beside it makes it start over for ever. */
      rc = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  if (rc == SQLITE_DONE)
    return TRUE;
  _dcs_connection_set_error (copy, rc, error);
  return FALSE;
}

/* Reads a finished copy back from the disk. */
static gboolean
verify_copy (const char *part, int version, GError **error)
{
  g_autoptr (sqlite3) copy = _dcs_connection_open_copy (part, TRUE, error);
  gint64 application_id, user_version;

  if (copy == NULL || !_dcs_connection_is_sound (copy, error)
      || !_dcs_connection_get_int64 (copy, "PRAGMA application_id", &application_id, error)
      || !_dcs_connection_get_int64 (copy, "PRAGMA user_version", &user_version, error))
    return FALSE;
  if (application_id == DCS_STORE_APPLICATION_ID && user_version == version)
    return TRUE;
  _dcs_connection_set_error (copy, SQLITE_CORRUPT, error);
  return FALSE;
}

static gboolean
fill_part (const char *source, const char *part, GError **error)
{
  g_autoptr (sqlite3) from = _dcs_connection_open (source, TRUE, error);
  g_autoptr (sqlite3) to = NULL;

  if (from == NULL)
    return FALSE;
  to = _dcs_connection_open_copy (part, FALSE, error);
  return to != NULL && copy_pages (from, to, error);
}

/* A whole copy of @source in a part file beside @destination, on the disk; NULL on error. */
static char *
make_copy (const char *source, const char *destination, int version, GError **error)
{
  g_autofree char *part = _dcs_file_make_part (destination, error);

  if (part == NULL)
    return NULL;
  if (fill_part (source, part, error) && verify_copy (part, version, error)
      && _dcs_file_sync (part, error))
    return g_steal_pointer (&part);
  g_unlink (part);
  return NULL;
}

/**
 * _dcs_backup_to:
 * @source: a resolved path of a clinic file
 * @destination: a resolved path; must not exist
 * @version: the schema version that it has
 *
 * Puts a verified copy of a clinic file at @destination, or nothing.
 */
gboolean
_dcs_backup_to (const char *source, const char *destination, int version, GError **error)
{
  g_autofree char *part = NULL;
  struct stat info;

  if (lstat (destination, &info) == 0)
    {
      _dcs_file_set_error (EEXIST, error);
      return FALSE;
    }
  part = make_copy (source, destination, version, error);
  if (part == NULL)
    return FALSE;
  if (_dcs_file_publish (part, destination, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/**
 * dcs_store_backup:
 * @destination: where to; must not exist
 *
 * Puts a whole, verified copy of what was committed at @destination, for its owner only. It may be
 * on a network drive. Other programs can go on writing.
 */
gboolean
dcs_store_backup (DcsStore *self, const char *destination, GError **error)
{
  g_autofree char *resolved = NULL;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (destination != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  resolved = _dcs_file_resolve (destination, error);
  return resolved != NULL && _dcs_backup_to (self->path, resolved, self->version, error);
}

/* Journals of a file that cannot be opened go with it: left behind, they would be played into the
 * file that takes its place. */
static gboolean
move_journals (const char *path, const char *kept, GError **error)
{
  static const char *const suffixes[] = { "-journal", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (kept, suffixes[i], NULL);

      if (rename (from, to) != 0 && errno != ENOENT)
        {
          _dcs_file_set_error (errno, error);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
name_kept (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  for (int i = 1;; i++)
    {
      g_autofree char *kept = i == 1 ? g_strdup_printf ("%s.replaced-%s", path, time)
                                     : g_strdup_printf ("%s.replaced-%s.%d", path, time, i);

      if (!g_file_test (kept, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&kept);
    }
}

/* Gives the file at @path a second name and the part its first, so that there is a whole file at
 * @path at every moment. */
static gboolean
replace_file (const char *part, const char *path, const char *kept, GError **error)
{
  if (!move_journals (path, kept, error))
    return FALSE;
  if (link (path, kept) != 0 && rename (path, kept) != 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  if (rename (part, path) != 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  return _dcs_file_sync_folder (path, error);
}

/* What is at @path is nobody's at this moment, and its journal was played back, if it is a sound
 * clinic file at all; what is not may be replaced too, since restoring is the answer to damage. */
static gboolean
check_replaceable (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (sqlite3) db = NULL;
  DcsFileHeader header;

  if (!_dcs_file_check (path, &header, &local_error))
    {
      if (!g_error_matches (local_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NETWORK))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (_dcs_file_is_open (path))
    {
      /* It would go on writing into the file that was replaced. */
      _dcs_connection_set_error (NULL, SQLITE_BUSY, error);
      return FALSE;
    }
  db = _dcs_connection_open (path, FALSE, &local_error);
  if (db != NULL)
    _dcs_connection_exec (db, "BEGIN EXCLUSIVE; ROLLBACK", &local_error);
  if (!g_error_matches (local_error, DCS_STORE_ERROR, DCS_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
version_of (const char *path, GError **error)
{
  DcsFileHeader header;
  g_autoptr (sqlite3) db = NULL;
  gint64 version;

  if (!_dcs_file_check (path, &header, error))
    return -1;
  db = _dcs_connection_open (path, TRUE, error);
  if (db == NULL || !_dcs_connection_get_int64 (db, "PRAGMA user_version", &version, error))
    return -1;
  return (int) version;
}

/**
 * dcs_store_restore:
 * @source: a backup; stays as it is
 * @path: where the clinic file is to be; nobody may have it open
 * @kept_path: (out) (optional) (nullable) (transfer full): where the file that was there is now
 *
 * Puts a verified copy of @source at @path. What was there is kept beside it under another name.
 */
gboolean
dcs_store_restore (const char *source, const char *path, char **kept_path, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *part = NULL;
  g_autofree char *kept = NULL;
  gboolean good, exists;
  struct stat info;
  int version;

  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (kept_path != NULL)
    *kept_path = NULL;
  from = _dcs_file_resolve (source, error);
  to = from != NULL ? _dcs_file_resolve (path, error) : NULL;
  version = to != NULL ? version_of (from, error) : -1;
  if (version < 0)
    return FALSE;
  exists = lstat (to, &info) == 0;
  if (exists && !S_ISREG (info.st_mode))
    {
      _dcs_file_set_error (EEXIST, error);
      return FALSE;
    }
  if (exists && !check_replaceable (to, error))
    return FALSE;
  part = make_copy (from, to, version, error);
  if (part == NULL)
    return FALSE;
  kept = exists ? name_kept (to) : NULL;
  good = exists ? replace_file (part, to, kept, error) : _dcs_file_publish (part, to, error);
  if (!good)
    g_unlink (part);
  else if (kept_path != NULL)
    *kept_path = g_steal_pointer (&kept);
  return good;
}
