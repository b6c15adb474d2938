/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cli.h"

#include "dcs-scene.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* Milliseconds between two lines of progress. */
#define PROGRESS_INTERVAL 200

/**
 * dcs_cli_complain:
 * @message: a sentence; never patient data but positions and codes
 *
 * Writes one line to standard error, whatever @message holds.
 */
void
dcs_cli_complain (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  fprintf (stderr, DCS_CLI_PROGRAM ": %s\n", line);
}

/**
 * dcs_cli_exit_status:
 *
 * Returns: the exit status for an error of any layer
 */
int
dcs_cli_exit_status (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return DCS_CLINIC_ERROR_USAGE;
  if (g_error_matches (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_FORMAT))
    return DCS_CLINIC_ERROR_USAGE;
  if (g_error_matches (error, DCS_CHARTS_ERROR, DCS_CHARTS_ERROR_WRITE))
    return DCS_CLINIC_ERROR_DISK;
  return dcs_clinic_error_exit_status (error);
}

/**
 * dcs_cli_fail:
 * @error: what went wrong
 *
 * Says it on standard error.
 *
 * Returns: the exit status
 */
int
dcs_cli_fail (const GError *error)
{
  dcs_cli_progress_end ();
  dcs_cli_complain (error->message);
  return dcs_cli_exit_status (error);
}

/**
 * dcs_cli_usage:
 *
 * Says what is wrong with the words on the command line, and where help is.
 *
 * Returns: the exit status
 */
int
dcs_cli_usage (DcsCli *cli, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  message = g_strdup_printf (_ ("%s See “%s --help”."), sentence, g_get_prgname ());
  dcs_cli_complain (message);
  return DCS_CLINIC_ERROR_USAGE;
}

/**
 * dcs_cli_say:
 *
 * Writes to standard output; dcs_cli_done() tells whether that worked.
 */
void
dcs_cli_say (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  vfprintf (stdout, format, args);
  va_end (args);
}

/**
 * dcs_cli_done:
 *
 * An answer that did not arrive is a failure, even though the work is done.
 *
 * Returns: the exit status: 0 when everything said so far was written
 */
int
dcs_cli_done (void)
{
  g_autofree char *message = NULL;

  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return 0;
  message = g_strdup_printf (_ ("The answer could not be written: %s."),
                             g_strerror (errno != 0 ? errno : EIO));
  dcs_cli_complain (message);
  return DCS_CLINIC_ERROR_DISK;
}

/**
 * dcs_cli_progress:
 * @total: 0 when it is not known yet
 *
 * Shows how far long work has come: on a terminal only. A #DcsBundleProgressFunc.
 */
void
dcs_cli_progress (guint64 done, guint64 total, gpointer data)
{
  static gint64 last;
  gint64 now = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || now - last < PROGRESS_INTERVAL * 1000)
    return;
  last = now;
  if (total > 0)
    fprintf (stderr, "\r\033[K%3.0f %%", 100.0 * (double) done / (double) total);
  else
    fprintf (stderr, "\r\033[K%" G_GUINT64_FORMAT, done);
  fflush (stderr);
}

/**
 * dcs_cli_progress_text:
 *
 * Shows what work goes on of which nobody knows how long it takes: on a terminal only.
 */
void
dcs_cli_progress_text (const char *text)
{
  if (!isatty (STDERR_FILENO))
    return;
  fprintf (stderr, "\r\033[K%s", text);
  fflush (stderr);
}

/**
 * dcs_cli_progress_end:
 *
 * Takes away what was shown of progress, before anything else is said.
 */
void
dcs_cli_progress_end (void)
{
  if (isatty (STDERR_FILENO))
    fputs ("\r\033[K", stderr);
}
