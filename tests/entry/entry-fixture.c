/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "entry-fixture.h"

DcsEntry *
entry_new (RulesFixture *fixture, DcsEntryTask task, gint64 id, gboolean is_new)
{
  g_autoptr (DcsCourse) course = fixture_course (fixture);

  return dcs_entry_new (fixture->catalog, course, task, id, is_new);
}

void
entry_type (DcsEntry *entry, const char *path, const char *text)
{
  dcs_entry_set_text (entry, path, text);
  g_assert_nonnull (dcs_entry_cell (entry, path));
  g_assert_cmpstr (dcs_entry_cell (entry, path)->text, ==, text);
}

const char *
entry_text (DcsEntry *entry, const char *path)
{
  const DcsCell *cell = dcs_entry_cell (entry, path);

  return cell != NULL ? cell->text : NULL;
}

void
entry_assert_valid (DcsEntry *entry)
{
  g_autoptr (GPtrArray) problems = NULL;
  gboolean valid = dcs_entry_validate (entry, TRUE);

  problems = dcs_entry_problems (entry);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s",
                    (const char *) problems->pdata[i],
                    dcs_entry_cell (entry, problems->pdata[i])->problem);
  g_assert_true (valid);
  g_assert_cmpuint (problems->len, ==, 0);
}

GPtrArray *
entry_drafts (DcsEntry *entry)
{
  entry_assert_valid (entry);
  return dcs_entry_build_drafts (entry);
}

const DcsValue *
entry_draft (GPtrArray *drafts, DcsRecordKind kind, guint nth)
{
  for (guint i = 0; i < drafts->len; i++)
    if (dcs_draft_get_kind (drafts->pdata[i]) == kind && nth-- == 0)
      return dcs_draft_get_values (drafts->pdata[i]);
  return NULL;
}

guint
entry_count_drafts (GPtrArray *drafts, DcsRecordKind kind)
{
  guint n = 0;

  for (guint i = 0; i < drafts->len; i++)
    if (dcs_draft_get_kind (drafts->pdata[i]) == kind)
      n++;
  return n;
}

const DcsValue *
entry_observation (GPtrArray *drafts, const char *code, const char *site)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const DcsValue *values = dcs_draft_get_values (drafts->pdata[i]);

      if (dcs_draft_get_kind (drafts->pdata[i]) == DCS_RECORD_OBSERVATION
          && values[DCS_OBSERVATION_CODE].code == dcs_code (code)
          && (site != NULL ? values[DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE
                                 && values[DCS_OBSERVATION_SITE].code == dcs_code (site)
                           : values[DCS_OBSERVATION_SITE].kind == DCS_VALUE_NULL))
        return values;
    }
  return NULL;
}

char *
entry_dump (DcsEntry *entry)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < dcs_entry_count (entry); i++)
    {
      const DcsCell *cell = dcs_entry_nth (entry, i);

      g_string_append_printf (dump,
                              "%s|%s|%s|%d%d%d%d|%d|%s|%s|%s|%s|%s|%s\n",
                              cell->path,
                              cell->label,
                              cell->text,
                              cell->is_required,
                              cell->is_bad,
                              cell->is_changed,
                              cell->is_carried,
                              cell->value->kind,
                              cell->problem,
                              cell->warning,
                              cell->hint,
                              cell->previous,
                              cell->change,
                              cell->unit);
    }
  g_string_append_printf (dump, "%s\n", dcs_entry_get_summary (entry));
  return g_string_free (dump, FALSE);
}
