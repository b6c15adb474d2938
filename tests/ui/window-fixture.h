/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-window-private.h"
#include "widget-fixture.h"

G_BEGIN_DECLS

typedef void (*WindowFixtureBody) (DcsWindow *window);

guint window_fixture_count_patients (DcsWindow *window);
/* What the window shows first is the day; most tests begin at the patients. */
void window_fixture_open_demo (DcsWindow *window);

/* The dialog that stands before the window, once it does. */
AdwMessageDialog *window_fixture_find_dialog (void);
GtkWidget *window_fixture_find_toplevel (GType type);

/* Starts the program, calls the body with its window, and ends it. */
void window_fixture_run_test (gconstpointer body);
/* Runs the tests that @add adds, with a folder for what they keep. */
int window_fixture_main (int argc, char *argv[], void (*add) (void));

#define window_test_add(name, body)                                                                \
  g_test_add_data_func ("/ui/window/" name, body, window_fixture_run_test)

G_END_DECLS
