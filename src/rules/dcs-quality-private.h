/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-quality.h"

#include "dcs-derive-private.h"

G_BEGIN_DECLS

/* A run over one course. Nothing is allocated until a finding is to be told. */
typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  const DcsValue *patient; /* or NULL */
  int adult_from; /* day number from which the patient is certainly 18; G_MAXINT32: never */
  guint n_findings;
  gboolean tells;   /* findings are wanted, not only their number */
  GArray *findings; /* owned: Found; NULL until there is one */
} QualityCheck;

/* Counts a finding. Returns whether its details are wanted: then _dcs_quality_add() takes them. */
static inline gboolean
_dcs_quality_count (QualityCheck *check)
{
  check->n_findings++;
  return check->tells;
}

/* @path and @message: (transfer full); @path NULL: the name of @field. @visit: the visit that the
 * row belongs to, 0: none. @date: what the findings are sorted by. */
void _dcs_quality_add (QualityCheck *check,
                       DcsQualityRule rule,
                       const char *id,
                       DcsRecordKind kind,
                       const DcsValue *row,
                       int field,
                       gint64 visit,
                       DcsDate date,
                       char *path,
                       char *message);

/* Whether @a is certainly later than @b, as far as both are known; a date that is only about may be
 * a year off. */
gboolean _dcs_quality_is_after (DcsDate a, DcsDate b);
/* "The diagnosis is before the onset (14 Apr 2016 and 14 Nov 2016)."; (transfer full) */
char *_dcs_quality_describe_dates (const char *words, DcsDate a, DcsDate b);

void _dcs_quality_check_patient (QualityCheck *check);
void _dcs_quality_check_dates (QualityCheck *check);
void _dcs_quality_check_treatments (QualityCheck *check);
void _dcs_quality_check_values (QualityCheck *check);
void _dcs_quality_check_visits (QualityCheck *check);

G_END_DECLS
