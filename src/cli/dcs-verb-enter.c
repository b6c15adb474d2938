/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-records.h"
#include "dcs-verbs.h"
#include "dcs-visit-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Texts: what was given for each field of a record on the command line. Its options are made from
 * the table of fields, so that a new field has its option at once.
 */
typedef struct
{
  const DcsRecordInfo *info;
  char *texts[DCS_RECORD_MAX_FIELDS]; /* owned; NULL: not given */
  GArray *entries;                    /* owned: GOptionEntry */
  GPtrArray *strings;                 /* owned: what the entries point to */
} FieldOptions;

static void
field_options_clear (FieldOptions *self)
{
  for (guint i = 0; i < DCS_RECORD_MAX_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FieldOptions, field_options_clear)

static const char *
placeholder (const DcsField *field)
{
  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_DATE:
      return N_ ("DATE");
    case DCS_FIELD_CODE:
      return N_ ("CODE");
    case DCS_FIELD_INTEGER:
    case DCS_FIELD_DECIMAL:
      return N_ ("NUMBER");
    case DCS_FIELD_CHOICE:
      return field->domain;
    case DCS_FIELD_TEXT:
    default:
      return N_ ("TEXT");
    }
}

/* "birth_date": "Birth date". */
static char *
describe (const DcsField *field)
{
  char *text = g_strdelimit (g_strdup (field->name), "_", ' ');

  text[0] = g_ascii_toupper (text[0]);
  return text;
}

static void
add_option (FieldOptions *self, guint index, const char *name)
{
  const DcsField *field = &self->info->fields[index];
  char *option = g_strdelimit (g_strdup (name), "_", '-');
  char *description = describe (field);
  GOptionEntry entry = { .long_name = option,
                         .arg = G_OPTION_ARG_FILENAME,
                         .arg_data = &self->texts[index],
                         .description = description,
                         .arg_description = placeholder (field) };

  g_ptr_array_add (self->strings, option);
  g_ptr_array_add (self->strings, description);
  g_array_append_val (self->entries, entry);
}

static void
field_options_init (FieldOptions *self, const DcsRecordInfo *info, int notes)
{
  self->info = info;
  self->entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & DCS_FIELD_INTERNAL))
      add_option (self, i, (int) i == notes ? "note" : info->fields[i].name);
}

static const GOptionEntry *
field_options_entries (FieldOptions *self)
{
  return (const GOptionEntry *) self->entries->data;
}

static gboolean
field_options_check (FieldOptions *self)
{
  for (guint i = 0; i < self->info->n_fields; i++)
    if (!dcs_cli_check_text (&self->texts[i]))
      return FALSE;
  return TRUE;
}

/* A patient without a disease named has the first one: that of a bundle that names none. */
static void
set_default_disease (DcsDraft *draft, DcsCatalog *catalog)
{
  DcsValue value;

  if (dcs_draft_get_values (draft)[DCS_PATIENT_DISEASE].kind != DCS_VALUE_NULL
      || dcs_catalog_count (catalog) == 0)
    return;
  value = dcs_value_code (dcs_definition_code (dcs_catalog_nth (catalog, 0)));
  dcs_draft_set (draft, DCS_PATIENT_DISEASE, &value);
}

/**
 * dcs_verb_add_patient:
 *
 * Enters a patient; every field of the record has an option.
 */
int
dcs_verb_add_patient (DcsCli *cli)
{
  g_auto (FieldOptions) given = { 0 };
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_PATIENT);
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  DcsCatalog *catalog;

  field_options_init (&given, &dcs_patient_info, DCS_PATIENT_NOTES);
  if (!dcs_cli_parse (cli, field_options_entries (&given), 0, 0))
    return cli->status;
  if (!field_options_check (&given))
    return dcs_cli_usage (cli, _ ("A text is not UTF-8."));
  if (given.texts[DCS_PATIENT_CODE] == NULL)
    return dcs_cli_usage (cli, _ ("Something is missing: %s."), "--code");
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  catalog = dcs_clinic_core_get_catalog (core);
  for (guint i = 0; i < dcs_patient_info.n_fields; i++)
    if (given.texts[i] != NULL
        && !dcs_entry_parse_field (
            draft, (int) i, dcs_catalog_vocabulary (catalog), given.texts[i], &error))
      return dcs_cli_fail (error);
  set_default_disease (draft, catalog);
  if (!dcs_clinic_core_save (core, &draft, 1, NULL, NULL, &error))
    return dcs_cli_fail (error);
  dcs_cli_say ("%s\n", dcs_draft_get_values (draft)[DCS_PATIENT_CODE].text);
  return dcs_cli_done ();
}

static gboolean
add_measurements (DcsVisitEntry *entry, char **settings)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *equals = strchr (settings[i], '=');

      if (equals == NULL || !dcs_cli_check_text (&settings[i]))
        return FALSE;
      equals = strchr (settings[i], '=');
      key = g_strndup (settings[i], (gsize) (equals - settings[i]));
      dcs_visit_entry_add (entry, key, equals + 1);
    }
  return TRUE;
}

/**
 * dcs_verb_add_visit:
 *
 * Enters a visit and what was measured at it.
 */
int
dcs_verb_add_visit (DcsCli *cli)
{
  g_auto (FieldOptions) given = { 0 };
  g_auto (GStrv) settings = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (DcsVisitEntry) entry = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry set = { "set",
                             0,
                             0,
                             G_OPTION_ARG_FILENAME_ARRAY,
                             &settings,
                             N_ ("What was measured; can be given several times"),
                             N_ ("CODE[@SITE]=VALUE") };

  field_options_init (&given, &dcs_visit_info, DCS_VISIT_NOTES);
  g_array_append_val (given.entries, set);
  if (!dcs_cli_parse (cli, field_options_entries (&given), 1, 1))
    return cli->status;
  if (!field_options_check (&given))
    return dcs_cli_usage (cli, _ ("A text is not UTF-8."));
  if (given.texts[DCS_VISIT_DATE] == NULL)
    return dcs_cli_usage (cli, _ ("Something is missing: %s."), "--date");
  entry = dcs_visit_entry_new (dcs_cli_argument (cli, 0), given.texts[DCS_VISIT_DATE]);
  if (!add_measurements (entry, settings))
    return dcs_cli_usage (cli, _ ("--set takes CODE=VALUE or CODE@SITE=VALUE, in UTF-8."));
  for (guint i = 0; i < dcs_visit_info.n_fields; i++)
    if (given.texts[i] != NULL && i != DCS_VISIT_DATE)
      dcs_visit_entry_add (entry, dcs_visit_info.fields[i].name, given.texts[i]);
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  uid = dcs_visit_entry_save (entry, core, &error);
  if (uid == NULL)
    return dcs_cli_fail (error);
  dcs_cli_say ("%s\n", uid);
  return dcs_cli_done ();
}
