/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-treatment-panel.h"

#include "dcs-entry-view.h"
#include "dcs-treatment-row.h"
#include "dcs-ui.h"

#include <string.h>

struct _DcsTreatmentPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *none_label;
  GtkBox *rows;

  /* owned */
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  DcsCourse *course; /* that the rows show */
};

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsTreatmentPanel,
                               dcs_treatment_panel,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

#define for_each_row(self, row)                                                                    \
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET ((self)->rows)); row != NULL;       \
       row = gtk_widget_get_next_sibling (row))

/* The treatments that the entry asks to assess: those that run on the day of the visit. */
static GArray *
list_treatments (DcsTreatmentPanel *self)
{
  GArray *treatments = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->entry != NULL && i < dcs_entry_count (self->entry); i++)
    {
      const DcsCell *cell = dcs_entry_nth (self->entry, i);

      if (g_str_has_prefix (cell->path, "assess:"))
        {
          gint64 id = g_ascii_strtoll (cell->path + strlen ("assess:"), NULL, 10);

          g_array_append_val (treatments, id);
        }
    }
  return treatments;
}

static gboolean
shows (DcsTreatmentPanel *self, GArray *treatments)
{
  guint i = 0;

  if (self->course != dcs_entry_get_course (self->entry))
    return FALSE;
  for_each_row (self, row)
  {
    if (i >= treatments->len
        || dcs_treatment_row_get_treatment (DCS_TREATMENT_ROW (row))
               != g_array_index (treatments, gint64, i))
      return FALSE;
    i++;
  }
  return i == treatments->len;
}

static void
rebuild (DcsTreatmentPanel *self, GArray *treatments)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_clear_pointer (&self->course, dcs_course_unref);
  if (self->entry != NULL && dcs_entry_get_course (self->entry) != NULL)
    self->course = dcs_course_ref (dcs_entry_get_course (self->entry));
  for (guint i = 0; i < treatments->len; i++)
    gtk_box_append (self->rows,
                    dcs_treatment_row_new (self->entry, g_array_index (treatments, gint64, i)));
  gtk_widget_set_visible (self->none_label, treatments->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), treatments->len > 0);
}

static void
changed_cb (DcsTreatmentPanel *self)
{
  g_autoptr (GArray) treatments = NULL;

  g_assert (DCS_IS_TREATMENT_PANEL (self));

  treatments = list_treatments (self);
  if (!shows (self, treatments))
    {
      rebuild (self, treatments);
      return;
    }
  for_each_row (self, row) dcs_treatment_row_update (DCS_TREATMENT_ROW (row));
}

static void
dcs_treatment_panel_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsTreatmentPanel *self = DCS_TREATMENT_PANEL (view);
  g_autoptr (GArray) treatments = NULL;

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  treatments = list_treatments (self);
  rebuild (self, treatments);
}

static gboolean
dcs_treatment_panel_focus_path (DcsEntryView *view, const char *path)
{
  for_each_row (DCS_TREATMENT_PANEL (view),
                row) if (dcs_treatment_row_focus_path (DCS_TREATMENT_ROW (row), path)) return TRUE;
  return FALSE;
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_treatment_panel_focus_path;
  iface->set_entry = dcs_treatment_panel_set_entry;
}

static void
dcs_treatment_panel_dispose (GObject *object)
{
  DcsTreatmentPanel *self = DCS_TREATMENT_PANEL (object);

  g_clear_object (&self->entry_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_TREATMENT_PANEL);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->course, dcs_course_unref);

  G_OBJECT_CLASS (dcs_treatment_panel_parent_class)->dispose (object);
}

static void
dcs_treatment_panel_class_init (DcsTreatmentPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_treatment_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-treatment-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentPanel, none_label);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentPanel, rows);

  gtk_widget_class_set_css_name (widget_class, "treatmentpanel");
}

static void
dcs_treatment_panel_init (DcsTreatmentPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (changed_cb), self);
}

GtkWidget *
dcs_treatment_panel_new (void)
{
  return g_object_new (DCS_TYPE_TREATMENT_PANEL, NULL);
}
