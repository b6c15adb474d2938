/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-export-private.h"

#include "dcs-records.h"

#include <string.h>

/* The scores of one site at a visit. */
typedef struct
{
  DcsCode site;
  const DcsValue *measured[DCS_BUNDLE_MAX_COLUMNS];
} SiteRow;

static guint
rank_of (GHashTable *ranks, DcsCode code)
{
  guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, GUINT_TO_POINTER (code)));

  /* What the definitions do not know comes last, in the order of the alphabet. */
  return code == 0 ? 0 : rank != 0 ? rank : G_MAXUINT;
}

static int
compare_codes (GHashTable *ranks, DcsCode a, DcsCode b)
{
  guint rank_a = rank_of (ranks, a), rank_b = rank_of (ranks, b);

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  return a == b ? 0 : strcmp (dcs_code_string (a), dcs_code_string (b));
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  int field = GPOINTER_TO_INT (data);
  gint64 id_a = (*(const DcsValue *const *) a)[field].integer;
  gint64 id_b = (*(const DcsValue *const *) b)[field].integer;

  return id_a < id_b ? -1 : id_a > id_b;
}

/**
 * _dcs_export_rows_by_entry:
 *
 * Returns: (transfer full): the rows of a kind that has a key, in the order in which they were
 *   entered, which an import keeps
 */
GPtrArray *
_dcs_export_rows_by_entry (DcsCourse *course, DcsRecordKind kind)
{
  guint n = dcs_course_count (course, kind);
  GPtrArray *rows = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, (gpointer) dcs_course_row (course, kind, i));
  g_ptr_array_sort_with_data (rows, compare_entries, GINT_TO_POINTER (dcs_record_info (kind)->id));
  return rows;
}

/* The column of a file that says all there is to say about an observation; -1: none does. */
static int
find_column (const DcsBundleFile *file, const DcsValue *row)
{
  static const DcsObservationField others[] = {
    DCS_OBSERVATION_COMPARATOR,
    DCS_OBSERVATION_TEXT,
    DCS_OBSERVATION_CONTEXT,
    DCS_OBSERVATION_NOT_DONE,
  };
  DcsCode unit = row[DCS_OBSERVATION_UNIT].code;

  if (row[DCS_OBSERVATION_VALUE].kind != DCS_VALUE_DECIMAL)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (row[others[i]].kind != DCS_VALUE_NULL)
      return -1;
  for (guint i = 0; i < file->n_columns; i++)
    {
      const DcsColumn *column = &file->columns[i];

      if (column->role != DCS_COLUMN_OBSERVATION
          || column->test->term.code != row[DCS_OBSERVATION_CODE].code)
        continue;
      /* No unit means the definition's. */
      if (unit == column->unit || (unit == 0 && column->unit == column->test->unit)
          || (column->unit == 0 && unit == column->test->unit))
        return (int) i;
    }
  return -1;
}

static int
compare_sites (gconstpointer a, gconstpointer b, gpointer data)
{
  DcsExport *self = data;
  DcsCode site_a = ((const SiteRow *) a)->site, site_b = ((const SiteRow *) b)->site;
  guint rank_a = rank_of (self->site_ranks, site_a), rank_b = rank_of (self->site_ranks, site_b);

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;
  return compare_codes (self->ranks, site_a, site_b);
}

static SiteRow *
find_site (GArray *sites, DcsCode site)
{
  SiteRow row = { .site = site };

  for (guint i = 0; i < sites->len; i++)
    if (g_array_index (sites, SiteRow, i).site == site)
      return &g_array_index (sites, SiteRow, i);
  g_array_append_val (sites, row);
  return &g_array_index (sites, SiteRow, sites->len - 1);
}

static void
write_site_scores (DcsExport *self, const DcsValue *visit, GArray *sites)
{
  g_array_sort_with_data (sites, compare_sites, self);
  for (guint i = 0; i < sites->len; i++)
    {
      const SiteRow *site = &g_array_index (sites, SiteRow, i);
      DcsValue values[DCS_N_OBSERVATION_FIELDS] = { 0 };
      DcsExportRow row = { .values = values, .measured = site->measured };

      values[DCS_OBSERVATION_VISIT_ID] = visit[DCS_VISIT_ID];
      values[DCS_OBSERVATION_SITE] = dcs_value_code (site->site);
      _dcs_export_write_row (self, DCS_BUNDLE_SITE_SCORES, &row);
    }
}

/* A visit with what was measured at it. What fits no column is added to @others. */
static void
write_visit (DcsExport *self, const DcsValue *visit, GPtrArray *others)
{
  const DcsBundleFile *visits = &self->format->files[DCS_BUNDLE_VISITS];
  const DcsBundleFile *site_scores = &self->format->files[DCS_BUNDLE_SITE_SCORES];
  const DcsValue *measured[DCS_BUNDLE_MAX_COLUMNS] = { NULL };
  g_autoptr (GArray) sites = g_array_new (FALSE, FALSE, sizeof (SiteRow));
  DcsExportRow row = { .values = visit, .measured = measured };
  guint n;
  const DcsValue *const *rows = dcs_course_visit_observations (
      self->course, visit[DCS_VISIT_ID].integer, &n);

  for (guint i = 0; i < n; i++)
    {
      DcsCode site = rows[i][DCS_OBSERVATION_SITE].code;
      int column = find_column (site == 0 ? visits : site_scores, rows[i]);

      if (column < 0)
        g_ptr_array_add (others, (gpointer) rows[i]);
      else if (site == 0)
        measured[column] = rows[i];
      else
        find_site (sites, site)->measured[column] = rows[i];
    }
  _dcs_export_write_row (self, DCS_BUNDLE_VISITS, &row);
  write_site_scores (self, visit, sites);
}

/* Of one visit or of none: by date, kind of thing, site. */
static int
compare_observations (gconstpointer a, gconstpointer b, gpointer data)
{
  const DcsValue *row_a = *(const DcsValue *const *) a;
  const DcsValue *row_b = *(const DcsValue *const *) b;
  GHashTable *ranks = ((DcsExport *) data)->ranks;
  DcsDate none = DCS_DATE_INIT;
  int order = dcs_date_compare (
      row_a[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE ? row_a[DCS_OBSERVATION_DATE].date : none,
      row_b[DCS_OBSERVATION_DATE].kind == DCS_VALUE_DATE ? row_b[DCS_OBSERVATION_DATE].date : none);

  if (order == 0)
    order = compare_codes (
        ranks, row_a[DCS_OBSERVATION_CODE].code, row_b[DCS_OBSERVATION_CODE].code);
  if (order == 0)
    order = compare_codes (
        ranks, row_a[DCS_OBSERVATION_SITE].code, row_b[DCS_OBSERVATION_SITE].code);
  return order;
}

static gboolean
is_lab (DcsExport *self, const DcsValue *row)
{
  const DcsTest *test = dcs_catalog_test (self->format->catalog, row[DCS_OBSERVATION_CODE].code);

  return test != NULL && test->term.group == self->laboratory && row[DCS_OBSERVATION_SITE].code == 0
         && row[DCS_OBSERVATION_NOT_DONE].kind == DCS_VALUE_NULL;
}

static void
write_observation (DcsExport *self, DcsBundleFileId id, const DcsValue *values)
{
  DcsExportRow row = { .values = values };

  _dcs_export_write_row (self, id, &row);
}

static void
rank_terms (DcsExport *self, DcsDefinition *definition, const char *domain)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (definition, domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    g_hash_table_insert (self->ranks, GUINT_TO_POINTER (terms[i]->code), GUINT_TO_POINTER (i + 1));
}

/* The definition of the patient's own disease gives the order, whichever others there are. */
static void
rank_codes (DcsExport *self)
{
  DcsCode disease = dcs_course_patient (self->course)[DCS_PATIENT_DISEASE].code;
  DcsDefinition *definition = dcs_catalog_find (dcs_clinic_core_get_catalog (self->core), disease);

  if (self->ranked == disease)
    return;
  self->ranked = disease;
  g_hash_table_remove_all (self->ranks);
  if (definition == NULL)
    return;
  rank_terms (self, definition, "site");
  rank_terms (self, definition, "test");
}

/* The patient's lesions give the order of the sites, as the forms show them. */
static void
rank_sites (DcsExport *self)
{
  g_autoptr (GPtrArray) lesions = _dcs_export_rows_by_entry (self->course, DCS_RECORD_LESION);

  g_hash_table_remove_all (self->site_ranks);
  for (guint i = 0; i < lesions->len; i++)
    {
      const DcsValue *lesion = g_ptr_array_index (lesions, i);
      gpointer site = GUINT_TO_POINTER (lesion[DCS_LESION_SITE].code);

      if (site != NULL && !g_hash_table_contains (self->site_ranks, site))
        g_hash_table_insert (
            self->site_ranks, site, GUINT_TO_POINTER (g_hash_table_size (self->site_ranks) + 1));
    }
}

/**
 * _dcs_export_observations:
 *
 * Writes the visits of the current patient and everything measured: what a column of visits.csv,
 * site_scores.csv or labs.csv can hold goes there, the rest into observations.csv.
 */
void
_dcs_export_observations (DcsExport *self)
{
  g_autoptr (GPtrArray) visits = _dcs_export_rows_by_entry (self->course, DCS_RECORD_VISIT);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  guint n;
  const DcsValue *const *rows;

  rank_codes (self);
  rank_sites (self);
  for (guint i = 0; i < visits->len; i++)
    {
      g_ptr_array_set_size (others, 0);
      write_visit (self, g_ptr_array_index (visits, i), others);
      g_ptr_array_sort_with_data (others, compare_observations, self);
      for (guint j = 0; j < others->len; j++)
        write_observation (self, DCS_BUNDLE_OBSERVATIONS, g_ptr_array_index (others, j));
    }

  g_ptr_array_set_size (others, 0);
  rows = dcs_course_visit_observations (self->course, 0, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (others, (gpointer) rows[i]);
  g_ptr_array_sort_with_data (others, compare_observations, self);
  for (guint i = 0; i < others->len; i++)
    {
      const DcsValue *row = g_ptr_array_index (others, i);

      write_observation (self, is_lab (self, row) ? DCS_BUNDLE_LABS : DCS_BUNDLE_OBSERVATIONS, row);
    }
}
