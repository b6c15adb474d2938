/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (256 * 1024)
#define CHUNK_AFTER_SEEK (8 * 1024)

/* What a byte means to the scanner. */
enum
{
  PLAIN,
  COMMA,
  LF,
  CR,
  QUOTE,
  NUL,
  HIGH, /* not ASCII */
};

static const guint8 byte_class[256] = {
  ['\0'] = NUL, ['\n'] = LF, ['\r'] = CR, ['"'] = QUOTE, [','] = COMMA, [0x80 ... 0xff] = HIGH,
};

/* A cell as scanned: where it is in the row, and what has to be done with it. */
typedef struct
{
  guint32 first;
  guint32 length; /* with the quotes inside still doubled */
  guint8 has_quotes;
  guint8 has_high;
  guint8 has_nul;
} Span;

struct _DcsCsvReader
{
  int fd;
  guint64 file_size;
  char *buffer; /* owned: `size` bytes and one more */
  gsize size;
  gsize start; /* of what is not read yet */
  gsize end;
  gsize chunk;
  gboolean at_eof;
  gboolean read_failed;
  guint64 offset; /* in the file, of `start` */
  guint64 line;   /* at `start`, from 1 */
  guint64 row_offset;
  guint64 row_line;
  Span spans[DCS_CSV_MAX_COLUMNS];
  DcsCsvCell cells[DCS_CSV_MAX_COLUMNS];
  guint n_cells;
  DcsCsvFault fault;
  guint fault_column;
  GChecksum *checksum; /* owned, or NULL once the reading is no longer from first to last */
};

/* The scan of one row; starts over when the row does not end in the buffer. */
typedef struct
{
  gsize length; /* of the row with its line end */
  guint n_lines;
  guint n_cells;
  DcsCsvFault fault;
  guint fault_column;
} Scan;

/**
 * dcs_csv_reader_new_take_fd:
 * @fd: (transfer full): an open file
 *
 * Returns: (transfer full): a reader from the beginning of the file
 */
DcsCsvReader *
dcs_csv_reader_new_take_fd (int fd)
{
  DcsCsvReader *self = g_new0 (DcsCsvReader, 1);
  struct stat info;

  self->fd = fd;
  self->file_size = fstat (fd, &info) == 0 && info.st_size > 0 ? (guint64) info.st_size : 0;
  self->size = CHUNK;
  self->chunk = CHUNK;
  self->buffer = g_malloc (self->size + 1);
  self->line = 1;
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

/**
 * dcs_csv_reader_open:
 * @folder_fd: an open folder
 * @name: of a file in it
 * @error: %G_IO_ERROR_NOT_FOUND, %G_IO_ERROR_NOT_REGULAR_FILE and the like
 *
 * Opens a regular file; a symbolic link, a pipe, a device or a folder is refused without waiting.
 *
 * Returns: (transfer full) (nullable): a reader
 */
DcsCsvReader *
dcs_csv_reader_open (int folder_fd, const char *name, GError **error)
{
  int fd = openat (folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    {
      int code = errno;

      g_set_error_literal (error,
                           G_IO_ERROR,
                           code == ELOOP || code == ENXIO ? G_IO_ERROR_NOT_REGULAR_FILE
                                                          : (int) g_io_error_from_errno (code),
                           g_strerror (code));
      return NULL;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is not a regular file"));
      return NULL;
    }
  return dcs_csv_reader_new_take_fd (fd);
}

void
dcs_csv_reader_free (DcsCsvReader *self)
{
  close (self->fd);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self->buffer);
  g_free (self);
}

/* Reads more behind what is in the buffer, after moving that to the front. FALSE: nothing more. */
static gboolean
fill (DcsCsvReader *self)
{
  gssize n;

  if (self->at_eof)
    return FALSE;
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->end + self->chunk > self->size)
    {
      self->size = MAX (self->size * 2, self->end + self->chunk);
      self->buffer = g_realloc (self->buffer, self->size + 1);
    }
  do
    n = read (self->fd, self->buffer + self->end, self->chunk);
  while (n < 0 && errno == EINTR);

  self->chunk = MIN (self->chunk * 2, CHUNK);
  if (n <= 0)
    {
      self->at_eof = TRUE;
      self->read_failed = n < 0;
      return FALSE;
    }
  if (self->checksum != NULL)
    g_checksum_update (self->checksum, (const guchar *) self->buffer + self->end, n);
  self->end += (gsize) n;
  return TRUE;
}

static void
note_fault (Scan *scan, DcsCsvFault fault)
{
  if (scan->fault == DCS_CSV_FAULT_NONE)
    {
      scan->fault = fault;
      scan->fault_column = scan->n_cells;
    }
}

/* Scans the inside of quotes. @at: behind the opening quote. Returns where the closing quote is, or
 * NULL when it is not in the buffer. */
static const char *
scan_quoted (const char *at, const char *end, gboolean at_eof, Span *span, Scan *scan)
{
  for (; at < end; at++)
    switch (byte_class[(guchar) *at])
      {
      case QUOTE:
        if (at + 1 == end && !at_eof)
          return NULL;
        if (at + 1 == end || at[1] != '"')
          return at;
        span->has_quotes = TRUE;
        at++;
        break;
      case LF:
        scan->n_lines++;
        break;
      case NUL:
        span->has_nul = TRUE;
        break;
      case HIGH:
        span->has_high = TRUE;
        break;
      default:
        break;
      }
  return NULL;
}

/* Scans a cell without quotes. @end has a line feed behind it. Returns where it ends: at a comma,
 * at a line end, or at @end. */
static const char *
scan_bare (const char *at, const char *end, gboolean at_eof, Span *span, Scan *scan)
{
  for (;; at++)
    switch (byte_class[(guchar) *at])
      {
      case PLAIN:
        break;
      case COMMA:
      case LF:
        return at;
      case CR:
        if (at[1] == '\n' && (at + 1 < end || at_eof))
          return at;
        if (at + 1 >= end)
          return end;
        note_fault (scan, DCS_CSV_FAULT_BARE_CR);
        break;
      case QUOTE:
        note_fault (scan, DCS_CSV_FAULT_BARE_QUOTE);
        break;
      case NUL:
        span->has_nul = TRUE;
        break;
      case HIGH:
      default:
        span->has_high = TRUE;
        break;
      }
}

/* Behind a closing quote: what follows up to the cell's end is a fault. */
static const char *
scan_after_quote (const char *at, const char *end, gboolean at_eof, Scan *scan)
{
  Span rest = { 0 };
  const char *stop = scan_bare (at, end, at_eof, &rest, scan);

  if (stop > at)
    note_fault (scan, DCS_CSV_FAULT_AFTER_QUOTE);
  return stop;
}

/* Scans one row. FALSE: its end is not in the buffer. */
static gboolean
scan_row (DcsCsvReader *self, Scan *scan)
{
  const char *row = self->buffer + self->start;
  const char *end = self->buffer + self->end;
  const char *at = row;

  self->buffer[self->end] = '\n';
  *scan = (Scan){ 0 };
  for (;;)
    {
      Span span = { 0 };
      const char *first = at;
      const char *stop;

      if (*at == '"' && at < end)
        {
          first = at + 1;
          stop = scan_quoted (first, end, self->at_eof, &span, scan);
          if (stop == NULL)
            {
              if (self->at_eof)
                note_fault (scan, DCS_CSV_FAULT_UNTERMINATED);
              return FALSE;
            }
          at = scan_after_quote (stop + 1, end, self->at_eof, scan);
        }
      else
        stop = at = scan_bare (at, end, self->at_eof, &span, scan);

      if (at == end && !self->at_eof)
        return FALSE;
      if (stop - first > DCS_CSV_MAX_CELL)
        note_fault (scan, DCS_CSV_FAULT_TOO_LONG);
      span.first = (guint32) (first - row);
      span.length = (guint32) (stop - first);
      if (scan->n_cells < DCS_CSV_MAX_COLUMNS)
        self->spans[scan->n_cells] = span;
      scan->n_cells++;
      if (at >= end || *at != ',')
        break;
      at++;
    }
  if (at < end && *at == '\r')
    at++;
  if (at < end)
    {
      at++;
      scan->n_lines++;
    }
  scan->length = (gsize) (at - row);
  return TRUE;
}

/* "" inside quotes becomes " in place. */
static gsize
undouble_quotes (char *text, gsize length)
{
  gsize to = 0;

  for (gsize from = 0; from < length; from++)
    {
      text[to++] = text[from];
      if (text[from] == '"')
        from++;
    }
  return to;
}

/* Makes cells of the spans, in place: from here on the bytes of the row are changed. */
static void
finish_cells (DcsCsvReader *self, char *row, Scan *scan)
{
  guint n = MIN (scan->n_cells, DCS_CSV_MAX_COLUMNS);

  for (guint i = 0; i < n; i++)
    {
      const Span *span = &self->spans[i];
      DcsCsvCell *cell = &self->cells[i];

      cell->text = row + span->first;
      cell->length = span->length;
      if (span->has_quotes)
        cell->length = undouble_quotes (cell->text, cell->length);
      cell->text[cell->length] = '\0';
      if (scan->fault != DCS_CSV_FAULT_NONE || (!span->has_nul && !span->has_high))
        continue;
      if (span->has_nul)
        scan->fault = DCS_CSV_FAULT_NUL;
      else if (!g_utf8_validate (cell->text, (gssize) cell->length, NULL))
        scan->fault = DCS_CSV_FAULT_NOT_UTF8;
      if (scan->fault != DCS_CSV_FAULT_NONE)
        scan->fault_column = i;
    }
}

static DcsCsvStatus
break_off (DcsCsvReader *self, DcsCsvFault fault, guint column)
{
  self->fault = fault;
  self->fault_column = column;
  self->start = self->end;
  self->at_eof = TRUE;
  self->read_failed = FALSE;
  g_clear_pointer (&self->checksum, g_checksum_free);
  return DCS_CSV_BROKEN;
}

static void
skip_byte_order_mark (DcsCsvReader *self)
{
  while (self->end - self->start < 3 && fill (self))
    ;
  if (self->end - self->start >= 3 && memcmp (self->buffer + self->start, "\xef\xbb\xbf", 3) == 0)
    {
      self->start += 3;
      self->offset += 3;
    }
}

static gboolean
is_blank (const char *row, gsize length)
{
  return (length == 1 && row[0] == '\n') || (length == 2 && row[0] == '\r' && row[1] == '\n');
}

/**
 * dcs_csv_reader_next:
 *
 * Reads the next row. What was read before is gone then.
 */
DcsCsvStatus
dcs_csv_reader_next (DcsCsvReader *self)
{
  Scan scan;
  char *row;

  self->fault = DCS_CSV_FAULT_NONE;
  self->n_cells = 0;
  if (self->offset == 0)
    skip_byte_order_mark (self);
  do
    {
      self->row_line = self->line;
      self->row_offset = self->offset;
      if (self->start == self->end && !fill (self))
        return self->read_failed ? break_off (self, DCS_CSV_FAULT_READ, 0) : DCS_CSV_END;
      while (!scan_row (self, &scan))
        {
          /* Nothing more comes, whatever else is wrong with the row before. */
          if (self->at_eof && !self->read_failed)
            return break_off (self, DCS_CSV_FAULT_UNTERMINATED, scan.n_cells);
          if (self->end - self->start > DCS_CSV_MAX_ROW)
            return break_off (self, DCS_CSV_FAULT_TOO_LONG, scan.n_cells);
          if (!fill (self) && self->read_failed)
            return break_off (self, DCS_CSV_FAULT_READ, scan.n_cells);
        }
      row = self->buffer + self->start;
      self->start += scan.length;
      self->offset += scan.length;
      self->line += scan.n_lines;
    }
  while (is_blank (row, scan.length));

  finish_cells (self, row, &scan);
  self->n_cells = scan.n_cells;
  self->fault = scan.fault;
  self->fault_column = scan.fault_column;
  return scan.fault == DCS_CSV_FAULT_NONE ? DCS_CSV_ROW : DCS_CSV_BAD_ROW;
}

/**
 * dcs_csv_reader_get_cells:
 *
 * Returns: (transfer none): the cells of the row, at most %DCS_CSV_MAX_COLUMNS; until the next read
 */
const DcsCsvCell *
dcs_csv_reader_get_cells (DcsCsvReader *self)
{
  return self->cells;
}

/**
 * dcs_csv_reader_get_n_cells:
 *
 * Returns: how many cells the row has in the file, also when that is more than were kept
 */
guint
dcs_csv_reader_get_n_cells (DcsCsvReader *self)
{
  return self->n_cells;
}

/**
 * dcs_csv_reader_get_line:
 *
 * Returns: the line on which the row begins, from 1
 */
guint64
dcs_csv_reader_get_line (DcsCsvReader *self)
{
  return self->row_line;
}

/**
 * dcs_csv_reader_get_offset:
 *
 * Returns: where the row begins in the file, in bytes
 */
guint64
dcs_csv_reader_get_offset (DcsCsvReader *self)
{
  return self->row_offset;
}

/**
 * dcs_csv_reader_get_size:
 *
 * Returns: how many bytes the file had when it was opened
 */
guint64
dcs_csv_reader_get_size (DcsCsvReader *self)
{
  return self->file_size;
}

/**
 * dcs_csv_reader_get_fault:
 * @column: (out) (optional): the number of the cell, from 0
 *
 * Returns: what is wrong with the row just read
 */
DcsCsvFault
dcs_csv_reader_get_fault (DcsCsvReader *self, guint *column)
{
  if (column != NULL)
    *column = self->fault_column;
  return self->fault;
}

/**
 * dcs_csv_reader_get_sha256:
 *
 * Returns: (transfer none) (nullable): the digest of the file, once it was read to its end in order
 */
const char *
dcs_csv_reader_get_sha256 (DcsCsvReader *self)
{
  if (self->checksum == NULL || !self->at_eof || self->start != self->end)
    return NULL;
  return g_checksum_get_string (self->checksum);
}

/**
 * dcs_csv_reader_seek:
 * @offset: where a row begins, as dcs_csv_reader_get_offset() told
 * @line: its line
 *
 * The next row read will be that one. Going forward a little costs nothing.
 *
 * Returns: whether the file can be read there
 */
gboolean
dcs_csv_reader_seek (DcsCsvReader *self, guint64 offset, guint64 line)
{
  g_clear_pointer (&self->checksum, g_checksum_free);
  self->line = line;
  if (offset >= self->offset && offset - self->offset < self->end - self->start)
    {
      self->start += (gsize) (offset - self->offset);
      self->offset = offset;
      return TRUE;
    }
  if (lseek (self->fd, (off_t) offset, SEEK_SET) < 0)
    return FALSE;
  self->start = self->end = 0;
  self->offset = offset;
  self->chunk = CHUNK_AFTER_SEEK;
  self->at_eof = self->read_failed = FALSE;
  return TRUE;
}

/**
 * dcs_csv_fault_expectation:
 *
 * Returns: (transfer none): what was expected, in words for a person
 */
const char *
dcs_csv_fault_expectation (DcsCsvFault fault)
{
  switch (fault)
    {
    case DCS_CSV_FAULT_BARE_QUOTE:
      return _ ("a cell with a quotation mark in it to stand in quotation marks");
    case DCS_CSV_FAULT_AFTER_QUOTE:
      return _ ("a comma or a line end after the closing quotation mark");
    case DCS_CSV_FAULT_UNTERMINATED:
      return _ ("a closing quotation mark before the end of the file");
    case DCS_CSV_FAULT_BARE_CR:
      return _ ("lines that end with LF or CR LF");
    case DCS_CSV_FAULT_NUL:
      return _ ("a text file without NUL bytes");
    case DCS_CSV_FAULT_NOT_UTF8:
      return _ ("text in UTF-8");
    case DCS_CSV_FAULT_TOO_LONG:
      return _ ("cells of at most one million bytes; perhaps a closing quotation mark is missing");
    case DCS_CSV_FAULT_READ:
      return _ ("a file that can be read to its end");
    case DCS_CSV_FAULT_NONE:
    default:
      return "";
    }
}
