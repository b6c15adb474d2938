/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"

#include "dcs-clinic-core-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* The patients whose treatment failed, or may have. */

void
dcs_resistant_row_free (DcsResistantRow *self)
{
  g_free (self->code);
  g_free (self->name);
  g_clear_pointer (&self->resistance, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->current_line);
  g_clear_pointer (&self->options, g_array_unref);
  g_free (self);
}

static gboolean
take_roster_cb (const DcsRosterRow *roster, gpointer data)
{
  DcsResistantRow *row = data;

  row->code = g_strdup (roster->code);
  row->name = g_strdup (roster->name);
  row->disease = roster->disease;
  row->subtype = roster->subtype;
  row->state = roster->summary.state;
  return TRUE;
}

/* "Line 3: MMF+IVIG, since 3 May 2020" */
static char *
describe_current_line (DcsAnalysis *analysis)
{
  guint n_lines;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n_lines);
  g_autofree char *label = NULL;
  g_autofree char *since = NULL;

  if (n_lines == 0 || lines[n_lines - 1].stop != DCS_DAY_ONGOING)
    return g_strdup ("");
  label = dcs_line_dup_label (&lines[n_lines - 1], dcs_analysis_get_definition (analysis));
  if (lines[n_lines - 1].start == DCS_DAY_NONE)
    /* TRANSLATORS: number of a line of therapy, its drugs */
    return g_strdup_printf (_ ("Line %u: %s"), n_lines, label);
  since = dcs_date_format_long (dcs_date_from_day (lines[n_lines - 1].start));
  /* TRANSLATORS: number of a line of therapy, its drugs, a date */
  return g_strdup_printf (_ ("Line %u: %s, since %s"), n_lines, label, since);
}

static void
take_analysis (DcsResistantRow *row, DcsAnalysis *analysis)
{
  guint n_resistance, n_options;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);
  const DcsOptionState *options = dcs_analysis_options (analysis, &n_options);

  for (guint i = 0; i < n_resistance; i++)
    {
      if (resistance[i].status == DCS_RESISTANCE_DISMISSED)
        continue;
      g_array_append_val (row->resistance, resistance[i]);
      g_ptr_array_add (row->texts, dcs_analysis_describe_resistance (analysis, i));
    }
  g_array_append_vals (row->options, options, n_options);
  row->current_line = describe_current_line (analysis);
}

/* NULL: the patient has nothing to show. */
static DcsResistantRow *
make_row (DcsClinicCore *self, gint64 patient_id, GError **error)
{
  DcsResistantRow *row = g_new0 (DcsResistantRow, 1);
  GError *local_error = NULL;
  DcsAnalysis *analysis;

  row->patient_id = patient_id;
  row->resistance = g_array_new (FALSE, FALSE, sizeof (DcsResistance));
  row->texts = g_ptr_array_new_with_free_func (g_free);
  row->options = g_array_new (FALSE, FALSE, sizeof (DcsOptionState));
  if (_dcs_clinic_core_each_roster (self, patient_id, take_roster_cb, row, &local_error))
    {
      analysis = _dcs_clinic_core_analyse (
          self, patient_id, DCS_ANALYSIS_RESISTANCE | DCS_ANALYSIS_LINES, &local_error);
      if (analysis != NULL)
        take_analysis (row, analysis);
      if (analysis != NULL && row->code != NULL && row->resistance->len > 0)
        return row;
    }
  dcs_resistant_row_free (row);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return NULL;
}

/**
 * dcs_clinic_core_resistant:
 * @after_patient: the last patient of the portion before, or 0
 * @limit: the most rows
 * @last: (out): where the next portion begins; 0 when this was the last one
 *
 * Returns: (transfer full) (nullable) (element-type DcsResistantRow): patients to whom resistance
 * was confirmed or who meet its criterion; %NULL on error
 */
GPtrArray *
dcs_clinic_core_resistant (
    DcsClinicCore *self, gint64 after_patient, guint limit, gint64 *last, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_resistant_row_free);

  *last = after_patient;
  while (rows->len < limit)
    {
      GError *local_error = NULL;
      gint64 id = dcs_store_next_resistant (self->store, *last, &local_error);
      DcsResistantRow *row;

      if (id < 0)
        {
          _dcs_clinic_propagate (error, local_error);
          return NULL;
        }
      *last = id;
      if (id == 0)
        break;
      row = make_row (self, id, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}
