/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "widget-fixture.h"

#include "dcs-entry-forms.h"
#include "dcs-field-editor.h"
#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-ui.h"

static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  if (DCS_IS_FIELD_ROW (root))
    {
      g_ptr_array_add (rows, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static DcsEntry *
make_entry (FormFixture *fixture, DcsEntryTask task)
{
  gboolean is_about_treatment = task == DCS_ENTRY_DOSE || task == DCS_ENTRY_STOP
                                || task == DCS_ENTRY_ADMINISTRATION
                                || task == DCS_ENTRY_ADVERSE_EVENT;

  return form_fixture_entry (fixture, task, is_about_treatment ? fixture->treatment : 0, TRUE);
}

/* "step.amount": a field of the dose; "stops": of no record. */
static gboolean
is_field (DcsEntry *entry, const char *path)
{
  static const char *const others[] = { "stops", "stops_reason", "event", NULL };
  DcsRecordKind kind;

  if (g_strv_contains (others, path))
    return TRUE;
  dcs_entry_forms_record (entry, &kind);
  if (g_str_has_prefix (path, "step."))
    return dcs_record_info_find (dcs_record_info (DCS_RECORD_DOSE_STEP), path + 5) >= 0;
  return dcs_record_info_find (dcs_record_info (kind), path) >= 0;
}

static void
assert_complete (DcsEntry *entry, GPtrArray *rows)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *path = dcs_field_row_get_path (g_ptr_array_index (rows, i));

      if (!is_field (entry, path))
        g_error ("%s is no field", path);
      if (!g_hash_table_add (paths, (gpointer) path))
        g_error ("%s is there twice", path);
    }
  for (guint i = 0; i < dcs_entry_count (entry); i++)
    if (!g_hash_table_contains (paths, dcs_entry_nth (entry, i)->path))
      g_error ("%s is not in the form", dcs_entry_nth (entry, i)->path);
}

static void
assert_named (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      GtkWidget *editor = widget_fixture_find (row, DCS_TYPE_FIELD_EDITOR);

      if (!gtk_widget_get_visible (row))
        continue;
      g_assert_true (gtk_test_accessible_has_relation (
          GTK_ACCESSIBLE (dcs_field_editor_get_accessible (DCS_FIELD_EDITOR (editor))),
          GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

/* Every cell of the task is in its form once, every row of the form is a field, and each editor has
 * a name. */
static void
test_each_form_holds_its_cells (FormFixture *fixture, gconstpointer data)
{
  for (DcsEntryTask task = 0; task < DCS_N_ENTRY_TASKS; task++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      g_autoptr (DcsEntry) entry = NULL;
      GtkWidget *form;

      if (task == DCS_ENTRY_VISIT)
        continue;
      entry = make_entry (fixture, task);
      g_test_message ("%s", dcs_entry_forms_title (entry));
      form = g_object_ref_sink (dcs_entry_forms_new (entry));
      collect_rows (form, rows);
      assert_complete (entry, rows);
      dcs_form_bind (form, entry);
      assert_named (rows);
      dcs_form_bind (form, NULL);
      g_assert_finalize_object (form);
    }
}

/* Two columns where there is room, one where there is none; nothing is wider than a telephone. */
static void
test_forms_fit_a_narrow_window (FormFixture *fixture, gconstpointer data)
{
  for (DcsEntryTask task = 0; task < DCS_N_ENTRY_TASKS; task++)
    {
      g_autoptr (DcsEntry) entry = NULL;
      GtkWidget *form;
      int minimum, narrow, wide;

      if (task == DCS_ENTRY_VISIT)
        continue;
      entry = make_entry (fixture, task);
      form = g_object_ref_sink (dcs_entry_forms_new (entry));
      dcs_form_bind (form, entry);
      gtk_widget_measure (form, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360 - 2 * 18);
      gtk_widget_measure (form, GTK_ORIENTATION_VERTICAL, 324, &narrow, NULL, NULL, NULL);
      gtk_widget_measure (form, GTK_ORIENTATION_VERTICAL, 640, &wide, NULL, NULL, NULL);
      g_assert_cmpint (wide, <, narrow);
      dcs_form_bind (form, NULL);
      g_assert_finalize_object (form);
    }
}

static GtkWidget *
add_fixed (GtkWidget *box, gboolean is_full)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (child, 100, 20);
  if (is_full)
    gtk_widget_add_css_class (child, "full-width");
  gtk_widget_set_parent (child, box);
  return child;
}

static void
assert_place (GtkWidget *child, int x, int y, int width)
{
  GtkAllocation allocation;

  gtk_widget_get_allocation (child, &allocation);
  g_assert_cmpint (allocation.x, ==, x);
  g_assert_cmpint (allocation.y, ==, y);
  g_assert_cmpint (allocation.width, ==, width);
}

static void
test_rows_stand_side_by_side (void)
{
  GtkWidget *box = g_object_ref_sink (g_object_new (DCS_TYPE_FORM_BOX, NULL));
  GtkWidget *a = add_fixed (box, FALSE);
  GtkWidget *hidden = add_fixed (box, FALSE);
  GtkWidget *b = add_fixed (box, FALSE);
  GtkWidget *c = add_fixed (box, FALSE);
  GtkWidget *full = add_fixed (box, TRUE);
  int minimum, unused;

  gtk_widget_set_visible (hidden, FALSE);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &unused, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 618, &minimum, &unused, NULL, NULL);
  g_assert_cmpint (minimum, ==, 3 * 20 + 2 * 12);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, 618, minimum }, -1);
  assert_place (a, 0, 0, 300);
  assert_place (b, 318, 0, 300);
  assert_place (c, 0, 32, 300);
  assert_place (full, 0, 64, 618);

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, &minimum, &unused, NULL, NULL);
  g_assert_cmpint (minimum, ==, 4 * 20 + 3 * 12);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, 320, minimum }, -1);
  assert_place (b, 0, 32, 320);
  g_assert_finalize_object (box);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  form_fixture_test ("/ui/forms/hold-their-cells", test_each_form_holds_its_cells);
  form_fixture_test ("/ui/forms/fit-a-narrow-window", test_forms_fit_a_narrow_window);
  g_test_add_func ("/ui/forms/rows-side-by-side", test_rows_stand_side_by_side);
  return g_test_run ();
}
