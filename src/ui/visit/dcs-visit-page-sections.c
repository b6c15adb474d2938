/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-page-private.h"

#include "dcs-field-row.h"
#include "dcs-visit-anchor.h"
#include "dcs-visit-section.h"

/* The parts of the page and the buttons that jump to them. */

#define MARGIN 12

static void
add_section (DcsVisitPage *self, DcsVisitSectionKind kind, const DcsFormInfo *form)
{
  GtkWidget *widget = dcs_visit_section_new (self->entry, kind, form);
  DcsVisitSection *section = DCS_VISIT_SECTION (widget);
  GtkWidget *anchor = dcs_visit_anchor_new (self->sections->len + 1,
                                            dcs_visit_section_get_title (section),
                                            dcs_visit_section_get_short_title (section));

  g_ptr_array_add (self->sections, widget);
  g_ptr_array_add (self->anchors, anchor);
  gtk_box_append (self->section_box, widget);
  gtk_box_append (self->anchor_box, anchor);
}

void
_dcs_visit_page_fill (DcsVisitPage *self)
{
  guint n_forms;
  const DcsFormInfo *const *forms = dcs_entry_forms (self->entry, &n_forms);

  dcs_form_bind (self->visit_form, self->entry);
  for (guint i = 0; i < n_forms; i++)
    add_section (self, DCS_VISIT_SECTION_FORM, forms[i]);
  add_section (self, DCS_VISIT_SECTION_TREATMENT, NULL);
  add_section (self, DCS_VISIT_SECTION_PLAN, NULL);
}

/* In which part of the page a cell stands; G_MAXUINT: in none, but above them. */
static guint
find_section (DcsVisitPage *self, const char *path)
{
  gpointer known = g_hash_table_lookup (self->section_of, path);
  guint index = 0;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  while (index < self->sections->len
         && !dcs_visit_section_has_path (self->sections->pdata[index], path))
    index++;
  if (index == self->sections->len)
    return G_MAXUINT;
  g_hash_table_insert (self->section_of, g_strdup (path), GUINT_TO_POINTER (index + 1));
  return index;
}

void
_dcs_visit_page_update_anchors (DcsVisitPage *self)
{
  g_autofree gboolean *changed = g_new0 (gboolean, self->sections->len);
  g_autofree guint *n_problems = g_new0 (guint, self->sections->len);

  for (guint i = 0; i < dcs_entry_count (self->entry); i++)
    {
      const DcsCell *cell = dcs_entry_nth (self->entry, i);
      guint section;

      if (!cell->is_changed && cell->problem == NULL)
        continue;
      section = find_section (self, cell->path);
      if (section >= self->sections->len)
        continue;
      changed[section] |= cell->is_changed;
      n_problems[section] += cell->problem != NULL ? 1 : 0;
    }
  for (guint i = 0; i < self->sections->len; i++)
    dcs_visit_anchor_set_state (self->anchors->pdata[i], changed[i], n_problems[i]);
  if (self->sections->len > 0)
    dcs_visit_section_set_summary (self->sections->pdata[0], dcs_entry_get_summary (self->entry));
}

static int
find_current (DcsVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->sections->len; i++)
    if (gtk_widget_is_ancestor (focus, self->sections->pdata[i]))
      return (int) i;
  return -1;
}

/* The button of the part with the focus stands out and is in sight. */
static void
show_current (DcsVisitPage *self)
{
  int current = find_current (self);
  graphene_rect_t bounds;

  for (guint i = 0; i < self->anchors->len; i++)
    dcs_visit_anchor_set_current (self->anchors->pdata[i], (int) i == current);
  if (current >= 0
      && gtk_widget_compute_bounds (
          self->anchors->pdata[current], GTK_WIDGET (self->anchor_box), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (self->anchor_scroller),
                               bounds.origin.x,
                               bounds.origin.x + bounds.size.width);
}

/* @root: NULL: none any more. */
void
_dcs_visit_page_follow_focus (DcsVisitPage *self, GtkRoot *root)
{
  if (self->root != NULL)
    g_clear_signal_handler (&self->focus_handler, self->root);
  self->root = root;
  if (root != NULL)
    self->focus_handler = g_signal_connect_swapped (
        root, "notify::focus-widget", G_CALLBACK (show_current), self);
}

/* The heading comes to the top, as far as the page is long enough. */
static void
scroll_to (DcsVisitPage *self, GtkWidget *section)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  /* In what is scrolled as a whole: where it stands on the screen is known only after the frame. */
  if (gtk_widget_compute_bounds (section, gtk_widget_get_parent (self->content_box), &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y - MARGIN);
}

static void
jump_to (DcsVisitPage *self, int index)
{
  GtkWidget *section;

  if (index < 0 || index >= (int) self->sections->len)
    return;
  section = self->sections->pdata[index];
  dcs_visit_section_focus_first (DCS_VISIT_SECTION (section));
  scroll_to (self, section);
}

static void
jump_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jump_to (DCS_VISIT_PAGE (widget), g_variant_get_int32 (parameter) - 1);
}

static void
next_activated_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DcsVisitPage *self = DCS_VISIT_PAGE (widget);
  int current = find_current (self);

  if (g_str_equal (name, "visit.next-section"))
    jump_to (self, current + 1);
  else
    jump_to (self, MAX (current - 1, 0));
}

void
_dcs_visit_page_install_jumps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "visit.jump", "i", jump_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.next-section", NULL, next_activated_cb);
  gtk_widget_class_install_action (widget_class, "visit.previous-section", NULL, next_activated_cb);
  for (guint i = 0; i < 10; i++)
    {
      int number = i == 0 ? 10 : (int) i;

      gtk_widget_class_add_binding_action (
          widget_class, GDK_KEY_0 + i, GDK_CONTROL_MASK, "visit.jump", "i", number);
      gtk_widget_class_add_binding_action (
          widget_class, GDK_KEY_KP_0 + i, GDK_CONTROL_MASK, "visit.jump", "i", number);
    }
}
