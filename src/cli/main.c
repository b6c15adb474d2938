/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cli.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file must not get the number of a standard stream that was closed, or answers go into it. */
static void
occupy_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && open ("/dev/null", O_RDONLY) != fd)
      _exit (1);
}

int
main (int argc, char *argv[])
{
  const struct rlimit no_core = { 0, 0 };
  const char *locale_folder = g_getenv ("DCS_LOCALEDIR");

  occupy_standard_streams ();

  /* Whatever is written is the owner's alone, and a crash leaves no patient in a core file. A
   * broken pipe and a file size limit are errors to be reported, not deaths. */
  umask (077);
  setrlimit (RLIMIT_CORE, &no_core);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  setlocale (LC_ALL, "");
  bindtextdomain (DCS_GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : DCS_LOCALEDIR);
  bind_textdomain_codeset (DCS_GETTEXT_PACKAGE, "UTF-8");
  textdomain (DCS_GETTEXT_PACKAGE);

  return dcs_cli_run (argv);
}
