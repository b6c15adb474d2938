/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-window-private.h"

#include "dcs-rules-page.h"
#include "dcs-text.h"
#include "dcs-visit-page.h"

#include <glib/gi18n-lib.h>

/* What stands in the window: a first page (today, the patients, data quality …) and in front of
 * it pages that were opened from there, each of which goes when it is left. */

/* A page that still waits for its records is disposed of all the same: it stops waiting. */
static void
remove_page (DcsWindow *self, GtkWidget *page)
{
  g_autoptr (GtkWidget) gone = g_object_ref (page);

  gtk_stack_remove (self->content_stack, gone);
  g_object_run_dispose (G_OBJECT (gone));
}

static void
remove_leaving_page (DcsWindow *self)
{
  GtkWidget *page = g_steal_pointer (&self->leaving_page);

  if (page != NULL)
    remove_page (self, page);
}

/*< private >
 * _dcs_window_page_free:
 *
 * Forgets a page; its widget is the stack's.
 */
void
_dcs_window_page_free (gpointer data)
{
  DcsWindowPage *page = data;

  g_free (page->title);
  g_clear_weak_pointer (&page->focus);
  g_free (page);
}

static DcsWindowPage *
get_top (DcsWindow *self)
{
  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

/* Takes the page in front off the pile; it is not removed from the stack yet. */
static GtkWidget *
take_top (DcsWindow *self)
{
  DcsWindowPage *top = get_top (self);
  GtkWidget *widget = top->widget;

  g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
  /* Its form may be ready only now: the keyboard stays with what is in front. */
  gtk_widget_set_can_focus (widget, FALSE);
  return widget;
}

/*< private >
 * _dcs_window_finish_transition:
 *
 * The page that was left is out of sight: it can go.
 */
void
_dcs_window_finish_transition (DcsWindow *self)
{
  if (!gtk_stack_get_transition_running (self->content_stack))
    remove_leaving_page (self);
}

/*< private >
 * _dcs_window_clear_pages:
 *
 * Removes at once all pages in front of the first one.
 */
void
_dcs_window_clear_pages (DcsWindow *self)
{
  remove_leaving_page (self);
  while (self->pages->len > 0)
    remove_page (self, take_top (self));
}

/*< private >
 * _dcs_window_update_title:
 *
 * What the window is called in lists of windows and by a screen reader.
 */
void
_dcs_window_update_title (DcsWindow *self)
{
  DcsWindowPage *top = get_top (self);
  const char *page = top != NULL ? top->title : NULL;
  g_autofree char *title = NULL;
  g_autofree char *long_title = NULL;

  if (self->clinic == NULL)
    return;
  if (top == NULL && g_str_equal (_dcs_window_get_first (self), "today"))
    page = _ ("Today");
  else if (top == NULL && g_str_equal (_dcs_window_get_first (self), "resistant"))
    page = _ ("Resistant and refractory");
  else if (top == NULL && g_str_equal (_dcs_window_get_first (self), "quality"))
    page = _ ("Data quality");
  else if (top == NULL && g_str_equal (_dcs_window_get_first (self), "drafts"))
    page = _ ("Drafts");
  /* Translators: the title of the window: name of the clinic, name of the program */
  title = g_strdup_printf (_ ("%s – Decursus"), dcs_clinic_get_name (self->clinic));
  if (page != NULL)
    long_title = g_strdup_printf ("%s – %s", page, title);
  gtk_window_set_title (GTK_WINDOW (self), long_title != NULL ? long_title : title);
}

/*< private >
 * _dcs_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in front of the first one
 */
GtkWidget *
_dcs_window_get_page (DcsWindow *self)
{
  return get_top (self) != NULL ? get_top (self)->widget : NULL;
}

/*< private >
 * _dcs_window_get_first:
 *
 * Returns: (transfer none): the name of the first page: "today", "patients", "resistant",
 *   "quality" or "drafts"
 */
const char *
_dcs_window_get_first (DcsWindow *self)
{
  return dcs_sidebar_get_page (self->sidebar);
}

static void
remember_focus (DcsWindow *self)
{
  DcsWindowPage *top = get_top (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (top != NULL && focus != NULL && gtk_widget_is_ancestor (focus, top->widget))
    g_set_weak_pointer (&top->focus, focus);
}

static void
show_page (DcsWindow *self, GtkWidget *page)
{
  gtk_stack_set_visible_child (self->content_stack, page);
  _dcs_window_finish_transition (self);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
  _dcs_window_update_title (self);
  _dcs_window_update_actions (self);
}

/* The keyboard goes on where it was. */
static void
take_focus (DcsWindow *self)
{
  DcsWindowPage *top = get_top (self);
  GtkWidget *page = top != NULL ? top->widget : gtk_stack_get_visible_child (self->content_stack);

  if (top != NULL && top->focus != NULL && gtk_widget_grab_focus (top->focus))
    return;
  if (top != NULL || !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/*< private >
 * _dcs_window_push_page:
 * @page: (transfer floating): a page with a header bar of its own
 * @title: (nullable): what the window's title says while it is in front; never a name
 *
 * Puts @page in front; it is destroyed when it is left.
 */
void
_dcs_window_push_page (DcsWindow *self, GtkWidget *page, const char *title)
{
  DcsWindowPage *entry = g_new0 (DcsWindowPage, 1);

  entry->widget = page;
  entry->title = g_strdup (title);
  remember_focus (self);
  remove_leaving_page (self);
  g_ptr_array_add (self->pages, entry);
  gtk_stack_add_child (self->content_stack, page);
  gtk_stack_set_transition_type (self->content_stack, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  show_page (self, page);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/*< private >
 * _dcs_window_rename_page:
 * @page: a page that is in front, or behind it
 * @title: what the window's title says while it is in front; never a name
 */
void
_dcs_window_rename_page (DcsWindow *self, GtkWidget *page, const char *title)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      DcsWindowPage *entry = g_ptr_array_index (self->pages, i);

      if (entry->widget == page)
        dcs_set_str (&entry->title, title);
    }
  _dcs_window_update_title (self);
}

/*< private >
 * _dcs_window_pop_page:
 * @page: the page in front; nothing happens when another one is
 *
 * Goes back to what is behind it.
 */
void
_dcs_window_pop_page (DcsWindow *self, GtkWidget *page)
{
  if (page == NULL || _dcs_window_get_page (self) != page)
    return;
  remove_leaving_page (self);
  self->leaving_page = take_top (self);
  gtk_stack_set_transition_type (self->content_stack, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  if (get_top (self) != NULL)
    show_page (self, get_top (self)->widget);
  else
    show_page (
        self,
        gtk_stack_get_child_by_name (self->content_stack, dcs_sidebar_get_page (self->sidebar)));
  take_focus (self);
}

/*< private >
 * _dcs_window_show_first:
 * @name: one of the first pages, which is in the stack
 *
 * Leaves all that is in front of it.
 */
void
_dcs_window_show_first (DcsWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content_stack, name);
  gboolean had_page = self->pages->len > 0;
  gboolean is_other = !g_str_equal (name, dcs_sidebar_get_page (self->sidebar));

  remove_leaving_page (self);
  if (had_page)
    self->leaving_page = take_top (self);
  while (self->pages->len > 0)
    remove_page (self, take_top (self));
  dcs_sidebar_set_page (self->sidebar, name);
  gtk_stack_set_transition_type (self->content_stack,
                                 had_page ? GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT
                                          : GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  show_page (self, page);
  if (had_page || is_other)
    take_focus (self);
}

/* Somebody who is asked whether the page may go. */
typedef struct
{
  GWeakRef window;
  DcsWindowThen then;
  GVariant *parameter; /* owned, or NULL */
} Leaving;

static void
may_leave_cb (gboolean may_leave, gpointer data)
{
  Leaving *leaving = data;
  g_autoptr (DcsWindow) self = g_weak_ref_get (&leaving->window);

  if (self != NULL)
    {
      self->is_asking = FALSE;
      if (may_leave)
        leaving->then (self, leaving->parameter);
      else
        dcs_sidebar_set_page (self->sidebar, dcs_sidebar_get_page (self->sidebar));
    }
  g_weak_ref_clear (&leaving->window);
  g_clear_pointer (&leaving->parameter, g_variant_unref);
  g_free (leaving);
}

/*< private >
 * _dcs_window_leave:
 * @then: what to do when the page in front may go; it may be gone by then
 * @parameter: (nullable): for @then; a floating one is taken
 *
 * Asks first when something was typed that is not saved.
 */
void
_dcs_window_leave (DcsWindow *self, DcsWindowThen then, GVariant *parameter)
{
  g_autoptr (GVariant) owned = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GtkWidget *page = _dcs_window_get_page (self);
  Leaving *leaving;

  if (self->is_asking)
    return;
  if (!(DCS_IS_VISIT_PAGE (page) && dcs_visit_page_is_changed (DCS_VISIT_PAGE (page)))
      && !(DCS_IS_RULES_PAGE (page) && dcs_rules_page_is_changed (DCS_RULES_PAGE (page))))
    {
      then (self, owned);
      return;
    }
  leaving = g_new0 (Leaving, 1);
  g_weak_ref_init (&leaving->window, self);
  leaving->then = then;
  leaving->parameter = g_steal_pointer (&owned);
  self->is_asking = TRUE;
  if (DCS_IS_VISIT_PAGE (page))
    dcs_visit_page_request_leave (DCS_VISIT_PAGE (page), may_leave_cb, leaving);
  else
    dcs_rules_page_request_leave (DCS_RULES_PAGE (page), may_leave_cb, leaving);
}
