/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>

/**
 * dcs_verb_erase:
 *
 * Erases a person for good.
 */
int
dcs_verb_erase (DcsCli *cli)
{
  g_autofree char *reason = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  const char *code;
  gint64 id;
  const GOptionEntry options[] = {
    { "reason",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &reason,
      N_ ("Why, for the audit trail; name nobody in it"),
      N_ ("TEXT") },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 1, 1))
    return cli->status;
  if (!dcs_cli_check_text (&reason))
    return dcs_cli_usage (cli, _ ("The reason is not UTF-8."));
  if (reason == NULL || g_strstrip (reason)[0] == '\0')
    return dcs_cli_usage (cli, _ ("Say why with --reason: the audit trail keeps it."));
  code = dcs_cli_argument (cli, 0);
  if (!g_utf8_validate (code, -1, NULL))
    return dcs_cli_usage (cli, _ ("The code is not UTF-8."));
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  id = dcs_clinic_core_find_patient (core, code, &error);
  if (id == 0 || !dcs_clinic_core_erase_patient (core, id, reason, &error))
    return dcs_cli_fail (error);
  dcs_cli_say (
      _ ("Erased “%s”. Copies of the file that were made before, backups too, still hold the "
         "person.\n"),
      code);
  return dcs_cli_done ();
}
