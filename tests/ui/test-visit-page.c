/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"
#include "dcs-conflict-panel.h"
#include "dcs-entry.h"
#include "dcs-field-row.h"
#include "dcs-item-row.h"
#include "dcs-lab-row.h"
#include "dcs-problem-list.h"
#include "dcs-records.h"
#include "dcs-score-cell.h"
#include "dcs-ui.h"
#include "dcs-visit-anchor.h"
#include "dcs-visit-page.h"
#include "dcs-visit-section.h"
#include "key-fixture.h"
#include "widget-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A clinic file with one girl with JLS and one visit on 12 January 2026: weight 41.2, the neck and
 * the left lower leg scored, CRP 2.7; on methotrexate 15 mg/m² weekly since then. */
typedef struct
{
  char *folder, *path;
  DcsCatalog *catalog;
  DcsClinic *clinic;
  GAsyncResult *result;
  gint64 patient_id, visit_id, treatment_id;
  GtkWidget *window;
  DcsVisitPage *page;
  guint n_done;
  gboolean saved;
} Fixture;

typedef struct
{
  const char *path, *text;
} Typed;

typedef struct
{
  Fixture *fixture;
  DcsEntryTask task;
  gint64 id;
  gboolean is_new;
  const Typed *typed;
  guint n_typed;
} Saving;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

/* On the database thread, like another program: types into a form and saves it. */
static gpointer
save_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Saving *saving = data;
  Fixture *f = saving->fixture;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsEntry) entry = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  gint64 *id = g_new0 (gint64, 1);
  guint problem = 0;
  gboolean saved;
  int field;

  if (f->patient_id != 0)
    {
      course = dcs_clinic_core_load_course (core, f->patient_id, error);
      g_assert_no_error (*error);
    }
  entry = dcs_entry_new (f->catalog, course, saving->task, saving->id, saving->is_new);
  for (guint i = 0; i < saving->n_typed; i++)
    {
      dcs_entry_set_text (entry, saving->typed[i].path, saving->typed[i].text);
      g_assert_nonnull (dcs_entry_cell (entry, saving->typed[i].path));
    }
  g_assert_true (dcs_entry_validate (entry, TRUE));
  drafts = dcs_entry_build_drafts (entry);
  saved = dcs_clinic_core_save (
      core, (DcsDraft **) drafts->pdata, drafts->len, NULL, &problem, error);
  g_assert_no_error (*error);
  g_assert_true (saved);
  /* A measurement has no id of its own. */
  field = dcs_record_info (dcs_draft_get_kind (drafts->pdata[0]))->id;
  if (field >= 0)
    *id = dcs_draft_get_values (drafts->pdata[0])[field].integer;
  return id;
}

static gint64
save (Fixture *f, DcsEntryTask task, gint64 id, gboolean is_new, const Typed *typed, guint n_typed)
{
  Saving saving = { f, task, id, is_new, typed, n_typed };
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *saved = NULL;

  dcs_clinic_run_async (f->clinic, save_job, &saving, NULL, g_free, NULL, done_cb, f);
  wait_until (f->result != NULL);
  saved = dcs_clinic_run_finish (f->clinic, f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  return *saved;
}

#define save_typed(f, task, id, is_new, typed)                                                     \
  save ((f), (task), (id), (is_new), (typed), G_N_ELEMENTS (typed))

static void
add_records (Fixture *f)
{
  static const Typed patient[] = {
    { "code", "JLS-002" },          { "disease", "jls" },        { "sex", "F" },
    { "birth_date", "2014-05-20" }, { "onset_date", "2024-11" },
  };
  static const Typed visit[] = {
    { "date", "2026-01-12" },
    { "obs:weight", "41.2" },
    { "obs:height", "150" },
    { "obs:new_enlarged@neck", "0" },
    { "obs:erythema@neck", "1" },
    { "obs:induration@neck", "1" },
    { "obs:new_enlarged@left_leg", "0" },
    { "obs:erythema@left_leg", "2" },
    { "obs:induration@left_leg", "2" },
    { "rest:loscat", "not_involved" },
    { "obs:CRP", "2.7" },
  };
  static const Typed treatment[] = {
    { "drug", "methotrexate" }, { "start_date", "2026-01-12" }, { "step.amount", "15" },
    { "step.unit", "mg/m2" },   { "step.frequency", "weekly" },
  };

  f->patient_id = save_typed (f, DCS_ENTRY_PATIENT, 0, TRUE, patient);
  f->visit_id = save_typed (f, DCS_ENTRY_VISIT, 0, TRUE, visit);
  f->treatment_id = save_typed (f, DCS_ENTRY_TREATMENT, 0, TRUE, treatment);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("visit-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "test.decursus", NULL);
  f->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  dcs_clinic_create_async (f->path, "Test clinic", f->catalog, NULL, done_cb, f);
  wait_until (f->result != NULL);
  f->clinic = dcs_clinic_create_finish (f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  add_records (f);
}

static void
page_done_cb (Fixture *f, gboolean saved)
{
  f->n_done++;
  f->saved = saved;
}

static gboolean
has_focus (Fixture *f)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, DCS_TYPE_VISIT_SECTION) != NULL;
}

static void
open_page (Fixture *f, gint64 visit_id, const char *path)
{
  f->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 750);
  f->page = DCS_VISIT_PAGE (dcs_visit_page_new (f->clinic, f->patient_id, visit_id, path));
  g_signal_connect_swapped (f->page, "done", G_CALLBACK (page_done_cb), f);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->page));
  gtk_window_present (GTK_WINDOW (f->window));
  wait_until (has_focus (f));
}

static void
close_page (Fixture *f)
{
  gpointer page = f->page;

  g_object_add_weak_pointer (G_OBJECT (f->page), &page);
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_until (page == NULL);
  f->window = NULL;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    close_page (f);
  dcs_clinic_close_async (f->clinic, done_cb, f);
  wait_until (f->result != NULL);
  g_clear_object (&f->result);
  widget_fixture_run_pending ();
  g_assert_finalize_object (f->clinic);
  g_unlink (f->path);
  g_rmdir (f->folder);
  dcs_catalog_unref (f->catalog);
  g_free (f->path);
  g_free (f->folder);
}

static DcsCourse *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  DcsCourse *course;

  dcs_clinic_load_course_async (f->clinic, f->patient_id, NULL, done_cb, f);
  wait_until (f->result != NULL);
  course = dcs_clinic_load_course_finish (f->clinic, f->result, &error);
  g_assert_no_error (error);
  g_clear_object (&f->result);
  return course;
}

/* The value of an observation of the newest day; NULL: there is none. */
static const DcsValue *
find (DcsCourse *course, const char *code, const char *site)
{
  const DcsValue *found = NULL;
  int found_day = 0;

  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_OBSERVATION); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_OBSERVATION, i);
      int day = dcs_date_day (dcs_course_observation_date (course, row), DCS_DATE_MIDDLE);

      if (row[DCS_OBSERVATION_CODE].code != dcs_code (code)
          || (site != NULL && row[DCS_OBSERVATION_SITE].code != dcs_code (site))
          || (found != NULL && day < found_day))
        continue;
      found = row;
      found_day = day;
    }
  return found;
}

static void
assert_value (DcsCourse *course, const char *code, const char *site, double expected)
{
  const DcsValue *row = find (course, code, site);

  g_assert_nonnull (row);
  g_assert_cmpfloat (row[DCS_OBSERVATION_VALUE].number, ==, expected);
}

static gboolean
is_shown (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, words))
      return TRUE;
  return FALSE;
}

#define wait_for_words(f, words) wait_until (is_shown (GTK_WIDGET ((f)->page), (words)))

static void
test_begins_where_typing_begins (Fixture *f, gconstpointer data)
{
  open_page (f, 0, NULL);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  key_type (f->window, "42");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  wait_for_words (f, "Visit · JLS-002");
  wait_for_words (f, "after the last visit");
  /* Methotrexate, with what it comes to today. */
  wait_for_words (f, "Methotrexate");
}

/* The standard follow-up: two sites changed, weight, one laboratory panel of nine values, no change
 * of treatment. The promise is fewer than 60 keys. */
static void
test_follow_up_takes_few_keys (Fixture *f, gconstpointer data)
{
  static const char *const panel[] = {
    "7200", "4.1", "12.8", "250", "<0.5", "8", "19", "22", "45"
  };
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *visit, *crp;

  open_page (f, 0, NULL);
  key_reset_count ();
  key_type (f->window, "42.5");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "=");
  key_press (f->window, GDK_KEY_Right, 0);
  key_type (f->window, "0");
  key_press (f->window, GDK_KEY_Down, 0);
  key_type (f->window, "1");
  key_press (f->window, GDK_KEY_6, GDK_CONTROL_MASK);
  for (guint i = 0; i < G_N_ELEMENTS (panel); i++)
    {
      key_type (f->window, panel[i]);
      if (i + 1 < G_N_ELEMENTS (panel))
        key_press (f->window, GDK_KEY_Return, 0);
    }
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  g_test_message ("%u keys", key_count ());
  g_assert_cmpuint (key_count (), <, 60);
  wait_until (f->n_done == 1);
  g_assert_true (f->saved);

  course = load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 2);
  visit = dcs_course_row (course, DCS_RECORD_VISIT, 1);
  g_assert_cmpstr (visit[DCS_VISIT_REVIEWED].text, ==, "loscat loscat:rest=not_involved");
  assert_value (course, "weight", NULL, 42.5);
  assert_value (course, "new_enlarged", "neck", 0);
  assert_value (course, "erythema", "neck", 0);
  assert_value (course, "induration", "neck", 1);
  assert_value (course, "new_enlarged", "left_leg", 0);
  assert_value (course, "erythema", "left_leg", 2);
  assert_value (course, "induration", "left_leg", 1);
  assert_value (course, "WBC", NULL, 7200);
  assert_value (course, "HGB", NULL, 12.8);
  assert_value (course, "CREA", NULL, 45);
  crp = find (course, "CRP", NULL);
  g_assert_cmpstr (crp[DCS_OBSERVATION_COMPARATOR].text, ==, "<");
  g_assert_cmpfloat (crp[DCS_OBSERVATION_VALUE].number, ==, 0.5);
  /* Nothing that was not typed: no height, no dermal atrophy. */
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_OBSERVATION), ==, 9 + 1 + 6 + 9);
}

static void
test_out_of_range_is_marked_in_words (Fixture *f, gconstpointer data)
{
  open_page (f, 0, "obs:CRP");
  key_type (f->window, "480");
  wait_for_words (f, "▲ high");
  key_press (f->window, GDK_KEY_BackSpace, 0);
  key_press (f->window, GDK_KEY_BackSpace, 0);
  g_assert_false (is_shown (GTK_WIDGET (f->page), "▲ high"));
}

static void
test_dose_follows_the_weight_that_is_typed (Fixture *f, gconstpointer data)
{
  /* Mosteller: sqrt (150 × 42 / 3600) = 1.323 m²; × 15 mg = 19.8 mg. */
  open_page (f, 0, "obs:weight");
  key_type (f->window, "42");
  key_press (f->window, GDK_KEY_Return, 0);
  key_type (f->window, "150");
  wait_for_words (f, "19.8 mg");
  wait_for_words (f, "BSA 1.32 m²");
}

static void
test_will_not_save_what_cannot_be_read (Fixture *f, gconstpointer data)
{
  GtkWidget *list;
  g_autoptr (DcsCourse) course = NULL;

  open_page (f, 0, "obs:weight");
  key_type (f->window, "4x");
  key_press (f->window, GDK_KEY_Return, 0);
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  list = widget_fixture_find (GTK_WIDGET (f->page), DCS_TYPE_PROBLEM_LIST);
  wait_until (gtk_widget_get_mapped (list) && is_shown (list, "Weight"));
  g_assert_cmpuint (f->n_done, ==, 0);
  course = load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);

  /* The field has the keyboard, its text is selected; put right, it is saved. */
  key_type (f->window, "40");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  g_clear_pointer (&course, dcs_course_unref);
  course = load (f);
  assert_value (course, "weight", NULL, 40);
}

static void
test_draft_comes_back (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  open_page (f, 0, "obs:weight");
  key_type (f->window, "43.");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "3");
  close_page (f);

  open_page (f, 0, NULL);
  wait_for_words (f, "Restored what was typed");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  /* Half a number is half a number again. */
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  gtk_editable_set_position (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window))), -1);
  key_type (f->window, "5");
  key_press (f->window, GDK_KEY_2, GDK_CONTROL_MASK);
  key_type (f->window, "=");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = load (f);
  assert_value (course, "weight", NULL, 43.5);
  assert_value (course, "new_enlarged", "neck", 3);
}

static void
test_edits_a_visit (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;

  open_page (f, f->visit_id, "obs:erythema@neck");
  g_assert_true (DCS_IS_SCORE_CELL (gtk_window_get_focus (GTK_WINDOW (f->window))));
  key_type (f->window, "3");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_VISIT), ==, 1);
  assert_value (course, "erythema", "neck", 3);
  assert_value (course, "weight", NULL, 41.2);
}

static void
test_change_of_somebody_else_is_shown (Fixture *f, gconstpointer data)
{
  static const Typed theirs[] = { { "obs:weight", "44" }, { "obs:height", "151" } };
  GtkWidget *panel;
  g_autoptr (DcsCourse) course = NULL;

  open_page (f, f->visit_id, "obs:weight");
  key_type (f->window, "41.9");
  save_typed (f, DCS_ENTRY_VISIT, f->visit_id, FALSE, theirs);
  panel = widget_fixture_find (GTK_WIDGET (f->page), DCS_TYPE_CONFLICT_PANEL);
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (gtk_widget_get_mapped (panel) && is_shown (panel, "44"));
  g_assert_cmpuint (f->n_done, ==, 0);

  /* Both were seen: what was typed here is saved on top, their height stays. */
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = load (f);
  assert_value (course, "weight", NULL, 41.9);
  assert_value (course, "height", NULL, 151);
}

static void
test_treatment_of_meanwhile_joins_in (Fixture *f, gconstpointer data)
{
  static const Typed added[] = {
    { "drug", "prednisolone" }, { "start_date", "2026-01-12" }, { "step.amount", "1" },
    { "step.unit", "mg/kg" },   { "step.frequency", "daily" },
  };

  open_page (f, 0, "obs:weight");
  key_type (f->window, "42");
  save_typed (f, DCS_ENTRY_TREATMENT, 0, TRUE, added);
  wait_for_words (f, "Prednisolone");
  g_assert_true (dcs_visit_page_is_changed (f->page));
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (f->window)))),
      ==,
      "42");
}

static void
test_response_is_kept_with_the_visit (Fixture *f, gconstpointer data)
{
  g_autoptr (DcsCourse) course = NULL;
  g_autofree char *path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, f->treatment_id);
  const DcsValue *assessment;

  open_page (f, 0, path);
  key_type (f->window, "p");
  key_press (f->window, GDK_KEY_s, GDK_CONTROL_MASK);
  wait_until (f->n_done == 1);
  course = load (f);
  g_assert_cmpuint (dcs_course_count (course, DCS_RECORD_ASSESSMENT), ==, 1);
  assessment = dcs_course_row (course, DCS_RECORD_ASSESSMENT, 0);
  g_assert_cmpint (assessment[DCS_ASSESSMENT_TREATMENT_ID].integer, ==, f->treatment_id);
  g_assert_cmpint (assessment[DCS_ASSESSMENT_RESPONSE].code, ==, dcs_code ("partial"));
}

static void
test_undo_goes_to_what_changed (Fixture *f, gconstpointer data)
{
  open_page (f, 0, "obs:erythema@neck");
  key_type (f->window, "3");
  key_press (f->window, GDK_KEY_1, GDK_CONTROL_MASK);
  key_press (f->window, GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  g_assert_true (DCS_IS_SCORE_CELL (gtk_window_get_focus (GTK_WINDOW (f->window))));
  key_press (f->window, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_true (dcs_visit_page_is_changed (f->page));
}

/* Each thing that can be filled in, and each button that jumps, by Tab alone. */
static void
collect (GtkWidget *root, GHashTable *wanted)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (DCS_IS_FIELD_ROW (root) || DCS_IS_ITEM_ROW (root) || DCS_IS_LAB_ROW (root)
      || DCS_IS_VISIT_ANCHOR (root))
    {
      g_hash_table_add (wanted, root);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted);
}

static void
test_tab_reaches_everything (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer missed;
  gboolean met_grid = FALSE;

  open_page (f, 0, NULL);
  collect (GTK_WIDGET (f->page), wanted);
  g_assert_cmpuint (g_hash_table_size (wanted), >, 20);
  for (guint i = 0; i < 200; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (f->window));

      for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
        g_hash_table_remove (wanted, at);
      met_grid |= focus != NULL && DCS_IS_SCORE_CELL (focus);
      key_press (f->window, GDK_KEY_Tab, 0);
    }
  g_assert_true (met_grid);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &missed, NULL))
    g_error ("Tab does not reach a %s", G_OBJECT_TYPE_NAME (missed));
}

static void
test_jumps_follow_the_focus (Fixture *f, gconstpointer data)
{
  open_page (f, 0, NULL);
  for (guint i = 1; i <= 8; i++)
    {
      GtkWidget *focus, *section;

      key_press (f->window, GDK_KEY_0 + i, GDK_CONTROL_MASK);
      focus = gtk_window_get_focus (GTK_WINDOW (f->window));
      section = gtk_widget_get_ancestor (focus, DCS_TYPE_VISIT_SECTION);
      g_assert_nonnull (section);
      for (guint j = 1; j < i; j++)
        section = gtk_widget_get_prev_sibling (section);
      g_assert_null (gtk_widget_get_prev_sibling (section));
    }
}

/* A telephone held upright is 360 wide. Grids scroll in themselves, everything else stacks. */
static void
report_wide (GtkWidget *widget, int depth)
{
  int minimum;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= 300)
    return;
  g_test_message ("%*s%s %d", depth, "", G_OBJECT_TYPE_NAME (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    report_wide (child, depth + 1);
}

static void
test_fits_a_narrow_window (Fixture *f, gconstpointer data)
{
  int minimum;

  open_page (f, 0, NULL);
  gtk_widget_measure (
      GTK_WIDGET (f->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 360)
    report_wide (GTK_WIDGET (f->page), 0);
  g_assert_cmpint (minimum, <=, 360);
}

static void
leave_cb (gboolean may_leave, gpointer data)
{
  *(int *) data = may_leave ? 1 : 0;
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
answer (const char *response)
{
  wait_until (find_dialog () != NULL);
  adw_message_dialog_response (find_dialog (), response);
  widget_fixture_run_pending ();
}

static void
test_leaving_asks_only_when_something_was_typed (Fixture *f, gconstpointer data)
{
  int may_leave = -1;

  open_page (f, 0, "obs:weight");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  g_assert_cmpint (may_leave, ==, 1);
  close_page (f);

  open_page (f, 0, "obs:weight");
  key_type (f->window, "42");
  may_leave = -1;
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  g_assert_cmpint (may_leave, ==, -1);
  answer ("stay");
  g_assert_cmpint (may_leave, ==, 0);
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("discard");
  g_assert_cmpint (may_leave, ==, 1);
  close_page (f);

  /* It is really gone. */
  open_page (f, 0, "obs:weight");
  g_assert_false (dcs_visit_page_is_changed (f->page));
}

static void
test_leaving_waits_for_the_draft (Fixture *f, gconstpointer data)
{
  int may_leave = -1;

  open_page (f, 0, "obs:weight");
  key_type (f->window, "42");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("keep");
  wait_until (may_leave == 1);
  close_page (f);

  open_page (f, 0, "obs:weight");
  g_assert_true (dcs_visit_page_is_changed (f->page));
}

static void
test_leaving_can_save (Fixture *f, gconstpointer data)
{
  int may_leave = -1;
  g_autoptr (DcsCourse) course = NULL;

  open_page (f, 0, "obs:weight");
  key_type (f->window, "42");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("save");
  wait_until (may_leave == 1);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  course = load (f);
  assert_value (course, "weight", NULL, 42);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();

#define add(path, func) g_test_add ("/ui/visit-page/" path, Fixture, NULL, set_up, func, tear_down)

  add ("begins-where-typing-begins", test_begins_where_typing_begins);
  add ("follow-up-takes-few-keys", test_follow_up_takes_few_keys);
  add ("out-of-range-is-marked-in-words", test_out_of_range_is_marked_in_words);
  add ("dose-follows-the-weight-that-is-typed", test_dose_follows_the_weight_that_is_typed);
  add ("will-not-save-what-cannot-be-read", test_will_not_save_what_cannot_be_read);
  add ("draft-comes-back", test_draft_comes_back);
  add ("edits-a-visit", test_edits_a_visit);
  add ("change-of-somebody-else-is-shown", test_change_of_somebody_else_is_shown);
  add ("treatment-of-meanwhile-joins-in", test_treatment_of_meanwhile_joins_in);
  add ("response-is-kept-with-the-visit", test_response_is_kept_with_the_visit);
  add ("undo-goes-to-what-changed", test_undo_goes_to_what_changed);
  add ("tab-reaches-everything", test_tab_reaches_everything);
  add ("jumps-follow-the-focus", test_jumps_follow_the_focus);
  add ("fits-a-narrow-window", test_fits_a_narrow_window);
  add ("leaving-asks-only-when-something-was-typed",
       test_leaving_asks_only_when_something_was_typed);
  add ("leaving-waits-for-the-draft", test_leaving_waits_for_the_draft);
  add ("leaving-can-save", test_leaving_can_save);
  return g_test_run ();
}
