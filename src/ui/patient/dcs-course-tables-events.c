/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables-private.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

void
_dcs_table_builder_add_relapses (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_RELAPSE);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *relapse = dcs_course_row (builder->course, DCS_RECORD_RELAPSE, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_RELAPSE, relapse[DCS_RELAPSE_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_RELAPSE, relapse);
      dcs_table_row_set_date (row, relapse[DCS_RELAPSE_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Relapse"));
      dcs_table_row_set_text (row,
                              DCS_COLUMN_TITLE,
                              _dcs_table_builder_term (builder,
                                                       "relapse-manifestation",
                                                       &relapse[DCS_RELAPSE_MANIFESTATION]));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_DETAIL,
          _dcs_table_builder_term (builder, "relapse-context", &relapse[DCS_RELAPSE_CONTEXT]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_OUTCOME, dcs_words_text (&relapse[DCS_RELAPSE_ACTION]));
    }
}

void
_dcs_table_builder_add_adverse_events (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ADVERSE_EVENT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *event = dcs_course_row (builder->course, DCS_RECORD_ADVERSE_EVENT, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_ADVERSE_EVENT, event[DCS_ADVERSE_EVENT_ID].integer);
      g_autofree char *grade = g_strdup ("");
      const char *serious = dcs_words_text (&event[DCS_ADVERSE_EVENT_SERIOUS]);
      gboolean is_serious = *serious != '\0' && !g_str_equal (serious, "no");

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_ADVERSE_EVENT, event);
      if (event[DCS_ADVERSE_EVENT_GRADE].kind == DCS_VALUE_INTEGER)
        {
          g_free (grade);
          grade = g_strdup_printf (_ ("grade %d"), (int) event[DCS_ADVERSE_EVENT_GRADE].integer);
        }
      if (event[DCS_ADVERSE_EVENT_ONSET_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, event[DCS_ADVERSE_EVENT_ONSET_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Adverse event"));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, dcs_words_text (&event[DCS_ADVERSE_EVENT_TERM]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (
              " · ",
              _dcs_table_builder_choice (&event[DCS_ADVERSE_EVENT_SEVERITY]),
              grade,
              is_serious ? _ ("serious") : "",
              _dcs_table_builder_term (builder, "drug", &event[DCS_ADVERSE_EVENT_DRUG]),
              _dcs_table_builder_term (builder, "causality", &event[DCS_ADVERSE_EVENT_CAUSALITY]),
              NULL));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_OUTCOME,
          dcs_words_join (" · ",
                          _dcs_table_builder_choice (&event[DCS_ADVERSE_EVENT_ACTION]),
                          _dcs_table_builder_choice (&event[DCS_ADVERSE_EVENT_OUTCOME]),
                          NULL));
    }
}

void
_dcs_table_builder_add_investigations (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_INVESTIGATION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_INVESTIGATION, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_INVESTIGATION, values[DCS_INVESTIGATION_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_INVESTIGATION, values);
      if (values[DCS_INVESTIGATION_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, values[DCS_INVESTIGATION_DATE].date);
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_TITLE,
          _dcs_table_builder_term (builder, "investigation", &values[DCS_INVESTIGATION_KIND]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          dcs_words_text (&values[DCS_INVESTIGATION_BODY_PART]),
                          dcs_words_text (&values[DCS_INVESTIGATION_FINDING]),
                          NULL));
      dcs_table_row_set_text (row,
                              DCS_COLUMN_OUTCOME,
                              _dcs_table_builder_term (builder,
                                                       "investigation-result",
                                                       &values[DCS_INVESTIGATION_RESULT]));
    }
}

/* What is still to be done stands first: it has the later date, or none. */
void
_dcs_table_builder_add_care_items (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_CARE_ITEM);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *item = dcs_course_row (builder->course, DCS_RECORD_CARE_ITEM, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_CARE_ITEM, item[DCS_CARE_ITEM_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_CARE_ITEM, item);
      if (item[DCS_CARE_ITEM_DUE_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, item[DCS_CARE_ITEM_DUE_DATE].date);
      if (item[DCS_CARE_ITEM_DONE_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_end_date (row, item[DCS_CARE_ITEM_DONE_DATE].date);
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_KIND,
          _dcs_table_builder_term (builder, "care-kind", &item[DCS_CARE_ITEM_KIND]));
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, dcs_words_text (&item[DCS_CARE_ITEM_TITLE]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_DETAIL, _dcs_table_builder_choice (&item[DCS_CARE_ITEM_STATUS]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_OUTCOME, dcs_words_text (&item[DCS_CARE_ITEM_OUTCOME]));
    }
}

/* Photographs and reports are kept, not shown here. */
void
_dcs_table_builder_add_attachments (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ATTACHMENT);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_ATTACHMENT, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_ATTACHMENT, values[DCS_ATTACHMENT_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_ATTACHMENT, values);
      if (values[DCS_ATTACHMENT_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, values[DCS_ATTACHMENT_DATE].date);
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, _dcs_table_builder_choice (&values[DCS_ATTACHMENT_KIND]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          _dcs_table_builder_term (builder, "site", &values[DCS_ATTACHMENT_SITE]),
                          dcs_words_text (&values[DCS_ATTACHMENT_TITLE]),
                          NULL));
    }
}

void
_dcs_table_builder_add_administrations (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_ADMINISTRATION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_ADMINISTRATION, i);
      const DcsValue *treatment = dcs_course_find (
          builder->course, DCS_RECORD_TREATMENT, values[DCS_ADMINISTRATION_TREATMENT_ID].integer);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_ADMINISTRATION, values[DCS_ADMINISTRATION_ID].integer);
      g_autofree char *amount = dcs_words_number (&values[DCS_ADMINISTRATION_AMOUNT]);
      gboolean was_missed = g_str_equal (dcs_words_text (&values[DCS_ADMINISTRATION_GIVEN]), "no");

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_ADMINISTRATION, values);
      dcs_table_row_set_date (row, values[DCS_ADMINISTRATION_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Infusion"));
      if (treatment != NULL)
        dcs_table_row_set_text (
            row,
            DCS_COLUMN_TITLE,
            _dcs_table_builder_term (builder, "drug", &treatment[DCS_TREATMENT_DRUG]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" ",
                          amount,
                          *amount != '\0' ? _dcs_table_builder_term (
                              builder, "dose-unit", &values[DCS_ADMINISTRATION_UNIT])
                                          : "",
                          NULL));
      dcs_table_row_take_text (row,
                               DCS_COLUMN_OUTCOME,
                               dcs_words_join (" · ",
                                               was_missed ? _ ("not given") : _ ("given"),
                                               dcs_words_text (&values[DCS_ADMINISTRATION_REASON]),
                                               NULL));
    }
}

/* A rule, an option or a drug, by its code, in whatever domain it stands. */
static const char *
rule_label (DcsTableBuilder *builder, const char *code)
{
  static const char *const domains[] = { "due", "judgement", "option", "drug" };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      const DcsTerm *term = dcs_definition_term (
          builder->definition, domains[i], dcs_code_try (code));

      if (term != NULL)
        return term->label;
    }
  return code;
}

/* What a clinician decided about something that the rules derived. */
void
_dcs_table_builder_add_decisions (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_DECISION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *values = dcs_course_row (builder->course, DCS_RECORD_DECISION, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_DECISION, values[DCS_DECISION_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_DECISION, values);
      if (values[DCS_DECISION_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, values[DCS_DECISION_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Decision"));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, _dcs_table_builder_choice (&values[DCS_DECISION_SUBJECT]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          rule_label (builder, dcs_words_text (&values[DCS_DECISION_RULE])),
                          _dcs_table_builder_choice (&values[DCS_DECISION_DECISION]),
                          NULL));
      dcs_table_row_set_text (
          row, DCS_COLUMN_OUTCOME, dcs_words_text (&values[DCS_DECISION_REASON]));
    }
}
