/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-text.h"

#include "dcs-course-derived.h"
#include "dcs-derive.h"
#include "dcs-records.h"
#include "dcs-text-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The kinds with a section of their own; the others stand below the record they belong to. */
static const char *const titles[DCS_N_RECORD_KINDS] = {
  [DCS_RECORD_HISTORY] = N_ ("History"),
  [DCS_RECORD_LESION] = N_ ("Lesions"),
  [DCS_RECORD_FINDING] = N_ ("Findings elsewhere"),
  [DCS_RECORD_SCREENING] = N_ ("Screening"),
  [DCS_RECORD_VISIT] = N_ ("Visits"),
  [DCS_RECORD_OBSERVATION] = N_ ("Measurements outside visits"),
  [DCS_RECORD_TREATMENT] = N_ ("Treatments"),
  [DCS_RECORD_RELAPSE] = N_ ("Relapses"),
  [DCS_RECORD_ADVERSE_EVENT] = N_ ("Adverse events"),
  [DCS_RECORD_INVESTIGATION] = N_ ("Investigations"),
  [DCS_RECORD_CARE_ITEM] = N_ ("Care items"),
  [DCS_RECORD_ATTACHMENT] = N_ ("Attachments"),
};

typedef struct
{
  DcsCourse *course;
  DcsCatalog *catalog;
  DcsDefinition *definition; /* or NULL */
  GString *out;
} Printer;

/* "birth_date": "Birth date". */
static char *
dup_label (const DcsField *field)
{
  char *text = g_strdelimit (g_strdup (field->name), "_", ' ');

  text[0] = g_ascii_toupper (text[0]);
  return text;
}

/* A value for people; NULL when there is none. */
static char *
dup_value (Printer *self, const DcsField *field, const DcsValue *value)
{
  char buffer[DCS_DECIMAL_SIZE];
  char date[DCS_DATE_ISO_SIZE];

  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    case DCS_VALUE_DECIMAL:
      return g_strdup (dcs_decimal_format ((DcsDecimal){ value->number, value->decimals }, buffer));
    case DCS_VALUE_TEXT:
      return g_strdup (value->text);
    case DCS_VALUE_DATE:
      return g_strdup (dcs_date_to_iso (value->date, date));
    case DCS_VALUE_CODE:
      return g_strdup (dcs_catalog_label (self->catalog, field->domain, value->code));
    case DCS_VALUE_NULL:
    default:
      return NULL;
    }
}

/* A key of another record says nothing to a person; nor does the exchange id. */
static gboolean
is_shown (const DcsField *field)
{
  if (field->flags & DCS_FIELD_INTERNAL)
    return FALSE;
  if (field->type == DCS_FIELD_INTEGER && field->domain != NULL)
    return FALSE;
  return !g_str_equal (field->name, "uid");
}

static void
print_section (Printer *self, const char *title, DcsTextTable *table)
{
  if (dcs_text_table_get_n_rows (table) == 0)
    return;
  g_string_append_printf (self->out, "\n%s\n", title);
  dcs_text_table_print (table, self->out, 2);
}

static void
add_pair (DcsTextTable *table, const char *label, char *value)
{
  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, g_strdup (label));
  dcs_text_table_take (table, 1, value);
}

static void
print_patient (Printer *self)
{
  const DcsRecordInfo *info = dcs_record_info (DCS_RECORD_PATIENT);
  const DcsValue *patient = dcs_course_patient (self->course);
  g_autoptr (DcsTextTable) table = dcs_text_table_new (2);

  for (guint i = 0; i < info->n_fields; i++)
    if (is_shown (&info->fields[i]) && patient[i].kind != DCS_VALUE_NULL && i != DCS_PATIENT_NOTES)
      {
        g_autofree char *label = dup_label (&info->fields[i]);

        add_pair (table, label, dup_value (self, &info->fields[i], &patient[i]));
      }
  if (patient[DCS_PATIENT_NOTES].kind == DCS_VALUE_TEXT)
    {
      add_pair (table, _ ("Notes"), NULL);
      dcs_text_table_add_detail (table, patient[DCS_PATIENT_NOTES].text);
    }
  dcs_text_table_print (table, self->out, 0);
}

static void
print_summary (Printer *self)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (2);
  GString *drugs = g_string_new (NULL);
  DcsSummary summary = { 0 };
  char date[DCS_DATE_ISO_SIZE];
  char number[DCS_DECIMAL_SIZE];

  dcs_derive_summary (self->course, self->definition, &summary);
  add_pair (table,
            _ ("State"),
            dcs_date_is_set (summary.state_since)
                ? g_strdup_printf (_ ("%s since %s"),
                                   dcs_state_label (summary.state),
                                   dcs_date_to_iso (summary.state_since, date))
                : g_strdup (dcs_state_label (summary.state)));
  for (guint i = 0; i < MIN (summary.n_current, DCS_SUMMARY_MAX_DRUGS); i++)
    g_string_append_printf (drugs,
                            "%s%s",
                            i > 0 ? ", " : "",
                            dcs_catalog_label (self->catalog, "drug", summary.current[i]));
  if (drugs->len == 0)
    g_string_append (drugs, _ ("None"));
  add_pair (table, _ ("Current treatment"), g_string_free (drugs, FALSE));
  if (summary.activity.kind == DCS_VALUE_DECIMAL)
    add_pair (table,
              _ ("Last activity"),
              g_strdup_printf (
                  "%s %s (%s)",
                  dcs_catalog_label (self->catalog, "instrument", summary.activity_code),
                  dcs_decimal_format (
                      (DcsDecimal){ summary.activity.number, summary.activity.decimals }, number),
                  dcs_date_to_iso (summary.activity_date, date)));
  if (dcs_date_is_set (summary.next_due))
    add_pair (table, _ ("Next visit due"), g_strdup (dcs_date_to_iso (summary.next_due, date)));
  print_section (self, _ ("Summary"), table);
}

/* What was found: "Weight 21.5 kg", "… < 80", "… positive". */
static void
append_observation (Printer *self, GString *text, const DcsValue *values)
{
  const DcsField *fields = dcs_record_info (DCS_RECORD_OBSERVATION)->fields;
  static const int parts[] = { DCS_OBSERVATION_COMPARATOR,
                               DCS_OBSERVATION_VALUE,
                               DCS_OBSERVATION_UNIT,
                               DCS_OBSERVATION_TEXT,
                               DCS_OBSERVATION_NOT_DONE };

  g_string_append (text,
                   dcs_catalog_label (self->catalog, "test", values[DCS_OBSERVATION_CODE].code));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = dup_value (self, &fields[parts[i]], &values[parts[i]]);

      if (part != NULL && part[0] != '\0')
        g_string_append_printf (
            text, parts[i] == DCS_OBSERVATION_NOT_DONE ? _ (" not done: %s") : " %s", part);
    }
}

static DcsCode
site_of (const DcsValue *observation)
{
  return observation[DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE
             ? observation[DCS_OBSERVATION_SITE].code
             : 0;
}

/* All that was measured at one site, or at none, in one line: "Left hand: item 1, item 2". */
static void
add_site (Printer *self,
          DcsTextTable *table,
          const DcsValue *const *observations,
          guint n_observations,
          DcsCode site)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean first = TRUE;

  if (site != 0)
    g_string_append_printf (text, "%s: ", dcs_catalog_label (self->catalog, "site", site));
  for (guint i = 0; i < n_observations; i++)
    if (site_of (observations[i]) == site)
      {
        if (!first)
          g_string_append (text, ", ");
        append_observation (self, text, observations[i]);
        first = FALSE;
      }
  dcs_text_table_add_detail (table, text->str);
}

/* The totals of the instruments: "mTotal 12 (moderate), …". */
static void
add_scores (Printer *self, DcsTextTable *table, gint64 visit_id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_instruments = 0;
  const DcsInstrument *const *instruments = NULL;

  if (self->definition != NULL)
    instruments = dcs_definition_instruments (self->definition, &n_instruments);
  for (guint i = 0; i < n_instruments; i++)
    {
      g_autofree char *total = NULL;
      DcsScore score;

      if (!dcs_derive_score (self->course, instruments[i], visit_id, &score) || !score.computable)
        continue;
      total = dcs_number_format (score.total, 2);
      g_string_append_printf (
          text, "%s%s %s", text->len > 0 ? ", " : "", instruments[i]->term.abbr, total);
      if (score.band != NULL)
        g_string_append_printf (text, " (%s)", score.band);
    }
  if (text->len > 0)
    dcs_text_table_add_detail (table, text->str);
}

static void
add_visit_details (Printer *self, DcsTextTable *table, const DcsValue *visit)
{
  guint n_observations;
  const DcsValue *const *observations = dcs_course_visit_observations (
      self->course, visit[DCS_VISIT_ID].integer, &n_observations);

  add_scores (self, table, visit[DCS_VISIT_ID].integer);
  for (guint i = 0; i < n_observations; i++)
    {
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = site_of (observations[j]) == site_of (observations[i]);
      if (!seen)
        add_site (self, table, observations, n_observations, site_of (observations[i]));
    }
}

static DcsTextTable *
new_table (DcsRecordKind kind)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsTextTable *table = dcs_text_table_new (info->n_fields);

  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *label = dup_label (&info->fields[i]);

      dcs_text_table_set_heading (table, i, label);
    }
  return table;
}

/* Everything but free text in columns; a unit stands behind its number. */
static void
add_cells (Printer *self, DcsTextTable *table, DcsRecordKind kind, const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  dcs_text_table_add_row (table);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      gboolean has_unit = i + 1 < info->n_fields && field->type == DCS_FIELD_DECIMAL
                          && g_str_equal (info->fields[i + 1].name, "unit");
      g_autofree char *value = NULL;
      g_autofree char *unit = NULL;

      if (!is_shown (field) || (field->flags & DCS_FIELD_FREE) || g_str_equal (field->name, "unit"))
        continue;
      value = dup_value (self, field, &values[i]);
      if (has_unit && value != NULL)
        unit = dup_value (self, &info->fields[i + 1], &values[i + 1]);
      dcs_text_table_take (table,
                           i,
                           unit != NULL ? g_strdup_printf ("%s %s", value, unit)
                                        : g_steal_pointer (&value));
    }
}

/* Free text stands below the row. */
static void
add_free_texts (DcsTextTable *table, DcsRecordKind kind, const DcsValue *values)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & DCS_FIELD_FREE) && values[i].kind == DCS_VALUE_TEXT
        && values[i].text[0] != '\0')
      {
        g_autofree char *label = dup_label (&info->fields[i]);
        g_autofree char *text = g_strdup_printf ("%s: %s", label, values[i].text);

        dcs_text_table_add_detail (table, text);
      }
}

/* How it worked, visit by visit: "14 Mar 2019: partial". */
static void
add_assessments (Printer *self, DcsTextTable *table, gint64 treatment_id)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ASSESSMENT); i++)
    {
      const DcsValue *values = dcs_course_row (self->course, DCS_RECORD_ASSESSMENT, i);
      const DcsValue *visit;
      g_autofree char *date = NULL;
      g_autofree char *response = NULL;
      g_autofree char *text = NULL;

      if (values[DCS_ASSESSMENT_TREATMENT_ID].integer != treatment_id)
        continue;
      visit = dcs_course_find (
          self->course, DCS_RECORD_VISIT, values[DCS_ASSESSMENT_VISIT_ID].integer);
      if (visit == NULL)
        continue;
      date = dup_value (self, &dcs_visit_info.fields[DCS_VISIT_DATE], &visit[DCS_VISIT_DATE]);
      response = dup_value (self,
                            &dcs_assessment_info.fields[DCS_ASSESSMENT_RESPONSE],
                            &values[DCS_ASSESSMENT_RESPONSE]);
      text = g_strdup_printf ("%s: %s", date, response);
      dcs_text_table_add_detail (table, text);
      add_free_texts (table, DCS_RECORD_ASSESSMENT, values);
    }
}

static void
add_treatment_details (Printer *self, DcsTextTable *table, const DcsValue *treatment)
{
  gint64 id = treatment[DCS_TREATMENT_ID].integer;
  DcsTextTable *doses = new_table (DCS_RECORD_DOSE_STEP);
  DcsTextTable *given = new_table (DCS_RECORD_ADMINISTRATION);
  guint n_steps;
  const DcsValue *const *steps = dcs_course_dose_steps (self->course, id, &n_steps);

  for (guint i = 0; i < n_steps; i++)
    {
      add_cells (self, doses, DCS_RECORD_DOSE_STEP, steps[i]);
      add_free_texts (doses, DCS_RECORD_DOSE_STEP, steps[i]);
    }
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ADMINISTRATION); i++)
    {
      const DcsValue *values = dcs_course_row (self->course, DCS_RECORD_ADMINISTRATION, i);

      if (values[DCS_ADMINISTRATION_TREATMENT_ID].integer == id)
        add_cells (self, given, DCS_RECORD_ADMINISTRATION, values);
    }
  dcs_text_table_add_table (table, doses);
  dcs_text_table_add_table (table, given);
  add_assessments (self, table, id);
}

static void
print_kind (Printer *self, DcsRecordKind kind)
{
  g_autoptr (DcsTextTable) table = new_table (kind);

  for (guint i = 0; i < dcs_course_count (self->course, kind); i++)
    {
      const DcsValue *values = dcs_course_row (self->course, kind, i);

      if (kind == DCS_RECORD_OBSERVATION && values[DCS_OBSERVATION_VISIT_ID].integer != 0)
        continue;
      add_cells (self, table, kind, values);
      if (kind == DCS_RECORD_VISIT)
        add_visit_details (self, table, values);
      if (kind == DCS_RECORD_TREATMENT)
        add_treatment_details (self, table, values);
      add_free_texts (table, kind, values);
    }
  print_section (self, _ (titles[kind]), table);
}

/**
 * dcs_course_print_text:
 * @explain: with the reasons of what is derived
 * @out: the text is added to it
 *
 * Writes a course for people to read: the patient, where the disease stands, and a section for each
 * kind of record.
 */
void
dcs_course_print_text (DcsCourse *course, DcsCatalog *catalog, gboolean explain, GString *out)
{
  DcsCode disease = dcs_course_patient (course)[DCS_PATIENT_DISEASE].code;
  Printer self = { course, catalog, dcs_catalog_find (catalog, disease), out };

  print_patient (&self);
  if (self.definition != NULL)
    {
      print_summary (&self);
      dcs_course_print_lines (course, self.definition, out);
      dcs_course_print_derived (course, self.definition, dcs_date_today (), explain, out);
    }
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    if (titles[kind] != NULL)
      print_kind (&self, (DcsRecordKind) kind);
}
