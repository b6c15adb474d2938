/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"

#include "dcs-clinic-core-private.h"
#include "dcs-clinic-words.h"

#include "dcs-records.h"

void
dcs_quality_row_free (DcsQualityRow *self)
{
  g_free (self->code);
  g_free (self->id);
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

typedef struct
{
  DcsCourse *course;
  GPtrArray *rows; /* DcsQualityRow */
} Collecting;

static void
add_finding_cb (const DcsQualityFinding *finding, gpointer data)
{
  const Collecting *self = data;
  const DcsValue *patient = dcs_course_patient (self->course);
  const DcsRecordInfo *info = dcs_record_info (finding->kind);
  DcsQualityRow *row = g_new0 (DcsQualityRow, 1);

  row->patient_id = patient[DCS_PATIENT_ID].integer;
  row->code = g_strdup (patient[DCS_PATIENT_CODE].text);
  row->disease = patient[DCS_PATIENT_DISEASE].code;
  row->rule = finding->rule;
  row->id = g_strdup (finding->id);
  row->kind = finding->kind;
  row->visit_id = finding->visit_id;
  if (finding->row != NULL)
    {
      row->record_id = info->id >= 0 ? finding->row[info->id].integer : 0;
      row->date = _dcs_clinic_date_of (self->course, finding->kind, finding->row);
    }
  row->path = g_strdup (finding->path);
  row->message = g_strdup (finding->message);
  g_ptr_array_add (self->rows, row);
}

/**
 * _dcs_clinic_core_add_findings:
 * @rows: (element-type DcsQualityRow): the findings of a course are added to it
 */
void
_dcs_clinic_core_add_findings (DcsClinicCore *self, DcsCourse *course, GPtrArray *rows)
{
  DcsDefinition *definition = dcs_catalog_find (
      self->catalog, dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  Collecting collecting = { course, rows };

  if (definition != NULL)
    dcs_quality_check (course, definition, add_finding_cb, &collecting);
}

/**
 * dcs_clinic_core_quality:
 * @after_patient: the last patient of the portion before, or 0
 * @limit: how many findings are about enough
 * @last: (out): where the next portion begins; 0 when this was the last one
 *
 * Returns: (transfer full) (element-type DcsQualityRow): the findings of whole patients; or %NULL
 *   with an error
 */
GPtrArray *
dcs_clinic_core_quality (
    DcsClinicCore *self, gint64 after_patient, guint limit, gint64 *last, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_quality_row_free);
  GError *store_error = NULL;

  *last = after_patient;
  while (rows->len < limit)
    {
      gint64 id = dcs_store_next_with_findings (self->store, *last, &store_error);

      if (id < 0)
        {
          _dcs_clinic_propagate (error, store_error);
          return NULL;
        }
      *last = id;
      if (id == 0)
        break;
      dcs_course_clear (self->course);
      if (!dcs_store_load_course (self->store, id, self->course, &store_error))
        {
          _dcs_clinic_propagate (error, store_error);
          return NULL;
        }
      _dcs_clinic_core_add_findings (self, self->course, rows);
    }
  return g_steal_pointer (&rows);
}

typedef struct
{
  DcsClinicCore *core;
  DcsQualityRowsFunc func;
  gpointer data;
} Handing;

static gboolean
hand_out_cb (DcsCourse *course, gpointer data)
{
  const Handing *self = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_quality_row_free);

  _dcs_clinic_core_add_findings (self->core, course, rows);
  return rows->len == 0 || self->func (rows, self->data);
}

/**
 * dcs_clinic_core_each_finding:
 * @func: (scope call): called with the findings of each patient who has any
 *
 * Runs the data-quality rules over all patients.
 */
gboolean
dcs_clinic_core_each_finding (DcsClinicCore *self,
                              DcsQualityRowsFunc func,
                              gpointer data,
                              GError **error)
{
  Handing handing = { self, func, data };

  return dcs_clinic_core_each_course (self, hand_out_cb, &handing, error);
}
