/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"

#include "dcs-ui.h"
#include "dcs-window.h"

#include <glib/gi18n.h>

struct _DcsApplication
{
  AdwApplication parent_instance;

  gboolean wants_demo; /* --demo was given and no window has taken it yet */
};

G_DEFINE_FINAL_TYPE (DcsApplication, dcs_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demonstration clinic"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { NULL },
};

/* Every shortcut of the program; help-overlay.ui shows them to people. */
static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

static DcsWindow *
ensure_window (DcsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return DCS_IS_WINDOW (window) ? DCS_WINDOW (window) : dcs_window_new (self);
}

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DcsApplication *self = DCS_APPLICATION (data);

  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (self)),
      "application-name",
      _ ("Decursus"),
      "application-icon",
      DCS_APP_ID,
      "version",
      DCS_VERSION,
      "comments",
      _ ("The course of chronic disease: visits, treatments and their timeline."),
      "license-type",
      GTK_LICENSE_GPL_3_0,
      "translator-credits",
      _ ("translator-credits"),
      NULL);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Closing asks each window, which lets its clinic file finish first. */
  g_list_foreach (windows, (GFunc) gtk_window_close, NULL);
  g_list_free (windows);
}

static const GActionEntry action_entries[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "quit", .activate = quit_activated_cb },
};

static void
dcs_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dcs_application_parent_class)->startup (application);

  g_action_map_add_action_entries (
      G_ACTION_MAP (application), action_entries, G_N_ELEMENTS (action_entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (
        GTK_APPLICATION (application), shortcuts[i].action, shortcuts[i].accels);
}

static void
dcs_application_activate (GApplication *application)
{
  DcsApplication *self = DCS_APPLICATION (application);

  gtk_window_present (GTK_WINDOW (ensure_window (self)));
}

static void
dcs_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  gtk_window_present (GTK_WINDOW (ensure_window (DCS_APPLICATION (application))));
}

static int
dcs_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DcsApplication *self = DCS_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Decursus %s\n", DCS_VERSION);
      return 0;
    }
  self->wants_demo = g_variant_dict_contains (options, "demo");
  return -1;
}

static void
dcs_application_class_init (DcsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = dcs_application_activate;
  application_class->handle_local_options = dcs_application_handle_local_options;
  application_class->open = dcs_application_open;
  application_class->startup = dcs_application_startup;
}

static void
dcs_application_init (DcsApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), option_entries);
}

DcsApplication *
dcs_application_new (void)
{
  return g_object_new (DCS_TYPE_APPLICATION,
                       "application-id",
                       DCS_APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path",
                       "/org/decursus/Decursus",
                       NULL);
}
