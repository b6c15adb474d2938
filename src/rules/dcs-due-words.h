/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-due-private.h"

G_BEGIN_DECLS

/* What words and explanations of due items, doses and the worklist share. */

/* Label or phrase of a code of the definition; the code itself where it has none. */
const char *_dcs_analysis_label (DcsAnalysis *self, const char *domain, DcsCode code);
const char *_dcs_analysis_phrase (DcsAnalysis *self, const char *domain, DcsCode code);
/* "12 weeks", "1 year"; (transfer full) */
char *_dcs_interval_length (DcsInterval interval);
/* "3 May 2020"; "" for no day; (transfer full) */
char *_dcs_day_format (int day);
/* As it was recorded. */
DcsDate _dcs_era_start (DcsAnalysis *self, const DcsEra *era);
/* Appends a part, after "; " when there are others. */
void _dcs_words_add (GString *words, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Why something is due, in one line; (transfer full) */
char *_dcs_due_reason (DcsAnalysis *self, const DcsDueItem *item);
/* Takes @words; (transfer full) */
char *_dcs_sentence_case (GString *words);

G_END_DECLS
