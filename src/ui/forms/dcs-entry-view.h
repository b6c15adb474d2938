/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsEntryView: interface of what shows cells of an entry (field row, score grid, item row), so
 * that a form of any depth is bound by walking its widgets.
 */
#define DCS_TYPE_ENTRY_VIEW (dcs_entry_view_get_type ())
G_DECLARE_INTERFACE (DcsEntryView, dcs_entry_view, DCS, ENTRY_VIEW, GtkWidget)

struct _DcsEntryViewInterface
{
  GTypeInterface parent_iface;

  void (*set_entry) (DcsEntryView *self, DcsEntry *entry);
  gboolean (*focus_path) (DcsEntryView *self, const char *path);
};

void dcs_entry_view_set_entry (DcsEntryView *self, DcsEntry *entry);
gboolean dcs_entry_view_focus_path (DcsEntryView *self, const char *path);

G_END_DECLS
