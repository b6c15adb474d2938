/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-ui.h"

#include "dcs-ui-resource.h"

#include <gtk/gtk.h>

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
