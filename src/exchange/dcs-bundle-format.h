/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-definition.h"
#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsBundleFileId: the files of the format, in an order in which each comes after what it refers
 * to.
 */
typedef enum
{
  DCS_BUNDLE_PATIENTS,
  DCS_BUNDLE_HISTORY,
  DCS_BUNDLE_LESIONS,
  DCS_BUNDLE_EXTRACUTANEOUS,
  DCS_BUNDLE_VISITS,
  DCS_BUNDLE_SITE_SCORES,
  DCS_BUNDLE_LABS,
  DCS_BUNDLE_OBSERVATIONS,
  DCS_BUNDLE_TREATMENTS,
  DCS_BUNDLE_ADMINISTRATIONS,
  DCS_BUNDLE_ASSESSMENTS,
  DCS_BUNDLE_RELAPSES,
  DCS_BUNDLE_ADVERSE_EVENTS,
  DCS_BUNDLE_IMAGING,
  DCS_BUNDLE_INVESTIGATIONS,
  DCS_BUNDLE_CARE_ITEMS,
  DCS_BUNDLE_DECISIONS,
  DCS_BUNDLE_SCREENING, /* from here on: of no patient in particular */
  DCS_BUNDLE_RULE_CHANGES,
  DCS_BUNDLE_N_FILES,
} DcsBundleFileId;

/**
 * DcsColumnRole:
 * @DCS_COLUMN_FIELD: a field of the file's record
 * @DCS_COLUMN_PATIENT: the code of the patient
 * @DCS_COLUMN_VISIT: the uid of a visit of the patient
 * @DCS_COLUMN_COURSE: the uid of a treatment of the patient
 * @DCS_COLUMN_COURSE_FIELD: a field of the treatment that the dose step belongs to
 * @DCS_COLUMN_DRUG_CLASS: the class of the drug; follows from the drug
 * @DCS_COLUMN_OBSERVATION: the value of an observation at the row's visit (and site)
 */
typedef enum
{
  DCS_COLUMN_FIELD,
  DCS_COLUMN_PATIENT,
  DCS_COLUMN_VISIT,
  DCS_COLUMN_COURSE,
  DCS_COLUMN_COURSE_FIELD,
  DCS_COLUMN_DRUG_CLASS,
  DCS_COLUMN_OBSERVATION,
} DcsColumnRole;

/**
 * DcsColumnFlags:
 * @DCS_COLUMN_NEEDED: the column must be there and its cells must not be empty
 * @DCS_COLUMN_EXTRA: written only when some row has a value
 * @DCS_COLUMN_END: a date that ends something: shifted by its last day, others by their first, so
 *   that nothing ends before it began
 * @DCS_COLUMN_DROPPED: gone when de-identified, besides names and free text
 * @DCS_COLUMN_UID: a key that is replaced by another when de-identified
 * @DCS_COLUMN_SECTIONS: words for sections of a visit; de-identified, only those that the program
 *   wrote
 * @DCS_COLUMN_CODE: the code of something in a definition; de-identified, only one that there is
 */
typedef enum
{
  DCS_COLUMN_NEEDED = 1 << 0,
  DCS_COLUMN_EXTRA = 1 << 1,
  DCS_COLUMN_END = 1 << 2,
  DCS_COLUMN_DROPPED = 1 << 3,
  DCS_COLUMN_UID = 1 << 4,
  DCS_COLUMN_SECTIONS = 1 << 5,
  DCS_COLUMN_CODE = 1 << 6,
} DcsColumnFlags;

typedef struct
{
  const char *name;
  DcsColumnRole role;
  guint8 flags;
  int field;             /* FIELD, COURSE_FIELD, VISIT, COURSE: its index in the record; else -1 */
  const DcsTest *test;   /* OBSERVATION */
  DcsCode unit;          /* OBSERVATION: unit of the column's numbers, or 0 */
  const DcsField *value; /* what a cell holds; NULL: a code of a patient, visit or course */
} DcsColumn;

#define DCS_BUNDLE_MAX_COLUMNS 48

typedef struct
{
  DcsBundleFileId id;
  const char *name; /* without ".csv" */
  DcsRecordKind kind;
  gboolean extra; /* written only when it has rows */
  DcsColumn columns[DCS_BUNDLE_MAX_COLUMNS];
  guint n_columns;
} DcsBundleFile;

/**
 * DcsBundleFormat: the files and columns of a bundle, with those that the disease definitions name.
 */
typedef struct
{
  DcsCatalog *catalog; /* owned */
  DcsVocabulary *vocabulary;
  DcsCode default_disease;
  DcsBundleFile files[DCS_BUNDLE_N_FILES];
} DcsBundleFormat;

DcsBundleFormat *dcs_bundle_format_new (DcsCatalog *catalog);
void dcs_bundle_format_free (DcsBundleFormat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsBundleFormat, dcs_bundle_format_free)

const DcsBundleFile *dcs_bundle_format_find (DcsBundleFormat *self, const char *file_name);
int dcs_bundle_file_find_column (const DcsBundleFile *file, const char *name);
int dcs_bundle_file_find_field (const DcsBundleFile *file, int field);
gboolean dcs_bundle_is_imaging (DcsBundleFormat *self, const DcsValue *investigation);

G_END_DECLS
