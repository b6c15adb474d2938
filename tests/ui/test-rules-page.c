/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

#include "dcs-demo.h"
#include "dcs-rule-row.h"
#include "dcs-rules-page.h"
#include "dcs-rules-preview.h"
#include "dcs-ui.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  DcsCatalog *catalog;
  DcsClinic *clinic;
  GAsyncResult *result;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;

  self->result = g_object_ref (result);
}

static void
take_result (Fixture *self)
{
  wait_until (self->result != NULL);
}

static void
open_clinic (Fixture *self, DcsClinicOpenFlags flags)
{
  g_autoptr (GError) error = NULL;

  dcs_clinic_open_async (self->path, flags, self->catalog, NULL, done_cb, self);
  take_result (self);
  self->clinic = dcs_clinic_open_finish (self->result, &error);
  g_assert_no_error (error);
  g_clear_object (&self->result);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  self->page = dcs_rules_page_new (self->clinic);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  widget_fixture_run_pending ();
}

static void
close_clinic (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  widget_fixture_run_pending ();
  dcs_clinic_close_async (self->clinic, done_cb, self);
  take_result (self);
  g_assert_true (dcs_clinic_close_finish (self->clinic, self->result, NULL));
  g_clear_object (&self->result);
  widget_fixture_run_pending ();
  g_assert_finalize_object (self->clinic);
}

/* The demonstration clinic, in a folder of its own. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("decursus-rules-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.decursus", NULL);
  self->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  dcs_demo_prepare_async (self->path, self->catalog, NULL, done_cb, self);
  take_result (self);
  g_assert_true (dcs_demo_prepare_finish (self->result, &error));
  g_assert_no_error (error);
  g_clear_object (&self->result);
  open_clinic (self, GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_clinic (self);
  dcs_catalog_unref (self->catalog);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static DcsRuleRow *
find_row (GtkWidget *root, const char *group, const char *key)
{
  if (DCS_IS_RULE_ROW (root))
    {
      DcsRule *rule = dcs_rule_row_get_rule (DCS_RULE_ROW (root));

      if (g_str_equal (rule->group, group) && dcs_rule_find (rule, key) != NULL)
        return DCS_RULE_ROW (root);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DcsRuleRow *found = find_row (child, group, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label_with (GtkWidget *root, const char *part)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), part) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label_with (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static int
months_to_remission (Fixture *f)
{
  DcsDefinition *jls = dcs_catalog_find (dcs_clinic_get_catalog (f->clinic), dcs_code ("jls"));

  return (int) dcs_definition_parameter (jls, "remission-months", 0);
}

static GtkSpinButton *
unfold (DcsRuleRow *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  widget_fixture_run_pending ();
  return GTK_SPIN_BUTTON (widget_fixture_find (GTK_WIDGET (row), GTK_TYPE_SPIN_BUTTON));
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
choices_collect_and_go (Fixture *f, gconstpointer data)
{
  DcsRuleRow *row = find_row (f->page, "parameters", "remission-months");
  GtkSpinButton *spin = unfold (row);

  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 6);
  g_assert_false (dcs_rules_page_is_changed (DCS_RULES_PAGE (f->page)));
  gtk_spin_button_set_value (spin, 9);
  g_assert_true (dcs_rules_page_is_changed (DCS_RULES_PAGE (f->page)));
  g_assert_nonnull (find_label_with (f->page, "1 change chosen"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "9 months");
  dcs_rule_reset (dcs_rule_row_get_rule (row));
  dcs_rule_row_refresh (row);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 6);
  gtk_spin_button_set_value (spin, 9);
  gtk_widget_activate_action (f->page, "rules.discard", NULL);
  g_assert_cmpfloat (gtk_spin_button_get_value (spin), ==, 6);
  g_assert_false (dcs_rules_page_is_changed (DCS_RULES_PAGE (f->page)));
  g_assert_cmpint (months_to_remission (f), ==, 6);
}

/* What would change is listed; without a reason nothing is applied. */
static void
rules_are_looked_at_and_applied (Fixture *f, gconstpointer data)
{
  DcsRuleRow *row = find_row (f->page, "due followup_gap", "phases");
  GtkWindow *preview;
  GtkWidget *entry;

  gtk_spin_button_set_value (unfold (find_row (f->page, "parameters", "remission-months")), 24);
  gtk_spin_button_set_value (unfold (row), 3);
  gtk_widget_activate_action (f->page, "rules.preview", NULL);
  preview = find_window (DCS_TYPE_RULES_PREVIEW);
  g_assert_nonnull (preview);
  wait_until (find_label_with (GTK_WIDGET (preview), "of 36 patients") != NULL);
  g_assert_null (find_label_with (GTK_WIDGET (preview), "for 0 of"));
  wait_until (find_label_with (GTK_WIDGET (preview), "JLS-") != NULL);
  entry = widget_fixture_find (GTK_WIDGET (preview), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  gtk_widget_activate_action (GTK_WIDGET (preview), "rules-preview.apply", NULL);
  g_assert_cmpint (months_to_remission (f), ==, 6);

  gtk_editable_set_text (GTK_EDITABLE (entry), "Agreed in the team");
  g_object_add_weak_pointer (G_OBJECT (preview), (gpointer *) &preview);
  gtk_widget_activate_action (GTK_WIDGET (preview), "rules-preview.apply", NULL);
  wait_until (months_to_remission (f) == 24);
  wait_until (preview == NULL);
  widget_fixture_run_pending ();
  g_assert_false (dcs_rules_page_is_changed (DCS_RULES_PAGE (f->page)));
  /* The page shows what is in force now, and that it is the clinic's own. */
  row = find_row (f->page, "parameters", "remission-months");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "24 months");
  g_assert_true (dcs_rule_is_own (dcs_rule_row_get_rule (row)));
}

/* Before the option is on, the page says at how many visits it would suggest a relapse. */
static void
an_option_says_what_it_would_do (Fixture *f, gconstpointer data)
{
  DcsRuleRow *row = find_row (f->page, "judgement clinical_response", "relapse-criteria");

  g_assert_nonnull (row);
  unfold (row);
  wait_until (
      find_label_with (GTK_WIDGET (row),
                       "would suggest a relapse at 2 more visits; a relapse is on record at 1 of "
                       "them.")
      != NULL);
  g_assert_false (dcs_setting_has (dcs_rule_find (dcs_rule_row_get_rule (row), "relapse-criteria"),
                                   "worsening"));
  g_assert_false (dcs_rules_page_is_changed (DCS_RULES_PAGE (f->page)));
}

static void
leave_cb (gboolean may_leave, gpointer data)
{
  *(int *) data = may_leave;
}

static gboolean
ask_and_respond (Fixture *f, const char *response)
{
  int answer = -1;
  GtkWindow *question;

  dcs_rules_page_request_leave (DCS_RULES_PAGE (f->page), leave_cb, &answer);
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  wait_until (answer != -1);
  gtk_window_destroy (question);
  widget_fixture_run_pending ();
  return answer;
}

static void
leaving_asks_first (Fixture *f, gconstpointer data)
{
  gtk_spin_button_set_value (unfold (find_row (f->page, "parameters", "line-switch-days")), 60);
  g_assert_false (ask_and_respond (f, "stay"));
  g_assert_true (ask_and_respond (f, "discard"));
}

static gboolean
has_placeholder (GtkWidget *entry, const char *expected)
{
  g_autofree char *text = NULL;

  g_object_get (entry, "placeholder-text", &text, NULL);
  return g_strcmp0 (text, expected) == 0;
}

/* The drop-down has one of its own. */
static GtkWidget *
find_search (GtkWidget *root)
{
  if (GTK_IS_SEARCH_ENTRY (root) && has_placeholder (root, "Find a rule"))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_search (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
a_search_narrows_the_list (Fixture *f, gconstpointer data)
{
  GtkWidget *entry = find_search (f->page);
  DcsRuleRow *gap = find_row (f->page, "due followup_gap", "phases");
  DcsRuleRow *mode = find_row (f->page, "parameters", "line-mode");

  gtk_editable_set_text (GTK_EDITABLE (entry), "no VISIT");
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (mode)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gap)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nothing like that");
  wait_until (!gtk_widget_get_visible (GTK_WIDGET (gap)));
  g_assert_nonnull (widget_fixture_find_label (f->page, "No rule matches"));
  gtk_widget_activate_action (f->page, "rules.clear-search", NULL);
  wait_until (gtk_widget_get_visible (GTK_WIDGET (mode)));
}

static void
a_file_that_is_read_only_shows_why (Fixture *f, gconstpointer data)
{
  DcsRuleRow *row = find_row (f->page, "parameters", "remission-months");
  GtkWidget *notice = find_label_with (f->page, "open for reading only");

  g_assert_true (dcs_clinic_is_read_only (f->clinic));
  g_assert_true (gtk_widget_get_mapped (notice));
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (unfold (row))));
}

#define page_test(path, flags, func)                                                               \
  g_test_add (path, Fixture, GUINT_TO_POINTER (flags), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  page_test (
      "/ui/rules-page/choices-collect-and-go", DCS_CLINIC_OPEN_DEFAULT, choices_collect_and_go);
  page_test ("/ui/rules-page/rules-are-looked-at-and-applied",
             DCS_CLINIC_OPEN_DEFAULT,
             rules_are_looked_at_and_applied);
  page_test ("/ui/rules-page/an-option-says-what-it-would-do",
             DCS_CLINIC_OPEN_DEFAULT,
             an_option_says_what_it_would_do);
  page_test ("/ui/rules-page/leaving-asks-first", DCS_CLINIC_OPEN_DEFAULT, leaving_asks_first);
  page_test ("/ui/rules-page/a-search-narrows-the-list",
             DCS_CLINIC_OPEN_DEFAULT,
             a_search_narrows_the_list);
  page_test ("/ui/rules-page/a-file-that-is-read-only-shows-why",
             DCS_CLINIC_OPEN_READ_ONLY,
             a_file_that_is_read_only_shows_why);
  return g_test_run ();
}
