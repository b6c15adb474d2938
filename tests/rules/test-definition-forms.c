/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* What forms need of a disease: every group is right. */
#define GOOD                                                                                       \
  "[disease]\ncode=testitis\nlabel=Testitis\n"                                                     \
  "[parameters]\nfollowup-months=3\nplaque-min-mm=30\n"                                            \
  "[region top]\nlabel=Top\n"                                                                      \
  "[site nose]\nlabel=Nose\nregion=top\n"                                                          \
  "[site ear]\nlabel=Ear\nregion=top\n"                                                            \
  "[site chin]\nlabel=Chin\nregion=top\n"                                                          \
  "[zone face]\nlabel=Face\nchildren=nose;chin\n"                                                  \
  "[drug-class old]\nlabel=Old\n"                                                                  \
  "[route oral]\nlabel=Oral\n"                                                                     \
  "[frequency daily]\nlabel=Daily\n"                                                               \
  "[frequency weekly]\nlabel=Weekly\n"                                                             \
  "[drug cure]\nlabel=Cure\nclass=old\nroutes=oral\nfrequency=weekly\nonly-frequencies=weekly\n"   \
  "[test-group all]\nlabel=All\n"                                                                  \
  "[test size]\nlabel=Size\nabbr=S\ngroup=all\nmin=1\nmax=900\ncarry-months-child=3\n"             \
  "carry-months-adult=120\n"                                                                       \
  "[test dots]\nlabel=Dots\ngroup=all\nallowed=0;1;3\nper-site=true\nsites=nose;ear\n"             \
  "level-0=None\nlevel-1=Few\nlevel-3=Many\n"                                                      \
  "[test a]\nlabel=A\ngroup=all\nallowed=0;1;2;3\n"                                                \
  "[test b]\nlabel=B\ngroup=all\nallowed=0;1;2;3\n"                                                \
  "[test c]\nlabel=C\ngroup=all\nallowed=0;1\n"                                                    \
  "[item-group left]\nlabel=Left\nitems=a\naids=c\naid-minimum=2\n"                                \
  "[item-group right]\nlabel=Right\nitems=b\n"                                                     \
  "[range any]\ntest=size\nlow=10\nhigh=90\n"                                                      \
  "[range child]\ntest=size\nlow=1\nhigh=30\nto-age=12\n"                                          \
  "[range infant]\ntest=size\nlow=1\nhigh=9\nfrom-age=1\nto-age=2\n"                               \
  "[range girl]\nlabel=Size of girls\ntest=size\nhigh=60\nfrom-age=12\nto-age=18\nsex=F\n"         \
  "[range boy]\ntest=size\nlow=20\nfrom-age=12\nto-age=18\nsex=M\n"                                \
  "[instrument total]\nlabel=Total\nitems=dots\nper-site=true\nmax=6\nsites=nose;ear\n"            \
  "all-sites=true\n"                                                                               \
  "[instrument everywhere]\nlabel=Everywhere\nitems=dots\nper-site=true\nmax=9\nall-sites=true\n"  \
  "[instrument mean]\nlabel=Mean\nmethod=category-mean\ncategories=left;right\n"                   \
  "min-categories=1\nmax=3\ndecimals=3\nlower-is-worse=true\n"                                     \
  "[instrument either]\nlabel=Either\nmethod=sum\nitems=a;b\nalternatives=a;b\nmax=3\n"            \
  "part-of=mean\n"                                                                                 \
  "[form grid]\nlabel=Grid\nsection=scores\nitems=dots\nper-site=true\n"                           \
  "instruments=total;everywhere\n"                                                                 \
  "[form "                                                                                         \
  "some]\nlabel=Some\nsection=scores\nitems=dots\nper-site=true\nsites=ear\nall-sites=true\n"      \
  "[form size]\nlabel=Size\nsection=measures\nitems=size\n"                                        \
  "[form blood]\nlabel=Blood\nsection=laboratory\nitems=size;a\n"

typedef struct
{
  char *folders[3];
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      f->folders[i] = g_dir_make_tmp ("diseases-XXXXXX", NULL);
      g_assert_nonnull (f->folders[i]);
    }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *path = g_build_filename (f->folders[i], "testitis.disease", NULL);

      g_unlink (path);
      g_rmdir (f->folders[i]);
      g_free (f->folders[i]);
    }
}

static DcsCatalog *
load (Fixture *f, const char *first, const char *second, GError **error)
{
  const char *const texts[] = { first, second };

  for (int i = 0; i < 2; i++)
    if (texts[i] != NULL)
      {
        g_autofree char *path = g_build_filename (f->folders[i], "testitis.disease", NULL);

        g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      }
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
assert_codes (const DcsCode *codes, guint n_codes, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ";" : "", dcs_code_string (codes[i]));
  g_assert_cmpstr (words->str, ==, expected);
}

static void
forms_are_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load (f, GOOD, NULL, &error);
  DcsDefinition *definition;
  const DcsFormInfo *const *forms;
  guint n;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  forms = dcs_definition_forms (definition, &n);
  g_assert_cmpuint (n, ==, 4);

  g_assert_cmpstr (forms[0]->term.label, ==, "Grid");
  g_assert_cmpint (forms[0]->section, ==, DCS_FORM_SCORES);
  g_assert_true (forms[0]->per_site);
  g_assert_false (forms[0]->all_sites);
  assert_codes (forms[0]->items, forms[0]->n_items, "dots");
  /* Without a key: every site of the disease, in its order. */
  assert_codes (forms[0]->sites, forms[0]->n_sites, "nose;ear;chin");
  assert_codes (forms[0]->instruments, forms[0]->n_instruments, "total;everywhere");
  g_assert_true (forms[1]->all_sites);
  assert_codes (forms[1]->sites, forms[1]->n_sites, "ear");
  g_assert_cmpint (forms[2]->section, ==, DCS_FORM_MEASURES);
  g_assert_null (forms[2]->sites);
  g_assert_cmpint (forms[3]->section, ==, DCS_FORM_LABORATORY);
  assert_codes (forms[3]->items, forms[3]->n_items, "size;a");

  g_assert_true (dcs_definition_form (definition, dcs_code ("some")) == forms[1]);
  g_assert_null (dcs_definition_form (definition, dcs_code ("total")));
  g_assert_null (dcs_definition_form (definition, 0));
}

static void
scores_are_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load (f, GOOD, NULL, &error);
  DcsDefinition *definition;
  const DcsInstrument *const *instruments;
  const DcsItemGroup *left;
  guint n;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  instruments = dcs_definition_instruments (definition, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_true (instruments[0]->definition == definition);
  assert_codes (instruments[0]->sites, instruments[0]->n_sites, "nose;ear");
  g_assert_true (instruments[0]->form == dcs_code ("grid"));
  /* All sites that there are: they are named, so that each can be asked for. */
  assert_codes (instruments[1]->sites, instruments[1]->n_sites, "nose;ear;chin");

  g_assert_cmpint (instruments[2]->method, ==, DCS_SCORE_CATEGORY_MEAN);
  assert_codes (instruments[2]->categories, instruments[2]->n_categories, "left;right");
  assert_codes (instruments[2]->items, instruments[2]->n_items, "a;b;c");
  g_assert_cmpuint (instruments[2]->min_categories, ==, 1);
  g_assert_cmpint (instruments[2]->decimals, ==, 3);
  g_assert_true (instruments[2]->lower_is_worse);
  left = dcs_definition_item_group (definition, dcs_code ("left"));
  g_assert_true (instruments[2]->groups[0] == left);
  assert_codes (left->items, left->n_items, "a");
  assert_codes (left->aids, left->n_aids, "c");
  g_assert_cmpfloat (left->aid_minimum, ==, 2);
  g_assert_cmpuint (dcs_definition_item_group (definition, dcs_code ("right"))->n_aids, ==, 0);

  g_assert_cmpint (instruments[3]->method, ==, DCS_SCORE_SUM);
  assert_codes (instruments[3]->alternatives, instruments[3]->n_alternatives, "a;b");
  g_assert_true (instruments[3]->part_of == dcs_code ("mean"));
  g_assert_false (instruments[3]->lower_is_worse);
  g_assert_cmpuint (instruments[3]->form, ==, 0);
}

static void
tests_drugs_and_zones_are_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load (f, GOOD, NULL, &error);
  DcsDefinition *definition;
  const DcsTest *test;
  const DcsDrug *drug;
  const DcsTerm *zone;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  test = dcs_definition_test (definition, dcs_code ("dots"));
  assert_codes (test->sites, test->n_sites, "nose;ear");
  g_assert_cmpuint (test->n_allowed, ==, 3);
  g_assert_cmpstr (test->levels[0], ==, "None");
  g_assert_cmpstr (test->levels[1], ==, "Few");
  g_assert_cmpstr (test->levels[2], ==, "Many");
  g_assert_cmpint (test->carry_months_child, ==, 0);
  test = dcs_definition_test (definition, dcs_code ("size"));
  g_assert_null (test->levels);
  g_assert_null (test->sites);
  g_assert_cmpint (test->carry_months_child, ==, 3);
  g_assert_cmpint (test->carry_months_adult, ==, 120);
  drug = dcs_definition_drug (definition, dcs_code ("cure"));
  assert_codes (drug->only_frequencies, drug->n_only_frequencies, "weekly");
  zone = dcs_definition_term (definition, "zone", dcs_code ("face"));
  assert_codes (zone->children, zone->n_children, "nose;chin");
  g_assert_cmpfloat (dcs_definition_parameter (definition, "followup-months", NAN), ==, 3);
  g_assert_cmpfloat (dcs_definition_parameter (definition, "plaque-min-count", 4), ==, 4);
}

/* Both ends of each bracket [from, to), and who is in none. */
static void
the_range_that_fits_best_is_found (Fixture *f, gconstpointer data)
{
  static const struct
  {
    double age;
    const char *sex;
    const char *range;
  } cases[] = {
    { 0, NULL, "child" },
    { 0.99, NULL, "child" },
    { 1, NULL, "infant" },
    { 1.99, "F", "infant" },
    { 2, "F", "child" },
    { 11.99, "M", "child" },
    { 12, "F", "girl" },
    { 12, "M", "boy" },
    { 12, NULL, "any" },
    { 17.99, "F", "girl" },
    { 18, "F", "any" },
    { 18, "M", "any" },
    { 15, "unknown", "any" },
    { 90, NULL, "any" },
    /* Nothing is guessed of one whose age is not known. */
    { NAN, NULL, "any" },
    { NAN, "F", "any" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load (f, GOOD, NULL, &error);
  DcsDefinition *definition;
  const DcsTestRange *range;

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      range = dcs_definition_range (definition, dcs_code ("size"), cases[i].age, cases[i].sex);
      g_test_message ("%g %s", cases[i].age, cases[i].sex != NULL ? cases[i].sex : "-");
      g_assert_nonnull (range);
      g_assert_cmpstr (dcs_code_string (range->term.code), ==, cases[i].range);
    }
  range = dcs_definition_range (definition, dcs_code ("size"), 12, "F");
  g_assert_true (isnan (range->low));
  g_assert_cmpfloat (range->high, ==, 60);
  g_assert_cmpstr (range->term.label, ==, "Size of girls");
  range = dcs_definition_range (definition, dcs_code ("size"), 12, "M");
  g_assert_cmpfloat (range->low, ==, 20);
  g_assert_true (isnan (range->high));
  /* A range without a name has that of its test. */
  g_assert_cmpstr (range->term.label, ==, "Size");
  g_assert_cmpstr (range->term.abbr, ==, "S");
  g_assert_null (dcs_definition_range (definition, dcs_code ("a"), 12, "F"));
  g_assert_null (dcs_definition_range (definition, 0, 12, "F"));
}

/* One who is in no bracket has no range: a limit is not stretched. */
static void
no_range_is_made_up (Fixture *f, gconstpointer data)
{
  g_autofree char *text = replace (GOOD, "[range any]\ntest=size\nlow=10\nhigh=90\n", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = load (f, text, NULL, &error);
  DcsDefinition *definition;
  DcsCode size = dcs_code ("size");

  g_assert_no_error (error);
  definition = dcs_catalog_nth (catalog, 0);
  g_assert_null (dcs_definition_range (definition, size, NAN, "F"));
  g_assert_null (dcs_definition_range (definition, size, 12, NULL));
  g_assert_null (dcs_definition_range (definition, size, 18, "F"));
  g_assert_nonnull (dcs_definition_range (definition, size, 11.9, NULL));
}

static void
a_slip_is_found_and_named (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *group, *key;
  } cases[] = {
    { "only-frequencies=weekly", "only-frequencies=daily", "[drug cure]", "only-frequencies" },
    { "only-frequencies=weekly", "only-frequencies=never", "[drug cure]", "only-frequencies" },
    { "sites=nose;ear\nlevel", "sites=nose;toe\nlevel", "[test dots]", "sites" },
    { "max=900\n", "max=900\nsites=nose\n", "[test size]", "sites" },
    { "level-1=Few\n", "", "[test dots]", "level-1" },
    { "level-1=Few\n", "level-1=Few\nlevel-2=Some\n", "[test dots]", "level-2" },
    { "level-1=Few\n", "level-1=\n", "[test dots]", "level-1" },
    { "level-1=Few\n", "level-01=Few\n", "[test dots]", "level-01" },
    { "max=900\n", "max=900\nlevel-1=One\n", "[test size]", "level-1" },
    { "carry-months-child=3", "carry-months-child=-1", "[test size]", "carry-months-child" },
    { "carry-months-child=3", "carry-months-child=1.5", "[test size]", "carry-months-child" },
    { "carry-months-adult=120", "carry-months-adult=yes", "[test size]", "carry-months-adult" },
    { "children=nose;chin", "children=nose;toe", "[zone face]", "children" },
    { "items=a\naids=c\n", "aids=c\n", "[item-group left]", "items" },
    { "items=a\naids=c\n", "items=d\naids=c\n", "[item-group left]", "items" },
    { "items=a\naids=c\n", "items=a\naids=a\n", "[item-group left]", "aids" },
    { "aid-minimum=2\n", "", "[item-group left]", "aid-minimum" },
    { "items=b\n[range", "items=b\naid-minimum=2\n[range", "[item-group right]", "aid-minimum" },
    { "[range any]\ntest=size", "[range any]\ntest=sighs", "[range any]", "test" },
    { "[range any]\ntest=size\n", "[range any]\n", "[range any]", "test" },
    { "low=10\nhigh=90\n", "", "[range any]", "low" },
    { "low=10\nhigh=90\n", "low=90\nhigh=10\n", "[range any]", "high" },
    { "low=10\nhigh=90\n", "low=10\nhigh=90\nbelow=90\n", "[range any]", "below" },
    { "low=10\nhigh=90\n", "low=90\nbelow=90\n", "[range any]", "below" },
    { "low=10\nhigh=90\n", "below=many\n", "[range any]", "below" },
    { "from-age=1\nto-age=2", "from-age=2\nto-age=2", "[range infant]", "to-age" },
    { "from-age=1\nto-age=2", "from-age=-1\nto-age=2", "[range infant]", "from-age" },
    { "sex=F", "sex=f", "[range girl]", "sex" },
    { "method=category-mean", "method=mean", "[instrument mean]", "method" },
    { "categories=left;right\n", "", "[instrument mean]", "categories" },
    { "categories=left;right\n", "categories=left;up\n", "[instrument mean]", "categories" },
    { "min-categories=1", "min-categories=3", "[instrument mean]", "min-categories" },
    { "min-categories=1", "min-categories=0", "[instrument mean]", "min-categories" },
    { "max=3\ndecimals=3", "max=3\ndecimals=3\nitems=a", "[instrument mean]", "items" },
    { "max=3\ndecimals=3", "max=3\ndecimals=3\nper-site=true", "[instrument mean]", "per-site" },
    { "decimals=3", "decimals=0.5", "[instrument mean]", "decimals" },
    { "items=b\n[range", "items=a\n[range", "[instrument mean]", "categories" },
    { "alternatives=a;b", "alternatives=a;c", "[instrument either]", "alternatives" },
    { "alternatives=a;b", "alternatives=a", "[instrument either]", "alternatives" },
    { "alternatives=a;b", "categories=left", "[instrument either]", "categories" },
    { "alternatives=a;b", "min-categories=1", "[instrument either]", "min-categories" },
    { "alternatives=a;b", "sites=nose", "[instrument either]", "sites" },
    { "alternatives=a;b", "all-sites=true", "[instrument either]", "all-sites" },
    { "items=a;b\n", "items=a;b;dots\n", "[instrument either]", "per-site" },
    { "items=b\n[range", "items=dots\n[range", "[instrument mean]", "per-site" },
    { "part-of=mean", "part-of=either", "[instrument either]", "part-of" },
    { "part-of=mean", "part-of=sum", "[instrument either]", "part-of" },
    { "section=measures", "section=measure", "[form size]", "section" },
    { "section=measures\n", "", "[form size]", "section" },
    { "section=measures\nitems=size\n", "section=measures\n", "[form size]", "items" },
    { "section=measures\nitems=size\n",
      "section=measures\nitems=dots\n",
      "[form size]",
      "per-site" },
    { "section=measures\nitems=size\n",
      "section=measures\nitems=size\nsites=nose\n",
      "[form size]",
      "sites" },
    { "section=measures\nitems=size\n",
      "section=measures\nitems=size\nall-sites=true\n",
      "[form size]",
      "all-sites" },
    { "instruments=total;everywhere", "instruments=total;tally", "[form grid]", "instruments" },
    { "sites=ear\n", "sites=ear;ear\n", "[form some]", "sites" },
    { "followup-months=3", "followup-month=3", "[parameters]", "followup-month" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = replace (GOOD, cases[i].from, cases[i].to);
      g_autofree char *key = g_strdup_printf ("key “%s”", cases[i].key);
      g_autoptr (GError) error = NULL;
      g_autoptr (DcsCatalog) catalog = load (f, text, NULL, &error);

      g_test_message ("%s: %s", cases[i].to, error != NULL ? error->message : "no error");
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_null (catalog);
      g_assert_nonnull (strstr (error->message, cases[i].group));
      g_assert_nonnull (strstr (error->message, key));
    }
}

/* What is stored is in the test's own unit: two diseases cannot mean two units by one test. */
static void
two_diseases_agree_on_a_test (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *from, *to, *group, *key;
  } cases[] = {
    { "max=900\n",
      "max=900\nunit=mm\n[unit mm]\nlabel=mm\n[test other]\nlabel=O\ngroup=all\n",
      "[test size]",
      "unit" },
    { "per-site=true\nsites=nose;ear\nlevel-0", "per-site=true\nlevel-0", NULL, NULL },
    { "max=900\n", "max=90\n", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *named = replace (GOOD, "code=testitis", "code=otheritis");
      g_autofree char *other = replace (named, cases[i].from, cases[i].to);
      g_autoptr (GError) error = NULL;
      G_GNUC_UNUSED g_autoptr (DcsCatalog) catalog = load (f, GOOD, other, &error);

      if (cases[i].group == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, DCS_RULES_ERROR, DCS_RULES_ERROR_BAD_DEFINITION);
      g_assert_nonnull (strstr (error->message, cases[i].group));
      g_assert_nonnull (strstr (error->message, cases[i].key));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/rules/definition-forms/forms-are-read", forms_are_read);
  add ("/rules/definition-forms/scores-are-read", scores_are_read);
  add ("/rules/definition-forms/tests-drugs-and-zones-are-read", tests_drugs_and_zones_are_read);
  add ("/rules/definition-forms/the-range-that-fits-best-is-found",
       the_range_that_fits_best_is_found);
  add ("/rules/definition-forms/no-range-is-made-up", no_range_is_made_up);
  add ("/rules/definition-forms/a-slip-is-found-and-named", a_slip_is_found_and_named);
  add ("/rules/definition-forms/two-diseases-agree-on-a-test", two_diseases_agree_on_a_test);
  return g_test_run ();
}
