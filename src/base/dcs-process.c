/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-process.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* Where the translations are: where the environment says, else where they were installed, else in
 * the build folder that the program was not yet installed from. */
static const char *
find_translations (void)
{
  const char *folder = g_getenv ("DCS_LOCALEDIR");

  if (folder != NULL)
    return folder;
  if (!g_file_test (DCS_LOCALEDIR "/tr/LC_MESSAGES/" DCS_GETTEXT_PACKAGE ".mo", G_FILE_TEST_EXISTS)
      && g_file_test (DCS_BUILD_LOCALEDIR, G_FILE_TEST_IS_DIR))
    return DCS_BUILD_LOCALEDIR;
  return DCS_LOCALEDIR;
}

/**
 * dcs_process_init:
 *
 * What both programs do first: whatever they write is the owner's alone, a crash leaves no patient
 * in a core file, and the person's language and forms are taken over.
 */
void
dcs_process_init (void)
{
  const struct rlimit no_core = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &no_core);

  setlocale (LC_ALL, "");
  bindtextdomain (DCS_GETTEXT_PACKAGE, find_translations ());
  bind_textdomain_codeset (DCS_GETTEXT_PACKAGE, "UTF-8");
  textdomain (DCS_GETTEXT_PACKAGE);
}
