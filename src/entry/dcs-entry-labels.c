/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>

/* The clinic's words for fields and fixed choices. */

static const struct
{
  const char *table; /* NULL: of every record */
  const char *field;
  const char *label;
} field_labels[] = {
  { "patient", "code", N_ ("Clinic code") },
  { NULL, "initials", N_ ("Initials") },
  { NULL, "given_name", N_ ("Given name") },
  { NULL, "family_name", N_ ("Family name") },
  { NULL, "sex", N_ ("Sex") },
  { NULL, "birth_date", N_ ("Birth date") },
  { NULL, "death_date", N_ ("Date of death") },
  { NULL, "disease", N_ ("Disease") },
  { NULL, "subtype", N_ ("Subtype") },
  { NULL, "subtype_site", N_ ("Site of the subtype") },
  { NULL, "subtype_form", N_ ("Form of the subtype") },
  { NULL, "subtype_order", N_ ("Order of predominance") },
  { "patient", "onset_date", N_ ("Onset") },
  { NULL, "diagnosis_date", N_ ("Diagnosis") },
  { NULL, "first_visit_date", N_ ("First visit here") },
  { NULL, "referral", N_ ("Referred by") },
  { NULL, "biopsy", N_ ("Biopsy done") },
  { NULL, "consent", N_ ("Consent") },
  { NULL, "consent_date", N_ ("Date of consent") },
  { NULL, "family_history_asked", N_ ("Asked about family history") },
  { NULL, "comorbidity_asked", N_ ("Asked about other diseases") },
  { NULL, "followup_status", N_ ("Follow-up") },
  { NULL, "last_followup_date", N_ ("Last contact") },
  { "visit", "date", N_ ("Date of the visit") },
  { "visit", "kind", N_ ("Kind of visit") },
  { NULL, "clinician", N_ ("Clinician") },
  { NULL, "new_lesions", N_ ("New lesions since the last visit") },
  { "visit", "response", N_ ("Disease now") },
  { NULL, "plan", N_ ("Plan") },
  { "care_item", "next_date", N_ ("Due again") },
  { NULL, "next_date", N_ ("Next visit") },
  { "adverse_event", "drug", N_ ("Suspected drug") },
  { NULL, "drug", N_ ("Drug") },
  { "treatment", "start_date", N_ ("First day") },
  { "treatment", "stop_date", N_ ("First day off") },
  { "dose_step", "start_date", N_ ("From") },
  { "dose_step", "stop_date", N_ ("Until") },
  { "dose_step", "start_reason", N_ ("Reason for the change") },
  { NULL, "start_reason", N_ ("Reason for the start") },
  { NULL, "stop_reason", N_ ("Reason for the end") },
  { NULL, "response", N_ ("Response") },
  { "administration", "amount", N_ ("Amount given") },
  { NULL, "amount", N_ ("Dose") },
  { NULL, "unit", N_ ("Unit") },
  { NULL, "frequency", N_ ("How often") },
  { NULL, "route", N_ ("Route") },
  { NULL, "n_doses", N_ ("Number of doses") },
  { NULL, "segment_no", N_ ("Number of the dose") },
  { NULL, "given", N_ ("Given") },
  { "administration", "reason", N_ ("Why it was missed") },
  { NULL, "reason", N_ ("Reason") },
  { NULL, "treatment_id", N_ ("Treatment") },
  { NULL, "visit_id", N_ ("Visit") },
  { NULL, "episode_no", N_ ("Number of the relapse") },
  { "relapse", "date", N_ ("Date of the relapse") },
  { NULL, "context", N_ ("Treatment at the time") },
  { NULL, "manifestation", N_ ("What was seen") },
  { "relapse", "action", N_ ("What was done") },
  { NULL, "term", N_ ("What happened") },
  { NULL, "severity", N_ ("Severity") },
  { NULL, "grade", N_ ("CTCAE grade") },
  { NULL, "serious", N_ ("Serious because of") },
  { NULL, "causality", N_ ("Caused by the drug") },
  { NULL, "action", N_ ("What was done with the drug") },
  { "care_item", "outcome", N_ ("Outcome") },
  { NULL, "outcome", N_ ("Outcome") },
  { NULL, "resolved_date", N_ ("Over since") },
  { "adverse_event", "onset_date", N_ ("Began") },
  { "finding", "onset_date", N_ ("Since") },
  { "investigation", "kind", N_ ("Investigation") },
  { NULL, "body_part", N_ ("Part of the body") },
  { NULL, "result", N_ ("Result") },
  { NULL, "finding", N_ ("Finding") },
  { "care_item", "kind", N_ ("What kind") },
  { NULL, "title", N_ ("What is to be done") },
  { NULL, "due_date", N_ ("Due") },
  { NULL, "responsible", N_ ("Who takes care of it") },
  { NULL, "snoozed_until", N_ ("Put off until") },
  { NULL, "done_date", N_ ("Done") },
  { NULL, "status", N_ ("State") },
  { NULL, "lesion_no", N_ ("Number of the lesion") },
  { NULL, "region", N_ ("Region") },
  { NULL, "site", N_ ("Site") },
  { NULL, "morphology", N_ ("Shape") },
  { NULL, "side", N_ ("Side") },
  { NULL, "from_date", N_ ("First seen") },
  { NULL, "until_date", N_ ("Gone since") },
  { NULL, "length_mm", N_ ("Length in mm") },
  { NULL, "width_mm", N_ ("Width in mm") },
  { NULL, "depth", N_ ("Depth") },
  { NULL, "confluent", N_ ("Runs into others") },
  { NULL, "crosses_joint", N_ ("Crosses a joint") },
  { "finding", "type", N_ ("Finding") },
  { NULL, "joint", N_ ("Joint") },
  { NULL, "same_region", N_ ("In the region of a lesion") },
  { "history", "kind", N_ ("Kind") },
  { NULL, "condition", N_ ("Disease or condition") },
  { NULL, "relation", N_ ("Relative") },
  { NULL, "detail", N_ ("Details") },
  { "decision", "subject", N_ ("About") },
  { "decision", "rule", N_ ("Rule") },
  { "decision", "rule_version", N_ ("Version of the rule") },
  { "decision", "suggested", N_ ("What the rule said") },
  { "decision", "decision", N_ ("Decision") },
  { "decision", "date", N_ ("Decided on") },
  { "decision", "until", N_ ("Until") },
  { NULL, "notes", N_ ("Notes") },
  { NULL, "date", N_ ("Date") },
  { NULL, "kind", N_ ("Kind") },
};

static const struct
{
  const char *field; /* NULL: of every field */
  const char *word;
  const char *label;
} choice_labels[] = {
  { "sex", "F", N_ ("Female") },
  { "sex", "M", N_ ("Male") },
  { "sex", "X", N_ ("Other or not stated") },
  { "given", "no", N_ ("Missed") },
  { "given", "yes", N_ ("Given") },
  { NULL, "yes", N_ ("Yes") },
  { NULL, "no", N_ ("No") },
  { NULL, "unknown", N_ ("Unknown") },
  { NULL, "mild", N_ ("Mild") },
  { NULL, "moderate", N_ ("Moderate") },
  { NULL, "severe", N_ ("Severe") },
  { "action", "none", N_ ("None") },
  { "action", "dose_reduced", N_ ("Dose reduced") },
  { "action", "interrupted", N_ ("Interrupted") },
  { "action", "drug_stopped", N_ ("Drug stopped") },
  { "outcome", "resolved", N_ ("Resolved") },
  { "outcome", "resolving", N_ ("Resolving") },
  { "outcome", "ongoing", N_ ("Ongoing") },
  { "outcome", "sequelae", N_ ("Resolved with sequelae") },
  { "outcome", "fatal", N_ ("Fatal") },
  { "serious", "death", N_ ("Death") },
  { "serious", "life_threatening", N_ ("Danger to life") },
  { "serious", "hospitalisation", N_ ("Stay in hospital") },
  { "serious", "disability", N_ ("Lasting disability") },
  { "serious", "congenital", N_ ("Congenital anomaly") },
  { "serious", "important", N_ ("Another important medical event") },
  { "side", "left", N_ ("Left") },
  { "side", "right", N_ ("Right") },
  { "side", "both", N_ ("Both sides") },
  { "side", "midline", N_ ("Midline") },
  { "depth", "superficial", N_ ("Superficial") },
  { "depth", "deep", N_ ("Deep") },
  { "status", "open", N_ ("Open") },
  { "status", "done", N_ ("Done") },
  { "status", "snoozed", N_ ("Put off") },
  { "status", "not_applicable", N_ ("Not applicable") },
  { "kind", "comorbidity", N_ ("Comorbidity") },
  { "kind", "family_history", N_ ("Family history") },
  { "rest", "not_involved", N_ ("Not involved") },
  { "rest", "not_assessed", N_ ("Not assessed") },
};

/* The label of a field, translated; its name when there is none. */
const char *
_dcs_field_label (DcsRecordKind kind, const char *name)
{
  const char *table = dcs_record_info (kind)->table;

  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (g_str_equal (field_labels[i].field, name)
        && (field_labels[i].table == NULL || g_str_equal (field_labels[i].table, table)))
      return _ (field_labels[i].label);
  return name;
}

/**
 * dcs_entry_field_label:
 * @kind: a record type
 * @field: one of its fields
 *
 * Returns: (transfer none): what forms call the field, translated
 */
const char *
dcs_entry_field_label (DcsRecordKind kind, int field)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  g_return_val_if_fail (field >= 0 && field < (int) info->n_fields, "");

  return _dcs_field_label (kind, info->fields[field].name);
}

/* The label of one of the words of a field, translated; the word when there is none. */
const char *
_dcs_choice_label (const char *field, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_labels); i++)
    if (g_str_equal (choice_labels[i].word, word)
        && (choice_labels[i].field == NULL || g_strcmp0 (choice_labels[i].field, field) == 0))
      return _ (choice_labels[i].label);
  return word;
}
