/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"
#include "dcs-records.h"

G_BEGIN_DECLS

/**
 * CoreFixture: an open clinic file with invented people in a folder of its own.
 */
typedef struct
{
  char *folder;        /* owned */
  char *path;          /* owned */
  DcsCatalog *catalog; /* owned */
  DcsClinicCore *core; /* owned */
} CoreFixture;

void core_fixture_set_up (CoreFixture *self, gconstpointer data);
void core_fixture_tear_down (CoreFixture *self, gconstpointer data);
void core_fixture_reopen (CoreFixture *self);
DcsClinicCore *core_fixture_open_second (CoreFixture *self);

void core_put (DcsDraft *draft, int field, DcsValue value);
void core_fixture_save (CoreFixture *self, DcsDraft *draft);
gint64 core_fixture_add_patient (CoreFixture *self, const char *code);
gint64 core_fixture_add_visit (CoreFixture *self, gint64 patient_id, DcsDate date);
gint64 core_fixture_add_treatment (CoreFixture *self, gint64 patient_id, const char *drug);
gint64 core_fixture_add_step (CoreFixture *self, gint64 patient_id, gint64 treatment_id, int no);
gint64 core_fixture_add_assessment (CoreFixture *self,
                                    gint64 patient_id,
                                    gint64 visit_id,
                                    gint64 treatment_id,
                                    const char *response);
void core_fixture_add_weight (CoreFixture *self, gint64 patient_id, gint64 visit_id, double kg);
/* A change of what is stored, as a form makes it. */
DcsDraft *core_fixture_edit (CoreFixture *self, DcsRecordKind kind, gint64 patient_id, gint64 id);
guint core_fixture_count (CoreFixture *self, gint64 patient_id, DcsRecordKind kind);

/* What another program does to the file or sees in it. */
void core_fixture_sql (CoreFixture *self, const char *sql);
gint64 core_fixture_sql_number (CoreFixture *self, const char *sql);
gboolean core_fixture_has_bytes (CoreFixture *self, const char *text);

G_END_DECLS
