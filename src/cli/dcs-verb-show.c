/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-text.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>

/**
 * dcs_verb_show:
 *
 * Shows everything about one patient.
 */
int
dcs_verb_show (DcsCli *cli)
{
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean as_json = FALSE;
  gboolean explain = FALSE;
  gint64 id;
  const GOptionEntry options[] = {
    { "json",
      0,
      0,
      G_OPTION_ARG_NONE,
      &as_json,
      N_ ("As JSON, with every field of every record"),
      NULL },
    { "explain",
      0,
      0,
      G_OPTION_ARG_NONE,
      &explain,
      N_ ("With the reasons of what the rules derive"),
      NULL },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 1, 1))
    return cli->status;
  if (!g_utf8_validate (dcs_cli_argument (cli, 0), -1, NULL))
    return dcs_cli_usage (cli, _ ("The code is not UTF-8."));
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  id = dcs_clinic_core_find_patient (core, dcs_cli_argument (cli, 0), &error);
  if (id == 0)
    return dcs_cli_fail (error);
  course = dcs_clinic_core_load_course (core, id, &error);
  if (course == NULL)
    return dcs_cli_fail (error);
  if (as_json)
    {
      DcsJsonWriter json = DCS_JSON_WRITER_INIT (out);

      dcs_course_print_json (course, dcs_clinic_core_get_catalog (core), explain, &json);
    }
  else
    dcs_course_print_text (course, dcs_clinic_core_get_catalog (core), explain, out);
  dcs_cli_say ("%s", out->str);
  return dcs_cli_done ();
}
