/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-clinic-core.h"
#include "dcs-roster.h"

G_BEGIN_DECLS

/**
 * DcsClinic: an open clinic file for the window. Owns the one database thread, on which the core
 * lives; every function here is called on the main thread and answers there. Values, never
 * connections, cross over.
 *
 * Properties: "name", "path" (strings), "read-only" (boolean), "saved-at" (GDateTime, local).
 * Signals: "patient-changed" (gint64 id), after a save or a change seen in the file;
 * "rules-changed", after the clinic's own rules were changed, here or by somebody else: everything
 * that was derived may be otherwise.
 */
#define DCS_TYPE_CLINIC (dcs_clinic_get_type ())
G_DECLARE_FINAL_TYPE (DcsClinic, dcs_clinic, DCS, CLINIC, GObject)

void dcs_clinic_open_async (const char *path,
                            DcsClinicOpenFlags flags,
                            DcsCatalog *catalog,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
DcsClinic *dcs_clinic_open_finish (GAsyncResult *result, GError **error);
void dcs_clinic_create_async (const char *path,
                              const char *clinic_name,
                              DcsCatalog *catalog,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
DcsClinic *dcs_clinic_create_finish (GAsyncResult *result, GError **error);

const char *dcs_clinic_get_path (DcsClinic *self);
const char *dcs_clinic_get_name (DcsClinic *self);
gboolean dcs_clinic_is_read_only (DcsClinic *self);
DcsCatalog *dcs_clinic_get_catalog (DcsClinic *self);

/* All patients; fills in batches from the database thread after opening. (transfer none) */
DcsRoster *dcs_clinic_get_roster (DcsClinic *self);

void dcs_clinic_load_course_async (DcsClinic *self,
                                   gint64 patient_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
DcsCourse *dcs_clinic_load_course_finish (DcsClinic *self, GAsyncResult *result, GError **error);

/* Runs @func on the database thread with the core; whatever it returns is handed to the callback
 * and freed with @free_result when nobody takes it. */
typedef gpointer (*DcsClinicJob) (DcsClinicCore *core,
                                  GCancellable *cancellable,
                                  gpointer job_data,
                                  GError **error);
void dcs_clinic_run_async (DcsClinic *self,
                           DcsClinicJob func,
                           gpointer job_data,
                           GDestroyNotify free_job_data,
                           GDestroyNotify free_result,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
gpointer dcs_clinic_run_finish (DcsClinic *self, GAsyncResult *result, GError **error);
/* Reads the roster anew (after an import). */
void dcs_clinic_reload (DcsClinic *self);

/* Finishes what is queued and closes the file. */
void dcs_clinic_close_async (DcsClinic *self, GAsyncReadyCallback callback, gpointer data);
gboolean dcs_clinic_close_finish (DcsClinic *self, GAsyncResult *result, GError **error);

G_END_DECLS
