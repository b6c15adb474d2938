/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-why-dialog.h"

#include "dcs-ui.h"
#include "dcs-why-view.h"

#include <glib/gi18n-lib.h>

struct _DcsWhyDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwStatusPage *message_page;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  AdwToastOverlay *toast_overlay;
  DcsWhyView *view;

  char *text; /* owned: for the clipboard, or NULL */
};

G_DEFINE_FINAL_TYPE (DcsWhyDialog, dcs_why_dialog, ADW_TYPE_WINDOW)

static void
copy_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsWhyDialog *self = DCS_WHY_DIALOG (widget);

  if (self->text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_ ("Copied")));
}

static void
dcs_why_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_WHY_DIALOG);
  G_OBJECT_CLASS (dcs_why_dialog_parent_class)->dispose (object);
}

static void
dcs_why_dialog_finalize (GObject *object)
{
  g_free (DCS_WHY_DIALOG (object)->text);
  G_OBJECT_CLASS (dcs_why_dialog_parent_class)->finalize (object);
}

static void
dcs_why_dialog_class_init (DcsWhyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_why_dialog_dispose;
  object_class->finalize = dcs_why_dialog_finalize;

  g_type_ensure (DCS_TYPE_WHY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "why/dcs-why-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWhyDialog, message_page);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DcsWhyDialog, view);

  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "why.copy", NULL);
}

static void
dcs_why_dialog_init (DcsWhyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.copy", FALSE);
}

/**
 * dcs_why_dialog_new:
 * @parent: (nullable): the window that it stands before
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
DcsWhyDialog *
dcs_why_dialog_new (GtkWindow *parent)
{
  return g_object_new (DCS_TYPE_WHY_DIALOG, "transient-for", parent, NULL);
}

/**
 * dcs_why_dialog_set_explanation:
 * @explanation: what to show; not kept
 */
void
dcs_why_dialog_set_explanation (DcsWhyDialog *self, const DcsExplanation *explanation)
{
  g_return_if_fail (DCS_IS_WHY_DIALOG (self));
  g_return_if_fail (explanation != NULL);

  if (self->view == NULL) /* closed meanwhile */
    return;
  g_free (self->text);
  self->text = dcs_explanation_to_text (explanation);
  dcs_why_view_set_explanation (self->view, explanation);
  gtk_stack_set_visible_child_name (self->stack, "view");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.copy", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

/**
 * dcs_why_dialog_set_message:
 * @title: what there is to say
 * @message: (nullable): in a sentence or two
 */
void
dcs_why_dialog_set_message (DcsWhyDialog *self, const char *title, const char *message)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (DCS_IS_WHY_DIALOG (self));

  if (self->view == NULL)
    return;
  markup = message != NULL ? g_markup_escape_text (message, -1) : NULL;
  g_clear_pointer (&self->text, g_free);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "message");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "why.copy", FALSE);
}

/**
 * dcs_why_dialog_show:
 * @widget: what the explanation is asked for at
 * @explanation: what to show; not kept
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
DcsWhyDialog *
dcs_why_dialog_show (GtkWidget *widget, const DcsExplanation *explanation)
{
  GtkRoot *root;
  DcsWhyDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (explanation != NULL, NULL);

  root = gtk_widget_get_root (widget);
  self = dcs_why_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  dcs_why_dialog_set_explanation (self, explanation);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
