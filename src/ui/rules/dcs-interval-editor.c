/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-interval-editor.h"

#include <glib/gi18n-lib.h>

struct _DcsIntervalEditor
{
  GtkWidget parent_instance;

  GtkSpinButton *number;
  GtkDropDown *unit;
  gboolean is_setting; /* by the program: nobody is told */
};

G_DEFINE_FINAL_TYPE (DcsIntervalEditor, dcs_interval_editor, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  UNIT_DAYS,
  UNIT_WEEKS,
  UNIT_MONTHS,
  UNIT_YEARS,
};

/* No interval is longer; what a definition takes ends at 120 years. */
#define MAX_NUMBER 999
#define MAX_YEARS 120

/* Whoever scrolls the page with the wheel changes nothing on the way. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/**
 * dcs_number_field_new:
 * @label: what it is, for screen readers
 *
 * Returns: (transfer floating): a GtkSpinButton
 */
GtkWidget *
dcs_number_field_new (const char *label, double low, double high, guint digits)
{
  GtkWidget *field = gtk_spin_button_new_with_range (low, high, 1);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (field), digits);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (field), TRUE);
  gtk_widget_set_valign (field, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  ignore_wheel (field);
  return field;
}

/**
 * dcs_drop_down_set_name:
 * @name: what is chosen there, for screen readers
 */
void
dcs_drop_down_set_name (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
value_changed_cb (DcsIntervalEditor *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
unit_changed_cb (DcsIntervalEditor *self)
{
  gboolean is_years = gtk_drop_down_get_selected (self->unit) == UNIT_YEARS;

  gtk_spin_button_set_range (self->number, 1, is_years ? MAX_YEARS : MAX_NUMBER);
  value_changed_cb (self);
}

static void
dcs_interval_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dcs_interval_editor_parent_class)->dispose (object);
}

static void
dcs_interval_editor_class_init (DcsIntervalEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dcs_interval_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dcs_interval_editor_init (DcsIntervalEditor *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 6);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * dcs_interval_editor_new:
 * @label: what the interval is, for screen readers
 *
 * Returns: (transfer floating): an editor; 1 day
 */
GtkWidget *
dcs_interval_editor_new (const char *label)
{
  DcsIntervalEditor *self = g_object_new (DCS_TYPE_INTERVAL_EDITOR, NULL);
  const char *const units[] = { _ ("days"), _ ("weeks"), _ ("months"), _ ("years"), NULL };
  /* Translators: the unit of what is named, for screen readers */
  g_autofree char *unit_label = g_strdup_printf (_ ("%s: unit"), label);

  self->number = GTK_SPIN_BUTTON (dcs_number_field_new (label, 1, MAX_NUMBER, 0));
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
  self->unit = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (units));
  gtk_widget_set_valign (GTK_WIDGET (self->unit), GTK_ALIGN_CENTER);
  dcs_drop_down_set_name (self->unit, unit_label);
  gtk_widget_set_parent (GTK_WIDGET (self->unit), GTK_WIDGET (self));
  g_signal_connect_swapped (self->number, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (unit_changed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * dcs_interval_editor_set_interval:
 * @interval: what to show, in the largest unit that it is a whole number of
 */
void
dcs_interval_editor_set_interval (DcsIntervalEditor *self, DcsInterval interval)
{
  guint unit = UNIT_DAYS;
  int number = interval.days;

  g_return_if_fail (DCS_IS_INTERVAL_EDITOR (self));

  if (interval.days != 0 && interval.days % 7 == 0)
    {
      unit = UNIT_WEEKS;
      number = interval.days / 7;
    }
  else if (interval.days == 0)
    {
      unit = interval.months % 12 == 0 ? UNIT_YEARS : UNIT_MONTHS;
      number = unit == UNIT_YEARS ? interval.months / 12 : interval.months;
    }
  self->is_setting = TRUE;
  gtk_drop_down_set_selected (self->unit, unit);
  gtk_spin_button_set_value (self->number, number);
  self->is_setting = FALSE;
}

/**
 * dcs_interval_editor_get_interval:
 *
 * Returns: what is shown
 */
DcsInterval
dcs_interval_editor_get_interval (DcsIntervalEditor *self)
{
  DcsInterval interval = { 0, 0 };
  int number;

  g_return_val_if_fail (DCS_IS_INTERVAL_EDITOR (self), interval);

  number = gtk_spin_button_get_value_as_int (self->number);
  switch (gtk_drop_down_get_selected (self->unit))
    {
    case UNIT_YEARS:
      interval.months = number * 12;
      break;
    case UNIT_MONTHS:
      interval.months = number;
      break;
    case UNIT_WEEKS:
      interval.days = number * 7;
      break;
    default:
      interval.days = number;
    }
  return interval;
}
