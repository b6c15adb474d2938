/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsFieldType:
 * @DCS_FIELD_INTEGER: a whole number in [min, max]; also the 63-bit keys
 * @DCS_FIELD_DECIMAL: a number as entered in [min, max]; two columns, `name` and `name_dp`
 * @DCS_FIELD_TEXT: text of at most `max` characters
 * @DCS_FIELD_DATE: a clinical date (ISO text in the store)
 * @DCS_FIELD_CODE: a code of the vocabulary `domain`; a number of the dictionary in the store
 * @DCS_FIELD_CHOICE: one of the fixed words in `domain`, parted by '|' (text in the store)
 */
typedef enum
{
  DCS_FIELD_INTEGER,
  DCS_FIELD_DECIMAL,
  DCS_FIELD_TEXT,
  DCS_FIELD_DATE,
  DCS_FIELD_CODE,
  DCS_FIELD_CHOICE,
} DcsFieldType;

/**
 * DcsFieldFlags:
 * @DCS_FIELD_REQUIRED: must have a value
 * @DCS_FIELD_KEY: part of the primary key
 * @DCS_FIELD_NAMES: tells who the person is: gone when de-identified, never in a message
 * @DCS_FIELD_FREE: free text, may have several lines; gone when de-identified, never in a message
 * @DCS_FIELD_INTERNAL: kept by the program, not by people (version, deleted …)
 */
typedef enum
{
  DCS_FIELD_REQUIRED = 1 << 0,
  DCS_FIELD_KEY = 1 << 1,
  DCS_FIELD_NAMES = 1 << 2,
  DCS_FIELD_FREE = 1 << 3,
  DCS_FIELD_INTERNAL = 1 << 4,
} DcsFieldFlags;

/**
 * DcsField:
 *
 * One field of a record type. From these tables come the GObject properties ("last-visit" for
 * `last_visit`), the store's SQL, the draft's checks and the columns of the CSV files, so that a
 * new field is one line here and one column in a schema file.
 */
typedef struct
{
  const char *name;   /* column; the property has '-' for '_' */
  guint8 type;        /* DcsFieldType */
  guint8 flags;       /* DcsFieldFlags */
  const char *domain; /* CODE: vocabulary; CHOICE: words; INTEGER: referenced table, or NULL */
  double min, max;    /* INTEGER, DECIMAL: inclusive range; TEXT: max = characters */
} DcsField;

/**
 * DcsRecordInfo:
 *
 * A record type: its table and fields. Every table of a person's records begins with `patient_id,
 * id, version, deleted` (patient itself: `id, version, deleted`).
 */
typedef struct
{
  const char *table;
  const DcsField *fields;
  guint n_fields;
  int id;         /* index of the field `id`, or -1 (observation) */
  int patient_id; /* index of the field `patient_id`, or -1 (patient) */
  int version;    /* index of the field `version` */
  int deleted;    /* index of the field `deleted` */
  GType (*get_type) (void);
} DcsRecordInfo;

/* The most fields that a record type has; arrays on the stack have this length. */
#define DCS_RECORD_MAX_FIELDS 32

/**
 * DcsRecordKind: the record types, in an order in which each comes after what it refers to.
 */
typedef enum
{
  DCS_RECORD_PATIENT,
  DCS_RECORD_HISTORY,
  DCS_RECORD_LESION,
  DCS_RECORD_FINDING,
  DCS_RECORD_SCREENING,
  DCS_RECORD_VISIT,
  DCS_RECORD_OBSERVATION,
  DCS_RECORD_TREATMENT,
  DCS_RECORD_DOSE_STEP,
  DCS_RECORD_ADMINISTRATION,
  DCS_RECORD_ASSESSMENT,
  DCS_RECORD_RELAPSE,
  DCS_RECORD_ADVERSE_EVENT,
  DCS_RECORD_INVESTIGATION,
  DCS_RECORD_CARE_ITEM,
  DCS_RECORD_DECISION,
  DCS_RECORD_ATTACHMENT,
  DCS_RECORD_RULE_CHANGE, /* of no patient */
  DCS_N_RECORD_KINDS,
} DcsRecordKind;

const DcsRecordInfo *dcs_record_info (DcsRecordKind kind);
int dcs_record_info_find (const DcsRecordInfo *info, const char *name);

/**
 * DcsRecord: what all records have in common: an array of values and a property for each field.
 * Derivable because the record types share that and nothing else. Main thread only.
 */
#define DCS_TYPE_RECORD (dcs_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (DcsRecord, dcs_record, DCS, RECORD, GObject)

struct _DcsRecordClass
{
  GObjectClass parent_class;

  /*< private >*/
  DcsRecordKind kind;
  GParamSpec **properties;
};

void dcs_record_class_install (DcsRecordClass *klass, DcsRecordKind kind);

DcsRecord *dcs_record_new (DcsRecordKind kind, const DcsValue *values);
DcsRecordKind dcs_record_get_kind (DcsRecord *self);
const DcsValue *dcs_record_get_values (DcsRecord *self);
gint64 dcs_record_get_id (DcsRecord *self);
gint64 dcs_record_get_integer (DcsRecord *self, int field);
double dcs_record_get_number (DcsRecord *self, int field);
const char *dcs_record_get_text (DcsRecord *self, int field);
DcsDate dcs_record_get_date (DcsRecord *self, int field);
DcsCode dcs_record_get_code (DcsRecord *self, int field);
void dcs_record_set_value (DcsRecord *self, int field, const DcsValue *value);

G_END_DECLS
