/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-ui.h"
#include "dcs-welcome-page.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DcsWindow, dcs_window, ADW_TYPE_APPLICATION_WINDOW)

/*< private >
 * _dcs_window_push_page:
 * @page: (transfer floating): a page with a header bar of its own
 *
 * Puts @page in front of the patient list; it is destroyed when it is left.
 */
void
_dcs_window_push_page (DcsWindow *self, GtkWidget *page)
{
  GtkWidget *old = self->pushed_page;

  gtk_stack_add_child (self->content_stack, page);
  gtk_stack_set_visible_child (self->content_stack, page);
  self->pushed_page = page;
  if (old != NULL)
    gtk_stack_remove (self->content_stack, old);
}

/*< private >
 * _dcs_window_pop_page:
 *
 * Goes back to the patient list.
 */
void
_dcs_window_pop_page (DcsWindow *self)
{
  gtk_stack_set_visible_child_name (self->content_stack, "patients");
  if (self->pushed_page != NULL)
    gtk_stack_remove (self->content_stack, g_steal_pointer (&self->pushed_page));
}

/*< private >
 * _dcs_window_show_toast:
 * @title: plain text
 */
void
_dcs_window_show_toast (DcsWindow *self, const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (markup));
}

/*< private >
 * _dcs_window_show_message:
 * @heading: what could not be done
 * @body: why, and what to do about it
 */
void
_dcs_window_show_message (DcsWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
dcs_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_WINDOW);
  G_OBJECT_CLASS (dcs_window_parent_class)->dispose (object);
}

static void
dcs_window_class_init (DcsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "dcs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DcsWindow, toast_overlay);

  _dcs_window_class_install_actions (widget_class);

  g_type_ensure (DCS_TYPE_SIDEBAR);
  g_type_ensure (DCS_TYPE_WELCOME_PAGE);
}

static void
dcs_window_init (DcsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DcsWindow *
dcs_window_new (DcsApplication *application)
{
  return g_object_new (DCS_TYPE_WINDOW, "application", application, NULL);
}
