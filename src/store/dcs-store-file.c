/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* What can be known about a file before SQLite touches it, and how files are put into place. */

#define HEADER_SIZE 100
#define SMALLEST_FILE 512

/* Magic numbers of file systems whose locks cannot be relied on (statfs(2), linux/magic.h). */
static const guint32 network_file_systems[] = {
  0x00006969, /* NFS */
  0x0000517b, /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x01021997, /* 9p */
  0x5346414f, /* AFS */
  0x6b414653, /* kAFS */
  0x00c36400, /* Ceph */
  0x73757245, /* Coda */
  0x0000564c, /* NCP */
  0x0bd00bd0, /* Lustre */
  0x786f4256, /* VirtualBox shared folder */
};
#define FUSE_MAGIC 0x65735546

/* Of the file systems in user space, those that are on another machine. */
static const char *const network_fuse_types[] = {
  "fuse.sshfs",
  "fuse.gvfsd-fuse",
  "fuse.glusterfs",
  "fuse.ceph",
  "fuse.ceph-fuse",
  "fuse.s3fs",
  "fuse.rclone",
  "fuse.davfs",
  "fuse.curlftpfs",
  "fuse.smbnetfs",
  "fuse.mfs",
  "fuse.juicefs",
  "fuse.google-drive-ocamlfuse",
};

/* The files that this process has open: closing another descriptor of one of them would drop
 * SQLite's locks on it (POSIX locks belong to the process), so they are not looked into again. */
typedef struct
{
  dev_t device;
  ino_t inode;
  guint n;
} OpenFile;

static GMutex open_files_mutex;
static GPtrArray *open_files;

static OpenFile *
find_open_file (const struct stat *info)
{
  for (guint i = 0; open_files != NULL && i < open_files->len; i++)
    {
      OpenFile *file = g_ptr_array_index (open_files, i);

      if (file->device == info->st_dev && file->inode == info->st_ino)
        return file;
    }
  return NULL;
}

/**
 * _dcs_file_opened:
 *
 * Notes that this process opens a file with SQLite.
 *
 * Returns: (nullable): what to hand to _dcs_file_closed() after it was closed
 */
gpointer
_dcs_file_opened (const char *path)
{
  struct stat info;
  OpenFile *file;

  if (stat (path, &info) != 0)
    return NULL;
  g_mutex_lock (&open_files_mutex);
  if (open_files == NULL)
    open_files = g_ptr_array_new_with_free_func (g_free);
  file = find_open_file (&info);
  if (file == NULL)
    {
      file = g_new0 (OpenFile, 1);
      file->device = info.st_dev;
      file->inode = info.st_ino;
      g_ptr_array_add (open_files, file);
    }
  file->n++;
  g_mutex_unlock (&open_files_mutex);
  return file;
}

void
_dcs_file_closed (gpointer opened)
{
  OpenFile *file = opened;

  if (file == NULL)
    return;
  g_mutex_lock (&open_files_mutex);
  if (--file->n == 0)
    g_ptr_array_remove_fast (open_files, file);
  if (open_files->len == 0)
    g_clear_pointer (&open_files, g_ptr_array_unref);
  g_mutex_unlock (&open_files_mutex);
}

static gboolean
is_open_here (const struct stat *info)
{
  gboolean is_open;

  g_mutex_lock (&open_files_mutex);
  is_open = find_open_file (info) != NULL;
  g_mutex_unlock (&open_files_mutex);
  return is_open;
}

/**
 * _dcs_file_is_open:
 *
 * Returns: whether a store of this process has the file open
 */
gboolean
_dcs_file_is_open (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && is_open_here (&info);
}

/**
 * _dcs_file_set_error:
 * @saved_errno: what a system call left
 */
void
_dcs_file_set_error (int saved_errno, GError **error)
{
  g_debug ("System: %s", g_strerror (saved_errno));
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error_literal (error,
                           DCS_STORE_ERROR,
                           DCS_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such file or folder. Check its name."));
      break;
    case EEXIST:
      g_set_error_literal (error,
                           DCS_STORE_ERROR,
                           DCS_STORE_ERROR_EXISTS,
                           _ ("There is a file with this name already. Choose another name."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error_literal (
          error,
          DCS_STORE_ERROR,
          DCS_STORE_ERROR_READ_ONLY,
          _ ("The file or its folder does not allow this. Check who may write to the folder."));
      break;
    case ENOSPC:
    case EDQUOT:
      g_set_error_literal (error,
                           DCS_STORE_ERROR,
                           DCS_STORE_ERROR_DISK,
                           _ ("The disk is full. Nothing was saved; make room and try again."));
      break;
    default:
      g_set_error (error,
                   DCS_STORE_ERROR,
                   DCS_STORE_ERROR_DISK,
                   _ ("The file could not be used: %s."),
                   g_strerror (saved_errno));
    }
}

/**
 * _dcs_file_resolve:
 *
 * Returns: (transfer full) (nullable): @path with its folder absolute and free of symbolic links;
 *   its last part as it is
 */
char *
_dcs_file_resolve (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *resolved = realpath (folder, NULL);
  char *whole;

  if (resolved == NULL)
    {
      _dcs_file_set_error (errno, error);
      return NULL;
    }
  whole = g_build_filename (resolved, name, NULL);
  free (resolved);
  return whole;
}

static gboolean
is_network_fuse (const char *path)
{
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_for (path, NULL);

  if (mount == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (network_fuse_types); i++)
    if (g_strcmp0 (g_unix_mount_get_fs_type (mount), network_fuse_types[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * _dcs_file_check_place:
 * @path: a file or its folder
 *
 * Returns: whether it is on this computer; NETWORK when not. The environment variable
 *   `DCS_FAKE_NETWORK_FS` makes every place a network's, for tests.
 */
gboolean
_dcs_file_check_place (const char *path, GError **error)
{
  struct statfs info;
  gboolean is_network = g_getenv ("DCS_FAKE_NETWORK_FS") != NULL;

  if (statfs (path, &info) != 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (network_file_systems); i++)
    if ((guint32) info.f_type == network_file_systems[i])
      is_network = TRUE;
  if ((guint32) info.f_type == FUSE_MAGIC && is_network_fuse (path))
    is_network = TRUE;
  if (is_network)
    g_set_error_literal (
        error,
        DCS_STORE_ERROR,
        DCS_STORE_ERROR_NETWORK,
        _ ("The clinic file is on a network drive, where two computers could damage it. Keep it on "
           "a disk of this computer and put backups on the network."));
  return !is_network;
}

static void
set_not_clinic (GError **error, const char *message)
{
  g_set_error (error,
               DCS_STORE_ERROR,
               DCS_STORE_ERROR_NOT_CLINIC,
               "%s %s",
               message,
               _ ("It was left as it is. Open another file, or make a new clinic file."));
}

static gboolean
read_header (int fd, guint8 *header)
{
  gsize n = 0;

  while (n < HEADER_SIZE)
    {
      gssize got = pread (fd, header + n, HEADER_SIZE - n, (off_t) n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      n += (gsize) got;
    }
  return TRUE;
}

static gint32
big_endian_32 (const guint8 *bytes)
{
  return (gint32) ((guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8
                   | bytes[3]);
}

static gboolean
check_kind (const struct stat *info, GError **error)
{
  if (S_ISLNK (info->st_mode))
    set_not_clinic (error, _ ("This is a link, not a file. Open the file that it points to."));
  else if (S_ISDIR (info->st_mode))
    set_not_clinic (error, _ ("This is a folder, not a clinic file."));
  else if (!S_ISREG (info->st_mode))
    set_not_clinic (error, _ ("This is not a clinic file."));
  else if (info->st_size < SMALLEST_FILE)
    set_not_clinic (error, _ ("This is not a clinic file: it is empty or too short."));
  else
    return TRUE;
  return FALSE;
}

/**
 * _dcs_file_check:
 * @path: resolved
 * @header: (out): who made the file; all 0 when this process has it open already, and so has looked
 *
 * Looks at a file without SQLite and without changing anything: NOT_FOUND, NOT_CLINIC, NETWORK or
 * TOO_NEW when it is not for us. Neither a pipe nor a folder makes it wait.
 */
gboolean
_dcs_file_check (const char *path, DcsFileHeader *header, GError **error)
{
  static const char magic[] = "SQLite format 3";
  guint8 bytes[HEADER_SIZE];
  struct stat info;
  int fd;
  gboolean complete;

  *header = (DcsFileHeader){ 0, 0 };
  if (lstat (path, &info) != 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  if (!check_kind (&info, error) || !_dcs_file_check_place (path, error))
    return FALSE;
  if (is_open_here (&info))
    return TRUE;

  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  complete = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && read_header (fd, bytes);
  close (fd);
  if (!complete || memcmp (bytes, magic, sizeof magic) != 0)
    {
      set_not_clinic (error, _ ("This is not a clinic file of Decursus."));
      return FALSE;
    }
  header->version = big_endian_32 (bytes + 60);
  header->application_id = big_endian_32 (bytes + 68);
  if (header->application_id != DCS_STORE_APPLICATION_ID)
    {
      set_not_clinic (error, _ ("This is a database of another program, not a clinic file."));
      return FALSE;
    }
  if (header->version > dcs_store_schema_version ())
    {
      g_set_error_literal (
          error,
          DCS_STORE_ERROR,
          DCS_STORE_ERROR_TOO_NEW,
          _ ("This clinic file was made by a newer version of Decursus. Update Decursus to open "
             "it; the file was not changed."));
      return FALSE;
    }
  return TRUE;
}

/**
 * _dcs_file_make_part:
 * @path: the final name; resolved
 *
 * Returns: (transfer full) (nullable): an empty file of its own beside @path, for the owner only
 */
char *
_dcs_file_make_part (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *template = g_strdup_printf ("%s/.%s.XXXXXX.part", folder, name);
  int fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      _dcs_file_set_error (errno, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&template);
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  int rc;

  if (fd < 0)
    {
      _dcs_file_set_error (errno, error);
      return FALSE;
    }
  rc = fsync (fd);
  /* Some file systems cannot sync a folder and say so; there is nothing that could be done. */
  if (rc != 0 && (errno == EINVAL || errno == ENOSYS) && (flags & O_DIRECTORY))
    rc = 0;
  if (rc != 0)
    _dcs_file_set_error (errno, error);
  close (fd);
  return rc == 0;
}

/**
 * _dcs_file_sync:
 *
 * Waits until the bytes of a file that nobody has open are on the disk.
 */
gboolean
_dcs_file_sync (const char *path, GError **error)
{
  return sync_path (path, O_RDWR, error);
}

/**
 * _dcs_file_sync_folder:
 *
 * Waits until the name @path is on the disk.
 */
gboolean
_dcs_file_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

/**
 * _dcs_file_publish:
 * @part: a complete file
 * @path: its final name, in the same folder
 *
 * Gives a file its final name, which nobody else must have: EXISTS otherwise, never an overwrite.
 */
gboolean
_dcs_file_publish (const char *part, const char *path, GError **error)
{
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      /* An older file system: a second name fails when there is such a file, too. */
      if (errno != EINVAL && errno != ENOSYS)
        {
          _dcs_file_set_error (errno, error);
          return FALSE;
        }
      if (link (part, path) != 0)
        {
          _dcs_file_set_error (errno, error);
          return FALSE;
        }
      g_unlink (part);
    }
  if (_dcs_file_sync_folder (path, error))
    return TRUE;
  /* Nobody can say whether it would be there tomorrow: better none than one that is counted on. */
  g_unlink (path);
  return FALSE;
}
