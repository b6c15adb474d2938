/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-vocabulary.h"

G_BEGIN_DECLS

#define DCS_RULES_ERROR (dcs_rules_error_quark ())
GQuark dcs_rules_error_quark (void);
typedef enum
{
  DCS_RULES_ERROR_BAD_DEFINITION,
  DCS_RULES_ERROR_NOT_FOUND,
} DcsRulesError;

/**
 * DcsTerm: one code of one domain of a disease definition. Strings live as long as the catalog.
 */
typedef struct
{
  DcsCode code;
  const char *label;  /* translated, for people: "Methotrexate" */
  const char *abbr;   /* short: "MTX"; the label where the definition has none */
  const char *source; /* where the fact is from, or NULL */
  DcsCode group;      /* class, region, state … whatever the domain groups by; or 0 */
} DcsTerm;

/**
 * DcsDrug: a term of the domain "drug" with what is usual. Ranges say "usual", nothing more.
 */
typedef struct
{
  DcsTerm term;      /* group: the drug class */
  gboolean systemic; /* not topical */
  gboolean steroid;  /* a corticosteroid: no line of therapy */
  DcsCode route;     /* usual route */
  DcsCode unit;      /* usual unit of the dose, e.g. mg/m2 */
  DcsCode frequency; /* usual frequency */
  double usual_min;  /* in `unit`; NAN where the definition gives none */
  double usual_max;  /* in `unit`; NAN */
  double cap;        /* absolute, in `cap_unit` per dose or day as the drug is given; NAN */
  DcsCode cap_unit;  /* e.g. mg */
} DcsDrug;

/**
 * DcsTest: a term of the domain "test": a laboratory value, a vital sign, a score or an item.
 */
typedef struct
{
  DcsTerm term;      /* group: "laboratory", "vital", "score", "item" */
  DcsCode unit;      /* canonical unit, or 0 */
  int decimals;      /* shown digits after the point */
  double min, max;   /* possible range of a value; NAN for none */
  gboolean per_site; /* recorded for each site */
} DcsTest;

/**
 * DcsInstrument: a scored form. Its total is the sum of its items over the sites.
 */
typedef struct
{
  DcsTerm term;
  const DcsCode *items;
  guint n_items;
  gboolean per_site;
  double max_total;
  /* Bands: band i holds totals up to and including upper[i]; the last has no upper bound. */
  const double *band_upper;
  const char *const *band_label;
  guint n_bands;
  gboolean is_activity; /* drawn as the activity curve and shown as "last activity" */
} DcsInstrument;

typedef struct _DcsDefinition DcsDefinition;
typedef struct _DcsCatalog DcsCatalog;

/* The catalog: all disease definitions found, and the vocabulary over all of them. */
DcsCatalog *dcs_catalog_load (const char *const *folders, GError **error);
DcsCatalog *dcs_catalog_load_default (GError **error);
DcsCatalog *dcs_catalog_ref (DcsCatalog *self);
void dcs_catalog_unref (DcsCatalog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsCatalog, dcs_catalog_unref)

DcsVocabulary *dcs_catalog_vocabulary (DcsCatalog *self);
guint dcs_catalog_count (DcsCatalog *self);
DcsDefinition *dcs_catalog_nth (DcsCatalog *self, guint index);
DcsDefinition *dcs_catalog_find (DcsCatalog *self, DcsCode disease);
const DcsTerm *dcs_catalog_term (DcsCatalog *self, const char *domain, DcsCode code);
const char *dcs_catalog_label (DcsCatalog *self, const char *domain, DcsCode code);
const char *dcs_catalog_abbr (DcsCatalog *self, const char *domain, DcsCode code);

DcsCode dcs_definition_code (DcsDefinition *self);
const char *dcs_definition_label (DcsDefinition *self);
const char *dcs_definition_abbr (DcsDefinition *self);
const DcsTerm *const *
dcs_definition_terms (DcsDefinition *self, const char *domain, guint *n_terms);
const DcsTerm *dcs_definition_term (DcsDefinition *self, const char *domain, DcsCode code);
const DcsDrug *dcs_definition_drug (DcsDefinition *self, DcsCode drug);
const DcsTest *dcs_definition_test (DcsDefinition *self, DcsCode test);
const DcsInstrument *dcs_definition_instrument (DcsDefinition *self, DcsCode instrument);
const DcsInstrument *const *dcs_definition_instruments (DcsDefinition *self, guint *n_instruments);
char *
dcs_definition_subtype_label (DcsDefinition *self, DcsCode subtype, DcsCode site, DcsCode form);
/* A parameter of the definition's [parameters] group; `fallback` where it has none. */
double dcs_definition_parameter (DcsDefinition *self, const char *name, double fallback);
/* A code that the definition names for a role, e.g. "physician-global", "weight", "height"; or 0.
 */
DcsCode dcs_definition_role (DcsDefinition *self, const char *role);

G_END_DECLS
