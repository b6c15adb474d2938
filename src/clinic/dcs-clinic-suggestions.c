/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-work.h"

#include "dcs-clinic-core-private.h"
#include "dcs-records.h"

/* How many more relapses rules would suggest than others do: what an option is worth. */

typedef struct
{
  DcsCatalog *before, *after; /* borrowed */
  DcsCode disease;
  DcsAnalysis *analyses[2]; /* owned */
  DcsSuggestionCount *count;
  GCancellable *cancellable;
  GError *error;
} Counting;

static gboolean
is_relapse (const DcsSuggestion *suggestion)
{
  return suggestion->suggests == DCS_SUGGESTS_RELAPSE
         && suggestion->status != DCS_SUGGESTION_UNSUPPORTED && suggestion->visit_id != 0;
}

static gboolean
suggests_at (DcsAnalysis *analysis, gint64 visit_id)
{
  guint n;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (analysis, &n);

  for (guint i = 0; i < n; i++)
    if (suggestions[i].visit_id == visit_id && is_relapse (&suggestions[i]))
      return TRUE;
  return FALSE;
}

/* Several rules may suggest a relapse at one visit: it counts once. */
static gboolean
is_first_of_visit (const DcsSuggestion *suggestions, guint index)
{
  for (guint i = 0; i < index; i++)
    if (suggestions[i].visit_id == suggestions[index].visit_id && is_relapse (&suggestions[i]))
      return FALSE;
  return TRUE;
}

static gboolean
count_cb (DcsCourse *course, gpointer data)
{
  Counting *self = data;
  DcsDefinition *before = dcs_catalog_find (self->before, self->disease);
  DcsDefinition *after = dcs_catalog_find (self->after, self->disease);
  const DcsSuggestion *suggestions;
  guint n_visits = 0;
  guint n;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    return FALSE;
  if (dcs_course_patient (course)[DCS_PATIENT_DISEASE].code != self->disease)
    return TRUE;
  dcs_analysis_run (self->analyses[0], course, before, DCS_ANALYSIS_SUGGESTIONS);
  dcs_analysis_run (self->analyses[1], course, after, DCS_ANALYSIS_SUGGESTIONS);
  suggestions = dcs_analysis_suggestions (self->analyses[1], &n);
  for (guint i = 0; i < n; i++)
    if (is_relapse (&suggestions[i]) && is_first_of_visit (suggestions, i)
        && !suggests_at (self->analyses[0], suggestions[i].visit_id))
      {
        n_visits++;
        self->count->n_recorded += suggestions[i].relapse_id != 0
                                   || suggestions[i].status == DCS_SUGGESTION_AGREES;
      }
  self->count->n_visits += n_visits;
  self->count->n_patients += n_visits > 0;
  return TRUE;
}

/**
 * dcs_clinic_core_count_suggestions:
 * @without: (array length=n_without) (nullable): all of a clinic's own rules
 * @with: (array length=n_with) (nullable): others
 * @disease: a disease
 * @cancellable: (nullable): stops it
 * @count: (out): at how many visits @with would suggest a relapse where @without does not
 *
 * Writes nothing.
 *
 * Returns: whether it was counted; %DCS_CLINIC_ERROR_BAD_DATA for a value that the definition does
 *   not take
 */
gboolean
dcs_clinic_core_count_suggestions (DcsClinicCore *self,
                                   const DcsRuleOverride *without,
                                   guint n_without,
                                   const DcsRuleOverride *with,
                                   guint n_with,
                                   DcsCode disease,
                                   GCancellable *cancellable,
                                   DcsSuggestionCount *count,
                                   GError **error)
{
  g_autoptr (GError) rules_error = NULL;
  g_autoptr (DcsCatalog) before = dcs_catalog_change (
      self->catalog, without, n_without, &rules_error);
  g_autoptr (DcsCatalog) after = before != NULL ? dcs_catalog_change (
                                     self->catalog, with, n_with, &rules_error)
                                                : NULL;
  Counting counting = {
    .before = before, .after = after, .disease = disease, .count = count, .cancellable = cancellable
  };
  gboolean good;

  *count = (DcsSuggestionCount){ 0, 0, 0 };
  if (after == NULL)
    {
      g_set_error_literal (
          error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA, rules_error->message);
      return FALSE;
    }
  if (dcs_catalog_find (after, disease) == NULL)
    return TRUE;
  counting.analyses[0] = dcs_analysis_new ();
  counting.analyses[1] = dcs_analysis_new ();
  good = dcs_clinic_core_each_course (self, count_cb, &counting, error);
  dcs_analysis_free (counting.analyses[0]);
  dcs_analysis_free (counting.analyses[1]);
  if (counting.error == NULL)
    return good;
  g_propagate_error (error, counting.error);
  return FALSE;
}
