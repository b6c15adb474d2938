/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include <glib/gi18n.h>

static void
show_list_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_pop_page (DCS_WINDOW (widget));
}

static void
show_sidebar_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  adw_leaflet_navigate (DCS_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
show_toast_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  _dcs_window_show_toast (DCS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_error_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *heading = NULL;
  const char *body = NULL;

  g_variant_get (parameter, "(&s&s)", &heading, &body);
  _dcs_window_show_message (DCS_WINDOW (widget), heading, body);
}

/*< private >
 * _dcs_window_class_install_actions:
 *
 * Installs everything that a person can do in the window; see dcs-window.h for what the pages use.
 */
void
_dcs_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-list", NULL, show_list_activated_cb);
  gtk_widget_class_install_action (
      widget_class, "win.show-sidebar", NULL, show_sidebar_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-toast", "s", show_toast_activated_cb);
  gtk_widget_class_install_action (widget_class, "win.show-error", "(ss)", show_error_activated_cb);
}
