/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-drafts-page.h"

#include "dcs-kept-words.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsDraftsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkListBox *list;
  GtkStack *stack;

  gboolean folded;
};

G_DEFINE_FINAL_TYPE (DcsDraftsPage, dcs_drafts_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
dcs_drafts_page_grab_focus (GtkWidget *widget)
{
  DcsDraftsPage *self = DCS_DRAFTS_PAGE (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
dcs_drafts_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_DRAFTS_PAGE);
  G_OBJECT_CLASS (dcs_drafts_page_parent_class)->dispose (object);
}

static void
dcs_drafts_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, DCS_DRAFTS_PAGE (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_drafts_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DcsDraftsPage *self = DCS_DRAFTS_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      if (self->folded != g_value_get_boolean (value))
        {
          self->folded = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Delete on a row discards it, as its button does. */
static gboolean
delete_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DcsDraftsPage *self = DCS_DRAFTS_PAGE (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const char *subject = row != NULL ? g_object_get_data (G_OBJECT (row), "dcs-subject") : NULL;

  return subject != NULL && gtk_widget_activate_action (widget, "win.discard-draft", "s", subject);
}

static void
dcs_drafts_page_class_init (DcsDraftsPageClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_drafts_page_dispose;
  object_class->get_property = dcs_drafts_page_get_property;
  object_class->set_property = dcs_drafts_page_set_property;
  widget_class->focus = dcs_ui_focus_children;
  widget_class->grab_focus = dcs_drafts_page_grab_focus;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "list/dcs-drafts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsDraftsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DcsDraftsPage, stack);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
}

static void
dcs_drafts_page_init (DcsDraftsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_row (const DcsKeptDraft *draft, DcsRoster *roster, GDateTime *now)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = dcs_kept_describe (draft, roster);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *when = dcs_kept_when (draft, now);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-draft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", draft->subject);
  g_object_set_data_full (G_OBJECT (row), "dcs-subject", g_strdup (draft->subject), g_free);

  gtk_widget_set_tooltip_text (discard, _ ("Discard (Delete)"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (discard), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Discard"), -1);
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (discard, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (discard), "win.discard-draft");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (discard), "s", draft->subject);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/**
 * dcs_drafts_page_show:
 * @drafts: (element-type DcsKeptDraft): what is kept, the newest first
 * @roster: the patients, for their codes
 */
void
dcs_drafts_page_show (DcsDraftsPage *self, GPtrArray *drafts, DcsRoster *roster)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *focus;
  GtkListBoxRow *row;
  int position = -1;

  g_return_if_fail (DCS_IS_DRAFTS_PAGE (self));

  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  if (focus != NULL)
    position = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (drafts, i), roster, now));
  gtk_stack_set_visible_child_name (self->stack, drafts->len > 0 ? "drafts" : "empty");

  row = gtk_list_box_get_row_at_index (self->list, MIN (position, (int) drafts->len - 1));
  if (position >= 0 && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
