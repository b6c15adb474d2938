/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-patient-list-page.h"
#include "dcs-sidebar.h"
#include "dcs-window.h"

G_BEGIN_DECLS

/**
 * DcsWindowOpening: a clinic file on its way into the window; plain memory that may outlive it.
 */
typedef struct
{
  GWeakRef window;
  GCancellable *cancellable;
  DcsCatalog *catalog;
  DcsClinicOpenFlags flags;
  char *path;
  char *clinic_name; /* NULL: open, else create */
  gboolean is_demo;  /* prepare the file first */
} DcsWindowOpening;

struct _DcsWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  GtkStack *content_stack;
  AdwLeaflet *leaflet;
  DcsPatientListPage *list_page;
  GtkStack *root_stack;
  DcsSidebar *sidebar;
  AdwToastOverlay *toast_overlay;
  AdwBin *welcome_bin; /* filled when it is first shown */

  /* Borrowed from content_stack */
  GtkWidget *pushed_page;
  GtkWidget *leaving_page; /* slides out of sight */

  /* Owned */
  DcsClinic *clinic;         /* NULL: none is open */
  DcsWindowOpening *pending; /* waits for the first frame */
  GCancellable *opening;     /* of the file that is being opened */
  GtkFileChooserNative *chooser;
  guint first_frame_id;
};

/* dcs-window.c */
void _dcs_window_set_clinic (DcsWindow *self, DcsClinic *clinic);
void _dcs_window_show_welcome (DcsWindow *self);
void _dcs_window_push_page (DcsWindow *self, GtkWidget *page, const char *title);
void _dcs_window_pop_page (DcsWindow *self);
void _dcs_window_show_toast (DcsWindow *self, const char *title);
void _dcs_window_show_message (DcsWindow *self, const char *heading, const char *body);

/* dcs-window-open.c */
void _dcs_window_create_clinic (DcsWindow *self, const char *path, const char *clinic_name);
void _dcs_window_cancel_opening (DcsWindow *self);

/* dcs-window-actions.c */
void _dcs_window_class_install_actions (GtkWidgetClass *widget_class);
void _dcs_window_update_actions (DcsWindow *self);

/* dcs-window-exchange.c */
void _dcs_window_import (DcsWindow *self, const char *folder);
void _dcs_window_export (DcsWindow *self, const char *folder, gboolean deidentify);
void _dcs_window_back_up (DcsWindow *self, const char *path);

G_END_DECLS
