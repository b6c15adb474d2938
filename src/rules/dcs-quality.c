/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>

guint
dcs_quality_check (DcsCourse *course, DcsDefinition *definition, DcsQualityFunc func, gpointer data)
{
  g_return_val_if_fail (course != NULL && definition != NULL, 0);

  return 0;
}

/**
 * dcs_quality_rule_label:
 * @rule: a rule
 *
 * Returns: (transfer none): what the rule finds, translated: "Contradictory dates"
 */
const char *
dcs_quality_rule_label (DcsQualityRule rule)
{
  switch (rule)
    {
    case DCS_QUALITY_BLANK:
      return _ ("Missing");
    case DCS_QUALITY_RANGE:
      return _ ("Not possible");
    case DCS_QUALITY_OUTLIER:
      return _ ("Unlikely for this patient");
    case DCS_QUALITY_DATES:
      return _ ("Contradictory dates");
    case DCS_QUALITY_REASON:
      return _ ("No reason for stopping");
    case DCS_QUALITY_INCOMPLETE:
      return _ ("Half filled");
    case DCS_N_QUALITY_RULES:
    default:
      return "";
    }
}
