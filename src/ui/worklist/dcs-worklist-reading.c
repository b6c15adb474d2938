/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-reading.h"

#include "dcs-text.h"

#include <string.h>

/* Rows of a group among which is searched. */
#define SEARCHED 5000

DcsWorklistReading *
dcs_worklist_reading_new (DcsDate today)
{
  DcsWorklistReading *self = g_new0 (DcsWorklistReading, 1);

  self->query.today = today;
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    self->limits[i] = DCS_WORKLIST_LIMIT;
  return self;
}

void
dcs_worklist_reading_free (DcsWorklistReading *self)
{
  if (self == NULL)
    return;
  g_free (self->clinician);
  g_free (self->search);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  g_free (self);
}

static gboolean
contains (const char *text, const char *key)
{
  g_autofree char *folded = text != NULL ? dcs_text_search_key (text) : NULL;

  return folded != NULL && strstr (folded, key) != NULL;
}

/* Every word that was typed stands somewhere in the row. */
static gboolean
matches (const DcsWorkRow *row, char **words)
{
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0' && !contains (row->code, *word) && !contains (row->name, *word)
        && !contains (row->what, *word) && !contains (row->why, *word))
      return FALSE;
  return TRUE;
}

static void
keep_matches (DcsWorklistReading *self)
{
  g_autofree char *key = dcs_text_search_key (self->search);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n_found[DCS_N_WORK_GROUPS] = { 0 };

  for (guint i = self->rows->len; i > 0; i--)
    {
      const DcsWorkRow *row = g_ptr_array_index (self->rows, i - 1);

      if (matches (row, words))
        n_found[row->group]++;
      else
        g_ptr_array_remove_index (self->rows, i - 1);
    }
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    self->counts.n_rows[i] = n_found[i];
}

/* The query has one limit for all groups; each is cut to its own. */
static void
cut_groups (DcsWorklistReading *self)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->rows);
  guint n[DCS_N_WORK_GROUPS] = { 0 };

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_work_row_free);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      DcsWorkRow *row = g_ptr_array_index (rows, i);

      if (n[row->group]++ < self->limits[row->group])
        g_ptr_array_add (self->rows, row);
      else
        dcs_work_row_free (row);
    }
}

static gboolean
read_rows (DcsWorklistReading *self, DcsClinicCore *core, GError **error)
{
  gboolean is_searching = self->search != NULL && *self->search != '\0';

  self->query.clinician = self->clinician;
  self->query.limit = is_searching ? SEARCHED : 0;
  for (guint i = 0; i < DCS_N_WORK_GROUPS && !is_searching; i++)
    self->query.limit = MAX (self->query.limit, self->limits[i]);
  self->rows = dcs_clinic_core_worklist (core, &self->query, &self->counts, error);
  if (self->rows == NULL)
    return FALSE;
  if (is_searching)
    keep_matches (self);
  cut_groups (self);
  return TRUE;
}

/**
 * dcs_worklist_reading_run:
 *
 * Reads what was asked for, on the thread of the core.
 */
gboolean
dcs_worklist_reading_run (DcsWorklistReading *self, DcsClinicCore *core, GError **error)
{
  const DcsWorkQuery everything = { .today = self->query.today };

  if (!self->only_counts && !read_rows (self, core, error))
    return FALSE;
  if (self->wants_clinicians)
    {
      self->clinicians = dcs_clinic_core_list_clinicians (core, error);
      if (self->clinicians == NULL)
        return FALSE;
    }
  return dcs_clinic_core_count_work (core, &everything, &self->all_counts, error);
}

/* The question is the answer's, too: it goes there and back. */
static gpointer
read_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  DcsWorklistReading **order = data;

  if (!dcs_worklist_reading_run (*order, core, error))
    return NULL;
  return g_steal_pointer (order);
}

static void
free_order (gpointer data)
{
  DcsWorklistReading **order = data;

  dcs_worklist_reading_free (*order);
  g_free (order);
}

static void
free_reading (gpointer data)
{
  dcs_worklist_reading_free (data);
}

/**
 * dcs_worklist_reading_run_async:
 * @reading: (transfer full): what is asked for
 */
void
dcs_worklist_reading_run_async (DcsClinic *clinic,
                                DcsWorklistReading *reading,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  DcsWorklistReading **order = g_new (DcsWorklistReading *, 1);

  *order = reading;
  dcs_clinic_run_async (
      clinic, read_job, order, free_order, free_reading, cancellable, callback, data);
}

DcsWorklistReading *
dcs_worklist_reading_run_finish (DcsClinic *clinic, GAsyncResult *result, GError **error)
{
  return dcs_clinic_run_finish (clinic, result, error);
}
