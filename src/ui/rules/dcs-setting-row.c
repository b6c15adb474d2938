/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-setting-row.h"

#include "dcs-interval-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DcsSettingRow
{
  AdwActionRow parent_instance;

  DcsSetting *setting; /* borrowed */
  DcsSettingPart part;
  guint index;
  GtkWidget *field;    /* a child */
  gboolean is_setting; /* by the program: nobody is told */
};

G_DEFINE_FINAL_TYPE (DcsSettingRow, dcs_setting_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (DcsSettingRow *self, gboolean changed)
{
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
number_changed_cb (DcsSettingRow *self)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double scale = pow (10, self->setting->digits);
  double value = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->field));

  if (self->is_setting)
    return;
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", round (value * scale) / scale);
  tell (self, dcs_setting_set (self->setting, buffer));
}

static void
choice_changed_cb (DcsSettingRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field));

  if (!self->is_setting && selected != GTK_INVALID_LIST_POSITION)
    tell (self, dcs_setting_set (self->setting, self->setting->values[selected]));
}

static void
flag_changed_cb (DcsSettingRow *self)
{
  gboolean is_on = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->field));

  if (self->is_setting)
    return;
  if (dcs_setting_set_flag (self->setting, self->setting->values[self->index], is_on))
    tell (self, TRUE);
  else
    dcs_setting_row_refresh (self); /* the last one stays */
}

static void
interval_changed_cb (DcsSettingRow *self)
{
  DcsInterval interval = dcs_interval_editor_get_interval (DCS_INTERVAL_EDITOR (self->field));
  guint n = 0;
  g_autofree DcsDuePhase *phases = NULL;
  g_autofree char *text = NULL;

  if (self->part == DCS_SETTING_PART_ALL)
    {
      text = dcs_interval_to_text (interval);
      tell (self, dcs_setting_set (self->setting, text));
      return;
    }
  phases = dcs_setting_dup_phases (self->setting, &n);
  if (self->part == DCS_SETTING_PART_EVERY)
    phases[self->index].every = interval;
  else
    phases[self->index].until = interval;
  tell (self, dcs_setting_set_phase (self->setting, self->index, &phases[self->index]));
}

static void
dcs_setting_row_class_init (DcsSettingRowClass *klass)
{
  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dcs_setting_row_init (DcsSettingRow *self)
{
}

static char *
make_title (DcsSettingRow *self)
{
  guint n = 1;

  switch (self->part)
    {
    case DCS_SETTING_PART_EVERY:
      g_free (dcs_setting_dup_phases (self->setting, &n));
      if (n == 1)
        return g_strdup (self->setting->label);
      if (self->index + 1 == n)
        return g_strdup (_ ("Then, interval"));
      /* Translators: the first, second … of several intervals */
      return g_strdup_printf (_ ("Interval %u"), self->index + 1);
    case DCS_SETTING_PART_UNTIL:
      /* Translators: how long the first, second … of several intervals holds, from the beginning */
      return g_strdup_printf (_ ("Interval %u holds up to"), self->index + 1);
    case DCS_SETTING_PART_FLAG:
      return g_strdup (self->setting->words[self->index]);
    case DCS_SETTING_PART_ALL:
    default:
      return g_strdup (self->setting->label);
    }
}

static void
add_unit (DcsSettingRow *self)
{
  GtkWidget *unit = gtk_label_new (self->setting->unit);

  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  gtk_label_set_width_chars (GTK_LABEL (unit), 7);
  gtk_widget_add_css_class (unit, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), unit);
}

static void
add_number (DcsSettingRow *self, const char *label)
{
  const DcsSetting *setting = self->setting;
  g_autofree char *name = setting->unit != NULL ? g_strdup_printf ("%s, %s", label, setting->unit)
                                                : g_strdup (label);

  self->field = dcs_number_field_new (name, setting->low, setting->high, setting->digits);
  g_signal_connect_swapped (self->field, "value-changed", G_CALLBACK (number_changed_cb), self);
}

static void
add_choice (DcsSettingRow *self, const char *label)
{
  self->field = gtk_drop_down_new_from_strings (self->setting->words);
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  dcs_drop_down_set_name (GTK_DROP_DOWN (self->field), label);
  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (choice_changed_cb), self);
}

static void
add_flag (DcsSettingRow *self, const char *label)
{
  self->field = gtk_check_button_new ();
  gtk_widget_set_valign (self->field, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->field), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (self->field, "toggled", G_CALLBACK (flag_changed_cb), self);
}

static void
add_interval (DcsSettingRow *self, const char *label)
{
  self->field = dcs_interval_editor_new (label);
  g_signal_connect_swapped (self->field, "changed", G_CALLBACK (interval_changed_cb), self);
}

/**
 * dcs_setting_row_new:
 * @setting: what it is for; it outlives the row
 * @part: what of it
 * @index: which phase or value
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
dcs_setting_row_new (DcsSetting *setting, DcsSettingPart part, guint index)
{
  DcsSettingRow *self = g_object_new (DCS_TYPE_SETTING_ROW, "use-markup", FALSE, NULL);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  self->setting = setting;
  self->part = part;
  self->index = index;
  title = make_title (self);
  /* Translators: a rule and what of it is set, for screen readers */
  label = setting->rule->kind == DCS_RULE_PARAMETER
              ? g_strdup (title)
              : g_strdup_printf (_ ("%s: %s"), setting->rule->term->label, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (part == DCS_SETTING_PART_FLAG)
    {
      add_flag (self, label);
      adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->field);
    }
  else
    {
      if (setting->kind == DCS_SETTING_NUMBER)
        add_number (self, label);
      else if (setting->kind == DCS_SETTING_CHOICE)
        add_choice (self, label);
      else
        add_interval (self, label);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->field);
      if (setting->kind == DCS_SETTING_NUMBER && setting->unit != NULL)
        add_unit (self);
    }
  /* Where the line is pressed, there is one field to go to. */
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self),
                                         part == DCS_SETTING_PART_FLAG ? self->field : NULL);
  dcs_setting_row_refresh (self);
  return GTK_WIDGET (self);
}

static void
refresh_choice (DcsSettingRow *self)
{
  for (guint i = 0; self->setting->values[i] != NULL; i++)
    if (g_str_equal (self->setting->values[i], self->setting->chosen))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->field), i);
}

static void
refresh_interval (DcsSettingRow *self)
{
  DcsInterval interval = { 0, 0 };
  guint n = 0;
  g_autofree DcsDuePhase *phases = NULL;

  if (self->part == DCS_SETTING_PART_ALL)
    dcs_interval_parse (self->setting->chosen, &interval);
  else
    {
      phases = dcs_setting_dup_phases (self->setting, &n);
      if (phases == NULL || self->index >= n)
        return;
      interval = self->part == DCS_SETTING_PART_EVERY ? phases[self->index].every
                                                      : phases[self->index].until;
    }
  dcs_interval_editor_set_interval (DCS_INTERVAL_EDITOR (self->field), interval);
}

void
dcs_setting_row_refresh (DcsSettingRow *self)
{
  g_return_if_fail (DCS_IS_SETTING_ROW (self));

  self->is_setting = TRUE;
  if (self->part == DCS_SETTING_PART_FLAG)
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (self->field),
        dcs_setting_has (self->setting, self->setting->values[self->index]));
  else if (self->setting->kind == DCS_SETTING_NUMBER)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->field),
                               g_ascii_strtod (self->setting->chosen, NULL));
  else if (self->setting->kind == DCS_SETTING_CHOICE)
    refresh_choice (self);
  else
    refresh_interval (self);
  self->is_setting = FALSE;
}
