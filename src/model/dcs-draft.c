/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-draft.h"

#include <string.h>

struct _DcsDraft
{
  DcsRecordKind kind;
  guint n_fields;
  DcsValue *original; /* owned, texts too */
  DcsValue *values;   /* owned, texts too */
};

static void
clear_value (DcsValue *value)
{
  if (value->kind == DCS_VALUE_TEXT)
    g_free ((char *) value->text);
  *value = DCS_VALUE_INIT;
}

static void
put_value (DcsValue *place, const DcsValue *value)
{
  DcsValue copy = *value;

  if (copy.kind == DCS_VALUE_TEXT)
    copy.text = g_strdup (copy.text);
  clear_value (place);
  *place = copy;
}

/**
 * dcs_draft_new:
 *
 * Returns: (transfer full): the draft of a record that does not exist yet
 */
DcsDraft *
dcs_draft_new (DcsRecordKind kind)
{
  DcsDraft *self = g_new0 (DcsDraft, 1);

  self->kind = kind;
  self->n_fields = dcs_record_info (kind)->n_fields;
  self->original = g_new0 (DcsValue, self->n_fields);
  self->values = g_new0 (DcsValue, self->n_fields);
  return self;
}

/**
 * dcs_draft_new_from_values:
 * @values: a stored record; copied
 *
 * Returns: (transfer full): the draft of a change to it
 */
DcsDraft *
dcs_draft_new_from_values (DcsRecordKind kind, const DcsValue *values)
{
  DcsDraft *self = dcs_draft_new (kind);

  for (guint i = 0; i < self->n_fields; i++)
    {
      put_value (&self->original[i], &values[i]);
      put_value (&self->values[i], &values[i]);
    }
  return self;
}

void
dcs_draft_free (DcsDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      clear_value (&self->original[i]);
      clear_value (&self->values[i]);
    }
  g_free (self->original);
  g_free (self->values);
  g_free (self);
}

DcsRecordKind
dcs_draft_get_kind (DcsDraft *self)
{
  return self->kind;
}

/**
 * dcs_draft_get_values:
 *
 * Returns: (transfer none): what the record would be
 */
const DcsValue *
dcs_draft_get_values (DcsDraft *self)
{
  return self->values;
}

/**
 * dcs_draft_get_original:
 *
 * Returns: (transfer none): what the record was
 */
const DcsValue *
dcs_draft_get_original (DcsDraft *self)
{
  return self->original;
}

/**
 * dcs_draft_set:
 * @value: (nullable): copied; %NULL empties the field
 */
void
dcs_draft_set (DcsDraft *self, int field, const DcsValue *value)
{
  static const DcsValue nothing = { 0 };

  g_return_if_fail (field >= 0 && (guint) field < self->n_fields);

  put_value (&self->values[field], value != NULL ? value : &nothing);
}

/**
 * dcs_draft_set_stored:
 *
 * The values are in the clinic file now: what the record is becomes what it was.
 */
void
dcs_draft_set_stored (DcsDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    put_value (&self->original[i], &self->values[i]);
}

/**
 * dcs_draft_is_changed:
 *
 * Returns: whether any field differs from what it was
 */
gboolean
dcs_draft_is_changed (DcsDraft *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (!dcs_value_equal (&self->original[i], &self->values[i]))
      return TRUE;
  return FALSE;
}

/**
 * dcs_draft_is_new:
 *
 * Returns: whether the record was never stored
 */
gboolean
dcs_draft_is_new (DcsDraft *self)
{
  return self->original[dcs_record_info (self->kind)->version].kind == DCS_VALUE_NULL;
}

static void
collect (int field, const char *message, gpointer data)
{
  DcsProblem *problem = g_new (DcsProblem, 1);

  problem->field = field;
  problem->message = g_intern_string (message);
  g_ptr_array_add (data, problem);
}

/**
 * dcs_draft_validate:
 *
 * Returns: (transfer full) (element-type DcsProblem): what is wrong with the draft; empty when it
 *   can be saved
 */
GPtrArray *
dcs_draft_validate (DcsDraft *self, DcsVocabulary *vocabulary)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  dcs_record_validate (self->kind, self->values, vocabulary, collect, problems);
  return problems;
}
