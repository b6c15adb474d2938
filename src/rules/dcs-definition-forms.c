/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/* An item that is recorded for each site belongs into a grid, and only such a one. */
static gboolean
check_items (DcsDefinitionReader *reader,
             const DcsCode *items,
             guint n_items,
             gboolean per_site,
             GError **error)
{
  for (guint i = 0; i < n_items; i++)
    {
      const DcsTest *test = _dcs_domain_find (reader->definition->tests, items[i]);

      if (test->per_site != per_site)
        return _dcs_reader_fail (reader,
                                 "per-site",
                                 error,
                                 _ ("must be the same as that of the item “%s”"),
                                 dcs_code_string (items[i]));
    }
  return TRUE;
}

/* All sites of the definition, in its order. */
static const DcsCode *
list_sites (DcsDefinition *definition, guint *n_sites)
{
  const DcsDomain *domain = definition->sites;
  DcsCode *codes;

  *n_sites = domain != NULL ? domain->terms->len : 0;
  if (*n_sites == 0)
    return NULL;
  codes = _dcs_definition_alloc (definition, *n_sites * sizeof *codes);
  for (guint i = 0; i < *n_sites; i++)
    codes[i] = ((const DcsTerm *) domain->terms->pdata[i])->code;
  return codes;
}

static gboolean
check_sites (DcsDefinitionReader *reader,
             gboolean per_site,
             gboolean all_sites,
             guint n_sites,
             GError **error)
{
  if (!per_site && n_sites > 0)
    return _dcs_reader_fail (reader, "sites", error, _ ("needs the key “per-site”"));
  if (!per_site && all_sites)
    return _dcs_reader_fail (reader, "all-sites", error, _ ("needs the key “per-site”"));
  return TRUE;
}

static gboolean
read_method (DcsDefinitionReader *reader, DcsScoreMethod *method, GError **error)
{
  const char *text = NULL;

  if (!_dcs_reader_text (reader, "method", &text, error))
    return FALSE;
  if (text == NULL || strcmp (text, "sum") == 0)
    *method = DCS_SCORE_SUM;
  else if (strcmp (text, "category-mean") == 0)
    *method = DCS_SCORE_CATEGORY_MEAN;
  else
    return _dcs_reader_fail (reader, "method", error, _ ("must be sum or category-mean"));
  return TRUE;
}

/* The items of the categories are the items of the instrument: first those, then the aids. */
static gboolean
read_categories (DcsDefinitionReader *reader, DcsInstrument *instrument, GError **error)
{
  DcsDefinition *definition = reader->definition;
  const DcsItemGroup **groups;
  DcsCode *items;
  guint n_items = 0;
  int minimum = (int) instrument->n_categories;

  if (instrument->n_items > 0)
    return _dcs_reader_fail (
        reader, "items", error, _ ("its items are those of the categories; remove the key"));
  if (instrument->n_categories == 0 || instrument->n_categories > 32)
    return _dcs_reader_fail (reader, "categories", error, _ ("must be 1 to 32 item groups"));
  if (instrument->per_site)
    return _dcs_reader_fail (reader, "per-site", error, _ ("does not go with category-mean"));
  if (!_dcs_reader_count (reader, "min-categories", 1, minimum, &minimum, error))
    return FALSE;
  instrument->min_categories = (guint) minimum;

  groups = _dcs_definition_alloc (definition, instrument->n_categories * sizeof *groups);
  for (guint i = 0; i < instrument->n_categories; i++)
    {
      groups[i] = _dcs_domain_find (definition->item_groups, instrument->categories[i]);
      n_items += groups[i]->n_items + groups[i]->n_aids;
    }
  items = _dcs_definition_alloc (definition, n_items * sizeof *items);
  n_items = 0;
  for (int aids = 0; aids <= 1; aids++)
    for (guint i = 0; i < instrument->n_categories; i++)
      {
        const DcsCode *codes = aids ? groups[i]->aids : groups[i]->items;
        guint n_codes = aids ? groups[i]->n_aids : groups[i]->n_items;

        for (guint j = 0; j < n_codes; j++)
          {
            if (has_code (items, n_items, codes[j]))
              return _dcs_reader_fail (reader,
                                       "categories",
                                       error,
                                       _ ("“%s” stands in two of them"),
                                       dcs_code_string (codes[j]));
            items[n_items++] = codes[j];
          }
      }
  instrument->groups = groups;
  instrument->items = items;
  instrument->n_items = n_items;
  return TRUE;
}

static gboolean
read_sum (DcsDefinitionReader *reader, DcsInstrument *instrument, GError **error)
{
  if (instrument->n_items == 0 || instrument->n_items > 32)
    return _dcs_reader_fail (reader, "items", error, _ ("an instrument needs 1 to 32 items"));
  if (instrument->n_categories > 0)
    return _dcs_reader_fail (reader, "categories", error, _ ("needs the method category-mean"));
  if (_dcs_reader_has (reader, "min-categories"))
    return _dcs_reader_fail (reader, "min-categories", error, _ ("needs the method category-mean"));
  return TRUE;
}

static gboolean
check_alternatives (DcsDefinitionReader *reader, const DcsInstrument *instrument, GError **error)
{
  if (instrument->n_alternatives == 0)
    return TRUE;
  if (instrument->method != DCS_SCORE_SUM || instrument->n_alternatives < 2)
    return _dcs_reader_fail (
        reader, "alternatives", error, _ ("must be two or more items of a sum"));
  for (guint i = 0; i < instrument->n_alternatives; i++)
    if (!has_code (instrument->items, instrument->n_items, instrument->alternatives[i]))
      return _dcs_reader_fail (reader,
                               "alternatives",
                               error,
                               _ ("“%s” is none of the items"),
                               dcs_code_string (instrument->alternatives[i]));
  return TRUE;
}

gboolean
_dcs_definition_read_instrument (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsInstrument *i = term;

  i->max_total = NAN;
  i->definition = reader->definition;
  if (!_dcs_reader_codes (reader, "items", "test", &i->items, &i->n_items, error)
      || !_dcs_reader_boolean (reader, "per-site", &i->per_site, error)
      || !_dcs_reader_boolean (reader, "activity", &i->is_activity, error)
      || !_dcs_reader_number (reader, "max", &i->max_total, error)
      || !read_method (reader, &i->method, error)
      || !_dcs_reader_boolean (reader, "lower-is-worse", &i->lower_is_worse, error)
      || !_dcs_reader_boolean (reader, "all-sites", &i->all_sites, error)
      || !_dcs_reader_codes (reader, "sites", "site", &i->sites, &i->n_sites, error)
      || !_dcs_reader_codes (
          reader, "alternatives", "test", &i->alternatives, &i->n_alternatives, error)
      || !_dcs_reader_codes (
          reader, "categories", "item-group", &i->categories, &i->n_categories, error)
      || !_dcs_reader_code (reader, "part-of", "instrument", &i->part_of, error)
      || !_dcs_reader_count (reader, "decimals", 0, DCS_DECIMAL_MAX_DECIMALS, &i->decimals, error))
    return FALSE;
  if (i->part_of == i->term.code)
    return _dcs_reader_fail (reader, "part-of", error, _ ("must be another instrument"));
  if (isnan (i->max_total))
    return _dcs_reader_fail (reader, "max", error, _ ("an instrument needs its highest total"));
  return check_sites (reader, i->per_site, i->all_sites, i->n_sites, error)
         && (i->method == DCS_SCORE_SUM ? read_sum (reader, i, error)
                                        : read_categories (reader, i, error))
         && check_alternatives (reader, i, error);
}

static gboolean
read_section (DcsDefinitionReader *reader, DcsFormSection *section, GError **error)
{
  static const char *const sections[] = {
    [DCS_FORM_MEASURES] = "measures",
    [DCS_FORM_SCORES] = "scores",
    [DCS_FORM_LABORATORY] = "laboratory",
  };
  const char *text = NULL;

  if (!_dcs_reader_text (reader, "section", &text, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (text, sections[i]) == 0)
      {
        *section = (DcsFormSection) i;
        return TRUE;
      }
  return _dcs_reader_fail (reader, "section", error, _ ("must be measures, scores or laboratory"));
}

gboolean
_dcs_definition_read_form (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsFormInfo *form = term;

  if (!read_section (reader, &form->section, error)
      || !_dcs_reader_codes (reader, "items", "test", &form->items, &form->n_items, error)
      || !_dcs_reader_boolean (reader, "per-site", &form->per_site, error)
      || !_dcs_reader_codes (reader, "sites", "site", &form->sites, &form->n_sites, error)
      || !_dcs_reader_boolean (reader, "all-sites", &form->all_sites, error)
      || !_dcs_reader_codes (
          reader, "instruments", "instrument", &form->instruments, &form->n_instruments, error))
    return FALSE;
  if (form->n_items == 0)
    return _dcs_reader_fail (reader, "items", error, _ ("a form needs items"));
  if (!check_sites (reader, form->per_site, form->all_sites, form->n_sites, error))
    return FALSE;
  if (form->per_site && form->n_sites == 0)
    form->sites = list_sites (reader->definition, &form->n_sites);
  if (form->per_site && form->n_sites == 0)
    return _dcs_reader_fail (reader, "per-site", error, _ ("the definition has no sites"));
  return TRUE;
}

/* When all terms are read: what terms say of each other that is known only now. */
static gboolean
link_instrument (DcsDefinitionReader *reader, DcsInstrument *instrument, GError **error)
{
  if (instrument->per_site && instrument->all_sites && instrument->n_sites == 0)
    {
      instrument->sites = list_sites (reader->definition, &instrument->n_sites);
      if (instrument->n_sites == 0)
        return _dcs_reader_fail (reader, "all-sites", error, _ ("the definition has no sites"));
    }
  return check_items (reader, instrument->items, instrument->n_items, instrument->per_site, error);
}

static gboolean
link_form (DcsDefinitionReader *reader, DcsFormInfo *form, GError **error)
{
  for (guint i = 0; i < form->n_instruments; i++)
    {
      DcsInstrument *instrument = _dcs_domain_find (reader->definition->instruments,
                                                    form->instruments[i]);

      if (form->per_site && instrument->per_site && instrument->form == 0)
        instrument->form = form->term.code;
    }
  return check_items (reader, form->items, form->n_items, form->per_site, error);
}

gboolean
_dcs_definition_link_forms (DcsDefinitionReader *reader, GError **error)
{
  const DcsDomain *domains[] = { reader->definition->instruments, reader->definition->forms };

  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    for (guint i = 0; domains[d] != NULL && i < domains[d]->terms->len; i++)
      {
        DcsTerm *term = domains[d]->terms->pdata[i];
        g_autofree char *group = g_strdup_printf (
            "%s %s", d == 0 ? "instrument" : "form", dcs_code_string (term->code));

        reader->group = group;
        if (d == 0 ? !link_instrument (reader, (DcsInstrument *) term, error)
                   : !link_form (reader, (DcsFormInfo *) term, error))
          return FALSE;
      }
  return TRUE;
}
