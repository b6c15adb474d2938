/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"

G_BEGIN_DECLS

/**
 * DcsPanelRows: the rows of one panel that explains a course; each knows its group, so that all can
 * be taken away again when the course changes. Owned by the panel.
 */
typedef struct _DcsPanelRows DcsPanelRows;

/* @explain: what "Why?" shows of a row, from the panel's analysis: (transfer full), or NULL. */
typedef DcsExplanation *(*DcsPanelExplain) (DcsAnalysis *analysis, guint index);

DcsPanelRows *dcs_panel_rows_new (GtkWidget *panel, DcsAnalysis *analysis);
void dcs_panel_rows_free (DcsPanelRows *self);

/* Takes all rows away and hides their groups. */
void dcs_panel_rows_clear (DcsPanelRows *self);
/* Adds a row; its group becomes visible. @subtitle may be NULL. (transfer none) */
AdwActionRow *dcs_panel_rows_add (DcsPanelRows *self,
                                  AdwPreferencesGroup *group,
                                  const char *title,
                                  const char *subtitle);
/* Into an expander instead, which is made when it is needed first; @more: its title. */
AdwActionRow *dcs_panel_rows_add_more (DcsPanelRows *self,
                                       AdwPreferencesGroup *group,
                                       const char *more,
                                       const char *title,
                                       const char *subtitle);
void dcs_panel_row_add_mark (AdwActionRow *row, const char *icon, const char *name);
void dcs_panel_row_add_text (AdwActionRow *row, const char *text);
void dcs_panel_rows_add_why (DcsPanelRows *self,
                             AdwActionRow *row,
                             DcsPanelExplain explain,
                             guint index);
/* A button that asks the page to decide (`patient.decide`, see dcs-patient-page.h). */
void dcs_panel_rows_add_decision (DcsPanelRows *self,
                                  AdwActionRow *row,
                                  const char *label,
                                  const char *act,
                                  const DcsWorkItem *item);

G_END_DECLS
