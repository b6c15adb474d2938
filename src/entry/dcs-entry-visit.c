/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The form of a visit: its own fields, the forms of the disease, the assessments. */

static DcsEntryCell *
add_value_cell (
    DcsEntry *self, const char *role, DcsCellRole kind, const DcsTest *test, DcsCode site)
{
  g_autofree char *path = site != 0
                              ? g_strdup_printf ("%s:%s@%s",
                                                 role,
                                                 dcs_code_string (test->term.code),
                                                 dcs_code_string (site))
                              : g_strdup_printf ("%s:%s", role, dcs_code_string (test->term.code));
  DcsEntryCell *cell = _dcs_entry_add_cell (self, kind, path);

  cell->test = test;
  cell->code = test->term.code;
  cell->site = site;
  return cell;
}

/* "Weight", "Erythema, left lower leg". */
static const char *
label_of (DcsEntry *self, const DcsTest *test, DcsCode site)
{
  const DcsTerm *term = site != 0 ? dcs_definition_term (self->definition, "site", site) : NULL;
  g_autofree char *label = NULL;

  if (term == NULL)
    return test->term.label;
  /* TRANSLATORS: what is scored, and where: "Erythema, left lower leg" */
  label = g_strdup_printf (_ ("%s, %s"), test->term.label, term->phrase);
  return g_intern_string (label);
}

/* The cells of an observation: its value, its unit when there is a choice, why it was not done. */
static DcsEntryCell *
add_values (DcsEntry *self, const DcsTest *test, DcsCode site, DcsEntryForm *form)
{
  static const DcsField not_done_info = { "not_done", DCS_FIELD_TEXT, 0, NULL, 0, 200 };
  DcsEntryCell *cell = add_value_cell (self, "obs", DCS_CELL_VALUE, test, site);

  cell->form = form;
  cell->shown.label = label_of (self, test, site);
  cell->shown.type = test->numeric ? DCS_FIELD_DECIMAL : DCS_FIELD_CODE;
  if (test->n_other_units > 0)
    {
      cell->unit = add_value_cell (self, "unit", DCS_CELL_UNIT, test, site);
      cell->unit->of = cell;
      cell->unit->shown.label = _ ("Unit");
      cell->unit->shown.type = DCS_FIELD_CODE;
    }
  cell->not_done = add_value_cell (self, "not_done", DCS_CELL_NOT_DONE, test, site);
  cell->not_done->of = cell;
  cell->not_done->info = &not_done_info;
  cell->not_done->shown.label = _ ("Why it was not done");
  if (form != NULL)
    g_ptr_array_add (form->values, cell);
  return cell;
}

static DcsEntryCell *
add_form_cell (DcsEntry *self, DcsEntryForm *form, DcsCellRole role, const char *name, DcsCode site)
{
  const char *code = dcs_code_string (form->info->term.code);
  g_autofree char *path = site != 0
                              ? g_strdup_printf ("%s:%s@%s", name, code, dcs_code_string (site))
                              : g_strdup_printf ("%s:%s", name, code);
  DcsEntryCell *cell = _dcs_entry_add_cell (self, role, path);

  cell->form = form;
  cell->code = form->info->term.code;
  cell->site = site;
  cell->is_hidden = role != DCS_CELL_REST;
  return cell;
}

static void
add_form (DcsEntry *self, const DcsFormInfo *info)
{
  DcsEntryForm *form = g_new0 (DcsEntryForm, 1);

  form->info = info;
  form->values = g_ptr_array_new ();
  g_ptr_array_add (self->forms, form);
  for (guint s = 0; s < (info->per_site ? info->n_sites : 1); s++)
    for (guint i = 0; i < info->n_items; i++)
      {
        const DcsTest *test = dcs_definition_test (self->definition, info->items[i]);
        DcsCode site = info->per_site ? info->sites[s] : 0;

        DcsEntryCell *cell = _dcs_entry_value_cell (self, info->items[i], site);

        /* An item that two forms show is one cell. */
        if (cell != NULL)
          g_ptr_array_add (form->values, cell);
        else if (test != NULL)
          add_values (self, test, site, form);
      }
  form->reviewed = add_form_cell (self, form, DCS_CELL_REVIEWED, "reviewed", 0);
  if (!info->per_site)
    return;
  for (guint s = 0; s < info->n_sites && !info->all_sites; s++)
    add_form_cell (self, form, DCS_CELL_ROW, "row", info->sites[s]);
  form->rest = add_form_cell (self, form, DCS_CELL_REST, "rest", 0);
  form->rest->shown.label = _ ("Other sites");
  form->rest->shown.type = DCS_FIELD_CHOICE;
  form->rest->is_hidden = info->all_sites;
}

static void
add_assessments (DcsEntry *self)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_TREATMENT, i);
      gint64 id = row[DCS_TREATMENT_ID].integer;
      g_autofree char *path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, id);
      DcsEntryCell *cell;

      if (!_dcs_row_live (row, DCS_TREATMENT_DELETED) || _dcs_entry_find (self, path) != NULL)
        continue;
      cell = _dcs_entry_add_cell (self, DCS_CELL_ASSESS, path);
      cell->ref = id;
      cell->info = &dcs_assessment_info.fields[DCS_ASSESSMENT_RESPONSE];
      cell->shown.label = dcs_catalog_label (
          self->catalog, "drug", _dcs_row_code_of (row, DCS_TREATMENT_DRUG));
      cell->shown.type = DCS_FIELD_CODE;
      cell->is_hidden = TRUE;
    }
}

/* Makes the cells of a visit. */
void
_dcs_entry_visit_make (DcsEntry *self)
{
  static const char *const first[] = { "date", "kind", "clinician", NULL };
  static const char *const rest[] = { "new_lesions", "response", "notes", "plan",       "next_date",
                                      "!reviewed",   "!date",    "!kind", "!clinician", NULL };
  guint n_forms;
  const DcsFormInfo *const *forms = dcs_entry_forms (self, &n_forms);

  _dcs_entry_add_fields (self, 0, first, FALSE);
  for (guint i = 0; i < n_forms; i++)
    add_form (self, forms[i]);
  add_assessments (self);
  _dcs_entry_add_fields (self, 0, rest, TRUE);
}

/* A text that nobody typed follows what is stored or what the form begins with. */
void
_dcs_entry_follow_original (DcsEntry *self, DcsEntryCell *cell, const char *text)
{
  if (!g_str_equal (cell->original, text))
    _dcs_entry_set_original (cell, text);
  if (!cell->is_touched && _dcs_set_shown (&cell->shown.text, text))
    _dcs_entry_note (self, cell);
}

/* The last visit until the day of this one, without this one. */
static const DcsValue *
find_visit_before (DcsEntry *self, DcsDate date)
{
  const DcsValue *own = self->slots[0].stored;
  const DcsValue *found = NULL;

  for (guint i = 0; dcs_date_is_set (date) && i < dcs_course_count (self->course, DCS_RECORD_VISIT);
       i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_VISIT, i);
      int order = dcs_date_compare (_dcs_row_date_of (row, DCS_VISIT_DATE), date);

      if (!_dcs_row_live (row, DCS_VISIT_DELETED))
        continue;
      if (order > 0 || (own != NULL && row == own && order == 0))
        break;
      if (row != own)
        found = row;
    }
  return found;
}

static gpointer
key_of (DcsCode test, DcsCode site)
{
  return GSIZE_TO_POINTER (((gsize) test << 32) | site);
}

static void
collect (GHashTable *rows, const DcsValue *const *list, guint n_list)
{
  for (guint i = 0; list != NULL && i < n_list; i++)
    if (_dcs_row_live (list[i], DCS_OBSERVATION_DELETED))
      g_hash_table_insert (rows,
                           key_of (_dcs_row_code_of (list[i], DCS_OBSERVATION_CODE),
                                   _dcs_row_code_of (list[i], DCS_OBSERVATION_SITE)),
                           (gpointer) list[i]);
}

/* Values of the laboratory by their day: those of @date into @same, the newest earlier ones into
 * @earlier. */
static void
collect_laboratory (DcsEntry *self, DcsDate date, GHashTable *same, GHashTable *earlier)
{
  guint n_rows;
  const DcsValue *const *rows = dcs_course_visit_observations (self->course, 0, &n_rows);

  for (guint i = 0; rows != NULL && i < n_rows; i++)
    {
      const DcsTest *test = dcs_definition_test (self->definition,
                                                 _dcs_row_code_of (rows[i], DCS_OBSERVATION_CODE));
      DcsDate day = _dcs_row_date_of (rows[i], DCS_OBSERVATION_DATE);

      if (test == NULL || !_dcs_test_is_laboratory (test))
        continue;
      if (dcs_date_equal (day, date))
        collect (same, &rows[i], 1);
      else if (earlier != NULL && dcs_date_compare (day, date) < 0)
        collect (earlier, &rows[i], 1);
    }
}

typedef struct
{
  GHashTable *base;   /* rows of this visit; of the laboratory those of its day */
  GHashTable *before; /* rows of the visit before; of the laboratory the newest earlier ones */
  GHashTable *taken;  /* laboratory rows of the new day, when the visit moves to it; or NULL */
} Rows;

static Rows
find_rows (DcsEntry *self, DcsDate date)
{
  const DcsValue *own = self->slots[0].stored;
  DcsDate stored = own != NULL ? _dcs_row_date_of (own, DCS_VISIT_DATE) : date;
  Rows rows = { g_hash_table_new (NULL, NULL), g_hash_table_new (NULL, NULL), NULL };
  guint n_list;
  const DcsValue *const *list;

  if (self->definition != NULL && dcs_date_is_set (stored))
    collect_laboratory (self, stored, rows.base, NULL);
  if (self->definition != NULL && dcs_date_is_set (date))
    {
      g_autoptr (GHashTable) same = g_hash_table_new (NULL, NULL);

      collect_laboratory (self, date, same, rows.before);
      if (!dcs_date_equal (date, stored))
        rows.taken = g_steal_pointer (&same);
    }
  if (own != NULL)
    {
      list = dcs_course_visit_observations (self->course, own[DCS_VISIT_ID].integer, &n_list);
      collect (rows.base, list, n_list);
    }
  if (self->visit_before != NULL)
    {
      list = dcs_course_visit_observations (
          self->course, self->visit_before[DCS_VISIT_ID].integer, &n_list);
      collect (rows.before, list, n_list);
    }
  return rows;
}

/* Every stored value of the visit has a cell, in a form or not. */
static void
ensure_cells (DcsEntry *self, GHashTable *base)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, base);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      DcsCode code = _dcs_row_code_of (row, DCS_OBSERVATION_CODE);
      DcsCode site = _dcs_row_code_of (row, DCS_OBSERVATION_SITE);
      const DcsTest *test = self->definition != NULL ? dcs_definition_test (self->definition, code)
                                                     : NULL;

      if (test != NULL && _dcs_entry_value_cell (self, code, site) == NULL)
        add_values (self, test, site, NULL);
    }
}

static void
bind_values (DcsEntry *self, DcsDate date)
{
  Rows rows = find_rows (self, date);

  ensure_cells (self, rows.base);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];
      gpointer key = key_of (cell->code, cell->site);

      if (cell->role != DCS_CELL_VALUE)
        continue;
      cell->base = g_hash_table_lookup (rows.base, key);
      cell->before = g_hash_table_lookup (rows.before, key);
      if (cell->before == cell->base)
        cell->before = NULL;
      cell->is_taken = rows.taken != NULL && _dcs_test_is_laboratory (cell->test)
                       && g_hash_table_contains (rows.taken, key);
      _dcs_entry_value_bind (self, cell);
    }
  g_hash_table_unref (rows.base);
  g_hash_table_unref (rows.before);
  g_clear_pointer (&rows.taken, g_hash_table_unref);
}

static const DcsValue *
find_assessment (DcsEntry *self, gint64 visit, gint64 treatment)
{
  for (guint i = 0; i < dcs_course_count (self->course, DCS_RECORD_ASSESSMENT); i++)
    {
      const DcsValue *row = dcs_course_row (self->course, DCS_RECORD_ASSESSMENT, i);

      if (_dcs_row_integer (row, DCS_ASSESSMENT_VISIT_ID) == visit
          && _dcs_row_integer (row, DCS_ASSESSMENT_TREATMENT_ID) == treatment
          && _dcs_row_live (row, DCS_ASSESSMENT_DELETED))
        return row;
    }
  return NULL;
}

/* A treatment is judged while it runs; what is said of another one stays in sight. */
static void
show_assessment (DcsEntry *self, DcsEntryCell *cell)
{
  gboolean running = FALSE;

  for (guint i = 0; i < self->running->len && !running; i++)
    running = g_array_index (self->running, gint64, i) == cell->ref;
  _dcs_entry_show (self, cell, running || cell->base != NULL || _dcs_cell_text (cell)[0] != '\0');
}

static void
bind_assessment (DcsEntry *self, DcsEntryCell *cell, int day)
{
  const DcsValue *row = dcs_course_find (self->course, DCS_RECORD_TREATMENT, cell->ref);
  const DcsValue *own = self->slots[0].stored;

  cell->base = own != NULL ? find_assessment (self, own[DCS_VISIT_ID].integer, cell->ref) : NULL;
  cell->before = self->visit_before != NULL
                     ? find_assessment (self, self->visit_before[DCS_VISIT_ID].integer, cell->ref)
                     : NULL;
  _dcs_entry_follow_original (
      self,
      cell,
      cell->base != NULL ? dcs_code_string (_dcs_row_code_of (cell->base, DCS_ASSESSMENT_RESPONSE))
                         : "");
  _dcs_set_shown (&cell->shown.previous_text,
                  cell->before != NULL
                      ? dcs_code_string (_dcs_row_code_of (cell->before, DCS_ASSESSMENT_RESPONSE))
                      : NULL);
  _dcs_set_shown (&cell->shown.previous,
                  cell->before != NULL
                      ? _dcs_entry_choice_label (self, cell, cell->shown.previous_text)
                      : NULL);
  if (row != NULL && day != DCS_DAY_NONE && dcs_treatment_is_running (row, day))
    g_array_append_val (self->running, cell->ref);
  show_assessment (self, cell);
}

static void
bind_next_date (DcsEntry *self, DcsDate date)
{
  DcsEntryCell *next = _dcs_entry_find (self, "next_date");
  DcsDate suggested = self->definition != NULL && dcs_date_is_set (date)
                          ? dcs_suggest_next_visit (self->course, self->definition, date)
                          : DCS_DATE_INIT;
  g_autofree char *text = dcs_date_is_set (suggested)
                              ? dcs_date_format_typed (suggested, self->order)
                              : NULL;

  _dcs_set_shown (&next->shown.previous_text, text);
}

/* The day, or the course, is another one: what is stored, what was before, what runs. */
void
_dcs_entry_visit_bind (DcsEntry *self)
{
  DcsDate date = _dcs_entry_date_of (self, "date");
  int day = dcs_date_day (date, DCS_DATE_MIDDLE);

  self->visit_before = find_visit_before (self, date);
  g_array_set_size (self->running, 0);
  add_assessments (self);
  bind_values (self, date);
  _dcs_entry_read_reviewed (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      DcsEntryCell *cell = self->cells->pdata[i];

      if (cell->role == DCS_CELL_ASSESS)
        bind_assessment (self, cell, day);
    }
  bind_next_date (self, date);
  /* Values first read their unit and the reason why they were not done. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->cells->len; i++)
      {
        DcsEntryCell *cell = self->cells->pdata[i];

        if ((cell->role == DCS_CELL_VALUE || cell->role == DCS_CELL_REST) == (pass == 1)
            && g_strcmp0 (cell->shown.path, "date") != 0)
          _dcs_entry_refresh (self, cell);
      }
}

/* What a new visit begins with. */
void
_dcs_entry_visit_begin (DcsEntry *self)
{
  if (self->is_new)
    {
      g_autofree char *today = dcs_date_format_typed (self->today, self->order);
      const char *kind = dcs_course_count (self->course, DCS_RECORD_VISIT) > 0 ? "scheduled"
                                                                               : "baseline";
      DcsCode code = dcs_code_try (kind);

      _dcs_entry_begin_with (self, "date", today);
      if (code != 0 && self->definition != NULL
          && dcs_definition_term (self->definition, "visit-kind", code) != NULL)
        _dcs_entry_begin_with (self, "kind", kind);
    }
  _dcs_entry_visit_bind (self);
}

static void
form_edited (DcsEntry *self, DcsEntryForm *form)
{
  if (form != NULL && form->rest != NULL)
    _dcs_entry_refresh (self, form->rest);
}

/* What follows from an edit of a cell of a visit. */
void
_dcs_entry_visit_edited (DcsEntry *self, DcsEntryCell *cell)
{
  switch (cell->role)
    {
    case DCS_CELL_VALUE:
      _dcs_entry_hold_unit (self, cell);
      form_edited (self, cell->form);
      break;
    case DCS_CELL_UNIT:
    case DCS_CELL_NOT_DONE:
      _dcs_entry_refresh (self, cell->of);
      _dcs_entry_note (self, cell->of);
      form_edited (self, cell->of->form);
      break;
    case DCS_CELL_ASSESS:
      show_assessment (self, cell);
      break;
    case DCS_CELL_FIELD:
      if (g_str_equal (cell->shown.path, "date"))
        _dcs_entry_visit_bind (self);
      _dcs_entry_check_slot (self, cell->slot);
      break;
    default:
      break;
    }
}

/* What is said of a cell beyond its own text: when the next visit is due. */
void
_dcs_entry_visit_refresh (DcsEntry *self, DcsEntryCell *cell, char **hint)
{
  DcsDate date;
  g_autofree char *text = NULL;

  if (cell->role != DCS_CELL_FIELD || cell->value.kind != DCS_VALUE_NULL
      || cell->shown.previous_text == NULL || !g_str_equal (cell->shown.path, "next_date")
      || !dcs_date_parse_typed (cell->shown.previous_text, self->order, self->today, &date))
    return;
  text = dcs_date_format_long (date);
  g_free (*hint);
  /* TRANSLATORS: a date; the key = takes it */
  *hint = g_strdup_printf (_ ("Suggested: %s"), text);
}

/* The cell of a path that is not there yet: a test outside the forms, or a site. NULL: the disease
 * has no such test. */
DcsEntryCell *
_dcs_entry_visit_ensure (DcsEntry *self, const char *path)
{
  const char *colon = strchr (path, ':');
  const char *at = colon != NULL ? strchr (colon, '@') : NULL;
  g_autofree char *role = colon != NULL ? g_strndup (path, (gsize) (colon - path)) : NULL;
  g_autofree char *name = NULL;
  const DcsTest *test;
  DcsCode code, site = 0;

  if (colon == NULL || self->definition == NULL
      || !(g_str_equal (role, "obs") || g_str_equal (role, "unit")
           || g_str_equal (role, "not_done")))
    return NULL;
  name = at != NULL ? g_strndup (colon + 1, (gsize) (at - colon - 1)) : g_strdup (colon + 1);
  code = dcs_code_try (name);
  test = code != 0 ? dcs_definition_test (self->definition, code) : NULL;
  if (at != NULL)
    site = dcs_code_try (at + 1);
  if (test == NULL || test->per_site != (at != NULL)
      || (at != NULL
          && (site == 0 || dcs_definition_term (self->definition, "site", site) == NULL)))
    return NULL;
  if (_dcs_entry_value_cell (self, code, site) == NULL)
    {
      add_values (self, test, site, NULL);
      _dcs_entry_visit_bind (self);
    }
  return _dcs_entry_find (self, path);
}

/**
 * dcs_entry_add_test:
 * @test: a test of the disease that goes by no site
 *
 * Gives a test that no form shows cells of its own.
 *
 * Returns: whether the disease has such a test
 */
gboolean
dcs_entry_add_test (DcsEntry *self, DcsCode test)
{
  g_autofree char *path = NULL;
  gboolean added;

  g_return_val_if_fail (DCS_IS_ENTRY (self), FALSE);

  if (self->task != DCS_ENTRY_VISIT || test == 0)
    return FALSE;
  if (_dcs_entry_value_cell (self, test, 0) != NULL)
    return TRUE;
  path = g_strdup_printf ("obs:%s", dcs_code_string (test));
  added = _dcs_entry_visit_ensure (self, path) != NULL;
  if (added)
    _dcs_entry_settle (self);
  return added;
}

/**
 * dcs_entry_running_treatments:
 * @n_treatments: (out): how many
 *
 * Returns: (transfer none): the treatments that run on the day of the visit
 */
const gint64 *
dcs_entry_running_treatments (DcsEntry *self, guint *n_treatments)
{
  g_return_val_if_fail (DCS_IS_ENTRY (self) && n_treatments != NULL, NULL);

  *n_treatments = self->running->len;
  return (const gint64 *) (gpointer) self->running->data;
}

static double
body (DcsEntry *self, const char *role)
{
  DcsCode code = self->definition != NULL ? dcs_definition_role (self->definition, role) : 0;
  DcsEntryCell *cell = code != 0 ? _dcs_entry_value_cell (self, code, 0) : NULL;

  return cell != NULL && !cell->shown.is_bad ? _dcs_entry_value_number (self, cell, TRUE) : NAN;
}

/* "BSA 1.32 m²"; with the body mass index where the definition asks for it. (transfer full) */
char *
_dcs_entry_visit_summary (DcsEntry *self)
{
  double height = body (self, "height");
  double weight = body (self, "weight");
  double bsa = dcs_bsa_mosteller (height, weight);
  g_autofree char *bsa_text = NULL;
  g_autofree char *bmi_text = NULL;

  if (self->is_gone)
    return g_strdup (_ ("Somebody deleted this visit meanwhile. Nothing can be saved here."));
  if (isnan (bsa))
    return NULL;
  bsa_text = dcs_number_format (bsa, 2);
  if (dcs_definition_parameter (self->definition, "show-bmi", 0) > 0)
    {
      bmi_text = dcs_number_format (weight / ((height / 100) * (height / 100)), 1);
      /* TRANSLATORS: body surface area in m², body mass index in kg/m² */
      return g_strdup_printf (_ ("BSA %s m², BMI %s kg/m²"), bsa_text, bmi_text);
    }
  /* TRANSLATORS: body surface area in m² */
  return g_strdup_printf (_ ("BSA %s m²"), bsa_text);
}
