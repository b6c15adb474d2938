/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"

#include "dcs-clinic-core-private.h"
#include "dcs-clinic-words.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <string.h>

/* The history of a record: the audit trail in words. */

void
dcs_history_entry_free (DcsHistoryEntry *self)
{
  g_free (self->when);
  g_free (self->who);
  g_free (self->action);
  g_free (self->reason);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

typedef struct
{
  DcsClinicCore *core;
  DcsCourse *course; /* owned: to say what references lead to; NULL for a deleted patient */
  DcsRecordKind kind;
  gint64 id;
  gboolean seen_insert; /* the record's first entry is there */
  GPtrArray *entries;   /* DcsHistoryEntry */
} Telling;

static const char *
name_action (const char *action)
{
  if (g_str_equal (action, "undelete"))
    return "restore";
  if (g_str_equal (action, "remove"))
    return "delete";
  return action;
}

static DcsCode
code_of (const DcsValue *value)
{
  return value->kind == DCS_VALUE_CODE ? value->code : 0;
}

static DcsHistoryEntry *
add_entry (Telling *self, const DcsStoreChange *change, int field)
{
  const DcsValue *row = change->after != NULL ? change->after : change->before;
  DcsHistoryEntry *entry = g_new0 (DcsHistoryEntry, 1);

  entry->entry = change->seq;
  entry->when = g_strdup (change->at);
  entry->who = g_strdup (change->actor);
  entry->action = g_strdup (name_action (change->action));
  entry->reason = change->reason != NULL && change->reason[0] != '\0' ? g_strdup (change->reason)
                                                                      : NULL;
  entry->kind = change->kind;
  entry->field = field;
  if (change->kind == DCS_RECORD_OBSERVATION)
    {
      entry->test = code_of (&row[DCS_OBSERVATION_CODE]);
      entry->site = code_of (&row[DCS_OBSERVATION_SITE]);
    }
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/* The record as a whole came, went or came back. */
static void
add_whole (Telling *self, const DcsStoreChange *change)
{
  DcsHistoryEntry *entry = add_entry (self, change, -1);
  gboolean is_gone = g_str_equal (entry->action, "delete");
  const DcsValue *row = is_gone || change->after == NULL ? change->before : change->after;
  char *words;

  if (row == NULL)
    row = change->after;
  words = _dcs_clinic_describe_record (self->core->catalog, self->course, change->kind, row);
  if (is_gone)
    entry->before = words;
  else
    entry->after = words;
}

/* Whether a field of an observation is part of what was found, told as one. */
static gboolean
is_result (DcsRecordKind kind, guint field)
{
  return kind == DCS_RECORD_OBSERVATION
         && (field == DCS_OBSERVATION_COMPARATOR || field == DCS_OBSERVATION_VALUE
             || field == DCS_OBSERVATION_UNIT || field == DCS_OBSERVATION_TEXT
             || field == DCS_OBSERVATION_NOT_DONE);
}

/* Kept by the program, or derived from another field. */
static gboolean
is_told (DcsRecordKind kind, guint field)
{
  const DcsField *info = &dcs_record_info (kind)->fields[field];

  return !(info->flags & (DCS_FIELD_INTERNAL | DCS_FIELD_KEY)) && !g_str_equal (info->name, "uid")
         && !is_result (kind, field)
         && !(kind == DCS_RECORD_OBSERVATION && field == DCS_OBSERVATION_CANONICAL);
}

static void
add_result (Telling *self, const DcsStoreChange *change)
{
  DcsCatalog *catalog = self->core->catalog;
  g_autofree char *before = change->before != NULL
                                ? _dcs_clinic_describe_result (catalog, change->before)
                                : NULL;
  g_autofree char *after = change->after != NULL
                               ? _dcs_clinic_describe_result (catalog, change->after)
                               : NULL;
  DcsHistoryEntry *entry;

  if (g_strcmp0 (before, after) == 0)
    return;
  entry = add_entry (self, change, DCS_OBSERVATION_VALUE);
  entry->before = g_steal_pointer (&before);
  entry->after = g_steal_pointer (&after);
}

static void
add_fields (Telling *self, const DcsStoreChange *change)
{
  const DcsRecordInfo *info = dcs_record_info (change->kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      DcsHistoryEntry *entry;

      if (!is_told (change->kind, i) || dcs_value_equal (&change->before[i], &change->after[i]))
        continue;
      entry = add_entry (self, change, (int) i);
      entry->before = _dcs_clinic_describe_value (
          self->core->catalog, self->course, &info->fields[i], &change->before[i]);
      entry->after = _dcs_clinic_describe_value (
          self->core->catalog, self->course, &info->fields[i], &change->after[i]);
    }
  if (change->kind == DCS_RECORD_OBSERVATION)
    add_result (self, change);
}

static gboolean
tell_cb (const DcsStoreChange *change, gpointer data)
{
  Telling *self = data;
  gboolean is_update = g_str_equal (change->action, "update");

  if (change->kind == self->kind && change->id == self->id
      && g_str_equal (change->action, "insert"))
    self->seen_insert = TRUE;
  /* A measurement that came is told by its value. */
  if (!is_update
      && !(change->kind == DCS_RECORD_OBSERVATION && g_str_equal (change->action, "insert")))
    add_whole (self, change);
  if (change->before != NULL && change->after != NULL)
    add_fields (self, change);
  else if (change->kind == DCS_RECORD_OBSERVATION && change->before == NULL)
    add_result (self, change);
  return TRUE;
}

/* A record without a first entry came with an import: the one that was finished next after the
 * record got its key. */
static gboolean
add_import (Telling *self, GError **error)
{
  GError *store_error = NULL;
  char *when = NULL, *who = NULL;
  DcsHistoryEntry *entry;
  gint64 seq;

  if (self->seen_insert)
    return TRUE;
  seq = dcs_store_find_import (
      self->core->store, dcs_id_time (self->id), &when, &who, &store_error);
  if (seq < 0)
    return _dcs_clinic_propagate (error, store_error);
  if (seq == 0)
    return TRUE;
  entry = g_new0 (DcsHistoryEntry, 1);
  entry->entry = seq;
  entry->when = when;
  entry->who = who;
  entry->action = g_strdup ("import");
  entry->kind = self->kind;
  entry->field = -1;
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

/**
 * dcs_clinic_core_record_history:
 * @kind: of the record
 * @id: which; of an observation the history is that of its visit; 0 with %DCS_RECORD_PATIENT:
 *   everything of the patient
 *
 * Returns: (transfer full) (element-type DcsHistoryEntry): the changes, the newest first; or %NULL
 *   with an error
 */
GPtrArray *
dcs_clinic_core_record_history (
    DcsClinicCore *self, DcsRecordKind kind, gint64 patient_id, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_history_entry_free);
  g_autoptr (DcsCourse) course = dcs_course_new ();
  GError *store_error = NULL;
  Telling telling = { self, NULL, kind, id, FALSE, entries };

  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS && kind != DCS_RECORD_OBSERVATION, NULL);

  if (dcs_store_load_course (self->store, patient_id, course, &store_error))
    telling.course = course;
  else if (!g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  g_clear_error (&store_error);
  if (kind == DCS_RECORD_PATIENT && id == 0)
    telling.id = patient_id;
  if (!dcs_store_each_change (self->store, kind, patient_id, id, tell_cb, &telling, &store_error))
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  if (!add_import (&telling, error))
    return NULL;
  return g_steal_pointer (&entries);
}
