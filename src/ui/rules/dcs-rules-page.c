/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rules-page.h"

#include "dcs-interval-editor.h"
#include "dcs-rule-row.h"
#include "dcs-rule-settings.h"
#include "dcs-rules-jobs.h"
#include "dcs-rules-preview.h"
#include "dcs-text.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DcsRulesPage
{
  AdwBin parent_instance;

  /* Template */
  GtkDropDown *disease_drop_down;
  GtkBox *groups;
  GtkLabel *pending_label;
  GtkWidget *read_only_box;
  GtkRevealer *revealer;
  GtkScrolledWindow *scroller;
  GtkSearchEntry *search_entry;
  GtkStack *stack;

  /* Owned */
  DcsClinic *clinic;
  DcsRuleSettings *settings;
  GCancellable *counting; /* of what an option would do, or NULL */

  DcsRulesPreview *preview; /* weak */
  GPtrArray *rows;          /* owned, of DcsRuleRow: those of the disease; borrowed themselves */
  GPtrArray *sections;      /* owned, of AdwPreferencesGroup: likewise */
};

G_DEFINE_FINAL_TYPE (DcsRulesPage, dcs_rules_page, ADW_TYPE_BIN)

/* ---- what was chosen ---- */

static void
update_pending (DcsRulesPage *self)
{
  guint n = self->settings != NULL ? dcs_rule_settings_count_pending (self->settings) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u change chosen", "%u changes chosen", n),
                                           n);

  if (n > 0)
    gtk_label_set_label (self->pending_label, text);
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.preview", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.discard", n > 0);
}

/* ---- what an option would do ---- */

static char *
describe_count (const DcsSuggestionCount *count)
{
  g_autofree char *where = NULL;
  g_autofree char *known = NULL;

  if (count->n_visits == 0)
    return g_strdup (_ ("Worsening would suggest a relapse at no more visit than the other "
                        "criteria."));
  where = g_strdup_printf (ngettext ("Worsening would suggest a relapse at %u more visit",
                                     "Worsening would suggest a relapse at %u more visits",
                                     count->n_visits),
                           count->n_visits);
  known = g_strdup_printf (ngettext ("a relapse is on record at %u of them",
                                     "a relapse is on record at %u of them",
                                     count->n_recorded),
                           count->n_recorded);
  /* Translators: "Worsening would suggest a relapse at 7 more visits; a relapse is on record at 1
   * of them." */
  return g_strdup_printf (_ ("%s; %s."), where, known);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsRuleRow) row = data;
  g_autoptr (GError) error = NULL;
  g_autofree DcsSuggestionCount *count = dcs_clinic_run_finish (
      DCS_CLINIC (source), result, &error);
  g_autofree char *note = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_get_root (GTK_WIDGET (row)) == NULL)
    return;
  note = count != NULL ? describe_count (count) : g_strdup (error->message);
  dcs_rule_row_set_note (row, note);
}

static void
stop_counting (DcsRulesPage *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count_option (DcsRulesPage *self, DcsRuleRow *row)
{
  stop_counting (self);
  self->counting = g_cancellable_new ();
  dcs_rule_row_set_note (row,
                         _ ("Worsening: counting the visits at which it would suggest a "
                            "relapse…"));
  dcs_rules_count_async (self->clinic,
                         self->settings,
                         dcs_rule_row_get_rule (row),
                         self->counting,
                         count_cb,
                         g_object_ref (row));
}

static void
note_needed_cb (DcsRulesPage *self, DcsRuleRow *row)
{
  count_option (self, row);
}

static void
row_changed_cb (DcsRulesPage *self, DcsRuleRow *row)
{
  update_pending (self);
  if (dcs_rule_find (dcs_rule_row_get_rule (row), "worsening-points") != NULL
      && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    count_option (self, row);
}

/* ---- the list ---- */

static void
clear_rows (DcsRulesPage *self)
{
  GtkWidget *child;

  stop_counting (self);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->sections, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static AdwPreferencesGroup *
find_section (DcsRulesPage *self, const char *title)
{
  AdwPreferencesGroup *group;

  for (guint i = 0; i < self->sections->len; i++)
    if (g_strcmp0 (adw_preferences_group_get_title (self->sections->pdata[i]), title) == 0)
      return self->sections->pdata[i];
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  g_ptr_array_add (self->sections, group);
  return group;
}

static DcsCode
get_disease (DcsRulesPage *self)
{
  DcsCatalog *catalog = dcs_rule_settings_get_catalog (self->settings);
  guint selected = gtk_drop_down_get_selected (self->disease_drop_down);

  return selected < dcs_catalog_count (catalog)
             ? dcs_definition_code (dcs_catalog_nth (catalog, selected))
             : 0;
}

static gboolean
contains (const char *text, const char *key)
{
  g_autofree char *folded = text != NULL ? dcs_text_search_key (text) : NULL;

  return folded != NULL && strstr (folded, key) != NULL;
}

/* Whether each word that is looked for stands somewhere in the rule. */
static gboolean
rule_matches (const DcsRule *rule, const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *key = dcs_text_search_key (words[i]);

      if (*key != '\0' && !contains (rule->term->label, key) && !contains (rule->term->abbr, key)
          && !contains (rule->term->text, key) && !contains (rule->section, key))
        return FALSE;
    }
  return TRUE;
}

static void
filter_rows (DcsRulesPage *self)
{
  g_auto (GStrv) words = g_strsplit (
      gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), " ", -1);
  guint n_shown = 0;

  for (guint i = 0; i < self->sections->len; i++)
    gtk_widget_set_visible (self->sections->pdata[i], FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      DcsRuleRow *row = self->rows->pdata[i];
      DcsRule *rule = dcs_rule_row_get_rule (row);
      gboolean is_shown = rule_matches (rule, (const char *const *) words);

      gtk_widget_set_visible (GTK_WIDGET (row), is_shown);
      if (is_shown)
        gtk_widget_set_visible (GTK_WIDGET (find_section (self, rule->section)), TRUE);
      n_shown += is_shown;
    }
  gtk_stack_set_visible_child_name (self->stack,
                                    n_shown > 0           ? "rules"
                                    : self->rows->len > 0 ? "no-match"
                                                          : "empty");
}

static void
fill (DcsRulesPage *self)
{
  GPtrArray *rules = dcs_rule_settings_get_rules (self->settings);
  gboolean editable = !dcs_clinic_is_read_only (self->clinic);
  DcsCode disease = get_disease (self);

  clear_rows (self);
  for (guint i = 0; i < rules->len; i++)
    {
      DcsRule *rule = rules->pdata[i];
      GtkWidget *row;

      if (rule->disease != disease)
        continue;
      row = dcs_rule_row_new (rule, editable);
      g_signal_connect_object (
          row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          row, "note-needed", G_CALLBACK (note_needed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (find_section (self, rule->section), row);
      g_ptr_array_add (self->rows, row);
    }
  filter_rows (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
disease_changed_cb (DcsRulesPage *self)
{
  if (self->settings != NULL)
    fill (self);
}

static void
search_changed_cb (DcsRulesPage *self)
{
  if (self->settings != NULL)
    filter_rows (self);
}

static void
stop_search_cb (DcsRulesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* ---- the rules in force ---- */

/* Reads what is in force; what was chosen is forgotten. */
static void
load (DcsRulesPage *self)
{
  DcsCatalog *catalog = dcs_clinic_get_catalog (self->clinic);
  G_GNUC_UNUSED g_autoptr (DcsRuleSettings) former = g_steal_pointer (&self->settings);
  g_autoptr (GtkStringList) diseases = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  guint selected = gtk_drop_down_get_selected (self->disease_drop_down);
  DcsRuleSettings *settings;

  clear_rows (self); /* the rows borrow from the former ones */
  if (self->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  settings = dcs_rule_settings_new (catalog, &error);
  if (settings == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.show-error",
                                  "(ss)",
                                  _ ("The rules cannot be shown"),
                                  error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  for (guint i = 0; i < dcs_catalog_count (catalog); i++)
    gtk_string_list_append (diseases, dcs_definition_label (dcs_catalog_nth (catalog, i)));
  gtk_drop_down_set_model (self->disease_drop_down, G_LIST_MODEL (diseases));
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (self->disease_drop_down, selected);
  self->settings = settings;
  gtk_widget_set_visible (GTK_WIDGET (self->disease_drop_down), dcs_catalog_count (catalog) > 1);
  fill (self);
  update_pending (self);
}

static void
applied_cb (DcsRulesPage *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.show-toast", "s", _ ("The rules were changed"));
}

static void
preview_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsRulesPage *self = DCS_RULES_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->preview != NULL)
    return;
  g_set_weak_pointer (&self->preview,
                      dcs_rules_preview_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             self->clinic,
                                             self->settings));
  g_signal_connect_object (
      self->preview, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->preview));
}

static void
discard_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsRulesPage *self = DCS_RULES_PAGE (widget);

  dcs_rule_settings_undo (self->settings);
  for (guint i = 0; i < self->rows->len; i++)
    dcs_rule_row_refresh (self->rows->pdata[i]);
  update_pending (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_search_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DcsRulesPage *self = DCS_RULES_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
dcs_rules_page_dispose (GObject *object)
{
  DcsRulesPage *self = DCS_RULES_PAGE (object);

  if (self->clinic != NULL)
    g_signal_handlers_disconnect_by_data (self->clinic, self);
  if (self->preview != NULL)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  g_clear_weak_pointer (&self->preview);
  if (self->groups != NULL)
    clear_rows (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_RULES_PAGE);
  g_clear_pointer (&self->settings, dcs_rule_settings_free);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (dcs_rules_page_parent_class)->dispose (object);
}

static void
dcs_rules_page_finalize (GObject *object)
{
  DcsRulesPage *self = DCS_RULES_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->sections);
  G_OBJECT_CLASS (dcs_rules_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "rules/dcs-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, disease_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, groups);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, pending_label);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, read_only_box);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, revealer);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DcsRulesPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, disease_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
dcs_rules_page_class_init (DcsRulesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_rules_page_dispose;
  object_class->finalize = dcs_rules_page_finalize;
  widget_class->focus = dcs_ui_focus_children;

  bind_template (widget_class);
  gtk_widget_class_install_action (
      widget_class, "rules.clear-search", NULL, clear_search_activated_cb);
  gtk_widget_class_install_action (widget_class, "rules.discard", NULL, discard_activated_cb);
  gtk_widget_class_install_action (widget_class, "rules.preview", NULL, preview_activated_cb);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "rules.preview", NULL);
}

static void
dcs_rules_page_init (DcsRulesPage *self)
{
  self->rows = g_ptr_array_new ();
  self->sections = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_drop_down_set_name (self->disease_drop_down, _ ("Disease"));
  update_pending (self);
}

/**
 * dcs_rules_page_new:
 * @clinic: whose rules to show
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dcs_rules_page_new (DcsClinic *clinic)
{
  DcsRulesPage *self = g_object_new (DCS_TYPE_RULES_PAGE, NULL);

  self->clinic = g_object_ref (clinic);
  gtk_widget_set_visible (self->read_only_box, dcs_clinic_is_read_only (clinic));
  g_signal_connect_object (clinic, "rules-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * dcs_rules_page_is_changed:
 *
 * Returns: whether something was chosen that is not applied
 */
gboolean
dcs_rules_page_is_changed (DcsRulesPage *self)
{
  g_return_val_if_fail (DCS_IS_RULES_PAGE (self), FALSE);
  return self->settings != NULL && dcs_rule_settings_count_pending (self->settings) > 0;
}

typedef struct
{
  DcsRulesPageLeaveFunc func;
  gpointer data;
} Leaving;

static void
leave_response_cb (AdwMessageDialog *question, const char *response, gpointer data)
{
  const Leaving leaving = *(Leaving *) data;

  /* It is asked once. */
  g_signal_handlers_disconnect_by_data (question, data);
  leaving.func (g_str_equal (response, "discard"), leaving.data);
}

static void
leaving_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * dcs_rules_page_request_leave:
 * @func: told whether the page may go, once
 */
void
dcs_rules_page_request_leave (DcsRulesPage *self, DcsRulesPageLeaveFunc func, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Leaving *leaving = g_new0 (Leaving, 1);
  GtkWidget *question = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                _ ("Discard what was chosen?"),
                                                _ ("The changes of the rules were not applied."));

  leaving->func = func;
  leaving->data = data;
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (question), "stay", _ ("_Stay here"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "stay");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "stay");
  adw_message_dialog_set_response_appearance (
      ADW_MESSAGE_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (
      question, "response", G_CALLBACK (leave_response_cb), leaving, leaving_free, 0);
  gtk_window_present (GTK_WINDOW (question));
}
