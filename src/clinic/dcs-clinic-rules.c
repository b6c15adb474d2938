/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"

#include "dcs-clinic-core-private.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The clinic's own rules: values of keys of the disease definitions, kept as records. The catalog
 * that everything is derived by has them in the place of those of the files. */

/* A rule as it is stored. */
typedef struct
{
  DcsRuleOverride rule; /* strings in the list's chunk */
  DcsValue values[DCS_N_RULE_CHANGE_FIELDS];
} StoredRule;

typedef struct
{
  GArray *rules; /* owned, of StoredRule */
  GStringChunk *texts;
} StoredRules;

static void
stored_rules_clear (StoredRules *self)
{
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StoredRules, stored_rules_clear)

static gboolean
add_stored_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  StoredRules *self = data;
  StoredRule stored;

  memcpy (stored.values, values, sizeof stored.values);
  for (guint i = 0; i < DCS_N_RULE_CHANGE_FIELDS; i++)
    if (values[i].kind == DCS_VALUE_TEXT)
      stored.values[i].text = g_string_chunk_insert (self->texts, values[i].text);
  stored.rule = (DcsRuleOverride){ .disease = values[DCS_RULE_CHANGE_DISEASE].code,
                                   .group = stored.values[DCS_RULE_CHANGE_SECTION].text,
                                   .key = stored.values[DCS_RULE_CHANGE_KEY].text,
                                   .value = stored.values[DCS_RULE_CHANGE_VALUE].text };
  g_array_append_val (self->rules, stored);
  return TRUE;
}

static gboolean
read_stored (DcsClinicCore *self, StoredRules *stored, GError **error)
{
  GError *store_error = NULL;

  stored->rules = g_array_new (FALSE, FALSE, sizeof (StoredRule));
  stored->texts = g_string_chunk_new (256);
  if (!dcs_store_each (
          self->store, DCS_RECORD_RULE_CHANGE, 0, FALSE, add_stored_cb, stored, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/* The catalog before lives on: others may hold what it says. */
static void
use_catalog (DcsClinicCore *self, DcsCatalog *catalog)
{
  g_ptr_array_add (self->superseded, self->catalog);
  self->catalog = catalog;
  self->new_catalog = TRUE;
}

/* A rule that the definitions do not accept any more (of another version of the program) leaves the
 * file usable: it does not hold, and a check says so. */
static DcsCatalog *
make_catalog (DcsClinicCore *self, GArray *stored)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (DcsRuleOverride));
  g_autoptr (DcsCatalog) catalog = dcs_catalog_ref (self->base);

  g_ptr_array_set_size (self->refused, 0);
  for (guint i = 0; i < stored->len; i++)
    g_array_append_val (rules, g_array_index (stored, StoredRule, i).rule);
  if (rules->len > 0)
    {
      g_autoptr (DcsCatalog) all = dcs_catalog_change (
          self->base, (DcsRuleOverride *) (gpointer) rules->data, rules->len, NULL);

      if (all != NULL)
        return g_steal_pointer (&all);
    }
  g_array_set_size (rules, 0);
  for (guint i = 0; i < stored->len; i++)
    {
      g_autoptr (GError) error = NULL;
      DcsCatalog *changed;

      g_array_append_val (rules, g_array_index (stored, StoredRule, i).rule);
      changed = dcs_catalog_change (
          self->base, (DcsRuleOverride *) (gpointer) rules->data, rules->len, &error);
      if (changed != NULL)
        {
          dcs_catalog_unref (catalog);
          catalog = changed;
          continue;
        }
      g_ptr_array_add (self->refused, g_strdup (error->message));
      g_array_set_size (rules, rules->len - 1);
    }
  return g_steal_pointer (&catalog);
}

/**
 * _dcs_clinic_core_sync_rules:
 *
 * Reads the clinic's own rules when they are not those that the catalog has: at opening, and when
 * somebody else changed them.
 */
gboolean
_dcs_clinic_core_sync_rules (DcsClinicCore *self, GError **error)
{
  GError *store_error = NULL;
  g_autofree char *token = dcs_store_dup_rules_token (self->store, &store_error);
  g_auto (StoredRules) stored = { NULL };
  gboolean had_rules = self->catalog != self->base;

  if (token == NULL)
    return _dcs_clinic_propagate (error, store_error);
  if (g_strcmp0 (token, self->rules_token) == 0)
    return TRUE;
  if (!read_stored (self, &stored, error))
    return FALSE;
  if (stored.rules->len > 0 || had_rules)
    use_catalog (self, make_catalog (self, stored.rules));
  g_free (self->rules_token);
  self->rules_token = g_steal_pointer (&token);
  return TRUE;
}

gboolean
_dcs_clinic_core_begin (DcsClinicCore *self, const char *reason, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_begin (self->store, reason, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  if (_dcs_clinic_core_sync_rules (self, error))
    return TRUE;
  dcs_store_rollback (self->store);
  return FALSE;
}

DcsCatalog *
_dcs_clinic_core_steal_catalog (DcsClinicCore *self)
{
  if (!self->new_catalog)
    return NULL;
  self->new_catalog = FALSE;
  return dcs_catalog_ref (self->catalog);
}

/**
 * _dcs_clinic_core_dup_fingerprint:
 *
 * Returns: (transfer full): a word that differs when anything may be derived otherwise: another
 *   version of the program, other definitions, other values of the clinic's own
 */
char *
_dcs_clinic_core_dup_fingerprint (DcsClinicCore *self)
{
  g_autofree char *definitions = dcs_catalog_dup_digest (self->base);
  g_autofree char *text = g_strconcat (
      DCS_VERSION, "\n", definitions, "\n", self->rules_token, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
rule_free (gpointer data)
{
  DcsRuleOverride *rule = data;

  g_free ((char *) rule->group);
  g_free ((char *) rule->key);
  g_free ((char *) rule->value);
  g_free (rule);
}

/**
 * dcs_clinic_core_list_rules:
 *
 * Returns: (transfer full) (nullable) (element-type DcsRuleOverride): the clinic's own rules; the
 *   array owns their strings; %NULL on error
 */
GPtrArray *
dcs_clinic_core_list_rules (DcsClinicCore *self, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (rule_free);
  g_auto (StoredRules) stored = { NULL };

  if (!read_stored (self, &stored, error))
    return NULL;
  for (guint i = 0; i < stored.rules->len; i++)
    {
      const DcsRuleOverride *rule = &g_array_index (stored.rules, StoredRule, i).rule;
      DcsRuleOverride *copy = g_new0 (DcsRuleOverride, 1);

      copy->disease = rule->disease;
      copy->group = g_strdup (rule->group);
      copy->key = g_strdup (rule->key);
      copy->value = g_strdup (rule->value);
      g_ptr_array_add (rules, copy);
    }
  return g_steal_pointer (&rules);
}

static gboolean
is_same_key (const DcsRuleOverride *a, const DcsRuleOverride *b)
{
  return a->disease == b->disease && strcmp (a->group, b->group) == 0
         && strcmp (a->key, b->key) == 0;
}

static const DcsRuleOverride *
find_rule (const DcsRuleOverride *rules, guint n_rules, const DcsRuleOverride *rule)
{
  for (guint i = 0; i < n_rules; i++)
    if (is_same_key (&rules[i], rule))
      return &rules[i];
  return NULL;
}

static gboolean
add_rule (DcsStore *store, const DcsRuleOverride *rule, const char *reason, GError **error)
{
  DcsValue values[DCS_N_RULE_CHANGE_FIELDS] = { 0 };

  values[DCS_RULE_CHANGE_ID] = dcs_value_integer (dcs_id_new ());
  values[DCS_RULE_CHANGE_VERSION] = dcs_value_integer (1);
  values[DCS_RULE_CHANGE_DELETED] = dcs_value_integer (0);
  values[DCS_RULE_CHANGE_DISEASE] = dcs_value_code (rule->disease);
  values[DCS_RULE_CHANGE_SECTION] = dcs_value_text (rule->group);
  values[DCS_RULE_CHANGE_KEY] = dcs_value_text (rule->key);
  values[DCS_RULE_CHANGE_VALUE] = dcs_value_text (rule->value);
  values[DCS_RULE_CHANGE_REASON] = dcs_value_text (reason);
  return dcs_store_insert (store, DCS_RECORD_RULE_CHANGE, values, error);
}

/* Makes the stored rules these ones, record by record. */
static gboolean
write_rules (DcsClinicCore *self,
             const DcsRuleOverride *rules,
             guint n_rules,
             const char *reason,
             GError **error)
{
  g_auto (StoredRules) stored = { NULL };
  GError *store_error = NULL;
  gboolean good = TRUE;

  if (!read_stored (self, &stored, error))
    return FALSE;
  for (guint i = 0; i < stored.rules->len && good; i++)
    {
      StoredRule *old = &g_array_index (stored.rules, StoredRule, i);
      const DcsRuleOverride *now = find_rule (rules, n_rules, &old->rule);

      if (now == NULL)
        good = dcs_store_set_deleted (
            self->store, DCS_RECORD_RULE_CHANGE, old->values, TRUE, &store_error);
      else if (strcmp (now->value, old->rule.value) != 0)
        {
          old->values[DCS_RULE_CHANGE_VALUE] = dcs_value_text (now->value);
          old->values[DCS_RULE_CHANGE_REASON] = dcs_value_text (reason);
          good = dcs_store_update (self->store, DCS_RECORD_RULE_CHANGE, old->values, &store_error);
        }
    }
  for (guint i = 0; i < n_rules && good; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; j < stored.rules->len && is_new; j++)
        is_new = !is_same_key (&g_array_index (stored.rules, StoredRule, j).rule, &rules[i]);
      if (is_new)
        good = add_rule (self->store, &rules[i], reason, &store_error);
    }
  return good || _dcs_clinic_propagate (error, store_error);
}

static gboolean
propagate_rules_error (GError **error, GError *rules_error)
{
  g_set_error_literal (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA, rules_error->message);
  g_error_free (rules_error);
  return FALSE;
}

/* In the running transaction. */
static gboolean
apply (DcsClinicCore *self,
       const DcsRuleOverride *rules,
       guint n_rules,
       const char *reason,
       GCancellable *cancellable,
       GError **error)
{
  GError *store_error = NULL;

  if (!write_rules (self, rules, n_rules, reason, error)
      || !_dcs_clinic_core_sync_rules (self, error)
      || !_dcs_clinic_core_derive_all (self, cancellable, error))
    return FALSE;
  if (!dcs_store_commit (self->store, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_apply_rules:
 * @rules: (array length=n_rules) (nullable): all of the clinic's own rules; what is not among them
 *   is as the definitions have it
 * @reason: (nullable): why, for the audit trail
 * @cancellable: (nullable): stops it; nothing is changed then
 *
 * Makes these the clinic's own rules and derives everybody by them, in one transaction.
 *
 * Returns: whether that is done; %DCS_CLINIC_ERROR_BAD_DATA for a value that the definition does
 * not take, %G_IO_ERROR_CANCELLED
 */
gboolean
dcs_clinic_core_apply_rules (DcsClinicCore *self,
                             const DcsRuleOverride *rules,
                             guint n_rules,
                             const char *reason,
                             GCancellable *cancellable,
                             GError **error)
{
  GError *rules_error = NULL;
  g_autoptr (DcsCatalog) changed = dcs_catalog_change (self->base, rules, n_rules, &rules_error);

  if (changed == NULL)
    return propagate_rules_error (error, rules_error);
  if (!_dcs_clinic_core_begin (self, reason, error))
    return FALSE;
  if (!apply (self, rules, n_rules, reason, cancellable, error))
    {
      dcs_store_rollback (self->store);
      /* The rules are again as they were. */
      _dcs_clinic_core_sync_rules (self, NULL);
      return FALSE;
    }
  self->all_changed = TRUE;
  return TRUE;
}
