/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-form-totals.h"

#include "dcs-entry-view.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"
#include "dcs-wrap-layout.h"

struct _DcsFormTotals
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *missing_label;
  GtkWidget *review_box;
  GtkWidget *reviewed_box;
  GtkWidget *take_button;
  GtkBox *totals_box;

  /* owned */
  char *form;
  DcsEntry *entry;
  GSignalGroup *entry_signals;

  /* borrowed from the definition */
  const DcsFormInfo *info;
};

static void entry_view_init (DcsEntryViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DcsFormTotals,
                               dcs_form_totals,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DCS_TYPE_ENTRY_VIEW, entry_view_init))

enum
{
  PROP_0,
  PROP_FORM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The total of a single value says nothing that its field does not, but perhaps its band. */
static gboolean
is_plain (const DcsEntryTotal *total)
{
  return total->instrument->n_items == 1 && !total->instrument->per_site && total->band == NULL;
}

/* What keeps the totals from being computed, once something of the form was typed. */
/* The same words that hold for every total of the form; NULL when there are none. */
static const char *
missing_of_all (DcsFormTotals *self)
{
  const char *missing = NULL;

  for (guint i = 0; i < self->info->n_instruments; i++)
    {
      const DcsEntryTotal *total = dcs_entry_total (self->entry, self->info->instruments[i]);

      if (total == NULL || total->computable || total->missing == NULL || is_plain (total)
          || (missing != NULL && !g_str_equal (missing, total->missing)))
        return NULL;
      missing = total->missing;
    }
  return missing;
}

static void
show_missing (DcsFormTotals *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean typed = dcs_visit_is_begun (self->entry, self->info);
  const char *said = typed ? missing_of_all (self) : NULL;

  if (said != NULL)
    g_string_append (text, said);
  for (guint i = 0; said == NULL && typed && i < self->info->n_instruments; i++)
    {
      const DcsEntryTotal *total = dcs_entry_total (self->entry, self->info->instruments[i]);

      if (total != NULL && !total->computable && total->missing != NULL && !is_plain (total))
        g_string_append_printf (text,
                                "%s%s: %s",
                                text->len > 0 ? "\n" : "",
                                total->instrument->term.abbr,
                                total->missing);
    }
  gtk_label_set_text (self->missing_label, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->missing_label), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label), text->len > 0);
}

static void
update (DcsFormTotals *self)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->totals_box));
  gboolean reviewed;

  if (self->info == NULL)
    return;
  for (guint i = 0; i < self->info->n_instruments && label != NULL; i++)
    {
      const DcsEntryTotal *total = dcs_entry_total (self->entry, self->info->instruments[i]);
      g_autofree char *markup = total != NULL ? dcs_visit_total_markup (total) : NULL;

      if (markup != NULL)
        gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_widget_set_visible (label, markup != NULL && !is_plain (total));
      label = gtk_widget_get_next_sibling (label);
    }
  show_missing (self);
  reviewed = dcs_entry_is_reviewed (self->entry, self->info->term.code);
  gtk_widget_set_visible (self->reviewed_box, reviewed);
  gtk_widget_set_visible (self->take_button, !reviewed);
}

static GtkWidget *
create_total (const DcsInstrument *instrument)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (instrument != NULL)
    gtk_widget_set_tooltip_text (label, instrument->term.label);
  return label;
}

static void
rebuild (DcsFormTotals *self)
{
  gboolean has_previous;
  GtkWidget *child;
  DcsDefinition *definition;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals_box))) != NULL)
    gtk_box_remove (self->totals_box, child);
  self->info = NULL;
  definition = self->entry != NULL ? dcs_entry_get_definition (self->entry) : NULL;
  if (definition == NULL || self->form == NULL)
    return;

  self->info = dcs_definition_form (definition, dcs_code_try (self->form));
  for (guint i = 0; self->info != NULL && i < self->info->n_instruments; i++)
    gtk_box_append (
        self->totals_box,
        create_total (dcs_definition_instrument (definition, self->info->instruments[i])));
  has_previous = self->info != NULL && dcs_visit_has_previous (self->entry, self->info);
  gtk_widget_set_visible (self->review_box, has_previous);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          has_previous || (self->info != NULL && self->info->n_instruments > 0));
  update (self);
}

static void
take_clicked_cb (DcsFormTotals *self)
{
  g_assert (DCS_IS_FORM_TOTALS (self));

  dcs_form_totals_take_previous (self);
}

static void
dcs_form_totals_set_entry (DcsEntryView *view, DcsEntry *entry)
{
  DcsFormTotals *self = DCS_FORM_TOTALS (view);

  g_set_object (&self->entry, entry);
  g_signal_group_set_target (self->entry_signals, entry);
  rebuild (self);
}

static gboolean
dcs_form_totals_focus_path (DcsEntryView *view, const char *path)
{
  return FALSE;
}

static void
entry_view_init (DcsEntryViewInterface *iface)
{
  iface->focus_path = dcs_form_totals_focus_path;
  iface->set_entry = dcs_form_totals_set_entry;
}

static void
dcs_form_totals_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FORM:
      g_value_set_string (value, dcs_form_totals_get_form (DCS_FORM_TOTALS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_form_totals_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FORM:
      dcs_form_totals_set_form (DCS_FORM_TOTALS (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_form_totals_dispose (GObject *object)
{
  DcsFormTotals *self = DCS_FORM_TOTALS (object);

  g_clear_object (&self->entry_signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_FORM_TOTALS);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (dcs_form_totals_parent_class)->dispose (object);
}

static void
dcs_form_totals_finalize (GObject *object)
{
  g_free (DCS_FORM_TOTALS (object)->form);

  G_OBJECT_CLASS (dcs_form_totals_parent_class)->finalize (object);
}

static void
dcs_form_totals_class_init (DcsFormTotalsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_form_totals_dispose;
  object_class->finalize = dcs_form_totals_finalize;
  object_class->get_property = dcs_form_totals_get_property;
  object_class->set_property = dcs_form_totals_set_property;

  properties[PROP_FORM] = g_param_spec_string ("form",
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                   | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-form-totals.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsFormTotals, missing_label);
  gtk_widget_class_bind_template_child (widget_class, DcsFormTotals, review_box);
  gtk_widget_class_bind_template_child (widget_class, DcsFormTotals, reviewed_box);
  gtk_widget_class_bind_template_child (widget_class, DcsFormTotals, take_button);
  gtk_widget_class_bind_template_child (widget_class, DcsFormTotals, totals_box);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);

  gtk_widget_class_set_css_name (widget_class, "formtotals");

  g_type_ensure (DCS_TYPE_WRAP_LAYOUT);
}

static void
dcs_form_totals_init (DcsFormTotals *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (self->entry_signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
dcs_form_totals_new (const char *form)
{
  return g_object_new (DCS_TYPE_FORM_TOTALS, "form", form, NULL);
}

const char *
dcs_form_totals_get_form (DcsFormTotals *self)
{
  g_return_val_if_fail (DCS_IS_FORM_TOTALS (self), NULL);

  return self->form;
}

void
dcs_form_totals_set_form (DcsFormTotals *self, const char *form)
{
  g_return_if_fail (DCS_IS_FORM_TOTALS (self));

  if (!dcs_set_str (&self->form, form))
    return;
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORM]);
}

gboolean
dcs_form_totals_take_previous (DcsFormTotals *self)
{
  g_return_val_if_fail (DCS_IS_FORM_TOTALS (self), FALSE);

  if (self->info == NULL || !dcs_visit_has_previous (self->entry, self->info))
    return FALSE;
  dcs_entry_take_previous (self->entry, self->info->term.code);
  return TRUE;
}
