/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>
#include <string.h>

/* The allowed values of the bundle contract's code columns, by the domain of the record's field. */
static const struct
{
  const char *column;
  const char *domain;
  const char *codes;
} contract[] = {
  { "patients.disease", "disease", "jls" },
  { "patients.subtype", "subtype", "linear circumscribed generalized mixed" },
  { "patients.linear_site", "subtype-site", "craniofacial trunk_limb" },
  { "patients.craniofacial_form", "subtype-form", "en_coup_de_sabre parry_romberg" },
  { "patients.referral", "referral", "dermatology general_pediatrics neurology" },
  { "lesions.region", "region", "head_neck trunk upper_extremity lower_extremity gluteal" },
  { "lesions.morphology", "morphology", "linear plaque" },
  { "visits.visit_type", "visit-kind", "baseline scheduled relapse final" },
  { "visits.response", "visit-response", "baseline none partial complete relapse" },
  { "labs.timepoint", "observation-context", "diagnosis followup" },
  { "labs.test", "test", "WBC HGB PLT CRP ESR ALT ANA SCL70" },
  { "labs.unit", "unit", "/uL g/dL 10^3/uL mg/L mm/h U/L reciprocal_titre" },
  { "labs.result", "result", "positive negative" },
  { "treatments.drug",
    "drug",
    "methotrexate mycophenolate_mofetil ivig tocilizumab abatacept hydroxychloroquine prednisolone "
    "methylprednisolone topical_tacrolimus topical_mometasone" },
  { "treatments.drug_class", "drug-class", "csDMARD immunoglobulin bDMARD corticosteroid topical" },
  { "treatments.dose_unit", "dose-unit", "mg/m2 mg/kg g/kg mg" },
  { "treatments.frequency",
    "frequency",
    "weekly daily monthly every_2_weeks every_4_weeks pulse_3_days twice_daily" },
  { "treatments.route", "route", "oral subcutaneous intravenous topical" },
  { "treatments.start_reason",
    "start-reason",
    "first_line bridging switch_adverse_event switch_inadequate_response switch_no_response "
    "add_inadequate_response add_extensive_lesions combination_start relapse dose_change other" },
  { "treatments.stop_reason",
    "stop-reason",
    "dose_change remission course_completed adverse_event inadequate_response no_response other" },
  { "treatments.response", "treatment-response", "sufficient partial none not_evaluable" },
  { "relapses.therapy_context", "relapse-context", "MTX MMF off_all_treatment other not_recorded" },
  { "relapses.manifestation",
    "relapse-manifestation",
    "new_lesion lesion_expansion recurrent_erythema_induration" },
  { "imaging.modality", "investigation", "MRI" },
  { "imaging.result", "investigation-result", "normal abnormal" },
  { "extracutaneous.type", "finding", "joint_contracture" },
};

/* The contract's list of the LoSCAT sites, in its order. */
static const char *const sites[] = {
  "head_face",
  "neck",
  "chest",
  "abdomen",
  "upper_back",
  "lower_back",
  "right_arm",
  "left_arm",
  "right_forearm",
  "left_forearm",
  "right_hand",
  "left_hand",
  "right_thigh_buttock",
  "left_thigh_buttock",
  "right_leg",
  "left_leg",
  "right_foot",
  "left_foot",
};

static void
every_code_of_the_bundle_is_defined (RulesFixture *f, gconstpointer data)
{
  DcsVocabulary *vocabulary = dcs_catalog_vocabulary (f->catalog);

  for (gsize i = 0; i < G_N_ELEMENTS (contract); i++)
    {
      g_auto (GStrv) codes = g_strsplit (contract[i].codes, " ", -1);

      for (gsize n = 0; codes[n] != NULL; n++)
        {
          g_test_message ("%s: %s", contract[i].column, codes[n]);
          g_assert_cmpuint (
              dcs_vocabulary_lookup (vocabulary, contract[i].domain, codes[n], -1), !=, 0);
        }
    }
}

static void
every_code_field_has_a_vocabulary (RulesFixture *f, gconstpointer data)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          guint n_codes;

          if (info->fields[i].type != DCS_FIELD_CODE)
            continue;
          dcs_vocabulary_codes (
              dcs_catalog_vocabulary (f->catalog), info->fields[i].domain, &n_codes);
          g_test_message ("%s.%s: %s", info->table, info->fields[i].name, info->fields[i].domain);
          g_assert_cmpuint (n_codes, >, 0);
        }
    }
}

static void
the_eighteen_sites_stand_in_their_order (RulesFixture *f, gconstpointer data)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (f->jls, "site", &n_terms);

  g_assert_cmpuint (n_terms, ==, 18);
  for (guint i = 0; i < n_terms; i++)
    g_assert_cmpstr (dcs_code_string (terms[i]->code), ==, sites[i]);
}

/* Labels, unique codes, and that what is found by its code is what stands in the list. */
static void
every_term_is_found_and_has_words (RulesFixture *f, gconstpointer data)
{
  static const char *const domains[] = {
    "disease",
    "subtype",
    "subtype-site",
    "subtype-form",
    "region",
    "site",
    "morphology",
    "drug-class",
    "drug",
    "dose-unit",
    "frequency",
    "route",
    "start-reason",
    "stop-reason",
    "treatment-response",
    "visit-kind",
    "visit-response",
    "relapse-context",
    "relapse-manifestation",
    "referral",
    "consent",
    "followup-status",
    "finding-group",
    "finding",
    "investigation",
    "investigation-result",
    "causality",
    "care-kind",
    "test-group",
    "test",
    "unit",
    "result",
    "observation-context",
    "instrument",
  };

  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    {
      g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
      g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_terms;
      const DcsTerm *const *terms = dcs_definition_terms (f->jls, domains[d], &n_terms);

      g_assert_cmpuint (n_terms, >, 0);
      for (guint i = 0; i < n_terms; i++)
        {
          g_test_message ("%s %s", domains[d], dcs_code_string (terms[i]->code));
          g_assert_true (g_hash_table_add (codes, GUINT_TO_POINTER (terms[i]->code)));
          g_assert_true (g_hash_table_add (labels, (gpointer) terms[i]->label));
          g_assert_cmpuint (strlen (terms[i]->label), >, 0);
          g_assert_cmpuint (strlen (terms[i]->abbr), >, 0);
          g_assert_cmpuint (strlen (terms[i]->phrase), >, 0);
          g_assert_true (dcs_definition_term (f->jls, domains[d], terms[i]->code) == terms[i]);
        }
    }
}

static void
drugs_have_class_route_and_a_source_for_what_is_usual (RulesFixture *f, gconstpointer data)
{
  guint n_drugs;
  const DcsTerm *const *terms = dcs_definition_terms (f->jls, "drug", &n_drugs);

  for (guint i = 0; i < n_drugs; i++)
    {
      const DcsDrug *drug = dcs_definition_drug (f->jls, terms[i]->code);
      const char *group = dcs_code_string (drug->term.group);

      g_test_message ("%s", dcs_code_string (drug->term.code));
      g_assert_true (&drug->term == terms[i]);
      g_assert_nonnull (dcs_definition_term (f->jls, "drug-class", drug->term.group));
      g_assert_nonnull (dcs_definition_term (f->jls, "route", drug->route));
      g_assert_cmpuint (drug->n_routes, >, 0);
      g_assert_cmpint (drug->steroid, ==, g_str_equal (group, "corticosteroid"));
      g_assert_cmpint (drug->systemic,
                       ==,
                       !g_str_equal (group, "topical") && !g_str_equal (group, "phototherapy")
                           && !g_str_equal (group, "supportive"));
      if (!isnan (drug->usual_min) || !isnan (drug->cap))
        g_assert_nonnull (drug->term.source);
    }
}

/* The contract's class of each drug, and the ranges and caps of the clinical reference, A9 and D1.
 */
static void
drugs_are_what_the_sources_say (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *drug, *group, *abbr, *route, *unit, *frequency;
    double min, max, cap;
  } cases[] = {
    { "methotrexate", "csDMARD", "MTX", "oral", "mg/m2", "weekly", 10, 15, 25 },
    { "mycophenolate_mofetil", "csDMARD", "MMF", "oral", "mg/m2", "daily", 500, 1000, 3000 },
    { "hydroxychloroquine", "csDMARD", "HCQ", "oral", "mg/kg", "daily", NAN, NAN, NAN },
    { "ivig", "immunoglobulin", "IVIG", "intravenous", "g/kg", "monthly", 1, 2, NAN },
    { "tocilizumab", "bDMARD", "TCZ", "subcutaneous", "mg", "every_2_weeks", 162, 162, 162 },
    { "abatacept", "bDMARD", "ABA", "intravenous", "mg/kg", "every_4_weeks", 10, 10, NAN },
    { "prednisolone", "corticosteroid", "PRED", "oral", "mg/kg", "daily", 0.5, 2, 60 },
    { "methylprednisolone",
      "corticosteroid",
      "MPRED",
      "intravenous",
      "mg/kg",
      "pulse_3_days",
      30,
      30,
      1000 },
    { "topical_tacrolimus",
      "topical",
      "Tacrolimus",
      "topical",
      NULL,
      "twice_daily",
      NAN,
      NAN,
      NAN },
    { "topical_mometasone",
      "topical",
      "Mometasone",
      "topical",
      NULL,
      "twice_daily",
      NAN,
      NAN,
      NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsDrug *drug = dcs_definition_drug (f->jls, dcs_code (cases[i].drug));

      g_assert_nonnull (drug);
      g_assert_cmpstr (dcs_code_string (drug->term.group), ==, cases[i].group);
      g_assert_cmpstr (drug->term.abbr, ==, cases[i].abbr);
      g_assert_cmpstr (dcs_code_string (drug->route), ==, cases[i].route);
      g_assert_cmpstr (dcs_code_string (drug->unit), ==, cases[i].unit);
      g_assert_cmpstr (dcs_code_string (drug->frequency), ==, cases[i].frequency);
      g_assert_cmpint (isnan (drug->usual_min), ==, isnan (cases[i].min));
      g_assert_cmpint (isnan (drug->cap), ==, isnan (cases[i].cap));
      if (!isnan (cases[i].min))
        {
          g_assert_cmpfloat (drug->usual_min, ==, cases[i].min);
          g_assert_cmpfloat (drug->usual_max, ==, cases[i].max);
        }
      if (!isnan (cases[i].cap))
        {
          g_assert_cmpfloat (drug->cap, ==, cases[i].cap);
          g_assert_cmpstr (dcs_code_string (drug->cap_unit), ==, "mg");
        }
    }
}

/* The highest total is what the items can reach over the sites. */
static void
instruments_add_up (RulesFixture *f, gconstpointer data)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (f->jls, &n_instruments);

  g_assert_cmpuint (n_instruments, ==, 4);
  for (guint i = 0; i < n_instruments; i++)
    {
      double sum = 0;

      for (guint n = 0; n < instruments[i]->n_items; n++)
        {
          const DcsTest *test = dcs_definition_test (f->jls, instruments[i]->items[n]);

          g_assert_cmpint (test->per_site, ==, instruments[i]->per_site);
          g_assert_cmpfloat (test->min, ==, 0);
          sum += test->max;
        }
      g_assert_cmpfloat (instruments[i]->max_total,
                         ==,
                         instruments[i]->per_site ? sum * G_N_ELEMENTS (sites) : sum);
      g_assert_cmpuint (instruments[i]->n_bands, ==, 4);
      g_assert_nonnull (instruments[i]->term.source);
    }
  g_assert_cmpstr (dcs_code_string (instruments[0]->term.code), ==, "mlossi");
  g_assert_true (instruments[0]->is_activity);
  g_assert_cmpfloat (instruments[0]->max_total, ==, 162);
  g_assert_true (instruments[1]->is_activity);
  g_assert_cmpuint (instruments[1]->items[0], ==, dcs_definition_role (f->jls, "physician-global"));
  g_assert_false (instruments[2]->is_activity);
}

static void
the_roles_are_cast (RulesFixture *f, gconstpointer data)
{
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (f->jls, "weight")), ==, "weight");
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (f->jls, "height")), ==, "height");
  g_assert_cmpstr (
      dcs_code_string (dcs_definition_role (f->jls, "physician-global")), ==, "pga_activity");
  g_assert_cmpstr (dcs_code_string (dcs_definition_role (f->jls, "activity")), ==, "mlossi");
  g_assert_cmpfloat (dcs_definition_parameter (f->jls, "ana-positive-titre", 0), ==, 80);
}

static void
every_judgement_means_a_state (RulesFixture *f, gconstpointer data)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (f->jls, "visit-response", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    g_assert_cmpint (
        dcs_state_from_code (dcs_code_string (terms[i]->group)), !=, DCS_STATE_UNKNOWN);
}

static void
columns_lead_to_fields_and_tests (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *file, *column, *field, *observation, *unit;
  } cases[] = {
    { "patients", "linear_site", "subtype_site", NULL, NULL },
    { "patients", "craniofacial_form", "subtype_form", NULL, NULL },
    { "visits", "weight_kg", NULL, "weight", "kg" },
    { "visits", "height_cm", NULL, "height", "cm" },
    { "visits", "pga_activity", NULL, "pga_activity", "mm" },
    { "site_scores", "erythema", NULL, "erythema", NULL },
    { "site_scores", "induration", NULL, "induration", NULL },
    { "site_scores", "new_enlarged", NULL, "new_enlarged", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DcsBundleAlias *alias = dcs_catalog_bundle_alias (
          f->catalog, cases[i].file, cases[i].column);

      g_assert_nonnull (alias);
      g_assert_cmpstr (alias->field, ==, cases[i].field);
      g_assert_cmpstr (dcs_code_string (alias->observation), ==, cases[i].observation);
      g_assert_cmpstr (dcs_code_string (alias->unit), ==, cases[i].unit);
      if (alias->field != NULL)
        g_assert_cmpint (
            dcs_record_info_find (dcs_record_info (DCS_RECORD_PATIENT), alias->field), >=, 0);
      else
        g_assert_cmpuint (dcs_definition_test (f->jls, alias->observation)->unit, ==, alias->unit);
    }
}

static void
a_subtype_is_told_in_words (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *subtype, *site, *form, *words;
  } cases[] = {
    { "linear", "craniofacial", "parry_romberg", "Linear, craniofacial (Parry-Romberg)" },
    { "linear", "craniofacial", "en_coup_de_sabre", "Linear, craniofacial (en coup de sabre)" },
    { "linear", "trunk_limb", NULL, "Linear, trunk and limbs" },
    { "linear", NULL, NULL, "Linear" },
    { "mixed", "craniofacial", "parry_romberg", "Mixed, craniofacial (Parry-Romberg)" },
    { "pansclerotic", NULL, NULL, "Pansclerotic" },
    { NULL, "craniofacial", NULL, "craniofacial" },
    { NULL, NULL, "parry_romberg", "Parry-Romberg" },
    { "of_elsewhere", NULL, NULL, "of_elsewhere" },
    { NULL, NULL, NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = dcs_definition_subtype_label (
          f->jls, dcs_code (cases[i].subtype), dcs_code (cases[i].site), dcs_code (cases[i].form));

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Linear is what is counted; where and in which form stands below it. */
static void
subtypes_roll_up (RulesFixture *f, gconstpointer data)
{
  const DcsTerm *linear = dcs_definition_term (f->jls, "subtype", dcs_code ("linear"));
  const DcsTerm *head = dcs_definition_term (f->jls, "subtype-site", dcs_code ("craniofacial"));
  const DcsTerm *limbs = dcs_definition_term (f->jls, "subtype-site", dcs_code ("trunk_limb"));
  guint n_subtypes;
  const DcsTerm *const *subtypes = dcs_definition_terms (f->jls, "subtype", &n_subtypes);

  g_assert_cmpuint (linear->n_children, ==, 2);
  g_assert_cmpuint (linear->children[0], ==, head->code);
  g_assert_cmpuint (linear->children[1], ==, limbs->code);
  g_assert_cmpuint (head->n_children, ==, 2);
  g_assert_cmpuint (limbs->n_children, ==, 0);
  g_assert_cmpuint (n_subtypes, ==, 5);
  for (guint i = 0; i < n_subtypes; i++)
    {
      g_assert_nonnull (subtypes[i]->text);
      g_assert_nonnull (subtypes[i]->source);
    }
}

/* Laxer and Zulian 2006: seven anatomic sites; each site of the LoSCAT lies in exactly one. */
static void
seven_zones_hold_every_site_once (RulesFixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_zones;
  const DcsTerm *const *zones = dcs_definition_terms (f->jls, "zone", &n_zones);

  g_assert_cmpuint (n_zones, ==, 7);
  for (guint i = 0; i < n_zones; i++)
    for (guint n = 0; n < zones[i]->n_children; n++)
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (zones[i]->children[n])));
  g_assert_cmpuint (g_hash_table_size (seen), ==, G_N_ELEMENTS (sites));
  g_assert_cmpfloat (dcs_definition_parameter (f->jls, "plaque-min-mm", 0), ==, 30);
  g_assert_cmpfloat (dcs_definition_parameter (f->jls, "plaque-min-count", 0), ==, 4);
  g_assert_cmpfloat (dcs_definition_parameter (f->jls, "plaque-min-zones", 0), ==, 2);
}

/* Clinical reference, A2: what a grid asks at each of the 18 sites, the totals that it shows. */
static void
loscat_is_one_form (RulesFixture *f, gconstpointer data)
{
  const DcsFormInfo *form = dcs_definition_form (f->jls, dcs_code ("loscat"));

  g_assert_nonnull (form);
  g_assert_true (form->per_site);
  g_assert_false (form->all_sites);
  g_assert_cmpuint (form->n_items, ==, 6);
  g_assert_cmpuint (form->n_sites, ==, 18);
  g_assert_cmpuint (form->n_instruments, ==, 2);
  g_assert_cmpstr (dcs_code_string (form->instruments[0]), ==, "mlossi");
  g_assert_cmpstr (dcs_code_string (form->instruments[1]), ==, "losdi");
}

/* Clinical reference, A6: what its table lists. */
static void
extracutaneous_findings_are_those_of_the_source (RulesFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *group, *findings;
  } cases[] = {
    { "articular",
      "arthritis joint_contracture limited_joint_range limb_length_discrepancy tmj_involvement "
      "myositis scoliosis" },
    { "neurologic",
      "epilepsy cns_vasculitis peripheral_neuropathy vascular_malformation headache "
      "neuroimaging_abnormality" },
    { "vascular", "raynaud deep_vein_thrombosis vasculitic_rash" },
    { "ocular",
      "episcleritis uveitis xerophthalmia glaucoma papilledema strabismus lid_lash_abnormality" },
    { "gastrointestinal", "gastroesophageal_reflux" },
    { "respiratory", "restrictive_lung_disease" },
    { "cardiac", "pericarditis arrhythmia" },
    { "renal", "hypertension proteinuria" },
    { "autoimmune", "type_1_diabetes psoriasis vitiligo thyroiditis" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) codes = g_strsplit (cases[i].findings, " ", -1);

      for (gsize n = 0; codes[n] != NULL; n++)
        {
          const DcsTerm *term = dcs_definition_term (f->jls, "finding", dcs_code (codes[n]));

          g_test_message ("%s", codes[n]);
          g_assert_nonnull (term);
          g_assert_cmpstr (dcs_code_string (term->group), ==, cases[i].group);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/jls/every-code-of-the-bundle-is-defined",
                every_code_of_the_bundle_is_defined);
  fixture_test ("/rules/jls/every-code-field-has-a-vocabulary", every_code_field_has_a_vocabulary);
  fixture_test ("/rules/jls/the-eighteen-sites-stand-in-their-order",
                the_eighteen_sites_stand_in_their_order);
  fixture_test ("/rules/jls/every-term-is-found-and-has-words", every_term_is_found_and_has_words);
  fixture_test ("/rules/jls/drugs-have-class-route-and-a-source-for-what-is-usual",
                drugs_have_class_route_and_a_source_for_what_is_usual);
  fixture_test ("/rules/jls/drugs-are-what-the-sources-say", drugs_are_what_the_sources_say);
  fixture_test ("/rules/jls/instruments-add-up", instruments_add_up);
  fixture_test ("/rules/jls/the-roles-are-cast", the_roles_are_cast);
  fixture_test ("/rules/jls/every-judgement-means-a-state", every_judgement_means_a_state);
  fixture_test ("/rules/jls/columns-lead-to-fields-and-tests", columns_lead_to_fields_and_tests);
  fixture_test ("/rules/jls/a-subtype-is-told-in-words", a_subtype_is_told_in_words);
  fixture_test ("/rules/jls/subtypes-roll-up", subtypes_roll_up);
  fixture_test ("/rules/jls/seven-zones-hold-every-site-once", seven_zones_hold_every_site_once);
  fixture_test ("/rules/jls/loscat-is-one-form", loscat_is_one_form);
  fixture_test ("/rules/jls/extracutaneous-findings-are-those-of-the-source",
                extracutaneous_findings_are_those_of_the_source);
  return g_test_run ();
}
