/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-row.h"

#include "dcs-records.h"

/**
 * dcs_derive_course_values:
 * @steps: (array length=n_steps): rows of %DCS_RECORD_DOSE_STEP of one treatment
 * @course: (inout): the row of %DCS_RECORD_TREATMENT
 *
 * What a course is when only its doses are written down: it begins as the first and ends as the
 * last, by their numbers. Without doses nothing changes.
 */
void
dcs_derive_course_values (const DcsValue *const *steps, guint n_steps, DcsValue *course)
{
  const DcsValue *first = NULL;
  const DcsValue *last = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      gint64 number = steps[i][DCS_DOSE_STEP_SEGMENT_NO].integer;

      if (first == NULL || number < first[DCS_DOSE_STEP_SEGMENT_NO].integer)
        first = steps[i];
      if (last == NULL || number > last[DCS_DOSE_STEP_SEGMENT_NO].integer)
        last = steps[i];
    }
  if (first == NULL)
    return;
  course[DCS_TREATMENT_START_DATE] = first[DCS_DOSE_STEP_START_DATE];
  course[DCS_TREATMENT_START_REASON] = first[DCS_DOSE_STEP_START_REASON];
  course[DCS_TREATMENT_STOP_DATE] = last[DCS_DOSE_STEP_STOP_DATE];
  course[DCS_TREATMENT_STOP_REASON] = last[DCS_DOSE_STEP_STOP_REASON];
  course[DCS_TREATMENT_RESPONSE] = last[DCS_DOSE_STEP_RESPONSE];
  course[DCS_TREATMENT_NOTES] = DCS_VALUE_INIT;
}

/**
 * dcs_link_adverse_event:
 * @event: a row of %DCS_RECORD_ADVERSE_EVENT
 * @treatments: (array length=n_treatments): rows of %DCS_RECORD_TREATMENT of the same patient
 *
 * The course that an event is put down to when nobody said which: the only course of the suspected
 * drug that can have run on the day of the onset, its first day off included.
 *
 * Returns: the key of the treatment, 0 when there is none or more than one
 */
gint64
dcs_link_adverse_event (const DcsValue *event,
                        const DcsValue *const *treatments,
                        guint n_treatments)
{
  DcsCode drug = event[DCS_ADVERSE_EVENT_DRUG].code;
  gint64 found = 0;
  int first, last;

  if (drug == 0 || event[DCS_ADVERSE_EVENT_ONSET_DATE].kind != DCS_VALUE_DATE)
    return 0;
  first = dcs_date_day (event[DCS_ADVERSE_EVENT_ONSET_DATE].date, DCS_DATE_EARLIEST);
  last = dcs_date_day (event[DCS_ADVERSE_EVENT_ONSET_DATE].date, DCS_DATE_LATEST);
  for (guint i = 0; i < n_treatments; i++)
    {
      const DcsValue *start = &treatments[i][DCS_TREATMENT_START_DATE];
      const DcsValue *stop = &treatments[i][DCS_TREATMENT_STOP_DATE];

      if (treatments[i][DCS_TREATMENT_DRUG].code != drug || start->kind != DCS_VALUE_DATE
          || dcs_date_day (start->date, DCS_DATE_EARLIEST) > last
          || (stop->kind == DCS_VALUE_DATE && dcs_date_day (stop->date, DCS_DATE_LATEST) < first))
        continue;
      if (found != 0)
        return 0;
      found = treatments[i][DCS_TREATMENT_ID].integer;
    }
  return found;
}
