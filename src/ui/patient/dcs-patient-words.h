/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

const char *dcs_words_choice (const char *choice);
const char *dcs_words_sex (const char *sex, int years);
const char *dcs_words_term (DcsDefinition *definition, const char *domain, DcsCode code);
const char *dcs_words_text (const DcsValue *value);
char *dcs_words_number (const DcsValue *value);
char *dcs_words_days (int days);
char *dcs_words_months (int months);
char *dcs_words_months_short (int months);
char *dcs_words_insert (const char *format, const char *words);
char *dcs_words_deleted (DcsRecordKind kind, const DcsValue *values);
char *dcs_words_join (const char *separator, ...) G_GNUC_NULL_TERMINATED;
gboolean dcs_words_has_lesions (DcsDefinition *definition);
gboolean dcs_words_has_relapses (DcsDefinition *definition);
gboolean dcs_words_has_states (DcsDefinition *definition);

G_END_DECLS
