/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-history-item.h"

#include "dcs-entry.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsHistoryItem
{
  GObject parent_instance;

  /* owned */
  char *header;
  char *field;
  char *before;
  char *after;
};

G_DEFINE_FINAL_TYPE (DcsHistoryItem, dcs_history_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_AFTER,
  PROP_BEFORE,
  PROP_FIELD,
  PROP_HEADER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
name_action (const char *action)
{
  if (g_str_equal (action, "insert"))
    return _ ("entered");
  if (g_str_equal (action, "delete"))
    return _ ("deleted");
  if (g_str_equal (action, "restore"))
    return _ ("brought back");
  if (g_str_equal (action, "import"))
    return _ ("imported");
  return _ ("changed");
}

static const char *
name_kind (DcsRecordKind kind)
{
  switch (kind)
    {
    case DCS_RECORD_PATIENT:
      return _ ("Patient");
    case DCS_RECORD_HISTORY:
      return _ ("History");
    case DCS_RECORD_LESION:
      return _ ("Lesion");
    case DCS_RECORD_FINDING:
      return _ ("Finding");
    case DCS_RECORD_SCREENING:
      return _ ("Screening");
    case DCS_RECORD_VISIT:
      return _ ("Visit");
    case DCS_RECORD_OBSERVATION:
      return _ ("Measurement");
    case DCS_RECORD_TREATMENT:
      return _ ("Treatment");
    case DCS_RECORD_ASSESSMENT:
      return _ ("Response to a treatment");
    case DCS_RECORD_DOSE_STEP:
      return _ ("Dose");
    case DCS_RECORD_ADMINISTRATION:
      return _ ("Infusion");
    case DCS_RECORD_RELAPSE:
      return _ ("Relapse");
    case DCS_RECORD_ADVERSE_EVENT:
      return _ ("Adverse event");
    case DCS_RECORD_INVESTIGATION:
      return _ ("Investigation");
    case DCS_RECORD_CARE_ITEM:
      return _ ("Item of the care plan");
    case DCS_RECORD_ATTACHMENT:
      return _ ("Attachment");
    case DCS_N_RECORD_KINDS:
    default:
      return _ ("Record");
    }
}

static char *
describe_field (DcsCatalog *catalog, const DcsHistoryEntry *entry)
{
  const DcsRecordInfo *info = dcs_record_info (entry->kind);

  if (entry->kind == DCS_RECORD_OBSERVATION && entry->test != 0)
    {
      const char *test = dcs_catalog_label (catalog, "test", entry->test);

      return entry->site != 0
                 /* TRANSLATORS: what is measured, where on the body */
                 ? g_strdup_printf (
                     _ ("%s, %s"), test, dcs_catalog_label (catalog, "site", entry->site))
                 : g_strdup (test);
    }
  if (entry->field < 0 || entry->field >= (int) info->n_fields)
    return g_strdup_printf ("%s: %s", name_kind (entry->kind), name_action (entry->action));
  return g_strdup (dcs_entry_field_label (entry->kind, entry->field));
}

char *
dcs_history_item_format_time (const char *when)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (when, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? dcs_ui_format_time (local) : g_strdup (when);
}

char *
dcs_history_item_describe_save (const DcsHistoryEntry *entry)
{
  g_autofree char *time = dcs_history_item_format_time (entry->when);

  if (entry->reason != NULL && entry->reason[0] != '\0')
    return g_strdup_printf ("%s · %s · %s", time, entry->who, entry->reason);
  return g_strdup_printf ("%s · %s", time, entry->who);
}

static void
dcs_history_item_finalize (GObject *object)
{
  DcsHistoryItem *self = DCS_HISTORY_ITEM (object);

  g_free (self->header);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  G_OBJECT_CLASS (dcs_history_item_parent_class)->finalize (object);
}

static void
dcs_history_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DcsHistoryItem *self = DCS_HISTORY_ITEM (object);

  switch (id)
    {
    case PROP_AFTER:
      g_value_set_string (value, self->after);
      break;
    case PROP_BEFORE:
      g_value_set_string (value, self->before);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_HEADER:
      g_value_set_string (value, self->header);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dcs_history_item_class_init (DcsHistoryItemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_history_item_finalize;
  object_class->get_property = dcs_history_item_get_property;

  properties[PROP_AFTER] = g_param_spec_string ("after", NULL, NULL, NULL, flags);
  properties[PROP_BEFORE] = g_param_spec_string ("before", NULL, NULL, NULL, flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_HEADER] = g_param_spec_string ("header", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_history_item_init (DcsHistoryItem *self)
{
}

DcsHistoryItem *
dcs_history_item_new (DcsCatalog *catalog, const DcsHistoryEntry *entry, const char *header)
{
  DcsHistoryItem *self = g_object_new (DCS_TYPE_HISTORY_ITEM, NULL);

  self->header = g_strdup (header);
  self->field = describe_field (catalog, entry);
  self->before = g_strdup (entry->before);
  self->after = g_strdup (entry->after);
  return self;
}

const char *
dcs_history_item_get_header (DcsHistoryItem *self)
{
  g_return_val_if_fail (DCS_IS_HISTORY_ITEM (self), NULL);

  return self->header;
}

const char *
dcs_history_item_get_field (DcsHistoryItem *self)
{
  g_return_val_if_fail (DCS_IS_HISTORY_ITEM (self), NULL);

  return self->field;
}

const char *
dcs_history_item_get_before (DcsHistoryItem *self)
{
  g_return_val_if_fail (DCS_IS_HISTORY_ITEM (self), NULL);

  return self->before;
}

const char *
dcs_history_item_get_after (DcsHistoryItem *self)
{
  g_return_val_if_fail (DCS_IS_HISTORY_ITEM (self), NULL);

  return self->after;
}
