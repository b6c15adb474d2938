/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cohort-figures.h"

#include "dcs-csv-reader.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const Figure *
find_figure (const char *name)
{
  const Figure *const tables[] = { cohort_patient_figures, cohort_therapy_figures };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const Figure *figure = tables[i]; figure->figure != NULL; figure++)
      if (strcmp (figure->figure, name) == 0)
        return figure;
  return NULL;
}

static gboolean
is_same (const Figure *figure, const char *found, const char *published)
{
  if (figure->tolerance == 0)
    return strcmp (found, published) == 0;
  return fabs (g_ascii_strtod (found, NULL) - g_ascii_strtod (published, NULL))
         <= figure->tolerance;
}

/* Every published figure that the records carry comes out of the imported clinic file. */
static void
test_published (BundleFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", NULL);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCsvReader) reader = dcs_csv_reader_open (fd, "published_figures.csv", &error);
  g_autoptr (Cohort) cohort = NULL;
  guint n_rows = 0, n_counted = 0, n_wrong = 0;

  g_assert_no_error (error);
  bundle_fixture_copy_demo (f);
  bundle_fixture_import_well (f, f->bundle);
  cohort = cohort_new (f);
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_ROW);
  while (dcs_csv_reader_next (reader) == DCS_CSV_ROW)
    {
      const DcsCsvCell *cells = dcs_csv_reader_get_cells (reader);
      const Figure *figure = find_figure (cells[1].text);
      g_autofree char *found = NULL;

      n_rows++;
      if (figure == NULL)
        {
          g_test_message ("not counted here: %s", cells[1].text);
          continue;
        }
      n_counted++;
      found = figure->compute (cohort, figure->what);
      if (!is_same (figure, found, cells[2].text))
        {
          g_test_message ("%s: published %s, found %s", cells[1].text, cells[2].text, found);
          n_wrong++;
        }
    }
  close (fd);
  g_test_message ("%u of %u published figures counted, %u differ", n_counted, n_rows, n_wrong);
  g_assert_cmpuint (n_rows, ==, 124);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_counted, ==, 124);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bundle_test_add ("/reference-cohort/gives-the-published-figures", test_published);
  return g_test_run ();
}
