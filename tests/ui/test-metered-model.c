/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-metered-model.h"

#include <gtk/gtk.h>

/* What somebody who only follows the signals believes the model to hold. */
typedef struct
{
  GPtrArray *items;
  guint most_added; /* at once, among the first rows */
} Mirror;

static void
mirror_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (
        mirror->items, (int) (position + i), g_list_model_get_item (model, position + i));
  if (position < DCS_METERED_MODEL_BUILT)
    mirror->most_added = MAX (mirror->most_added, added);
}

static void
mirror_follow (Mirror *mirror, DcsMeteredModel *metered)
{
  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (metered, "items-changed", G_CALLBACK (mirror_changed_cb), mirror);
}

static void
assert_shows_beginning (Mirror *mirror, DcsMeteredModel *metered, GListStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (metered));

  g_assert_cmpuint (mirror->items->len, ==, n);
  g_assert_cmpuint (n, <=, g_list_model_get_n_items (G_LIST_MODEL (store)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      g_assert_true (g_ptr_array_index (mirror->items, i) == item);
    }
  g_assert_true (dcs_metered_model_get_pending (metered)
                 == (n < g_list_model_get_n_items (G_LIST_MODEL (store))));
}

/* Replaces `removed` items by `added` new ones in one change. */
static void
splice (GListStore *store, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, gtk_string_object_new (""));
  g_list_store_splice (store, position, removed, items->pdata, added);
}

static guint
advance_to_end (DcsMeteredModel *metered)
{
  guint n_steps = 1;

  while (dcs_metered_model_advance (metered))
    n_steps++;
  return n_steps;
}

static void
test_shows_a_screenful_then_all (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (DcsMeteredModel) metered = dcs_metered_model_new (NULL);
  Mirror mirror = { NULL, 0 };

  splice (store, 0, 0, 5000);
  mirror_follow (&mirror, metered);
  dcs_metered_model_set_model (metered, G_LIST_MODEL (store));
  g_assert_cmpuint (mirror.items->len, ==, DCS_METERED_MODEL_FIRST);
  assert_shows_beginning (&mirror, metered, store);
  g_assert_cmpuint (advance_to_end (metered), <, 40);
  g_assert_cmpuint (mirror.items->len, ==, 5000);
  assert_shows_beginning (&mirror, metered, store);
  g_assert_cmpuint (mirror.most_added, <=, DCS_METERED_MODEL_FIRST);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (metered), 5000));
  g_ptr_array_unref (mirror.items);
}

static void
test_short_lists_are_not_metered (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (DcsMeteredModel) metered = NULL;

  splice (store, 0, 0, DCS_METERED_MODEL_FIRST);
  metered = dcs_metered_model_new (G_LIST_MODEL (store));
  g_assert_false (dcs_metered_model_get_pending (metered));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (metered)), ==, DCS_METERED_MODEL_FIRST);
}

static void
test_batches_go_through_behind_what_is_built (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (DcsMeteredModel) metered = dcs_metered_model_new (G_LIST_MODEL (store));
  Mirror mirror = { NULL, 0 };

  mirror_follow (&mirror, metered);
  splice (store, 0, 0, 2000);
  splice (store, 2000, 0, 2000);
  assert_shows_beginning (&mirror, metered, store);
  advance_to_end (metered);
  splice (store, 4000, 0, 2000);
  g_assert_false (dcs_metered_model_get_pending (metered));
  g_assert_cmpuint (mirror.items->len, ==, 6000);
  assert_shows_beginning (&mirror, metered, store);
  g_ptr_array_unref (mirror.items);
}

static void
test_small_changes_are_exact (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (DcsMeteredModel) metered = dcs_metered_model_new (G_LIST_MODEL (store));
  Mirror mirror = { NULL, 0 };

  mirror_follow (&mirror, metered);
  splice (store, 0, 0, 1000);
  advance_to_end (metered);
  mirror.most_added = 0;
  splice (store, 7, 1, 1);
  g_assert_cmpuint (mirror.most_added, ==, 1);
  g_assert_false (dcs_metered_model_get_pending (metered));
  splice (store, 7, 500, 0);
  g_assert_cmpuint (mirror.items->len, ==, 500);
  assert_shows_beginning (&mirror, metered, store);
  g_ptr_array_unref (mirror.items);
}

/* Whatever comes, it shows the beginning of the model, and in the end all of it. */
static void
test_any_change_keeps_the_beginning (void)
{
  g_autoptr (GListStore) store = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  g_autoptr (DcsMeteredModel) metered = dcs_metered_model_new (G_LIST_MODEL (store));
  Mirror mirror = { NULL, 0 };

  mirror_follow (&mirror, metered);
  for (guint i = 0; i < 400; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
      guint position = (guint) g_test_rand_int_range (0, (int) n + 1);
      guint removed = (guint) g_test_rand_int_range (0, (int) (n - position) + 1);
      guint added = (guint) g_test_rand_int_range (0, i % 3 == 0 ? 600 : 5);

      splice (store, position, removed, added);
      assert_shows_beginning (&mirror, metered, store);
      for (gint32 k = g_test_rand_int_range (0, 12); k > 0; k--)
        dcs_metered_model_advance (metered);
      assert_shows_beginning (&mirror, metered, store);
    }
  advance_to_end (metered);
  g_assert_cmpuint (mirror.items->len, ==, g_list_model_get_n_items (G_LIST_MODEL (store)));
  dcs_metered_model_set_model (metered, NULL);
  g_assert_cmpuint (mirror.items->len, ==, 0);
  g_ptr_array_unref (mirror.items);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/metered-model/shows-a-screenful-then-all", test_shows_a_screenful_then_all);
  g_test_add_func ("/ui/metered-model/short-lists-are-not-metered",
                   test_short_lists_are_not_metered);
  g_test_add_func ("/ui/metered-model/batches-go-through-behind-what-is-built",
                   test_batches_go_through_behind_what_is_built);
  g_test_add_func ("/ui/metered-model/small-changes-are-exact", test_small_changes_are_exact);
  g_test_add_func ("/ui/metered-model/any-change-keeps-the-beginning",
                   test_any_change_keeps_the_beginning);
  return g_test_run ();
}
