/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was typed, as text to keep; and the meeting of what was typed with what others saved.
 *
 * The text is a GVariant: version, task, and for each cell that somebody typed into its path, its
 * text, what stood there before, and whether a person typed it. What stood there before tells a
 * draft that is restored on a record that was changed since. */

#define VERSION 1
#define FORMAT "(usa(sssb))"

/* What a new form began with is kept, too: the day that it was begun on, not the one on which it is
 * opened again. A number that was given (of an episode) is found anew. */
static gboolean
was_begun (DcsEntry *self, const DcsEntryCell *cell)
{
  return cell->role == DCS_CELL_FIELD && cell->shown.type != DCS_FIELD_INTEGER
         && (cell->is_begun || self->slots[cell->slot].stored == NULL)
         && _dcs_cell_text (cell)[0] != '\0';
}

static gboolean
is_kept (DcsEntry *self, const DcsEntryCell *cell)
{
  return (cell->is_touched || !g_str_equal (_dcs_cell_text (cell), cell->original)
          || was_begun (self, cell))
         && g_utf8_validate (_dcs_cell_text (cell), -1, NULL);
}

/* "Today" and "14.3." are another day when they are read again: these are kept in full. */
static char *
text_to_keep (DcsEntry *self, const DcsEntryCell *cell)
{
  DcsDate date;

  if (cell->value.kind == DCS_VALUE_DATE
      && (!dcs_date_parse_typed (_dcs_cell_text (cell), self->order, DCS_DATE_INIT, &date)
          || !dcs_date_equal (date, cell->value.date)))
    return dcs_date_format_typed (cell->value.date, self->order);
  return g_strdup (_dcs_cell_text (cell));
}

/**
 * dcs_entry_serialize:
 *
 * Returns: (transfer full): what was typed, in one line of UTF-8, for dcs_entry_restore()
 */
char *
dcs_entry_serialize (DcsEntry *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) content = NULL;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssb)"));
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      g_autofree char *text = NULL;

      if (!is_kept (self, cell))
        continue;
      text = text_to_keep (self, cell);
      g_variant_builder_add (
          &builder, "(sssb)", cell->shown.path, text, cell->original, (gboolean) cell->is_touched);
    }
  content = g_variant_ref_sink (
      g_variant_new (FORMAT, VERSION, dcs_entry_get_subject (self), &builder));
  return g_variant_print (content, FALSE);
}

static GVariant *
read_content (DcsEntry *self, const char *content, GError **error)
{
  const char *subject = NULL;

  g_autoptr (GVariant) variant = g_variant_parse (
      G_VARIANT_TYPE (FORMAT), content, NULL, NULL, NULL);
  guint32 version = 0;

  if (variant != NULL)
    {
      g_variant_get_child (variant, 0, "u", &version);
      g_variant_get_child (variant, 1, "&s", &subject);
    }
  /* What was typed of one visit or patient never comes into another. */
  if (variant == NULL || version == 0
      || (version == VERSION && !g_str_equal (subject, dcs_entry_get_subject (self))))
    {
      g_set_error_literal (error,
                           DCS_MODEL_ERROR,
                           DCS_MODEL_ERROR_BAD_VALUE,
                           _ ("The draft that was kept cannot be read."));
      return NULL;
    }
  if (version > VERSION)
    {
      g_set_error_literal (error,
                           DCS_MODEL_ERROR,
                           DCS_MODEL_ERROR_BAD_VALUE,
                           _ ("The draft was kept by a newer version of Decursus and cannot be "
                              "read here."));
      return NULL;
    }
  return g_steal_pointer (&variant);
}

/* The form as it began. */
static void
reset (DcsEntry *self)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (!cell->is_touched && g_str_equal (_dcs_cell_text (cell), cell->original))
        continue;
      _dcs_entry_replay (self, cell, cell->original, FALSE);
      g_ptr_array_add (changed, cell);
    }
  for (guint i = 0; i < changed->len; i++)
    _dcs_entry_replayed (self, changed->pdata[i]);
}

/* Puts the texts of a draft into the cells. Those that others depend on come first, as they stand
 * first in the form; what follows them was kept, too. */
static void
put_content (DcsEntry *self, GVariant *variant)
{
  g_autoptr (GVariant) cells = g_variant_get_child_value (variant, 2);
  GVariantIter iter;
  const char *path, *text, *original;
  gboolean touched;

  g_variant_iter_init (&iter, cells);
  while (g_variant_iter_next (&iter, "(&s&s&sb)", &path, &text, &original, &touched))
    {
      DcsEntryCell *cell = _dcs_entry_find (self, path);

      if (cell == NULL && self->task == DCS_ENTRY_VISIT)
        cell = _dcs_entry_visit_ensure (self, path);
      if (cell == NULL)
        continue;
      _dcs_entry_replay (self, cell, text, touched);
      _dcs_entry_replayed (self, cell);
      /* Somebody saved something else there since. */
      if (cell->shown.is_changed && !g_str_equal (original, cell->original)
          && _dcs_entry_is_stored (self, cell))
        {
          g_autofree char *theirs = _dcs_entry_format_shown (self, cell, cell->original);

          _dcs_set_shown (&cell->shown.theirs, theirs);
        }
    }
}

/**
 * dcs_entry_restore:
 * @content: of dcs_entry_serialize()
 *
 * Brings back what was typed, what cannot be read, too. Cells that the form does not have any more
 * are passed over. Cells that somebody else saved something into meanwhile get `theirs`.
 *
 * Returns: whether the content could be read; else %DCS_MODEL_ERROR_BAD_VALUE and nothing changes
 */
gboolean
dcs_entry_restore (DcsEntry *self, const char *content, GError **error)
{
  g_autoptr (GVariant) variant = NULL;

  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);
  g_return_val_if_fail (content != NULL, FALSE);

  variant = read_content (self, content, error);
  if (variant == NULL)
    return FALSE;
  reset (self);
  put_content (self, variant);
  _dcs_entry_forget_steps (self);
  _dcs_entry_settle (self);
  return TRUE;
}
