/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-sidebar.h"
#include "dcs-window.h"

G_BEGIN_DECLS

struct _DcsWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toast_overlay;
  GtkStack *root_stack;
  AdwLeaflet *leaflet;
  DcsSidebar *sidebar;
  GtkStack *content_stack;

  /* Borrowed from content_stack */
  GtkWidget *pushed_page;
};

void _dcs_window_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_window_push_page (DcsWindow *self, GtkWidget *page);
void _dcs_window_pop_page (DcsWindow *self);
void _dcs_window_show_toast (DcsWindow *self, const char *title);
void _dcs_window_show_message (DcsWindow *self, const char *heading, const char *body);

G_END_DECLS
