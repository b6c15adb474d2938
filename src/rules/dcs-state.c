/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive-private.h"
#include "dcs-states-private.h"

#include <glib/gi18n-lib.h>

static gboolean
is_better (DcsState state)
{
  return state == DCS_STATE_IMPROVED || state == DCS_STATE_OFF_TREATMENT
         || _dcs_state_is_response (state);
}

static gboolean
is_same_run (DcsState state, DcsState before)
{
  if (state == DCS_STATE_OFF_TREATMENT)
    return is_better (before);
  if (state == DCS_STATE_COMPLETE_RESPONSE)
    return _dcs_state_is_response (before);
  return state == before;
}

/* Since when the last state lasts. */
static DcsDate
since_of (DcsCourse *course, GArray *spans, const DcsStateWalk *walk)
{
  const DcsStateSpan *span = &g_array_index (spans, DcsStateSpan, spans->len - 1);
  const DcsStateSpan *first = span;

  for (guint i = spans->len - 1; i > 0 && is_same_run (span->state, first[-1].state); i--)
    first--;
  if (span->state == DCS_STATE_OFF_TREATMENT && walk->changed > first->from)
    return _dcs_row_date (dcs_course_find (course, DCS_RECORD_TREATMENT, walk->changed_id),
                          DCS_TREATMENT_STOP_DATE);
  return _dcs_state_span_date (course, first);
}

/**
 * dcs_derive_state:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @since: (out) (optional): since when; no date when the state is not known
 *
 * Where the disease stands: the last state of dcs_analysis_states(). By the last judgement, the
 * response of a visit (the definition says which state each means) or a relapse; of a visit and a
 * relapse on one day the relapse counts. Dates that are not exact stand in the middle of their
 * period.
 *
 * Product rule: a patient who is improved, though not in complete response, and who has had
 * systemic treatment of which all has ended is "off treatment". Active and relapsed disease stay
 * what they are, with and without treatment.
 *
 * Complete response is remission, on or off treatment, when a visit finds it maintained for the
 * months that the definition names ("remission-months"; Zulian F et al. J Am Acad Dermatol
 * 2012;67:1151-1156) since it began and since treatment last began or ended altogether.
 *
 * @since is the first event of the unbroken run of the state; of complete response, the begin of
 * the response, also when it was remission in between; of "off treatment" the last stop date, or
 * the first event of the unbroken improvement when that is later.
 *
 * Returns: the state; DCS_STATE_UNKNOWN when nothing was judged. Independent of today.
 */
DcsState
dcs_derive_state (DcsCourse *course, DcsDefinition *definition, DcsDate *since)
{
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (DcsVisitInTime));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, 1);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DcsStateSpan));
  DcsStateWalk walk;

  if (since != NULL)
    *since = DCS_DATE_INIT;
  g_return_val_if_fail (course != NULL && definition != NULL, DCS_STATE_UNKNOWN);

  _dcs_visits_in_time (course, definition, visits);
  _dcs_states_derive (course,
                      definition,
                      (const DcsVisitInTime *) (gpointer) visits->data,
                      visits->len,
                      DCS_DAY_NONE,
                      scratch,
                      spans,
                      &walk);
  if (spans->len == 0)
    return DCS_STATE_UNKNOWN;
  if (since != NULL)
    *since = since_of (course, spans, &walk);
  return g_array_index (spans, DcsStateSpan, spans->len - 1).state;
}

/**
 * dcs_state_label:
 * @state: a state
 *
 * Returns: (transfer none): the state in words, translated: "Complete response"
 */
const char *
dcs_state_label (DcsState state)
{
  switch (state)
    {
    case DCS_STATE_ACTIVE:
      return _ ("Active");
    case DCS_STATE_IMPROVED:
      return _ ("Improved");
    case DCS_STATE_COMPLETE_RESPONSE:
      return _ ("Complete response");
    case DCS_STATE_RELAPSED:
      return _ ("Relapsed");
    case DCS_STATE_OFF_TREATMENT:
      return _ ("Off treatment");
    case DCS_STATE_REMISSION_ON:
      return _ ("Remission on treatment");
    case DCS_STATE_REMISSION_OFF:
      return _ ("Remission off treatment");
    case DCS_STATE_UNKNOWN:
    case DCS_N_STATES:
    default:
      return _ ("Not assessed");
    }
}
