/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-conflict-panel.h"

#include "dcs-cell-text.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsConflictPanel
{
  GtkWidget parent_instance;

  /* Template */
  GtkLabel *body_label;
  GtkBox *box;
  GtkGrid *grid;

  /* owned */
  DcsEntry *entry;
  DcsEntry *before;
  GSignalGroup *entry_signals;
};

G_DEFINE_FINAL_TYPE (DcsConflictPanel, dcs_conflict_panel, GTK_TYPE_WIDGET)

/* For each field a line with its name and the button, and one for each version. */
#define LINES 4

static GtkWidget *
add_label (DcsConflictPanel *self, const char *text, int column, int line, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
  return label;
}

static void
add_version (DcsConflictPanel *self, int line, const char *title, const char *text)
{
  add_label (self, title, 0, line, "dim-label");
  add_label (self, text[0] != '\0' ? text : "–", 1, line, NULL);
}

static void
take_clicked_cb (DcsConflictPanel *self, GtkWidget *button)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  dcs_entry_take_theirs (self->entry, path);
}

static void
add_field (DcsConflictPanel *self, const DcsCell *cell, int line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Use theirs"));
  GtkWidget *field = gtk_label_new (cell->label);
  g_autofree char *was = self->before != NULL ? dcs_cell_text_dup (self->before, cell->path)
                                              : g_strdup ("");
  g_autofree char *yours = dcs_cell_text_dup (self->entry, cell->path);

  gtk_label_set_xalign (GTK_LABEL (field), 0);
  gtk_label_set_wrap (GTK_LABEL (field), TRUE);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_widget_add_css_class (field, "heading");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (cell->path), g_free);
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (take_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, field, NULL, -1);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), button);
  gtk_grid_attach (self->grid, box, 0, line, 2, 1);
  add_version (self, line + 1, _ ("Was"), was);
  add_version (self, line + 2, _ ("Yours"), yours);
  add_version (self, line + 3, _ ("Theirs"), cell->theirs);
}

static int
fill (DcsConflictPanel *self)
{
  GtkWidget *child;
  int n_fields = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < dcs_entry_count (self->entry); i++)
    {
      const DcsCell *cell = dcs_entry_nth (self->entry, i);

      if (cell->theirs != NULL)
        add_field (self, cell, LINES * n_fields++);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->grid), n_fields > 0);
  return n_fields;
}

static void
show_body (DcsConflictPanel *self, int n_fields)
{
  gtk_label_set_label (
      self->body_label,
      n_fields > 0
          ? _ ("Nothing is lost. These fields were changed by both of you: what stands under "
               "“Yours” is saved unless you use theirs.")
          : _ ("Nothing is lost. Their changes stand in the form now, beside yours. Look at "
               "it once more, then save."));
}

static void
entry_changed_cb (DcsConflictPanel *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    show_body (self, fill (self));
}

static void
dcs_conflict_panel_dispose (GObject *object)
{
  DcsConflictPanel *self = DCS_CONFLICT_PANEL (object);

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->before);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_CONFLICT_PANEL);
  G_OBJECT_CLASS (dcs_conflict_panel_parent_class)->dispose (object);
}

static void
dcs_conflict_panel_class_init (DcsConflictPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_conflict_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-conflict-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsConflictPanel, body_label);
  gtk_widget_class_bind_template_child (widget_class, DcsConflictPanel, box);
  gtk_widget_class_bind_template_child (widget_class, DcsConflictPanel, grid);
}

static void
dcs_conflict_panel_init (DcsConflictPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "changed", G_CALLBACK (entry_changed_cb), self);
}

void
dcs_conflict_panel_set_entry (DcsConflictPanel *self, DcsEntry *entry, DcsEntry *before)
{
  g_return_if_fail (DCS_IS_CONFLICT_PANEL (self));
  g_return_if_fail (entry == NULL || DCS_IS_ENTRY (entry));
  g_return_if_fail (before == NULL || DCS_IS_ENTRY (before));

  g_set_object (&self->entry, entry);
  g_set_object (&self->before, before);
  g_signal_group_set_target (self->entry_signals, entry);
  gtk_widget_set_visible (GTK_WIDGET (self), entry != NULL);
  if (entry != NULL)
    show_body (self, fill (self));
}
