/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-words.h"

#include "dcs-derive.h"
#include "dcs-records.h"
#include "dcs-words.h"

#include <glib/gi18n-lib.h>

/* Records in words, for their history. */

static char *
format_decimal (const DcsValue *value)
{
  char buffer[DCS_DECIMAL_SIZE];

  return g_strdup (dcs_decimal_format ((DcsDecimal){ value->number, value->decimals }, buffer));
}

/* What a reference leads to: the drug of a treatment, the day of a visit. NULL: not in the course.
 */
static char *
describe_reference (DcsCatalog *catalog, DcsCourse *course, const DcsField *field, gint64 id)
{
  const DcsValue *row = NULL;

  if (course == NULL)
    return NULL;
  if (g_strcmp0 (field->domain, "treatment") == 0)
    {
      row = dcs_course_find (course, DCS_RECORD_TREATMENT, id);
      return row != NULL
                 ? g_strdup (dcs_catalog_label (catalog, "drug", row[DCS_TREATMENT_DRUG].code))
                 : NULL;
    }
  if (g_strcmp0 (field->domain, "visit") == 0)
    row = dcs_course_find (course, DCS_RECORD_VISIT, id);
  return row != NULL ? dcs_date_format_long (row[DCS_VISIT_DATE].date) : NULL;
}

/**
 * _dcs_clinic_describe_value:
 * @course: (nullable): to say what references lead to
 *
 * Returns: (transfer full) (nullable): a value as people read it: labels, dates in full; %NULL for
 *   none
 */
char *
_dcs_clinic_describe_value (DcsCatalog *catalog,
                            DcsCourse *course,
                            const DcsField *field,
                            const DcsValue *value)
{
  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      if (field->domain != NULL)
        {
          char *words = describe_reference (catalog, course, field, value->integer);

          return words != NULL ? words : g_strdup (_ ("A deleted record"));
        }
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case DCS_VALUE_DECIMAL:
      return format_decimal (value);
    case DCS_VALUE_TEXT:
      if (field->type == DCS_FIELD_CHOICE)
        return g_strdup (dcs_choice_label (value->text));
      return g_strdup (value->text);
    case DCS_VALUE_DATE:
      return dcs_date_format_long (value->date);
    case DCS_VALUE_CODE:
      return g_strdup (dcs_catalog_label (catalog, field->domain, value->code));
    case DCS_VALUE_NULL:
    default:
      return NULL;
    }
}

/**
 * _dcs_clinic_describe_result:
 * @row: of an observation
 *
 * Returns: (transfer full) (nullable): what was found: "< 0.5 mg/L", "positive", "not done:
 *   refused"; %NULL for nothing
 */
char *
_dcs_clinic_describe_result (DcsCatalog *catalog, const DcsValue *row)
{
  GString *text = g_string_new (NULL);
  const DcsValue *not_done = &row[DCS_OBSERVATION_NOT_DONE];

  if (row[DCS_OBSERVATION_COMPARATOR].kind == DCS_VALUE_TEXT)
    g_string_append_printf (text, "%s ", row[DCS_OBSERVATION_COMPARATOR].text);
  if (row[DCS_OBSERVATION_VALUE].kind == DCS_VALUE_DECIMAL)
    {
      g_autofree char *number = format_decimal (&row[DCS_OBSERVATION_VALUE]);

      g_string_append (text, number);
    }
  if (row[DCS_OBSERVATION_UNIT].kind == DCS_VALUE_CODE)
    g_string_append_printf (
        text, " %s", dcs_catalog_label (catalog, "unit", row[DCS_OBSERVATION_UNIT].code));
  if (row[DCS_OBSERVATION_TEXT].kind == DCS_VALUE_CODE)
    g_string_append (text, dcs_catalog_label (catalog, "result", row[DCS_OBSERVATION_TEXT].code));
  if (not_done->kind == DCS_VALUE_TEXT && not_done->text[0] != '\0')
    g_string_append_printf (text, _ ("not done: %s"), not_done->text);
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}

/* The field that tells records of a kind apart at a glance, -1: none but the date. */
static int
telling_field (DcsRecordKind kind)
{
  switch (kind)
    {
    case DCS_RECORD_PATIENT:
      return DCS_PATIENT_CODE;
    case DCS_RECORD_HISTORY:
      return DCS_HISTORY_CONDITION;
    case DCS_RECORD_LESION:
      return DCS_LESION_LESION_NO;
    case DCS_RECORD_FINDING:
      return DCS_FINDING_TYPE;
    case DCS_RECORD_OBSERVATION:
      return DCS_OBSERVATION_CODE;
    case DCS_RECORD_TREATMENT:
      return DCS_TREATMENT_DRUG;
    case DCS_RECORD_ASSESSMENT:
      return DCS_ASSESSMENT_TREATMENT_ID;
    case DCS_RECORD_ADVERSE_EVENT:
      return DCS_ADVERSE_EVENT_TERM;
    case DCS_RECORD_INVESTIGATION:
      return DCS_INVESTIGATION_KIND;
    case DCS_RECORD_CARE_ITEM:
      return DCS_CARE_ITEM_TITLE;
    case DCS_RECORD_DECISION:
      return DCS_DECISION_DECISION;
    case DCS_RECORD_ATTACHMENT:
      return DCS_ATTACHMENT_TITLE;
    case DCS_RECORD_RULE_CHANGE:
      return DCS_RULE_CHANGE_SECTION;
    case DCS_RECORD_SCREENING:
    case DCS_RECORD_VISIT:
    case DCS_RECORD_DOSE_STEP:
    case DCS_RECORD_ADMINISTRATION:
    case DCS_RECORD_RELAPSE:
    case DCS_N_RECORD_KINDS:
    default:
      return -1;
    }
}

/**
 * _dcs_clinic_date_of:
 * @course: (nullable): to find the visit of what has no date of its own
 *
 * Returns: the date that a record stands at in a course, or none
 */
DcsDate
_dcs_clinic_date_of (DcsCourse *course, DcsRecordKind kind, const DcsValue *row)
{
  static const char *const names[] = {
    "date", "start_date", "onset_date", "from_date", "due_date"
  };
  const DcsRecordInfo *info = dcs_record_info (kind);
  int visit_id = dcs_record_info_find (info, "visit_id");
  const DcsValue *visit;

  if (kind == DCS_RECORD_PATIENT)
    return DCS_DATE_INIT;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = dcs_record_info_find (info, names[i]);

      if (field >= 0 && row[field].kind == DCS_VALUE_DATE)
        return row[field].date;
    }
  if (course == NULL || visit_id < 0 || row[visit_id].kind != DCS_VALUE_INTEGER)
    return DCS_DATE_INIT;
  visit = dcs_course_find (course, DCS_RECORD_VISIT, row[visit_id].integer);
  return visit != NULL ? visit[DCS_VISIT_DATE].date : DCS_DATE_INIT;
}

/**
 * _dcs_clinic_describe_record:
 * @course: (nullable): to say what references lead to
 *
 * Returns: (transfer full): "Visit, 14 Mar 2019"; "Adverse event, nausea, May 2020"
 */
char *
_dcs_clinic_describe_record (DcsCatalog *catalog,
                             DcsCourse *course,
                             DcsRecordKind kind,
                             const DcsValue *row)
{
  GString *text = g_string_new (dcs_record_kind_label (kind));
  DcsDate date = _dcs_clinic_date_of (course, kind, row);
  int field = telling_field (kind);

  if (field >= 0)
    {
      g_autofree char *words = _dcs_clinic_describe_value (
          catalog, course, &dcs_record_info (kind)->fields[field], &row[field]);

      if (words != NULL)
        g_string_append_printf (text, ", %s", words);
    }
  if (dcs_date_is_set (date))
    {
      g_autofree char *day = dcs_date_format_short (date);

      g_string_append_printf (text, ", %s", day);
    }
  return g_string_free (text, FALSE);
}
