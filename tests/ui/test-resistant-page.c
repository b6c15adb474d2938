/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"
#include "key-fixture.h"
#include "widget-fixture.h"

#include "dcs-clinic-work.h"
#include "dcs-decide-dialog.h"
#include "dcs-records.h"
#include "dcs-resistant-line.h"
#include "dcs-resistant-page.h"
#include "dcs-ui.h"
#include "dcs-why-dialog.h"

/* The child of the fixture has methotrexate at 15 mg/m² weekly since 10 January 2024. Here it was
 * stopped a year later without a response: what the definition asks of a candidate. */

static gpointer
stop_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  FormFixture *fixture = data;
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, fixture->patient, error);
  const DcsValue *row = dcs_course_find (course, DCS_RECORD_TREATMENT, fixture->treatment);
  g_autoptr (DcsDraft) draft = dcs_draft_new_from_values (DCS_RECORD_TREATMENT, row);
  const DcsValue date = dcs_value_date (dcs_date_new (2025, 1, 10));
  const DcsValue reason = dcs_value_code (dcs_code ("no_response"));
  const DcsValue response = dcs_value_code (dcs_code ("none"));

  dcs_draft_set (draft, DCS_TREATMENT_STOP_DATE, &date);
  dcs_draft_set (draft, DCS_TREATMENT_STOP_REASON, &reason);
  dcs_draft_set (draft, DCS_TREATMENT_RESPONSE, &response);
  return GINT_TO_POINTER (dcs_clinic_core_save (core, &draft, 1, NULL, NULL, error));
}

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
stop_treatment (FormFixture *fixture)
{
  gboolean is_done = FALSE;

  dcs_clinic_run_async (fixture->clinic, stop_job, fixture, NULL, NULL, NULL, stopped_cb, &is_done);
  wait_until (is_done);
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
} Shown;

static Shown
show (DcsClinic *clinic)
{
  Shown shown = { gtk_window_new (), g_object_new (DCS_TYPE_RESISTANT_PAGE, NULL) };

  gtk_window_set_default_size (GTK_WINDOW (shown.window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.page);
  dcs_resistant_page_set_clinic (DCS_RESISTANT_PAGE (shown.page), clinic);
  gtk_window_present (GTK_WINDOW (shown.window));
  gtk_widget_grab_focus (shown.page);
  return shown;
}

static gboolean
is_shown (GtkWidget *root, const char *words)
{
  GtkWidget *label = widget_fixture_find_label (root, words);

  return label != NULL && gtk_widget_get_mapped (label);
}

static DcsResistantItem *
get_item (Shown *shown)
{
  GtkWidget *line = widget_fixture_find (shown->page, DCS_TYPE_RESISTANT_LINE);

  return line != NULL ? dcs_resistant_line_get_item (DCS_RESISTANT_LINE (line)) : NULL;
}

static guint
count (Shown *shown, DcsResistanceStatus status)
{
  DcsResistantItem *item = get_item (shown);

  return item != NULL ? dcs_resistant_item_count (item, status) : 0;
}

static gpointer
find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static gboolean
act (Shown *shown, FormFixture *fixture, const char *action, guint index)
{
  return gtk_widget_activate_action (shown->page, action, "(xu)", fixture->patient, index);
}

static void
test_says_that_nothing_failed (FormFixture *fixture, gconstpointer data)
{
  Shown shown = show (fixture->clinic);

  wait_until (is_shown (shown.page, "No treatment has failed"));
  /* A treatment that fails later is listed by itself. */
  stop_treatment (fixture);
  g_signal_emit_by_name (fixture->clinic, "patient-changed", fixture->patient);
  wait_until (is_shown (shown.page, "To confirm"));
  widget_fixture_assert_destroyed (shown.window);
}

static void
test_a_candidate_is_confirmed_and_taken_back (FormFixture *fixture, gconstpointer data)
{
  Shown shown;
  GtkWidget *dialog;

  stop_treatment (fixture);
  shown = show (fixture->clinic);
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  g_assert_true (act (&shown, fixture, "resistant.confirm", 0));
  dialog = find_window (DCS_TYPE_DECIDE_DIALOG);
  wait_until (is_shown (dialog, "The rule"));
  gtk_widget_activate_action (dialog, "decide.confirm", NULL);
  wait_until (count (&shown, DCS_RESISTANCE_CONFIRMED) == 1);
  wait_until (is_shown (shown.page, "Confirmed"));
  g_assert_cmpuint (count (&shown, DCS_RESISTANCE_CANDIDATE), ==, 0);

  wait_until (gtk_widget_activate_action (shown.page, "resistant.undo", NULL));
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  widget_fixture_assert_destroyed (shown.window);
}

static void
test_a_candidate_that_is_none_needs_a_reason (FormFixture *fixture, gconstpointer data)
{
  Shown shown;
  GtkWidget *dialog;

  stop_treatment (fixture);
  shown = show (fixture->clinic);
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  act (&shown, fixture, "resistant.refuse", 0);
  dialog = find_window (DCS_TYPE_DECIDE_DIALOG);
  gtk_widget_activate_action (dialog, "decide.refuse", NULL);
  g_assert_true (find_window (DCS_TYPE_DECIDE_DIALOG) == dialog);
  gtk_editable_set_text (GTK_EDITABLE (gtk_window_get_focus (GTK_WINDOW (dialog))),
                         "Was not taken");
  gtk_widget_activate_action (dialog, "decide.refuse", NULL);
  wait_until (is_shown (shown.page, "No treatment has failed"));
  widget_fixture_assert_destroyed (shown.window);
}

static void
test_says_why (FormFixture *fixture, gconstpointer data)
{
  Shown shown;

  stop_treatment (fixture);
  shown = show (fixture->clinic);
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  act (&shown, fixture, "resistant.why", 0);
  wait_until (find_window (DCS_TYPE_WHY_DIALOG) != NULL);
  wait_until (is_shown (find_window (DCS_TYPE_WHY_DIALOG), "The rule"));
  widget_fixture_assert_destroyed (find_window (DCS_TYPE_WHY_DIALOG));
  widget_fixture_assert_destroyed (shown.window);
}

static guint
find_open_option (Shown *shown)
{
  const DcsResistantRow *row = dcs_resistant_item_get_row (get_item (shown));

  for (guint i = 0; i < row->options->len; i++)
    if (g_array_index (row->options, DcsOptionState, i).status == DCS_OPTION_OPEN)
      return i;
  g_assert_not_reached ();
}

static DcsOptionStatus
get_status (Shown *shown, guint index)
{
  const DcsResistantItem *item = get_item (shown);

  return item != NULL ? g_array_index (dcs_resistant_item_get_row (get_item (shown))->options,
                                       DcsOptionState,
                                       index)
                            .status
                      : DCS_OPTION_OPEN;
}

/* Space unfolds the options; a tick says that one was discussed. */
static void
test_an_option_is_discussed (FormFixture *fixture, gconstpointer data)
{
  Shown shown;
  guint index;

  stop_treatment (fixture);
  shown = show (fixture->clinic);
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  wait_until (gtk_window_get_focus (GTK_WINDOW (shown.window)) != NULL);
  key_press (shown.window, GDK_KEY_space, 0);
  g_assert_true (dcs_resistant_item_get_expanded (get_item (&shown)));
  wait_until (is_shown (shown.page, "Options named in the definition; to discuss"));
  index = find_open_option (&shown);
  act (&shown, fixture, "resistant.toggle-option", index);
  wait_until (get_status (&shown, index) == DCS_OPTION_DISCUSSED);
  g_assert_true (dcs_resistant_item_get_expanded (get_item (&shown)));
  widget_fixture_assert_destroyed (shown.window);
}

/* The row is made anew, unfolded as it was and with the keyboard. */
static void
test_follows_the_rules (FormFixture *fixture, gconstpointer data)
{
  g_autoptr (DcsResistantItem) before = NULL;
  GtkWidget *list, *focus;
  Shown shown;

  stop_treatment (fixture);
  shown = show (fixture->clinic);
  wait_until (count (&shown, DCS_RESISTANCE_CANDIDATE) == 1);
  wait_until (gtk_window_get_focus (GTK_WINDOW (shown.window)) != NULL);
  list = widget_fixture_find (shown.page, GTK_TYPE_LIST_VIEW);
  before = g_object_ref (get_item (&shown));
  dcs_resistant_item_set_expanded (before, TRUE);
  /* Twice: the first answer is none any more. */
  g_signal_emit_by_name (fixture->clinic, "rules-changed");
  g_signal_emit_by_name (fixture->clinic, "rules-changed");
  g_assert_true (get_item (&shown) == before);
  wait_until (get_item (&shown) != NULL && get_item (&shown) != before);
  g_assert_true (dcs_resistant_item_get_expanded (get_item (&shown)));
  g_assert_cmpuint (count (&shown, DCS_RESISTANCE_CANDIDATE), ==, 1);
  focus = gtk_window_get_focus (GTK_WINDOW (shown.window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, list));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
      ==,
      1);
  widget_fixture_assert_destroyed (shown.window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  form_fixture_test ("/ui/resistant-page/nothing", test_says_that_nothing_failed);
  form_fixture_test ("/ui/resistant-page/confirm", test_a_candidate_is_confirmed_and_taken_back);
  form_fixture_test ("/ui/resistant-page/refuse", test_a_candidate_that_is_none_needs_a_reason);
  form_fixture_test ("/ui/resistant-page/why", test_says_why);
  form_fixture_test ("/ui/resistant-page/option", test_an_option_is_discussed);
  form_fixture_test ("/ui/resistant-page/rules", test_follows_the_rules);
  return g_test_run ();
}
