/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-drafts-page.h"
#include "dcs-entry-dialog.h"
#include "dcs-patient-list-page.h"
#include "dcs-patient-page.h"
#include "dcs-quality-page.h"
#include "dcs-records.h"
#include "dcs-visit-page.h"
#include "window-fixture.h"

static void
test_opens_a_patient_and_comes_back (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  g_autoptr (DcsRosterItem) first = NULL;
  gpointer page;

  window_fixture_open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  g_assert_nonnull (page);
  g_object_add_weak_pointer (G_OBJECT (page), &page);
  wait_until (gtk_widget_get_mapped (page));
  wait_until (widget_fixture_find_label (page, "JLS-001 · F.S.") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (list));
  wait_until (page == NULL);
}

/* A page in front of a page: what is remembered of the one below outlives it (a warning is fatal).
 */
static void
test_opens_a_visit_and_comes_back (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = NULL;
  gint64 id;
  gpointer page, visit, focus;

  window_fixture_open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  id = dcs_roster_item_get_row (first)->id;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  wait_until (widget_fixture_find_label (page, "JLS-001 · F.S.") != NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-visit", "x", id);
  visit = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_VISIT_PAGE);
  g_assert_nonnull (visit);
  g_object_add_weak_pointer (G_OBJECT (visit), &visit);
  wait_until (gtk_widget_get_mapped (visit));
  _dcs_window_pop_page (window, visit);
  wait_until (visit == NULL);
  g_assert_true (_dcs_window_get_page (window) == page);
}

static void
test_comes_back_before_a_patient_is_read (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  g_autoptr (DcsRosterItem) first = NULL;
  gpointer page;

  window_fixture_open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_PAGE);
  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (gtk_widget_get_mapped (list));
  wait_until (page == NULL);
}

static void
test_closes_with_a_patient_in_front (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = NULL;

  window_fixture_open_demo (window);
  first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);
  gtk_widget_activate_action (
      GTK_WIDGET (window), "win.show-patient", "x", dcs_roster_item_get_row (first)->id);
}

static gint64
first_patient (DcsWindow *window)
{
  g_autoptr (DcsRosterItem) first = g_list_model_get_item (
      G_LIST_MODEL (dcs_clinic_get_roster (dcs_window_get_clinic (window))), 0);

  return dcs_roster_item_get_row (first)->id;
}

static void
test_goes_back_page_by_page (DcsWindow *window)
{
  GtkWidget *list = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_PATIENT_LIST_PAGE);
  GtkWidget *page, *visit;
  gint64 patient_id;

  window_fixture_open_demo (window);
  patient_id = first_patient (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", patient_id);
  page = _dcs_window_get_page (window);
  g_assert_true (DCS_IS_PATIENT_PAGE (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-visit", "x", patient_id);
  visit = _dcs_window_get_page (window);
  g_assert_true (DCS_IS_VISIT_PAGE (visit));
  wait_until (g_str_equal (gtk_window_get_title (GTK_WINDOW (window)),
                           "JLS-001 · visit – "
                           "Demonstration clinic – Decursus"));

  /* Nothing was typed: nobody is asked. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (_dcs_window_get_page (window) == page);
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (window)), ==, "JLS-001 – Demonstration clinic – Decursus");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_null (_dcs_window_get_page (window));
  wait_until (gtk_widget_get_mapped (list));
}

static void
test_shows_data_quality (DcsWindow *window)
{
  GtkWidget *page;

  window_fixture_open_demo (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-quality", NULL);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_QUALITY_PAGE);
  wait_until (gtk_widget_get_mapped (page));
  /* A patient from there leads back there. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-patient", "x", first_patient (window));
  wait_until (!gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  wait_until (gtk_widget_get_mapped (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-list", NULL);
  wait_until (!gtk_widget_get_mapped (page));
}

static void
test_opens_the_form_of_a_patient (DcsWindow *window)
{
  window_fixture_open_demo (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-patient", "x", first_patient (window));
  wait_until (window_fixture_find_toplevel (DCS_TYPE_ENTRY_DIALOG) != NULL);
  g_assert_true (gtk_window_get_transient_for (
                     GTK_WINDOW (window_fixture_find_toplevel (DCS_TYPE_ENTRY_DIALOG)))
                 == GTK_WINDOW (window));
  /* The window closes with it open. */
}

/* The treatment that runs in the first of the patients that have one. */
static gint64
find_treated (DcsWindow *window, gint64 *patient_id)
{
  DcsRoster *roster = dcs_clinic_get_roster (dcs_window_get_clinic (window));
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0;; i++)
    {
      g_autoptr (DcsRosterItem) item = g_list_model_get_item (G_LIST_MODEL (roster), i);

      g_assert_nonnull (item);
      *patient_id = dcs_roster_item_get_row (item)->id;
      if (dcs_roster_item_get_row (item)->summary.n_current > 0)
        break;
    }
  core = dcs_clinic_core_open (dcs_clinic_get_path (dcs_window_get_clinic (window)),
                               DCS_CLINIC_OPEN_READ_ONLY,
                               dcs_clinic_get_catalog (dcs_window_get_clinic (window)),
                               &error);
  g_assert_no_error (error);
  course = dcs_clinic_core_load_course (core, *patient_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (row[DCS_TREATMENT_STOP_DATE].kind != DCS_VALUE_DATE)
        return row[DCS_TREATMENT_ID].integer;
    }
  g_assert_not_reached ();
}

static guint
count_current (DcsWindow *window, gint64 patient_id)
{
  DcsRoster *roster = dcs_clinic_get_roster (dcs_window_get_clinic (window));

  return dcs_roster_find (roster, patient_id)->summary.n_current;
}

static void
test_takes_a_deletion_back (DcsWindow *window)
{
  gint64 patient_id, treatment_id;
  guint n_current;

  window_fixture_open_demo (window);
  treatment_id = find_treated (window, &patient_id);
  n_current = count_current (window, patient_id);
  gtk_widget_activate_action (GTK_WIDGET (window),
                              "win.delete-record",
                              "(xix)",
                              patient_id,
                              (int) DCS_RECORD_TREATMENT,
                              treatment_id);
  wait_until (count_current (window, patient_id) == n_current - 1);
  wait_until (widget_fixture_find_label (GTK_WIDGET (window), "_Undo") != NULL
              || widget_fixture_find_label (GTK_WIDGET (window), "Undo") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-deletion", NULL);
  wait_until (count_current (window, patient_id) == n_current);
}

static gpointer
keep_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  gint64 patient_id = *(const gint64 *) data;
  g_autofree char *subject = g_strdup_printf ("relapse:%" G_GINT64_FORMAT ":0", patient_id);

  return GINT_TO_POINTER (dcs_clinic_core_keep_draft (core, subject, patient_id, "x", error));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_lists_and_discards_drafts (DcsWindow *window)
{
  g_autofree char *subject = NULL;
  gboolean is_kept = FALSE;
  gint64 patient_id;
  GtkWidget *page;

  window_fixture_open_demo (window);
  patient_id = first_patient (window);
  subject = g_strdup_printf ("relapse:%" G_GINT64_FORMAT ":0", patient_id);
  dcs_clinic_run_async (
      dcs_window_get_clinic (window), keep_job, &patient_id, NULL, NULL, NULL, kept_cb, &is_kept);
  wait_until (is_kept);
  _dcs_window_count_drafts (window, TRUE);
  wait_until (window->drafts != NULL && window->drafts->len == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-drafts", NULL);
  page = widget_fixture_find (GTK_WIDGET (window), DCS_TYPE_DRAFTS_PAGE);
  wait_until (gtk_widget_get_mapped (page));
  wait_until (widget_fixture_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.discard-draft", "s", subject);
  wait_until (window->drafts->len == 0);
  g_assert_null (widget_fixture_find (page, ADW_TYPE_ACTION_ROW));
}

static void
add_tests (void)
{
  window_test_add ("opens-a-patient-and-comes-back", test_opens_a_patient_and_comes_back);
  window_test_add ("opens-a-visit-and-comes-back", test_opens_a_visit_and_comes_back);
  window_test_add ("comes-back-before-a-patient-is-read", test_comes_back_before_a_patient_is_read);
  window_test_add ("closes-with-a-patient-in-front", test_closes_with_a_patient_in_front);
  window_test_add ("goes-back-page-by-page", test_goes_back_page_by_page);
  window_test_add ("shows-data-quality", test_shows_data_quality);
  window_test_add ("opens-the-form-of-a-patient", test_opens_the_form_of_a_patient);
  window_test_add ("takes-a-deletion-back", test_takes_a_deletion_back);
  window_test_add ("lists-and-discards-drafts", test_lists_and_discards_drafts);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_tests);
}
