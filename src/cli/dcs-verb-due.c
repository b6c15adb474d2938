/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"
#include "dcs-json-writer.h"
#include "dcs-text-table.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>

/* What was given on the command line. */
typedef struct
{
  char *as_of; /* owned, as the next three; NULL: not given */
  char *disease;
  char *clinician;
  char *patient;
  GStrv kinds; /* owned */
  gboolean as_json;
} DueOptions;

static void
due_options_clear (DueOptions *self)
{
  g_free (self->as_of);
  g_free (self->disease);
  g_free (self->clinician);
  g_free (self->patient);
  g_strfreev (self->kinds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DueOptions, due_options_clear)

enum
{
  COLUMN_CODE,
  COLUMN_WHAT,
  COLUMN_DUE,
  COLUMN_STATUS,
  COLUMN_WHY,
  N_COLUMNS,
};

/* The groups for programs. */
static const char *const group_codes[DCS_N_WORK_GROUPS] = {
  [DCS_WORK_GROUP_VISITS] = "visits",     [DCS_WORK_GROUP_OVERDUE] = "overdue",
  [DCS_WORK_GROUP_DUE] = "due",           [DCS_WORK_GROUP_SOON] = "soon",
  [DCS_WORK_GROUP_CONFIRM] = "confirm",   [DCS_WORK_GROUP_FOLLOW] = "follow",
  [DCS_WORK_GROUP_COMPLETE] = "complete",
};

static char *
dup_date (DcsDate date)
{
  char buffer[DCS_DATE_ISO_SIZE];

  return dcs_date_is_set (date) ? g_strdup (dcs_date_to_iso (date, buffer)) : NULL;
}

static char *
make_text (GPtrArray *rows)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (N_COLUMNS);
  GString *out = g_string_new (NULL);

  dcs_text_table_set_heading (table, COLUMN_CODE, _ ("Code"));
  dcs_text_table_set_heading (table, COLUMN_WHAT, _ ("What"));
  dcs_text_table_set_heading (table, COLUMN_DUE, _ ("Due"));
  dcs_text_table_set_heading (table, COLUMN_STATUS, _ ("Status"));
  dcs_text_table_set_heading (table, COLUMN_WHY, _ ("Why"));
  for (guint i = 0; i < rows->len; i++)
    {
      const DcsWorkRow *row = g_ptr_array_index (rows, i);

      dcs_text_table_add_row (table);
      dcs_text_table_take (table, COLUMN_CODE, g_strdup (row->code));
      dcs_text_table_take (table, COLUMN_WHAT, g_strdup (row->what));
      dcs_text_table_take (table, COLUMN_DUE, dup_date (row->item.due));
      dcs_text_table_take (table, COLUMN_STATUS, g_strdup (dcs_work_group_label (row->group)));
      dcs_text_table_take (table, COLUMN_WHY, g_strdup (row->why));
    }
  if (rows->len == 0)
    g_string_append (out, _ ("Nothing is due.\n"));
  else
    dcs_text_table_print (table, out, 0);
  return g_string_free (out, FALSE);
}

static void
add_json (DcsJsonWriter *json, const DcsWorkRow *row)
{
  dcs_json_begin (json, NULL, '{');
  dcs_json_text (json, "code", row->code);
  dcs_json_code (json, "disease", row->disease);
  dcs_json_text (json, "group", group_codes[row->group]);
  dcs_json_text (json, "kind", dcs_work_kind_to_code (row->item.kind));
  dcs_json_code (json, "rule", row->item.rule);
  dcs_json_code (json, "detail", row->item.detail);
  dcs_json_date (json, "due", row->item.due);
  dcs_json_date (json, "overdue_from", row->item.overdue_from);
  dcs_json_date (json, "last", row->item.last);
  dcs_json_integer (json, "count", row->item.count);
  dcs_json_text (json, "what", row->what);
  dcs_json_text (json, "why", row->why);
  dcs_json_end (json, '}');
}

static char *
make_json (GPtrArray *rows)
{
  GString *out = g_string_new (NULL);
  DcsJsonWriter json = DCS_JSON_WRITER_INIT (out);

  dcs_json_begin (&json, NULL, '[');
  for (guint i = 0; i < rows->len; i++)
    add_json (&json, g_ptr_array_index (rows, i));
  dcs_json_end (&json, ']');
  return g_string_free (out, FALSE);
}

/* The words of the kinds, for a person. */
static char *
list_kinds (void)
{
  GString *text = g_string_new (NULL);

  for (int kind = 0; kind < DCS_N_WORK_KINDS; kind++)
    g_string_append_printf (
        text, "%s%s", kind > 0 ? ", " : "", dcs_work_kind_to_code ((DcsWorkKind) kind));
  return g_string_free (text, FALSE);
}

/* What can be understood without the clinic file. FALSE: said what is wrong; cli->status is set. */
static gboolean
read_options (DcsCli *cli, DueOptions *options, DcsWorkQuery *query)
{
  query->today = dcs_date_today ();
  if (options->as_of != NULL
      && (!dcs_date_parse_iso (options->as_of, -1, &query->today)
          || !dcs_date_is_exact (query->today)))
    {
      cli->status = dcs_cli_usage (cli, _ ("Expected a day as in --as-of=2019-03-14."));
      return FALSE;
    }
  for (guint i = 0; options->kinds != NULL && options->kinds[i] != NULL; i++)
    {
      DcsWorkKind kind = dcs_work_kind_from_code (options->kinds[i]);
      g_autofree char *kinds = list_kinds ();

      if (kind == DCS_N_WORK_KINDS)
        {
          cli->status = dcs_cli_usage (cli, _ ("A kind is one of: %s."), kinds);
          return FALSE;
        }
      query->kinds |= 1u << kind;
    }
  if (!dcs_cli_check_text (&options->disease) || !dcs_cli_check_text (&options->clinician)
      || !dcs_cli_check_text (&options->patient))
    {
      cli->status = dcs_cli_usage (cli, _ ("A text is not UTF-8."));
      return FALSE;
    }
  query->clinician = options->clinician;
  return TRUE;
}

static gboolean
parse (DcsCli *cli, DueOptions *options)
{
  const GOptionEntry entries[] = {
    { "as-of",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options->as_of,
      N_ ("The day that it is asked for (default: today)"),
      N_ ("DATE") },
    { "kind",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &options->kinds,
      N_ ("Only this kind; can be given several times"),
      N_ ("KIND") },
    { "disease",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options->disease,
      N_ ("Only patients with this disease"),
      N_ ("CODE") },
    { "clinician",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options->clinician,
      N_ ("Only patients whom this person saw last"),
      N_ ("NAME") },
    { "patient", 0, 0, G_OPTION_ARG_FILENAME, &options->patient, N_ ("Only one"), N_ ("CODE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->as_json, N_ ("List them as JSON"), NULL },
    { NULL },
  };

  return dcs_cli_parse (cli, entries, 0, 0);
}

/* What only the clinic file and its definitions know. */
static int
find_subjects (DcsCli *cli,
               DcsClinicCore *core,
               const DueOptions *options,
               DcsWorkQuery *query,
               GError **error)
{
  if (options->disease != NULL)
    {
      query->disease = dcs_code_try (options->disease);
      if (query->disease == 0
          || dcs_catalog_find (dcs_clinic_core_get_catalog (core), query->disease) == NULL)
        return dcs_cli_usage (cli, _ ("No disease definition has the code that was given."));
    }
  if (options->patient == NULL)
    return 0;
  query->patient_id = dcs_clinic_core_find_patient (core, options->patient, error);
  return query->patient_id != 0 ? 0 : dcs_cli_fail (*error);
}

/**
 * dcs_verb_due:
 *
 * Lists what is due and overdue, across patients, without names.
 */
int
dcs_verb_due (DcsCli *cli)
{
  g_auto (DueOptions) options = { NULL };
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DcsWorkQuery query = { 0 };
  int status;

  if (!parse (cli, &options) || !read_options (cli, &options, &query))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  status = find_subjects (cli, core, &options, &query, &error);
  if (status != 0)
    return status;
  rows = dcs_clinic_core_worklist (core, &query, NULL, &error);
  if (rows == NULL)
    return dcs_cli_fail (error);
  text = options.as_json ? make_json (rows) : make_text (rows);
  dcs_cli_say ("%s", text);
  return dcs_cli_done ();
}
