/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive-private.h"

#include <math.h>

/* The most places that one form is filled in for; the largest published form has 18. */
#define MAX_SITES 64

/* Which items of the instrument were seen at a site, bit by bit. */
typedef struct
{
  DcsCode site;
  guint32 seen;
} SiteItems;

static int
find_item (const DcsInstrument *instrument, DcsCode code)
{
  for (guint i = 0; i < instrument->n_items; i++)
    if (instrument->items[i] == code)
      return (int) i;
  return -1;
}

static SiteItems *
find_site (SiteItems *sites, guint *n_sites, DcsCode site)
{
  for (guint i = 0; i < *n_sites; i++)
    if (sites[i].site == site)
      return &sites[i];
  if (*n_sites == MAX_SITES)
    return NULL;
  sites[*n_sites] = (SiteItems){ site, 0 };
  return &sites[(*n_sites)++];
}

static const char *
find_band (const DcsInstrument *instrument, double total)
{
  for (guint i = 0; i < instrument->n_bands; i++)
    if (isnan (instrument->band_upper[i]) || total <= instrument->band_upper[i])
      return instrument->band_label[i];
  return NULL;
}

static void
count_missing (const DcsInstrument *instrument,
               const SiteItems *sites,
               guint n_sites,
               gboolean unplaced,
               DcsScore *score)
{
  guint32 all = instrument->n_items == 32 ? G_MAXUINT32 : (1u << instrument->n_items) - 1;

  for (guint i = 0; i < n_sites; i++)
    for (guint32 left = all & ~sites[i].seen; left != 0; left &= left - 1)
      score->n_missing++;
  if (unplaced)
    score->n_missing++;
}

/**
 * dcs_derive_score:
 * @course: a sealed course
 * @instrument: an instrument
 * @visit_id: a visit of the course
 * @score: (out): the result, always filled
 *
 * The total of an instrument at a visit: the sum of its items, for an instrument of sites over the
 * sites that were scored. A site without any item is not affected and adds 0 (the convention of the
 * CSV bundle's site_scores). The total is not computable when nothing of the instrument was
 * recorded, or when an item is missing or "not done" at a site that was scored, or has no site
 * where it needs one: never a silent zero (clinical reference, section 0: product rule, since no
 * rule for missing items is published for these instruments). `n_missing` counts what is missing.
 *
 * Returns: whether the total is computable
 */
gboolean
dcs_derive_score (DcsCourse *course,
                  const DcsInstrument *instrument,
                  gint64 visit_id,
                  DcsScore *score)
{
  SiteItems sites[MAX_SITES];
  guint n_sites = 0;
  gboolean unplaced = FALSE;
  double total = 0;
  const DcsValue *const *rows;
  guint n_rows;

  g_return_val_if_fail (course != NULL && instrument != NULL && score != NULL, FALSE);

  *score = (DcsScore){ .total = NAN };
  rows = visit_id != 0 ? dcs_course_visit_observations (course, visit_id, &n_rows) : NULL;
  for (guint i = 0; rows != NULL && i < n_rows; i++)
    {
      const DcsValue *row = rows[i];
      int item = find_item (instrument, _dcs_row_code (row, DCS_OBSERVATION_CODE));
      DcsCode site = _dcs_row_code (row, DCS_OBSERVATION_SITE);
      double number = _dcs_observation_number (row);
      SiteItems *place;

      if (item < 0 || _dcs_row_is_deleted (row, DCS_OBSERVATION_DELETED)
          || (!instrument->per_site && site != 0))
        continue;
      place = instrument->per_site && site == 0 ? NULL : find_site (sites, &n_sites, site);
      if (place == NULL)
        {
          unplaced = TRUE;
          continue;
        }
      if (isnan (number))
        continue;
      place->seen |= 1u << item;
      total += number;
      score->decimals = MAX (score->decimals, row[DCS_OBSERVATION_VALUE].decimals);
      score->n_items++;
    }

  count_missing (instrument, sites, n_sites, unplaced, score);
  score->computable = score->n_items > 0 && score->n_missing == 0;
  if (score->computable)
    {
      score->total = total;
      score->band = find_band (instrument, total);
    }
  return score->computable;
}
