/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-settings.h"

/* A program that runs from its build folder finds the compiled schema there. */
static GSettingsSchema *
find_schema_beside_program (GSettingsSchemaSource *parent)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *schemas = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (program == NULL)
    return NULL;
  folder = g_path_get_dirname (program);
  schemas = g_build_filename (folder, "..", "..", "data", NULL);
  source = g_settings_schema_source_new_from_directory (schemas, parent, FALSE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, DCS_APP_ID, FALSE) : NULL;
}

/**
 * dcs_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings of the program; NULL when their schema is not
 *   installed, which is a broken installation
 */
GSettings *
dcs_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DCS_APP_ID, TRUE);
  if (schema == NULL)
    schema = find_schema_beside_program (source);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
