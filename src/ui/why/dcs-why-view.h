/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-explanation.h"

G_BEGIN_DECLS

/**
 * DcsWhyView: why a derived value is what it is: what it is, what it was made from with dates, what
 * is missing, the rule in words with its settings, its version and source.
 */
#define DCS_TYPE_WHY_VIEW (dcs_why_view_get_type ())
G_DECLARE_FINAL_TYPE (DcsWhyView, dcs_why_view, DCS, WHY_VIEW, AdwBin)

void dcs_why_view_set_explanation (DcsWhyView *self, const DcsExplanation *explanation);

G_END_DECLS
