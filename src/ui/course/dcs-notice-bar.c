/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-notice-bar.h"

#include "dcs-patient-words.h"
#include "dcs-records.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsNoticeBar
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (DcsNoticeBar, dcs_notice_bar, ADW_TYPE_BIN)

static GtkWidget *
add_notice (DcsNoticeBar *self, const char *icon, const char *words, const char *action)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), label);
  if (action != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Show"));
      g_autofree char *name = g_strdup_printf (_ ("Show: %s"), words);

      gtk_accessible_update_property (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_widget_add_css_class (row, "notice");
  gtk_box_append (self->box, row);
  return row;
}

static void
clear (DcsNoticeBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
add_failures (DcsNoticeBar *self, DcsAnalysis *analysis)
{
  guint n_resistance;
  const DcsResistance *resistance = dcs_analysis_resistance (analysis, &n_resistance);

  for (guint i = 0; i < n_resistance; i++)
    {
      const char *drug = dcs_words_term (
          dcs_analysis_get_definition (analysis), "drug", resistance[i].drug);
      g_autofree char *date = NULL;
      g_autofree char *words = NULL;

      if (resistance[i].status != DCS_RESISTANCE_CONFIRMED)
        continue;
      date = dcs_date_format_short (dcs_date_from_day (resistance[i].decided));
      /* TRANSLATORS: a drug and the date on which a clinician confirmed it */
      words = g_strdup_printf (resistance[i].failure == DCS_FAILURE_INTOLERANCE
                                   ? _ ("Does not tolerate %s, confirmed on %s")
                                   : _ ("Resistant to %s, confirmed on %s"),
                               drug,
                               date);
      add_notice (self, "dialog-warning-symbolic", words, "patient.show-course");
    }
}

/* Care items of a kind that the definition wants seen at once: directives and wishes. The newest of
 * each kind. */
static void
add_directives (DcsNoticeBar *self, DcsAnalysis *analysis)
{
  DcsCourse *course = dcs_analysis_get_course (analysis);
  DcsDefinition *definition = dcs_analysis_get_definition (analysis);
  DcsCode group = dcs_definition_role (definition, "notice-care-group");
  guint n_items = dcs_course_count (course, DCS_RECORD_CARE_ITEM);

  for (guint i = n_items; group != 0 && i-- > 0;)
    {
      const DcsValue *item = dcs_course_row (course, DCS_RECORD_CARE_ITEM, i);
      const DcsTerm *kind = dcs_definition_term (
          definition, "care-kind", item[DCS_CARE_ITEM_KIND].code);
      DcsDate done = item[DCS_CARE_ITEM_DONE_DATE].kind == DCS_VALUE_DATE
                         ? item[DCS_CARE_ITEM_DONE_DATE].date
                         : DCS_DATE_INIT;
      g_autofree char *date = NULL;
      g_autofree char *words = NULL;

      if (item[DCS_CARE_ITEM_DELETED].integer != 0 || kind == NULL || kind->group != group
          || !dcs_date_is_set (done))
        continue;
      date = dcs_date_format_short (done);
      words = dcs_words_join (" · ",
                              kind->label,
                              dcs_words_text (&item[DCS_CARE_ITEM_TITLE]),
                              dcs_words_text (&item[DCS_CARE_ITEM_OUTCOME]),
                              date,
                              NULL);
      add_notice (self, "emblem-important-symbolic", words, "patient.show-due");
    }
}

static void
dcs_notice_bar_dispose (GObject *object)
{
  /* A bound child that is the bin's own is taken away twice otherwise. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_NOTICE_BAR);

  G_OBJECT_CLASS (dcs_notice_bar_parent_class)->dispose (object);
}

static void
dcs_notice_bar_class_init (DcsNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_notice_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "course/dcs-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsNoticeBar, box);
}

static void
dcs_notice_bar_init (DcsNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dcs_notice_bar_set_analysis:
 * @analysis: what was derived; only read during the call
 * @n_open: how many suggestions and candidates wait to be confirmed
 */
void
dcs_notice_bar_set_analysis (DcsNoticeBar *self, DcsAnalysis *analysis, guint n_open)
{
  g_return_if_fail (DCS_IS_NOTICE_BAR (self));
  g_return_if_fail (analysis != NULL);

  clear (self);
  add_failures (self, analysis);
  add_directives (self, analysis);
  if (n_open > 0)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("%u suggestion to confirm", "%u suggestions to confirm", n_open), n_open);

      add_notice (self, "dialog-question-symbolic", words, "patient.show-course");
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}
