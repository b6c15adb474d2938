/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/**
 * DcsVisitSectionKind: what a part of the visit page is about.
 */
typedef enum
{
  DCS_VISIT_SECTION_FORM,
  DCS_VISIT_SECTION_TREATMENT,
  DCS_VISIT_SECTION_PLAN,
} DcsVisitSectionKind;

/**
 * DcsVisitSection: one part of the visit page under its heading. A form is shown by the GtkBuilder
 * file ui/instruments/CODE.ui (its object "form"); without one it is laid out from its items.
 */
#define DCS_TYPE_VISIT_SECTION (dcs_visit_section_get_type ())
G_DECLARE_FINAL_TYPE (DcsVisitSection, dcs_visit_section, DCS, VISIT_SECTION, AdwBin)

/* @form: with DCS_VISIT_SECTION_FORM, lives as long as the definition of the entry. */
GtkWidget *
dcs_visit_section_new (DcsEntry *entry, DcsVisitSectionKind kind, const DcsFormInfo *form);
/* Its heading, and the short form of it. */
const char *dcs_visit_section_get_title (DcsVisitSection *self);
const char *dcs_visit_section_get_short_title (DcsVisitSection *self);
/* Whether the cell stands in it. */
gboolean dcs_visit_section_has_path (DcsVisitSection *self, const char *path);
/* Focuses what comes first in it. */
gboolean dcs_visit_section_focus_first (DcsVisitSection *self);
/* One line beside the heading, or NULL. */
void dcs_visit_section_set_summary (DcsVisitSection *self, const char *summary);

G_END_DECLS
