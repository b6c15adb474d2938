/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

#include <string.h>

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_PATIENTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  PATIENTS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsRoster,
                               dcs_roster,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
remove_indices (GArray *array, GHashTable *gone)
{
  guint kept = 0;

  for (guint i = 0; i < array->len; i++)
    {
      guint index = g_array_index (array, guint, i);

      if (!g_hash_table_contains (gone, GUINT_TO_POINTER (index)))
        g_array_index (array, guint, kept++) = index;
    }
  g_array_set_size (array, kept);
}

static void
announce_patients (DcsRoster *self, guint n_before)
{
  if (self->n_patients != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PATIENTS]);
  g_signal_emit (self, signals[PATIENTS_CHANGED], 0);
}

static GType
dcs_roster_get_item_type (GListModel *model)
{
  return DCS_TYPE_ROSTER_ITEM;
}

static guint
dcs_roster_get_n_items (GListModel *model)
{
  return DCS_ROSTER (model)->shown->len;
}

static gpointer
dcs_roster_get_item (GListModel *model, guint position)
{
  DcsRoster *self = DCS_ROSTER (model);
  DcsRosterEntry *entry;
  gpointer item;

  if (position >= self->shown->len)
    return NULL;
  entry = _dcs_roster_entry (self, g_array_index (self->shown, guint, position));
  item = g_hash_table_lookup (self->items, &entry->row.id);
  if (item != NULL)
    return g_object_ref (item);
  return _dcs_roster_item_new (entry, self->items);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = dcs_roster_get_item;
  iface->get_item_type = dcs_roster_get_item_type;
  iface->get_n_items = dcs_roster_get_n_items;
}

static void
dcs_roster_finalize (GObject *object)
{
  DcsRoster *self = DCS_ROSTER (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  _dcs_roster_labels_clear (&self->diseases);
  _dcs_roster_labels_clear (&self->treatments);
  g_clear_pointer (&self->by_code, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);
  g_clear_pointer (&self->matching, g_byte_array_unref);
  g_free (self->search);
  g_strfreev (self->words);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  G_OBJECT_CLASS (dcs_roster_parent_class)->finalize (object);
}

static void
dcs_roster_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsRoster *self = DCS_ROSTER (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_PATIENTS:
      g_value_set_uint (value, self->n_patients);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_roster_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADING:
      dcs_roster_set_loading (DCS_ROSTER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_roster_class_init (DcsRosterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_roster_finalize;
  object_class->get_property = dcs_roster_get_property;
  object_class->set_property = dcs_roster_set_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading",
                                                   NULL,
                                                   NULL,
                                                   FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_PATIENTS] = g_param_spec_uint ("n-patients",
                                                   NULL,
                                                   NULL,
                                                   0,
                                                   G_MAXUINT,
                                                   0,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PATIENTS_CHANGED] = g_signal_new (
      "patients-changed", DCS_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dcs_roster_init (DcsRoster *self)
{
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->texts = g_string_chunk_new (64 * 1024);
  self->by_code = g_array_new (FALSE, FALSE, sizeof (guint));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->matching = g_byte_array_new ();
  self->name_ranks_valid = TRUE;
  self->search = g_strdup ("");
  self->words = g_new0 (char *, 1);
  _dcs_roster_labels_init (&self->diseases);
  _dcs_roster_labels_init (&self->treatments);
}

/**
 * dcs_roster_new:
 * @catalog: the disease definitions, for labels
 *
 * Returns: (transfer full): a roster without patients, sorted by code
 */
DcsRoster *
dcs_roster_new (DcsCatalog *catalog)
{
  DcsRoster *self = g_object_new (DCS_TYPE_ROSTER, NULL);

  self->catalog = dcs_catalog_ref (catalog);
  return self;
}

/**
 * dcs_roster_get_catalog:
 *
 * Returns: (transfer none): the disease definitions that the labels are from
 */
DcsCatalog *
dcs_roster_get_catalog (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), NULL);

  return self->catalog;
}

/**
 * dcs_roster_get_n_patients:
 *
 * Returns: how many patients there are, shown or not
 */
guint
dcs_roster_get_n_patients (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), 0);

  return self->n_patients;
}

/**
 * dcs_roster_get_n_findings:
 *
 * Returns: how many data-quality findings the stored summaries of all patients count together
 */
guint
dcs_roster_get_n_findings (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), 0);

  return self->n_findings;
}

/**
 * dcs_roster_get_loading:
 *
 * Returns: whether more rows are on their way, so that "no patients" is not yet known
 */
gboolean
dcs_roster_get_loading (DcsRoster *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER (self), FALSE);

  return self->loading;
}

void
dcs_roster_set_loading (DcsRoster *self, gboolean loading)
{
  g_return_if_fail (DCS_IS_ROSTER (self));

  loading = !!loading;
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * dcs_roster_append:
 * @rows: rows in any order, each patient once; copied with their texts
 * @n_rows: how many
 *
 * Adds patients, or replaces what is known of them, and puts them where the sort order wants them.
 */
void
dcs_roster_append (DcsRoster *self, const DcsRosterRow *rows, guint n_rows)
{
  g_autoptr (GArray) batch = NULL;
  g_autoptr (GHashTable) replaced = NULL;
  guint n_before;

  g_return_if_fail (DCS_IS_ROSTER (self));

  if (n_rows == 0)
    return;
  n_before = self->n_patients;
  batch = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_rows);
  replaced = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n_rows; i++)
    {
      gpointer known = NULL;
      guint index;

      if (g_hash_table_lookup_extended (self->by_id, &rows[i].id, NULL, &known))
        {
          DcsRosterEntry *entry = _dcs_roster_entry (self, GPOINTER_TO_UINT (known));

          index = GPOINTER_TO_UINT (known);
          _dcs_roster_release_entry (self, entry);
          _dcs_roster_fill_entry (self, entry, &rows[i]);
          entry->is_fresh = TRUE;
          g_hash_table_add (replaced, known);
        }
      else
        index = _dcs_roster_add_entry (self, &rows[i]);
      self->matching->data[index] = _dcs_roster_matches (self, _dcs_roster_entry (self, index));
      g_array_append_val (batch, index);
    }
  self->name_ranks_valid = FALSE;

  if (g_hash_table_size (replaced) > 0)
    {
      remove_indices (self->by_code, replaced);
      remove_indices (self->order, replaced);
    }
  _dcs_roster_merge (self, self->by_code, batch, DCS_ROSTER_CODE, FALSE);
  _dcs_roster_merge (self, self->order, batch, self->sort_column, self->sort_descending);
  _dcs_roster_update_shown (self);
  for (guint i = 0; i < batch->len; i++)
    _dcs_roster_entry (self, g_array_index (batch, guint, i))->is_fresh = FALSE;
  announce_patients (self, n_before);
}

/**
 * dcs_roster_remove:
 * @patient_id: a patient, known or not
 */
void
dcs_roster_remove (DcsRoster *self, gint64 patient_id)
{
  g_autoptr (GHashTable) gone = NULL;
  gpointer known = NULL;
  DcsRosterEntry *entry;

  g_return_if_fail (DCS_IS_ROSTER (self));

  if (!g_hash_table_lookup_extended (self->by_id, &patient_id, NULL, &known))
    return;
  gone = g_hash_table_new (NULL, NULL);
  g_hash_table_add (gone, known);
  entry = _dcs_roster_entry (self, GPOINTER_TO_UINT (known));
  _dcs_roster_release_entry (self, entry);
  g_hash_table_remove (self->by_id, &patient_id);
  entry->row.id = 0;
  self->matching->data[GPOINTER_TO_UINT (known)] = FALSE;
  self->n_patients--;
  remove_indices (self->by_code, gone);
  remove_indices (self->order, gone);
  _dcs_roster_update_shown (self);
  announce_patients (self, self->n_patients + 1);
}

/**
 * dcs_roster_clear:
 *
 * Forgets all patients; search, filters and sort order stay.
 */
void
dcs_roster_clear (DcsRoster *self)
{
  guint n_shown;
  guint n_before;

  g_return_if_fail (DCS_IS_ROSTER (self));

  n_shown = self->shown->len;
  n_before = self->n_patients;
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->by_code, 0);
  g_array_set_size (self->order, 0);
  g_array_set_size (self->shown, 0);
  g_byte_array_set_size (self->matching, 0);
  g_ptr_array_set_size (self->blocks, 0);
  g_string_chunk_clear (self->texts);
  _dcs_roster_labels_clear (&self->diseases);
  _dcs_roster_labels_clear (&self->treatments);
  _dcs_roster_labels_init (&self->diseases);
  _dcs_roster_labels_init (&self->treatments);
  memset (self->n_in_state, 0, sizeof self->n_in_state);
  self->n_findings = 0;
  self->n_entries = 0;
  self->n_patients = 0;
  if (n_shown > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_shown, 0);
  announce_patients (self, n_before);
}

/**
 * dcs_roster_find:
 * @patient_id: a patient
 *
 * Returns: (transfer none) (nullable): the patient's row, shown or not; valid until the roster
 *   changes
 */
const DcsRosterRow *
dcs_roster_find (DcsRoster *self, gint64 patient_id)
{
  gpointer known = NULL;

  g_return_val_if_fail (DCS_IS_ROSTER (self), NULL);

  if (!g_hash_table_lookup_extended (self->by_id, &patient_id, NULL, &known))
    return NULL;
  return &_dcs_roster_entry (self, GPOINTER_TO_UINT (known))->row;
}
