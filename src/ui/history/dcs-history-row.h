/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-history-item.h"

G_BEGIN_DECLS

/**
 * DcsHistoryRow: shows a DcsHistoryItem. Property "item".
 */
#define DCS_TYPE_HISTORY_ROW (dcs_history_row_get_type ())
G_DECLARE_FINAL_TYPE (DcsHistoryRow, dcs_history_row, DCS, HISTORY_ROW, GtkWidget)

G_END_DECLS
