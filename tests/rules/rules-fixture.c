/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules-fixture.h"

#include <math.h>

typedef struct
{
  DcsRecordKind kind;
  DcsValue values[DCS_RECORD_MAX_FIELDS];
} Row;

void
fixture_set_up (RulesFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("DCS_DATADIR"), "diseases", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;

  fixture->catalog = dcs_catalog_load (folders, &error);
  g_assert_no_error (error);
  fixture->jls = dcs_catalog_find (fixture->catalog, dcs_code ("jls"));
  g_assert_nonnull (fixture->jls);
  fixture->rows = g_ptr_array_new_with_free_func (g_free);
  fixture->next_id = 1;
}

void
fixture_tear_down (RulesFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->rows, g_ptr_array_unref);
  g_clear_pointer (&fixture->catalog, dcs_catalog_unref);
}

DcsValue *
fixture_row (RulesFixture *self, DcsRecordKind kind)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  Row *row = g_new0 (Row, 1);

  row->kind = kind;
  if (info->id >= 0)
    row->values[info->id] = dcs_value_integer (self->next_id++);
  if (info->patient_id >= 0)
    row->values[info->patient_id] = dcs_value_integer (1);
  row->values[info->version] = dcs_value_integer (1);
  row->values[info->deleted] = dcs_value_integer (0);
  g_ptr_array_add (self->rows, row);
  return row->values;
}

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  if (text == NULL)
    return DCS_VALUE_INIT;
  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static DcsValue
code_value (const char *text)
{
  return text != NULL ? dcs_value_code (dcs_code (text)) : DCS_VALUE_INIT;
}

void
fixture_patient (RulesFixture *self, const char *code, const char *death_date)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_PATIENT);

  values[DCS_PATIENT_CODE] = dcs_value_text (code);
  values[DCS_PATIENT_DISEASE] = code_value ("jls");
  values[DCS_PATIENT_DEATH_DATE] = date_value (death_date);
}

gint64
fixture_visit (RulesFixture *self, const char *date, const char *response)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_VISIT);

  values[DCS_VISIT_DATE] = date_value (date);
  values[DCS_VISIT_RESPONSE] = code_value (response);
  return values[DCS_VISIT_ID].integer;
}

void
fixture_value (RulesFixture *self, gint64 visit, const char *test, const char *site, double value)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_OBSERVATION);

  values[DCS_OBSERVATION_VISIT_ID] = dcs_value_integer (visit);
  values[DCS_OBSERVATION_CODE] = code_value (test);
  values[DCS_OBSERVATION_SITE] = code_value (site);
  values[DCS_OBSERVATION_VALUE] = dcs_value_decimal (value, value == floor (value) ? 0 : 1);
}

void
fixture_not_done (RulesFixture *self, gint64 visit, const char *test, const char *site)
{
  fixture_value (self, visit, test, site, 0);
  *fixture_last (self, DCS_OBSERVATION_VALUE) = DCS_VALUE_INIT;
  *fixture_last (self, DCS_OBSERVATION_NOT_DONE) = dcs_value_text ("bandaged");
}

void
fixture_dated_value (RulesFixture *self, const char *date, const char *test, double value)
{
  fixture_value (self, 0, test, NULL, value);
  *fixture_last (self, DCS_OBSERVATION_DATE) = date_value (date);
}

void
fixture_site (RulesFixture *self, gint64 visit, const char *site, int er, int st, int ne)
{
  fixture_value (self, visit, "erythema", site, er);
  fixture_value (self, visit, "induration", site, st);
  fixture_value (self, visit, "new_enlarged", site, ne);
}

gint64
fixture_treatment (RulesFixture *self, const char *drug, const char *start, const char *stop)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_TREATMENT);

  values[DCS_TREATMENT_DRUG] = code_value (drug);
  values[DCS_TREATMENT_START_DATE] = date_value (start);
  values[DCS_TREATMENT_STOP_DATE] = date_value (stop);
  return values[DCS_TREATMENT_ID].integer;
}

void
fixture_step (RulesFixture *self,
              gint64 treatment,
              const char *start,
              const char *stop,
              double amount,
              const char *unit,
              const char *frequency)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_DOSE_STEP);

  values[DCS_DOSE_STEP_TREATMENT_ID] = dcs_value_integer (treatment);
  values[DCS_DOSE_STEP_START_DATE] = date_value (start);
  values[DCS_DOSE_STEP_STOP_DATE] = date_value (stop);
  if (!isnan (amount))
    values[DCS_DOSE_STEP_AMOUNT] = dcs_value_decimal (amount, 1);
  values[DCS_DOSE_STEP_UNIT] = code_value (unit);
  values[DCS_DOSE_STEP_FREQUENCY] = code_value (frequency);
}

void
fixture_relapse (RulesFixture *self, const char *date)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_RELAPSE);

  values[DCS_RELAPSE_DATE] = date_value (date);
}

void
fixture_care_item (RulesFixture *self, const char *due, const char *status)
{
  DcsValue *values = fixture_row (self, DCS_RECORD_CARE_ITEM);

  values[DCS_CARE_ITEM_DUE_DATE] = date_value (due);
  values[DCS_CARE_ITEM_STATUS] = dcs_value_text (status);
}

DcsValue *
fixture_last (RulesFixture *self, int field)
{
  Row *row = self->rows->pdata[self->rows->len - 1];

  return &row->values[field];
}

DcsValue *
fixture_nth (RulesFixture *self, guint index, DcsRecordKind kind)
{
  Row *row = self->rows->pdata[index];

  return row->kind == kind ? row->values : NULL;
}

DcsCourse *
fixture_course (RulesFixture *self)
{
  DcsCourse *course = dcs_course_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      dcs_course_add (course, row->kind, row->values);
    }
  dcs_course_seal (course);
  return course;
}

DcsCourse *
fixture_shuffled_course (RulesFixture *self, GRand *random)
{
  for (guint i = self->rows->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      gpointer row = self->rows->pdata[i - 1];

      self->rows->pdata[i - 1] = self->rows->pdata[other];
      self->rows->pdata[other] = row;
    }
  return fixture_course (self);
}

const DcsInstrument *
fixture_instrument (RulesFixture *self, const char *code)
{
  const DcsInstrument *instrument = dcs_definition_instrument (self->jls, dcs_code (code));

  g_assert_nonnull (instrument);
  return instrument;
}

int
fixture_day (const char *date)
{
  return dcs_date_day (date_value (date).date, DCS_DATE_EARLIEST);
}

void
assert_date (DcsDate date, const char *expected)
{
  char buffer[DCS_DATE_ISO_SIZE];

  g_assert_cmpstr (dcs_date_to_iso (date, buffer), ==, expected);
}
