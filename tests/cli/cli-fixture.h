/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Words that stand for a person: they must never be seen on standard error. */
#define NAME_GIVEN "Zuhalina"
#define NAME_FAMILY "Invented-Person"
#define FREE_TEXT "Remark about somebody"

/**
 * CliFixture: a folder of its own with a clinic file that has one patient, "P1".
 */
typedef struct
{
  char *folder;
  char *database;
} CliFixture;

/**
 * CliResult: how a run of the program ended. Made by cli_run(), freed with the fixture's test.
 */
typedef struct
{
  int status; /* exit status; -1: died of a signal */
  char *out;
  char *err;
} CliResult;

void cli_result_free (CliResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliResult, cli_result_free)

void cli_fixture_set_up_folder (CliFixture *fixture, gconstpointer data);
void cli_fixture_set_up (CliFixture *fixture, gconstpointer data);
void cli_fixture_tear_down (CliFixture *fixture, gconstpointer data);

char *cli_fixture_path (CliFixture *fixture, const char *name);
GSubprocess *cli_spawn (CliFixture *fixture, GSubprocessFlags flags, const char *const *arguments);
CliResult *cli_run_input (CliFixture *fixture, const char *input, ...) G_GNUC_NULL_TERMINATED;
CliResult *cli_run_bare (CliFixture *fixture, const char *const *arguments);
JsonNode *cli_parse_json (CliResult *result);
guint cli_count_lines (const char *text);
guint cli_count_visits (CliFixture *fixture);

/* Runs the program on the fixture's clinic file. */
#define cli_run(fixture, ...) cli_run_input (fixture, NULL, __VA_ARGS__, NULL)

/* Asserts an exit status and shows what was said when it is another. */
#define cli_assert_status(result, expected)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((result)->status != (expected))                                                            \
      g_test_message ("out: %s\nerr: %s", (result)->out, (result)->err);                           \
    g_assert_cmpint ((result)->status, ==, (expected));                                            \
  }                                                                                                \
  G_STMT_END

/* A failure is one line, and it names nobody. */
#define cli_assert_refused(result, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    cli_assert_status (result, expected);                                                          \
    g_assert_cmpuint (cli_count_lines ((result)->err), ==, 1);                                     \
    g_assert_true (g_str_has_prefix ((result)->err, "decursus-cli: "));                            \
    g_assert_null (strstr ((result)->err, NAME_GIVEN));                                            \
    g_assert_null (strstr ((result)->err, NAME_FAMILY));                                           \
    g_assert_null (strstr ((result)->err, FREE_TEXT));                                             \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
