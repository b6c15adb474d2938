/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive.h"
#include "dcs-json-writer.h"
#include "dcs-text-table.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>

/* Bytes of JSON that are gathered before they are written. */
#define BATCH 65536

typedef struct
{
  DcsCatalog *catalog; /* borrowed */
  DcsTextTable *table; /* or NULL: */
  DcsJsonWriter json;
} List;

enum
{
  COLUMN_CODE,
  COLUMN_DISEASE,
  COLUMN_SUBTYPE,
  COLUMN_STATE,
  COLUMN_TREATMENT,
  COLUMN_LAST_VISIT,
  COLUMN_NEXT_DUE,
  N_COLUMNS,
};

static char *
dup_date (DcsDate date)
{
  char buffer[DCS_DATE_ISO_SIZE];

  return dcs_date_is_set (date) ? g_strdup (dcs_date_to_iso (date, buffer)) : NULL;
}

static char *
dup_subtype (const List *list, const DcsRosterRow *row)
{
  DcsDefinition *definition = dcs_catalog_find (list->catalog, row->disease);

  if (row->subtype == 0)
    return NULL;
  if (definition == NULL)
    return g_strdup (dcs_code_string (row->subtype));
  return dcs_definition_subtype_label (
      definition, row->subtype, row->subtype_site, row->subtype_form);
}

static char *
dup_current (const List *list, const DcsSummary *summary)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (summary->n_current, DCS_SUMMARY_MAX_DRUGS); i++)
    g_string_append_printf (text,
                            "%s%s",
                            i > 0 ? ", " : "",
                            dcs_catalog_abbr (list->catalog, "drug", summary->current[i]));
  return g_string_free (text, FALSE);
}

static void
add_text (List *list, const DcsRosterRow *row)
{
  DcsTextTable *table = list->table;
  const DcsSummary *summary = &row->summary;

  dcs_text_table_add_row (table);
  dcs_text_table_take (table, COLUMN_CODE, g_strdup (row->code));
  dcs_text_table_take (
      table, COLUMN_DISEASE, g_strdup (dcs_catalog_abbr (list->catalog, "disease", row->disease)));
  dcs_text_table_take (table, COLUMN_SUBTYPE, dup_subtype (list, row));
  dcs_text_table_take (table, COLUMN_STATE, g_strdup (dcs_state_label (summary->state)));
  dcs_text_table_take (table, COLUMN_TREATMENT, dup_current (list, summary));
  dcs_text_table_take (table, COLUMN_LAST_VISIT, dup_date (summary->last_visit));
  dcs_text_table_take (table, COLUMN_NEXT_DUE, dup_date (summary->next_due));
}

static void
add_json (List *list, const DcsRosterRow *row)
{
  DcsJsonWriter *json = &list->json;
  const DcsSummary *summary = &row->summary;

  dcs_json_begin (json, NULL, '{');
  dcs_json_text (json, "code", row->code);
  dcs_json_code (json, "disease", row->disease);
  dcs_json_code (json, "subtype", row->subtype);
  dcs_json_code (json, "subtype_site", row->subtype_site);
  dcs_json_code (json, "subtype_form", row->subtype_form);
  dcs_json_text (json, "state", dcs_state_to_code (summary->state));
  dcs_json_date (json, "state_since", summary->state_since);
  dcs_json_begin (json, "current_treatment", '[');
  for (guint i = 0; i < MIN (summary->n_current, DCS_SUMMARY_MAX_DRUGS); i++)
    dcs_json_code (json, NULL, summary->current[i]);
  dcs_json_end (json, ']');
  dcs_json_date (json, "last_visit", summary->last_visit);
  dcs_json_date (json, "next_due", summary->next_due);
  dcs_json_integer (json, "visits", summary->n_visits);
  dcs_json_integer (json, "relapses", summary->n_relapses);
  dcs_json_integer (json, "findings", summary->n_findings);
  dcs_json_code (json, "activity_score", summary->activity_code);
  dcs_json_value (json, "activity", &summary->activity);
  dcs_json_date (json, "activity_date", summary->activity_date);
  dcs_json_end (json, '}');
  if (json->out->len > BATCH)
    {
      dcs_cli_say ("%s", json->out->str);
      g_string_truncate (json->out, 0);
    }
}

static gboolean
add_cb (const DcsRosterRow *row, gpointer data)
{
  List *list = data;

  if (list->table != NULL)
    add_text (list, row);
  else
    add_json (list, row);
  return TRUE;
}

static DcsTextTable *
new_table (void)
{
  DcsTextTable *table = dcs_text_table_new (N_COLUMNS);

  dcs_text_table_set_heading (table, COLUMN_CODE, _ ("Code"));
  dcs_text_table_set_heading (table, COLUMN_DISEASE, _ ("Disease"));
  dcs_text_table_set_heading (table, COLUMN_SUBTYPE, _ ("Subtype"));
  dcs_text_table_set_heading (table, COLUMN_STATE, _ ("State"));
  dcs_text_table_set_heading (table, COLUMN_TREATMENT, _ ("Current treatment"));
  dcs_text_table_set_heading (table, COLUMN_LAST_VISIT, _ ("Last visit"));
  dcs_text_table_set_heading (table, COLUMN_NEXT_DUE, _ ("Next due"));
  return table;
}

/**
 * dcs_verb_patients:
 *
 * Lists the patients, without names.
 */
int
dcs_verb_patients (DcsCli *cli)
{
  g_autoptr (DcsTextTable) table = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  gboolean as_json = FALSE;
  List list = { 0 };
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("List them as JSON"), NULL },
    { NULL },
  };

  if (!dcs_cli_parse (cli, options, 0, 0))
    return cli->status;
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  list.catalog = dcs_clinic_core_get_catalog (core);
  list.json = DCS_JSON_WRITER_INIT (out);
  if (!as_json)
    list.table = table = new_table ();
  else
    dcs_json_begin (&list.json, NULL, '[');
  if (!dcs_clinic_core_each_roster (core, add_cb, &list, &error))
    return dcs_cli_fail (error);
  if (as_json)
    dcs_json_end (&list.json, ']');
  else if (dcs_text_table_get_n_rows (table) == 0)
    g_string_append (out, _ ("There are no patients yet.\n"));
  else
    dcs_text_table_print (table, out, 0);
  dcs_cli_say ("%s", out->str);
  return dcs_cli_done ();
}
