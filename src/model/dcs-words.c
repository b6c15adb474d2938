/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the fixed words of the record types are called. */
static const struct
{
  const char *choice;
  const char *label;
} choices[] = {
  { "F", N_ ("Female") },
  { "M", N_ ("Male") },
  { "X", N_ ("Other") },
  { "yes", N_ ("Yes") },
  { "no", N_ ("No") },
  { "unknown", N_ ("Unknown") },
  { "left", N_ ("Left") },
  { "right", N_ ("Right") },
  { "both", N_ ("Both sides") },
  { "midline", N_ ("Midline") },
  { "superficial", N_ ("Superficial") },
  { "deep", N_ ("Deep") },
  { "mild", N_ ("Mild") },
  { "moderate", N_ ("Moderate") },
  { "severe", N_ ("Severe") },
  { "death", N_ ("Death") },
  { "life_threatening", N_ ("Life-threatening") },
  { "hospitalisation", N_ ("Stay in hospital") },
  { "disability", N_ ("Lasting disability") },
  { "congenital", N_ ("Congenital anomaly") },
  { "important", N_ ("Otherwise medically important") },
  { "none", N_ ("None") },
  { "dose_reduced", N_ ("Dose reduced") },
  { "interrupted", N_ ("Interrupted") },
  { "drug_stopped", N_ ("Drug stopped") },
  { "resolved", N_ ("Resolved") },
  { "resolving", N_ ("Resolving") },
  { "ongoing", N_ ("Ongoing") },
  { "sequelae", N_ ("Resolved with sequelae") },
  { "fatal", N_ ("Fatal") },
  { "comorbidity", N_ ("Comorbidity") },
  { "family_history", N_ ("Family history") },
  { "open", N_ ("Open") },
  { "done", N_ ("Done") },
  { "snoozed", N_ ("Put off") },
  { "not_applicable", N_ ("Not applicable") },
  { "accepted", N_ ("Accepted") },
  { "overruled", N_ ("Decided otherwise") },
  { "discussed", N_ ("Discussed") },
  { "response", N_ ("Suggested response") },
  { "relapse", N_ ("Suggested relapse") },
  { "resistance", N_ ("Resistance to a drug") },
  { "intolerance", N_ ("Intolerance of a drug") },
  { "due", N_ ("Something due") },
  { "option", N_ ("Option named in the literature") },
  { "photograph", N_ ("Photograph") },
  { "report", N_ ("Report") },
  { "other", N_ ("Other") },
};

/**
 * dcs_choice_label:
 * @choice: (nullable): a word of a %DCS_FIELD_CHOICE field
 *
 * Returns: (transfer none): what people read; the word itself when it has no other, "" for none
 */
const char *
dcs_choice_label (const char *choice)
{
  if (choice == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (strcmp (choices[i].choice, choice) == 0)
      return _ (choices[i].label);
  return choice;
}

/**
 * dcs_record_kind_label:
 *
 * Returns: (transfer none): what one record of a kind is called
 */
const char *
dcs_record_kind_label (DcsRecordKind kind)
{
  static const char *const labels[DCS_N_RECORD_KINDS] = {
    [DCS_RECORD_PATIENT] = N_ ("Patient"),
    [DCS_RECORD_HISTORY] = N_ ("History"),
    [DCS_RECORD_LESION] = N_ ("Lesion"),
    [DCS_RECORD_FINDING] = N_ ("Finding"),
    [DCS_RECORD_SCREENING] = N_ ("Screening"),
    [DCS_RECORD_VISIT] = N_ ("Visit"),
    [DCS_RECORD_OBSERVATION] = N_ ("Measurement"),
    [DCS_RECORD_TREATMENT] = N_ ("Treatment"),
    [DCS_RECORD_DOSE_STEP] = N_ ("Dose"),
    [DCS_RECORD_ADMINISTRATION] = N_ ("Infusion or injection"),
    [DCS_RECORD_ASSESSMENT] = N_ ("Response to treatment"),
    [DCS_RECORD_RELAPSE] = N_ ("Relapse"),
    [DCS_RECORD_ADVERSE_EVENT] = N_ ("Adverse event"),
    [DCS_RECORD_INVESTIGATION] = N_ ("Investigation"),
    [DCS_RECORD_CARE_ITEM] = N_ ("Care item"),
    [DCS_RECORD_ATTACHMENT] = N_ ("Attachment"),
    [DCS_RECORD_DECISION] = N_ ("Decision"),
    [DCS_RECORD_RULE_CHANGE] = N_ ("Changed rule"),
  };

  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, "");

  return _ (labels[kind]);
}
