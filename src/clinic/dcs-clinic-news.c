/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-private.h"

#include "dcs-roster-batch-private.h"

/* What the main thread learns after a job. */
typedef struct
{
  GWeakRef clinic;
  GArray *changed;      /* owned: ids */
  gboolean all;         /* read the roster anew */
  DcsCatalog *catalog;  /* owned: another one, or NULL */
  DcsRosterBatch *rows; /* owned: new rows of the changed patients */
} News;

static void
news_free (News *news)
{
  g_weak_ref_clear (&news->clinic);
  g_array_unref (news->changed);
  g_clear_pointer (&news->catalog, dcs_catalog_unref);
  dcs_roster_batch_free (news->rows);
  g_free (news);
}

void
_dcs_clinic_note_saved (DcsClinic *self)
{
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  g_object_notify (G_OBJECT (self), "saved-at");
}

/**
 * _dcs_clinic_take_catalog:
 * @catalog: (transfer full): the one to use from now on
 */
void
_dcs_clinic_take_catalog (DcsClinic *self, DcsCatalog *catalog)
{
  g_ptr_array_add (self->superseded, self->catalog);
  self->catalog = catalog;
  g_signal_emit_by_name (self, "rules-changed");
}

static gboolean
deliver_news_cb (gpointer data)
{
  News *news = data;
  g_autoptr (DcsClinic) self = g_weak_ref_get (&news->clinic);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  if (news->catalog != NULL)
    _dcs_clinic_take_catalog (self, g_steal_pointer (&news->catalog));
  if (news->changed->len > 0 || news->all)
    _dcs_clinic_note_saved (self);
  if (news->all)
    {
      dcs_clinic_reload (self);
      return G_SOURCE_REMOVE;
    }
  for (guint i = 0; i < news->changed->len; i++)
    {
      gint64 id = g_array_index (news->changed, gint64, i);

      if (!dcs_roster_batch_has (news->rows, id))
        dcs_roster_remove (self->roster, id);
    }
  dcs_roster_batch_append_to (news->rows, self->roster);
  for (guint i = 0; i < news->changed->len; i++)
    g_signal_emit_by_name (self, "patient-changed", g_array_index (news->changed, gint64, i));
  return G_SOURCE_REMOVE;
}

void
_dcs_clinic_post_to_main (GSourceFunc func, gpointer data, GDestroyNotify destroy, int priority)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, NULL);
}

/* On the database thread, after each job: tells the main thread what was saved. */
void
_dcs_clinic_post_news (DcsClinic *self)
{
  gboolean all;
  g_autoptr (GArray) changed = _dcs_clinic_core_steal_changed (self->core, &all);
  g_autoptr (DcsCatalog) catalog = _dcs_clinic_core_steal_catalog (self->core);
  News *news;

  if (changed->len == 0 && !all && catalog == NULL)
    return;
  news = g_new0 (News, 1);
  g_weak_ref_init (&news->clinic, self);
  news->rows = dcs_roster_batch_new ();
  news->all = all;
  news->catalog = g_steal_pointer (&catalog);
  for (guint i = 0; !all && i < changed->len; i++)
    {
      g_autoptr (GError) error = NULL;

      /* A row that cannot be read is missing from the list until the next reload. */
      if (!_dcs_clinic_core_each_roster (self->core,
                                         g_array_index (changed, gint64, i),
                                         dcs_roster_batch_add_cb,
                                         news->rows,
                                         &error))
        news->all = TRUE;
    }
  news->changed = g_steal_pointer (&changed);
  _dcs_clinic_post_to_main (deliver_news_cb, news, (GDestroyNotify) news_free, G_PRIORITY_DEFAULT);
}

/* A batch on its way to the main thread. */
typedef struct
{
  GWeakRef clinic;
  DcsRosterBatch *rows; /* owned */
  gboolean is_first;
  gboolean is_last;
} Delivery;

typedef struct
{
  DcsClinic *clinic; /* borrowed: outlives its thread */
  DcsRosterBatch *rows;
  gboolean is_first;
} Filling;

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  g_weak_ref_clear (&delivery->clinic);
  dcs_roster_batch_free (delivery->rows);
  g_free (delivery);
}

static gboolean
deliver_rows_cb (gpointer data)
{
  Delivery *delivery = data;
  g_autoptr (DcsClinic) self = g_weak_ref_get (&delivery->clinic);

  if (self != NULL && self->roster != NULL)
    {
      if (delivery->is_first)
        dcs_roster_clear (self->roster);
      if (delivery->is_last)
        dcs_roster_set_loading (self->roster, FALSE);
      dcs_roster_batch_append_to (delivery->rows, self->roster);
    }
  return G_SOURCE_REMOVE;
}

static void
send_batch (Filling *filling, gboolean is_last)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  g_weak_ref_init (&delivery->clinic, filling->clinic);
  delivery->rows = g_steal_pointer (&filling->rows);
  delivery->is_first = filling->is_first;
  delivery->is_last = is_last;
  filling->is_first = FALSE;
  filling->rows = dcs_roster_batch_new ();
  /* Behind drawing and input: the list fills while it is used. */
  _dcs_clinic_post_to_main (deliver_rows_cb, delivery, delivery_free, G_PRIORITY_DEFAULT_IDLE);
}

static gboolean
add_row_cb (const DcsRosterRow *row, gpointer data)
{
  Filling *filling = data;

  dcs_roster_batch_add_cb (row, filling->rows);
  if (dcs_roster_batch_is_full (filling->rows))
    send_batch (filling, FALSE);
  return TRUE;
}

static gpointer
roster_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Filling filling = { data, dcs_roster_batch_new (), TRUE };
  gboolean done = dcs_clinic_core_each_roster (core, add_row_cb, &filling, error);

  send_batch (&filling, TRUE);
  dcs_roster_batch_free (filling.rows);
  return GINT_TO_POINTER (done);
}

void
_dcs_clinic_queue_roster (DcsClinic *self)
{
  dcs_roster_set_loading (self->roster, TRUE);
  dcs_clinic_run_async (self, roster_job, self, NULL, NULL, NULL, NULL, NULL);
}

void
dcs_clinic_reload (DcsClinic *self)
{
  g_return_if_fail (DCS_IS_CLINIC (self));

  if (self->thread != NULL)
    _dcs_clinic_queue_roster (self);
}
