/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cli.h"

#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dcs_cli_check_text:
 * @text: (inout): an argument as the shell gave it, or %NULL
 *
 * Arguments are UTF-8, whatever the locale says; in the locale's encoding they are converted.
 *
 * Returns: whether @text is UTF-8 now
 */
gboolean
dcs_cli_check_text (char **text)
{
  char *converted;

  if (*text == NULL || g_utf8_validate (*text, -1, NULL))
    return TRUE;
  converted = g_locale_to_utf8 (*text, -1, NULL, NULL, NULL);
  if (converted == NULL)
    return FALSE;
  g_free (*text);
  *text = converted;
  return TRUE;
}

/* What GLib says of an option may repeat its value, which may be a name. */
static void
complain_of_options (DcsCli *cli, GError *error)
{
  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    {
      char *value = strchr (error->message, '=');

      if (value != NULL)
        *value = '\0';
    }
  cli->status = dcs_cli_usage (cli, "%s.", error->message);
}

static GOptionContext *
new_context (const DcsVerb *verb,
             const GOptionEntry *options,
             char **database,
             gboolean *wants_help)
{
  const GOptionEntry common[] = {
    { "database",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      database,
      N_ ("The clinic file (default: the one that was open last)"),
      N_ ("FILE") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, wants_help, N_ ("Show this help and exit"), NULL },
    { NULL },
  };
  GOptionContext *context = g_option_context_new (verb->arguments);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, verb->summary);
  if (verb->description != NULL)
    g_option_context_set_description (context, verb->description);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  return context;
}

/**
 * dcs_cli_parse:
 * @options: (nullable): what the verb takes; texts as file names, so that the locale cannot spoil
 *   them
 * @min_args: how many arguments there must be beside options
 * @max_args: how many there can be
 *
 * Reads the command line of the verb. When it shall not go on (help was asked for, or something is
 * wrong and was said), `cli->status` is the exit status.
 *
 * Returns: whether to go on
 */
gboolean
dcs_cli_parse (DcsCli *cli, const GOptionEntry *options, guint min_args, guint max_args)
{
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *database = NULL;
  gboolean wants_help = FALSE;
  guint n_args;

  context = new_context (cli->verb, options, &database, &wants_help);
  if (!g_option_context_parse_strv (context, &cli->args, &error))
    {
      complain_of_options (cli, error);
      return FALSE;
    }
  if (wants_help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      dcs_cli_say ("%s", help);
      cli->status = dcs_cli_done ();
      return FALSE;
    }
  if (database != NULL)
    {
      g_free (cli->database);
      cli->database = g_steal_pointer (&database);
    }
  n_args = g_strv_length (cli->args) - 1;
  if (n_args > 0 && g_str_equal (cli->args[1], "--"))
    {
      g_free (cli->args[1]);
      memmove (&cli->args[1], &cli->args[2], n_args * sizeof (char *));
      n_args--;
    }
  if (n_args >= min_args && n_args <= max_args)
    return TRUE;
  cli->status = n_args < min_args
                    ? dcs_cli_usage (cli, _ ("Something is missing: %s."), _ (cli->verb->arguments))
                    : dcs_cli_usage (cli, _ ("There are more arguments than are understood."));
  return FALSE;
}

/**
 * dcs_cli_argument:
 * @index: from 0
 *
 * Returns: (transfer none): what stands on the command line beside options; the parser has counted
 */
const char *
dcs_cli_argument (DcsCli *cli, guint index)
{
  g_return_val_if_fail (index + 1 < g_strv_length (cli->args), NULL);

  return cli->args[index + 1];
}

/* The file that the desktop application had open last: its settings, when it is installed. */
static char *
dup_last_clinic (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *path = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DCS_APP_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "last-clinic"))
    return NULL;
  settings = g_settings_new_full (schema, NULL, NULL);
  path = g_settings_get_string (settings, "last-clinic");
  return path[0] != '\0' ? g_steal_pointer (&path) : NULL;
}

/**
 * dcs_cli_dup_database:
 *
 * Returns: (transfer full): path of the clinic file: --database, else the one that the desktop
 *   application had open last, else its default place
 */
char *
dcs_cli_dup_database (DcsCli *cli)
{
  g_autofree char *last = NULL;

  if (cli->database != NULL)
    return g_strdup (cli->database);
  last = dup_last_clinic ();
  if (last != NULL)
    return g_steal_pointer (&last);
  return g_build_filename (g_get_user_data_dir (), "decursus", "clinic.decursus", NULL);
}

/**
 * dcs_cli_open:
 *
 * Returns: (transfer full): the clinic of the command line; or %NULL with an error
 */
DcsClinicCore *
dcs_cli_open (DcsCli *cli, DcsClinicOpenFlags flags, GError **error)
{
  g_autofree char *path = dcs_cli_dup_database (cli);
  g_autoptr (DcsCatalog) catalog = dcs_catalog_load_default (error);

  if (catalog == NULL)
    return NULL;
  return dcs_clinic_core_open (path, flags, catalog, error);
}

static char *
describe_verbs (void)
{
  GString *text = g_string_new (_ ("Verbs:\n"));
  guint n_verbs;
  const DcsVerb *verbs = dcs_verbs (&n_verbs);

  for (guint i = 0; i < n_verbs; i++)
    g_string_append_printf (text, "  %-14s %s\n", verbs[i].name, _ (verbs[i].summary));
  g_string_append_printf (
      text,
      _ ("\n“%s VERB --help” tells more. Exit status: 0 done, 1 a fault of the program,\n"
         "2 wrong usage, 3 refused, 4 busy, 5 disk, 6 damaged, 7 bad data."),
      DCS_CLI_PROGRAM);
  return g_string_free (text, FALSE);
}

static int
run_verb (DcsCli *cli, const char *name)
{
  g_autofree char *program = NULL;

  cli->verb = dcs_verb_find (name);
  if (cli->verb == NULL)
    return dcs_cli_usage (cli, _ ("There is no such verb."));
  program = g_strdup_printf (DCS_CLI_PROGRAM " %s", name);
  g_set_prgname (program);
  /* The verb takes the place of the program's name. */
  g_free (cli->args[0]);
  memmove (&cli->args[0], &cli->args[1], g_strv_length (&cli->args[1]) * sizeof (char *));
  cli->args[g_strv_length (cli->args) - 1] = NULL;
  return cli->verb->run (cli);
}

/**
 * dcs_cli_run:
 * @argv: as main() got it
 *
 * Returns: the exit status
 */
int
dcs_cli_run (char **argv)
{
  static const DcsVerb none = {
    "", N_ ("VERB …"), N_ ("Works with a Decursus clinic file."), NULL, NULL
  };
  g_autofree char *verbs = describe_verbs ();
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  gboolean wants_version = FALSE;
  DcsCli cli = { 0 };
  const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, N_ ("Show the version and exit"), NULL },
    { NULL },
  };

  g_set_prgname (DCS_CLI_PROGRAM);
  cli.args = g_strdupv (argv);
  context = new_context (&none, options, &cli.database, &wants_help);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, verbs);
  if (!g_option_context_parse_strv (context, &cli.args, &error))
    complain_of_options (&cli, error);
  else if (wants_help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      dcs_cli_say ("%s", help);
      cli.status = dcs_cli_done ();
    }
  else if (wants_version)
    {
      dcs_cli_say ("%s %s\n", DCS_CLI_PROGRAM, DCS_VERSION);
      cli.status = dcs_cli_done ();
    }
  else if (g_strv_length (cli.args) < 2)
    cli.status = dcs_cli_usage (&cli, _ ("Say what to do."));
  else
    cli.status = run_verb (&cli, cli.args[1]);

  g_strfreev (cli.args);
  g_free (cli.database);
  return cli.status;
}
