/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core.h"
#include "dcs-clinic-entry.h"
#include "dcs-test-store.h"
#include "entry-fixture.h"

#include <string.h>

/* What must hold for every form, whatever is typed into it. The seed is printed by the runner. */

#define N_EDITS 60

/* A patient with something of everything. Returns the visit; (out) the treatment. */
static gint64
add_course (RulesFixture *fixture, gint64 *treatment)
{
  gint64 first, second;

  fixture_patient (fixture, "JLS-001", NULL);
  *fixture_last (fixture, DCS_PATIENT_BIRTH_DATE) = dcs_value_date (dcs_date_new (2015, 5, 4));
  *fixture_last (fixture, DCS_PATIENT_SEX) = dcs_value_text ("F");
  first = fixture_visit (fixture, "2024-01-10", "baseline");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V1");
  fixture_value (fixture, first, "weight", NULL, 28.5);
  fixture_value (fixture, first, "height", NULL, 131);
  fixture_site (fixture, first, "left_leg", 2, 2, 3);
  second = fixture_visit (fixture, "2024-04-10", "partial");
  *fixture_last (fixture, DCS_VISIT_UID) = dcs_value_text ("V2");
  fixture_value (fixture, second, "weight", NULL, 29.4);
  fixture_site (fixture, second, "left_leg", 1, 2, 0);
  fixture_not_done (fixture, second, "pga_activity", NULL);
  fixture_dated_value (fixture, "2024-04-10", "CRP", 3.5);
  fixture_dated_value (fixture, "2024-04-11", "WBC", 7200);
  *treatment = fixture_treatment (fixture, "methotrexate", "2024-01-10", NULL);
  *fixture_last (fixture, DCS_TREATMENT_UID) = dcs_value_text ("T1");
  fixture_step (fixture, *treatment, "2024-01-10", NULL, 15, "mg/m2", "weekly");
  *fixture_last (fixture, DCS_DOSE_STEP_UID) = dcs_value_text ("S1");
  *fixture_last (fixture, DCS_DOSE_STEP_SEGMENT_NO) = dcs_value_integer (1);
  return second;
}

typedef struct
{
  DcsEntryTask task;
  gboolean is_new;
  int about; /* 0: nothing, 1: the treatment, 2: the visit, 3: the patient, 4: the last dose */
} Form;

static const Form forms[] = {
  { DCS_ENTRY_PATIENT, TRUE, 0 },        { DCS_ENTRY_PATIENT, FALSE, 3 },
  { DCS_ENTRY_VISIT, TRUE, 0 },          { DCS_ENTRY_VISIT, FALSE, 2 },
  { DCS_ENTRY_TREATMENT, TRUE, 0 },      { DCS_ENTRY_TREATMENT, FALSE, 1 },
  { DCS_ENTRY_DOSE, TRUE, 1 },           { DCS_ENTRY_STOP, TRUE, 1 },
  { DCS_ENTRY_ADMINISTRATION, TRUE, 1 }, { DCS_ENTRY_RELAPSE, TRUE, 0 },
  { DCS_ENTRY_ADVERSE_EVENT, TRUE, 1 },  { DCS_ENTRY_ADVERSE_EVENT, TRUE, 0 },
  { DCS_ENTRY_INVESTIGATION, TRUE, 0 },  { DCS_ENTRY_CARE_ITEM, TRUE, 0 },
  { DCS_ENTRY_LESION, TRUE, 0 },         { DCS_ENTRY_FINDING, TRUE, 0 },
  { DCS_ENTRY_DOSE, FALSE, 4 },          { DCS_ENTRY_HISTORY, TRUE, 0 },
};

static DcsEntry *
make_form (
    RulesFixture *fixture, DcsCourse *course, const Form *form, gint64 visit, gint64 treatment)
{
  gint64 id = 0;
  guint n_steps;

  if (form->about == 1)
    id = treatment;
  else if (form->about == 2)
    id = visit;
  else if (form->about == 3)
    id = dcs_course_patient (course)[DCS_PATIENT_ID].integer;
  else if (form->about == 4)
    {
      const DcsValue *const *steps = dcs_course_dose_steps (course, treatment, &n_steps);

      id = steps[n_steps - 1][DCS_DOSE_STEP_ID].integer;
    }
  return dcs_entry_new (fixture->catalog,
                        form->task == DCS_ENTRY_PATIENT && form->is_new ? NULL : course,
                        form->task,
                        id,
                        form->is_new);
}

/* A text for a cell: mostly a good one. */
static char *
invent (DcsEntry *entry, const DcsCell *cell)
{
  static const char *const bad[] = { "x", "99999999999999999999", "<", "31.2.2020", "-", "1,2,3" };
  guint n_choices;
  const DcsChoice *choices = dcs_entry_choices (entry, cell->path, &n_choices);
  int dice = g_test_rand_int_range (0, 20);

  if (dice == 0)
    return g_strdup (bad[g_test_rand_int_range (0, G_N_ELEMENTS (bad))]);
  if (dice == 1)
    return g_strdup ("");
  if (n_choices > 0)
    return g_strdup (choices[g_test_rand_int_range (0, (gint32) n_choices)].text);
  switch ((DcsFieldType) cell->type)
    {
    case DCS_FIELD_DATE:
      return g_strdup_printf ("20%02d-%02d-%02d",
                              g_test_rand_int_range (16, 25),
                              g_test_rand_int_range (1, 13),
                              g_test_rand_int_range (1, 29));
    case DCS_FIELD_INTEGER:
      return g_strdup_printf ("%d", g_test_rand_int_range (1, 5));
    case DCS_FIELD_DECIMAL:
      return g_strdup_printf (
          "%s%d.%d",
          g_test_rand_int_range (0, 5) == 0 && g_str_has_prefix (cell->path, "obs:") ? "<" : "",
          g_test_rand_int_range (1, 120),
          g_test_rand_int_range (0, 10));
    default:
      return g_strdup_printf ("Önemli %d", g_test_rand_int_range (0, 100));
    }
}

static void
edit (DcsEntry *entry)
{
  guint n = dcs_entry_count (entry);
  int dice = g_test_rand_int_range (0, 40);
  const DcsCell *cell;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (dcs_entry_get_task (entry) == DCS_ENTRY_VISIT && dice == 0)
    dcs_entry_take_previous (entry, dcs_code ("loscat"));
  else if (dcs_entry_get_task (entry) == DCS_ENTRY_VISIT && dice == 1)
    dcs_entry_grid_add_site (entry, dcs_code ("loscat"), dcs_code ("neck"));
  else
    {
      /* The first cells decide about the others: they are typed into more often. */
      guint index = (guint) g_test_rand_int_range (0, (gint32) (dice < 10 ? MIN (n, 4) : n));

      cell = dcs_entry_nth (entry, index);
      path = g_strdup (cell->path);
      text = invent (entry, cell);
      dcs_entry_set_text (entry, path, text);
    }
}

static char *
state_of (DcsEntry *entry)
{
  g_autofree char *dump = entry_dump (entry);
  g_autofree char *kept = dcs_entry_serialize (entry);

  return g_strconcat (dump, kept, NULL);
}

/* Says the lines that differ, not all of them. */
static void
assert_same (const char *a, const char *b)
{
  g_auto (GStrv) lines_a = g_strsplit (a, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (b, "\n", -1);

  for (guint i = 0; lines_a[i] != NULL && lines_b[i] != NULL; i++)
    g_assert_cmpstr (lines_a[i], ==, lines_b[i]);
  g_assert_cmpuint (g_strv_length (lines_a), ==, g_strv_length (lines_b));
}

static void
test_undo_gives_back_the_first_state (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment;
  gint64 visit = add_course (fixture, &treatment);
  g_autoptr (DcsCourse) course = fixture_course (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (guint round = 0; round < 4; round++)
      {
        g_autoptr (DcsEntry) entry = make_form (fixture, course, &forms[i], visit, treatment);
        g_autofree char *first = state_of (entry);
        g_autofree char *last = NULL;
        g_autofree char *again = NULL;
        g_autofree char *back = NULL;
        guint n_steps = 0;

        for (guint n = 0; n < N_EDITS; n++)
          edit (entry);
        last = state_of (entry);
        for (; dcs_entry_can_undo (entry); n_steps++)
          g_assert_nonnull (dcs_entry_undo (entry));
        g_assert_cmpuint (n_steps, >, 0);
        back = state_of (entry);
        assert_same (back, first);
        g_assert_false (dcs_entry_is_changed (entry));
        while (dcs_entry_can_redo (entry))
          dcs_entry_redo (entry);
        again = state_of (entry);
        assert_same (again, last);
      }
}

static void
test_what_is_kept_comes_back (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment;
  gint64 visit = add_course (fixture, &treatment);
  g_autoptr (DcsCourse) course = fixture_course (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (guint round = 0; round < 4; round++)
      {
        g_autoptr (DcsEntry) entry = make_form (fixture, course, &forms[i], visit, treatment);
        g_autoptr (DcsEntry) other = make_form (fixture, course, &forms[i], visit, treatment);
        g_autofree char *kept = NULL;
        g_autofree char *state = NULL;
        g_autofree char *restored = NULL;
        g_autoptr (GError) error = NULL;

        for (guint n = 0; n < N_EDITS; n++)
          edit (entry);
        for (guint n = 0; n < round; n++)
          edit (other);
        kept = dcs_entry_serialize (entry);
        g_assert_true (dcs_entry_restore (other, kept, &error));
        g_assert_no_error (error);
        state = state_of (entry);
        restored = state_of (other);
        assert_same (restored, state);
      }
}

/* Somebody saves something else of the same records; nothing that was typed is lost. */
static void
test_rebase_keeps_what_was_typed (RulesFixture *fixture, gconstpointer data)
{
  gint64 treatment;
  gint64 visit = add_course (fixture, &treatment);
  g_autoptr (DcsCourse) course = fixture_course (fixture);
  g_autoptr (DcsCourse) later = NULL;

  fixture_relapse (fixture, "2024-05-01");
  *fixture_last (fixture, DCS_RELAPSE_UID) = dcs_value_text ("R1");
  fixture_dated_value (fixture, "2024-04-10", "ESR", 12);
  fixture_value (fixture, visit, "height", NULL, 133);
  later = fixture_course (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (DcsEntry) entry = make_form (fixture, course, &forms[i], visit, treatment);
      g_autoptr (GHashTable) typed = g_hash_table_new_full (
          g_str_hash, g_str_equal, g_free, g_free);
      GHashTableIter iter;
      gpointer path, text;

      if (dcs_entry_get_course (entry) == NULL)
        continue;
      for (guint n = 0; n < N_EDITS; n++)
        edit (entry);
      for (guint n = 0; n < dcs_entry_count (entry); n++)
        {
          const DcsCell *cell = dcs_entry_nth (entry, n);

          if (cell->is_changed)
            g_hash_table_insert (typed, g_strdup (cell->path), g_strdup (cell->text));
        }
      dcs_entry_rebase (entry, later);
      g_hash_table_iter_init (&iter, typed);
      while (g_hash_table_iter_next (&iter, &path, &text))
        g_assert_cmpstr (entry_text (entry, path), ==, text);
    }
}

typedef struct
{
  DcsTestStore *store;
  DcsClinicCore *core;
  gint64 patient, visit, treatment;
} Clinic;

/* The fixture's rows in a clinic file, with keys of their own. */
static void
clinic_open (Clinic *clinic, RulesFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 treatment;
  gint64 visit = add_course (fixture, &treatment);
  g_autoptr (DcsCourse) course = fixture_course (fixture);

  clinic->store = dcs_test_store_new_empty ();
  clinic->core = dcs_clinic_core_create (
      clinic->store->path, "Test clinic", fixture->catalog, &error);
  g_assert_no_error (error);
  clinic->patient = dcs_course_patient (course)[DCS_PATIENT_ID].integer;
  clinic->visit = visit;
  clinic->treatment = treatment;
  g_assert_true (dcs_clinic_core_bulk_begin (clinic->core, &error));
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    for (guint i = 0; i < dcs_course_count (course, kind); i++)
      {
        dcs_clinic_core_bulk_insert (clinic->core, kind, dcs_course_row (course, kind, i), &error);
        g_assert_no_error (error);
      }
  g_assert_true (dcs_clinic_core_bulk_resummarize (clinic->core, clinic->patient, &error));
  g_assert_no_error (error);
  g_assert_true (dcs_clinic_core_bulk_commit (clinic->core, &error));
}

static void
clinic_close (Clinic *clinic)
{
  dcs_clinic_core_close (clinic->core);
  dcs_test_store_free (clinic->store);
}

/* Makes the form good: what cannot be saved is emptied, what is needed is chosen. */
static void
mend (DcsEntry *entry)
{
  for (guint round = 0; round < 200 && !dcs_entry_validate (entry, TRUE); round++)
    {
      g_autoptr (GPtrArray) problems = dcs_entry_problems (entry);
      const DcsCell *cell;
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;

      if (problems->len == 0)
        {
          g_autofree char *dump = entry_dump (entry);

          g_test_message ("%s", dump);
        }
      g_assert_cmpuint (problems->len, >, 0);
      path = g_strdup (problems->pdata[g_test_rand_int_range (0, (gint32) problems->len)]);
      cell = dcs_entry_cell (entry, path);
      text = cell->text[0] != '\0' ? g_strdup ("") : invent (entry, cell);
      dcs_entry_set_text (entry, path, text);
    }
}

static void
test_a_valid_form_can_be_saved (RulesFixture *fixture, gconstpointer data)
{
  Clinic clinic;
  guint n_saved = 0;

  clinic_open (&clinic, fixture);
  for (guint round = 0; round < 6; round++)
    for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (
            clinic.core, clinic.patient, &error);
        g_autoptr (DcsEntry) entry = NULL;
        g_autoptr (GPtrArray) drafts = NULL;
        guint problem = 0;

        g_assert_no_error (error);
        entry = make_form (fixture, course, &forms[i], clinic.visit, clinic.treatment);
        for (guint n = 0; n < N_EDITS / 2; n++)
          edit (entry);
        if (forms[i].task == DCS_ENTRY_PATIENT)
          {
            g_autofree char *code = g_strdup_printf ("P%u-%u", round, i);

            dcs_entry_set_text (entry, "code", code);
            dcs_entry_set_text (entry, "disease", "jls");
          }
        mend (entry);
        if (!dcs_entry_validate (entry, TRUE))
          continue;
        drafts = dcs_entry_build_drafts (entry);
        for (guint n = 0; n < drafts->len; n++)
          {
            g_autoptr (GPtrArray) problems = dcs_draft_validate (
                drafts->pdata[n], dcs_catalog_vocabulary (fixture->catalog));

            g_assert_cmpuint (problems->len, ==, 0);
          }
        dcs_clinic_core_save_entry (clinic.core,
                                    (DcsDraft **) drafts->pdata,
                                    drafts->len,
                                    dcs_entry_get_subject (entry),
                                    NULL,
                                    &problem,
                                    &error);
        if (error != NULL)
          g_test_message ("form %u: draft %u: %s", i, problem, error->message);
        g_assert_no_error (error);
        n_saved++;
      }
  /* Most of them were good in the end, or the test says nothing. */
  g_assert_cmpuint (n_saved, >, 6 * G_N_ELEMENTS (forms) / 2);
  clinic_close (&clinic);
}

/* What is stored stands in the form again, and a form that is opened and saved changes nothing. */
static void
test_a_saved_visit_reads_back (RulesFixture *fixture, gconstpointer data)
{
  Clinic clinic;

  clinic_open (&clinic, fixture);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (
          clinic.core, clinic.patient, &error);
      g_autoptr (DcsCourse) after = NULL;
      g_autoptr (DcsEntry) entry = dcs_entry_new (
          fixture->catalog, course, DCS_ENTRY_VISIT, clinic.visit, FALSE);
      g_autoptr (DcsEntry) again = NULL;
      g_autoptr (GPtrArray) drafts = NULL;
      g_autoptr (GPtrArray) nothing = NULL;

      for (guint n = 0; n < N_EDITS; n++)
        edit (entry);
      mend (entry);
      if (!dcs_entry_validate (entry, TRUE))
        continue;
      drafts = dcs_entry_build_drafts (entry);
      dcs_clinic_core_save_entry (
          clinic.core, (DcsDraft **) drafts->pdata, drafts->len, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      after = dcs_clinic_core_load_course (clinic.core, clinic.patient, &error);
      again = dcs_entry_new (fixture->catalog, after, DCS_ENTRY_VISIT, clinic.visit, FALSE);
      for (guint n = 0; n < dcs_entry_count (entry); n++)
        {
          const DcsCell *cell = dcs_entry_nth (entry, n);
          const DcsCell *stored = dcs_entry_cell (again, cell->path);

          if (g_str_has_prefix (cell->path, "unit:"))
            continue;
          /* A cell outside the forms was there for a value that is gone. */
          if (stored == NULL && cell->value->kind == DCS_VALUE_NULL)
            continue;
          if (stored == NULL)
            g_test_message ("%s", cell->path);
          g_assert_nonnull (stored);
          if (!dcs_value_equal (stored->value, cell->value))
            g_test_message ("%s: %s is %s", cell->path, cell->text, stored->text);
          g_assert_true (dcs_value_equal (stored->value, cell->value));
        }
      g_assert_false (dcs_entry_is_changed (again));
      nothing = dcs_entry_build_drafts (again);
      g_assert_cmpuint (nothing->len, ==, 0);
    }
  clinic_close (&clinic);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/entry/properties/undo-gives-back-the-first-state",
                test_undo_gives_back_the_first_state);
  fixture_test ("/entry/properties/what-is-kept-comes-back", test_what_is_kept_comes_back);
  fixture_test ("/entry/properties/rebase-keeps-what-was-typed", test_rebase_keeps_what_was_typed);
  fixture_test ("/entry/properties/a-valid-form-can-be-saved", test_a_valid_form_can_be_saved);
  fixture_test ("/entry/properties/a-saved-visit-reads-back", test_a_saved_visit_reads_back);
  return g_test_run ();
}
