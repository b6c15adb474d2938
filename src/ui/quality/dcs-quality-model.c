/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-model.h"

#include "dcs-quality-item.h"

/* The findings of one rule, each array in the order of the patients' ids. */
typedef struct
{
  GPtrArray *all;          /* of DcsQualityRow, owned */
  GPtrArray *shown;        /* of DcsQualityRow, those that pass the filter; borrowed from `all` */
  DcsQualityItem *heading; /* owned */
} Group;

struct _DcsQualityModel
{
  GObject parent_instance;

  Group groups[DCS_N_QUALITY_RULES];
  int rule; /* the only one shown, or -1 */
  DcsCode disease;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsQualityModel,
                               dcs_quality_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint
count_lines (const Group *group)
{
  return group->shown->len > 0 ? group->shown->len + 1 : 0;
}

static GType
dcs_quality_model_get_item_type (GListModel *model)
{
  return DCS_TYPE_QUALITY_ITEM;
}

static guint
dcs_quality_model_get_n_items (GListModel *model)
{
  DcsQualityModel *self = DCS_QUALITY_MODEL (model);
  guint n_items = 0;

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    n_items += count_lines (&self->groups[i]);
  return n_items;
}

static gpointer
dcs_quality_model_get_item (GListModel *model, guint position)
{
  DcsQualityModel *self = DCS_QUALITY_MODEL (model);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      Group *group = &self->groups[i];
      guint n_lines = count_lines (group);

      if (position >= n_lines)
        position -= n_lines;
      else if (position == 0)
        return g_object_ref (group->heading);
      else
        return dcs_quality_item_new_finding (g_ptr_array_index (group->shown, position - 1));
    }
  return NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = dcs_quality_model_get_item;
  iface->get_item_type = dcs_quality_model_get_item_type;
  iface->get_n_items = dcs_quality_model_get_n_items;
}

static void
dcs_quality_model_finalize (GObject *object)
{
  DcsQualityModel *self = DCS_QUALITY_MODEL (object);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      g_ptr_array_unref (self->groups[i].shown);
      g_ptr_array_unref (self->groups[i].all);
      g_object_unref (self->groups[i].heading);
    }
  G_OBJECT_CLASS (dcs_quality_model_parent_class)->finalize (object);
}

static void
dcs_quality_model_class_init (DcsQualityModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dcs_quality_model_finalize;
}

static void
dcs_quality_model_init (DcsQualityModel *self)
{
  self->rule = -1;
  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      self->groups[i].all = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_quality_row_free);
      self->groups[i].shown = g_ptr_array_new ();
      self->groups[i].heading = dcs_quality_item_new_heading (i);
    }
}

DcsQualityModel *
dcs_quality_model_new (void)
{
  return g_object_new (DCS_TYPE_QUALITY_MODEL, NULL);
}

static gboolean
is_shown (DcsQualityModel *self, const DcsQualityRow *row)
{
  return (self->rule < 0 || row->rule == (DcsQualityRule) self->rule)
         && (self->disease == 0 || row->disease == self->disease);
}

static guint
group_start (DcsQualityModel *self, guint index)
{
  guint start = 0;

  for (guint i = 0; i < index; i++)
    start += count_lines (&self->groups[i]);
  return start;
}

/* Tells that @n_removed findings at @position of the group's shown ones gave way to @n_added. */
static void
tell (DcsQualityModel *self, guint index, guint position, guint n_removed, guint n_added)
{
  Group *group = &self->groups[index];
  guint n_before = group->shown->len + n_removed - n_added;
  guint start = group_start (self, index);

  dcs_quality_item_set_count (group->heading, group->shown->len);
  if (n_removed == 0 && n_added == 0)
    return;
  if (n_before == 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, 0, n_added + 1);
  else if (group->shown->len == 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_removed + 1, 0);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), start + 1 + position, n_removed, n_added);
}

/* The first of @rows that is not before the patient. */
static guint
find_patient (GPtrArray *rows, gint64 patient_id)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DcsQualityRow *row = g_ptr_array_index (rows, middle);

      if (row->patient_id < patient_id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
count_patient (GPtrArray *rows, guint first, gint64 patient_id)
{
  guint n = 0;

  while (first + n < rows->len
         && ((DcsQualityRow *) g_ptr_array_index (rows, first + n))->patient_id == patient_id)
    n++;
  return n;
}

void
dcs_quality_model_clear (DcsQualityModel *self)
{
  g_return_if_fail (DCS_IS_QUALITY_MODEL (self));

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      guint n_shown = self->groups[i].shown->len;

      g_ptr_array_set_size (self->groups[i].shown, 0);
      g_ptr_array_set_size (self->groups[i].all, 0);
      tell (self, i, 0, n_shown, 0);
    }
}

/**
 * dcs_quality_model_append:
 * @rows: (element-type DcsQualityRow): findings of patients that come after those that are there;
 *   they are taken out of the array
 */
void
dcs_quality_model_append (DcsQualityModel *self, GPtrArray *rows)
{
  guint n_added[DCS_N_QUALITY_RULES] = { 0 };

  g_return_if_fail (DCS_IS_QUALITY_MODEL (self));

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      DcsQualityRow *row = g_ptr_array_index (rows, i);
      Group *group = &self->groups[row->rule];

      g_ptr_array_add (group->all, row);
      if (!is_shown (self, row))
        continue;
      g_ptr_array_add (group->shown, row);
      n_added[row->rule]++;
    }
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    tell (self, i, self->groups[i].shown->len - n_added[i], 0, n_added[i]);
}

/* Puts what was found now in the place of what was found before, in one group. */
static void
replace_in_group (DcsQualityModel *self, guint index, gint64 patient_id, GPtrArray *rows)
{
  Group *group = &self->groups[index];
  guint first = find_patient (group->all, patient_id);
  guint first_shown = find_patient (group->shown, patient_id);
  guint n_gone = count_patient (group->all, first, patient_id);
  guint n_hidden = count_patient (group->shown, first_shown, patient_id);
  guint n_added = 0, n_shown = 0;

  if (n_hidden > 0)
    g_ptr_array_remove_range (group->shown, first_shown, n_hidden);
  if (n_gone > 0)
    g_ptr_array_remove_range (group->all, first, n_gone);
  for (guint i = 0; i < rows->len; i++)
    {
      DcsQualityRow *row = g_ptr_array_index (rows, i);

      if (row->rule != index)
        continue;
      g_ptr_array_insert (group->all, (int) (first + n_added++), row);
      if (is_shown (self, row))
        g_ptr_array_insert (group->shown, (int) (first_shown + n_shown++), row);
    }
  tell (self, index, first_shown, n_hidden, n_shown);
}

/**
 * dcs_quality_model_replace:
 * @patient_id: whose records changed
 * @rows: (element-type DcsQualityRow): what is found in them now, of this patient only; they are
 *   taken out of the array
 */
void
dcs_quality_model_replace (DcsQualityModel *self, gint64 patient_id, GPtrArray *rows)
{
  g_return_if_fail (DCS_IS_QUALITY_MODEL (self));

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    replace_in_group (self, i, patient_id, rows);
  g_ptr_array_set_size (rows, 0);
}

/**
 * dcs_quality_model_set_filter:
 * @rule: the only rule to show, or -1
 * @disease: the only disease to show, or 0
 */
void
dcs_quality_model_set_filter (DcsQualityModel *self, int rule, DcsCode disease)
{
  g_return_if_fail (DCS_IS_QUALITY_MODEL (self));

  if (self->rule == rule && self->disease == disease)
    return;
  self->rule = rule;
  self->disease = disease;
  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    {
      Group *group = &self->groups[i];
      guint n_before = group->shown->len;

      g_ptr_array_set_size (group->shown, 0);
      for (guint k = 0; k < group->all->len; k++)
        if (is_shown (self, g_ptr_array_index (group->all, k)))
          g_ptr_array_add (group->shown, g_ptr_array_index (group->all, k));
      tell (self, i, 0, n_before, group->shown->len);
    }
}

guint
dcs_quality_model_get_n_findings (DcsQualityModel *self)
{
  guint n = 0;

  g_return_val_if_fail (DCS_IS_QUALITY_MODEL (self), 0);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    n += self->groups[i].all->len;
  return n;
}

guint
dcs_quality_model_get_n_shown (DcsQualityModel *self)
{
  guint n = 0;

  g_return_val_if_fail (DCS_IS_QUALITY_MODEL (self), 0);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    n += self->groups[i].shown->len;
  return n;
}

gboolean
dcs_quality_model_has_rule (DcsQualityModel *self, DcsQualityRule rule)
{
  g_return_val_if_fail (DCS_IS_QUALITY_MODEL (self), FALSE);
  g_return_val_if_fail (rule < DCS_N_QUALITY_RULES, FALSE);

  return self->groups[rule].all->len > 0;
}

/**
 * dcs_quality_model_dup_diseases:
 *
 * Returns: (transfer full) (element-type guint): the diseases that findings are of, each once
 */
GArray *
dcs_quality_model_dup_diseases (DcsQualityModel *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *diseases = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (DCS_IS_QUALITY_MODEL (self), diseases);

  for (guint i = 0; i < DCS_N_QUALITY_RULES; i++)
    for (guint k = 0; k < self->groups[i].all->len; k++)
      {
        const DcsQualityRow *row = g_ptr_array_index (self->groups[i].all, k);
        guint disease = row->disease;

        if (disease != 0 && g_hash_table_add (seen, GUINT_TO_POINTER (disease)))
          g_array_append_val (diseases, disease);
      }
  return diseases;
}
