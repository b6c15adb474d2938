/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-difference.h"

struct _DcsRuleDifferenceItem
{
  GObject parent_instance;

  /* Owned */
  char *code;
  char *before;
  char *after;
};

G_DEFINE_FINAL_TYPE (DcsRuleDifferenceItem, dcs_rule_difference_item, G_TYPE_OBJECT)

static void
dcs_rule_difference_item_finalize (GObject *object)
{
  DcsRuleDifferenceItem *self = DCS_RULE_DIFFERENCE_ITEM (object);

  g_free (self->code);
  g_free (self->before);
  g_free (self->after);
  G_OBJECT_CLASS (dcs_rule_difference_item_parent_class)->finalize (object);
}

static void
dcs_rule_difference_item_class_init (DcsRuleDifferenceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dcs_rule_difference_item_finalize;
}

static void
dcs_rule_difference_item_init (DcsRuleDifferenceItem *self)
{
}

/**
 * dcs_rule_difference_item_new:
 * @difference: copied
 */
DcsRuleDifferenceItem *
dcs_rule_difference_item_new (const DcsRuleDifference *difference)
{
  DcsRuleDifferenceItem *self = g_object_new (DCS_TYPE_RULE_DIFFERENCE_ITEM, NULL);

  self->code = g_strdup (difference->code);
  self->before = g_strdup (difference->before);
  self->after = g_strdup (difference->after);
  return self;
}

const char *
dcs_rule_difference_item_get_code (DcsRuleDifferenceItem *self)
{
  g_return_val_if_fail (DCS_IS_RULE_DIFFERENCE_ITEM (self), "");
  return self->code;
}

const char *
dcs_rule_difference_item_get_before (DcsRuleDifferenceItem *self)
{
  g_return_val_if_fail (DCS_IS_RULE_DIFFERENCE_ITEM (self), "");
  return self->before;
}

const char *
dcs_rule_difference_item_get_after (DcsRuleDifferenceItem *self)
{
  g_return_val_if_fail (DCS_IS_RULE_DIFFERENCE_ITEM (self), "");
  return self->after;
}
