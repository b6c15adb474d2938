/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-overview.h"
#include "dcs-records.h"
#include "dcs-timeline.h"
#include "dcs-verbs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Points: the width of a page in landscape between its margins. */
#define DEFAULT_WIDTH 760.0
#define MIN_WIDTH 200.0
#define MAX_WIDTH 10000.0

/* Of a PNG. */
#define DEFAULT_DPI 150.0
#define MIN_DPI 30.0
#define MAX_DPI 1200.0

typedef struct
{
  char *patient; /* owned */
  char *output;  /* owned */
  char *axis;    /* owned */
  double width;
  double dpi;
  gboolean deidentify;
} ChartOptions;

static void
chart_options_clear (ChartOptions *options)
{
  g_clear_pointer (&options->patient, g_free);
  g_clear_pointer (&options->output, g_free);
  g_clear_pointer (&options->axis, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

/* The course of one patient as a figure. */
static DcsScene *
draw_timeline (DcsClinicCore *core, const ChartOptions *chart, GError **error)
{
  gint64 id = dcs_clinic_core_find_patient (core, chart->patient, error);
  DcsTimelineOptions options = { .axis = DCS_TIMELINE_AXIS_DATES,
                                 .width = chart->width,
                                 .first_day = DCS_DAY_NONE,
                                 .last_day = DCS_DAY_NONE,
                                 .today = dcs_date_day (dcs_date_today (), DCS_DATE_MIDDLE),
                                 .for_export = TRUE,
                                 .deidentify = chart->deidentify };
  g_autoptr (DcsCourse) course = NULL;
  g_autoptr (DcsTimeline) timeline = NULL;
  DcsDefinition *definition;

  if (id == 0)
    return NULL;
  course = dcs_clinic_core_load_course (core, id, error);
  if (course == NULL)
    return NULL;
  definition = dcs_catalog_find (dcs_clinic_core_get_catalog (core),
                                 dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  if (definition == NULL)
    {
      g_set_error_literal (error,
                           DCS_CLINIC_ERROR,
                           DCS_CLINIC_ERROR_BAD_DATA,
                           _ ("The definition of this patient's disease is not installed."));
      return NULL;
    }
  if (g_strcmp0 (chart->axis, "since-diagnosis") == 0 || chart->deidentify)
    options.axis = DCS_TIMELINE_AXIS_SINCE_DIAGNOSIS;
  timeline = dcs_timeline_new (course, definition, &options);
  return dcs_scene_ref (dcs_timeline_get_scene (timeline));
}

typedef struct
{
  DcsCatalog *catalog;   /* borrowed */
  DcsOverview *overview; /* borrowed */
} Counting;

/* Patients of a disease without a definition are in no group of a figure. */
static gboolean
count_cb (DcsCourse *course, gpointer data)
{
  Counting *counting = data;
  DcsDefinition *definition = dcs_catalog_find (
      counting->catalog, dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);

  if (definition != NULL)
    dcs_overview_add_course (counting->overview, course, definition);
  return TRUE;
}

/* Which treatments the patients of the clinic ever had. */
static DcsScene *
draw_treatments (DcsClinicCore *core, const ChartOptions *chart, GError **error)
{
  g_autoptr (DcsOverview) overview = dcs_overview_new ();
  Counting counting = { dcs_clinic_core_get_catalog (core), overview };

  if (!dcs_clinic_core_each_course (core, count_cb, &counting, error))
    return NULL;
  return dcs_overview_treatments_scene (overview, chart->width);
}

/* What is wrong with the words on the command line; NULL when nothing is. */
static const char *
check_options (const ChartOptions *chart, gboolean is_timeline)
{
  if (chart->output == NULL)
    return _ ("Say with -o which file to write.");
  if (is_timeline && chart->patient == NULL)
    return _ ("Say with --patient whose timeline to draw.");
  if (!is_timeline && (chart->patient != NULL || chart->axis != NULL || chart->deidentify))
    return _ ("--patient, --axis and --deidentify belong to the timeline.");
  if (chart->axis != NULL && !g_str_equal (chart->axis, "dates")
      && !g_str_equal (chart->axis, "since-diagnosis"))
    return _ ("The axis is “dates” or “since-diagnosis”.");
  if (!(chart->width >= MIN_WIDTH && chart->width <= MAX_WIDTH))
    return _ ("The width is from 200 to 10000 points.");
  if (!(chart->dpi >= MIN_DPI && chart->dpi <= MAX_DPI))
    return _ ("The resolution is from 30 to 1200 dots per inch.");
  return NULL;
}

static gboolean
parse_chart (DcsCli *cli, ChartOptions *chart)
{
  const GOptionEntry options[] = {
    { "output",
      'o',
      0,
      G_OPTION_ARG_FILENAME,
      &chart->output,
      N_ ("File to write, ending in .svg, .pdf or .png"),
      N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_FILENAME, &chart->patient, N_ ("Whose timeline"), N_ ("CODE") },
    { "axis",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &chart->axis,
      N_ ("What a timeline counts (default: dates)"),
      "dates|since-diagnosis" },
    { "width",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &chart->width,
      N_ ("Width in points (default: 760)"),
      N_ ("POINTS") },
    { "dpi",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &chart->dpi,
      N_ ("Dots per inch of a PNG (default: 150)"),
      N_ ("NUMBER") },
    { "deidentify",
      0,
      0,
      G_OPTION_ARG_NONE,
      &chart->deidentify,
      N_ ("A timeline without dates, name and code, counted from the diagnosis"),
      NULL },
    { NULL },
  };

  return dcs_cli_parse (cli, options, 1, 1);
}

/**
 * dcs_verb_chart:
 *
 * Draws a figure into a file.
 */
int
dcs_verb_chart (DcsCli *cli)
{
  g_auto (ChartOptions) chart = { .width = DEFAULT_WIDTH, .dpi = DEFAULT_DPI };
  g_autoptr (DcsClinicCore) core = NULL;
  g_autoptr (DcsScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_timeline;
  const char *problem;

  if (!parse_chart (cli, &chart))
    return cli->status;
  is_timeline = g_str_equal (dcs_cli_argument (cli, 0), "timeline");
  if (!is_timeline && !g_str_equal (dcs_cli_argument (cli, 0), "treatments"))
    return dcs_cli_usage (cli, _ ("Expected “timeline” or “treatments”."));
  problem = check_options (&chart, is_timeline);
  if (problem != NULL)
    return dcs_cli_usage (cli, "%s", problem);
  if (!dcs_cli_check_text (&chart.patient))
    return dcs_cli_usage (cli, _ ("A text is not UTF-8."));
  core = dcs_cli_open (cli, DCS_CLINIC_OPEN_DEFAULT, &error);
  if (core == NULL)
    return dcs_cli_fail (error);
  scene = is_timeline ? draw_timeline (core, &chart, &error)
                      : draw_treatments (core, &chart, &error);
  if (scene == NULL || !dcs_scene_export (scene, chart.output, chart.dpi, &error))
    return dcs_cli_fail (error);
  dcs_cli_say (_ ("Drawn as “%s”.\n"), chart.output);
  return dcs_cli_done ();
}
