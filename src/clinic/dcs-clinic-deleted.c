/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-core-private.h"
#include "dcs-clinic-deletion.h"
#include "dcs-clinic-words.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Deleted records, and bringing them back from the history with what went in the same act. An act
 * is what the audit trail has of one transaction: the record's entry, and behind it without a gap
 * those of the rows that belong to it. */

void
dcs_deleted_record_free (DcsDeletedRecord *self)
{
  g_free (self->when);
  g_free (self->who);
  g_free (self->what);
  g_free (self);
}

typedef struct
{
  DcsClinicCore *core;
  DcsCourse *course;  /* owned: what is not deleted */
  GPtrArray *records; /* DcsDeletedRecord */
} Listing;

/* Whether what the record belongs to is deleted itself: it comes back with that. */
static gboolean
owner_is_deleted (const Listing *self, DcsRecordKind kind, const DcsValue *row)
{
  static const DcsRecordKind owners[] = { DCS_RECORD_VISIT, DCS_RECORD_TREATMENT };
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *name = g_strconcat (dcs_record_info (owners[i])->table, "_id", NULL);
      int field = dcs_store_belongs (kind, owners[i]) ? dcs_record_info_find (info, name) : -1;

      if (field >= 0 && row[field].kind == DCS_VALUE_INTEGER
          && dcs_course_find (self->course, owners[i], row[field].integer) == NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_deleted_cb (DcsRecordKind kind, const DcsValue *row, gpointer data)
{
  Listing *self = data;
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsDeletedRecord *record;

  if (row[info->deleted].integer == 0 || owner_is_deleted (self, kind, row))
    return TRUE;
  record = g_new0 (DcsDeletedRecord, 1);
  record->kind = kind;
  record->id = row[info->id].integer;
  record->what = _dcs_clinic_describe_record (self->core->catalog, self->course, kind, row);
  g_ptr_array_add (self->records, record);
  return TRUE;
}

/* The newest entry about a record comes first. */
static gboolean
note_deletion_cb (const DcsStoreChange *change, gpointer data)
{
  Listing *self = data;

  if (!g_str_equal (change->action, "delete"))
    return TRUE;
  for (guint i = 0; i < self->records->len; i++)
    {
      DcsDeletedRecord *record = g_ptr_array_index (self->records, i);

      if (record->kind == change->kind && record->id == change->id && record->when == NULL)
        {
          record->when = g_strdup (change->at);
          record->who = g_strdup (change->actor);
        }
    }
  return TRUE;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DcsDeletedRecord *record_a = *(const DcsDeletedRecord *const *) a;
  const DcsDeletedRecord *record_b = *(const DcsDeletedRecord *const *) b;
  int order = g_strcmp0 (record_b->when, record_a->when);

  return order != 0 ? order : (record_a->id < record_b->id) - (record_a->id > record_b->id);
}

static gboolean
list_all (Listing *self, gint64 patient_id, GError **error)
{
  GError *store_error = NULL;

  for (int kind = DCS_RECORD_PATIENT + 1; kind < DCS_N_RECORD_KINDS; kind++)
    if (dcs_record_info ((DcsRecordKind) kind)->id >= 0
        && !dcs_store_each (self->core->store,
                            (DcsRecordKind) kind,
                            patient_id,
                            TRUE,
                            add_deleted_cb,
                            self,
                            &store_error))
      return _dcs_clinic_propagate (error, store_error);
  if (self->records->len > 0
      && !dcs_store_each_change (self->core->store,
                                 DCS_RECORD_PATIENT,
                                 patient_id,
                                 0,
                                 note_deletion_cb,
                                 self,
                                 &store_error))
    return _dcs_clinic_propagate (error, store_error);
  return TRUE;
}

/**
 * dcs_clinic_core_list_deleted:
 *
 * The deleted records of a patient who is not deleted; not those that belong to a deleted one, with
 * which they come back, and no single measurements: entering the value again brings those back.
 *
 * Returns: (transfer full) (element-type DcsDeletedRecord): the newest deletion first; or %NULL
 *   with an error
 */
GPtrArray *
dcs_clinic_core_list_deleted (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_deleted_record_free);
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (self, patient_id, error);
  Listing listing = { self, course, records };

  if (course == NULL || !list_all (&listing, patient_id, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      DcsDeletedRecord *record = g_ptr_array_index (records, i);

      if (record->when == NULL)
        {
          record->when = g_strdup ("");
          record->who = g_strdup ("");
        }
    }
  g_ptr_array_sort (records, compare_newest_first);
  return g_steal_pointer (&records);
}

/* An entry of the trail that marked a row. */
typedef struct
{
  gint64 seq;
  DcsMark mark; /* as the row was from then on */
} Entry;

typedef struct
{
  DcsRecordKind kind;
  gint64 id;
  GArray *entries; /* owned: Entry, the newest first, down to the record's own */
  gboolean found;
} Search;

static gboolean
search_cb (const DcsStoreChange *change, gpointer data)
{
  Search *self = data;
  Entry entry = { .seq = change->seq };
  g_autoptr (DcsDeletion) scratch = NULL;

  if (!g_str_equal (change->action, "delete") || change->after == NULL)
    return TRUE;
  scratch = _dcs_deletion_new (change->kind, 0);
  _dcs_deletion_add (scratch, change->kind, change->after);
  entry.mark = *_dcs_deletion_mark (scratch, 0);
  g_array_append_val (self->entries, entry);
  self->found = change->kind == self->kind && change->id == self->id;
  return !self->found;
}

static gboolean
read_versions_cb (DcsRecordKind kind, const DcsValue *row, gpointer data)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsMark *mark = data;

  mark->values[info->version] = row[info->version];
  mark->values[info->deleted] = row[info->deleted];
  return TRUE;
}

/* The row of an entry as it is now; *is_same: still deleted, and not changed since the entry. */
static gboolean
read_mark (
    DcsClinicCore *self, const DcsMark *entry, DcsMark *now, gboolean *is_same, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (entry->kind);
  GError *store_error = NULL;
  gboolean found;

  *now = *entry;
  if (!dcs_store_read (
          self->store, entry->kind, entry->values, read_versions_cb, now, &found, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  *is_same = found && now->values[info->deleted].integer == 1
             && dcs_value_equal (&now->values[info->version], &entry->values[info->version]);
  return TRUE;
}

static gboolean
set_gone_error (GError **error)
{
  g_set_error_literal (
      error,
      DCS_CLINIC_ERROR,
      DCS_CLINIC_ERROR_CONFLICT,
      _ ("This record is not deleted any more, or it does not exist. Nothing was changed."));
  return FALSE;
}

/* The record itself, whatever happened to it while it was deleted. */
static gboolean
add_record (DcsClinicCore *self, DcsDeletion *deletion, gint64 id, GError **error)
{
  const DcsRecordInfo *info = dcs_record_info (deletion->kind);
  DcsMark mark = { .kind = deletion->kind };
  DcsMark now;
  gboolean is_same;

  if (info->patient_id >= 0)
    mark.values[info->patient_id] = dcs_value_integer (deletion->patient_id);
  mark.values[info->id] = dcs_value_integer (id);
  if (!read_mark (self, &mark, &now, &is_same, error))
    return FALSE;
  if (now.values[info->deleted].integer != 1)
    return set_gone_error (error);
  g_array_append_val (deletion->marks, now);
  return TRUE;
}

/* What went with it: the entries behind its own, as long as they follow without a gap. */
static gboolean
add_dependants (DcsClinicCore *self, DcsDeletion *deletion, const Search *search, GError **error)
{
  gint64 seq;

  if (!search->found)
    return TRUE;
  seq = g_array_index (search->entries, Entry, search->entries->len - 1).seq;
  for (guint i = search->entries->len - 1; i > 0; i--)
    {
      const Entry *entry = &g_array_index (search->entries, Entry, i - 1);
      gboolean is_same;
      DcsMark now;

      if (entry->seq != ++seq || !dcs_store_belongs (entry->mark.kind, deletion->kind))
        break;
      if (!read_mark (self, &entry->mark, &now, &is_same, error))
        return FALSE;
      /* One that somebody brought back or deleted by itself since is not part of this any more. */
      if (is_same)
        g_array_append_val (deletion->marks, now);
    }
  return TRUE;
}

/**
 * dcs_clinic_core_bring_back:
 *
 * Brings a deleted record back with what was deleted in the same act and not touched since, in one
 * transaction. While what it belongs to is deleted itself, it is left out with that.
 *
 * Returns: whether it is back. %DCS_CLINIC_ERROR_CONFLICT when it is not deleted,
 *   %DCS_CLINIC_ERROR_BAD_DATA when another record stands in its place
 */
gboolean
dcs_clinic_core_bring_back (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (DcsDeletion) deletion = _dcs_deletion_new (kind, patient_id);
  Search search = { kind, id, entries, FALSE };
  GError *store_error = NULL;

  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS && dcs_record_info (kind)->id >= 0, FALSE);

  if (!_dcs_clinic_core_begin (self, NULL, error))
    return FALSE;
  if (!dcs_store_each_change (self->store, kind, patient_id, id, search_cb, &search, &store_error))
    {
      dcs_store_rollback (self->store);
      return _dcs_clinic_propagate (error, store_error);
    }
  if (!add_record (self, deletion, id, error) || !add_dependants (self, deletion, &search, error))
    {
      dcs_store_rollback (self->store);
      return FALSE;
    }
  return _dcs_deletion_apply (self, deletion, FALSE, error);
}
