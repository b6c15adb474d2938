/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Limits that no honest file meets and that keep a hostile one from filling the memory. */
#define DCS_CSV_MAX_CELL (1024 * 1024)
#define DCS_CSV_MAX_ROW (4 * 1024 * 1024)
#define DCS_CSV_MAX_COLUMNS 256

/**
 * DcsCsvCell: one cell, unquoted, valid UTF-8, with NUL behind it. Lives until the next read.
 */
typedef struct
{
  char *text;
  gsize length;
} DcsCsvCell;

/**
 * DcsCsvStatus:
 * @DCS_CSV_ROW: a row was read
 * @DCS_CSV_END: there are no more rows
 * @DCS_CSV_BAD_ROW: the row is no CSV (see the fault); the next one can be read
 * @DCS_CSV_BROKEN: from here on the file cannot be read (see the fault)
 */
typedef enum
{
  DCS_CSV_ROW,
  DCS_CSV_END,
  DCS_CSV_BAD_ROW,
  DCS_CSV_BROKEN,
} DcsCsvStatus;

typedef enum
{
  DCS_CSV_FAULT_NONE,
  DCS_CSV_FAULT_BARE_QUOTE,   /* a quote inside a cell that does not begin with one */
  DCS_CSV_FAULT_AFTER_QUOTE,  /* text behind the closing quote */
  DCS_CSV_FAULT_UNTERMINATED, /* the file ends inside quotes */
  DCS_CSV_FAULT_BARE_CR,      /* a carriage return without a line feed */
  DCS_CSV_FAULT_NUL,
  DCS_CSV_FAULT_NOT_UTF8,
  DCS_CSV_FAULT_TOO_LONG, /* a cell or row above the limits */
  DCS_CSV_FAULT_READ,     /* the file could not be read to its end */
} DcsCsvFault;

/**
 * DcsCsvReader: reads RFC 4180 row by row with one buffer: UTF-8, comma, quotes doubled inside
 * quotes, LF or CRLF, a byte order mark at the beginning is skipped, empty lines too.
 */
typedef struct _DcsCsvReader DcsCsvReader;

DcsCsvReader *dcs_csv_reader_open (int folder_fd, const char *name, GError **error);
DcsCsvReader *dcs_csv_reader_new_take_fd (int fd);
void dcs_csv_reader_free (DcsCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsCsvReader, dcs_csv_reader_free)

DcsCsvStatus dcs_csv_reader_next (DcsCsvReader *self);
const DcsCsvCell *dcs_csv_reader_get_cells (DcsCsvReader *self);
guint dcs_csv_reader_get_n_cells (DcsCsvReader *self);
guint64 dcs_csv_reader_get_line (DcsCsvReader *self);
guint64 dcs_csv_reader_get_offset (DcsCsvReader *self);
guint64 dcs_csv_reader_get_size (DcsCsvReader *self);
DcsCsvFault dcs_csv_reader_get_fault (DcsCsvReader *self, guint *column);
const char *dcs_csv_reader_get_sha256 (DcsCsvReader *self);
gboolean dcs_csv_reader_seek (DcsCsvReader *self, guint64 offset, guint64 line);

const char *dcs_csv_fault_expectation (DcsCsvFault fault);

G_END_DECLS
