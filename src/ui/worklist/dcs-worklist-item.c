/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-item.h"

#include "dcs-derive.h"
#include "dcs-text.h"

#include <glib/gi18n-lib.h>

struct _DcsWorklistItem
{
  GObject parent_instance;

  DcsWorklistLineKind kind;
  DcsWorkGroup group;
  guint count;

  /* Of a row; texts owned */
  DcsWorkItem work;
  char *key;
  char *code;
  char *name;
  char *disease;
  char *what;
  char *why;
  char *when;
  DcsCode disease_code;
  DcsState state;
  DcsWorkStep step;
};

G_DEFINE_FINAL_TYPE (DcsWorklistItem, dcs_worklist_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_COUNT,
  PROP_DISEASE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
dcs_worklist_item_finalize (GObject *object)
{
  DcsWorklistItem *self = DCS_WORKLIST_ITEM (object);

  g_free (self->key);
  g_free (self->code);
  g_free (self->name);
  g_free (self->disease);
  g_free (self->what);
  g_free (self->why);
  g_free (self->when);
  G_OBJECT_CLASS (dcs_worklist_item_parent_class)->finalize (object);
}

static void
dcs_worklist_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, DCS_WORKLIST_ITEM (object)->count);
  else if (prop_id == PROP_DISEASE)
    g_value_set_string (value, DCS_WORKLIST_ITEM (object)->disease);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_worklist_item_class_init (DcsWorklistItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_worklist_item_finalize;
  object_class->get_property = dcs_worklist_item_get_property;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DISEASE] = g_param_spec_string ("disease", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_worklist_item_init (DcsWorklistItem *self)
{
}

/**
 * dcs_worklist_item_new:
 * @kind: a heading or a line that leads to more
 * @count: how many rows there are, or are not shown
 */
DcsWorklistItem *
dcs_worklist_item_new (DcsWorklistLineKind kind, DcsWorkGroup group, guint count)
{
  DcsWorklistItem *self = g_object_new (DCS_TYPE_WORKLIST_ITEM, NULL);

  self->kind = kind;
  self->group = group;
  self->count = count;
  return self;
}

/**
 * dcs_work_item_dup_key:
 *
 * Returns: (transfer full): what knows the row again; dates are no part of it
 */
char *
dcs_work_item_dup_key (const DcsWorkItem *item)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%u:%u:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT
                          ":%" G_GINT64_FORMAT,
                          item->patient_id,
                          dcs_work_kind_to_code (item->kind),
                          item->rule,
                          item->detail,
                          item->visit_id,
                          item->treatment_id,
                          item->record_id);
}

/**
 * dcs_worklist_item_new_row:
 * @row: what waits; copied
 * @roster: (nullable): whose rows know the subtype
 * @today: the day of the worklist
 */
DcsWorklistItem *
dcs_worklist_item_new_row (const DcsWorkRow *row,
                           DcsCatalog *catalog,
                           DcsRoster *roster,
                           DcsDate today)
{
  DcsWorklistItem *self = dcs_worklist_item_new (DCS_WORKLIST_ROW, row->group, 0);

  self->work = row->item;
  self->key = dcs_work_item_dup_key (&row->item);
  self->code = g_strdup (row->code);
  self->name = g_strdup (row->name != NULL ? row->name : "");
  self->disease_code = row->disease;
  dcs_worklist_item_update_disease (self, catalog, roster);
  self->what = g_strdup (row->what != NULL ? row->what : "");
  self->why = g_strdup (row->why != NULL ? row->why : "");
  self->when = dcs_work_describe_when (&row->item, row->group, today);
  self->state = row->state;
  self->step = dcs_work_step (&row->item, dcs_catalog_find (catalog, row->disease));
  return self;
}

DcsWorklistLineKind
dcs_worklist_item_get_kind (DcsWorklistItem *self)
{
  return self->kind;
}

DcsWorkGroup
dcs_worklist_item_get_group (DcsWorklistItem *self)
{
  return self->group;
}

guint
dcs_worklist_item_get_count (DcsWorklistItem *self)
{
  return self->count;
}

void
dcs_worklist_item_set_count (DcsWorklistItem *self, guint count)
{
  g_return_if_fail (DCS_IS_WORKLIST_ITEM (self));

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

const DcsWorkItem *
dcs_worklist_item_get_work (DcsWorklistItem *self)
{
  return &self->work;
}

const char *
dcs_worklist_item_get_key (DcsWorklistItem *self)
{
  return self->key;
}

const char *
dcs_worklist_item_get_code (DcsWorklistItem *self)
{
  return self->code;
}

const char *
dcs_worklist_item_get_name (DcsWorklistItem *self)
{
  return self->name;
}

const char *
dcs_worklist_item_get_disease (DcsWorklistItem *self)
{
  return self->disease;
}

/**
 * dcs_worklist_item_update_disease:
 * @roster: (nullable): whose rows know the subtype
 */
void
dcs_worklist_item_update_disease (DcsWorklistItem *self, DcsCatalog *catalog, DcsRoster *roster)
{
  const DcsRosterRow *patient = roster != NULL ? dcs_roster_find (roster, self->work.patient_id)
                                               : NULL;
  g_autofree char *disease = dcs_work_describe_disease (catalog, self->disease_code, patient);

  g_return_if_fail (DCS_IS_WORKLIST_ITEM (self));

  if (dcs_set_str (&self->disease, disease))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DISEASE]);
}

DcsState
dcs_worklist_item_get_state (DcsWorklistItem *self)
{
  return self->state;
}

const char *
dcs_worklist_item_get_what (DcsWorklistItem *self)
{
  return self->what;
}

const char *
dcs_worklist_item_get_why (DcsWorklistItem *self)
{
  return self->why;
}

const char *
dcs_worklist_item_get_when (DcsWorklistItem *self)
{
  return self->when;
}

DcsWorkStep
dcs_worklist_item_get_step (DcsWorklistItem *self)
{
  return self->step;
}

char *
dcs_worklist_item_dup_dates (DcsWorklistItem *self)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_ITEM (self), NULL);

  return dcs_work_describe_dates (&self->work);
}

static void
append_spoken (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

static char *
speak_row (DcsWorklistItem *self)
{
  GString *text = g_string_new (NULL);

  append_spoken (text, self->code);
  append_spoken (text, self->name);
  append_spoken (text, self->what);
  append_spoken (text, self->when);
  append_spoken (text, self->why);
  append_spoken (text, self->disease);
  append_spoken (text, dcs_state_label (self->state));
  return g_string_free (text, FALSE);
}

/**
 * dcs_worklist_item_dup_spoken:
 *
 * Returns: (transfer full): the line as a screen reader says it, what matters first
 */
char *
dcs_worklist_item_dup_spoken (DcsWorklistItem *self)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_ITEM (self), NULL);

  switch (self->kind)
    {
    case DCS_WORKLIST_HEADING:
      /* Translators: the heading of a group and how many lines it has: "Overdue: 12" */
      return g_strdup_printf (
          C_ ("heading", "%s: %'u"), dcs_work_group_label (self->group), self->count);
    case DCS_WORKLIST_MORE:
      return g_strdup_printf (ngettext ("Show %'u more", "Show %'u more", self->count),
                              self->count);
    case DCS_WORKLIST_ROW:
      break;
    }
  return speak_row (self);
}
