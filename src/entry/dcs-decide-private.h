/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-decide.h"

G_BEGIN_DECLS

/**
 * DcsDecided: the fields of a decision; borrowed.
 */
typedef struct
{
  const char *subject, *rule, *decision, *suggested;
  int rule_version; /* 0: none */
  gint64 visit_id, treatment_id;
  const char *clinician, *reason;
  DcsDate day, until;
} DcsDecided;

DcsDraft *_dcs_decide_decision (DcsAnalysis *analysis, const DcsDecided *decided);
/* A new record of the patient. */
DcsDraft *_dcs_decide_draft (DcsAnalysis *analysis, DcsRecordKind kind);
/* A change of a row of the course; NULL: there is none. */
DcsDraft *_dcs_decide_change (DcsAnalysis *analysis, DcsRecordKind kind, gint64 id);
void _dcs_decide_set (DcsDraft *draft, int field, DcsValue value);
/* Nothing when it is NULL or empty. */
void _dcs_decide_set_text (DcsDraft *draft, int field, const char *text);
gboolean _dcs_decide_has_reason (const char *reason);
/* @first: (transfer full) (nullable) */
GPtrArray *_dcs_decide_drafts (DcsDraft *first);

/* The relapse-context of a day: of the one drug that runs and has one; else that other systemic
 * treatment runs, or none, as far as the definition has codes for it; 0: none. */
DcsCode _dcs_entry_relapse_context (DcsCourse *course, DcsDefinition *definition, int day);

G_END_DECLS
