/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-sidebar.h"

#include "dcs-ui.h"

struct _DcsSidebar
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsSidebar, dcs_sidebar, ADW_TYPE_BIN)

static void
dcs_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_SIDEBAR);
  G_OBJECT_CLASS (dcs_sidebar_parent_class)->dispose (object);
}

static void
dcs_sidebar_class_init (DcsSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "dcs-sidebar.ui");
}

static void
dcs_sidebar_init (DcsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
