/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-text.h"

static void
test_a_decimal_comes_back_as_written (void)
{
  static const char *const good[] = { "0",    "20.0",        "12.5",           "-1", "-0.50", "162",
                                      "7650", "0.123456789", "999999999999999" };
  char buffer[DCS_DECIMAL_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      DcsDecimal number;

      g_assert_true (dcs_decimal_parse (good[i], -1, &number));
      g_assert_cmpfloat (number.value, ==, g_ascii_strtod (good[i], NULL));
      g_assert_cmpstr (dcs_decimal_format (number, buffer), ==, good[i]);
    }
}

static void
test_a_decimal_means_one_thing (void)
{
  static const char *const bad[] = { "",     "-",     ".5",           "5.",
                                     "1e3",  "+5",    "1,5",          "1 000",
                                     "0x10", "1.2.3", "NaN",          "inf",
                                     " 1",   "1 ",    "1.1234567890", "1000000000000000" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      DcsDecimal number = { 7, 1 };

      g_assert_false (dcs_decimal_parse (bad[i], -1, &number));
      g_assert_cmpfloat (number.value, ==, 7);
    }
}

static void
test_every_decimal_round_trips (void)
{
  char first[DCS_DECIMAL_SIZE], second[DCS_DECIMAL_SIZE];

  for (int i = 0; i < 50000; i++)
    {
      DcsDecimal number = { 0, g_test_rand_int_range (0, 7) }, read;

      dcs_decimal_format ((DcsDecimal){ g_test_rand_double_range (-1e6, 1e6), number.decimals },
                          first);
      if (!dcs_decimal_parse (first, -1, &read))
        g_assert_not_reached ();
      dcs_decimal_format (read, second);
      if (!g_str_has_prefix (first, "-0"))
        g_assert_cmpstr (first, ==, second);
    }
}

static void
test_a_search_ignores_case_and_accents (void)
{
  static const struct
  {
    const char *a, *b;
  } same[] = {
    { "Ayşe Çelik", "ayse celik" },
    { "Zoe\xcc\x88", "ZOË" },
    { "Łucja", "lucja" },
    { "Søren Ø.", "soren o." },
    { "JLS-001", "jls-001" },
    { "Straße", "STRASSE" },
    { "Ñ.Ü.", "n.u." },
    { "Z.Y.", "zy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = dcs_text_search_key (same[i].a);
      g_autofree char *b = dcs_text_search_key (same[i].b);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_a_search_knows_the_turkish_i (void)
{
  static const char *const forms[] = { "ISPARTA", "ısparta", "isparta", "İSPARTA", "Isparta" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *key = dcs_text_search_key (forms[i]);

      g_assert_cmpstr (key, ==, "isparta");
    }
}

static void
test_numbers_lose_needless_zeros (void)
{
  g_autofree char *a = dcs_number_format (12.50, 2);
  g_autofree char *b = dcs_number_format (15, 2);
  g_autofree char *c = dcs_number_format (100, 0);
  g_autofree char *d = dcs_number_format (-0.001, 1);
  g_autofree char *e = dcs_number_format (0.0 / 0.0, 1);

  g_assert_cmpstr (a, ==, "12.5");
  g_assert_cmpstr (b, ==, "15");
  g_assert_cmpstr (c, ==, "100");
  g_assert_cmpstr (d, ==, "0");
  g_assert_cmpstr (e, ==, "–");
}

static void
test_plain_text_has_no_control_characters (void)
{
  g_assert_true (dcs_text_is_plain ("tab\there", -1, FALSE));
  g_assert_true (dcs_text_is_plain ("one\ntwo", -1, TRUE));
  g_assert_false (dcs_text_is_plain ("one\ntwo", -1, FALSE));
  g_assert_false (dcs_text_is_plain ("bell\a", -1, TRUE));
  g_assert_false (dcs_text_is_plain ("\xff", -1, TRUE));
  g_assert_false (dcs_text_is_plain ("a\0b", 3, TRUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/a-decimal-comes-back-as-written",
                   test_a_decimal_comes_back_as_written);
  g_test_add_func ("/base/text/a-decimal-means-one-thing", test_a_decimal_means_one_thing);
  g_test_add_func ("/base/text/every-decimal-round-trips", test_every_decimal_round_trips);
  g_test_add_func ("/base/text/a-search-ignores-case-and-accents",
                   test_a_search_ignores_case_and_accents);
  g_test_add_func ("/base/text/a-search-knows-the-turkish-i", test_a_search_knows_the_turkish_i);
  g_test_add_func ("/base/text/numbers-lose-needless-zeros", test_numbers_lose_needless_zeros);
  g_test_add_func ("/base/text/plain-text-has-no-control-characters",
                   test_plain_text_has_no_control_characters);
  return g_test_run ();
}
