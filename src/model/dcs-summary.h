/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsState: where a patient's disease stands; derived, never typed (rules/dcs-derive.h).
 */
typedef enum
{
  DCS_STATE_UNKNOWN,
  DCS_STATE_ACTIVE,
  DCS_STATE_IMPROVED,
  DCS_STATE_COMPLETE_RESPONSE,
  DCS_STATE_RELAPSED,
  DCS_STATE_OFF_TREATMENT,
  DCS_STATE_REMISSION_ON,  /* complete response for the definition's months, on treatment */
  DCS_STATE_REMISSION_OFF, /* … off treatment */
  DCS_N_STATES,
} DcsState;

const char *dcs_state_to_code (DcsState state);
DcsState dcs_state_from_code (const char *code);

#define DCS_SUMMARY_MAX_DRUGS 16

/**
 * DcsSummary: what a list shows of one patient; derived when something changes and stored in the
 * same transaction. A plain value without pointers.
 */
typedef struct
{
  gint64 patient_id;
  DcsState state;
  DcsDate state_since;
  DcsDate last_visit;
  DcsDate next_due;
  DcsCode activity_code; /* which score `activity` is */
  DcsValue activity;     /* DECIMAL or NULL */
  DcsDate activity_date;
  guint n_visits;
  guint n_relapses;
  guint n_findings;   /* data-quality findings (rules/dcs-quality.h) */
  guint n_lines;      /* lines of therapy */
  guint n_resistant;  /* drugs that failed: resistance or intolerance, confirmed by a clinician */
  guint n_candidates; /* drugs that meet a criterion of failure, undecided */
  guint n_current;
  guint n_ever;
  DcsCode current[DCS_SUMMARY_MAX_DRUGS]; /* drugs running, in order of start */
  DcsCode ever[DCS_SUMMARY_MAX_DRUGS];    /* drugs ever given, in order of first start */
} DcsSummary;

/**
 * DcsRosterRow: one line of the patient list. Texts are borrowed from whoever hands it out.
 */
typedef struct
{
  gint64 id;
  const char *code;
  const char *name;       /* "Given Family", else the initials, else "" */
  const char *search_key; /* dcs_text_search_key() of code and names */
  char sex;               /* 'F', 'M', 'X' or 0 */
  DcsDate birth_date;
  DcsDate death_date;
  DcsCode disease;
  DcsCode subtype;
  DcsCode subtype_site;
  DcsCode subtype_form;
  DcsSummary summary;
} DcsRosterRow;

G_END_DECLS
