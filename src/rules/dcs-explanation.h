/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-derive.h"

G_BEGIN_DECLS

/**
 * DcsExplanationLine: one input of a derived value, or one step of the rule.
 */
typedef struct
{
  char *label;      /* owned, translated: "Erythema, left thigh" */
  char *value;      /* owned: "2", "72 %", "not recorded"; or NULL */
  DcsDate date;     /* when it was recorded; not set: none */
  int indent;       /* 0: of the value itself, 1: of the line before with less … */
  gboolean missing; /* would be needed */
} DcsExplanationLine;

/**
 * DcsExplanation: why a derived value is what it is, as people read it: inputs with their dates,
 * the rule, its version and source, the parameters, and what is missing. Built when somebody asks,
 * never for a table.
 */
typedef struct
{
  char *title;         /* owned: "Revised EUSTAR activity index (2017)" */
  char *result;        /* owned: "3.5, active", "Not computable", "Suggested: relapse" */
  GPtrArray *lines;    /* owned (element-type DcsExplanationLine) */
  char *rule;          /* owned: the rule in sentences */
  int version;         /* of the rule; 0: none */
  char *source;        /* owned: where the rule is from; "Product rule" says so itself; or NULL */
  GPtrArray *settings; /* owned (element-type DcsExplanationLine): parameters with their values */
  GPtrArray *missing;  /* owned (element-type utf8): what would be needed; empty: nothing */
} DcsExplanation;

DcsExplanation *dcs_explanation_new (const char *title);
void dcs_explanation_free (DcsExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsExplanation, dcs_explanation_free)

void dcs_explanation_set_result (DcsExplanation *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void
dcs_explanation_set_rule (DcsExplanation *self, const char *rule, int version, const char *source);
/* @value may be NULL, @date not set. */
void dcs_explanation_add (
    DcsExplanation *self, int indent, const char *label, const char *value, DcsDate date);
void dcs_explanation_add_missing (DcsExplanation *self, int indent, const char *label);
void dcs_explanation_add_setting (DcsExplanation *self, const char *label, const char *value);
/* Plain text of several lines, for the clipboard, the command line and tests; (transfer full) */
char *dcs_explanation_to_text (const DcsExplanation *self);

G_END_DECLS
