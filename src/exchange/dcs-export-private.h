/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-bundle-private.h"
#include "dcs-csv-writer.h"
#include "dcs-deidentify.h"

G_BEGIN_DECLS

/**
 * DcsExportFile: one file of the bundle being written, with all its columns; those that turn out to
 * be empty are taken away at the end.
 */
typedef struct
{
  const DcsBundleFile *file;
  DcsCsvWriter *writer; /* owned; NULL: not begun */
  guint64 n_rows;
  guint64 used; /* a bit for each column that has a value */
} DcsExportFile;

/**
 * DcsExportRow: where the cells of a row come from.
 */
typedef struct
{
  const DcsValue *values;          /* of the file's record; NULL: no cell of it */
  const DcsValue *course;          /* of the treatment; for treatments.csv */
  const DcsValue *const *measured; /* for each column its observation or NULL */
} DcsExportRow;

typedef struct
{
  DcsClinicCore *core;           /* borrowed */
  DcsBundleFormat *format;       /* owned */
  DcsExportReport *report;       /* owned */
  DcsDeidentifier *deidentifier; /* owned; NULL: as it is */
  GCancellable *cancellable;     /* borrowed */
  DcsBundleProgressFunc progress;
  gpointer progress_data;
  guint64 n_done;
  guint64 n_total;
  GError *error; /* owned */

  char *temporary;  /* owned: the folder that is written into */
  int temporary_fd; /* owned */
  DcsExportFile files[DCS_BUNDLE_N_FILES];

  GHashTable *codes;  /* owned: patient's key -> code as written */
  DcsCode laboratory; /* group of the tests that go into labs.csv */

  /* The current patient */
  DcsCourse *course;          /* borrowed */
  const char *code;           /* borrowed from codes */
  int shift;                  /* days */
  const DcsValue *last_found; /* the record that a cell referred to last */
  DcsRecordKind last_found_kind;
  DcsCode ranked;         /* the disease that `ranks` is of */
  GHashTable *ranks;      /* owned: DcsCode of a test or site -> place in its definition + 1 */
  GHashTable *site_ranks; /* owned: site -> place in the patient's lesions + 1 */
} DcsExport;

/* dcs-export-file.c */
gboolean _dcs_export_open_folder (DcsExport *self, const char *folder, GError **error);
void _dcs_export_write_row (DcsExport *self, DcsBundleFileId id, const DcsExportRow *row);
void _dcs_export_use_column (DcsExport *self, DcsBundleFileId id, int column);
gboolean _dcs_export_publish (DcsExport *self, const char *folder, GError **error);
void _dcs_export_discard (DcsExport *self);

/* dcs-export-course.c */
void _dcs_export_course (DcsExport *self, DcsCourse *course);

/* dcs-export-observation.c */
void _dcs_export_observations (DcsExport *self);
GPtrArray *_dcs_export_rows_by_entry (DcsCourse *course, DcsRecordKind kind);

G_END_DECLS
