/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-value.h"

G_BEGIN_DECLS

/**
 * DcsVocabulary:
 *
 * Which codes a domain ("drug", "site" …) has. Made by the rules layer from the disease
 * definitions; the drafts and the import check codes against it. Immutable once filled.
 */
typedef struct _DcsVocabulary DcsVocabulary;

DcsVocabulary *dcs_vocabulary_new (void);
void dcs_vocabulary_free (DcsVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsVocabulary, dcs_vocabulary_free)

void dcs_vocabulary_add (DcsVocabulary *self, const char *domain, const char *code);
DcsCode
dcs_vocabulary_lookup (DcsVocabulary *self, const char *domain, const char *text, gssize length);
gboolean dcs_vocabulary_has (DcsVocabulary *self, const char *domain, DcsCode code);
char *dcs_vocabulary_describe (DcsVocabulary *self, const char *domain);
char *dcs_vocabulary_describe_like (DcsVocabulary *self, const char *domain, const char *text);
const DcsCode *dcs_vocabulary_codes (DcsVocabulary *self, const char *domain, guint *n_codes);

G_END_DECLS
