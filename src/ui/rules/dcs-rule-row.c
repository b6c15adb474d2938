/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-row.h"

#include "dcs-setting-row.h"

#include <glib/gi18n-lib.h>

struct _DcsRuleRow
{
  AdwExpanderRow parent_instance;

  DcsRule *rule;           /* borrowed */
  GtkWidget *own_mark;     /* a child */
  GtkWidget *on_switch;    /* a child, or NULL */
  GtkWidget *reset_button; /* a child once it was unfolded */
  GtkWidget *note_label;   /* likewise, or NULL */
  GPtrArray *lines;        /* of DcsSettingRow: borrowed */
  gboolean editable;
  gboolean is_filled;
  gboolean is_setting; /* by the program: nobody is told */
};

G_DEFINE_FINAL_TYPE (DcsRuleRow, dcs_rule_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  NOTE_NEEDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (DcsRuleRow *self)
{
  dcs_rule_row_refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
switched_cb (DcsRuleRow *self)
{
  gboolean is_on = gtk_switch_get_active (GTK_SWITCH (self->on_switch));

  if (!self->is_setting
      && dcs_setting_set (dcs_rule_find (self->rule, "off"), is_on ? "true" : "false"))
    tell (self);
}

static void
reset_cb (DcsRuleRow *self)
{
  /* The button is about to be greyed: the keyboard stays in the row. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  dcs_rule_reset (self->rule);
  tell (self);
}

static void
add_line (DcsRuleRow *self, DcsSetting *setting, DcsSettingPart part, guint index)
{
  GtkWidget *line = dcs_setting_row_new (setting, part, index);

  gtk_widget_set_sensitive (line, self->editable);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (tell), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
  g_ptr_array_add (self->lines, line);
}

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static void
add_box (DcsRuleRow *self, GtkWidget *box)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Why, from where, and what the definition says. */
static void
add_words (DcsRuleRow *self)
{
  const DcsTerm *term = self->rule->term;
  g_autofree char *original = dcs_rule_describe_original (self->rule);
  /* Translators: what the rule says when the clinic has not set it itself */
  g_autofree char *usual = g_strdup_printf (_ ("Default: %s"), original);
  GtkWidget *box = make_box ();

  if (term->text != NULL)
    add_text (box, term->text, NULL);
  add_text (box, usual, "dim-label");
  if (term->source != NULL)
    {
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), term->source);

      add_text (box, source, "dim-label");
    }
  if (self->editable)
    {
      self->reset_button = gtk_button_new_with_label (_ ("Reset to default"));
      gtk_widget_set_halign (self->reset_button, GTK_ALIGN_START);
      gtk_widget_set_margin_top (self->reset_button, 6);
      g_signal_connect_swapped (self->reset_button, "clicked", G_CALLBACK (reset_cb), self);
      gtk_box_append (GTK_BOX (box), self->reset_button);
    }
  add_box (self, box);
}

static gboolean
has_worsening (const DcsSetting *setting)
{
  return setting->values != NULL && g_strv_contains (setting->values, "worsening");
}

static void
add_setting (DcsRuleRow *self, DcsSetting *setting)
{
  guint n = 0;
  g_autofree DcsDuePhase *phases = NULL;

  if (setting->kind == DCS_SETTING_FLAGS)
    {
      for (guint i = 0; setting->values[i] != NULL; i++)
        add_line (self, setting, DCS_SETTING_PART_FLAG, i);
      if (has_worsening (setting))
        {
          GtkWidget *box = make_box ();

          self->note_label = add_text (box, "", "dim-label");
          add_box (self, box);
        }
      return;
    }
  if (setting->kind != DCS_SETTING_PHASES)
    {
      add_line (self, setting, DCS_SETTING_PART_ALL, 0);
      return;
    }
  phases = dcs_setting_dup_phases (setting, &n);
  for (guint i = 0; phases != NULL && i < n; i++)
    {
      add_line (self, setting, DCS_SETTING_PART_EVERY, i);
      if (phases[i].until.days != 0 || phases[i].until.months != 0)
        add_line (self, setting, DCS_SETTING_PART_UNTIL, i);
    }
}

/* The lines are made when somebody looks: there are many rules. */
static void
expanded_cb (DcsRuleRow *self)
{
  if (self->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->is_filled = TRUE;
  for (guint i = 0; self->rule->kind != DCS_RULE_PARAMETER && i < self->rule->settings->len; i++)
    {
      DcsSetting *setting = self->rule->settings->pdata[i];

      if (setting->kind != DCS_SETTING_SWITCH)
        add_setting (self, setting);
    }
  add_words (self);
  dcs_rule_row_refresh (self);
  if (self->note_label != NULL)
    g_signal_emit (self, signals[NOTE_NEEDED], 0);
}

static void
dcs_rule_row_finalize (GObject *object)
{
  g_ptr_array_unref (DCS_RULE_ROW (object)->lines);
  G_OBJECT_CLASS (dcs_rule_row_parent_class)->finalize (object);
}

static void
dcs_rule_row_class_init (DcsRuleRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dcs_rule_row_finalize;

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE_NEEDED] = g_signal_new ("note-needed",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);
}

static void
dcs_rule_row_init (DcsRuleRow *self)
{
  self->lines = g_ptr_array_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

static void
add_switch (DcsRuleRow *self)
{
  /* Translators: a rule that can be on or off, for screen readers */
  g_autofree char *label = g_strdup_printf (_ ("Apply: %s"), self->rule->term->label);

  self->on_switch = gtk_switch_new ();
  gtk_widget_set_valign (self->on_switch, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->on_switch, self->editable);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->on_switch), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (self->on_switch, "notify::active", G_CALLBACK (switched_cb), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->on_switch);
}

/* The one value of a parameter can be set without unfolding. */
static void
add_value (DcsRuleRow *self)
{
  GtkWidget *line = dcs_setting_row_new (self->rule->settings->pdata[0], DCS_SETTING_PART_ALL, 0);

  gtk_widget_set_sensitive (line, self->editable);
  g_signal_connect_swapped (line, "changed", G_CALLBACK (tell), self);
  g_ptr_array_add (self->lines, line);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), line);
}

/**
 * dcs_rule_row_new:
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
dcs_rule_row_new (DcsRule *rule, gboolean editable)
{
  DcsRuleRow *self = g_object_new (
      DCS_TYPE_RULE_ROW, "use-markup", FALSE, "title", rule->term->label, NULL);

  self->rule = rule;
  self->editable = editable;
  self->own_mark = gtk_label_new (_ ("Own"));
  gtk_widget_set_tooltip_text (self->own_mark, _ ("Not the default"));
  gtk_widget_add_css_class (self->own_mark, "own-mark");
  gtk_widget_set_valign (self->own_mark, GTK_ALIGN_CENTER);
  if (dcs_rule_find (rule, "off") != NULL)
    add_switch (self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->own_mark);
  if (rule->kind == DCS_RULE_PARAMETER)
    add_value (self);
  dcs_rule_row_refresh (self);
  return GTK_WIDGET (self);
}

DcsRule *
dcs_rule_row_get_rule (DcsRuleRow *self)
{
  g_return_val_if_fail (DCS_IS_RULE_ROW (self), NULL);
  return self->rule;
}

void
dcs_rule_row_set_note (DcsRuleRow *self, const char *note)
{
  g_return_if_fail (DCS_IS_RULE_ROW (self));

  if (self->note_label != NULL)
    gtk_label_set_label (GTK_LABEL (self->note_label), note);
}

/**
 * dcs_rule_row_refresh:
 *
 * Shows again what is chosen.
 */
void
dcs_rule_row_refresh (DcsRuleRow *self)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DCS_IS_RULE_ROW (self));

  words = dcs_rule_describe (self->rule);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  gtk_widget_set_visible (self->own_mark, dcs_rule_is_own (self->rule));
  self->is_setting = TRUE;
  if (self->on_switch != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->on_switch), dcs_rule_is_on (self->rule));
  self->is_setting = FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    dcs_setting_row_refresh (self->lines->pdata[i]);
  if (self->reset_button != NULL)
    gtk_widget_set_sensitive (self->reset_button, dcs_rule_is_own (self->rule));
}
