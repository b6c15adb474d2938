/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a cell of codes, fixed words or references can hold. Made when somebody asks, kept until
 * what it depends on changes. */

void
_dcs_entry_drop_choices (DcsEntryCell *cell)
{
  g_clear_pointer (&cell->choices, g_array_unref);
  g_clear_pointer (&cell->choice_texts, g_string_chunk_free);
}

/* All texts but @text are borrowed from the catalog, or static; @text is copied. */
static void
add (DcsEntryCell *cell, const char *text, const char *label, const char *detail, const char *group)
{
  DcsChoice choice = { .label = label, .detail = detail, .group = group };

  choice.text = g_string_chunk_insert_const (cell->choice_texts, text);
  g_array_append_val (cell->choices, choice);
}

static const char *
keep (DcsEntryCell *cell, const char *text)
{
  return text != NULL && text[0] != '\0' ? g_string_chunk_insert (cell->choice_texts, text) : NULL;
}

/* The domain whose terms head the groups of another one's. */
static const char *
group_domain (const char *domain)
{
  static const char *const pairs[][2] = {
    { "drug", "drug-class" },
    { "finding", "finding-group" },
    { "site", "region" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_equal (domain, pairs[i][0]))
      return pairs[i][1];
  return NULL;
}

static const char *
group_label (DcsEntry *self, const char *domain, DcsCode group)
{
  const char *heading = group_domain (domain);
  const DcsTerm *term = heading != NULL && group != 0
                            ? dcs_definition_term (self->definition, heading, group)
                            : NULL;

  return term != NULL ? term->label : NULL;
}

static char *
describe_usual (DcsEntry *self, const DcsDrug *drug)
{
  DcsDose dose = { .amount = drug->usual_min, .unit = drug->unit, .frequency = drug->frequency };

  if (isnan (drug->usual_min))
    return NULL;
  dose.usual = 0;
  return dcs_dose_format_usual (&dose, drug, self->definition);
}

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/* The codes that a cell is limited to by another cell: (out) NULL for no limit. */
static gboolean
limit (DcsEntry *self, DcsEntryCell *cell, const DcsCode **codes, guint *n_codes)
{
  static const struct
  {
    const char *field, *by, *domain;
  } limits[] = {
    { "subtype_site", "subtype", "subtype" },
    { "subtype_form", "subtype_site", "subtype-site" },
    { "site", "region", "region" },
  };

  for (guint i = 0; cell->info != NULL && i < G_N_ELEMENTS (limits); i++)
    if (g_str_equal (cell->info->name, limits[i].field))
      {
        DcsCode code = _dcs_entry_code_of (self, limits[i].by);
        const DcsTerm *term = code != 0
                                  ? dcs_definition_term (self->definition, limits[i].domain, code)
                                  : NULL;

        /* A lesion without a region can be anywhere; a subtype without places has none. */
        if (term == NULL && g_str_equal (limits[i].field, "site"))
          return FALSE;
        *codes = term != NULL ? term->children : NULL;
        *n_codes = term != NULL ? term->n_children : 0;
        return TRUE;
      }
  return FALSE;
}

/* A drug that is given at some frequencies only. */
static gboolean
allows_frequency (DcsEntry *self, DcsEntryCell *cell, DcsCode code)
{
  DcsEntryCell *drug = _dcs_entry_find (self, "drug");
  DcsCode drug_code = drug != NULL && drug->value.kind == DCS_VALUE_CODE ? drug->value.code
                      : self->treatment != NULL
                          ? _dcs_row_code_of (self->treatment, DCS_TREATMENT_DRUG)
                          : 0;
  const DcsDrug *found = drug_code != 0 ? dcs_definition_drug (self->definition, drug_code) : NULL;

  return found == NULL || found->n_only_frequencies == 0
         || has_code (found->only_frequencies, found->n_only_frequencies, code);
}

static void
add_terms (DcsEntry *self, DcsEntryCell *cell, const char *domain)
{
  const DcsCode *only = NULL;
  guint n_only = 0, n_terms;
  gboolean limited = limit (self, cell, &only, &n_only);
  const DcsTerm *const *terms = dcs_definition_terms (self->definition, domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      const DcsTerm *term = terms[i];
      const char *detail = term->text;
      g_autofree char *usual = NULL;

      if (limited && !has_code (only, n_only, term->code))
        continue;
      if (g_str_equal (domain, "frequency") && !allows_frequency (self, cell, term->code))
        continue;
      if (g_str_equal (domain, "drug"))
        {
          usual = describe_usual (self, (const DcsDrug *) term);
          detail = keep (cell, usual);
        }
      add (cell,
           dcs_code_string (term->code),
           term->label,
           detail,
           group_label (self, domain, term->group));
    }
}

static void
add_diseases (DcsEntry *self, DcsEntryCell *cell)
{
  for (guint i = 0; i < dcs_catalog_count (self->catalog); i++)
    {
      DcsDefinition *definition = dcs_catalog_nth (self->catalog, i);

      add (cell,
           dcs_code_string (dcs_definition_code (definition)),
           dcs_definition_label (definition),
           NULL,
           NULL);
    }
}

static void
add_words (DcsEntryCell *cell, const char *name, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    add (cell, list[i], _dcs_choice_label (name, list[i]), NULL, NULL);
}

/* "Methotrexate since 3 Mar 2020", "Methotrexate, 3 Mar 2020 – 1 May 2021". (transfer full) */
char *
_dcs_treatment_label (DcsEntry *self, const DcsValue *treatment)
{
  const char *drug = dcs_catalog_label (
      self->catalog, "drug", _dcs_row_code_of (treatment, DCS_TREATMENT_DRUG));
  DcsDate start = _dcs_row_date_of (treatment, DCS_TREATMENT_START_DATE);
  DcsDate stop = _dcs_row_date_of (treatment, DCS_TREATMENT_STOP_DATE);
  g_autofree char *from = dcs_date_format_short (start);
  g_autofree char *until = dcs_date_format_short (stop);

  if (dcs_date_is_set (start) && dcs_date_is_set (stop))
    /* TRANSLATORS: a drug and the days on which it began and ended */
    return g_strdup_printf (_ ("%s, %s – %s"), drug, from, until);
  if (dcs_date_is_set (start))
    /* TRANSLATORS: a drug and the day on which it began */
    return g_strdup_printf (_ ("%s since %s"), drug, from);
  if (dcs_date_is_set (stop))
    /* TRANSLATORS: a drug and the day on which it ended */
    return g_strdup_printf (_ ("%s until %s"), drug, until);
  return g_strdup (drug);
}

static void
add_reference (DcsEntryCell *cell, gint64 id, const char *label, const char *group)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  add (cell, text, keep (cell, label), NULL, group);
}

/* The treatments of the course, running ones first. @running: only those */
static void
add_treatments (DcsEntry *self, DcsEntryCell *cell, DcsDate day, gboolean running)
{
  guint n_rows = dcs_course_count (self->course, DCS_RECORD_TREATMENT);
  int number = dcs_date_is_set (day) ? dcs_date_day (day, DCS_DATE_MIDDLE)
                                     : dcs_date_day (self->today, DCS_DATE_MIDDLE);

  for (guint pass = 0; pass < (running ? 1 : 2); pass++)
    for (guint i = n_rows; i-- > 0;)
      {
        const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
        g_autofree char *label = NULL;

        if (!_dcs_row_live (row, DCS_TREATMENT_DELETED)
            || dcs_treatment_is_running (row, number) != (pass == 0))
          continue;
        label = _dcs_treatment_label (self, row);
        add_reference (cell,
                       row[DCS_TREATMENT_ID].integer,
                       label,
                       running     ? NULL
                       : pass == 0 ? _ ("Running")
                                   : _ ("Ended"));
      }
}

static void
add_events (DcsEntry *self, DcsEntryCell *cell)
{
  guint n_rows = dcs_course_count (self->course, DCS_RECORD_ADVERSE_EVENT);

  for (guint i = n_rows; i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_ADVERSE_EVENT, i);
      g_autofree char *onset = NULL;
      g_autofree char *label = NULL;
      gint64 treatment = _dcs_row_integer (row, DCS_ADVERSE_EVENT_TREATMENT_ID);

      /* Those of other treatments are not the reason. */
      if (!_dcs_row_live (row, DCS_ADVERSE_EVENT_DELETED)
          || (treatment != 0 && treatment != self->id))
        continue;
      onset = dcs_date_format_short (_dcs_row_date_of (row, DCS_ADVERSE_EVENT_ONSET_DATE));
      label = onset[0] != '\0' ? g_strdup_printf ("%s, %s", row[DCS_ADVERSE_EVENT_TERM].text, onset)
                               : g_strdup (row[DCS_ADVERSE_EVENT_TERM].text);
      add_reference (cell, row[DCS_ADVERSE_EVENT_ID].integer, label, NULL);
    }
}

static void
add_visits (DcsEntry *self, DcsEntryCell *cell)
{
  for (guint i = dcs_course_count (self->course, DCS_RECORD_VISIT); i-- > 0;)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_VISIT, i);
      g_autofree char *label = dcs_date_format_long (row[DCS_VISIT_DATE].date);

      if (_dcs_row_live (row, DCS_VISIT_DELETED))
        add_reference (cell, row[DCS_VISIT_ID].integer, label, NULL);
    }
}

/* The values that a test allows, with what they mean; its coded results. */
static void
add_values (DcsEntry *self, DcsEntryCell *cell)
{
  const DcsTest *test = cell->test;

  for (guint i = 0; i < test->n_allowed; i++)
    {
      g_autofree char *text = dcs_number_format (test->allowed[i], DCS_DECIMAL_MAX_DECIMALS);
      g_autofree char *label = test->levels != NULL
                                   ? g_strdup_printf ("%s: %s", text, test->levels[i])
                                   : g_strdup (text);

      add (cell, text, keep (cell, label), test->levels != NULL ? test->levels[i] : NULL, NULL);
    }
  for (guint i = 0; i < test->n_results; i++)
    add (cell,
         dcs_code_string (test->results[i]),
         dcs_catalog_label (self->catalog, "result", test->results[i]),
         NULL,
         NULL);
}

static void
add_units (DcsEntry *self, DcsEntryCell *cell)
{
  const DcsTest *test = cell->test;

  if (test->unit != 0)
    add (cell,
         dcs_code_string (test->unit),
         dcs_catalog_label (self->catalog, "unit", test->unit),
         NULL,
         NULL);
  for (guint i = 0; i < test->n_other_units; i++)
    add (cell,
         dcs_code_string (test->other_units[i]),
         dcs_catalog_label (self->catalog, "unit", test->other_units[i]),
         NULL,
         NULL);
}

/* The general grades of CTCAE v5.0 (National Cancer Institute, 27 November 2017), shortened. */
static void
add_grades (DcsEntryCell *cell)
{
  static const char *const grades[][3] = {
    { "1", N_ ("1 · Mild"), N_ ("No or mild symptoms; observation only, nothing done") },
    { "2",
      N_ ("2 · Moderate"),
      N_ ("Minimal, local or non-invasive treatment; limits instrumental activities of daily "
          "living for the age") },
    { "3",
      N_ ("3 · Severe"),
      N_ ("Medically significant, not immediately life-threatening; hospital, disabling or "
          "limits self-care") },
    { "4", N_ ("4 · Life-threatening"), N_ ("Urgent treatment is needed") },
    { "5", N_ ("5 · Death"), N_ ("Death because of the event") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    add (cell, grades[i][0], _ (grades[i][1]), _ (grades[i][2]), NULL);
}

static void
add_field_choices (DcsEntry *self, DcsEntryCell *cell)
{
  const char *domain = cell->info->domain;

  if (cell->shown.type == DCS_FIELD_CHOICE)
    add_words (cell, cell->info->name, domain);
  else if (cell->shown.type == DCS_FIELD_CODE && g_str_equal (domain, "disease"))
    add_diseases (self, cell);
  else if (cell->shown.type == DCS_FIELD_CODE && self->definition != NULL)
    add_terms (self, cell, domain);
  else if (cell->shown.type == DCS_FIELD_INTEGER && g_strcmp0 (domain, "treatment") == 0)
    add_treatments (self, cell, DCS_DATE_INIT, FALSE);
  else if (cell->shown.type == DCS_FIELD_INTEGER && g_strcmp0 (domain, "visit") == 0)
    add_visits (self, cell);
  else if (cell->shown.type == DCS_FIELD_INTEGER && g_str_equal (cell->info->name, "grade"))
    add_grades (cell);
}

static void
make (DcsEntry *self, DcsEntryCell *cell)
{
  cell->choices = g_array_new (FALSE, FALSE, sizeof (DcsChoice));
  cell->choice_texts = g_string_chunk_new (256);
  switch (cell->role)
    {
    case DCS_CELL_FIELD:
      add_field_choices (self, cell);
      break;
    case DCS_CELL_EVENT:
      add_events (self, cell);
      break;
    case DCS_CELL_STOPS:
      add_treatments (self, cell, _dcs_entry_date_of (self, "start_date"), TRUE);
      break;
    case DCS_CELL_STOPS_REASON:
      if (self->definition != NULL)
        add_terms (self, cell, "stop-reason");
      break;
    case DCS_CELL_ASSESS:
      if (self->definition != NULL)
        add_terms (self, cell, "treatment-response");
      break;
    case DCS_CELL_REST:
      add_words (cell, "rest", "not_involved|not_assessed");
      break;
    case DCS_CELL_VALUE:
      add_values (self, cell);
      break;
    case DCS_CELL_UNIT:
      add_units (self, cell);
      break;
    case DCS_CELL_NOT_DONE:
    case DCS_CELL_REVIEWED:
    case DCS_CELL_ROW:
    default:
      break;
    }
}

/* Whether a cell of a number is chosen from a list: a reference. */
gboolean
_dcs_entry_has_choices (DcsEntryCell *cell)
{
  return cell->role == DCS_CELL_EVENT || cell->role == DCS_CELL_STOPS
         || (cell->role == DCS_CELL_FIELD && cell->info->type == DCS_FIELD_INTEGER
             && cell->info->domain != NULL);
}

/**
 * dcs_entry_choices:
 * @path: a cell
 * @n_choices: (out): how many
 *
 * What a cell of a code, of a fixed word, of a reference or of an observation with only some values
 * can hold. None of them is blank: "" is always taken, and a problem where something is required.
 *
 * Returns: (transfer none) (nullable): the choices, good until the entry changes
 */
const DcsChoice *
dcs_entry_choices (DcsEntry *self, const char *path, guint *n_choices)
{
  DcsEntryCell *cell;

  g_return_val_if_fail (DCS_IS_ENTRY (self), NULL);
  g_return_val_if_fail (path != NULL && n_choices != NULL, NULL);

  *n_choices = 0;
  cell = _dcs_entry_find (self, path);
  if (cell == NULL)
    return NULL;
  if (cell->choices == NULL)
    make (self, cell);
  *n_choices = cell->choices->len;
  return (const DcsChoice *) (gpointer) cell->choices->data;
}

/* The label of a text that is one of the choices; NULL when it is none. */
const char *
_dcs_entry_choice_label (DcsEntry *self, DcsEntryCell *cell, const char *text)
{
  guint n_choices;
  const DcsChoice *choices = dcs_entry_choices (self, cell->shown.path, &n_choices);

  for (guint i = 0; i < n_choices; i++)
    if (g_str_equal (choices[i].text, text))
      return choices[i].label;
  return NULL;
}
