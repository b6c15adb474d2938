/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ADULT_MONTHS (18 * 12)
/* A date that is only about may be so many days off. Product rule. */
#define ABOUT_DAYS 366

/* A finding until all are told. */
typedef struct
{
  DcsQualityFinding finding;
  int day;
  char *path;    /* owned */
  char *message; /* owned */
} Found;

static void
found_clear (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);
}

gboolean
_dcs_quality_is_after (DcsDate a, DcsDate b)
{
  int slack = a.about || b.about ? ABOUT_DAYS : 0;

  return dcs_date_is_set (a) && dcs_date_is_set (b)
         && dcs_date_day (a, DCS_DATE_EARLIEST) > dcs_date_day (b, DCS_DATE_LATEST) + slack;
}

char *
_dcs_quality_describe_dates (const char *words, DcsDate a, DcsDate b)
{
  g_autofree char *first = dcs_date_format_short (a);
  g_autofree char *second = dcs_date_format_short (b);

  /* Translators: a sentence without its point, and the two dates that it is about: "The diagnosis
   * is before the onset", "14 Apr 2016", "14 Nov 2016". */
  return g_strdup_printf (_ ("%s (%s and %s)."), words, first, second);
}

void
_dcs_quality_add (QualityCheck *check,
                  DcsQualityRule rule,
                  const char *id,
                  DcsRecordKind kind,
                  const DcsValue *row,
                  int field,
                  gint64 visit,
                  DcsDate date,
                  char *path,
                  char *message)
{
  Found found = {
    .finding
    = { .rule = rule, .id = id, .kind = kind, .row = row, .field = field, .visit_id = visit },
    .day = dcs_date_day (date, DCS_DATE_MIDDLE),
    .path = path != NULL ? path : g_strdup (dcs_record_info (kind)->fields[field].name),
    .message = message,
  };

  if (check->findings == NULL)
    {
      check->findings = g_array_new (FALSE, FALSE, sizeof (Found));
      g_array_set_clear_func (check->findings, found_clear);
    }
  found.finding.path = found.path;
  found.finding.message = found.message;
  g_array_append_val (check->findings, found);
}

static gint64
record_id (const DcsQualityFinding *finding)
{
  int field = dcs_record_info (finding->kind)->id;

  return field >= 0 && finding->row[field].kind == DCS_VALUE_INTEGER ? finding->row[field].integer
                                                                     : finding->visit_id;
}

/* By what the finding is about, never by where its row stands. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;
  gint64 id_x = record_id (&x->finding), id_y = record_id (&y->finding);
  int order;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->finding.kind != y->finding.kind)
    return x->finding.kind < y->finding.kind ? -1 : 1;
  if (id_x != id_y)
    return id_x < id_y ? -1 : 1;
  order = strcmp (x->path, y->path);
  if (order == 0)
    order = strcmp (x->finding.id, y->finding.id);
  return order != 0 ? order : strcmp (x->message, y->message);
}

static int
coming_of_age (const DcsValue *patient)
{
  DcsDate birth = patient != NULL ? _dcs_row_date (patient, DCS_PATIENT_BIRTH_DATE) : DCS_DATE_INIT;
  DcsDate latest = dcs_date_from_day (dcs_date_day (birth, DCS_DATE_LATEST));
  int day = dcs_date_day (_dcs_date_add_months (latest, ADULT_MONTHS), DCS_DATE_MIDDLE);

  return day == DCS_DAY_NONE ? G_MAXINT32 : day;
}

/**
 * dcs_quality_check:
 * @course: a sealed course
 * @definition: the definition of the patient's disease
 * @func: (scope call) (nullable): is told each finding; what it gets lives as long as the call
 * @data: for @func
 *
 * What a clinic should look at again in the records of one patient. Product rules all of them; each
 * has a stable id. None depends on today, and none on the order in which rows were added; findings
 * come in order of the date that they are about. Dates contradict each other only when they do so
 * in every reading: a month or a year is compared by its first and last day.
 *
 * Blank ("no-…"): date of birth, sex, date of diagnosis; the subtype, where the disease has any,
 * and its site, where the subtype has any; the start of a treatment; the weight of a visit below 18
 * years while a drug runs whose dose goes by weight or body surface.
 *
 * Range ("value-not-possible", "result-not-possible", "unit-not-known"): an observation that
 * dcs_test_accepts() would refuse.
 *
 * Outlier: "weight-jump": more than "quality-weight-change-percent" (20) away from the weight
 * before for each "quality-weight-change-months" (3) that passed; "height-fall": below 18 years,
 * more than "quality-height-fall-cm" (2) less than before; "laboratory-far": outside the span of at
 * least "quality-laboratory-values" (4) earlier values by more than that span's own factor times
 * "quality-laboratory-ratio" (5), so that what varies much may vary much, and not within the range
 * of the laboratory. A value that stands out
 * is not what the next one is compared with, unless that one agrees with it.
 *
 * Dates: before birth, after death, and pairs that are the wrong way round; dose steps that overlap
 * or leave gaps, or lie outside their course; two courses of one drug at the same time; an adverse
 * event before its treatment.
 *
 * Reason: a treatment that stopped without a reason, or because of an adverse event that is not
 * recorded; a reason without a stop.
 *
 * Incomplete ("instrument-incomplete"): an instrument of which something was recorded at a visit
 * and something is missing that nobody said was not done or not assessed.
 *
 * Returns: the number of findings
 */
guint
dcs_quality_check (DcsCourse *course, DcsDefinition *definition, DcsQualityFunc func, gpointer data)
{
  QualityCheck check;

  g_return_val_if_fail (course != NULL && definition != NULL, 0);

  check = (QualityCheck){
    .course = course,
    .definition = definition,
    .patient = dcs_course_patient (course),
    .tells = func != NULL,
  };
  check.adult_from = coming_of_age (check.patient);
  if (check.patient != NULL)
    _dcs_quality_check_patient (&check);
  _dcs_quality_check_dates (&check);
  _dcs_quality_check_treatments (&check);
  _dcs_quality_check_values (&check);
  _dcs_quality_check_visits (&check);
  if (check.findings != NULL)
    {
      g_array_sort (check.findings, compare_found);
      for (guint i = 0; i < check.findings->len; i++)
        func (&g_array_index (check.findings, Found, i).finding, data);
      g_array_unref (check.findings);
    }
  return check.n_findings;
}

/**
 * dcs_quality_rule_label:
 * @rule: a rule
 *
 * Returns: (transfer none): what the rule finds, translated: "Contradictory dates"
 */
const char *
dcs_quality_rule_label (DcsQualityRule rule)
{
  switch (rule)
    {
    case DCS_QUALITY_BLANK:
      return _ ("Blank");
    case DCS_QUALITY_RANGE:
      return _ ("Not possible");
    case DCS_QUALITY_OUTLIER:
      return _ ("Unlike the values before");
    case DCS_QUALITY_DATES:
      return _ ("Contradictory dates");
    case DCS_QUALITY_REASON:
      return _ ("Reason for stopping");
    case DCS_QUALITY_INCOMPLETE:
      return _ ("Half filled");
    case DCS_N_QUALITY_RULES:
    default:
      return "";
    }
}
