/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-problem-list.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsProblemList
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *buttons_box;
  GtkLabel *heading_label;
  GtkLabel *more_label;
  GtkRevealer *revealer;

  /* owned */
  DcsEntry *entry;
  GSignalGroup *entry_signals;
};

G_DEFINE_FINAL_TYPE (DcsProblemList, dcs_problem_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* More would hide the form; they come up when these are settled. */
#define MAX_SHOWN 5

static void
clicked_cb (DcsProblemList *self, GtkWidget *button)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  g_signal_emit (self, signals[CHOSEN], 0, path);
}

static void
add_button (DcsProblemList *self, const DcsCell *cell)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label;
  g_autofree char *text = NULL;

  if (cell->problem == NULL)
    text = g_strdup (cell->label);
  else if (g_str_has_prefix (cell->problem, cell->label))
    text = g_strdup (cell->problem);
  else
    /* TRANSLATORS: name of a field, what is wrong with it */
    text = g_strdup_printf (_ ("%s: %s"), cell->label, cell->problem);
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "problem-link");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (cell->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->buttons_box, button);
}

static void
fill (DcsProblemList *self)
{
  g_autoptr (GPtrArray) paths = dcs_entry_problems (self->entry);
  g_autofree char *heading = NULL;
  g_autofree char *more = NULL;
  guint n_more = paths->len > MAX_SHOWN ? paths->len - MAX_SHOWN : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons_box))) != NULL)
    gtk_box_remove (self->buttons_box, child);
  for (guint i = 0; i < MIN (paths->len, MAX_SHOWN); i++)
    {
      const DcsCell *cell = dcs_entry_cell (self->entry, g_ptr_array_index (paths, i));

      if (cell != NULL)
        add_button (self, cell);
    }
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);
  gtk_label_set_label (self->more_label, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_more > 0);
  heading = g_strdup_printf (ngettext ("One field stands in the way of saving",
                                       "%u fields stand in the way of saving",
                                       paths->len),
                             paths->len);
  gtk_label_set_label (self->heading_label, heading);
  gtk_revealer_set_reveal_child (self->revealer, paths->len > 0);
}

static void
entry_changed_cb (DcsProblemList *self)
{
  if (gtk_revealer_get_reveal_child (self->revealer))
    fill (self);
}

static void
dcs_problem_list_dispose (GObject *object)
{
  DcsProblemList *self = DCS_PROBLEM_LIST (object);

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_PROBLEM_LIST);
  G_OBJECT_CLASS (dcs_problem_list_parent_class)->dispose (object);
}

static void
dcs_problem_list_class_init (DcsProblemListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_problem_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  DCS_TYPE_PROBLEM_LIST,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsProblemList, buttons_box);
  gtk_widget_class_bind_template_child (widget_class, DcsProblemList, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DcsProblemList, more_label);
  gtk_widget_class_bind_template_child (widget_class, DcsProblemList, revealer);
}

static void
dcs_problem_list_init (DcsProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "changed", G_CALLBACK (entry_changed_cb), self);
}

void
dcs_problem_list_set_entry (DcsProblemList *self, DcsEntry *entry)
{
  g_return_if_fail (DCS_IS_PROBLEM_LIST (self));
  g_return_if_fail (entry == NULL || DCS_IS_ENTRY (entry));

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

void
dcs_problem_list_show (DcsProblemList *self)
{
  g_return_if_fail (DCS_IS_PROBLEM_LIST (self));
  g_return_if_fail (self->entry != NULL);

  fill (self);
}
