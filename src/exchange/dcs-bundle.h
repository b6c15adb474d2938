/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core.h"

G_BEGIN_DECLS

/* The most faults that an import lists; it stops looking when it has found so many. */
#define DCS_IMPORT_MAX_FAULTS 100

/**
 * DcsImportFault: one thing that is wrong in a bundle. Texts never hold a name or free text.
 */
typedef struct
{
  char *file;        /* "visits.csv" */
  guint64 line;      /* from 1, the header's; the line on which the row begins; 0: the whole file */
  char *column;      /* name in the header, or NULL: the whole row */
  char *value;       /* as found; "" when empty; "(a text of 20,000 characters)" when not shown */
  char *expectation; /* translated, what was expected: "a date such as 2019-03-14" */
} DcsImportFault;

/* One line for a person: file, line, column, value and expectation. (transfer full) */
char *dcs_import_fault_to_text (const DcsImportFault *fault);

/**
 * DcsImportFile: one *.csv file found in the folder.
 */
typedef struct
{
  char *name;       /* "visits.csv" */
  guint64 n_rows;   /* without the header */
  char *sha256;     /* hex, of the whole file; NULL for an ignored file */
  gboolean ignored; /* not a file of the format: left alone */
} DcsImportFile;

/**
 * DcsImportReport: what an import found and did.
 */
typedef struct
{
  GPtrArray *files;  /* (element-type DcsImportFile) in the order of the format */
  GPtrArray *faults; /* (element-type DcsImportFault) by file, line and column */
  guint64 n_patients;
  guint64 n_records;   /* rows of the clinic file, of all kinds */
  gboolean is_stopped; /* there may be more faults than are listed */
  gboolean is_saved;   /* TRUE once everything is durably in the clinic file */
} DcsImportReport;

void dcs_import_report_free (DcsImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsImportReport, dcs_import_report_free)

/* Called now and then, on the calling thread; total 0: not known yet. */
typedef void (*DcsBundleProgressFunc) (guint64 done, guint64 total, gpointer data);

/* Reads a CSV bundle into the clinic file in one transaction: everything, or nothing when there is
 * any fault or @dry_run is set. NULL with @error (DCS_CLINIC_ERROR, G_IO_ERROR_CANCELLED) only when
 * the import could not run at all; faults of the data are in the report. */
DcsImportReport *dcs_bundle_import (DcsClinicCore *core,
                                    const char *folder,
                                    gboolean dry_run,
                                    DcsBundleProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

/* The same with all dates moved by whole weeks, so that the last visit lies in the week before
 * @today: for the demonstration. */
DcsImportReport *dcs_bundle_import_as_of (DcsClinicCore *core,
                                          const char *folder,
                                          DcsDate today,
                                          GCancellable *cancellable,
                                          GError **error);

/**
 * DcsExportReport: what an export wrote.
 */
typedef struct
{
  GPtrArray *files; /* (element-type DcsImportFile) written, with their rows and digests */
  guint64 n_patients;
} DcsExportReport;

void dcs_export_report_free (DcsExportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsExportReport, dcs_export_report_free)

/* Writes the clinic as a CSV bundle; files of an earlier bundle in @folder are replaced once all
 * new ones are written. NULL with @error: the folder is as it was. */
DcsExportReport *dcs_bundle_export (DcsClinicCore *core,
                                    const char *folder,
                                    gboolean deidentify,
                                    DcsBundleProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
