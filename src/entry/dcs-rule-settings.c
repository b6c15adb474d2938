/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-settings-private.h"

#include <string.h>

struct _DcsRuleSettings
{
  DcsCatalog *catalog; /* owned: in force */
  DcsCatalog *base;    /* owned: as the definitions have it */
  GPtrArray *rules;    /* owned, of DcsRule */
};

/**
 * dcs_rule_settings_new:
 * @catalog: the definitions with the clinic's own values
 * @error: (out) (optional): DCS_RULES_ERROR
 *
 * Everything that a clinic can set itself, disease by disease: what is suggested, what is due,
 * then parameters, each in the order of the definition.
 *
 * Returns: (transfer full) (nullable): the settings; nothing is chosen yet
 */
DcsRuleSettings *
dcs_rule_settings_new (DcsCatalog *catalog, GError **error)
{
  g_autoptr (DcsCatalog) base = NULL;
  DcsRuleSettings *self;

  g_return_val_if_fail (catalog != NULL, NULL);

  base = dcs_catalog_change (catalog, NULL, 0, error);
  if (base == NULL)
    return NULL;
  self = g_new0 (DcsRuleSettings, 1);
  self->catalog = dcs_catalog_ref (catalog);
  self->base = g_steal_pointer (&base);
  self->rules = g_ptr_array_new_with_free_func (_dcs_rule_free);
  for (guint i = 0; i < dcs_catalog_count (self->base); i++)
    {
      DcsDefinition *definition = dcs_catalog_nth (self->base, i);

      _dcs_rule_add_disease (
          self->rules, definition, dcs_catalog_find (catalog, dcs_definition_code (definition)));
    }
  return self;
}

void
dcs_rule_settings_free (DcsRuleSettings *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rules);
  dcs_catalog_unref (self->catalog);
  dcs_catalog_unref (self->base);
  g_free (self);
}

/**
 * dcs_rule_settings_get_catalog:
 *
 * Returns: (transfer none): the catalog in force
 */
DcsCatalog *
dcs_rule_settings_get_catalog (DcsRuleSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->catalog;
}

/**
 * dcs_rule_settings_get_rules:
 *
 * Returns: (transfer none) (element-type DcsRule): all rules of all diseases
 */
GPtrArray *
dcs_rule_settings_get_rules (DcsRuleSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rules;
}

/**
 * dcs_rule_settings_dup_overrides:
 *
 * Returns: (transfer full) (element-type DcsRuleOverride): what would be all of the clinic's own
 *   values: those that differ from the definition. The strings are those of the settings: good
 *   until one of them is set, or @self goes.
 */
GArray *
dcs_rule_settings_dup_overrides (DcsRuleSettings *self)
{
  GArray *overrides = g_array_new (FALSE, FALSE, sizeof (DcsRuleOverride));

  g_return_val_if_fail (self != NULL, overrides);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const DcsRule *rule = self->rules->pdata[i];

      for (guint s = 0; s < rule->settings->len; s++)
        {
          const DcsSetting *setting = rule->settings->pdata[s];
          DcsRuleOverride change = { rule->disease, rule->group, setting->key, setting->chosen };

          if (strcmp (setting->chosen, setting->original) == 0)
            continue;
          /* The key says "off", the switch "on". */
          if (setting->kind == DCS_SETTING_SWITCH)
            change.value = strcmp (setting->chosen, "true") == 0 ? "false" : "true";
          g_array_append_val (overrides, change);
        }
    }
  return overrides;
}

typedef gboolean (*SettingFunc) (const DcsSetting *setting);

static gboolean
setting_is_pending (const DcsSetting *setting)
{
  return strcmp (setting->chosen, setting->applied) != 0;
}

static gboolean
setting_is_own (const DcsSetting *setting)
{
  return strcmp (setting->chosen, setting->original) != 0;
}

static guint
count_in_rule (const DcsRule *rule, SettingFunc func)
{
  guint n = 0;

  for (guint i = 0; i < rule->settings->len; i++)
    n += func (rule->settings->pdata[i]) ? 1 : 0;
  return n;
}

static guint
count (DcsRuleSettings *self, SettingFunc func)
{
  guint n = 0;

  for (guint i = 0; i < self->rules->len; i++)
    n += count_in_rule (self->rules->pdata[i], func);
  return n;
}

/**
 * dcs_rule_settings_count_pending:
 *
 * Returns: how many settings are chosen otherwise than they are in force
 */
guint
dcs_rule_settings_count_pending (DcsRuleSettings *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return count (self, setting_is_pending);
}

/**
 * dcs_rule_settings_count_own:
 *
 * Returns: how many settings are chosen otherwise than the definition has them
 */
guint
dcs_rule_settings_count_own (DcsRuleSettings *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return count (self, setting_is_own);
}

/**
 * dcs_rule_settings_undo:
 *
 * Chooses again what is in force.
 */
void
dcs_rule_settings_undo (DcsRuleSettings *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const DcsRule *rule = self->rules->pdata[i];

      for (guint s = 0; s < rule->settings->len; s++)
        {
          DcsSetting *setting = rule->settings->pdata[s];

          dcs_setting_set (setting, setting->applied);
        }
    }
}

/**
 * dcs_rule_find:
 * @key: a key of the file: "phases"
 *
 * Returns: (transfer none) (nullable): the setting
 */
DcsSetting *
dcs_rule_find (DcsRule *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  for (guint i = 0; i < self->settings->len; i++)
    {
      DcsSetting *setting = self->settings->pdata[i];

      if (strcmp (setting->key, key) == 0)
        return setting;
    }
  return NULL;
}

/**
 * dcs_rule_is_on:
 *
 * Returns: whether it would be applied; always, where it has no switch
 */
gboolean
dcs_rule_is_on (DcsRule *self)
{
  DcsSetting *setting = dcs_rule_find (self, "off");

  return setting == NULL || strcmp (setting->chosen, "true") == 0;
}

/**
 * dcs_rule_is_own:
 *
 * Returns: whether something of it is chosen otherwise than the definition has it
 */
gboolean
dcs_rule_is_own (DcsRule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return count_in_rule (self, setting_is_own) > 0;
}

/**
 * dcs_rule_is_pending:
 *
 * Returns: whether something of it is chosen otherwise than it is in force
 */
gboolean
dcs_rule_is_pending (DcsRule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return count_in_rule (self, setting_is_pending) > 0;
}

/**
 * dcs_rule_reset:
 *
 * Chooses what the definition says.
 */
void
dcs_rule_reset (DcsRule *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->settings->len; i++)
    {
      DcsSetting *setting = self->settings->pdata[i];

      dcs_setting_set (setting, setting->original);
    }
}
