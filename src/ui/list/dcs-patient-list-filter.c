/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-filter.h"

#include "dcs-ui.h"

#include <string.h>

struct _DcsPatientListFilter
{
  GtkWidget parent_instance;

  /* Template */
  GtkDropDown *drop_down;
  GtkStringList *labels;

  /* Owned */
  GArray *codes; /* of the labels, the first is 0 */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (DcsPatientListFilter, dcs_patient_list_filter, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ANY_LABEL,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint code;
  const char *label;
  char *collate_key; /* NULL: as given */
} Choice;

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const Choice *one = a;
  const Choice *other = b;

  return g_strcmp0 (one->collate_key, other->collate_key);
}

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->collate_key);
}

static void
update_visible (DcsPatientListFilter *self)
{
  /* "Any" and one code would be the same choice twice. */
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->codes->len > 2 || dcs_patient_list_filter_get_code (self) != 0);
}

static void
selected_cb (DcsPatientListFilter *self)
{
  if (self->is_filling)
    return;
  update_visible (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dcs_patient_list_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_PATIENT_LIST_FILTER);
  G_OBJECT_CLASS (dcs_patient_list_filter_parent_class)->dispose (object);
}

static void
dcs_patient_list_filter_finalize (GObject *object)
{
  DcsPatientListFilter *self = DCS_PATIENT_LIST_FILTER (object);

  g_array_unref (self->codes);
  G_OBJECT_CLASS (dcs_patient_list_filter_parent_class)->finalize (object);
}

static void
dcs_patient_list_filter_set_property (GObject *object,
                                      guint prop_id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  DcsPatientListFilter *self = DCS_PATIENT_LIST_FILTER (object);

  switch (prop_id)
    {
    case PROP_ANY_LABEL:
      {
        const char *labels[] = { g_value_get_string (value), NULL };

        if (labels[0] != NULL)
          gtk_string_list_splice (
              self->labels, 0, g_list_model_get_n_items (G_LIST_MODEL (self->labels)) > 0, labels);
        break;
      }
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value),
                                      -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->drop_down), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_patient_list_filter_class_init (DcsPatientListFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_patient_list_filter_dispose;
  object_class->finalize = dcs_patient_list_filter_finalize;
  object_class->set_property = dcs_patient_list_filter_set_property;

  properties[PROP_ANY_LABEL] = g_param_spec_string (
      "any-label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string (
      "label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed",
                                   DCS_TYPE_PATIENT_LIST_FILTER,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "list/dcs-patient-list-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListFilter, drop_down);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListFilter, labels);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dcs_patient_list_filter_init (DcsPatientListFilter *self)
{
  guint any = 0;

  self->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->codes, any);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_visible (self);
}

static GArray *
make_choices (GArray *codes, gboolean by_alphabet, DcsPatientListFilterFunc label, gpointer data)
{
  GArray *choices = g_array_new (FALSE, TRUE, sizeof (Choice));

  g_array_set_clear_func (choices, choice_clear);
  for (guint i = 0; i < codes->len; i++)
    {
      Choice choice = { .code = g_array_index (codes, guint, i) };

      choice.label = label (choice.code, data);
      if (choice.label == NULL)
        continue;
      if (by_alphabet)
        choice.collate_key = g_utf8_collate_key (choice.label, -1);
      g_array_append_val (choices, choice);
    }
  if (by_alphabet)
    g_array_sort (choices, compare_choices);
  return choices;
}

static gboolean
are_choices_known (DcsPatientListFilter *self, GArray *choices)
{
  if (choices->len + 1 != self->codes->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, Choice, i).code != g_array_index (self->codes, guint, i + 1))
      return FALSE;
  return TRUE;
}

/**
 * dcs_patient_list_filter_set_codes:
 * @codes: (element-type guint): what can be chosen
 * @by_alphabet: whether to sort by the labels
 * @label: what a code is called; NULL leaves it out
 *
 * What is chosen stays chosen; if it is no longer among the codes, "any" is.
 */
void
dcs_patient_list_filter_set_codes (DcsPatientListFilter *self,
                                   GArray *codes,
                                   gboolean by_alphabet,
                                   DcsPatientListFilterFunc label,
                                   gpointer data)
{
  g_autoptr (GArray) choices = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  guint chosen;

  g_return_if_fail (DCS_IS_PATIENT_LIST_FILTER (self));

  choices = make_choices (codes, by_alphabet, label, data);
  if (are_choices_known (self, choices))
    return;
  chosen = dcs_patient_list_filter_get_code (self);
  texts = g_ptr_array_new ();
  g_array_set_size (self->codes, 1);
  for (guint i = 0; i < choices->len; i++)
    {
      g_array_append_val (self->codes, g_array_index (choices, Choice, i).code);
      g_ptr_array_add (texts, (gpointer) g_array_index (choices, Choice, i).label);
    }
  g_ptr_array_add (texts, NULL);

  self->is_filling = TRUE;
  gtk_string_list_splice (self->labels,
                          1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->labels)) - 1,
                          (const char *const *) texts->pdata);
  dcs_patient_list_filter_set_code (self, chosen);
  self->is_filling = FALSE;
  update_visible (self);
  if (dcs_patient_list_filter_get_code (self) != chosen)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dcs_patient_list_filter_get_code:
 *
 * Returns: the code chosen, 0 for any
 */
guint
dcs_patient_list_filter_get_code (DcsPatientListFilter *self)
{
  guint selected;

  g_return_val_if_fail (DCS_IS_PATIENT_LIST_FILTER (self), 0);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->codes->len ? g_array_index (self->codes, guint, selected) : 0;
}

/**
 * dcs_patient_list_filter_set_code:
 * @code: one of the codes, or 0; any other chooses "any"
 */
void
dcs_patient_list_filter_set_code (DcsPatientListFilter *self, guint code)
{
  guint place = 0;

  g_return_if_fail (DCS_IS_PATIENT_LIST_FILTER (self));

  for (guint i = 1; i < self->codes->len; i++)
    if (g_array_index (self->codes, guint, i) == code)
      place = i;
  gtk_drop_down_set_selected (self->drop_down, place);
}
