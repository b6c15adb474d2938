/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <sys/resource.h>

/* How fast a bulk transaction takes the records of a clinic: patients with visits, scores of sites,
 * laboratory values, treatments and their doses, in the order in which an import brings them. */

#define N_VISITS 13
#define N_SCORES 10
#define N_LABS 7
#define N_TREATMENTS 4
#define N_LESIONS 2

typedef struct
{
  DcsStore *store;
  DcsCode codes[64];
  gint64 n_rows;
  gint64 n_uids;
  gint64 n_observations;
  gint64 observation_us;
} Bench;

static void
insert (Bench *self, DcsRecordKind kind, const DcsValue *values)
{
  g_autoptr (GError) error = NULL;

  dcs_store_insert (self->store, kind, values, &error);
  g_assert_no_error (error);
  self->n_rows++;
}

static void
set_uid (Bench *self, DcsValue *value, char *buffer, gsize size)
{
  g_snprintf (buffer, size, "U%09" G_GINT64_FORMAT, self->n_uids++);
  *value = dcs_value_text (buffer);
}

static void
add_visit (Bench *self, gint64 patient_id, int visit)
{
  DcsValue values[DCS_N_VISIT_FIELDS] = { 0 };
  DcsValue score[DCS_N_OBSERVATION_FIELDS] = { 0 };
  char uid[24];
  gint64 since;

  values[DCS_VISIT_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_VISIT_ID] = dcs_value_integer (dcs_id_new ());
  set_uid (self, &values[DCS_VISIT_UID], uid, sizeof uid);
  values[DCS_VISIT_DATE] = dcs_value_date (dcs_date_new (2015 + visit / 4, 1 + visit % 12, 9));
  values[DCS_VISIT_KIND] = dcs_value_code (self->codes[1]);
  values[DCS_VISIT_NEW_LESIONS] = dcs_value_text ("no");
  values[DCS_VISIT_RESPONSE] = dcs_value_code (self->codes[2]);
  insert (self, DCS_RECORD_VISIT, values);

  since = g_get_monotonic_time ();
  score[DCS_OBSERVATION_PATIENT_ID] = values[DCS_VISIT_PATIENT_ID];
  score[DCS_OBSERVATION_VISIT_ID] = values[DCS_VISIT_ID];
  for (int i = 0; i < N_SCORES; i++)
    {
      score[DCS_OBSERVATION_CODE] = dcs_value_code (self->codes[3 + i % 3]);
      score[DCS_OBSERVATION_SITE] = dcs_value_code (self->codes[10 + i / 3]);
      score[DCS_OBSERVATION_VALUE] = dcs_value_decimal (i % 4, 0);
      insert (self, DCS_RECORD_OBSERVATION, score);
    }
  self->observation_us += g_get_monotonic_time () - since;
  self->n_observations += N_SCORES;
}

static void
add_treatment (Bench *self, gint64 patient_id, int treatment)
{
  DcsValue values[DCS_N_TREATMENT_FIELDS] = { 0 };
  DcsValue step[DCS_N_DOSE_STEP_FIELDS] = { 0 };
  char uid[24], step_uid[24];

  values[DCS_TREATMENT_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_TREATMENT_ID] = dcs_value_integer (dcs_id_new ());
  set_uid (self, &values[DCS_TREATMENT_UID], uid, sizeof uid);
  values[DCS_TREATMENT_DRUG] = dcs_value_code (self->codes[20 + treatment]);
  values[DCS_TREATMENT_START_DATE] = dcs_value_date (dcs_date_new (2015 + treatment, 2, 3));
  values[DCS_TREATMENT_STOP_DATE] = dcs_value_date (dcs_date_new (2016 + treatment, 2, 3));
  insert (self, DCS_RECORD_TREATMENT, values);

  step[DCS_DOSE_STEP_PATIENT_ID] = values[DCS_TREATMENT_PATIENT_ID];
  step[DCS_DOSE_STEP_ID] = dcs_value_integer (dcs_id_new ());
  step[DCS_DOSE_STEP_TREATMENT_ID] = values[DCS_TREATMENT_ID];
  set_uid (self, &step[DCS_DOSE_STEP_UID], step_uid, sizeof step_uid);
  step[DCS_DOSE_STEP_SEGMENT_NO] = dcs_value_integer (1);
  step[DCS_DOSE_STEP_START_DATE] = values[DCS_TREATMENT_START_DATE];
  step[DCS_DOSE_STEP_STOP_DATE] = values[DCS_TREATMENT_STOP_DATE];
  step[DCS_DOSE_STEP_AMOUNT] = dcs_value_decimal (15.5, 1);
  step[DCS_DOSE_STEP_UNIT] = dcs_value_code (self->codes[30]);
  step[DCS_DOSE_STEP_ROUTE] = dcs_value_code (self->codes[31]);
  insert (self, DCS_RECORD_DOSE_STEP, step);
}

static void
add_labs (Bench *self, gint64 patient_id)
{
  DcsValue values[DCS_N_OBSERVATION_FIELDS] = { 0 };

  values[DCS_OBSERVATION_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_OBSERVATION_DATE] = dcs_value_date (dcs_date_new (2015, 1, 9));
  values[DCS_OBSERVATION_UNIT] = dcs_value_code (self->codes[40]);
  values[DCS_OBSERVATION_CONTEXT] = dcs_value_code (self->codes[41]);
  for (int i = 0; i < N_LABS; i++)
    {
      values[DCS_OBSERVATION_CODE] = dcs_value_code (self->codes[42 + i]);
      values[DCS_OBSERVATION_VALUE] = dcs_value_decimal (12.5 + i, 1);
      insert (self, DCS_RECORD_OBSERVATION, values);
    }
}

static void
add_patient (Bench *self, int number)
{
  DcsValue values[DCS_N_PATIENT_FIELDS] = { 0 };
  DcsValue lesion[DCS_N_LESION_FIELDS] = { 0 };
  gint64 patient_id = dcs_id_new ();
  char code[24];

  g_snprintf (code, sizeof code, "S%06d", number);
  values[DCS_PATIENT_ID] = dcs_value_integer (patient_id);
  values[DCS_PATIENT_CODE] = dcs_value_text (code);
  values[DCS_PATIENT_SEX] = dcs_value_text ("F");
  values[DCS_PATIENT_BIRTH_DATE] = dcs_value_date (dcs_date_new (2005, 6, 7));
  values[DCS_PATIENT_DISEASE] = dcs_value_code (self->codes[1]);
  values[DCS_PATIENT_ONSET_DATE] = dcs_value_date (dcs_date_new (2014, 6, 0));
  values[DCS_PATIENT_DIAGNOSIS_DATE] = dcs_value_date (dcs_date_new (2015, 1, 2));
  insert (self, DCS_RECORD_PATIENT, values);
  lesion[DCS_LESION_PATIENT_ID] = values[DCS_PATIENT_ID];
  for (int i = 0; i < N_LESIONS; i++)
    {
      lesion[DCS_LESION_ID] = dcs_value_integer (dcs_id_new ());
      lesion[DCS_LESION_LESION_NO] = dcs_value_integer (i + 1);
      lesion[DCS_LESION_SITE] = dcs_value_code (self->codes[10 + i]);
      insert (self, DCS_RECORD_LESION, lesion);
    }
  add_labs (self, patient_id);
  for (int i = 0; i < N_VISITS; i++)
    add_visit (self, patient_id, i);
  for (int i = 0; i < N_TREATMENTS; i++)
    add_treatment (self, patient_id, i);
}

static gboolean
count_cb (DcsRecordKind kind, const DcsValue *values, gpointer data)
{
  (*(gint64 *) data)++;
  return TRUE;
}

static void
read_back (Bench *self)
{
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time (), n = 0;

  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      dcs_store_each (self->store, (DcsRecordKind) kind, 0, FALSE, count_cb, &n, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (n, ==, self->n_rows);
  g_print ("read %" G_GINT64_FORMAT " rows in %.2f s\n",
           n,
           (double) (g_get_monotonic_time () - since) / G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_autoptr (DcsTestStore) fixture = dcs_test_store_new ();
  g_autoptr (GError) error = NULL;
  Bench bench = { .store = fixture->store };
  int n_patients = argc > 1 ? atoi (argv[1]) : 10000;
  struct rusage usage;
  gint64 since, until;

  for (guint i = 0; i < G_N_ELEMENTS (bench.codes); i++)
    {
      g_autofree char *code = g_strdup_printf ("code_%u", i);

      bench.codes[i] = dcs_code (code);
    }
  since = g_get_monotonic_time ();
  dcs_store_begin_bulk (bench.store, "benchmark", &error);
  g_assert_no_error (error);
  for (int i = 0; i < n_patients; i++)
    add_patient (&bench, i);
  until = g_get_monotonic_time ();
  dcs_store_commit (bench.store, &error);
  g_assert_no_error (error);
  g_print ("%d patients, %" G_GINT64_FORMAT " rows in %.2f s, commit %.2f s; %.2f us a row, "
           "%.2f us an observation of a visit\n",
           n_patients,
           bench.n_rows,
           (double) (until - since) / G_USEC_PER_SEC,
           (double) (g_get_monotonic_time () - until) / G_USEC_PER_SEC,
           (double) (until - since) / (double) bench.n_rows,
           (double) bench.observation_us / (double) bench.n_observations);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("processor %.2f s, memory %ld MiB\n",
           (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
               + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC,
           usage.ru_maxrss / 1024);
  read_back (&bench);
  return 0;
}
