/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-ui.h"

#include "dcs-date.h"
#include "dcs-ui-resource.h"

/**
 * dcs_ui_init:
 *
 * Makes the templates, row files and the style sheet available. The program and each test program
 * call it before the first widget: a static library's resources are not found by themselves.
 */
void
dcs_ui_init (void)
{
  g_resources_register (dcs_ui_get_resource ());
}

/**
 * dcs_ui_add_style:
 *
 * Applies the style sheet where no DcsApplication does: in tests and benchmarks.
 */
void
dcs_ui_add_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, DCS_RESOURCE_BASE "style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/**
 * dcs_ui_set_menu:
 * @button: a button without a menu
 * @menu: its menu
 *
 * Gives the button a menu whose widgets are made when it is opened for the first time: the window
 * is there sooner.
 */
void
dcs_ui_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (
      button, create_popup_cb, g_object_ref (menu), g_object_unref);
}

/**
 * dcs_ui_format_time:
 * @time: a moment, in the zone that it is shown in
 *
 * Returns: (transfer full): "14 Mar 2019, 17:02"
 */
char *
dcs_ui_format_time (GDateTime *time)
{
  g_autofree char *date = dcs_date_format_short (
      dcs_date_new (g_date_time_get_year (time),
                    g_date_time_get_month (time),
                    g_date_time_get_day_of_month (time)));
  g_autofree char *clock = g_date_time_format (time, "%H:%M");

  return g_strdup_printf ("%s, %s", date, clock);
}

/**
 * dcs_ui_focus_children:
 *
 * What GtkWidgetClass.focus does in a container that hands its grab_focus on to a child: the
 * keyboard goes from child to child. GTK's own would, on the way back, give the keyboard to the
 * container once more, and Shift and Tab would not get any further.
 *
 * Returns: whether a child took the keyboard
 */
gboolean
dcs_ui_focus_children (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP
                      || direction == GTK_DIR_LEFT;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL;
       child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
