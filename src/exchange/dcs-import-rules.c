/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"
#include "dcs-import-private.h"
#include "dcs-plan.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* rule_changes.csv: the clinic's own values of keys of the definitions. They come before the
 * patients, so that everything is derived by them. */

/* The rules so far; those of the clinic file first. */
typedef struct
{
  DcsImportSource *source;
  GPtrArray *stored; /* owned, of DcsRuleOverride */
  GArray *rules;     /* owned, of DcsRuleOverride; strings of `stored` and of the texts */
  guint n_new;
} Rules;

static const DcsRuleOverride *
find_rule (const Rules *self, const DcsRuleOverride *rule)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const DcsRuleOverride *other = &g_array_index (self->rules, DcsRuleOverride, i);

      if (other->disease == rule->disease && strcmp (other->group, rule->group) == 0
          && strcmp (other->key, rule->key) == 0)
        return other;
    }
  return NULL;
}

static const char *
keep (Rules *self, const DcsValue *value)
{
  return g_string_chunk_insert_const (self->source->import->codes, value->text);
}

static void
fault_at (Rules *self, DcsRuleChangeField field, const char *expectation)
{
  _dcs_import_fault_here (
      self->source, dcs_bundle_file_find_field (self->source->file, field), expectation);
}

/* By itself where it is not taken with the others: one that the clinic file has may not hold any
 * more, which is no fault of this one. */
static gboolean
is_taken_by_definition (Rules *self, const DcsRuleOverride *rule)
{
  DcsCatalog *catalog = self->source->import->format->catalog;
  g_autoptr (DcsCatalog) together = NULL;
  g_autoptr (DcsCatalog) alone = NULL;

  g_array_append_val (self->rules, *rule);
  together = dcs_catalog_change (
      catalog, (const DcsRuleOverride *) (gpointer) self->rules->data, self->rules->len, NULL);
  if (together == NULL)
    alone = dcs_catalog_change (catalog, rule, 1, NULL);
  if (together == NULL && alone == NULL)
    g_array_set_size (self->rules, self->rules->len - 1);
  return together != NULL || alone != NULL;
}

static void
take_row (Rules *self)
{
  DcsValue values[DCS_N_RULE_CHANGE_FIELDS];
  const DcsRuleOverride *other;
  DcsRuleOverride rule;

  if (!_dcs_import_read_fields (self->source, values, NULL))
    return;
  values[DCS_RULE_CHANGE_PATIENT_ID] = DCS_VALUE_INIT;
  rule = (DcsRuleOverride){ .disease = values[DCS_RULE_CHANGE_DISEASE].code,
                            .group = keep (self, &values[DCS_RULE_CHANGE_SECTION]),
                            .key = keep (self, &values[DCS_RULE_CHANGE_KEY]),
                            .value = keep (self, &values[DCS_RULE_CHANGE_VALUE]) };
  other = find_rule (self, &rule);
  if (!dcs_rule_override_is_allowed (rule.group, rule.key))
    fault_at (self, DCS_RULE_CHANGE_KEY, _ ("a section and key that a clinic can set itself"));
  else if (other != NULL && strcmp (other->value, rule.value) != 0)
    fault_at (self, DCS_RULE_CHANGE_VALUE, _ ("no other value than the one that holds already"));
  else if (other == NULL && !is_taken_by_definition (self, &rule))
    fault_at (self, DCS_RULE_CHANGE_VALUE, _ ("a value that the definition of the disease takes"));
  else if (other == NULL)
    {
      self->n_new++;
      _dcs_import_put (self->source, self->source->line, DCS_RECORD_RULE_CHANGE, values);
    }
}

/**
 * _dcs_import_rules:
 *
 * Takes the rows of rule_changes.csv and derives by them from then on, who is in the clinic file
 * already included.
 */
void
_dcs_import_rules (DcsImport *self)
{
  Rules rules = { .source = &self->sources[DCS_BUNDLE_RULE_CHANGES] };

  if (rules.source->reader == NULL)
    return;
  rules.stored = dcs_clinic_core_list_rules (self->core, &self->error);
  if (rules.stored == NULL)
    return;
  rules.rules = g_array_new (FALSE, FALSE, sizeof (DcsRuleOverride));
  for (guint i = 0; i < rules.stored->len; i++)
    g_array_append_vals (rules.rules, rules.stored->pdata[i], 1);
  self->patient_id = 0;
  for (_dcs_import_source_advance (rules.source);
       rules.source->has_row && !_dcs_import_is_over (self);
       _dcs_import_source_advance (rules.source))
    take_row (&rules);
  if (rules.n_new > 0 && !self->is_checking && self->error == NULL)
    dcs_clinic_core_bulk_adopt_rules (self->core, self->cancellable, &self->error);
  g_array_unref (rules.rules);
  g_ptr_array_unref (rules.stored);
}
