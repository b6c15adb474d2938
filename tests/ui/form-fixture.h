/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * FormFixture: a clinic file of its own with one invented patient, TST-001: born 20 May 2012,
 * localised scleroderma, one visit on 10 January 2024 (40 kg, 150 cm), methotrexate 15 mg/m² weekly
 * from that day, one lesion. Main thread only.
 */
typedef struct
{
  char *folder;
  char *path;
  DcsCatalog *catalog;
  DcsClinic *clinic;
  gint64 patient, visit, treatment, step, lesion;
} FormFixture;

void form_fixture_set_up (FormFixture *self, gconstpointer data);
void form_fixture_tear_down (FormFixture *self, gconstpointer data);

/* (transfer full): of the patient as it is stored now */
DcsCourse *form_fixture_load (FormFixture *self);
DcsEntry *form_fixture_entry (FormFixture *self, DcsEntryTask task, gint64 id, gboolean is_new);
/* The subjects of the drafts that are kept, parted by blanks; (transfer full) */
char *form_fixture_drafts (FormFixture *self);
/* Somebody else changes the patient's notes to @text, and the sex to M. */
void form_fixture_change_elsewhere (FormFixture *self, const char *text);

#define form_fixture_test(path, func)                                                              \
  g_test_add (path, FormFixture, NULL, form_fixture_set_up, func, form_fixture_tear_down)

G_END_DECLS
