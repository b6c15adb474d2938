/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-words.h"

#include "dcs-patient-words.h"

#include <glib/gi18n-lib.h>

/* What a due rule asks for follows from what counts as done. Several things may: the one that
 * settles it at once comes first. */
static DcsWorkStep
step_of_rule (const DcsDueRule *rule)
{
  if (rule->n_tests > 0 || rule->n_instruments > 0)
    return DCS_WORK_STEP_RESULTS;
  if (rule->by_visit)
    return DCS_WORK_STEP_VISIT;
  if (rule->n_investigations > 0)
    return DCS_WORK_STEP_INVESTIGATION;
  if (rule->n_care_kinds > 0)
    return DCS_WORK_STEP_CARE;
  return DCS_WORK_STEP_DONE;
}

/**
 * dcs_work_step:
 * @definition: (nullable): of the patient's disease
 *
 * Returns: the one thing that settles the row
 */
DcsWorkStep
dcs_work_step (const DcsWorkItem *item, DcsDefinition *definition)
{
  const DcsDueRule *rule;

  g_return_val_if_fail (item != NULL, DCS_WORK_STEP_DONE);

  switch (item->kind)
    {
    case DCS_WORK_VISIT:
      return DCS_WORK_STEP_VISIT;
    case DCS_WORK_DUE:
      rule = definition != NULL ? dcs_definition_due_rule (definition, item->rule) : NULL;
      return rule != NULL ? step_of_rule (rule) : DCS_WORK_STEP_DONE;
    case DCS_WORK_CARE:
      return DCS_WORK_STEP_DONE;
    case DCS_WORK_INFUSION:
      return DCS_WORK_STEP_INFUSION;
    case DCS_WORK_RESPONSE:
    case DCS_WORK_RESISTANCE:
      return DCS_WORK_STEP_CONFIRM;
    case DCS_WORK_DOSE:
      return DCS_WORK_STEP_DOSE;
    case DCS_WORK_ADVERSE_EVENT:
      return DCS_WORK_STEP_UPDATE;
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
      break;
    }
  return DCS_WORK_STEP_COMPLETE;
}

const char *
dcs_work_step_label (DcsWorkStep step)
{
  switch (step)
    {
    case DCS_WORK_STEP_VISIT:
      return _ ("Open visit form");
    case DCS_WORK_STEP_RESULTS:
      return _ ("Enter results");
    case DCS_WORK_STEP_INVESTIGATION:
    case DCS_WORK_STEP_CARE:
    case DCS_WORK_STEP_INFUSION:
      return _ ("Record…");
    case DCS_WORK_STEP_DONE:
      return _ ("Done");
    case DCS_WORK_STEP_CONFIRM:
      return _ ("Confirm…");
    case DCS_WORK_STEP_DOSE:
      return _ ("Change dose…");
    case DCS_WORK_STEP_UPDATE:
      return _ ("Update…");
    case DCS_WORK_STEP_COMPLETE:
      break;
    }
  return _ ("Complete…");
}

gboolean
dcs_work_can_wait (const DcsWorkItem *item)
{
  return item->kind == DCS_WORK_VISIT || item->kind == DCS_WORK_DUE || item->kind == DCS_WORK_CARE
         || item->kind == DCS_WORK_INFUSION;
}

gboolean
dcs_work_can_be_done (const DcsWorkItem *item)
{
  return item->kind == DCS_WORK_DUE || item->kind == DCS_WORK_CARE;
}

const char *
dcs_work_kind_label (DcsWorkKind kind)
{
  switch (kind)
    {
    case DCS_WORK_VISIT:
      return _ ("Planned visits");
    case DCS_WORK_DUE:
      return _ ("Checks due by rule");
    case DCS_WORK_CARE:
      return _ ("Care plan");
    case DCS_WORK_INFUSION:
      return _ ("Infusions");
    case DCS_WORK_RESPONSE:
      return _ ("Responses and relapses");
    case DCS_WORK_RESISTANCE:
      return _ ("Resistance");
    case DCS_WORK_DOSE:
      return _ ("Doses outgrown");
    case DCS_WORK_ADVERSE_EVENT:
      return _ ("Adverse events");
    case DCS_WORK_QUALITY:
    case DCS_N_WORK_KINDS:
      break;
    }
  return _ ("Data quality");
}

static char *
describe_due (int days_late, DcsWorkGroup group)
{
  g_autofree char *days = dcs_words_days (ABS (days_late));

  if (days_late == 0)
    return g_strdup (_ ("today"));
  if (days_late == -1)
    return g_strdup (_ ("tomorrow"));
  if (days_late < 0)
    /* Translators: %s is "3 days", "2 months" */
    return g_strdup_printf (_ ("in %s"), days);
  if (group == DCS_WORK_GROUP_OVERDUE)
    /* Translators: %s is "12 days", "2 months" */
    return g_strdup_printf (_ ("%s overdue"), days);
  if (days_late == 1)
    return g_strdup (_ ("yesterday"));
  /* Translators: was due so long ago, which is not too late yet; %s is "3 days" */
  return g_strdup_printf (_ ("%s ago"), days);
}

/**
 * dcs_work_describe_when:
 * @group: where the row stands
 * @today: the day of the worklist
 *
 * Returns: (transfer full): "12 days overdue", "in 3 days", "since 4 Jan 2026"; "" without a date
 */
char *
dcs_work_describe_when (const DcsWorkItem *item, DcsWorkGroup group, DcsDate today)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  if (!dcs_date_is_set (item->due))
    return g_strdup ("");
  if (group <= DCS_WORK_GROUP_SOON)
    return describe_due (dcs_date_diff_days (item->due, today, DCS_DATE_MIDDLE), group);
  /* Records that were kept elsewhere: how late it is nobody knows. */
  if (item->kind == DCS_WORK_DUE)
    return g_strdup (_ ("never recorded"));
  date = dcs_date_format_short (item->due);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("since %s"), date);
}

static void
append_date (GString *text, const char *format, DcsDate date)
{
  g_autofree char *full = NULL;

  if (!dcs_date_is_set (date))
    return;
  full = dcs_date_format_full (date);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, format, full);
}

/**
 * dcs_work_describe_dates:
 *
 * Returns: (transfer full): the dates in full, a line for each
 */
char *
dcs_work_describe_dates (const DcsWorkItem *item)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (item != NULL, g_string_free (text, FALSE));

  /* Translators: these three: %s is a date in full */
  append_date (text, item->kind >= DCS_WORK_RESPONSE ? _ ("Since %s") : _ ("Due %s"), item->due);
  append_date (text, _ ("Last done %s"), item->last);
  return g_string_free (text, FALSE);
}

/**
 * dcs_work_describe_disease:
 * @row: (nullable): the patient's row of the patient list, which knows the subtype
 *
 * Returns: (transfer full): "JLS · mixed"
 */
char *
dcs_work_describe_disease (DcsCatalog *catalog, DcsCode disease, const DcsRosterRow *row)
{
  DcsDefinition *definition = dcs_catalog_find (catalog, disease);
  g_autofree char *subtype = NULL;

  if (definition == NULL)
    return g_strdup ("");
  if (row != NULL && row->subtype != 0)
    subtype = dcs_definition_subtype_label (
        definition, row->subtype, row->subtype_site, row->subtype_form);
  if (subtype == NULL || *subtype == '\0')
    return g_strdup (dcs_definition_abbr (definition));
  return g_strdup_printf ("%s · %s", dcs_definition_abbr (definition), subtype);
}
