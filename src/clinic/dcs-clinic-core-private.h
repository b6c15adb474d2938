/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core.h"
#include "dcs-store.h"

G_BEGIN_DECLS

struct _DcsClinicCore
{
  DcsStore *store;      /* owned */
  DcsCatalog *catalog;  /* owned */
  DcsCourse *course;    /* owned: refilled for each patient that is summarised */
  GArray *changed;      /* owned: ids of patients saved since the last steal */
  gboolean all_changed; /* too many to name: an import */
  gint64 last_entry;    /* newest entry of the audit trail when it was last looked at */
};

/* Makes an error of the store one of the clinic. Returns FALSE, for `return`. */
gboolean _dcs_clinic_propagate (GError **error, GError *store_error);

/* Derives and stores the summary of a patient in the running transaction. */
gboolean _dcs_clinic_core_summarize (DcsClinicCore *self, gint64 patient_id, GError **error);
gboolean _dcs_clinic_core_put_summary (DcsClinicCore *self, DcsCourse *course, GError **error);
void
_dcs_clinic_core_derive (DcsClinicCore *self, DcsCourse *course, DcsSummary *summary, char **key);

/* Adds the findings of a course. (element-type DcsQualityRow) */
void _dcs_clinic_core_add_findings (DcsClinicCore *self, DcsCourse *course, GPtrArray *rows);

/* Which patients were saved since the last call. (transfer full) */
GArray *_dcs_clinic_core_steal_changed (DcsClinicCore *self, gboolean *all);
gboolean _dcs_clinic_core_each_roster (DcsClinicCore *self,
                                       gint64 patient_id,
                                       DcsClinicRosterFunc func,
                                       gpointer data,
                                       GError **error);
/* Grows with each change of a record by anybody; kept drafts leave it as it is. */
gint64 _dcs_clinic_core_data_version (DcsClinicCore *self);

G_END_DECLS
