/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-course.h"
#include "dcs-summary.h"
#include "dcs-work-item.h"

G_BEGIN_DECLS

/**
 * DCS_STORE_ERROR: what the world can do to a clinic file. The messages are sentences for people:
 * what is wrong and the way out; never patient data, never SQL.
 */
#define DCS_STORE_ERROR (dcs_store_error_quark ())
GQuark dcs_store_error_quark (void);
typedef enum
{
  DCS_STORE_ERROR_FAILED,     /* a fault of the program */
  DCS_STORE_ERROR_EXISTS,     /* will not overwrite */
  DCS_STORE_ERROR_NOT_FOUND,  /* no such file or record */
  DCS_STORE_ERROR_NOT_CLINIC, /* text, another program's file, empty, a folder, a pipe … */
  DCS_STORE_ERROR_TOO_NEW,    /* made by a newer Decursus */
  DCS_STORE_ERROR_TOO_OLD,    /* must be migrated first */
  DCS_STORE_ERROR_NETWORK,    /* on a network file system */
  DCS_STORE_ERROR_READ_ONLY,
  DCS_STORE_ERROR_BUSY, /* locked by another process for more than 5 s */
  DCS_STORE_ERROR_DISK, /* full, or an I/O error */
  DCS_STORE_ERROR_CORRUPT,
  DCS_STORE_ERROR_CONSTRAINT, /* the schema refuses a value */
  DCS_STORE_ERROR_DUPLICATE,  /* a key exists already */
  DCS_STORE_ERROR_CONFLICT,   /* changed by somebody else meanwhile (version) */
} DcsStoreError;

/**
 * DcsStore: one open clinic file. Not thread safe: made, used and closed on one thread, which every
 * function asserts. Synchronous.
 */
typedef struct _DcsStore DcsStore;

typedef enum
{
  DCS_STORE_OPEN_DEFAULT = 0,
  DCS_STORE_OPEN_READ_ONLY = 1 << 0, /* asked for; also what a read-only file falls back to */
  DCS_STORE_OPEN_MIGRATE = 1 << 1,   /* bring an older file up to date, after a verified copy */
} DcsStoreOpenFlags;

DcsStore *dcs_store_create (const char *path, const char *clinic_name, GError **error);
DcsStore *dcs_store_open (const char *path, DcsStoreOpenFlags flags, GError **error);
void dcs_store_close (DcsStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsStore, dcs_store_close)

const char *dcs_store_get_path (DcsStore *self);
gboolean dcs_store_is_read_only (DcsStore *self);
int dcs_store_schema_version (void);
int dcs_store_get_file_version (DcsStore *self);
char *dcs_store_dup_clinic_name (DcsStore *self, GError **error);
/* Grows with each change that anybody commits to the file: tells other windows' work. */
gint64 dcs_store_data_version (DcsStore *self);

/* Small settings of the clinic file (text to text), e.g. the de-identification secret. */
char *dcs_store_dup_setting (DcsStore *self, const char *name, GError **error);
gboolean
dcs_store_set_setting (DcsStore *self, const char *name, const char *value, GError **error);

/* Transactions: BEGIN IMMEDIATE … COMMIT. After any error: roll back. Not nested. */
gboolean dcs_store_begin (DcsStore *self, const char *reason, GError **error);
gboolean dcs_store_commit (DcsStore *self, GError **error);
void dcs_store_rollback (DcsStore *self);
/* A transaction that only adds rows, which are one audit entry for each file (a bulk import). */
gboolean dcs_store_begin_bulk (DcsStore *self, const char *reason, GError **error);

/* Records. Values are arrays as the kind's DcsRecordInfo says. */
gboolean
dcs_store_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error);
/* Saves if the row still has values[version]; the stored version is one more. CONFLICT otherwise.
 */
gboolean
dcs_store_update (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error);
gboolean dcs_store_set_deleted (
    DcsStore *self, DcsRecordKind kind, const DcsValue *values, gboolean deleted, GError **error);

/* Erases a patient for good, in a transaction of its own; the chain of the trail stays whole. */
gboolean
dcs_store_erase_patient (DcsStore *self, gint64 patient_id, const char *reason, GError **error);

/* Called with each row; the values live until it returns. Return FALSE to stop. */
typedef gboolean (*DcsStoreRowFunc) (DcsRecordKind kind, const DcsValue *values, gpointer data);
/* patient_id 0: rows of all patients, in the order of the table's key (patient, then entry). */
gboolean dcs_store_each (DcsStore *self,
                         DcsRecordKind kind,
                         gint64 patient_id,
                         gboolean with_deleted,
                         DcsStoreRowFunc func,
                         gpointer data,
                         GError **error);
/* Everything that is not deleted of one patient, added to @course and sealed. NOT_FOUND. */
gboolean
dcs_store_load_course (DcsStore *self, gint64 patient_id, DcsCourse *course, GError **error);

/* Keys: 0 when there is none (no error), -1 on error. */
gint64 dcs_store_find_patient (DcsStore *self, const char *code, GError **error);
/* kind: one with a field `uid`. */
gint64 dcs_store_find_uid (
    DcsStore *self, DcsRecordKind kind, const char *uid, gint64 *patient_id, GError **error);

/* Summaries: written in the transaction of the change that they follow from. */
gboolean dcs_store_put_summary (DcsStore *self,
                                const DcsSummary *summary,
                                const char *search_key,
                                const char *clinician,
                                GError **error);
gboolean dcs_store_get_summary (DcsStore *self,
                                gint64 patient_id,
                                DcsSummary *summary,
                                char **search_key,
                                char **clinician,
                                GError **error);
/* Patients (not deleted) without a stored summary: after a migration. (transfer full): gint64 */
GArray *dcs_store_missing_summaries (DcsStore *self, GError **error);
typedef gboolean (*DcsStoreRosterFunc) (const DcsRosterRow *row, gpointer data);
/* patient_id 0: all, in the order of entry. */
gboolean dcs_store_each_roster (
    DcsStore *self, gint64 patient_id, DcsStoreRosterFunc func, gpointer data, GError **error);

/* Patients (not deleted) whose summary counts resistance, one after the other: 0 at the end, -1 on
 * error. */
gint64 dcs_store_next_resistant (DcsStore *self, gint64 after_patient, GError **error);
/* Who saw patients last, each once, sorted. (transfer full) (element-type utf8) */
GPtrArray *dcs_store_list_clinicians (DcsStore *self, GError **error);

/* What waits for somebody: written in the transaction of the change that it follows from, in place
 * of all that the patient had. */
gboolean dcs_store_put_work (
    DcsStore *self, gint64 patient_id, const DcsWorkItem *items, guint n_items, GError **error);
/* As they were put. (transfer full) (element-type DcsWorkItem) */
GArray *dcs_store_get_work (DcsStore *self, gint64 patient_id, GError **error);

/**
 * DcsStoreWorkGroup: where a work item stands on a day.
 */
typedef enum
{
  DCS_STORE_WORK_TODAY, /* a visit planned for the day */
  DCS_STORE_WORK_OVERDUE,
  DCS_STORE_WORK_DUE,
  DCS_STORE_WORK_SOON,
  DCS_STORE_WORK_CONFIRM,  /* suggestions */
  DCS_STORE_WORK_FOLLOW,   /* events, doses */
  DCS_STORE_WORK_COMPLETE, /* data quality */
  DCS_N_STORE_WORK_GROUPS,
} DcsStoreWorkGroup;

/* Which work items; zero or NULL means "any". */
typedef struct
{
  DcsDate today;   /* a day */
  DcsDate backlog; /* due before it and never recorded: a gap to complete; not set: none */
  guint kinds;     /* bits 1 << DcsWorkKind */
  DcsCode disease;
  const char *clinician;
  gint64 patient_id;
} DcsStoreWorkQuery;

/* A work item with its patient. Texts are borrowed from whoever hands it out. */
typedef struct
{
  DcsWorkItem item;
  DcsStoreWorkGroup group;
  const char *code;
  const char *name; /* "" when there is none */
  const char *clinician;
  DcsCode disease;
  DcsState state;
} DcsStoreWorkRow;
typedef gboolean (*DcsStoreWorkFunc) (const DcsStoreWorkRow *row, gpointer data);
/* Group by group, by date, then by the patient's code; @limit: of each group, 0: all. */
gboolean dcs_store_each_work (DcsStore *self,
                              const DcsStoreWorkQuery *query,
                              guint limit,
                              DcsStoreWorkFunc func,
                              gpointer data,
                              GError **error);
gboolean dcs_store_count_work (DcsStore *self,
                               const DcsStoreWorkQuery *query,
                               guint counts[DCS_N_STORE_WORK_GROUPS],
                               guint *n_patients,
                               GError **error);

/* By which rules everything that is derived was derived; "" when nobody knows. */
char *dcs_store_dup_derivation (DcsStore *self, GError **error);
/* In the running transaction; not audited. */
gboolean dcs_store_put_derivation (DcsStore *self, const char *rules, GError **error);
/* Differs from before when the clinic's own rules were changed. */
char *dcs_store_dup_rules_token (DcsStore *self, GError **error);

/* One record by its key, deleted or not. */
gboolean dcs_store_read (DcsStore *self,
                         DcsRecordKind kind,
                         const DcsValue *key,
                         DcsStoreRowFunc func,
                         gpointer data,
                         gboolean *found,
                         GError **error);
typedef gboolean (*DcsStoreIdentityFunc) (gint64 patient_id,
                                          const char *code,
                                          const char *birth_date,
                                          gpointer data);
gboolean
dcs_store_each_identity (DcsStore *self, DcsStoreIdentityFunc func, gpointer data, GError **error);
char *dcs_store_newest_code (DcsStore *self, DcsCode disease, GError **error);
gint64 dcs_store_next_with_findings (DcsStore *self, gint64 after, GError **error);
gint64
dcs_store_free_lesion_number (DcsStore *self, gint64 patient_id, gint64 number, GError **error);

/* Kept drafts: what somebody typed and has not saved yet. Of the actor. */
typedef struct
{
  const char *subject;
  gint64 patient_id; /* 0: of a new patient */
  gint64 kept_at;    /* Unix seconds */
  const char *content;
  const char *author;
} DcsStoreDraft;
typedef gboolean (*DcsStoreDraftFunc) (const DcsStoreDraft *draft, gpointer data);
gboolean dcs_store_put_draft (
    DcsStore *self, const char *subject, gint64 patient_id, const char *content, GError **error);
gboolean dcs_store_drop_draft (DcsStore *self, const char *subject, GError **error);
gboolean dcs_store_each_draft (
    DcsStore *self, gint64 patient_id, DcsStoreDraftFunc func, gpointer data, GError **error);

/* What the audit trail says about the records of a patient. */
typedef struct
{
  gint64 seq; /* number of the entry: those of one transaction follow each other */
  const char *at;
  const char *actor;
  const char *action; /* "insert", "update", "delete", "undelete" */
  const char *reason; /* "" when none was given */
  DcsRecordKind kind;
  gint64 id;              /* 0: an observation */
  const DcsValue *before; /* as many as the kind has fields; NULL: there was none */
  const DcsValue *after;
} DcsStoreChange;
typedef gboolean (*DcsStoreChangeFunc) (const DcsStoreChange *change, gpointer data);
gboolean dcs_store_each_change (DcsStore *self,
                                DcsRecordKind kind,
                                gint64 patient_id,
                                gint64 id,
                                DcsStoreChangeFunc func,
                                gpointer data,
                                GError **error);
gint64
dcs_store_find_import (DcsStore *self, gint64 made_at, char **at, char **actor, GError **error);
gint64 dcs_store_last_entry (DcsStore *self);
/* Whether records of @kind belong to one of @owner: they are deleted with it. */
gboolean dcs_store_belongs (DcsRecordKind kind, DcsRecordKind owner);

/* Audit: entries that no row change makes (opened, exported, imported FILE with digest …). */
gboolean dcs_store_audit_note (
    DcsStore *self, const char *action, const char *subject, const char *detail, GError **error);
void dcs_store_set_actor (DcsStore *self, const char *actor);
/* "NUMBER:HEX" of the newest entry. */
char *dcs_store_audit_seal (DcsStore *self, GError **error);

typedef struct
{
  gint64 n_entries;
  gint64 n_erased;
  char *first_fault; /* words, or NULL when the chain is whole */
} DcsAuditReport;
gboolean dcs_store_audit_verify (DcsStore *self,
                                 const char *earlier_seal,
                                 DcsAuditReport *report,
                                 GError **error);
void dcs_audit_report_clear (DcsAuditReport *report);

/* Integrity, foreign keys, triggers complete; deep: live rows against the trail too. Each fault is
 * one sentence handed to @report. FALSE only when the check itself could not run. */
gboolean dcs_store_check (DcsStore *self,
                          gboolean deep,
                          void (*report) (const char *fault, gpointer data),
                          gpointer data,
                          GError **error);
gboolean dcs_store_backup (DcsStore *self, const char *destination, GError **error);
/* Puts @source (verified) in the place of @path; an existing @path is kept beside it. */
gboolean dcs_store_restore (const char *source, const char *path, char **kept_path, GError **error);

G_END_DECLS
