/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-list-filter.h"

#include "dcs-text.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsPatientListFilter
{
  GtkWidget parent_instance;

  /* Template */
  GtkMenuButton *button;
  GMenu *menu;

  /* Owned */
  char *any_label;
  char *label;
  GArray *codes;     /* what can be chosen, without 0 */
  GPtrArray *labels; /* of the codes */

  guint code; /* what is chosen */
};

G_DEFINE_FINAL_TYPE (DcsPatientListFilter, dcs_patient_list_filter, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ANY_LABEL,
  PROP_CODE,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

static const char *
get_choice_label (DcsPatientListFilter *self)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_array_index (self->codes, guint, i) == self->code)
      return g_ptr_array_index (self->labels, i);
  return self->any_label != NULL ? self->any_label : "";
}

/* The button says what is chosen; a screen reader also hears what it is a choice of. */
static void
update_button (DcsPatientListFilter *self)
{
  g_autofree char *spoken = NULL;

  gtk_menu_button_set_label (self->button, get_choice_label (self));
  /* Translators: what a list is filtered by, and what is chosen: "State: active" */
  spoken = g_strdup_printf (
      _ ("%s: %s"), self->label != NULL ? self->label : "", get_choice_label (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* "Any" and one code would be the same choice twice. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->codes->len > 1 || self->code != 0);
}

static void
append_choice (GMenu *section, const char *label, guint code)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "filter.code", "u", code);
  g_menu_append_item (section, item);
}

static void
update_menu (DcsPatientListFilter *self)
{
  g_autoptr (GMenu) any = g_menu_new ();
  g_autoptr (GMenu) choices = g_menu_new ();

  g_menu_remove_all (self->menu);
  append_choice (any, self->any_label != NULL ? self->any_label : "", 0);
  for (guint i = 0; i < self->codes->len; i++)
    append_choice (
        choices, g_ptr_array_index (self->labels, i), g_array_index (self->codes, guint, i));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (any));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (choices));
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

  g_free (self->any_label);
  g_free (self->label);
  g_array_unref (self->codes);
  g_ptr_array_unref (self->labels);
  G_OBJECT_CLASS (dcs_patient_list_filter_parent_class)->finalize (object);
}

static void
dcs_patient_list_filter_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DcsPatientListFilter *self = DCS_PATIENT_LIST_FILTER (object);

  switch (prop_id)
    {
    case PROP_ANY_LABEL:
      g_value_set_string (value, self->any_label);
      break;
    case PROP_CODE:
      g_value_set_uint (value, self->code);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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
      if (!dcs_set_str (&self->any_label, g_value_get_string (value)))
        return;
      update_menu (self);
      update_button (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CODE:
      dcs_patient_list_filter_set_code (self, g_value_get_uint (value));
      break;
    case PROP_LABEL:
      if (!dcs_set_str (&self->label, g_value_get_string (value)))
        return;
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->label);
      update_button (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_patient_list_filter_class_init (DcsPatientListFilterClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_patient_list_filter_dispose;
  object_class->finalize = dcs_patient_list_filter_finalize;
  object_class->get_property = dcs_patient_list_filter_get_property;
  object_class->set_property = dcs_patient_list_filter_set_property;

  properties[PROP_ANY_LABEL] = g_param_spec_string ("any-label", NULL, NULL, NULL, flags);
  properties[PROP_CODE] = g_param_spec_uint ("code", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "list/dcs-patient-list-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListFilter, button);
  gtk_widget_class_bind_template_child (widget_class, DcsPatientListFilter, menu);

  gtk_widget_class_install_property_action (widget_class, "filter.code", "code");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dcs_patient_list_filter_init (DcsPatientListFilter *self)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_ui_set_menu (self->button, G_MENU_MODEL (self->menu));
  update_button (self);
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
  if (choices->len != self->codes->len)
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, Choice, i).code != g_array_index (self->codes, guint, i))
      return FALSE;
  return TRUE;
}

static gboolean
has_code (DcsPatientListFilter *self, guint code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_array_index (self->codes, guint, i) == code)
      return TRUE;
  return FALSE;
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

  g_return_if_fail (DCS_IS_PATIENT_LIST_FILTER (self));

  choices = make_choices (codes, by_alphabet, label, data);
  if (are_choices_known (self, choices))
    return;
  g_array_set_size (self->codes, 0);
  g_ptr_array_set_size (self->labels, 0);
  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);

      g_array_append_val (self->codes, choice->code);
      g_ptr_array_add (self->labels, g_strdup (choice->label));
    }
  update_menu (self);
  if (!has_code (self, self->code))
    dcs_patient_list_filter_set_code (self, 0);
  update_button (self);
}

/**
 * dcs_patient_list_filter_get_code:
 *
 * Returns: the code chosen, 0 for any
 */
guint
dcs_patient_list_filter_get_code (DcsPatientListFilter *self)
{
  g_return_val_if_fail (DCS_IS_PATIENT_LIST_FILTER (self), 0);

  return self->code;
}

/**
 * dcs_patient_list_filter_set_code:
 * @code: one of the codes, or 0; any other chooses "any"
 */
void
dcs_patient_list_filter_set_code (DcsPatientListFilter *self, guint code)
{
  g_return_if_fail (DCS_IS_PATIENT_LIST_FILTER (self));

  if (!has_code (self, code))
    code = 0;
  if (self->code == code)
    return;
  self->code = code;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}
