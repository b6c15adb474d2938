/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-ui.h"

#include "dcs-ui-resource.h"

#include <gio/gio.h>

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
