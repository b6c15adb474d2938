/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "dcs-bundle.h"
#include "dcs-quality.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/*
 * Runs all rules over every patient of a clinic, on one core, and prints the time that the rules
 * take (not the loading), by part too, and how often they allocate memory once their workspace has
 * grown. Findings of data quality are counted when a patient is saved, and timed beside it. The
 * clinic is the clinic file, or the bundle that is imported first, named by the first
 * argument or by DCS_BENCH_BUNDLE; else the demonstration clinic, which is too small to say much.
 * Budget: 100,000 patients in 3 s, no allocation.
 */

#define BUDGET 3.0 /* seconds for BUDGET_PATIENTS */
#define BUDGET_PATIENTS 100000

/* ---- memory: every allocation while `counting` ---- */

extern void *__libc_malloc (size_t size);
extern void *__libc_calloc (size_t n, size_t size);
extern void *__libc_realloc (void *memory, size_t size);

static gboolean counting;
static guint64 n_allocations;

void *
malloc (size_t size)
{
  if (counting)
    n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  if (counting)
    n_allocations++;
  return __libc_calloc (n, size);
}

void *
realloc (void *memory, size_t size)
{
  if (counting)
    n_allocations++;
  return __libc_realloc (memory, size);
}

/* ---- rules ---- */

static const struct
{
  DcsAnalysisParts part;
  const char *name;
} parts[] = {
  { DCS_ANALYSIS_STATES, "states" },
  { DCS_ANALYSIS_SUGGESTIONS, "suggestions" },
  { DCS_ANALYSIS_LINES, "lines" },
  { DCS_ANALYSIS_DOSES, "doses" },
  { DCS_ANALYSIS_RESISTANCE, "resistance, with lines and doses" },
  { DCS_ANALYSIS_DUE, "due, with lines and doses" },
  { DCS_ANALYSIS_WORK, "work, with all but states" },
  { 0, "none" },
};

typedef struct
{
  DcsCatalog *catalog;
  DcsAnalysis *analysis;
  guint n_patients;
  guint64 n_growing; /* allocations of first runs */
  guint64 n_steady;  /* … of second ones */
  double seconds, longest, quality_seconds;
  double part_seconds[G_N_ELEMENTS (parts)];
  guint n_findings; /* of this patient */
  guint n_spans, n_suggestions, n_open, n_lines, n_due, n_work;
} Bench;

/* Processor time of this thread: it does not grow when the machine has other things to do. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
timed_run (Bench *self, DcsCourse *course, DcsDefinition *definition, DcsAnalysisParts which)
{
  double start;

  dcs_analysis_set_findings (self->analysis, self->n_findings);
  start = now ();
  dcs_analysis_run (self->analysis, course, definition, which);
  return now () - start;
}

static void
count_results (Bench *self)
{
  guint n;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (self->analysis, &n);

  self->n_suggestions += n;
  for (guint i = 0; i < n; i++)
    self->n_open += suggestions[i].status == DCS_SUGGESTION_OPEN ? 1 : 0;
  dcs_analysis_states (self->analysis, &n);
  self->n_spans += n;
  dcs_analysis_lines (self->analysis, &n);
  self->n_lines += n;
  dcs_analysis_due (self->analysis, &n);
  self->n_due += n;
  dcs_analysis_work (self->analysis, &n);
  self->n_work += n;
}

static gboolean
run_course (DcsCourse *course, gpointer data)
{
  Bench *self = data;
  const DcsValue *patient = dcs_course_patient (course);
  DcsDefinition *definition = patient != NULL ? dcs_catalog_find (self->catalog,
                                                                  patient[DCS_PATIENT_DISEASE].code)
                                              : NULL;
  double seconds;

  if (definition == NULL)
    return TRUE;
  self->n_patients++;
  self->n_findings = 0;
  n_allocations = 0;
  counting = TRUE;
  seconds = timed_run (self, course, definition, DCS_ANALYSIS_ALL);
  counting = FALSE;
  dcs_analysis_set_findings (self->analysis, self->n_findings);
  self->n_growing += n_allocations;
  self->seconds += seconds;
  self->longest = MAX (self->longest, seconds);
  count_results (self);
  n_allocations = 0;
  counting = TRUE;
  dcs_analysis_run (self->analysis, course, definition, DCS_ANALYSIS_ALL);
  counting = FALSE;
  self->n_steady += n_allocations;
  seconds = now ();
  dcs_quality_check (course, definition, NULL, NULL);
  self->quality_seconds += now () - seconds;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    self->part_seconds[i] += timed_run (self, course, definition, parts[i].part);
  return TRUE;
}

static void
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static DcsClinicCore *
open_clinic (const char *asked, const char *path, DcsCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsImportReport) report = NULL;
  DcsClinicCore *core;

  if (!g_file_test (asked, G_FILE_TEST_IS_DIR))
    {
      core = dcs_clinic_core_open (asked, DCS_CLINIC_OPEN_DEFAULT, catalog, &error);
      if (core == NULL)
        fail (error);
      return core;
    }
  core = dcs_clinic_core_create (path, "Benchmark", catalog, &error);
  if (core == NULL)
    fail (error);
  report = dcs_bundle_import (core, asked, FALSE, NULL, NULL, NULL, &error);
  if (report == NULL)
    fail (error);
  if (!report->is_saved)
    exit (1);
  return core;
}

static void
print_figures (const Bench *self)
{
  double each = self->n_patients > 0 ? self->seconds / self->n_patients : 0;

  printf ("rules: %u patients in %.3f s, %.2f µs a patient, the longest %.0f µs\n",
          self->n_patients,
          self->seconds,
          each * 1e6,
          self->longest * 1e6);
  printf ("%d patients: %.2f s (at most %.0f)\n", BUDGET_PATIENTS, each * BUDGET_PATIENTS, BUDGET);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    printf ("  %s: %.2f µs a patient\n",
            parts[i].name,
            self->part_seconds[i] / MAX (self->n_patients, 1) * 1e6);
  printf ("  beside it, data quality: %.2f µs a patient\n",
          self->quality_seconds / MAX (self->n_patients, 1) * 1e6);
  printf ("allocations: %" G_GUINT64_FORMAT " while the workspace grew, %" G_GUINT64_FORMAT
          " after (at most 0)\n",
          self->n_growing,
          self->n_steady);
  printf ("found: %u states, %u suggestions (%u open), %u lines, %u due, %u rows of work\n",
          self->n_spans,
          self->n_suggestions,
          self->n_open,
          self->n_lines,
          self->n_due,
          self->n_work);
}

/* Small pieces of memory are to be seen as allocations, too: GLib decides that before main(). */
static void
need_plain_slices (char **argv)
{
  if (g_getenv ("G_SLICE") != NULL)
    return;
  g_setenv ("G_SLICE", "always-malloc", TRUE);
  execv ("/proc/self/exe", argv);
}

int
main (int argc, char **argv)
{
  const char *asked = argc > 1 ? argv[1] : g_getenv ("DCS_BENCH_BUNDLE");
  g_autofree char *demo = g_build_filename (
      g_getenv ("DCS_DATADIR") != NULL ? g_getenv ("DCS_DATADIR") : DCS_SOURCE_DATADIR,
      "demo",
      NULL);
  g_autofree char *work = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DcsCatalog) catalog = NULL;
  g_autoptr (DcsClinicCore) core = NULL;
  Bench bench = { 0 };

  need_plain_slices (argv);
  work = g_dir_make_tmp ("bench-rules-XXXXXX", NULL);
  path = g_build_filename (work, "clinic.decursus", NULL);
  catalog = dcs_catalog_load_default (&error);
  if (catalog == NULL)
    fail (error);
  core = open_clinic (asked != NULL ? asked : demo, path, catalog);
  bench.catalog = catalog;
  bench.analysis = dcs_analysis_new ();
  if (!dcs_clinic_core_each_course (core, run_course, &bench, &error))
    fail (error);
  print_figures (&bench);
  dcs_analysis_free (bench.analysis);
  g_unlink (path);
  g_rmdir (work);
  return bench.n_steady > 0 || bench.seconds > BUDGET * bench.n_patients / BUDGET_PATIENTS ? 1 : 0;
}
