/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "due-checks.h"

static void
decide (
    RulesFixture *f, const char *rule, const char *decision, const char *date, const char *until)
{
  DcsValue *values = fixture_row (f, DCS_RECORD_DECISION);

  values[DCS_DECISION_SUBJECT] = dcs_value_text ("due");
  values[DCS_DECISION_RULE] = dcs_value_text (rule);
  values[DCS_DECISION_DECISION] = dcs_value_text (decision);
  values[DCS_DECISION_DATE] = dcs_value_date (date_of (date));
  if (until != NULL)
    values[DCS_DECISION_UNTIL] = dcs_value_date (date_of (until));
}

static DcsDueItem
item_of (RulesFixture *f, const char *rule, gboolean *found)
{
  g_autoptr (DcsCourse) course = fixture_course (f);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  const DcsDueItem *items;
  guint n_items;
  DcsDueItem item = { 0 };

  *found = FALSE;
  dcs_analysis_run (analysis, course, f->jls, DCS_ANALYSIS_DUE);
  items = dcs_analysis_due (analysis, &n_items);
  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DCS_DUE_RULE && items[i].rule->term.code == dcs_code (rule))
      {
        item = items[i];
        *found = TRUE;
      }
  return item;
}

static void
what_was_put_off_waits_until_then (RulesFixture *f, gconstpointer data)
{
  DcsDueItem item;
  gboolean found;

  patient (f, "2010-01-01", "2020-05-10", NULL);
  lesion (f, "head_face");
  decide (f, "head_mri", "snoozed", "2020-05-20", "2020-08-01");
  item = item_of (f, "head_mri", &found);
  g_assert_true (found);
  g_assert_cmpint (item.due, ==, fixture_day ("2020-05-10"));
  g_assert_cmpint (item.snoozed_until, ==, fixture_day ("2020-08-01"));
  g_assert_cmpint (dcs_due_status (&item, fixture_day ("2020-07-31")), ==, DCS_DUE_SNOOZED);
  g_assert_cmpint (dcs_due_status (&item, fixture_day ("2020-08-01")), ==, DCS_DUE_NOW);
  g_assert_cmpint (dcs_due_status (&item, fixture_day ("2020-08-15")), ==, DCS_DUE_NOW);
  g_assert_cmpint (dcs_due_status (&item, fixture_day ("2020-08-16")), ==, DCS_DUE_OVERDUE);
  decide (f, "head_mri", "not_applicable", "2020-06-01", NULL);
  item = item_of (f, "head_mri", &found);
  g_assert_true (found && item.waived);
  g_assert_cmpint (item.snoozed_until, ==, DCS_DAY_NONE);
  g_assert_cmpint (dcs_due_status (&item, fixture_day ("2025-01-01")), ==, DCS_DUE_WAIVED);
}

/* Of something that comes again, a snooze ends when it was done. */
static void
a_snooze_ends_when_it_was_done (RulesFixture *f, gconstpointer data)
{
  DcsDueItem item;
  gboolean found;

  patient (f, "2010-01-01", "2020-05-10", NULL);
  lesion (f, "head_face");
  decide (f, "eye_head", "snoozed", "2020-05-20", "2021-12-01");
  investigation (f, "2020-06-01", "eye_examination", NULL);
  item = item_of (f, "eye_head", &found);
  g_assert_true (found);
  g_assert_cmpint (item.snoozed_until, ==, DCS_DAY_NONE);
  g_assert_cmpint (item.due, ==, fixture_day ("2020-12-01"));
}

/* "Not applicable" of a drug is said of one course of it. */
static void
a_waiver_ends_with_its_course (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  DcsDueItem item;
  gboolean found;

  patient (f, "2010-01-01", "2019-05-10", NULL);
  decide (f, "mtx_blood", "not_applicable", "2020-02-01", NULL);
  *fixture_last (f, DCS_DECISION_TREATMENT_ID) = dcs_value_integer (treatment);
  item = item_of (f, "mtx_blood", &found);
  g_assert_true (found && item.waived);
  *(fixture_nth (f, 0, DCS_RECORD_TREATMENT) + DCS_TREATMENT_STOP_DATE) = dcs_value_date (
      date_of ("2021-01-01"));
  fixture_treatment (f, "methotrexate", "2023-01-01", NULL);
  item = item_of (f, "mtx_blood", &found);
  g_assert_true (found && !item.waived);
}

static void
what_was_said_to_be_done_is_done (RulesFixture *f, gconstpointer data)
{
  patient (f, "2010-01-01", "2020-05-10", NULL);
  fixture_treatment (f, "methotrexate", "2020-06-01", NULL);
  decide (f, "mtx_blood", "accepted", "2020-06-02", NULL);
  assert_due (f, "jls", "mtx_blood", "2020-06-30");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/due/snoozed", what_was_put_off_waits_until_then);
  fixture_test ("/rules/due/snooze-ends", a_snooze_ends_when_it_was_done);
  fixture_test ("/rules/due/waived", a_waiver_ends_with_its_course);
  fixture_test ("/rules/due/accepted", what_was_said_to_be_done_is_done);
  return g_test_run ();
}
