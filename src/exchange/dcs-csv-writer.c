/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-writer.h"

#include "dcs-text.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE (128 * 1024)

struct _DcsCsvWriter
{
  int fd;
  int error_number; /* of the first write that failed; 0 */
  gboolean in_row;
  guint64 n_rows;
  GString *buffer;     /* owned */
  GChecksum *checksum; /* owned */
};

/**
 * dcs_csv_writer_new_take_fd:
 * @fd: (transfer full): a file open for writing
 *
 * Returns: (transfer full): a writer
 */
DcsCsvWriter *
dcs_csv_writer_new_take_fd (int fd)
{
  DcsCsvWriter *self = g_new0 (DcsCsvWriter, 1);

  self->fd = fd;
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
dcs_csv_writer_free (DcsCsvWriter *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_string_free (self->buffer, TRUE);
  g_checksum_free (self->checksum);
  g_free (self);
}

static void
flush (DcsCsvWriter *self)
{
  gsize done = 0;

  g_checksum_update (
      self->checksum, (const guchar *) self->buffer->str, (gssize) self->buffer->len);
  while (done < self->buffer->len && self->error_number == 0)
    {
      gssize n = write (self->fd, self->buffer->str + done, self->buffer->len - done);

      if (n >= 0)
        done += (gsize) n;
      else if (errno != EINTR)
        self->error_number = errno;
    }
  g_string_truncate (self->buffer, 0);
}

/* What a spreadsheet takes for the beginning of a formula, and the guard itself. */
static gboolean
is_guarded_start (char c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n'
         || c == '\'';
}

/**
 * dcs_csv_unguard:
 * @text: a cell as it stands in a file
 *
 * Takes off the quote that dcs_csv_writer_cell() put before a text that looks like a formula, and
 * only that: every text written comes back the same.
 *
 * Returns: (transfer none): the text, in @text
 */
const char *
dcs_csv_unguard (const char *text)
{
  return text[0] == '\'' && is_guarded_start (text[1]) ? text + 1 : text;
}

static void
write_cell (DcsCsvWriter *self, const char *text, gboolean guard)
{
  GString *buffer = self->buffer;

  if (self->in_row)
    g_string_append_c (buffer, ',');
  self->in_row = TRUE;
  if (text == NULL || text[0] == '\0')
    return;

  guard = guard && is_guarded_start (text[0]);
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      if (guard)
        g_string_append_c (buffer, '\'');
      g_string_append (buffer, text);
      return;
    }
  g_string_append_c (buffer, '"');
  if (guard)
    g_string_append_c (buffer, '\'');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (buffer, text, quote + 1 - text);
      g_string_append_c (buffer, '"');
    }
  g_string_append (buffer, text);
  g_string_append_c (buffer, '"');
}

/**
 * dcs_csv_writer_cell:
 * @text: (nullable): UTF-8; nothing for %NULL
 *
 * Writes the next cell of the row. A text that begins with = + - @ ' or a control character is
 * guarded with a quote, also one that looks like a negative number: it is a text.
 */
void
dcs_csv_writer_cell (DcsCsvWriter *self, const char *text)
{
  write_cell (self, text, TRUE);
}

/**
 * dcs_csv_writer_plain_cell:
 * @text: (nullable): a number, or a cell as it stands in another file, guard and all
 *
 * Writes the next cell of the row as it is.
 */
void
dcs_csv_writer_plain_cell (DcsCsvWriter *self, const char *text)
{
  write_cell (self, text, FALSE);
}

void
dcs_csv_writer_end_row (DcsCsvWriter *self)
{
  g_string_append_c (self->buffer, '\n');
  self->in_row = FALSE;
  self->n_rows++;
  if (self->buffer->len >= BUFFER_SIZE)
    flush (self);
}

/**
 * dcs_csv_writer_get_n_rows:
 *
 * Returns: how many rows were ended, the header among them
 */
guint64
dcs_csv_writer_get_n_rows (DcsCsvWriter *self)
{
  return self->n_rows;
}

/**
 * dcs_csv_writer_finish:
 * @sha256: (out) (transfer full) (optional): the digest of the file, in hex
 * @error: %G_IO_ERROR: the disk is full and the like
 *
 * Writes what is left, has the disk keep it, and closes the file.
 *
 * Returns: whether all of the file is on the disk
 */
gboolean
dcs_csv_writer_finish (DcsCsvWriter *self, char **sha256, GError **error)
{
  flush (self);
  if (self->error_number == 0 && fsync (self->fd) != 0 && errno != EINVAL)
    self->error_number = errno;
  if (close (self->fd) != 0 && errno != EINTR && self->error_number == 0)
    self->error_number = errno;
  self->fd = -1;
  if (self->error_number != 0)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           (int) g_io_error_from_errno (self->error_number),
                           g_strerror (self->error_number));
      return FALSE;
    }
  if (sha256 != NULL)
    *sha256 = g_strdup (g_checksum_get_string (self->checksum));
  return TRUE;
}
