/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-item.h"

#include <glib/gi18n-lib.h>

struct _DcsQualityItem
{
  GObject parent_instance;

  /* Owned; of a finding */
  char *code;
  char *message;
  char *path;

  DcsQualityRule rule;
  DcsRecordKind kind;
  gint64 patient_id, record_id, visit_id;
  DcsDate date;
  guint count;
  gboolean is_finding;
};

G_DEFINE_FINAL_TYPE (DcsQualityItem, dcs_quality_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COUNT,
  PROP_IS_FINDING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
dcs_quality_item_finalize (GObject *object)
{
  DcsQualityItem *self = DCS_QUALITY_ITEM (object);

  g_free (self->code);
  g_free (self->message);
  g_free (self->path);
  G_OBJECT_CLASS (dcs_quality_item_parent_class)->finalize (object);
}

static void
dcs_quality_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsQualityItem *self = DCS_QUALITY_ITEM (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_IS_FINDING:
      g_value_set_boolean (value, self->is_finding);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_quality_item_class_init (DcsQualityItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_quality_item_finalize;
  object_class->get_property = dcs_quality_item_get_property;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_IS_FINDING] = g_param_spec_boolean ("is-finding", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_quality_item_init (DcsQualityItem *self)
{
}

DcsQualityItem *
dcs_quality_item_new_heading (DcsQualityRule rule)
{
  DcsQualityItem *self = g_object_new (DCS_TYPE_QUALITY_ITEM, NULL);

  self->rule = rule;
  return self;
}

/**
 * dcs_quality_item_new_finding:
 * @row: what was found; copied
 */
DcsQualityItem *
dcs_quality_item_new_finding (const DcsQualityRow *row)
{
  DcsQualityItem *self = g_object_new (DCS_TYPE_QUALITY_ITEM, NULL);

  self->is_finding = TRUE;
  self->rule = row->rule;
  self->kind = row->kind;
  self->patient_id = row->patient_id;
  self->record_id = row->record_id;
  self->visit_id = row->visit_id;
  self->date = row->date;
  self->code = g_strdup (row->code);
  self->message = g_strdup (row->message);
  self->path = g_strdup (row->path != NULL ? row->path : "");
  return self;
}

gboolean
dcs_quality_item_is_finding (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), FALSE);

  return self->is_finding;
}

guint
dcs_quality_item_get_count (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), 0);

  return self->count;
}

void
dcs_quality_item_set_count (DcsQualityItem *self, guint count)
{
  g_return_if_fail (DCS_IS_QUALITY_ITEM (self));

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

const char *
dcs_quality_item_get_start (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), "");

  return self->is_finding ? self->code : dcs_quality_rule_label (self->rule);
}

const char *
dcs_quality_item_get_message (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), "");

  return self->message != NULL ? self->message : "";
}

char *
dcs_quality_item_dup_end (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), NULL);

  if (!self->is_finding)
    return g_strdup_printf ("%'u", self->count);
  return dcs_date_is_set (self->date) ? dcs_date_format_short (self->date) : g_strdup ("");
}

/**
 * dcs_quality_item_dup_name:
 *
 * Returns: (transfer full): the line as a screen reader says it
 */
char *
dcs_quality_item_dup_name (DcsQualityItem *self)
{
  g_autofree char *end = NULL;

  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), NULL);

  end = dcs_quality_item_dup_end (self);
  if (!self->is_finding)
    /* Translators: the heading of a group and how many lines it has: "Blank values: 12" */
    return g_strdup_printf (C_ ("heading", "%s: %s"), dcs_quality_item_get_start (self), end);
  if (*end == '\0')
    return g_strdup_printf ("%s, %s", self->code, dcs_quality_item_get_message (self));
  return g_strdup_printf ("%s, %s, %s", self->code, dcs_quality_item_get_message (self), end);
}

GVariant *
dcs_quality_item_make_target (DcsQualityItem *self)
{
  g_return_val_if_fail (DCS_IS_QUALITY_ITEM (self), NULL);
  g_return_val_if_fail (self->is_finding, NULL);

  return g_variant_new (
      "(xixxs)", self->patient_id, (int) self->kind, self->record_id, self->visit_id, self->path);
}
