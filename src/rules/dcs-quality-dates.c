/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>

/* Two dates of one record of which the second is not before the first. */
typedef struct
{
  const char *id;
  DcsRecordKind kind;
  int first;
  int second;
  int shown; /* the one of the two that the form opens */
  const char *words;
} Pair;

static const Pair pairs[] = {
  { "onset-after-diagnosis",
    DCS_RECORD_PATIENT,
    DCS_PATIENT_ONSET_DATE,
    DCS_PATIENT_DIAGNOSIS_DATE,
    DCS_PATIENT_DIAGNOSIS_DATE,
    N_ ("The diagnosis is before the onset") },
  { "death-before-diagnosis",
    DCS_RECORD_PATIENT,
    DCS_PATIENT_DIAGNOSIS_DATE,
    DCS_PATIENT_DEATH_DATE,
    DCS_PATIENT_DEATH_DATE,
    N_ ("The death is before the diagnosis") },
  { "next-visit-before-visit",
    DCS_RECORD_VISIT,
    DCS_VISIT_DATE,
    DCS_VISIT_NEXT_DATE,
    DCS_VISIT_NEXT_DATE,
    N_ ("The next visit is before this one") },
  { "stop-before-start",
    DCS_RECORD_TREATMENT,
    DCS_TREATMENT_START_DATE,
    DCS_TREATMENT_STOP_DATE,
    DCS_TREATMENT_STOP_DATE,
    N_ ("The treatment stops before it starts") },
  { "step-stop-before-start",
    DCS_RECORD_DOSE_STEP,
    DCS_DOSE_STEP_START_DATE,
    DCS_DOSE_STEP_STOP_DATE,
    DCS_DOSE_STEP_STOP_DATE,
    N_ ("The dose step stops before it starts") },
  { "resolved-before-onset",
    DCS_RECORD_ADVERSE_EVENT,
    DCS_ADVERSE_EVENT_ONSET_DATE,
    DCS_ADVERSE_EVENT_RESOLVED_DATE,
    DCS_ADVERSE_EVENT_RESOLVED_DATE,
    N_ ("The adverse event resolved before it began") },
  { "lesion-end-before-start",
    DCS_RECORD_LESION,
    DCS_LESION_FROM_DATE,
    DCS_LESION_UNTIL_DATE,
    DCS_LESION_UNTIL_DATE,
    N_ ("The lesion ends before it begins") },
  { "finding-end-before-start",
    DCS_RECORD_FINDING,
    DCS_FINDING_ONSET_DATE,
    DCS_FINDING_UNTIL_DATE,
    DCS_FINDING_UNTIL_DATE,
    N_ ("The finding ends before it begins") },
};

/* Dates that lie within the patient's life. */
typedef struct
{
  DcsRecordKind kind;
  int field;
} LifeDate;

static const LifeDate life_dates[] = {
  { DCS_RECORD_PATIENT, DCS_PATIENT_ONSET_DATE },
  { DCS_RECORD_PATIENT, DCS_PATIENT_DIAGNOSIS_DATE },
  { DCS_RECORD_PATIENT, DCS_PATIENT_FIRST_VISIT_DATE },
  { DCS_RECORD_PATIENT, DCS_PATIENT_LAST_FOLLOWUP_DATE },
  { DCS_RECORD_LESION, DCS_LESION_FROM_DATE },
  { DCS_RECORD_FINDING, DCS_FINDING_ONSET_DATE },
  { DCS_RECORD_VISIT, DCS_VISIT_DATE },
  { DCS_RECORD_TREATMENT, DCS_TREATMENT_START_DATE },
  { DCS_RECORD_TREATMENT, DCS_TREATMENT_STOP_DATE },
  { DCS_RECORD_ADMINISTRATION, DCS_ADMINISTRATION_DATE },
  { DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE },
  { DCS_RECORD_ADVERSE_EVENT, DCS_ADVERSE_EVENT_ONSET_DATE },
  { DCS_RECORD_INVESTIGATION, DCS_INVESTIGATION_DATE },
};

static gint64
visit_of (DcsRecordKind kind, const DcsValue *row)
{
  return kind == DCS_RECORD_VISIT ? row[DCS_VISIT_ID].integer : 0;
}

static void
check_pair (QualityCheck *check, const Pair *pair)
{
  int deleted = dcs_record_info (pair->kind)->deleted;

  for (guint i = 0; i < dcs_course_count (check->course, pair->kind); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, pair->kind, i);
      DcsDate first = _dcs_row_date (row, pair->first);
      DcsDate second = _dcs_row_date (row, pair->second);

      if (_dcs_row_is_deleted (row, deleted) || !_dcs_quality_is_after (first, second)
          || !_dcs_quality_count (check))
        continue;
      _dcs_quality_add (check,
                        DCS_QUALITY_DATES,
                        pair->id,
                        pair->kind,
                        row,
                        pair->shown,
                        visit_of (pair->kind, row),
                        second,
                        NULL,
                        _dcs_quality_describe_dates (_ (pair->words), second, first));
    }
}

/* @path: as _dcs_quality_add() takes it, made only when wanted. */
static void
check_life (QualityCheck *check,
            DcsRecordKind kind,
            const DcsValue *row,
            int field,
            DcsDate birth,
            DcsDate death)
{
  DcsDate date = _dcs_row_date (row, field);
  gboolean early = _dcs_quality_is_after (birth, date);
  gboolean late = _dcs_quality_is_after (date, death);
  char *path = NULL;

  if ((!early && !late) || !_dcs_quality_count (check))
    return;
  if (kind == DCS_RECORD_OBSERVATION)
    path = g_strdup_printf ("obs:%s", dcs_code_string (row[DCS_OBSERVATION_CODE].code));
  _dcs_quality_add (check,
                    DCS_QUALITY_DATES,
                    early ? "before-birth" : "after-death",
                    kind,
                    row,
                    field,
                    visit_of (kind, row),
                    date,
                    path,
                    _dcs_quality_describe_dates (early ? _ ("This is before the date of birth")
                                                       : _ ("This is after the date of death"),
                                                 date,
                                                 early ? birth : death));
}

static void
check_lives (QualityCheck *check)
{
  DcsDate birth = _dcs_row_date (check->patient, DCS_PATIENT_BIRTH_DATE);
  DcsDate death = _dcs_row_date (check->patient, DCS_PATIENT_DEATH_DATE);
  const DcsValue *const *rows;
  guint n_rows;

  if (!dcs_date_is_set (birth) && !dcs_date_is_set (death))
    return;
  if (_dcs_quality_is_after (birth, death) && _dcs_quality_count (check))
    _dcs_quality_add (
        check,
        DCS_QUALITY_DATES,
        "death-before-birth",
        DCS_RECORD_PATIENT,
        check->patient,
        DCS_PATIENT_DEATH_DATE,
        0,
        death,
        NULL,
        _dcs_quality_describe_dates (_ ("The death is before the birth"), death, birth));
  for (gsize n = 0; n < G_N_ELEMENTS (life_dates); n++)
    {
      DcsRecordKind kind = life_dates[n].kind;
      int deleted = dcs_record_info (kind)->deleted;

      for (guint i = 0; i < dcs_course_count (check->course, kind); i++)
        {
          const DcsValue *row = dcs_course_row (check->course, kind, i);

          if (!_dcs_row_is_deleted (row, deleted))
            check_life (check, kind, row, life_dates[n].field, birth, death);
        }
    }
  rows = dcs_course_visit_observations (check->course, 0, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (!_dcs_row_is_deleted (rows[i], DCS_OBSERVATION_DELETED))
      check_life (check, DCS_RECORD_OBSERVATION, rows[i], DCS_OBSERVATION_DATE, birth, death);
}

/* The first visit of the patient's record is no later than the first visit there is, and the last
 * contact no earlier than the last one. Visits come in order. */
static void
check_contacts (QualityCheck *check)
{
  DcsDate first = _dcs_row_date (check->patient, DCS_PATIENT_FIRST_VISIT_DATE);
  DcsDate last = _dcs_row_date (check->patient, DCS_PATIENT_LAST_FOLLOWUP_DATE);
  DcsDate earliest = DCS_DATE_INIT, latest = DCS_DATE_INIT;

  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_VISIT); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_VISIT, i);
      DcsDate date = _dcs_row_date (row, DCS_VISIT_DATE);

      if (_dcs_row_is_deleted (row, DCS_VISIT_DELETED))
        continue;
      if (!dcs_date_is_set (earliest) || _dcs_quality_is_after (earliest, date))
        earliest = date;
      if (!dcs_date_is_set (latest) || _dcs_quality_is_after (date, latest))
        latest = date;
    }
  if (_dcs_quality_is_after (first, earliest) && _dcs_quality_count (check))
    _dcs_quality_add (check,
                      DCS_QUALITY_DATES,
                      "visit-before-first-visit",
                      DCS_RECORD_PATIENT,
                      check->patient,
                      DCS_PATIENT_FIRST_VISIT_DATE,
                      0,
                      first,
                      NULL,
                      _dcs_quality_describe_dates (
                          _ ("A visit is before the first visit of the patient"), earliest, first));
  if (_dcs_quality_is_after (latest, last) && _dcs_quality_count (check))
    _dcs_quality_add (
        check,
        DCS_QUALITY_DATES,
        "visit-after-last-follow-up",
        DCS_RECORD_PATIENT,
        check->patient,
        DCS_PATIENT_LAST_FOLLOWUP_DATE,
        0,
        last,
        NULL,
        _dcs_quality_describe_dates (_ ("A visit is after the last follow-up"), latest, last));
}

static void
check_relapses (QualityCheck *check)
{
  DcsDate diagnosis = _dcs_row_date (check->patient, DCS_PATIENT_DIAGNOSIS_DATE);

  for (guint i = 0; i < dcs_course_count (check->course, DCS_RECORD_RELAPSE); i++)
    {
      const DcsValue *row = dcs_course_row (check->course, DCS_RECORD_RELAPSE, i);
      DcsDate date = _dcs_row_date (row, DCS_RELAPSE_DATE);

      if (!_dcs_row_is_deleted (row, DCS_RELAPSE_DELETED) && _dcs_quality_is_after (diagnosis, date)
          && _dcs_quality_count (check))
        _dcs_quality_add (check,
                          DCS_QUALITY_DATES,
                          "relapse-before-diagnosis",
                          DCS_RECORD_RELAPSE,
                          row,
                          DCS_RELAPSE_DATE,
                          0,
                          date,
                          NULL,
                          _dcs_quality_describe_dates (
                              _ ("The relapse is before the diagnosis"), date, diagnosis));
    }
}

void
_dcs_quality_check_dates (QualityCheck *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_pair (check, &pairs[i]);
  if (check->patient == NULL)
    return;
  check_lives (check);
  check_contacts (check);
  check_relapses (check);
}
