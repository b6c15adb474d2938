/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-analysis.h"
#include "dcs-clinic-core.h"

G_BEGIN_DECLS

/* The worklist, the patients whose treatment failed, and the clinic's own rules: synchronous, on
 * the thread of the core; errors of DCS_CLINIC_ERROR. */

/**
 * DcsWorkGroup: where a row of the worklist stands, by the day. The order is that of the page.
 */
typedef enum
{
  DCS_WORK_GROUP_VISITS, /* planned visits of the day */
  DCS_WORK_GROUP_OVERDUE,
  DCS_WORK_GROUP_DUE, /* due, within the grace days */
  DCS_WORK_GROUP_SOON,
  DCS_WORK_GROUP_CONFIRM,  /* suggestions and candidates */
  DCS_WORK_GROUP_FOLLOW,   /* open adverse events, doses that were outgrown */
  DCS_WORK_GROUP_COMPLETE, /* data quality, and what was never recorded for a year */
  DCS_N_WORK_GROUPS,
} DcsWorkGroup;

/**
 * DcsWorkQuery: which rows of the worklist. Zero or NULL means "any".
 */
typedef struct
{
  DcsDate today; /* required */
  guint kinds;   /* bits 1 << DcsWorkKind; 0: all */
  DcsCode disease;
  const char *clinician; /* who saw the patient last */
  gint64 patient_id;
  guint limit; /* most rows of each group; 0: all */
} DcsWorkQuery;

/**
 * DcsWorkRow: a row of the worklist with the patient it belongs to.
 */
typedef struct
{
  DcsWorkItem item;
  DcsWorkGroup group;
  char *code;      /* owned: the patient's */
  char *name;      /* owned: "" when there is none */
  char *clinician; /* owned: of the last visit, or "" */
  DcsCode disease;
  DcsState state;
  char *what; /* owned: "Blood count and liver enzymes", "Relapse suggested: …" */
  char *why;  /* owned: one line: "methotrexate since 3 May 2020, every 12 weeks; last 4 Jan" */
} DcsWorkRow;
void dcs_work_row_free (DcsWorkRow *self);

typedef struct
{
  guint n_rows[DCS_N_WORK_GROUPS]; /* all, not only the ones that were handed out */
  guint n_patients;
} DcsWorkCounts;

/* Rows in the order of the groups, in them by date, then by the patient's code. @counts may be
 * NULL. (transfer full) (element-type DcsWorkRow) */
GPtrArray *dcs_clinic_core_worklist (DcsClinicCore *self,
                                     const DcsWorkQuery *query,
                                     DcsWorkCounts *counts,
                                     GError **error);
gboolean dcs_clinic_core_count_work (DcsClinicCore *self,
                                     const DcsWorkQuery *query,
                                     DcsWorkCounts *counts,
                                     GError **error);
/* Who saw patients last, each once, sorted; (transfer full) (element-type utf8) */
GPtrArray *dcs_clinic_core_list_clinicians (DcsClinicCore *self, GError **error);
/* Why a row is there; NULL without an error: it is settled. (transfer full) */
DcsExplanation *
dcs_clinic_core_explain_work (DcsClinicCore *self, const DcsWorkItem *item, GError **error);
const char *dcs_work_group_label (DcsWorkGroup group);

/**
 * DcsResistantRow: a patient whose treatment failed, or may have.
 */
typedef struct
{
  gint64 patient_id;
  char *code, *name; /* owned */
  DcsCode disease, subtype;
  DcsState state;
  GArray *resistance; /* owned, of DcsResistance: strings borrowed from the catalog */
  GPtrArray *texts;   /* owned, utf8: one sentence for each of them */
  char *current_line; /* owned: "Line 3: MMF+IVIG, since 3 May 2020", or "" */
  GArray *options;    /* owned, of DcsOptionState */
} DcsResistantRow;
void dcs_resistant_row_free (DcsResistantRow *self);

/* Candidates and confirmed, from behind @after_patient on, in portions as
 * dcs_clinic_core_quality(). (transfer full) (element-type DcsResistantRow) */
GPtrArray *dcs_clinic_core_resistant (
    DcsClinicCore *self, gint64 after_patient, guint limit, gint64 *last, GError **error);

/* --- The clinic's own rules --- */

/**
 * DcsRuleDifference: what a change of the rules would change for one patient.
 */
typedef struct
{
  gint64 patient_id;
  char *code;   /* owned */
  char *before; /* owned: sentences, or "" */
  char *after;  /* owned */
} DcsRuleDifference;
void dcs_rule_difference_free (DcsRuleDifference *self);

/* The changes in force; strings owned by the array. (transfer full) (element-type DcsRuleOverride)
 */
GPtrArray *dcs_clinic_core_list_rules (DcsClinicCore *self, GError **error);
/* What would change if these were all the clinic's own rules; writes nothing. @n_patients: looked
 * at. (transfer full) (element-type DcsRuleDifference) */
GPtrArray *dcs_clinic_core_preview_rules (DcsClinicCore *self,
                                          const DcsRuleOverride *rules,
                                          guint n_rules,
                                          GCancellable *cancellable,
                                          guint *n_patients,
                                          GError **error);
/**
 * DcsSuggestionCount: where rules would suggest a relapse and other rules do not.
 */
typedef struct
{
  guint n_visits;
  guint n_patients;
  guint n_recorded; /* of the visits: a clinician recorded a relapse there */
} DcsSuggestionCount;

gboolean dcs_clinic_core_count_suggestions (DcsClinicCore *self,
                                            const DcsRuleOverride *without,
                                            guint n_without,
                                            const DcsRuleOverride *with,
                                            guint n_with,
                                            DcsCode disease,
                                            GCancellable *cancellable,
                                            DcsSuggestionCount *count,
                                            GError **error);
/* Makes them the clinic's rules, in the audit trail with the reason, and derives everything anew,
 * in one transaction. dcs_clinic_core_get_catalog() is another one from then on; the one before
 * lives as long as the core. */
gboolean dcs_clinic_core_apply_rules (DcsClinicCore *self,
                                      const DcsRuleOverride *rules,
                                      guint n_rules,
                                      const char *reason,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
