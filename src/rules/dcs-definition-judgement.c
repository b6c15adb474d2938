/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char *const methods[] = {
  [DCS_JUDGEMENT_SITES] = "sites",
  [DCS_JUDGEMENT_CALCULATION] = "calculation",
};

/* The criteria that a relapse can be named by. */
static const struct
{
  const char *word;
  DcsCriterion criterion;
} criteria[] = {
  { "new", DCS_CRITERION_NEW },
  { "enlarged", DCS_CRITERION_ENLARGED },
  { "reactivation", DCS_CRITERION_REACTIVATION },
  { "worsening", DCS_CRITERION_WORSENING },
};

/* Keys that only one of the methods has. */
static const char *const sites_keys[] = {
  "items", "extent-item", "relapse-criteria", "worsening-points", "worsening-percent"
};
static const char *const when_keys[] = {
  "complete-when", "improved-when", "relapse-when", "worse-when"
};

static gboolean
read_criteria (DcsDefinitionReader *reader, guint *flags, GError **error)
{
  g_auto (GStrv) entries = NULL;
  gsize n_entries = 0;

  if (!_dcs_reader_has (reader, "relapse-criteria"))
    return TRUE;
  entries = g_key_file_get_string_list (
      reader->file, reader->group, "relapse-criteria", &n_entries, NULL);
  if (entries == NULL || n_entries == 0)
    return _dcs_reader_fail (reader,
                             "relapse-criteria",
                             error,
                             _ ("must be some of new, enlarged, reactivation and worsening"));
  for (gsize i = 0; i < n_entries; i++)
    {
      gsize c = 0;

      g_strstrip (entries[i]);
      while (c < G_N_ELEMENTS (criteria) && strcmp (criteria[c].word, entries[i]) != 0)
        c++;
      if (c == G_N_ELEMENTS (criteria))
        return _dcs_reader_fail (reader,
                                 "relapse-criteria",
                                 error,
                                 _ ("“%s” is none of new, enlarged, reactivation and worsening"),
                                 entries[i]);
      if (*flags & criteria[c].criterion)
        return _dcs_reader_fail (
            reader, "relapse-criteria", error, _ ("“%s” stands there twice"), entries[i]);
      *flags |= criteria[c].criterion;
    }
  return TRUE;
}

static gboolean
refuse_keys (DcsDefinitionReader *reader,
             const char *const *keys,
             gsize n_keys,
             const char *method,
             GError **error)
{
  for (gsize i = 0; i < n_keys; i++)
    if (_dcs_reader_has (reader, keys[i]))
      return _dcs_reader_fail (reader, keys[i], error, _ ("needs the method %s"), method);
  return TRUE;
}

static gboolean
check_sites (DcsDefinitionReader *reader, const DcsJudgement *j, GError **error)
{
  if (!refuse_keys (reader, when_keys, G_N_ELEMENTS (when_keys), "calculation", error))
    return FALSE;
  if (j->n_items == 0)
    return _dcs_reader_fail (reader, "items", error, _ ("the method sites needs items"));
  if ((j->relapse != 0) != (j->relapse_criteria != 0))
    return _dcs_reader_fail (
        reader, "relapse-criteria", error, _ ("relapse and relapse-criteria need each other"));
  if (j->relapse_criteria & DCS_CRITERION_ENLARGED && j->extent_item == 0)
    return _dcs_reader_fail (
        reader, "relapse-criteria", error, _ ("“enlarged” needs the key “extent-item”"));
  if (j->relapse_criteria & DCS_CRITERION_WORSENING && isnan (j->worsening_points)
      && isnan (j->worsening_percent))
    return _dcs_reader_fail (reader,
                             "relapse-criteria",
                             error,
                             _ ("“worsening” needs worsening-points or worsening-percent"));
  if (j->worsening_points <= 0)
    return _dcs_reader_fail (reader, "worsening-points", error, _ ("must be above 0"));
  if (j->worsening_percent <= 0)
    return _dcs_reader_fail (reader, "worsening-percent", error, _ ("must be above 0"));
  return TRUE;
}

static gboolean
check_calculation (DcsDefinitionReader *reader, const DcsJudgement *j, GError **error)
{
  const DcsCode responses[] = { j->complete, j->improved, j->relapse, j->worse };
  const DcsCode whens[] = { j->complete_when, j->improved_when, j->relapse_when, j->worse_when };

  if (!refuse_keys (reader, sites_keys, G_N_ELEMENTS (sites_keys), "sites", error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (whens); i++)
    if ((responses[i] != 0) != (whens[i] != 0))
      return _dcs_reader_fail (reader,
                               when_keys[i],
                               error,
                               _ ("a criterion and the response that it suggests need each other"));
  return TRUE;
}

gboolean
_dcs_definition_read_judgement (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsJudgement *j = term;
  int method = -1;

  j->version = 1;
  j->worsening_points = j->worsening_percent = NAN;
  if (!_dcs_reader_count (reader, "version", 1, DCS_MAX_VERSION, &j->version, error)
      || !_dcs_reader_boolean (reader, "off", &j->is_off, error)
      || !_dcs_reader_choice (reader, "method", methods, G_N_ELEMENTS (methods), &method, error)
      || !_dcs_reader_codes (reader, "items", "test", &j->items, &j->n_items, error)
      || !_dcs_reader_code (reader, "extent-item", "test", &j->extent_item, error)
      || !read_criteria (reader, &j->relapse_criteria, error)
      || !_dcs_reader_number (reader, "worsening-points", &j->worsening_points, error)
      || !_dcs_reader_number (reader, "worsening-percent", &j->worsening_percent, error)
      || !_dcs_reader_code (reader, "complete", "visit-response", &j->complete, error)
      || !_dcs_reader_code (reader, "improved", "visit-response", &j->improved, error)
      || !_dcs_reader_code (reader, "relapse", "visit-response", &j->relapse, error)
      || !_dcs_reader_code (reader, "worse", "visit-response", &j->worse, error)
      || !_dcs_reader_code (reader, "complete-when", "calculation", &j->complete_when, error)
      || !_dcs_reader_code (reader, "improved-when", "calculation", &j->improved_when, error)
      || !_dcs_reader_code (reader, "relapse-when", "calculation", &j->relapse_when, error)
      || !_dcs_reader_code (reader, "worse-when", "calculation", &j->worse_when, error))
    return FALSE;
  if (method < 0)
    return _dcs_reader_fail (reader, "method", error, _ ("the key is missing"));
  if (j->complete == 0 && j->improved == 0 && j->relapse == 0 && j->worse == 0)
    return _dcs_reader_fail (
        reader, NULL, error, _ ("needs what it suggests: complete, improved, relapse or worse"));
  j->method = (DcsJudgementMethod) method;
  return method == DCS_JUDGEMENT_SITES ? check_sites (reader, j, error)
                                       : check_calculation (reader, j, error);
}

static gboolean
check_item (DcsDefinitionReader *reader, const char *key, DcsCode item, GError **error)
{
  const DcsTest *test = _dcs_domain_find (reader->definition->tests, item);

  if (test == NULL || (test->per_site && test->numeric))
    return TRUE;
  return _dcs_reader_fail (reader,
                           key,
                           error,
                           _ ("“%s” is no number that is recorded for each site"),
                           dcs_code_string (item));
}

static gboolean
check_criterion (DcsDefinitionReader *reader, const char *key, DcsCode code, GError **error)
{
  const DcsCalculation *calculation = _dcs_domain_find (reader->definition->calculations, code);

  if (calculation == NULL || calculation->kind == DCS_CALCULATION_CRITERION)
    return TRUE;
  return _dcs_reader_fail (reader,
                           key,
                           error,
                           _ ("“%s” is no calculation of the kind criterion"),
                           dcs_code_string (code));
}

static gboolean
link_judgement (DcsDefinitionReader *reader, const DcsJudgement *j, GError **error)
{
  for (guint i = 0; i < j->n_items; i++)
    if (!check_item (reader, "items", j->items[i], error))
      return FALSE;
  return check_item (reader, "extent-item", j->extent_item, error)
         && check_criterion (reader, "complete-when", j->complete_when, error)
         && check_criterion (reader, "improved-when", j->improved_when, error)
         && check_criterion (reader, "relapse-when", j->relapse_when, error)
         && check_criterion (reader, "worse-when", j->worse_when, error);
}

/* When all terms are read: what is known of the items and criteria only now. */
gboolean
_dcs_definition_link_judgements (DcsDefinitionReader *reader, GError **error)
{
  const DcsDomain *domains[] = { reader->definition->judgements, reader->definition->due_rules };

  for (gsize d = 0; d < G_N_ELEMENTS (domains); d++)
    for (guint i = 0; domains[d] != NULL && i < domains[d]->terms->len; i++)
      {
        DcsTerm *term = domains[d]->terms->pdata[i];
        g_autofree char *group = g_strdup_printf (
            "%s %s", d == 0 ? "judgement" : "due", dcs_code_string (term->code));

        reader->group = group;
        if (d == 0
                ? !link_judgement (reader, (DcsJudgement *) term, error)
                : !check_criterion (reader, "criterion", ((DcsDueRule *) term)->criterion, error))
          return FALSE;
      }
  return TRUE;
}
