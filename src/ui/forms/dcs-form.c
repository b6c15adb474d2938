/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-view.h"
#include "dcs-field-row.h"

/**
 * dcs_form_bind:
 * @root: the root of a form
 * @entry: (nullable): what it shows from now on
 *
 * Gives the entry to each view of cells below @root, whatever stands between.
 */
void
dcs_form_bind (GtkWidget *root, DcsEntry *entry)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (DCS_IS_ENTRY_VIEW (root))
    {
      dcs_entry_view_set_entry (DCS_ENTRY_VIEW (root), entry);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dcs_form_bind (child, entry);
}

/**
 * dcs_form_focus:
 * @root: the root of a form
 * @path: a cell
 *
 * Gives the keyboard to the editor of a cell.
 *
 * Returns: FALSE when no widget below @root shows the cell
 */
gboolean
dcs_form_focus (GtkWidget *root, const char *path)
{
  g_return_val_if_fail (GTK_IS_WIDGET (root), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (DCS_IS_ENTRY_VIEW (root))
    return dcs_entry_view_focus_path (DCS_ENTRY_VIEW (root), path);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (dcs_form_focus (child, path))
      return TRUE;
  return FALSE;
}
