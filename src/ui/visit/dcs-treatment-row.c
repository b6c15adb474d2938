/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-treatment-row.h"

#include "dcs-entry-rules.h"
#include "dcs-entry-view.h"
#include "dcs-field-row.h"
#include "dcs-item-row.h"
#include "dcs-level-layout.h"
#include "dcs-records.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"
#include "dcs-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _DcsTreatmentRow
{
  AdwBin parent_instance;

  /* Template */
  DcsLevelLayout *button_layout;
  GtkWidget *dose_button;
  GtkLabel *dose_label;
  GtkLabel *drug_label;
  GtkWidget *event_button;
  GtkWidget *infusion_button;
  GtkLabel *remarks_label;
  AdwBin *response_bin;
  GtkLabel *since_label;
  GtkWidget *stop_button;
  GtkLabel *usual_label;

  /* owned */
  DcsEntry *entry;
  char *path; /* of the response */

  gint64 treatment_id;
};

G_DEFINE_FINAL_TYPE (DcsTreatmentRow, dcs_treatment_row, ADW_TYPE_BIN)

/* Pixels that a button needs at least, so that they stand in line. */
#define BUTTON_WIDTH 120

static void
show_dose (DcsTreatmentRow *self, const DcsDose *dose, const DcsDrug *drug)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  g_autofree char *prescribed = dcs_dose_format (dose, definition);
  g_autofree char *calculated = dcs_dose_format_calculated (dose, definition);
  g_autofree char *usual = drug != NULL ? dcs_dose_format_usual (dose, drug, definition)
                                        : g_strdup ("");
  g_autofree char *text = NULL;
  g_autofree char *mark = NULL;
  gboolean unusual = dose->above_cap || dose->other_frequency
                     || (dose->usual != G_MININT && dose->usual != 0);

  if (prescribed == NULL || *prescribed == '\0')
    text = g_strdup (_ ("No dose recorded"));
  else if (*calculated != '\0')
    /* Translators: a dose as prescribed, and what it comes to today: "15 mg/m² weekly = 19.8 mg" */
    text = g_strdup_printf (_ ("%s = %s today"), prescribed, calculated);
  else
    text = g_steal_pointer (&prescribed);
  gtk_label_set_text (self->dose_label, text);

  mark = g_strdup_printf ("%s%s",
                          *usual == '\0'    ? ""
                          : !unusual        ? "✓ "
                          : dose->usual < 0 ? "▼ "
                                            : "▲ ",
                          usual);
  gtk_label_set_text (self->usual_label, mark);
  gtk_widget_remove_css_class (GTK_WIDGET (self->usual_label), "warning");
  gtk_widget_remove_css_class (GTK_WIDGET (self->usual_label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->usual_label), unusual ? "warning" : "dim-label");
}

static void
show_remarks (DcsTreatmentRow *self, GPtrArray *remarks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    g_string_append_printf (text, "%s⚠ %s", i > 0 ? "\n" : "", (const char *) remarks->pdata[i]);
  gtk_label_set_text (self->remarks_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), remarks->len > 0);
}

void
dcs_treatment_row_update (DcsTreatmentRow *self)
{
  const DcsValue *treatment;
  g_autoptr (GPtrArray) remarks = NULL;
  DcsDose dose;

  g_return_if_fail (DCS_IS_TREATMENT_ROW (self));

  treatment = dcs_course_find (
      dcs_entry_get_course (self->entry), DCS_RECORD_TREATMENT, self->treatment_id);
  if (treatment == NULL)
    return;
  dcs_visit_derive_dose (self->entry, treatment, &dose, &remarks);
  show_dose (self,
             &dose,
             dcs_definition_drug (dcs_entry_get_definition (self->entry),
                                  treatment[DCS_TREATMENT_DRUG].code));
  show_remarks (self, remarks);
}

static void
set_action (DcsTreatmentRow *self, GtkWidget *button, const char *action, const char *drug)
{
  g_autofree char *name = g_strdup_printf (
      "%s %s", gtk_button_get_label (GTK_BUTTON (button)), drug);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", self->treatment_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  /* One "Stop…" for each treatment: the name says of which. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dcs_treatment_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_TREATMENT_ROW);

  G_OBJECT_CLASS (dcs_treatment_row_parent_class)->dispose (object);
}

static void
dcs_treatment_row_finalize (GObject *object)
{
  DcsTreatmentRow *self = DCS_TREATMENT_ROW (object);

  g_clear_object (&self->entry);
  g_free (self->path);

  G_OBJECT_CLASS (dcs_treatment_row_parent_class)->finalize (object);
}

static void
dcs_treatment_row_class_init (DcsTreatmentRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_treatment_row_dispose;
  object_class->finalize = dcs_treatment_row_finalize;

  g_type_ensure (DCS_TYPE_LEVEL_LAYOUT);
  g_type_ensure (DCS_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-treatment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, button_layout);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, dose_button);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, dose_label);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, drug_label);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, event_button);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, infusion_button);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, response_bin);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, since_label);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, DcsTreatmentRow, usual_label);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "treatmentrow");
}

static void
dcs_treatment_row_init (DcsTreatmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_level_layout_set_column_width (self->button_layout, BUTTON_WIDTH);
}

static void
show_treatment (DcsTreatmentRow *self, const DcsValue *treatment)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  const DcsTerm *drug = dcs_definition_term (
      definition, "drug", treatment[DCS_TREATMENT_DRUG].code);
  const char *name = drug != NULL ? drug->label
                                  : dcs_code_string (treatment[DCS_TREATMENT_DRUG].code);
  GtkWidget *response;

  gtk_label_set_text (self->drug_label, name);
  if (treatment[DCS_TREATMENT_START_DATE].kind == DCS_VALUE_DATE)
    {
      g_autofree char *date = dcs_date_format_short (treatment[DCS_TREATMENT_START_DATE].date);
      g_autofree char *since = g_strdup_printf (_ ("since %s"), date);

      gtk_label_set_text (self->since_label, since);
    }
  response = dcs_item_row_new_for_path (self->path, _ ("Response"));
  adw_bin_set_child (self->response_bin, response);
  dcs_entry_view_set_entry (DCS_ENTRY_VIEW (response), self->entry);
  set_action (self, self->dose_button, "visit.change-dose", name);
  set_action (self, self->stop_button, "visit.stop-treatment", name);
  set_action (self, self->event_button, "visit.add-adverse-event", name);
  set_action (self, self->infusion_button, "visit.add-infusion", name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dcs_treatment_row_new:
 * @entry: a visit; a reference is taken
 * @treatment_id: a treatment of its course
 */
GtkWidget *
dcs_treatment_row_new (DcsEntry *entry, gint64 treatment_id)
{
  DcsTreatmentRow *self;
  const DcsValue *treatment;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);

  self = g_object_new (DCS_TYPE_TREATMENT_ROW, NULL);
  self->entry = g_object_ref (entry);
  self->treatment_id = treatment_id;
  self->path = g_strdup_printf ("assess:%" G_GINT64_FORMAT, treatment_id);
  treatment = dcs_course_find (dcs_entry_get_course (entry), DCS_RECORD_TREATMENT, treatment_id);
  if (treatment != NULL)
    show_treatment (self, treatment);
  dcs_treatment_row_update (self);
  return GTK_WIDGET (self);
}

gint64
dcs_treatment_row_get_treatment (DcsTreatmentRow *self)
{
  g_return_val_if_fail (DCS_IS_TREATMENT_ROW (self), 0);

  return self->treatment_id;
}

gboolean
dcs_treatment_row_focus_path (DcsTreatmentRow *self, const char *path)
{
  g_return_val_if_fail (DCS_IS_TREATMENT_ROW (self), FALSE);

  return dcs_form_focus (GTK_WIDGET (self->response_bin), path);
}
