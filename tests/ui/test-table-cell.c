/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-table-cell.h"

#include <adwaita.h>

static DcsTableCell *
cell_of (const char *column)
{
  return g_object_ref_sink (g_object_new (DCS_TYPE_TABLE_CELL, "column", column, NULL));
}

static void
test_shows_the_text_of_its_column (void)
{
  g_autoptr (DcsTableCell) cell = cell_of ("title");
  g_autoptr (DcsTableRow) row = dcs_table_row_new (DCS_RECORD_TREATMENT, 3);

  g_assert_cmpstr (dcs_table_cell_get_text (cell), ==, "");
  dcs_table_row_set_text (row, DCS_COLUMN_TITLE, "Methotrexate");
  dcs_table_cell_set_row (cell, row);
  g_assert_cmpstr (dcs_table_cell_get_text (cell), ==, "Methotrexate");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "Methotrexate");

  /* Rows are recycled: the next one takes over. */
  dcs_table_cell_set_row (cell, NULL);
  g_assert_cmpstr (dcs_table_cell_get_text (cell), ==, "");
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_same_row_notifies_nobody (void)
{
  g_autoptr (DcsTableCell) cell = cell_of ("date");
  g_autoptr (DcsTableRow) row = dcs_table_row_new (DCS_RECORD_VISIT, 4);
  guint n_notified = 0;

  g_signal_connect (cell, "notify::row", G_CALLBACK (count_cb), &n_notified);
  g_object_set (cell, "row", row, NULL);
  g_object_set (cell, "row", row, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
}

static void
test_every_column_has_a_name (void)
{
  for (guint i = 0; i < DCS_N_TABLE_COLUMNS; i++)
    {
      const char *name = dcs_table_column_name (i);

      g_assert_nonnull (name);
      g_assert_cmpuint (dcs_table_column_from_name (name), ==, i);
    }
}

static void
test_does_not_keep_its_row (void)
{
  DcsTableCell *cell = cell_of ("notes");
  DcsTableRow *row = dcs_table_row_new (DCS_RECORD_VISIT, 5);

  dcs_table_cell_set_row (cell, row);
  g_assert_finalize_object (cell);
  g_assert_finalize_object (row);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/table-cell/shows-the-text-of-its-column",
                   test_shows_the_text_of_its_column);
  g_test_add_func ("/ui/table-cell/same-row-notifies-nobody", test_same_row_notifies_nobody);
  g_test_add_func ("/ui/table-cell/every-column-has-a-name", test_every_column_has_a_name);
  g_test_add_func ("/ui/table-cell/does-not-keep-its-row", test_does_not_keep_its_row);

  return g_test_run ();
}
