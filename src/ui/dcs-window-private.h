/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"
#include "dcs-drafts-page.h"
#include "dcs-entry.h"
#include "dcs-patient-list-page.h"
#include "dcs-quality-page.h"
#include "dcs-resistant-page.h"
#include "dcs-sidebar.h"
#include "dcs-window.h"
#include "dcs-worklist-page.h"

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

/**
 * DcsWindowPage: a page that stands in front of the first one.
 */
typedef struct
{
  GtkWidget *widget; /* borrowed from the stack */
  char *title;       /* owned: what the window's title says, or NULL; never a name */
  GtkWidget *focus;  /* weak: where the keyboard was when another page came in front, or NULL */
} DcsWindowPage;

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
  DcsWorklistPage *worklist_page;

  /* Borrowed from content_stack */
  GPtrArray *pages;             /* of DcsWindowPage: in front of the first page, the topmost last */
  GtkWidget *leaving_page;      /* slides out of sight */
  DcsQualityPage *quality_page; /* NULL: not asked for yet */
  DcsDraftsPage *drafts_page;   /* NULL: not asked for yet */
  DcsResistantPage *resistant_page; /* NULL: not asked for yet */

  AdwToast *deletion_toast; /* weak */

  /* Owned */
  DcsClinic *clinic;         /* NULL: none is open */
  DcsWindowOpening *pending; /* waits for the first frame */
  GCancellable *opening;     /* of the file that is being opened */
  GtkFileChooserNative *chooser;
  GCancellable *form_loading; /* of the form that is about to open */
  DcsDeletion *deletion;      /* the last one, which can be taken back */
  GPtrArray *drafts;          /* of DcsKeptDraft: as they were counted last, or NULL */
  guint first_frame_id;
  gboolean is_asking; /* whether what was typed may go */
};

/* dcs-window.c */
void _dcs_window_set_clinic (DcsWindow *self, DcsClinic *clinic);
void _dcs_window_show_welcome (DcsWindow *self);
void _dcs_window_show_toast (DcsWindow *self, const char *title);
void _dcs_window_show_message (DcsWindow *self, const char *heading, const char *body);

/* dcs-window-pages.c */
typedef void (*DcsWindowThen) (DcsWindow *self, GVariant *parameter);

void _dcs_window_page_free (gpointer data);
void _dcs_window_clear_pages (DcsWindow *self);
GtkWidget *_dcs_window_get_page (DcsWindow *self);
void _dcs_window_push_page (DcsWindow *self, GtkWidget *page, const char *title);
void _dcs_window_rename_page (DcsWindow *self, GtkWidget *page, const char *title);
void _dcs_window_pop_page (DcsWindow *self, GtkWidget *page);
void _dcs_window_show_first (DcsWindow *self, const char *name);
const char *_dcs_window_get_first (DcsWindow *self);
void _dcs_window_leave (DcsWindow *self, DcsWindowThen then, GVariant *parameter);
void _dcs_window_finish_transition (DcsWindow *self);
void _dcs_window_update_title (DcsWindow *self);

/* dcs-window-forms.c */
void _dcs_window_new_record (DcsWindow *self, gint64 patient_id, DcsEntryTask task, gint64 id);
void _dcs_window_open_cell (DcsWindow *self,
                            gint64 patient_id,
                            DcsRecordKind kind,
                            gint64 record_id,
                            gint64 visit_id,
                            const char *path);
void _dcs_window_open_form (
    DcsWindow *self, gint64 patient_id, DcsEntryTask task, gint64 id, gboolean is_new);
void _dcs_window_open_visit (DcsWindow *self, gint64 patient_id, gint64 visit_id, const char *path);
void _dcs_window_show_history (DcsWindow *self, gint64 patient_id, DcsRecordKind kind, gint64 id);
void _dcs_window_close_forms (DcsWindow *self);

/* dcs-window-deletion.c */
void _dcs_window_delete_record (DcsWindow *self, gint64 patient_id, DcsRecordKind kind, gint64 id);
void _dcs_window_undo_deletion (DcsWindow *self);

/* dcs-window-drafts.c */
void _dcs_window_count_drafts (DcsWindow *self, gboolean tell);
void _dcs_window_open_draft (DcsWindow *self, const char *subject);
void _dcs_window_discard_draft (DcsWindow *self, const char *subject);

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
