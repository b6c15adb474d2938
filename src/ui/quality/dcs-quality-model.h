/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-clinic-entry.h"

G_BEGIN_DECLS

/**
 * DcsQualityModel: a list model of DcsQualityItem over the findings of a clinic: for each rule that
 * has any a heading and its findings, in the order of the patients. Findings come in portions;
 * items are made when they are asked for. Needs no display.
 */
#define DCS_TYPE_QUALITY_MODEL (dcs_quality_model_get_type ())
G_DECLARE_FINAL_TYPE (DcsQualityModel, dcs_quality_model, DCS, QUALITY_MODEL, GObject)

DcsQualityModel *dcs_quality_model_new (void);
void dcs_quality_model_clear (DcsQualityModel *self);
void dcs_quality_model_append (DcsQualityModel *self, GPtrArray *rows);
void dcs_quality_model_replace (DcsQualityModel *self, gint64 patient_id, GPtrArray *rows);
void dcs_quality_model_set_filter (DcsQualityModel *self, int rule, DcsCode disease);
guint dcs_quality_model_get_n_findings (DcsQualityModel *self);
guint dcs_quality_model_get_n_shown (DcsQualityModel *self);
gboolean dcs_quality_model_has_rule (DcsQualityModel *self, DcsQualityRule rule);
GArray *dcs_quality_model_dup_diseases (DcsQualityModel *self);

G_END_DECLS
