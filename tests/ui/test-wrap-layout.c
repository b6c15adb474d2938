/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-wrap-layout.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *box;
  GtkWidget *first;
  GtkWidget *last;
} Fixture;

static GtkWidget *
part (int width)
{
  GtkWidget *widget = gtk_image_new ();

  gtk_widget_set_size_request (widget, width, 30);
  return widget;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->box = g_object_ref_sink (g_object_new (GTK_TYPE_BOX, NULL));
  gtk_widget_set_layout_manager (self->box, g_object_new (DCS_TYPE_WRAP_LAYOUT, NULL));
  self->first = part (200);
  self->last = part (100);
  gtk_box_append (GTK_BOX (self->box), self->first);
  gtk_box_append (GTK_BOX (self->box), self->last);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->box);
}

static void
allocate (Fixture *self, int width, int *height)
{
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, height, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, width, *height, -1, NULL);
}

static void
assert_place (Fixture *self, GtkWidget *widget, float x, float y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, self->box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
}

static void
test_one_row_with_the_last_at_the_end (Fixture *self, gconstpointer data)
{
  int height;

  allocate (self, 400, &height);
  g_assert_cmpint (height, ==, 30);
  assert_place (self, self->first, 0, 0);
  assert_place (self, self->last, 300, 0);
}

static void
test_two_rows_where_narrow (Fixture *self, gconstpointer data)
{
  int minimum, height;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  allocate (self, 250, &height);
  g_assert_cmpint (height, ==, 66);
  assert_place (self, self->first, 0, 0);
  assert_place (self, self->last, 0, 36);
}

static void
test_mirrored_from_right_to_left (Fixture *self, gconstpointer data)
{
  int height;

  gtk_widget_set_direction (self->box, GTK_TEXT_DIR_RTL);
  allocate (self, 400, &height);
  assert_place (self, self->first, 200, 0);
  assert_place (self, self->last, 0, 0);
}

static void
test_hidden_parts_take_no_room (Fixture *self, gconstpointer data)
{
  int height;

  gtk_widget_set_visible (self->first, FALSE);
  allocate (self, 120, &height);
  g_assert_cmpint (height, ==, 30);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  add ("/ui/wrap-layout/one-row-with-the-last-at-the-end", test_one_row_with_the_last_at_the_end);
  add ("/ui/wrap-layout/two-rows-where-narrow", test_two_rows_where_narrow);
  add ("/ui/wrap-layout/mirrored-from-right-to-left", test_mirrored_from_right_to_left);
  add ("/ui/wrap-layout/hidden-parts-take-no-room", test_hidden_parts_take_no_room);
#undef add

  return g_test_run ();
}
