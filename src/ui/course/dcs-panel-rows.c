/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-panel-rows.h"

#include "dcs-why-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AdwPreferencesGroup *group; /* borrowed */
  GtkWidget *row;             /* borrowed: the group owns it */
  AdwExpanderRow *more;       /* the same, when it holds further rows; else NULL */
} Entry;

struct _DcsPanelRows
{
  DcsAnalysis *analysis; /* borrowed from the panel */
  GArray *entries;       /* owned, of Entry */
};

typedef struct
{
  DcsPanelRows *rows;
  DcsPanelExplain explain;
  guint index;
} Why;

DcsPanelRows *
dcs_panel_rows_new (DcsAnalysis *analysis)
{
  DcsPanelRows *self = g_new0 (DcsPanelRows, 1);

  self->analysis = analysis;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
dcs_panel_rows_free (DcsPanelRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

void
dcs_panel_rows_clear (DcsPanelRows *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      adw_preferences_group_remove (entry->group, entry->row);
      gtk_widget_set_visible (GTK_WIDGET (entry->group), FALSE);
    }
  g_array_set_size (self->entries, 0);
}

static AdwActionRow *
new_row (const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      adw_action_row_set_subtitle (row, subtitle);
      adw_action_row_set_subtitle_lines (row, 0);
    }
  adw_action_row_set_title_lines (row, 0);
  return row;
}

static void
add_entry (DcsPanelRows *self, AdwPreferencesGroup *group, GtkWidget *row, AdwExpanderRow *more)
{
  Entry entry = { group, row, more };

  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  g_array_append_val (self->entries, entry);
}

AdwActionRow *
dcs_panel_rows_add (DcsPanelRows *self,
                    AdwPreferencesGroup *group,
                    const char *title,
                    const char *subtitle)
{
  AdwActionRow *row = new_row (title, subtitle);

  add_entry (self, group, GTK_WIDGET (row), NULL);
  return row;
}

AdwActionRow *
dcs_panel_rows_add_more (DcsPanelRows *self,
                         AdwPreferencesGroup *group,
                         const char *more,
                         const char *title,
                         const char *subtitle)
{
  AdwActionRow *row = new_row (title, subtitle);
  AdwExpanderRow *expander = NULL;

  for (guint i = 0; i < self->entries->len && expander == NULL; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->group == group)
        expander = entry->more;
    }
  if (expander == NULL)
    {
      expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), more);
      add_entry (self, group, GTK_WIDGET (expander), expander);
    }
  adw_expander_row_add_row (expander, GTK_WIDGET (row));
  return row;
}

/* The word beside it says the same: the picture is for the eye alone. */
void
dcs_panel_row_add_mark (AdwActionRow *row, const char *icon, const char *name)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (image, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (row, image);
}

void
dcs_panel_row_add_text (AdwActionRow *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (row, label);
}

static void
why_clicked_cb (GtkButton *button, gpointer data)
{
  Why *why = data;
  g_autoptr (DcsExplanation) explanation = why->explain (why->rows->analysis, why->index);

  if (explanation != NULL)
    dcs_why_dialog_show (GTK_WIDGET (button), explanation);
}

static void
free_why (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
add_button (AdwActionRow *row, const char *label)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  GtkWidget *button = gtk_button_new_with_label (label);
  /* TRANSLATORS: for a screen reader: what a button does, and with what: "Why?, Methotrexate" */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), label, title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
  return button;
}

void
dcs_panel_rows_add_why (DcsPanelRows *self, AdwActionRow *row, DcsPanelExplain explain, guint index)
{
  GtkWidget *button = add_button (row, _ ("Why?"));
  Why *why = g_new0 (Why, 1);

  *why = (Why){ self, explain, index };
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_data (button, "clicked", G_CALLBACK (why_clicked_cb), why, free_why, 0);
}

static void
set_action (GtkWidget *button, const char *action, int act, const DcsWorkItem *item)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "(iissxxx)",
                                    act,
                                    (int) item->kind,
                                    item->rule != 0 ? dcs_code_string (item->rule) : "",
                                    item->detail != 0 ? dcs_code_string (item->detail) : "",
                                    item->visit_id,
                                    item->treatment_id,
                                    item->record_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

void
dcs_panel_row_add_decision (AdwActionRow *row,
                            const char *label,
                            DcsWorkAct act,
                            const DcsWorkItem *item)
{
  set_action (add_button (row, label), "patient.decide", (int) act, item);
}

void
dcs_panel_row_add_form (AdwActionRow *row, const char *label, const DcsWorkItem *item)
{
  set_action (add_button (row, label), "patient.open-work", 0, item);
}
