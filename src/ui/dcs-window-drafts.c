/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-kept-words.h"

#include <glib/gi18n-lib.h>

/* What was typed and not saved is kept in the clinic file; the sidebar counts it, and whoever opens
 * the file is told of it once. */

typedef struct
{
  GWeakRef window;
  gboolean tell;
} Waiting;

static gpointer
list_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return dcs_clinic_core_list_drafts (core, 0, error);
}

/* "2 drafts kept: new visit of JLS-004, new patient" */
static char *
describe (DcsWindow *self, GPtrArray *drafts)
{
  enum
  {
    MAX_NAMED = 2
  };
  GString *names = g_string_new (NULL);
  char *text;

  for (guint i = 0; i < drafts->len && i < MAX_NAMED; i++)
    {
      g_autofree char *name = dcs_kept_describe (g_ptr_array_index (drafts, i),
                                                 dcs_clinic_get_roster (self->clinic));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (drafts->len > MAX_NAMED)
    g_string_append (names, ", …");
  /* Translators: %s names them: "new visit of JLS-004, new patient" */
  text = g_strdup_printf (
      ngettext ("%u draft kept: %s", "%u drafts kept: %s", drafts->len), drafts->len, names->str);
  g_string_free (names, TRUE);
  return text;
}

static void
tell_drafts (DcsWindow *self, GPtrArray *drafts)
{
  g_autofree char *text = describe (self, drafts);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-drafts");
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static gboolean
tell_cb (gpointer data)
{
  DcsWindow *self = DCS_WINDOW (data);

  if (self->clinic != NULL && self->drafts != NULL && self->drafts->len > 0)
    tell_drafts (self, self->drafts);
  return G_SOURCE_REMOVE;
}

/* Whose drafts they are is known when the patients are: the last of them come right after this. */
static void
tell_when_loaded (DcsWindow *self)
{
  DcsRoster *roster = self->clinic != NULL ? dcs_clinic_get_roster (self->clinic) : NULL;

  if (roster == NULL || dcs_roster_get_loading (roster))
    return;
  g_signal_handlers_disconnect_by_func (roster, tell_when_loaded, self);
  g_idle_add_full (G_PRIORITY_LOW, tell_cb, g_object_ref (self), g_object_unref);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (DcsWindow) self = g_weak_ref_get (&waiting->window);
  g_autoptr (GPtrArray) drafts = dcs_clinic_run_finish (DCS_CLINIC (source), result, NULL);
  gboolean tell = waiting->tell;

  g_weak_ref_clear (&waiting->window);
  g_free (waiting);
  /* Whoever cannot read the drafts hears of it at what they do next. */
  if (self == NULL || drafts == NULL || self->clinic != DCS_CLINIC (source))
    return;
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  self->drafts = g_ptr_array_ref (drafts);
  dcs_sidebar_set_n_drafts (self->sidebar, drafts->len);
  if (self->drafts_page != NULL)
    dcs_drafts_page_show (self->drafts_page, drafts, dcs_clinic_get_roster (self->clinic));
  if (!tell || drafts->len == 0)
    return;
  g_signal_connect_object (dcs_clinic_get_roster (self->clinic),
                           "notify::loading",
                           G_CALLBACK (tell_when_loaded),
                           self,
                           G_CONNECT_SWAPPED);
  tell_when_loaded (self);
}

/*< private >
 * _dcs_window_count_drafts:
 * @tell: whether to tell of them
 *
 * Looks for kept drafts.
 */
void
_dcs_window_count_drafts (DcsWindow *self, gboolean tell)
{
  Waiting *waiting;

  if (self->clinic == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->window, self);
  waiting->tell = tell;
  dcs_clinic_run_async (self->clinic,
                        list_job,
                        NULL,
                        NULL,
                        (GDestroyNotify) g_ptr_array_unref,
                        NULL,
                        listed_cb,
                        waiting);
}

static const DcsKeptDraft *
find_draft (DcsWindow *self, const char *subject)
{
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    {
      const DcsKeptDraft *draft = g_ptr_array_index (self->drafts, i);

      if (g_str_equal (draft->subject, subject))
        return draft;
    }
  return NULL;
}

/*< private >
 * _dcs_window_open_draft:
 * @subject: of a kept draft
 *
 * Opens the form that it was typed into, which brings it back.
 */
void
_dcs_window_open_draft (DcsWindow *self, const char *subject)
{
  DcsKeptSubject parsed;

  if (!dcs_kept_parse (subject, &parsed))
    _dcs_window_show_message (
        self,
        _ ("This draft could not be opened"),
        _ ("It was typed into a newer version of Decursus. It is kept until you open it there."));
  else if (parsed.task == DCS_ENTRY_VISIT)
    _dcs_window_open_visit (self, parsed.patient_id, parsed.id, "");
  else
    _dcs_window_open_form (self,
                           parsed.patient_id,
                           parsed.task,
                           parsed.id != 0 ? parsed.id : parsed.treatment,
                           parsed.id == 0);
}

/* A draft on its way out of the file, or back into it. */
typedef struct
{
  char *subject;
  gint64 patient_id;
  char *content; /* NULL: out */
} Parcel;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  g_free (parcel->subject);
  g_free (parcel->content);
  g_free (parcel);
}

static void
free_parcel_of_closure (gpointer data, GClosure *closure)
{
  parcel_free (data);
}

static gpointer
move_job (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  const Parcel *parcel = data;

  if (parcel->content != NULL)
    dcs_clinic_core_keep_draft (core, parcel->subject, parcel->patient_id, parcel->content, error);
  else
    dcs_clinic_core_drop_draft (core, parcel->subject, error);
  return NULL;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsWindow) self = data;
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  if (self->clinic != DCS_CLINIC (source))
    return;
  if (error != NULL)
    _dcs_window_show_message (self, _ ("The draft stays as it was"), error->message);
  _dcs_window_count_drafts (self, FALSE);
}

static void
move_draft (DcsWindow *self, const char *subject, gint64 patient_id, const char *content)
{
  Parcel *parcel = g_new0 (Parcel, 1);

  parcel->subject = g_strdup (subject);
  parcel->patient_id = patient_id;
  parcel->content = g_strdup (content);
  dcs_clinic_run_async (
      self->clinic, move_job, parcel, parcel_free, NULL, NULL, moved_cb, g_object_ref (self));
}

static void
keep_again_cb (AdwToast *toast, gpointer data)
{
  DcsWindow *self = g_object_get_data (G_OBJECT (toast), "dcs-window");
  const Parcel *parcel = data;

  if (self->clinic != NULL)
    move_draft (self, parcel->subject, parcel->patient_id, parcel->content);
}

/*< private >
 * _dcs_window_discard_draft:
 * @subject: of a kept draft
 *
 * Throws the draft away and offers to take that back.
 */
void
_dcs_window_discard_draft (DcsWindow *self, const char *subject)
{
  const DcsKeptDraft *draft = find_draft (self, subject);
  AdwToast *toast;
  Parcel *parcel;

  if (draft == NULL || self->clinic == NULL)
    return;
  parcel = g_new0 (Parcel, 1);
  parcel->subject = g_strdup (draft->subject);
  parcel->patient_id = draft->patient_id;
  parcel->content = g_strdup (draft->content);
  toast = adw_toast_new (_ ("Draft discarded"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_timeout (toast, 10);
  /* The toast is shown in the window and does not outlive it. */
  g_object_set_data (G_OBJECT (toast), "dcs-window", self);
  g_signal_connect_data (
      toast, "button-clicked", G_CALLBACK (keep_again_cb), parcel, free_parcel_of_closure, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  move_draft (self, draft->subject, draft->patient_id, NULL);
}
