/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"
#include "dcs-vocabulary.h"

G_BEGIN_DECLS

/**
 * DcsProblem: what is wrong with one field, in words for a person ("must not be before the start").
 */
typedef struct
{
  int field;           /* index in the record's fields */
  const char *message; /* translated, static or owned by the list */
} DcsProblem;

/**
 * DCS_MODEL_ERROR: bad values handed in by people or files.
 */
#define DCS_MODEL_ERROR (dcs_model_error_quark ())
GQuark dcs_model_error_quark (void);
typedef enum
{
  DCS_MODEL_ERROR_BAD_VALUE,
} DcsModelError;

/**
 * DcsDraft:
 *
 * The editable state of one record: what it was and what it is now. A plain value, tested without
 * a display; forms only show it.
 */
typedef struct _DcsDraft DcsDraft;

DcsDraft *dcs_draft_new (DcsRecordKind kind);
DcsDraft *dcs_draft_new_from_values (DcsRecordKind kind, const DcsValue *values);
void dcs_draft_free (DcsDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsDraft, dcs_draft_free)

DcsRecordKind dcs_draft_get_kind (DcsDraft *self);
const DcsValue *dcs_draft_get_values (DcsDraft *self);
const DcsValue *dcs_draft_get_original (DcsDraft *self);
void dcs_draft_set (DcsDraft *self, int field, const DcsValue *value);
void dcs_draft_set_stored (DcsDraft *self);
gboolean dcs_draft_is_changed (DcsDraft *self);
gboolean dcs_draft_is_new (DcsDraft *self);

GPtrArray *dcs_draft_validate (DcsDraft *self, DcsVocabulary *vocabulary);
void dcs_record_validate (DcsRecordKind kind,
                          const DcsValue *values,
                          DcsVocabulary *vocabulary,
                          void (*report) (int field, const char *message, gpointer data),
                          gpointer data);
gboolean dcs_field_parse (const DcsField *field,
                          DcsVocabulary *vocabulary,
                          const char *text,
                          gssize length,
                          DcsValue *value,
                          GError **error);
char *dcs_field_expectation (const DcsField *field, DcsVocabulary *vocabulary);
char *
dcs_field_expectation_like (const DcsField *field, DcsVocabulary *vocabulary, const char *text);

G_END_DECLS
