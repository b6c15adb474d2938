/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-bundle.h"

G_BEGIN_DECLS

/* An empty clinic file, a folder for a bundle and one for what comes out. */
typedef struct
{
  char *root;
  char *bundle;
  char *out;
  DcsCatalog *catalog;
  DcsClinicCore *core;
} BundleFixture;

void bundle_fixture_set_up (BundleFixture *self, gconstpointer data);
void bundle_fixture_tear_down (BundleFixture *self, gconstpointer data);

/* The bundle is an empty folder again. */
void bundle_fixture_new_folder (BundleFixture *self);
void bundle_fixture_copy_demo (BundleFixture *self);
void bundle_fixture_write (BundleFixture *self, const char *name, const char *contents);
char *bundle_fixture_read (const char *folder, const char *name);
void bundle_fixture_replace (BundleFixture *self,
                             const char *name,
                             const char *old_text,
                             const char *new_text);
DcsImportReport *bundle_fixture_import (BundleFixture *self, const char *folder);
void bundle_fixture_import_well (BundleFixture *self, const char *folder);
void bundle_fixture_export (BundleFixture *self, const char *folder, gboolean deidentify);
void bundle_fixture_new_clinic (BundleFixture *self);
guint bundle_fixture_count (BundleFixture *self, DcsRecordKind kind);
void bundle_fixture_assert_same (const char *folder_a, const char *folder_b);
guint64 bundle_fixture_count_files (const char *folder);

#define bundle_test_add(path, func)                                                                \
  g_test_add (path, BundleFixture, NULL, bundle_fixture_set_up, func, bundle_fixture_tear_down)

G_END_DECLS
