/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-settings-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The rules of a disease with what can be set of each, made from its definition. */

/* The longest that something may wait. */
#define MAX_DAYS 366

static void
setting_free (gpointer data)
{
  DcsSetting *self = data;

  g_free (self->original);
  g_free (self->applied);
  g_free (self->chosen);
  g_free (self->words);
  g_free (self->values);
  g_free (self);
}

void
_dcs_rule_free (gpointer data)
{
  DcsRule *self = data;

  g_ptr_array_unref (self->settings);
  g_free (self->group);
  g_free (self);
}

/* ---- values as texts ---- */

static char *
number_text (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

static char *
phases_text (const DcsDuePhase *phases, guint n_phases)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autofree char *until = dcs_interval_to_text (phases[i].until);
      g_autofree char *every = dcs_interval_to_text (phases[i].every);

      g_string_append_printf (
          text, "%s%s%s%s", i > 0 ? ";" : "", until, *until != '\0' ? ":" : "", every);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  DcsCriterion criterion;
  const char *value;
  const char *word;
} criteria[] = {
  { DCS_CRITERION_NEW, "new", N_ ("A new lesion") },
  { DCS_CRITERION_ENLARGED, "enlarged", N_ ("A new or enlarged lesion at a site") },
  { DCS_CRITERION_REACTIVATION, "reactivation", N_ ("Activity at a site that had none before") },
  { DCS_CRITERION_WORSENING, "worsening", N_ ("More activity where there was some (worsening)") },
};

static char *
criteria_text (guint flags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (flags & criteria[i].criterion)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", criteria[i].value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- what can be set ---- */

/* @original, @applied: (transfer full) */
static DcsSetting *
add_setting (DcsRule *rule,
             DcsSettingKind kind,
             const char *key,
             const char *label,
             char *original,
             char *applied)
{
  DcsSetting *setting = g_new0 (DcsSetting, 1);

  setting->rule = rule;
  setting->kind = kind;
  setting->key = key;
  setting->label = label;
  setting->original = original;
  setting->applied = applied;
  setting->chosen = g_strdup (applied);
  g_ptr_array_add (rule->settings, setting);
  return setting;
}

static void
add_switch (DcsRule *rule, gboolean original_off, gboolean applied_off)
{
  add_setting (rule,
               DCS_SETTING_SWITCH,
               "off",
               _ ("Apply this rule"),
               g_strdup (original_off ? "false" : "true"),
               g_strdup (applied_off ? "false" : "true"));
}

static void
add_number (DcsRule *rule,
            const char *key,
            const char *label,
            const char *unit,
            double high,
            guint digits,
            double original,
            double applied)
{
  DcsSetting *setting = add_setting (
      rule, DCS_SETTING_NUMBER, key, label, number_text (original), number_text (applied));

  setting->unit = unit;
  setting->high = high;
  setting->digits = digits;
}

static void
add_interval (
    DcsRule *rule, const char *key, const char *label, DcsInterval original, DcsInterval applied)
{
  if (original.days != 0 || original.months != 0)
    add_setting (rule,
                 DCS_SETTING_INTERVAL,
                 key,
                 label,
                 dcs_interval_to_text (original),
                 dcs_interval_to_text (applied));
}

static DcsRule *
add_rule (GPtrArray *rules,
          DcsDefinition *definition,
          DcsRuleKind kind,
          const DcsTerm *term,
          const char *section)
{
  DcsRule *rule = g_new0 (DcsRule, 1);
  const char *domain = kind == DCS_RULE_DUE ? "due" : "judgement";

  rule->kind = kind;
  rule->disease = dcs_definition_code (definition);
  rule->term = term;
  rule->group = kind == DCS_RULE_PARAMETER
                    ? g_strdup ("parameters")
                    : g_strdup_printf ("%s %s", domain, dcs_code_string (term->code));
  rule->section = section;
  rule->settings = g_ptr_array_new_with_free_func (setting_free);
  g_ptr_array_add (rules, rule);
  return rule;
}

static void
add_due (GPtrArray *rules, DcsDefinition *definition, const DcsDueRule *o, const DcsDueRule *a)
{
  const DcsTerm *kind = dcs_definition_term (definition, "care-kind", o->term.group);
  DcsRule *rule = add_rule (rules, definition, DCS_RULE_DUE, &o->term, kind->label);

  rule->baseline = o->baseline;
  add_switch (rule, o->is_off, a->is_off);
  add_interval (rule, "first", _ ("First after"), o->first, a->first);
  if (o->n_phases > 0)
    add_setting (rule,
                 DCS_SETTING_PHASES,
                 "phases",
                 _ ("Interval"),
                 phases_text (o->phases, o->n_phases),
                 phases_text (a->phases, a->n_phases));
  add_interval (rule, "until", _ ("No more after"), o->until, a->until);
  add_number (rule,
              "soon-days",
              _ ("Shown as due soon before"),
              _ ("days"),
              MAX_DAYS,
              0,
              o->soon_days,
              a->soon_days);
  add_number (rule,
              "grace-days",
              _ ("Overdue when later than"),
              _ ("days"),
              MAX_DAYS,
              0,
              o->grace_days,
              a->grace_days);
}

static void
add_criteria (DcsRule *rule, const DcsJudgement *original, const DcsJudgement *applied)
{
  DcsSetting *setting = add_setting (rule,
                                     DCS_SETTING_FLAGS,
                                     "relapse-criteria",
                                     _ ("A relapse is suggested by"),
                                     criteria_text (original->relapse_criteria),
                                     criteria_text (applied->relapse_criteria));
  gboolean can_worsen = !isnan (original->worsening_points) || !isnan (original->worsening_percent);
  guint n = 0;

  setting->words = g_new0 (const char *, G_N_ELEMENTS (criteria) + 1);
  setting->values = g_new0 (const char *, G_N_ELEMENTS (criteria) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      if ((criteria[i].criterion == DCS_CRITERION_ENLARGED && original->extent_item == 0)
          || (criteria[i].criterion == DCS_CRITERION_WORSENING && !can_worsen))
        continue;
      setting->words[n] = _ (criteria[i].word);
      setting->values[n++] = criteria[i].value;
    }
}

static void
add_judgement (GPtrArray *rules,
               DcsDefinition *definition,
               const DcsJudgement *original,
               const DcsJudgement *applied)
{
  DcsRule *rule = add_rule (
      rules, definition, DCS_RULE_JUDGEMENT, &original->term, _ ("Suggestions of response"));

  add_switch (rule, original->is_off, applied->is_off);
  if (original->relapse_criteria != 0)
    add_criteria (rule, original, applied);
  if (!isnan (original->worsening_points))
    add_number (rule,
                "worsening-points",
                _ ("Worsening from a rise of"),
                _ ("points"),
                1000,
                1,
                original->worsening_points,
                applied->worsening_points);
  if (!isnan (original->worsening_percent))
    add_number (rule,
                "worsening-percent",
                _ ("Or from a rise of"),
                _ ("percent"),
                1000,
                1,
                original->worsening_percent,
                applied->worsening_percent);
}

static const char *
parameter_unit (const char *name)
{
  if (g_str_has_suffix (name, "-days"))
    return _ ("days");
  if (g_str_has_suffix (name, "-weeks"))
    return _ ("weeks");
  return g_str_has_suffix (name, "-months") ? _ ("months") : NULL;
}

static void
add_mode_words (DcsSetting *setting)
{
  setting->words = g_new0 (const char *, 4);
  setting->values = g_new0 (const char *, 4);
  setting->words[0] = _ ("The first of each drug");
  setting->words[1] = _ ("Also after a pause");
  setting->words[2] = _ ("Every course");
  setting->values[0] = "0";
  setting->values[1] = "1";
  setting->values[2] = "2";
}

static void
add_parameter (GPtrArray *rules,
               DcsDefinition *original,
               DcsDefinition *applied,
               const DcsTerm *term)
{
  const char *name = dcs_code_string (term->code);
  gboolean is_line = g_str_has_prefix (name, "line-");
  gboolean is_mode = strcmp (name, "line-mode") == 0;
  DcsRule *rule = add_rule (rules,
                            original,
                            DCS_RULE_PARAMETER,
                            term,
                            is_line ? _ ("Lines of therapy") : _ ("Visits, response and doses"));
  DcsSetting *setting = add_setting (rule,
                                     is_mode ? DCS_SETTING_CHOICE : DCS_SETTING_NUMBER,
                                     name,
                                     term->label,
                                     number_text (dcs_definition_parameter (original, name, 0)),
                                     number_text (dcs_definition_parameter (applied, name, 0)));
  int low = 0;
  int high = 0;

  dcs_parameter_find_range (name, &low, &high);
  setting->low = low;
  setting->high = high;
  setting->unit = parameter_unit (name);
  if (is_mode)
    add_mode_words (setting);
}

/* Adds what a clinic can set of a disease, in the order of the definition. */
void
_dcs_rule_add_disease (GPtrArray *rules, DcsDefinition *original, DcsDefinition *applied)
{
  guint n;
  const DcsJudgement *const *judgements = dcs_definition_judgements (original, &n);
  const DcsTerm *const *terms;
  const DcsDueRule *const *due;

  for (guint i = 0; i < n; i++)
    add_judgement (rules,
                   original,
                   judgements[i],
                   dcs_definition_judgement (applied, judgements[i]->term.code));
  due = dcs_definition_due_rules (original, &n);
  for (guint i = 0; i < n; i++)
    add_due (rules, original, due[i], dcs_definition_due_rule (applied, due[i]->term.code));
  terms = dcs_definition_terms (original, "parameter", &n);
  for (guint i = 0; i < n; i++)
    add_parameter (rules, original, applied, terms[i]);
}
