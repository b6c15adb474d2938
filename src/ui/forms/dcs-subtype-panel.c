/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-subtype-panel.h"

#include "dcs-entry-rules.h"
#include "dcs-entry-view.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsSubtypePanel
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *box;
  GtkLabel *explanation_label;
  GtkLabel *heading_label;
  GtkButton *use_button;

  /* owned */
  DcsEntry *entry;
  GSignalGroup *entry_signals;

  DcsDefinition *definition; /* borrowed: which one the suggestion is of */
  DcsSubtypeSuggestion suggestion;
};

static void dcs_subtype_panel_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsSubtypePanel,
                               dcs_subtype_panel,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW,
                                                      dcs_subtype_panel_view_init))

static gboolean
holds (DcsSubtypePanel *self, const char *path, DcsCode code)
{
  const DcsCell *cell = dcs_entry_cell (self->entry, path);

  return cell != NULL && g_strcmp0 (cell->text, dcs_code_string (code)) == 0;
}

static gboolean
is_taken (DcsSubtypePanel *self)
{
  return holds (self, "subtype", self->suggestion.subtype)
         && (self->suggestion.subtype_site == 0
             || holds (self, "subtype_site", self->suggestion.subtype_site));
}

/* The lesions are those of the course; only the disease can change while the form is open. */
static void
suggest (DcsSubtypePanel *self)
{
  DcsCourse *course = dcs_entry_get_course (self->entry);
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);

  if (self->definition == definition)
    return;
  dcs_subtype_suggestion_clear (&self->suggestion);
  self->suggestion = (DcsSubtypeSuggestion){ 0 };
  self->definition = definition;
  if (course != NULL && definition != NULL)
    dcs_suggest_subtype (course, definition, &self->suggestion);
}

static void
update (DcsSubtypePanel *self)
{
  gboolean has_words;

  suggest (self);
  has_words = self->suggestion.explanation != NULL && self->suggestion.explanation[0] != '\0';
  gtk_widget_set_visible (GTK_WIDGET (self), has_words);
  if (!has_words)
    return;
  gtk_label_set_label (self->explanation_label, self->suggestion.explanation);
  if (self->suggestion.subtype != 0)
    {
      g_autofree char *label = dcs_definition_subtype_label (
          self->definition, self->suggestion.subtype, self->suggestion.subtype_site, 0);
      /* TRANSLATORS: a subtype of the disease */
      g_autofree char *heading = g_strdup_printf (_ ("The lesions suggest: %s"), label);

      gtk_label_set_label (self->heading_label, heading);
    }
  else
    gtk_label_set_label (self->heading_label, _ ("The lesions suggest no subtype"));
  gtk_widget_set_visible (GTK_WIDGET (self->use_button),
                          self->suggestion.subtype != 0 && !is_taken (self));
}

static void
entry_changed_cb (DcsSubtypePanel *self)
{
  update (self);
}

static void
use_clicked_cb (DcsSubtypePanel *self)
{
  dcs_entry_set_text (self->entry, "subtype", dcs_code_string (self->suggestion.subtype));
  if (self->suggestion.subtype_site != 0)
    dcs_entry_set_text (
        self->entry, "subtype_site", dcs_code_string (self->suggestion.subtype_site));
}

static void
dcs_subtype_panel_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsSubtypePanel *self = DCS_SUBTYPE_PANEL (view);

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  dcs_subtype_suggestion_clear (&self->suggestion);
  self->suggestion = (DcsSubtypeSuggestion){ 0 };
  self->definition = NULL;
  if (entry != NULL)
    update (self);
}

static gboolean
dcs_subtype_panel_focus_path (DcsEntryView *view, const char *path)
{
  return FALSE;
}

static void
dcs_subtype_panel_dispose (GObject *object)
{
  DcsSubtypePanel *self = DCS_SUBTYPE_PANEL (object);

  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_SUBTYPE_PANEL);
  G_OBJECT_CLASS (dcs_subtype_panel_parent_class)->dispose (object);
}

static void
dcs_subtype_panel_finalize (GObject *object)
{
  dcs_subtype_suggestion_clear (&DCS_SUBTYPE_PANEL (object)->suggestion);
  G_OBJECT_CLASS (dcs_subtype_panel_parent_class)->finalize (object);
}

static void
dcs_subtype_panel_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_subtype_panel_focus_path;
  iface->set_entry = dcs_subtype_panel_set_entry;
}

static void
dcs_subtype_panel_class_init (DcsSubtypePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_subtype_panel_dispose;
  object_class->finalize = dcs_subtype_panel_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-subtype-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsSubtypePanel, box);
  gtk_widget_class_bind_template_child (widget_class, DcsSubtypePanel, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSubtypePanel, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSubtypePanel, use_button);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
}

static void
dcs_subtype_panel_init (DcsSubtypePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "changed", G_CALLBACK (entry_changed_cb), self);
}
