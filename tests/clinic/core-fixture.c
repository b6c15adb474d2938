/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "config.h"

#include "core-fixture.h"

#include "dcs-id.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

void
core_fixture_set_up (CoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("clinic-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.decursus", NULL);
  self->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  self->core = dcs_clinic_core_create (self->path, "Test clinic", self->catalog, &error);
  g_assert_no_error (error);
}

void
core_fixture_tear_down (CoreFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_clear_pointer (&self->core, dcs_clinic_core_close);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (self->folder);
  dcs_catalog_unref (self->catalog);
  g_free (self->path);
  g_free (self->folder);
}

DcsClinicCore *
core_fixture_open_second (CoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  DcsClinicCore *core = dcs_clinic_core_open (
      self->path, DCS_CLINIC_OPEN_DEFAULT, self->catalog, &error);

  g_assert_no_error (error);
  return core;
}

void
core_fixture_reopen (CoreFixture *self)
{
  g_clear_pointer (&self->core, dcs_clinic_core_close);
  self->core = core_fixture_open_second (self);
}

void
core_put (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

void
core_fixture_save (CoreFixture *self, DcsDraft *draft)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_save (self->core, &draft, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
save_new (CoreFixture *self, DcsDraft *draft)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));
  gint64 id;

  core_fixture_save (self, draft);
  id = info->id >= 0 ? dcs_draft_get_values (draft)[info->id].integer : 0;
  dcs_draft_free (draft);
  return id;
}

gint64
core_fixture_add_patient (CoreFixture *self, const char *code)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_PATIENT);

  core_put (draft, DCS_PATIENT_CODE, dcs_value_text (code));
  core_put (draft, DCS_PATIENT_DISEASE, dcs_value_code (dcs_code ("jls")));
  core_put (draft, DCS_PATIENT_GIVEN_NAME, dcs_value_text ("Ayşe"));
  core_put (draft, DCS_PATIENT_FAMILY_NAME, dcs_value_text ("Örnek"));
  core_put (draft, DCS_PATIENT_BIRTH_DATE, dcs_value_date (dcs_date_new (2010, 5, 3)));
  return save_new (self, draft);
}

gint64
core_fixture_add_visit (CoreFixture *self, gint64 patient_id, DcsDate date)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_VISIT);

  core_put (draft, DCS_VISIT_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_VISIT_ID, dcs_value_integer (dcs_id_new ()));
  core_put (draft, DCS_VISIT_DATE, dcs_value_date (date));
  return save_new (self, draft);
}

gint64
core_fixture_add_treatment (CoreFixture *self, gint64 patient_id, const char *drug)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_TREATMENT);

  core_put (draft, DCS_TREATMENT_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_TREATMENT_ID, dcs_value_integer (dcs_id_new ()));
  core_put (draft, DCS_TREATMENT_DRUG, dcs_value_code (dcs_code (drug)));
  core_put (draft, DCS_TREATMENT_START_DATE, dcs_value_date (dcs_date_new (2019, 3, 14)));
  return save_new (self, draft);
}

gint64
core_fixture_add_step (CoreFixture *self, gint64 patient_id, gint64 treatment_id, int no)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_DOSE_STEP);

  core_put (draft, DCS_DOSE_STEP_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_DOSE_STEP_ID, dcs_value_integer (dcs_id_new ()));
  core_put (draft, DCS_DOSE_STEP_TREATMENT_ID, dcs_value_integer (treatment_id));
  core_put (draft, DCS_DOSE_STEP_SEGMENT_NO, dcs_value_integer (no));
  core_put (draft, DCS_DOSE_STEP_AMOUNT, dcs_value_decimal (7.5 + no, 1));
  return save_new (self, draft);
}

gint64
core_fixture_add_assessment (CoreFixture *self,
                             gint64 patient_id,
                             gint64 visit_id,
                             gint64 treatment_id,
                             const char *response)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_ASSESSMENT);

  core_put (draft, DCS_ASSESSMENT_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_ASSESSMENT_VISIT_ID, dcs_value_integer (visit_id));
  core_put (draft, DCS_ASSESSMENT_TREATMENT_ID, dcs_value_integer (treatment_id));
  core_put (draft, DCS_ASSESSMENT_RESPONSE, dcs_value_code (dcs_code (response)));
  return save_new (self, draft);
}

void
core_fixture_add_weight (CoreFixture *self, gint64 patient_id, gint64 visit_id, double kg)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_OBSERVATION);

  core_put (draft, DCS_OBSERVATION_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_OBSERVATION_VISIT_ID, dcs_value_integer (visit_id));
  core_put (draft, DCS_OBSERVATION_CODE, dcs_value_code (dcs_code ("weight")));
  core_put (draft, DCS_OBSERVATION_VALUE, dcs_value_decimal (kg, 1));
  save_new (self, draft);
}

DcsDraft *
core_fixture_edit (CoreFixture *self, DcsRecordKind kind, gint64 patient_id, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (self->core, patient_id, &error);
  const DcsValue *row;

  g_assert_no_error (error);
  row = dcs_record_info (kind)->id >= 0 ? dcs_course_find (course, kind, id)
                                        : dcs_course_row (course, kind, 0);
  g_assert_nonnull (row);
  return dcs_draft_new_from_values (kind, row);
}

guint
core_fixture_count (CoreFixture *self, gint64 patient_id, DcsRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (self->core, patient_id, &error);

  g_assert_no_error (error);
  return dcs_course_count (course, kind);
}

static sqlite3 *
open_as_stranger (CoreFixture *self)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

void
core_fixture_sql (CoreFixture *self, const char *sql)
{
  sqlite3 *db = open_as_stranger (self);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

gint64
core_fixture_sql_number (CoreFixture *self, const char *sql)
{
  sqlite3 *db = open_as_stranger (self);
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

gboolean
core_fixture_has_bytes (CoreFixture *self, const char *text)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (self->path, &bytes, &size, &error);
  g_assert_no_error (error);
  return memmem (bytes, size, text, strlen (text)) != NULL;
}
