/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bundle-fixture.h"

#include "dcs-clinic-work.h"

#include <string.h>

/* The worklist and the patients whose treatment failed, on the reference cohort as it is imported.
 */

static void
set_up (BundleFixture *f, gconstpointer data)
{
  bundle_fixture_set_up (f, data);
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
}

/* Rows stand by group, date, code; each says what it is and why; the counts are those of the rows.
 */
static void
test_the_worklist_is_complete (BundleFixture *f, gconstpointer data)
{
  DcsWorkQuery query = { .today = dcs_date_new (2025, 6, 26) };
  DcsWorkQuery some = { .today = query.today, .limit = 3 };
  g_autoptr (GHashTable) patients = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  DcsWorkCounts counts, same;
  g_autoptr (GPtrArray) rows = dcs_clinic_core_worklist (f->core, &query, &counts, &error);
  g_autoptr (GPtrArray) first = dcs_clinic_core_worklist (f->core, &some, &same, &error);
  guint n[DCS_N_WORK_GROUPS] = { 0 }, n_first = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DcsWorkRow *row = rows->pdata[i], *before = i > 0 ? rows->pdata[i - 1] : NULL;

      g_assert_cmpstr (row->what, !=, "");
      g_assert_cmpstr (row->why, !=, "");
      g_hash_table_add (patients, row->code);
      n[row->group]++;
      if (before == NULL || before->group != row->group)
        {
          g_assert_true (before == NULL || before->group < row->group);
          continue;
        }
      g_assert_cmpint (dcs_date_compare (before->item.due, row->item.due), <=, 0);
      if (dcs_date_equal (before->item.due, row->item.due))
        g_assert_cmpstr (before->code, <=, row->code);
    }
  for (int group = 0; group < DCS_N_WORK_GROUPS; group++)
    {
      g_assert_cmpuint (counts.n_rows[group], ==, n[group]);
      g_assert_cmpuint (same.n_rows[group], ==, n[group]);
      n_first += MIN (n[group], 3);
    }
  g_assert_cmpuint (counts.n_patients, ==, g_hash_table_size (patients));
  g_assert_cmpuint (first->len, ==, n_first);
  g_assert_cmpuint (n[DCS_WORK_GROUP_OVERDUE], >, 0);
  g_assert_cmpuint (n[DCS_WORK_GROUP_CONFIRM], >, 0);
}

static GPtrArray *
read_portion (BundleFixture *f, gint64 after, guint limit, gint64 *last)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = dcs_clinic_core_resistant (f->core, after, limit, last, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, <=, limit);
  return rows;
}

/* In portions it is the same list; every row has its evidence in words. */
static void
test_failed_treatments_come_in_portions (BundleFixture *f, gconstpointer data)
{
  gint64 last = 0;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_resistant_row_free);
  g_autoptr (GPtrArray) rows = read_portion (f, 0, G_MAXUINT, &last);
  guint n_with_line = 0, n_with_options = 0;

  g_assert_cmpint (last, ==, 0);
  do
    {
      g_autoptr (GPtrArray) portion = read_portion (f, last, 3, &last);

      g_ptr_array_extend_and_steal (all, g_ptr_array_ref (portion));
    }
  while (last != 0);
  g_assert_cmpuint (rows->len, >, 3);
  g_assert_cmpuint (all->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const DcsResistantRow *row = rows->pdata[i];

      g_assert_cmpstr (row->code, ==, ((DcsResistantRow *) all->pdata[i])->code);
      g_assert_cmpuint (row->resistance->len, >, 0);
      g_assert_cmpuint (row->texts->len, ==, row->resistance->len);
      for (guint t = 0; t < row->texts->len; t++)
        g_assert_cmpstr (row->texts->pdata[t], !=, "");
      n_with_line += row->current_line[0] != '\0';
      n_with_options += row->options->len > 0;
    }
  g_assert_cmpuint (n_with_line, >, 0);
  g_assert_cmpuint (n_with_options, ==, rows->len);
}

#define cohort_test_add(path, func)                                                                \
  g_test_add (path, BundleFixture, NULL, set_up, func, bundle_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cohort_test_add ("/cohort-worklist/is-complete", test_the_worklist_is_complete);
  cohort_test_add ("/cohort-worklist/failed-treatments-come-in-portions",
                   test_failed_treatments_come_in_portions);
  return g_test_run ();
}
