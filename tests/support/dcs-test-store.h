/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-store.h"

G_BEGIN_DECLS

/**
 * DcsTestStore: a clinic file in a folder of its own that goes away with it.
 */
typedef struct
{
  char *folder;    /* owned */
  char *path;      /* owned: of the clinic file */
  DcsStore *store; /* owned; NULL while closed */
  gboolean in_transaction;
} DcsTestStore;

DcsTestStore *dcs_test_store_new (void);
DcsTestStore *dcs_test_store_new_empty (void);
void dcs_test_store_free (DcsTestStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsTestStore, dcs_test_store_free)

void dcs_test_store_close (DcsTestStore *self);
void dcs_test_store_reopen (DcsTestStore *self);
void dcs_test_store_begin (DcsTestStore *self);
void dcs_test_store_commit (DcsTestStore *self);
char *dcs_test_store_file (DcsTestStore *self, const char *name);
guint dcs_test_store_count_files (DcsTestStore *self);

/* Records of invented people, one line each, in the transaction that runs or one of their own. */
gint64 dcs_test_store_add_patient (DcsTestStore *self, const char *code);
gint64
dcs_test_store_add_visit (DcsTestStore *self, gint64 patient_id, const char *uid, const char *date);
gint64 dcs_test_store_add_treatment (DcsTestStore *self,
                                     gint64 patient_id,
                                     const char *uid,
                                     const char *drug);
void dcs_test_store_add_observation (
    DcsTestStore *self, gint64 patient_id, gint64 visit_id, const char *code, double value);
/* A row with every field filled, and one with only what it must have. */
void dcs_test_store_fill (
    DcsRecordKind kind, gint64 patient_id, gint64 parent_id, gboolean complete, DcsValue *values);
/* Lets every reference to a visit or a treatment that the row has lead to these. */
void
dcs_test_store_refer (DcsRecordKind kind, gint64 visit_id, gint64 treatment_id, DcsValue *values);

/* What another program does to the file; the file must not be locked. */
void dcs_test_sql (const char *path, const char *sql);
gboolean dcs_test_sql_fails (const char *path, const char *sql, const char *words);
char *dcs_test_sql_text (const char *path, const char *sql);
char *dcs_test_file_digest (const char *path);

G_END_DECLS
