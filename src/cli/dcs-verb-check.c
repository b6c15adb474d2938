/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"
#include "dcs-json-writer.h"
#include "dcs-text-table.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* What a check has to say: faults first, then what to look at again. */
typedef struct
{
  GPtrArray *faults;   /* owned: texts */
  GPtrArray *findings; /* owned: DcsQualityRow */
} Report;

static void
report_clear (Report *self)
{
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->findings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, report_clear)

static void
collect_fault (const char *fault, gpointer data)
{
  g_ptr_array_add (((Report *) data)->faults, g_strdup (fault));
}

static gboolean
collect_findings (GPtrArray *rows, gpointer data)
{
  g_ptr_array_extend_and_steal (((Report *) data)->findings, g_ptr_array_ref (rows));
  return TRUE;
}

static void
print_json (const Report *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DcsJsonWriter json = DCS_JSON_WRITER_INIT (out);

  dcs_json_begin (&json, NULL, '{');
  dcs_json_begin (&json, "faults", '[');
  for (guint i = 0; i < self->faults->len; i++)
    dcs_json_text (&json, NULL, g_ptr_array_index (self->faults, i));
  dcs_json_end (&json, ']');
  dcs_json_begin (&json, "findings", '[');
  for (guint i = 0; i < self->findings->len; i++)
    {
      const DcsQualityRow *row = g_ptr_array_index (self->findings, i);

      dcs_json_begin (&json, NULL, '{');
      dcs_json_text (&json, "code", row->code);
      dcs_json_text (&json, "rule", row->id);
      dcs_json_date (&json, "date", row->date);
      dcs_json_text (&json, "message", row->message);
      dcs_json_end (&json, '}');
    }
  dcs_json_end (&json, ']');
  dcs_json_end (&json, '}');
  dcs_cli_say ("%s", out->str);
}

static void
print_findings (GPtrArray *findings)
{
  static const char *const headings[] = { N_ ("Code"), N_ ("Rule"), N_ ("Date"), N_ ("Finding") };
  g_autoptr (DcsTextTable) table = dcs_text_table_new (G_N_ELEMENTS (headings));
  g_autoptr (GString) out = g_string_new (NULL);
  char date[DCS_DATE_ISO_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    dcs_text_table_set_heading (table, i, _ (headings[i]));
  for (guint i = 0; i < findings->len; i++)
    {
      const DcsQualityRow *row = g_ptr_array_index (findings, i);

      dcs_text_table_add_row (table);
      dcs_text_table_take (table, 0, g_strdup (row->code));
      dcs_text_table_take (table, 1, g_strdup (row->id));
      if (dcs_date_is_set (row->date))
        dcs_text_table_take (table, 2, g_strdup (dcs_date_to_iso (row->date, date)));
      dcs_text_table_take (table, 3, g_strdup (row->message));
    }
  dcs_text_table_print (table, out, 0);
  dcs_cli_say ("%s", out->str);
}

static void
print_text (const Report *self, gboolean done)
{
  for (guint i = 0; i < self->faults->len; i++)
    dcs_cli_say ("%s\n", (const char *) g_ptr_array_index (self->faults, i));
  if (done && self->faults->len == 0)
    dcs_cli_say (self->findings->len == 0 ? _ ("Everything is in order.\n")
                                          : _ ("The file is sound. To look at in the records:\n"));
  if (self->findings->len > 0)
    print_findings (self->findings);
}

/**
 * dcs_verb_check:
 *
 * Checks the clinic file; each fault is a line. Findings of the data-quality rules follow; they are
 * no faults.
 */
int
dcs_verb_check (DcsCli *cli)
{
  g_auto (Report) report = { NULL };
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
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("List faults and findings as JSON"), NULL },
    { NULL },
  };

  report.faults = g_ptr_array_new_with_free_func (g_free);
  report.findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_quality_row_free);
  if (!dcs_cli_parse (cli, options, 0, 0))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  dcs_cli_progress_text (_ ("Checking …"));
  done = dcs_clinic_core_check (core, deep, collect_fault, &report, &error)
         && dcs_clinic_core_each_finding (core, collect_findings, &report, &error);
  dcs_cli_progress_end ();
  if (as_json && done)
    print_json (&report);
  else
    print_text (&report, done);
  /* What was found before the check had to stop is said all the same. */
  if (!done)
    return dcs_cli_fail (error);
  status = dcs_cli_done ();
  return status == 0 && report.faults->len > 0 ? DCS_CLINIC_ERROR_DAMAGED : status;
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
