/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-anchor.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsVisitAnchor
{
  GtkButton parent_instance;

  /* Template */
  GtkLabel *label;
  GtkWidget *mark;
  GtkLabel *number_label;

  /* owned */
  char *title;
};

G_DEFINE_FINAL_TYPE (DcsVisitAnchor, dcs_visit_anchor, GTK_TYPE_BUTTON)

static void
dcs_visit_anchor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_VISIT_ANCHOR);

  G_OBJECT_CLASS (dcs_visit_anchor_parent_class)->dispose (object);
}

static void
dcs_visit_anchor_finalize (GObject *object)
{
  g_free (DCS_VISIT_ANCHOR (object)->title);

  G_OBJECT_CLASS (dcs_visit_anchor_parent_class)->finalize (object);
}

static void
dcs_visit_anchor_class_init (DcsVisitAnchorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_visit_anchor_dispose;
  object_class->finalize = dcs_visit_anchor_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-visit-anchor.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsVisitAnchor, label);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitAnchor, mark);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitAnchor, number_label);
}

static void
dcs_visit_anchor_init (DcsVisitAnchor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dcs_visit_anchor_new (guint number, const char *title, const char *label)
{
  DcsVisitAnchor *self;
  g_autofree char *text = NULL;

  g_return_val_if_fail (number > 0 && title != NULL && label != NULL, NULL);

  self = g_object_new (DCS_TYPE_VISIT_ANCHOR, NULL);
  self->title = g_strdup (title);
  text = g_strdup_printf ("%u", number);
  gtk_label_set_text (self->number_label, number <= 10 ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), number <= 10);
  gtk_label_set_text (self->label, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "i", (int) number);
  if (number <= 10)
    {
      /* Translators: a part of the page and the digit that jumps to it with Ctrl: "Measures
       * (Ctrl+1)" */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s (Ctrl+%u)"), title, number % 10);

      gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
    }
  else
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
    }
  dcs_visit_anchor_set_state (self, FALSE, 0);
  return GTK_WIDGET (self);
}

void
dcs_visit_anchor_set_state (DcsVisitAnchor *self, gboolean changed, guint n_problems)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DCS_IS_VISIT_ANCHOR (self));

  gtk_widget_remove_css_class (self->mark, "error");
  gtk_widget_remove_css_class (self->mark, "accent");
  gtk_widget_set_visible (self->mark, changed || n_problems > 0);
  if (n_problems > 0)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), "dialog-error-symbolic");
      gtk_widget_add_css_class (self->mark, "error");
      /* Translators: a part of the page, and in how many fields something is wrong. */
      name = g_strdup_printf (
          ngettext ("%s, %u problem", "%s, %u problems", n_problems), self->title, n_problems);
    }
  else if (changed)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), "object-select-symbolic");
      gtk_widget_add_css_class (self->mark, "accent");
      /* Translators: a part of the page in which something was typed. */
      name = g_strdup_printf (_ ("%s, filled in"), self->title);
    }
  else
    {
      name = g_strdup (self->title);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dcs_visit_anchor_set_current (DcsVisitAnchor *self, gboolean current)
{
  g_return_if_fail (DCS_IS_VISIT_ANCHOR (self));

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}
