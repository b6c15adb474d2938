/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-fixture.h"

#include "dcs-analysis.h"

#include <string.h>

/* The reference cohort, and a workspace to go through its courses. */
typedef struct
{
  Cohort *cohort;
  DcsDefinition *jls;
  DcsAnalysis *analysis;
} Lines;

static void
lines_init (Lines *self, BundleFixture *f, const DcsLineParameters *parameters)
{
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  self->cohort = cohort_new (f);
  self->jls = dcs_catalog_find (f->catalog, dcs_code ("jls"));
  self->analysis = dcs_analysis_new ();
  dcs_analysis_set_line_parameters (self->analysis, parameters);
}

static void
lines_clear (Lines *self)
{
  cohort_free (self->cohort);
  dcs_analysis_free (self->analysis);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

static const DcsLine *
lines_of (Lines *self, guint index, guint *n_lines)
{
  dcs_analysis_run (
      self->analysis, self->cohort->courses->pdata[index], self->jls, DCS_ANALYSIS_LINES);
  return dcs_analysis_lines (self->analysis, n_lines);
}

static const char *
code_of_patient (Lines *self, guint index)
{
  return text_of (dcs_course_patient (self->cohort->courses->pdata[index]), DCS_PATIENT_CODE);
}

static void
count_word (GHashTable *counts, char *word)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  g_hash_table_insert (counts, word, GUINT_TO_POINTER (n + 1));
}

/* What the flat report says of the lines, as its keys have it. */
static GHashTable *
count_lines (Lines *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->cohort->courses->len; i++)
    {
      guint n_lines;
      const DcsLine *lines = lines_of (self, i, &n_lines);
      g_autofree char *path = dcs_analysis_dup_path (self->analysis);

      if (n_lines == 0)
        {
          count_word (counts, g_strdup ("paths/n_none"));
          continue;
        }
      count_word (counts, g_strdup ("paths/n_patients"));
      count_word (counts, g_strconcat ("paths/counts/", path, NULL));
      count_word (counts, g_strdup_printf ("lines_per_patient/%u", n_lines));
      for (guint k = 0; k < n_lines; k++)
        {
          g_autofree char *to = dcs_line_dup_label (&lines[k], self->jls);
          g_autofree char *from = k > 0 ? dcs_line_dup_label (&lines[k - 1], self->jls) : NULL;
          const char *type = lines[k].kind == DCS_LINE_ADD_ON ? "add" : "switch";

          if (k == 0)
            {
              count_word (counts, g_strconcat ("first_line/", to, NULL));
              continue;
            }
          count_word (counts, g_strdup_printf ("edges/%s -> %s", from, to));
          count_word (counts, g_strdup_printf ("edges_typed/%s -> %s [%s]", from, to, type));
        }
    }
  return counts;
}

typedef struct
{
  const char *key;
  guint n;
} Expected;

static void
check_counts (GHashTable *counts, const Expected *expected, gsize n_expected)
{
  for (gsize i = 0; i < n_expected; i++)
    {
      g_test_message ("%s", expected[i].key);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, expected[i].key)),
                        ==,
                        expected[i].n);
    }
  g_assert_cmpuint (g_hash_table_size (counts), ==, n_expected);
}

/* The numbers of the contract's reference_report.csv, all of them and no other. */
static void
the_flat_report_has_the_lines_of_the_contract (BundleFixture *f, gconstpointer data)
{
  static const Expected expected[] = {
    { "paths/n_patients", 34 },
    { "paths/n_none", 2 },
    { "paths/counts/MTX", 19 },
    { "paths/counts/MTX > MMF", 5 },
    { "paths/counts/MTX > IVIG+MMF", 3 },
    { "paths/counts/MTX > MMF > IVIG", 3 },
    { "paths/counts/MMF", 1 },
    { "paths/counts/MTX > IVIG", 1 },
    { "paths/counts/MTX > IVIG+MMF > TCZ", 1 },
    { "paths/counts/MTX > MMF > IVIG > TCZ", 1 },
    { "edges/MTX -> MMF", 9 },
    { "edges/MMF -> IVIG", 4 },
    { "edges/MTX -> IVIG+MMF", 4 },
    { "edges/IVIG -> TCZ", 1 },
    { "edges/IVIG+MMF -> TCZ", 1 },
    { "edges/MTX -> IVIG", 1 },
    { "edges_typed/MTX -> MMF [switch]", 6 },
    { "edges_typed/MMF -> IVIG [add]", 4 },
    { "edges_typed/MTX -> IVIG+MMF [switch]", 4 },
    { "edges_typed/MTX -> MMF [add]", 3 },
    { "edges_typed/IVIG -> TCZ [switch]", 1 },
    { "edges_typed/IVIG+MMF -> TCZ [add]", 1 },
    { "edges_typed/MTX -> IVIG [add]", 1 },
    { "lines_per_patient/1", 20 },
    { "lines_per_patient/2", 9 },
    { "lines_per_patient/3", 4 },
    { "lines_per_patient/4", 1 },
    { "first_line/MTX", 33 },
    { "first_line/MMF", 1 },
  };
  DcsLineParameters parameters;
  g_auto (Lines) lines = { 0 };
  g_autoptr (GHashTable) counts = NULL;

  dcs_line_parameters_init_report (&parameters);
  lines_init (&lines, f, &parameters);
  counts = count_lines (&lines);
  check_counts (counts, expected, G_N_ELEMENTS (expected));
}

static void
dump (BundleFixture *f, gconstpointer data)
{
  g_auto (Lines) lines = { 0 };

  lines_init (&lines, f, NULL);
  for (guint i = 0; i < lines.cohort->courses->len; i++)
    {
      guint n_lines;
      const DcsLine *all = lines_of (&lines, i, &n_lines);
      GString *t = g_string_new (code_of_patient (&lines, i));
      for (guint k = 0; k < n_lines; k++)
        {
          g_autofree char *to = dcs_line_dup_label (&all[k], lines.jls);
          char b[20], c[20] = "-";
          dcs_date_to_iso (dcs_date_from_day (all[k].start), b);
          if (all[k].stop != DCS_DAY_ONGOING)
            dcs_date_to_iso (dcs_date_from_day (all[k].stop), c);
          g_string_append_printf (t, " | %s [%s] %s..%s n=%u %s/%s", to, dcs_line_kind_label (all[k].kind), b, c, all[k].n_drugs, dcs_code_string (all[k].start_reason), all[k].reason ? dcs_code_string (all[k].reason): "");
        }
      g_test_message ("%s", t->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  bundle_test_add ("/exchange/cohort-lines/the-flat-report-has-the-lines-of-the-contract",
                   the_flat_report_has_the_lines_of_the_contract);
  bundle_test_add ("/dump", dump);
  return g_test_run ();
}
