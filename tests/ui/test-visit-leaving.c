/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-ui.h"
#include "visit-page-fixture.h"

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
test_leaving_asks_only_when_something_was_typed (VisitPageFixture *f, gconstpointer data)
{
  int may_leave = -1;

  visit_page_fixture_open (f, 0, "obs:weight");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  g_assert_cmpint (may_leave, ==, 1);
  visit_page_fixture_close (f);

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "42");
  may_leave = -1;
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  g_assert_cmpint (may_leave, ==, -1);
  answer ("stay");
  g_assert_cmpint (may_leave, ==, 0);
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("discard");
  g_assert_cmpint (may_leave, ==, 1);
  visit_page_fixture_close (f);

  /* It is really gone. */
  visit_page_fixture_open (f, 0, "obs:weight");
  g_assert_false (dcs_visit_page_is_changed (f->page));
}

static void
test_leaving_waits_for_the_draft (VisitPageFixture *f, gconstpointer data)
{
  int may_leave = -1;

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "42");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("keep");
  wait_until (may_leave == 1);
  visit_page_fixture_close (f);

  visit_page_fixture_open (f, 0, "obs:weight");
  g_assert_true (dcs_visit_page_is_changed (f->page));
}

static void
test_leaving_can_save (VisitPageFixture *f, gconstpointer data)
{
  int may_leave = -1;
  g_autoptr (DcsCourse) course = NULL;

  visit_page_fixture_open (f, 0, "obs:weight");
  key_type (f->window, "42");
  dcs_visit_page_request_leave (f->page, leave_cb, &may_leave);
  answer ("save");
  wait_until (may_leave == 1);
  g_assert_false (dcs_visit_page_is_changed (f->page));
  course = visit_page_fixture_load (f);
  visit_page_fixture_assert_value (course, "weight", NULL, 42);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  dcs_ui_init ();
  dcs_ui_add_style ();

  visit_page_test_add ("leaving-asks-only-when-something-was-typed",
                       test_leaving_asks_only_when_something_was_typed);
  visit_page_test_add ("leaving-waits-for-the-draft", test_leaving_waits_for_the_draft);
  visit_page_test_add ("leaving-can-save", test_leaving_can_save);
  return g_test_run ();
}
