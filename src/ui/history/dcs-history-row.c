/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-history-row.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsHistoryRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *change_label;
  GtkLabel *field_label;
  GtkLabel *header_label;
  GtkBox *line_box;

  DcsHistoryItem *item; /* owned */
};

G_DEFINE_FINAL_TYPE (DcsHistoryRow, dcs_history_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
describe_change (DcsHistoryItem *item)
{
  const char *before = dcs_history_item_get_before (item);
  const char *after = dcs_history_item_get_after (item);

  if (before == NULL)
    return g_strdup (after != NULL ? after : "");
  /* TRANSLATORS: what stood there before, what stands there since */
  return g_strdup_printf (_ ("%s → %s"), before, after != NULL ? after : "–");
}

static void
set_item (DcsHistoryRow *self, DcsHistoryItem *item)
{
  g_autofree char *change = NULL;
  const char *header;

  if (!g_set_object (&self->item, item))
    return;
  if (item != NULL)
    {
      change = describe_change (item);
      header = dcs_history_item_get_header (item);
      gtk_label_set_label (self->header_label, header != NULL ? header : "");
      gtk_widget_set_visible (GTK_WIDGET (self->header_label), header != NULL);
      gtk_label_set_label (self->field_label, dcs_history_item_get_field (item));
      gtk_label_set_label (self->change_label, change);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
dcs_history_row_dispose (GObject *object)
{
  DcsHistoryRow *self = DCS_HISTORY_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_HISTORY_ROW);
  /* GTK only lets those go that have an id. */
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL;)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_history_row_parent_class)->dispose (object);
}

static void
dcs_history_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, DCS_HISTORY_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dcs_history_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    set_item (DCS_HISTORY_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dcs_history_row_class_init (DcsHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_history_row_dispose;
  object_class->get_property = dcs_history_row_get_property;
  object_class->set_property = dcs_history_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_HISTORY_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "history/dcs-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryRow, change_label);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryRow, field_label);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryRow, header_label);
  gtk_widget_class_bind_template_child (widget_class, DcsHistoryRow, line_box);
}

static void
dcs_history_row_init (DcsHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
