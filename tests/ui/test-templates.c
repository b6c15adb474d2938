/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-fixture.h"

#include "dcs-administration-form.h"
#include "dcs-adverse-event-form.h"
#include "dcs-care-item-form.h"
#include "dcs-conflict-panel.h"
#include "dcs-course-panel.h"
#include "dcs-course-tables-view.h"
#include "dcs-decide-dialog.h"
#include "dcs-dose-form.h"
#include "dcs-drafts-page.h"
#include "dcs-due-panel.h"
#include "dcs-entry-dialog.h"
#include "dcs-faults-dialog.h"
#include "dcs-field-row.h"
#include "dcs-figure-dialog.h"
#include "dcs-figure-tile.h"
#include "dcs-finding-form.h"
#include "dcs-form-box.h"
#include "dcs-form-totals.h"
#include "dcs-history-dialog.h"
#include "dcs-history-form.h"
#include "dcs-history-row.h"
#include "dcs-investigation-form.h"
#include "dcs-item-row.h"
#include "dcs-key-figures.h"
#include "dcs-lab-panel.h"
#include "dcs-lab-row.h"
#include "dcs-lesion-form.h"
#include "dcs-new-clinic-dialog.h"
#include "dcs-notice-bar.h"
#include "dcs-patient-form.h"
#include "dcs-patient-list-filter.h"
#include "dcs-patient-list-page.h"
#include "dcs-patient-page.h"
#include "dcs-problem-list.h"
#include "dcs-quality-page.h"
#include "dcs-relapse-form.h"
#include "dcs-resistant-line.h"
#include "dcs-resistant-page.h"
#include "dcs-rules-page.h"
#include "dcs-rules-preview.h"
#include "dcs-score-grid.h"
#include "dcs-sidebar.h"
#include "dcs-similar-panel.h"
#include "dcs-stop-form.h"
#include "dcs-subtype-panel.h"
#include "dcs-term-entry.h"
#include "dcs-timeline-card.h"
#include "dcs-treatment-form.h"
#include "dcs-treatment-panel.h"
#include "dcs-treatment-row.h"
#include "dcs-ui.h"
#include "dcs-visit-anchor.h"
#include "dcs-visit-page.h"
#include "dcs-visit-section.h"
#include "dcs-welcome-page.h"
#include "dcs-why-dialog.h"
#include "dcs-why-view.h"
#include "dcs-window.h"
#include "dcs-work-dialog.h"
#include "dcs-worklist-line.h"
#include "dcs-worklist-page.h"

#include <string.h>

/* Every class with a template. A template that is not here fails, and so does one without a class:
 * making each under fatal warnings is what checks the templates, whose names nobody else reads. */
static GType (*const types[]) (void) = {
  dcs_administration_form_get_type,
  dcs_adverse_event_form_get_type,
  dcs_care_item_form_get_type,
  dcs_conflict_panel_get_type,
  dcs_course_panel_get_type,
  dcs_course_tables_view_get_type,
  dcs_decide_dialog_get_type,
  dcs_dose_form_get_type,
  dcs_drafts_page_get_type,
  dcs_due_panel_get_type,
  dcs_entry_dialog_get_type,
  dcs_faults_dialog_get_type,
  dcs_field_row_get_type,
  dcs_figure_dialog_get_type,
  dcs_figure_tile_get_type,
  dcs_finding_form_get_type,
  dcs_form_totals_get_type,
  dcs_history_dialog_get_type,
  dcs_history_form_get_type,
  dcs_history_row_get_type,
  dcs_investigation_form_get_type,
  dcs_item_row_get_type,
  dcs_key_figures_get_type,
  dcs_lab_panel_get_type,
  dcs_lab_row_get_type,
  dcs_lesion_form_get_type,
  dcs_new_clinic_dialog_get_type,
  dcs_notice_bar_get_type,
  dcs_patient_form_get_type,
  dcs_patient_list_filter_get_type,
  dcs_patient_list_page_get_type,
  dcs_patient_page_get_type,
  dcs_problem_list_get_type,
  dcs_quality_page_get_type,
  dcs_relapse_form_get_type,
  dcs_resistant_line_get_type,
  dcs_resistant_page_get_type,
  dcs_rules_page_get_type,
  dcs_rules_preview_get_type,
  dcs_score_grid_get_type,
  dcs_sidebar_get_type,
  dcs_similar_panel_get_type,
  dcs_stop_form_get_type,
  dcs_subtype_panel_get_type,
  dcs_term_entry_get_type,
  dcs_timeline_card_get_type,
  dcs_treatment_form_get_type,
  dcs_treatment_panel_get_type,
  dcs_treatment_row_get_type,
  dcs_visit_anchor_get_type,
  dcs_visit_page_get_type,
  dcs_visit_section_get_type,
  dcs_welcome_page_get_type,
  dcs_why_dialog_get_type,
  dcs_why_view_get_type,
  dcs_window_get_type,
  dcs_work_dialog_get_type,
  dcs_worklist_line_get_type,
  dcs_worklist_page_get_type,
};

/* Calls @func with each file below @folder of the resources, by its path in ui/. */
static void
each_file (const char *folder, void (*func) (const char *path, gpointer data), gpointer data)
{
  g_autofree char *path = g_strconcat (DCS_UI_RESOURCE, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (path, 0, &error);

  g_assert_no_error (error);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *child = g_strconcat (folder, *name, NULL);

      if (g_str_has_suffix (*name, "/"))
        each_file (child, func, data);
      else
        func (child, data);
    }
}

static gboolean
is_template (const char *path)
{
  return !g_str_has_prefix (path, "rows/") && !g_str_has_prefix (path, "gtk/")
         && !g_str_has_prefix (path, "instruments/");
}

/* "list/dcs-patient-list-page.ui": DcsPatientListPage */
static char *
make_type_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  GString *name = g_string_new (NULL);
  gboolean is_start = TRUE;

  for (const char *p = base; *p != '.'; p++)
    {
      if (*p != '-')
        g_string_append_c (name, is_start ? g_ascii_toupper (*p) : *p);
      is_start = *p == '-';
    }
  return g_string_free (name, FALSE);
}

static void
assert_paired (const char *path, gpointer data)
{
  g_autofree char *name = NULL;
  g_autofree char *source = NULL;
  g_autofree char *found = NULL;
  guint *n_templates = data;

  if (!is_template (path))
    return;
  name = make_type_name (path);
  g_assert_cmpuint (g_type_from_name (name), !=, 0);
  source = g_strndup (path, strlen (path) - strlen (".ui"));
  found = g_strconcat (g_getenv ("G_TEST_SRCDIR"), "/../src/ui/", source, ".c", NULL);
  g_assert_true (g_file_test (found, G_FILE_TEST_IS_REGULAR));
  (*n_templates)++;
}

static void
test_each_template_has_its_class (void)
{
  guint n_templates = 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (types[i](), !=, 0);
  each_file ("", assert_paired, &n_templates);
  g_assert_cmpuint (n_templates, ==, G_N_ELEMENTS (types));
}

static void
assert_in_resources (const char *folder, const char *path)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *child_full = g_build_filename (folder, child, NULL);
      g_autofree char *resource = g_strconcat (DCS_UI_RESOURCE, child, NULL);

      if (g_file_test (child_full, G_FILE_TEST_IS_DIR))
        assert_in_resources (folder, child);
      else if (!g_resources_get_info (resource, 0, NULL, NULL, NULL))
        g_error ("ui/%s is not in the resources", child);
    }
}

static void
test_each_file_is_in_the_resources (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "ui", NULL);

  assert_in_resources (folder, "");
}

static void
test_each_template_can_be_made (gconstpointer data)
{
  GType type = ((GType (*) (void)) data) ();
  GtkWidget *widget = g_object_new (type, NULL);

  g_test_message ("%s", g_type_name (type));
  if (GTK_IS_WINDOW (widget))
    {
      widget_fixture_assert_destroyed (widget);
      return;
    }
  g_object_ref_sink (widget);
  widget_fixture_run_pending ();
  g_assert_finalize_object (widget);
}

static void
test_shortcuts_window_can_be_made (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DCS_UI_RESOURCE
                                                                  "gtk/shortcuts-window.ui");
  GObject *overlay = gtk_builder_get_object (builder, "shortcuts_window");

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (overlay));
  gtk_window_destroy (GTK_WINDOW (overlay));
}

static void
assert_can_be_made (const char *path, gpointer data)
{
  g_autofree char *resource = g_strconcat (DCS_UI_RESOURCE, path, NULL);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (resource);
  GObject *form = gtk_builder_get_object (builder, "form");
  guint *n_forms = data;

  g_test_message ("%s", path);
  g_assert_true (GTK_IS_WIDGET (form));
  g_assert_null (gtk_widget_get_parent (GTK_WIDGET (form)));
  (*n_forms)++;
}

/* A slip in a name of these files is a warning, which ends the test. */
static void
test_each_form_of_an_instrument_can_be_made (void)
{
  guint n_forms = 0;

  g_type_ensure (DCS_TYPE_FIELD_ROW);
  g_type_ensure (DCS_TYPE_FORM_BOX);
  g_type_ensure (DCS_TYPE_ITEM_ROW);
  g_type_ensure (DCS_TYPE_SCORE_GRID);
  each_file ("instruments/", assert_can_be_made, &n_forms);
  g_assert_cmpuint (n_forms, >, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dcs_ui_init ();

  g_test_add_func ("/ui/templates/each-has-its-class", test_each_template_has_its_class);
  g_test_add_func ("/ui/templates/each-file-is-in-the-resources",
                   test_each_file_is_in_the_resources);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/templates/", g_type_name (types[i]()), NULL);

      g_test_add_data_func (path, (gconstpointer) types[i], test_each_template_can_be_made);
    }
  g_test_add_func ("/ui/templates/forms-of-instruments",
                   test_each_form_of_an_instrument_can_be_made);
  g_test_add_func ("/ui/templates/shortcuts-window", test_shortcuts_window_can_be_made);
  return g_test_run ();
}
