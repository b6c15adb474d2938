/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cli.h"
#include "dcs-process.h"

#include <fcntl.h>
#include <signal.h>
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
  occupy_standard_streams ();
  dcs_process_init ();

  /* A broken pipe and a file size limit are errors to be reported, not deaths. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  return dcs_cli_run (argv);
}
