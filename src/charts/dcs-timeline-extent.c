/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

/* A treatment without a stop date is drawn to today, unless nobody has seen the patient for so
 * long that its state today is anyone's guess. */
#define SEEN_RECENTLY_DAYS 366

static void
extend (int day, int *first, int *last)
{
  if (day == DCS_DAY_NONE)
    return;
  if (*first == DCS_DAY_NONE || day < *first)
    *first = day;
  if (*last == DCS_DAY_NONE || day > *last)
    *last = day;
}

static void
extend_by_field (DcsCourse *course, DcsRecordKind kind, int field, int today, int *first, int *last)
{
  for (guint i = 0; i < dcs_course_count (course, kind); i++)
    {
      const DcsValue *row = dcs_course_row (course, kind, i);

      if (_dcs_row_is_deleted (kind, row))
        continue;
      extend (_dcs_value_get_day (&row[field], DCS_DATE_EARLIEST), first, last);
      /* "2025" written in March reaches to today, not to December. */
      if (_dcs_value_get_day (&row[field], DCS_DATE_EARLIEST) <= today)
        extend (MIN (_dcs_value_get_day (&row[field], DCS_DATE_LATEST), today), first, last);
      else
        extend (_dcs_value_get_day (&row[field], DCS_DATE_LATEST), first, last);
    }
}

/* First and last day of what is recorded; ongoing treatments do not count. */
void
_dcs_timeline_record_range (DcsCourse *course, int today, int *first, int *last)
{
  static const struct
  {
    DcsRecordKind kind;
    int field;
  } dates[] = {
    { DCS_RECORD_VISIT, DCS_VISIT_DATE },
    { DCS_RECORD_TREATMENT, DCS_TREATMENT_START_DATE },
    { DCS_RECORD_TREATMENT, DCS_TREATMENT_STOP_DATE },
    { DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_START_DATE },
    { DCS_RECORD_DOSE_STEP, DCS_DOSE_STEP_STOP_DATE },
    { DCS_RECORD_ADMINISTRATION, DCS_ADMINISTRATION_DATE },
    { DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE },
    { DCS_RECORD_ADVERSE_EVENT, DCS_ADVERSE_EVENT_ONSET_DATE },
    { DCS_RECORD_INVESTIGATION, DCS_INVESTIGATION_DATE },
  };
  static const int patient_fields[] = {
    DCS_PATIENT_ONSET_DATE,         DCS_PATIENT_DIAGNOSIS_DATE, DCS_PATIENT_FIRST_VISIT_DATE,
    DCS_PATIENT_LAST_FOLLOWUP_DATE, DCS_PATIENT_DEATH_DATE,
  };

  *first = *last = DCS_DAY_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    extend_by_field (course, dates[i].kind, dates[i].field, today, first, last);
  for (guint i = 0; i < G_N_ELEMENTS (patient_fields); i++)
    extend_by_field (course, DCS_RECORD_PATIENT, patient_fields[i], today, first, last);
}

/*
 * _dcs_timeline_is_open_ended:
 *
 * Returns: whether a treatment runs on: without a stop date it does, as everywhere in Decursus,
 * even where somebody wrote down a reason to stop
 */
gboolean
_dcs_timeline_is_open_ended (const DcsValue *treatment)
{
  return !_dcs_value_is_set (&treatment[DCS_TREATMENT_STOP_DATE]);
}

/* Where the arrows of ongoing treatments end. */
int
_dcs_timeline_ongoing_end (DcsCourse *course, int today, int record_end)
{
  const DcsValue *patient = dcs_course_patient (course);
  int death = patient != NULL
                  ? _dcs_value_get_day (&patient[DCS_PATIENT_DEATH_DATE], DCS_DATE_LATEST)
                  : DCS_DAY_NONE;

  if (death != DCS_DAY_NONE)
    return death;
  if (record_end == DCS_DAY_NONE)
    return today;
  if (today > record_end && today - record_end <= SEEN_RECENTLY_DAYS)
    return today;
  return record_end;
}

static gboolean
has_open_treatment (DcsCourse *course)
{
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (!_dcs_row_is_deleted (DCS_RECORD_TREATMENT, row) && _dcs_timeline_is_open_ended (row))
        return TRUE;
    }
  return FALSE;
}

/**
 * dcs_timeline_extent:
 * @course: a sealed course
 * @today: day number
 * @first_day: (out): day number
 * @last_day: (out): day number, above @first_day
 *
 * The whole range of a course: from onset, or the first record, to the last contact, death or last
 * record, and on to the end of an ongoing treatment; with a little air at both ends. An empty
 * course has the year before @today.
 */
void
dcs_timeline_extent (DcsCourse *course, int today, int *first_day, int *last_day)
{
  int first, last, air;

  g_return_if_fail (course != NULL);
  g_return_if_fail (first_day != NULL && last_day != NULL);

  _dcs_timeline_record_range (course, today, &first, &last);
  if (first == DCS_DAY_NONE)
    {
      first = today - 365;
      last = today;
    }
  if (has_open_treatment (course))
    last = MAX (last, _dcs_timeline_ongoing_end (course, today, last));
  air = MAX ((last - first) / 40, 15);
  *first_day = first - air;
  *last_day = last + air;
}
