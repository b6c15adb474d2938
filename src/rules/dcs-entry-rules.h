/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"

G_BEGIN_DECLS

/**
 * DcsRelation: what a course of a drug is to the courses before it (clinical reference D7; product
 * rule: 28 days for combination and switch, 90 days for a restart, both parameters).
 *
 * @DCS_RELATION_FIRST: the first treatment that opens a line
 * @DCS_RELATION_COMBINATION: begins together with another one (within `combination-days`)
 * @DCS_RELATION_SWITCH: takes the place of one that stops then
 * @DCS_RELATION_ADD_ON: begins while another one goes on
 * @DCS_RELATION_CONTINUES: the same drug goes on after a pause of up to `restart-days`
 * @DCS_RELATION_RESTART: the same drug again after a longer pause
 * @DCS_RELATION_BRIDGING: a steroid that begins with a line
 * @DCS_RELATION_BESIDE: opens no line (steroid, topical …)
 * @DCS_RELATION_OVERLAP: the same drug already runs then
 * @DCS_RELATION_LATER: nothing ran any more; a new treatment after a gap
 * @DCS_RELATION_UNKNOWN: no start date
 */
typedef enum
{
  DCS_RELATION_UNKNOWN,
  DCS_RELATION_FIRST,
  DCS_RELATION_COMBINATION,
  DCS_RELATION_SWITCH,
  DCS_RELATION_ADD_ON,
  DCS_RELATION_CONTINUES,
  DCS_RELATION_RESTART,
  DCS_RELATION_BRIDGING,
  DCS_RELATION_BESIDE,
  DCS_RELATION_OVERLAP,
  DCS_RELATION_LATER,
} DcsRelation;

/* @treatment_id: the course itself when it is stored, else 0. @other: (out) (optional): the course
 * that it is related to, borrowed, or NULL. */
DcsRelation dcs_derive_relation (DcsCourse *course,
                                 DcsDefinition *definition,
                                 DcsCode drug,
                                 DcsDate start,
                                 gint64 treatment_id,
                                 const DcsValue **other);
/* "Switch from methotrexate, stopped the same day"; (transfer full) */
char *dcs_relation_describe (DcsRelation relation,
                             DcsDefinition *definition,
                             DcsDate start,
                             const DcsValue *other);

/**
 * DcsPrescription: a dose that is perhaps not stored yet.
 */
typedef struct
{
  DcsCode drug;
  double amount; /* NAN: none */
  DcsCode unit;
  DcsCode frequency;
  DcsCode route;
} DcsPrescription;

/* Like dcs_derive_dose(), from a prescription; height and weight may be NAN. */
void dcs_compute_dose (DcsDefinition *definition,
                       const DcsPrescription *prescription,
                       double height_cm,
                       double weight_kg,
                       DcsDose *dose);
/* What must not be saved, with the way out: a frequency that the drug is never given at. NULL: all
 * is well. (transfer full) */
char *dcs_prescription_problem (DcsDefinition *definition, const DcsPrescription *prescription);
/* What to look at again before a dose is saved: outside the usual range, above the cap, weight or
 * height too old for dosing or missing, weight changed since the dose was set. Nothing of it
 * forbids. (transfer full) (element-type utf8) */
GPtrArray *dcs_dose_remarks (DcsCourse *course,
                             DcsDefinition *definition,
                             const DcsPrescription *prescription,
                             DcsDate date,
                             double height_cm,
                             double weight_kg);

/* The earlier value that may stand for @day by the definition (height of an adult), or NULL. */
const DcsValue *dcs_derive_carried (
    DcsCourse *course, DcsDefinition *definition, DcsCode test, int day, DcsDate *measured);
/* When the definition suggests the next visit; not set when it says nothing. */
DcsDate dcs_suggest_next_visit (DcsCourse *course, DcsDefinition *definition, DcsDate visit);

/**
 * DcsSubtypeSuggestion: what the lesions count up to. It suggests, a clinician decides.
 */
typedef struct
{
  DcsCode subtype;      /* 0: none suggested */
  DcsCode subtype_site; /* or 0 */
  guint n_lesions;      /* running lesions */
  guint n_large;        /* plaques longer than the definition's limit */
  guint n_zones;        /* anatomic zones with a large plaque */
  char *explanation;    /* owned: what was counted and what is missing, in sentences */
} DcsSubtypeSuggestion;

void dcs_suggest_subtype (DcsCourse *course,
                          DcsDefinition *definition,
                          DcsSubtypeSuggestion *suggestion);
void dcs_subtype_suggestion_clear (DcsSubtypeSuggestion *suggestion);

/**
 * DcsSimilarity: why two patients may be the same person.
 */
typedef enum
{
  DCS_SIMILAR_CODE = 1 << 0,
  DCS_SIMILAR_NAME = 1 << 1,       /* the same words, any order, case, accents */
  DCS_SIMILAR_CLOSE_NAME = 1 << 2, /* a slip or two apart */
  DCS_SIMILAR_BIRTH = 1 << 3,
  DCS_SIMILAR_CLOSE_BIRTH = 1 << 4, /* day and month changed over, one digit off, or less exact */
} DcsSimilarity;

/* 0 when they need not be looked at: a name or a birth date alone is not enough. */
DcsSimilarity dcs_patient_similarity (const DcsValue *a, const DcsValue *b);

G_END_DECLS
