/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-due-panel.h"

#include "dcs-panel-rows.h"
#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-ui.h"
#include "dcs-worklist-words.h"

#include <glib/gi18n-lib.h>

struct _DcsDuePanel
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *box;
  AdwPreferencesGroup *due_group;
  AdwPreferencesGroup *later_group;
  AdwPreferencesGroup *off_group;
  AdwPreferencesGroup *soon_group;
  GtkStack *stack;

  DcsAnalysis *analysis;  /* owned */
  DcsCourse *course;      /* owned */
  DcsPanelRows *rows;     /* owned */
  GPtrArray *care_groups; /* owned, of AdwPreferencesGroup: borrowed, the box owns them */
  DcsDate today;
};

G_DEFINE_FINAL_TYPE (DcsDuePanel, dcs_due_panel, ADW_TYPE_BIN)

static AdwPreferencesGroup *
group_of (DcsDuePanel *self, DcsDueStatus status)
{
  switch (status)
    {
    case DCS_DUE_NOW:
    case DCS_DUE_OVERDUE:
      return self->due_group;
    case DCS_DUE_SOON:
      return self->soon_group;
    case DCS_DUE_SNOOZED:
    case DCS_DUE_WAIVED:
      return self->off_group;
    case DCS_DUE_LATER:
    default:
      return self->later_group;
    }
}

static const char *
icon_of (DcsDueStatus status)
{
  switch (status)
    {
    case DCS_DUE_OVERDUE:
      return "dialog-warning-symbolic";
    case DCS_DUE_NOW:
      return "appointment-soon-symbolic";
    case DCS_DUE_SNOOZED:
    case DCS_DUE_WAIVED:
      return "action-unavailable-symbolic";
    case DCS_DUE_SOON:
    case DCS_DUE_LATER:
    default:
      return "x-office-calendar-symbolic";
    }
}

static DcsWorkKind
work_kind (DcsDueKind kind)
{
  switch (kind)
    {
    case DCS_DUE_CARE_ITEM:
      return DCS_WORK_CARE;
    case DCS_DUE_VISIT:
      return DCS_WORK_VISIT;
    case DCS_DUE_INFUSION:
      return DCS_WORK_INFUSION;
    case DCS_DUE_RULE:
    default:
      return DCS_WORK_DUE;
    }
}

static DcsWorkItem
item_of (const DcsDueItem *due)
{
  return (DcsWorkItem){ .kind = work_kind (due->kind),
                        .rule = due->rule != NULL               ? due->rule->term.code
                                : due->kind == DCS_DUE_INFUSION ? due->drug
                                                                : due->care_kind,
                        .detail = due->kind == DCS_DUE_RULE ? due->drug : 0,
                        .visit_id = due->kind == DCS_DUE_VISIT ? due->record_id : 0,
                        .treatment_id = due->treatment_id,
                        .record_id = due->kind == DCS_DUE_CARE_ITEM ? due->record_id : 0 };
}

/* In the words of the worklist: "12 days overdue", "today", "in 3 months". */
static char *
format_distance (const DcsDueItem *due, DcsDueStatus status, DcsDate today)
{
  DcsWorkItem item = { .kind = work_kind (due->kind), .due = dcs_date_from_day (due->due) };

  return dcs_work_describe_when (
      &item, status == DCS_DUE_OVERDUE ? DCS_WORK_GROUP_OVERDUE : DCS_WORK_GROUP_DUE, today);
}

static void
add_decisions (AdwActionRow *row, const DcsDueItem *due, DcsDueStatus status)
{
  DcsWorkItem item = item_of (due);

  if (status == DCS_DUE_WAIVED || status == DCS_DUE_LATER)
    return;
  switch (due->kind)
    {
    case DCS_DUE_VISIT:
      dcs_panel_row_add_form (row, _ ("New visit"), &item);
      break;
    case DCS_DUE_INFUSION:
      dcs_panel_row_add_form (row, _ ("Record…"), &item);
      break;
    case DCS_DUE_CARE_ITEM:
      dcs_panel_row_add_form (row, _ ("Open"), &item);
      break;
    case DCS_DUE_RULE:
    default:
      dcs_panel_row_add_decision (row, _ ("Done…"), DCS_WORK_ACT_DONE, &item);
      dcs_panel_row_add_decision (row, _ ("Later…"), DCS_WORK_ACT_LATER, &item);
      dcs_panel_row_add_decision (row, _ ("Not applicable…"), DCS_WORK_ACT_WAIVE, &item);
      break;
    }
}

static void
add_due (DcsDuePanel *self)
{
  guint n_items;
  const DcsDueItem *items = dcs_analysis_due (self->analysis, &n_items);
  int today = dcs_date_day (self->today, DCS_DATE_MIDDLE);

  for (guint i = 0; i < n_items; i++)
    {
      DcsDueStatus status = dcs_due_status (&items[i], today);
      g_autofree char *what = dcs_analysis_describe_due (self->analysis, i);
      g_autofree char *date = dcs_date_format_short (dcs_date_from_day (items[i].due));
      g_autofree char *distance = status == DCS_DUE_WAIVED
                                      ? g_strdup ("")
                                      : format_distance (&items[i], status, self->today);
      /* The heading says it already. */
      gboolean is_plain = status == DCS_DUE_LATER || status == DCS_DUE_SOON;
      g_autofree char *subtitle = dcs_words_join (
          " · ", is_plain ? "" : dcs_due_status_label (status), date, distance, NULL);
      AdwActionRow *row = dcs_panel_rows_add (self->rows, group_of (self, status), what, subtitle);

      dcs_panel_row_add_mark (row, icon_of (status), dcs_due_status_label (status));
      add_decisions (row, &items[i], status);
      dcs_panel_rows_add_why (self->rows, row, dcs_analysis_explain_due, i);
    }
}

/* --- The care plan --- */

static DcsDate
date_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_DATE ? row[field].date : DCS_DATE_INIT;
}

static char *
format_optional (const char *format, DcsDate date)
{
  g_autofree char *words = NULL;

  if (!dcs_date_is_set (date))
    return g_strdup ("");
  words = dcs_date_format_short (date);
  return g_strdup_printf (format, words);
}

static void
add_care_item (DcsDuePanel *self, AdwPreferencesGroup *group, const DcsValue *item)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  const char *kind = dcs_words_term (definition, "care-kind", item[DCS_CARE_ITEM_KIND].code);
  /* TRANSLATORS: of something planned: the date on which it is due */
  g_autofree char *due = format_optional (_ ("due %s"), date_of (item, DCS_CARE_ITEM_DUE_DATE));
  /* TRANSLATORS: of something planned: the date on which it was done */
  g_autofree char *done = format_optional (_ ("done %s"), date_of (item, DCS_CARE_ITEM_DONE_DATE));
  /* TRANSLATORS: of something planned: when it is due again */
  g_autofree char *next = format_optional (_ ("next %s"), date_of (item, DCS_CARE_ITEM_NEXT_DATE));
  g_autofree char *line = dcs_words_join (
      " · ",
      kind,
      dcs_words_choice (dcs_words_text (&item[DCS_CARE_ITEM_STATUS])),
      due,
      done,
      next,
      dcs_words_text (&item[DCS_CARE_ITEM_RESPONSIBLE]),
      NULL);
  g_autofree char *subtitle = dcs_words_join (
      "\n", line, dcs_words_text (&item[DCS_CARE_ITEM_OUTCOME]), NULL);
  AdwActionRow *row = dcs_panel_rows_add (
      self->rows, group, dcs_words_text (&item[DCS_CARE_ITEM_TITLE]), subtitle);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Edit"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (button), "(ix)", (int) DCS_RECORD_CARE_ITEM, item[DCS_CARE_ITEM_ID].integer);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
}

static gboolean
belongs (DcsDefinition *definition, const DcsValue *item, DcsCode group)
{
  const DcsTerm *kind = dcs_definition_term (
      definition, "care-kind", item[DCS_CARE_ITEM_KIND].code);

  return item[DCS_CARE_ITEM_DELETED].integer == 0 && (kind != NULL ? kind->group : 0) == group;
}

static AdwPreferencesGroup *
new_care_group (DcsDuePanel *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add…"));
  /* TRANSLATORS: for a screen reader: to which part of the care plan something is added */
  g_autofree char *name = g_strdup_printf (_ ("Add to %s"), title);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "patient.add-care-item");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (self->box, group);
  g_ptr_array_add (self->care_groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* Whether anything of the group was recorded. */
static gboolean
fill_care_group (DcsDuePanel *self, DcsDefinition *definition, const DcsTerm *term)
{
  guint n_items = dcs_course_count (self->course, DCS_RECORD_CARE_ITEM);
  DcsCode code = term != NULL ? term->code : 0;
  AdwPreferencesGroup *group = NULL;

  for (guint i = n_items; i-- > 0;)
    {
      const DcsValue *item = dcs_course_row (self->course, DCS_RECORD_CARE_ITEM, i);

      if (!belongs (definition, item, code))
        continue;
      if (group == NULL)
        group = new_care_group (self, term != NULL ? term->label : _ ("Care plan"));
      add_care_item (self, group, item);
    }
  return group != NULL;
}

/* What a care plan can hold and nothing was recorded of stands in one row. */
static void
add_care_plan (DcsDuePanel *self)
{
  DcsDefinition *definition = dcs_analysis_get_definition (self->analysis);
  g_autoptr (GString) blank = g_string_new (NULL);
  guint n_groups;
  const DcsTerm *const *groups = dcs_definition_terms (definition, "care-group", &n_groups);

  for (guint i = 0; i < n_groups; i++)
    if (!fill_care_group (self, definition, groups[i]))
      g_string_append_printf (blank, "%s%s", blank->len > 0 ? " · " : "", groups[i]->label);
  fill_care_group (self, definition, NULL);
  if (blank->len > 0)
    dcs_panel_rows_add (self->rows,
                        new_care_group (self, _ ("Further parts of a care plan")),
                        _ ("Nothing recorded yet"),
                        blank->str);
}

static void
dcs_due_panel_dispose (GObject *object)
{
  DcsDuePanel *self = DCS_DUE_PANEL (object);

  /* A bound child that is the bin's own is taken away twice otherwise. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_DUE_PANEL);
  g_clear_pointer (&self->rows, dcs_panel_rows_free);
  g_clear_pointer (&self->care_groups, g_ptr_array_unref);
  g_clear_pointer (&self->analysis, dcs_analysis_free);
  g_clear_pointer (&self->course, dcs_course_unref);

  G_OBJECT_CLASS (dcs_due_panel_parent_class)->dispose (object);
}

static void
dcs_due_panel_class_init (DcsDuePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_due_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "course/dcs-due-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, box);
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, due_group);
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, later_group);
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, off_group);
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, soon_group);
  gtk_widget_class_bind_template_child (widget_class, DcsDuePanel, stack);
}

static void
dcs_due_panel_init (DcsDuePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->analysis = dcs_analysis_new ();
  self->rows = dcs_panel_rows_new (self->analysis);
  self->care_groups = g_ptr_array_new ();
}

/**
 * dcs_due_panel_set_course:
 * @course: whose plan to show; a reference is taken
 * @definition: of its disease
 * @today: the day that dates are compared with
 */
void
dcs_due_panel_set_course (DcsDuePanel *self,
                          DcsCourse *course,
                          DcsDefinition *definition,
                          DcsDate today)
{
  g_return_if_fail (DCS_IS_DUE_PANEL (self));
  g_return_if_fail (course != NULL && definition != NULL);

  dcs_panel_rows_clear (self->rows);
  for (guint i = 0; i < self->care_groups->len; i++)
    gtk_box_remove (self->box, g_ptr_array_index (self->care_groups, i));
  g_ptr_array_set_size (self->care_groups, 0);
  dcs_course_ref (course);
  g_clear_pointer (&self->course, dcs_course_unref);
  self->course = course;
  self->today = today;
  dcs_analysis_run (self->analysis, course, definition, DCS_ANALYSIS_DUE);
  add_due (self);
  add_care_plan (self);
  gtk_stack_set_visible_child_name (
      self->stack, gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL ? "rows" : "empty");
}

void
dcs_due_panel_focus (DcsDuePanel *self)
{
  g_return_if_fail (DCS_IS_DUE_PANEL (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
