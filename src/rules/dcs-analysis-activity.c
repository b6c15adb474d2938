/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-suggestions-private.h"

/* What was active at a visit, item by item and site by site, as scores go: a site without a row is
 * 0 unless the visit says that the other sites were not assessed. */

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

static gboolean
holds_items (const DcsFormInfo *form, const DcsActivityRule *self)
{
  for (guint i = 0; i < self->n_items && form->per_site; i++)
    if (!has_code (form->items, form->n_items, self->codes[i]))
      return FALSE;
  return form->per_site;
}

void
_dcs_activity_rule_init (DcsActivityRule *self, DcsDefinition *definition, const DcsJudgement *rule)
{
  guint n_forms;
  const DcsFormInfo *const *forms = dcs_definition_forms (definition, &n_forms);

  *self = (DcsActivityRule){ .rule = rule, .n_items = MIN (rule->n_items, DCS_ACTIVITY_MAX_ITEMS) };
  for (guint i = 0; i < self->n_items; i++)
    self->codes[i] = rule->items[i];
  self->codes[DCS_ACTIVITY_EXTENT] = rule->extent_item;
  for (guint i = 0; i <= DCS_ACTIVITY_MAX_ITEMS; i++)
    if (self->codes[i] != 0)
      self->tests[i] = dcs_definition_test (definition, self->codes[i]);
  for (guint i = 0; i < n_forms && self->form == NULL; i++)
    if (holds_items (forms[i], self))
      self->form = forms[i];
  if (self->form != NULL)
    self->n_sites = self->form->n_sites;
}

static DcsActivitySite *
ensure_site (DcsActivity *self, DcsCode site)
{
  DcsActivitySite *found = (DcsActivitySite *) _dcs_activity_site (self, site);

  if (found != NULL || self->n_sites == DCS_ACTIVITY_MAX_SITES)
    return found;
  found = &self->sites[self->n_sites++];
  found->site = site;
  found->seen = 0;
  return found;
}

static int
item_of (const DcsActivityRule *rule, DcsCode code)
{
  for (guint i = 0; i < rule->n_items; i++)
    if (rule->codes[i] == code)
      return (int) i;
  return code == rule->codes[DCS_ACTIVITY_EXTENT] && code != 0 ? DCS_ACTIVITY_EXTENT : -1;
}

static void
add_observation (DcsActivity *self, const DcsActivityRule *rule, const DcsValue *row)
{
  DcsCode code = _dcs_row_code (row, DCS_OBSERVATION_CODE);
  DcsCode site = _dcs_row_code (row, DCS_OBSERVATION_SITE);
  int item = item_of (rule, code);
  DcsActivitySite *place;
  double value;

  if (item < 0 && (site == 0 || rule->form == NULL))
    return;
  if (_dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED))
    return;
  if (item < 0)
    {
      /* A site with another item of the form is one that was looked at. */
      if (has_code (rule->form->items, rule->form->n_items, code))
        ensure_site (self, site);
      return;
    }
  place = site != 0 ? ensure_site (self, site) : NULL;
  value = _dcs_observation_number (row);
  if (place == NULL)
    self->unplaced = TRUE;
  else if (!isnan (value))
    {
      if ((place->seen & 1u << item) == 0 || value > place->values[item])
        {
          self->doubled = self->doubled || (place->seen & 1u << item) != 0;
          place->values[item] = value;
        }
      else
        self->doubled = self->doubled || value != place->values[item];
      place->seen |= 1u << item;
    }
}

/* An item that is recorded only at other sites is not missing at this one. */
static gboolean
belongs_to_site (const DcsTest *test, DcsCode site)
{
  return test == NULL || test->sites == NULL || has_code (test->sites, test->n_sites, site);
}

/* Adds a site up; FALSE when something is missing there. */
static gboolean
close_site (DcsActivity *self, const DcsActivityRule *rule, const DcsActivitySite *place)
{
  gboolean known = TRUE;

  for (guint i = 0; i <= DCS_ACTIVITY_EXTENT; i++)
    if ((place->seen & 1u << i) != 0)
      self->sums[i] += place->values[i];
    else if (rule->codes[i] != 0 && belongs_to_site (rule->tests[i], place->site))
      known = FALSE;
  return known;
}

void
_dcs_activity_look (DcsActivity *self,
                    DcsCourse *course,
                    const DcsActivityRule *rule,
                    const DcsVisitInTime *visit)
{
  const DcsValue *said = &visit->row[DCS_VISIT_NEW_LESIONS];
  DcsScoreRest rest = DCS_SCORE_REST_UNSAID;
  guint n_rows;
  const DcsValue *const *rows = dcs_course_visit_observations (course, visit->id, &n_rows);

  if (rule->form != NULL)
    rest = dcs_visit_rest (visit->row, rule->form->term.code);
  self->visit = visit;
  self->new_lesion = said->kind == DCS_VALUE_TEXT && g_strcmp0 (said->text, "yes") == 0;
  self->unplaced = self->doubled = FALSE;
  self->n_sites = 0;
  for (guint i = 0; i < n_rows; i++)
    add_observation (self, rule, rows[i]);
  for (guint i = 0; i <= DCS_ACTIVITY_EXTENT; i++)
    self->sums[i] = 0;
  self->assessed = rest == DCS_SCORE_REST_NOT_INVOLVED;
  self->rest_known = rest != DCS_SCORE_REST_NOT_ASSESSED
                     || (rule->n_sites > 0 && self->n_sites >= rule->n_sites);
  self->known = self->rest_known && !self->unplaced && !self->doubled;
  for (guint i = 0; i < self->n_sites; i++)
    {
      self->known = close_site (self, rule, &self->sites[i]) && self->known;
      self->assessed = self->assessed || self->sites[i].seen != 0;
    }
  self->known = self->known && self->assessed;
}

double
_dcs_activity_total (const DcsActivity *self, const DcsActivityRule *rule)
{
  double total = 0;

  for (guint i = 0; i < rule->n_items; i++)
    total += self->sums[i];
  return total;
}

const DcsActivitySite *
_dcs_activity_site (const DcsActivity *self, DcsCode site)
{
  for (guint i = 0; i < self->n_sites; i++)
    if (self->sites[i].site == site)
      return &self->sites[i];
  return NULL;
}

gboolean
_dcs_activity_was_inactive (const DcsActivity *self, const DcsActivityRule *rule, DcsCode site)
{
  const DcsActivitySite *place = _dcs_activity_site (self, site);

  if (self->visit == NULL || self->unplaced)
    return FALSE;
  if (place == NULL)
    return self->rest_known;
  for (guint i = 0; i < rule->n_items; i++)
    if ((place->seen & 1u << i) != 0 ? place->values[i] > 0
                                     : belongs_to_site (rule->tests[i], site))
      return FALSE;
  return TRUE;
}

gboolean
_dcs_activity_is_worse (const DcsActivity *self,
                        const DcsActivity *before,
                        const DcsActivityRule *rule)
{
  double rise, former;

  if (before->visit == NULL || !self->known || !before->known)
    return FALSE;
  former = _dcs_activity_total (before, rule);
  rise = _dcs_activity_total (self, rule) - former;
  if (rise <= 0)
    return FALSE;
  return (!isnan (rule->rule->worsening_points) && rise >= rule->rule->worsening_points)
         || (!isnan (rule->rule->worsening_percent) && former > 0
             && 100 * rise / former >= rule->rule->worsening_percent);
}
