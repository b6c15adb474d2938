/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-welcome-page.h"

#include "dcs-ui.h"

struct _DcsWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsWelcomePage, dcs_welcome_page, ADW_TYPE_BIN)

static void
dcs_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (dcs_welcome_page_parent_class)->dispose (object);
}

static void
dcs_welcome_page_class_init (DcsWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_welcome_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "dcs-welcome-page.ui");
}

static void
dcs_welcome_page_init (DcsWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
