/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

#include "dcs-ui.h"
#include "dcs-why-dialog.h"
#include "dcs-why-view.h"

#include <string.h>

static gboolean
is_shown (GtkWidget *root, const char *words)
{
  GtkWidget *label = widget_fixture_find_label (root, words);

  return label != NULL && gtk_widget_get_mapped (label);
}

/* Invented: an index of two measures, one of which is made of two sites. */
static DcsExplanation *
make_explanation (void)
{
  DcsExplanation *explanation = dcs_explanation_new ("Invented index");

  dcs_explanation_set_result (explanation, "%.1f, active", 3.5);
  dcs_explanation_add (explanation, 0, "Measure A", "2", dcs_date_new (2020, 5, 3));
  dcs_explanation_add (explanation, 1, "Left thigh", "2", dcs_date_new (2020, 5, 3));
  dcs_explanation_add_missing (explanation, 0, "Measure B");
  dcs_explanation_set_rule (explanation, "Index = A + B", 2, "Product rule");
  dcs_explanation_add_setting (explanation, "Grace", "14 days");
  return explanation;
}

static DcsWhyDialog *
show (const DcsExplanation *explanation)
{
  DcsWhyDialog *dialog = dcs_why_dialog_new (NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  if (explanation != NULL)
    dcs_why_dialog_set_explanation (dialog, explanation);
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  return dialog;
}

static void
test_says_all_there_is (void)
{
  g_autoptr (DcsExplanation) explanation = make_explanation ();
  g_autofree char *date = dcs_date_format_short (dcs_date_new (2020, 5, 3));
  GtkWidget *dialog = GTK_WIDGET (show (explanation));
  const char *const words[] = {
    "Invented index", "3.5, active",           "Measure A",     "Left thigh",
    "Measure B",      "not recorded",          "Index = A + B", "Grace",
    "14 days",        "Version 2 of the rule", "Product rule",  date,
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      wait_until (is_shown (dialog, words[i]));
    }
  widget_fixture_assert_destroyed (dialog);
}

/* What there is none of has no heading either. */
static void
test_says_no_more_than_there_is (void)
{
  g_autoptr (DcsExplanation) explanation = dcs_explanation_new ("Invented");
  GtkWidget *dialog;

  dcs_explanation_set_result (explanation, "Overdue");
  dialog = GTK_WIDGET (show (explanation));
  wait_until (is_shown (dialog, "Overdue"));
  g_assert_false (is_shown (dialog, "From what is recorded"));
  g_assert_false (is_shown (dialog, "Would be needed, not recorded"));
  g_assert_false (is_shown (dialog, "The rule"));
  g_assert_false (is_shown (dialog, "Source"));
  widget_fixture_assert_destroyed (dialog);
}

/* One after the other in the same window: nothing of the first one stays. */
static void
test_shows_another_one (void)
{
  g_autoptr (DcsExplanation) explanation = make_explanation ();
  g_autoptr (DcsExplanation) other = dcs_explanation_new ("Another");
  DcsWhyDialog *dialog = show (explanation);

  dcs_explanation_add (other, 0, "Measure C", NULL, DCS_DATE_INIT);
  dcs_why_dialog_set_explanation (dialog, other);
  wait_until (is_shown (GTK_WIDGET (dialog), "Measure C"));
  g_assert_null (widget_fixture_find_label (GTK_WIDGET (dialog), "Measure A"));
  g_assert_false (is_shown (GTK_WIDGET (dialog), "Product rule"));
  widget_fixture_assert_destroyed (dialog);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static void
test_copies_as_text (void)
{
  g_autoptr (DcsExplanation) explanation = make_explanation ();
  g_autofree char *expected = dcs_explanation_to_text (explanation);
  g_autofree char *text = NULL;
  DcsWhyDialog *dialog = show (explanation);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "why.copy", NULL));
  gdk_clipboard_read_text_async (
      gtk_widget_get_clipboard (GTK_WIDGET (dialog)), NULL, read_cb, &text);
  wait_until (text != NULL);
  g_assert_cmpstr (text, ==, expected);
  wait_until (is_shown (GTK_WIDGET (dialog), "Copied"));
  widget_fixture_assert_destroyed (dialog);
}

/* Markup in what is recorded is text. */
static void
test_says_that_there_is_nothing_to_explain (void)
{
  DcsWhyDialog *dialog = show (NULL);

  g_assert_false (is_shown (GTK_WIDGET (dialog), "From what is recorded"));
  dcs_why_dialog_set_message (dialog, "Settled meanwhile", "A < B & C");
  wait_until (is_shown (GTK_WIDGET (dialog), "Settled meanwhile"));
  dcs_why_dialog_set_message (dialog, "Settled meanwhile", NULL);
  widget_fixture_assert_destroyed (dialog);
}

static void
test_stands_before_its_window (void)
{
  g_autoptr (DcsExplanation) explanation = make_explanation ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_button_new ();
  DcsWhyDialog *dialog;

  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  dialog = dcs_why_dialog_show (button, explanation);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) == GTK_WINDOW (window));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (dialog)));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  widget_fixture_assert_destroyed (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  g_test_add_func ("/ui/why-dialog/says-all", test_says_all_there_is);
  g_test_add_func ("/ui/why-dialog/says-no-more", test_says_no_more_than_there_is);
  g_test_add_func ("/ui/why-dialog/another", test_shows_another_one);
  g_test_add_func ("/ui/why-dialog/copies", test_copies_as_text);
  g_test_add_func ("/ui/why-dialog/nothing", test_says_that_there_is_nothing_to_explain);
  g_test_add_func ("/ui/why-dialog/window", test_stands_before_its_window);
  return g_test_run ();
}
