/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core.h"

#include "dcs-clinic-core-private.h"
#include "dcs-records.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/random.h>

static DcsClinicCore *
new_core (DcsStore *store, DcsCatalog *catalog)
{
  DcsClinicCore *self = g_new0 (DcsClinicCore, 1);

  self->store = store;
  self->base = dcs_catalog_ref (catalog);
  self->catalog = dcs_catalog_ref (catalog);
  self->superseded = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_catalog_unref);
  self->refused = g_ptr_array_new_with_free_func (g_free);
  self->analysis = dcs_analysis_new ();
  self->course = dcs_course_new ();
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * dcs_clinic_core_create:
 * @path: a file that does not exist
 * @clinic_name: how the clinic is called
 * @catalog: the disease definitions
 *
 * Returns: (transfer full): an empty clinic file, open; or %NULL with an error of
 *   %DCS_CLINIC_ERROR
 */
DcsClinicCore *
dcs_clinic_core_create (const char *path,
                        const char *clinic_name,
                        DcsCatalog *catalog,
                        GError **error)
{
  g_autoptr (DcsClinicCore) self = NULL;
  GError *store_error = NULL;
  DcsStore *store = dcs_store_create (path, clinic_name, &store_error);

  if (store == NULL)
    {
      if (g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
        store_error->code = DCS_STORE_ERROR_NOT_CLINIC;
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  self = new_core (store, catalog);
  return _dcs_clinic_core_sync_rules (self, error) && _dcs_clinic_core_update_derived (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * dcs_clinic_core_open:
 *
 * Opens a clinic file. An older one is %DCS_CLINIC_ERROR_TOO_OLD unless @flags ask to migrate it.
 *
 * Returns: (transfer full): the clinic, or %NULL with an error of %DCS_CLINIC_ERROR
 */
DcsClinicCore *
dcs_clinic_core_open (const char *path,
                      DcsClinicOpenFlags flags,
                      DcsCatalog *catalog,
                      GError **error)
{
  DcsStoreOpenFlags store_flags = DCS_STORE_OPEN_DEFAULT;
  g_autoptr (DcsClinicCore) self = NULL;
  GError *store_error = NULL;
  DcsStore *store;

  if (flags & DCS_CLINIC_OPEN_READ_ONLY)
    store_flags |= DCS_STORE_OPEN_READ_ONLY;
  if (flags & DCS_CLINIC_OPEN_MIGRATE)
    store_flags |= DCS_STORE_OPEN_MIGRATE;
  store = dcs_store_open (path, store_flags, &store_error);
  if (store == NULL)
    {
      /* A missing file is no missing patient. */
      if (g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
        store_error->code = DCS_STORE_ERROR_NOT_CLINIC;
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  self = new_core (store, catalog);
  if (!_dcs_clinic_core_sync_rules (self, error)
      || (!dcs_store_is_read_only (store) && !_dcs_clinic_core_update_derived (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
dcs_clinic_core_close (DcsClinicCore *self)
{
  dcs_store_close (self->store);
  dcs_catalog_unref (self->base);
  dcs_catalog_unref (self->catalog);
  g_ptr_array_unref (self->superseded);
  g_ptr_array_unref (self->refused);
  g_free (self->rules_token);
  dcs_analysis_free (self->analysis);
  dcs_course_unref (self->course);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * dcs_clinic_core_get_catalog:
 *
 * Returns: (transfer none): the disease definitions with the clinic's own rules; another one when
 *   these change, and the one before lives as long as the core
 */
DcsCatalog *
dcs_clinic_core_get_catalog (DcsClinicCore *self)
{
  return self->catalog;
}

const char *
dcs_clinic_core_get_path (DcsClinicCore *self)
{
  return dcs_store_get_path (self->store);
}

gboolean
dcs_clinic_core_is_read_only (DcsClinicCore *self)
{
  return dcs_store_is_read_only (self->store);
}

/**
 * dcs_clinic_core_dup_name:
 *
 * Returns: (transfer full): how the clinic is called
 */
char *
dcs_clinic_core_dup_name (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  char *name = dcs_store_dup_clinic_name (self->store, &store_error);

  if (store_error != NULL)
    _dcs_clinic_propagate (error, store_error);
  return name;
}

/**
 * dcs_clinic_core_get_version:
 *
 * Returns: the schema version of the file
 */
int
dcs_clinic_core_get_version (DcsClinicCore *self)
{
  return dcs_store_get_file_version (self->store);
}

/**
 * dcs_clinic_core_find_patient:
 * @code: the clinic's code of the patient
 *
 * Returns: the key; 0 with %DCS_CLINIC_ERROR_NOT_FOUND when there is no such patient
 */
gint64
dcs_clinic_core_find_patient (DcsClinicCore *self, const char *code, GError **error)
{
  GError *store_error = NULL;
  gint64 id = dcs_store_find_patient (self->store, code, &store_error);

  if (id < 0)
    {
      _dcs_clinic_propagate (error, store_error);
      return 0;
    }
  if (id == 0)
    g_set_error (error,
                 DCS_CLINIC_ERROR,
                 DCS_CLINIC_ERROR_NOT_FOUND,
                 _ ("No patient has the code “%s”. The list of patients shows the codes."),
                 code);
  return id;
}

/**
 * dcs_clinic_core_load_course:
 *
 * Returns: (transfer full): everything about a patient that is not deleted, sealed; or %NULL with
 *   %DCS_CLINIC_ERROR_NOT_FOUND among others
 */
DcsCourse *
dcs_clinic_core_load_course (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  g_autoptr (DcsCourse) course = dcs_course_new ();
  GError *store_error = NULL;

  if (!dcs_store_load_course (self->store, patient_id, course, &store_error))
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  return g_steal_pointer (&course);
}

gboolean
_dcs_clinic_core_each_roster (
    DcsClinicCore *self, gint64 patient_id, DcsClinicRosterFunc func, gpointer data, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_each_roster (self->store, patient_id, func, data, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_each_roster:
 * @func: called for each patient that is not deleted; FALSE stops
 *
 * Reads what the patient list shows; derives nothing.
 */
gboolean
dcs_clinic_core_each_roster (DcsClinicCore *self,
                             DcsClinicRosterFunc func,
                             gpointer data,
                             GError **error)
{
  return _dcs_clinic_core_each_roster (self, 0, func, data, error);
}

/**
 * dcs_clinic_core_each_row:
 *
 * Hands out the rows of a kind that are not deleted, in the order of patient and entry.
 */
gboolean
dcs_clinic_core_each_row (
    DcsClinicCore *self, DcsRecordKind kind, DcsClinicRowFunc func, gpointer data, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_each (self->store, kind, 0, FALSE, func, data, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

static gboolean
collect_id_cb (const DcsRosterRow *row, gpointer data)
{
  g_array_append_val ((GArray *) data, row->id);
  return TRUE;
}

/**
 * _dcs_clinic_core_list_patients:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): who is not deleted, in the order of
 *   entry; %NULL on error
 */
GArray *
_dcs_clinic_core_list_patients (DcsClinicCore *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!dcs_clinic_core_each_roster (self, collect_id_cb, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * dcs_clinic_core_each_course:
 * @func: called with the course of each patient, which is lent until it returns; FALSE stops
 */
gboolean
dcs_clinic_core_each_course (DcsClinicCore *self,
                             DcsClinicCourseFunc func,
                             gpointer data,
                             GError **error)
{
  g_autoptr (GArray) ids = _dcs_clinic_core_list_patients (self, error);
  g_autoptr (DcsCourse) course = dcs_course_new ();
  GError *store_error = NULL;

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      dcs_course_clear (course);
      if (!dcs_store_load_course (
              self->store, g_array_index (ids, gint64, i), course, &store_error))
        return _dcs_clinic_propagate (error, store_error);
      if (!func (course, data))
        break;
    }
  return TRUE;
}

GArray *
_dcs_clinic_core_steal_changed (DcsClinicCore *self, gboolean *all)
{
  GArray *changed = self->changed;

  *all = self->all_changed;
  self->all_changed = FALSE;
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  return changed;
}

gint64
_dcs_clinic_core_data_version (DcsClinicCore *self)
{
  gint64 version = dcs_store_last_entry (self->store);

  /* A file that cannot be read at this moment has not changed as far as anybody knows. */
  if (version >= 0)
    self->last_entry = version;
  return self->last_entry;
}

/**
 * dcs_clinic_core_dup_secret:
 *
 * Returns: (transfer full): the secret of this clinic file by which exports are de-identified, made
 *   on first use; or %NULL with an error. Never shown to anybody
 */
char *
dcs_clinic_core_dup_secret (DcsClinicCore *self, GError **error)
{
  static const char name[] = "deidentification-secret";
  g_autofree char *secret = NULL;
  GError *store_error = NULL;
  guint8 bytes[32];
  GString *hex;

  secret = dcs_store_dup_setting (self->store, name, &store_error);
  if (store_error != NULL)
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  if (secret != NULL)
    return g_steal_pointer (&secret);

  if (getrandom (bytes, sizeof bytes, 0) != (gssize) sizeof bytes)
    {
      g_set_error (error,
                   DCS_CLINIC_ERROR,
                   DCS_CLINIC_ERROR_FAULT,
                   _ ("The system has no random numbers to make a secret from: %s"),
                   g_strerror (errno));
      return NULL;
    }
  hex = g_string_new (NULL);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  secret = g_string_free (hex, FALSE);
  if (!dcs_store_begin (self->store, "de-identification", &store_error)
      || !dcs_store_set_setting (self->store, name, secret, &store_error)
      || !dcs_store_commit (self->store, &store_error))
    {
      dcs_store_rollback (self->store);
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  return g_steal_pointer (&secret);
}
