/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "dcs-quality.h"
#include "rules-fixture.h"

#include <string.h>

typedef struct
{
  DcsAnalysis *analysis;
  DcsCourse *course;
  const DcsWorkItem *items;
  guint n_items;
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->analysis, dcs_analysis_free);
  g_clear_pointer (&work->course, dcs_course_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static void
run (RulesFixture *f, Work *work)
{
  work_clear (work);
  work->analysis = dcs_analysis_new ();
  work->course = fixture_course (f);
  dcs_analysis_run (work->analysis, work->course, f->jls, DCS_ANALYSIS_ALL);
  work->items = dcs_analysis_work (work->analysis, &work->n_items);
}

/* The only item of a kind and rule; NULL: none. */
static const DcsWorkItem *
find (const Work *work, DcsWorkKind kind, const char *rule)
{
  const DcsWorkItem *found = NULL;

  for (guint i = 0; i < work->n_items; i++)
    if (work->items[i].kind == kind && (rule == NULL || work->items[i].rule == dcs_code (rule)))
      {
        g_assert_null (found);
        found = &work->items[i];
      }
  return found;
}

static void
assert_words (const Work *work, const DcsWorkItem *item, const char *what, const char *why)
{
  g_autofree char *description = NULL;
  g_autofree char *reason = NULL;

  g_assert_nonnull (item);
  description = dcs_analysis_describe_work (work->analysis, item);
  reason = dcs_analysis_reason_work (work->analysis, item);
  g_assert_cmpstr (description, ==, what);
  g_assert_cmpstr (reason, ==, why);
}

static void
assert_explains (const Work *work, const DcsWorkItem *item, const char *text)
{
  g_autoptr (DcsExplanation) why = dcs_analysis_explain_work (work->analysis, item);
  g_autofree char *words = NULL;

  g_assert_nonnull (why);
  words = dcs_explanation_to_text (why);
  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, text));
}

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static void
patient (RulesFixture *f)
{
  fixture_patient (f, "T1", NULL);
  *fixture_last (f, DCS_PATIENT_BIRTH_DATE) = date_value ("2010-01-01");
  *fixture_last (f, DCS_PATIENT_DIAGNOSIS_DATE) = date_value ("2020-01-01");
}

static void
what_is_due_has_its_days (RulesFixture *f, gconstpointer data)
{
  static const char *const tests[] = { "WBC", "HGB", "PLT", "ALT", "CREA" };
  g_auto (Work) work = { 0 };
  const DcsWorkItem *item;

  patient (f);
  fixture_treatment (f, "methotrexate", "2020-05-03", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    fixture_dated_value (f, "2021-01-04", tests[i], 1);
  run (f, &work);
  item = find (&work, DCS_WORK_DUE, "mtx_blood");
  g_assert_nonnull (item);
  g_assert_cmpint (item->patient_id, ==, 1);
  assert_date (item->due, "2021-03-29");
  assert_date (item->shown_from, "2021-03-15");
  assert_date (item->overdue_from, "2021-04-12");
  assert_date (item->last, "2021-01-04");
  g_assert_cmpstr (dcs_code_string (item->detail), ==, "methotrexate");
  g_assert_cmpint (item->treatment_id, !=, 0);
  assert_words (&work,
                item,
                "Blood count, liver and kidney values on methotrexate",
                "Methotrexate since 3 May 2020; every 12 weeks; last 4 Jan 2021");
  assert_explains (&work, item, "White blood cells");
  assert_explains (&work, item, "Until 3 months: every 4 weeks");
}

static void
what_was_put_off_is_hidden_and_what_was_waived_is_gone (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  const DcsWorkItem *item;
  DcsValue *decision;

  patient (f);
  fixture_treatment (f, "methotrexate", "2020-05-03", NULL);
  decision = fixture_row (f, DCS_RECORD_DECISION);
  decision[DCS_DECISION_SUBJECT] = dcs_value_text ("due");
  decision[DCS_DECISION_RULE] = dcs_value_text ("mtx_blood");
  decision[DCS_DECISION_DECISION] = dcs_value_text ("snoozed");
  decision[DCS_DECISION_DATE] = date_value ("2020-06-01");
  decision[DCS_DECISION_UNTIL] = date_value ("2020-07-01");
  decision[DCS_DECISION_REASON] = dcs_value_text ("blood is drawn at school");
  run (f, &work);
  item = find (&work, DCS_WORK_DUE, "mtx_blood");
  g_assert_nonnull (item);
  assert_date (item->due, "2020-05-03");
  assert_date (item->shown_from, "2020-07-01");
  assert_date (item->overdue_from, "2020-07-15");
  assert_words (&work,
                item,
                "Blood count, liver and kidney values on methotrexate",
                "Methotrexate since 3 May 2020; none on file; put off until 1 Jul 2020");
  assert_explains (&work, item, "blood is drawn at school");
  decision[DCS_DECISION_DECISION] = dcs_value_text ("not_applicable");
  run (f, &work);
  g_assert_null (find (&work, DCS_WORK_DUE, "mtx_blood"));
}

static void
visits_care_and_infusions_are_listed (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  gint64 visit, treatment;
  DcsValue *given;

  patient (f);
  visit = fixture_visit (f, "2020-03-01", NULL);
  *fixture_last (f, DCS_VISIT_NEXT_DATE) = date_value ("2020-06-01");
  fixture_care_item (f, "2020-05-01", "open");
  *fixture_last (f, DCS_CARE_ITEM_KIND) = dcs_value_code (dcs_code ("referral"));
  *fixture_last (f, DCS_CARE_ITEM_TITLE) = dcs_value_text ("Letter to the school");
  *fixture_last (f, DCS_CARE_ITEM_RESPONSIBLE) = dcs_value_text ("Social work");
  treatment = fixture_treatment (f, "ivig", "2020-02-01", NULL);
  given = fixture_row (f, DCS_RECORD_ADMINISTRATION);
  given[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  given[DCS_ADMINISTRATION_DATE] = date_value ("2020-02-01");
  given[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
  run (f, &work);

  assert_words (&work,
                find (&work, DCS_WORK_VISIT, NULL),
                "Planned visit",
                "Planned at the visit of 1 Mar 2020");
  g_assert_cmpint (find (&work, DCS_WORK_VISIT, NULL)->visit_id, ==, visit);
  assert_words (
      &work, find (&work, DCS_WORK_CARE, NULL), "Letter to the school", "Referral; Social work");
  assert_words (&work,
                find (&work, DCS_WORK_INFUSION, NULL),
                "Next dose of intravenous immunoglobulin",
                "Last 1 Feb 2020");
  assert_date (find (&work, DCS_WORK_INFUSION, NULL)->due, "2020-03-01");
  assert_date (find (&work, DCS_WORK_INFUSION, NULL)->overdue_from, "2020-03-08");
  assert_explains (&work, find (&work, DCS_WORK_VISIT, NULL), "Planned at the visit");
  assert_explains (&work, find (&work, DCS_WORK_CARE, NULL), "Social work");
  assert_explains (&work, find (&work, DCS_WORK_INFUSION, NULL), "Given (1 Feb 2020)");
}

/* 10 mg are 9.49 mg/m² for 125 cm and 32 kg: the usual range begins at 10, less 5 %. */
static void
doses_that_were_outgrown_are_listed (RulesFixture *f, gconstpointer data)
{
  gint64 treatment = fixture_treatment (f, "methotrexate", "2020-01-01", NULL);
  g_auto (Work) work = { 0 };
  const DcsWorkItem *item;

  patient (f);
  fixture_step (f, treatment, "2020-01-01", NULL, 10, "mg", "weekly");
  fixture_dated_value (f, "2020-01-01", "height", 116);
  fixture_dated_value (f, "2020-01-01", "weight", 21);
  fixture_dated_value (f, "2021-03-01", "height", 125);
  fixture_dated_value (f, "2021-03-01", "weight", 32);
  run (f, &work);
  item = find (&work, DCS_WORK_DOSE, NULL);
  assert_words (&work,
                item,
                "Grew out of the dose of methotrexate",
                "10 mg weekly: 9.49 mg/m², 0.31 mg/kg; below the usual 10–15 mg/m² weekly; since "
                "1 Mar 2021");
  assert_date (item->due, "2021-03-01");
  g_assert_false (dcs_date_is_set (item->shown_from));
  assert_explains (&work, item, "√(125 cm × 32 kg / 3600)");
  assert_explains (&work, item, "Weight: 32 kg (1 Mar 2021)");
  *(fixture_nth (f, 0, DCS_RECORD_TREATMENT) + DCS_TREATMENT_STOP_DATE) = date_value ("2021-06-01");
  run (f, &work);
  g_assert_null (find (&work, DCS_WORK_DOSE, NULL));
}

static void
adverse_events_are_followed_until_they_are_over (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *outcome, *resolved;
    gboolean is_open;
  } cases[] = {
    { NULL, NULL, TRUE },         { "ongoing", NULL, TRUE },          { "resolving", NULL, TRUE },
    { "resolved", NULL, FALSE },  { "ongoing", "2020-05-01", FALSE }, { "sequelae", NULL, FALSE },
    { NULL, "2020-05-01", FALSE }
  };
  DcsValue *event;

  patient (f);
  event = fixture_row (f, DCS_RECORD_ADVERSE_EVENT);
  event[DCS_ADVERSE_EVENT_TERM] = dcs_value_text ("nausea");
  event[DCS_ADVERSE_EVENT_DRUG] = dcs_value_code (dcs_code ("methotrexate"));
  event[DCS_ADVERSE_EVENT_ONSET_DATE] = date_value ("2020-04");
  event[DCS_ADVERSE_EVENT_SEVERITY] = dcs_value_text ("mild");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Work) work = { 0 };
      const DcsWorkItem *item;

      event[DCS_ADVERSE_EVENT_OUTCOME] = dcs_value_text (cases[i].outcome);
      event[DCS_ADVERSE_EVENT_RESOLVED_DATE] = cases[i].resolved != NULL
                                                   ? date_value (cases[i].resolved)
                                                   : DCS_VALUE_INIT;
      run (f, &work);
      item = find (&work, DCS_WORK_ADVERSE_EVENT, NULL);
      g_assert_cmpint (item != NULL, ==, cases[i].is_open);
      if (item == NULL)
        continue;
      assert_date (item->due, "2020-04");
      assert_words (&work,
                    item,
                    "Nausea on methotrexate, not over",
                    i == 0   ? "Since Apr 2020; mild; outcome not recorded"
                    : i == 1 ? "Since Apr 2020; mild; ongoing"
                             : "Since Apr 2020; mild; resolving");
      assert_explains (&work, item, "Methotrexate");
    }
}

static void
data_quality_is_one_row (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  const DcsWorkItem *item;
  guint n_findings;

  patient (f);
  fixture_treatment (f, "methotrexate", "2020-05-03", "2020-04-01");
  run (f, &work);
  n_findings = dcs_quality_check (work.course, f->jls, NULL, NULL);
  g_assert_cmpuint (n_findings, >, 0);
  item = find (&work, DCS_WORK_QUALITY, NULL);
  g_assert_nonnull (item);
  g_assert_cmpuint (item->count, ==, n_findings);
  g_assert_true (item == &work.items[work.n_items - 1]);
  assert_explains (&work, item, "finding");

  /* What was counted before is taken once. */
  dcs_analysis_set_findings (work.analysis, 99);
  dcs_analysis_run (work.analysis, work.course, f->jls, DCS_ANALYSIS_WORK);
  work.items = dcs_analysis_work (work.analysis, &work.n_items);
  g_assert_cmpuint (find (&work, DCS_WORK_QUALITY, NULL)->count, ==, 99);
  dcs_analysis_run (work.analysis, work.course, f->jls, DCS_ANALYSIS_WORK);
  work.items = dcs_analysis_work (work.analysis, &work.n_items);
  g_assert_cmpuint (find (&work, DCS_WORK_QUALITY, NULL)->count, ==, n_findings);
}

/* Two visits with activity, then none: something is suggested that nobody recorded. */
static void
open_suggestions_and_candidates_are_listed (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  gint64 visit;
  guint n_open = 0, n_listed = 0, n_candidates = 0, n_suggestions, n_resistance;
  const DcsSuggestion *suggestions;
  const DcsResistance *resistance;

  patient (f);
  visit = fixture_visit (f, "2020-01-10", NULL);
  fixture_site (f, visit, "chest", 2, 2, 0);
  visit = fixture_visit (f, "2020-08-10", NULL);
  fixture_site (f, visit, "chest", 0, 0, 0);
  visit = fixture_visit (f, "2021-02-10", NULL);
  fixture_site (f, visit, "chest", 2, 1, 3);
  fixture_treatment (f, "methotrexate", "2020-01-10", "2021-02-10");
  *fixture_last (f, DCS_TREATMENT_RESPONSE) = dcs_value_code (dcs_code ("none"));
  run (f, &work);
  suggestions = dcs_analysis_suggestions (work.analysis, &n_suggestions);
  for (guint i = 0; i < n_suggestions; i++)
    n_open += suggestions[i].status == DCS_SUGGESTION_OPEN ? 1 : 0;
  resistance = dcs_analysis_resistance (work.analysis, &n_resistance);
  for (guint i = 0; i < n_resistance; i++)
    n_candidates += resistance[i].status == DCS_RESISTANCE_CANDIDATE ? 1 : 0;
  g_assert_cmpuint (n_open, >=, 2);
  for (guint i = 0; i < work.n_items; i++)
    {
      const DcsWorkItem *item = &work.items[i];
      g_autofree char *what = dcs_analysis_describe_work (work.analysis, item);
      g_autofree char *why = dcs_analysis_reason_work (work.analysis, item);
      g_autoptr (DcsExplanation) explanation = dcs_analysis_explain_work (work.analysis, item);

      g_assert_cmpstr (what, !=, "");
      g_assert_cmpstr (why, !=, "");
      g_assert_nonnull (explanation);
      n_listed += item->kind == DCS_WORK_RESPONSE ? 1 : 0;
      n_candidates -= item->kind == DCS_WORK_RESISTANCE ? 1 : 0;
    }
  g_assert_cmpuint (n_listed, ==, n_open);
  g_assert_cmpuint (n_candidates, ==, 0);
}

/* Of the dead, what can be completed; nothing to do with them. */
static void
nothing_waits_for_the_dead (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  gint64 visit;

  patient (f);
  *fixture_last (f, DCS_PATIENT_DEATH_DATE) = date_value ("2021-06-01");
  visit = fixture_visit (f, "2020-01-10", NULL);
  fixture_site (f, visit, "chest", 2, 2, 0);
  visit = fixture_visit (f, "2020-08-10", NULL);
  fixture_site (f, visit, "chest", 0, 0, 0);
  fixture_treatment (f, "methotrexate", "2020-01-10", NULL);
  run (f, &work);
  for (guint i = 0; i < work.n_items; i++)
    g_assert_cmpint (work.items[i].kind, ==, DCS_WORK_QUALITY);
}

/* A row that was settled meanwhile has words and no explanation. */
static void
what_is_settled_is_said_so (RulesFixture *f, gconstpointer data)
{
  g_auto (Work) work = { 0 };
  DcsWorkItem item = {
    .patient_id = 1, .kind = DCS_WORK_DUE, .rule = dcs_code ("mtx_blood"), .treatment_id = 77
  };

  patient (f);
  run (f, &work);
  g_assert_null (dcs_analysis_explain_work (work.analysis, &item));
  assert_words (&work, &item, "Blood count, liver and kidney values on methotrexate", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/rules/worklist/due", what_is_due_has_its_days);
  fixture_test ("/rules/worklist/decided", what_was_put_off_is_hidden_and_what_was_waived_is_gone);
  fixture_test ("/rules/worklist/planned", visits_care_and_infusions_are_listed);
  fixture_test ("/rules/worklist/outgrown", doses_that_were_outgrown_are_listed);
  fixture_test ("/rules/worklist/adverse-events", adverse_events_are_followed_until_they_are_over);
  fixture_test ("/rules/worklist/quality", data_quality_is_one_row);
  fixture_test ("/rules/worklist/open", open_suggestions_and_candidates_are_listed);
  fixture_test ("/rules/worklist/dead", nothing_waits_for_the_dead);
  fixture_test ("/rules/worklist/settled", what_is_settled_is_said_so);
  return g_test_run ();
}
