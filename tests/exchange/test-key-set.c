/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-key-set.h"

#include <string.h>

static DcsKey
random_key (void)
{
  return (DcsKey){ .owner = g_test_rand_int_range (0, 6),
                   .kind = (guint32) g_test_rand_int_range (0, 2),
                   .date = (guint32) g_test_rand_int_range (0, 4),
                   .code = (guint32) g_test_rand_int_range (0, 8),
                   .site = (guint32) g_test_rand_int_range (0, 8) };
}

/* Against a hash table that is known to work, over several patients. */
static void
test_keys (void)
{
  g_autoptr (DcsKeySet) set = dcs_key_set_new ();

  for (guint patient = 0; patient < 20; patient++)
    {
      g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < 1500; i++)
        {
          DcsKey key = random_key ();
          char *name = g_strdup_printf (
              "%d %u %u %u %u", (int) key.owner, key.kind, key.date, key.code, key.site);

          g_assert_cmpint (dcs_key_set_add (set, &key), ==, g_hash_table_add (known, name));
        }
      dcs_key_set_clear (set);
    }
}

static void
test_uids (void)
{
  g_autoptr (DcsUidSet) set = dcs_uid_set_new ();
  char uid[32];

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 100000; i++)
      {
        g_snprintf (uid, sizeof uid, "S%05u-V%03u", i / 10, i % 10);
        g_assert_cmpint (dcs_uid_set_add (set, uid, strlen (uid)), ==, round == 0);
      }
  g_assert_true (dcs_uid_set_add (set, "", 0));
  g_assert_false (dcs_uid_set_add (set, "", 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-set/knows-its-keys-until-cleared", test_keys);
  g_test_add_func ("/uid-set/knows-every-uid", test_uids);
  return g_test_run ();
}
