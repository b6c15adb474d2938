/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-text.h"

#include "dcs-course-derived.h"
#include "dcs-derive.h"
#include "dcs-records.h"

/* Keys have 63 bits, more than the numbers of many readers of JSON: they are written as text. */
static gboolean
is_key (const DcsField *field)
{
  return field->type == DCS_FIELD_INTEGER
         && (field->domain != NULL || (field->flags & DCS_FIELD_KEY) != 0);
}

static void
print_key (DcsJsonWriter *json, const char *name, const DcsValue *value)
{
  g_autofree char *text = NULL;

  if (value->kind == DCS_VALUE_INTEGER)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  dcs_json_text (json, name, text);
}

static void
print_row (DcsJsonWriter *json, const char *name, DcsRecordKind kind, const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  dcs_json_begin (json, name, '{');
  for (guint i = 0; i < info->n_fields; i++)
    if (is_key (&info->fields[i]))
      print_key (json, info->fields[i].name, &values[i]);
    else
      dcs_json_value (json, info->fields[i].name, &values[i]);
  dcs_json_end (json, '}');
}

static void
print_summary (DcsJsonWriter *json, DcsCourse *course, DcsDefinition *definition)
{
  DcsSummary summary = { 0 };

  dcs_derive_summary (course, definition, &summary);
  dcs_json_begin (json, "summary", '{');
  dcs_json_text (json, "state", dcs_state_to_code (summary.state));
  dcs_json_date (json, "state_since", summary.state_since);
  dcs_json_date (json, "last_visit", summary.last_visit);
  dcs_json_date (json, "next_due", summary.next_due);
  dcs_json_code (json, "activity_score", summary.activity_code);
  dcs_json_value (json, "activity", &summary.activity);
  dcs_json_date (json, "activity_date", summary.activity_date);
  dcs_json_begin (json, "current_treatment", '[');
  for (guint i = 0; i < MIN (summary.n_current, DCS_SUMMARY_MAX_DRUGS); i++)
    dcs_json_code (json, NULL, summary.current[i]);
  dcs_json_end (json, ']');
  dcs_json_end (json, '}');
}

/**
 * dcs_course_print_json:
 * @explain: with the reasons of what is derived
 *
 * Writes every field of every record of a course: an object with the patient and an array for each
 * table.
 */
void
dcs_course_print_json (DcsCourse *course,
                       DcsCatalog *catalog,
                       gboolean explain,
                       DcsJsonWriter *json)
{
  const DcsValue *patient = dcs_course_patient (course);
  DcsDefinition *definition = dcs_catalog_find (catalog, patient[DCS_PATIENT_DISEASE].code);

  dcs_json_begin (json, NULL, '{');
  print_row (json, "patient", DCS_RECORD_PATIENT, patient);
  if (definition != NULL)
    {
      print_summary (json, course, definition);
      dcs_course_print_lines_json (course, definition, json);
      dcs_course_print_derived_json (course, definition, dcs_date_today (), explain, json);
    }
  for (int kind = DCS_RECORD_PATIENT + 1; kind < DCS_N_RECORD_KINDS; kind++)
    {
      dcs_json_begin (json, dcs_record_info ((DcsRecordKind) kind)->table, '[');
      for (guint i = 0; i < dcs_course_count (course, (DcsRecordKind) kind); i++)
        print_row (
            json, NULL, (DcsRecordKind) kind, dcs_course_row (course, (DcsRecordKind) kind, i));
      dcs_json_end (json, ']');
    }
  dcs_json_end (json, '}');
}
