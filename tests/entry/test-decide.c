/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-decide.h"
#include "entry-fixture.h"

/* What a decision makes to be saved. */

typedef struct
{
  DcsAnalysis *analysis;
  DcsCourse *course;
} Decision;

static DcsDate
date_of (const char *iso)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (iso, -1, &date));
  return date;
}

static void
run (Decision *self, RulesFixture *f)
{
  self->course = fixture_course (f);
  self->analysis = dcs_analysis_new ();
  dcs_analysis_run (self->analysis, self->course, f->jls, DCS_ANALYSIS_ALL);
}

static void
end (Decision *self)
{
  dcs_analysis_free (self->analysis);
  dcs_course_unref (self->course);
}

/* Every draft is one that the clinic would take: complete but for what it gives itself. */
static void
assert_valid (RulesFixture *f, GPtrArray *drafts)
{
  g_assert_nonnull (drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      DcsDraft *draft = drafts->pdata[i];
      g_autoptr (GPtrArray) problems = dcs_draft_validate (draft,
                                                           dcs_catalog_vocabulary (f->catalog));
      const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));

      g_assert_true (dcs_draft_is_changed (draft));
      g_assert_cmpint (dcs_draft_get_values (draft)[info->patient_id].integer, ==, 1);
      for (guint k = 0; k < problems->len; k++)
        {
          const DcsProblem *problem = problems->pdata[k];

          g_test_message ("%s: %s", info->fields[problem->field].name, problem->message);
          g_assert_cmpstr (info->fields[problem->field].name, ==, "uid");
        }
    }
}

static const DcsValue *
draft_of (GPtrArray *drafts, DcsRecordKind kind)
{
  return entry_draft (drafts, kind, 0);
}

static void
assert_text (const DcsValue *values, int field, const char *expected)
{
  g_assert_cmpstr (values[field].kind == DCS_VALUE_TEXT ? values[field].text : NULL, ==, expected);
}

static void
assert_code (const DcsValue *values, int field, const char *expected)
{
  g_assert_cmpstr (values[field].kind == DCS_VALUE_CODE ? dcs_code_string (values[field].code)
                                                        : NULL,
                   ==,
                   expected);
}

static gint64
scored (RulesFixture *f, const char *date, const char *response, int er, int st)
{
  gint64 visit = fixture_visit (f, date, response);

  fixture_site (f, visit, "neck", er, st, 0);
  return visit;
}

/* Baseline, complete response, and a relapse that nobody has recorded. */
static gint64
add_relapsing_course (RulesFixture *f)
{
  fixture_patient (f, "A", NULL);
  scored (f, "2020-01-01", "baseline", 2, 2);
  scored (f, "2020-07-01", "complete", 0, 0);
  return scored (f, "2021-01-01", "partial", 2, 0);
}

static void
an_accepted_response_is_that_of_the_visit (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *decision, *changed;
  Decision self;
  gint64 visit;

  fixture_patient (f, "A", NULL);
  scored (f, "2020-01-01", "baseline", 2, 2);
  visit = scored (f, "2020-07-01", NULL, 0, 0);
  run (&self, f);
  drafts = dcs_decide_accept_suggestion (
      self.analysis, 0, "Dr A", "seen", dcs_date_new (2020, 7, 2));
  assert_valid (f, drafts);
  g_assert_cmpuint (drafts->len, ==, 2);
  changed = draft_of (drafts, DCS_RECORD_VISIT);
  g_assert_cmpint (changed[DCS_VISIT_ID].integer, ==, visit);
  assert_code (changed, DCS_VISIT_RESPONSE, "complete");
  decision = draft_of (drafts, DCS_RECORD_DECISION);
  assert_text (decision, DCS_DECISION_SUBJECT, "response");
  assert_text (decision, DCS_DECISION_RULE, "clinical_response");
  g_assert_cmpint (decision[DCS_DECISION_RULE_VERSION].integer, ==, 1);
  g_assert_cmpint (decision[DCS_DECISION_VISIT_ID].integer, ==, visit);
  assert_text (decision, DCS_DECISION_SUGGESTED, "complete");
  assert_text (decision, DCS_DECISION_DECISION, "accepted");
  assert_text (decision, DCS_DECISION_CLINICIAN, "Dr A");
  assert_text (decision, DCS_DECISION_REASON, "seen");
  assert_date (decision[DCS_DECISION_DATE].date, "2020-07-02");
  end (&self);
}

static void
an_accepted_relapse_is_recorded_with_what_ran (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *drug, *stop, *context;
  } cases[] = {
    { "methotrexate", NULL, "MTX" },
    { "methotrexate", "2021-01-02", "MTX" },
    { "methotrexate", "2021-01-01", "off_all_treatment" },
    { "ivig", NULL, "other" },
    { "topical_tacrolimus", NULL, "off_all_treatment" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) drafts = NULL;
      const DcsValue *relapse;
      Decision self;

      g_ptr_array_set_size (f->rows, 0);
      f->next_id = 1;
      add_relapsing_course (f);
      fixture_relapse (f, "2019-01-01");
      *fixture_last (f, DCS_RELAPSE_EPISODE_NO) = dcs_value_integer (1);
      fixture_treatment (f, cases[i].drug, "2020-01-01", cases[i].stop);
      run (&self, f);
      drafts = dcs_decide_accept_suggestion (
          self.analysis, 2, NULL, NULL, dcs_date_new (2021, 1, 1));
      assert_valid (f, drafts);
      g_assert_cmpuint (drafts->len, ==, 3);
      assert_code (draft_of (drafts, DCS_RECORD_VISIT), DCS_VISIT_RESPONSE, "relapse");
      assert_text (draft_of (drafts, DCS_RECORD_DECISION), DCS_DECISION_SUBJECT, "relapse");
      relapse = draft_of (drafts, DCS_RECORD_RELAPSE);
      assert_date (relapse[DCS_RELAPSE_DATE].date, "2021-01-01");
      assert_code (relapse, DCS_RELAPSE_CONTEXT, cases[i].context);
      g_assert_cmpint (relapse[DCS_RELAPSE_EPISODE_NO].integer, ==, 2);
      end (&self);
    }
}

static void
an_overruled_suggestion_needs_a_reason_and_changes_nothing (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  Decision self;

  add_relapsing_course (f);
  run (&self, f);
  g_assert_null (
      dcs_decide_overrule_suggestion (self.analysis, 1, NULL, NULL, dcs_date_new (2021, 1, 1)));
  g_assert_null (
      dcs_decide_overrule_suggestion (self.analysis, 1, NULL, " \n", dcs_date_new (2021, 1, 1)));
  g_assert_null (
      dcs_decide_overrule_suggestion (self.analysis, 99, NULL, "warm", dcs_date_new (2021, 1, 1)));
  drafts = dcs_decide_overrule_suggestion (
      self.analysis, 1, NULL, "warm", dcs_date_new (2021, 1, 1));
  assert_valid (f, drafts);
  g_assert_cmpuint (drafts->len, ==, 1);
  assert_text (draft_of (drafts, DCS_RECORD_DECISION), DCS_DECISION_DECISION, "overruled");
  assert_text (draft_of (drafts, DCS_RECORD_DECISION), DCS_DECISION_SUGGESTED, "relapse");
  end (&self);
}

static void
what_was_recorded_without_a_criterion_cannot_be_decided (RulesFixture *f, gconstpointer data)
{
  const DcsSuggestion *all;
  Decision self;
  guint n;

  fixture_patient (f, "A", NULL);
  scored (f, "2020-01-01", "baseline", 2, 2);
  scored (f, "2020-07-01", "relapse", 2, 2);
  run (&self, f);
  all = dcs_analysis_suggestions (self.analysis, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (all[0].status, ==, DCS_SUGGESTION_UNSUPPORTED);
  g_assert_null (
      dcs_decide_accept_suggestion (self.analysis, 0, NULL, NULL, dcs_date_new (2021, 1, 1)));
  end (&self);
}

/* What is saved settles the suggestion: run again with the drafts, it is accepted. */
static void
an_accepted_suggestion_is_settled (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsSuggestion *all;
  DcsWorkItem item = { .kind = DCS_WORK_RESPONSE,
                       .rule = dcs_code ("clinical_response"),
                       .detail = dcs_code ("relapse") };
  Decision self;
  guint n, index;

  item.visit_id = add_relapsing_course (f);
  run (&self, f);
  g_assert_true (dcs_decide_find (self.analysis, &item, &index));
  drafts = dcs_decide_accept_suggestion (
      self.analysis, index, NULL, NULL, dcs_date_new (2021, 1, 2));
  for (guint i = 0; i < drafts->len; i++)
    {
      DcsDraft *draft = drafts->pdata[i];
      const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));
      DcsValue *row = NULL;

      for (guint k = 0; k < f->rows->len && row == NULL; k++)
        {
          row = fixture_nth (f, k, dcs_draft_get_kind (draft));
          if (row != NULL
              && row[info->id].integer != dcs_draft_get_values (draft)[info->id].integer)
            row = NULL;
        }
      if (row == NULL)
        {
          gint64 id;

          row = fixture_row (f, dcs_draft_get_kind (draft));
          id = row[info->id].integer;
          memcpy (row, dcs_draft_get_values (draft), info->n_fields * sizeof *row);
          row[info->id] = dcs_value_integer (id);
        }
      else
        memcpy (row, dcs_draft_get_values (draft), info->n_fields * sizeof *row);
    }
  end (&self);
  run (&self, f);
  all = dcs_analysis_suggestions (self.analysis, &n);
  g_assert_cmpint (all[n - 1].status, ==, DCS_SUGGESTION_ACCEPTED);
  g_assert_cmpint (all[n - 1].relapse_id, >, 0);
  g_assert_false (dcs_decide_find (self.analysis, &item, &index));
  end (&self);
}

static void
resistance_is_decided_on_by_drug_and_treatment (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = NULL;
  const DcsValue *decision;
  Decision self;
  gint64 treatment;

  fixture_patient (f, "A", NULL);
  treatment = fixture_treatment (f, "methotrexate", "2020-01-01", "2020-12-01");
  run (&self, f);
  drafts = dcs_decide_resistance_of (
      self.analysis, treatment, DCS_FAILURE_INTOLERANCE, "Dr A", NULL, date_of ("2020-12-01"));
  assert_valid (f, drafts);
  decision = draft_of (drafts, DCS_RECORD_DECISION);
  assert_text (decision, DCS_DECISION_SUBJECT, "intolerance");
  assert_text (decision, DCS_DECISION_RULE, "methotrexate");
  assert_text (decision, DCS_DECISION_DECISION, "accepted");
  g_assert_cmpint (decision[DCS_DECISION_TREATMENT_ID].integer, ==, treatment);
  g_assert_null (dcs_decide_resistance_of (
      self.analysis, 99, DCS_FAILURE_INEFFICACY, NULL, NULL, date_of ("2020-12-01")));
  end (&self);
}

static void
a_candidate_is_confirmed_or_dismissed (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) confirmed = NULL;
  g_autoptr (GPtrArray) dismissed = NULL;
  const DcsResistance *all;
  Decision self;
  gint64 treatment;
  guint n, index;
  DcsWorkItem item = { .kind = DCS_WORK_RESISTANCE, .rule = dcs_code ("methotrexate") };

  fixture_patient (f, "A", NULL);
  treatment = fixture_treatment (f, "methotrexate", "2020-01-01", "2020-12-01");
  *fixture_last (f, DCS_TREATMENT_STOP_REASON) = dcs_value_code (dcs_code ("no_response"));
  *fixture_last (f, DCS_TREATMENT_RESPONSE) = dcs_value_code (dcs_code ("none"));
  fixture_step (f, treatment, "2020-01-01", NULL, 15, "mg/m2", "weekly");
  fixture_visit (f, "2020-12-01", "none");
  run (&self, f);
  all = dcs_analysis_resistance (self.analysis, &n);
  g_assert_cmpuint (n, >, 0);
  item.treatment_id = treatment;
  item.detail = all[0].response;
  g_assert_true (dcs_decide_find (self.analysis, &item, &index));
  confirmed = dcs_decide_resistance (
      self.analysis, index, TRUE, NULL, NULL, date_of ("2020-12-02"));
  assert_valid (f, confirmed);
  assert_text (draft_of (confirmed, DCS_RECORD_DECISION), DCS_DECISION_SUBJECT, "resistance");
  g_assert_null (
      dcs_decide_resistance (self.analysis, index, FALSE, NULL, NULL, date_of ("2020-12-02")));
  dismissed = dcs_decide_resistance (
      self.analysis, index, FALSE, NULL, "did not take it", date_of ("2020-12-02"));
  assert_valid (f, dismissed);
  assert_text (draft_of (dismissed, DCS_RECORD_DECISION), DCS_DECISION_DECISION, "overruled");
  end (&self);
}

/* The first item of a kind; its index. */
static guint
find_due (DcsAnalysis *analysis, DcsDueKind kind)
{
  guint n;
  const DcsDueItem *all = dcs_analysis_due (analysis, &n);

  for (guint i = 0; i < n; i++)
    if (all[i].kind == kind)
      return i;
  g_assert_not_reached ();
  return 0;
}

static void
a_due_rule_is_put_off_waived_or_done (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) never = NULL;
  g_autoptr (GPtrArray) done = NULL;
  const DcsDueItem *all;
  const DcsValue *values;
  Decision self;
  guint index, n;

  fixture_patient (f, "A", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  run (&self, f);
  index = find_due (self.analysis, DCS_DUE_RULE);
  all = dcs_analysis_due (self.analysis, &n);
  g_assert_null (
      dcs_decide_snooze (self.analysis, index, DCS_DATE_INIT, NULL, NULL, date_of ("2020-01-02")));
  later = dcs_decide_snooze (
      self.analysis, index, date_of ("2020-03-01"), NULL, NULL, date_of ("2020-01-02"));
  assert_valid (f, later);
  values = draft_of (later, DCS_RECORD_DECISION);
  assert_text (values, DCS_DECISION_SUBJECT, "due");
  assert_text (values, DCS_DECISION_DECISION, "snoozed");
  assert_text (values, DCS_DECISION_RULE, dcs_code_string (all[index].rule->term.code));
  assert_date (values[DCS_DECISION_UNTIL].date, "2020-03-01");
  g_assert_null (dcs_decide_waive (self.analysis, index, NULL, "", date_of ("2020-01-02")));
  never = dcs_decide_waive (self.analysis, index, NULL, "no lesion", date_of ("2020-01-02"));
  assert_valid (f, never);
  assert_text (draft_of (never, DCS_RECORD_DECISION), DCS_DECISION_DECISION, "not_applicable");
  done = dcs_decide_done (self.analysis, index, "Dr A", "normal", date_of ("2020-01-02"));
  assert_valid (f, done);
  values = draft_of (done, DCS_RECORD_CARE_ITEM);
  assert_text (values, DCS_CARE_ITEM_TITLE, all[index].rule->term.label);
  assert_text (values, DCS_CARE_ITEM_STATUS, "done");
  assert_text (values, DCS_CARE_ITEM_OUTCOME, "normal");
  assert_date (values[DCS_CARE_ITEM_DONE_DATE].date, "2020-01-02");
  end (&self);
}

static void
a_care_item_is_changed_itself (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) never = NULL;
  g_autoptr (GPtrArray) done = NULL;
  const DcsValue *values;
  DcsWorkItem item = { .kind = DCS_WORK_CARE };
  Decision self;
  guint index;

  fixture_patient (f, "A", NULL);
  fixture_care_item (f, "2020-02-01", "open");
  *fixture_last (f, DCS_CARE_ITEM_KIND) = dcs_value_code (dcs_code ("clinic_review"));
  *fixture_last (f, DCS_CARE_ITEM_TITLE) = dcs_value_text ("Eyes");
  item.record_id = fixture_last (f, DCS_CARE_ITEM_ID)->integer;
  run (&self, f);
  g_assert_true (dcs_decide_find (self.analysis, &item, &index));
  later = dcs_decide_snooze (
      self.analysis, index, date_of ("2020-03-01"), NULL, "ill", date_of ("2020-02-01"));
  values = draft_of (later, DCS_RECORD_CARE_ITEM);
  assert_text (values, DCS_CARE_ITEM_STATUS, "snoozed");
  assert_text (values, DCS_CARE_ITEM_REASON, "ill");
  assert_date (values[DCS_CARE_ITEM_SNOOZED_UNTIL].date, "2020-03-01");
  never = dcs_decide_waive (self.analysis, index, NULL, "moved", date_of ("2020-02-01"));
  assert_text (draft_of (never, DCS_RECORD_CARE_ITEM), DCS_CARE_ITEM_STATUS, "not_applicable");
  done = dcs_decide_done (self.analysis, index, NULL, NULL, date_of ("2020-02-03"));
  values = draft_of (done, DCS_RECORD_CARE_ITEM);
  assert_text (values, DCS_CARE_ITEM_STATUS, "done");
  assert_date (values[DCS_CARE_ITEM_DONE_DATE].date, "2020-02-03");
  g_assert_cmpint (values[DCS_CARE_ITEM_ID].integer, ==, item.record_id);
  end (&self);
}

/* What was done and has a next date stays as it is: the next time is an item of its own. */
static void
the_next_time_of_a_care_item_is_a_new_one (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) done = NULL;
  const DcsValue *values;
  Decision self;
  guint index;

  fixture_patient (f, "A", NULL);
  fixture_care_item (f, "2020-02-01", "done");
  *fixture_last (f, DCS_CARE_ITEM_KIND) = dcs_value_code (dcs_code ("clinic_review"));
  *fixture_last (f, DCS_CARE_ITEM_TITLE) = dcs_value_text ("Eyes");
  *fixture_last (f, DCS_CARE_ITEM_DONE_DATE) = dcs_value_date (date_of ("2020-02-01"));
  *fixture_last (f, DCS_CARE_ITEM_NEXT_DATE) = dcs_value_date (date_of ("2020-08-01"));
  run (&self, f);
  index = find_due (self.analysis, DCS_DUE_CARE_ITEM);
  later = dcs_decide_snooze (
      self.analysis, index, date_of ("2020-09-01"), NULL, NULL, date_of ("2020-08-01"));
  values = draft_of (later, DCS_RECORD_CARE_ITEM);
  assert_text (values, DCS_CARE_ITEM_STATUS, "done");
  assert_date (values[DCS_CARE_ITEM_NEXT_DATE].date, "2020-09-01");
  done = dcs_decide_done (self.analysis, index, NULL, NULL, date_of ("2020-08-03"));
  assert_valid (f, done);
  values = draft_of (done, DCS_RECORD_CARE_ITEM);
  g_assert_cmpint (values[DCS_CARE_ITEM_ID].kind, ==, DCS_VALUE_NULL);
  assert_text (values, DCS_CARE_ITEM_TITLE, "Eyes");
  assert_date (values[DCS_CARE_ITEM_DUE_DATE].date, "2020-08-01");
  assert_date (values[DCS_CARE_ITEM_DONE_DATE].date, "2020-08-03");
  end (&self);
}

static void
a_planned_visit_is_planned_anew (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) never = NULL;
  DcsWorkItem item = { .kind = DCS_WORK_VISIT };
  Decision self;
  guint index;

  fixture_patient (f, "A", NULL);
  item.visit_id = fixture_visit (f, "2020-01-01", "baseline");
  *fixture_last (f, DCS_VISIT_NEXT_DATE) = dcs_value_date (date_of ("2020-04-01"));
  run (&self, f);
  g_assert_true (dcs_decide_find (self.analysis, &item, &index));
  later = dcs_decide_snooze (
      self.analysis, index, date_of ("2020-05-01"), NULL, NULL, date_of ("2020-04-01"));
  assert_date (draft_of (later, DCS_RECORD_VISIT)[DCS_VISIT_NEXT_DATE].date, "2020-05-01");
  never = dcs_decide_waive (self.analysis, index, NULL, "moved away", date_of ("2020-04-01"));
  g_assert_cmpint (
      draft_of (never, DCS_RECORD_VISIT)[DCS_VISIT_NEXT_DATE].kind, ==, DCS_VALUE_NULL);
  end (&self);
}

static void
an_infusion_that_was_given_is_recorded (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) never = NULL;
  const DcsValue *values;
  Decision self;
  DcsValue *given;
  gint64 treatment;
  guint index;
  DcsWorkItem item = { .kind = DCS_WORK_INFUSION, .rule = dcs_code ("ivig") };

  fixture_patient (f, "A", NULL);
  fixture_visit (f, "2020-01-01", "baseline");
  treatment = fixture_treatment (f, "ivig", "2020-01-01", NULL);
  fixture_step (f, treatment, "2020-01-01", NULL, 1, "g/kg", "monthly");
  given = fixture_row (f, DCS_RECORD_ADMINISTRATION);
  given[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  given[DCS_ADMINISTRATION_DATE] = dcs_value_date (date_of ("2020-01-01"));
  given[DCS_ADMINISTRATION_GIVEN] = dcs_value_text ("yes");
  item.treatment_id = treatment;
  run (&self, f);
  g_assert_true (dcs_decide_find (self.analysis, &item, &index));
  done = dcs_decide_done (self.analysis, index, NULL, NULL, date_of ("2020-02-03"));
  assert_valid (f, done);
  values = draft_of (done, DCS_RECORD_ADMINISTRATION);
  g_assert_cmpint (values[DCS_ADMINISTRATION_TREATMENT_ID].integer, ==, treatment);
  assert_text (values, DCS_ADMINISTRATION_GIVEN, "yes");
  assert_date (values[DCS_ADMINISTRATION_DATE].date, "2020-02-03");
  never = dcs_decide_waive (self.analysis, index, NULL, "at home", date_of ("2020-01-05"));
  values = draft_of (never, DCS_RECORD_DECISION);
  assert_text (values, DCS_DECISION_RULE, "ivig");
  g_assert_cmpint (values[DCS_DECISION_TREATMENT_ID].integer, ==, treatment);
  end (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/entry/decide/an-accepted-response-is-that-of-the-visit",
                an_accepted_response_is_that_of_the_visit);
  fixture_test ("/entry/decide/an-accepted-relapse-is-recorded-with-what-ran",
                an_accepted_relapse_is_recorded_with_what_ran);
  fixture_test ("/entry/decide/an-overruled-suggestion-needs-a-reason-and-changes-nothing",
                an_overruled_suggestion_needs_a_reason_and_changes_nothing);
  fixture_test ("/entry/decide/what-was-recorded-without-a-criterion-cannot-be-decided",
                what_was_recorded_without_a_criterion_cannot_be_decided);
  fixture_test ("/entry/decide/an-accepted-suggestion-is-settled",
                an_accepted_suggestion_is_settled);
  fixture_test ("/entry/decide/resistance-is-decided-on-by-drug-and-treatment",
                resistance_is_decided_on_by_drug_and_treatment);
  fixture_test ("/entry/decide/a-candidate-is-confirmed-or-dismissed",
                a_candidate_is_confirmed_or_dismissed);
  fixture_test ("/entry/decide/a-due-rule-is-put-off-waived-or-done",
                a_due_rule_is_put_off_waived_or_done);
  fixture_test ("/entry/decide/a-care-item-is-changed-itself", a_care_item_is_changed_itself);
  fixture_test ("/entry/decide/the-next-time-of-a-care-item-is-a-new-one",
                the_next_time_of_a_care_item_is_a_new_one);
  fixture_test ("/entry/decide/a-planned-visit-is-planned-anew", a_planned_visit_is_planned_anew);
  fixture_test ("/entry/decide/an-infusion-that-was-given-is-recorded",
                an_infusion_that_was_given_is_recorded);
  return g_test_run ();
}
