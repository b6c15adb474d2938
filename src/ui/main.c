/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"
#include "dcs-process.h"
#include "dcs-ui.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DcsApplication) application = NULL;

  dcs_process_init ();
  dcs_ui_init ();
  application = dcs_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
