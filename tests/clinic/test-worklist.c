/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include "dcs-clinic-work.h"
#include "dcs-id.h"

#include <string.h>

/* The worklist follows what is recorded, in the same transaction, day by day. */

static const DcsDate first_visit = { 2024, 1, 10, DCS_DATE_DAY, 0 };

static gint64
add_visit (
    CoreFixture *f, gint64 patient_id, DcsDate date, DcsDate next_date, const char *clinician)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_VISIT);
  gint64 id = dcs_id_new ();

  core_put (draft, DCS_VISIT_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_VISIT_ID, dcs_value_integer (id));
  core_put (draft, DCS_VISIT_DATE, dcs_value_date (date));
  core_put (draft, DCS_VISIT_NEXT_DATE, dcs_value_date (next_date));
  core_put (draft, DCS_VISIT_CLINICIAN, dcs_value_text (clinician));
  core_fixture_save (f, draft);
  dcs_draft_free (draft);
  return id;
}

static DcsDraft *
new_care_item (gint64 patient_id, DcsDate due)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_CARE_ITEM);

  core_put (draft, DCS_CARE_ITEM_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (draft, DCS_CARE_ITEM_KIND, dcs_value_code (dcs_code ("other")));
  core_put (draft, DCS_CARE_ITEM_TITLE, dcs_value_text ("Call the school"));
  core_put (draft, DCS_CARE_ITEM_STATUS, dcs_value_text ("open"));
  core_put (draft, DCS_CARE_ITEM_DUE_DATE, dcs_value_date (due));
  return draft;
}

static DcsWorkQuery
query_of (DcsDate today, DcsWorkKind kind)
{
  return (DcsWorkQuery){ .today = today, .kinds = 1u << kind };
}

static GPtrArray *
read_rows (CoreFixture *f, const DcsWorkQuery *query)
{
  g_autoptr (GError) error = NULL;
  DcsWorkCounts counts, again;
  GPtrArray *rows = dcs_clinic_core_worklist (f->core, query, &counts, &error);
  guint n[DCS_N_WORK_GROUPS] = { 0 };

  g_assert_no_error (error);
  dcs_clinic_core_count_work (f->core, query, &again, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    n[((DcsWorkRow *) rows->pdata[i])->group]++;
  for (int group = 0; group < DCS_N_WORK_GROUPS; group++)
    {
      g_assert_cmpuint (counts.n_rows[group], ==, again.n_rows[group]);
      g_assert_cmpuint (n[group],
                        ==,
                        query->limit != 0 ? MIN (counts.n_rows[group], query->limit)
                                          : counts.n_rows[group]);
    }
  return rows;
}

/* The group of the only row; -1: there is none. */
static int
group_on (CoreFixture *f, DcsDate today, DcsWorkKind kind)
{
  DcsWorkQuery query = query_of (today, kind);
  g_autoptr (GPtrArray) rows = read_rows (f, &query);

  g_assert_cmpuint (rows->len, <=, 1);
  return rows->len > 0 ? (int) ((DcsWorkRow *) rows->pdata[0])->group : -1;
}

static DcsDate
days_after (DcsDate date, int days)
{
  return dcs_date_from_day (dcs_date_day (date, DCS_DATE_EARLIEST) + days);
}

static void
count_fault_cb (const char *fault, gpointer data)
{
  g_test_message ("%s", fault);
  (*(guint *) data)++;
}

static void
assert_sound (CoreFixture *f)
{
  g_autoptr (GError) error = NULL;
  guint n_faults = 0;

  dcs_clinic_core_check (f->core, FALSE, count_fault_cb, &n_faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* From the first day on which it is shown to the first on which it is overdue. */
static void
test_a_planned_visit_moves_through_its_groups (CoreFixture *f, gconstpointer data)
{
  DcsDate planned = dcs_date_new (2024, 4, 10);
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  DcsWorkQuery query = query_of (dcs_date_new (2030, 1, 1), DCS_WORK_VISIT);
  g_autoptr (GPtrArray) rows = NULL;
  const DcsWorkRow *row;

  add_visit (f, patient_id, first_visit, planned, "Dr. A");
  rows = read_rows (f, &query);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpstr (row->code, ==, "P-1");
  g_assert_cmpstr (row->name, ==, "Ayşe Örnek");
  g_assert_cmpstr (row->clinician, ==, "Dr. A");
  g_assert_true (dcs_date_equal (row->item.due, planned));
  g_assert_cmpstr (row->what, !=, "");
  g_assert_cmpstr (row->why, !=, "");
  g_assert_cmpint (dcs_date_compare (row->item.shown_from, planned), <, 0);
  g_assert_cmpint (dcs_date_compare (row->item.overdue_from, planned), >, 0);

  g_assert_cmpint (group_on (f, days_after (row->item.shown_from, -1), DCS_WORK_VISIT), ==, -1);
  g_assert_cmpint (group_on (f, row->item.shown_from, DCS_WORK_VISIT), ==, DCS_WORK_GROUP_SOON);
  g_assert_cmpint (group_on (f, days_after (planned, -1), DCS_WORK_VISIT), ==, DCS_WORK_GROUP_SOON);
  g_assert_cmpint (group_on (f, planned, DCS_WORK_VISIT), ==, DCS_WORK_GROUP_VISITS);
  g_assert_cmpint (group_on (f, days_after (planned, 1), DCS_WORK_VISIT), ==, DCS_WORK_GROUP_DUE);
  g_assert_cmpint (group_on (f, row->item.overdue_from, DCS_WORK_VISIT), ==, DCS_WORK_GROUP_DUE);
  g_assert_cmpint (group_on (f, days_after (row->item.overdue_from, 1), DCS_WORK_VISIT),
                   ==,
                   DCS_WORK_GROUP_OVERDUE);
}

static void
test_what_is_done_leaves_the_list (CoreFixture *f, gconstpointer data)
{
  DcsDate today = dcs_date_new (2024, 4, 10);
  gint64 patient_id = core_fixture_add_patient (f, "P-1");

  add_visit (f, patient_id, first_visit, today, NULL);
  g_assert_cmpint (group_on (f, today, DCS_WORK_VISIT), ==, DCS_WORK_GROUP_VISITS);
  add_visit (f, patient_id, today, DCS_DATE_INIT, NULL);
  g_assert_cmpint (group_on (f, today, DCS_WORK_VISIT), ==, -1);
  assert_sound (f);
}

/* A patient who comes with years of records from elsewhere does not fill the morning's list. */
static void
test_what_was_never_recorded_stands_last (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  guint n_complete[2] = { 0 };

  add_visit (f, patient_id, first_visit, DCS_DATE_INIT, NULL);
  for (guint year = 0; year < 2; year++)
    {
      DcsDate today = days_after (first_visit, 200 + 365 * (int) year);
      DcsWorkQuery query = query_of (today, DCS_WORK_DUE);
      g_autoptr (GPtrArray) rows = read_rows (f, &query);

      for (guint i = 0; i < rows->len; i++)
        {
          const DcsWorkRow *row = g_ptr_array_index (rows, i);
          gboolean is_gap = !dcs_date_is_set (row->item.last)
                            && dcs_date_diff_days (row->item.due, today, DCS_DATE_MIDDLE) > 365;

          g_assert_cmpint (row->group == DCS_WORK_GROUP_COMPLETE, ==, is_gap);
          n_complete[year] += is_gap;
        }
    }
  g_assert_cmpuint (n_complete[0], ==, 0);
  g_assert_cmpuint (n_complete[1], >, 0);
}

static void
test_a_care_item_that_is_put_off_comes_back (CoreFixture *f, gconstpointer data)
{
  DcsDate due = dcs_date_new (2024, 4, 10), until = dcs_date_new (2024, 6, 1);
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  g_autoptr (DcsDraft) draft = new_care_item (patient_id, due);

  core_fixture_save (f, draft);
  g_assert_cmpint (group_on (f, due, DCS_WORK_CARE), ==, DCS_WORK_GROUP_DUE);
  core_put (draft, DCS_CARE_ITEM_STATUS, dcs_value_text ("snoozed"));
  core_put (draft, DCS_CARE_ITEM_SNOOZED_UNTIL, dcs_value_date (until));
  core_fixture_save (f, draft);
  g_assert_cmpint (group_on (f, due, DCS_WORK_CARE), ==, -1);
  g_assert_cmpint (group_on (f, days_after (until, -1), DCS_WORK_CARE), ==, -1);
  g_assert_cmpint (group_on (f, until, DCS_WORK_CARE), >=, 0);
  core_put (draft, DCS_CARE_ITEM_STATUS, dcs_value_text ("done"));
  core_put (draft, DCS_CARE_ITEM_DONE_DATE, dcs_value_date (until));
  core_fixture_save (f, draft);
  g_assert_cmpint (group_on (f, until, DCS_WORK_CARE), ==, -1);
  assert_sound (f);
}

static gboolean
is_listed (CoreFixture *f, const char *rule)
{
  DcsWorkQuery query = query_of (dcs_date_new (2030, 1, 1), DCS_WORK_DUE);
  g_autoptr (GPtrArray) rows = read_rows (f, &query);

  for (guint i = 0; i < rows->len; i++)
    if (((DcsWorkRow *) rows->pdata[i])->item.rule == dcs_code (rule))
      return TRUE;
  return FALSE;
}

/* What does not apply to a patient leaves the list, and comes back with the decision taken back. */
static void
test_a_decision_takes_a_row_away (CoreFixture *f, gconstpointer data)
{
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  g_autoptr (DcsDraft) decision = dcs_draft_new (DCS_RECORD_DECISION);
  g_autoptr (GError) error = NULL;

  add_visit (f, patient_id, first_visit, DCS_DATE_INIT, NULL);
  g_assert_true (is_listed (f, "followup_gap"));
  core_put (decision, DCS_DECISION_PATIENT_ID, dcs_value_integer (patient_id));
  core_put (decision, DCS_DECISION_SUBJECT, dcs_value_text ("due"));
  core_put (decision, DCS_DECISION_RULE, dcs_value_text ("followup_gap"));
  core_put (decision, DCS_DECISION_RULE_VERSION, dcs_value_integer (1));
  core_put (decision, DCS_DECISION_DECISION, dcs_value_text ("not_applicable"));
  core_put (decision, DCS_DECISION_DATE, dcs_value_date (dcs_date_new (2024, 2, 1)));
  core_put (decision, DCS_DECISION_REASON, dcs_value_text ("followed elsewhere"));
  core_fixture_save (f, decision);
  g_assert_false (is_listed (f, "followup_gap"));
  g_assert_true (dcs_clinic_core_set_deleted (
      f->core, DCS_RECORD_DECISION, dcs_draft_get_values (decision), TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (is_listed (f, "followup_gap"));
  assert_sound (f);
}

/* A save whose work items cannot be written is no save at all. */
static void
test_a_failed_save_leaves_the_list (CoreFixture *f, gconstpointer data)
{
  DcsDate due = dcs_date_new (2024, 4, 10);
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  g_autoptr (DcsDraft) draft = new_care_item (patient_id, due);
  g_autoptr (GError) error = NULL;
  gint64 n_before;

  add_visit (f, patient_id, first_visit, dcs_date_new (2024, 4, 1), NULL);
  n_before = core_fixture_sql_number (f, "SELECT count(*) FROM work_item");
  core_fixture_sql (f,
                    "CREATE TRIGGER fault BEFORE INSERT ON work_item WHEN new.kind = 'care'"
                    " BEGIN SELECT RAISE (ABORT, 'fault'); END");
  g_assert_false (dcs_clinic_core_save (f->core, &draft, 1, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM care_item"), ==, 0);
  g_assert_cmpint (core_fixture_sql_number (f, "SELECT count(*) FROM work_item"), ==, n_before);
  core_fixture_sql (f, "DROP TRIGGER fault");
  assert_sound (f);
  core_fixture_save (f, draft);
  g_assert_cmpint (group_on (f, due, DCS_WORK_CARE), ==, DCS_WORK_GROUP_DUE);
}

static guint
count_rows (CoreFixture *f, const DcsWorkQuery *query)
{
  g_autoptr (GPtrArray) rows = read_rows (f, query);

  return rows->len;
}

static void
test_filters (CoreFixture *f, gconstpointer data)
{
  DcsWorkQuery query = query_of (dcs_date_new (2024, 4, 10), DCS_WORK_CARE);
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GError) error = NULL;
  DcsWorkCounts counts;
  gint64 ids[3];

  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "Dr. B", "Dr. A", NULL };
      g_autofree char *code = g_strdup_printf ("P-%u", i);

      ids[i] = core_fixture_add_patient (f, code);
      add_visit (f, ids[i], first_visit, DCS_DATE_INIT, names[i]);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (DcsDraft) draft = new_care_item (ids[i], query.today);

          core_fixture_save (f, draft);
        }
    }
  g_assert_cmpuint (count_rows (f, &query), ==, 6);
  dcs_clinic_core_count_work (f->core, &query, &counts, &error);
  g_assert_cmpuint (counts.n_patients, ==, 3);
  query.limit = 4;
  g_assert_cmpuint (count_rows (f, &query), ==, 4);
  query.limit = 0;
  query.clinician = "Dr. A";
  g_assert_cmpuint (count_rows (f, &query), ==, 2);
  query.patient_id = ids[0];
  g_assert_cmpuint (count_rows (f, &query), ==, 0);
  query.clinician = NULL;
  g_assert_cmpuint (count_rows (f, &query), ==, 2);
  query.disease = dcs_code ("ssc");
  g_assert_cmpuint (count_rows (f, &query), ==, 0);
  query.disease = dcs_code ("jls");
  g_assert_cmpuint (count_rows (f, &query), ==, 2);
  query.kinds = 0;
  g_assert_cmpuint (count_rows (f, &query), >, 2);
  /* Who saw somebody else last is not listed for the visit before. */
  add_visit (f, ids[0], dcs_date_new (2024, 2, 1), DCS_DATE_INIT, "Dr. A");
  clinicians = dcs_clinic_core_list_clinicians (f->core, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clinicians->len, ==, 1);
  g_assert_cmpstr (clinicians->pdata[0], ==, "Dr. A");
}

/* Every row can say what it is and why; one that is settled says nothing. */
static void
test_every_row_is_explained (CoreFixture *f, gconstpointer data)
{
  DcsWorkQuery query = { .today = dcs_date_new (2024, 12, 10) };
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  DcsWorkItem settled = { .patient_id = patient_id,
                          .kind = DCS_WORK_DUE,
                          .rule = dcs_code ("no_such_rule") };

  add_visit (f, patient_id, first_visit, dcs_date_new (2024, 4, 1), NULL);
  core_fixture_add_treatment (f, patient_id, "methotrexate");
  {
    g_autoptr (DcsDraft) draft = new_care_item (patient_id, query.today);

    core_fixture_save (f, draft);
  }
  rows = read_rows (f, &query);
  g_assert_cmpuint (rows->len, >, 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const DcsWorkRow *row = rows->pdata[i];
      g_autoptr (DcsExplanation) why = dcs_clinic_core_explain_work (f->core, &row->item, &error);

      g_test_message ("%s: %s", row->what, row->why);
      g_assert_no_error (error);
      g_assert_nonnull (why);
      g_assert_cmpstr (row->what, !=, "");
      g_assert_cmpstr (row->why, !=, "");
    }
  g_assert_null (dcs_clinic_core_explain_work (f->core, &settled, &error));
  g_assert_no_error (error);
}

/* A check sees a worklist that leaves something out. */
static void
test_a_check_sees_what_is_missing (CoreFixture *f, gconstpointer data)
{
  static const char *const faults[] = {
    "DELETE FROM work_item WHERE n = 0",
    "UPDATE work_item SET due = '2031-01-01' WHERE n = 0",
    "UPDATE summary SET n_lines = n_lines + 1",
    "UPDATE summary SET clinician = 'Dr. X'",
  };
  gint64 patient_id = core_fixture_add_patient (f, "P-1");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_faults = 0;

      add_visit (f, patient_id, dcs_date_new (2024, 1, 10 + (int) i), DCS_DATE_INIT, "Dr. A");
      assert_sound (f);
      core_fixture_sql (f, faults[i]);
      dcs_clinic_core_check (f->core, FALSE, count_fault_cb, &n_faults, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_faults, ==, 1);
    }
}

/* Marked as deleted, nobody waits for them; brought back, they do again. */
static void
test_a_deleted_patient_is_not_listed (CoreFixture *f, gconstpointer data)
{
  DcsWorkQuery query = { .today = dcs_date_new (2024, 12, 10) };
  gint64 patient_id = core_fixture_add_patient (f, "P-1");
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsDeletion) deletion = NULL;
  guint n;

  add_visit (f, patient_id, first_visit, dcs_date_new (2024, 4, 1), NULL);
  n = count_rows (f, &query);
  g_assert_cmpuint (n, >, 0);
  deletion = dcs_clinic_core_delete (f->core, DCS_RECORD_PATIENT, patient_id, patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (f, &query), ==, 0);
  dcs_clinic_core_bring_back (f->core, DCS_RECORD_PATIENT, patient_id, patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_rows (f, &query), ==, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/clinic/worklist/" name,                                                            \
              CoreFixture,                                                                         \
              NULL,                                                                                \
              core_fixture_set_up,                                                                 \
              func,                                                                                \
              core_fixture_tear_down)
  ADD ("planned-visit-moves-through-its-groups", test_a_planned_visit_moves_through_its_groups);
  ADD ("what-is-done-leaves-the-list", test_what_is_done_leaves_the_list);
  ADD ("never-recorded-stands-last", test_what_was_never_recorded_stands_last);
  ADD ("care-item-that-is-put-off-comes-back", test_a_care_item_that_is_put_off_comes_back);
  ADD ("decision-takes-a-row-away", test_a_decision_takes_a_row_away);
  ADD ("failed-save-leaves-the-list", test_a_failed_save_leaves_the_list);
  ADD ("filters", test_filters);
  ADD ("every-row-is-explained", test_every_row_is_explained);
  ADD ("check-sees-what-is-missing", test_a_check_sees_what_is_missing);
  ADD ("deleted-patient-is-not-listed", test_a_deleted_patient_is_not_listed);
  return g_test_run ();
}
