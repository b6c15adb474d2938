/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive.h"

#include <glib/gi18n-lib.h>

static void
append_alternatives (GString *words,
                     DcsDefinition *definition,
                     const DcsInstrument *instrument,
                     const char *between)
{
  for (guint i = 0; i < instrument->n_alternatives; i++)
    {
      const DcsTerm *item = dcs_definition_term (definition, "test", instrument->alternatives[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? between : "", item != NULL ? item->label : "");
    }
}

static void
append_item (GString *words,
             DcsDefinition *definition,
             const DcsInstrument *instrument,
             DcsCode code)
{
  const char *domain = instrument->method == DCS_SCORE_CATEGORY_MEAN ? "item-group" : "test";
  const DcsTerm *item = dcs_definition_term (definition, domain, code);

  if (instrument->n_alternatives > 0 && code == instrument->alternatives[0])
    /* TRANSLATORS: stands between two items of which one is to be answered */
    append_alternatives (words, definition, instrument, _ (" or "));
  else
    g_string_append (words, item != NULL ? item->label : "");
}

static void
append_missing (GString *words,
                DcsDefinition *definition,
                const DcsInstrument *instrument,
                const DcsScoreMissing *missing)
{
  const DcsTerm *site = dcs_definition_term (definition, "site", missing->site);
  const char *place = site != NULL ? site->phrase : "";

  if (words->len > 0)
    /* TRANSLATORS: stands between what a list names */
    g_string_append (words, _ (", "));
  if (missing->item != 0)
    append_item (words, definition, instrument, missing->item);
  if (missing->item != 0 && missing->site != 0)
    /* TRANSLATORS: after an item of a score, where on the body: "Erythema (neck)" */
    g_string_append_printf (words, _ (" (%s)"), place);
  else if (missing->site != 0)
    g_string_append (words, place);
}

/* "Missing: Erythema (neck), Skin thickness (neck) and 4 more." */
static char *
describe_items (DcsDefinition *definition, const DcsInstrument *instrument, const DcsScore *score)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_more = score->n_gaps - score->n_named;

  for (guint i = 0; i < score->n_named; i++)
    append_missing (words, definition, instrument, &score->missing[i]);
  if (n_more == 0)
    /* TRANSLATORS: a list of what is missing */
    return g_strdup_printf (_ ("Missing: %s."), words->str);
  return g_strdup_printf (ngettext ("Missing: %s and %u more.", "Missing: %s and %u more.", n_more),
                          words->str,
                          n_more);
}

static char *
describe_alternatives (DcsDefinition *definition, const DcsInstrument *instrument)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_alternatives (words, definition, instrument, _ (", "));
  return g_strdup_printf (_ ("Only one of these can be answered: %s."), words->str);
}

static char *
describe_categories (DcsDefinition *definition,
                     const DcsInstrument *instrument,
                     const DcsScore *score)
{
  g_autofree char *items = describe_items (definition, instrument, score);

  return g_strdup_printf (ngettext ("%u of %u categories is answered, %u are needed. %s",
                                    "%u of %u categories are answered, %u are needed. %s",
                                    score->n_categories),
                          score->n_categories,
                          instrument->n_categories,
                          instrument->min_categories,
                          items);
}

/**
 * dcs_score_describe_missing:
 * @instrument: an instrument
 * @definition: (nullable): the definition that it is of; NULL: as the instrument knows it
 * @score: its score
 *
 * Why the total is not computable and what is missing, in translated sentences for the line below
 * it.
 *
 * Returns: (transfer full) (nullable): NULL when it is computable
 */
char *
dcs_score_describe_missing (const DcsInstrument *instrument,
                            DcsDefinition *definition,
                            const DcsScore *score)
{
  g_return_val_if_fail (instrument != NULL && score != NULL, NULL);

  if (definition == NULL)
    definition = instrument->definition;
  switch (score->gap)
    {
    case DCS_SCORE_GAP_EMPTY:
      return g_strdup (_ ("Nothing is recorded."));
    case DCS_SCORE_GAP_UNPLACED:
      return g_strdup (_ ("An item was not done at any site."));
    case DCS_SCORE_GAP_ITEMS:
      return describe_items (definition, instrument, score);
    case DCS_SCORE_GAP_DOUBLE:
      return g_strdup (_ ("An item is recorded twice with different values."));
    case DCS_SCORE_GAP_BOTH:
      return describe_alternatives (definition, instrument);
    case DCS_SCORE_GAP_CATEGORIES:
      return describe_categories (definition, instrument, score);
    case DCS_SCORE_GAP_REST:
      return g_strdup (_ ("The other sites were not assessed."));
    case DCS_SCORE_GAP_NONE:
    default:
      return NULL;
    }
}
