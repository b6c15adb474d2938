/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"

#include "dcs-clinic-core-private.h"

void
dcs_kept_draft_free (DcsKeptDraft *self)
{
  g_free (self->subject);
  g_free (self->content);
  g_free (self->author);
  g_free (self);
}

/**
 * dcs_clinic_core_keep_draft:
 * @subject: dcs_entry_get_subject()
 * @patient_id: whom it is about; 0 for a new patient
 * @content: dcs_entry_serialize()
 *
 * Keeps what somebody typed and has not saved yet, in place of what was kept of the same form
 * before. Durable on return; changes no record, so nobody's list is read anew.
 */
gboolean
dcs_clinic_core_keep_draft (DcsClinicCore *self,
                            const char *subject,
                            gint64 patient_id,
                            const char *content,
                            GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_put_draft (self->store, subject, patient_id, content, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_drop_draft:
 *
 * Drops the draft that is kept of a form; none is no error.
 */
gboolean
dcs_clinic_core_drop_draft (DcsClinicCore *self, const char *subject, GError **error)
{
  GError *store_error = NULL;

  if (!dcs_store_drop_draft (self->store, subject, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

static gboolean
add_draft_cb (const DcsStoreDraft *draft, gpointer data)
{
  DcsKeptDraft *kept = g_new0 (DcsKeptDraft, 1);

  kept->subject = g_strdup (draft->subject);
  kept->patient_id = draft->patient_id;
  kept->content = g_strdup (draft->content);
  kept->author = g_strdup (draft->author);
  kept->kept_at = draft->kept_at;
  g_ptr_array_add (data, kept);
  return TRUE;
}

/**
 * dcs_clinic_core_list_drafts:
 * @patient_id: a patient; 0 for all, new ones too
 *
 * Returns: (transfer full) (element-type DcsKeptDraft): the author's own drafts, the newest first;
 *   or %NULL with an error
 */
GPtrArray *
dcs_clinic_core_list_drafts (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_kept_draft_free);
  GError *store_error = NULL;

  if (!dcs_store_each_draft (self->store, patient_id, add_draft_cb, drafts, &store_error))
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  return g_steal_pointer (&drafts);
}
