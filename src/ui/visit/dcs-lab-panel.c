/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-lab-panel.h"

#include "dcs-entry-view.h"
#include "dcs-lab-row.h"
#include "dcs-term-entry.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"

#include <string.h>

struct _DcsLabPanel
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *rows;
  DcsTermEntry *test_entry;

  /* owned */
  char *form;
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  GArray *tests; /* DcsCode: the rows */
};

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsLabPanel,
                               dcs_lab_panel,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

enum
{
  PROP_0,
  PROP_FORM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define for_each_row(self, row)                                                                    \
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET ((self)->rows)); row != NULL;       \
       row = gtk_widget_get_next_sibling (row))

static gboolean
has_test (GArray *tests, DcsCode test)
{
  for (guint i = 0; i < tests->len; i++)
    if (g_array_index (tests, DcsCode, i) == test)
      return TRUE;
  return FALSE;
}

/* The tests of the form, and all else that the visit has a cell for and no other form shows. */
static GArray *
list_tests (DcsLabPanel *self)
{
  GArray *tests = g_array_new (FALSE, FALSE, sizeof (DcsCode));
  DcsDefinition *definition = self->entry != NULL ? dcs_entry_get_definition (self->entry) : NULL;
  const DcsFormInfo *info = definition != NULL && self->form != NULL
                                ? dcs_definition_form (definition, dcs_code_try (self->form))
                                : NULL;

  if (info == NULL)
    return tests;
  for (guint i = 0; i < info->n_items; i++)
    {
      g_autofree char *path = g_strdup_printf ("obs:%s", dcs_code_string (info->items[i]));

      if (dcs_entry_cell (self->entry, path) != NULL)
        g_array_append_val (tests, info->items[i]);
    }
  for (guint i = 0; i < dcs_entry_count (self->entry); i++)
    {
      const DcsCell *cell = dcs_entry_nth (self->entry, i);
      DcsCode test = 0;

      if (g_str_has_prefix (cell->path, "obs:") && strchr (cell->path, '@') == NULL)
        test = dcs_code_try (cell->path + strlen ("obs:"));
      if (test != 0 && !has_test (tests, test) && dcs_definition_test (definition, test) != NULL
          && dcs_visit_form_of (self->entry, test) == NULL)
        g_array_append_val (tests, test);
    }
  return tests;
}

/* What can be added: what is measured once a visit and stands in no form. */
static void
fill_chooser (DcsLabPanel *self)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (definition, "test", &n_terms);

  dcs_term_entry_clear (self->test_entry);
  for (guint i = 0; i < n_terms; i++)
    {
      const DcsTest *test = dcs_definition_test (definition, terms[i]->code);

      if (test != NULL && !test->per_site && !has_test (self->tests, terms[i]->code)
          && dcs_visit_form_of (self->entry, terms[i]->code) == NULL)
        dcs_term_entry_add (self->test_entry, terms[i]->code, terms[i]->label, terms[i]->abbr);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->test_entry),
                          dcs_term_entry_count (self->test_entry) > 0);
}

static void
rebuild (DcsLabPanel *self, GArray *tests)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  g_array_unref (self->tests);
  self->tests = tests;
  if (self->entry == NULL || dcs_entry_get_definition (self->entry) == NULL)
    return;
  for (guint i = 0; i < tests->len; i++)
    gtk_box_append (self->rows, dcs_lab_row_new (self->entry, g_array_index (tests, DcsCode, i)));
  fill_chooser (self);
}

/* Rows that came in at the end do not disturb the others. */
static void
changed_cb (DcsLabPanel *self)
{
  g_autoptr (GArray) tests = NULL;

  g_assert (DCS_IS_LAB_PANEL (self));

  tests = list_tests (self);
  if (tests->len < self->tests->len
      || (self->tests->len > 0
          && memcmp (tests->data, self->tests->data, self->tests->len * sizeof (DcsCode)) != 0))
    {
      rebuild (self, g_steal_pointer (&tests));
      return;
    }
  if (tests->len == self->tests->len)
    return;
  for (guint i = self->tests->len; i < tests->len; i++)
    gtk_box_append (self->rows, dcs_lab_row_new (self->entry, g_array_index (tests, DcsCode, i)));
  g_array_unref (self->tests);
  self->tests = g_steal_pointer (&tests);
  fill_chooser (self);
}

static void
cell_changed_cb (DcsLabPanel *self, const char *path)
{
  const char *colon = strchr (path, ':');
  DcsCode test = colon != NULL ? dcs_code_try (colon + 1) : 0;
  GtkWidget *row;

  g_assert (DCS_IS_LAB_PANEL (self));

  if (test != 0 && (row = dcs_lab_panel_get_row (self, test)) != NULL)
    dcs_lab_row_update (DCS_LAB_ROW (row));
}

static void
test_chosen_cb (DcsLabPanel *self, guint code)
{
  GtkWidget *row;

  g_assert (DCS_IS_LAB_PANEL (self));

  if (!dcs_entry_add_test (self->entry, (DcsCode) code))
    return;
  changed_cb (self);
  row = dcs_lab_panel_get_row (self, (DcsCode) code);
  if (row != NULL)
    dcs_lab_row_focus_value (DCS_LAB_ROW (row));
}

static gboolean
move (DcsLabPanel *self, gboolean forward)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));

  if (row == NULL)
    return FALSE;
  do
    row = forward ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  while (row != NULL && !gtk_widget_get_visible (row));
  if (row != NULL)
    return dcs_lab_row_focus_value (DCS_LAB_ROW (row));
  if (forward && gtk_widget_get_visible (GTK_WIDGET (self->test_entry)))
    {
      dcs_term_entry_focus (self->test_entry);
      return TRUE;
    }
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

static gboolean
key_pressed_cb (DcsLabPanel *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_assert (DCS_IS_LAB_PANEL (self));

  /* Lists of units and results keep their own keys. */
  if (!GTK_IS_TEXT (focus)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, TRUE);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, FALSE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
dcs_lab_panel_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsLabPanel *self = DCS_LAB_PANEL (view);

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  rebuild (self, list_tests (self));
}

static gboolean
dcs_lab_panel_focus_path (DcsEntryView *view, const char *path)
{
  for_each_row (DCS_LAB_PANEL (view),
                row) if (dcs_lab_row_focus_path (DCS_LAB_ROW (row), path)) return TRUE;
  return FALSE;
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_lab_panel_focus_path;
  iface->set_entry = dcs_lab_panel_set_entry;
}

static void
dcs_lab_panel_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FORM:
      g_value_set_string (value, dcs_lab_panel_get_form (DCS_LAB_PANEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_lab_panel_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DcsLabPanel *self = DCS_LAB_PANEL (object);

  switch (prop_id)
    {
    case PROP_FORM:
      if (!dcs_set_str (&self->form, g_value_get_string (value)))
        return;
      rebuild (self, list_tests (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_lab_panel_dispose (GObject *object)
{
  DcsLabPanel *self = DCS_LAB_PANEL (object);

  g_clear_object (&self->entry_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_LAB_PANEL);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (dcs_lab_panel_parent_class)->dispose (object);
}

static void
dcs_lab_panel_finalize (GObject *object)
{
  DcsLabPanel *self = DCS_LAB_PANEL (object);

  g_free (self->form);
  g_array_unref (self->tests);

  G_OBJECT_CLASS (dcs_lab_panel_parent_class)->finalize (object);
}

static void
dcs_lab_panel_class_init (DcsLabPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_lab_panel_dispose;
  object_class->finalize = dcs_lab_panel_finalize;
  object_class->get_property = dcs_lab_panel_get_property;
  object_class->set_property = dcs_lab_panel_set_property;

  properties[PROP_FORM] = g_param_spec_string ("form",
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DCS_TYPE_TERM_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-lab-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsLabPanel, rows);
  gtk_widget_class_bind_template_child (widget_class, DcsLabPanel, test_entry);
  gtk_widget_class_bind_template_callback (widget_class, test_chosen_cb);

  gtk_widget_class_set_css_name (widget_class, "labpanel");
}

static void
dcs_lab_panel_init (DcsLabPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->tests = g_array_new (FALSE, FALSE, sizeof (DcsCode));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "cell-changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (changed_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->rows), keys);
}

GtkWidget *
dcs_lab_panel_new (const char *form)
{
  return g_object_new (DCS_TYPE_LAB_PANEL, "form", form, NULL);
}

const char *
dcs_lab_panel_get_form (DcsLabPanel *self)
{
  g_return_val_if_fail (DCS_IS_LAB_PANEL (self), NULL);

  return self->form;
}

GtkWidget *
dcs_lab_panel_get_row (DcsLabPanel *self, DcsCode test)
{
  g_return_val_if_fail (DCS_IS_LAB_PANEL (self), NULL);

  for_each_row (self, row) if (dcs_lab_row_get_test (DCS_LAB_ROW (row)) == test) return row;
  return NULL;
}
