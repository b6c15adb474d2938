/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-verbs.h"
#include "dcs-visit-entry.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* The longest request; a note of 100,000 characters fits. */
#define MAX_LINE (1024 * 1024)

typedef enum
{
  LINE_READ,
  LINE_BAD, /* too long, or with a NUL */
  LINE_END,
} LineStatus;

/* Reads a line without its end. A line without one at the end of input was cut off: not a request.
 */
static LineStatus
read_line (GString *line)
{
  LineStatus status = LINE_READ;
  int c;

  g_string_truncate (line, 0);
  while ((c = getc (stdin)) != EOF && c != '\n')
    if (c == '\0' || line->len >= MAX_LINE)
      status = LINE_BAD;
    else
      g_string_append_c (line, (char) c);
  if (c == EOF)
    return LINE_END;
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  return status;
}

/* "\n", "\t" and "\\" become what they stand for, in place. */
static gboolean
unescape (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from != '\\')
        {
          *to++ = *from;
          continue;
        }
      switch (*++from)
        {
        case 'n':
          *to++ = '\n';
          break;
        case 't':
          *to++ = '\t';
          break;
        case '\\':
          *to++ = '\\';
          break;
        default:
          return FALSE;
        }
    }
  *to = '\0';
  return TRUE;
}

static gboolean
misunderstood (GError **error, const char *message)
{
  g_set_error_literal (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_USAGE, message);
  return FALSE;
}

/* The visit that a request speaks of; NULL when it is none. */
static DcsVisitEntry *
parse_request (const char *line, GError **error)
{
  static const char verb[] = "add-visit ";
  g_autoptr (DcsVisitEntry) entry = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_prefix (line, verb))
    {
      misunderstood (error, _ ("The request is not known: expected add-visit."));
      return NULL;
    }
  parts = g_strsplit (line + strlen (verb), "\t", -1);
  if (g_strv_length (parts) < 2)
    {
      misunderstood (error, _ ("Expected the patient's code, a tab and a date."));
      return NULL;
    }
  entry = dcs_visit_entry_new (parts[0], parts[1]);
  for (guint i = 2; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals == NULL || !unescape (equals + 1))
        {
          misunderstood (error,
                         _ ("Expected KEY=VALUE; in a value \\n, \\t and \\\\ stand for a line "
                            "break, a tab and a backslash."));
          return NULL;
        }
      *equals = '\0';
      dcs_visit_entry_add (entry, parts[i], equals + 1);
    }
  return g_steal_pointer (&entry);
}

/* Returns the uid once the visit is durable. */
static char *
answer_request (DcsClinicCore *core, const char *line, GError **error)
{
  g_autoptr (DcsVisitEntry) entry = NULL;

  if (!g_utf8_validate (line, -1, NULL))
    {
      misunderstood (error, _ ("The request is not UTF-8."));
      return NULL;
    }
  entry = parse_request (line, error);
  return entry != NULL ? dcs_visit_entry_save (entry, core, error) : NULL;
}

/* One line for each request; only what has arrived counts. */
static int
answer (DcsClinicCore *core, LineStatus status, const char *line)
{
  g_autofree char *uid = NULL;
  g_autoptr (GError) error = NULL;

  if (status == LINE_BAD)
    misunderstood (&error, _ ("The request is too long, or holds a zero byte."));
  else
    uid = answer_request (core, line, &error);
  if (uid != NULL)
    dcs_cli_say ("OK %s\n", uid);
  else
    {
      g_strdelimit (error->message, "\r\n", ' ');
      dcs_cli_say ("ERR %d %s\n", dcs_cli_exit_status (error), error->message);
    }
  return dcs_cli_done ();
}

/**
 * dcs_verb_session:
 *
 * Answers requests on standard input, each in a transaction of its own.
 */
int
dcs_verb_session (DcsCli *cli)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  LineStatus status;

  if (!dcs_cli_parse (cli, NULL, 0, 0))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  while ((status = read_line (line)) != LINE_END)
    {
      int written = answer (core, status, line->str);

      if (written != 0)
        return written;
    }
  if (line->len > 0)
    {
      dcs_cli_say (_ ("ERR %d The request has no end of line; nothing was saved.\n"),
                   DCS_CLINIC_ERROR_USAGE);
      return dcs_cli_done ();
    }
  return 0;
}
