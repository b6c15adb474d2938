/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-view.h"

G_DEFINE_INTERFACE (DcsEntryView, dcs_entry_view, GTK_TYPE_WIDGET)

static void
dcs_entry_view_default_init (DcsEntryViewInterface *iface)
{
}

/**
 * dcs_entry_view_set_entry:
 * @entry: (nullable): what to show from now on
 */
void
dcs_entry_view_set_entry (DcsEntryView *self, DcsEntry *entry)
{
  g_return_if_fail (DCS_IS_ENTRY_VIEW (self));
  g_return_if_fail (entry == NULL || DCS_IS_ENTRY (entry));

  DCS_ENTRY_VIEW_GET_IFACE (self)->set_entry (self, entry);
}

/**
 * dcs_entry_view_focus_path:
 * @path: a cell
 *
 * Returns: whether this view shows the cell; its editor has the keyboard then
 */
gboolean
dcs_entry_view_focus_path (DcsEntryView *self, const char *path)
{
  g_return_val_if_fail (DCS_IS_ENTRY_VIEW (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return DCS_ENTRY_VIEW_GET_IFACE (self)->focus_path (self, path);
}
