/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"

G_BEGIN_DECLS

/**
 * DcsQualityRule: the data-quality rules. Product rules all of them; none depends on today, so that
 * a stored number of findings stays true.
 *
 * @DCS_QUALITY_BLANK: something that every record of its kind should have is blank
 * @DCS_QUALITY_RANGE: outside what is possible for its test (an imported value)
 * @DCS_QUALITY_OUTLIER: far from the patient's own course
 * @DCS_QUALITY_DATES: dates that contradict each other
 * @DCS_QUALITY_REASON: a treatment that stopped without a reason
 * @DCS_QUALITY_INCOMPLETE: an instrument that is half filled
 */
typedef enum
{
  DCS_QUALITY_BLANK,
  DCS_QUALITY_RANGE,
  DCS_QUALITY_OUTLIER,
  DCS_QUALITY_DATES,
  DCS_QUALITY_REASON,
  DCS_QUALITY_INCOMPLETE,
  DCS_N_QUALITY_RULES,
} DcsQualityRule;

/**
 * DcsQualityFinding: one thing to look at, and where. Borrowed during the call.
 */
typedef struct
{
  DcsQualityRule rule;
  const char *id;      /* stable name of the exact rule: "stop-without-reason" */
  DcsRecordKind kind;  /* the record */
  const DcsValue *row; /* borrowed from the course */
  int field;           /* its field, or -1 */
  gint64 visit_id;     /* the visit to open, or 0 */
  const char *path;    /* the cell of the entry form (dcs-entry.h): "stop_reason", "obs:weight" */
  const char
      *message; /* translated sentence; holds codes, dates and numbers, never names or notes */
} DcsQualityFinding;

typedef void (*DcsQualityFunc) (const DcsQualityFinding *finding, gpointer data);

/* Runs all rules over a sealed course; returns the number of findings. @func may be NULL. */
guint dcs_quality_check (DcsCourse *course,
                         DcsDefinition *definition,
                         DcsQualityFunc func,
                         gpointer data);
const char *dcs_quality_rule_label (DcsQualityRule rule);

G_END_DECLS
