/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *
demo_folder (void)
{
  return g_build_filename (g_getenv ("DCS_DATADIR"), "demo", NULL);
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
      g_rmdir (path);
    }
  else
    g_unlink (path);
}

void
bundle_fixture_set_up (BundleFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->root = g_dir_make_tmp ("bundle-XXXXXX", &error);
  g_assert_no_error (error);
  self->bundle = g_build_filename (self->root, "bundle", NULL);
  self->out = g_build_filename (self->root, "out", NULL);
  g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
  self->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  bundle_fixture_new_clinic (self);
}

void
bundle_fixture_tear_down (BundleFixture *self, gconstpointer data)
{
  g_clear_pointer (&self->core, dcs_clinic_core_close);
  dcs_catalog_unref (self->catalog);
  remove_tree (self->root);
  g_free (self->root);
  g_free (self->bundle);
  g_free (self->out);
}

/* Closes the clinic file and goes on with another, empty one. */
void
bundle_fixture_new_clinic (BundleFixture *self)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("clinic-%u.decursus", n++);
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->core, dcs_clinic_core_close);
  self->core = dcs_clinic_core_create (path, "Test clinic", self->catalog, &error);
  g_assert_no_error (error);
}

void
bundle_fixture_new_folder (BundleFixture *self)
{
  remove_tree (self->bundle);
  g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
}

void
bundle_fixture_write (BundleFixture *self, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (self->bundle, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

char *
bundle_fixture_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* Makes the bundle the demonstration clinic. */
void
bundle_fixture_copy_demo (BundleFixture *self)
{
  g_autofree char *demo = demo_folder ();
  g_autoptr (GDir) dir = g_dir_open (demo, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".csv"))
      {
        g_autofree char *contents = bundle_fixture_read (demo, name);

        bundle_fixture_write (self, name, contents);
      }
}

/* Replaces the first @old_text of a file of the bundle. */
void
bundle_fixture_replace (BundleFixture *self,
                        const char *name,
                        const char *old_text,
                        const char *new_text)
{
  g_autofree char *before = bundle_fixture_read (self->bundle, name);
  const char *at = strstr (before, old_text);
  g_autoptr (GString) after = g_string_new (NULL);

  g_assert_nonnull (at);
  g_string_append_len (after, before, at - before);
  g_string_append (after, new_text);
  g_string_append (after, at + strlen (old_text));
  bundle_fixture_write (self, name, after->str);
}

DcsImportReport *
bundle_fixture_import (BundleFixture *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  DcsImportReport *report = dcs_bundle_import (self->core, folder, FALSE, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

void
bundle_fixture_import_well (BundleFixture *self, const char *folder)
{
  g_autoptr (DcsImportReport) report = bundle_fixture_import (self, folder);

  for (guint i = 0; i < report->faults->len; i++)
    {
      g_autofree char *text = dcs_import_fault_to_text (report->faults->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (report->faults->len, ==, 0);
  g_assert_true (report->is_saved);
}

void
bundle_fixture_export (BundleFixture *self, const char *folder, gboolean deidentify)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsExportReport) report = dcs_bundle_export (
      self->core, folder, deidentify, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
}

static gboolean
count_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

guint
bundle_fixture_count (BundleFixture *self, DcsRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  dcs_clinic_core_each_row (self->core, kind, count_cb, &n, &error);
  g_assert_no_error (error);
  return n;
}

guint64
bundle_fixture_count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Two folders have the same files with the same bytes. */
void
bundle_fixture_assert_same (const char *folder_a, const char *folder_b)
{
  g_autoptr (GDir) dir = g_dir_open (folder_a, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpuint (
      bundle_fixture_count_files (folder_a), ==, bundle_fixture_count_files (folder_b));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *a = bundle_fixture_read (folder_a, name);
      g_autofree char *b = bundle_fixture_read (folder_b, name);

      g_test_message ("%s", name);
      g_assert_cmpstr (a, ==, b);
    }
}
