/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-why-view.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsWhyView
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *title_label;
  GtkLabel *result_label;
  GtkBox *input_box;
  GtkListBox *input_list;
  GtkBox *missing_box;
  GtkLabel *missing_label;
  GtkBox *rule_box;
  GtkLabel *rule_label;
  GtkListBox *setting_list;
  GtkBox *source_box;
  GtkLabel *source_label;
  GtkLabel *version_label;
};

G_DEFINE_FINAL_TYPE (DcsWhyView, dcs_why_view, ADW_TYPE_BIN)

#define INDENT 18     /* pixels for each step of an input that has less of its own */
#define MOST_INDENT 4 /* more would leave no room for the words */
#define DATE_CHARS 11
#define VALUE_CHARS 24

static GtkWidget *
make_label (const char *text, float xalign, gboolean is_dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, "numeric");
  if (is_dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
add_value (GtkWidget *box, const DcsExplanationLine *line)
{
  GtkWidget *label;

  if (line->missing)
    {
      GtkWidget *image = gtk_image_new_from_icon_name ("dialog-question-symbolic");

      g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (image, "dim-label");
      gtk_box_append (GTK_BOX (box), image);
    }
  if (line->value == NULL)
    return;
  label = make_label (line->value, 1, line->missing);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  /* What is short stays in one line; the words before it wrap. */
  if (g_utf8_strlen (line->value, -1) <= VALUE_CHARS)
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), VALUE_CHARS);
  gtk_box_append (GTK_BOX (box), label);
}

/* The date stands in a column, also below and above lines without one. */
static char *
add_date (GtkWidget *box, DcsDate date)
{
  g_autofree char *text = dcs_date_is_set (date) ? dcs_date_format_short (date) : NULL;
  g_autofree char *full = dcs_date_is_set (date) ? dcs_date_format_full (date) : NULL;
  GtkWidget *label = make_label (text, 1, TRUE);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (label), DATE_CHARS);
  gtk_widget_set_tooltip_text (label, full);
  gtk_box_append (GTK_BOX (box), label);
  return g_steal_pointer (&full);
}

static GtkWidget *
make_row (const DcsExplanationLine *line, gboolean has_dates)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (line->label, 0, FALSE);
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, INDENT * CLAMP (line->indent, 0, MOST_INDENT));
  gtk_box_append (GTK_BOX (box), label);
  add_value (box, line);
  if (has_dates)
    date = add_date (box, line->date);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  name = g_strjoin (", ",
                    line->label,
                    line->value != NULL ? line->value : (date != NULL ? date : ""),
                    line->value != NULL ? date : NULL,
                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill_list (GtkListBox *list, GPtrArray *lines)
{
  GtkWidget *child;
  gboolean has_dates = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < lines->len && !has_dates; i++)
    has_dates = dcs_date_is_set (((const DcsExplanationLine *) g_ptr_array_index (lines, i))->date);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (list, make_row (g_ptr_array_index (lines, i), has_dates));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* One point for each thing: with several, a line of its own. */
static char *
list_missing (const DcsExplanation *explanation)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < explanation->missing->len; i++)
    g_string_append_printf (text,
                            explanation->missing->len > 1 ? "%s• %s" : "%s%s",
                            i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (explanation->missing, i));
  return g_string_free (text, FALSE);
}

/**
 * dcs_why_view_set_explanation:
 * @explanation: what to show; not kept
 */
void
dcs_why_view_set_explanation (DcsWhyView *self, const DcsExplanation *explanation)
{
  g_autofree char *missing = NULL;
  g_autofree char *version = NULL;

  g_return_if_fail (DCS_IS_WHY_VIEW (self));
  g_return_if_fail (explanation != NULL);

  missing = list_missing (explanation);
  if (explanation->version > 0)
    version = g_strdup_printf (_ ("Version %d of the rule"), explanation->version);
  set_text (self->title_label, explanation->title);
  set_text (self->result_label, explanation->result);
  fill_list (self->input_list, explanation->lines);
  gtk_widget_set_visible (GTK_WIDGET (self->input_box), explanation->lines->len > 0);
  set_text (self->missing_label, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_box), explanation->missing->len > 0);
  set_text (self->rule_label, explanation->rule);
  fill_list (self->setting_list, explanation->settings);
  gtk_widget_set_visible (GTK_WIDGET (self->setting_list), explanation->settings->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rule_box),
                          explanation->rule != NULL || explanation->settings->len > 0);
  set_text (self->source_label, explanation->source);
  set_text (self->version_label, version);
  gtk_widget_set_visible (GTK_WIDGET (self->source_box),
                          explanation->source != NULL || version != NULL);
}

static void
dcs_why_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_WHY_VIEW);
  G_OBJECT_CLASS (dcs_why_view_parent_class)->dispose (object);
}

static void
dcs_why_view_class_init (DcsWhyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dcs_why_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "why/dcs-why-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, title_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, result_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, input_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, input_list);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, missing_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, missing_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, rule_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, rule_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, setting_list);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, source_box);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, source_label);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyView, version_label);
}

static void
dcs_why_view_init (DcsWhyView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
