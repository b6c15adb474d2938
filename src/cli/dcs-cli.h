/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-clinic-core.h"

G_BEGIN_DECLS

/* How the program is called, in its messages. */
#define DCS_CLI_PROGRAM "decursus-cli"

typedef struct _DcsCli DcsCli;

/**
 * DcsVerb: what the program can be told to do. The texts are for --help; marked, not translated.
 */
typedef struct
{
  const char *name;
  const char *arguments;   /* what follows the options, "CODE"; or "" */
  const char *summary;     /* one line */
  const char *description; /* below the options, or NULL */
  int (*run) (DcsCli *cli);
} DcsVerb;

/**
 * DcsCli: one run of the program: a verb and what was given to it. Each verb returns the exit
 * status of the process.
 */
struct _DcsCli
{
  const DcsVerb *verb; /* borrowed */
  GStrv args;          /* owned: name of the program, then what the options left over */
  char *database;      /* owned: --database, or NULL */
  int status;          /* once dcs_cli_parse() has returned FALSE */
};

int dcs_cli_run (char **argv);

gboolean dcs_cli_parse (DcsCli *cli, const GOptionEntry *options, guint min_args, guint max_args);
const char *dcs_cli_argument (DcsCli *cli, guint index);
gboolean dcs_cli_check_text (char **text);

char *dcs_cli_dup_database (DcsCli *cli);
DcsClinicCore *dcs_cli_open (DcsCli *cli, DcsClinicOpenFlags flags, GError **error);

/* Output: dcs-cli-output.c */
int dcs_cli_exit_status (const GError *error);
int dcs_cli_fail (const GError *error);
int dcs_cli_usage (DcsCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void dcs_cli_complain (const char *message);
void dcs_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
int dcs_cli_done (void);

void dcs_cli_progress (guint64 done, guint64 total, gpointer data);
void dcs_cli_progress_text (const char *text);
void dcs_cli_progress_end (void);

G_END_DECLS
