/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-application.h"

#include "dcs-settings.h"
#include "dcs-window.h"

#include <glib/gi18n-lib.h>

struct _DcsApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  DcsCatalog *catalog; /* NULL: not needed yet */

  gboolean wants_demo; /* --demo was given */
};

G_DEFINE_FINAL_TYPE (DcsApplication, dcs_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demonstration clinic"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { NULL },
};

/* Every shortcut of the program; shortcuts-window.ui shows them to people. */
static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "win.back", { "<Alt>Left" } },
  { "win.import-folder", { "<Control><Shift>i" } },
  { "win.new-patient", { "<Control><Shift>n" } },
  { "win.open", { "<Control>o" } },
  { "win.search", { "<Control>f" } },
  { "win.show-drafts", { "<Control><Shift>d" } },
  { "win.show-list", { "<Alt>Home" } },
  { "win.show-quality", { "<Control><Shift>q" } },
  { "win.show-resistant", { "<Control><Shift>r" } },
  { "win.show-shortcuts", { "<Control>question", "F1" } },
  { "win.show-today", { "<Control><Shift>t" } },
  { "window.close", { "<Control>w" } },
};

/* The window in front, or a new one that opens what a start without a file opens. */
static DcsWindow *
ensure_window (DcsApplication *self, gboolean *is_new)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  *is_new = !DCS_IS_WINDOW (window);
  return *is_new ? dcs_window_new (self) : DCS_WINDOW (window);
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
open_demo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean is_new;
  DcsWindow *window = ensure_window (DCS_APPLICATION (data), &is_new);

  dcs_window_open_demo (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  /* Closing asks each window, which closes its dialogs and lets its clinic file finish first. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (DCS_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry action_entries[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "open-demo", .activate = open_demo_activated_cb },
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
  gboolean is_new;
  DcsWindow *window = ensure_window (self, &is_new);
  g_autofree char *last = g_settings_get_string (self->settings, "last-clinic");

  if (self->wants_demo)
    dcs_window_open_demo (window);
  else if (is_new && last[0] != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    dcs_window_open_file (window, last);
  self->wants_demo = FALSE;
  gtk_window_present (GTK_WINDOW (window));
}

static void
dcs_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  gboolean is_new;
  DcsWindow *window = ensure_window (DCS_APPLICATION (application), &is_new);
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    dcs_window_open_file (window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static int
dcs_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DcsApplication *self = DCS_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Decursus %s\n", DCS_VERSION);
      return 0;
    }
  self->settings = dcs_settings_new ();
  if (self->settings == NULL)
    {
      g_printerr ("%s\n",
                  _ ("Decursus is not installed completely: the description of its settings "
                     "(org.decursus.Decursus.gschema.xml) is missing. Install it again."));
      return 1;
    }
  if (!g_variant_dict_contains (options, "demo"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-demo", NULL);
      return 0;
    }
  self->wants_demo = TRUE;
  return -1;
}

static void
dcs_application_finalize (GObject *object)
{
  DcsApplication *self = DCS_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->catalog, dcs_catalog_unref);
  G_OBJECT_CLASS (dcs_application_parent_class)->finalize (object);
}

static void
dcs_application_class_init (DcsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dcs_application_finalize;

  application_class->activate = dcs_application_activate;
  application_class->handle_local_options = dcs_application_handle_local_options;
  application_class->open = dcs_application_open;
  application_class->startup = dcs_application_startup;
}

static void
dcs_application_init (DcsApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), option_entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE]"));
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

/**
 * dcs_application_get_settings:
 *
 * Returns: (transfer none) (nullable): the settings; NULL before the command line was read
 */
GSettings *
dcs_application_get_settings (DcsApplication *self)
{
  g_return_val_if_fail (DCS_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * dcs_application_get_catalog:
 *
 * Reads the disease definitions when they are asked for the first time.
 *
 * Returns: (transfer none): the definitions; NULL with @error (DCS_RULES_ERROR) when they cannot be
 *   read
 */
DcsCatalog *
dcs_application_get_catalog (DcsApplication *self, GError **error)
{
  g_return_val_if_fail (DCS_IS_APPLICATION (self), NULL);

  if (self->catalog == NULL)
    self->catalog = dcs_catalog_load_default (error);
  return self->catalog;
}
