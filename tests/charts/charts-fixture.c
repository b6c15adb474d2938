/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts-fixture.h"

#include "dcs-records.h"
#include "dcs-scene-private.h"

static DcsDate
parse_date (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  if (text != NULL)
    g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

static DcsValue
date_value (const char *text)
{
  return dcs_value_date (parse_date (text));
}

static DcsValue
code_value (const char *code)
{
  return code != NULL ? dcs_value_code (dcs_code (code)) : DCS_VALUE_INIT;
}

/* Starts a row: its keys and what every row has. */
static gint64
begin_row (ChartsFixture *fixture, DcsRecordKind kind, DcsValue *row)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int uid = dcs_record_info_find (info, "uid");

  fixture->last_id++;
  if (info->patient_id >= 0)
    row[info->patient_id] = dcs_value_integer (1);
  if (info->id >= 0)
    row[info->id] = dcs_value_integer (fixture->last_id);
  row[info->version] = dcs_value_integer (1);
  row[info->deleted] = dcs_value_integer (0);
  if (uid >= 0)
    row[uid] = dcs_value_text ("uid");
  return fixture->last_id;
}

void
charts_fixture_init (ChartsFixture *fixture)
{
  g_autofree char *folder = g_test_build_filename (
      G_TEST_DIST, "data", "scenes", "definition", NULL);
  const char *folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;

  *fixture = (ChartsFixture){ 0 };
  fixture->catalog = dcs_catalog_load (folders, &error);
  g_assert_no_error (error);
  fixture->definition = dcs_catalog_find (fixture->catalog, dcs_code ("example"));
  g_assert_nonnull (fixture->definition);
  fixture->course = dcs_course_new ();
}

void
charts_fixture_clear (ChartsFixture *fixture)
{
  g_clear_pointer (&fixture->course, dcs_course_unref);
  g_clear_pointer (&fixture->catalog, dcs_catalog_unref);
}

void
charts_fixture_patient (ChartsFixture *fixture,
                        const char *onset,
                        const char *diagnosis,
                        const char *last_contact)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };

  begin_row (fixture, DCS_RECORD_PATIENT, row);
  row[DCS_PATIENT_ID] = dcs_value_integer (1);
  row[DCS_PATIENT_CODE] = dcs_value_text ("EX-001");
  row[DCS_PATIENT_INITIALS] = dcs_value_text ("Q.X.");
  row[DCS_PATIENT_GIVEN_NAME] = dcs_value_text ("Quentin");
  row[DCS_PATIENT_FAMILY_NAME] = dcs_value_text ("Xavierson");
  row[DCS_PATIENT_DISEASE] = code_value ("example");
  row[DCS_PATIENT_SUBTYPE] = code_value ("limited");
  row[DCS_PATIENT_ONSET_DATE] = date_value (onset);
  row[DCS_PATIENT_DIAGNOSIS_DATE] = date_value (diagnosis);
  row[DCS_PATIENT_LAST_FOLLOWUP_DATE] = date_value (last_contact);
  dcs_course_add (fixture->course, DCS_RECORD_PATIENT, row);
}

gint64
charts_fixture_treatment (ChartsFixture *fixture,
                          const char *drug,
                          const char *start,
                          const char *stop,
                          const char *stop_reason)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };
  gint64 id = begin_row (fixture, DCS_RECORD_TREATMENT, row);

  row[DCS_TREATMENT_DRUG] = code_value (drug);
  row[DCS_TREATMENT_START_DATE] = date_value (start);
  row[DCS_TREATMENT_STOP_DATE] = date_value (stop);
  row[DCS_TREATMENT_START_REASON] = code_value ("first_line");
  row[DCS_TREATMENT_STOP_REASON] = code_value (stop_reason);
  row[DCS_TREATMENT_NOTES] = dcs_value_text ("Told by Mrs Xavierson");
  dcs_course_add (fixture->course, DCS_RECORD_TREATMENT, row);
  return id;
}

void
charts_fixture_step (ChartsFixture *fixture,
                     gint64 treatment,
                     const char *start,
                     const char *stop,
                     double amount,
                     const char *unit)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };

  begin_row (fixture, DCS_RECORD_DOSE_STEP, row);
  row[DCS_DOSE_STEP_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_DOSE_STEP_SEGMENT_NO] = dcs_value_integer (1);
  row[DCS_DOSE_STEP_START_DATE] = date_value (start);
  row[DCS_DOSE_STEP_STOP_DATE] = date_value (stop);
  row[DCS_DOSE_STEP_AMOUNT] = dcs_value_decimal (amount, 1);
  row[DCS_DOSE_STEP_UNIT] = code_value (unit);
  row[DCS_DOSE_STEP_FREQUENCY] = code_value ("weekly");
  row[DCS_DOSE_STEP_ROUTE] = code_value ("oral");
  dcs_course_add (fixture->course, DCS_RECORD_DOSE_STEP, row);
}

void
charts_fixture_administration (ChartsFixture *fixture,
                               gint64 treatment,
                               const char *date,
                               gboolean given)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };

  begin_row (fixture, DCS_RECORD_ADMINISTRATION, row);
  row[DCS_ADMINISTRATION_TREATMENT_ID] = dcs_value_integer (treatment);
  row[DCS_ADMINISTRATION_DATE] = date_value (date);
  row[DCS_ADMINISTRATION_GIVEN] = dcs_value_text (given ? "yes" : "no");
  dcs_course_add (fixture->course, DCS_RECORD_ADMINISTRATION, row);
}

gint64
charts_fixture_visit (ChartsFixture *fixture, const char *date, const char *response)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };
  gint64 id = begin_row (fixture, DCS_RECORD_VISIT, row);

  row[DCS_VISIT_DATE] = date_value (date);
  row[DCS_VISIT_KIND] = code_value ("scheduled");
  row[DCS_VISIT_RESPONSE] = code_value (response);
  row[DCS_VISIT_NOTES] = dcs_value_text ("Quentin came with his mother");
  dcs_course_add (fixture->course, DCS_RECORD_VISIT, row);
  return id;
}

void
charts_fixture_observation (ChartsFixture *fixture,
                            gint64 visit,
                            const char *code,
                            const char *site,
                            double value,
                            const char *unit)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };

  begin_row (fixture, DCS_RECORD_OBSERVATION, row);
  row[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit);
  row[DCS_OBSERVATION_CODE] = code_value (code);
  row[DCS_OBSERVATION_SITE] = code_value (site);
  row[DCS_OBSERVATION_VALUE] = dcs_value_decimal (value, 0);
  row[DCS_OBSERVATION_CANONICAL] = dcs_value_decimal (value, 0);
  row[DCS_OBSERVATION_UNIT] = code_value (unit);
  dcs_course_add (fixture->course, DCS_RECORD_OBSERVATION, row);
}

gint64
charts_fixture_relapse (ChartsFixture *fixture, const char *date)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };
  gint64 id = begin_row (fixture, DCS_RECORD_RELAPSE, row);

  row[DCS_RELAPSE_EPISODE_NO] = dcs_value_integer (1);
  row[DCS_RELAPSE_DATE] = date_value (date);
  row[DCS_RELAPSE_CONTEXT] = code_value ("off");
  row[DCS_RELAPSE_MANIFESTATION] = code_value ("new_lesion");
  dcs_course_add (fixture->course, DCS_RECORD_RELAPSE, row);
  return id;
}

gint64
charts_fixture_adverse_event (ChartsFixture *fixture,
                              const char *date,
                              const char *term,
                              const char *severity)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };
  gint64 id = begin_row (fixture, DCS_RECORD_ADVERSE_EVENT, row);

  row[DCS_ADVERSE_EVENT_ONSET_DATE] = date_value (date);
  row[DCS_ADVERSE_EVENT_DRUG] = code_value ("alphamab");
  row[DCS_ADVERSE_EVENT_TERM] = dcs_value_text (term);
  row[DCS_ADVERSE_EVENT_SEVERITY] = dcs_value_text (severity);
  row[DCS_ADVERSE_EVENT_OUTCOME] = dcs_value_text ("resolved");
  dcs_course_add (fixture->course, DCS_RECORD_ADVERSE_EVENT, row);
  return id;
}

gint64
charts_fixture_investigation (ChartsFixture *fixture, const char *date)
{
  DcsValue row[DCS_RECORD_MAX_FIELDS] = { 0 };
  gint64 id = begin_row (fixture, DCS_RECORD_INVESTIGATION, row);

  row[DCS_INVESTIGATION_DATE] = date_value (date);
  row[DCS_INVESTIGATION_KIND] = code_value ("scan");
  row[DCS_INVESTIGATION_RESULT] = code_value ("normal");
  row[DCS_INVESTIGATION_FINDING] = dcs_value_text ("Seen by Dr Xavierson");
  dcs_course_add (fixture->course, DCS_RECORD_INVESTIGATION, row);
  return id;
}

DcsTimelineOptions
charts_fixture_options (double width, const char *today)
{
  return (DcsTimelineOptions){
    .axis = DCS_TIMELINE_AXIS_DATES,
    .width = width,
    .font_size = 9.0,
    .first_day = DCS_DAY_NONE,
    .last_day = DCS_DAY_NONE,
    .today = charts_day (today),
  };
}

/* Seals the course on the first call. */
DcsTimeline *
charts_fixture_lay_out (ChartsFixture *fixture, const DcsTimelineOptions *options)
{
  if (fixture->last_id >= 0)
    {
      dcs_course_seal (fixture->course);
      fixture->last_id = -1;
    }
  return dcs_timeline_new (fixture->course, fixture->definition, options);
}

static double
plain_width (const char *text, double size, gboolean bold)
{
  return 0.5 * size * (double) g_utf8_strlen (text, -1);
}

void
charts_fixture_use_plain_widths (void)
{
  _dcs_text_set_measure (plain_width);
}

int
charts_day (const char *date)
{
  return dcs_date_day (parse_date (date), DCS_DATE_MIDDLE);
}
