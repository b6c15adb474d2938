/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-work-order.h"

#include "dcs-clinic-entry.h"
#include "dcs-decide.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

struct _DcsWorkUndo
{
  GPtrArray *drafts; /* owned: of DcsDraft, each as it was saved, changed back to what it was */
};

DcsWorkOrder *
dcs_work_order_new (DcsWorkAct act, const DcsWorkItem *item, DcsDate day)
{
  DcsWorkOrder *self = g_new0 (DcsWorkOrder, 1);

  self->act = act;
  self->item = *item;
  self->day = day;
  return self;
}

DcsWorkOrder *
dcs_work_order_copy (const DcsWorkOrder *self)
{
  DcsWorkOrder *copy = g_memdup2 (self, sizeof *self);

  copy->reason = g_strdup (self->reason);
  return copy;
}

void
dcs_work_order_free (DcsWorkOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}

void
dcs_work_undo_free (DcsWorkUndo *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->drafts);
  g_free (self);
}

static GPtrArray *
decide_due (DcsAnalysis *analysis, const DcsWorkOrder *order, guint index)
{
  switch (order->act)
    {
    case DCS_WORK_ACT_DONE:
      return dcs_decide_done (analysis, index, NULL, order->reason, order->day);
    case DCS_WORK_ACT_LATER:
      return dcs_decide_snooze (analysis, index, order->until, NULL, order->reason, order->day);
    case DCS_WORK_ACT_WAIVE:
      return dcs_decide_waive (analysis, index, NULL, order->reason, order->day);
    case DCS_WORK_ACT_CONFIRM:
    case DCS_WORK_ACT_REFUSE:
    case DCS_WORK_ACT_DISCUSS:
      break;
    }
  return NULL;
}

static GPtrArray *
decide_option (DcsAnalysis *analysis, const DcsWorkOrder *order)
{
  guint n_options = 0;
  const DcsOptionState *options = dcs_analysis_options (analysis, &n_options);

  for (guint i = 0; i < n_options; i++)
    if (options[i].option->term.code == order->option && options[i].status == DCS_OPTION_OPEN)
      return dcs_decide_option (analysis, i, NULL, order->reason, order->day);
  return NULL;
}

static gboolean
find_failure (DcsAnalysis *analysis, const DcsWorkOrder *order, guint *index)
{
  guint n_resistance = 0;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);

  for (*index = 0; *index < n_resistance; (*index)++)
    if (resistance[*index].drug == order->item.rule
        && resistance[*index].treatment_id == order->item.treatment_id
        && resistance[*index].failure == order->failure
        && resistance[*index].status == DCS_RESISTANCE_CANDIDATE)
      return TRUE;
  return FALSE;
}

/* The drafts of an order; NULL: it was settled meanwhile. */
static GPtrArray *
decide (DcsAnalysis *analysis, const DcsWorkOrder *order)
{
  gboolean confirm = order->act == DCS_WORK_ACT_CONFIRM;
  guint index = 0;

  if (order->act == DCS_WORK_ACT_DISCUSS)
    return decide_option (analysis, order);
  if (order->has_failure ? !find_failure (analysis, order, &index)
                         : !dcs_decide_find (analysis, &order->item, &index))
    return NULL;
  switch (order->item.kind)
    {
    case DCS_WORK_VISIT:
    case DCS_WORK_DUE:
    case DCS_WORK_CARE:
    case DCS_WORK_INFUSION:
      return decide_due (analysis, order, index);
    case DCS_WORK_RESPONSE:
      return confirm
                 ? dcs_decide_accept_suggestion (analysis, index, NULL, order->reason, order->day)
                 : dcs_decide_overrule_suggestion (
                     analysis, index, NULL, order->reason, order->day);
    case DCS_WORK_RESISTANCE:
      return dcs_decide_resistance (analysis, index, confirm, NULL, order->reason, order->day);
    case DCS_WORK_DOSE:
    case DCS_WORK_ADVERSE_EVENT:
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
      break;
    }
  return NULL;
}

/* What each draft was, before it is saved: NULL of a new one. */
static GPtrArray *
keep_originals (GPtrArray *drafts)
{
  GPtrArray *originals = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);

  g_ptr_array_set_free_func (originals, NULL);
  for (guint i = 0; i < drafts->len; i++)
    {
      DcsDraft *draft = g_ptr_array_index (drafts, i);

      g_ptr_array_add (originals,
                       dcs_draft_is_new (draft)
                           ? NULL
                           : dcs_draft_new_from_values (dcs_draft_get_kind (draft),
                                                        dcs_draft_get_original (draft)));
    }
  return originals;
}

/* The draft that takes back what @saved is: a new record goes, a changed one is as before. */
static DcsDraft *
reverse (DcsDraft *saved, DcsDraft *original)
{
  DcsRecordKind kind = dcs_draft_get_kind (saved);
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsDraft *draft = dcs_draft_new_from_values (kind, dcs_draft_get_values (saved));
  DcsValue deleted = { .kind = DCS_VALUE_INTEGER, .integer = 1 };

  if (original == NULL)
    dcs_draft_set (draft, info->deleted, &deleted);
  else
    for (guint i = 0; i < info->n_fields; i++)
      if ((int) i != info->id && (int) i != info->version)
        dcs_draft_set (draft, (int) i, &dcs_draft_get_values (original)[i]);
  return draft;
}

static DcsWorkUndo *
make_undo (GPtrArray *drafts, GPtrArray *originals)
{
  DcsWorkUndo *undo = g_new0 (DcsWorkUndo, 1);

  undo->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);
  for (guint i = drafts->len; i > 0; i--)
    g_ptr_array_add (
        undo->drafts,
        reverse (g_ptr_array_index (drafts, i - 1), g_ptr_array_index (originals, i - 1)));
  return undo;
}

static void
free_originals (GPtrArray *originals)
{
  for (guint i = 0; i < originals->len; i++)
    if (g_ptr_array_index (originals, i) != NULL)
      dcs_draft_free (g_ptr_array_index (originals, i));
  g_ptr_array_unref (originals);
}

/**
 * dcs_work_order_save:
 * @order: what was decided
 *
 * Writes the decision, after looking again at what it is about: the list may be of earlier.
 *
 * Returns: (transfer full) (nullable): what takes it back; %NULL on error,
 *   %DCS_CLINIC_ERROR_CONFLICT when it was settled meanwhile
 */
DcsWorkUndo *
dcs_work_order_save (DcsClinicCore *core, const DcsWorkOrder *order, GError **error)
{
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, order->item.patient_id, error);
  g_autoptr (DcsAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  GPtrArray *originals;
  DcsDefinition *definition;
  DcsWorkUndo *undo = NULL;

  if (course == NULL)
    return NULL;
  definition = dcs_catalog_find (dcs_clinic_core_get_catalog (core),
                                 dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  analysis = dcs_analysis_new ();
  if (definition != NULL)
    {
      dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
      drafts = decide (analysis, order);
    }
  if (drafts == NULL || drafts->len == 0)
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_CONFLICT,
                           _ ("It was settled meanwhile. The list shows what is left."));
      return NULL;
    }
  originals = keep_originals (drafts);
  if (dcs_clinic_core_save (
          core, (DcsDraft **) drafts->pdata, drafts->len, order->reason, NULL, error))
    undo = make_undo (drafts, originals);
  free_originals (originals);
  return undo;
}

/**
 * dcs_work_undo_apply:
 *
 * Takes back what was decided, in one transaction; refuses when somebody changed it since.
 */
gboolean
dcs_work_undo_apply (DcsClinicCore *core, const DcsWorkUndo *undo, GError **error)
{
  g_return_val_if_fail (undo != NULL, FALSE);

  return dcs_clinic_core_save_entry (
      core, (DcsDraft **) undo->drafts->pdata, undo->drafts->len, NULL, NULL, NULL, error);
}

static gpointer
save_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return dcs_work_order_save (core, data, error);
}

static void
free_order (gpointer data)
{
  dcs_work_order_free (data);
}

static void
free_undo (gpointer data)
{
  dcs_work_undo_free (data);
}

/**
 * dcs_work_order_save_async:
 * @order: (transfer full): what was decided
 */
void
dcs_work_order_save_async (DcsClinic *clinic,
                           DcsWorkOrder *order,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  dcs_clinic_run_async (clinic, save_job, order, free_order, free_undo, NULL, callback, data);
}

DcsWorkUndo *
dcs_work_order_save_finish (DcsClinic *clinic, GAsyncResult *result, GError **error)
{
  return dcs_clinic_run_finish (clinic, result, error);
}

static gpointer
undo_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return GINT_TO_POINTER (dcs_work_undo_apply (core, data, error));
}

/**
 * dcs_work_undo_apply_async:
 * @undo: (transfer full): what takes it back
 */
void
dcs_work_undo_apply_async (DcsClinic *clinic,
                           DcsWorkUndo *undo,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  dcs_clinic_run_async (clinic, undo_job, undo, free_undo, NULL, NULL, callback, data);
}

gboolean
dcs_work_undo_apply_finish (DcsClinic *clinic, GAsyncResult *result, GError **error)
{
  return GPOINTER_TO_INT (dcs_clinic_run_finish (clinic, result, error));
}
