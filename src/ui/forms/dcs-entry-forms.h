/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dcs-entry.h"

G_BEGIN_DECLS

/* What each task of entry looks like: its form, its title, the record that it edits. */

/* (transfer floating): the form of the entry's task, not bound yet; not of a visit. */
GtkWidget *dcs_entry_forms_new (DcsEntry *entry);
/* "Stop a treatment" */
const char *dcs_entry_forms_title (DcsEntry *entry);
/* Who and what it is about: "JLS-014 · A.B. · Methotrexate"; (transfer full) */
char *dcs_entry_forms_subtitle (DcsEntry *entry);
/* The stored record that is edited (of a stop: the treatment), 0 when it is new. */
gint64 dcs_entry_forms_record (DcsEntry *entry, DcsRecordKind *kind);
/* The same form as it is stored in @course, as dcs_entry_new() makes it. (transfer full) */
DcsEntry *dcs_entry_forms_again (DcsEntry *entry, DcsCourse *course);

G_END_DECLS
