/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-connection.h"
#include "dcs-store.h"

G_BEGIN_DECLS

/* "DCRS" at offset 68 of the file. */
#define DCS_STORE_APPLICATION_ID 0x44435253

/* What is done to the rows of a record kind; each has one statement a kind. */
typedef enum
{
  DCS_RECORD_SQL_INSERT,
  DCS_RECORD_SQL_INSERT_MANY,
  DCS_RECORD_SQL_UPDATE,
  DCS_RECORD_SQL_SET_DELETED,
  DCS_RECORD_SQL_EXISTS,
  DCS_RECORD_SQL_ALL,
  DCS_RECORD_SQL_OF_PATIENT,
  DCS_RECORD_SQL_FIND_UID,
  DCS_RECORD_SQL_BY_KEY,
  DCS_N_RECORD_SQL,
} DcsRecordSql;

/* All other statements. */
typedef enum
{
  DCS_SQL_BEGIN,
  DCS_SQL_BEGIN_READ,
  DCS_SQL_COMMIT,
  DCS_SQL_ROLLBACK,
  DCS_SQL_DATA_VERSION,
  DCS_SQL_GET_SETTING,
  DCS_SQL_SET_SETTING,
  DCS_SQL_LOAD_CODES,
  DCS_SQL_ADD_CODE,
  DCS_SQL_FIND_PATIENT,
  DCS_SQL_DELETED_PATIENTS,
  DCS_SQL_DELETED_VISITS,
  DCS_SQL_DELETED_TREATMENTS,
  DCS_SQL_PUT_SUMMARY,
  DCS_SQL_GET_SUMMARY,
  DCS_SQL_ROSTER,
  DCS_SQL_ROSTER_ROW,
  DCS_SQL_MISSING_SUMMARIES,
  DCS_SQL_AUDIT_LAST,
  DCS_SQL_AUDIT_ADD,
  DCS_SQL_AUDIT_EACH,
  DCS_SQL_AUDIT_NEWEST,
  DCS_SQL_AUDIT_ERASURES,
  DCS_SQL_AUDIT_OF_PATIENT,
  DCS_SQL_AUDIT_IMPORT,
  DCS_SQL_JSON_MEMBERS,
  DCS_SQL_PUT_DRAFT,
  DCS_SQL_DROP_DRAFT,
  DCS_SQL_EACH_DRAFT,
  DCS_SQL_IDENTITIES,
  DCS_SQL_NEWEST_CODE,
  DCS_SQL_NEXT_WITH_FINDINGS,
  DCS_SQL_LESION_NUMBER,
  DCS_SQL_NEXT_RESISTANT,
  DCS_SQL_CLINICIANS,
  DCS_SQL_RULES_TOKEN,
  DCS_SQL_GET_DERIVATION,
  DCS_SQL_PUT_DERIVATION,
  DCS_SQL_DROP_WORK,
  DCS_SQL_PUT_WORK,
  DCS_SQL_PUT_WORK_MANY,
  DCS_SQL_GET_WORK,
  DCS_SQL_SCAN_WORK,
  DCS_SQL_SCAN_WORK_OF_PATIENT,
  DCS_SQL_WORK_ROW,
  DCS_SQL_WORK_PATIENTS,
  DCS_N_SQL,
} DcsSql;

/* How many rows one DCS_RECORD_SQL_INSERT_MANY adds. */
#define DCS_BULK_BATCH 16

/* How many rows one DCS_SQL_PUT_WORK_MANY adds. */
#define DCS_WORK_BATCH 4

#define DCS_AUDIT_HASH_SIZE 32
#define DCS_AUDIT_SALT_SIZE 16

/* The newest entry of the audit trail, known while a transaction runs. */
typedef struct
{
  gint64 seq;
  guint8 hash[DCS_AUDIT_HASH_SIZE];
} DcsAuditHead;

/* Whose record, and which. */
typedef struct
{
  gint64 patient_id;
  gint64 id;
} DcsKey;

struct _DcsStore
{
  sqlite3 *db;     /* owned */
  GThread *thread; /* borrowed: the only one that may call */
  char *path;      /* owned: resolved */
  gboolean read_only;
  int version;     /* of the file */
  gpointer opened; /* entry of the process's list of open files; dcs-store-file.c */

  /* statements, prepared when first needed; owned */
  sqlite3_stmt *record_sql[DCS_N_RECORD_KINDS][DCS_N_RECORD_SQL];
  sqlite3_stmt *sql[DCS_N_SQL];

  /* the running transaction */
  gboolean in_transaction;
  gboolean bulk;
  gboolean failed; /* something went wrong in it: it can only be rolled back */
  gint64 bulk_rows[DCS_N_RECORD_KINDS];
  DcsKey bulk_known[DCS_N_RECORD_KINDS]; /* a row of each kind that is known to exist */
  DcsValue *bulk_batch;                  /* owned: observations that are yet to be written */
  guint n_bulk_batch;
  GStringChunk *bulk_texts; /* owned: their texts */
  gint64 n_commits;

  /* the dictionary, both ways; owned */
  GArray *code_of_number; /* DcsCode, 0 for a number that is not in use */
  GArray *number_of_code; /* gint32 by quark, -1 for one that has no number */
  guint n_committed_codes;
  gint64 codes_version; /* data version that they were read at */

  /* the audit trail */
  char *actor;  /* owned */
  char *reason; /* owned: why the running transaction happens */
  DcsAuditHead head;
  gboolean head_known;
  GString *before, *after; /* owned: scratch */
};

#define DCS_STORE_ASSERT_THREAD(self) g_assert ((self)->thread == g_thread_self ())

/* dcs-store.c */
sqlite3_stmt *_dcs_store_sql (DcsStore *self, DcsSql which, GError **error);
gboolean _dcs_store_run_sql (DcsStore *self, DcsSql which, GError **error);
void _dcs_store_close_statements (DcsStore *self);
DcsStore *_dcs_store_open_path (const char *path, gboolean read_only, GError **error);
gboolean _dcs_store_enter (DcsStore *self, const char *reason, gboolean *entered, GError **error);
gboolean _dcs_store_leave (DcsStore *self, gboolean entered, gboolean good, GError **error);

/* dcs-store-bulk.c */
void _dcs_bulk_end (DcsStore *self);
gboolean
_dcs_bulk_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error);
gboolean _dcs_bulk_flush (DcsStore *self, GError **error);
gboolean _dcs_bulk_note (DcsStore *self, GError **error);

/* dcs-store-sql.c */
extern const char *const _dcs_store_sql_texts[DCS_N_SQL];
char *_dcs_record_sql_text (DcsRecordKind kind, DcsRecordSql which);
char *_dcs_record_sql_columns (DcsRecordKind kind, const char *prefix);
int _dcs_record_n_columns (DcsRecordKind kind);
DcsRecordKind _dcs_record_find_kind (const char *table);

/* dcs-store-file.c */
typedef struct
{
  gint32 application_id;
  gint32 version;
} DcsFileHeader;
char *_dcs_file_resolve (const char *path, GError **error);
gboolean _dcs_file_check (const char *path, DcsFileHeader *header, GError **error);
gpointer _dcs_file_opened (const char *path);
void _dcs_file_closed (gpointer opened);
gboolean _dcs_file_is_open (const char *path);
gboolean _dcs_file_check_place (const char *path, GError **error);
char *_dcs_file_make_part (const char *path, GError **error);
gboolean _dcs_file_publish (const char *part, const char *path, GError **error);
gboolean _dcs_file_sync (const char *path, GError **error);
gboolean _dcs_file_sync_folder (const char *path, GError **error);
void _dcs_file_set_error (int saved_errno, GError **error);

/* dcs-store-codes.c */
gboolean _dcs_codes_refresh (DcsStore *self, GError **error);
gint64 _dcs_codes_number (DcsStore *self, DcsCode code, GError **error);
gint64 _dcs_codes_known_number (DcsStore *self, DcsCode code);
DcsCode _dcs_codes_code (DcsStore *self, gint64 number, GError **error);
void _dcs_codes_committed (DcsStore *self);
void _dcs_codes_rolled_back (DcsStore *self);

/* dcs-store-records.c */
sqlite3_stmt *
_dcs_record_sql (DcsStore *self, DcsRecordKind kind, DcsRecordSql which, GError **error);
/* Texts of dates while a statement runs. */
typedef char DcsDateTexts[DCS_RECORD_MAX_FIELDS][DCS_DATE_ISO_SIZE];
gboolean _dcs_record_bind (DcsStore *self,
                           DcsRecordKind kind,
                           sqlite3_stmt *statement,
                           int first,
                           const DcsValue *values,
                           DcsDateTexts dates,
                           GError **error);
gboolean
_dcs_record_insert (DcsStore *self, DcsRecordKind kind, const DcsValue *values, GError **error);
gboolean _dcs_record_read (
    DcsStore *self, DcsRecordKind kind, sqlite3_stmt *statement, DcsValue *values, GError **error);
gboolean _dcs_store_fail (DcsStore *self);
int _dcs_bind_date (sqlite3_stmt *statement, int column, DcsDate date, char *buffer);
gboolean _dcs_column_date (sqlite3_stmt *statement, int column, DcsDate *date, GError **error);

/* dcs-store-summary.c */
/* "Given Family", or whichever of them there is, else the initials: of three columns that follow
 * each other. */
void _dcs_column_name (sqlite3_stmt *statement, int first, GString *name);
gboolean _dcs_column_code (
    DcsStore *self, sqlite3_stmt *statement, int column, DcsCode *code, GError **error);

/* dcs-store-work.c */
/* The columns of a row are the patient's key and then those of the item. */
#define DCS_WORK_ROW_COLUMNS 12
gboolean
_dcs_work_read (DcsStore *self, sqlite3_stmt *statement, DcsWorkItem *item, GError **error);

/* dcs-store-load.c */
void _dcs_store_set_no_patient (GError **error);

/* dcs-store-schema.c */
typedef struct
{
  int version;
  const char *resource;
} DcsSchemaStep;
extern const DcsSchemaStep _dcs_schema_steps[];
extern const guint _dcs_n_schema_steps;
gboolean _dcs_schema_build (DcsStore *self, int from, GError **error);
gboolean _dcs_schema_migrate (DcsStore *self, GError **error);
char *_dcs_schema_trigger (DcsRecordKind kind, guint operation, char **name);
#define DCS_N_TRIGGERS_A_TABLE 3

/* dcs-store-audit.c */
gboolean _dcs_audit_register (DcsStore *self, GError **error);
/* "2019-03-14T09:26:53.589Z" with its end. */
#define DCS_AUDIT_TIME_SIZE 32
void _dcs_audit_time (gint64 time, char buffer[DCS_AUDIT_TIME_SIZE]);
gboolean _dcs_audit_genesis (DcsStore *self, const char *clinic_name, GError **error);
gboolean _dcs_audit_append (DcsStore *self,
                            const char *action,
                            const char *table,
                            const char *row_id,
                            gint64 patient_id,
                            const char *before,
                            const char *after,
                            GError **error);

/* dcs-store-trail.c: the forms that the seals are taken over */
typedef struct
{
  gint64 seq;
  const char *at;
  const char *actor;
  const char *action;
  const char *table;
  const char *row_id;
  gint64 patient_id;
  const char *reason;
} DcsAuditEntry;
void _dcs_trail_content_hash (const guint8 *salt,
                              const char *before,
                              const char *after,
                              guint8 hash[DCS_AUDIT_HASH_SIZE]);
void _dcs_trail_chain_hash (const guint8 *previous,
                            const DcsAuditEntry *entry,
                            const guint8 *content_hash,
                            guint8 hash[DCS_AUDIT_HASH_SIZE]);
void
_dcs_trail_row_text (DcsStore *self, DcsRecordKind kind, sqlite3_value **columns, GString *text);
void _dcs_trail_row_id (DcsStore *self, DcsRecordKind kind, sqlite3_value **columns, GString *text);
char *_dcs_trail_seal (gint64 seq, const guint8 *hash);

/* dcs-store-verify.c */
gboolean _dcs_verify_rows (DcsStore *self,
                           void (*report) (const char *fault, gpointer data),
                           gpointer data,
                           GError **error);

/* dcs-store-backup.c */
gboolean _dcs_backup_to (const char *source, const char *destination, int version, GError **error);

G_END_DECLS
