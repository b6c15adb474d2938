/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-analysis.h"

G_BEGIN_DECLS

/**
 * DcsNoticeBar: what everybody must know before they go on, at the top of a patient's page: drugs
 * that failed, directives and wishes, what waits to be confirmed. Hidden when there is nothing.
 */
#define DCS_TYPE_NOTICE_BAR (dcs_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (DcsNoticeBar, dcs_notice_bar, DCS, NOTICE_BAR, AdwBin)

/* @analysis: of all parts; read during the call. @n_open: rows to confirm. */
void dcs_notice_bar_set_analysis (DcsNoticeBar *self, DcsAnalysis *analysis, guint n_open);

G_END_DECLS
