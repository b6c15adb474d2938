/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsWorkKind: what a row of the worklist asks for.
 *
 * @DCS_WORK_VISIT: a planned visit
 * @DCS_WORK_DUE: what a due rule of the definition asks for
 * @DCS_WORK_CARE: an open care item with a date
 * @DCS_WORK_INFUSION: the next infusion
 * @DCS_WORK_RESPONSE: a suggested response or relapse to confirm
 * @DCS_WORK_RESISTANCE: a candidate for resistance or intolerance to confirm
 * @DCS_WORK_DOSE: the patient grew out of a dose
 * @DCS_WORK_ADVERSE_EVENT: an adverse event that is not over
 * @DCS_WORK_QUALITY: data-quality findings to complete
 */
typedef enum
{
  DCS_WORK_VISIT,
  DCS_WORK_DUE,
  DCS_WORK_CARE,
  DCS_WORK_INFUSION,
  DCS_WORK_RESPONSE,
  DCS_WORK_RESISTANCE,
  DCS_WORK_DOSE,
  DCS_WORK_ADVERSE_EVENT,
  DCS_WORK_QUALITY,
  DCS_N_WORK_KINDS,
} DcsWorkKind;

const char *dcs_work_kind_to_code (DcsWorkKind kind);
/* DCS_N_WORK_KINDS when it is none. */
DcsWorkKind dcs_work_kind_from_code (const char *code);

/**
 * DcsWorkItem: one thing that waits for somebody, of one patient; derived when something changes
 * and stored in the same transaction as the summary. It does not depend on today: a view compares
 * `due` with the day. A plain value without pointers.
 */
typedef struct
{
  gint64 patient_id;
  DcsWorkKind kind;
  DcsCode rule;       /* due rule, judgement, care kind, drug (INFUSION, RESISTANCE, DOSE), or 0 */
  DcsCode detail;     /* RESPONSE: the visit-response; DUE: the drug; RESISTANCE: what it hangs on
                       * (treatment-response, stop-reason); or 0 */
  DcsDate due;        /* when; RESPONSE … QUALITY: since when; not set: no date */
  DcsDate shown_from; /* snoozed, or not yet due soon: hidden before; not set: at once */
  DcsDate overdue_from;                     /* later than this: overdue; not set: never */
  DcsDate last;                             /* when it was last done; not set: never */
  gint64 visit_id, treatment_id, record_id; /* what it is of, or 0 */
  guint count;                              /* QUALITY: findings */
} DcsWorkItem;

gboolean dcs_work_item_equal (const DcsWorkItem *a, const DcsWorkItem *b);

G_END_DECLS
