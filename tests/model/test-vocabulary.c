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

  g_test_add_func ("/model/vocabulary/a-code-belongs-to-its-domain",
                   test_a_code_belongs_to_its_domain);
  g_test_add_func ("/model/vocabulary/unknown-text-is-not-interned",
                   test_unknown_text_is_not_interned);
  return g_test_run ();
}
