/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsTermEntry: chooses one of many terms by typing a part of its name: "fore" finds the forearms.
 * Up and Down go through what was found, Enter takes it, Escape empties the entry.
 *
 * Properties: "label" (what it is for; also the placeholder).
 * Signals: "chosen" (guint code).
 */
#define DCS_TYPE_TERM_ENTRY (dcs_term_entry_get_type ())
G_DECLARE_FINAL_TYPE (DcsTermEntry, dcs_term_entry, DCS, TERM_ENTRY, AdwBin)

void dcs_term_entry_clear (DcsTermEntry *self);
/* @abbr: a short form that finds it as well, or NULL. */
void dcs_term_entry_add (DcsTermEntry *self, DcsCode code, const char *label, const char *abbr);
guint dcs_term_entry_count (DcsTermEntry *self);
void dcs_term_entry_focus (DcsTermEntry *self);

G_END_DECLS
