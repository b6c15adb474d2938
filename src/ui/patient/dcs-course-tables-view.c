/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-course-tables-view-private.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-table-cell.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DcsCourseTablesView, dcs_course_tables_view, ADW_TYPE_BIN)

static const char *const table_names[DCS_N_COURSE_TABLES] = {
  [DCS_TABLE_VISITS] = "visits",         [DCS_TABLE_TREATMENTS] = "treatments",
  [DCS_TABLE_EVENTS] = "events",         [DCS_TABLE_MEASUREMENTS] = "measurements",
  [DCS_TABLE_LABORATORY] = "laboratory", [DCS_TABLE_INVESTIGATIONS] = "investigations",
  [DCS_TABLE_CARE_PLAN] = "care-plan",   [DCS_TABLE_INVOLVEMENT] = "involvement",
};

/* A row was chosen: so is its record. Only records that the session can tell by an id. */
static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, DcsCourseTablesView *self)
{
  DcsTableRow *row;

  g_assert (DCS_IS_COURSE_TABLES_VIEW (self));

  if (self->following || self->session == NULL)
    return;

  row = gtk_single_selection_get_selected_item (selection);
  if (row == NULL)
    return;
  if (dcs_table_row_get_id (row) != 0)
    dcs_timeline_session_select (
        self->session, dcs_table_row_get_kind (row), dcs_table_row_get_id (row));
  else
    dcs_timeline_session_unselect (self->session);
}

/* GTK makes some 200 rows of cells for a table at once, looked at or not: each table gets its rows
 * when it is shown. */
static void
fill (DcsCourseTablesView *self, DcsCourseTable table)
{
  g_autoptr (GPtrArray) rows = g_steal_pointer (&self->waiting[table]);
  gboolean following = self->following;

  if (rows == NULL)
    return;
  self->following = TRUE;
  g_list_store_splice (self->stores[table],
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->stores[table])),
                       rows->pdata,
                       rows->len);
  self->following = following;
}

/* In a narrow window not all tabs are seen. */
static void
show_tab (DcsCourseTablesView *self, int position)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self->switcher), GTK_TYPE_VIEWPORT);
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->switcher));
  graphene_rect_t bounds;

  for (int i = 0; tab != NULL && i < position; i++)
    tab = gtk_widget_get_next_sibling (tab);
  if (tab == NULL || viewport == NULL
      || !gtk_widget_compute_bounds (tab, GTK_WIDGET (self->switcher), &bounds))
    return;
  gtk_adjustment_clamp_page (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport)),
                             bounds.origin.x,
                             bounds.origin.x + bounds.size.width);
}

/* The panels, too, get their rows when they are looked at. */
static void
fill_panels (DcsCourseTablesView *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  if (self->course == NULL)
    return;
  if (visible == GTK_WIDGET (self->course_panel) && self->course_is_waiting)
    {
      self->course_is_waiting = FALSE;
      dcs_course_panel_set_course (self->course_panel, self->course, self->definition);
    }
  if (visible == GTK_WIDGET (self->due_panel) && self->due_is_waiting)
    {
      self->due_is_waiting = FALSE;
      dcs_due_panel_set_course (self->due_panel, self->course, self->definition, dcs_date_today ());
    }
}

static int
get_visible_position (DcsCourseTablesView *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  if (visible == GTK_WIDGET (self->course_panel))
    return DCS_N_COURSE_TABLES;
  if (visible == GTK_WIDGET (self->due_panel))
    return DCS_N_COURSE_TABLES + 1;
  return (int) dcs_course_tables_view_get_visible (self);
}

static void
visible_child_cb (DcsCourseTablesView *self)
{
  g_assert (DCS_IS_COURSE_TABLES_VIEW (self));

  if (gtk_stack_get_visible_child_name (self->stack) == NULL)
    return;
  if (get_visible_position (self) < DCS_N_COURSE_TABLES)
    fill (self, dcs_course_tables_view_get_visible (self));
  fill_panels (self);
  show_tab (self, get_visible_position (self));
}

/* GtkColumnView has no way to scroll to a row before GTK 4.12: its list has the action. */
static void
scroll_to (GtkColumnView *view, guint position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));

  while (list != NULL && !GTK_IS_LIST_VIEW (list))
    list = gtk_widget_get_prev_sibling (list);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static gboolean
find_row (
    DcsCourseTablesView *self, DcsCourseTable table, DcsRecordKind kind, gint64 id, guint *position)
{
  GListModel *model = G_LIST_MODEL (self->selections[table]);
  guint n_rows;

  fill (self, table);
  n_rows = g_list_model_get_n_items (model);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DcsTableRow) row = g_list_model_get_item (model, i);

      if (dcs_table_row_get_id (row) == id && dcs_table_row_get_kind (row) == kind)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
follow_session (DcsCourseTablesView *self)
{
  DcsRecordKind kind = DCS_RECORD_PATIENT;
  gint64 id = 0;
  DcsCourseTable table = DCS_N_COURSE_TABLES;
  guint position = GTK_INVALID_LIST_POSITION;

  self->following = TRUE;
  if (self->session != NULL && dcs_timeline_session_get_selected (self->session, &kind, &id)
      && dcs_course_tables_of_record (kind, &table) && !find_row (self, table, kind, id, &position))
    table = DCS_N_COURSE_TABLES;

  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    {
      guint wanted = i == table ? position : GTK_INVALID_LIST_POSITION;

      if (gtk_single_selection_get_selected (self->selections[i]) != wanted)
        gtk_single_selection_set_selected (self->selections[i], wanted);
    }
  if (table != DCS_N_COURSE_TABLES)
    {
      gtk_stack_set_visible_child_name (self->stack, table_names[table]);
      scroll_to (self->views[table], position);
    }
  self->following = FALSE;
}

static void
dcs_course_tables_view_dispose (GObject *object)
{
  DcsCourseTablesView *self = DCS_COURSE_TABLES_VIEW (object);

  dcs_course_tables_view_set_session (self, NULL);
  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    g_clear_pointer (&self->waiting[i], g_ptr_array_unref);
  /* A column view that is disposed with its rows warns without end. */
  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    if (self->views[i] != NULL)
      gtk_column_view_set_model (self->views[i], NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_COURSE_TABLES_VIEW);
  g_clear_pointer (&self->course, dcs_course_unref);

  G_OBJECT_CLASS (dcs_course_tables_view_parent_class)->dispose (object);
}

/* Binds "visits_view" and so on to the element of the array that belongs to the table. */
static void
bind_table_children (GtkWidgetClass *widget_class, const char *suffix, gssize array_offset)
{
  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    {
      g_autofree char *id = g_strconcat (table_names[i], "_", suffix, NULL);

      g_strdelimit (id, "-", '_');
      gtk_widget_class_bind_template_child_full (
          widget_class, id, FALSE, array_offset + (gssize) (i * sizeof (gpointer)));
    }
}

static void
dcs_course_tables_view_class_init (DcsCourseTablesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_course_tables_view_dispose;

  g_type_ensure (DCS_TYPE_COURSE_PANEL);
  g_type_ensure (DCS_TYPE_DUE_PANEL);
  g_type_ensure (DCS_TYPE_TABLE_CELL);
  g_type_ensure (DCS_TYPE_TABLE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "patient/dcs-course-tables-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, activity_column);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, add_lesion_button);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, add_relapse_button);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, band_column);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, course_page);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, course_panel);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, due_page);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, due_panel);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, global_column);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, new_lesions_column);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, no_events_label);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, no_involvement_label);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, switcher);
  gtk_widget_class_bind_template_child (widget_class, DcsCourseTablesView, visit_response_column);
  bind_table_children (widget_class, "page", G_STRUCT_OFFSET (DcsCourseTablesView, pages));
  bind_table_children (widget_class, "stack", G_STRUCT_OFFSET (DcsCourseTablesView, stacks));
  bind_table_children (widget_class, "view", G_STRUCT_OFFSET (DcsCourseTablesView, views));
  bind_table_children (
      widget_class, "selection", G_STRUCT_OFFSET (DcsCourseTablesView, selections));
  bind_table_children (widget_class, "store", G_STRUCT_OFFSET (DcsCourseTablesView, stores));
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  _dcs_course_tables_view_class_install_input (widget_class);
}

static void
dcs_course_tables_view_init (DcsCourseTablesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _dcs_course_tables_view_init_input (self);
}

void
dcs_course_tables_view_set_session (DcsCourseTablesView *self, DcsTimelineSession *session)
{
  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (
        session, "selection-changed", G_CALLBACK (follow_session), self, G_CONNECT_SWAPPED);
}

static void
set_column_title (GtkColumnViewColumn *column, DcsDefinition *definition, const char *role)
{
  DcsCode code = dcs_definition_role (definition, role);
  const DcsInstrument *instrument = code != 0 ? dcs_definition_instrument (definition, code) : NULL;
  const DcsTest *test = code != 0 ? dcs_definition_test (definition, code) : NULL;

  gtk_column_view_column_set_visible (column, instrument != NULL || test != NULL);
  if (instrument != NULL)
    gtk_column_view_column_set_title (column, instrument->term.abbr);
  else if (test != NULL)
    gtk_column_view_column_set_title (column, test->term.abbr);
}

/* What is recorded is shown in any case. */
static gboolean
has_visit_field (DcsCourse *course, int field)
{
  guint n_visits = dcs_course_count (course, DCS_RECORD_VISIT);

  for (guint i = 0; i < n_visits; i++)
    if (dcs_course_row (course, DCS_RECORD_VISIT, i)[field].kind != DCS_VALUE_NULL)
      return TRUE;
  return FALSE;
}

/* Not every score has names for its ranges. */
static gboolean
has_bands (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (*dcs_table_row_get_text (rows->pdata[i], DCS_COLUMN_BAND) != '\0')
      return TRUE;
  return FALSE;
}

/* A disease without lesions or relapses has no room for them. */
static void
fit_disease (DcsCourseTablesView *self, DcsCourse *course, DcsDefinition *definition)
{
  gboolean has_lesions = dcs_words_has_lesions (definition);
  gboolean has_relapses = dcs_words_has_relapses (definition);

  set_column_title (self->activity_column, definition, "activity");
  set_column_title (self->global_column, definition, "physician-global");
  gtk_column_view_column_set_visible (
      self->new_lesions_column, has_lesions || has_visit_field (course, DCS_VISIT_NEW_LESIONS));
  gtk_column_view_column_set_visible (self->visit_response_column,
                                      dcs_words_has_states (definition)
                                          || has_visit_field (course, DCS_VISIT_RESPONSE));
  gtk_widget_set_visible (self->add_lesion_button, has_lesions);
  gtk_widget_set_visible (self->add_relapse_button, has_relapses);
  gtk_label_set_label (self->no_events_label,
                       has_relapses ? _ ("No relapses, adverse events or infusions yet.")
                                    : _ ("No adverse events or infusions yet."));
  gtk_label_set_label (self->no_involvement_label,
                       has_lesions ? _ ("No lesions, other findings or history items yet.")
                                   : _ ("No findings or history items yet."));
}

static gboolean
find_focused (DcsCourseTablesView *self, DcsCourseTable *table)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < DCS_N_COURSE_TABLES; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views[i])))
      {
        *table = i;
        return TRUE;
      }
  return FALSE;
}

/* The panel that has the keyboard, or NULL. */
static GtkWidget *
find_focused_panel (DcsCourseTablesView *self)
{
  GtkWidget *panels[] = { GTK_WIDGET (self->course_panel), GTK_WIDGET (self->due_panel) };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (gsize i = 0; focus != NULL && i < G_N_ELEMENTS (panels); i++)
    if (gtk_widget_is_ancestor (focus, panels[i]))
      return panels[i];
  return NULL;
}

/* The row that had the keyboard was replaced. The record is chosen again, or, when it is gone, what
 * stands in its place. */
static void
restore_focus (DcsCourseTablesView *self, DcsCourseTable table, guint position)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selections[table]));
  guint selected = gtk_single_selection_get_selected (self->selections[table]);

  if (n_rows == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->stacks[table]), GTK_DIR_TAB_FORWARD);
      return;
    }
  if (selected == GTK_INVALID_LIST_POSITION)
    {
      selected = MIN (position, n_rows - 1);
      gtk_single_selection_set_selected (self->selections[table], selected);
    }
  scroll_to (self->views[table], selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->views[table]));
}

/**
 * dcs_course_tables_view_set_course:
 *
 * Fills the tables; a chosen record stays chosen if it is still there.
 */
void
dcs_course_tables_view_set_course (DcsCourseTablesView *self,
                                   DcsCourse *course,
                                   DcsDefinition *definition)
{
  DcsCourseTable focused = DCS_TABLE_VISITS;
  GtkWidget *panel;
  gboolean had_focus;
  guint position;

  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));
  g_return_if_fail (course != NULL && definition != NULL);

  had_focus = find_focused (self, &focused);
  panel = find_focused_panel (self);
  position = had_focus ? gtk_single_selection_get_selected (self->selections[focused]) : 0;
  self->following = TRUE;
  fit_disease (self, course, definition);
  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    {
      g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, definition, i);
      g_autofree char *title = dcs_course_tables_title (i, rows->len);

      if (i == DCS_TABLE_VISITS)
        gtk_column_view_column_set_visible (self->band_column, has_bands (rows));
      gtk_stack_page_set_title (self->pages[i], title);
      gtk_stack_set_visible_child_name (self->stacks[i], rows->len > 0 ? "rows" : "empty");
      g_clear_pointer (&self->waiting[i], g_ptr_array_unref);
      self->waiting[i] = g_steal_pointer (&rows);
    }
  self->following = FALSE;
  dcs_course_ref (course);
  g_clear_pointer (&self->course, dcs_course_unref);
  self->course = course;
  self->definition = definition;
  self->course_is_waiting = self->due_is_waiting = TRUE;
  if (get_visible_position (self) < DCS_N_COURSE_TABLES)
    fill (self, dcs_course_tables_view_get_visible (self));
  fill_panels (self);
  follow_session (self);
  if (had_focus)
    restore_focus (self, focused, position);
  /* Its rows were made anew: the keyboard stays where something was decided. */
  if (panel != NULL)
    gtk_widget_child_focus (panel, GTK_DIR_TAB_FORWARD);
}

/**
 * dcs_course_tables_view_get_model:
 *
 * Returns: (transfer none): the rows of a table as they are shown, with the chosen one
 */
GtkSelectionModel *
dcs_course_tables_view_get_model (DcsCourseTablesView *self, DcsCourseTable table)
{
  g_return_val_if_fail (DCS_IS_COURSE_TABLES_VIEW (self), NULL);
  g_return_val_if_fail (table < DCS_N_COURSE_TABLES, NULL);

  fill (self, table);
  return GTK_SELECTION_MODEL (self->selections[table]);
}

DcsCourseTable
dcs_course_tables_view_get_visible (DcsCourseTablesView *self)
{
  const char *name;

  g_return_val_if_fail (DCS_IS_COURSE_TABLES_VIEW (self), DCS_TABLE_VISITS);

  name = gtk_stack_get_visible_child_name (self->stack);
  for (guint i = 0; i < DCS_N_COURSE_TABLES; i++)
    if (g_strcmp0 (name, table_names[i]) == 0)
      return i;
  return DCS_TABLE_VISITS;
}

/**
 * dcs_course_tables_view_show:
 * @table: the table to show
 *
 * Gives the keyboard to its chosen row, or the first; in an empty table to what can be added.
 */
void
dcs_course_tables_view_show (DcsCourseTablesView *self, DcsCourseTable table)
{
  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));
  g_return_if_fail (table < DCS_N_COURSE_TABLES);

  gtk_stack_set_visible_child_name (self->stack, table_names[table]);
  fill (self, table);
  restore_focus (self, table, 0);
}

static void
set_count (GtkStackPage *page, const char *title, guint count)
{
  /* TRANSLATORS: the title of a tab and how many rows wait there: "Due 3" */
  g_autofree char *words = count > 0 ? g_strdup_printf (C_ ("tab", "%s %u"), title, count)
                                     : g_strdup (title);

  gtk_stack_page_set_title (page, words);
}

void
dcs_course_tables_view_set_counts (DcsCourseTablesView *self, guint n_open, guint n_due)
{
  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));

  set_count (self->course_page, _ ("Course"), n_open);
  set_count (self->due_page, C_ ("what is due", "Due"), n_due);
}

void
dcs_course_tables_view_show_course (DcsCourseTablesView *self)
{
  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->course_panel));
  dcs_course_panel_focus (self->course_panel);
}

void
dcs_course_tables_view_show_due (DcsCourseTablesView *self)
{
  g_return_if_fail (DCS_IS_COURSE_TABLES_VIEW (self));

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->due_panel));
  dcs_due_panel_focus (self->due_panel);
}
