/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-vocabulary.h"

static void
test_a_code_belongs_to_its_domain (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();
  g_autofree char *words = NULL;
  guint n_codes;

  dcs_vocabulary_add (vocabulary, "drug", "alpha");
  dcs_vocabulary_add (vocabulary, "drug", "beta");
  dcs_vocabulary_add (vocabulary, "drug", "alpha");
  dcs_vocabulary_add (vocabulary, "site", "gamma");

  g_assert_cmpuint (
      dcs_vocabulary_lookup (vocabulary, "drug", "alpha", -1), ==, dcs_code ("alpha"));
  g_assert_cmpuint (
      dcs_vocabulary_lookup (vocabulary, "drug", "alphabet", 5), ==, dcs_code ("alpha"));
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "drug", "alph", -1), ==, 0);
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "drug", "gamma", -1), ==, 0);
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "none", "alpha", -1), ==, 0);
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "drug", "al\0pha", 6), ==, 0);
  g_assert_true (dcs_vocabulary_has (vocabulary, "site", dcs_code ("gamma")));
  g_assert_false (dcs_vocabulary_has (vocabulary, "drug", dcs_code ("gamma")));

  words = dcs_vocabulary_describe (vocabulary, "drug");
  g_assert_cmpstr (words, ==, "alpha, beta");
  dcs_vocabulary_codes (vocabulary, "drug", &n_codes);
  g_assert_cmpuint (n_codes, ==, 2);
}

/* Of a thousand codes the one that was meant stands in the message, not the first two dozen. */
static void
test_what_is_like_the_text_comes_first (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();
  g_autofree char *words = NULL;

  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *code = g_strdup_printf ("code_%d", i);

      dcs_vocabulary_add (vocabulary, "drug", code);
    }
  dcs_vocabulary_add (vocabulary, "drug", "WBC");
  words = dcs_vocabulary_describe_like (vocabulary, "drug", "wbd");
  g_assert_true (g_str_has_prefix (words, "WBC, code_0, code_1, "));
  g_assert_true (g_str_has_suffix (words, ", …"));
}

static void
test_unknown_text_is_not_interned (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();

  dcs_vocabulary_add (vocabulary, "drug", "alpha");
  dcs_vocabulary_lookup (vocabulary, "drug", "a hostile text of a file", -1);
  g_assert_cmpuint (dcs_code_try ("a hostile text of a file"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/vocabulary/what-is-like-the-text-comes-first",
                   test_what_is_like_the_text_comes_first);
  g_test_add_func ("/model/vocabulary/a-code-belongs-to-its-domain",
                   test_a_code_belongs_to_its_domain);
  g_test_add_func ("/model/vocabulary/unknown-text-is-not-interned",
                   test_unknown_text_is_not_interned);
  return g_test_run ();
}
