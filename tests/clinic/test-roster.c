/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "roster-fixture.h"

#include <string.h>

static DcsCatalog *catalog;

/* A copy of what the roster lists, kept by its signals alone: wrong if a signal is wrong. */
typedef struct
{
  GPtrArray *items; /* owned DcsRosterItem */
  guint n_signals;
  guint n_last_removed;
  guint n_last_added;
} Mirror;

static void
mirror_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (
        mirror->items, (int) (position + i), g_list_model_get_item (model, position + i));
  mirror->n_signals++;
  mirror->n_last_removed = removed;
  mirror->n_last_added = added;
}

static Mirror *
mirror_new (DcsRoster *roster)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  mirror_changed_cb (
      G_LIST_MODEL (roster), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (roster)), mirror);
  mirror->n_signals = 0;
  g_signal_connect (roster, "items-changed", G_CALLBACK (mirror_changed_cb), mirror);
  return mirror;
}

static void
mirror_free (Mirror *mirror)
{
  g_ptr_array_unref (mirror->items);
  g_free (mirror);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mirror, mirror_free)

static void
assert_mirror_true (Mirror *mirror, DcsRoster *roster)
{
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (G_LIST_MODEL (roster)));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (roster), i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
}

/* The codes that are listed, joined by spaces. */
static char *
list_codes (DcsRoster *roster)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (roster));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (roster), i);

      g_string_append_printf (text, i > 0 ? " %s" : "%s", dcs_roster_item_get_row (item)->code);
    }
  return g_string_free (text, FALSE);
}

static void
assert_codes (DcsRoster *roster, const char *expected)
{
  g_autofree char *codes = list_codes (roster);

  g_assert_cmpstr (codes, ==, expected);
}

static void
search (DcsRoster *roster, const char *text)
{
  DcsRosterQuery query = { .search = text };

  dcs_roster_set_query (roster, &query);
}

static DcsRoster *
make_roster (void)
{
  DcsRoster *roster = dcs_roster_new (catalog);
  DcsRosterRow rows[] = {
    roster_fixture_make_row (11, "A-10", "Işıl Şahin"),
    roster_fixture_make_row (12, "A-2", "İrem Ilgaz"),
    roster_fixture_make_row (13, "A-1", "Zoë O'Neill"),
    roster_fixture_make_row (14, "a-3", ""),
    roster_fixture_make_row (15, "B-1", "Çağla Weiß"),
  };

  rows[0].summary.n_current = 2;
  rows[0].summary.current[0] = dcs_code ("methotrexate");
  rows[0].summary.current[1] = dcs_code ("prednisolone");
  rows[0].summary.last_visit = dcs_date_new (2024, 3, 1);
  rows[1].summary.n_current = 1;
  rows[1].summary.current[0] = dcs_code ("methotrexate");
  rows[1].summary.last_visit = dcs_date_new (2025, 0, 0);
  rows[1].sex = 'M';
  rows[2].summary.state = DCS_STATE_COMPLETE_RESPONSE;
  rows[2].birth_date = dcs_date_new (2001, 1, 1);
  rows[3].summary.state = DCS_STATE_UNKNOWN;
  rows[3].birth_date = DCS_DATE_INIT;
  rows[3].sex = 0;
  rows[4].subtype = dcs_code ("circumscribed");
  rows[4].summary.last_visit = dcs_date_new (2023, 11, 30);
  dcs_roster_append (roster, rows, G_N_ELEMENTS (rows));
  return roster;
}

static void
test_lists_all_by_code (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();

  g_assert_cmpuint (dcs_roster_get_n_patients (roster), ==, 5);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (roster)) == DCS_TYPE_ROSTER_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (roster), 5));
  /* Digits count as numbers, case does not count. */
  assert_codes (roster, "A-1 A-2 a-3 A-10 B-1");
}

static void
test_items_keep_their_labels (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (roster), 3);
  g_autoptr (DcsRosterItem) same = g_list_model_get_item (G_LIST_MODEL (roster), 3);
  g_autofree char *expected = NULL;

  g_assert_true (item == same);
  expected = g_strdup_printf ("%s + %s",
                              dcs_catalog_abbr (catalog, "drug", dcs_code ("methotrexate")),
                              dcs_catalog_abbr (catalog, "drug", dcs_code ("prednisolone")));
  dcs_roster_clear (roster);
  g_clear_object (&roster);
  g_assert_cmpint (dcs_roster_item_get_row (item)->id, ==, 11);
  g_assert_cmpstr (dcs_roster_item_get_row (item)->name, ==, "Işıl Şahin");
  g_assert_cmpstr (dcs_roster_item_get_treatment (item), ==, expected);
  g_assert_true (g_str_has_prefix (dcs_roster_item_get_disease (item), "JLS · "));
}

static void
test_age_stops_at_death (void)
{
  g_autoptr (DcsRoster) roster = dcs_roster_new (catalog);
  DcsRosterRow rows[] = {
    roster_fixture_make_row (1, "A", ""),
    roster_fixture_make_row (2, "B", ""),
  };
  g_autoptr (DcsRosterItem) dead = NULL;
  g_autoptr (DcsRosterItem) unknown = NULL;

  rows[0].birth_date = dcs_date_new (1950, 6, 15);
  rows[0].death_date = dcs_date_new (1999, 6, 14);
  rows[1].birth_date = DCS_DATE_INIT;
  dcs_roster_append (roster, rows, 2);
  dead = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  unknown = g_list_model_get_item (G_LIST_MODEL (roster), 1);
  g_assert_cmpint (dcs_roster_item_get_age (dead), ==, 48);
  g_assert_cmpint (dcs_roster_item_get_age (unknown), ==, -1);
}

static void
test_search_ignores_case_and_accents (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();

  search (roster, "zoe");
  assert_codes (roster, "A-1");
  search (roster, "CAGLA");
  assert_codes (roster, "B-1");
  search (roster, "weiss");
  assert_codes (roster, "B-1");
  search (roster, "SAHIN");
  assert_codes (roster, "A-10");
  search (roster, "nobody");
  assert_codes (roster, "");
  search (roster, NULL);
  assert_codes (roster, "A-1 A-2 a-3 A-10 B-1");
}

static void
test_search_knows_turkish_i (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();

  /* I and ı, İ and i: whichever the keyboard gives. */
  static const char *const spellings[] = { "ışıl", "IŞIL", "isil", "İSİL", "ISIL" };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      search (roster, spellings[i]);
      assert_codes (roster, "A-10");
    }
  search (roster, "irem");
  assert_codes (roster, "A-2");
  search (roster, "ılgaz");
  assert_codes (roster, "A-2");
}

static void
test_search_wants_every_word (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();

  search (roster, "sahin isil");
  assert_codes (roster, "A-10");
  search (roster, "a-  il");
  assert_codes (roster, "A-1 A-2 A-10");
  search (roster, "  sahin zoe ");
  assert_codes (roster, "");
}

static void
test_typing_narrows_and_deleting_widens (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = mirror_new (roster);

  static const char *const steps[][2] = {
    { "i", "A-1 A-2 A-10 B-1" }, { "il", "A-1 A-2 A-10" },    { "ilg", "A-2" },
    { "il", "A-1 A-2 A-10" },    { "i", "A-1 A-2 A-10 B-1" }, { "", "A-1 A-2 a-3 A-10 B-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      search (roster, steps[i][0]);
      assert_codes (roster, steps[i][1]);
      assert_mirror_true (mirror, roster);
    }
}

static void
test_same_query_says_nothing (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = mirror_new (roster);

  search (roster, "a-");
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  search (roster, "A-");
  search (roster, "a-");
  g_assert_cmpuint (mirror->n_signals, ==, 1);
}

static void
test_filters_by_each_code (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  DcsRosterQuery query = { .disease = dcs_code ("jls") };

  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "A-1 A-2 a-3 A-10 B-1");
  query.subtype = dcs_code ("linear");
  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "A-1 A-2 a-3 A-10");
  query.drug = dcs_code ("methotrexate");
  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "A-2 A-10");
  query.search = "ıSıl";
  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "A-10");
  query = (DcsRosterQuery){ .state = DCS_STATE_COMPLETE_RESPONSE };
  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "A-1");
  query = (DcsRosterQuery){ .disease = dcs_code ("no-such-disease") };
  dcs_roster_set_query (roster, &query);
  assert_codes (roster, "");
}

static void
test_sorts_with_gaps_last (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = mirror_new (roster);

  static const struct
  {
    DcsRosterColumn column;
    const char *ascending;
    const char *descending;
  } orders[] = {
    { DCS_ROSTER_CODE, "A-1 A-2 a-3 A-10 B-1", "B-1 A-10 a-3 A-2 A-1" },
    { DCS_ROSTER_SEX, "A-1 A-10 B-1 A-2 a-3", "A-2 A-1 A-10 B-1 a-3" },
    { DCS_ROSTER_AGE, "A-2 A-10 B-1 A-1 a-3", "A-1 A-2 A-10 B-1 a-3" },
    { DCS_ROSTER_STATE, "A-2 A-10 B-1 A-1 a-3", "A-1 A-2 A-10 B-1 a-3" },
    { DCS_ROSTER_TREATMENT, "A-2 A-10 A-1 a-3 B-1", "A-10 A-2 A-1 a-3 B-1" },
    /* 2025 alone counts as its middle. */
    { DCS_ROSTER_LAST_VISIT, "B-1 A-10 A-2 A-1 a-3", "A-2 A-10 B-1 A-1 a-3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      gboolean descending = FALSE;

      dcs_roster_set_sort (roster, orders[i].column, TRUE);
      assert_codes (roster, orders[i].descending);
      assert_mirror_true (mirror, roster);
      g_assert_cmpint (dcs_roster_get_sort (roster, &descending), ==, orders[i].column);
      g_assert_true (descending);
      dcs_roster_set_sort (roster, orders[i].column, FALSE);
      assert_codes (roster, orders[i].ascending);
      assert_mirror_true (mirror, roster);
    }
}

static void
test_names_sort_without_the_nameless (void)
{
  g_autoptr (DcsRoster) roster = dcs_roster_new (catalog);
  const DcsRosterRow rows[] = {
    roster_fixture_make_row (1, "A-1", ""),
    roster_fixture_make_row (2, "A-2", "Tom Marsh"),
    roster_fixture_make_row (3, "A-3", "Aylin Kaya"),
    roster_fixture_make_row (4, "A-4", "Aylin Kaya"),
  };

  dcs_roster_append (roster, rows, G_N_ELEMENTS (rows));
  dcs_roster_set_sort (roster, DCS_ROSTER_NAME, FALSE);
  assert_codes (roster, "A-3 A-4 A-2 A-1");
  dcs_roster_set_sort (roster, DCS_ROSTER_NAME, TRUE);
  assert_codes (roster, "A-2 A-3 A-4 A-1");
}

/* Batches that arrive while the list is sorted and filtered end where one batch would. */
static void
test_batches_end_like_one (void)
{
  const guint n = 3000;

  for (guint column = 0; column < DCS_N_ROSTER_COLUMNS; column++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_autoptr (DcsRoster) at_once = dcs_roster_new (catalog);
        g_autoptr (DcsRoster) in_batches = dcs_roster_new (catalog);
        g_autoptr (Mirror) mirror = mirror_new (in_batches);
        g_autofree char *expected = NULL;
        DcsRosterQuery query = { .search = "i", .state = DCS_STATE_ACTIVE };

        roster_fixture_fill (at_once, n, n);
        dcs_roster_set_sort (at_once, column, descending);
        dcs_roster_set_query (at_once, &query);
        expected = list_codes (at_once);

        dcs_roster_set_sort (in_batches, column, descending);
        dcs_roster_set_query (in_batches, &query);
        roster_fixture_fill (in_batches, n, 173);
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (in_batches)), >, 100);
        assert_codes (in_batches, expected);
        assert_mirror_true (mirror, in_batches);
      }
}

static void
test_replaces_known_patients (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = mirror_new (roster);
  DcsRosterRow row = roster_fixture_make_row (12, "A-2", "İrem Deniz");
  g_autoptr (DcsRosterItem) before = g_list_model_get_item (G_LIST_MODEL (roster), 1);
  g_autoptr (DcsRosterItem) after = NULL;

  dcs_roster_append (roster, &row, 1);
  g_assert_cmpuint (dcs_roster_get_n_patients (roster), ==, 5);
  assert_codes (roster, "A-1 A-2 a-3 A-10 B-1");
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_cmpuint (mirror->n_last_removed, ==, 1);
  g_assert_cmpuint (mirror->n_last_added, ==, 1);
  assert_mirror_true (mirror, roster);
  after = g_list_model_get_item (G_LIST_MODEL (roster), 1);
  g_assert_true (after != before);
  g_assert_cmpstr (dcs_roster_item_get_row (before)->name, ==, "İrem Ilgaz");
  g_assert_cmpstr (dcs_roster_item_get_row (after)->name, ==, "İrem Deniz");

  /* A new code: another place. */
  row.code = "C-1";
  dcs_roster_append (roster, &row, 1);
  assert_codes (roster, "A-1 a-3 A-10 B-1 C-1");
  assert_mirror_true (mirror, roster);
  g_assert_cmpstr (dcs_roster_find (roster, 12)->code, ==, "C-1");
}

static void
test_counts_findings (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  DcsRosterRow row = roster_fixture_make_row (12, "A-2", "İrem Deniz");
  DcsRosterRow other = roster_fixture_make_row (99, "Z-9", "Zoë Marsh");

  g_assert_cmpuint (dcs_roster_get_n_findings (roster), ==, 0);
  row.summary.n_findings = 3;
  other.summary.n_findings = 2;
  dcs_roster_append (roster, &row, 1);
  dcs_roster_append (roster, &other, 1);
  g_assert_cmpuint (dcs_roster_get_n_findings (roster), ==, 5);
  row.summary.n_findings = 1;
  dcs_roster_append (roster, &row, 1);
  g_assert_cmpuint (dcs_roster_get_n_findings (roster), ==, 3);
  dcs_roster_remove (roster, 99);
  g_assert_cmpuint (dcs_roster_get_n_findings (roster), ==, 1);
  dcs_roster_clear (roster);
  g_assert_cmpuint (dcs_roster_get_n_findings (roster), ==, 0);
}

static void
test_removes_patients (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = mirror_new (roster);

  dcs_roster_remove (roster, 14);
  dcs_roster_remove (roster, 999);
  assert_codes (roster, "A-1 A-2 A-10 B-1");
  g_assert_cmpuint (dcs_roster_get_n_patients (roster), ==, 4);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_null (dcs_roster_find (roster, 14));
  search (roster, "a-3");
  assert_codes (roster, "");
  search (roster, "");
  dcs_roster_clear (roster);
  assert_mirror_true (mirror, roster);
  g_assert_cmpuint (dcs_roster_get_n_patients (roster), ==, 0);
  g_assert_null (dcs_roster_find (roster, 11));
  roster_fixture_fill (roster, 10, 3);
  assert_mirror_true (mirror, roster);
  g_assert_cmpuint (mirror->items->len, ==, 10);
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

static void
notified_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_tells_of_patients_not_shown (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (Mirror) mirror = NULL;
  DcsRosterRow row = roster_fixture_make_row (20, "X-1", "Nuria García");
  guint n_changes = 0;
  guint n_notifies = 0;

  search (roster, "zoe");
  mirror = mirror_new (roster);
  g_signal_connect (roster, "patients-changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect (roster, "notify::n-patients", G_CALLBACK (notified_cb), &n_notifies);
  dcs_roster_append (roster, &row, 1);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
  g_assert_cmpuint (n_changes, ==, 1);
  dcs_roster_append (roster, &row, 1);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpuint (dcs_roster_get_n_patients (roster), ==, 6);
}

static void
test_loading_notifies_once (void)
{
  g_autoptr (DcsRoster) roster = dcs_roster_new (catalog);
  guint n_notifies = 0;

  g_signal_connect (roster, "notify::loading", G_CALLBACK (notified_cb), &n_notifies);
  g_assert_false (dcs_roster_get_loading (roster));
  dcs_roster_set_loading (roster, TRUE);
  dcs_roster_set_loading (roster, TRUE);
  g_assert_true (dcs_roster_get_loading (roster));
  g_assert_cmpuint (n_notifies, ==, 1);
  dcs_roster_set_loading (roster, FALSE);
  g_assert_cmpuint (n_notifies, ==, 2);
}

static gboolean
has_code (GArray *codes, const char *code)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, DcsCode, i) == dcs_code (code))
      return TRUE;
  return FALSE;
}

static void
test_names_the_codes_in_use (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  g_autoptr (GArray) diseases = dcs_roster_dup_diseases (roster);
  g_autoptr (GArray) subtypes = dcs_roster_dup_subtypes (roster, dcs_code ("jls"));
  g_autoptr (GArray) none = dcs_roster_dup_subtypes (roster, dcs_code ("no-such-disease"));
  g_autoptr (GArray) drugs = dcs_roster_dup_drugs (roster);
  g_autoptr (GArray) later = NULL;

  g_assert_cmpuint (diseases->len, ==, 1);
  g_assert_true (has_code (diseases, "jls"));
  g_assert_cmpuint (subtypes->len, ==, 2);
  g_assert_true (has_code (subtypes, "circumscribed"));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (drugs->len, ==, 2);
  g_assert_true (has_code (drugs, "prednisolone"));
  g_assert_true (dcs_roster_has_state (roster, DCS_STATE_COMPLETE_RESPONSE));
  g_assert_false (dcs_roster_has_state (roster, DCS_STATE_RELAPSED));

  dcs_roster_remove (roster, 11);
  dcs_roster_remove (roster, 13);
  later = dcs_roster_dup_drugs (roster);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_false (dcs_roster_has_state (roster, DCS_STATE_COMPLETE_RESPONSE));
}

static void
test_lets_items_go (void)
{
  g_autoptr (DcsRoster) roster = make_roster ();
  DcsRosterItem *item = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  gpointer watched = item;

  g_object_add_weak_pointer (G_OBJECT (item), &watched);
  g_object_unref (item);
  g_assert_null (watched);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  catalog = roster_fixture_load_catalog ();

  g_test_add_func ("/clinic/roster/lists-all-by-code", test_lists_all_by_code);
  g_test_add_func ("/clinic/roster/items-keep-their-labels", test_items_keep_their_labels);
  g_test_add_func ("/clinic/roster/age-stops-at-death", test_age_stops_at_death);
  g_test_add_func ("/clinic/roster/search-ignores-case-and-accents",
                   test_search_ignores_case_and_accents);
  g_test_add_func ("/clinic/roster/search-knows-turkish-i", test_search_knows_turkish_i);
  g_test_add_func ("/clinic/roster/search-wants-every-word", test_search_wants_every_word);
  g_test_add_func ("/clinic/roster/typing-narrows-and-deleting-widens",
                   test_typing_narrows_and_deleting_widens);
  g_test_add_func ("/clinic/roster/same-query-says-nothing", test_same_query_says_nothing);
  g_test_add_func ("/clinic/roster/filters-by-each-code", test_filters_by_each_code);
  g_test_add_func ("/clinic/roster/sorts-with-gaps-last", test_sorts_with_gaps_last);
  g_test_add_func ("/clinic/roster/names-sort-without-the-nameless",
                   test_names_sort_without_the_nameless);
  g_test_add_func ("/clinic/roster/batches-end-like-one", test_batches_end_like_one);
  g_test_add_func ("/clinic/roster/replaces-known-patients", test_replaces_known_patients);
  g_test_add_func ("/clinic/roster/counts-findings", test_counts_findings);
  g_test_add_func ("/clinic/roster/removes-patients", test_removes_patients);
  g_test_add_func ("/clinic/roster/tells-of-patients-not-shown", test_tells_of_patients_not_shown);
  g_test_add_func ("/clinic/roster/loading-notifies-once", test_loading_notifies_once);
  g_test_add_func ("/clinic/roster/names-the-codes-in-use", test_names_the_codes_in_use);
  g_test_add_func ("/clinic/roster/lets-items-go", test_lets_items_go);

  status = g_test_run ();
  dcs_catalog_unref (catalog);
  return status;
}
