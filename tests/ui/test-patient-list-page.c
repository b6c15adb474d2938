/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "roster-fixture.h"
#include "widget-fixture.h"

#include "dcs-patient-cell.h"
#include "dcs-patient-list-filter.h"
#include "dcs-patient-list-page.h"
#include "dcs-ui.h"

typedef struct
{
  DcsCatalog *catalog;
  DcsRoster *roster;
  GtkWindow *window;
  DcsPatientListPage *page;
  gint64 opened; /* id that win.show-patient was asked for */
} Fixture;

static void
show_patient_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->opened = g_variant_get_int64 (parameter);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-patient", G_VARIANT_TYPE_INT64);

  self->catalog = roster_fixture_load_catalog ();
  self->roster = dcs_roster_new (self->catalog);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, 1000, 700);
  self->page = DCS_PATIENT_LIST_PAGE (dcs_patient_list_page_new ());
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  g_signal_connect (show, "activate", G_CALLBACK (show_patient_cb), self);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (actions));
  gtk_window_present (self->window);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  widget_fixture_assert_destroyed (self->window);
  g_assert_null (page);
  g_assert_finalize_object (self->roster);
  dcs_catalog_unref (self->catalog);
}

static GtkSelectionModel *
get_rows (Fixture *self)
{
  GtkWidget *view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);

  return gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
}

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_rows (self)));
}

static const char *
get_first_code (Fixture *self)
{
  g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (get_rows (self)), 0);

  return item != NULL ? g_intern_string (dcs_roster_item_get_row (item)->code) : NULL;
}

static const char *
get_visible_page (Fixture *self)
{
  GtkWidget *view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *stack = gtk_widget_get_ancestor (view, GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static void
show_patients (Fixture *self, guint n_patients)
{
  roster_fixture_fill (self->roster, n_patients, n_patients);
  dcs_patient_list_page_set_roster (self->page, self->roster);
  wait_until (count_rows (self) == n_patients);
}

static void
type_search (Fixture *self, const char *text)
{
  GtkWidget *entry = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_fills_frame_by_frame (Fixture *self, gconstpointer data)
{
  roster_fixture_fill (self->roster, 3000, 3000);
  dcs_patient_list_page_set_roster (self->page, self->roster);
  g_assert_cmpuint (count_rows (self), <, 100);
  g_assert_nonnull (widget_fixture_find_label (GTK_WIDGET (self->page), "3000 patients"));
  wait_until (count_rows (self) == 3000);
  g_assert_cmpstr (get_first_code (self), ==, "JLS-000001");
}

static void
test_searches_as_one_types (Fixture *self, gconstpointer data)
{
  show_patients (self, 60);
  type_search (self, "JLS-00004");
  wait_until (count_rows (self) == 10);
  g_assert_cmpstr (get_first_code (self), ==, "JLS-000040");
  g_assert_nonnull (widget_fixture_find_label (GTK_WIDGET (self->page), "10 of 60 patients"));
  type_search (self, "nobody at all");
  wait_until (g_str_equal (get_visible_page (self), "no-match"));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patients.clear-filters", NULL);
  wait_until (count_rows (self) == 60);
  g_assert_cmpstr (get_visible_page (self), ==, "list");
  g_assert_nonnull (widget_fixture_find_label (GTK_WIDGET (self->page), "60 patients"));
}

static void
test_enter_opens_the_first_match (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  show_patients (self, 60);
  type_search (self, "000042");
  wait_until (count_rows (self) == 1);
  entry = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (self->opened, ==, 42);
}

static void
test_activating_a_row_opens_it (Fixture *self, gconstpointer data)
{
  GtkWidget *view;

  show_patients (self, 60);
  view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  g_signal_emit_by_name (view, "activate", 7);
  g_assert_cmpint (self->opened, ==, 8);
}

static void
test_sorts_by_action (Fixture *self, gconstpointer data)
{
  gboolean descending = FALSE;

  show_patients (self, 60);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patients.sort-column", "s", "last-visit");
  g_assert_cmpint (dcs_roster_get_sort (self->roster, &descending), ==, DCS_ROSTER_LAST_VISIT);
  g_assert_false (descending);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patients.sort-descending", NULL);
  g_assert_cmpint (dcs_roster_get_sort (self->roster, &descending), ==, DCS_ROSTER_LAST_VISIT);
  g_assert_true (descending);
  g_assert_cmpstr (dcs_patient_list_page_get_sort (self->page), ==, "-last-visit");
  dcs_patient_list_page_set_sort (self->page, "no-such-column");
  g_assert_cmpstr (dcs_patient_list_page_get_sort (self->page), ==, "-last-visit");
  dcs_patient_list_page_set_sort (self->page, "-code");
  wait_until (g_strcmp0 (get_first_code (self), "JLS-000060") == 0);
}

static GtkColumnViewColumn *
get_column (Fixture *self, guint position)
{
  GtkWidget *view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
      gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), position);

  return column;
}

/* What a click on a header does. */
static void
test_sorts_by_header (Fixture *self, gconstpointer data)
{
  GtkWidget *view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);

  show_patients (self, 60);
  for (guint i = 0; i < DCS_N_ROSTER_COLUMNS; i++)
    for (guint direction = GTK_SORT_ASCENDING; direction <= GTK_SORT_DESCENDING; direction++)
      {
        gboolean descending = FALSE;

        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), get_column (self, i), direction);
        g_assert_cmpint (dcs_roster_get_sort (self->roster, &descending), ==, i);
        g_assert_cmpint (descending, ==, direction == GTK_SORT_DESCENDING);
      }
}

static DcsPatientListFilter *
find_filter (GtkWidget *root, const char *label)
{
  if (DCS_IS_PATIENT_LIST_FILTER (root))
    {
      g_autofree char *found = NULL;

      g_object_get (root, "label", &found, NULL);
      return g_str_equal (found, label) ? DCS_PATIENT_LIST_FILTER (root) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DcsPatientListFilter *found = find_filter (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_filters_by_action (Fixture *self, gconstpointer data)
{
  DcsPatientListFilter *state;
  GtkWidget *button;

  show_patients (self, 60);
  /* One disease is no choice. */
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (find_filter (GTK_WIDGET (self->page), "Disease"))));
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (find_filter (GTK_WIDGET (self->page), "Subtype"))));
  state = find_filter (GTK_WIDGET (self->page), "State");
  button = widget_fixture_find (GTK_WIDGET (state), GTK_TYPE_MENU_BUTTON);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "State: Any state");
  gtk_widget_activate_action (GTK_WIDGET (state), "filter.code", "u", DCS_STATE_RELAPSED);
  wait_until (count_rows (self) == 7);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Relapsed");
  gtk_widget_activate_action (GTK_WIDGET (self->page), "patients.clear-filters", NULL);
  wait_until (count_rows (self) == 60);
  g_assert_cmpuint (dcs_patient_list_filter_get_code (state), ==, 0);
}

static void
test_says_when_it_is_empty (Fixture *self, gconstpointer data)
{
  dcs_roster_set_loading (self->roster, TRUE);
  dcs_patient_list_page_set_roster (self->page, self->roster);
  g_assert_cmpstr (get_visible_page (self), ==, "list");
  wait_until (g_str_equal (get_visible_page (self), "loading"));
  dcs_roster_set_loading (self->roster, FALSE);
  g_assert_cmpstr (get_visible_page (self), ==, "empty");
  roster_fixture_fill (self->roster, 3, 3);
  g_assert_cmpstr (get_visible_page (self), ==, "list");
}

static void
collect_cells (GtkWidget *widget, GPtrArray *cells)
{
  if (DCS_IS_PATIENT_CELL (widget))
    g_ptr_array_add (cells, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_cells (child, cells);
}

static void
test_cells_tell_everything (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "A-1", "Işıl Şahin", "female", "† 48",
                                          NULL,  "Active",     "MTX",    NULL };
  DcsRosterRow row = roster_fixture_make_row (1, "A-1", "Işıl Şahin");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  row.birth_date = dcs_date_new (1950, 6, 15);
  row.death_date = dcs_date_new (1999, 6, 14);
  row.summary.n_current = 1;
  row.summary.current[0] = dcs_code ("methotrexate");
  row.summary.last_visit = dcs_date_new (1999, 6, 1);
  dcs_roster_append (self->roster, &row, 1);
  dcs_patient_list_page_set_roster (self->page, self->roster);
  collect_cells (GTK_WIDGET (self->page), cells);
  g_assert_cmpuint (cells->len, ==, DCS_N_ROSTER_COLUMNS);
  for (guint i = 0; i < cells->len; i++)
    {
      DcsPatientCell *cell = g_ptr_array_index (cells, i);
      const char *text = dcs_patient_cell_get_text (cell);

      if (expected[i] != NULL)
        g_assert_cmpstr (text, ==, expected[i]);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_LABEL);
      gtk_test_accessible_assert_property (
          GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
    }
}

static void
test_rows_tell_everything (Fixture *self, gconstpointer data)
{
  DcsRosterRow row = roster_fixture_make_row (1, "A-1", "");
  GtkWidget *cell;

  row.birth_date = dcs_date_new (1950, 6, 15);
  row.death_date = dcs_date_new (1999, 6, 14);
  dcs_roster_append (self->roster, &row, 1);
  dcs_patient_list_page_set_roster (self->page, self->roster);
  cell = widget_fixture_find (GTK_WIDGET (self->page), DCS_TYPE_PATIENT_CELL);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_widget_get_parent (cell))),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "A-1, female, † 48, JLS · Linear, Active");
}

static void
test_is_named_for_screen_readers (Fixture *self, gconstpointer data)
{
  GtkWidget *view = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *entry = widget_fixture_find (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_TREE_GRID);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Patients");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Search code or name");
  for (guint i = 0; i < DCS_N_ROSTER_COLUMNS; i++)
    g_assert_cmpstr (gtk_column_view_column_get_title (get_column (self, i)), !=, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/patient-list/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("fills-frame-by-frame", test_fills_frame_by_frame);
  ADD ("searches-as-one-types", test_searches_as_one_types);
  ADD ("enter-opens-the-first-match", test_enter_opens_the_first_match);
  ADD ("activating-a-row-opens-it", test_activating_a_row_opens_it);
  ADD ("sorts-by-action", test_sorts_by_action);
  ADD ("sorts-by-header", test_sorts_by_header);
  ADD ("filters-by-action", test_filters_by_action);
  ADD ("says-when-it-is-empty", test_says_when_it_is_empty);
  ADD ("cells-tell-everything", test_cells_tell_everything);
  ADD ("rows-tell-everything", test_rows_tell_everything);
  ADD ("is-named-for-screen-readers", test_is_named_for_screen_readers);
#undef ADD
  return g_test_run ();
}
