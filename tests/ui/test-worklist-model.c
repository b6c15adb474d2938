/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "roster-fixture.h"

#include "dcs-worklist-model.h"
#include "dcs-worklist-print.h"

#include <string.h>

/* Rows of invented patients. What waits does not matter here, only where it stands. */

static DcsWorkRow *
make_row (gint64 patient_id, DcsWorkGroup group, DcsWorkKind kind)
{
  DcsWorkRow *row = g_new0 (DcsWorkRow, 1);

  row->item.patient_id = patient_id;
  row->item.kind = kind;
  row->item.rule = dcs_code ("some_rule");
  row->item.due = dcs_date_new (2026, 3, 1);
  row->item.last = dcs_date_new (2026, 1, 1);
  row->group = group;
  row->code = g_strdup_printf ("TST-%03d", (int) patient_id);
  row->name = g_strdup ("A.B.");
  row->clinician = g_strdup ("");
  row->disease = dcs_code ("jls");
  row->state = DCS_STATE_ACTIVE;
  row->what = g_strdup ("Blood count");
  row->why = g_strdup ("Methotrexate, every 12 weeks");
  return row;
}

/* Groups as letters and patients as digits: "O1 O2 D1" are two overdue rows and a due one. */
static GPtrArray *
make_rows (const char *text, DcsWorkCounts *counts)
{
  static const char letters[] = "VODSCFQ";
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_work_row_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  memset (counts, 0, sizeof *counts);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        DcsWorkGroup group = (DcsWorkGroup) (strchr (letters, **word) - letters);

        counts->n_rows[group]++;
        g_ptr_array_add (rows, make_row (g_ascii_digit_value ((*word)[1]), group, DCS_WORK_DUE));
      }
  return rows;
}

static void
set_rows (DcsWorklistModel *model, const char *text, guint n_more)
{
  DcsWorkCounts counts;
  g_autoptr (GPtrArray) rows = make_rows (text, &counts);

  counts.n_rows[DCS_WORK_GROUP_OVERDUE] += n_more;
  dcs_worklist_model_set_rows (model, rows, &counts, dcs_date_new (2026, 3, 14));
}

/* The lines as one text: headings as their count in brackets, rows as group and digit. */
static char *
describe (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DcsWorklistItem) item = g_list_model_get_item (model, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (dcs_worklist_item_get_kind (item) == DCS_WORKLIST_HEADING)
        g_string_append_printf (text, "[%u]", dcs_worklist_item_get_count (item));
      else if (dcs_worklist_item_get_kind (item) == DCS_WORKLIST_MORE)
        g_string_append_printf (text, "+%u", dcs_worklist_item_get_count (item));
      else
        g_string_append (text, dcs_worklist_item_get_code (item) + strlen ("TST-00"));
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (DcsWorklistModel *model, const char *expected)
{
  g_autofree char *lines = describe (G_LIST_MODEL (model));

  g_assert_cmpstr (lines, ==, expected);
}

static DcsWorklistModel *
make_model (void)
{
  DcsWorklistModel *model = dcs_worklist_model_new ();
  DcsCatalog *catalog = roster_fixture_load_catalog ();

  dcs_worklist_model_set_source (model, catalog, NULL);
  dcs_catalog_unref (catalog);
  return model;
}

static void
test_groups_have_headings (void)
{
  g_autoptr (DcsWorklistModel) model = make_model ();

  assert_lines (model, "");
  set_rows (model, "V1 O1 O2 C3", 0);
  assert_lines (model, "[1] 1 [2] 1 2 [1] 3");
  set_rows (model, "C3", 0);
  assert_lines (model, "[1] 3");
}

static void
test_what_is_not_read_is_counted (void)
{
  g_autoptr (DcsWorklistModel) model = make_model ();

  set_rows (model, "O1 O2 D1", 1238);
  assert_lines (model, "[1240] 1 2 +1238 [1] 1");
  g_assert_cmpuint (dcs_worklist_model_get_count (model, DCS_WORK_GROUP_OVERDUE), ==, 1240);
  g_assert_cmpuint (dcs_worklist_model_get_n_rows (model, DCS_WORK_GROUP_OVERDUE), ==, 2);
  set_rows (model, "O1 O2 O3 D1", 0);
  assert_lines (model, "[3] 1 2 3 [1] 1");
}

typedef struct
{
  guint n_changes, n_removed, n_added;
  GPtrArray *copy;
} Watch;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Watch *watch = data;

  watch->n_changes++;
  watch->n_removed += removed;
  watch->n_added += added;
  g_assert_cmpuint (position + removed, <=, watch->copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (watch->copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (
        watch->copy, (int) (position + i), g_list_model_get_item (model, position + i));
}

/* What the model says of its changes, followed as a list view does, leads to what it holds; and
 * what did not change is not told. */
static void
test_rows_that_stay_are_not_told (void)
{
  static const char *const steps[] = {
    "O1 O2 O3 O4 D5", "O1 O2 O4 D5", "O1 O2 O4 D5 D6", "V9 O1 O2 O4 D5 D6", "V9 D5 D6", "", "O1",
  };
  static const guint told[] = { 7, 1, 1, 2, 4, 5, 2 };
  static const guint more[] = { 0, 0, 0, 0, 0, 0, 5 };
  g_autoptr (DcsWorklistModel) model = make_model ();
  Watch watch = { 0 };

  watch.copy = g_ptr_array_new_with_free_func (g_object_unref);
  /* On the first day there is nothing to take away. */
  set_rows (model, "", 0);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &watch);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      watch.n_removed = watch.n_added = 0;
      set_rows (model, steps[i], more[i]);
      g_assert_cmpuint (watch.n_removed + watch.n_added, ==, told[i] + (more[i] > 0 ? 1 : 0));
      g_assert_cmpuint (watch.copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
      for (guint k = 0; k < watch.copy->len; k++)
        {
          g_autoptr (DcsWorklistItem) item = g_list_model_get_item (G_LIST_MODEL (model), k);
          DcsWorklistItem *copy = g_ptr_array_index (watch.copy, k);

          g_assert_cmpstr (dcs_worklist_item_get_key (item), ==, dcs_worklist_item_get_key (copy));
        }
    }
  g_ptr_array_unref (watch.copy);
}

static void
test_rows_are_found_again (void)
{
  g_autoptr (DcsWorklistModel) model = make_model ();
  DcsWorkRow *row;
  g_autofree char *key = NULL;
  guint position = 0;

  set_rows (model, "O1 O2 D1 D2", 0);
  row = make_row (2, DCS_WORK_GROUP_DUE, DCS_WORK_DUE);
  row->item.treatment_id = 7;
  key = dcs_work_item_dup_key (&row->item);
  g_assert_false (dcs_worklist_model_find_line (model, key, &position));
  g_assert_null (dcs_worklist_model_find (model, key));
  g_free (key);
  row->item.treatment_id = 0;
  key = dcs_work_item_dup_key (&row->item);
  g_assert_true (dcs_worklist_model_find_line (model, key, &position));
  g_assert_cmpuint (position, ==, 2);
  g_assert_cmpstr (dcs_worklist_model_find (model, key)->code, ==, "TST-002");
  dcs_work_row_free (row);
}

static void
test_when_is_said_as_people_say_it (void)
{
  static const struct
  {
    int days; /* from today to the day it is due */
    DcsWorkGroup group;
    const char *words;
  } cases[] = {
    { 0, DCS_WORK_GROUP_VISITS, "today" },
    { 1, DCS_WORK_GROUP_SOON, "tomorrow" },
    { 3, DCS_WORK_GROUP_SOON, "in 3 days" },
    { -1, DCS_WORK_GROUP_DUE, "yesterday" },
    { -7, DCS_WORK_GROUP_DUE, "7 days ago" },
    { -12, DCS_WORK_GROUP_OVERDUE, "12 days overdue" },
    { -100, DCS_WORK_GROUP_OVERDUE, "3 months overdue" },
    { -731, DCS_WORK_GROUP_OVERDUE, "2 years overdue" },
  };
  DcsDate today = dcs_date_new (2026, 3, 14);
  DcsWorkItem item = { .kind = DCS_WORK_DUE, .last = dcs_date_new (2020, 1, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      item.due = dcs_date_from_day (dcs_date_day (today, DCS_DATE_MIDDLE) + cases[i].days);
      words = dcs_work_describe_when (&item, cases[i].group, today);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_when_says_what_is_known (void)
{
  DcsDate today = dcs_date_new (2026, 3, 14);
  DcsWorkItem never = { .kind = DCS_WORK_DUE, .due = dcs_date_new (2015, 4, 7) };
  DcsWorkItem since = { .kind = DCS_WORK_RESISTANCE, .due = dcs_date_new (2026, 1, 4) };
  DcsWorkItem undated = { .kind = DCS_WORK_QUALITY };
  g_autofree char *never_words = dcs_work_describe_when (&never, DCS_WORK_GROUP_COMPLETE, today);
  g_autofree char *since_words = dcs_work_describe_when (&since, DCS_WORK_GROUP_CONFIRM, today);
  g_autofree char *no_words = dcs_work_describe_when (&undated, DCS_WORK_GROUP_COMPLETE, today);
  g_autofree char *dates = dcs_work_describe_dates (&never);

  g_assert_cmpstr (never_words, ==, "never recorded");
  g_assert_cmpstr (since_words, ==, "since 4 Jan 2026");
  g_assert_cmpstr (no_words, ==, "");
  g_assert_cmpstr (dates, ==, "Due Tuesday, 7 April 2015");
}

/* The step follows from what the rule of the definition counts as done. */
static void
test_each_row_has_one_step (void)
{
  g_autoptr (DcsCatalog) catalog = roster_fixture_load_catalog ();
  DcsDefinition *definition = dcs_catalog_find (catalog, dcs_code ("jls"));
  guint n_rules = 0;
  const DcsDueRule *const *rules = dcs_definition_due_rules (definition, &n_rules);
  DcsWorkItem item = { .kind = DCS_WORK_DUE };

  g_assert_cmpuint (n_rules, >, 0);
  for (guint i = 0; i < n_rules; i++)
    {
      item.rule = rules[i]->term.code;
      if (rules[i]->n_tests > 0)
        g_assert_cmpint (dcs_work_step (&item, definition), ==, DCS_WORK_STEP_RESULTS);
      g_assert_cmpstr (dcs_work_step_label (dcs_work_step (&item, definition)), !=, "");
    }
  for (guint i = 0; i < DCS_N_WORK_KINDS; i++)
    {
      item.kind = i;
      g_assert_cmpstr (dcs_work_step_label (dcs_work_step (&item, NULL)), !=, "");
      g_assert_cmpstr (dcs_work_kind_label (i), !=, "");
    }
  item.kind = DCS_WORK_RESISTANCE;
  g_assert_cmpint (dcs_work_step (&item, definition), ==, DCS_WORK_STEP_CONFIRM);
  g_assert_false (dcs_work_can_wait (&item));
  item.kind = DCS_WORK_INFUSION;
  g_assert_cmpint (dcs_work_step (&item, definition), ==, DCS_WORK_STEP_INFUSION);
  g_assert_true (dcs_work_can_wait (&item));
  g_assert_false (dcs_work_can_be_done (&item));
}

static void
test_a_line_is_spoken (void)
{
  g_autoptr (DcsWorklistModel) model = make_model ();
  g_autoptr (DcsWorklistItem) heading = NULL;
  g_autoptr (DcsWorklistItem) row = NULL;
  g_autofree char *heading_words = NULL;
  g_autofree char *row_words = NULL;

  set_rows (model, "O1", 0);
  heading = g_list_model_get_item (G_LIST_MODEL (model), 0);
  row = g_list_model_get_item (G_LIST_MODEL (model), 1);
  heading_words = dcs_worklist_item_dup_spoken (heading);
  row_words = dcs_worklist_item_dup_spoken (row);
  g_assert_cmpstr (heading_words, ==, "Overdue: 1");
  g_assert_cmpstr (row_words,
                   ==,
                   "TST-001, A.B., Blood count, 13 days overdue, Methotrexate, every 12 weeks, "
                   "JLS, Active");
}

/* 120 rows on A4: several pages, each row on one of them. */
static void
test_goes_on_pages (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_work_row_free);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (DcsWorklistSheet) sheet = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);
  cairo_t *cr = cairo_create (surface);
  guint n_pages;

  for (int i = 0; i < 120; i++)
    g_ptr_array_add (
        rows, make_row (i, i < 60 ? DCS_WORK_GROUP_OVERDUE : DCS_WORK_GROUP_DUE, DCS_WORK_DUE));
  sheet = dcs_worklist_sheet_new ("A clinic", rows, dcs_date_new (2026, 3, 14));
  n_pages = dcs_worklist_sheet_lay_out (sheet, context, 500, 760);
  g_assert_cmpuint (n_pages, >=, 4);
  g_assert_cmpuint (n_pages, <=, 12);
  for (guint i = 0; i < n_pages; i++)
    dcs_worklist_sheet_draw (sheet, cr, context, i);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

static void
test_an_empty_list_is_one_page (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (DcsWorklistSheet) sheet = dcs_worklist_sheet_new (
      "A clinic", g_ptr_array_new (), dcs_date_new (2026, 3, 14));

  g_assert_cmpuint (dcs_worklist_sheet_lay_out (sheet, context, 500, 760), ==, 1);
  g_object_unref (context);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/worklist-model/groups", test_groups_have_headings);
  g_test_add_func ("/ui/worklist-model/more", test_what_is_not_read_is_counted);
  g_test_add_func ("/ui/worklist-model/stay", test_rows_that_stay_are_not_told);
  g_test_add_func ("/ui/worklist-model/found", test_rows_are_found_again);
  g_test_add_func ("/ui/worklist-model/when", test_when_is_said_as_people_say_it);
  g_test_add_func ("/ui/worklist-model/known", test_when_says_what_is_known);
  g_test_add_func ("/ui/worklist-model/step", test_each_row_has_one_step);
  g_test_add_func ("/ui/worklist-model/spoken", test_a_line_is_spoken);
  g_test_add_func ("/ui/worklist-model/pages", test_goes_on_pages);
  g_test_add_func ("/ui/worklist-model/empty-page", test_an_empty_list_is_one_page);
  return g_test_run ();
}
