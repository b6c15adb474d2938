/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-panel-private.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* The day of the newest visit stands for today: what is derived does not change overnight. */
static int
last_visit (DcsCourse *course, gint64 *id)
{
  for (guint i = dcs_course_count (course, DCS_RECORD_VISIT); i-- > 0;)
    {
      const DcsValue *visit = dcs_course_row (course, DCS_RECORD_VISIT, i);

      if (visit[DCS_VISIT_DELETED].integer == 0)
        {
          *id = visit[DCS_VISIT_ID].integer;
          return dcs_date_day (visit[DCS_VISIT_DATE].date, DCS_DATE_MIDDLE);
        }
    }
  *id = 0;
  return DCS_DAY_NONE;
}

static DcsExplanation *
explain_calculation (DcsAnalysis *analysis, guint index)
{
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  guint n_calculations;
  const DcsCalculation *const *calculations = dcs_definition_calculations (definition,
                                                                           &n_calculations);
  gint64 visit_id;
  int day = last_visit (dcs_analysis_get_course (analysis), &visit_id);

  return dcs_calculation_explain (
      dcs_analysis_get_course (analysis), definition, calculations[index], day, visit_id);
}

static DcsExplanation *
explain_score (DcsAnalysis *analysis, guint index)
{
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);
  gint64 visit_id;

  last_visit (dcs_analysis_get_course (analysis), &visit_id);
  return dcs_score_explain (
      dcs_analysis_get_course (analysis), definition, instruments[index], visit_id);
}

static void
add_instruments (DcsCoursePanel *self, gint64 visit_id)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (definition, &n_instruments);

  for (guint i = 0; i < n_instruments; i++)
    {
      DcsScore score;
      g_autofree char *missing = NULL;
      g_autofree char *total = NULL;
      g_autofree char *value = NULL;
      AdwActionRow *row;

      dcs_derive_score (self->course, instruments[i], visit_id, &score);
      if (!score.computable && score.gap == DCS_SCORE_GAP_EMPTY)
        continue;
      if (score.computable)
        {
          total = dcs_number_format (score.total, score.decimals);
          value = dcs_words_join (" · ", total, score.band != NULL ? score.band : "", NULL);
        }
      else
        missing = dcs_score_describe_missing (instruments[i], definition, &score);
      row = dcs_panel_rows_add (
          self->rows, self->scores_group, instruments[i]->term.label, missing);
      dcs_panel_row_add_text (row, value != NULL ? value : _ ("Not computable"));
      dcs_panel_rows_add_why (self->rows, row, explain_score, i);
    }
}

static void
add_calculations (DcsCoursePanel *self, int day, gint64 visit_id)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  guint n_calculations;
  const DcsCalculation *const *calculations = dcs_definition_calculations (definition,
                                                                           &n_calculations);

  for (guint i = 0; i < n_calculations; i++)
    {
      DcsCalculationResult result;
      g_autofree char *value = NULL;
      AdwActionRow *row;

      if (calculations[i]->is_part)
        continue;
      dcs_calculate (self->course, definition, calculations[i], day, visit_id, &result);
      value = dcs_calculation_format (calculations[i], definition, &result);
      if (result.computable)
        {
          row = dcs_panel_rows_add (
              self->rows, self->scores_group, calculations[i]->term.label, calculations[i]->scheme);
          dcs_panel_row_add_text (row, value);
        }
      else
        row = dcs_panel_rows_add_more (self->rows,
                                       self->scores_group,
                                       _ ("Not computable at this visit"),
                                       calculations[i]->term.label,
                                       value);
      dcs_panel_rows_add_why (self->rows, row, explain_calculation, i);
    }
}

/* The instruments that were filled in, then what is calculated from them. */
void
_dcs_course_panel_add_scores (DcsCoursePanel *self)
{
  gint64 visit_id;
  int day = last_visit (self->course, &visit_id);
  g_autofree char *date = NULL;
  g_autofree char *words = NULL;

  if (day == DCS_DAY_NONE)
    return;
  add_instruments (self, visit_id);
  add_calculations (self, day, visit_id);
  date = dcs_date_format_short (dcs_date_from_day (day));
  /* TRANSLATORS: the date of a visit: "At the visit of 3 May 2020" */
  words = g_strdup_printf (_ ("At the visit of %s"), date);
  adw_preferences_group_set_description (self->scores_group, words);
}
