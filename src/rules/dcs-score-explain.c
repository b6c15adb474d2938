/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-calculation.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The explanation of a total while it is written. */
typedef struct
{
  DcsExplanation *explanation;
  DcsDefinition *definition;
  const DcsInstrument *instrument;
  const DcsValue *const *rows; /* of the visit */
  guint n_rows;
  DcsScore score;
} Writer;

static const char *
term_label (Writer *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_definition_term (self->definition, domain, code);

  return term != NULL ? term->label : dcs_code_string (code);
}

/* The row of an item at a site (0: none), that is not marked as deleted; or NULL. */
static const DcsValue *
find_row (const Writer *self, DcsCode item, DcsCode site)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (_dcs_row_code (self->rows[i], DCS_OBSERVATION_CODE) == item
        && _dcs_row_code (self->rows[i], DCS_OBSERVATION_SITE) == site
        && !_dcs_row_is_deleted (self->rows[i], DCS_OBSERVATION_DELETED))
      return self->rows[i];
  return NULL;
}

static const char *
level_of (const DcsTest *test, double value)
{
  for (guint i = 0; test != NULL && test->levels != NULL && i < test->n_allowed; i++)
    if (test->allowed[i] == value)
      return test->levels[i];
  return NULL;
}

/* "2 (moderate)", "not done", or NULL */
static char *
dup_item_value (Writer *self, DcsCode item, const DcsValue *row)
{
  const DcsTest *test = dcs_definition_test (self->definition, item);
  double value = row != NULL ? _dcs_observation_number (row) : NAN;
  g_autofree char *number = NULL;
  const char *level;

  if (row == NULL)
    return NULL;
  if (isnan (value))
    return g_strdup (_ ("not done"));
  number = dcs_number_format (value, 9);
  level = level_of (test, value);
  /* Translators: a number and what it means: "2 (moderate)". */
  return level != NULL ? g_strdup_printf (_ ("%s (%s)"), number, level) : g_steal_pointer (&number);
}

/* ---- items ---- */

static void
mark_missing (Writer *self)
{
  GPtrArray *lines = self->explanation->lines;

  ((DcsExplanationLine *) g_ptr_array_index (lines, lines->len - 1))->missing = TRUE;
}

/* @place: where, for the list of what is missing; or NULL. */
static void
add_item (Writer *self, DcsCode item, DcsCode site, int indent, const char *place)
{
  const DcsValue *row = find_row (self, item, site);
  const char *label = term_label (self, "test", item);
  g_autofree char *value = dup_item_value (self, item, row);
  g_autofree char *what = NULL;

  if (row != NULL && !isnan (_dcs_observation_number (row)))
    {
      dcs_explanation_add (self->explanation, indent, label, value, DCS_DATE_INIT);
      return;
    }
  dcs_explanation_add (
      self->explanation, indent, label, value != NULL ? value : _ ("not recorded"), DCS_DATE_INIT);
  mark_missing (self);
  /* Translators: an item of a score and where on the body: "Erythema (neck)". */
  what = place != NULL ? g_strdup_printf (_ ("%s (%s)"), label, place) : g_strdup (label);
  g_ptr_array_add (self->explanation->missing, g_steal_pointer (&what));
}

static gboolean
is_alternative (const DcsInstrument *instrument, DcsCode item)
{
  for (guint i = 0; i < instrument->n_alternatives; i++)
    if (instrument->alternatives[i] == item)
      return TRUE;
  return FALSE;
}

static guint
count_answered (const Writer *self)
{
  guint n = 0;

  for (guint i = 0; i < self->instrument->n_alternatives; i++)
    {
      const DcsValue *row = find_row (self, self->instrument->alternatives[i], 0);

      n += row != NULL && !isnan (_dcs_observation_number (row));
    }
  return n;
}

/* Of the alternatives what was answered; none of them: all are named as one. */
static void
add_alternatives (Writer *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean is_answered = count_answered (self) > 0;

  for (guint i = 0; i < self->instrument->n_alternatives; i++)
    {
      DcsCode item = self->instrument->alternatives[i];
      const DcsValue *row = find_row (self, item, 0);

      if (is_answered && row != NULL && !isnan (_dcs_observation_number (row)))
        add_item (self, item, 0, 0, NULL);
      /* Translators: stands between two items of which one is to be answered */
      g_string_append_printf (
          names, "%s%s", i > 0 ? _ (" or ") : "", term_label (self, "test", item));
    }
  if (!is_answered)
    dcs_explanation_add_missing (self->explanation, 0, names->str);
}

static void
add_plain_items (Writer *self)
{
  const DcsInstrument *instrument = self->instrument;
  gboolean alternatives_done = FALSE;

  for (guint i = 0; i < instrument->n_items; i++)
    if (!is_alternative (instrument, instrument->items[i]))
      add_item (self, instrument->items[i], 0, 0, NULL);
    else if (!alternatives_done)
      {
        add_alternatives (self);
        alternatives_done = TRUE;
      }
}

/* ---- sites ---- */

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

static gboolean
item_has_site (Writer *self, DcsCode item, DcsCode site)
{
  const DcsTest *test = dcs_definition_test (self->definition, item);

  return test == NULL || test->sites == NULL || has_code (test->sites, test->n_sites, site);
}

/* Whether anything of the instrument, or of its form where the rest is said, is recorded there. */
static gboolean
is_scored (Writer *self, DcsCode site, const DcsFormInfo *form)
{
  for (guint i = 0; i < self->instrument->n_items; i++)
    if (find_row (self, self->instrument->items[i], site) != NULL)
      return TRUE;
  for (guint i = 0; form != NULL && i < form->n_items; i++)
    if (find_row (self, form->items[i], site) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_site (Writer *self, const DcsTerm *site)
{
  const DcsInstrument *instrument = self->instrument;
  g_autofree char *total = NULL;
  gboolean complete = TRUE;
  double sum = 0;

  for (guint i = 0; i < instrument->n_items; i++)
    if (item_has_site (self, instrument->items[i], site->code))
      {
        const DcsValue *row = find_row (self, instrument->items[i], site->code);
        double value = row != NULL ? _dcs_observation_number (row) : NAN;

        complete = complete && !isnan (value);
        sum += isnan (value) ? 0 : value;
      }
  total = complete ? dcs_number_format (sum, 9) : NULL;
  dcs_explanation_add (self->explanation, 0, site->label, total, DCS_DATE_INIT);
  for (guint i = 0; instrument->n_items > 1 && i < instrument->n_items; i++)
    if (item_has_site (self, instrument->items[i], site->code))
      add_item (self, instrument->items[i], site->code, 1, site->phrase);
  if (instrument->n_items == 1 && !complete)
    {
      mark_missing (self);
      g_ptr_array_add (self->explanation->missing, g_strdup (site->label));
    }
}

static void
add_other_sites (Writer *self, guint n_sites, guint n_others, DcsScoreRest rest)
{
  g_autofree char *label = NULL;
  const char *value;

  if (n_others == 0)
    return;
  label = n_others == n_sites
              ? g_strdup_printf (ngettext ("%u site", "%u sites", n_others), n_others)
              : g_strdup_printf (ngettext ("%u other site", "%u other sites", n_others), n_others);
  if (self->instrument->all_sites)
    value = _ ("not recorded");
  else if (rest == DCS_SCORE_REST_NOT_ASSESSED)
    value = _ ("not assessed");
  else if (rest == DCS_SCORE_REST_NOT_INVOLVED)
    value = _ ("not involved");
  else
    value = n_others == n_sites ? _ ("not recorded") : _ ("nothing recorded, counted as 0");
  dcs_explanation_add (self->explanation, 0, label, value, DCS_DATE_INIT);
  if (self->instrument->all_sites || rest == DCS_SCORE_REST_NOT_ASSESSED
      || (rest == DCS_SCORE_REST_UNSAID && n_others == n_sites))
    {
      mark_missing (self);
      g_ptr_array_add (self->explanation->missing, g_strdup (label));
    }
}

static void
add_sites (Writer *self, const DcsValue *visit)
{
  const DcsInstrument *instrument = self->instrument;
  DcsScoreRest rest = visit != NULL ? dcs_visit_rest (visit, instrument->form)
                                    : DCS_SCORE_REST_UNSAID;
  const DcsFormInfo *form = rest != DCS_SCORE_REST_UNSAID
                                ? dcs_definition_form (self->definition, instrument->form)
                                : NULL;
  guint n_terms, n_sites = 0, n_scored = 0;
  const DcsTerm *const *sites = dcs_definition_terms (self->definition, "site", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      if (instrument->sites != NULL
          && !has_code (instrument->sites, instrument->n_sites, sites[i]->code))
        continue;
      n_sites++;
      if (!is_scored (self, sites[i]->code, form))
        continue;
      n_scored++;
      add_site (self, sites[i]);
    }
  add_other_sites (self, n_sites, n_sites - n_scored, rest);
}

/* ---- categories ---- */

static double
item_number (const Writer *self, DcsCode item)
{
  const DcsValue *row = find_row (self, item, 0);

  return row != NULL ? _dcs_observation_number (row) : NAN;
}

/* What was answered of a category; the aids only where they are above 0. */
static void
add_category_items (Writer *self, const DcsItemGroup *group)
{
  for (guint i = 0; i < group->n_items; i++)
    if (!isnan (item_number (self, group->items[i])))
      add_item (self, group->items[i], 0, 1, NULL);
  for (guint i = 0; i < group->n_aids; i++)
    if (item_number (self, group->aids[i]) > 0)
      add_item (self, group->aids[i], 0, 1, NULL);
}

static void
add_category (Writer *self, const DcsItemGroup *group)
{
  double highest = NAN;
  gboolean aided = FALSE;
  g_autofree char *value = NULL;

  for (guint i = 0; i < group->n_items; i++)
    highest = fmax (highest, item_number (self, group->items[i]));
  for (guint i = 0; i < group->n_aids; i++)
    aided = aided || item_number (self, group->aids[i]) > 0;
  if (isnan (highest))
    {
      if (self->score.computable)
        dcs_explanation_add (
            self->explanation, 0, group->term.label, _ ("not answered"), DCS_DATE_INIT);
      else
        dcs_explanation_add_missing (self->explanation, 0, group->term.label);
      return;
    }
  value = dcs_number_format (aided ? MAX (highest, group->aid_minimum) : highest, 9);
  dcs_explanation_add (self->explanation, 0, group->term.label, value, DCS_DATE_INIT);
  add_category_items (self, group);
}

/* ---- the total ---- */

static char *
dup_total (const DcsScore *score)
{
  return dcs_number_format (score->total, score->decimals);
}

/* The newest visit of an earlier day with a total. */
static const DcsValue *
find_before (DcsCourse *course,
             const DcsInstrument *instrument,
             const DcsValue *visit,
             DcsScore *score)
{
  int day = dcs_date_day (_dcs_row_date (visit, DCS_VISIT_DATE), DCS_DATE_MIDDLE);
  const DcsValue *found = NULL;
  int found_day = DCS_DAY_NONE;

  for (guint i = dcs_course_count (course, DCS_RECORD_VISIT); i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_VISIT, i);
      int row_day = dcs_date_day (_dcs_row_date (row, DCS_VISIT_DATE), DCS_DATE_MIDDLE);
      DcsScore before;

      if (row_day >= day || row_day <= found_day || _dcs_row_is_deleted (row, DCS_VISIT_DELETED)
          || !dcs_derive_score (course, instrument, row[DCS_VISIT_ID].integer, &before))
        continue;
      found = row;
      found_day = row_day;
      *score = before;
    }
  return found;
}

/* "−4 (from 17)", and in percent where that has a meaning. */
static void
add_change (Writer *self, DcsCourse *course, const DcsValue *visit)
{
  DcsScore before;
  const DcsValue *earlier = find_before (course, self->instrument, visit, &before);
  g_autofree char *from = NULL;
  g_autofree char *points = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *value = NULL;
  double change;
  int decimals;

  if (earlier == NULL || !self->score.computable)
    return;
  change = self->score.total - before.total;
  decimals = MAX (before.decimals, self->score.decimals);
  from = dup_total (&before);
  points = dcs_number_format (fabs (change), decimals);
  percent = dcs_number_format (fabs (change) / before.total * 100, 1);
  if (change == 0)
    value = g_strdup_printf (_ ("none (from %s)"), from);
  else if (before.total > 0)
    /* Translators: a sign, points, the total before, a sign, percent: "−4 (from 17, −23.5 %)". */
    value = g_strdup_printf (_ ("%s%s (from %s, %s%s %%)"),
                             change < 0 ? "−" : "+",
                             points,
                             from,
                             change < 0 ? "−" : "+",
                             percent);
  else
    /* Translators: a sign, points, the total before: "+4 (from 0)". */
    value = g_strdup_printf (_ ("%s%s (from %s)"), change < 0 ? "−" : "+", points, from);
  dcs_explanation_add (self->explanation,
                       0,
                       _ ("Change since the total before"),
                       value,
                       _dcs_row_date (earlier, DCS_VISIT_DATE));
}

static void
add_bands (Writer *self)
{
  const DcsInstrument *instrument = self->instrument;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *max = dcs_number_format (instrument->max_total, 9);
  g_autofree char *range = g_strdup_printf (
      instrument->lower_is_worse ? _ ("0 to %s, lower is worse") : _ ("0 to %s"), max);

  dcs_explanation_add_setting (self->explanation, _ ("Range"), range);
  for (guint i = 0; i < instrument->n_bands; i++)
    {
      double upper = instrument->band_upper[i];
      double end = isnan (upper) && i > 0 ? instrument->band_upper[i - 1] : upper;
      g_autofree char *number = dcs_number_format (end, 9);

      g_string_append (words, i > 0 ? _ ("; ") : "");
      if (isnan (end))
        g_string_append (words, instrument->band_label[i]);
      else
        g_string_append_printf (words,
                                isnan (upper) ? _ ("above %s: %s") : _ ("up to %s: %s"),
                                number,
                                instrument->band_label[i]);
    }
  if (words->len > 0)
    dcs_explanation_add_setting (self->explanation, _ ("Bands"), words->str);
}

static void
set_result (Writer *self)
{
  g_autofree char *total = NULL;
  g_autofree char *why = NULL;

  if (!self->score.computable)
    {
      dcs_explanation_set_result (self->explanation, "%s", _ ("Not computable"));
      why = dcs_score_describe_missing (self->instrument, self->definition, &self->score);
      if (why != NULL && self->explanation->missing->len == 0)
        g_ptr_array_add (self->explanation->missing, g_steal_pointer (&why));
      return;
    }
  total = dup_total (&self->score);
  if (self->score.band != NULL)
    dcs_explanation_set_result (self->explanation, _ ("%s (%s)"), total, self->score.band);
  else
    dcs_explanation_set_result (self->explanation, "%s", total);
}

/**
 * dcs_score_explain:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @instrument: one of its instruments
 * @visit_id: a visit of the course
 *
 * Why the total of an instrument is what it is at a visit: its items, by site where it goes by
 * sites, what is missing by name, the change since the total before, its bands and their source.
 *
 * Returns: (transfer full): the explanation
 */
DcsExplanation *
dcs_score_explain (DcsCourse *course,
                   DcsDefinition *definition,
                   const DcsInstrument *instrument,
                   gint64 visit_id)
{
  Writer self = { .definition = definition, .instrument = instrument };
  const DcsValue *visit;

  g_return_val_if_fail (course != NULL && definition != NULL && instrument != NULL, NULL);

  self.explanation = dcs_explanation_new (instrument->term.label);
  visit = visit_id != 0 ? dcs_course_find (course, DCS_RECORD_VISIT, visit_id) : NULL;
  if (visit != NULL)
    self.rows = dcs_course_visit_observations (course, visit_id, &self.n_rows);
  dcs_derive_score (course, instrument, visit_id, &self.score);
  if (instrument->method == DCS_SCORE_CATEGORY_MEAN)
    for (guint i = 0; i < instrument->n_categories; i++)
      add_category (&self, instrument->groups[i]);
  else if (instrument->per_site)
    add_sites (&self, visit);
  else
    add_plain_items (&self);
  set_result (&self);
  if (visit != NULL)
    add_change (&self, course, visit);
  dcs_explanation_set_rule (self.explanation, instrument->term.text, 0, instrument->term.source);
  add_bands (&self);
  return self.explanation;
}
