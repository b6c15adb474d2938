/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-resistant-page-private.h"

#include "dcs-resistant-line.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsResistantPage, dcs_resistant_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/*< private >
 * _dcs_resistant_page_count_rows:
 *
 * Returns: how many patients are listed
 */
guint
_dcs_resistant_page_count_rows (DcsResistantPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/*< private >
 * _dcs_resistant_page_update_view:
 *
 * Shows the list or, when it is empty, why; the list gets the keyboard when somebody asked for it.
 */
void
_dcs_resistant_page_update_view (DcsResistantPage *self)
{
  guint n_rows = _dcs_resistant_page_count_rows (self), n_candidates = 0;
  g_autofree char *count = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n_candidates += dcs_resistant_item_count (item, DCS_RESISTANCE_CANDIDATE);
    }
  if (n_candidates > 0)
    count = g_strdup_printf (
        ngettext ("%'u patient, %'u to confirm", "%'u patients, %'u to confirm", n_rows),
        n_rows,
        n_candidates);
  else
    count = g_strdup_printf (ngettext ("%'u patient", "%'u patients", n_rows), n_rows);
  gtk_label_set_label (self->count_label, n_rows > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), !self->is_complete);
  gtk_spinner_set_spinning (self->spinner, !self->is_complete);
  if (n_rows > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      if (self->wants_focus)
        self->wants_focus = !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
    }
  else
    gtk_stack_set_visible_child_name (self->stack, self->is_complete ? "empty" : "reading");
}

static void
row_activated_cb (DcsResistantPage *self, guint position)
{
  g_autoptr (DcsResistantItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                             position);

  if (item != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), "win.show-patient", "x", dcs_resistant_item_get_row (item)->patient_id);
}

static DcsResistantItem *
get_focused (DcsResistantPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *line;

  if (focus == NULL || gtk_widget_get_parent (focus) != GTK_WIDGET (self->list_view))
    return NULL;
  line = gtk_widget_get_first_child (focus);
  return DCS_IS_RESISTANT_LINE (line) ? dcs_resistant_line_get_item (DCS_RESISTANT_LINE (line))
                                      : NULL;
}

/* Space, Right and Left on a row: unfold and fold. */
static gboolean
key_pressed_cb (DcsResistantPage *self, guint key, guint code, GdkModifierType state)
{
  DcsResistantItem *item = get_focused (self);

  if (item == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    dcs_resistant_item_set_expanded (item, !dcs_resistant_item_get_expanded (item));
  else if (key == GDK_KEY_Right)
    dcs_resistant_item_set_expanded (item, TRUE);
  else if (key == GDK_KEY_Left)
    dcs_resistant_item_set_expanded (item, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
dcs_resistant_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_resistant_page_parent_class)->map (widget);
  _dcs_resistant_page_read_on (DCS_RESISTANT_PAGE (widget));
}

/* The rows may come later: until then nobody has the keyboard. */
static gboolean
dcs_resistant_page_grab_focus (GtkWidget *widget)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  self->wants_focus = _dcs_resistant_page_count_rows (self) == 0
                      || !gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  if (self->wants_focus && root != NULL)
    gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
dcs_resistant_page_unmap (GtkWidget *widget)
{
  DCS_RESISTANT_PAGE (widget)->wants_focus = FALSE;
  GTK_WIDGET_CLASS (dcs_resistant_page_parent_class)->unmap (widget);
}

static void
forget_clinic (DcsResistantPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->clinic != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->clinic, self);
      g_signal_handlers_disconnect_by_data (dcs_clinic_get_roster (self->clinic), self);
    }
  g_clear_object (&self->clinic);
}

static void
dcs_resistant_page_dispose (GObject *object)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (object);

  forget_clinic (self);
  /* The child has an id: the template lets it go before the bin does, which would not know. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_RESISTANT_PAGE);
  g_clear_object (&self->desk);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (dcs_resistant_page_parent_class)->dispose (object);
}

static void
dcs_resistant_page_finalize (GObject *object)
{
  g_hash_table_unref (DCS_RESISTANT_PAGE (object)->changed);
  G_OBJECT_CLASS (dcs_resistant_page_parent_class)->finalize (object);
}

static void
dcs_resistant_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FOLDED)
    g_value_set_boolean (value, DCS_RESISTANT_PAGE (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dcs_resistant_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DcsResistantPage *self = DCS_RESISTANT_PAGE (object);

  if (prop_id != PROP_FOLDED)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->folded != g_value_get_boolean (value))
    {
      self->folded = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
dcs_resistant_page_class_init (DcsResistantPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_resistant_page_dispose;
  object_class->finalize = dcs_resistant_page_finalize;
  object_class->get_property = dcs_resistant_page_get_property;
  object_class->set_property = dcs_resistant_page_set_property;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_resistant_page_grab_focus;
  widget_class->map = dcs_resistant_page_map;
  widget_class->unmap = dcs_resistant_page_unmap;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_RESISTANT_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "worklist/dcs-resistant-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, selection);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsResistantPage, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  _dcs_resistant_page_class_install_actions (widget_class);
}

static void
dcs_resistant_page_init (DcsResistantPage *self)
{
  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->rows = g_list_store_new (DCS_TYPE_RESISTANT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  self->desk = dcs_work_desk_new (GTK_WIDGET (self), self->toast_overlay, "resistant.undo");
  g_signal_connect_object (self->desk,
                           "undo-changed",
                           G_CALLBACK (_dcs_resistant_page_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  _dcs_resistant_page_update_actions (self);
}

/**
 * dcs_resistant_page_set_clinic:
 * @clinic: (nullable): whose patients to list; NULL: none
 */
void
dcs_resistant_page_set_clinic (DcsResistantPage *self, DcsClinic *clinic)
{
  g_return_if_fail (DCS_IS_RESISTANT_PAGE (self));

  if (self->clinic == clinic)
    return;
  forget_clinic (self);
  g_list_store_remove_all (self->rows);
  g_hash_table_remove_all (self->changed);
  self->last_patient = 0;
  self->is_complete = clinic == NULL;
  self->is_reading = FALSE;
  dcs_work_desk_set_clinic (self->desk, clinic);
  if (clinic != NULL)
    {
      self->clinic = g_object_ref (clinic);
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (clinic,
                               "patient-changed",
                               G_CALLBACK (_dcs_resistant_page_patient_changed),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (clinic,
                               "rules-changed",
                               G_CALLBACK (_dcs_resistant_page_read_again),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (dcs_clinic_get_roster (clinic),
                               "patients-changed",
                               G_CALLBACK (_dcs_resistant_page_update_diseases),
                               self,
                               G_CONNECT_SWAPPED);
    }
  _dcs_resistant_page_update_actions (self);
  _dcs_resistant_page_update_view (self);
  _dcs_resistant_page_read_on (self);
}
