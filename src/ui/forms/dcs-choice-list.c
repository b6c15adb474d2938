/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-choice-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A choice with its row and what its words are compared with. */
typedef struct
{
  char *text;
  char *label;
  char *detail; /* or NULL */
  char *group;  /* or NULL */
  char *folded; /* label, for comparing */
  char *words;  /* label, group and detail, for searching */
  gboolean fits;
  GtkListBoxRow *row; /* borrowed; NULL before the list was shown */
} Choice;

struct _DcsChoiceList
{
  GtkWidget parent_instance;

  GPtrArray *choices; /* owned: Choice */
  /* owned: the child, and what is in it (borrowed) */
  GtkWidget *scroller;
  GtkListBox *list_box;
  GtkWidget *empty_label;
};

G_DEFINE_FINAL_TYPE (DcsChoiceList, dcs_choice_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define MAX_HEIGHT 320

static void
choice_free (Choice *choice)
{
  g_free (choice->text);
  g_free (choice->label);
  g_free (choice->detail);
  g_free (choice->group);
  g_free (choice->folded);
  g_free (choice->words);
  g_free (choice);
}

static Choice *
choice_new (const DcsChoice *from)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *words = g_strjoin (" ",
                                      from->label,
                                      from->group != NULL ? from->group : "",
                                      from->detail != NULL ? from->detail : "",
                                      NULL);

  choice->text = g_strdup (from->text);
  choice->label = g_strdup (from->label);
  choice->detail = g_strdup (from->detail);
  choice->group = g_strdup (from->group);
  choice->folded = dcs_text_search_key (from->label);
  choice->words = dcs_text_search_key (words);
  choice->fits = TRUE;
  return choice;
}

static Choice *
choice_of (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (DcsChoiceList *self, Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (choice->label, NULL);

  gtk_box_append (GTK_BOX (box), label);
  if (choice->detail != NULL)
    {
      GtkWidget *detail = make_label (choice->detail, "dim-label");

      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, choice->detail, -1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  choice->row = GTK_LIST_BOX_ROW (row);
  gtk_list_box_append (self->list_box, row);
}

/* The rows are made when somebody looks at them for the first time. */
static void
ensure_rows (DcsChoiceList *self)
{
  if (gtk_list_box_get_row_at_index (self->list_box, 0) != NULL)
    return;
  for (guint i = 0; i < self->choices->len; i++)
    add_row (self, g_ptr_array_index (self->choices, i));
}

static void
clear_rows (DcsChoiceList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  return choice_of (row)->fits;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = choice_of (row)->group;
  const char *group_before = before != NULL ? choice_of (before)->group : NULL;

  if (group == NULL || g_strcmp0 (group, group_before) == 0)
    gtk_list_box_row_set_header (row, NULL);
  else
    gtk_list_box_row_set_header (row, make_label (group, "choice-group"));
}

static void
row_activated_cb (DcsChoiceList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, choice_of (row)->text);
}

/* Each typed word begins a word of the choice. */
static gboolean
has_words (const Choice *choice, char **words)
{
  for (char **word = words; *word != NULL; word++)
    {
      const char *found = choice->words;

      if (**word == '\0')
        continue;
      while ((found = strstr (found, *word)) != NULL && found > choice->words
             && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        found += strlen (*word);
      if (found == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
scroll_to (DcsChoiceList *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list_box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
mark (DcsChoiceList *self, Choice *choice)
{
  gtk_list_box_select_row (self->list_box, choice != NULL ? choice->row : NULL);
  if (choice != NULL)
    scroll_to (self, GTK_WIDGET (choice->row));
}

static Choice *
find_choice (DcsChoiceList *self, const char *text)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_str_equal (choice->text, text))
        return choice;
    }
  return NULL;
}

static void
dcs_choice_list_dispose (GObject *object)
{
  DcsChoiceList *self = DCS_CHOICE_LIST (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dcs_choice_list_parent_class)->dispose (object);
}

static void
dcs_choice_list_finalize (GObject *object)
{
  g_ptr_array_unref (DCS_CHOICE_LIST (object)->choices);
  G_OBJECT_CLASS (dcs_choice_list_parent_class)->finalize (object);
}

static void
dcs_choice_list_class_init (DcsChoiceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_choice_list_dispose;
  object_class->finalize = dcs_choice_list_finalize;

  signals[CHOSEN] = g_signal_new ("chosen",
                                  DCS_TYPE_CHOICE_LIST,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "choicelist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dcs_choice_list_init (DcsChoiceList *self)
{
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (self->list_box, filter_row, NULL, NULL);
  gtk_list_box_set_header_func (self->list_box, update_header, NULL, NULL);
  self->empty_label = make_label (_ ("Nothing fits. Type less, or another word."), "dim-label");
  gtk_list_box_set_placeholder (self->list_box, self->empty_label);
  g_signal_connect_swapped (self->list_box, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list_box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
dcs_choice_list_new (void)
{
  return g_object_new (DCS_TYPE_CHOICE_LIST, NULL);
}

static gboolean
is_same (const Choice *a, const DcsChoice *b)
{
  return g_str_equal (a->text, b->text) && g_str_equal (a->label, b->label)
         && g_strcmp0 (a->detail, b->detail) == 0 && g_strcmp0 (a->group, b->group) == 0;
}

gboolean
dcs_choice_list_set_choices (DcsChoiceList *self, const DcsChoice *choices, guint n_choices)
{
  guint n_same = 0;

  g_return_val_if_fail (DCS_IS_CHOICE_LIST (self), FALSE);

  while (n_same < n_choices && n_same < self->choices->len
         && is_same (g_ptr_array_index (self->choices, n_same), &choices[n_same]))
    n_same++;
  if (n_same == n_choices && n_same == self->choices->len)
    return FALSE;

  clear_rows (self);
  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < n_choices; i++)
    g_ptr_array_add (self->choices, choice_new (&choices[i]));
  return TRUE;
}

guint
dcs_choice_list_filter (DcsChoiceList *self, const char *words)
{
  g_autofree char *folded = dcs_text_search_key (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,;/()", -1);
  guint n_fitting = 0;

  g_return_val_if_fail (DCS_IS_CHOICE_LIST (self), 0);

  ensure_rows (self);
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      choice->fits = has_words (choice, parts);
      n_fitting += choice->fits;
    }
  gtk_list_box_invalidate_filter (self->list_box);
  gtk_list_box_invalidate_headers (self->list_box);
  return n_fitting;
}

void
dcs_choice_list_mark (DcsChoiceList *self, const char *text)
{
  Choice *choice;

  g_return_if_fail (DCS_IS_CHOICE_LIST (self));

  ensure_rows (self);
  choice = find_choice (self, text);
  for (guint i = 0; i < self->choices->len && (choice == NULL || !choice->fits); i++)
    choice = g_ptr_array_index (self->choices, i);
  mark (self, choice != NULL && choice->fits ? choice : NULL);
}

void
dcs_choice_list_move (DcsChoiceList *self, int steps)
{
  GtkListBoxRow *row;
  int step = steps < 0 ? -1 : 1;
  int index;
  Choice *last = NULL;

  g_return_if_fail (DCS_IS_CHOICE_LIST (self));

  row = gtk_list_box_get_selected_row (self->list_box);
  index = row != NULL ? gtk_list_box_row_get_index (row)
                      : (step > 0 ? -1 : (int) self->choices->len);
  for (index += step; index >= 0 && index < (int) self->choices->len && steps != 0; index += step)
    {
      Choice *choice = g_ptr_array_index (self->choices, index);

      if (!choice->fits)
        continue;
      last = choice;
      steps -= step;
    }
  if (last != NULL)
    mark (self, last);
}

GtkWidget *
dcs_choice_list_get_marked_row (DcsChoiceList *self)
{
  g_return_val_if_fail (DCS_IS_CHOICE_LIST (self), NULL);

  return (GtkWidget *) gtk_list_box_get_selected_row (self->list_box);
}

const char *
dcs_choice_list_get_marked (DcsChoiceList *self)
{
  GtkWidget *row = dcs_choice_list_get_marked_row (self);

  return row != NULL ? choice_of (row)->text : NULL;
}

const char *
dcs_choice_list_label_of (DcsChoiceList *self, const char *text)
{
  Choice *choice;

  g_return_val_if_fail (DCS_IS_CHOICE_LIST (self), NULL);

  choice = find_choice (self, text);
  return choice != NULL ? choice->label : NULL;
}

const char *
dcs_choice_list_find_label (DcsChoiceList *self, const char *label)
{
  g_autofree char *folded = dcs_text_search_key (label);

  g_return_val_if_fail (DCS_IS_CHOICE_LIST (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_str_equal (choice->folded, folded))
        return choice->text;
    }
  return NULL;
}
