/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-records.h"

#include <string.h>

/* What waits for somebody comes back as it was put, on the right day, in the right group. */

static DcsDate
day (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  if (text != NULL)
    g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

static DcsWorkItem
make_item (gint64 patient_id,
           DcsWorkKind kind,
           const char *due,
           const char *shown_from,
           const char *overdue_from)
{
  DcsWorkItem item;

  memset (&item, 0, sizeof item);
  item.patient_id = patient_id;
  item.kind = kind;
  item.due = day (due);
  item.shown_from = day (shown_from);
  item.overdue_from = day (overdue_from);
  return item;
}

/* With a summary, as every patient has. */
static gint64
add_patient (DcsTestStore *fixture, const char *code, const char *clinician)
{
  gint64 id = dcs_test_store_add_patient (fixture, code);
  g_autoptr (GError) error = NULL;
  DcsSummary summary;

  memset (&summary, 0, sizeof summary);
  summary.patient_id = id;
  summary.state = DCS_STATE_REMISSION_OFF;
  dcs_test_store_begin (fixture);
  dcs_store_put_summary (fixture->store, &summary, code, clinician, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  return id;
}

static void
put (DcsTestStore *fixture, gint64 patient_id, const DcsWorkItem *items, guint n_items)
{
  g_autoptr (GError) error = NULL;

  dcs_test_store_begin (fixture);
  dcs_store_put_work (fixture->store, patient_id, items, n_items, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
}

static void
test_items_come_back (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) none = NULL;
  gint64 id = add_patient (fixture, "P-1", NULL);
  DcsWorkItem items[DCS_N_WORK_KINDS];

  for (int kind = 0; kind < DCS_N_WORK_KINDS; kind++)
    items[kind] = make_item (id, (DcsWorkKind) kind, "2020-05-01", "2020-04-17", "2020-05-15");
  items[1].rule = dcs_code ("some_rule");
  items[1].detail = dcs_code ("alpha");
  items[1].last = day ("2020");
  items[2].due = items[2].shown_from = items[2].overdue_from = DCS_DATE_INIT;
  items[2].record_id = 7;
  items[3].due = day ("~2020-05");
  items[3].treatment_id = 8;
  items[4].visit_id = 9;
  items[8].count = 12;
  put (fixture, id, items, DCS_N_WORK_KINDS);
  dcs_test_store_reopen (fixture);
  read = dcs_store_get_work (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, DCS_N_WORK_KINDS);
  for (guint i = 0; i < read->len; i++)
    g_assert_true (dcs_work_item_equal (&g_array_index (read, DcsWorkItem, i), &items[i]));

  /* The next ones take their place. */
  put (fixture, id, items, 1);
  put (fixture, id, NULL, 0);
  none = dcs_store_get_work (fixture->store, id, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_a_rollback_leaves_what_there_was (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) read = NULL;
  gint64 id = add_patient (fixture, "P-1", NULL);
  DcsWorkItem old = make_item (id, DCS_WORK_CARE, "2020-01-01", NULL, NULL);
  DcsWorkItem new = make_item (id, DCS_WORK_DUE, "2021-01-01", NULL, NULL);

  put (fixture, id, &old, 1);
  dcs_store_begin (fixture->store, NULL, &error);
  dcs_store_put_work (fixture->store, id, &new, 1, &error);
  g_assert_no_error (error);
  dcs_store_rollback (fixture->store);
  read = dcs_store_get_work (fixture->store, id, &error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (dcs_work_item_equal (&g_array_index (read, DcsWorkItem, 0), &old));
}

/* Where an item stands on the days around its dates. */
static void
test_each_day_has_its_group (void)
{
  static const struct
  {
    DcsWorkKind kind;
    const char *due, *shown_from, *overdue_from;
    const char *today;
    int group; /* -1: not shown */
  } cases[] = {
    /* Due on 15 May, soon from 1 May, fourteen days of grace. */
    { DCS_WORK_DUE, "2020-05-15", "2020-05-01", "2020-05-29", "2020-04-30", -1 },
    { DCS_WORK_DUE, "2020-05-15", "2020-05-01", "2020-05-29", "2020-05-01", DCS_STORE_WORK_SOON },
    { DCS_WORK_DUE, "2020-05-15", "2020-05-01", "2020-05-29", "2020-05-14", DCS_STORE_WORK_SOON },
    { DCS_WORK_DUE, "2020-05-15", "2020-05-01", "2020-05-29", "2020-05-15", DCS_STORE_WORK_DUE },
    { DCS_WORK_DUE, "2020-05-15", "2020-05-01", "2020-05-29", "2020-05-29", DCS_STORE_WORK_DUE },
    { DCS_WORK_DUE,
      "2020-05-15",
      "2020-05-01",
      "2020-05-29",
      "2020-05-30",
      DCS_STORE_WORK_OVERDUE },
    /* Put off past its day of grace: overdue at once when it comes back. */
    { DCS_WORK_CARE, "2020-05-15", "2020-07-01", "2020-05-29", "2020-06-30", -1 },
    { DCS_WORK_CARE,
      "2020-05-15",
      "2020-07-01",
      "2020-05-29",
      "2020-07-01",
      DCS_STORE_WORK_OVERDUE },
    { DCS_WORK_INFUSION, "2020-05-15", NULL, NULL, "2029-01-01", DCS_STORE_WORK_DUE },
    { DCS_WORK_CARE, NULL, NULL, NULL, "2020-01-01", DCS_STORE_WORK_DUE },
    /* A month or about a day counts from its first day on. */
    { DCS_WORK_CARE, "2020-05", NULL, NULL, "2020-04-30", DCS_STORE_WORK_SOON },
    { DCS_WORK_CARE, "2020-05", NULL, NULL, "2020-05-01", DCS_STORE_WORK_DUE },
    { DCS_WORK_CARE, "~2020-05-03", NULL, NULL, "2020-05-04", DCS_STORE_WORK_DUE },
    { DCS_WORK_VISIT, "2020-05-15", "2020-05-01", "2020-05-22", "2020-05-14", DCS_STORE_WORK_SOON },
    { DCS_WORK_VISIT,
      "2020-05-15",
      "2020-05-01",
      "2020-05-22",
      "2020-05-15",
      DCS_STORE_WORK_TODAY },
    { DCS_WORK_VISIT, "2020-05-15", "2020-05-01", "2020-05-22", "2020-05-16", DCS_STORE_WORK_DUE },
    { DCS_WORK_VISIT,
      "2020-05-15",
      "2020-05-01",
      "2020-05-22",
      "2020-05-23",
      DCS_STORE_WORK_OVERDUE },
    { DCS_WORK_RESPONSE, "2020-05-15", NULL, NULL, "2020-05-14", DCS_STORE_WORK_CONFIRM },
    { DCS_WORK_RESISTANCE, "2020-05-15", NULL, "2020-05-15", "2024-01-01", DCS_STORE_WORK_CONFIRM },
    { DCS_WORK_DOSE, "2020-05-15", NULL, NULL, "2020-05-15", DCS_STORE_WORK_FOLLOW },
    { DCS_WORK_ADVERSE_EVENT, "2020-05-15", NULL, NULL, "2020-05-15", DCS_STORE_WORK_FOLLOW },
    { DCS_WORK_QUALITY, NULL, NULL, NULL, "2020-05-15", DCS_STORE_WORK_COMPLETE },
  };
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  gint64 id = add_patient (fixture, "P-1", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DcsStoreWorkQuery query = { .today = day (cases[i].today) };
      DcsWorkItem item = make_item (
          id, cases[i].kind, cases[i].due, cases[i].shown_from, cases[i].overdue_from);
      guint counts[DCS_N_STORE_WORK_GROUPS], n_patients;
      g_autoptr (GError) error = NULL;

      put (fixture, id, &item, 1);
      dcs_store_count_work (fixture->store, &query, counts, &n_patients, &error);
      g_assert_no_error (error);
      g_test_message ("%u: %s", i, cases[i].today);
      g_assert_cmpuint (n_patients, ==, cases[i].group >= 0);
      for (int group = 0; group < DCS_N_STORE_WORK_GROUPS; group++)
        g_assert_cmpuint (counts[group], ==, group == cases[i].group);
    }
}

typedef struct
{
  DcsStoreWorkGroup group;
  GString *text;
} Notes;

static gboolean
note_cb (const DcsStoreWorkRow *row, gpointer data)
{
  const Notes *notes = data;
  char date[DCS_DATE_ISO_SIZE];

  g_assert_cmpint (row->state, ==, DCS_STATE_REMISSION_OFF);
  g_assert_cmpstr (dcs_code_string (row->disease), ==, "alpha");
  if (row->group != notes->group)
    return TRUE;
  g_string_append_printf (notes->text,
                          "%s %s %s|",
                          row->code,
                          dcs_date_is_set (row->item.due) ? dcs_date_to_iso (row->item.due, date)
                                                          : "-",
                          row->clinician);
  return TRUE;
}

static void
assert_rows (DcsTestStore *fixture,
             const DcsStoreWorkQuery *query,
             DcsStoreWorkGroup group,
             guint limit,
             const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint counts[DCS_N_STORE_WORK_GROUPS], n = 0;
  Notes notes = { group, text };

  dcs_store_each_work (fixture->store, query, limit, note_cb, &notes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, expected);
  /* Without a limit there are as many as are counted. */
  for (const char *c = text->str; *c != '\0'; c++)
    n += *c == '|';
  dcs_store_count_work (fixture->store, query, counts, NULL, &error);
  g_assert_no_error (error);
  if (limit == 0)
    g_assert_cmpuint (counts[group], ==, n);
  else
    g_assert_cmpuint (counts[group], >=, n);
}

static void
test_rows_are_ordered_and_filtered (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  DcsStoreWorkQuery query = { .today = day ("2020-06-01") };
  gint64 second = add_patient (fixture, "B-2", "Dr. B");
  gint64 first = add_patient (fixture, "B-1", "Dr. A");
  gint64 third = add_patient (fixture, "A-1", "");
  DcsWorkItem of_second[] = { make_item (second, DCS_WORK_DUE, "2020-05-02", NULL, NULL),
                              make_item (second, DCS_WORK_CARE, "~2020-05-01", NULL, NULL) };
  DcsWorkItem of_first[] = { make_item (first, DCS_WORK_DUE, "2020-05-02", NULL, NULL),
                             make_item (first, DCS_WORK_CARE, NULL, NULL, NULL) };
  DcsWorkItem of_third = make_item (third, DCS_WORK_CARE, "2020-05", NULL, NULL);

  put (fixture, second, of_second, 2);
  put (fixture, first, of_first, 2);
  put (fixture, third, &of_third, 1);
  assert_rows (fixture,
               &query,
               DCS_STORE_WORK_DUE,
               0,
               "A-1 2020-05 |B-2 ~2020-05-01 Dr. B|B-1 2020-05-02 Dr. A|B-2 2020-05-02 Dr. B|"
               "B-1 - Dr. A|");
  assert_rows (fixture, &query, DCS_STORE_WORK_OVERDUE, 0, "");
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 2, "A-1 2020-05 |B-2 ~2020-05-01 Dr. B|");
  query.kinds = 1 << DCS_WORK_DUE;
  assert_rows (
      fixture, &query, DCS_STORE_WORK_DUE, 0, "B-1 2020-05-02 Dr. A|B-2 2020-05-02 Dr. B|");
  /* Of one date the code decides, whoever was entered first. */
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 1, "B-1 2020-05-02 Dr. A|");
  query.clinician = "Dr. A";
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 0, "B-1 2020-05-02 Dr. A|");
  query.clinician = NULL;
  query.patient_id = second;
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 0, "B-2 2020-05-02 Dr. B|");
  query.patient_id = 0;
  query.disease = dcs_code ("alpha");
  assert_rows (
      fixture, &query, DCS_STORE_WORK_DUE, 0, "B-1 2020-05-02 Dr. A|B-2 2020-05-02 Dr. B|");
  /* A disease that nobody has, and one that the file has never heard of. */
  query.disease = dcs_code ("never_heard_of");
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 0, "");
}

/* More than are looked up at once: the first are the first all the same. */
static void
test_a_limit_takes_the_earliest (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  DcsStoreWorkQuery query = { .today = day ("2022-06-01") };
  gint64 id = add_patient (fixture, "P-1", "");
  DcsWorkItem items[700];

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i] = make_item (id, DCS_WORK_CARE, "2020-01-01", NULL, NULL);
      /* In no order: 701 is prime. */
      items[i].due = dcs_date_from_day (dcs_date_day (day ("2020-01-01"), DCS_DATE_EARLIEST)
                                        + (int) ((i + 1) * 263 % 701));
    }
  put (fixture, id, items, G_N_ELEMENTS (items));
  assert_rows (
      fixture, &query, DCS_STORE_WORK_DUE, 3, "P-1 2020-01-02 |P-1 2020-01-03 |P-1 2020-01-04 |");
}

/* The patient is not there any more, whether marked or erased. */
static void
test_work_goes_with_its_patient (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;
  DcsStoreWorkQuery query = { .today = day ("2020-06-01") };
  gint64 id = add_patient (fixture, "P-1", "Dr. A");
  gint64 other = add_patient (fixture, "P-2", "Dr. B");
  DcsWorkItem item = make_item (id, DCS_WORK_CARE, "2020-05-01", NULL, NULL);
  DcsWorkItem item_of_other = make_item (other, DCS_WORK_CARE, "2020-05-02", NULL, NULL);
  DcsValue values[DCS_N_PATIENT_FIELDS] = { 0 };

  put (fixture, id, &item, 1);
  put (fixture, other, &item_of_other, 1);
  values[DCS_PATIENT_ID] = dcs_value_integer (id);
  values[DCS_PATIENT_VERSION] = dcs_value_integer (1);
  dcs_test_store_begin (fixture);
  dcs_store_set_deleted (fixture->store, DCS_RECORD_PATIENT, values, TRUE, &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  assert_rows (fixture, &query, DCS_STORE_WORK_DUE, 0, "P-2 2020-05-02 Dr. B|");
  dcs_store_erase_patient (fixture->store, id, "test", &error);
  g_assert_no_error (error);
  left = dcs_test_sql_text (fixture->path, "SELECT count(*) FROM work_item");
  g_assert_cmpstr (left, ==, "1");
}

static void
test_clinicians_are_listed_once (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = NULL;

  add_patient (fixture, "P-1", "Dr. B");
  add_patient (fixture, "P-2", "Dr. A");
  add_patient (fixture, "P-3", "Dr. B");
  add_patient (fixture, "P-4", "");
  add_patient (fixture, "P-5", NULL);
  names = dcs_store_list_clinicians (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (names->pdata[0], ==, "Dr. A");
  g_assert_cmpstr (names->pdata[1], ==, "Dr. B");
}

static void
test_patients_whose_treatment_failed_are_found (void)
{
  static const guint counts[][2] = { { 0, 0 }, { 1, 0 }, { 0, 2 }, { 0, 0 } };
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 ids[G_N_ELEMENTS (counts)];

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *code = g_strdup_printf ("P-%u", i);
      DcsSummary summary;

      ids[i] = add_patient (fixture, code, NULL);
      memset (&summary, 0, sizeof summary);
      summary.patient_id = ids[i];
      summary.n_resistant = counts[i][0];
      summary.n_candidates = counts[i][1];
      dcs_test_store_begin (fixture);
      dcs_store_put_summary (fixture->store, &summary, code, NULL, &error);
      g_assert_no_error (error);
      dcs_test_store_commit (fixture);
    }
  g_assert_cmpint (dcs_store_next_resistant (fixture->store, 0, &error), ==, ids[1]);
  g_assert_cmpint (dcs_store_next_resistant (fixture->store, ids[1], &error), ==, ids[2]);
  g_assert_cmpint (dcs_store_next_resistant (fixture->store, ids[2], &error), ==, 0);
  g_assert_no_error (error);
}

/* What is derived changes nothing that the trail knows of. */
static void
test_the_trail_is_left_alone (void)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add_patient (fixture, "P-1", NULL);
  DcsWorkItem item = make_item (id, DCS_WORK_CARE, "2020-05-01", NULL, NULL);
  g_autofree char *before = dcs_store_audit_seal (fixture->store, &error);
  g_autofree char *after = NULL;
  g_autofree char *unknown = dcs_store_dup_derivation (fixture->store, &error);
  g_autofree char *kept = NULL;

  g_assert_cmpstr (unknown, ==, "");
  put (fixture, id, &item, 1);
  dcs_test_store_begin (fixture);
  dcs_store_put_derivation (fixture->store, "rules 1", &error);
  dcs_store_put_derivation (fixture->store, "rules 2", &error);
  g_assert_no_error (error);
  dcs_test_store_commit (fixture);
  kept = dcs_store_dup_derivation (fixture->store, &error);
  g_assert_cmpstr (kept, ==, "rules 2");
  after = dcs_store_audit_seal (fixture->store, &error);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/work/items-come-back", test_items_come_back);
  g_test_add_func ("/store/work/rollback-leaves-what-there-was",
                   test_a_rollback_leaves_what_there_was);
  g_test_add_func ("/store/work/each-day-has-its-group", test_each_day_has_its_group);
  g_test_add_func ("/store/work/rows-are-ordered-and-filtered", test_rows_are_ordered_and_filtered);
  g_test_add_func ("/store/work/limit-takes-the-earliest", test_a_limit_takes_the_earliest);
  g_test_add_func ("/store/work/goes-with-its-patient", test_work_goes_with_its_patient);
  g_test_add_func ("/store/work/clinicians-are-listed-once", test_clinicians_are_listed_once);
  g_test_add_func ("/store/work/finds-patients-whose-treatment-failed",
                   test_patients_whose_treatment_failed_are_found);
  g_test_add_func ("/store/work/leaves-the-trail-alone", test_the_trail_is_left_alone);
  return g_test_run ();
}
