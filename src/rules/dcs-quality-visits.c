/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>

/* Whether a drug runs then whose dose goes by the weight of the day. */
static gboolean
needs_weight (QualityCheck *check, int day)
{
  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_TREATMENT, i);
      const DcsValue *const *steps;
      guint n_steps;

      if (_dcs_row_is_deleted (row, DCS_TREATMENT_DELETED) || !dcs_treatment_is_running (row, day))
        continue;
      steps = dcs_course_dose_steps (check->course, row[DCS_TREATMENT_ID].integer, &n_steps);
      for (guint n = n_steps; n-- > 0;)
        {
          DcsDate start = _dcs_row_date (steps[n], DCS_DOSE_STEP_START_DATE);
          DcsDate stop = _dcs_row_date (steps[n], DCS_DOSE_STEP_STOP_DATE);
          const DcsDoseUnit *unit;

          if (_dcs_row_is_deleted (steps[n], DCS_DOSE_STEP_DELETED)
              || (dcs_date_is_set (start) && dcs_date_day (start, DCS_DATE_EARLIEST) > day)
              || (dcs_date_is_set (stop) && dcs_date_day (stop, DCS_DATE_LATEST) <= day))
            continue;
          unit = dcs_definition_dose_unit (check->definition,
                                           _dcs_row_code (steps[n], DCS_DOSE_STEP_UNIT));
          if (unit != NULL && unit->basis != DCS_DOSE_FLAT)
            return TRUE;
          break;
        }
    }
  return FALSE;
}

static void
check_weight (QualityCheck *check, const DcsValue *visit, const DcsValue *const *rows, guint n_rows)
{
  DcsCode weight = dcs_definition_role (check->definition, "weight");
  DcsDate date = _dcs_row_date (visit, DCS_VISIT_DATE);
  int day = dcs_date_day (date, DCS_DATE_MIDDLE);

  if (weight == 0 || day == DCS_DAY_NONE || day >= check->adult_from)
    return;
  for (guint i = 0; i < n_rows; i++)
    if (_dcs_row_code (rows[i], DCS_OBSERVATION_CODE) == weight
        && !_dcs_row_is_deleted (rows[i], DCS_OBSERVATION_DELETED))
      return;
  if (needs_weight (check, day) && _dcs_quality_count (check))
    _dcs_quality_add (check,
                      DCS_QUALITY_BLANK,
                      "no-weight",
                      DCS_RECORD_VISIT,
                      visit,
                      -1,
                      visit[DCS_VISIT_ID].integer,
                      date,
                      g_strdup_printf ("obs:%s", dcs_code_string (weight)),
                      g_strdup (_ ("No weight, while a drug is dosed by weight or body surface.")));
}

/* Items of the instrument that were said to be not done: these are not forgotten. */
static guint
count_not_done (const DcsInstrument *instrument, const DcsValue *const *rows, guint n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    if (rows[i][DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT
        && !_dcs_row_is_deleted (rows[i], DCS_OBSERVATION_DELETED))
      for (guint item = 0; item < instrument->n_items; item++)
        n += instrument->items[item] == _dcs_row_code (rows[i], DCS_OBSERVATION_CODE);
  return n;
}

static char *
path_of_missing (const DcsInstrument *instrument, const DcsScore *score)
{
  DcsCode item = score->n_named > 0 ? score->missing[0].item : 0;
  DcsCode site = score->n_named > 0 ? score->missing[0].site : 0;

  /* All items of a site, or those of a category. */
  if (instrument->method == DCS_SCORE_CATEGORY_MEAN)
    for (guint i = 0; i < instrument->n_categories; i++)
      if (instrument->categories[i] == item && instrument->groups != NULL
          && instrument->groups[i]->n_items > 0)
        {
          item = instrument->groups[i]->items[0];
          break;
        }
  if (score->gap == DCS_SCORE_GAP_BOTH && instrument->n_alternatives > 0)
    item = instrument->alternatives[0];
  if (item == 0 && instrument->n_items > 0)
    item = instrument->items[0];
  if (item == 0)
    return g_strdup ("");
  if (site == 0)
    return g_strdup_printf ("obs:%s", dcs_code_string (item));
  return g_strdup_printf ("obs:%s@%s", dcs_code_string (item), dcs_code_string (site));
}

static void
check_instrument (QualityCheck *check,
                  const DcsInstrument *instrument,
                  const DcsValue *visit,
                  const DcsValue *const *rows,
                  guint n_rows)
{
  g_autofree char *missing = NULL;
  DcsScore score;

  if (instrument->part_of != 0
      || dcs_derive_score (check->course, instrument, visit[DCS_VISIT_ID].integer, &score)
      || score.n_items == 0 || score.gap == DCS_SCORE_GAP_REST)
    return;
  if (score.gap != DCS_SCORE_GAP_BOTH
      && score.n_missing <= count_not_done (instrument, rows, n_rows))
    return;
  if (!_dcs_quality_count (check))
    return;
  missing = dcs_score_describe_missing (instrument, check->definition, &score);
  /* Translators: the short name of a scored form and a sentence with what is missing of it:
   * "mLoSSI is half filled. Missing: Erythema (neck)." */
  _dcs_quality_add (check,
                    DCS_QUALITY_INCOMPLETE,
                    "instrument-incomplete",
                    DCS_RECORD_VISIT,
                    visit,
                    -1,
                    visit[DCS_VISIT_ID].integer,
                    _dcs_row_date (visit, DCS_VISIT_DATE),
                    path_of_missing (instrument, &score),
                    g_strdup_printf (_ ("%s is half filled. %s"),
                                     instrument->term.abbr,
                                     missing != NULL ? missing : ""));
}

void
_dcs_quality_check_visits (QualityCheck *check)
{
  guint n_instruments;
  const DcsInstrument *const *instruments = dcs_definition_instruments (check->definition,
                                                                        &n_instruments);

  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *visit = dcs_course_row (check->course, DCS_RECORD_VISIT, i);
      const DcsValue *const *rows;
      guint n_rows;

      if (_dcs_row_is_deleted (visit, DCS_VISIT_DELETED))
        continue;
      rows = dcs_course_visit_observations (check->course, visit[DCS_VISIT_ID].integer, &n_rows);
      check_weight (check, visit, rows, n_rows);
      for (guint n = 0; n_rows > 0 && n < n_instruments; n++)
        check_instrument (check, instruments[n], visit, rows, n_rows);
    }
}
