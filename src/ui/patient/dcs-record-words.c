/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-record-words.h"

#include "dcs-derive.h"
#include "dcs-entry.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Whole records in words, a line for each field: what a table has no room for. */

/* Longer notes are read in the form. */
#define LONGEST_TEXT 600

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_TEXT)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, LONGEST_TEXT);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static const char *
term (DcsDefinition *definition, const char *domain, const DcsValue *value)
{
  return dcs_words_term (definition, domain, value->kind == DCS_VALUE_CODE ? value->code : 0);
}

/* The drug of a treatment, the day of a visit. */
static char *
describe_reference (DcsCourse *course, DcsDefinition *definition, const char *table, gint64 id)
{
  const DcsValue *row;

  if (strcmp (table, "treatment") == 0)
    {
      row = dcs_course_find (course, DCS_RECORD_TREATMENT, id);
      return g_strdup (row != NULL ? term (definition, "drug", &row[DCS_TREATMENT_DRUG]) : "");
    }
  row = dcs_course_find (course, DCS_RECORD_VISIT, id);
  return row != NULL ? dcs_date_format_long (row[DCS_VISIT_DATE].date) : g_strdup ("");
}

static char *
describe_value (DcsCourse *course,
                DcsDefinition *definition,
                const DcsField *field,
                const DcsValue *value)
{
  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      if (field->domain != NULL)
        return describe_reference (course, definition, field->domain, value->integer);
      return dcs_words_number (value);
    case DCS_VALUE_DECIMAL:
      return dcs_words_number (value);
    case DCS_VALUE_DATE:
      return dcs_date_format_long (value->date);
    case DCS_VALUE_CODE:
      if (value->code == dcs_definition_code (definition))
        return g_strdup (dcs_definition_label (definition));
      return g_strdup (dcs_words_term (definition, field->domain, value->code));
    case DCS_VALUE_TEXT:
      return field->type == DCS_FIELD_CHOICE ? g_strdup (dcs_words_choice (value->text))
                                             : shorten (value->text);
    case DCS_VALUE_NULL:
    default:
      return g_strdup ("");
    }
}

/* Kept for the exchange of files: they tell a person nothing. */
static gboolean
is_technical (const DcsField *field)
{
  static const char *const names[] = { "uid", "segment_no", "sha256" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (field->name, names[i]) == 0)
      return TRUE;
  return (field->flags & DCS_FIELD_INTERNAL) != 0;
}

static void
append_line (GString *lines, const char *label, const char *words)
{
  if (*words == '\0')
    return;
  /* TRANSLATORS: a line of a record: the name of a field and what it says: "Severity: Mild" */
  g_string_append_printf (
      lines, C_ ("record", "%s%s: %s"), lines->len > 0 ? "\n" : "", label, words);
}

/* "loscat mrss:rest=not_involved", as visit.reviewed keeps it, in words. */
static char *
describe_reviewed (DcsDefinition *definition, const char *reviewed)
{
  g_auto (GStrv) tokens = g_strsplit (reviewed, " ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      const char *rest = strstr (tokens[i], ":rest=");
      g_autofree char *code = rest != NULL ? g_strndup (tokens[i], (gsize) (rest - tokens[i]))
                                           : g_strdup (tokens[i]);
      const DcsTerm *form = dcs_definition_term (definition, "form", dcs_code_try (code));

      if (*code == '\0')
        continue;
      g_string_append_printf (
          words, "%s%s", words->len > 0 ? "; " : "", form != NULL ? form->abbr : code);
      if (rest != NULL && strcmp (rest, ":rest=not_involved") == 0)
        /* TRANSLATORS: after the name of a form that is filled in site by site */
        g_string_append (words, _ (", other sites not involved"));
      else if (rest != NULL)
        g_string_append (words, _ (", other sites not assessed"));
    }
  return g_string_free (words, FALSE);
}

/* What no form asks for has no label there. */
static const char *
label_of (DcsRecordKind kind, guint field)
{
  if (kind == DCS_RECORD_VISIT && field == DCS_VISIT_REVIEWED)
    return _ ("Looked at");
  if (kind == DCS_RECORD_ATTACHMENT && field == DCS_ATTACHMENT_TITLE)
    return _ ("Title");
  if (kind == DCS_RECORD_ATTACHMENT && field == DCS_ATTACHMENT_MEDIA_TYPE)
    return _ ("Format of the file");
  if (kind == DCS_RECORD_OBSERVATION && field == DCS_OBSERVATION_CODE)
    return _ ("Test");
  return dcs_entry_field_label (kind, (int) field);
}

static GString *
describe_fields (DcsCourse *course,
                 DcsDefinition *definition,
                 DcsRecordKind kind,
                 const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      gboolean has_unit = i + 1 < info->n_fields && strcmp (field[1].name, "unit") == 0;
      g_autofree char *words = NULL;

      /* A unit stands behind its number. */
      if (is_technical (field)
          || (i > 0 && strcmp (field->name, "unit") == 0 && values[i - 1].kind != DCS_VALUE_NULL))
        continue;
      if (kind == DCS_RECORD_VISIT && i == DCS_VISIT_REVIEWED)
        {
          words = describe_reviewed (definition, dcs_words_text (&values[i]));
          append_line (lines, label_of (kind, i), words);
          continue;
        }
      words = describe_value (course, definition, field, &values[i]);
      if (has_unit && *words != '\0')
        {
          char *number = g_steal_pointer (&words);

          words = dcs_words_join (
              " ", number, term (definition, field[1].domain, &values[i + 1]), NULL);
          g_free (number);
        }
      append_line (lines, label_of (kind, i), words);
    }
  return lines;
}

/**
 * dcs_record_describe:
 * @values: a record of @kind
 *
 * Returns: (transfer full): everything that is recorded, a line for each field
 */
char *
dcs_record_describe (DcsCourse *course,
                     DcsDefinition *definition,
                     DcsRecordKind kind,
                     const DcsValue *values)
{
  g_return_val_if_fail (course != NULL && definition != NULL && values != NULL, NULL);

  return g_string_free (describe_fields (course, definition, kind, values), FALSE);
}

/**
 * dcs_record_describe_dose:
 * @step: a dose step
 *
 * Returns: (transfer full): "from 7 Apr 2015: 15 mg/m² weekly · Oral · Dose increased"
 */
char *
dcs_record_describe_dose (DcsDefinition *definition, const DcsValue *step)
{
  DcsDose dose = { .step = step, .amount = NAN };
  g_autofree char *words = NULL;
  g_autofree char *until = g_strdup ("");
  g_autofree char *all = NULL;
  g_autofree char *notes = shorten (dcs_words_text (&step[DCS_DOSE_STEP_NOTES]));
  g_autofree char *n_doses = g_strdup ("");
  g_autofree char *date = NULL;

  if (step[DCS_DOSE_STEP_AMOUNT].kind == DCS_VALUE_DECIMAL)
    dose.amount = step[DCS_DOSE_STEP_AMOUNT].number;
  if (step[DCS_DOSE_STEP_UNIT].kind == DCS_VALUE_CODE)
    dose.unit = step[DCS_DOSE_STEP_UNIT].code;
  if (step[DCS_DOSE_STEP_FREQUENCY].kind == DCS_VALUE_CODE)
    dose.frequency = step[DCS_DOSE_STEP_FREQUENCY].code;
  words = dcs_dose_format (&dose, definition);
  if (step[DCS_DOSE_STEP_N_DOSES].kind == DCS_VALUE_INTEGER)
    {
      gint64 n = step[DCS_DOSE_STEP_N_DOSES].integer;

      g_free (n_doses);
      n_doses = g_strdup_printf (ngettext ("%d dose", "%d doses", (gulong) n), (int) n);
    }
  if (step[DCS_DOSE_STEP_STOP_DATE].kind == DCS_VALUE_DATE)
    {
      g_autofree char *stop = dcs_date_format_short (step[DCS_DOSE_STEP_STOP_DATE].date);

      g_free (until);
      until = g_strdup_printf (_ ("until %s"), stop);
    }
  all = dcs_words_join (" · ",
                        words,
                        until,
                        term (definition, "route", &step[DCS_DOSE_STEP_ROUTE]),
                        n_doses,
                        term (definition, "start-reason", &step[DCS_DOSE_STEP_START_REASON]),
                        term (definition, "stop-reason", &step[DCS_DOSE_STEP_STOP_REASON]),
                        term (definition, "treatment-response", &step[DCS_DOSE_STEP_RESPONSE]),
                        notes,
                        NULL);
  if (step[DCS_DOSE_STEP_START_DATE].kind != DCS_VALUE_DATE || *all == '\0')
    return g_steal_pointer (&all);
  date = dcs_date_format_short (step[DCS_DOSE_STEP_START_DATE].date);
  /* TRANSLATORS: a dose from a date on: "from 7 Apr 2015: 15 mg/m² weekly" */
  return g_strdup_printf (_ ("from %s: %s"), date, all);
}

/**
 * dcs_record_describe_administration:
 * @administration: a dose that was given or missed
 *
 * Returns: (transfer full): "14 Mar 2019: given · 1 g", "11 Apr 2019: not given · infection"
 */
char *
dcs_record_describe_administration (DcsDefinition *definition, const DcsValue *administration)
{
  const DcsValue *values = administration;
  gboolean was_missed = strcmp (dcs_words_text (&values[DCS_ADMINISTRATION_GIVEN]), "no") == 0;
  g_autofree char *number = dcs_words_number (&values[DCS_ADMINISTRATION_AMOUNT]);
  g_autofree char *amount = dcs_words_join (
      " ", number, term (definition, "dose-unit", &values[DCS_ADMINISTRATION_UNIT]), NULL);
  g_autofree char *date = values[DCS_ADMINISTRATION_DATE].kind == DCS_VALUE_DATE
                              ? dcs_date_format_short (values[DCS_ADMINISTRATION_DATE].date)
                              : g_strdup ("");
  g_autofree char *words = dcs_words_join (" · ",
                                           was_missed ? _ ("not given") : _ ("given"),
                                           amount,
                                           dcs_words_text (&values[DCS_ADMINISTRATION_REASON]),
                                           NULL);

  return dcs_words_join (": ", date, words, NULL);
}

/**
 * dcs_record_describe_assessment:
 * @assessment: how a treatment was judged at a visit
 *
 * Returns: (transfer full): "Partial response · less pain"
 */
char *
dcs_record_describe_assessment (DcsDefinition *definition, const DcsValue *assessment)
{
  g_autofree char *notes = shorten (dcs_words_text (&assessment[DCS_ASSESSMENT_NOTES]));

  return dcs_words_join (
      " · ",
      term (definition, "treatment-response", &assessment[DCS_ASSESSMENT_RESPONSE]),
      notes,
      NULL);
}

/**
 * dcs_record_describe_visit:
 *
 * Returns: (transfer full): everything that is recorded of the visit itself, and how the
 *   treatments were judged at it
 */
char *
dcs_record_describe_visit (DcsCourse *course, DcsDefinition *definition, const DcsValue *visit)
{
  GString *lines;
  guint n_rows;

  g_return_val_if_fail (course != NULL && definition != NULL && visit != NULL, NULL);

  lines = describe_fields (course, definition, DCS_RECORD_VISIT, visit);
  n_rows = dcs_course_count (course, DCS_RECORD_ASSESSMENT);
  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ASSESSMENT, i);
      g_autofree char *drug = NULL;
      g_autofree char *words = NULL;

      if (row[DCS_ASSESSMENT_VISIT_ID].integer != visit[DCS_VISIT_ID].integer)
        continue;
      drug = describe_reference (
          course, definition, "treatment", row[DCS_ASSESSMENT_TREATMENT_ID].integer);
      words = dcs_record_describe_assessment (definition, row);
      append_line (lines, drug, words);
    }
  return g_string_free (lines, FALSE);
}

static void
append_doses (GString *lines, DcsCourse *course, DcsDefinition *definition, gint64 treatment_id)
{
  guint n_steps = 0;
  const DcsValue *const *steps = dcs_course_dose_steps (course, treatment_id, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *words = dcs_record_describe_dose (definition, steps[i]);

      if (*words != '\0')
        g_string_append_printf (lines, "\n%s", words);
    }
}

static void
append_administrations (GString *lines,
                        DcsCourse *course,
                        DcsDefinition *definition,
                        gint64 treatment_id)
{
  guint n_rows = dcs_course_count (course, DCS_RECORD_ADMINISTRATION);
  guint n_of_treatment = 0;

  /* The latest first; those that do not fit are among the events. */
  for (guint i = n_rows; i > 0; i--)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ADMINISTRATION, i - 1);
      g_autofree char *words = NULL;

      if (row[DCS_ADMINISTRATION_TREATMENT_ID].integer != treatment_id)
        continue;
      if (++n_of_treatment > 6)
        continue;
      words = dcs_record_describe_administration (definition, row);
      append_line (lines, _ ("Infusion"), words);
    }
  if (n_of_treatment > 6)
    g_string_append_printf (lines,
                            ngettext ("\nand %u more among the events",
                                      "\nand %u more among the events",
                                      n_of_treatment - 6),
                            n_of_treatment - 6);
}

/**
 * dcs_record_describe_treatment:
 *
 * Returns: (transfer full): everything that is recorded of a treatment: its doses, the doses that
 *   were given or missed, how it was judged at visits
 */
char *
dcs_record_describe_treatment (DcsCourse *course,
                               DcsDefinition *definition,
                               const DcsValue *treatment)
{
  GString *lines;
  gint64 id;
  guint n_rows;

  g_return_val_if_fail (course != NULL && definition != NULL && treatment != NULL, NULL);

  id = treatment[DCS_TREATMENT_ID].integer;
  lines = describe_fields (course, definition, DCS_RECORD_TREATMENT, treatment);
  append_doses (lines, course, definition, id);
  n_rows = dcs_course_count (course, DCS_RECORD_ASSESSMENT);
  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_ASSESSMENT, i);
      g_autofree char *date = NULL;
      g_autofree char *words = NULL;

      if (row[DCS_ASSESSMENT_TREATMENT_ID].integer != id)
        continue;
      date = describe_reference (course, definition, "visit", row[DCS_ASSESSMENT_VISIT_ID].integer);
      words = dcs_record_describe_assessment (definition, row);
      /* TRANSLATORS: a day, then how a treatment was judged then */
      g_string_append_printf (lines, _ ("\nat the visit of %s: %s"), date, words);
    }
  append_administrations (lines, course, definition, id);
  return g_string_free (lines, FALSE);
}
