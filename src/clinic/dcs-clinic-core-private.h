/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "dcs-clinic-core.h"
#include "dcs-store.h"

G_BEGIN_DECLS

struct _DcsClinicCore
{
  DcsStore *store;       /* owned */
  DcsCatalog *base;      /* owned: the definitions as the files have them */
  DcsCatalog *catalog;   /* owned: with the clinic's own rules */
  GPtrArray *superseded; /* owned: catalogs that were in use before */
  GPtrArray *refused;    /* owned, utf8: why some of the clinic's rules cannot be used */
  char *rules_token;     /* owned: which of the clinic's rules `catalog` has */
  gboolean new_catalog;  /* since the last steal */
  DcsAnalysis *analysis; /* owned: of the course that was derived last */
  DcsCourse *course;     /* owned: refilled for each patient that is summarised */
  GArray *changed;       /* owned: ids of patients saved since the last steal */
  gboolean all_changed;  /* too many to name: an import */
  gint64 last_entry;     /* newest entry of the audit trail when it was last looked at */
};

/* Makes an error of the store one of the clinic. Returns FALSE, for `return`. */
gboolean _dcs_clinic_propagate (GError **error, GError *store_error);

/* Derives and stores the summary and the work items of a patient in the running transaction. */
gboolean _dcs_clinic_core_summarize (DcsClinicCore *self, gint64 patient_id, GError **error);
gboolean _dcs_clinic_core_put_summary (DcsClinicCore *self, DcsCourse *course, GError **error);

/**
 * DcsDerived: what is stored of a patient beside the records.
 */
typedef struct
{
  DcsSummary summary;
  char *search_key;        /* owned */
  const char *clinician;   /* of the course: who saw the patient last, or "" */
  const DcsWorkItem *work; /* of the core's analysis: until the next course */
  guint n_work;
} DcsDerived;
void _dcs_derived_clear (DcsDerived *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DcsDerived, _dcs_derived_clear)
void _dcs_clinic_core_derive (DcsClinicCore *self, DcsCourse *course, DcsDerived *derived);
/* Loads a course into the core's own and runs the analysis over it; NULL with an error; without an
 * error when the definition of the disease is gone. (transfer none): until the next course. */
DcsAnalysis *_dcs_clinic_core_analyse (DcsClinicCore *self,
                                       gint64 patient_id,
                                       DcsAnalysisParts parts,
                                       GError **error);

/* Begins a transaction that derives: by the clinic's rules as they are at this moment. */
gboolean _dcs_clinic_core_begin (DcsClinicCore *self, const char *reason, GError **error);
/* Reads the clinic's own rules when somebody changed them. */
gboolean _dcs_clinic_core_sync_rules (DcsClinicCore *self, GError **error);
/* Brings everything that is derived up to date with the rules, in a transaction of its own. */
gboolean _dcs_clinic_core_update_derived (DcsClinicCore *self, GError **error);
/* Derives everybody in the running transaction. */
gboolean
_dcs_clinic_core_derive_all (DcsClinicCore *self, GCancellable *cancellable, GError **error);
/* Whether everything that is stored was derived by the rules as they are. */
gboolean _dcs_clinic_core_is_current (DcsClinicCore *self, gboolean *current, GError **error);
/* A word for the rules: definitions, the clinic's own values, program. (transfer full) */
char *_dcs_clinic_core_dup_fingerprint (DcsClinicCore *self);
/* Who is not deleted. (transfer full) (element-type gint64) */
GArray *_dcs_clinic_core_list_patients (DcsClinicCore *self, GError **error);

/* The catalog when it is another one since the last call, or NULL. (transfer full) */
DcsCatalog *_dcs_clinic_core_steal_catalog (DcsClinicCore *self);

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
