/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rules-jobs.h"

#include <string.h>

/* Rules on their way to the database thread. */
typedef struct
{
  GArray *rules;       /* owned, of DcsRuleOverride: strings in `texts` */
  GArray *others;      /* owned: rules that they are compared with, or NULL */
  GStringChunk *texts; /* owned */
  char *reason;        /* owned, or NULL */
  DcsCode disease;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->rules);
  g_clear_pointer (&order->others, g_array_unref);
  g_string_chunk_free (order->texts);
  g_free (order->reason);
  g_free (order);
}

static Order *
order_new (DcsRuleSettings *settings)
{
  Order *order = g_new0 (Order, 1);

  order->rules = dcs_rule_settings_dup_overrides (settings);
  order->texts = g_string_chunk_new (256);
  for (guint i = 0; i < order->rules->len; i++)
    {
      DcsRuleOverride *rule = &g_array_index (order->rules, DcsRuleOverride, i);

      rule->group = g_string_chunk_insert_const (order->texts, rule->group);
      rule->key = g_string_chunk_insert_const (order->texts, rule->key);
      rule->value = g_string_chunk_insert_const (order->texts, rule->value);
    }
  return order;
}

static const DcsRuleOverride *
get_rules (const GArray *rules)
{
  return (const DcsRuleOverride *) (gconstpointer) rules->data;
}

void
dcs_rules_outcome_free (gpointer data)
{
  DcsRulesOutcome *outcome = data;

  if (outcome == NULL)
    return;
  g_ptr_array_unref (outcome->differences);
  g_free (outcome);
}

static gpointer
preview_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Order *order = data;
  DcsRulesOutcome *outcome = g_new0 (DcsRulesOutcome, 1);

  outcome->differences = dcs_clinic_core_preview_rules (
      core, get_rules (order->rules), order->rules->len, cancellable, &outcome->n_patients, error);
  if (outcome->differences != NULL)
    return outcome;
  g_free (outcome);
  return NULL;
}

void
dcs_rules_preview_async (DcsClinic *clinic,
                         DcsRuleSettings *settings,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  dcs_clinic_run_async (clinic,
                        preview_job,
                        order_new (settings),
                        order_free,
                        dcs_rules_outcome_free,
                        cancellable,
                        callback,
                        data);
}

static gpointer
count_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Order *order = data;
  g_autofree DcsSuggestionCount *count = g_new0 (DcsSuggestionCount, 1);

  if (!dcs_clinic_core_count_suggestions (core,
                                          get_rules (order->others),
                                          order->others->len,
                                          get_rules (order->rules),
                                          order->rules->len,
                                          order->disease,
                                          cancellable,
                                          count,
                                          error))
    return NULL;
  return g_steal_pointer (&count);
}

/* Another value of a key among the rules. */
static void
set_rule (Order *order, GArray *rules, const DcsRule *rule, const char *key, const char *value)
{
  DcsRuleOverride change = { rule->disease,
                             g_string_chunk_insert_const (order->texts, rule->group),
                             key,
                             g_string_chunk_insert_const (order->texts, value) };

  for (guint i = rules->len; i > 0; i--)
    {
      const DcsRuleOverride *other = &g_array_index (rules, DcsRuleOverride, i - 1);

      if (other->disease == change.disease && strcmp (other->group, change.group) == 0
          && strcmp (other->key, key) == 0)
        g_array_remove_index (rules, i - 1);
    }
  g_array_append_val (rules, change);
}

void
dcs_rules_count_async (DcsClinic *clinic,
                       DcsRuleSettings *settings,
                       DcsRule *rule,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  Order *order = order_new (settings);
  const DcsSetting *criteria = dcs_rule_find (rule, "relapse-criteria");
  g_autoptr (GString) without = g_string_new (NULL);
  g_autofree char *with = NULL;

  for (guint i = 0; criteria->values[i] != NULL; i++)
    if (strcmp (criteria->values[i], "worsening") != 0
        && dcs_setting_has (criteria, criteria->values[i]))
      g_string_append_printf (without, "%s%s", without->len > 0 ? ";" : "", criteria->values[i]);
  with = g_strdup_printf ("%s%sworsening", without->str, without->len > 0 ? ";" : "");
  order->disease = rule->disease;
  order->others = g_array_copy (order->rules);
  set_rule (order, order->rules, rule, "relapse-criteria", with);
  set_rule (order, order->rules, rule, "off", "false");
  /* Worsening alone: nothing is suggested without it. */
  if (without->len > 0)
    set_rule (order, order->others, rule, "relapse-criteria", without->str);
  set_rule (order, order->others, rule, "off", without->len > 0 ? "false" : "true");
  dcs_clinic_run_async (clinic, count_job, order, order_free, g_free, cancellable, callback, data);
}

static gpointer
apply_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Order *order = data;

  dcs_clinic_core_apply_rules (
      core, get_rules (order->rules), order->rules->len, order->reason, cancellable, error);
  return NULL;
}

void
dcs_rules_apply_async (DcsClinic *clinic,
                       DcsRuleSettings *settings,
                       const char *reason,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  Order *order = order_new (settings);

  order->reason = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;
  dcs_clinic_run_async (clinic, apply_job, order, order_free, NULL, cancellable, callback, data);
}
