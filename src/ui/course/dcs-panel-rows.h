/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"
#include "dcs-work-order.h"

G_BEGIN_DECLS

/**
 * DcsPanelRows: the rows of one panel that explains a course; each knows its group, so that all can
 * be taken away again when the course changes. Owned by the panel.
 */
typedef struct _DcsPanelRows DcsPanelRows;

/* @explain: what "Why?" shows of a row, from the panel's analysis: (transfer full), or NULL. */
typedef DcsExplanation *(*DcsPanelExplain) (DcsAnalysis *analysis, guint index);

DcsPanelRows *dcs_panel_rows_new (DcsAnalysis *analysis);
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
/* Buttons that ask the page to decide, or to open the form of what is done
 * (`patient.decide`, `patient.open-work`: dcs-patient-decisions.c). */
void dcs_panel_row_add_decision (AdwActionRow *row,
                                 const char *label,
                                 DcsWorkAct act,
                                 const DcsWorkItem *item);
void dcs_panel_row_add_form (AdwActionRow *row, const char *label, const DcsWorkItem *item);

G_END_DECLS
