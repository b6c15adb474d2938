/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-item.h"

#include "dcs-derive.h"
#include "dcs-text.h"
#include "dcs-worklist-words.h"

#include <glib/gi18n-lib.h>

struct _DcsResistantItem
{
  GObject parent_instance;

  /* Owned */
  DcsResistantRow *row;
  DcsCatalog *catalog;
  char *disease;

  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (DcsResistantItem, dcs_resistant_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DISEASE,
  PROP_EXPANDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
dcs_resistant_item_finalize (GObject *object)
{
  DcsResistantItem *self = DCS_RESISTANT_ITEM (object);

  g_clear_pointer (&self->row, dcs_resistant_row_free);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  g_free (self->disease);
  G_OBJECT_CLASS (dcs_resistant_item_parent_class)->finalize (object);
}

static void
dcs_resistant_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_EXPANDED)
    g_value_set_boolean (value, DCS_RESISTANT_ITEM (object)->expanded);
  else if (prop_id == PROP_DISEASE)
    g_value_set_string (value, DCS_RESISTANT_ITEM (object)->disease);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_item_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_EXPANDED)
    dcs_resistant_item_set_expanded (DCS_RESISTANT_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_item_class_init (DcsResistantItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_resistant_item_finalize;
  object_class->get_property = dcs_resistant_item_get_property;
  object_class->set_property = dcs_resistant_item_set_property;

  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded",
                                                    NULL,
                                                    NULL,
                                                    FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                        | G_PARAM_STATIC_STRINGS);
  properties[PROP_DISEASE] = g_param_spec_string ("disease",
                                                  NULL,
                                                  NULL,
                                                  NULL,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_resistant_item_init (DcsResistantItem *self)
{
}

/**
 * dcs_resistant_item_new:
 * @row: (transfer full): the patient
 * @catalog: that the row's codes are of
 * @roster: (nullable): which knows the rest of the subtype
 */
DcsResistantItem *
dcs_resistant_item_new (DcsResistantRow *row, DcsCatalog *catalog, DcsRoster *roster)
{
  DcsResistantItem *self = g_object_new (DCS_TYPE_RESISTANT_ITEM, NULL);

  self->row = row;
  self->catalog = dcs_catalog_ref (catalog);
  dcs_resistant_item_update_disease (self, roster);
  return self;
}

/**
 * dcs_resistant_item_update_disease:
 * @roster: (nullable): which knows the rest of the subtype
 */
void
dcs_resistant_item_update_disease (DcsResistantItem *self, DcsRoster *roster)
{
  const DcsRosterRow *patient;
  g_autofree char *disease = NULL;

  g_return_if_fail (DCS_IS_RESISTANT_ITEM (self));

  patient = roster != NULL ? dcs_roster_find (roster, self->row->patient_id) : NULL;
  disease = dcs_work_describe_disease (self->catalog, self->row->disease, patient);
  if (dcs_set_str (&self->disease, disease))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISEASE]);
}

const DcsResistantRow *
dcs_resistant_item_get_row (DcsResistantItem *self)
{
  return self->row;
}

const char *
dcs_resistant_item_get_disease (DcsResistantItem *self)
{
  return self->disease;
}

gboolean
dcs_resistant_item_get_expanded (DcsResistantItem *self)
{
  g_return_val_if_fail (DCS_IS_RESISTANT_ITEM (self), FALSE);

  return self->expanded;
}

void
dcs_resistant_item_set_expanded (DcsResistantItem *self, gboolean expanded)
{
  g_return_if_fail (DCS_IS_RESISTANT_ITEM (self));

  if (self->expanded == expanded)
    return;
  self->expanded = expanded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

guint
dcs_resistant_item_count (DcsResistantItem *self, DcsResistanceStatus status)
{
  guint n = 0;

  g_return_val_if_fail (DCS_IS_RESISTANT_ITEM (self), 0);

  for (guint i = 0; i < self->row->resistance->len; i++)
    if (g_array_index (self->row->resistance, DcsResistance, i).status == status)
      n++;
  return n;
}

const char *
dcs_resistance_status_label (DcsResistanceStatus status)
{
  switch (status)
    {
    case DCS_RESISTANCE_CANDIDATE:
      return _ ("To confirm");
    case DCS_RESISTANCE_CONFIRMED:
      return _ ("Confirmed");
    case DCS_RESISTANCE_DISMISSED:
      break;
    }
  return _ ("Not so");
}

/**
 * dcs_option_describe_status:
 *
 * Returns: (transfer full): what became of an option: "discussed on 3 May 2020"
 */
char *
dcs_option_describe_status (const DcsOptionState *option)
{
  g_autofree char *date = dcs_date_is_set (option->date) ? dcs_date_format_short (option->date)
                                                         : NULL;

  switch (option->status)
    {
    case DCS_OPTION_DISCUSSED:
      return date != NULL ? g_strdup_printf (_ ("discussed on %s"), date)
                          : g_strdup (_ ("discussed"));
    case DCS_OPTION_RECORDED:
      return date != NULL ? g_strdup_printf (_ ("recorded on %s"), date)
                          : g_strdup (_ ("recorded"));
    case DCS_OPTION_GIVEN:
      return date != NULL ? g_strdup_printf (_ ("given, from %s"), date) : g_strdup (_ ("given"));
    case DCS_OPTION_RUNNING:
      return date != NULL ? g_strdup_printf (_ ("running since %s"), date)
                          : g_strdup (_ ("running"));
    case DCS_OPTION_OPEN:
      break;
    }
  return g_strdup (_ ("not discussed yet"));
}

/**
 * dcs_resistant_item_dup_spoken:
 *
 * Returns: (transfer full): the row as a screen reader says it
 */
char *
dcs_resistant_item_dup_spoken (DcsResistantItem *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (DCS_IS_RESISTANT_ITEM (self), g_string_free (text, FALSE));

  g_string_append (text, self->row->code);
  if (self->row->name != NULL && *self->row->name != '\0')
    g_string_append_printf (text, ", %s", self->row->name);
  for (guint i = 0; i < self->row->resistance->len; i++)
    g_string_append_printf (text,
                            ", %s: %s",
                            dcs_resistance_status_label (
                                g_array_index (self->row->resistance, DcsResistance, i).status),
                            (const char *) g_ptr_array_index (self->row->texts, i));
  if (self->row->current_line != NULL && *self->row->current_line != '\0')
    g_string_append_printf (text, ", %s", self->row->current_line);
  g_string_append_printf (text, ", %s, %s", self->disease, dcs_state_label (self->row->state));
  return g_string_free (text, FALSE);
}
