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

      if ((cell->is_touched || !g_str_equal (_dcs_cell_text (cell), cell->original))
          && g_utf8_validate (_dcs_cell_text (cell), -1, NULL))
        g_variant_builder_add (&builder,
                               "(sssb)",
                               cell->shown.path,
                               _dcs_cell_text (cell),
                               cell->original,
                               (gboolean) cell->is_touched);
    }
  content = g_variant_ref_sink (
      g_variant_new (FORMAT, VERSION, dcs_entry_get_subject (self), &builder));
  return g_variant_print (content, FALSE);
}

static GVariant *
read_content (const char *content, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_parse (
      G_VARIANT_TYPE (FORMAT), content, NULL, NULL, NULL);
  guint32 version = 0;

  if (variant != NULL)
    g_variant_get_child (variant, 0, "u", &version);
  if (variant == NULL || version == 0)
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
      if (cell->shown.is_changed && !g_str_equal (original, cell->original))
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

  variant = read_content (content, error);
  if (variant == NULL)
    return FALSE;
  reset (self);
  put_content (self, variant);
  _dcs_entry_forget_steps (self);
  _dcs_entry_settle (self);
  return TRUE;
}
