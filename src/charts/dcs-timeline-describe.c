/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

/* The most members of a cluster that its details name one by one. */
#define CLUSTER_LINES 12

static DcsDate
member_date (const TimelineMember *member)
{
  switch (member->record)
    {
    case DCS_RECORD_VISIT:
      return _dcs_value_get_date (&member->row[DCS_VISIT_DATE]);
    case DCS_RECORD_RELAPSE:
      return _dcs_value_get_date (&member->row[DCS_RELAPSE_DATE]);
    case DCS_RECORD_ADVERSE_EVENT:
      return _dcs_value_get_date (&member->row[DCS_ADVERSE_EVENT_ONSET_DATE]);
    case DCS_RECORD_INVESTIGATION:
      return _dcs_value_get_date (&member->row[DCS_INVESTIGATION_DATE]);
    case DCS_RECORD_TREATMENT:
      return _dcs_value_get_date (&member->row[DCS_TREATMENT_START_DATE]);
    default:
      return DCS_DATE_INIT;
    }
}

/*
 * _dcs_timeline_cluster_details:
 * @first: index of its first member
 *
 * Returns: (transfer full): what a cluster holds, one line each
 */
char *
_dcs_timeline_cluster_details (DcsTimeline *self, const DcsMark *mark, guint first)
{
  GString *out = g_string_new (mark->label);

  for (guint i = 0; i < mark->count && i < CLUSTER_LINES; i++)
    {
      const TimelineMember *member = &g_array_index (self->members, TimelineMember, first + i);
      g_autofree char *date = _dcs_timeline_format_date (self, member_date (member));
      g_autofree char *label = _dcs_timeline_member_label (self, member);

      g_string_append_printf (out, "\n%s: %s", date, label);
    }
  if (mark->count > CLUSTER_LINES)
    {
      guint rest = mark->count - CLUSTER_LINES;

      g_string_append_c (out, '\n');
      g_string_append_printf (out, ngettext ("and %u more", "and %u more", rest), rest);
    }
  return g_string_free (out, FALSE);
}

static void
describe_treatments (DcsTimeline *self, GString *out)
{
  for (guint i = 0; i < self->data->bars->len; i++)
    {
      const TimelineBar *bar = &g_array_index (self->data->bars, TimelineBar, i);
      const DcsValue *stop = &bar->row[DCS_TREATMENT_STOP_DATE];
      TimelineMember member = {
        .kind = DCS_MARK_TREATMENT,
        .record = DCS_RECORD_TREATMENT,
        .row = bar->row,
        .id = bar->id,
      };
      g_autofree char *label = _dcs_timeline_member_label (self, &member);
      g_autofree char *from = _dcs_timeline_format_date (self, member_date (&member));
      g_autofree char *to = bar->ongoing
                                ? g_strdup (_ ("ongoing"))
                                : _dcs_timeline_format_date (self, _dcs_value_get_date (stop));

      g_string_append_c (out, '\n');
      /* Translators: a treatment, its start and its end */
      g_string_append_printf (out, _ ("%s: %s to %s"), label, from, to);
    }
}

static void
describe_events (DcsTimeline *self, GArray *events, GString *out)
{
  for (guint i = 0; i < events->len; i++)
    {
      const TimelineEvent *event = &g_array_index (events, TimelineEvent, i);
      TimelineMember member = {
        .kind = event->kind,
        .record = event->record,
        .row = event->row,
        .id = event->id,
      };
      g_autofree char *label = _dcs_timeline_member_label (self, &member);
      g_autofree char *date = _dcs_timeline_format_date (self, member_date (&member));

      g_string_append_printf (out, "\n%s: %s", date, label);
    }
}

/**
 * dcs_timeline_describe:
 * @self: a timeline
 *
 * Returns: (transfer full): the figure in words: one line for each treatment, relapse, adverse
 *   event and investigation of the course, and how many visits there were
 */
char *
dcs_timeline_describe (DcsTimeline *self)
{
  g_autofree char *title = NULL;
  GString *out;
  guint n_visits;

  g_return_val_if_fail (self != NULL, NULL);

  title = _dcs_timeline_title (self);
  out = g_string_new (title);
  n_visits = self->data->visits->len;
  g_string_append_c (out, '\n');
  g_string_append_printf (out, ngettext ("%u visit", "%u visits", n_visits), n_visits);
  describe_treatments (self, out);
  describe_events (self, self->data->relapses, out);
  describe_events (self, self->data->events, out);
  return g_string_free (out, FALSE);
}
