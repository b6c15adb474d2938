/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-code-chooser.h"

#include "dcs-choice-list.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsCodeChooser
{
  GtkWidget parent_instance;

  /* owned: the children */
  GtkWidget *entry;
  GtkWidget *popover;
  /* borrowed: in the popover */
  DcsChoiceList *list;

  char *text;         /* owned: what is chosen: a code, or words that are none */
  guint n_fitting;    /* choices that fit what is typed */
  gboolean is_typing; /* the entry shows what is not handed over yet */
  gboolean is_showing;
};

static void dcs_code_chooser_editor_init (DcsFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsCodeChooser,
                               dcs_code_chooser,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_FIELD_EDITOR,
                                                      dcs_code_chooser_editor_init))

#define LIST_MIN_WIDTH 260
#define PAGE_STEPS 6

static gboolean
is_open (DcsCodeChooser *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
update_active_row (DcsCodeChooser *self)
{
  GtkWidget *row = is_open (self) ? dcs_choice_list_get_marked_row (self->list) : NULL;

  if (row != NULL)
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
set_open (DcsCodeChooser *self, gboolean open)
{
  if (open == is_open (self))
    return;
  if (open)
    {
      int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), LIST_MIN_WIDTH);

      gtk_widget_set_size_request (self->popover, width, -1);
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
  update_active_row (self);
}

/* Shows all, with what is chosen marked. */
static void
open_all (DcsCodeChooser *self)
{
  self->n_fitting = dcs_choice_list_filter (self->list, "");
  dcs_choice_list_mark (self->list, self->text);
  set_open (self, TRUE);
}

static void
show_text (DcsCodeChooser *self)
{
  const char *label = dcs_choice_list_label_of (self->list, self->text);

  self->is_typing = FALSE;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), label != NULL ? label : self->text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->is_showing = FALSE;
}

static void
choose (DcsCodeChooser *self, const char *text)
{
  gboolean is_other = !g_str_equal (self->text, text);

  dcs_set_str (&self->text, text);
  set_open (self, FALSE);
  show_text (self);
  if (is_other)
    dcs_field_editor_emit_edited (DCS_FIELD_EDITOR (self), self->text);
}

static void
chosen_cb (DcsCodeChooser *self, const char *text)
{
  choose (self, text);
}

/* What was typed becomes a choice where only one can be meant; what cannot be understood stands
 * as it is, for the form to say so. */
static void
dcs_code_chooser_commit (DcsFieldEditor *editor)
{
  DcsCodeChooser *self = DCS_CODE_CHOOSER (editor);
  g_autofree char *typed = NULL;
  const char *found;

  if (!self->is_typing)
    {
      set_open (self, FALSE);
      return;
    }
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  found = dcs_choice_list_find_label (self->list, typed);
  if (found == NULL && self->n_fitting == 1 && typed[0] != '\0')
    found = dcs_choice_list_get_marked (self->list);
  choose (self, found != NULL ? found : typed);
}

static void
changed_cb (DcsCodeChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->is_showing)
    return;
  self->is_typing = TRUE;
  self->n_fitting = dcs_choice_list_filter (self->list, typed);
  dcs_choice_list_mark (self->list, typed[0] != '\0' ? "" : self->text);
  set_open (self, TRUE);
  update_active_row (self);
}

static void
move (DcsCodeChooser *self, int steps)
{
  if (!is_open (self))
    open_all (self);
  else
    dcs_choice_list_move (self->list, steps);
  update_active_row (self);
}

static gboolean
take_marked (DcsCodeChooser *self)
{
  const char *marked = dcs_choice_list_get_marked (self->list);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!is_open (self))
    return FALSE;
  if (self->is_typing && typed[0] == '\0')
    choose (self, "");
  else if (marked != NULL)
    choose (self, marked);
  else
    dcs_code_chooser_commit (DCS_FIELD_EDITOR (self));
  return TRUE;
}

static gboolean
key_pressed_cb (DcsCodeChooser *self, guint keyval, guint keycode, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_Page_Up:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      move (self, keyval == GDK_KEY_Page_Down ? PAGE_STEPS : -PAGE_STEPS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (take_marked (self))
        return GDK_EVENT_STOP;
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      /* Only looking through the list changes nothing. */
      if (self->is_typing)
        take_marked (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      set_open (self, FALSE);
      show_text (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (DcsCodeChooser *self)
{
  /* Also left when it goes. */
  if (self->popover == NULL)
    return;
  dcs_code_chooser_commit (DCS_FIELD_EDITOR (self));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), -1, -1);
}

/* A click into the text shows what there is; one on the arrow has a signal of its own. */
static void
pressed_cb (DcsCodeChooser *self, int n_press, double x, double y)
{
  if (gtk_entry_get_icon_at_pos (GTK_ENTRY (self->entry), (int) x, (int) y) < 0 && !is_open (self))
    open_all (self);
}

static void
icon_pressed_cb (DcsCodeChooser *self)
{
  if (is_open (self))
    set_open (self, FALSE);
  else
    open_all (self);
}

static void
dcs_code_chooser_set_text (DcsFieldEditor *editor, const char *text)
{
  DcsCodeChooser *self = DCS_CODE_CHOOSER (editor);

  if (g_str_equal (self->text, text))
    return;
  dcs_set_str (&self->text, text);
  set_open (self, FALSE);
  show_text (self);
}

static void
dcs_code_chooser_set_choices (DcsFieldEditor *editor, const DcsChoice *choices, guint n_choices)
{
  DcsCodeChooser *self = DCS_CODE_CHOOSER (editor);

  if (dcs_choice_list_set_choices (self->list, choices, n_choices) && !self->is_typing)
    show_text (self);
}

static GtkWidget *
dcs_code_chooser_get_accessible (DcsFieldEditor *editor)
{
  return DCS_CODE_CHOOSER (editor)->entry;
}

static gboolean
dcs_code_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DCS_CODE_CHOOSER (widget)->entry);
}

static void
dcs_code_chooser_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (DCS_CODE_CHOOSER (widget)->entry,
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

static void
dcs_code_chooser_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DcsCodeChooser *self = DCS_CODE_CHOOSER (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
dcs_code_chooser_dispose (GObject *object)
{
  DcsCodeChooser *self = DCS_CODE_CHOOSER (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (dcs_code_chooser_parent_class)->dispose (object);
}

static void
dcs_code_chooser_finalize (GObject *object)
{
  g_free (DCS_CODE_CHOOSER (object)->text);
  G_OBJECT_CLASS (dcs_code_chooser_parent_class)->finalize (object);
}

static void
dcs_code_chooser_editor_init (DcsFieldEditorInterface *iface)
{
  iface->commit = dcs_code_chooser_commit;
  iface->get_accessible = dcs_code_chooser_get_accessible;
  iface->set_choices = dcs_code_chooser_set_choices;
  iface->set_text = dcs_code_chooser_set_text;
}

static void
dcs_code_chooser_class_init (DcsCodeChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_code_chooser_dispose;
  object_class->finalize = dcs_code_chooser_finalize;

  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_code_chooser_grab_focus;
  widget_class->measure = dcs_code_chooser_measure;
  widget_class->size_allocate = dcs_code_chooser_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "codechooser");
}

static void
add_entry (DcsCodeChooser *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_entry_set_icon_from_icon_name (
      GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (
      GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY, _ ("Show all choices"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE,
                                  -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (dcs_field_editor_go_on), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->entry, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
}

/* The keyboard stays in the entry: the list is only looked at, and clicked. */
static void
add_popover (DcsCodeChooser *self)
{
  self->popover = gtk_popover_new ();
  self->list = DCS_CHOICE_LIST (dcs_choice_list_new ());
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "choices");
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
dcs_code_chooser_init (DcsCodeChooser *self)
{
  self->text = g_strdup ("");
  add_entry (self);
  add_popover (self);
}
