/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-plan.h"

G_BEGIN_DECLS

/* The terms of one domain, in the order of the file. */
typedef struct
{
  GPtrArray *terms;    /* borrowed DcsTerm, or what begins with one */
  GHashTable *by_code; /* DcsCode -> the same */
  gpointer *table;     /* the same by code, from `first` on; NULL: look into `by_code` */
  DcsCode first;
  guint n_table;
} DcsDomain;

/* The keys of [parameters], in the order of the table that reads them. */
typedef enum
{
  DCS_PARAMETER_ANA_POSITIVE_TITRE,
  DCS_PARAMETER_USUAL_TOLERANCE_PERCENT,
  DCS_PARAMETER_BUNDLE_DEFAULT,
  DCS_PARAMETER_FOLLOWUP_MONTHS,
  DCS_PARAMETER_COMBINATION_DAYS,
  DCS_PARAMETER_RESTART_DAYS,
  DCS_PARAMETER_PLAQUE_MIN_MM,
  DCS_PARAMETER_PLAQUE_MIN_COUNT,
  DCS_PARAMETER_PLAQUE_MIN_ZONES,
  DCS_PARAMETER_WEIGHT_MAX_AGE_MONTHS_CHILD,
  DCS_PARAMETER_WEIGHT_MAX_AGE_MONTHS_ADULT,
  DCS_PARAMETER_HEIGHT_MAX_AGE_MONTHS_CHILD,
  DCS_PARAMETER_HEIGHT_MAX_AGE_MONTHS_ADULT,
  DCS_PARAMETER_WEIGHT_CHANGE_PERCENT,
  DCS_PARAMETER_QUALITY_WEIGHT_CHANGE_PERCENT,
  DCS_PARAMETER_QUALITY_WEIGHT_CHANGE_MONTHS,
  DCS_PARAMETER_QUALITY_HEIGHT_FALL_CM,
  DCS_PARAMETER_QUALITY_LABORATORY_RATIO,
  DCS_PARAMETER_QUALITY_LABORATORY_VALUES,
  DCS_PARAMETER_REMISSION_MONTHS,
  DCS_PARAMETER_RELAPSE_MATCH_DAYS,
  DCS_PARAMETER_RESISTANCE_MONTHS,
  DCS_PARAMETER_LINE_ERA_GAP_DAYS,
  DCS_PARAMETER_LINE_COMBINATION_DAYS,
  DCS_PARAMETER_LINE_SWITCH_DAYS,
  DCS_PARAMETER_LINE_OVERLAP_DAYS,
  DCS_PARAMETER_LINE_RESTART_DAYS,
  DCS_PARAMETER_LINE_MINIMUM_DAYS,
  DCS_PARAMETER_LINE_BRIDGING_WEEKS,
  DCS_PARAMETER_LINE_MODE,
  DCS_PARAMETER_INFUSION_GRACE_DAYS,
  DCS_N_PARAMETERS,
} DcsParameter;

/* Immutable once loaded, and then shared between threads. */
struct _DcsDefinition
{
  char *path;
  char *text; /* owned: the file, as it was read */
  GStringChunk *strings;
  GPtrArray *blocks; /* owned: every term and array */
  DcsTerm disease;
  GHashTable *domains; /* name -> DcsDomain */
  DcsDomain *drugs;    /* borrowed from `domains`, as the next are */
  DcsDomain *tests;
  DcsDomain *dose_units;
  DcsDomain *instruments;
  DcsDomain *item_groups;
  DcsDomain *ranges;
  DcsDomain *forms;
  DcsDomain *sites;
  DcsDomain *frequencies;
  DcsDomain *stop_reasons;
  DcsDomain *treatment_responses;
  DcsDomain *calculations;
  DcsDomain *judgements;
  DcsDomain *due_rules;
  DcsDomain *options;
  DcsDomain *visit_responses;
  GHashTable *parameters; /* name -> double */
  GHashTable *roles;      /* name -> DcsCode */
  /* What rules ask for with every patient, without a name to look up. */
  double numbers[DCS_N_PARAMETERS]; /* by DcsParameter; NAN: not given */
  DcsCode weight, height;           /* by these roles, or 0 */
  GPtrArray *aliases;               /* borrowed DcsBundleAlias */
};

DcsDefinition *_dcs_definition_load (const char *path, GError **error);
/* The same file as it was read, with those of @changes that are of its disease in place of what it
 * has. */
DcsDefinition *_dcs_definition_change (DcsDefinition *self,
                                       const DcsRuleOverride *changes,
                                       guint n_changes,
                                       GError **error);
void _dcs_definition_free (DcsDefinition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsDefinition, _dcs_definition_free)

/* dcs_definition_parameter() without its name. */
static inline double
_dcs_definition_number (DcsDefinition *self, DcsParameter parameter, double fallback)
{
  double number = self->numbers[parameter];

  return number == number ? number : fallback;
}

DcsDomain *_dcs_definition_domain (DcsDefinition *self, const char *name);
gpointer _dcs_domain_find (DcsDomain *self, DcsCode code);
gpointer _dcs_definition_alloc (DcsDefinition *self, gsize size);

/**
 * DcsDefinitionReader: a definition file while it is read. Every function that reads a key returns
 * TRUE when the key is absent and leaves the place alone; FALSE with an error that names file,
 * group and key when the value is wrong.
 */
typedef struct
{
  DcsDefinition *definition;
  GKeyFile *file;
  const char *group;              /* the group being read: "drug methotrexate" */
  const DcsRuleOverride *changes; /* borrowed: the clinic's own values; of any disease */
  guint n_changes;
} DcsDefinitionReader;

/* The keys that a domain has beside those of every term, and how they are read. */
typedef struct
{
  const char *name;
  gsize size;                  /* of the struct, which begins with the term */
  const char *group_key;       /* the key of the term's group, or NULL */
  const char *group_domain;    /* its domain; NULL: a state */
  gboolean group_required;     /* no term without a group */
  gboolean label_optional;     /* what reads the term gives it one */
  const char *children_domain; /* of the key "children", or NULL */
  const char *const *keys;     /* further keys, NULL-terminated; or NULL */
  gboolean (*read) (DcsDefinitionReader *reader, gpointer term, GError **error);
} DcsDomainInfo;

const DcsDomainInfo *_dcs_domain_info (const char *name);

/* Domains with keys of their own: each reads them and checks them against each other. */
gboolean _dcs_definition_read_test (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_item_group (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_read_range (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_read_form (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_instrument (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_link_forms (DcsDefinitionReader *reader, GError **error);
gboolean _dcs_definition_read_drug (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_frequency (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_stop_reason (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_read_treatment_response (DcsDefinitionReader *reader,
                                                  gpointer term,
                                                  GError **error);
gboolean
_dcs_definition_read_calculation (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_judgement (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_read_due_rule (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean
_dcs_definition_read_parameter (DcsDefinitionReader *reader, gpointer term, GError **error);
gboolean _dcs_definition_read_option (DcsDefinitionReader *reader, gpointer term, GError **error);

/* Groups that are no terms. */
gboolean
_dcs_definition_read_band (DcsDefinitionReader *reader, const char *const *words, GError **error);
gboolean _dcs_definition_read_parameters (DcsDefinitionReader *reader, GError **error);

gboolean _dcs_definition_link_calculations (DcsDefinitionReader *reader, GError **error);
gboolean _dcs_definition_link_judgements (DcsDefinitionReader *reader, GError **error);
void _dcs_definition_free_calculations (DcsDefinition *self);

/* The highest version that a rule can have. */
#define DCS_MAX_VERSION 9999

gboolean _dcs_reader_fail (DcsDefinitionReader *self,
                           const char *key,
                           GError **error,
                           const char *format,
                           ...) G_GNUC_PRINTF (4, 5);
gboolean _dcs_reader_has (DcsDefinitionReader *self, const char *key);
/* Every key of the group is in one of the lists; either may be NULL. */
gboolean _dcs_reader_check_keys (DcsDefinitionReader *self,
                                 const char *const *common,
                                 const char *const *own,
                                 GError **error);
gboolean
_dcs_reader_text (DcsDefinitionReader *self, const char *key, const char **place, GError **error);
gboolean
_dcs_reader_label (DcsDefinitionReader *self, const char *key, const char **place, GError **error);
gboolean
_dcs_reader_number (DcsDefinitionReader *self, const char *key, double *place, GError **error);
gboolean
_dcs_reader_boolean (DcsDefinitionReader *self, const char *key, gboolean *place, GError **error);
gboolean _dcs_reader_code (
    DcsDefinitionReader *self, const char *key, const char *domain, DcsCode *place, GError **error);
gboolean _dcs_reader_codes (DcsDefinitionReader *self,
                            const char *key,
                            const char *domain,
                            const DcsCode **place,
                            guint *n_place,
                            GError **error);
gboolean _dcs_reader_numbers (DcsDefinitionReader *self,
                              const char *key,
                              const double **place,
                              guint *n_place,
                              GError **error);
gboolean _dcs_reader_count (
    DcsDefinitionReader *self, const char *key, int low, int high, int *place, GError **error);
/* The index of the word; NULL in @words is none. */
gboolean _dcs_reader_choice (DcsDefinitionReader *self,
                             const char *key,
                             const char *const *words,
                             gsize n_words,
                             int *place,
                             GError **error);
gboolean _dcs_reader_interval (DcsDefinitionReader *self,
                               const char *key,
                               DcsInterval *place,
                               GError **error);
gboolean _dcs_reader_resolve (DcsDefinitionReader *self,
                              const char *key,
                              const char *domain,
                              const char *text,
                              DcsCode *place,
                              GError **error);

G_END_DECLS
