/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-term-entry.h"

#include "dcs-text.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DcsCode code;
  char *label;
  char *key; /* as searched: folded */
} Term;

struct _DcsTermEntry
{
  AdwBin parent_instance;

  /* Template */
  GtkEntry *entry;
  GtkPopover *popover;
  GtkListBox *list;

  /* owned */
  GPtrArray *terms; /* Term */
  char *label;
};

G_DEFINE_FINAL_TYPE (DcsTermEntry, dcs_term_entry, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->label);
  g_free (term->key);
  g_free (term);
}

/* Each word that was typed begins a word of the term. */
static gboolean
term_matches (const Term *term, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean found = *words[i] == '\0';

      for (const char *at = term->key; !found && (at = strstr (at, words[i])) != NULL; at++)
        found = at == term->key || at[-1] == ' ';
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
create_row (const Term *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (term->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "code", GUINT_TO_POINTER (term->code));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, term->label, -1);
  return row;
}

static void
close_list (DcsTermEntry *self)
{
  gtk_popover_popdown (self->popover);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* The focus stays in the entry: what is chosen in the list is told as its description. */
static void
select_row (DcsTermEntry *self, GtkListBoxRow *row)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);

  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (GTK_LABEL (label)),
                                  -1);
}

static void
fill_list (DcsTermEntry *self)
{
  g_autofree char *key = dcs_text_search_key (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = self->terms->pdata[i];

      if (term_matches (term, (const char *const *) words))
        gtk_list_box_append (self->list, create_row (term));
    }
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    {
      close_list (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _ ("Nothing fits"),
                                      -1);
      return;
    }
  select_row (self, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_popover_popup (self->popover);
}

static void
choose (DcsTermEntry *self, GtkListBoxRow *row)
{
  DcsCode code = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "code"));

  close_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, (guint) code);
}

static void
text_changed_cb (DcsTermEntry *self)
{
  g_assert (DCS_IS_TERM_ENTRY (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    close_list (self);
  else
    fill_list (self);
}

static void
activate_cb (DcsTermEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  g_assert (DCS_IS_TERM_ENTRY (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)) && row != NULL)
    choose (self, row);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    fill_list (self);
}

static void
row_activated_cb (DcsTermEntry *self, GtkListBoxRow *row)
{
  g_assert (DCS_IS_TERM_ENTRY (self));

  choose (self, row);
}

static void
move_selection (DcsTermEntry *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *row;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      fill_list (self);
      return;
    }
  row = gtk_list_box_get_row_at_index (
      self->list, selected != NULL ? gtk_list_box_row_get_index (selected) + step : 0);
  if (row != NULL)
    {
      GtkWidget *scrolled = gtk_popover_get_child (self->popover);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
          GTK_SCROLLED_WINDOW (scrolled));
      graphene_rect_t bounds;

      select_row (self, row);
      if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
        gtk_adjustment_clamp_page (
            adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
    }
}

static gboolean
key_pressed_cb (DcsTermEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  g_assert (DCS_IS_TERM_ENTRY (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
        return GDK_EVENT_PROPAGATE;
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0'
          && !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
        return GDK_EVENT_PROPAGATE;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (DcsTermEntry *self)
{
  g_assert (DCS_IS_TERM_ENTRY (self));

  close_list (self);
}

static void
set_label (DcsTermEntry *self, const char *label)
{
  if (!dcs_set_str (&self->label, label))
    return;
  gtk_entry_set_placeholder_text (self->entry, label);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
dcs_term_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsTermEntry *self = DCS_TERM_ENTRY (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_term_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      set_label (DCS_TERM_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_term_entry_dispose (GObject *object)
{
  DcsTermEntry *self = DCS_TERM_ENTRY (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_TERM_ENTRY);

  G_OBJECT_CLASS (dcs_term_entry_parent_class)->dispose (object);
}

static void
dcs_term_entry_finalize (GObject *object)
{
  DcsTermEntry *self = DCS_TERM_ENTRY (object);

  g_ptr_array_unref (self->terms);
  g_free (self->label);

  G_OBJECT_CLASS (dcs_term_entry_parent_class)->finalize (object);
}

static void
dcs_term_entry_class_init (DcsTermEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_term_entry_dispose;
  object_class->finalize = dcs_term_entry_finalize;
  object_class->get_property = dcs_term_entry_get_property;
  object_class->set_property = dcs_term_entry_set_property;

  properties[PROP_LABEL] = g_param_spec_string ("label",
                                                NULL,
                                                NULL,
                                                NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-term-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsTermEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, DcsTermEntry, list);
  gtk_widget_class_bind_template_child (widget_class, DcsTermEntry, popover);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
dcs_term_entry_init (DcsTermEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->terms = g_ptr_array_new_with_free_func (term_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
dcs_term_entry_clear (DcsTermEntry *self)
{
  g_return_if_fail (DCS_IS_TERM_ENTRY (self));

  g_ptr_array_set_size (self->terms, 0);
}

void
dcs_term_entry_add (DcsTermEntry *self, DcsCode code, const char *label, const char *abbr)
{
  Term *term;
  g_autofree char *words = NULL;

  g_return_if_fail (DCS_IS_TERM_ENTRY (self));
  g_return_if_fail (label != NULL);

  words = g_strdup_printf ("%s %s", label, abbr != NULL ? abbr : "");
  term = g_new0 (Term, 1);
  term->code = code;
  term->label = g_strdup (label);
  term->key = dcs_text_search_key (words);
  g_ptr_array_add (self->terms, term);
}

guint
dcs_term_entry_count (DcsTermEntry *self)
{
  g_return_val_if_fail (DCS_IS_TERM_ENTRY (self), 0);

  return self->terms->len;
}

void
dcs_term_entry_focus (DcsTermEntry *self)
{
  g_return_if_fail (DCS_IS_TERM_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
