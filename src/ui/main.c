/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"
#include "dcs-ui.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (DcsApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (DCS_GETTEXT_PACKAGE, DCS_LOCALEDIR);
  bind_textdomain_codeset (DCS_GETTEXT_PACKAGE, "UTF-8");
  textdomain (DCS_GETTEXT_PACKAGE);

  dcs_ui_init ();
  application = dcs_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
