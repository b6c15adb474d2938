/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-page-private.h"

#include "dcs-worklist-line.h"

#include <glib/gi18n-lib.h>

/* What the page shows, and where the keyboard is when the rows below it change. */

static const char *
label_kind (guint code, gpointer data)
{
  return dcs_work_kind_label (code - 1);
}

static const char *
label_disease (guint code, gpointer data)
{
  DcsDefinition *definition = dcs_catalog_find (data, code);

  return definition != NULL ? dcs_definition_abbr (definition) : NULL;
}

/* What can be chosen: kinds that had rows since the clinic was opened, diseases of the patients. */
static void
update_filters (DcsWorklistPage *self)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) diseases = NULL;

  for (guint i = 0; i < DCS_N_WORK_KINDS; i++)
    {
      guint code = i + 1; /* 0 is any */

      if ((self->kinds_seen & (1u << i)) != 0)
        g_array_append_val (kinds, code);
    }
  dcs_patient_list_filter_set_codes (self->kind_filter, kinds, FALSE, label_kind, NULL);
  if (self->clinic == NULL)
    return;
  diseases = dcs_roster_dup_diseases (dcs_clinic_get_roster (self->clinic));
  dcs_patient_list_filter_set_codes (
      self->disease_filter, diseases, TRUE, label_disease, dcs_clinic_get_catalog (self->clinic));
}

static guint
count_rows (DcsWorklistPage *self)
{
  guint n = 0;

  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    n += dcs_worklist_model_get_count (self->model, i);
  return n;
}

static gboolean
is_list_focused (DcsWorklistPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_view));
}

static DcsWorklistLine *
find_line (GtkWidget *row)
{
  GtkWidget *child = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  return DCS_IS_WORKLIST_LINE (child) ? DCS_WORKLIST_LINE (child) : NULL;
}

/* The widget of a line that is shown; GTK 4.8 has no other way to it. */
static GtkWidget *
find_row (DcsWorklistPage *self, const char *key)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      DcsWorklistLine *line = find_line (row);
      DcsWorklistItem *item = line != NULL ? dcs_worklist_line_get_item (line) : NULL;

      if (item != NULL && g_strcmp0 (dcs_worklist_item_get_key (item), key) == 0)
        return row;
    }
  return NULL;
}

/*< private >
 * _dcs_worklist_page_get_focused:
 * @line: (out) (optional): what shows it
 *
 * Returns: (transfer none) (nullable): the row that has the keyboard, itself or one of its buttons
 */
DcsWorklistItem *
_dcs_worklist_page_get_focused (DcsWorklistPage *self, GtkWidget **line)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!is_list_focused (self))
    return NULL;
  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->list_view))
    widget = gtk_widget_get_parent (widget);
  if (find_line (widget) == NULL)
    return NULL;
  if (line != NULL)
    *line = GTK_WIDGET (find_line (widget));
  return dcs_worklist_line_get_item (find_line (widget));
}

/*< private >
 * _dcs_worklist_page_update_diseases:
 *
 * The patients were read, or some of them: their subtypes are known now.
 */
void
_dcs_worklist_page_update_diseases (DcsWorklistPage *self)
{
  DcsRoster *roster = dcs_clinic_get_roster (self->clinic);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      DcsWorklistLine *line = find_line (row);
      DcsWorklistItem *item = line != NULL ? dcs_worklist_line_get_item (line) : NULL;

      if (item != NULL && dcs_worklist_item_get_kind (item) == DCS_WORKLIST_ROW)
        dcs_worklist_item_update_disease (item, dcs_clinic_get_catalog (self->clinic), roster);
    }
  update_filters (self);
}

/* A row near a line that is no row: the next one, else the one before. */
static gboolean
find_near_row (DcsWorklistPage *self, guint position, guint *found, char **key)
{
  GListModel *rows = G_LIST_MODEL (self->selection);
  guint n_rows = g_list_model_get_n_items (rows);

  for (guint step = 0; step < 2 * n_rows; step++)
    {
      guint at = step < n_rows ? position + step : position - 1 - (step - n_rows);
      g_autoptr (DcsWorklistItem) item = at < n_rows ? g_list_model_get_item (rows, at) : NULL;

      if (item == NULL || dcs_worklist_item_get_kind (item) != DCS_WORKLIST_ROW)
        continue;
      *found = at;
      *key = g_strdup (dcs_worklist_item_get_key (item));
      return TRUE;
    }
  return FALSE;
}

/* Gives the keyboard to the row at a place of the list, or to the one that is there now. */
static gboolean
focus_near (DcsWorklistPage *self, guint position)
{
  g_autofree char *key = NULL;
  guint found = 0;
  GtkWidget *row;

  if (!find_near_row (self, position, &found, &key))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, found);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", found);
  row = find_row (self, key);
  return row != NULL ? gtk_widget_grab_focus (row)
                     : gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
update_count (DcsWorklistPage *self)
{
  guint n_rows = count_rows (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u task", "%'u tasks", n_rows), n_rows);

  gtk_label_set_label (self->count_label, n_rows > 0 ? text : "");
}

/*< private >
 * _dcs_worklist_page_update_view:
 *
 * Shows the list or, when it is empty, why; the list gets the keyboard when somebody asked for it.
 */
void
_dcs_worklist_page_update_view (DcsWorklistPage *self)
{
  if (self->is_first)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else if (count_rows (self) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
        {
          guint selected = gtk_single_selection_get_selected (self->selection);

          self->wants_focus = !focus_near (self,
                                           selected != GTK_INVALID_LIST_POSITION ? selected : 0);
        }
    }
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      _dcs_worklist_page_is_filtered (self) ? "no-match" : "empty");
  update_count (self);
}

/*< private >
 * _dcs_worklist_page_show:
 * @reading: what was read; its rows are taken
 *
 * Shows the rows. When the one that had the keyboard is gone, the one after it gets it.
 */
void
_dcs_worklist_page_show (DcsWorklistPage *self, DcsWorklistReading *reading)
{
  DcsWorklistItem *focused = _dcs_worklist_page_get_focused (self, NULL);
  g_autofree char *key = focused != NULL ? g_strdup (dcs_worklist_item_get_key (focused)) : NULL;
  guint before = 0, after = 0;
  gboolean had_place = key != NULL && dcs_worklist_model_find_line (self->model, key, &before);

  for (guint i = 0; i < reading->rows->len; i++)
    self->kinds_seen
        |= 1u << ((const DcsWorkRow *) g_ptr_array_index (reading->rows, i))->item.kind;
  dcs_worklist_model_set_rows (self->model, reading->rows, &reading->counts, reading->query.today);
  update_filters (self);
  _dcs_worklist_page_update_view (self);
  if (!had_place)
    return;
  if (!dcs_worklist_model_find_line (self->model, key, &after))
    after = before;
  else if (is_list_focused (self))
    return;
  /* The rows that are held back take it when they come. */
  if (!focus_near (self, after) && dcs_metered_model_get_pending (self->rows))
    self->wants_focus = TRUE;
}
