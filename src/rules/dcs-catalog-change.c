/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-catalog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_changes (DcsCatalog *self, const DcsRuleOverride *changes, guint n_changes, GError **error)
{
  for (guint i = 0; i < n_changes; i++)
    {
      const DcsRuleOverride *change = &changes[i];
      const char *what = NULL;

      if (change->group == NULL || change->key == NULL
          || !dcs_rule_override_is_allowed (change->group, change->key))
        what = _ ("a clinic cannot set this itself");
      else if (dcs_catalog_find (self, change->disease) == NULL)
        what = _ ("no definition has this disease");
      else if (change->value == NULL)
        what = _ ("the value is empty");
      if (what == NULL)
        continue;
      g_set_error (error,
                   DCS_RULES_ERROR,
                   DCS_RULES_ERROR_BAD_DEFINITION,
                   _ ("The clinic’s own rule for %s, group [%s], key “%s”, cannot be used: %s. "
                      "Remove it."),
                   dcs_code_string (change->disease),
                   change->group != NULL ? change->group : "",
                   change->key != NULL ? change->key : "",
                   what);
      return FALSE;
    }
  return TRUE;
}

/**
 * dcs_catalog_change:
 * @self: a catalog, changed or not
 * @changes: (array length=n_changes) (nullable): the clinic's own values, all of them
 * @n_changes: how many; 0: the catalog as the files have it
 * @error: (out) (optional): DCS_RULES_ERROR
 *
 * The definitions of @self are read again as their files were, with these values in place of
 * theirs, as strictly as the first time; changes that @self was made with do not count. Codes stay
 * the same numbers, and the vocabulary stays the same: what rules do changes, never what can be
 * recorded.
 *
 * Returns: (transfer full): another catalog, or NULL with an error that names disease, group and
 *   key and says what to do
 */
DcsCatalog *
dcs_catalog_change (DcsCatalog *self,
                    const DcsRuleOverride *changes,
                    guint n_changes,
                    GError **error)
{
  g_autoptr (DcsCatalog) changed = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (changes != NULL || n_changes == 0, NULL);

  if (!check_changes (self, changes, n_changes, error))
    return NULL;
  changed = _dcs_catalog_new ();
  for (guint i = 0; i < self->definitions->len; i++)
    {
      DcsDefinition *definition = _dcs_definition_change (
          self->definitions->pdata[i], changes, n_changes, error);

      if (definition == NULL)
        return NULL;
      g_ptr_array_add (changed->definitions, definition);
      g_hash_table_insert (
          changed->by_disease, GUINT_TO_POINTER (definition->disease.code), definition);
    }
  return _dcs_catalog_merge (changed, error) ? g_steal_pointer (&changed) : NULL;
}

/**
 * dcs_rule_override_is_allowed:
 * @group: a group of a definition: "parameters", "due mtx_blood"
 * @key: a key of it
 *
 * Returns: whether a clinic can set it itself; it need not exist
 */
gboolean
dcs_rule_override_is_allowed (const char *group, const char *key)
{
  static const char *const due_keys[] = { "off",        "phases",    "first", "until",
                                          "grace-days", "soon-days", NULL };
  static const char *const judgement_keys[] = {
    "off", "relapse-criteria", "worsening-points", "worsening-percent", NULL
  };

  g_return_val_if_fail (group != NULL && key != NULL, FALSE);

  if (strcmp (group, "parameters") == 0)
    return dcs_parameter_find_range (key, NULL, NULL);
  if (g_str_has_prefix (group, "due "))
    return g_strv_contains (due_keys, key);
  return g_str_has_prefix (group, "judgement ") && g_strv_contains (judgement_keys, key);
}
