/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-metered-model.h"

struct _DcsMeteredModel
{
  GObject parent_instance;

  /* Owned */
  GListModel *model;
  GSignalGroup *signals;

  guint first;   /* so many are shown at once */
  guint n_shown; /* the first so many of the model's items */
  guint n_items; /* of the model, as its signals told */
  gboolean pending;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsMeteredModel,
                               dcs_metered_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_PENDING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
update_pending (DcsMeteredModel *self)
{
  gboolean pending = self->n_shown < self->n_items;

  if (self->pending == pending)
    return;
  self->pending = pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

/* Shows `added` items instead of `removed` ones at `position`; what was shown after them stays only
 * if nothing is left out between. */
static void
show (DcsMeteredModel *self, guint position, guint removed, guint added)
{
  self->n_shown += added - removed;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
items_changed_cb (DcsMeteredModel *self, guint position, guint removed, guint added)
{
  self->n_items += added - removed;
  if (position > self->n_shown)
    {
      /* Behind what is shown: its turn comes. */
    }
  else if (position == self->n_shown)
    {
      /* It continues what is shown, unless that is still being built. */
      if (!self->pending && position >= DCS_METERED_MODEL_BUILT)
        show (self, position, 0, added);
    }
  else if (added <= self->first && position + removed <= self->n_shown)
    show (self, position, removed, added);
  else
    show (self, position, self->n_shown - position, MIN (self->n_items - position, self->first));
  update_pending (self);
}

static GType
dcs_metered_model_get_item_type (GListModel *model)
{
  DcsMeteredModel *self = DCS_METERED_MODEL (model);

  return self->model != NULL ? g_list_model_get_item_type (self->model) : G_TYPE_OBJECT;
}

static guint
dcs_metered_model_get_n_items (GListModel *model)
{
  return DCS_METERED_MODEL (model)->n_shown;
}

static gpointer
dcs_metered_model_get_item (GListModel *model, guint position)
{
  DcsMeteredModel *self = DCS_METERED_MODEL (model);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item = dcs_metered_model_get_item;
  iface->get_item_type = dcs_metered_model_get_item_type;
  iface->get_n_items = dcs_metered_model_get_n_items;
}

static void
dcs_metered_model_dispose (GObject *object)
{
  DcsMeteredModel *self = DCS_METERED_MODEL (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->model);
  self->n_shown = 0;
  self->n_items = 0;
  G_OBJECT_CLASS (dcs_metered_model_parent_class)->dispose (object);
}

static void
dcs_metered_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsMeteredModel *self = DCS_METERED_MODEL (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_PENDING:
      g_value_set_boolean (value, self->pending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_metered_model_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MODEL:
      dcs_metered_model_set_model (DCS_METERED_MODEL (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_metered_model_class_init (DcsMeteredModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dcs_metered_model_dispose;
  object_class->get_property = dcs_metered_model_get_property;
  object_class->set_property = dcs_metered_model_set_property;

  properties[PROP_MODEL] = g_param_spec_object ("model",
                                                NULL,
                                                NULL,
                                                G_TYPE_LIST_MODEL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_PENDING] = g_param_spec_boolean ("pending",
                                                   NULL,
                                                   NULL,
                                                   FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_metered_model_init (DcsMeteredModel *self)
{
  self->first = DCS_METERED_MODEL_FIRST;
  self->signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (
      self->signals, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/**
 * dcs_metered_model_new:
 * @model: (nullable): what to show
 *
 * Returns: (transfer full): a new model
 */
DcsMeteredModel *
dcs_metered_model_new (GListModel *model)
{
  return g_object_new (DCS_TYPE_METERED_MODEL, "model", model, NULL);
}

/**
 * dcs_metered_model_get_model:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GListModel *
dcs_metered_model_get_model (DcsMeteredModel *self)
{
  g_return_val_if_fail (DCS_IS_METERED_MODEL (self), NULL);

  return self->model;
}

/**
 * dcs_metered_model_set_model:
 * @model: (nullable): what to show
 */
void
dcs_metered_model_set_model (DcsMeteredModel *self, GListModel *model)
{
  guint n_before;

  g_return_if_fail (DCS_IS_METERED_MODEL (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;
  n_before = self->n_shown;
  g_set_object (&self->model, model);
  g_signal_group_set_target (self->signals, model);
  self->n_items = model != NULL ? g_list_model_get_n_items (model) : 0;
  show (self, 0, n_before, MIN (self->n_items, self->first));
  update_pending (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * dcs_metered_model_set_first:
 * @first: how many rows are shown at once after a large change: as many as a person sees
 */
void
dcs_metered_model_set_first (DcsMeteredModel *self, guint first)
{
  g_return_if_fail (DCS_IS_METERED_MODEL (self));
  g_return_if_fail (first > 0);

  self->first = first;
}

/**
 * dcs_metered_model_get_pending:
 *
 * Returns: whether there is more to show
 */
gboolean
dcs_metered_model_get_pending (DcsMeteredModel *self)
{
  g_return_val_if_fail (DCS_IS_METERED_MODEL (self), FALSE);

  return self->pending;
}

/**
 * dcs_metered_model_advance:
 *
 * Shows some more; everything, once the rows that are built are all there.
 *
 * Returns: whether there is still more to show
 */
gboolean
dcs_metered_model_advance (DcsMeteredModel *self)
{
  guint n_left;

  g_return_val_if_fail (DCS_IS_METERED_MODEL (self), FALSE);

  n_left = self->n_items - self->n_shown;
  if (self->n_shown < DCS_METERED_MODEL_BUILT)
    n_left = MIN (n_left, DCS_METERED_MODEL_STEP);
  show (self, self->n_shown, 0, n_left);
  update_pending (self);
  return self->pending;
}
