/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"
#include "dcs-clinic.h"

G_BEGIN_DECLS

/* What somebody decides about something that waits, saved on the database thread, and taken back.
 * Needs no display. */

/**
 * DcsWorkAct: what is decided.
 *
 * @DCS_WORK_ACT_CONFIRM: the response, relapse or resistance is as the rule says
 * @DCS_WORK_ACT_REFUSE: it is not; needs a reason
 * @DCS_WORK_ACT_DONE: was done on a day; the reason is its outcome
 * @DCS_WORK_ACT_LATER: put off until a day
 * @DCS_WORK_ACT_WAIVE: not applicable to this patient; needs a reason
 * @DCS_WORK_ACT_DISCUSS: an option was discussed
 */
typedef enum
{
  DCS_WORK_ACT_CONFIRM,
  DCS_WORK_ACT_REFUSE,
  DCS_WORK_ACT_DONE,
  DCS_WORK_ACT_LATER,
  DCS_WORK_ACT_WAIVE,
  DCS_WORK_ACT_DISCUSS,
} DcsWorkAct;

/**
 * DcsWorkOrder: a decision on its way to the file.
 */
typedef struct
{
  DcsWorkAct act;
  DcsWorkItem item;     /* what it is about; of an option only the patient */
  DcsCode option;       /* DISCUSS */
  DcsDate day;          /* when it was decided, or done */
  DcsDate until;        /* LATER */
  char *reason;         /* owned, or NULL */
  gboolean has_failure; /* RESISTANCE: `failure` tells which of two it is of the same treatment */
  DcsFailure failure;
} DcsWorkOrder;

DcsWorkOrder *dcs_work_order_new (DcsWorkAct act, const DcsWorkItem *item, DcsDate day);
DcsWorkOrder *dcs_work_order_copy (const DcsWorkOrder *self);
void dcs_work_order_free (DcsWorkOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsWorkOrder, dcs_work_order_free)

/**
 * DcsWorkUndo: what was saved, so that exactly this can be taken back.
 */
typedef struct _DcsWorkUndo DcsWorkUndo;
void dcs_work_undo_free (DcsWorkUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsWorkUndo, dcs_work_undo_free)

/* Both synchronous, on the thread of the core. (transfer full); NULL: an error, also when it was
 * settled meanwhile (DCS_CLINIC_ERROR_CONFLICT). */
DcsWorkUndo *dcs_work_order_save (DcsClinicCore *core, const DcsWorkOrder *order, GError **error);
gboolean dcs_work_undo_apply (DcsClinicCore *core, const DcsWorkUndo *undo, GError **error);

/* The same on the database thread. @order and @undo are taken. */
void dcs_work_order_save_async (DcsClinic *clinic,
                                DcsWorkOrder *order,
                                GAsyncReadyCallback callback,
                                gpointer data);
DcsWorkUndo *dcs_work_order_save_finish (DcsClinic *clinic, GAsyncResult *result, GError **error);
void dcs_work_undo_apply_async (DcsClinic *clinic,
                                DcsWorkUndo *undo,
                                GAsyncReadyCallback callback,
                                gpointer data);
gboolean dcs_work_undo_apply_finish (DcsClinic *clinic, GAsyncResult *result, GError **error);

G_END_DECLS
