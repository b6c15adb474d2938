/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-clinic.h"

G_BEGIN_DECLS

/**
 * DcsQualityPage: the data-quality findings of the whole clinic in one list, grouped by rule, with
 * a filter; activating a row opens the field (`win.open-cell`). Fills in portions.
 */
#define DCS_TYPE_QUALITY_PAGE (dcs_quality_page_get_type ())
G_DECLARE_FINAL_TYPE (DcsQualityPage, dcs_quality_page, DCS, QUALITY_PAGE, AdwBin)

void dcs_quality_page_set_clinic (DcsQualityPage *self, DcsClinic *clinic);

G_END_DECLS
