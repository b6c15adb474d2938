/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-states-private.h"

/**
 * dcs_analysis_new:
 *
 * Returns: (transfer full): an empty workspace
 */
DcsAnalysis *
dcs_analysis_new (void)
{
  DcsAnalysis *self = g_new0 (DcsAnalysis, 1);

  self->states = g_array_new (FALSE, TRUE, sizeof (DcsStateSpan));
  self->suggestions = g_array_new (FALSE, TRUE, sizeof (DcsSuggestion));
  self->eras = g_array_new (FALSE, TRUE, sizeof (DcsEra));
  self->lines = g_array_new (FALSE, TRUE, sizeof (DcsLine));
  self->resistance = g_array_new (FALSE, TRUE, sizeof (DcsResistance));
  self->options = g_array_new (FALSE, TRUE, sizeof (DcsOptionState));
  self->doses = g_array_new (FALSE, TRUE, sizeof (DcsDoseSpan));
  self->dose_courses = g_array_new (FALSE, TRUE, sizeof (DcsDoseCourse));
  self->infusions = g_array_new (FALSE, TRUE, sizeof (DcsInfusion));
  self->due = g_array_new (FALSE, TRUE, sizeof (DcsDueItem));
  self->work = g_array_new (FALSE, TRUE, sizeof (DcsWorkItem));
  for (gsize i = 0; i < G_N_ELEMENTS (self->scratch); i++)
    self->scratch[i] = g_array_new (FALSE, FALSE, 1);
  self->newest = g_array_new (FALSE, TRUE, sizeof (DcsNewest));
  self->weights = g_array_new (FALSE, FALSE, sizeof (DcsMeasure));
  self->heights = g_array_new (FALSE, FALSE, sizeof (DcsMeasure));
  self->visits = g_array_new (FALSE, FALSE, sizeof (DcsVisitInTime));
  return self;
}

/**
 * dcs_analysis_free:
 * @self: (transfer full) (nullable): a workspace
 */
void
dcs_analysis_free (DcsAnalysis *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->states);
  g_array_unref (self->suggestions);
  g_array_unref (self->eras);
  g_array_unref (self->lines);
  g_array_unref (self->resistance);
  g_array_unref (self->options);
  g_array_unref (self->doses);
  g_array_unref (self->dose_courses);
  g_array_unref (self->infusions);
  g_array_unref (self->due);
  g_array_unref (self->work);
  for (gsize i = 0; i < G_N_ELEMENTS (self->scratch); i++)
    g_array_unref (self->scratch[i]);
  g_array_unref (self->newest);
  g_array_unref (self->weights);
  g_array_unref (self->heights);
  g_array_unref (self->visits);
  g_free (self);
}

/* What a part needs of the others. */
static DcsAnalysisParts
with_needs (DcsAnalysisParts parts)
{
  if (parts & DCS_ANALYSIS_WORK)
    parts |= DCS_ANALYSIS_SUGGESTIONS | DCS_ANALYSIS_RESISTANCE | DCS_ANALYSIS_DUE
             | DCS_ANALYSIS_DOSES;
  if (parts & DCS_ANALYSIS_DUE)
    parts |= DCS_ANALYSIS_LINES | DCS_ANALYSIS_DOSES;
  if (parts & DCS_ANALYSIS_RESISTANCE)
    parts |= DCS_ANALYSIS_LINES | DCS_ANALYSIS_DOSES;
  return parts;
}

/**
 * dcs_analysis_run:
 * @course: a sealed course; must live as long as what is asked of the workspace
 * @definition: the definition of the patient's disease; likewise
 * @parts: what is wanted; the rest is empty
 *
 * Derives the parts and all that they need. What the last run handed out is no longer valid.
 */
void
dcs_analysis_run (DcsAnalysis *self,
                  DcsCourse *course,
                  DcsDefinition *definition,
                  DcsAnalysisParts parts)
{
  GArray *arrays[] = { self->states,     self->suggestions, self->eras,  self->lines,
                       self->resistance, self->options,     self->doses, self->dose_courses,
                       self->infusions,  self->due,         self->work };

  g_return_if_fail (self != NULL && course != NULL && definition != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_set_size (arrays[i], 0);
  self->course = course;
  self->definition = definition;
  self->is_indexed = FALSE;
  self->run++;
  self->done = with_needs (parts);
  if (!self->has_line_parameters && (self->done & DCS_ANALYSIS_LINES) != 0)
    dcs_line_parameters_init (&self->line_parameters, definition);
  if (self->done & DCS_ANALYSIS_STATES)
    _dcs_analysis_run_states (self);
  if (self->done & DCS_ANALYSIS_SUGGESTIONS)
    _dcs_analysis_run_suggestions (self);
  if (self->done & DCS_ANALYSIS_LINES)
    {
      _dcs_analysis_run_eras (self);
      _dcs_analysis_run_lines (self);
    }
  if (self->done & DCS_ANALYSIS_DOSES)
    {
      _dcs_analysis_run_doses (self);
      _dcs_analysis_run_infusions (self);
    }
  if (self->done & DCS_ANALYSIS_RESISTANCE)
    _dcs_analysis_run_resistance (self);
  if (self->done & DCS_ANALYSIS_DUE)
    _dcs_analysis_run_due (self);
  if (self->done & DCS_ANALYSIS_WORK)
    _dcs_analysis_run_work (self);
}

DcsCourse *
dcs_analysis_get_course (DcsAnalysis *self)
{
  return self->course;
}

DcsDefinition *
dcs_analysis_get_definition (DcsAnalysis *self)
{
  return self->definition;
}

/**
 * dcs_analysis_set_line_parameters:
 * @parameters: (nullable): how lines of therapy are made in the next runs; %NULL: as the definition
 * says
 */
void
dcs_analysis_set_line_parameters (DcsAnalysis *self, const DcsLineParameters *parameters)
{
  self->has_line_parameters = parameters != NULL;
  if (parameters != NULL)
    self->line_parameters = *parameters;
}

#define GETTER(name, array, Type)                                                                  \
  const Type *dcs_analysis_##name (DcsAnalysis *self, guint *n)                                    \
  {                                                                                                \
    *n = self->array->len;                                                                         \
    return (const Type *) (gpointer) self->array->data;                                            \
  }

GETTER (states, states, DcsStateSpan)
GETTER (suggestions, suggestions, DcsSuggestion)
GETTER (eras, eras, DcsEra)
GETTER (lines, lines, DcsLine)
GETTER (resistance, resistance, DcsResistance)
GETTER (options, options, DcsOptionState)
GETTER (doses, doses, DcsDoseSpan)
GETTER (dose_courses, dose_courses, DcsDoseCourse)
GETTER (infusions, infusions, DcsInfusion)
GETTER (due, due, DcsDueItem)
GETTER (work, work, DcsWorkItem)

gboolean
_dcs_analysis_is_dead (DcsAnalysis *self)
{
  const DcsValue *patient = dcs_course_patient (self->course);

  return patient != NULL && dcs_date_is_set (_dcs_row_date (patient, DCS_PATIENT_DEATH_DATE));
}

int
_dcs_analysis_end (DcsAnalysis *self)
{
  DcsDate end;

  if (self->end_run == self->run)
    return self->end;
  end = _dcs_analysis_is_dead (self)
            ? _dcs_row_date (dcs_course_patient (self->course), DCS_PATIENT_DEATH_DATE)
            : dcs_course_last_contact (self->course);
  self->end = dcs_date_is_set (end) ? dcs_date_day (end, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
  self->end_run = self->run;
  return self->end;
}

static const char *
text_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_TEXT ? row[field].text : NULL;
}

static gint64
integer_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_INTEGER ? row[field].integer : 0;
}

gboolean
_dcs_analysis_find_decision (DcsAnalysis *self,
                             const char *subject,
                             const char *rule,
                             gint64 visit_id,
                             gint64 treatment_id,
                             DcsDecisionView *decision)
{
  guint n_rows = dcs_course_count (self->course, DCS_RECORD_DECISION);
  gboolean found = FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_DECISION, i);
      DcsDate date = _dcs_row_date (row, DCS_DECISION_DATE);
      DcsDate until = _dcs_row_date (row, DCS_DECISION_UNTIL);
      DcsDecisionView view = { .id = row[DCS_DECISION_ID].integer,
                               .subject = text_of (row, DCS_DECISION_SUBJECT),
                               .rule = text_of (row, DCS_DECISION_RULE),
                               .decision = text_of (row, DCS_DECISION_DECISION),
                               .suggested = text_of (row, DCS_DECISION_SUGGESTED),
                               .visit_id = integer_of (row, DCS_DECISION_VISIT_ID),
                               .treatment_id = integer_of (row, DCS_DECISION_TREATMENT_ID) };

      if (_dcs_row_is_deleted (row, DCS_DECISION_DELETED) || view.decision == NULL
          || g_strcmp0 (view.subject, subject) != 0 || g_strcmp0 (view.rule, rule) != 0
          || (visit_id != 0 && view.visit_id != visit_id)
          || (treatment_id != 0 && view.treatment_id != treatment_id) || !dcs_date_is_set (date))
        continue;
      view.day = dcs_date_day (date, DCS_DATE_MIDDLE);
      view.until = dcs_date_is_set (until) ? dcs_date_day (until, DCS_DATE_MIDDLE) : DCS_DAY_NONE;
      if (found
          && (view.day < decision->day || (view.day == decision->day && view.id < decision->id)))
        continue;
      *decision = view;
      found = TRUE;
    }
  return found;
}

/**
 * dcs_analysis_count_open:
 *
 * Returns: how many suggestions and candidates wait for a clinician
 */
guint
dcs_analysis_count_open (DcsAnalysis *self)
{
  guint n_open = 0;

  for (guint i = 0; i < self->suggestions->len; i++)
    n_open += g_array_index (self->suggestions, DcsSuggestion, i).status == DCS_SUGGESTION_OPEN;
  for (guint i = 0; i < self->resistance->len; i++)
    n_open += g_array_index (self->resistance, DcsResistance, i).status == DCS_RESISTANCE_CANDIDATE;
  return n_open;
}

/**
 * dcs_analysis_count_due:
 * @today: a day number
 *
 * Returns: how many items are due or overdue on the day
 */
guint
dcs_analysis_count_due (DcsAnalysis *self, int today)
{
  guint n_due = 0;

  for (guint i = 0; i < self->due->len; i++)
    {
      DcsDueStatus status = dcs_due_status (&g_array_index (self->due, DcsDueItem, i), today);

      n_due += status == DCS_DUE_NOW || status == DCS_DUE_OVERDUE;
    }
  return n_due;
}
