/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suggestions-checks.h"

static const char *const suggests_words[] = {
  [DCS_SUGGESTS_COMPLETE] = "complete",
  [DCS_SUGGESTS_IMPROVED] = "improved",
  [DCS_SUGGESTS_RELAPSE] = "relapse",
  [DCS_SUGGESTS_WORSE] = "worse",
};

static const char *const status_words[] = {
  [DCS_SUGGESTION_AGREES] = "agrees",           [DCS_SUGGESTION_OPEN] = "open",
  [DCS_SUGGESTION_ACCEPTED] = "accepted",       [DCS_SUGGESTION_OVERRULED] = "overruled",
  [DCS_SUGGESTION_UNSUPPORTED] = "unsupported",
};

char *
suggestions_to_text (DcsAnalysis *analysis)
{
  guint n;
  const DcsSuggestion *all = dcs_analysis_suggestions (analysis, &n);
  GString *text = g_string_new (NULL);
  char date[DCS_DATE_ISO_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s%s %s %s",
                            i > 0 ? "; " : "",
                            suggests_words[all[i].suggests],
                            dcs_date_to_iso (dcs_date_from_day (all[i].day), date),
                            status_words[all[i].status]);
  return g_string_free (text, FALSE);
}

gint64
scored (RulesFixture *f, const char *date, const char *response, int er, int st, int ne)
{
  gint64 visit = fixture_visit (f, date, response);

  fixture_site (f, visit, "neck", er, st, ne);
  return visit;
}
