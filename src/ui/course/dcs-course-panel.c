/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-panel-private.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-state-mark.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

/* Of what repeats itself over the years, the latest rows stand open and the rest behind a row. */
#define N_OPEN_ROWS 5

G_DEFINE_FINAL_TYPE (DcsCoursePanel, dcs_course_panel, ADW_TYPE_BIN)

static char *
format_day (int day)
{
  return day == DCS_DAY_NONE ? g_strdup (_ ("not known"))
                             : dcs_date_format_short (dcs_date_from_day (day));
}

static char *
format_span (int from, int to)
{
  g_autofree char *begin = format_day (from);
  g_autofree char *end = NULL;

  if (to == DCS_DAY_ONGOING)
    /* TRANSLATORS: a date: "since 3 May 2020" */
    return g_strdup_printf (_ ("since %s"), begin);
  end = format_day (to);
  /* TRANSLATORS: two dates: "3 May 2020 to 5 Jun 2021" */
  return g_strdup_printf (_ ("%s to %s"), begin, end);
}

/* --- What waits, and what was decided --- */

static DcsWorkItem
item_of_suggestion (const DcsSuggestion *suggestion)
{
  return (DcsWorkItem){ .kind = DCS_WORK_RESPONSE,
                        .rule = suggestion->rule->term.code,
                        .detail = suggestion->response,
                        .visit_id = suggestion->visit_id,
                        .record_id = suggestion->relapse_id };
}

static DcsWorkItem
item_of_resistance (const DcsResistance *resistance)
{
  return (DcsWorkItem){ .kind = DCS_WORK_RESISTANCE,
                        .rule = resistance->drug,
                        .detail = resistance->failure == DCS_FAILURE_INTOLERANCE
                                      ? dcs_code_static ("intolerance")
                                      : dcs_code_static ("inefficacy"),
                        .treatment_id = resistance->treatment_id };
}

static const char *
suggestion_status_words (DcsSuggestionStatus status)
{
  switch (status)
    {
    case DCS_SUGGESTION_ACCEPTED:
      return _ ("Accepted");
    case DCS_SUGGESTION_OVERRULED:
      return _ ("Decided otherwise");
    case DCS_SUGGESTION_UNSUPPORTED:
      return _ ("Recorded without the criterion");
    case DCS_SUGGESTION_OPEN:
      return _ ("To confirm");
    case DCS_SUGGESTION_AGREES:
    default:
      return _ ("As recorded");
    }
}

static void
add_suggestion (DcsCoursePanel *self, const DcsSuggestion *suggestion, guint index)
{
  gboolean is_open = suggestion->status == DCS_SUGGESTION_OPEN;
  g_autofree char *words = dcs_analysis_describe_suggestion (self->analysis, index);
  g_autofree char *date = format_day (suggestion->day);
  g_autofree char *subtitle = dcs_words_join (
      " · ", date, suggestion_status_words (suggestion->status), NULL);
  AdwActionRow *row = dcs_panel_rows_add (
      self->rows, is_open ? self->confirm_group : self->decided_group, words, subtitle);

  if (is_open)
    {
      DcsWorkItem item = item_of_suggestion (suggestion);

      dcs_panel_row_add_decision (row, _ ("Accept"), DCS_WORK_ACT_CONFIRM, &item);
      dcs_panel_row_add_decision (row, _ ("Decide otherwise…"), DCS_WORK_ACT_REFUSE, &item);
    }
  dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_suggestion, index);
}

static void
add_suggestions (DcsCoursePanel *self)
{
  guint n_suggestions;
  const DcsSuggestion *suggestions = dcs_analysis_suggestions (self->analysis, &n_suggestions);

  for (guint i = n_suggestions; i-- > 0;)
    if (suggestions[i].status != DCS_SUGGESTION_AGREES)
      add_suggestion (self, &suggestions[i], i);
}

/* --- What failed --- */

static const char *
resistance_words (const DcsResistance *resistance)
{
  gboolean tolerance = resistance->failure == DCS_FAILURE_INTOLERANCE;

  switch (resistance->status)
    {
    case DCS_RESISTANCE_CONFIRMED:
      return tolerance ? _ ("Not tolerated: confirmed") : _ ("Resistant: confirmed");
    case DCS_RESISTANCE_DISMISSED:
      return tolerance ? _ ("Tolerated, as decided") : _ ("Not resistant, as decided");
    case DCS_RESISTANCE_CANDIDATE:
    default:
      return tolerance ? _ ("Perhaps not tolerated: to confirm")
                       : _ ("Perhaps resistant: to confirm");
    }
}

static void
add_resistance (DcsCoursePanel *self)
{
  guint n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (self->analysis, &n_resistance);

  for (guint i = 0; i < n_resistance; i++)
    {
      gboolean is_open = resistance[i].status == DCS_RESISTANCE_CANDIDATE;
      g_autofree char *words = dcs_analysis_describe_resistance (self->analysis, i);
      g_autofree char *date = format_day (is_open ? resistance[i].since : resistance[i].decided);
      g_autofree char *subtitle = dcs_words_join (
          " · ", resistance_words (&resistance[i]), date, NULL);
      AdwActionRow *row = dcs_panel_rows_add (self->rows, self->failure_group, words, subtitle);

      if (is_open)
        {
          DcsWorkItem item = item_of_resistance (&resistance[i]);

          dcs_panel_row_add_decision (row, _ ("Confirm…"), DCS_WORK_ACT_CONFIRM, &item);
          dcs_panel_row_add_decision (row, _ ("Decide otherwise…"), DCS_WORK_ACT_REFUSE, &item);
        }
      dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_resistance, i);
    }
}

static const char *
option_words (DcsOptionStatus status)
{
  switch (status)
    {
    case DCS_OPTION_DISCUSSED:
      return _ ("Discussed");
    case DCS_OPTION_RECORDED:
      return _ ("Recorded");
    case DCS_OPTION_GIVEN:
      return _ ("Given");
    case DCS_OPTION_RUNNING:
      return _ ("Runs now");
    case DCS_OPTION_OPEN:
    default:
      return _ ("Not discussed yet");
    }
}

/* The text says what the source says, and the source stands below it: it is a list, no order. */
static void
add_options (DcsCoursePanel *self)
{
  guint n_options;
  const DcsOptionState *options = dcs_analysis_options (self->analysis, &n_options);

  for (guint i = 0; i < n_options; i++)
    {
      const DcsTerm *term = &options[i].option->term;
      g_autofree char *date = dcs_date_is_set (options[i].date)
                                  ? dcs_date_format_short (options[i].date)
                                  : g_strdup ("");
      g_autofree char *status = dcs_words_join (
          " · ", option_words (options[i].status), date, NULL);
      g_autofree char *subtitle = dcs_words_join ("\n",
                                                  term->text != NULL ? term->text : "",
                                                  term->source != NULL ? term->source : "",
                                                  NULL);
      AdwActionRow *row = dcs_panel_rows_add (
          self->rows, self->options_group, term->label, subtitle);

      dcs_panel_row_add_text (row, status);
      if (options[i].status == DCS_OPTION_OPEN)
        {
          DcsWorkItem item = { .kind = DCS_WORK_RESISTANCE, .rule = term->code };

          dcs_panel_row_add_decision (row, _ ("Discussed…"), DCS_WORK_ACT_DISCUSS, &item);
        }
    }
}

/* --- State, lines, doses, scores --- */

static void
describe_states (DcsCoursePanel *self)
{
  static const DcsState states[] = { DCS_STATE_ACTIVE,        DCS_STATE_IMPROVED,
                                     DCS_STATE_OFF_TREATMENT, DCS_STATE_COMPLETE_RESPONSE,
                                     DCS_STATE_REMISSION_ON,  DCS_STATE_REMISSION_OFF,
                                     DCS_STATE_RELAPSED };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      int days = dcs_analysis_days_in_state (self->analysis, states[i], -1);

      if (days > 0)
        {
          if (words->len > 0)
            g_string_append (words, " · ");
          /* TRANSLATORS: a state of the disease and how many days it lasted in all */
          g_string_append_printf (words,
                                  ngettext ("%s %d day", "%s %d days", (gulong) days),
                                  dcs_state_label (states[i]),
                                  days);
        }
    }
  adw_preferences_group_set_description (self->states_group, words->str);
}

static void
add_states (DcsCoursePanel *self)
{
  guint n_spans;
  const DcsStateSpan *spans = dcs_analysis_states (self->analysis, &n_spans);

  for (guint i = n_spans; i-- > 0;)
    {
      const char *label = dcs_state_label (spans[i].state);
      const char *drug = spans[i].on_drug ? _ ("on treatment") : _ ("off treatment");
      g_autofree char *span = i + 1 == n_spans ? format_span (spans[i].from, DCS_DAY_ONGOING)
                                               : format_span (spans[i].from, spans[i].to);
      g_autofree char *length = dcs_words_days (spans[i].to - spans[i].from);
      g_autofree char *subtitle = dcs_words_join (" · ", span, drug, NULL);
      AdwActionRow *row;
      GtkWidget *mark = g_object_new (DCS_TYPE_STATE_MARK, "valign", GTK_ALIGN_CENTER, NULL);

      dcs_state_mark_set_state (DCS_STATE_MARK (mark), spans[i].state);
      if (n_spans - i <= N_OPEN_ROWS)
        row = dcs_panel_rows_add (self->rows, self->states_group, label, subtitle);
      else
        row = dcs_panel_rows_add_more (
            self->rows, self->states_group, _ ("Earlier"), label, subtitle);
      adw_action_row_add_prefix (row, mark);
      dcs_panel_row_add_text (row, length);
      dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_state, i);
    }
  if (n_spans > 0)
    describe_states (self);
}

static void
add_lines (DcsCoursePanel *self)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  DcsLineParameters parameters;
  guint n_lines;
  const DcsLine *lines = dcs_analysis_lines (self->analysis, &n_lines);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *drugs = dcs_line_dup_label (&lines[i], definition);
      g_autofree char *span = format_span (lines[i].start, lines[i].stop);
      /* TRANSLATORS: a line of therapy: its number and what began it: "Line 2: IVIG+MMF" */
      g_autofree char *title = g_strdup_printf (_ ("Line %u: %s"), i + 1, drugs);
      const char *reason = lines[i].reason != 0
                               ? dcs_words_term (definition, "stop-reason", lines[i].reason)
                               : "";
      g_autofree char *subtitle = dcs_words_join (
          " · ", span, dcs_line_kind_label (lines[i].kind), reason, NULL);
      AdwActionRow *row = dcs_panel_rows_add (self->rows, self->lines_group, title, subtitle);

      dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_line, i);
    }
  dcs_line_parameters_init (&parameters, definition);
  words = dcs_line_parameters_describe (&parameters);
  adw_preferences_group_set_description (self->lines_group, words);
}

static const DcsDoseCourse *
find_dose_course (DcsAnalysis *analysis, gint64 treatment_id)
{
  guint n_courses;
  const DcsDoseCourse *courses = dcs_analysis_dose_courses (analysis, &n_courses);

  for (guint i = 0; i < n_courses; i++)
    if (courses[i].treatment_id == treatment_id)
      return &courses[i];
  return NULL;
}

static char *
describe_dose_course (DcsDefinition *definition, const DcsDoseCourse *course)
{
  g_autofree char *outgrown = g_strdup ("");
  g_autofree char *total = g_strdup ("");
  g_autofree char *given = g_strdup ("");

  if (course->outgrown_since != DCS_DAY_NONE)
    {
      g_autofree char *date = format_day (course->outgrown_since);

      g_free (outgrown);
      outgrown = g_strdup_printf (_ ("Grew out of the dose on %s"), date);
    }
  if (!isnan (course->cumulative))
    {
      g_autofree char *number = dcs_number_format (course->cumulative, 0);
      const char *unit = dcs_words_term (definition, "dose-unit", course->cumulative_unit);

      g_free (total);
      total = g_strdup_printf (course->cumulative_complete ? _ ("%s %s in all")
                                                           : _ ("at least %s %s in all"),
                               number,
                               unit);
    }
  if (course->n_given > 0)
    {
      g_free (given);
      given = course->n_missed > 0
                  ? g_strdup_printf (_ ("%u given, %u missed"), course->n_given, course->n_missed)
                  : g_strdup_printf (_ ("%u given"), course->n_given);
    }
  return dcs_words_join (" · ", outgrown, total, given, NULL);
}

/* The days of the latest infusions that were missed. */
static char *
describe_missed (DcsAnalysis *analysis, gint64 treatment_id)
{
  g_autoptr (GString) days = g_string_new (NULL);
  guint n_infusions, n_missed = 0;
  const DcsInfusion *infusions = dcs_analysis_infusions (analysis, &n_infusions);

  for (guint i = n_infusions; i-- > 0 && n_missed <= N_OPEN_ROWS;)
    {
      g_autofree char *day = NULL;

      if (infusions[i].treatment_id != treatment_id || infusions[i].status != DCS_INFUSION_MISSED)
        continue;
      day = n_missed++ < N_OPEN_ROWS ? format_day (infusions[i].day) : g_strdup ("…");
      g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", day);
    }
  /* TRANSLATORS: of infusions: the days on which one was missed, the latest first */
  return n_missed > 0 ? g_strdup_printf (_ ("missed on %s"), days->str) : g_strdup ("");
}

/* The newest span of each treatment stands for it. */
static void
add_doses (DcsCoursePanel *self)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  guint n_spans;
  const DcsDoseSpan *spans = dcs_analysis_doses (self->analysis, &n_spans);

  for (guint i = n_spans; i-- > 0;)
    {
      const DcsDoseCourse *course = find_dose_course (self->analysis, spans[i].treatment_id);
      gboolean runs = spans[i].to == DCS_DAY_ONGOING;
      const char *drug = dcs_words_term (definition, "drug", spans[i].drug);
      g_autofree char *dose = NULL;
      g_autofree char *calculated = NULL;
      g_autofree char *more = NULL;
      g_autofree char *missed = NULL;
      g_autofree char *subtitle = NULL;
      AdwActionRow *row;

      if (i + 1 < n_spans && spans[i + 1].treatment_id == spans[i].treatment_id)
        continue;
      dose = dcs_dose_format (&spans[i].dose, definition);
      calculated = dcs_dose_format_calculated (&spans[i].dose, definition);
      more = course != NULL ? describe_dose_course (definition, course) : g_strdup ("");
      missed = describe_missed (self->analysis, spans[i].treatment_id);
      subtitle = dcs_words_join (" · ",
                                 dose != NULL ? dose : "",
                                 calculated != NULL ? calculated : "",
                                 more,
                                 missed,
                                 NULL);
      if (runs)
        row = dcs_panel_rows_add (self->rows, self->doses_group, drug, subtitle);
      else
        row = dcs_panel_rows_add_more (
            self->rows, self->doses_group, _ ("Stopped treatments"), drug, subtitle);
      dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_dose, i);
    }
}

static void
dcs_course_panel_dispose (GObject *object)
{
  DcsCoursePanel *self = DCS_COURSE_PANEL (object);

  /* A bound child that is the bin's own is taken away twice otherwise. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_COURSE_PANEL);
  g_clear_pointer (&self->rows, dcs_panel_rows_free);
  g_clear_pointer (&self->analysis, dcs_analysis_free);
  g_clear_pointer (&self->course, dcs_course_unref);

  G_OBJECT_CLASS (dcs_course_panel_parent_class)->dispose (object);
}

static void
dcs_course_panel_class_init (DcsCoursePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_course_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "course/dcs-course-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, confirm_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, decided_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, doses_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, failure_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, lines_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, options_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, scores_group);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsCoursePanel, states_group);
}

static void
dcs_course_panel_init (DcsCoursePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->analysis = dcs_analysis_new ();
  self->rows = dcs_panel_rows_new (self->analysis);
}

/**
 * dcs_course_panel_set_course:
 * @course: what to explain; a reference is taken
 * @definition: of its disease
 */
void
dcs_course_panel_set_course (DcsCoursePanel *self, DcsCourse *course, DcsDefinition *definition)
{
  guint n_spans, n_lines;

  g_return_if_fail (DCS_IS_COURSE_PANEL (self));
  g_return_if_fail (course != NULL && definition != NULL);

  dcs_panel_rows_clear (self->rows);
  dcs_course_ref (course);
  g_clear_pointer (&self->course, dcs_course_unref);
  self->course = course;
  dcs_analysis_run (self->analysis, course, definition, DCS_ANALYSIS_ALL);
  add_suggestions (self);
  add_resistance (self);
  add_options (self);
  add_states (self);
  add_lines (self);
  add_doses (self);
  _dcs_course_panel_add_scores (self);
  dcs_analysis_states (self->analysis, &n_spans);
  dcs_analysis_lines (self->analysis, &n_lines);
  gtk_stack_set_visible_child_name (
      self->stack,
      n_spans > 0 || n_lines > 0 || gtk_widget_get_visible (GTK_WIDGET (self->scores_group))
          ? "rows"
          : "empty");
}

void
dcs_course_panel_focus (DcsCoursePanel *self)
{
  g_return_if_fail (DCS_IS_COURSE_PANEL (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
