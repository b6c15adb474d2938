/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-work-desk.h"

#include <glib/gi18n-lib.h>

struct _DcsWorkDesk
{
  GObject parent_instance;

  /* Weak */
  GtkWidget *page;
  AdwToastOverlay *toast_overlay;
  AdwToast *toast;

  /* Owned */
  char *undo_action;
  DcsClinic *clinic;
  DcsWorkUndo *undo; /* of the last decision, or NULL */
};

G_DEFINE_FINAL_TYPE (DcsWorkDesk, dcs_work_desk, G_TYPE_OBJECT)

enum
{
  SETTLED,
  UNDO_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A decision on its way: the words are for the toast. */
typedef struct
{
  DcsWorkDesk *desk; /* owned */
  char *words;       /* owned */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->desk);
  g_free (saving->words);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
set_undo (DcsWorkDesk *self, DcsWorkUndo *undo)
{
  dcs_work_undo_free (self->undo);
  self->undo = undo;
  g_signal_emit (self, signals[UNDO_CHANGED], 0);
}

static void
tell (DcsWorkDesk *self, const char *heading, const GError *error)
{
  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "win.show-error", "(ss)", heading, error->message);
}

static const char *
get_words (DcsWorkAct act)
{
  switch (act)
    {
    case DCS_WORK_ACT_CONFIRM:
      return _ ("Confirmed");
    case DCS_WORK_ACT_REFUSE:
      return _ ("Noted as not so");
    case DCS_WORK_ACT_DONE:
      return _ ("Marked as done");
    case DCS_WORK_ACT_LATER:
      return _ ("Put off");
    case DCS_WORK_ACT_WAIVE:
      return _ ("Marked as not applicable");
    case DCS_WORK_ACT_DISCUSS:
      break;
    }
  return _ ("Noted as discussed");
}

static char *
describe (const DcsWorkOrder *order, const char *who)
{
  g_autofree char *until = NULL;

  if (order->act != DCS_WORK_ACT_LATER)
    return g_strdup_printf ("%s · %s", who, get_words (order->act));
  until = dcs_date_format_short (order->until);
  /* Translators: of whom; until which day it is put off */
  return g_strdup_printf (_ ("%s · Put off until %s"), who, until);
}

static void
offer_undo (DcsWorkDesk *self, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);
  AdwToast *toast;

  if (self->toast_overlay == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, self->undo_action);
  adw_toast_set_timeout (toast, 10);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  DcsWorkDesk *self = saving->desk;
  g_autoptr (GError) error = NULL;
  DcsWorkUndo *undo = dcs_work_order_save_finish (DCS_CLINIC (source), result, &error);

  if (self->clinic != DCS_CLINIC (source))
    {
      dcs_work_undo_free (undo);
      return;
    }
  if (undo == NULL)
    tell (self, _ ("Nothing was changed"), error);
  else
    {
      set_undo (self, undo);
      offer_undo (self, saving->words);
    }
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWorkDesk) self = data;
  g_autoptr (GError) error = NULL;

  if (!dcs_work_undo_apply_finish (DCS_CLINIC (source), result, &error)
      && self->clinic == DCS_CLINIC (source))
    tell (self, _ ("This could not be taken back"), error);
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
dcs_work_desk_dispose (GObject *object)
{
  DcsWorkDesk *self = DCS_WORK_DESK (object);

  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->toast_overlay);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->undo, dcs_work_undo_free);
  G_OBJECT_CLASS (dcs_work_desk_parent_class)->dispose (object);
}

static void
dcs_work_desk_finalize (GObject *object)
{
  g_free (DCS_WORK_DESK (object)->undo_action);
  G_OBJECT_CLASS (dcs_work_desk_parent_class)->finalize (object);
}

static void
dcs_work_desk_class_init (DcsWorkDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dcs_work_desk_dispose;
  object_class->finalize = dcs_work_desk_finalize;

  signals[SETTLED] = g_signal_new (
      "settled", DCS_TYPE_WORK_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNDO_CHANGED] = g_signal_new (
      "undo-changed", DCS_TYPE_WORK_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dcs_work_desk_init (DcsWorkDesk *self)
{
}

/**
 * dcs_work_desk_new:
 * @page: on which things are decided
 * @toast_overlay: of the page
 * @undo_action: the action of the page that calls dcs_work_desk_undo()
 */
DcsWorkDesk *
dcs_work_desk_new (GtkWidget *page, AdwToastOverlay *toast_overlay, const char *undo_action)
{
  DcsWorkDesk *self = g_object_new (DCS_TYPE_WORK_DESK, NULL);

  g_set_weak_pointer (&self->page, page);
  g_set_weak_pointer (&self->toast_overlay, toast_overlay);
  self->undo_action = g_strdup (undo_action);
  return self;
}

/**
 * dcs_work_desk_set_clinic:
 * @clinic: (nullable): where decisions are saved from now on; what was decided before stays
 */
void
dcs_work_desk_set_clinic (DcsWorkDesk *self, DcsClinic *clinic)
{
  g_return_if_fail (DCS_IS_WORK_DESK (self));

  if (!g_set_object (&self->clinic, clinic))
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  set_undo (self, NULL);
}

/**
 * dcs_work_desk_save:
 * @order: (transfer full): what was decided
 * @who: the code of the patient, for the toast
 */
void
dcs_work_desk_save (DcsWorkDesk *self, DcsWorkOrder *order, const char *who)
{
  g_autoptr (DcsWorkOrder) owned = order;
  Saving *saving;

  g_return_if_fail (DCS_IS_WORK_DESK (self));

  if (self->clinic == NULL || dcs_clinic_is_read_only (self->clinic))
    return;
  saving = g_new0 (Saving, 1);
  saving->desk = g_object_ref (self);
  saving->words = describe (order, who);
  dcs_work_order_save_async (self->clinic, g_steal_pointer (&owned), saved_cb, saving);
}

gboolean
dcs_work_desk_can_undo (DcsWorkDesk *self)
{
  g_return_val_if_fail (DCS_IS_WORK_DESK (self), FALSE);

  return self->undo != NULL;
}

/**
 * dcs_work_desk_undo:
 *
 * Takes back what was decided last.
 */
void
dcs_work_desk_undo (DcsWorkDesk *self)
{
  g_return_if_fail (DCS_IS_WORK_DESK (self));

  if (self->clinic == NULL || self->undo == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  dcs_work_undo_apply_async (
      self->clinic, g_steal_pointer (&self->undo), undone_cb, g_object_ref (self));
  g_signal_emit (self, signals[UNDO_CHANGED], 0);
}
