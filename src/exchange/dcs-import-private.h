/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-bundle-private.h"
#include "dcs-cell-parser.h"
#include "dcs-csv-reader.h"
#include "dcs-key-set.h"

G_BEGIN_DECLS

typedef struct _DcsImport DcsImport;

/* Where a row stands that is out of the order of the patients. */
typedef struct
{
  guint patient; /* its place in patients.csv */
  guint64 offset;
  guint64 line;
} DcsImportPlace;

/**
 * DcsImportSource: one file of the bundle being read. Its rows come in the order of the patients,
 * because they stand so or through an index.
 */
typedef struct
{
  DcsImport *import; /* borrowed */
  const DcsBundleFile *file;
  DcsCsvReader *reader; /* owned; NULL: not in the folder */
  gint16 cell_of[DCS_BUNDLE_MAX_COLUMNS];
  guint n_cells;
  int patient_cell;
  DcsCellParser *parsers; /* owned: one for each column */
  guint64 n_rows;
  guint64 bytes_told;    /* to the progress */
  guint64 bytes_per_row; /* read through the index, about */
  char *sha256;          /* owned */

  gboolean has_row;   /* the row below is read and not used yet */
  gboolean is_placed; /* its patient was looked for among the earlier ones */
  const DcsCsvCell *cells;
  guint64 line;

  GArray *index; /* owned: DcsImportPlace; NULL: in order */
  guint index_at;
} DcsImportSource;

/* A visit of the current patient, by its uid. */
typedef struct
{
  gint64 id;
  DcsDate date;
} DcsImportVisit;

/* A course of the current patient. */
typedef struct
{
  DcsValue values[DCS_RECORD_MAX_FIELDS]; /* of the treatment; texts in the import's chunk */
  GArray *steps;                          /* owned: DcsImportStep */
  gboolean has_own_row;                   /* a row of the course itself, not of a dose */
  guint64 line;
} DcsImportCourse;

typedef struct
{
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  guint64 line;
} DcsImportStep;

struct _DcsImport
{
  DcsClinicCore *core;       /* borrowed */
  DcsBundleFormat *format;   /* owned */
  DcsImportReport *report;   /* owned */
  GCancellable *cancellable; /* borrowed */
  DcsBundleProgressFunc progress;
  gpointer progress_data;
  guint64 bytes_done;
  guint64 bytes_total;

  int folder_fd; /* owned */
  DcsImportSource sources[DCS_BUNDLE_N_FILES];
  gboolean clinic_is_empty;
  gboolean is_checking; /* a fault was found: the rest is only looked at */
  gboolean out_of_order;
  gboolean is_indexing; /* rows are only placed; none is left out */
  int shift_days;       /* all dates are so much later than they stand in the files */
  int newest_visit;     /* day of the last visit that was read, as it stands there; or NONE */
  guint most_faults;    /* that are noted; more are found in two readings than listed */
  GError *error;        /* owned: why the import cannot go on */

  /* All patients of the bundle */
  GHashTable *patients;                /* owned: code -> place + 1 */
  GStringChunk *codes;                 /* owned */
  GArray *patient_ids;                 /* owned: by place; 0: a row that was no good */
  DcsUidSet *uids[DCS_N_RECORD_KINDS]; /* owned; of kinds with a uid */
  DcsUidSet *screen_numbers;           /* owned */

  /* The current patient */
  const char *code;
  gsize code_length;
  gint64 patient_id;
  guint n_patient_rows;
  DcsCourse *course;   /* owned */
  GStringChunk *texts; /* owned: cleared for each patient */
  GHashTable *visits;  /* owned: uid -> DcsImportVisit */
  const char *last_visit_uid;
  DcsImportVisit *last_visit;
  GPtrArray *courses;         /* owned: DcsImportCourse in order */
  GHashTable *courses_by_uid; /* owned: uid -> DcsImportCourse */
  DcsKeySet *keys;            /* owned */
};

/* dcs-import-source.c */
gboolean _dcs_import_source_open (DcsImportSource *source, DcsImport *import, DcsBundleFileId id);
void _dcs_import_source_close (DcsImportSource *source);
gboolean _dcs_import_source_read_header (DcsImportSource *source);
void _dcs_import_source_advance (DcsImportSource *source);
void _dcs_import_source_make_index (DcsImportSource *source);
void _dcs_import_source_rewind (DcsImportSource *source);
void _dcs_import_source_finish (DcsImportSource *source);
gboolean _dcs_import_source_is_at (DcsImportSource *source, const char *code, gsize length);
gboolean
_dcs_import_source_cell (DcsImportSource *source, int column, const char **text, gsize *length);

/* dcs-import-fault.c */
void _dcs_import_fault (
    DcsImportSource *source, guint64 line, int column, const char *text, const char *expectation);
void _dcs_import_fault_here (DcsImportSource *source, int column, const char *expectation);
gboolean _dcs_import_is_over (DcsImport *self);

/* dcs-import-shift.c */
DcsDate _dcs_import_shift_date (DcsDate date, int days);
int _dcs_import_weeks_until (int from, int until);

/* dcs-import-row.c */
gboolean
_dcs_import_read_fields (DcsImportSource *source, DcsValue *values, DcsValue *course_values);
gboolean _dcs_import_validate (DcsImportSource *source,
                               guint64 line,
                               DcsRecordKind kind,
                               const DcsValue *values);
gboolean
_dcs_import_take_uid (DcsImportSource *source, DcsRecordKind kind, int column, const char *uid);
gboolean
_dcs_import_put (DcsImportSource *source, guint64 line, DcsRecordKind kind, const DcsValue *values);
gboolean _dcs_import_patient_row (DcsImport *self);
void _dcs_import_row (DcsImportSource *source);

/* dcs-import-rules.c */
void _dcs_import_rules (DcsImport *self);

/* dcs-import-observation.c */
void _dcs_import_visit_row (DcsImportSource *source);
void _dcs_import_site_score_row (DcsImportSource *source);
void _dcs_import_lab_row (DcsImportSource *source);
DcsImportVisit *_dcs_import_find_visit (DcsImportSource *source, int column, const char *uid);
void _dcs_import_observation_row (DcsImportSource *source);

/* dcs-import-treatment.c */
void _dcs_import_treatment_row (DcsImportSource *source);
void _dcs_import_flush_courses (DcsImportSource *source);
void _dcs_import_clear_courses (DcsImport *self);
gboolean _dcs_import_has_pending (DcsImport *self, DcsRecordKind kind, const char *uid);
void _dcs_import_administration_row (DcsImportSource *source);
void _dcs_import_assessment_row (DcsImportSource *source);
void _dcs_import_decision_row (DcsImportSource *source);
void _dcs_import_adverse_event_row (DcsImportSource *source);

G_END_DECLS
