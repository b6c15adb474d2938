/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the templates are: DCS_UI_RESOURCE "list/dcs-patient-list-page.ui". */
#define DCS_RESOURCE_BASE "/org/decursus/Decursus/"
#define DCS_UI_RESOURCE DCS_RESOURCE_BASE "ui/"

void dcs_ui_init (void);
void dcs_ui_add_style (void);
void dcs_ui_set_menu (GtkMenuButton *button, GMenuModel *menu);
char *dcs_ui_format_time (GDateTime *time);
gboolean dcs_ui_focus_children (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
