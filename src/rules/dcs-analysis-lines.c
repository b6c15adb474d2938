/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis-private.h"
#include "dcs-definition-private.h"

#include <string.h>

/* What an era is to the lines. */
typedef enum
{
  ROLE_NONE,    /* opens no line, or is too short */
  ROLE_NEW,     /* opens one: a drug that was not given before */
  ROLE_RESTART, /* opens one: a drug that was given before */
  ROLE_GOES_ON, /* belongs to the line in force */
} Role;

/* The eras around one line. */
typedef struct
{
  const DcsEra *replaced;  /* ended about when the line began, nearest first */
  const DcsEra *carried;   /* goes on beside what began, the last to begin */
  const DcsEra *ended;     /* ended before, the last */
  const DcsEra *restarted; /* the era before of the drug that restarts */
  gboolean has_new;        /* a drug began that was not given before */
} Surroundings;

static int
days_parameter (DcsDefinition *definition, DcsParameter parameter, double fallback)
{
  return (int) CLAMP (_dcs_definition_number (definition, parameter, fallback), 0, G_MAXINT32);
}

/**
 * dcs_line_parameters_init:
 * @self: (out): the parameters
 * @definition: a definition
 *
 * Product rule (no published standard for JLS, SSc or ALS): the keys "line-…" of [parameters], else
 * the defaults of the clinical reference, section D7.
 */
void
dcs_line_parameters_init (DcsLineParameters *self, DcsDefinition *definition)
{
  double combination, restart, mode;

  g_return_if_fail (self != NULL && definition != NULL);

  combination = _dcs_definition_number (definition, DCS_PARAMETER_COMBINATION_DAYS, 28);
  restart = _dcs_definition_number (definition, DCS_PARAMETER_RESTART_DAYS, 90);
  mode = _dcs_definition_number (definition, DCS_PARAMETER_LINE_MODE, DCS_LINES_CHANGES);
  *self = (DcsLineParameters){
    .era_gap_days = days_parameter (definition, DCS_PARAMETER_LINE_ERA_GAP_DAYS, 30),
    .combination_days = days_parameter (
        definition, DCS_PARAMETER_LINE_COMBINATION_DAYS, combination),
    .switch_days = days_parameter (definition, DCS_PARAMETER_LINE_SWITCH_DAYS, combination),
    .overlap_days = days_parameter (definition, DCS_PARAMETER_LINE_OVERLAP_DAYS, combination),
    .restart_days = days_parameter (definition, DCS_PARAMETER_LINE_RESTART_DAYS, restart),
    .minimum_days = days_parameter (definition, DCS_PARAMETER_LINE_MINIMUM_DAYS, 0),
    .bridging_weeks = days_parameter (definition, DCS_PARAMETER_LINE_BRIDGING_WEEKS, 26),
    .mode = (DcsLinesMode) CLAMP (mode, DCS_LINES_FIRST, DCS_LINES_ALL),
  };
}

/**
 * dcs_line_parameters_init_report:
 * @self: (out): the parameters
 *
 * As the statistics count lines: the first start of each drug; what starts on the same day is one
 * line; an edge is an add-on when something from before runs more than 30 days past the new start,
 * else a switch.
 */
void
dcs_line_parameters_init_report (DcsLineParameters *self)
{
  g_return_if_fail (self != NULL);

  *self = (DcsLineParameters){
    .era_gap_days = 30,
    .combination_days = 0,
    .switch_days = G_MAXINT32,
    .overlap_days = 30,
    .restart_days = 0,
    .minimum_days = 0,
    .bridging_weeks = 26,
    .mode = DCS_LINES_FIRST,
    .add_on_first = TRUE,
  };
}

static DcsEra *
era_at (DcsAnalysis *self, guint index)
{
  return &g_array_index (self->eras, DcsEra, index);
}

static DcsLine *
line_at (DcsAnalysis *self, guint index)
{
  return &g_array_index (self->lines, DcsLine, index);
}

static gboolean
counts (DcsAnalysis *self, const DcsEra *era)
{
  if (!era->opens_line)
    return FALSE;
  return era->stop == DCS_DAY_ONGOING || era->start == DCS_DAY_NONE
         || era->stop - era->start >= self->line_parameters.minimum_days;
}

/* The era of the same drug before, of those that count; or NULL. */
static const DcsEra *
era_before (DcsAnalysis *self, guint index)
{
  const DcsEra *era = era_at (self, index);

  while (index-- > 0)
    {
      const DcsEra *other = era_at (self, index);

      if (other->drug == era->drug && counts (self, other))
        return other;
    }
  return NULL;
}

static Role
role_of (DcsAnalysis *self, guint index)
{
  const DcsEra *era = era_at (self, index);
  const DcsEra *before;

  if (!counts (self, era))
    return ROLE_NONE;
  before = era_before (self, index);
  if (before == NULL)
    return ROLE_NEW;
  switch (self->line_parameters.mode)
    {
    case DCS_LINES_ALL:
      return ROLE_RESTART;
    case DCS_LINES_CHANGES:
      return (gint64) era->start - before->stop > self->line_parameters.restart_days ? ROLE_RESTART
                                                                                     : ROLE_GOES_ON;
    case DCS_LINES_FIRST:
    default:
      return ROLE_GOES_ON;
    }
}

/* Whether an era that could open a line begins with the last one instead: on the same day, or
 * within the days of a combination while something of the line goes on. */
static gboolean
joins_last_line (DcsAnalysis *self, guint index)
{
  const DcsEra *era = era_at (self, index);
  guint n_lines = self->lines->len;
  int start;

  if (n_lines == 0)
    return FALSE;
  start = line_at (self, n_lines - 1)->start;
  if (era->start == start)
    return TRUE;
  if ((gint64) era->start - start > self->line_parameters.combination_days)
    return FALSE;
  while (index-- > 0)
    if (era_at (self, index)->line == n_lines && era_at (self, index)->stop > era->start)
      return TRUE;
  return FALSE;
}

static const char *
abbr_of (DcsAnalysis *self, DcsCode drug)
{
  const DcsDrug *known = dcs_definition_drug (self->definition, drug);

  return known != NULL ? known->term.abbr : dcs_code_string (drug);
}

static gboolean
has_drug (const DcsCode *drugs, guint n_drugs, DcsCode drug)
{
  for (guint i = 0; i < n_drugs; i++)
    if (drugs[i] == drug)
      return TRUE;
  return FALSE;
}

/* In the order of the abbreviations. */
static void
add_started (DcsAnalysis *self, DcsLine *line, DcsCode drug)
{
  guint at = 0;

  if (has_drug (line->started, line->n_started, drug) || line->n_started == DCS_LINE_MAX_DRUGS)
    return;
  while (at < line->n_started
         && strcmp (abbr_of (self, line->started[at]), abbr_of (self, drug)) <= 0)
    at++;
  memmove (
      &line->started[at + 1], &line->started[at], (line->n_started - at) * sizeof line->started[0]);
  line->started[at] = drug;
  line->n_started++;
}

static void
add_drug (DcsLine *line, DcsCode drug)
{
  if (!has_drug (line->drugs, line->n_drugs, drug) && line->n_drugs < DCS_LINE_MAX_DRUGS)
    line->drugs[line->n_drugs++] = drug;
}

/* Gives each era that counts its line, and each line what began it. */
static void
place_eras (DcsAnalysis *self, guint8 *roles)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      DcsEra *era = era_at (self, i);

      roles[i] = (guint8) role_of (self, i);
      if (roles[i] == ROLE_NONE)
        continue;
      if (roles[i] != ROLE_GOES_ON)
        {
          if (!joins_last_line (self, i))
            {
              DcsLine line = { .start = era->start, .start_reason = era->start_reason };

              g_array_append_val (self->lines, line);
            }
          add_started (self, line_at (self, self->lines->len - 1), era->drug);
        }
      era->line = self->lines->len;
    }
}

/* Of two eras that ended the nearer to the day; then the one that ended later. */
static gboolean
ended_nearer (const DcsEra *a, const DcsEra *b, int day)
{
  gint64 far_a = ABS ((gint64) a->stop - day);
  gint64 far_b = ABS ((gint64) b->stop - day);

  return far_a != far_b ? far_b < far_a : b->stop > a->stop;
}

static void
look_at_former (DcsAnalysis *self, const DcsLine *line, const DcsEra *era, Surroundings *around)
{
  gint64 past = (gint64) era->stop - line->start;

  if (past > self->line_parameters.overlap_days)
    around->carried = era;
  else if (past >= -(gint64) self->line_parameters.switch_days
           && (around->replaced == NULL || ended_nearer (around->replaced, era, line->start)))
    around->replaced = era;
  if (past <= self->line_parameters.overlap_days
      && (around->ended == NULL || era->stop >= around->ended->stop))
    around->ended = era;
}

/* What ran before, and what began; fills the drugs of the line and its stop. */
static Surroundings
survey_line (DcsAnalysis *self, guint index, const guint8 *roles)
{
  DcsLine *line = line_at (self, index);
  Surroundings around = { 0 };

  line->stop = DCS_DAY_NONE;
  for (guint i = 0; i < self->eras->len; i++)
    {
      const DcsEra *era = era_at (self, i);
      gboolean is_former = roles[i] != ROLE_NONE && era->start < line->start
                           && !has_drug (line->started, line->n_started, era->drug);

      if (is_former)
        look_at_former (self, line, era, &around);
      if (is_former && era->stop > (gint64) line->start + self->line_parameters.overlap_days)
        {
          add_drug (line, era->drug);
          line->stop = MAX (line->stop, era->stop);
        }
    }
  for (guint i = 0; i < line->n_started; i++)
    add_drug (line, line->started[i]);
  for (guint i = 0; i < self->eras->len; i++)
    if (roles[i] != ROLE_NONE && era_at (self, i)->line == index + 1)
      {
        add_drug (line, era_at (self, i)->drug);
        line->stop = MAX (line->stop, era_at (self, i)->stop);
        around.has_new = around.has_new || roles[i] == ROLE_NEW;
        if (around.restarted == NULL && roles[i] == ROLE_RESTART)
          around.restarted = era_before (self, i);
      }
  return around;
}

/* D7, 3 and 4. A restart is one also when it takes the place of another drug. */
static void
judge_line (DcsAnalysis *self, guint index, const guint8 *roles)
{
  Surroundings around = survey_line (self, index, roles);
  DcsLine *line = line_at (self, index);
  gboolean add_on = around.carried != NULL
                    && (around.replaced == NULL || self->line_parameters.add_on_first);

  if (index == 0)
    line->kind = DCS_LINE_FIRST;
  else if (!around.has_new)
    {
      line->kind = DCS_LINE_RESTART;
      line->reason = around.restarted != NULL ? around.restarted->stop_reason : 0;
    }
  else if (add_on)
    line->kind = DCS_LINE_ADD_ON;
  else if (around.replaced != NULL)
    {
      line->kind = DCS_LINE_SWITCH;
      line->former = around.replaced->drug;
      line->reason = around.replaced->stop_reason;
    }
  else
    {
      line->kind = DCS_LINE_LATER;
      line->reason = around.ended != NULL ? around.ended->stop_reason : 0;
    }
}

/* What still runs ends with the death (D7, 6). */
static void
end_with_death (DcsAnalysis *self)
{
  int death = _dcs_analysis_is_dead (self) ? _dcs_analysis_end (self) : DCS_DAY_ONGOING;

  for (guint i = 0; i < self->lines->len; i++)
    if (line_at (self, i)->stop == DCS_DAY_ONGOING)
      line_at (self, i)->stop = MAX (death, line_at (self, i)->start);
}

/* A steroid that begins about when a line does, and does not last. */
static void
find_bridging (DcsAnalysis *self, DcsEra *era)
{
  const DcsLineParameters *parameters = &self->line_parameters;
  gint64 nearest = (gint64) parameters->combination_days + 1;

  if (!era->steroid || !era->systemic || era->start == DCS_DAY_NONE || era->stop == DCS_DAY_ONGOING
      || (gint64) era->stop - era->start > (gint64) parameters->bridging_weeks * 7)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      gint64 apart = ABS ((gint64) era->start - line_at (self, i)->start);

      if (apart >= nearest)
        continue;
      nearest = apart;
      era->bridging = TRUE;
      era->line = i + 1;
    }
}

void
_dcs_analysis_run_lines (DcsAnalysis *self)
{
  guint8 *roles;

  g_array_set_size (self->scratch[0], self->eras->len);
  roles = (guint8 *) self->scratch[0]->data;
  place_eras (self, roles);
  for (guint i = 0; i < self->lines->len; i++)
    judge_line (self, i, roles);
  end_with_death (self);
  for (guint i = 0; i < self->eras->len; i++)
    find_bridging (self, era_at (self, i));
}
