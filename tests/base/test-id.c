/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-id.h"

#include <sys/wait.h>
#include <unistd.h>

static gpointer
make_ids (gpointer data)
{
  GArray *ids = data;

  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = dcs_id_new ();
  return NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static void
test_later_keys_are_greater (void)
{
  gint64 last = 0;

  for (int i = 0; i < 200000; i++)
    {
      gint64 id = dcs_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_threads_never_get_the_same_key (void)
{
  enum
  {
    N_THREADS = 4,
    N_IDS = 100000,
  };
  GThread *threads[N_THREADS];
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (gint64));
  GArray *parts[N_THREADS];

  for (int i = 0; i < N_THREADS; i++)
    {
      parts[i] = g_array_new (FALSE, TRUE, sizeof (gint64));
      g_array_set_size (parts[i], N_IDS);
      threads[i] = g_thread_new ("ids", make_ids, parts[i]);
    }
  for (int i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      g_array_append_vals (all, parts[i]->data, parts[i]->len);
      g_array_unref (parts[i]);
    }
  g_array_sort (all, compare_ids);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, gint64, i - 1), <, g_array_index (all, gint64, i));
}

static void
test_child_processes_never_get_the_same_key (void)
{
  enum
  {
    N_CHILDREN = 4,
    N_IDS = 20,
  };
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (gint64));
  int ends[2];

  dcs_id_new ();
  g_assert_cmpint (pipe (ends), ==, 0);
  for (int i = 0; i < N_CHILDREN; i++)
    if (fork () == 0)
      {
        gint64 ids[N_IDS];

        for (int j = 0; j < N_IDS; j++)
          ids[j] = dcs_id_new ();
        _exit (write (ends[1], ids, sizeof ids) == (gssize) sizeof ids ? 0 : 1);
      }
  close (ends[1]);
  for (int i = 0; i < N_CHILDREN; i++)
    {
      int status;

      g_assert_cmpint (wait (&status), >, 0);
      g_assert_cmpint (status, ==, 0);
    }
  g_array_set_size (all, N_CHILDREN * N_IDS);
  g_assert_cmpint (read (ends[0], all->data, N_CHILDREN * N_IDS * sizeof (gint64)),
                   ==,
                   N_CHILDREN * N_IDS * sizeof (gint64));
  close (ends[0]);
  g_array_sort (all, compare_ids);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (g_array_index (all, gint64, i - 1), <, g_array_index (all, gint64, i));
}

static void
test_a_key_tells_when_it_was_made (void)
{
  gint64 before = g_get_real_time ();
  gint64 time = dcs_id_time (dcs_id_new ());

  /* A millisecond early by rounding, and a little late after many keys in one millisecond. */
  g_assert_cmpint (time, >=, before - 1000);
  g_assert_cmpint (time, <, before + 10 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/id/later-keys-are-greater", test_later_keys_are_greater);
  g_test_add_func ("/base/id/threads-never-get-the-same-key", test_threads_never_get_the_same_key);
  g_test_add_func ("/base/id/child-processes-never-get-the-same-key",
                   test_child_processes_never_get_the_same_key);
  g_test_add_func ("/base/id/a-key-tells-when-it-was-made", test_a_key_tells_when_it_was_made);
  return g_test_run ();
}
