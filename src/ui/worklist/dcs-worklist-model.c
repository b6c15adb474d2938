/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-worklist-model.h"

/* The rows of one group. */
typedef struct
{
  GPtrArray *rows;          /* of DcsWorkRow, owned: those that were read */
  guint count;              /* all of them, read or not */
  DcsWorklistItem *heading; /* owned */
  DcsWorklistItem *more;    /* owned */
} Group;

struct _DcsWorklistModel
{
  GObject parent_instance;

  Group groups[DCS_N_WORK_GROUPS];
  DcsDate today;

  /* Owned */
  DcsCatalog *catalog; /* NULL: none yet */
  DcsRoster *roster;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsWorklistModel,
                               dcs_worklist_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
has_more (const Group *group)
{
  return group->count > group->rows->len;
}

static guint
count_lines (const Group *group)
{
  return group->rows->len > 0 ? 1 + group->rows->len + (has_more (group) ? 1 : 0) : 0;
}

static GType
dcs_worklist_model_get_item_type (GListModel *model)
{
  return DCS_TYPE_WORKLIST_ITEM;
}

static guint
dcs_worklist_model_get_n_items (GListModel *model)
{
  DcsWorklistModel *self = DCS_WORKLIST_MODEL (model);
  guint n_items = 0;

  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    n_items += count_lines (&self->groups[i]);
  return n_items;
}

static gpointer
dcs_worklist_model_get_item (GListModel *model, guint position)
{
  DcsWorklistModel *self = DCS_WORKLIST_MODEL (model);

  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      Group *group = &self->groups[i];
      guint n_lines = count_lines (group);

      if (position >= n_lines)
        position -= n_lines;
      else if (position == 0)
        return g_object_ref (group->heading);
      else if (position > group->rows->len)
        return g_object_ref (group->more);
      else
        return dcs_worklist_item_new_row (g_ptr_array_index (group->rows, position - 1),
                                          self->catalog,
                                          self->roster,
                                          self->today);
    }
  return NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = dcs_worklist_model_get_item;
  iface->get_item_type = dcs_worklist_model_get_item_type;
  iface->get_n_items = dcs_worklist_model_get_n_items;
}

static void
dcs_worklist_model_finalize (GObject *object)
{
  DcsWorklistModel *self = DCS_WORKLIST_MODEL (object);

  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      g_ptr_array_unref (self->groups[i].rows);
      g_object_unref (self->groups[i].heading);
      g_object_unref (self->groups[i].more);
    }
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  g_clear_object (&self->roster);
  G_OBJECT_CLASS (dcs_worklist_model_parent_class)->finalize (object);
}

static void
dcs_worklist_model_class_init (DcsWorklistModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dcs_worklist_model_finalize;
}

static void
row_free (gpointer data)
{
  dcs_work_row_free (data);
}

static void
dcs_worklist_model_init (DcsWorklistModel *self)
{
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      self->groups[i].rows = g_ptr_array_new_with_free_func (row_free);
      self->groups[i].heading = dcs_worklist_item_new (DCS_WORKLIST_HEADING, i, 0);
      self->groups[i].more = dcs_worklist_item_new (DCS_WORKLIST_MORE, i, 0);
    }
}

DcsWorklistModel *
dcs_worklist_model_new (void)
{
  return g_object_new (DCS_TYPE_WORKLIST_MODEL, NULL);
}

/**
 * dcs_worklist_model_set_source:
 * @catalog: (nullable): with which the words of the rows are made
 * @roster: (nullable): whose rows know the subtypes
 *
 * Before there are rows.
 */
void
dcs_worklist_model_set_source (DcsWorklistModel *self, DcsCatalog *catalog, DcsRoster *roster)
{
  g_return_if_fail (DCS_IS_WORKLIST_MODEL (self));

  if (catalog != NULL)
    dcs_catalog_ref (catalog);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  self->catalog = catalog;
  g_set_object (&self->roster, roster);
}

static gboolean
is_same (const DcsWorkRow *a, const DcsWorkRow *b)
{
  return dcs_work_item_equal (&a->item, &b->item) && a->state == b->state
         && a->disease == b->disease && g_strcmp0 (a->what, b->what) == 0
         && g_strcmp0 (a->why, b->why) == 0 && g_strcmp0 (a->code, b->code) == 0
         && g_strcmp0 (a->name, b->name) == 0;
}

/* The rows of one group, taken out of @rows. */
static GPtrArray *
take_group (GPtrArray *rows, DcsWorkGroup group)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < rows->len; i++)
    {
      DcsWorkRow *row = g_ptr_array_index (rows, i);

      if (row->group == group)
        g_ptr_array_add (taken, row);
    }
  return taken;
}

/* Tells what is different between the lines of a group as they were and as they are. What is the
 * same at the beginning and at the end stays. */
static void
replace_group (DcsWorklistModel *self, guint index, guint start, GPtrArray *rows, guint count)
{
  Group *group = &self->groups[index];
  g_autoptr (GPtrArray) before = group->rows;
  gboolean had_more = has_more (group);
  guint n_before = count_lines (group);
  guint n_same = 0, n_same_end = 0, n_least;

  group->rows = rows;
  group->count = MAX (count, rows->len);
  dcs_worklist_item_set_count (group->heading, group->count);
  dcs_worklist_item_set_count (group->more, group->count - rows->len);
  if (n_before == 0 || rows->len == 0)
    {
      if (n_before + count_lines (group) > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), start, n_before, count_lines (group));
      return;
    }
  n_least = MIN (before->len, rows->len);
  while (n_same < n_least
         && is_same (g_ptr_array_index (before, n_same), g_ptr_array_index (rows, n_same)))
    n_same++;
  while (n_same_end < n_least - n_same && had_more == has_more (group)
         && is_same (g_ptr_array_index (before, before->len - 1 - n_same_end),
                     g_ptr_array_index (rows, rows->len - 1 - n_same_end)))
    n_same_end++;
  if (had_more && has_more (group))
    n_same_end++;
  if (n_before - 1 - n_same - n_same_end + count_lines (group) - 1 - n_same - n_same_end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                start + 1 + n_same,
                                n_before - 1 - n_same - n_same_end,
                                count_lines (group) - 1 - n_same - n_same_end);
}

/**
 * dcs_worklist_model_set_rows:
 * @rows: (element-type DcsWorkRow): what waits, in the order of the groups; taken out of the array
 * @counts: how many there are in each group
 * @today: the day of the worklist
 */
void
dcs_worklist_model_set_rows (DcsWorklistModel *self,
                             GPtrArray *rows,
                             const DcsWorkCounts *counts,
                             DcsDate today)
{
  guint start = 0;

  g_return_if_fail (DCS_IS_WORKLIST_MODEL (self));
  g_return_if_fail (rows->len == 0 || self->catalog != NULL);

  /* On another day all rows say something else. */
  if (!dcs_date_equal (self->today, today))
    for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
      replace_group (self, i, 0, g_ptr_array_new_with_free_func (row_free), 0);
  self->today = today;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      replace_group (self, i, start, take_group (rows, i), counts->n_rows[i]);
      start += count_lines (&self->groups[i]);
    }
  g_ptr_array_set_size (rows, 0);
}

/* All rows of the group, also those that were not read. */
guint
dcs_worklist_model_get_count (DcsWorklistModel *self, DcsWorkGroup group)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_MODEL (self), 0);
  g_return_val_if_fail (group < DCS_N_WORK_GROUPS, 0);

  return self->groups[group].count;
}

/* The rows of the group that were read. */
guint
dcs_worklist_model_get_n_rows (DcsWorklistModel *self, DcsWorkGroup group)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_MODEL (self), 0);
  g_return_val_if_fail (group < DCS_N_WORK_GROUPS, 0);

  return self->groups[group].rows->len;
}

/**
 * dcs_worklist_model_get_row:
 *
 * Returns: (transfer none) (nullable): a row of a group
 */
const DcsWorkRow *
dcs_worklist_model_get_row (DcsWorklistModel *self, DcsWorkGroup group, guint index)
{
  g_return_val_if_fail (DCS_IS_WORKLIST_MODEL (self), NULL);
  g_return_val_if_fail (group < DCS_N_WORK_GROUPS, NULL);

  if (index >= self->groups[group].rows->len)
    return NULL;
  return g_ptr_array_index (self->groups[group].rows, index);
}

/**
 * dcs_worklist_model_find_line:
 * @key: of a row
 * @position: (out): its line
 *
 * Returns: whether it is there
 */
gboolean
dcs_worklist_model_find_line (DcsWorklistModel *self, const char *key, guint *position)
{
  guint start = 0;

  g_return_val_if_fail (DCS_IS_WORKLIST_MODEL (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      const Group *group = &self->groups[i];

      for (guint k = 0; k < group->rows->len; k++)
        {
          const DcsWorkRow *row = g_ptr_array_index (group->rows, k);
          g_autofree char *other = dcs_work_item_dup_key (&row->item);

          if (g_str_equal (key, other))
            {
              *position = start + 1 + k;
              return TRUE;
            }
        }
      start += count_lines (group);
    }
  return FALSE;
}

/**
 * dcs_worklist_model_find:
 *
 * Returns: (transfer none) (nullable): the row of a key, until the list is read anew
 */
const DcsWorkRow *
dcs_worklist_model_find (DcsWorklistModel *self, const char *key)
{
  guint position = 0;

  if (!dcs_worklist_model_find_line (self, key, &position))
    return NULL;
  for (guint i = 0; i < DCS_N_WORK_GROUPS; i++)
    {
      guint n_lines = count_lines (&self->groups[i]);

      if (position < n_lines)
        return g_ptr_array_index (self->groups[i].rows, position - 1);
      position -= n_lines;
    }
  return NULL;
}
