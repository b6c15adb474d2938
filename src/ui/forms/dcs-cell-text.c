/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cell-text.h"

char *
dcs_cell_text_dup (DcsEntry *entry, const char *path)
{
  const DcsCell *cell;
  const DcsChoice *choices;
  guint n_choices = 0;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  cell = dcs_entry_cell (entry, path);
  if (cell == NULL || cell->text[0] == '\0')
    return g_strdup ("–");
  choices = dcs_entry_choices (entry, path, &n_choices);
  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].text, cell->text))
      return g_strdup (choices[i].label);
  if (cell->value->kind == DCS_VALUE_DATE)
    return dcs_date_format_short (cell->value->date);
  return cell->unit != NULL ? g_strdup_printf ("%s %s", cell->text, cell->unit)
                            : g_strdup (cell->text);
}
