/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/**
 * dcs_test_store_new_empty:
 *
 * Returns: (transfer full): a folder without a clinic file; `path` is where one would be
 */
DcsTestStore *
dcs_test_store_new_empty (void)
{
  DcsTestStore *self = g_new0 (DcsTestStore, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dcs-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "clinic.decursus", NULL);
  return self;
}

/**
 * dcs_test_store_new:
 *
 * Returns: (transfer full): an open, empty clinic file
 */
DcsTestStore *
dcs_test_store_new (void)
{
  DcsTestStore *self = dcs_test_store_new_empty ();
  g_autoptr (GError) error = NULL;

  self->store = dcs_store_create (self->path, "Test clinic", &error);
  g_assert_no_error (error);
  return self;
}

void
dcs_test_store_close (DcsTestStore *self)
{
  g_clear_pointer (&self->store, dcs_store_close);
}

void
dcs_test_store_reopen (DcsTestStore *self)
{
  g_autoptr (GError) error = NULL;

  dcs_test_store_close (self);
  self->store = dcs_store_open (self->path, DCS_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

void
dcs_test_store_free (DcsTestStore *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dcs_test_store_close (self);
  g_chmod (self->folder, 0700);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (self->folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * dcs_test_store_file:
 *
 * Returns: (transfer full): the path of a further file in the folder
 */
char *
dcs_test_store_file (DcsTestStore *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

guint
dcs_test_store_count_files (DcsTestStore *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
dcs_test_store_begin (DcsTestStore *self)
{
  g_autoptr (GError) error = NULL;

  dcs_store_begin (self->store, "test", &error);
  g_assert_no_error (error);
  self->in_transaction = TRUE;
}

void
dcs_test_store_commit (DcsTestStore *self)
{
  g_autoptr (GError) error = NULL;

  dcs_store_commit (self->store, &error);
  g_assert_no_error (error);
  self->in_transaction = FALSE;
}

static void
insert (DcsTestStore *self, DcsRecordKind kind, const DcsValue *values)
{
  g_autoptr (GError) error = NULL;
  gboolean own = !self->in_transaction;

  if (own)
    dcs_test_store_begin (self);
  dcs_store_insert (self->store, kind, values, &error);
  g_assert_no_error (error);
  if (own)
    dcs_test_store_commit (self);
}

gint64
dcs_test_store_add_patient (DcsTestStore *self, const char *code)
{
  DcsValue values[DCS_N_PATIENT_FIELDS] = { 0 };

  values[DCS_PATIENT_ID] = dcs_value_integer (dcs_id_new ());
  values[DCS_PATIENT_CODE] = dcs_value_text (code);
  values[DCS_PATIENT_DISEASE] = dcs_value_code (dcs_code ("alpha"));
  insert (self, DCS_RECORD_PATIENT, values);
  return values[DCS_PATIENT_ID].integer;
}

static DcsDate
parse_date (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

gint64
dcs_test_store_add_visit (DcsTestStore *self, gint64 patient_id, const char *uid, const char *date)
{
  DcsValue values[DCS_N_VISIT_FIELDS] = { 0 };

  values[DCS_VISIT_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_VISIT_ID] = dcs_value_integer (dcs_id_new ());
  values[DCS_VISIT_UID] = dcs_value_text (uid);
  values[DCS_VISIT_DATE] = dcs_value_date (parse_date (date));
  values[DCS_VISIT_NOTES] = dcs_value_text ("Well. Önemli: yok.");
  insert (self, DCS_RECORD_VISIT, values);
  return values[DCS_VISIT_ID].integer;
}

gint64
dcs_test_store_add_treatment (DcsTestStore *self,
                              gint64 patient_id,
                              const char *uid,
                              const char *drug)
{
  DcsValue values[DCS_N_TREATMENT_FIELDS] = { 0 };

  values[DCS_TREATMENT_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_TREATMENT_ID] = dcs_value_integer (dcs_id_new ());
  values[DCS_TREATMENT_UID] = dcs_value_text (uid);
  values[DCS_TREATMENT_DRUG] = dcs_value_code (dcs_code (drug));
  insert (self, DCS_RECORD_TREATMENT, values);
  return values[DCS_TREATMENT_ID].integer;
}

void
dcs_test_store_add_observation (
    DcsTestStore *self, gint64 patient_id, gint64 visit_id, const char *code, double value)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS] = { 0 };

  values[DCS_OBSERVATION_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit_id);
  if (visit_id == 0)
    values[DCS_OBSERVATION_DATE] = dcs_value_date (parse_date ("2020-05"));
  values[DCS_OBSERVATION_CODE] = dcs_value_code (dcs_code (code));
  values[DCS_OBSERVATION_VALUE] = dcs_value_decimal (value, 1);
  insert (self, DCS_RECORD_OBSERVATION, values);
}

/* A good value of a field; numbers and dates differ from field to field. */
static DcsValue
sample_value (const DcsField *field, guint index, char *choice)
{
  static const char *const dates[] = { "2019", "2019-03", "~2019-03-14", "2024-02-29", "~2018" };

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      return dcs_value_integer (CLAMP ((gint64) index, (gint64) field->min, 5));
    case DCS_FIELD_DECIMAL:
      return dcs_value_decimal (0.1 + index, (int) index % 4);
    case DCS_FIELD_DATE:
      /* In an order that every pair of dates allows: the same one. */
      return dcs_value_date (parse_date (dates[2]));
    case DCS_FIELD_CODE:
      return dcs_value_code (dcs_code (index % 2 == 0 ? "beta" : "gamma"));
    case DCS_FIELD_CHOICE:
      g_strlcpy (choice, field->domain, 32);
      if (strchr (choice, '|') != NULL)
        *strchr (choice, '|') = '\0';
      return dcs_value_text (choice);
    case DCS_FIELD_TEXT:
    default:
      return dcs_value_text ("İğneyle “ölçüm” – 日本 😀");
    }
}

/**
 * dcs_test_store_fill:
 * @parent_id: the visit or treatment that the record may or must refer to
 * @complete: whether to fill what may be empty, too
 * @values: (out): as many as the kind has fields; texts are static
 */
void
dcs_test_store_fill (
    DcsRecordKind kind, gint64 patient_id, gint64 parent_id, gboolean complete, DcsValue *values)
{
  static char choices[DCS_N_RECORD_KINDS][DCS_RECORD_MAX_FIELDS][32];
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      gboolean needed = (field->flags & DCS_FIELD_REQUIRED) != 0;

      values[i] = DCS_VALUE_INIT;
      if ((int) i == info->id)
        values[i] = dcs_value_integer (dcs_id_new ());
      else if ((int) i == info->patient_id)
        values[i] = dcs_value_integer (patient_id);
      else if ((int) i == info->version)
        values[i] = dcs_value_integer (1);
      else if ((int) i == info->deleted)
        values[i] = dcs_value_integer (0);
      else if (field->type == DCS_FIELD_INTEGER && field->domain != NULL)
        {
          if (complete || needed)
            values[i] = dcs_value_integer (parent_id);
        }
      else if (complete || needed)
        values[i] = sample_value (field, i, choices[kind][i]);
    }
  if (kind == DCS_RECORD_OBSERVATION)
    {
      /* Of a visit, or of a date: never both. */
      DcsDate day = dcs_date_new (2021, 12, 31);

      values[DCS_OBSERVATION_DATE] = complete ? DCS_VALUE_INIT : dcs_value_date (day);
    }
}

void
dcs_test_store_refer (DcsRecordKind kind, gint64 visit_id, gint64 treatment_id, DcsValue *values)
{
  int visit = dcs_record_info_find (dcs_record_info (kind), "visit_id");
  int treatment = dcs_record_info_find (dcs_record_info (kind), "treatment_id");

  if (visit >= 0 && values[visit].kind == DCS_VALUE_INTEGER)
    values[visit] = dcs_value_integer (visit_id);
  if (treatment >= 0 && values[treatment].kind == DCS_VALUE_INTEGER)
    values[treatment] = dcs_value_integer (treatment_id);
}

static sqlite3 *
open_as_stranger (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

/**
 * dcs_test_sql:
 *
 * Runs SQL on a file as any other program would.
 */
void
dcs_test_sql (const char *path, const char *sql)
{
  sqlite3 *db = open_as_stranger (path);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/**
 * dcs_test_sql_fails:
 *
 * Returns: whether the SQL is refused with a message that has @words in it
 */
gboolean
dcs_test_sql_fails (const char *path, const char *sql, const char *words)
{
  sqlite3 *db = open_as_stranger (path);
  char *message = NULL;
  gboolean fails = sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK
                   && strstr (message, words) != NULL;

  if (!fails)
    g_test_message ("%s: %s", sql, message != NULL ? message : "no error");
  sqlite3_free (message);
  sqlite3_close (db);
  return fails;
}

/**
 * dcs_test_sql_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
dcs_test_sql_text (const char *path, const char *sql)
{
  sqlite3 *db = open_as_stranger (path);
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

/**
 * dcs_test_file_digest:
 *
 * Returns: (transfer full): a digest of the file's bytes
 */
char *
dcs_test_file_digest (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}
