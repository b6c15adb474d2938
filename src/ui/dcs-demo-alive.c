/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-demo-private.h"

#include "dcs-clinic-work.h"
#include "dcs-decide.h"
#include "dcs-records.h"

/* The records of the demonstration end with the last visit of each child and say nothing of what
 * was planned or reviewed. A clinic at work knows both: what had come due until the last visit was
 * looked at then, and the next visit is planned, of some children for the day itself. */

#define N_VISITS_TODAY 3
/* Visits planned for about now are for today. */
#define NEAR_DAYS 21
/* Who was not seen for so long is not expected any more. */
#define SEEN_DAYS 400

typedef struct
{
  gint64 id;
  int last_visit;
} Child;

static gboolean
note_child_cb (const DcsRosterRow *row, gpointer data)
{
  const Child child = { row->id, dcs_date_day (row->summary.last_visit, DCS_DATE_MIDDLE) };

  if (!dcs_date_is_set (row->death_date) && dcs_date_is_set (row->summary.last_visit))
    g_array_append_val ((GArray *) data, child);
  return TRUE;
}

static void
append_all (GPtrArray *drafts, GPtrArray *more)
{
  g_ptr_array_set_free_func (more, NULL);
  g_ptr_array_extend_and_steal (drafts, more);
}

/* What had come due until the last visit was done at it. */
static void
add_reviews (GPtrArray *drafts, DcsAnalysis *analysis, int last_visit)
{
  guint n_items = 0;
  const DcsDueItem *items = dcs_analysis_due (analysis, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == DCS_DUE_RULE && !items[i].waived && items[i].due <= last_visit)
      append_all (drafts,
                  dcs_decide_done (analysis, i, NULL, NULL, dcs_date_from_day (last_visit)));
}

/* The day of the next visit, at the last one. */
static void
add_plan (GPtrArray *drafts, DcsCourse *course, DcsDate next)
{
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);
  DcsValue value = dcs_value_date (next);
  DcsDraft *draft;

  if (n_visits == 0)
    return;
  draft = dcs_draft_new_from_values (DCS_RECORD_VISIT,
                                     dcs_course_row (course, DCS_RECORD_VISIT, n_visits - 1));
  dcs_draft_set (draft, DCS_VISIT_NEXT_DATE, &value);
  g_ptr_array_add (drafts, draft);
}

static gboolean
bring_to_life (DcsClinicCore *core, const Child *child, int today, guint *n_today, GError **error)
{
  g_autoptr (DcsCourse) course = dcs_clinic_core_load_course (core, child->id, error);
  g_autoptr (DcsAnalysis) analysis = dcs_analysis_new ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);
  DcsDefinition *definition;
  int next;

  if (course == NULL)
    return FALSE;
  definition = dcs_catalog_find (dcs_clinic_core_get_catalog (core),
                                 dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  if (definition == NULL)
    return TRUE;
  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  add_reviews (drafts, analysis, child->last_visit);
  next = dcs_interval_add (
      (DcsInterval){ .months = (int) dcs_definition_parameter (definition, "followup-months", 3) },
      child->last_visit);
  if (today - child->last_visit < SEEN_DAYS)
    {
      if (*n_today < N_VISITS_TODAY && ABS (next - today) <= NEAR_DAYS)
        {
          next = today;
          (*n_today)++;
        }
      add_plan (drafts, course, dcs_date_from_day (next));
    }
  return drafts->len == 0
         || dcs_clinic_core_save (
             core, (DcsDraft **) drafts->pdata, drafts->len, NULL, NULL, error);
}

/*< private >
 * _dcs_demo_bring_to_life:
 * @today: an exact date
 *
 * Adds to the records what a clinic at work would have planned and reviewed.
 */
gboolean
_dcs_demo_bring_to_life (DcsClinicCore *core, DcsDate today, GError **error)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (Child));
  guint n_today = 0;

  if (!dcs_clinic_core_each_roster (core, note_child_cb, children, error))
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (!bring_to_life (core,
                        &g_array_index (children, Child, i),
                        dcs_date_day (today, DCS_DATE_MIDDLE),
                        &n_today,
                        error))
      return FALSE;
  return TRUE;
}
