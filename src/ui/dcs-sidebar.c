/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-sidebar.h"

#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsSidebar
{
  AdwBin parent_instance;

  /* Template */
  GtkLabel *clinic_label;
  GtkLabel *count_label;
  GtkLabel *drafts_count_label;
  GtkListBoxRow *drafts_row;
  GMenu *main_menu;
  GtkMenuButton *menu_button;
  GtkListBox *pages;
  GtkListBoxRow *patients_row;
  GtkLabel *quality_count_label;
  GtkListBoxRow *quality_row;
  GtkListBoxRow *resistant_row;
  GtkLabel *saved_label;
  GtkLabel *today_count_label;
  GtkListBoxRow *today_row;

  /* Owned */
  DcsClinic *clinic;
  GSignalGroup *clinic_signals;
  GSignalGroup *roster_signals;

  const char *page; /* the name of the one in front */
  guint n_drafts;
  guint n_waiting;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (DcsSidebar, dcs_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CLINIC,
  PROP_FOLDED,
  PROP_N_WAITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
show_count (GtkLabel *label, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%'u", n) : g_strdup ("");

  gtk_label_set_label (label, text);
}

static void
update_count (DcsSidebar *self)
{
  DcsRoster *roster = self->clinic != NULL ? dcs_clinic_get_roster (self->clinic) : NULL;

  show_count (self->count_label, roster != NULL ? dcs_roster_get_n_patients (roster) : 0);
  show_count (self->quality_count_label, roster != NULL ? dcs_roster_get_n_findings (roster) : 0);
}

static void
update_saved (DcsSidebar *self)
{
  g_autoptr (GDateTime) saved_at = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (self->clinic == NULL)
    text = g_strdup (_ ("Opening…"));
  else if (dcs_clinic_is_read_only (self->clinic))
    text = g_strdup (_ ("Read-only"));
  else
    {
      g_object_get (self->clinic, "saved-at", &saved_at, NULL);
      if (saved_at != NULL
          && g_date_time_get_day_of_year (saved_at) == g_date_time_get_day_of_year (now)
          && g_date_time_get_year (saved_at) == g_date_time_get_year (now))
        when = g_date_time_format (saved_at, "%H:%M");
      else if (saved_at != NULL)
        when = g_date_time_format (saved_at, "%x");
      /* Translators: %s is a time of day, or a date */
      text = when != NULL ? g_strdup_printf (_ ("Saved · %s"), when) : g_strdup (_ ("Saved"));
    }
  gtk_label_set_label (self->saved_label, text);
}

static void
dcs_sidebar_dispose (GObject *object)
{
  DcsSidebar *self = DCS_SIDEBAR (object);

  g_clear_object (&self->clinic_signals);
  g_clear_object (&self->roster_signals);
  g_clear_object (&self->clinic);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_SIDEBAR);
  G_OBJECT_CLASS (dcs_sidebar_parent_class)->dispose (object);
}

static void
dcs_sidebar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsSidebar *self = DCS_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_CLINIC:
      g_value_set_object (value, self->clinic);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_N_WAITING:
      g_value_set_uint (value, self->n_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_sidebar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DcsSidebar *self = DCS_SIDEBAR (object);

  switch (prop_id)
    {
    case PROP_CLINIC:
      dcs_sidebar_set_clinic (self, g_value_get_object (value));
      break;
    case PROP_FOLDED:
      if (self->folded != g_value_get_boolean (value))
        {
          self->folded = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_N_WAITING:
      if (self->n_waiting != g_value_get_uint (value))
        {
          self->n_waiting = g_value_get_uint (value);
          show_count (self->today_count_label, self->n_waiting);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_sidebar_class_init (DcsSidebarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_sidebar_dispose;
  object_class->get_property = dcs_sidebar_get_property;
  object_class->set_property = dcs_sidebar_set_property;

  properties[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, DCS_TYPE_CLINIC, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_N_WAITING] = g_param_spec_uint ("n-waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, DCS_UI_RESOURCE "dcs-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, clinic_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, drafts_count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, drafts_row);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, patients_row);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, quality_count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, quality_row);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, saved_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, resistant_row);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, today_count_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSidebar, today_row);
}

static void
dcs_sidebar_init (DcsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dcs_ui_set_menu (self->menu_button, G_MENU_MODEL (self->main_menu));
  dcs_sidebar_set_page (self, "today");

  self->clinic_signals = g_signal_group_new (DCS_TYPE_CLINIC);
  g_signal_group_connect_swapped (
      self->clinic_signals, "notify::saved-at", G_CALLBACK (update_saved), self);
  self->roster_signals = g_signal_group_new (DCS_TYPE_ROSTER);
  g_signal_group_connect_swapped (
      self->roster_signals, "patients-changed", G_CALLBACK (update_count), self);
  update_saved (self);
}

/**
 * dcs_sidebar_get_clinic:
 *
 * Returns: (transfer none) (nullable): the clinic that is shown
 */
DcsClinic *
dcs_sidebar_get_clinic (DcsSidebar *self)
{
  g_return_val_if_fail (DCS_IS_SIDEBAR (self), NULL);

  return self->clinic;
}

/**
 * dcs_sidebar_set_clinic:
 * @clinic: (nullable): an open clinic; NULL while one is being opened
 */
void
dcs_sidebar_set_clinic (DcsSidebar *self, DcsClinic *clinic)
{
  g_return_if_fail (DCS_IS_SIDEBAR (self));

  if (!g_set_object (&self->clinic, clinic))
    return;
  g_signal_group_set_target (self->clinic_signals, clinic);
  g_signal_group_set_target (self->roster_signals,
                             clinic != NULL ? dcs_clinic_get_roster (clinic) : NULL);
  gtk_label_set_label (self->clinic_label, clinic != NULL ? dcs_clinic_get_name (clinic) : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->clinic_label),
                               clinic != NULL ? dcs_clinic_get_path (clinic) : NULL);
  update_count (self);
  update_saved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLINIC]);
}

/**
 * dcs_sidebar_get_page:
 *
 * Returns: (transfer none): the name of the page that is marked as the one in front
 */
const char *
dcs_sidebar_get_page (DcsSidebar *self)
{
  g_return_val_if_fail (DCS_IS_SIDEBAR (self), NULL);

  return self->page;
}

/**
 * dcs_sidebar_set_page:
 * @page: "today", "patients", "resistant", "quality" or "drafts"
 *
 * Marks the page as the one in front.
 */
void
dcs_sidebar_set_page (DcsSidebar *self, const char *page)
{
  GtkListBoxRow *row;

  g_return_if_fail (DCS_IS_SIDEBAR (self));
  g_return_if_fail (page != NULL);

  if (g_str_equal (page, "quality"))
    row = self->quality_row;
  else if (g_str_equal (page, "drafts"))
    row = self->drafts_row;
  else if (g_str_equal (page, "patients"))
    row = self->patients_row;
  else if (g_str_equal (page, "resistant"))
    row = self->resistant_row;
  else
    row = self->today_row;
  self->page = g_intern_string (page);
  gtk_list_box_select_row (self->pages, row);
  dcs_sidebar_set_n_drafts (self, self->n_drafts);
}

/**
 * dcs_sidebar_set_n_drafts:
 * @n_drafts: how many drafts are kept
 *
 * Their page is listed while there are any, or while it is in front.
 */
void
dcs_sidebar_set_n_drafts (DcsSidebar *self, guint n_drafts)
{
  g_return_if_fail (DCS_IS_SIDEBAR (self));

  self->n_drafts = n_drafts;
  show_count (self->drafts_count_label, n_drafts);
  gtk_widget_set_visible (GTK_WIDGET (self->drafts_row),
                          n_drafts > 0 || g_str_equal (self->page, "drafts"));
}
