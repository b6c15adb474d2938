/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive-private.h"

#include <math.h>
#include <string.h>

/* The most places that one form is filled in for; the largest published form has 18. */
#define MAX_SITES 64

/* What was seen at a site; `values` holds only those whose bit is set in `seen`. */
typedef struct
{
  DcsCode site;
  guint32 seen;
  double values[32];
} SiteItems;

/* A score while its inputs come in. On the stack: an import scores every visit. */
typedef struct
{
  const DcsInstrument *instrument;
  const DcsFormInfo *form; /* the form whose rows count; NULL: none */
  DcsScore *score;
  double total;
  guint n_sites;
  gboolean unplaced;
  gboolean doubled;
  guint32 answered; /* CATEGORY_MEAN: bit by bit, categories with an item … */
  guint32 aided;    /* … and with an aid */
  double highest[32];
  SiteItems sites[MAX_SITES];
} Tally;

static int
find_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return (int) i;
  return -1;
}

static SiteItems *
find_site (const Tally *self, DcsCode site)
{
  for (guint i = 0; i < self->n_sites; i++)
    if (self->sites[i].site == site)
      return (SiteItems *) &self->sites[i];
  return NULL;
}

static SiteItems *
ensure_site (Tally *self, DcsCode site)
{
  SiteItems *found = find_site (self, site);

  if (found != NULL || self->n_sites == MAX_SITES)
    return found;
  found = &self->sites[self->n_sites++];
  found->site = site;
  found->seen = 0;
  return found;
}

static void
name_missing (DcsScore *score, DcsCode item, DcsCode site)
{
  if (score->n_named < DCS_SCORE_N_NAMED)
    score->missing[score->n_named++] = (DcsScoreMissing){ item, site };
  score->n_gaps++;
}

/* ---- sums ---- */

static void
add_to_sum (Tally *self, const DcsScoreInput *input)
{
  const DcsInstrument *instrument = self->instrument;
  int item = find_code (instrument->items, instrument->n_items, input->code);
  SiteItems *place;

  if (instrument->per_site
          ? instrument->sites != NULL && input->site != 0
                && find_code (instrument->sites, instrument->n_sites, input->site) < 0
          : input->site != 0)
    return;
  if (item < 0)
    {
      if (self->form != NULL && input->site != 0
          && find_code (self->form->items, self->form->n_items, input->code) >= 0)
        ensure_site (self, input->site);
      return;
    }
  place = instrument->per_site && input->site == 0 ? NULL : ensure_site (self, input->site);
  if (place == NULL)
    {
      self->unplaced = TRUE;
      return;
    }
  if (isnan (input->value))
    return;
  if ((place->seen & 1u << item) != 0)
    {
      self->doubled = self->doubled || place->values[item] != input->value;
      return;
    }
  place->seen |= 1u << item;
  place->values[item] = input->value;
  self->total += input->value;
  self->score->decimals = MAX (self->score->decimals, input->decimals);
  self->score->n_items++;
}

/* An item that is recorded only at other sites is not missing at this one. */
static gboolean
belongs_to_site (const Tally *self, DcsCode item, DcsCode site)
{
  const DcsTest *test = dcs_definition_test (self->instrument->definition, item);

  return test == NULL || test->sites == NULL || find_code (test->sites, test->n_sites, site) >= 0;
}

/* Exactly one of the alternatives is to be answered; the first stands for all that are missing. */
static gboolean
check_alternatives (Tally *self, const SiteItems *place, guint32 *left)
{
  const DcsInstrument *instrument = self->instrument;
  guint n_answered = 0;

  for (guint i = 0; i < instrument->n_alternatives; i++)
    {
      int item = find_code (instrument->items, instrument->n_items, instrument->alternatives[i]);

      if ((place->seen & 1u << item) != 0)
        n_answered++;
      if (i > 0)
        *left &= ~(1u << item);
    }
  if (n_answered > 0)
    *left &= ~(
        1u << find_code (instrument->items, instrument->n_items, instrument->alternatives[0]));
  return n_answered <= 1;
}

/* Whether what was seen at the site agrees; counts what is missing there. */
static gboolean
close_site (Tally *self, const SiteItems *place)
{
  const DcsInstrument *instrument = self->instrument;
  guint32 all = instrument->n_items == 32 ? G_MAXUINT32 : (1u << instrument->n_items) - 1;
  guint32 left = all & ~place->seen;
  gboolean agrees = instrument->n_alternatives == 0 || check_alternatives (self, place, &left);

  for (guint i = 0; left != 0 && i < instrument->n_items; i++)
    if ((left & 1u << i) != 0 && belongs_to_site (self, instrument->items[i], place->site))
      {
        name_missing (self->score, instrument->items[i], place->site);
        self->score->n_missing++;
      }
  return agrees;
}

static gboolean
close_sites (Tally *self)
{
  const DcsInstrument *instrument = self->instrument;
  gboolean agree = TRUE;

  for (guint i = 0; i < self->n_sites; i++)
    agree = close_site (self, &self->sites[i]) && agree;
  if (!instrument->all_sites || self->n_sites == 0)
    return agree;
  for (guint i = 0; i < instrument->n_sites; i++)
    if (find_site (self, instrument->sites[i]) == NULL)
      {
        name_missing (self->score, 0, instrument->sites[i]);
        self->score->n_missing += instrument->n_items;
      }
  return agree;
}

/* How many sites the instrument goes over. */
static guint
count_sites (const DcsInstrument *instrument, DcsDefinition *definition)
{
  guint n_sites = instrument->n_sites;

  if (instrument->sites == NULL && definition != NULL)
    dcs_definition_terms (definition, "site", &n_sites);
  return n_sites;
}

static void
close_sum (Tally *self, DcsDefinition *definition, DcsScoreRest rest)
{
  const DcsInstrument *instrument = self->instrument;
  DcsScore *score = self->score;
  gboolean agree = close_sites (self);

  if (self->unplaced)
    score->n_missing++;
  if (!agree)
    score->gap = DCS_SCORE_GAP_BOTH;
  else if (self->doubled)
    score->gap = DCS_SCORE_GAP_DOUBLE;
  else if (self->unplaced)
    score->gap = DCS_SCORE_GAP_UNPLACED;
  else if (score->n_missing > 0)
    score->gap = DCS_SCORE_GAP_ITEMS;
  else if (rest == DCS_SCORE_REST_NOT_ASSESSED && instrument->per_site
           && self->n_sites < count_sites (instrument, definition))
    score->gap = DCS_SCORE_GAP_REST;
  else if (score->n_items == 0
           && (rest != DCS_SCORE_REST_NOT_INVOLVED || !instrument->per_site
               || instrument->all_sites))
    score->gap = DCS_SCORE_GAP_EMPTY;
  score->total = self->total;
}

/* ---- means of categories ---- */

static void
add_to_categories (Tally *self, const DcsScoreInput *input)
{
  const DcsInstrument *instrument = self->instrument;

  if (input->site != 0 || isnan (input->value))
    return;
  for (guint i = 0; i < instrument->n_categories; i++)
    {
      const DcsItemGroup *group = instrument->groups[i];
      guint32 bit = 1u << i;

      if (find_code (group->items, group->n_items, input->code) >= 0)
        {
          if ((self->answered & bit) == 0 || input->value > self->highest[i])
            self->highest[i] = input->value;
          self->answered |= bit;
          self->score->n_items++;
          return;
        }
      if (find_code (group->aids, group->n_aids, input->code) >= 0)
        {
          if (input->value > 0)
            self->aided |= bit;
          return;
        }
    }
}

static void
close_categories (Tally *self)
{
  const DcsInstrument *instrument = self->instrument;
  DcsScore *score = self->score;
  double sum = 0;

  for (guint i = 0; i < instrument->n_categories; i++)
    {
      guint32 bit = 1u << i;

      if ((self->answered & bit) == 0)
        {
          name_missing (score, instrument->categories[i], 0);
          continue;
        }
      sum += (self->aided & bit) != 0 ? MAX (self->highest[i], instrument->groups[i]->aid_minimum)
                                      : self->highest[i];
      score->n_categories++;
    }
  if (score->n_categories == 0)
    {
      score->gap = DCS_SCORE_GAP_EMPTY;
      score->n_named = score->n_gaps = 0;
    }
  else if (score->n_categories < instrument->min_categories)
    {
      score->gap = DCS_SCORE_GAP_CATEGORIES;
      score->n_missing = instrument->n_categories - score->n_categories;
    }
  else
    score->total = sum / score->n_categories;
}

/* ---- both ---- */

static void
tally_init (Tally *self,
            const DcsInstrument *instrument,
            DcsDefinition *definition,
            DcsScoreRest rest,
            DcsScore *score)
{
  *score = (DcsScore){ .total = NAN, .decimals = instrument->decimals };
  self->instrument = instrument;
  self->form = rest != DCS_SCORE_REST_UNSAID && definition != NULL
                   ? dcs_definition_form (definition, instrument->form)
                   : NULL;
  self->score = score;
  self->total = 0;
  self->n_sites = 0;
  self->unplaced = self->doubled = FALSE;
  self->answered = self->aided = 0;
}

static void
tally_add (Tally *self, const DcsScoreInput *input)
{
  if (self->instrument->method == DCS_SCORE_CATEGORY_MEAN)
    add_to_categories (self, input);
  else
    add_to_sum (self, input);
}

static const char *
find_band (const DcsInstrument *instrument, double total)
{
  for (guint i = 0; i < instrument->n_bands; i++)
    if (isnan (instrument->band_upper[i]) || total <= instrument->band_upper[i])
      return instrument->band_label[i];
  return NULL;
}

static gboolean
tally_close (Tally *self, DcsDefinition *definition, DcsScoreRest rest)
{
  DcsScore *score = self->score;

  if (self->instrument->method == DCS_SCORE_CATEGORY_MEAN)
    close_categories (self);
  else
    close_sum (self, definition, rest);
  score->computable = score->gap == DCS_SCORE_GAP_NONE;
  if (score->computable)
    score->band = find_band (self->instrument, score->total);
  else
    score->total = NAN;
  return score->computable;
}

/**
 * dcs_compute_score:
 * @instrument: an instrument
 * @definition: (nullable): the definition that it is of; NULL: as the instrument knows it
 * @inputs: (array length=n_inputs): what was recorded, stored or only typed: one input for each
 *   item and site. Those of other tests are passed over, except that another item of the same grid
 *   makes a row of its site
 * @n_inputs: how many
 * @rest: what is said of the sites without a row
 * @score: (out): the result, always filled
 *
 * The total of an instrument from values in the tests' own units. Allocates nothing.
 *
 * DCS_SCORE_SUM: the sum of the items, for an instrument of sites over the sites that were scored.
 * A site without any item is not affected and adds 0 (the convention of the CSV bundle's
 * site_scores), unless the instrument needs all its sites, or the rest was not assessed. Where the
 * rest is said to be not involved, no value at all is a total of 0, and a site that has any row of
 * the form needs every item. The total is not computable when nothing was recorded, when an item is
 * missing or not done at a site that was scored, or has no site where it needs one, when an item
 * has two different values, or when not exactly one of the alternatives was answered: never a
 * silent zero (clinical reference, section 0: product rule, since no rule for missing items is
 * published for these instruments).
 *
 * DCS_SCORE_CATEGORY_MEAN: a category is its highest item, and at least its aid_minimum with an aid
 * above 0; the total is the mean of the categories with an item, of which there must be
 * min_categories (clinical reference B6, HAQ-DI).
 *
 * Returns: whether the total is computable
 */
gboolean
dcs_compute_score (const DcsInstrument *instrument,
                   DcsDefinition *definition,
                   const DcsScoreInput *inputs,
                   guint n_inputs,
                   DcsScoreRest rest,
                   DcsScore *score)
{
  Tally tally;

  g_return_val_if_fail (instrument != NULL && score != NULL, FALSE);
  g_return_val_if_fail (inputs != NULL || n_inputs == 0, FALSE);

  if (definition == NULL)
    definition = instrument->definition;
  tally_init (&tally, instrument, definition, rest, score);
  for (guint i = 0; i < n_inputs; i++)
    tally_add (&tally, &inputs[i]);
  return tally_close (&tally, definition, rest);
}

/**
 * dcs_visit_rest:
 * @visit: a row of DCS_RECORD_VISIT
 * @form: a code of the domain "form", or 0
 *
 * Returns: what the visit's reviewed sections say of the sites of the form without a row, by the
 *   words FORM:rest=not_involved and FORM:rest=not_assessed
 */
DcsScoreRest
dcs_visit_rest (const DcsValue *visit, DcsCode form)
{
  const char *name;
  gsize length;

  g_return_val_if_fail (visit != NULL, DCS_SCORE_REST_UNSAID);

  if (form == 0 || visit[DCS_VISIT_REVIEWED].kind != DCS_VALUE_TEXT)
    return DCS_SCORE_REST_UNSAID;
  name = dcs_code_string (form);
  length = strlen (name);
  for (const char *word = visit[DCS_VISIT_REVIEWED].text; *word != '\0';)
    {
      gsize end = strcspn (word, " ");

      if (end > length && strncmp (word, name, length) == 0)
        {
          const char *said = word + length;
          gsize n_said = end - length;

          if (n_said == strlen (":rest=not_assessed")
              && strncmp (said, ":rest=not_assessed", n_said) == 0)
            return DCS_SCORE_REST_NOT_ASSESSED;
          if (n_said == strlen (":rest=not_involved")
              && strncmp (said, ":rest=not_involved", n_said) == 0)
            return DCS_SCORE_REST_NOT_INVOLVED;
        }
      word += end;
      word += strspn (word, " ");
    }
  return DCS_SCORE_REST_UNSAID;
}

/**
 * dcs_derive_score:
 * @course: a sealed course
 * @instrument: an instrument
 * @visit_id: a visit of the course
 * @score: (out): the result, always filled
 *
 * The total of an instrument at a visit, from its observations and its reviewed sections, by the
 * rules of dcs_compute_score().
 *
 * Returns: whether the total is computable
 */
gboolean
dcs_derive_score (DcsCourse *course,
                  const DcsInstrument *instrument,
                  gint64 visit_id,
                  DcsScore *score)
{
  DcsScoreRest rest = DCS_SCORE_REST_UNSAID;
  const DcsValue *const *rows;
  guint n_rows = 0;
  Tally tally;

  g_return_val_if_fail (course != NULL && instrument != NULL && score != NULL, FALSE);

  if (instrument->form != 0 && visit_id != 0)
    {
      const DcsValue *visit = dcs_course_find (course, DCS_RECORD_VISIT, visit_id);

      rest = visit != NULL ? dcs_visit_rest (visit, instrument->form) : DCS_SCORE_REST_UNSAID;
    }
  tally_init (&tally, instrument, instrument->definition, rest, score);
  rows = visit_id != 0 ? dcs_course_visit_observations (course, visit_id, &n_rows) : NULL;
  for (guint i = 0; rows != NULL && i < n_rows; i++)
    {
      const DcsValue *row = rows[i];
      DcsScoreInput input;

      if (_dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED))
        continue;
      input = (DcsScoreInput){ .code = _dcs_row_code (row, DCS_OBSERVATION_CODE),
                               .site = _dcs_row_code (row, DCS_OBSERVATION_SITE),
                               .value = _dcs_observation_number (row),
                               .decimals = row[DCS_OBSERVATION_VALUE].decimals,
                               .not_done = row[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_TEXT };
      tally_add (&tally, &input);
    }
  return tally_close (&tally, instrument->definition, rest);
}
