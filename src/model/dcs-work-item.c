/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-work-item.h"

static const char *const kind_codes[] = {
  [DCS_WORK_VISIT] = "visit",       [DCS_WORK_DUE] = "due",
  [DCS_WORK_CARE] = "care",         [DCS_WORK_INFUSION] = "infusion",
  [DCS_WORK_RESPONSE] = "response", [DCS_WORK_RESISTANCE] = "resistance",
  [DCS_WORK_DOSE] = "dose",         [DCS_WORK_ADVERSE_EVENT] = "adverse_event",
  [DCS_WORK_QUALITY] = "quality",
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_codes) == DCS_N_WORK_KINDS);

/**
 * dcs_work_kind_to_code:
 *
 * Returns: (transfer none): the word of the clinic file and of exchange formats
 */
const char *
dcs_work_kind_to_code (DcsWorkKind kind)
{
  g_return_val_if_fail (kind < DCS_N_WORK_KINDS, "due");

  return kind_codes[kind];
}

/**
 * dcs_work_kind_from_code:
 *
 * Returns: the kind; %DCS_N_WORK_KINDS for another word
 */
DcsWorkKind
dcs_work_kind_from_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_codes); i++)
    if (g_strcmp0 (kind_codes[i], code) == 0)
      return (DcsWorkKind) i;
  return DCS_N_WORK_KINDS;
}

/**
 * dcs_work_item_equal:
 *
 * Returns: whether both say the same
 */
gboolean
dcs_work_item_equal (const DcsWorkItem *a, const DcsWorkItem *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->patient_id == b->patient_id && a->kind == b->kind && a->rule == b->rule
         && a->detail == b->detail && dcs_date_equal (a->due, b->due)
         && dcs_date_equal (a->shown_from, b->shown_from)
         && dcs_date_equal (a->overdue_from, b->overdue_from) && dcs_date_equal (a->last, b->last)
         && a->visit_id == b->visit_id && a->treatment_id == b->treatment_id
         && a->record_id == b->record_id && a->count == b->count;
}
