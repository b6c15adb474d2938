/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

/**
 * widget_fixture_find:
 *
 * Returns: (transfer none) (nullable): the first widget of a type, depth first, hidden ones too
 */
GtkWidget *
widget_fixture_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_fixture_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * widget_fixture_find_label:
 *
 * Returns: (transfer none) (nullable): the first label with this text
 */
GtkWidget *
widget_fixture_find_label (GtkWidget *root, const char *label)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), label))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widget_fixture_find_label (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * widget_fixture_run_pending:
 *
 * Runs what is pending in the main loop, at most for a while.
 */
void
widget_fixture_run_pending (void)
{
  for (guint i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

/**
 * widget_fixture_assert_destroyed:
 * @window: a window that GTK owns
 *
 * Destroys the window and waits until nobody keeps it.
 */
void
widget_fixture_assert_destroyed (gpointer window)
{
  gpointer watched = window;

  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (watched == NULL);
}
