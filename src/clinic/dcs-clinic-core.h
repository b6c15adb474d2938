/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-draft.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/**
 * DCS_CLINIC_ERROR: what a command can be refused for. The codes are the exit statuses of the
 * command line (contract: 2 usage, 3 refused, 4 busy, 5 disk, 6 damaged, 7 bad data).
 */
#define DCS_CLINIC_ERROR (dcs_clinic_error_quark ())
GQuark dcs_clinic_error_quark (void);
typedef enum
{
  DCS_CLINIC_ERROR_FAULT = 1,
  DCS_CLINIC_ERROR_USAGE = 2,
  DCS_CLINIC_ERROR_REFUSED = 3,
  DCS_CLINIC_ERROR_BUSY = 4,
  DCS_CLINIC_ERROR_DISK = 5,
  DCS_CLINIC_ERROR_DAMAGED = 6,
  DCS_CLINIC_ERROR_BAD_DATA = 7,
  DCS_CLINIC_ERROR_NOT_FOUND = 8, /* no such patient: exit status 7 */
  DCS_CLINIC_ERROR_CONFLICT = 9,  /* changed meanwhile: exit status 7 */
  DCS_CLINIC_ERROR_TOO_OLD = 10,  /* needs a migration: exit status 3 */
} DcsClinicError;

int dcs_clinic_error_exit_status (const GError *error);

/**
 * DcsClinicCore: the application's commands and queries over one open clinic file, synchronous and
 * of one thread. The command line and the tests use it directly; DcsClinic runs it on the database
 * thread for the window. Every error is of DCS_CLINIC_ERROR.
 */
typedef struct _DcsClinicCore DcsClinicCore;

typedef enum
{
  DCS_CLINIC_OPEN_DEFAULT = 0,
  DCS_CLINIC_OPEN_READ_ONLY = 1 << 0,
  DCS_CLINIC_OPEN_MIGRATE = 1 << 1,
} DcsClinicOpenFlags;

DcsClinicCore *dcs_clinic_core_create (const char *path,
                                       const char *clinic_name,
                                       DcsCatalog *catalog,
                                       GError **error);
DcsClinicCore *dcs_clinic_core_open (const char *path,
                                     DcsClinicOpenFlags flags,
                                     DcsCatalog *catalog,
                                     GError **error);
void dcs_clinic_core_close (DcsClinicCore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsClinicCore, dcs_clinic_core_close)

DcsCatalog *dcs_clinic_core_get_catalog (DcsClinicCore *self);
const char *dcs_clinic_core_get_path (DcsClinicCore *self);
gboolean dcs_clinic_core_is_read_only (DcsClinicCore *self);
char *dcs_clinic_core_dup_name (DcsClinicCore *self, GError **error);
int dcs_clinic_core_get_version (DcsClinicCore *self);

/* Queries */
gint64 dcs_clinic_core_find_patient (DcsClinicCore *self, const char *code, GError **error);
DcsCourse *dcs_clinic_core_load_course (DcsClinicCore *self, gint64 patient_id, GError **error);
typedef gboolean (*DcsClinicRosterFunc) (const DcsRosterRow *row, gpointer data);
gboolean dcs_clinic_core_each_roster (DcsClinicCore *self,
                                      DcsClinicRosterFunc func,
                                      gpointer data,
                                      GError **error);
/* A course at a time, in the order of entry; the course is only lent. */
typedef gboolean (*DcsClinicCourseFunc) (DcsCourse *course, gpointer data);
gboolean dcs_clinic_core_each_course (DcsClinicCore *self,
                                      DcsClinicCourseFunc func,
                                      gpointer data,
                                      GError **error);
/* Rows of a kind that belong to nobody in particular too (the screening log). */
typedef gboolean (*DcsClinicRowFunc) (DcsRecordKind kind, const DcsValue *values, gpointer data);
gboolean dcs_clinic_core_each_row (
    DcsClinicCore *self, DcsRecordKind kind, DcsClinicRowFunc func, gpointer data, GError **error);

/* Commands: validate, write, derive the patient's summary, one transaction, durable on return. */

/* Saves new and changed drafts together (a visit and its observations). On success the drafts hold
 * what was stored (ids, versions). BAD_DATA: *problem_draft says which draft, the message which
 * field and why. */
gboolean dcs_clinic_core_save (DcsClinicCore *self,
                               DcsDraft **drafts,
                               guint n_drafts,
                               const char *reason,
                               guint *problem_draft,
                               GError **error);
gboolean dcs_clinic_core_set_deleted (DcsClinicCore *self,
                                      DcsRecordKind kind,
                                      const DcsValue *values,
                                      gboolean deleted,
                                      GError **error);
/* Erases a person for good: records, drafts, what the trail holds of them. @reason: for the trail;
 * names nobody. */
gboolean dcs_clinic_core_erase_patient (DcsClinicCore *self,
                                        gint64 patient_id,
                                        const char *reason,
                                        GError **error);
gboolean dcs_clinic_core_backup (DcsClinicCore *self, const char *destination, GError **error);
gboolean dcs_clinic_restore (const char *source, const char *path, char **kept, GError **error);
gboolean dcs_clinic_core_audit_note (DcsClinicCore *self,
                                     const char *action,
                                     const char *subject,
                                     const char *detail,
                                     GError **error);
char *dcs_clinic_core_audit_seal (DcsClinicCore *self, GError **error);
/* *fault: NULL when the chain is whole, else words. */
gboolean dcs_clinic_core_audit_verify (DcsClinicCore *self,
                                       const char *earlier_seal,
                                       gint64 *n_entries,
                                       gint64 *n_erased,
                                       char **fault,
                                       GError **error);
/* Integrity, audit, stored summaries against derived ones; deep: rows against the trail. */
gboolean dcs_clinic_core_check (DcsClinicCore *self,
                                gboolean deep,
                                void (*report) (const char *fault, gpointer data),
                                gpointer data,
                                GError **error);
char *dcs_clinic_core_dup_secret (DcsClinicCore *self, GError **error);

/* Bulk: the import. Rows were validated by the caller; the schema checks them again. */
gboolean dcs_clinic_core_bulk_begin (DcsClinicCore *self, GError **error);
gboolean dcs_clinic_core_bulk_insert (DcsClinicCore *self,
                                      DcsRecordKind kind,
                                      const DcsValue *values,
                                      GError **error);
/* The patient's course is complete: derive and store the summary. */
gboolean dcs_clinic_core_bulk_summarize (DcsClinicCore *self, DcsCourse *course, GError **error);
/* The same for a patient of whom only the id is known (loads the course). */
gboolean dcs_clinic_core_bulk_resummarize (DcsClinicCore *self, gint64 patient_id, GError **error);
gint64 dcs_clinic_core_bulk_find_uid (
    DcsClinicCore *self, DcsRecordKind kind, const char *uid, gint64 *patient_id, GError **error);
/* Rows of DCS_RECORD_RULE_CHANGE were inserted: derives by them from now on, everybody who is in
 * the file included. */
gboolean
dcs_clinic_core_bulk_adopt_rules (DcsClinicCore *self, GCancellable *cancellable, GError **error);
/* One audit entry for a file of the import. */
gboolean dcs_clinic_core_bulk_note (DcsClinicCore *self,
                                    const char *file,
                                    const char *detail,
                                    GError **error);
gboolean dcs_clinic_core_bulk_commit (DcsClinicCore *self, GError **error);
void dcs_clinic_core_bulk_rollback (DcsClinicCore *self);

G_END_DECLS
