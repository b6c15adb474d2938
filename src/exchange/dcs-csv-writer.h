/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DcsCsvWriter: writes RFC 4180 with LF, quotes only where they are needed. Cells that a
 * spreadsheet would take for a formula get a quote before them, which dcs_csv_unguard() takes off
 * again.
 */
typedef struct _DcsCsvWriter DcsCsvWriter;

DcsCsvWriter *dcs_csv_writer_new_take_fd (int fd);
void dcs_csv_writer_free (DcsCsvWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsCsvWriter, dcs_csv_writer_free)

void dcs_csv_writer_cell (DcsCsvWriter *self, const char *text);
void dcs_csv_writer_plain_cell (DcsCsvWriter *self, const char *text);
void dcs_csv_writer_end_row (DcsCsvWriter *self);
guint64 dcs_csv_writer_get_n_rows (DcsCsvWriter *self);
gboolean dcs_csv_writer_finish (DcsCsvWriter *self, char **sha256, GError **error);

const char *dcs_csv_unguard (const char *text);

G_END_DECLS
