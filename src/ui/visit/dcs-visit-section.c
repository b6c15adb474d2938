/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-section.h"

#include "dcs-field-row.h"
#include "dcs-form-box.h"
#include "dcs-form-totals.h"
#include "dcs-item-row.h"
#include "dcs-lab-panel.h"
#include "dcs-score-grid.h"
#include "dcs-treatment-panel.h"
#include "dcs-ui.h"
#include "dcs-visit-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DcsVisitSection
{
  AdwBin parent_instance;

  /* Template */
  GtkBox *body;
  GtkLabel *summary_label;
  GtkLabel *title_label;

  /* owned */
  DcsEntry *entry;
  char *title;

  /* borrowed from the definition; NULL for what is no form */
  const DcsFormInfo *form;

  DcsVisitSectionKind kind;
};

G_DEFINE_FINAL_TYPE (DcsVisitSection, dcs_visit_section, ADW_TYPE_BIN)

static const char *const plan_paths[] = {
  "new_lesions", "response", "notes", "plan", "next_date", NULL,
};

/* "alsfrs_r" stands in ui/instruments/alsfrs-r.ui. */
static char *
find_file (const DcsFormInfo *form)
{
  g_autofree char *name = g_strdelimit (g_strdup (dcs_code_string (form->term.code)), "_", '-');
  g_autofree char *path = g_strdup_printf (DCS_UI_RESOURCE "instruments/%s.ui", name);

  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  return g_steal_pointer (&path);
}

static GtkWidget *
load_file (const char *path)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  GObject *form = gtk_builder_get_object (builder, "form");

  if (form == NULL || !GTK_IS_WIDGET (form))
    {
      g_critical ("%s has no widget \"form\"", path);
      return NULL;
    }
  /* The builder holds the only reference. */
  return GTK_WIDGET (g_object_ref (form));
}

/* Rows of buttons where there are few values, else fields side by side. */
static GtkWidget *
lay_out_items (DcsVisitSection *self, const DcsFormInfo *form)
{
  DcsDefinition *definition = dcs_entry_get_definition (self->entry);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *fields = NULL;

  for (guint i = 0; i < form->n_items; i++)
    {
      const DcsTest *test = dcs_definition_test (definition, form->items[i]);
      const char *code = dcs_code_string (form->items[i]);

      if (test != NULL && dcs_item_row_suits (test))
        {
          gtk_box_append (GTK_BOX (box), dcs_item_row_new (code));
          fields = NULL;
        }
      else
        {
          g_autofree char *path = g_strdup_printf ("obs:%s", code);

          if (fields == NULL)
            {
              fields = g_object_new (DCS_TYPE_FORM_BOX, NULL);
              gtk_box_append (GTK_BOX (box), fields);
            }
          gtk_widget_set_parent (g_object_new (DCS_TYPE_FIELD_ROW, "path", path, NULL), fields);
        }
    }
  return box;
}

static GtkWidget *
create_form (DcsVisitSection *self, const DcsFormInfo *form)
{
  const char *code = dcs_code_string (form->term.code);
  g_autofree char *path = find_file (form);
  GtkWidget *loaded = path != NULL ? load_file (path) : NULL;

  if (loaded != NULL)
    return loaded;
  if (form->section == DCS_FORM_LABORATORY)
    return g_object_ref_sink (dcs_lab_panel_new (code));
  if (form->per_site)
    return g_object_ref_sink (dcs_score_grid_new (code));
  return g_object_ref_sink (lay_out_items (self, form));
}

static gboolean
has_widget (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_widget (child, type))
      return TRUE;
  return FALSE;
}

/* On this page each field stands beside what it was. */
static void
show_previous (GtkWidget *root)
{
  if (DCS_IS_FIELD_ROW (root))
    g_object_set (root, "show-previous", TRUE, NULL);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      show_previous (child);
}

/* The next visit is suggested by the entry; "=" takes it. */
static GtkWidget *
create_plan (void)
{
  GtkWidget *box = g_object_new (DCS_TYPE_FORM_BOX, NULL);

  for (guint i = 0; plan_paths[i] != NULL; i++)
    gtk_widget_set_parent (g_object_new (DCS_TYPE_FIELD_ROW, "path", plan_paths[i], NULL), box);
  return box;
}

static void
fill_form (DcsVisitSection *self)
{
  g_autoptr (GtkWidget) widget = create_form (self, self->form);

  gtk_box_append (self->body, widget);
  if (!has_widget (widget, DCS_TYPE_FORM_TOTALS) && self->form->section == DCS_FORM_SCORES)
    gtk_box_append (self->body, dcs_form_totals_new (dcs_code_string (self->form->term.code)));
  show_previous (GTK_WIDGET (self->body));
}

static void
fill (DcsVisitSection *self)
{
  switch (self->kind)
    {
    case DCS_VISIT_SECTION_FORM:
      self->title = g_strdup (self->form->term.label);
      fill_form (self);
      break;
    case DCS_VISIT_SECTION_TREATMENT:
      self->title = g_strdup (_ ("Treatment"));
      gtk_box_append (self->body, dcs_treatment_panel_new ());
      break;
    case DCS_VISIT_SECTION_PLAN:
      self->title = g_strdup (_ ("Assessment and plan"));
      gtk_box_append (self->body, create_plan ());
      break;
    default:
      g_assert_not_reached ();
    }
  dcs_form_bind (GTK_WIDGET (self->body), self->entry);
  gtk_label_set_text (self->title_label, self->title);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  if (self->form != NULL && self->form->term.text != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), self->form->term.text);
}

static void
dcs_visit_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DCS_TYPE_VISIT_SECTION);

  G_OBJECT_CLASS (dcs_visit_section_parent_class)->dispose (object);
}

static void
dcs_visit_section_finalize (GObject *object)
{
  DcsVisitSection *self = DCS_VISIT_SECTION (object);

  g_clear_object (&self->entry);
  g_free (self->title);

  G_OBJECT_CLASS (dcs_visit_section_parent_class)->finalize (object);
}

static void
dcs_visit_section_class_init (DcsVisitSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_visit_section_dispose;
  object_class->finalize = dcs_visit_section_finalize;

  /* What the files of the forms name. */
  g_type_ensure (DCS_TYPE_FIELD_ROW);
  g_type_ensure (DCS_TYPE_FORM_BOX);
  g_type_ensure (DCS_TYPE_FORM_TOTALS);
  g_type_ensure (DCS_TYPE_ITEM_ROW);
  g_type_ensure (DCS_TYPE_LAB_PANEL);
  g_type_ensure (DCS_TYPE_SCORE_GRID);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "visit/dcs-visit-section.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsVisitSection, body);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitSection, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DcsVisitSection, title_label);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "visitsection");
}

static void
dcs_visit_section_init (DcsVisitSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dcs_visit_section_new (DcsEntry *entry, DcsVisitSectionKind kind, const DcsFormInfo *form)
{
  DcsVisitSection *self;

  g_return_val_if_fail (DCS_IS_ENTRY (entry), NULL);
  g_return_val_if_fail ((kind == DCS_VISIT_SECTION_FORM) == (form != NULL), NULL);

  self = g_object_new (DCS_TYPE_VISIT_SECTION, NULL);
  self->entry = g_object_ref (entry);
  self->kind = kind;
  self->form = form;
  fill (self);
  return GTK_WIDGET (self);
}

const char *
dcs_visit_section_get_title (DcsVisitSection *self)
{
  g_return_val_if_fail (DCS_IS_VISIT_SECTION (self), NULL);

  return self->title;
}

const char *
dcs_visit_section_get_short_title (DcsVisitSection *self)
{
  g_return_val_if_fail (DCS_IS_VISIT_SECTION (self), NULL);

  if (self->kind == DCS_VISIT_SECTION_PLAN)
    return _ ("Plan");
  return self->form != NULL ? self->form->term.abbr : self->title;
}

/* The test in "obs:erythema@left_leg", "unit:CRP", "not_done:fvc_percent"; 0: none. */
static DcsCode
get_test (const char *path)
{
  const char *colon = strchr (path, ':');
  const char *at = strchr (path, '@');
  g_autofree char *code = NULL;

  if (!g_str_has_prefix (path, "obs:") && !g_str_has_prefix (path, "unit:")
      && !g_str_has_prefix (path, "not_done:"))
    return 0;
  code = g_strndup (colon + 1, at != NULL ? (gsize) (at - colon - 1) : strlen (colon + 1));
  return dcs_code_try (code);
}

gboolean
dcs_visit_section_has_path (DcsVisitSection *self, const char *path)
{
  const DcsFormInfo *form;
  DcsCode test;

  g_return_val_if_fail (DCS_IS_VISIT_SECTION (self) && path != NULL, FALSE);

  test = get_test (path);
  if (test != 0)
    {
      form = dcs_visit_form_of (self->entry, test);
      if (form == NULL)
        return self->form != NULL && self->form->section == DCS_FORM_LABORATORY;
      return form == self->form;
    }
  if (g_str_has_prefix (path, "rest:"))
    return self->form != NULL
           && g_str_equal (path + strlen ("rest:"), dcs_code_string (self->form->term.code));
  if (g_str_has_prefix (path, "assess:"))
    return self->kind == DCS_VISIT_SECTION_TREATMENT;
  return self->kind == DCS_VISIT_SECTION_PLAN && g_strv_contains (plan_paths, path);
}

/* In the order of the widgets, not by where they stand: that is not known before the first frame.
 */
static gboolean
focus_first_in (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_sensitive (widget))
    return FALSE;
  if (gtk_widget_get_focusable (widget) && gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (focus_first_in (child))
      return TRUE;
  return FALSE;
}

gboolean
dcs_visit_section_focus_first (DcsVisitSection *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (DCS_IS_VISIT_SECTION (self), FALSE);

  /* Somebody who is there already begins at the top again. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_root_set_focus (root, NULL);
  return focus_first_in (GTK_WIDGET (self->body));
}

void
dcs_visit_section_set_summary (DcsVisitSection *self, const char *summary)
{
  g_return_if_fail (DCS_IS_VISIT_SECTION (self));

  gtk_label_set_text (self->summary_label, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary_label), summary != NULL && *summary != '\0');
}
