/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core.h"
#include "dcs-entry-rules.h"
#include "dcs-quality.h"

G_BEGIN_DECLS

/* What forms need of an open clinic file beside dcs_clinic_core_save(): synchronous, on the thread
 * of the core; errors of DCS_CLINIC_ERROR. */

/**
 * DcsKeptDraft: what somebody typed and has not saved yet. Kept in the clinic file, so that no
 * patient data lies elsewhere; not part of the audit trail or of a bundle.
 */
typedef struct
{
  char *subject;     /* owned: dcs_entry_get_subject() */
  gint64 patient_id; /* 0: of a new patient */
  char *content;     /* owned: dcs_entry_serialize() */
  char *author;      /* owned: who typed it, as the audit trail names people */
  gint64 kept_at;    /* Unix seconds */
} DcsKeptDraft;

void dcs_kept_draft_free (DcsKeptDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsKeptDraft, dcs_kept_draft_free)

/* One draft for each subject and author; durable on return. */
gboolean dcs_clinic_core_keep_draft (DcsClinicCore *self,
                                     const char *subject,
                                     gint64 patient_id,
                                     const char *content,
                                     GError **error);
gboolean dcs_clinic_core_drop_draft (DcsClinicCore *self, const char *subject, GError **error);
/* The author's own drafts of a patient (@patient_id 0: of all and of new patients), newest first.
 * (transfer full) (element-type DcsKeptDraft) */
GPtrArray *dcs_clinic_core_list_drafts (DcsClinicCore *self, gint64 patient_id, GError **error);

/* dcs_clinic_core_save() that also drops the draft kept under @subject, in the same transaction. A
 * draft whose field `deleted` was set to 1 (or back to 0) is deleted (brought back). */
gboolean dcs_clinic_core_save_entry (DcsClinicCore *self,
                                     DcsDraft **drafts,
                                     guint n_drafts,
                                     const char *subject,
                                     const char *reason,
                                     guint *problem_draft,
                                     GError **error);

/**
 * DcsDeletion: what one deletion marked: a record and all that belongs to it (a visit's
 * observations and assessments, a treatment's doses and infusions), so that exactly this can be
 * brought back.
 */
typedef struct _DcsDeletion DcsDeletion;
void dcs_deletion_free (DcsDeletion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsDeletion, dcs_deletion_free)
DcsRecordKind dcs_deletion_get_kind (const DcsDeletion *self);
guint dcs_deletion_count (const DcsDeletion *self); /* records marked */

DcsDeletion *dcs_clinic_core_delete (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error);
gboolean
dcs_clinic_core_undelete (DcsClinicCore *self, const DcsDeletion *deletion, GError **error);
/* Deleted records of a patient, to bring back from the history. (element-type DcsDeletedRecord) */
typedef struct
{
  DcsRecordKind kind;
  gint64 id;
  char *when; /* owned: as the audit trail has it, UTC, ISO 8601 */
  char *who;  /* owned */
  char *what; /* owned: "Visit, 14 Mar 2019" */
} DcsDeletedRecord;
void dcs_deleted_record_free (DcsDeletedRecord *self);
GPtrArray *dcs_clinic_core_list_deleted (DcsClinicCore *self, gint64 patient_id, GError **error);
/* Brings a record back with what was deleted in the same act. */
gboolean dcs_clinic_core_bring_back (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error);

/**
 * DcsHistoryEntry: one change of one field, from the audit trail.
 */
typedef struct
{
  gint64 entry; /* number in the audit trail; changes of one save have following numbers */
  char *when;   /* owned: UTC, ISO 8601 */
  char *who;    /* owned */
  char *action; /* owned: "insert", "update", "delete", "restore", "import" */
  char *reason; /* owned, or NULL */
  DcsRecordKind kind;
  DcsCode test; /* observations: what was measured, else 0 */
  DcsCode site; /* … where, or 0 */
  int field;    /* index in the record's fields, or -1 for the record as a whole */
  char *before; /* owned: as people read it (labels, dates in full), or NULL */
  char *after;  /* owned, or NULL */
} DcsHistoryEntry;
void dcs_history_entry_free (DcsHistoryEntry *self);

/* The changes of a record, newest first; of a visit with its observations and assessments, of a
 * treatment with its doses. @id 0 with DCS_RECORD_PATIENT: everything of the patient.
 * (transfer full) (element-type DcsHistoryEntry) */
GPtrArray *dcs_clinic_core_record_history (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error);

/**
 * DcsSimilarPatient: a patient who may be the one that is being entered.
 */
typedef struct
{
  gint64 id;
  DcsSimilarity why;
  char *code; /* owned */
  char *name; /* owned: "" when there is none */
  char sex;
  DcsDate birth_date;
  DcsCode disease, subtype;
  DcsDate last_visit;
  gboolean is_deleted;
} DcsSimilarPatient;
void dcs_similar_patient_free (DcsSimilarPatient *self);

/* At most 20, the most alike first. @values: of a patient record that is perhaps not stored.
 * (transfer full) (element-type DcsSimilarPatient) */
GPtrArray *
dcs_clinic_core_find_similar (DcsClinicCore *self, const DcsValue *values, GError **error);
/* A code that nobody has, after the pattern of the newest one ("JLS-037"); (transfer full) */
char *dcs_clinic_core_suggest_code (DcsClinicCore *self, DcsCode disease, GError **error);

/**
 * DcsQualityRow: a finding of dcs_quality_check() with the patient it belongs to.
 */
typedef struct
{
  gint64 patient_id;
  char *code; /* owned: the patient's */
  DcsCode disease;
  DcsQualityRule rule;
  char *id; /* owned */
  DcsRecordKind kind;
  gint64 record_id; /* 0: an observation */
  gint64 visit_id;  /* 0: none */
  DcsDate date;     /* of the record; not set when it has none */
  char *path;       /* owned: the cell */
  char *message;    /* owned */
} DcsQualityRow;
void dcs_quality_row_free (DcsQualityRow *self);

/* The findings of the patients whose stored summary counts any, in the order of their ids, from
 * behind @after_patient on, at most about @limit rows (whole patients); *last: the last patient
 * that was read, 0 at the end. In portions, so that saving goes on between them. (transfer full)
 * (element-type DcsQualityRow) */
GPtrArray *dcs_clinic_core_quality (
    DcsClinicCore *self, gint64 after_patient, guint limit, gint64 *last, GError **error);

/* The findings of all patients, whatever their summaries count; @rows is lent. FALSE stops. */
typedef gboolean (*DcsQualityRowsFunc) (GPtrArray *rows, gpointer data);
gboolean dcs_clinic_core_each_finding (DcsClinicCore *self,
                                       DcsQualityRowsFunc func,
                                       gpointer data,
                                       GError **error);

G_END_DECLS
