/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-timeline-private.h"

#include <glib/gi18n-lib.h>

/* Half the width of what a finger or pointer hits around a small mark. */
#define HIT_HALF 6.0

/* Ends a cluster. The short rest of a dense stretch joins the cluster before it, which it would
 * otherwise cover. */
static void
close_cluster (GArray *clusters, GArray *spots, TimelineCluster *cluster, double gap, double span)
{
  const TimelineSpot *first;
  TimelineCluster *before;

  if (cluster->n == 0)
    return;
  first = &g_array_index (spots, TimelineSpot, cluster->first);
  before = clusters->len > 0 ? &g_array_index (clusters, TimelineCluster, clusters->len - 1) : NULL;
  if (before != NULL && first->x - (first - 1)->x < gap && cluster->x - before->x < 0.8 * span)
    {
      before->y = (before->y * before->n + cluster->y * cluster->n) / (before->n + cluster->n);
      before->n += cluster->n;
    }
  else
    g_array_append_vals (clusters, cluster, 1);
}

/*
 * _dcs_timeline_cluster:
 * @spots: TimelineSpot, in order of x
 * @gap: spots closer than this cannot be told apart
 * @span: how wide a cluster may grow, in points, so that a dense lane becomes several
 *
 * Returns: (transfer full) (element-type TimelineCluster): all spots, each in exactly one cluster
 */
GArray *
_dcs_timeline_cluster (GArray *spots, double gap, double span)
{
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (TimelineCluster));
  TimelineCluster cluster = { 0 };

  for (guint i = 0; i < spots->len; i++)
    {
      const TimelineSpot *spot = &g_array_index (spots, TimelineSpot, i);
      const TimelineSpot *last = i > 0 ? &g_array_index (spots, TimelineSpot, i - 1) : NULL;
      const TimelineSpot *first = &g_array_index (spots, TimelineSpot, cluster.first);

      if (cluster.n > 0 && spot->x - last->x < gap && spot->x - first->x <= span)
        {
          cluster.n++;
          cluster.x = (first->x + spot->x) / 2.0;
          cluster.y += (spot->y - cluster.y) / cluster.n;
          continue;
        }
      close_cluster (clusters, spots, &cluster, gap, span);
      cluster = (TimelineCluster){ .first = i, .n = 1, .x = spot->x, .y = spot->y };
    }
  close_cluster (clusters, spots, &cluster, gap, span);
  return clusters;
}

guint
_dcs_timeline_add_mark (DcsTimeline *self, const DcsMark *mark)
{
  g_array_append_vals (self->marks, mark, 1);
  return self->marks->len - 1;
}

void
_dcs_timeline_add_member (DcsTimeline *self, const TimelineMember *member)
{
  g_array_append_vals (self->members, member, 1);
}

static void
add_spot (DcsTimeline *self, guint mark, const TimelineSpot *spot)
{
  TimelineMember member = { .mark = mark, .curve = spot->curve };

  if (spot->event != NULL)
    {
      member.kind = spot->event->kind;
      member.record = spot->event->record;
      member.row = spot->event->row;
      member.id = spot->event->id;
    }
  else
    {
      member.kind = DCS_MARK_SCORE;
      member.record = DCS_RECORD_VISIT;
      member.row = spot->point->visit;
      member.id = spot->point->id;
    }
  _dcs_timeline_add_member (self, &member);
}

static int
spot_low (const TimelineSpot *spot)
{
  return spot->event != NULL ? spot->event->low : spot->point->day;
}

static int
spot_high (const TimelineSpot *spot)
{
  return spot->event != NULL ? spot->event->high : spot->point->day;
}

/*
 * _dcs_timeline_mark_cluster:
 * @size: height of the hit box in points
 * @left: x of the neighbour to the left, or far away
 * @right: x of the neighbour to the right
 *
 * Makes the one mark that stands for the spots of a cluster. Hit boxes end halfway to the next
 * mark.
 */
void
_dcs_timeline_mark_cluster (DcsTimeline *self,
                            GArray *spots,
                            const TimelineCluster *cluster,
                            guint lane,
                            double size,
                            double left,
                            double right)
{
  const TimelineSpot *first = &g_array_index (spots, TimelineSpot, cluster->first);
  double x1 = MAX (cluster->x - HIT_HALF, (left + cluster->x) / 2.0);
  double x2 = MIN (cluster->x + HIT_HALF, (right + cluster->x) / 2.0);
  DcsMark mark = {
    .kind = DCS_MARK_CLUSTER,
    .lane = lane,
    .start_day = spot_low (first),
    .end_day = spot_high (first),
    .x = x1,
    .y = cluster->y - size / 2.0,
    .width = x2 - x1,
    .height = size,
    .count = cluster->n,
  };
  guint index;

  if (cluster->n == 1)
    {
      mark.kind = first->event != NULL ? first->event->kind : DCS_MARK_SCORE;
      mark.record = first->event != NULL ? first->event->record : DCS_RECORD_VISIT;
      mark.id = first->event != NULL ? first->event->id : first->point->id;
    }
  for (guint i = 1; i < cluster->n; i++)
    {
      const TimelineSpot *spot = &g_array_index (spots, TimelineSpot, cluster->first + i);

      mark.start_day = MIN (mark.start_day, spot_low (spot));
      mark.end_day = MAX (mark.end_day, spot_high (spot));
    }
  index = _dcs_timeline_add_mark (self, &mark);
  for (guint i = 0; i < cluster->n; i++)
    add_spot (self, index, &g_array_index (spots, TimelineSpot, cluster->first + i));
}

/* ---- order and labels ---- */

static int
compare_marks (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *marks = data;
  const DcsMark *mark_a = &g_array_index (marks, DcsMark, *(const guint *) a);
  const DcsMark *mark_b = &g_array_index (marks, DcsMark, *(const guint *) b);

  if (mark_a->start_day != mark_b->start_day)
    return mark_a->start_day < mark_b->start_day ? -1 : 1;
  if (mark_a->lane != mark_b->lane)
    return mark_a->lane < mark_b->lane ? -1 : 1;
  if (mark_a->y != mark_b->y)
    return mark_a->y < mark_b->y ? -1 : 1;
  return mark_a->id < mark_b->id ? -1 : mark_a->id > mark_b->id;
}

/* Puts the marks in order of time, then lane, and the members behind their marks. */
static void
sort_marks (DcsTimeline *self)
{
  guint n = self->marks->len;
  g_autoptr (GArray) order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);
  g_autofree guint *place = g_new (guint, MAX (n, 1u));
  g_autofree guint *next = g_new0 (guint, n + 1);
  GArray *marks = g_array_sized_new (FALSE, FALSE, sizeof (DcsMark), n);
  GArray *members = g_array_sized_new (FALSE, FALSE, sizeof (TimelineMember), self->members->len);

  for (guint i = 0; i < n; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_marks, self->marks);
  for (guint i = 0; i < n; i++)
    {
      guint old = g_array_index (order, guint, i);

      place[old] = i;
      g_array_append_val (marks, g_array_index (self->marks, DcsMark, old));
      next[i + 1] = next[i] + g_array_index (marks, DcsMark, i).count;
    }
  g_array_set_size (members, self->members->len);
  for (guint i = 0; i < self->members->len; i++)
    {
      TimelineMember member = g_array_index (self->members, TimelineMember, i);

      member.mark = place[member.mark];
      g_array_index (members, TimelineMember, next[member.mark]++) = member;
    }
  g_array_unref (self->marks);
  g_array_unref (self->members);
  self->marks = marks;
  self->members = members;
}

/*
 * _dcs_timeline_finish_marks:
 *
 * Sorts the marks and gives each its line of text.
 */
void
_dcs_timeline_finish_marks (DcsTimeline *self)
{
  guint first = 0;

  sort_marks (self);
  for (guint i = 0; i < self->marks->len; i++)
    {
      DcsMark *mark = &g_array_index (self->marks, DcsMark, i);
      g_autofree char *label = NULL;

      if (mark->kind == DCS_MARK_CLUSTER)
        label = g_strdup_printf (ngettext ("%u event", "%u events", mark->count), mark->count);
      else
        label = _dcs_timeline_member_label (self,
                                            &g_array_index (self->members, TimelineMember, first));
      mark->label = g_string_chunk_insert (self->texts, label);
      first += mark->count;
    }
}
