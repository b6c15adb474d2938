/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"
#include "dcs-summary.h"

G_BEGIN_DECLS

/* What stands in the rows of the worklist. Needs no display. */

/**
 * DcsWorkStep: the one thing that settles a row.
 *
 * @DCS_WORK_STEP_VISIT: a new visit is entered
 * @DCS_WORK_STEP_RESULTS: results are entered, in a new visit
 * @DCS_WORK_STEP_INVESTIGATION: an investigation is recorded
 * @DCS_WORK_STEP_CARE: a care item is recorded
 * @DCS_WORK_STEP_DONE: it is marked as done
 * @DCS_WORK_STEP_INFUSION: an infusion is recorded
 * @DCS_WORK_STEP_CONFIRM: what the rule says is confirmed, or not
 * @DCS_WORK_STEP_DOSE: the dose is changed
 * @DCS_WORK_STEP_UPDATE: the adverse event is opened
 * @DCS_WORK_STEP_COMPLETE: the first value to complete is opened
 */
typedef enum
{
  DCS_WORK_STEP_VISIT,
  DCS_WORK_STEP_RESULTS,
  DCS_WORK_STEP_INVESTIGATION,
  DCS_WORK_STEP_CARE,
  DCS_WORK_STEP_DONE,
  DCS_WORK_STEP_INFUSION,
  DCS_WORK_STEP_CONFIRM,
  DCS_WORK_STEP_DOSE,
  DCS_WORK_STEP_UPDATE,
  DCS_WORK_STEP_COMPLETE,
} DcsWorkStep;

/* @definition: (nullable): of the patient's disease. */
DcsWorkStep dcs_work_step (const DcsWorkItem *item, DcsDefinition *definition);
/* "Enter results", for a button; static. */
const char *dcs_work_step_label (DcsWorkStep step);

/* Whether it can be put off or declared not applicable; whether it can be marked as done. */
gboolean dcs_work_can_wait (const DcsWorkItem *item);
gboolean dcs_work_can_be_done (const DcsWorkItem *item);

/* "Infusions", for a filter; static. */
const char *dcs_work_kind_label (DcsWorkKind kind);

/* "12 days overdue", "in 3 days", "since 4 Jan 2026"; "" without a date; (transfer full) */
char *dcs_work_describe_when (const DcsWorkItem *item, DcsWorkGroup group, DcsDate today);
/* The dates in full, a line for each; (transfer full) */
char *dcs_work_describe_dates (const DcsWorkItem *item);
/* "JLS · mixed"; @row: (nullable): of the patient list; (transfer full) */
char *dcs_work_describe_disease (DcsCatalog *catalog, DcsCode disease, const DcsRosterRow *row);

G_END_DECLS
