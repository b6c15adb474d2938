/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include <glib/gstdio.h>

/* clang-format off */
const char plan_text[] =
  "[disease]\ncode=testitis\nlabel=Testitis\n"
  "[parameters]\nfollowup-months=3\nplaque-min-mm=30\nremission-months=6\n"
  "[region top]\nlabel=Top\n"
  "[site nose]\nlabel=Nose\nregion=top\n"
  "[site ear]\nlabel=Ear\nregion=top\n"
  "[subtype mild]\nlabel=Mild\n"
  "[drug-class old]\nlabel=Old\n"
  "[route iv]\nlabel=IV\n"
  "[dose-unit mg]\nlabel=mg\nmilligrams=1\n"
  "[frequency daily]\nlabel=Daily\nper-day=1\ninterval=1d\n"
  "[frequency weekly]\nlabel=Weekly\ndays-per-dose=7\ninterval=1w\n"
  "[frequency monthly]\nlabel=Monthly\ninterval=1m\n"
  "[frequency needed]\nlabel=As needed\n"
  "[stop-reason failed]\nlabel=Failed\nmeans=inefficacy\n"
  "[stop-reason harmed]\nlabel=Harmed\nmeans=intolerance\n"
  "[stop-reason healed]\nlabel=Healed\nmeans=success\n"
  "[stop-reason skipped]\nlabel=Skipped\nmeans=nonadherence\n"
  "[stop-reason moved]\nlabel=Moved\n"
  "[treatment-response good]\nlabel=Good\nmeans=adequate\n"
  "[treatment-response partial]\nlabel=Partial\nmeans=inadequate\n"
  "[treatment-response nil]\nlabel=Nil\nmeans=none\n"
  "[treatment-response unclear]\nlabel=Unclear\n"
  "[drug cure]\nlabel=Cure\nclass=old\nroutes=iv\nunit=mg\nfrequency=monthly\n"
  "adequate-min=15\nadequate-after=12w\n"
  "[drug drip]\nlabel=Drip\nclass=old\nroutes=iv\ncalendar=true\nloading-count=3\nloading-every=2w\n"
  "calendar-interval=4w\n"
  "[drug cycle]\nlabel=Cycle\nclass=old\nroutes=iv\ncalendar=true\nfirst-cycle-doses=14\n"
  "cycle-doses=10\ncycle-days=28\n"
  "[drug plain]\nlabel=Plain\nclass=old\nroutes=iv\nfrequency=monthly\ncalendar=true\n"
  "[visit-response clear]\nlabel=Clear\nstate=complete_response\n"
  "[visit-response better]\nlabel=Better\nstate=improved\n"
  "[visit-response back]\nlabel=Back\nstate=relapsed\n"
  "[finding cough]\nlabel=Cough\n"
  "[investigation scan]\nlabel=Scan\n"
  "[care-group plan]\nlabel=Plan\n"
  "[care-kind monitoring]\nlabel=Monitoring\n"
  "[care-kind eyes]\nlabel=Eyes\ngroup=plan\n"
  "[test-group all]\nlabel=All\n"
  "[unit kg]\nlabel=kg\n"
  "[test blood]\nlabel=Blood\ngroup=all\n"
  "[test liver]\nlabel=Liver\ngroup=all\n"
  "[test red]\nlabel=Red\ngroup=all\nper-site=true\nallowed=0;1;2;3\n"
  "[test hard]\nlabel=Hard\ngroup=all\nper-site=true\nallowed=0;1;2;3\n"
  "[test grown]\nlabel=Grown\ngroup=all\nper-site=true\nallowed=0;3\n"
  "[instrument total]\nlabel=Total\nitems=red;hard\nper-site=true\nmax=12\n"
  "[parameter remission-months]\nlabel=Remission\ntext=So long.\nsource=Product rule.\n"
  "[calculation-group indices]\nlabel=Indices\n"
  "[calculation ratio]\nlabel=Ratio\nkind=number\nversion=2\nscheme=Somebody 2001\n"
  "formula=blood / liver\nunit=kg\ndecimals=2\nmin=0\nmax=10\ngroup=indices\nlower-is-worse=true\n"
  "max-age-days=30\ntext=Blood over liver.\nsource=Somebody 2001.\n"
  "[band ratio low]\nlabel=Low\nbelow=2.5\n"
  "[band ratio middle]\nlabel=Middle\nupper=5\n"
  "[band ratio high]\nlabel=High\n"
  "[calculation failing]\nlabel=Failing\nkind=criterion\npart=true\nformula=ratio >= 2.5\n"
  "[calculation stage]\nlabel=Stage\nkind=stage\nformula=if(failing, 2, 1)\nlevel-1=One\n"
  "level-2=Two\n"
  "[judgement sites]\nlabel=By sites\nmethod=sites\nitems=red;hard\nextent-item=grown\n"
  "relapse-criteria=new;enlarged;reactivation\nworsening-points=2\nworsening-percent=20\n"
  "complete=clear\nimproved=better\nrelapse=back\ntext=Sites.\nsource=Product rule.\n"
  "[judgement index]\nlabel=By index\nversion=3\noff=true\nmethod=calculation\nrelapse=back\n"
  "relapse-when=failing\n"
  "[due bloods]\nlabel=Blood count\ncare-kind=monitoring\nversion=2\nanchor=start\ndrugs=cure;drip\n"
  "sites=nose\nnot-sites=ear\nsubtypes=mild\nfindings=cough\nfrom-age=2\nto-age=18\n"
  "tests=blood;liver\nany-test=true\nbaseline=true\nbaseline-before=1m\n"
  "phases=6w:2w;18w:1m;12w\nrestart-on-dose-increase=true\nuntil=4y\ngrace-days=7\nsoon-days=21\n"
  "[due eyes]\nlabel=Eyes\ncare-kind=eyes\noff=true\nanchor=criterion\ncriterion=failing\n"
  "investigations=scan\nbody-part=Head\ncare-kinds=eyes\nfirst=3m\nphases=1y\n"
  "[due score]\nlabel=Score\ncare-kind=monitoring\nanchor=last\ninstruments=total\nphases=2y:3m\n"
  "[due visit]\nlabel=Visit\ncare-kind=monitoring\nanchor=diagnosis\nby-visit=true\nfirst=10d\n"
  "[option-group steps]\nlabel=Steps\n"
  "[option switch]\nlabel=Switch\ngroup=steps\ndrugs=drip;cycle\nafter=cure\ntext=Says so.\n"
  "source=Somebody 2001.\n"
  "[option refer]\nlabel=Refer\ncare-kinds=eyes\n"
  "[option talk]\nlabel=Talk\ntext=Talk about it.\n";
/* clang-format on */

void
plan_set_up (PlanFixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("diseases-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
}

void
plan_tear_down (PlanFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "testitis.disease", NULL);

  g_unlink (path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_clear_pointer (&f->folder, g_free);
}

DcsCatalog *
plan_load (PlanFixture *f, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (f->folder, "testitis.disease", NULL);
  const char *const folders[] = { f->folder, NULL };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return dcs_catalog_load (folders, error);
}

char *
plan_replace (const char *text, const char *from, const char *to)
{
  g_autoptr (GString) copy = g_string_new (text);

  g_assert_cmpuint (g_string_replace (copy, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&copy), FALSE);
}

void
plan_assert_codes (const DcsCode *codes, guint n_codes, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ";" : "", dcs_code_string (codes[i]));
  g_assert_cmpstr (words->str, ==, expected);
}
