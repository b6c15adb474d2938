/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-timeline-session.h"

G_BEGIN_DECLS

/**
 * DcsFigureDialog: saves the timeline as a figure: format, width, axis, with or without what tells
 * who the person is. Shows the figure as it will be.
 *
 * Signal: "saved" (string: the path), after the figure is on the disk.
 */
#define DCS_TYPE_FIGURE_DIALOG (dcs_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DcsFigureDialog, dcs_figure_dialog, DCS, FIGURE_DIALOG, AdwWindow)

GtkWidget *
dcs_figure_dialog_new (DcsCourse *course, DcsCatalog *catalog, DcsTimelineSession *session);
DcsTimeline *dcs_figure_dialog_lay_out (DcsFigureDialog *self);
char *dcs_figure_dialog_dup_name (DcsFigureDialog *self);
void dcs_figure_dialog_save_async (DcsFigureDialog *self,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
char *dcs_figure_dialog_save_finish (DcsFigureDialog *self, GAsyncResult *result, GError **error);

G_END_DECLS
