/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "form-fixture.h"

#include "widget-fixture.h"

#include "dcs-clinic-entry.h"
#include "dcs-records.h"

#include <glib/gstdio.h>

static DcsDraft *
draft_new (DcsRecordKind kind, gint64 patient)
{
  DcsDraft *draft = dcs_draft_new (kind);
  DcsValue value = dcs_value_integer (patient);

  if (dcs_record_info (kind)->patient_id >= 0)
    dcs_draft_set (draft, dcs_record_info (kind)->patient_id, &value);
  return draft;
}

static void
set (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

static DcsValue
day (int year, int month, int day)
{
  return dcs_value_date (dcs_date_new (year, month, day));
}

/* Stores a new record and returns its id. */
static gint64
store (DcsClinicCore *core, DcsDraft *draft)
{
  const DcsRecordInfo *info = dcs_record_info (dcs_draft_get_kind (draft));
  g_autoptr (GError) error = NULL;

  dcs_clinic_core_save (core, &draft, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  return info->id >= 0 ? dcs_draft_get_values (draft)[info->id].integer : 0;
}

static gint64
add_patient (DcsClinicCore *core)
{
  g_autoptr (DcsDraft) draft = draft_new (DCS_RECORD_PATIENT, 0);

  set (draft, DCS_PATIENT_CODE, dcs_value_text ("TST-001"));
  set (draft, DCS_PATIENT_GIVEN_NAME, dcs_value_text ("Ada"));
  set (draft, DCS_PATIENT_FAMILY_NAME, dcs_value_text ("Berg"));
  set (draft, DCS_PATIENT_INITIALS, dcs_value_text ("A.B."));
  set (draft, DCS_PATIENT_SEX, dcs_value_text ("F"));
  set (draft, DCS_PATIENT_BIRTH_DATE, day (2012, 5, 20));
  set (draft, DCS_PATIENT_DISEASE, dcs_value_code (dcs_code ("jls")));
  set (draft, DCS_PATIENT_DIAGNOSIS_DATE, day (2024, 1, 10));
  return store (core, draft);
}

static void
add_observation (DcsClinicCore *core, FormFixture *self, const char *code, double number)
{
  g_autoptr (DcsDraft) draft = draft_new (DCS_RECORD_OBSERVATION, self->patient);

  set (draft, DCS_OBSERVATION_VISIT_ID, dcs_value_integer (self->visit));
  set (draft, DCS_OBSERVATION_CODE, dcs_value_code (dcs_code (code)));
  set (draft, DCS_OBSERVATION_VALUE, dcs_value_decimal (number, 0));
  store (core, draft);
}

static void
add_visit (DcsClinicCore *core, FormFixture *self)
{
  g_autoptr (DcsDraft) draft = draft_new (DCS_RECORD_VISIT, self->patient);

  set (draft, DCS_VISIT_DATE, day (2024, 1, 10));
  self->visit = store (core, draft);
  add_observation (core, self, "weight", 40);
  add_observation (core, self, "height", 150);
}

static void
add_treatment (DcsClinicCore *core, FormFixture *self)
{
  g_autoptr (DcsDraft) draft = draft_new (DCS_RECORD_TREATMENT, self->patient);
  g_autoptr (DcsDraft) step = draft_new (DCS_RECORD_DOSE_STEP, self->patient);

  set (draft, DCS_TREATMENT_DRUG, dcs_value_code (dcs_code ("methotrexate")));
  set (draft, DCS_TREATMENT_START_DATE, day (2024, 1, 10));
  self->treatment = store (core, draft);
  set (step, DCS_DOSE_STEP_TREATMENT_ID, dcs_value_integer (self->treatment));
  set (step, DCS_DOSE_STEP_SEGMENT_NO, dcs_value_integer (1));
  set (step, DCS_DOSE_STEP_START_DATE, day (2024, 1, 10));
  set (step, DCS_DOSE_STEP_AMOUNT, dcs_value_decimal (15, 0));
  set (step, DCS_DOSE_STEP_UNIT, dcs_value_code (dcs_code ("mg/m2")));
  set (step, DCS_DOSE_STEP_FREQUENCY, dcs_value_code (dcs_code ("weekly")));
  self->step = store (core, step);
}

static void
add_lesion (DcsClinicCore *core, FormFixture *self)
{
  g_autoptr (DcsDraft) draft = draft_new (DCS_RECORD_LESION, self->patient);

  set (draft, DCS_LESION_LESION_NO, dcs_value_integer (1));
  set (draft, DCS_LESION_SITE, dcs_value_code (dcs_code ("left_leg")));
  self->lesion = store (core, draft);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  FormFixture *self = data;
  g_autoptr (GError) error = NULL;

  self->clinic = dcs_clinic_open_finish (result, &error);
  g_assert_no_error (error);
}

void
form_fixture_set_up (FormFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsClinicCore) core = NULL;

  self->catalog = dcs_catalog_load_default (&error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("decursus-forms-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "clinic.decursus", NULL);
  core = dcs_clinic_core_create (self->path, "Test", self->catalog, &error);
  g_assert_no_error (error);
  self->patient = add_patient (core);
  add_visit (core, self);
  add_treatment (core, self);
  add_lesion (core, self);
  g_clear_pointer (&core, dcs_clinic_core_close);

  dcs_clinic_open_async (self->path, DCS_CLINIC_OPEN_DEFAULT, self->catalog, NULL, opened_cb, self);
  wait_until (self->clinic != NULL);
}

void
form_fixture_tear_down (FormFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  widget_fixture_run_pending ();
  /* What is still asked of the database thread keeps the clinic until it is answered. */
  wait_until (g_atomic_int_get (&G_OBJECT (self->clinic)->ref_count) == 1);
  g_assert_finalize_object (self->clinic);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  dcs_catalog_unref (self->catalog);
  g_free (self->path);
  g_free (self->folder);
}

/* What is done with the core, for the test to wait for. */
typedef struct
{
  gpointer (*func) (FormFixture *self, DcsClinicCore *core, gconstpointer data, GError **error);
  FormFixture *fixture;
  gconstpointer data;
  gpointer result;
  gboolean is_done;
} Work;

static gpointer
run_work (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  Work *work = data;

  return work->func (work->fixture, core, work->data, error);
}

static void
work_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  work->result = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  g_assert_no_error (error);
  work->is_done = TRUE;
}

static gpointer
run (FormFixture *self,
     gpointer (*func) (FormFixture *, DcsClinicCore *, gconstpointer, GError **),
     gconstpointer data)
{
  Work work = { func, self, data, NULL, FALSE };

  dcs_clinic_run_async (self->clinic, run_work, &work, NULL, NULL, NULL, work_done_cb, &work);
  wait_until (work.is_done);
  return work.result;
}

static gpointer
load (FormFixture *self, DcsClinicCore *core, gconstpointer data, GError **error)
{
  return dcs_clinic_core_load_course (core, self->patient, error);
}

DcsCourse *
form_fixture_load (FormFixture *self)
{
  return run (self, load, NULL);
}

DcsEntry *
form_fixture_entry (FormFixture *self, DcsEntryTask task, gint64 id, gboolean is_new)
{
  g_autoptr (DcsCourse) course = task == DCS_ENTRY_PATIENT && is_new ? NULL
                                                                     : form_fixture_load (self);

  return dcs_entry_new (self->catalog, course, task, id, is_new);
}

static gpointer
list_drafts (FormFixture *self, DcsClinicCore *core, gconstpointer data, GError **error)
{
  g_autoptr (GPtrArray) drafts = dcs_clinic_core_list_drafts (core, 0, error);
  GString *subjects = g_string_new (NULL);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    g_string_append_printf (subjects,
                            "%s%s",
                            i > 0 ? " " : "",
                            ((DcsKeptDraft *) g_ptr_array_index (drafts, i))->subject);
  return g_string_free (subjects, FALSE);
}

char *
form_fixture_drafts (FormFixture *self)
{
  return run (self, list_drafts, NULL);
}

static gpointer
change (FormFixture *self, DcsClinicCore *core, gconstpointer data, GError **error)
{
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, self->patient, error);
  g_autoptr (DcsDraft) draft = dcs_draft_new_from_values (DCS_RECORD_PATIENT,
                                                          dcs_course_patient (course));

  set (draft, DCS_PATIENT_NOTES, dcs_value_text (data));
  set (draft, DCS_PATIENT_SEX, dcs_value_text ("M"));
  dcs_clinic_core_save (core, &draft, 1, NULL, NULL, error);
  return NULL;
}

void
form_fixture_change_elsewhere (FormFixture *self, const char *text)
{
  run (self, change, text);
}
