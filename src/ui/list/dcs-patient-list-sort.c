/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-page-private.h"

#include <string.h>

/* How the patient list learns what to sort by: from the headers, from the menu, from the settings.
 * The roster does the sorting. */

/* The columns in the settings and in the sort menu. */
static const char *const column_names[DCS_N_ROSTER_COLUMNS] = {
  [DCS_ROSTER_CODE] = "code",
  [DCS_ROSTER_NAME] = "name",
  [DCS_ROSTER_SEX] = "sex",
  [DCS_ROSTER_AGE] = "age",
  [DCS_ROSTER_DISEASE] = "disease",
  [DCS_ROSTER_STATE] = "state",
  [DCS_ROSTER_TREATMENT] = "treatment",
  [DCS_ROSTER_LAST_VISIT] = "last-visit",
};

/*< private >
 * _dcs_patient_list_column_name:
 *
 * Returns: what the settings and the sort menu call the column
 */
const char *
_dcs_patient_list_column_name (DcsRosterColumn column)
{
  return column_names[column];
}

/*< private >
 * _dcs_patient_list_parse_column:
 *
 * Returns: whether there is a column of this name
 */
gboolean
_dcs_patient_list_parse_column (const char *name, DcsRosterColumn *column)
{
  for (guint i = 0; i < DCS_N_ROSTER_COLUMNS; i++)
    if (strcmp (name, column_names[i]) == 0)
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/* The column view does not tell by which column it sorts, but its sorter does: the column that is
 * asked first. Each column's sorter says that the first probe comes first, and the view turns that
 * round when the arrow points down. */
static int
probe_column_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const DcsColumnProbe *probe = data;

  if (probe->page->probed_column < 0)
    probe->page->probed_column = (int) probe->column;
  return GTK_ORDERING_SMALLER;
}

static void
set_sort (DcsPatientListPage *self, DcsRosterColumn column, gboolean descending)
{
  if (self->sort_column == column && self->sort_descending == descending)
    return;
  self->sort_column = column;
  self->sort_descending = descending;
  g_free (self->sort);
  self->sort = g_strconcat (descending ? "-" : "", column_names[column], NULL);
  if (self->roster != NULL)
    {
      _dcs_patient_list_page_await_pause (self);
      dcs_roster_set_sort (self->roster, column, descending);
    }
  g_object_notify (G_OBJECT (self), "sort");
  g_object_notify (G_OBJECT (self), "sort-column");
  g_object_notify (G_OBJECT (self), "sort-descending");
}

static void
sorter_changed_cb (DcsPatientListPage *self)
{
  GtkOrdering order;

  if (self->is_sorting)
    return;
  self->probed_column = -1;
  order = gtk_sorter_compare (
      gtk_column_view_get_sorter (self->column_view), self->probe_items[0], self->probe_items[1]);
  if (self->probed_column >= 0)
    set_sort (self, (DcsRosterColumn) self->probed_column, order == GTK_ORDERING_LARGER);
}

/* The arrow in the header follows what was set from elsewhere. */
static void
update_sort_arrow (DcsPatientListPage *self)
{
  self->is_sorting = TRUE;
  gtk_column_view_sort_by_column (self->column_view,
                                  self->columns[self->sort_column],
                                  self->sort_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_sorting = FALSE;
}

/*< private >
 * _dcs_patient_list_page_create_sorters:
 *
 * Gives each column a sorter, so that its header can be clicked.
 */
void
_dcs_patient_list_page_create_sorters (DcsPatientListPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->probe_items); i++)
    self->probe_items[i] = g_object_new (G_TYPE_OBJECT, NULL);
  for (guint i = 0; i < DCS_N_ROSTER_COLUMNS; i++)
    {
      g_autoptr (GtkCustomSorter) sorter = NULL;

      self->probes[i] = (DcsColumnProbe){ self, i };
      sorter = gtk_custom_sorter_new (probe_column_cb, &self->probes[i], NULL);
      gtk_column_view_column_set_sorter (self->columns[i], GTK_SORTER (sorter));
    }
  update_sort_arrow (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view),
                           "changed",
                           G_CALLBACK (sorter_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/*< private >
 * _dcs_patient_list_page_sort:
 *
 * Sorts the list; the arrow in the header follows.
 */
void
_dcs_patient_list_page_sort (DcsPatientListPage *self, DcsRosterColumn column, gboolean descending)
{
  set_sort (self, column, descending);
  update_sort_arrow (self);
}

/**
 * dcs_patient_list_page_get_sort:
 *
 * Returns: (transfer none): the column's name, after a minus sign when from last to first
 */
const char *
dcs_patient_list_page_get_sort (DcsPatientListPage *self)
{
  g_return_val_if_fail (DCS_IS_PATIENT_LIST_PAGE (self), NULL);

  return self->sort;
}

/**
 * dcs_patient_list_page_set_sort:
 * @sort: as from dcs_patient_list_page_get_sort(); an unknown column changes nothing
 */
void
dcs_patient_list_page_set_sort (DcsPatientListPage *self, const char *sort)
{
  gboolean descending;
  DcsRosterColumn column;

  g_return_if_fail (DCS_IS_PATIENT_LIST_PAGE (self));
  g_return_if_fail (sort != NULL);

  descending = sort[0] == '-';
  if (_dcs_patient_list_parse_column (sort + descending, &column))
    _dcs_patient_list_page_sort (self, column, descending);
}
