/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The forms of a visit as a whole: the rows of a grid, what the sites without a row are, what was
 * reviewed, totals. */

void
_dcs_entry_form_free (gpointer data)
{
  DcsEntryForm *form = data;

  g_ptr_array_unref (form->values);
  g_free (form);
}

DcsEntryForm *
_dcs_entry_form (DcsEntry *self, DcsCode form)
{
  for (guint i = 0; i < self->forms->len; i++)
    if (((DcsEntryForm *) self->forms->pdata[i])->info->term.code == form)
      return self->forms->pdata[i];
  return NULL;
}

/* The cell of an observation, or NULL. */
DcsEntryCell *
_dcs_entry_value_cell (DcsEntry *self, DcsCode test, DcsCode site)
{
  char path[256];

  if (site != 0)
    g_snprintf (path, sizeof path, "obs:%s@%s", dcs_code_string (test), dcs_code_string (site));
  else
    g_snprintf (path, sizeof path, "obs:%s", dcs_code_string (test));
  return _dcs_entry_find (self, path);
}

/**
 * dcs_entry_forms:
 * @n_forms: (out): how many
 *
 * Returns: (transfer none) (nullable): the forms of the patient's disease in their order
 */
const DcsFormInfo *const *
dcs_entry_forms (DcsEntry *self, guint *n_forms)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self) && n_forms != NULL, NULL);

  *n_forms = 0;
  return self->definition != NULL ? dcs_definition_forms (self->definition, n_forms) : NULL;
}

static DcsEntryCell *
row_cell (DcsEntry *self, DcsCode form, DcsCode site)
{
  char path[256];

  g_snprintf (path, sizeof path, "row:%s@%s", dcs_code_string (form), dcs_code_string (site));
  return _dcs_entry_find (self, path);
}

static gboolean
has_lesion (DcsEntry *self, DcsCode site)
{
  int day = dcs_date_day (_dcs_entry_date_of (self, "date"), DCS_DATE_MIDDLE);

  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_LESION); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_LESION, i);
      DcsDate until = _dcs_row_date_of (row, DCS_LESION_UNTIL_DATE);

      if (_dcs_row_code_of (row, DCS_LESION_SITE) == site && _dcs_row_live (row, DCS_LESION_DELETED)
          && (!dcs_date_is_set (until) || day == DCS_DAY_NONE
              || dcs_date_day (until, DCS_DATE_LATEST) > day))
        return TRUE;
    }
  return FALSE;
}

/* Whether a site has a row: its lesions, its values, those of the visit before, or somebody added
 * it. */
static gboolean
is_row (DcsEntry *self, DcsEntryForm *form, DcsCode site)
{
  DcsEntryCell *row = row_cell (self, form->info->term.code, site);

  if (form->info->all_sites || (row != NULL && _dcs_cell_text (row)[0] != '\0'))
    return TRUE;
  for (guint i = 0; i < form->values->len; i++)
    {
      DcsEntryCell *cell = form->values->pdata[i];

      if (cell->site == site
          && (cell->before != NULL || cell->base != NULL || _dcs_cell_text (cell)[0] != '\0'
              || _dcs_cell_text (cell->not_done)[0] != '\0'))
        return TRUE;
    }
  return has_lesion (self, site);
}

/**
 * dcs_entry_grid_sites:
 * @form: a form of sites
 * @n_sites: (out): how many
 *
 * The rows of a grid, in the order of the form: all sites when the form says so, else those with a
 * lesion at the time, with a value, with a value at the visit before, and those that were added.
 *
 * Returns: (transfer none) (nullable): the sites, good until the next call
 */
const DcsCode *
dcs_entry_grid_sites (DcsEntry *self, DcsCode form, guint *n_sites)
{
  DcsEntryForm *found;

  g_return_val_if_fail (DCS_IS_ENTRY (self) && n_sites != NULL, NULL);

  *n_sites = 0;
  found = _dcs_entry_form (self, form);
  if (found == NULL || !found->info->per_site)
    return NULL;
  g_array_set_size (self->grid_sites, 0);
  for (guint i = 0; i < found->info->n_sites; i++)
    if (is_row (self, found, found->info->sites[i]))
      g_array_append_val (self->grid_sites, found->info->sites[i]);
  *n_sites = self->grid_sites->len;
  return (const DcsCode *) (gpointer) self->grid_sites->data;
}

/**
 * dcs_entry_grid_add_site:
 * @form: a form of sites
 * @site: one of its sites
 *
 * Gives a site a row; a step of undo.
 */
void
dcs_entry_grid_add_site (DcsEntry *self, DcsCode form, DcsCode site)
{
  DcsEntryCell *cell;

  g_return_if_fail (DCS_IS_ENTRY (self));

  cell = row_cell (self, form, site);
  if (cell == NULL || _dcs_cell_text (cell)[0] != '\0')
    return;
  _dcs_entry_step_begin (self, cell);
  _dcs_entry_put (self, cell, "yes", TRUE);
  _dcs_entry_step_end (self);
  _dcs_entry_settle (self);
}

/* How many sites have a value, and whether anything in the form is typed and differs. */
static guint
count_sites (DcsEntryForm *form, gboolean *changed)
{
  guint n_sites = 0;
  DcsCode last = 0;

  *changed = FALSE;
  for (guint i = 0; i < form->values->len; i++)
    {
      DcsEntryCell *cell = form->values->pdata[i];

      *changed = *changed || _dcs_entry_value_is_changed (cell);
      if (cell->site == last || _dcs_entry_value_is_blank (cell))
        continue;
      last = cell->site;
      n_sites++;
    }
  return n_sites;
}

/* Whether nothing of the site that the cell begins was said. */
static gboolean
is_blank_row (DcsEntryForm *form, guint first)
{
  DcsCode site = ((DcsEntryCell *) form->values->pdata[first])->site;

  for (guint i = first; i < form->values->len; i++)
    {
      DcsEntryCell *cell = form->values->pdata[i];

      if (cell->site != site)
        break;
      if (!_dcs_entry_value_is_blank (cell))
        return FALSE;
    }
  return TRUE;
}

/* "The other sites" are those without a row. A row that stands there and says nothing is neither
 * that nor a zero: it must be scored, unless what is left out counts as not assessed. */
static gboolean
needs_rows (DcsEntryForm *form, gboolean changed)
{
  return changed && form->rest != NULL && !form->info->all_sites
         && !g_str_equal (_dcs_cell_text (form->rest), "not_assessed");
}

static void
refresh_rows (DcsEntry *self, DcsEntryForm *form, gboolean changed)
{
  gboolean needed = needs_rows (form, changed);
  DcsCode last = 0;

  for (guint i = 0; i < form->values->len; i++)
    {
      DcsEntryCell *cell = form->values->pdata[i];
      gboolean is_needed;

      if (cell->site == last)
        continue;
      last = cell->site;
      is_needed = needed && is_blank_row (form, i) && is_row (self, form, cell->site);
      if (cell->is_needed == is_needed)
        continue;
      cell->is_needed = is_needed;
      _dcs_entry_refresh (self, cell);
      _dcs_entry_note (self, cell);
    }
}

/* What the sites without a row are must be said when something of the form was typed. */
void
_dcs_entry_rest_refresh (DcsEntry *self, DcsEntryCell *rest)
{
  gboolean changed, needed;
  guint n_sites = count_sites (rest->form, &changed);

  refresh_rows (self, rest->form, changed);
  /* A form of all sites has no other ones. */
  needed = changed && n_sites > 0 && n_sites < rest->form->info->n_sites
           && !rest->form->info->all_sites;
  if (rest->is_needed != needed)
    {
      rest->is_needed = needed;
      rest->shown.is_required = needed;
      _dcs_entry_note (self, rest);
    }
  if (!rest->shown.is_bad)
    _dcs_entry_show_state (self,
                           rest,
                           needed && self->show_blanks && _dcs_cell_text (rest)[0] == '\0'
                               ? _ ("Say what the other sites are.")
                               : NULL,
                           NULL,
                           NULL);
}

static gboolean
has_token (const char *tokens, const char *token)
{
  g_auto (GStrv) words = g_strsplit (tokens, " ", -1);

  return g_strv_contains ((const char *const *) words, token);
}

static const char *
tokens_of (const DcsValue *visit)
{
  return visit != NULL && visit[DCS_VISIT_REVIEWED].kind == DCS_VALUE_TEXT
             ? visit[DCS_VISIT_REVIEWED].text
             : "";
}

static const char *
rest_in (const char *tokens, const char *form)
{
  static const char *const words[] = { "not_involved", "not_assessed" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *token = g_strdup_printf ("%s:rest=%s", form, words[i]);

      if (has_token (tokens, token))
        return words[i];
    }
  return "";
}

/* The words of the stored visit become the cells "rest:FORM" and the stamps; those of the visit
 * before are what a new visit begins with. */
void
_dcs_entry_read_reviewed (DcsEntry *self)
{
  const char *stored = tokens_of (self->slots[0].stored);
  const char *before = tokens_of (self->visit_before);

  for (guint i = 0; i < self->forms->len; i++)
    {
      DcsEntryForm *form = self->forms->pdata[i];
      const char *code = dcs_code_string (form->info->term.code);

      if (form->reviewed != NULL)
        _dcs_entry_follow_original (self, form->reviewed, has_token (stored, code) ? "yes" : "");
      if (form->rest == NULL)
        continue;
      _dcs_entry_follow_original (self,
                                  form->rest,
                                  self->slots[0].stored != NULL ? rest_in (stored, code)
                                                                : rest_in (before, code));
      _dcs_set_shown (&form->rest->shown.previous_text, rest_in (before, code));
      _dcs_set_shown (&form->rest->shown.previous,
                      rest_in (before, code)[0] != '\0'
                          ? _dcs_choice_label ("rest", rest_in (before, code))
                          : NULL);
    }
}

/* Whether the rest is part of what is saved: not when nothing at all is said of the form. */
static gboolean
says_rest (DcsEntry *self, DcsEntryForm *form)
{
  gboolean changed;

  if (form->rest == NULL || form->info->all_sites || _dcs_cell_text (form->rest)[0] == '\0')
    return FALSE;
  return self->slots[0].stored != NULL || form->rest->is_touched || form->rest->shown.is_changed
         || _dcs_cell_text (form->reviewed)[0] != '\0' || count_sites (form, &changed) > 0;
}

/* What goes into visit.reviewed: words that no form of this disease knows stay. (transfer full) */
char *
_dcs_entry_reviewed_text (DcsEntry *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (tokens_of (self->slots[0].stored), " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strcspn (words[i], ":");
      g_autofree char *name = g_strndup (words[i], length);
      DcsCode code = dcs_code_try (name);

      if (words[i][0] != '\0' && (code == 0 || _dcs_entry_form (self, code) == NULL))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
    }
  for (guint i = 0; i < self->forms->len; i++)
    {
      DcsEntryForm *form = self->forms->pdata[i];
      const char *code = dcs_code_string (form->info->term.code);

      if (_dcs_cell_text (form->reviewed)[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", code);
      if (says_rest (self, form))
        g_string_append_printf (
            text, "%s%s:rest=%s", text->len > 0 ? " " : "", code, _dcs_cell_text (form->rest));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dcs_entry_take_previous:
 * @form: a form of the disease
 *
 * "=": what stood in the form at the visit before stands in it now, and the form is stamped as
 * reviewed. What somebody typed already stays. The sites without a row are what they were then, or
 * not involved. Not for the laboratory: a sample is not taken by looking. One step of undo.
 */
void
dcs_entry_take_previous (DcsEntry *self, DcsCode form)
{
  DcsEntryForm *found;

  g_return_if_fail (DCS_IS_ENTRY (self));

  found = _dcs_entry_form (self, form);
  if (found == NULL || found->info->section == DCS_FORM_LABORATORY || self->visit_before == NULL)
    return;
  _dcs_entry_step_begin (self, NULL);
  for (guint i = 0; i < found->values->len; i++)
    {
      DcsEntryCell *cell = found->values->pdata[i];

      if (cell->shown.previous_text == NULL || !_dcs_entry_value_is_blank (cell)
          || _dcs_cell_text (cell)[0] != '\0')
        continue;
      _dcs_entry_take_unit (self, cell);
      _dcs_entry_put (self, cell, cell->shown.previous_text, TRUE);
    }
  if (found->rest != NULL && !found->info->all_sites && _dcs_cell_text (found->rest)[0] == '\0')
    _dcs_entry_put (self, found->rest, "not_involved", TRUE);
  if (found->reviewed != NULL)
    _dcs_entry_put (self, found->reviewed, "yes", TRUE);
  _dcs_entry_step_end (self);
  _dcs_entry_settle (self);
}

/**
 * dcs_entry_is_reviewed:
 *
 * Returns: whether the form was stamped as reviewed at this visit
 */
gboolean
dcs_entry_is_reviewed (DcsEntry *self, DcsCode form)
{
  DcsEntryForm *found;

  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  found = _dcs_entry_form (self, form);
  return found != NULL && found->reviewed != NULL && _dcs_cell_text (found->reviewed)[0] != '\0';
}

static DcsScoreRest
rest_of (DcsEntry *self, const DcsInstrument *instrument)
{
  DcsEntryForm *form = _dcs_entry_form (self, instrument->form);
  const char *text = form != NULL && form->rest != NULL ? _dcs_cell_text (form->rest) : "";

  if (g_str_equal (text, "not_assessed"))
    return DCS_SCORE_REST_NOT_ASSESSED;
  /* Said, not only taken over from the visit before into a form that is blank. */
  if (g_str_equal (text, "not_involved") && says_rest (self, form))
    return DCS_SCORE_REST_NOT_INVOLVED;
  return DCS_SCORE_REST_UNSAID;
}

/* Whether what the other sites are is still to be said: until then they are no zeros. */
static gboolean
is_unsaid (DcsEntry *self, const DcsInstrument *instrument)
{
  DcsEntryForm *form = _dcs_entry_form (self, instrument->form);

  return form != NULL && form->rest != NULL && form->rest->is_needed
         && _dcs_cell_text (form->rest)[0] == '\0';
}

/* Rows that are still to be scored: no total before. */
static void
add_blank_rows (DcsEntryForm *form, GArray *inputs)
{
  DcsCode site = 0;

  for (guint i = 0; i < form->values->len; i++)
    {
      DcsEntryCell *cell = form->values->pdata[i];
      DcsScoreInput input = {
        .code = cell->code, .site = cell->site, .value = NAN, .not_done = TRUE
      };

      if (cell->is_needed)
        site = cell->site;
      if (site != 0 && cell->site == site)
        g_array_append_val (inputs, input);
    }
}

static GArray *
inputs_of (DcsEntry *self)
{
  GArray *inputs = g_array_new (FALSE, TRUE, sizeof (DcsScoreInput));

  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      DcsScoreInput input = { .code = cell->code, .site = cell->site };

      if (cell->role != DCS_CELL_VALUE || _dcs_entry_value_is_blank (cell))
        continue;
      input.value = _dcs_entry_value_number (self, cell, FALSE);
      input.decimals = cell->value.kind == DCS_VALUE_DECIMAL ? cell->value.decimals : 0;
      input.not_done = cell->not_done->value.kind != DCS_VALUE_NULL;
      g_array_append_val (inputs, input);
    }
  for (guint i = 0; i < self->forms->len; i++)
    if (((DcsEntryForm *) self->forms->pdata[i])->rest != NULL)
      add_blank_rows (self->forms->pdata[i], inputs);
  return inputs;
}

/**
 * dcs_entry_total:
 * @instrument: an instrument of the disease
 *
 * Returns: (transfer none) (nullable): its total as it stands in the form, good until the entry
 *   changes
 */
const DcsEntryTotal *
dcs_entry_total (DcsEntry *self, DcsCode instrument)
{
  const DcsInstrument *found;
  DcsEntryTotal *total;
  g_autoptr (GArray) inputs = NULL;
  DcsScore score, before;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);

  total = g_hash_table_lookup (self->totals, GUINT_TO_POINTER (instrument));
  if (total != NULL)
    return total;
  found = self->definition != NULL ? dcs_definition_instrument (self->definition, instrument)
                                   : NULL;
  if (found == NULL || self->task != DCS_ENTRY_VISIT)
    return NULL;
  inputs = inputs_of (self);
  dcs_compute_score (found,
                     self->definition,
                     (const DcsScoreInput *) (gpointer) inputs->data,
                     inputs->len,
                     rest_of (self, found),
                     &score);
  total = g_new0 (DcsEntryTotal, 1);
  total->instrument = found;
  total->computable = score.computable && !is_unsaid (self, found);
  total->total = score.total;
  total->decimals = score.decimals;
  total->band = total->computable ? score.band : NULL;
  if (score.computable && !total->computable)
    total->missing = g_strdup (_ ("Say what the other sites are."));
  else if (!score.computable)
    total->missing = dcs_score_describe_missing (found, self->definition, &score);
  if (self->visit_before != NULL
      && dcs_derive_score (self->course, found, self->visit_before[DCS_VISIT_ID].integer, &before))
    total->previous = _dcs_decimal_typed (before.total, before.decimals);
  g_hash_table_insert (self->totals, GUINT_TO_POINTER (instrument), total);
  return total;
}
