/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables-private.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

static char *
describe_size (const DcsValue *lesion)
{
  g_autofree char *length = dcs_words_number (&lesion[DCS_LESION_LENGTH_MM]);
  g_autofree char *width = dcs_words_number (&lesion[DCS_LESION_WIDTH_MM]);
  g_autofree char *size = dcs_words_join (" × ", length, width, NULL);

  /* TRANSLATORS: the size of a lesion, "40 × 25 mm" */
  return *size != '\0' ? g_strdup_printf (_ ("%s mm"), size) : g_strdup ("");
}

void
_dcs_table_builder_add_lesions (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_LESION);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *lesion = dcs_course_row (builder->course, DCS_RECORD_LESION, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_LESION, lesion[DCS_LESION_ID].integer);
      const char *site = _dcs_table_builder_term (builder, "site", &lesion[DCS_LESION_SITE]);
      const char *region = _dcs_table_builder_term (builder, "region", &lesion[DCS_LESION_REGION]);
      g_autofree char *size = describe_size (lesion);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_LESION, lesion);
      if (lesion[DCS_LESION_FROM_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, lesion[DCS_LESION_FROM_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Lesion"));
      dcs_table_row_set_text (row, DCS_COLUMN_TITLE, *site != '\0' ? site : region);
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (
              " · ",
              _dcs_table_builder_term (builder, "morphology", &lesion[DCS_LESION_MORPHOLOGY]),
              _dcs_table_builder_choice (&lesion[DCS_LESION_SIDE]),
              size,
              _dcs_table_builder_choice (&lesion[DCS_LESION_DEPTH]),
              *site != '\0' ? region : "",
              NULL));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&lesion[DCS_LESION_NOTES]));
    }
}

void
_dcs_table_builder_add_findings (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_FINDING);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *finding = dcs_course_row (builder->course, DCS_RECORD_FINDING, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_FINDING, finding[DCS_FINDING_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_FINDING, finding);
      if (finding[DCS_FINDING_ONSET_DATE].kind == DCS_VALUE_DATE)
        dcs_table_row_set_date (row, finding[DCS_FINDING_ONSET_DATE].date);
      dcs_table_row_set_text (row, DCS_COLUMN_KIND, _ ("Finding"));
      dcs_table_row_set_text (
          row,
          DCS_COLUMN_TITLE,
          _dcs_table_builder_term (builder, "finding", &finding[DCS_FINDING_TYPE]));
      dcs_table_row_take_text (
          row,
          DCS_COLUMN_DETAIL,
          dcs_words_join (" · ",
                          dcs_words_text (&finding[DCS_FINDING_JOINT]),
                          _dcs_table_builder_choice (&finding[DCS_FINDING_SIDE]),
                          NULL));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&finding[DCS_FINDING_NOTES]));
    }
}

void
_dcs_table_builder_add_history (DcsTableBuilder *builder)
{
  guint n_rows = dcs_course_count (builder->course, DCS_RECORD_HISTORY);

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *history = dcs_course_row (builder->course, DCS_RECORD_HISTORY, i);
      DcsTableRow *row = _dcs_table_builder_add (
          builder, DCS_RECORD_HISTORY, history[DCS_HISTORY_ID].integer);

      _dcs_table_builder_take_details (builder, row, DCS_RECORD_HISTORY, history);
      dcs_table_row_set_text (
          row, DCS_COLUMN_KIND, _dcs_table_builder_choice (&history[DCS_HISTORY_KIND]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_TITLE, dcs_words_text (&history[DCS_HISTORY_CONDITION]));
      dcs_table_row_set_text (
          row, DCS_COLUMN_DETAIL, dcs_words_text (&history[DCS_HISTORY_RELATION]));
      dcs_table_row_set_text (row, DCS_COLUMN_NOTES, dcs_words_text (&history[DCS_HISTORY_DETAIL]));
    }
}
