/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-analysis.h"
#include "rules-fixture.h"

/* What holds for any course: random ones, from the seed of the test run. */

#define N_COURSES 300
#define FIRST_DAY 18262 /* 2020-01-01 */
#define N_DAYS 1500

typedef struct
{
  GRand *random;
  DcsAnalysis *analysis;
} Property;

static void
property_begin (Property *self)
{
  self->random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  self->analysis = dcs_analysis_new ();
}

static void
property_end (Property *self)
{
  g_rand_free (self->random);
  dcs_analysis_free (self->analysis);
}

static gboolean
chance (GRand *random, int of_hundred)
{
  return g_rand_int_range (random, 0, 100) < of_hundred;
}

static const char *
pick (GRand *random, const char *const *from)
{
  return from[g_rand_int_range (random, 0, (gint32) g_strv_length ((char **) from))];
}

/* Mostly to the day, now and then to the month or the year. */
static DcsDate
random_date (GRand *random, int first, int last)
{
  DcsDate date = dcs_date_from_day (g_rand_int_range (random, first, last));

  if (chance (random, 5))
    return dcs_date_new (date.year, date.month, 0);
  return chance (random, 2) ? dcs_date_new (date.year, 0, 0) : date;
}

static void
add_visit (RulesFixture *f, GRand *random)
{
  static const char *const responses[] = { "baseline", "none",     "partial",
                                           "complete", "complete", NULL };
  static const char *const sites[] = { "neck", "chest", "abdomen", "left_arm", NULL };
  DcsDate date = random_date (random, FIRST_DAY, FIRST_DAY + N_DAYS);
  char iso[DCS_DATE_ISO_SIZE];
  gboolean quiet = chance (random, 50);
  gint64 visit = fixture_visit (
      f, dcs_date_to_iso (date, iso), chance (random, 20) ? NULL : pick (random, responses));

  if (chance (random, 15))
    *fixture_last (f, DCS_VISIT_NEW_LESIONS) = dcs_value_text (chance (random, 50) ? "yes" : "no");
  if (chance (random, 5))
    *fixture_last (f, DCS_VISIT_REVIEWED) = dcs_value_text (
        chance (random, 50) ? "loscat:rest=not_assessed" : "loscat:rest=not_involved");
  if (chance (random, 3))
    *fixture_last (f, DCS_VISIT_DELETED) = dcs_value_integer (1);
  for (guint i = 0; sites[i] != NULL; i++)
    {
      if (chance (random, 40))
        continue;
      if (chance (random, 5))
        fixture_value (f, visit, "erythema", sites[i], g_rand_int_range (random, 0, 3));
      else
        fixture_site (f,
                      visit,
                      sites[i],
                      quiet ? 0 : g_rand_int_range (random, 0, 3),
                      quiet ? 0 : g_rand_int_range (random, 0, 3),
                      chance (random, 8) ? 2 : 0);
    }
}

static void
add_treatment (RulesFixture *f, GRand *random)
{
  static const char *const drugs[] = { "methotrexate", "mycophenolate_mofetil", "ivig",
                                       "prednisolone", "topical_tacrolimus",    NULL };
  DcsDate start = random_date (random, FIRST_DAY, FIRST_DAY + N_DAYS);
  int day = dcs_date_day (start, DCS_DATE_MIDDLE);
  DcsDate stop = random_date (random, day, day + 400);
  char from[DCS_DATE_ISO_SIZE], to[DCS_DATE_ISO_SIZE];
  gint64 treatment;

  dcs_date_to_iso (start, from);
  dcs_date_to_iso (stop, to);
  treatment = fixture_treatment (
      f, pick (random, drugs), chance (random, 3) ? NULL : from, chance (random, 30) ? NULL : to);
  if (chance (random, 60))
    fixture_step (f, treatment, from, NULL, g_rand_int_range (random, 5, 20), "mg/m2", "weekly");
}

static void
add_relapse (RulesFixture *f, GRand *random)
{
  char iso[DCS_DATE_ISO_SIZE];

  fixture_relapse (f, dcs_date_to_iso (random_date (random, FIRST_DAY, FIRST_DAY + N_DAYS), iso));
}

static void
make_course (RulesFixture *f, GRand *random)
{
  int n_visits = g_rand_int_range (random, 0, 20);
  int n_treatments = g_rand_int_range (random, 0, 8);
  int n_relapses = g_rand_int_range (random, 0, 3);

  g_ptr_array_set_size (f->rows, 0);
  fixture_patient (f, "A", chance (random, 5) ? "2024-06-01" : NULL);
  if (chance (random, 50))
    *fixture_last (f, DCS_PATIENT_LAST_FOLLOWUP_DATE) = dcs_value_date (dcs_date_new (2024, 5, 1));
  *fixture_last (f, DCS_PATIENT_DIAGNOSIS_DATE) = dcs_value_date (dcs_date_new (2019, 12, 1));
  for (int i = 0; i < n_visits; i++)
    add_visit (f, random);
  for (int i = 0; i < n_treatments; i++)
    add_treatment (f, random);
  for (int i = 0; i < n_relapses; i++)
    add_relapse (f, random);
}

/* ---- as text ---- */

static void
append_states (GString *text, DcsAnalysis *analysis, int until)
{
  guint n;
  const DcsStateSpan *spans = dcs_analysis_states (analysis, &n);

  for (guint i = 0; i < n && spans[i].from <= until; i++)
    g_string_append_printf (text,
                            "%s %d-%d %d %d %" G_GINT64_FORMAT "\n",
                            dcs_state_to_code (spans[i].state),
                            spans[i].from,
                            MIN (spans[i].to, until),
                            spans[i].on_drug,
                            spans[i].cause,
                            spans[i].cause_id);
}

static void
append_suggestions (GString *text, DcsAnalysis *analysis)
{
  guint n;
  const DcsSuggestion *all = dcs_analysis_suggestions (analysis, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%d: %d %d %u %s %s %g %g visit %" G_GINT64_FORMAT
                            " against %" G_GINT64_FORMAT " relapse %" G_GINT64_FORMAT "\n",
                            all[i].day,
                            all[i].suggests,
                            all[i].status,
                            all[i].criteria,
                            dcs_code_string (all[i].item),
                            dcs_code_string (all[i].site),
                            all[i].before,
                            all[i].after,
                            all[i].visit_id,
                            all[i].against_visit_id,
                            all[i].relapse_id);
}

static void
append_eras (GString *text, DcsAnalysis *analysis)
{
  guint n;
  const DcsEra *eras = dcs_analysis_eras (analysis, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s %d-%d line %u number %u\n",
                            dcs_code_string (eras[i].drug),
                            eras[i].start,
                            eras[i].stop,
                            eras[i].line,
                            eras[i].number);
}

static void
append_lines (GString *text, DcsAnalysis *analysis)
{
  guint n;
  const DcsLine *lines = dcs_analysis_lines (analysis, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "line %d %d-%d:", lines[i].kind, lines[i].start, lines[i].stop);
      for (guint k = 0; k < lines[i].n_drugs; k++)
        g_string_append_printf (text, " %s", dcs_code_string (lines[i].drugs[k]));
      g_string_append_printf (text, " after %s\n", dcs_code_string (lines[i].former));
    }
}

static void
append_rest (GString *text, DcsAnalysis *analysis)
{
  guint n;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s failed %d since %d, %d days\n",
                            dcs_code_string (resistance[i].drug),
                            resistance[i].failure,
                            resistance[i].since,
                            resistance[i].days);
  {
    const DcsDueItem *due = dcs_analysis_due (analysis, &n);

    for (guint i = 0; i < n; i++)
      g_string_append_printf (text,
                              "due %d %s on %d, last %d\n",
                              due[i].kind,
                              due[i].rule != NULL ? dcs_code_string (due[i].rule->term.code) : "",
                              due[i].due,
                              due[i].last_done);
  }
  dcs_analysis_work (analysis, &n);
  g_string_append_printf (text, "%u rows of work\n", n);
}

static char *
all_to_text (DcsAnalysis *analysis, DcsCourse *course, DcsDefinition *definition)
{
  GString *text = g_string_new (NULL);

  dcs_analysis_run (analysis, course, definition, DCS_ANALYSIS_ALL);
  append_states (text, analysis, G_MAXINT32);
  append_suggestions (text, analysis);
  append_eras (text, analysis);
  append_lines (text, analysis);
  append_rest (text, analysis);
  return g_string_free (text, FALSE);
}

/* ---- properties ---- */

static void
the_order_of_the_rows_does_not_matter (RulesFixture *f, gconstpointer data)
{
  Property property;

  property_begin (&property);
  for (int i = 0; i < N_COURSES; i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      g_autoptr (DcsCourse) shuffled = NULL;
      g_autofree char *text = NULL;
      g_autofree char *other = NULL;

      make_course (f, property.random);
      course = fixture_course (f);
      shuffled = fixture_shuffled_course (f, property.random);
      text = all_to_text (property.analysis, course, f->jls);
      other = all_to_text (property.analysis, shuffled, f->jls);
      g_assert_cmpstr (text, ==, other);
    }
  property_end (&property);
}

/* A workspace that has run other courses says the same as a new one. */
static void
what_ran_before_does_not_matter (RulesFixture *f, gconstpointer data)
{
  Property property;

  property_begin (&property);
  for (int i = 0; i < N_COURSES; i++)
    {
      g_autoptr (DcsAnalysis) fresh = dcs_analysis_new ();
      g_autoptr (DcsCourse) course = NULL;
      g_autofree char *text = NULL;
      g_autofree char *other = NULL;

      make_course (f, property.random);
      course = fixture_course (f);
      text = all_to_text (property.analysis, course, f->jls);
      other = all_to_text (fresh, course, f->jls);
      g_assert_cmpstr (text, ==, other);
    }
  property_end (&property);
}

static void
states_follow_without_a_gap (RulesFixture *f, gconstpointer data)
{
  Property property;
  guint n_spans = 0;

  property_begin (&property);
  for (int i = 0; i < N_COURSES; i++)
    {
      g_autoptr (DcsCourse) course = NULL;
      const DcsStateSpan *spans;
      int days = 0;
      guint n;

      make_course (f, property.random);
      course = fixture_course (f);
      dcs_analysis_run (property.analysis, course, f->jls, DCS_ANALYSIS_STATES);
      spans = dcs_analysis_states (property.analysis, &n);
      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpint (spans[k].from, <=, spans[k].to);
          g_assert_cmpint (spans[k].state, !=, DCS_STATE_UNKNOWN);
          if (k > 0)
            {
              g_assert_cmpint (spans[k].from, ==, spans[k - 1].to);
              g_assert_true (spans[k].state != spans[k - 1].state
                             || spans[k].on_drug != spans[k - 1].on_drug);
            }
        }
      for (int state = 0; state < DCS_N_STATES; state++)
        days += dcs_analysis_days_in_state (property.analysis, (DcsState) state, -1);
      if (n > 0)
        g_assert_cmpint (days, ==, spans[n - 1].to - spans[0].from);
      g_assert_cmpint (dcs_derive_state (course, f->jls, NULL),
                       ==,
                       n > 0 ? spans[n - 1].state : DCS_STATE_UNKNOWN);
      n_spans += n;
    }
  g_assert_cmpuint (n_spans, >, N_COURSES);
  property_end (&property);
}

static int
middle_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_DATE ? dcs_date_day (row[field].date, DCS_DATE_MIDDLE)
                                           : DCS_DAY_NONE;
}

/* Takes out all that happened after a day: as if nobody had recorded it yet. */
static void
forget_after (RulesFixture *f, int day)
{
  for (guint i = 0; i < f->rows->len; i++)
    {
      DcsValue *visit = fixture_nth (f, i, DCS_RECORD_VISIT);
      DcsValue *relapse = fixture_nth (f, i, DCS_RECORD_RELAPSE);
      DcsValue *treatment = fixture_nth (f, i, DCS_RECORD_TREATMENT);

      if (visit != NULL && middle_of (visit, DCS_VISIT_DATE) > day)
        visit[DCS_VISIT_DELETED] = dcs_value_integer (1);
      if (relapse != NULL && middle_of (relapse, DCS_RELAPSE_DATE) > day)
        relapse[DCS_RELAPSE_DELETED] = dcs_value_integer (1);
      if (treatment != NULL && middle_of (treatment, DCS_TREATMENT_START_DATE) > day)
        treatment[DCS_TREATMENT_DELETED] = dcs_value_integer (1);
      if (treatment != NULL
          && MAX (middle_of (treatment, DCS_TREATMENT_STOP_DATE),
                  middle_of (treatment, DCS_TREATMENT_START_DATE))
                 > day)
        treatment[DCS_TREATMENT_STOP_DATE] = DCS_VALUE_INIT;
    }
}

/* The course without what came after a day has the same states until that day. */
static void
what_comes_later_does_not_change_what_was (RulesFixture *f, gconstpointer data)
{
  Property property;

  property_begin (&property);
  for (int i = 0; i < N_COURSES; i++)
    {
      int day = FIRST_DAY + g_rand_int_range (property.random, 0, N_DAYS);
      g_autoptr (DcsCourse) whole = NULL;
      g_autoptr (DcsCourse) begin = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) before = g_string_new (NULL);

      make_course (f, property.random);
      /* The end of the record is not what this is about. */
      fixture_nth (f, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_LAST_FOLLOWUP_DATE] = dcs_value_date (
          dcs_date_new (2030, 1, 1));
      fixture_nth (f, 0, DCS_RECORD_PATIENT)[DCS_PATIENT_DEATH_DATE] = DCS_VALUE_INIT;
      whole = fixture_course (f);
      dcs_analysis_run (property.analysis, whole, f->jls, DCS_ANALYSIS_STATES);
      append_states (text, property.analysis, day);
      forget_after (f, day);
      begin = fixture_course (f);
      dcs_analysis_run (property.analysis, begin, f->jls, DCS_ANALYSIS_STATES);
      append_states (before, property.analysis, day);
      g_assert_cmpstr (text->str, ==, before->str);
    }
  property_end (&property);
}

/* What the scores of a visit suggest hangs on no later visit. */
static void
later_visits_do_not_change_what_was_suggested (RulesFixture *f, gconstpointer data)
{
  Property property;
  guint n_compared = 0;

  property_begin (&property);
  for (int i = 0; i < N_COURSES; i++)
    {
      int day = FIRST_DAY + g_rand_int_range (property.random, 0, N_DAYS);
      g_autoptr (DcsCourse) whole = NULL;
      g_autoptr (DcsCourse) begin = NULL;
      g_autofree DcsSuggestion *before = NULL;
      const DcsSuggestion *all;
      guint n_before, n;

      make_course (f, property.random);
      /* Relapses on record match visits before and after them. */
      for (guint k = 0; k < f->rows->len; k++)
        if (fixture_nth (f, k, DCS_RECORD_RELAPSE) != NULL)
          fixture_nth (f, k, DCS_RECORD_RELAPSE)[DCS_RELAPSE_DELETED] = dcs_value_integer (1);
      whole = fixture_course (f);
      dcs_analysis_run (property.analysis, whole, f->jls, DCS_ANALYSIS_SUGGESTIONS);
      all = dcs_analysis_suggestions (property.analysis, &n_before);
      before = g_memdup2 (all, n_before * sizeof *all);
      forget_after (f, day);
      begin = fixture_course (f);
      dcs_analysis_run (property.analysis, begin, f->jls, DCS_ANALYSIS_SUGGESTIONS);
      all = dcs_analysis_suggestions (property.analysis, &n);
      g_assert_cmpuint (n, <=, n_before);
      for (guint k = 0; k < n; k++, n_compared++)
        {
          g_assert_cmpint (all[k].day, ==, before[k].day);
          g_assert_cmpint (all[k].suggests, ==, before[k].suggests);
          g_assert_cmpint (all[k].status, ==, before[k].status);
          g_assert_cmpint (all[k].visit_id, ==, before[k].visit_id);
          g_assert_cmpuint (all[k].criteria, ==, before[k].criteria);
        }
      g_assert_true (n == n_before || before[n].day > day);
    }
  g_assert_cmpuint (n_compared, >, N_COURSES);
  property_end (&property);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/rules/analysis-properties/the-order-of-the-rows-does-not-matter",
                the_order_of_the_rows_does_not_matter);
  fixture_test ("/rules/analysis-properties/what-ran-before-does-not-matter",
                what_ran_before_does_not_matter);
  fixture_test ("/rules/analysis-properties/states-follow-without-a-gap",
                states_follow_without_a_gap);
  fixture_test ("/rules/analysis-properties/what-comes-later-does-not-change-what-was",
                what_comes_later_does_not_change_what_was);
  fixture_test ("/rules/analysis-properties/later-visits-do-not-change-what-was-suggested",
                later_visits_do_not_change_what_was_suggested);
  return g_test_run ();
}
