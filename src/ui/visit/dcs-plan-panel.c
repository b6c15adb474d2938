/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-plan-panel.h"

#include "dcs-entry-rules.h"
#include "dcs-entry-view.h"
#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsPlanPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *form;
  GtkWidget *next_row;
  GtkWidget *suggestion_button;

  /* owned */
  DcsEntry *entry;
  GSignalGroup *entry_signals;

  DcsDate suggestion;
};

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsPlanPanel,
                               dcs_plan_panel,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

static const char *const paths[] = {
  "new_lesions", "response", "notes", "plan", "next_date",
};

static void
update (DcsPlanPanel *self)
{
  const DcsCell *date = self->entry != NULL ? dcs_entry_cell (self->entry, "date") : NULL;
  const DcsCell *next = self->entry != NULL ? dcs_entry_cell (self->entry, "next_date") : NULL;
  gboolean suggests = FALSE;

  self->suggestion = DCS_DATE_INIT;
  if (next != NULL && date != NULL && date->value->kind == DCS_VALUE_DATE)
    self->suggestion = dcs_suggest_next_visit (dcs_entry_get_course (self->entry),
                                               dcs_entry_get_definition (self->entry),
                                               date->value->date);
  suggests = dcs_date_is_set (self->suggestion)
             && !(next->value->kind == DCS_VALUE_DATE
                  && dcs_date_equal (next->value->date, self->suggestion));
  gtk_widget_set_visible (self->suggestion_button, suggests);
  if (suggests)
    {
      g_autofree char *words = dcs_date_format_long (self->suggestion);
      /* Translators: the day that is suggested for the next visit. */
      g_autofree char *label = g_strdup_printf (_ ("Suggested: %s"), words);

      gtk_button_set_label (GTK_BUTTON (self->suggestion_button), label);
    }
}

static void
take_suggestion_cb (DcsPlanPanel *self)
{
  g_autofree char *text = NULL;

  g_assert (DCS_IS_PLAN_PANEL (self));

  if (!dcs_date_is_set (self->suggestion))
    return;
  text = dcs_date_format_typed (self->suggestion, dcs_date_order_of_locale ());
  dcs_entry_set_text (self->entry, "next_date", text);
  dcs_form_focus (self->form, "next_date");
}

static gboolean
key_pressed_cb (DcsPlanPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_assert (DCS_IS_PLAN_PANEL (self));

  if ((keyval != GDK_KEY_equal && keyval != GDK_KEY_KP_Equal)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0
      || !dcs_date_is_set (self->suggestion))
    return GDK_EVENT_PROPAGATE;
  take_suggestion_cb (self);
  return GDK_EVENT_STOP;
}

static void
dcs_plan_panel_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsPlanPanel *self = DCS_PLAN_PANEL (view);

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  dcs_form_bind (self->form, entry);
  update (self);
}

static gboolean
dcs_plan_panel_focus_path (DcsEntryView *view, const char *path)
{
  return dcs_form_focus (DCS_PLAN_PANEL (view)->form, path);
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_plan_panel_focus_path;
  iface->set_entry = dcs_plan_panel_set_entry;
}

static void
dcs_plan_panel_dispose (GObject *object)
{
  DcsPlanPanel *self = DCS_PLAN_PANEL (object);

  g_clear_object (&self->entry_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_PLAN_PANEL);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (dcs_plan_panel_parent_class)->dispose (object);
}

static void
dcs_plan_panel_class_init (DcsPlanPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_plan_panel_dispose;

  g_type_ensure (DCS_TYPE_FIELD_ROW);
  g_type_ensure (DCS_TYPE_FORM_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-plan-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsPlanPanel, form);
  gtk_widget_class_bind_template_child (widget_class, DcsPlanPanel, next_row);
  gtk_widget_class_bind_template_child (widget_class, DcsPlanPanel, suggestion_button);
  gtk_widget_class_bind_template_callback (widget_class, take_suggestion_cb);

  gtk_widget_class_set_css_name (widget_class, "planpanel");
}

static void
dcs_plan_panel_init (DcsPlanPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (update), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->next_row, keys);
}

GtkWidget *
dcs_plan_panel_new (void)
{
  return g_object_new (DCS_TYPE_PLAN_PANEL, NULL);
}

gboolean
dcs_plan_panel_shows (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_str_equal (paths[i], path))
      return TRUE;
  return FALSE;
}
