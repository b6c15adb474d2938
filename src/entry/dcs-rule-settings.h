/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-plan.h"

G_BEGIN_DECLS

/* The clinic's own rules as a form without widgets: what can be set, what the definition says, what
 * is in force, what was chosen. Nothing is applied here. */

/**
 * DcsSettingKind: how a setting is edited.
 *
 * @DCS_SETTING_SWITCH: whether the rule is applied ("true", "false")
 * @DCS_SETTING_INTERVAL: an interval ("3m")
 * @DCS_SETTING_PHASES: intervals one after the other ("6w:2w;12w")
 * @DCS_SETTING_NUMBER: a number within limits
 * @DCS_SETTING_CHOICE: one of several words, by its number
 * @DCS_SETTING_FLAGS: some of several words ("new;enlarged")
 */
typedef enum
{
  DCS_SETTING_SWITCH,
  DCS_SETTING_INTERVAL,
  DCS_SETTING_PHASES,
  DCS_SETTING_NUMBER,
  DCS_SETTING_CHOICE,
  DCS_SETTING_FLAGS,
} DcsSettingKind;

typedef struct _DcsRule DcsRule;

/**
 * DcsSetting: one value of a rule that the clinic can set. Texts are those of a definition file,
 * written in one way, so that equal values are equal texts; of a switch "true" is "on".
 */
typedef struct
{
  DcsRule *rule; /* borrowed */
  DcsSettingKind kind;
  const char *key;     /* static: the key in the file */
  const char *label;   /* borrowed, translated */
  const char *unit;    /* NUMBER: borrowed, translated: "days"; or NULL */
  double low, high;    /* NUMBER */
  guint digits;        /* NUMBER: after the point */
  char *original;      /* owned: what the definition says */
  char *applied;       /* owned: what is in force */
  char *chosen;        /* owned: what was chosen; as `applied` until somebody does */
  const char **words;  /* CHOICE, FLAGS: owned array of translated words, NULL-terminated */
  const char **values; /* CHOICE, FLAGS: owned array of their texts */
} DcsSetting;

typedef enum
{
  DCS_RULE_DUE,
  DCS_RULE_JUDGEMENT,
  DCS_RULE_PARAMETER,
} DcsRuleKind;

/**
 * DcsRule: a rule of a disease with what can be set of it.
 */
struct _DcsRule
{
  DcsRuleKind kind;
  DcsCode disease;
  const DcsTerm *term; /* borrowed: label, text, source */
  char *group;         /* owned: the group of the file: "due mtx_blood", "parameters" */
  const char *section; /* borrowed, translated: what it is listed under */
  gboolean baseline;   /* DUE: it is done at the start, too */
  GPtrArray *settings; /* owned, of DcsSetting; a switch comes first */
};

typedef struct _DcsRuleSettings DcsRuleSettings;

DcsRuleSettings *dcs_rule_settings_new (DcsCatalog *catalog, GError **error);
void dcs_rule_settings_free (DcsRuleSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsRuleSettings, dcs_rule_settings_free)

DcsCatalog *dcs_rule_settings_get_catalog (DcsRuleSettings *self);
GPtrArray *dcs_rule_settings_get_rules (DcsRuleSettings *self);
GArray *dcs_rule_settings_dup_overrides (DcsRuleSettings *self);
guint dcs_rule_settings_count_pending (DcsRuleSettings *self);
guint dcs_rule_settings_count_own (DcsRuleSettings *self);
void dcs_rule_settings_undo (DcsRuleSettings *self);

DcsSetting *dcs_rule_find (DcsRule *self, const char *key);
gboolean dcs_rule_is_on (DcsRule *self);
gboolean dcs_rule_is_own (DcsRule *self);
gboolean dcs_rule_is_pending (DcsRule *self);
void dcs_rule_reset (DcsRule *self);
char *dcs_rule_describe (DcsRule *self);
char *dcs_rule_describe_original (DcsRule *self);

gboolean dcs_setting_set (DcsSetting *self, const char *text);
gboolean dcs_setting_has (const DcsSetting *self, const char *value);
gboolean dcs_setting_set_flag (DcsSetting *self, const char *value, gboolean is_on);
DcsDuePhase *dcs_setting_dup_phases (const DcsSetting *self, guint *n_phases);
gboolean dcs_setting_set_phase (DcsSetting *self, guint index, const DcsDuePhase *phase);
char *dcs_setting_describe (const DcsSetting *self, const char *text);

G_END_DECLS
