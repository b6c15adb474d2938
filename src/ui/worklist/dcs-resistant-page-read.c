/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-page-private.h"

#include <glib/gi18n-lib.h>

/* The rows come in portions, and again when what they say may be otherwise. */

#define PORTION 20

typedef struct
{
  gint64 after;
  gint64 only; /* the one patient who is read again, or 0 */
  gint64 last; /* answer; 0: at the end */
  GPtrArray *rows;
} Portion;

static void
portion_free (gpointer data)
{
  Portion *portion = data;

  g_clear_pointer (&portion->rows, g_ptr_array_unref);
  g_free (portion);
}

static gpointer
read_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Portion *order = data;
  Portion *portion = g_new0 (Portion, 1);

  portion->after = order->after;
  portion->only = order->only;
  portion->rows = dcs_clinic_core_resistant (
      core, order->after, order->only != 0 ? 1 : PORTION, &portion->last, error);
  if (portion->rows == NULL)
    g_clear_pointer (&portion, portion_free);
  return portion;
}

/*< private >
 * _dcs_resistant_page_find:
 * @position: (out): the place
 *
 * Finds the place of a patient, or where they belong.
 *
 * Returns: whether they are there
 */
gboolean
_dcs_resistant_page_find (DcsResistantPage *self, gint64 patient_id, guint *position)
{
  for (*position = 0; *position < _dcs_resistant_page_count_rows (self); (*position)++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows),
                                                                 *position);
      gint64 id = dcs_resistant_item_get_row (item)->patient_id;

      if (id >= patient_id)
        return id == patient_id;
    }
  return FALSE;
}

static DcsResistantItem *
make_item (DcsResistantPage *self, DcsResistantRow *row)
{
  return dcs_resistant_item_new (
      row, dcs_clinic_get_catalog (self->clinic), dcs_clinic_get_roster (self->clinic));
}

/* The patient's row is made anew, unfolded as it was; or it comes, or goes.
 * @position: where they are or belong
 * @row: (transfer full) (nullable): what there is to say of them now */
static void
put_row (DcsResistantPage *self, guint position, gint64 patient_id, DcsResistantRow *row)
{
  g_autoptr (DcsResistantItem) before = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  g_autoptr (DcsResistantItem) item = NULL;

  if (before != NULL && dcs_resistant_item_get_row (before)->patient_id != patient_id)
    g_clear_object (&before);
  if (row != NULL)
    {
      item = make_item (self, row);
      dcs_resistant_item_set_expanded (item,
                                       before != NULL && dcs_resistant_item_get_expanded (before));
    }
  g_list_store_splice (
      self->rows, position, before != NULL ? 1 : 0, (gpointer *) &item, item != NULL ? 1 : 0);
}

static void
replace_patient (DcsResistantPage *self, gint64 patient_id, GPtrArray *rows)
{
  DcsResistantRow *row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  guint position = 0;

  _dcs_resistant_page_find (self, patient_id, &position);
  if (row != NULL && row->patient_id == patient_id)
    {
      g_ptr_array_set_free_func (rows, NULL);
      g_ptr_array_set_size (rows, 0);
      put_row (self, position, patient_id, row);
    }
  else
    put_row (self, position, patient_id, NULL);
}

/* Takes away whoever stands at a place and after it, up to a patient. */
static void
remove_until (DcsResistantPage *self, guint position, gint64 patient_id)
{
  guint end = position;

  while (end < _dcs_resistant_page_count_rows (self))
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), end);

      if (dcs_resistant_item_get_row (item)->patient_id >= patient_id)
        break;
      end++;
    }
  if (end > position)
    g_list_store_splice (self->rows, position, end - position, NULL, 0);
}

static gboolean
is_list_focused (DcsResistantPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));
}

/* The rows of the portion stand where others of the same patients may stand from an earlier
 * reading. */
static void
show_portion (DcsResistantPage *self, Portion *portion)
{
  gboolean was_focused = is_list_focused (self);
  guint position = 0;

  g_ptr_array_set_free_func (portion->rows, NULL);
  _dcs_resistant_page_find (self, portion->after + 1, &position);
  for (guint i = 0; i < portion->rows->len; i++)
    {
      DcsResistantRow *row = g_ptr_array_index (portion->rows, i);

      remove_until (self, position, row->patient_id);
      put_row (self, position++, row->patient_id, row);
    }
  remove_until (self, position, portion->last != 0 ? portion->last + 1 : G_MAXINT64);
  g_ptr_array_set_size (portion->rows, 0);
  if (was_focused && !is_list_focused (self))
    self->wants_focus = TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsResistantPage) self = data;
  g_autoptr (GError) error = NULL;
  Portion *portion = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (self->rows == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&portion, portion_free);
      return;
    }
  self->is_reading = FALSE;
  if (portion == NULL)
    {
      self->is_complete = TRUE;
      _dcs_resistant_page_update_view (self);
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.show-error",
                                  "(ss)",
                                  _ ("The list could not be read"),
                                  error->message);
      return;
    }
  if (portion->only != 0)
    replace_patient (self, portion->only, portion->rows);
  else
    {
      show_portion (self, portion);
      self->is_complete = portion->last == 0;
      if (!self->is_complete)
        self->last_patient = portion->last;
    }
  portion_free (portion);
  _dcs_resistant_page_update_view (self);
  _dcs_resistant_page_read_on (self);
}

/*< private >
 * _dcs_resistant_page_read_on:
 *
 * Asks for the next portion, while somebody looks.
 */
void
_dcs_resistant_page_read_on (DcsResistantPage *self)
{
  GHashTableIter iter;
  gpointer changed = NULL;
  Portion *order;

  if (self->clinic == NULL || self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, self->changed);
  if (!g_hash_table_iter_next (&iter, &changed, NULL) && self->is_complete)
    return;
  order = g_new0 (Portion, 1);
  if (changed != NULL)
    {
      order->only = *(gint64 *) changed;
      order->after = order->only - 1;
      g_hash_table_iter_remove (&iter);
    }
  else
    order->after = self->last_patient;
  self->is_reading = TRUE;
  dcs_clinic_run_async (self->clinic,
                        read_job,
                        order,
                        portion_free,
                        portion_free,
                        self->cancellable,
                        read_cb,
                        g_object_ref (self));
}

/*< private >
 * _dcs_resistant_page_read_again:
 *
 * Reads everything again, as after a change of the rules; each row stays until the new one is
 * there.
 */
void
_dcs_resistant_page_read_again (DcsResistantPage *self)
{
  /* What is on its way was perhaps read by the rules before. */
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->changed);
  self->last_patient = 0;
  self->is_complete = FALSE;
  self->is_reading = FALSE;
  _dcs_resistant_page_update_view (self);
  _dcs_resistant_page_read_on (self);
}

/*< private >
 * _dcs_resistant_page_patient_changed:
 *
 * Reads a patient again who was read before.
 */
void
_dcs_resistant_page_patient_changed (DcsResistantPage *self, gint64 patient_id)
{
  /* Those who were not read yet come by themselves. */
  if (!self->is_complete && patient_id > self->last_patient)
    return;
  g_hash_table_add (self->changed, g_memdup2 (&patient_id, sizeof patient_id));
  _dcs_resistant_page_read_on (self);
}

/*< private >
 * _dcs_resistant_page_update_diseases:
 *
 * The patients were read, or some of them: their subtypes are known now.
 */
void
_dcs_resistant_page_update_diseases (DcsResistantPage *self, DcsRoster *roster)
{
  for (guint i = 0; i < _dcs_resistant_page_count_rows (self); i++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      dcs_resistant_item_update_disease (item, roster);
    }
}
