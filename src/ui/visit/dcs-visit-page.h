/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsVisitPage: one visit on one scrolling page: measures, scores, laboratory, treatment,
 * assessment and plan, with the previous visit's values beside. Ctrl+1 … Ctrl+5 jump to the
 * sections, Ctrl+S saves, Ctrl+Z takes back.
 *
 * Signals: "ready": it can be typed into; "done" (boolean saved): it can be popped.
 */
#define DCS_TYPE_VISIT_PAGE (dcs_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsVisitPage, dcs_visit_page, DCS, VISIT_PAGE, AdwBin)

/* @visit_id: 0 for a new visit. @path: the cell to focus, or NULL. */
GtkWidget *
dcs_visit_page_new (DcsClinic *clinic, gint64 patient_id, gint64 visit_id, const char *path);
/* Whether something was typed that is not saved; leaving then asks. */
gboolean dcs_visit_page_is_changed (DcsVisitPage *self);
/* Asks what to do with what was typed and calls back with whether the page may go. */
void dcs_visit_page_request_leave (DcsVisitPage *self,
                                   void (*func) (gboolean may_leave, gpointer data),
                                   gpointer data);

G_END_DECLS
