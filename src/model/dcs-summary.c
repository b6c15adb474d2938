/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-summary.h"

static const char *const state_codes[] = {
  [DCS_STATE_UNKNOWN] = "unknown",           [DCS_STATE_ACTIVE] = "active",
  [DCS_STATE_IMPROVED] = "improved",         [DCS_STATE_COMPLETE_RESPONSE] = "complete_response",
  [DCS_STATE_RELAPSED] = "relapsed",         [DCS_STATE_OFF_TREATMENT] = "off_treatment",
  [DCS_STATE_REMISSION_ON] = "remission_on", [DCS_STATE_REMISSION_OFF] = "remission_off",
};

G_STATIC_ASSERT (G_N_ELEMENTS (state_codes) == DCS_N_STATES);

/**
 * dcs_state_to_code:
 *
 * Returns: (transfer none): the word of the clinic file and of exchange formats
 */
const char *
dcs_state_to_code (DcsState state)
{
  g_return_val_if_fail (state < DCS_N_STATES, "unknown");

  return state_codes[state];
}

/**
 * dcs_state_from_code:
 *
 * Returns: the state, %DCS_STATE_UNKNOWN for another word
 */
DcsState
dcs_state_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_codes); i++)
    if (g_strcmp0 (state_codes[i], code) == 0)
      return (DcsState) i;
  return DCS_STATE_UNKNOWN;
}
