/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"
#include "dcs-entry.h"

G_BEGIN_DECLS

/* What the visit page says, as words: no widget in it. */

/**
 * DcsDigits: what digits typed one after the other are to a test.
 *
 * @DCS_DIGITS_REFUSED: no value begins so
 * @DCS_DIGITS_PARTIAL: a value, perhaps, but a longer one can still become of it
 * @DCS_DIGITS_COMPLETE: a value, and no digit can follow
 */
typedef enum
{
  DCS_DIGITS_REFUSED,
  DCS_DIGITS_PARTIAL,
  DCS_DIGITS_COMPLETE,
} DcsDigits;

DcsDigits dcs_visit_check_digits (const DcsTest *test, const char *digits);
char *dcs_visit_refusal (const DcsTest *test);
char *dcs_visit_test_tooltip (const DcsTest *test);
char *dcs_visit_total_markup (const DcsEntryTotal *total);

/**
 * DcsRangeMark: where a value that was typed stands against the laboratory's range.
 */
typedef enum
{
  DCS_RANGE_BELOW = -1,
  DCS_RANGE_WITHIN, /* or not known */
  DCS_RANGE_ABOVE,
} DcsRangeMark;

DcsRangeMark dcs_visit_range_mark (DcsEntry *entry, const DcsTest *test);
char *dcs_visit_describe_range (DcsEntry *entry, const DcsTest *test);

/* The dose of a treatment on the day of the visit, with the weight and height as they stand in the
 * form, and what to look at again. (element-type utf8) */
void dcs_visit_derive_dose (DcsEntry *entry,
                            const DcsValue *treatment,
                            DcsDose *dose,
                            GPtrArray **remarks);

/* Height and weight as they stand in the form; NAN: not typed. */
void dcs_visit_get_body (DcsEntry *entry, double *height_cm, double *weight_kg);
/* "14 April 2025 · 91 days after the last" */
char *dcs_visit_describe_date (DcsEntry *entry);

/* The section that an item stands in, or NULL. */
const DcsFormInfo *dcs_visit_form_of (DcsEntry *entry, DcsCode item);
gboolean dcs_visit_has_previous (DcsEntry *entry, const DcsFormInfo *form);
/* Whether anything of a form has a value. */
gboolean dcs_visit_is_begun (DcsEntry *entry, const DcsFormInfo *form);

G_END_DECLS
