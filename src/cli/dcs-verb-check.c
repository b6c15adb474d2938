/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-json-writer.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
collect_fault (const char *fault, gpointer data)
{
  g_ptr_array_add (data, g_strdup (fault));
}

static void
print_faults_json (GPtrArray *faults)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DcsJsonWriter json = DCS_JSON_WRITER_INIT (out);

  dcs_json_begin (&json, NULL, '[');
  for (guint i = 0; i < faults->len; i++)
    dcs_json_text (&json, NULL, g_ptr_array_index (faults, i));
  dcs_json_end (&json, ']');
  dcs_cli_say ("%s", out->str);
}

/**
 * dcs_verb_check:
 *
 * Checks the clinic file; each fault is a line.
 */
int
dcs_verb_check (DcsCli *cli)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  gboolean deep = FALSE;
  gboolean as_json = FALSE;
  gboolean done;
  int status;
  const GOptionEntry options[] = {
    { "deep",
      0,
      0,
      G_OPTION_ARG_NONE,
      &deep,
      N_ ("Compare every record with the audit trail too"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("List the faults as JSON"), NULL },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 0, 0))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  dcs_cli_progress_text (_ ("Checking …"));
  done = dcs_clinic_core_check (core, deep, collect_fault, faults, &error);
  dcs_cli_progress_end ();
  if (as_json && done)
    print_faults_json (faults);
  else
    for (guint i = 0; i < faults->len; i++)
      dcs_cli_say ("%s\n", (const char *) g_ptr_array_index (faults, i));
  /* What was found before the check had to stop is said all the same. */
  if (!done)
    return dcs_cli_fail (error);
  if (faults->len == 0 && !as_json)
    dcs_cli_say (_ ("Everything is in order.\n"));
  status = dcs_cli_done ();
  return status == 0 && faults->len > 0 ? DCS_CLINIC_ERROR_DAMAGED : status;
}

static int
print_seal (DcsClinicCore *core)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *seal = dcs_clinic_core_audit_seal (core, &error);

  if (seal == NULL)
    return dcs_cli_fail (error);
  dcs_cli_say ("%s\n", seal);
  return dcs_cli_done ();
}

static int
verify (DcsClinicCore *core, const char *seal)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;
  gint64 n_entries, n_erased;
  int status;

  dcs_cli_progress_text (_ ("Verifying …"));
  if (!dcs_clinic_core_audit_verify (core, seal, &n_entries, &n_erased, &fault, &error))
    return dcs_cli_fail (error);
  dcs_cli_progress_end ();
  if (fault != NULL)
    {
      dcs_cli_say ("%s\n", fault);
      status = dcs_cli_done ();
      return status == 0 ? DCS_CLINIC_ERROR_DAMAGED : status;
    }
  if (n_erased > 0)
    dcs_cli_say (
        _ ("%" PRId64 " entries, the chain is whole; of %" PRId64 " the content was erased.\n"),
        n_entries,
        n_erased);
  else
    dcs_cli_say (_ ("%" PRId64 " entries, the chain is whole.\n"), n_entries);
  return dcs_cli_done ();
}

/**
 * dcs_verb_audit:
 *
 * Verifies the audit trail or prints its seal.
 */
int
dcs_verb_audit (DcsCli *cli)
{
  g_autofree char *seal = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  gboolean verifies;
  const GOptionEntry options[] = {
    { "seal",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &seal,
      N_ ("With verify: an earlier seal that must be part of the chain"),
      N_ ("SEAL") },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 1, 1))
    return cli->status;
  verifies = g_str_equal (dcs_cli_argument (cli, 0), "verify");
  if (!verifies && !g_str_equal (dcs_cli_argument (cli, 0), "seal"))
    return dcs_cli_usage (cli, _ ("Expected “verify” or “seal”."));
  if (!verifies && seal != NULL)
    return dcs_cli_usage (cli, _ ("Only “verify” takes a seal."));
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  return verifies ? verify (core, seal) : print_seal (core);
}
