/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-bundle-format.h"
#include "dcs-bundle.h"

G_BEGIN_DECLS

DcsImportReport *_dcs_import_report_new (void);
DcsExportReport *_dcs_export_report_new (void);
void _dcs_report_add_file (
    GPtrArray *files, const char *name, guint64 n_rows, char *sha256, gboolean ignored);
char *_dcs_shown_text (const char *text);
char *_dcs_fault_value (const DcsColumn *column, const char *text);

G_END_DECLS
