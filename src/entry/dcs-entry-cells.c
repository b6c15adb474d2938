/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <string.h>

/* Sets an owned text of the shown state; returns whether it differs. */
gboolean
_dcs_set_shown (const char **place, const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;
  g_free ((char *) *place);
  *place = g_strdup (text);
  return TRUE;
}

void
_dcs_entry_cell_free (gpointer data)
{
  DcsEntryCell *cell = data;
  DcsCell *shown = &cell->shown;
  const char *texts[] = { shown->path,   shown->text,     shown->problem, shown->warning,
                          shown->hint,   shown->previous, shown->change,  shown->previous_text,
                          shown->theirs, cell->original };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free ((char *) texts[i]);
  if (cell->value.kind == DCS_VALUE_TEXT)
    g_free ((char *) cell->value.text);
  _dcs_entry_drop_choices (cell);
  g_free (cell);
}

/* The cell with a path, hidden or not; NULL: none. */
DcsEntryCell *
_dcs_entry_find (DcsEntry *self, const char *path)
{
  return g_hash_table_lookup (self->by_path, path);
}

DcsEntryCell *
_dcs_entry_add_cell (DcsEntry *self, DcsCellRole role, const char *path)
{
  DcsEntryCell *cell = g_new0 (DcsEntryCell, 1);

  cell->role = role;
  cell->field = -1;
  cell->shown.path = g_strdup (path);
  cell->shown.text = g_strdup ("");
  cell->shown.value = &cell->value;
  cell->shown.label = "";
  cell->shown.type = DCS_FIELD_TEXT;
  cell->original = g_strdup ("");
  g_ptr_array_add (self->cells, cell);
  g_hash_table_insert (self->by_path, (gpointer) cell->shown.path, cell);
  self->order_stale = TRUE;
  return cell;
}

/* What the form begins with, or what is stored. Cells that nobody typed into follow. */
void
_dcs_entry_set_original (DcsEntryCell *cell, const char *text)
{
  g_free (cell->original);
  cell->original = g_strdup (text);
}

/* The cell of a field of a record of the entry, or NULL. */
DcsEntryCell *
_dcs_entry_field (DcsEntry *self, guint slot, int field)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_FIELD && cell->slot == slot && cell->field == field)
        return cell;
    }
  return NULL;
}

static DcsEntryCell *
add_field (DcsEntry *self, guint slot, int field)
{
  const DcsEntrySlot *record = &self->slots[slot];
  const DcsField *info = &dcs_record_info (record->kind)->fields[field];
  g_autofree char *path = g_strconcat (record->prefix, info->name, NULL);
  DcsEntryCell *cell = _dcs_entry_add_cell (self, DCS_CELL_FIELD, path);

  cell->slot = (guint8) slot;
  cell->field = field;
  cell->info = info;
  cell->shown.type = info->type;
  cell->shown.label = _dcs_field_label (record->kind, info->name);
  cell->shown.is_required = (info->flags & DCS_FIELD_REQUIRED) != 0;
  cell->shown.is_multiline = (info->flags & DCS_FIELD_FREE) != 0;
  return cell;
}

static gboolean
is_listed (const char *const *names, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i][0] == '!' ? names[i] + 1 : names[i], name))
      return TRUE;
  return FALSE;
}

/* Adds the cells of a record: the fields that @names lists in this order (a '!' before a name makes
 * no cell of it); with @all_others every other field of people, too. */
void
_dcs_entry_add_fields (DcsEntry *self, guint slot, const char *const *names, gboolean all_others)
{
  const DcsRecordInfo *info = dcs_record_info (self->slots[slot].kind);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = names[i][0] != '!' ? dcs_record_info_find (info, names[i]) : -1;

      if (field >= 0)
        add_field (self, slot, field);
    }
  for (guint i = 0; all_others && i < info->n_fields; i++)
    if (!(info->fields[i].flags & DCS_FIELD_INTERNAL) && !g_str_equal (info->fields[i].name, "uid")
        && !is_listed (names, info->fields[i].name))
      add_field (self, slot, (int) i);
}

/* What is stored of a record stands in its cells. */
void
_dcs_entry_load_slot (DcsEntry *self, guint slot)
{
  const DcsValue *stored = self->slots[slot].stored;

  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      g_autofree char *text = NULL;

      if (cell->role != DCS_CELL_FIELD || cell->slot != slot || stored == NULL)
        continue;
      text = _dcs_entry_format (self, cell->info, &stored[cell->field]);
      _dcs_entry_set_original (cell, text);
      _dcs_set_shown (&cell->shown.text, text);
    }
}

/* What the form begins with in a cell of a new record. */
void
_dcs_entry_begin_with (DcsEntry *self, const char *path, const char *text)
{
  DcsEntryCell *cell = _dcs_entry_find (self, path);

  if (cell == NULL || text == NULL)
    return;
  _dcs_entry_set_original (cell, text);
  _dcs_set_shown (&cell->shown.text, text);
  _dcs_entry_refresh (self, cell);
}

void
_dcs_entry_show (DcsEntry *self, DcsEntryCell *cell, gboolean show)
{
  if (cell == NULL || cell->is_hidden == !show)
    return;
  cell->is_hidden = !show;
  self->order_stale = TRUE;
  _dcs_entry_note (self, cell);
}

/* The date that is understood in a cell; not set when there is none. */
DcsDate
_dcs_entry_date_of (DcsEntry *self, const char *path)
{
  DcsEntryCell *cell = _dcs_entry_find (self, path);

  return cell != NULL && cell->value.kind == DCS_VALUE_DATE ? cell->value.date : DCS_DATE_INIT;
}

DcsCode
_dcs_entry_code_of (DcsEntry *self, const char *path)
{
  DcsEntryCell *cell = _dcs_entry_find (self, path);

  return cell != NULL && cell->value.kind == DCS_VALUE_CODE ? cell->value.code : 0;
}

static void
make_order (DcsEntry *self)
{
  if (!self->order_stale)
    return;
  g_ptr_array_set_size (self->visible, 0);
  for (guint i = 0; i < self->cells->len; i++)
    if (!((DcsEntryCell *) self->cells->pdata[i])->is_hidden)
      g_ptr_array_add (self->visible, self->cells->pdata[i]);
  self->order_stale = FALSE;
}

guint
dcs_entry_count (DcsEntry *self)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), 0);

  make_order (self);
  return self->visible->len;
}

/**
 * dcs_entry_nth:
 *
 * Returns: (transfer none) (nullable): a cell in the order of the form
 */
const DcsCell *
dcs_entry_nth (DcsEntry *self, guint index)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  make_order (self);
  return index < self->visible->len ? &((DcsEntryCell *) self->visible->pdata[index])->shown : NULL;
}

/**
 * dcs_entry_cell:
 *
 * Returns: (transfer none) (nullable): the cell with a path; %NULL when there is none, or when it
 *   does not apply at the moment (the form of a subtype that has none)
 */
const DcsCell *
dcs_entry_cell (DcsEntry *self, const char *path)
{
  DcsEntryCell *cell;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  cell = _dcs_entry_find (self, path);
  return cell != NULL && !cell->is_hidden ? &cell->shown : NULL;
}
