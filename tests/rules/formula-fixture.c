/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formula-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

/* clang-format off */
static const char text[] =
  "[disease]\ncode=testitis\nlabel=Testitis\n"
  "[region top]\nlabel=Top\n"
  "[site nose]\nlabel=Nose\nphrase=nose\nregion=top\n"
  "[site ear]\nlabel=Ear\nphrase=ear\nregion=top\n"
  "[site chin]\nlabel=Chin\nphrase=chin\nregion=top\n"
  "[drug-class old]\nlabel=Old\n"
  "[route oral]\nlabel=Oral\n"
  "[drug cure]\nlabel=Cure\nclass=old\nroutes=oral\n"
  "[finding cough]\nlabel=Cough\n"
  "[unit mg/L]\nlabel=mg/L\n"
  "[unit mg/dL]\nlabel=mg/dL\n"
  "[result positive]\nlabel=Positive\n"
  "[result negative]\nlabel=Negative\n"
  "[test-group all]\nlabel=All\n"
  "[test a]\nlabel=Alpha\nabbr=A\ngroup=all\n"
  "[test b]\nlabel=Beta\ngroup=all\n"
  "[test c]\nlabel=Gamma\ngroup=all\n"
  "[test d-1]\nlabel=Delta\ngroup=all\n"
  "[test and]\nlabel=And\ngroup=all\n"
  "[test yes]\nlabel=Worse\ngroup=all\nallowed=0;1\nlevel-0=No\nlevel-1=Yes\n"
  "[test crp]\nlabel=C-reactive protein\nabbr=CRP\ngroup=all\nunit=mg/L\nalso=mg/dL 10\nmin=0\nmax=500\n"
  "[test smear]\nlabel=Smear\ngroup=all\nnumeric=false\nresults=positive;negative\n"
  "[test both]\nlabel=Both\ngroup=all\nresults=positive;negative\n"
  "[test dots]\nlabel=Dots\ngroup=all\nper-site=true\nallowed=0;1;2;3\n"
  "level-0=None\nlevel-1=Few\nlevel-2=Some\nlevel-3=Many\n"
  "[test more]\nlabel=More\ngroup=all\nper-site=true\nallowed=0;1;2;3\n"
  "[test twin]\nlabel=Twin\ngroup=all\n"
  "[test x1]\nlabel=First way\ngroup=all\nallowed=0;1;2;3\n"
  "[test x2]\nlabel=Second way\ngroup=all\nallowed=0;1;2;3\n"
  "[test aid]\nlabel=Aid\ngroup=all\nallowed=0;1\n"
  "[item-group left]\nlabel=Left\nitems=x1\naids=aid\naid-minimum=2\n"
  "[item-group right]\nlabel=Right\nitems=x2\n"
  "[instrument pair]\nlabel=Pair\nitems=a;b\nmax=20\n"
  "[band pair low]\nlabel=low\nupper=4\n"
  "[band pair high]\nlabel=high\n"
  "[instrument skin]\nlabel=Skin score\ntext=Sum of the dots.\nsource=Somebody 2001\n"
  "items=dots;more\nper-site=true\nmax=18\n"
  "[instrument twin]\nlabel=Twin score\nitems=c\nmax=20\n"
  "[instrument either]\nlabel=Either\nitems=a;x1;x2\nalternatives=x1;x2\nmax=30\n"
  "[instrument mean]\nlabel=Mean\nmethod=category-mean\ncategories=left;right\nmin-categories=2\nmax=3\ndecimals=3\n"
  "[form grid]\nlabel=Grid\nsection=scores\nitems=dots;more\nper-site=true\ninstruments=skin\n"
  "[calculation sum]\nlabel=Sum\nkind=number\nformula=a + b\ndecimals=1\nsource=Product rule\n"
  "[calculation inflamed]\nlabel=Inflamed\nkind=criterion\npart=true\nmax-age-days=30\n"
  "formula=crp > 10\n"
  "[calculation index]\nlabel=Index of everything\nscheme=Somebody 2001\nversion=2\nkind=number\n"
  "formula=1.5 * yes + if(inflamed, 2, 0) + pair\nmin=0\nmax=20\ndecimals=1\nunit=mg/L\n"
  "text=Worse 1.5, inflamed 2, and the pair.\nsource=Somebody 2001\n"
  "[band index low]\nlabel=not active\nbelow=2.5\n"
  "[band index middle]\nlabel=active\nupper=10\n"
  "[band index high]\nlabel=very active\n"
  "[calculation stage]\nlabel=Stage\nkind=stage\nformula=if(dead, 5, if(a > 1, 2, 1))\n"
  "level-1=One\nlevel-2=Two\nlevel-5=Dead\n"
  "[calculation change]\nlabel=Change\nkind=number\nformula=a - back(a, 12, 2)\n"
  "[calculation rate]\nlabel=Rate\nkind=number\nmin=0\nformula=a / months_since(onset_date)\n";
/* clang-format on */

void
formula_set_up (RulesFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("diseases-XXXXXX", NULL);
  g_autofree char *path = NULL;
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (folder);
  path = g_build_filename (folder, "testitis.disease", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  f->catalog = dcs_catalog_load (folders, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  f->jls = dcs_catalog_nth (f->catalog, 0);
  f->rows = g_ptr_array_new_with_free_func (g_free);
  f->next_id = 1;
}

void
formula_evaluate (RulesFixture *self,
                  DcsCourse *course,
                  const char *formula,
                  const char *date,
                  int max_age,
                  DcsCalculationResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsFormula) program = _dcs_formula_compile (self->jls, formula, &error);
  DcsCalculation calculation = { .kind = DCS_CALCULATION_NUMBER,
                                 .program = program,
                                 .max_age_days = max_age,
                                 .min = NAN,
                                 .max = NAN };

  g_assert_no_error (error);
  dcs_calculate (course, self->jls, &calculation, fixture_day (date), 0, result);
}

double
formula_number (RulesFixture *self, DcsCourse *course, const char *formula, const char *date)
{
  DcsCalculationResult result;

  formula_evaluate (self, course, formula, date, 0, &result);
  return result.value;
}

const DcsCalculation *
formula_calculation (RulesFixture *self, const char *code)
{
  const DcsCalculation *calculation = dcs_definition_calculation (self->jls, dcs_code (code));

  g_assert_nonnull (calculation);
  return calculation;
}

char *
formula_missing (const DcsCalculationResult *result)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < result->n_named; i++)
    g_string_append_printf (
        words, "%s%s", words->len > 0 ? ";" : "", dcs_code_string (result->missing[i]));
  for (guint i = 0; i < G_N_ELEMENTS (result->missing_fields); i++)
    if (result->missing_fields[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ";" : "", result->missing_fields[i]);
  return g_string_free (words, FALSE);
}
