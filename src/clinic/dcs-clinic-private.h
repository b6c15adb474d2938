/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core-private.h"
#include "dcs-clinic.h"

G_BEGIN_DECLS

struct _DcsClinic
{
  GObject parent_instance;

  /* Owned */
  GThread *thread;
  GAsyncQueue *jobs; /* of Job */
  DcsCatalog *catalog;
  GPtrArray *superseded; /* catalogs that were in use before: others may hold what they say */
  DcsRoster *roster;
  char *path;
  char *name;
  GDateTime *saved_at;
  guint poll_source;

  gboolean read_only;

  /* Of the database thread only, once it runs */
  DcsClinicCore *core;
  gint64 data_version;
};

/* Starts the database thread. */
void _dcs_clinic_start (DcsClinic *self);
/* Runs @func on the main thread. Any thread. */
void
_dcs_clinic_post_to_main (GSourceFunc func, gpointer data, GDestroyNotify destroy, int priority);
/* On the database thread, after a job: tells the main thread what was saved. */
void _dcs_clinic_post_news (DcsClinic *self);
/* The file was written just now. Main thread. */
void _dcs_clinic_note_saved (DcsClinic *self);
/* From now on this one is used; tells everybody. Main thread. */
void _dcs_clinic_take_catalog (DcsClinic *self, DcsCatalog *catalog);
/* Reads the rows of the patient list, in batches. */
void _dcs_clinic_queue_roster (DcsClinic *self);

G_END_DECLS
