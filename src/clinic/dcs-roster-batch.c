/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-batch-private.h"

/* So many rows are added to the list between two frames. */
#define BATCH_ROWS 2000

struct _DcsRosterBatch
{
  GArray *rows;        /* owned: DcsRosterRow */
  GStringChunk *texts; /* owned: the texts of the rows */
};

DcsRosterBatch *
dcs_roster_batch_new (void)
{
  DcsRosterBatch *self = g_new0 (DcsRosterBatch, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (DcsRosterRow));
  self->texts = g_string_chunk_new (4096);
  return self;
}

void
dcs_roster_batch_free (DcsRosterBatch *self)
{
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * dcs_roster_batch_add_cb:
 * @batch: a #DcsRosterBatch
 *
 * Copies a row with its texts. Returns: %TRUE, go on
 */
gboolean
dcs_roster_batch_add_cb (const DcsRosterRow *row, gpointer batch)
{
  DcsRosterBatch *self = batch;
  DcsRosterRow copy = *row;

  copy.code = g_string_chunk_insert (self->texts, row->code);
  copy.name = g_string_chunk_insert (self->texts, row->name);
  copy.search_key = g_string_chunk_insert (self->texts, row->search_key);
  g_array_append_val (self->rows, copy);
  return TRUE;
}

gboolean
dcs_roster_batch_is_full (DcsRosterBatch *self)
{
  return self->rows->len >= BATCH_ROWS;
}

gboolean
dcs_roster_batch_has (DcsRosterBatch *self, gint64 patient_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, DcsRosterRow, i).id == patient_id)
      return TRUE;
  return FALSE;
}

void
dcs_roster_batch_append_to (DcsRosterBatch *self, DcsRoster *roster)
{
  dcs_roster_append (roster, (const DcsRosterRow *) (gpointer) self->rows->data, self->rows->len);
}
