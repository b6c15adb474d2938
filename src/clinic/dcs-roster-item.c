/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

struct _DcsRosterItem
{
  GObject parent_instance;

  DcsRosterRow row; /* its texts are owned by the item */
  GRefString *disease;
  GRefString *treatment;
  GHashTable *registry; /* the living items of the roster, by the id in the item */
};

G_DEFINE_FINAL_TYPE (DcsRosterItem, dcs_roster_item, G_TYPE_OBJECT)

static void
dcs_roster_item_finalize (GObject *object)
{
  DcsRosterItem *self = DCS_ROSTER_ITEM (object);

  if (g_hash_table_lookup (self->registry, &self->row.id) == (gpointer) self)
    g_hash_table_remove (self->registry, &self->row.id);
  g_clear_pointer (&self->registry, g_hash_table_unref);
  g_free ((char *) self->row.code);
  g_free ((char *) self->row.name);
  g_clear_pointer (&self->disease, g_ref_string_release);
  g_clear_pointer (&self->treatment, g_ref_string_release);
  G_OBJECT_CLASS (dcs_roster_item_parent_class)->finalize (object);
}

static void
dcs_roster_item_class_init (DcsRosterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dcs_roster_item_finalize;
}

static void
dcs_roster_item_init (DcsRosterItem *self)
{
}

/*< private >
 * _dcs_roster_item_new:
 * @entry: the patient; everything is copied
 * @registry: the living items of the roster: the item is in it until it is gone or somebody takes
 *   it out
 *
 * Returns: (transfer full): a new item
 */
DcsRosterItem *
_dcs_roster_item_new (const DcsRosterEntry *entry, GHashTable *registry)
{
  DcsRosterItem *self = g_object_new (DCS_TYPE_ROSTER_ITEM, NULL);

  self->row = entry->row;
  self->row.code = g_strdup (entry->row.code);
  self->row.name = g_strdup (entry->row.name);
  self->row.search_key = "";
  self->disease = g_ref_string_acquire (entry->disease->text);
  self->treatment = g_ref_string_acquire (entry->treatment->text);
  self->registry = g_hash_table_ref (registry);
  g_hash_table_insert (registry, &self->row.id, self);
  return self;
}

/**
 * dcs_roster_item_get_row:
 *
 * Returns: (transfer none): the row, with its code and name; the search key is not kept
 */
const DcsRosterRow *
dcs_roster_item_get_row (DcsRosterItem *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER_ITEM (self), NULL);

  return &self->row;
}

/**
 * dcs_roster_item_get_disease:
 *
 * Returns: (transfer none): the disease in short and its subtype, for people
 */
const char *
dcs_roster_item_get_disease (DcsRosterItem *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER_ITEM (self), NULL);

  return self->disease;
}

/**
 * dcs_roster_item_get_treatment:
 *
 * Returns: (transfer none): the drugs running now in short, joined with " + "; "" for none
 */
const char *
dcs_roster_item_get_treatment (DcsRosterItem *self)
{
  g_return_val_if_fail (DCS_IS_ROSTER_ITEM (self), NULL);

  return self->treatment;
}

/**
 * dcs_roster_item_get_age:
 *
 * Returns: completed years today, or at death; -1 when the date of birth is not known
 */
int
dcs_roster_item_get_age (DcsRosterItem *self)
{
  DcsDate until;

  g_return_val_if_fail (DCS_IS_ROSTER_ITEM (self), -1);

  if (!dcs_date_is_set (self->row.birth_date))
    return -1;
  until = dcs_date_is_set (self->row.death_date) ? self->row.death_date : dcs_date_today ();
  return dcs_date_completed_years (self->row.birth_date, until);
}
