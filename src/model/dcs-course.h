/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsCourse:
 *
 * Everything about one patient, flat: for each record kind an array of rows, each row an array of
 * values as its DcsRecordInfo says. The rules and the timeline read it; nothing in it is a GObject.
 * Filled once by whoever loads it, sealed, and from then on immutable and shared between threads
 * (atomic reference count).
 */
typedef struct _DcsCourse DcsCourse;

#define DCS_TYPE_COURSE (dcs_course_get_type ())
GType dcs_course_get_type (void);

DcsCourse *dcs_course_new (void);
DcsCourse *dcs_course_ref (DcsCourse *self);
void dcs_course_unref (DcsCourse *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsCourse, dcs_course_unref)

void dcs_course_clear (DcsCourse *self);
void dcs_course_add (DcsCourse *self, DcsRecordKind kind, const DcsValue *values);
void dcs_course_seal (DcsCourse *self);

const DcsValue *dcs_course_patient (DcsCourse *self);
guint dcs_course_count (DcsCourse *self, DcsRecordKind kind);
const DcsValue *dcs_course_row (DcsCourse *self, DcsRecordKind kind, guint index);
const DcsValue *dcs_course_find (DcsCourse *self, DcsRecordKind kind, gint64 id);
DcsDate dcs_course_observation_date (DcsCourse *self, const DcsValue *observation);
const DcsValue *const *
dcs_course_visit_observations (DcsCourse *self, gint64 visit_id, guint *n_observations);
const DcsValue *const *dcs_course_dose_steps (DcsCourse *self, gint64 treatment_id, guint *n_steps);
const DcsValue *dcs_course_latest (DcsCourse *self, DcsCode code, int until_day, DcsDate *date);
DcsDate dcs_course_last_contact (DcsCourse *self);

G_END_DECLS
