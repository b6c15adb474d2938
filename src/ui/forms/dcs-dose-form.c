/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-dose-form.h"

#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-ui.h"

struct _DcsDoseForm
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (DcsDoseForm, dcs_dose_form, ADW_TYPE_BIN)

static void
dcs_dose_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_DOSE_FORM);
  G_OBJECT_CLASS (dcs_dose_form_parent_class)->dispose (object);
}

static void
dcs_dose_form_class_init (DcsDoseFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_dose_form_dispose;

  g_type_ensure (DCS_TYPE_FIELD_ROW);
  g_type_ensure (DCS_TYPE_FORM_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-dose-form.ui");
}

static void
dcs_dose_form_init (DcsDoseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
