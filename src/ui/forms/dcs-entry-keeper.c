/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-keeper-private.h"

#include "dcs-entry-forms.h"
#include "dcs-entry-jobs-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsEntryKeeper, dcs_entry_keeper, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENTRY,
  PROP_KEPT_AT,
  PROP_STATE,
  PROP_STATE_TEXT,
  N_PROPS,
};

enum
{
  CONFLICT,
  FAILED,
  KEPT,
  LOOKED,
  RESTORED,
  SAVED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
describe_state (DcsEntryKeeper *self)
{
  g_autofree char *time = NULL;

  if (dcs_clinic_is_read_only (self->clinic))
    return g_strdup (_ ("This clinic file can only be read"));
  switch (self->state)
    {
    case DCS_KEEPER_TYPING:
      return self->kept_problem != NULL
                 ? g_strdup_printf (_ ("The draft is not kept: %s"), self->kept_problem)
                 : g_strdup ("");
    case DCS_KEEPER_KEPT:
      time = g_date_time_format (self->kept_at, "%H:%M");
      /* TRANSLATORS: a time: "Draft kept 17:02" */
      return g_strdup_printf (_ ("Draft kept %s"), time);
    case DCS_KEEPER_SAVING:
      return g_strdup (_ ("Saving…"));
    case DCS_KEEPER_CLEAN:
    default:
      return g_strdup ("");
    }
}

static void
update_state_text (DcsEntryKeeper *self)
{
  g_autofree char *text = describe_state (self);

  if (dcs_set_str (&self->state_text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE_TEXT]);
}

void
_dcs_entry_keeper_set_state (DcsEntryKeeper *self, DcsKeeperState state)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  update_state_text (self);
}

void
_dcs_entry_keeper_note_kept (DcsEntryKeeper *self, GDateTime *when)
{
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  self->kept_at = g_date_time_ref (when);
  self->has_draft = TRUE;
  g_clear_pointer (&self->kept_problem, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEPT_AT]);
}

static void
rebased_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsEntryKeeper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCourse) course = dcs_clinic_load_course_finish (
      DCS_CLINIC (source), result, &error);
  guint n_cells;

  if (self->is_stopped)
    return;
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_KEPT);
  if (course == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  if (self->before == NULL)
    self->before = dcs_course_ref (dcs_entry_get_course (self->entry));
  n_cells = dcs_entry_rebase (self->entry, course);
  g_signal_emit (self, signals[CONFLICT], 0, n_cells);
}

static void
fail (DcsEntryKeeper *self, const GError *error)
{
  if (self->kept_at == NULL)
    self->kept_at = g_date_time_new_now_local ();
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_TYPING);
  _dcs_entry_keeper_begin_keeping (self);
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsEntryKeeper) self = data;
  g_autoptr (GError) error = NULL;
  gint64 *saved = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (error != NULL)
    self->has_draft = TRUE;
  if (self->is_stopped)
    {
      g_free (saved);
      return;
    }
  if (g_error_matches (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_CONFLICT)
      && dcs_entry_get_patient_id (self->entry) != 0)
    {
      if (self->kept_at == NULL)
        self->kept_at = g_date_time_new_now_local ();
      dcs_clinic_load_course_async (self->clinic,
                                    dcs_entry_get_patient_id (self->entry),
                                    NULL,
                                    rebased_cb,
                                    g_object_ref (self));
      return;
    }
  if (error != NULL)
    {
      fail (self, error);
      return;
    }
  self->saved_patient = saved[0];
  self->saved_record = saved[1];
  g_free (saved);
  self->has_draft = FALSE;
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_CLEAN);
  g_signal_emit (self, signals[SAVED], 0);
}

static void
dcs_entry_keeper_dispose (GObject *object)
{
  DcsEntryKeeper *self = DCS_ENTRY_KEEPER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  G_OBJECT_CLASS (dcs_entry_keeper_parent_class)->dispose (object);
}

static void
dcs_entry_keeper_finalize (GObject *object)
{
  DcsEntryKeeper *self = DCS_ENTRY_KEEPER (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->before, dcs_course_unref);
  g_clear_pointer (&self->kept_at, g_date_time_unref);
  g_free (self->state_text);
  g_free (self->kept_problem);
  G_OBJECT_CLASS (dcs_entry_keeper_parent_class)->finalize (object);
}

static void
dcs_entry_keeper_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DcsEntryKeeper *self = DCS_ENTRY_KEEPER (object);

  switch (id)
    {
    case PROP_ENTRY:
      g_value_set_object (value, self->entry);
      break;
    case PROP_KEPT_AT:
      g_value_set_boxed (value, self->kept_at);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, self->state_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name,
                       DCS_TYPE_ENTRY_KEEPER,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       type != G_TYPE_NONE ? 1 : 0,
                       type);
}

static void
dcs_entry_keeper_class_init (DcsEntryKeeperClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dcs_entry_keeper_dispose;
  object_class->finalize = dcs_entry_keeper_finalize;
  object_class->get_property = dcs_entry_keeper_get_property;

  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, DCS_TYPE_ENTRY, flags);
  properties[PROP_KEPT_AT] = g_param_spec_boxed ("kept-at", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_STATE] = g_param_spec_int (
      "state", NULL, NULL, DCS_KEEPER_CLEAN, DCS_KEEPER_SAVING, DCS_KEEPER_CLEAN, flags);
  properties[PROP_STATE_TEXT] = g_param_spec_string ("state-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONFLICT] = add_signal ("conflict", G_TYPE_UINT);
  signals[FAILED] = add_signal ("failed", G_TYPE_ERROR);
  signals[KEPT] = add_signal ("kept", G_TYPE_NONE);
  signals[LOOKED] = add_signal ("looked", G_TYPE_NONE);
  signals[RESTORED] = add_signal ("restored", G_TYPE_DATE_TIME);
  signals[SAVED] = add_signal ("saved", G_TYPE_NONE);
}

static void
dcs_entry_keeper_init (DcsEntryKeeper *self)
{
  self->state_text = g_strdup ("");
}

/**
 * dcs_entry_keeper_new:
 * @clinic: where it is kept and saved
 * @entry: what is typed into
 *
 * Returns: (transfer full): a keeper that keeps from now on
 */
DcsEntryKeeper *
dcs_entry_keeper_new (DcsClinic *clinic, DcsEntry *entry)
{
  DcsEntryKeeper *self;

  g_return_val_if_fail (DCS_IS_CLINIC (clinic), NULL);
  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);

  self = g_object_new (DCS_TYPE_ENTRY_KEEPER, NULL);
  self->clinic = g_object_ref (clinic);
  self->entry = g_object_ref (entry);
  g_signal_connect_object (
      entry, "changed", G_CALLBACK (_dcs_entry_keeper_entry_changed), self, G_CONNECT_SWAPPED);
  update_state_text (self);
  return self;
}

DcsEntry *
dcs_entry_keeper_get_entry (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), NULL);

  return self->entry;
}

DcsKeeperState
dcs_entry_keeper_get_state (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), DCS_KEEPER_CLEAN);

  return self->state;
}

const char *
dcs_entry_keeper_get_state_text (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), NULL);

  return self->state_text;
}

DcsEntry *
dcs_entry_keeper_dup_before (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), NULL);

  return self->before != NULL ? dcs_entry_forms_again (self->entry, self->before) : NULL;
}

gint64
dcs_entry_keeper_get_saved_patient (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), 0);

  return self->saved_patient;
}

gint64
dcs_entry_keeper_get_saved_record (DcsEntryKeeper *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY_KEEPER (self), 0);

  return self->saved_record;
}

/**
 * dcs_entry_keeper_save:
 * @reason: (nullable): for the history of the records
 *
 * Saves the entry, which must be valid, and drops its draft in the same transaction. Ends with
 * "saved", "conflict" or "failed"; in the last two nothing was stored and nothing typed is lost.
 */
void
dcs_entry_keeper_save (DcsEntryKeeper *self, const char *reason)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  if (self->state == DCS_KEEPER_SAVING)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->typing_since = 0;
  _dcs_entry_keeper_set_state (self, DCS_KEEPER_SAVING);
  _dcs_entry_job_save (self->clinic, self->entry, reason, saved_cb, g_object_ref (self));
}

void
dcs_entry_keeper_stop (DcsEntryKeeper *self)
{
  g_return_if_fail (DCS_IS_ENTRY_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_stopped = TRUE;
}
