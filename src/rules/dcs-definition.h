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
  const char *phrase; /* inside a phrase: "weekly", "craniofacial"; the label where it has none */
  const char *text;   /* translated definition in full sentences, or NULL */
  const char *source; /* where the fact is from, or NULL */
  DcsCode group;      /* class, region, state … whatever the domain groups by; or 0 */
  const DcsCode *children; /* subtype: its sites; subtype-site: its forms; region: its sites */
  guint n_children;
} DcsTerm;

/**
 * DcsInterval: so many days, or so many calendar months.
 */
typedef struct
{
  int days;   /* 0: use `months` */
  int months; /* 0: use `days`; both 0: none */
} DcsInterval;

/**
 * DcsCalendar: when the administrations of a drug are expected (key "calendar" of the drug). First
 * `n_loading` of them `loading` apart, then in cycles: `n_in_cycle` on following days of
 * `cycle_days`; the first cycle may have another number. Without cycles: by `interval`, or by the
 * interval of the prescribed frequency when that is none.
 */
typedef struct
{
  guint n_loading;
  DcsInterval loading;
  DcsInterval interval;
  guint n_first_cycle; /* days with a dose in the first cycle: edaravone 14 */
  guint n_in_cycle;    /* in later cycles: 10; 0: no cycles */
  guint cycle_days;    /* 28 */
} DcsCalendar;

/**
 * DcsDrug: a term of the domain "drug" with what is usual. Ranges say "usual", nothing more.
 */
typedef struct
{
  DcsTerm term;      /* group: the drug class */
  gboolean systemic; /* not topical */
  gboolean steroid;  /* a corticosteroid: no line of therapy */
  DcsCode route;     /* usual route: the first of `routes` */
  const DcsCode *routes;
  guint n_routes;
  DcsCode unit;      /* usual unit of the dose, e.g. mg/m2 */
  DcsCode frequency; /* usual frequency */
  double usual_min;  /* in `unit`; NAN where the definition gives none */
  double usual_max;  /* in `unit`; NAN */
  double cap;        /* absolute, in `cap_unit` per dose or day as the drug is given; NAN */
  DcsCode cap_unit;  /* e.g. mg */
  const DcsCode *only_frequencies; /* the only ones that it is given at, or NULL: any */
  guint n_only_frequencies;
  gboolean has_calendar; /* its administrations are expected on certain days */
  DcsCalendar calendar;
  double adequate_min;        /* in `unit`: from here on a dose is adequate; NAN: any dose */
  DcsInterval adequate_after; /* given so long, the response can be judged; none: of the disease */
} DcsDrug;

/**
 * DcsTest: a term of the domain "test": a laboratory value, a vital sign, a score or an item.
 */
typedef struct
{
  DcsTerm term;          /* group: "laboratory", "vital", "score", "item" */
  DcsCode unit;          /* canonical unit, or 0 */
  int decimals;          /* shown digits after the point */
  double min, max;       /* possible range of a value; NAN for none */
  gboolean numeric;      /* has a value; FALSE: only a coded result */
  gboolean per_site;     /* recorded for each site */
  const double *allowed; /* the only possible values, or NULL: all of [min, max] */
  guint n_allowed;
  const DcsCode *results; /* coded results (domain "result"), or NULL: none */
  guint n_results;
  const DcsCode *other_units; /* units that convert to `unit` … */
  const double *factors;      /* … by this factor */
  guint n_other_units;
  const char *const *levels; /* translated meaning of each of `allowed`, or NULL */
  const DcsCode *sites;      /* per site: the only sites that it is recorded at, or NULL: all */
  guint n_sites;
  int carry_months_child; /* a value may stand for a later day for so many months below … */
  int carry_months_adult; /* … and from 18 years on; 0: never */
} DcsTest;

/**
 * DcsItemGroup: a term of the domain "item-group": items of which the highest counts (HAQ-DI: a
 * category). When one of `aids` is above 0, the category is at least `aid_minimum`.
 */
typedef struct
{
  DcsTerm term;
  const DcsCode *items;
  guint n_items;
  const DcsCode *aids;
  guint n_aids;
  double aid_minimum;
} DcsItemGroup;

/**
 * DcsTestRange: a term of the domain "range": what the clinic's laboratory calls normal.
 */
typedef struct
{
  DcsTerm term;
  DcsCode test;
  double low, high;        /* inclusive, in the canonical unit; NAN: open */
  gboolean below_high;     /* `high` itself is above the range: "below 5" */
  double from_age, to_age; /* years, [from, to); NAN: open */
  const char *sex;         /* "F", "M"; NULL: any */
} DcsTestRange;

/**
 * DcsFormInfo: a term of the domain "form": a part of the visit page. The GtkBuilder file
 * ui/instruments/CODE.ui shows it; a form without a file is laid out from its items.
 */
typedef enum
{
  DCS_FORM_MEASURES,
  DCS_FORM_SCORES,
  DCS_FORM_LABORATORY,
} DcsFormSection;

typedef struct
{
  DcsTerm term;
  DcsFormSection section;
  const DcsCode *items; /* tests in the order of entry */
  guint n_items;
  gboolean per_site;    /* a grid of site × item */
  const DcsCode *sites; /* per site: the rows of the grid, in order; never NULL then */
  guint n_sites;
  gboolean all_sites;         /* every site has a row; else only those that are involved */
  const DcsCode *instruments; /* whose totals it shows */
  guint n_instruments;
} DcsFormInfo;

/**
 * DcsScoreMethod:
 * @DCS_SCORE_SUM: the sum of the items over the sites
 * @DCS_SCORE_CATEGORY_MEAN: the mean of the categories that were answered (HAQ-DI)
 */
typedef enum
{
  DCS_SCORE_SUM,
  DCS_SCORE_CATEGORY_MEAN,
} DcsScoreMethod;

/**
 * DcsInstrument: a scored form.
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
  DcsScoreMethod method;
  gboolean lower_is_worse;
  gboolean all_sites;   /* every site must be scored; else a site without a row adds 0 */
  const DcsCode *sites; /* the sites it goes over, or NULL: all of the definition */
  guint n_sites;
  const DcsCode *alternatives; /* items of which exactly one is answered (5a or 5b), or NULL */
  guint n_alternatives;
  const DcsCode *categories; /* CATEGORY_MEAN: domain "item-group" */
  guint n_categories;
  guint min_categories; /* CATEGORY_MEAN: fewer answered: not computable */
  DcsCode part_of;      /* the instrument that this one is a subscore of, or 0 */
  int decimals;         /* shown digits of a total; those of its values when there are more */
  struct _DcsDefinition *definition; /* that it is of */
  const DcsItemGroup *const *groups; /* CATEGORY_MEAN: the `categories` themselves */
  DcsCode form;                      /* the form whose rest is the rest of its sites, or 0 */
} DcsInstrument;

/**
 * DcsDoseUnit: a term of the domain "dose-unit": a mass, perhaps per m² or per kg.
 */
typedef enum
{
  DCS_DOSE_FLAT,
  DCS_DOSE_PER_M2,
  DCS_DOSE_PER_KG,
} DcsDoseBasis;

typedef struct
{
  DcsTerm term;
  DcsDoseBasis basis;
  double milligrams; /* milligrams in one unit of the mass: g: 1000; NAN: no mass (drops) */
  DcsCode absolute;  /* the unit of the dose of one patient: mg/m2: mg; a flat one: itself */
} DcsDoseUnit;

/**
 * DcsBundleAlias: what a column of a CSV bundle means that is named after this disease: a field of
 * the file's record type under another name, or the value of an observation.
 */
typedef struct
{
  const char *file;    /* without ".csv": "patients" */
  const char *column;  /* "linear_site" */
  const char *field;   /* name of the DcsField, "subtype_site"; NULL for an observation */
  DcsCode observation; /* code of the domain "test", "weight"; 0 for a field */
  DcsCode unit;        /* unit of the column's numbers, "kg"; 0: none */
} DcsBundleAlias;

typedef struct _DcsDefinition DcsDefinition;
typedef struct _DcsCatalog DcsCatalog;

/* The catalog: all disease definitions found, and the vocabulary over all of them. */
DcsCatalog *dcs_catalog_load (const char *const *folders, GError **error);
DcsCatalog *dcs_catalog_load_default (GError **error);
char *dcs_catalog_dup_digest (DcsCatalog *self);
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
const DcsDrug *dcs_catalog_drug (DcsCatalog *self, DcsCode drug);
const DcsTest *dcs_catalog_test (DcsCatalog *self, DcsCode test);
const DcsBundleAlias *
dcs_catalog_bundle_alias (DcsCatalog *self, const char *file, const char *column);
const DcsBundleAlias *const *
dcs_catalog_bundle_aliases (DcsCatalog *self, const char *file, guint *n_aliases);

gboolean dcs_test_accepts (const DcsTest *test, double value);
char *dcs_test_describe_values (const DcsTest *test);
int dcs_test_range_compare (const DcsTestRange *range, double value, char comparator);
char *dcs_test_range_describe (const DcsTestRange *range);
gboolean dcs_test_to_canonical (const DcsTest *test, DcsCode unit, double value, double *canonical);
gboolean dcs_observation_check (DcsCatalog *catalog, DcsValue *values, int *field, char **expected);

DcsCode dcs_definition_code (DcsDefinition *self);
const char *dcs_definition_label (DcsDefinition *self);
const char *dcs_definition_abbr (DcsDefinition *self);
const DcsTerm *const *
dcs_definition_terms (DcsDefinition *self, const char *domain, guint *n_terms);
const DcsTerm *dcs_definition_term (DcsDefinition *self, const char *domain, DcsCode code);
const DcsDrug *dcs_definition_drug (DcsDefinition *self, DcsCode drug);
const DcsTest *dcs_definition_test (DcsDefinition *self, DcsCode test);
const DcsDoseUnit *dcs_definition_dose_unit (DcsDefinition *self, DcsCode unit);
const DcsInstrument *dcs_definition_instrument (DcsDefinition *self, DcsCode instrument);
const DcsInstrument *const *dcs_definition_instruments (DcsDefinition *self, guint *n_instruments);
const DcsItemGroup *dcs_definition_item_group (DcsDefinition *self, DcsCode group);
const DcsFormInfo *dcs_definition_form (DcsDefinition *self, DcsCode form);
const DcsFormInfo *const *dcs_definition_forms (DcsDefinition *self, guint *n_forms);
/* The range that fits best; @age_years may be NAN, @sex NULL. NULL: none. */
const DcsTestRange *
dcs_definition_range (DcsDefinition *self, DcsCode test, double age_years, const char *sex);
char *
dcs_definition_subtype_label (DcsDefinition *self, DcsCode subtype, DcsCode site, DcsCode form);
/* A parameter of the definition's [parameters] group; `fallback` where it has none. */
double dcs_definition_parameter (DcsDefinition *self, const char *name, double fallback);
/* A code that the definition names for a role, e.g. "physician-global", "weight", "height"; or 0.
 */
DcsCode dcs_definition_role (DcsDefinition *self, const char *role);

G_END_DECLS
