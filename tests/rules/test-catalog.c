/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A small definition in which every group is right. */
#define GOOD                                                                                       \
  "[disease]\ncode=testitis\nlabel=Testitis\nabbr=TT\n"                                            \
  "[roles]\nweight=mass\nactivity=total\n"                                                         \
  "[parameters]\nana-positive-titre=160\n"                                                         \
  "[subtype plain]\nlabel=Plain\nchildren=here;there\n"                                            \
  "[subtype-site here]\nlabel=Here\nphrase=here\n"                                                 \
  "[subtype-site there]\nlabel=There\n"                                                            \
  "[region top]\nlabel=Top\n"                                                                      \
  "[site nose]\nlabel=Nose\nregion=top\n"                                                          \
  "[drug-class old]\nlabel=Old\n"                                                                  \
  "[route oral]\nlabel=Oral\n"                                                                     \
  "[frequency daily]\nlabel=Daily\n"                                                               \
  "[dose-unit mg]\nlabel=mg\nmilligrams=1\n"                                                       \
  "[dose-unit mg/kg]\nlabel=mg/kg\nper=kg\nmilligrams=1\nabsolute=mg\n"                            \
  "[drug cure]\nlabel=Cure\nclass=old\nroutes=oral\nunit=mg\nfrequency=daily\n"                    \
  "usual-min=1\nusual-max=2\ncap=3\ncap-unit=mg\n"                                                 \
  "[visit-response well]\nlabel=Well\nstate=improved\n"                                            \
  "[unit kg]\nlabel=kg\n"                                                                          \
  "[unit g]\nlabel=g\n"                                                                            \
  "[result positive]\nlabel=Positive\n"                                                            \
  "[test-group all]\nlabel=All\n"                                                                  \
  "[test mass]\nlabel=Mass\ngroup=all\nunit=kg\nalso=g 0.001\nmin=1\nmax=9\ndecimals=1\n"          \
  "[test dots]\nlabel=Dots\ngroup=all\nallowed=0;1;3\nper-site=true\n"                             \
  "[test smear]\nlabel=Smear\ngroup=all\nnumeric=false\nresults=positive\n"                        \
  "[instrument total]\nlabel=Total\nitems=dots\nper-site=true\nmax=3\n"                            \
  "[band total low]\nlabel=Low\nupper=1\n"                                                         \
  "[band total high]\nlabel=High\n"                                                                \
  "[bundle visits mass_kg]\nobservation=mass\nunit=kg\n"

typedef struct
{
  char *folders[3];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      f->folders[i] = g_dir_make_tmp ("diseases-XXXXXX", &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (f->folders[i], 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (f->folders[i], name, NULL);

          g_unlink (path);
        }
      g_rmdir (f->folders[i]);
      g_free (f->folders[i]);
    }
}

static void
write_file (Fixture *f, int folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folders[folder], name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static DcsCatalog *
load (Fixture *f, GError **error)
{
  return dcs_catalog_load ((const char *const *) f->folders, error);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_autoptr (GString) copy = g_string_new (text);

  g_assert_cmpuint (g_string_replace (copy, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&copy), FALSE);
}

static void
loads_what_the_file_says (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  DcsDefinition *definition;
  const DcsTerm *term;
  const DcsTest *test;
  const DcsInstrument *instrument;
  const DcsDrug *drug;
  guint n;

  write_file (f, 0, "testitis.disease", GOOD);
  write_file (f, 0, "notes.txt", "no definition");
  catalog = load (f, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dcs_catalog_count (catalog), ==, 1);
  definition = dcs_catalog_find (catalog, dcs_code ("testitis"));
  g_assert_true (definition == dcs_catalog_nth (catalog, 0));
  g_assert_cmpstr (dcs_definition_label (definition), ==, "Testitis");
  g_assert_cmpstr (dcs_definition_abbr (definition), ==, "TT");
  g_assert_cmpstr (dcs_code_string (dcs_definition_code (definition)), ==, "testitis");

  term = dcs_definition_term (definition, "subtype", dcs_code ("plain"));
  g_assert_cmpstr (term->abbr, ==, "Plain");
  g_assert_cmpstr (term->phrase, ==, "Plain");
  g_assert_cmpuint (term->n_children, ==, 2);
  g_assert_cmpstr (dcs_code_string (term->children[1]), ==, "there");
  term = dcs_definition_term (definition, "visit-response", dcs_code ("well"));
  g_assert_cmpstr (dcs_code_string (term->group), ==, "improved");
  g_assert_cmpstr (dcs_definition_terms (definition, "test", &n)[2]->label, ==, "Smear");
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (dcs_definition_terms (definition, "causality", &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (dcs_definition_term (definition, "site", dcs_code ("tail")));
  g_assert_null (dcs_definition_term (definition, "site", 0));

  drug = dcs_definition_drug (definition, dcs_code ("cure"));
  g_assert_true (drug == dcs_catalog_drug (catalog, dcs_code ("cure")));
  g_assert_true (drug->systemic);
  g_assert_false (drug->steroid);
  g_assert_cmpfloat (drug->usual_max, ==, 2);
  g_assert_cmpfloat (drug->cap, ==, 3);
  test = dcs_definition_test (definition, dcs_code ("smear"));
  g_assert_false (test->numeric);
  g_assert_true (isnan (test->min));
  instrument = dcs_definition_instruments (definition, &n)[0];
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (instrument->n_bands, ==, 2);
  g_assert_cmpstr (instrument->band_label[1], ==, "High");
  g_assert_true (isnan (instrument->band_upper[1]));
  g_assert_cmpfloat (dcs_definition_parameter (definition, "ana-positive-titre", 80), ==, 160);
  g_assert_cmpfloat (dcs_definition_parameter (definition, "usual-tolerance-percent", 7), ==, 7);
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (definition, "weight")), ==, "mass");
  g_assert_cmpuint (dcs_definition_role (definition, "height"), ==, 0);
}

static void
the_vocabulary_has_every_domain (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = replace (GOOD, "code=testitis", "code=otheritis");
  g_autofree char *changed = replace (other, "[site nose]\nlabel=Nose", "[site ear]\nlabel=Ear");
  DcsVocabulary *vocabulary;
  guint n;

  write_file (f, 0, "a.disease", GOOD);
  write_file (f, 1, "b.disease", changed);
  catalog = load (f, &error);
  g_assert_no_error (error);
  vocabulary = dcs_catalog_vocabulary (catalog);
  g_assert_cmpuint (dcs_catalog_count (catalog), ==, 2);
  dcs_vocabulary_codes (vocabulary, "disease", &n);
  g_assert_cmpuint (n, ==, 2);
  dcs_vocabulary_codes (vocabulary, "site", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "site", "ear", -1), ==, dcs_code ("ear"));
  g_assert_cmpuint (dcs_vocabulary_lookup (vocabulary, "site", "oral", -1), ==, 0);
  g_assert_true (dcs_vocabulary_has (vocabulary, "instrument", dcs_code ("total")));

  g_assert_cmpstr (dcs_catalog_label (catalog, "site", dcs_code ("ear")), ==, "Ear");
  g_assert_cmpstr (dcs_catalog_abbr (catalog, "disease", dcs_code ("otheritis")), ==, "TT");
  g_assert_cmpstr (dcs_catalog_label (catalog, "site", dcs_code ("elsewhere")), ==, "elsewhere");
  g_assert_cmpstr (dcs_catalog_label (catalog, "site", 0), ==, "");
  g_assert_null (dcs_catalog_term (catalog, "nonsense", dcs_code ("ear")));
}

static void
a_later_folder_replaces_a_disease (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *own = replace (GOOD, "label=Testitis", "label=Our testitis");

  write_file (f, 0, "testitis.disease", GOOD);
  write_file (f, 1, "ours.disease", own);
  catalog = load (f, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dcs_catalog_count (catalog), ==, 1);
  g_assert_cmpstr (dcs_definition_label (dcs_catalog_nth (catalog, 0)), ==, "Our testitis");
  g_assert_cmpstr (
      dcs_catalog_label (catalog, "disease", dcs_code ("testitis")), ==, "Our testitis");
}

static void
columns_of_the_bundle_are_named (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = replace (GOOD, "code=testitis", "code=otheritis");
  const DcsBundleAlias *alias;
  guint n;

  write_file (f, 0, "a.disease", GOOD);
  write_file (f, 1, "b.disease", other);
  catalog = load (f, &error);
  g_assert_no_error (error);
  alias = dcs_catalog_bundle_alias (catalog, "visits", "mass_kg");
  g_assert_nonnull (alias);
  g_assert_null (alias->field);
  g_assert_cmpstr (dcs_code_string (alias->observation), ==, "mass");
  g_assert_cmpstr (dcs_code_string (alias->unit), ==, "kg");
  g_assert_true (dcs_catalog_bundle_aliases (catalog, "visits", &n)[0] == alias);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (dcs_catalog_bundle_alias (catalog, "visits", "mass"));
  g_assert_null (dcs_catalog_bundle_aliases (catalog, "patients", &n));
  g_assert_cmpuint (n, ==, 0);
}

/* What is wrong is named: the file, the group, the key, and the way out. */
static void
a_slip_is_found_and_named (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *group, *key;
  } cases[] = {
    { "abbr=TT", "abbbr=TT", "[disease]", "abbbr" },
    { "code=testitis\n", "", "[disease]", "code" },
    { "code=testitis", "code=test itis", "[disease]", "code" },
    { "label=Testitis\n", "", "[disease]", "label" },
    { "label=Plain", "label=", "[subtype plain]", "label" },
    { "label=Nose\n", "", "[site nose]", "label" },
    { "region=top", "region=bottom", "[site nose]", "region" },
    { "region=top\n", "", "[site nose]", "region" },
    { "children=here;there", "children=here;nowhere", "[subtype plain]", "children" },
    { "children=here;there", "children=here;here", "[subtype plain]", "children" },
    { "label=There\n", "label=There\nchildren=plain\n", "[subtype-site there]", "children" },
    { "label=Top\n", "label=Top\nunit=kg\n", "[region top]", "unit" },
    { "class=old", "class=new", "[drug cure]", "class" },
    { "routes=oral\n", "", "[drug cure]", "routes" },
    { "usual-max=2", "usual-max=0.5", "[drug cure]", "usual-min" },
    { "usual-max=2\n", "", "[drug cure]", "usual-min" },
    { "usual-max=2", "usual-max=two", "[drug cure]", "usual-max" },
    { "usual-max=2", "usual-max=inf", "[drug cure]", "usual-max" },
    { "frequency=daily\n", "", "[drug cure]", "usual-min" },
    { "cap-unit=mg\n", "", "[drug cure]", "cap" },
    { "[drug cure]\n", "[drug cure]\nsystemic=maybe\n", "[drug cure]", "systemic" },
    { "absolute=mg\n", "", "[dose-unit mg/kg]", "absolute" },
    { "absolute=mg\n", "absolute=mg/kg\n", "[dose-unit mg/kg]", "absolute" },
    { "per=kg\nmilligrams=1", "per=kg\nmilligrams=1000", "[dose-unit mg/kg]", "absolute" },
    { "per=kg", "per=person", "[dose-unit mg/kg]", "per" },
    { "per=kg\nmilligrams=1", "per=kg\nmilligrams=0", "[dose-unit mg/kg]", "milligrams" },
    { "state=improved", "state=splendid", "[visit-response well]", "state" },
    { "state=improved\n", "", "[visit-response well]", "state" },
    { "also=g 0.001", "also=g", "[test mass]", "also" },
    { "also=g 0.001", "also=g much", "[test mass]", "also" },
    { "also=g 0.001", "also=g 0", "[test mass]", "also" },
    { "also=g 0.001", "also=pound 0.45", "[test mass]", "also" },
    { "max=9\n", "max=0\n", "[test mass]", "max" },
    { "decimals=1", "decimals=1.5", "[test mass]", "decimals" },
    { "decimals=1", "decimals=10", "[test mass]", "decimals" },
    { "allowed=0;1;3", "allowed=0;3;1", "[test dots]", "allowed" },
    { "allowed=0;1;3", "allowed=0;one", "[test dots]", "allowed" },
    { "allowed=0;1;3", "allowed=0;1;3\nmin=0", "[test dots]", "allowed" },
    { "results=positive\n", "", "[test smear]", "results" },
    { "items=dots", "items=spots", "[instrument total]", "items" },
    { "items=dots\n", "", "[instrument total]", "items" },
    { "max=3\n", "", "[instrument total]", "max" },
    { "upper=1\n", "", "[band total high]", "upper" },
    { "label=High\n", "label=High\nupper=1\n", "[band total high]", "upper" },
    { "label=High\n", "label=High\nlower=2\n", "[band total high]", "lower" },
    { "label=High\n", "upper=3\n", "[band total high]", "label" },
    { "weight=mass", "weight=weight", "[roles]", "weight" },
    { "weight=mass", "wait=mass", "[roles]", "wait" },
    { "activity=total", "activity=mass", "[roles]", "activity" },
    { "ana-positive-titre", "ana-positive-title", "[parameters]", "ana-positive-title" },
    { "titre=160", "titre=1:160", "[parameters]", "ana-positive-titre" },
    { "observation=mass\nunit=kg", "observation=mess", "[bundle visits mass_kg]", "observation" },
    { "observation=mass\nunit=kg", "field=mass\nunit=kg", "[bundle visits mass_kg]", "unit" },
    { "label=Nose\n", "label=Nose\nlabel=Knows\n", "[site nose]", "label" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = replace (GOOD, cases[i].from, cases[i].to);
      g_autofree char *key = g_strdup_printf ("key “%s”", cases[i].key);
      g_autoptr (DcsCatalog) catalog = NULL;
      g_autoptr (GError) error = NULL;

      write_file (f, 0, "testitis.disease", text);
      catalog = load (f, &error);
      g_test_message ("%s: %s", cases[i].to, error != NULL ? error->message : "no error");
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_null (catalog);
      g_assert_nonnull (strstr (error->message, "testitis.disease"));
      g_assert_nonnull (strstr (error->message, cases[i].group));
      g_assert_nonnull (strstr (error->message, key));
      g_assert_nonnull (strstr (error->message, "Correct"));
    }
}

static void
a_wrong_group_is_found_and_named (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *group;
  } cases[] = {
    { "[site nose]", "[sight nose]", "[sight nose]" },
    { "[site nose]", "[site]", "[site]" },
    { "[site nose]", "[site nose tip]", "[site nose tip]" },
    { "[site nose]", "[site näse]", "[site näse]" },
    { "[band total low]", "[band low]", "[band low]" },
    { "[band total low]", "[band sum low]", "[band sum low]" },
    { "[bundle visits mass_kg]", "[bundle visits]", "[bundle visits]" },
    { "observation=mass\nunit=kg\n", "", "[bundle visits mass_kg]" },
    { "observation=mass\nunit=kg\n", "observation=mass\nfield=mass\n", "[bundle visits mass_kg]" },
    { "[disease]", "[illness]", "[disease]" },
    { "[subtype-site there]", "[subtype-site here]", "[subtype-site here]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = replace (GOOD, cases[i].from, cases[i].to);
      g_autoptr (DcsCatalog) catalog = NULL;
      g_autoptr (GError) error = NULL;

      write_file (f, 0, "testitis.disease", text);
      catalog = load (f, &error);
      g_test_message ("%s: %s", cases[i].to, error != NULL ? error->message : "no error");
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_null (catalog);
      g_assert_nonnull (strstr (error->message, "testitis.disease"));
      g_assert_nonnull (strstr (error->message, cases[i].group));
    }
}

static void
what_is_no_key_file_is_refused (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = { "", "no groups at all\n", "[disease\ncode=x\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DcsCatalog) catalog = NULL;
      g_autoptr (GError) error = NULL;

      write_file (f, 0, "broken.disease", texts[i]);
      catalog = load (f, &error);
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_nonnull (strstr (error->message, "broken.disease"));
      g_assert_nonnull (strstr (error->message, "remove it"));
    }
}

static void
two_of_one_disease_in_a_folder_are_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;

  write_file (f, 0, "a.disease", GOOD);
  write_file (f, 0, "b.disease", GOOD);
  catalog = load (f, &error);
  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
  g_assert_nonnull (strstr (error->message, "a.disease"));
  g_assert_nonnull (strstr (error->message, "b.disease"));
}

static void
two_meanings_of_a_column_are_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = replace (GOOD, "code=testitis", "code=otheritis");
  g_autofree char *changed = replace (other, "observation=mass\nunit=kg", "field=mass");

  write_file (f, 0, "a.disease", GOOD);
  write_file (f, 1, "b.disease", changed);
  catalog = load (f, &error);
  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
  g_assert_nonnull (strstr (error->message, "[bundle visits mass_kg]"));
}

static void
no_definition_is_an_error_with_a_way_out (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  const char *const nowhere[] = { "/nonexistent/diseases", NULL };

  catalog = load (f, &error);
  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "DCS_DATADIR"));
  g_clear_error (&error);
  catalog = dcs_catalog_load (nowhere, &error);
  g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nonexistent/diseases"));
}

static void
the_default_is_the_shipped_and_the_clinics_own (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "decursus", "diseases", NULL);
  g_autofree char *path = g_build_filename (folder, "own.disease", NULL);
  DcsCatalog *catalog = dcs_catalog_load_default (&error);

  g_assert_no_error (error);
  g_assert_nonnull (dcs_catalog_find (catalog, dcs_code ("jls")));
  g_assert_null (dcs_catalog_find (catalog, dcs_code ("testitis")));
  dcs_catalog_unref (catalog);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, GOOD, -1, NULL));
  catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  g_assert_nonnull (dcs_catalog_find (catalog, dcs_code ("jls")));
  g_assert_nonnull (dcs_catalog_find (catalog, dcs_code ("testitis")));
  g_assert_true (dcs_catalog_ref (catalog) == catalog);
  dcs_catalog_unref (catalog);
  dcs_catalog_unref (catalog);
  g_unlink (path);
}

static void
values_are_checked_and_described (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *mass_words = NULL;
  g_autofree char *dots_words = NULL;
  g_autofree char *smear_words = NULL;
  const DcsTest *mass, *dots, *smear;
  double canonical;

  write_file (f, 0, "testitis.disease", GOOD);
  catalog = load (f, &error);
  g_assert_no_error (error);
  mass = dcs_catalog_test (catalog, dcs_code ("mass"));
  dots = dcs_catalog_test (catalog, dcs_code ("dots"));
  smear = dcs_catalog_test (catalog, dcs_code ("smear"));

  g_assert_false (dcs_test_accepts (mass, 0.9));
  g_assert_true (dcs_test_accepts (mass, 1));
  g_assert_true (dcs_test_accepts (mass, 9));
  g_assert_false (dcs_test_accepts (mass, 9.1));
  g_assert_false (dcs_test_accepts (mass, NAN));
  g_assert_true (dcs_test_accepts (dots, 3));
  g_assert_false (dcs_test_accepts (dots, 2));
  g_assert_false (dcs_test_accepts (smear, 1));
  mass_words = dcs_test_describe_values (mass);
  g_assert_cmpstr (mass_words, ==, "a number from 1 to 9");
  dots_words = dcs_test_describe_values (dots);
  g_assert_cmpstr (dots_words, ==, "0, 1 or 3");
  smear_words = dcs_test_describe_values (smear);
  g_assert_cmpstr (smear_words, ==, "no number, only a result");

  g_assert_true (dcs_test_to_canonical (mass, 0, 4, &canonical));
  g_assert_cmpfloat (canonical, ==, 4);
  g_assert_true (dcs_test_to_canonical (mass, dcs_code ("kg"), 4, &canonical));
  g_assert_cmpfloat (canonical, ==, 4);
  g_assert_true (dcs_test_to_canonical (mass, dcs_code ("g"), 4500, &canonical));
  g_assert_cmpfloat_with_epsilon (canonical, 4.5, 1e-12);
  g_assert_false (dcs_test_to_canonical (mass, dcs_code ("mg"), 4, &canonical));
  g_assert_true (isnan (canonical));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/rules/catalog/loads-what-the-file-says", loads_what_the_file_says);
  add ("/rules/catalog/the-vocabulary-has-every-domain", the_vocabulary_has_every_domain);
  add ("/rules/catalog/a-later-folder-replaces-a-disease", a_later_folder_replaces_a_disease);
  add ("/rules/catalog/columns-of-the-bundle-are-named", columns_of_the_bundle_are_named);
  add ("/rules/catalog/a-slip-is-found-and-named", a_slip_is_found_and_named);
  add ("/rules/catalog/a-wrong-group-is-found-and-named", a_wrong_group_is_found_and_named);
  add ("/rules/catalog/what-is-no-key-file-is-refused", what_is_no_key_file_is_refused);
  add ("/rules/catalog/two-of-one-disease-in-a-folder-are-refused",
       two_of_one_disease_in_a_folder_are_refused);
  add ("/rules/catalog/two-meanings-of-a-column-are-refused", two_meanings_of_a_column_are_refused);
  add ("/rules/catalog/no-definition-is-an-error-with-a-way-out",
       no_definition_is_an_error_with_a_way_out);
  add ("/rules/catalog/the-default-is-the-shipped-and-the-clinics-own",
       the_default_is_the_shipped_and_the_clinics_own);
  add ("/rules/catalog/values-are-checked-and-described", values_are_checked_and_described);
  return g_test_run ();
}
