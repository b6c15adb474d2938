/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables-view-private.h"

#include "dcs-table-cell.h"

/* What keys and pointer do with a row. The page knows how; here it is only found out which row is
 * meant. */

static guint menu_signal;

static void
edit (DcsCourseTablesView *self, DcsTableRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "patient.open-cell",
                              "(ixxs)",
                              (int) dcs_table_row_get_kind (row),
                              dcs_table_row_get_id (row),
                              dcs_table_row_get_visit (row),
                              dcs_table_row_get_path (row));
}

static void
row_activated_cb (GtkColumnView *view, guint position, DcsCourseTablesView *self)
{
  g_autoptr (DcsTableRow) row = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (view)), position);

  if (row != NULL)
    edit (self, row);
}

/* The row that has the keyboard, and the widget that shows it. */
static DcsTableRow *
find_focused_row (DcsCourseTablesView *self, GtkWidget **widget)
{
  DcsCourseTable table = dcs_course_tables_view_get_visible (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views[table])))
    return NULL;
  if (widget != NULL)
    *widget = focus;
  for (cell = gtk_widget_get_first_child (focus); cell != NULL && !DCS_IS_TABLE_CELL (cell);)
    cell = gtk_widget_get_first_child (cell);
  return cell != NULL ? dcs_table_cell_get_row (DCS_TABLE_CELL (cell)) : NULL;
}

/* Keys of a treatment; the parameter is the name of the page's action. */
static gboolean
treatment_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DcsTableRow *row = find_focused_row (DCS_COURSE_TABLES_VIEW (widget), NULL);
  const char *action = NULL;

  if (row == NULL || dcs_table_row_get_kind (row) != DCS_RECORD_TREATMENT)
    return FALSE;
  g_variant_get (parameter, "&s", &action);
  return gtk_widget_activate_action (widget, action, "x", dcs_table_row_get_id (row));
}

/* Keys of any record. */
static gboolean
record_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DcsTableRow *row = find_focused_row (DCS_COURSE_TABLES_VIEW (widget), NULL);
  const char *action = NULL;

  if (row == NULL || dcs_table_row_get_id (row) == 0)
    return FALSE;
  g_variant_get (parameter, "&s", &action);
  return gtk_widget_activate_action (
      widget, action, "(ix)", (int) dcs_table_row_get_kind (row), dcs_table_row_get_id (row));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  GtkWidget *focus = NULL;
  DcsTableRow *row = find_focused_row (DCS_COURSE_TABLES_VIEW (widget), &focus);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  g_signal_emit (widget,
                 menu_signal,
                 0,
                 row,
                 (double) bounds.origin.x + 48,
                 (double) bounds.origin.y + bounds.size.height);
  return TRUE;
}

/* The row below the pointer: a cell, or what is around it in the row. */
static DcsTableRow *
pick_row (DcsCourseTablesView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  DcsCourseTable table = dcs_course_tables_view_get_visible (self);

  for (; picked != NULL && picked != GTK_WIDGET (self->views[table]);
       picked = gtk_widget_get_parent (picked))
    {
      GtkWidget *cell = picked;

      while (cell != NULL && !DCS_IS_TABLE_CELL (cell))
        cell = gtk_widget_get_first_child (cell);
      if (cell != NULL && !GTK_IS_LIST_VIEW (picked))
        return dcs_table_cell_get_row (DCS_TABLE_CELL (cell));
      if (GTK_IS_LIST_VIEW (picked))
        return NULL;
    }
  return NULL;
}

static void
secondary_pressed_cb (
    DcsCourseTablesView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  DcsTableRow *row = pick_row (self, x, y);

  if (row == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->session != NULL && dcs_table_row_get_id (row) != 0)
    dcs_timeline_session_select (
        self->session, dcs_table_row_get_kind (row), dcs_table_row_get_id (row));
  g_signal_emit (self, menu_signal, 0, row, x, y);
}

/*< private >
 * _dcs_course_tables_view_class_install_input:
 *
 * Binds the keys of the rows; the shortcuts window shows them to people.
 */
void
_dcs_course_tables_view_class_install_input (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
    const char *action;
  } keys[] = {
    { GDK_KEY_d, 0, treatment_key_cb, "patient.change-dose" },
    { GDK_KEY_s, 0, treatment_key_cb, "patient.stop-treatment" },
    { GDK_KEY_a, 0, treatment_key_cb, "patient.add-adverse-event" },
    { GDK_KEY_i, 0, treatment_key_cb, "patient.add-infusion" },
    { GDK_KEY_Delete, 0, record_key_cb, "patient.delete-record" },
    { GDK_KEY_KP_Delete, 0, record_key_cb, "patient.delete-record" },
    { GDK_KEY_h, GDK_ALT_MASK, record_key_cb, "patient.record-history" },
  };

  menu_signal = g_signal_new ("menu",
                              DCS_TYPE_COURSE_TABLES_VIEW,
                              G_SIGNAL_RUN_LAST,
                              0,
                              NULL,
                              NULL,
                              NULL,
                              G_TYPE_NONE,
                              3,
                              DCS_TYPE_TABLE_ROW,
                              G_TYPE_DOUBLE,
                              G_TYPE_DOUBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (
        widget_class, keys[i].key, keys[i].modifiers, keys[i].func, "s", keys[i].action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

void
_dcs_course_tables_view_init_input (DcsCourseTablesView *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (
      secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}
