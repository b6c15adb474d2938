/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rules-preview.h"

#include "dcs-rule-difference.h"
#include "dcs-rules-jobs.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsRulesPreview
{
  AdwWindow parent_instance;

  /* Template */
  GtkStack *list_stack;
  GtkListView *list_view;
  AdwStatusPage *message_page;
  GtkEntry *reason_entry;
  GtkSpinner *spinner;
  GtkStack *stack;
  GListStore *store;
  GtkLabel *summary_label;
  GtkLabel *working_label;

  /* Owned */
  DcsClinic *clinic;
  GCancellable *cancellable;

  DcsRuleSettings *settings; /* borrowed */
};

G_DEFINE_FINAL_TYPE (DcsRulesPreview, dcs_rules_preview, ADW_TYPE_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_working (DcsRulesPreview *self, const char *text)
{
  gtk_label_set_label (self->working_label, text);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "working");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules-preview.apply", FALSE);
}

static void
show_message (DcsRulesPreview *self, const char *title, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  gtk_spinner_stop (self->spinner);
  adw_status_page_set_title (self->message_page, title);
  adw_status_page_set_description (self->message_page, markup);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

static void
reason_changed_cb (DcsRulesPreview *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "rules-preview.apply", *g_strstrip (reason) != '\0');
}

static void
reason_activate_cb (DcsRulesPreview *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "rules-preview.apply", NULL);
}

/* A patient: the code, and what would be said instead of what. */
static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *grid = gtk_grid_new ();
  const char *const captions[] = { _ ("Now"), _ ("Then") };

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_attach (GTK_GRID (grid), make_label ("heading"), 0, 0, 2, 1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *caption = gtk_label_new (captions[i]);

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_set_valign (caption, GTK_ALIGN_START);
      gtk_widget_add_css_class (caption, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), caption, 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_label (NULL), 1, i + 1, 1, 1);
    }
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, grid);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DcsRuleDifferenceItem *difference = gtk_list_item_get_item (item);
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  const char *texts[] = { dcs_rule_difference_item_get_before (difference),
                          dcs_rule_difference_item_get_after (difference) };

  gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 0, 0)),
                       dcs_rule_difference_item_get_code (difference));
  for (int i = 0; i < 2; i++)
    /* Translators: nothing is said of the patient here */
    gtk_label_set_label (GTK_LABEL (gtk_grid_get_child_at (grid, 1, i + 1)),
                         *texts[i] != '\0' ? texts[i] : _ ("Nothing"));
}

static void
show_outcome (DcsRulesPreview *self, const DcsRulesOutcome *outcome)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = outcome->differences->len;
  /* Translators: the patients for whom something would change, of all patients */
  g_autofree char *summary = g_strdup_printf (
      ngettext ("Something would change for %'u of %'u patient",
                "Something would change for %'u of %'u patients",
                outcome->n_patients),
      n,
      outcome->n_patients);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, dcs_rule_difference_item_new (outcome->differences->pdata[i]));
  g_list_store_splice (
      self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, n);
  gtk_spinner_stop (self->spinner);
  gtk_label_set_label (self->summary_label, summary);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->stack, "answer");
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
  reason_changed_cb (self);
}

static void
preview_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsRulesPreview) self = data;
  g_autoptr (GError) error = NULL;
  DcsRulesOutcome *outcome = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (self->stack != NULL && outcome != NULL)
    show_outcome (self, outcome);
  else if (self->stack != NULL)
    show_message (self, _ ("These values cannot be used"), error->message);
  dcs_rules_outcome_free (outcome);
}

static void
apply_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsRulesPreview) self = data;
  g_autoptr (GError) error = NULL;

  dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);
  if (self->stack == NULL)
    return;
  if (error != NULL)
    {
      show_message (self, _ ("The rules were not changed"), error->message);
      return;
    }
  g_signal_emit (self, signals[APPLIED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsRulesPreview *self = DCS_RULES_PREVIEW (widget);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  show_working (self, _ ("Applying the rules to all patients…"));
  dcs_rules_apply_async (self->clinic,
                         self->settings,
                         g_strstrip (reason),
                         self->cancellable,
                         apply_cb,
                         g_object_ref (self));
}

static void
dcs_rules_preview_dispose (GObject *object)
{
  DcsRulesPreview *self = DCS_RULES_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_RULES_PREVIEW);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (dcs_rules_preview_parent_class)->dispose (object);
}

static void
dcs_rules_preview_class_init (DcsRulesPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dcs_rules_preview_dispose;

  g_type_ensure (DCS_TYPE_RULE_DIFFERENCE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "rules/dcs-rules-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, list_stack);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, list_view);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, message_page);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, store);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPreview, working_label);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);

  gtk_widget_class_install_action (widget_class, "rules-preview.apply", NULL, apply_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  signals[APPLIED] = g_signal_new (
      "applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dcs_rules_preview_init (DcsRulesPreview *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules-preview.apply", FALSE);
}

/**
 * dcs_rules_preview_new:
 * @parent: (nullable): the window that it stands before
 * @clinic: whose patients to look at
 * @settings: what was chosen; it outlives the window
 *
 * Returns: (transfer none): a window, owned by GTK until it is closed
 */
DcsRulesPreview *
dcs_rules_preview_new (GtkWindow *parent, DcsClinic *clinic, DcsRuleSettings *settings)
{
  DcsRulesPreview *self = g_object_new (DCS_TYPE_RULES_PREVIEW, "transient-for", parent, NULL);

  self->clinic = g_object_ref (clinic);
  self->settings = settings;
  show_working (self, _ ("Looking at all patients…"));
  dcs_rules_preview_async (clinic, settings, self->cancellable, preview_cb, g_object_ref (self));
  return self;
}
