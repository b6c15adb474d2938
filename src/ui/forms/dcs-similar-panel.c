/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-similar-panel.h"

#include "dcs-cell-text.h"
#include "dcs-clinic-entry.h"
#include "dcs-patient.h"
#include "dcs-ui.h"

#include <glib/gi18n-lib.h>

struct _DcsSimilarPanel
{
  GtkWidget parent_instance;

  /* Template */
  GtkBox *box;
  GtkLabel *heading_label;
  GtkBox *matches_box;
  GtkLabel *more_label;

  /* owned */
  DcsClinic *clinic;
  DcsEntry *entry;
  GSignalGroup *entry_signals;
  GCancellable *cancellable;
  GPtrArray *matches; /* DcsSimilarPatient, or NULL */
  GHashTable *others; /* ids (gint64 *) of patients who are somebody else */
  char *asked;        /* what was looked up last */

  guint timeout;
};

G_DEFINE_FINAL_TYPE (DcsSimilarPanel, dcs_similar_panel, GTK_TYPE_WIDGET)

enum
{
  OPEN_PATIENT,
  SEARCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define PAUSE_MS 400
#define MAX_SHOWN 3

/* What people are told apart by. */
static const struct
{
  const char *path;
  int field;
} asked_cells[] = {
  { "code", DCS_PATIENT_CODE },
  { "initials", DCS_PATIENT_INITIALS },
  { "given_name", DCS_PATIENT_GIVEN_NAME },
  { "family_name", DCS_PATIENT_FAMILY_NAME },
  { "sex", DCS_PATIENT_SEX },
  { "birth_date", DCS_PATIENT_BIRTH_DATE },
};

static char *
make_question (DcsSimilarPanel *self)
{
  GString *question = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (asked_cells); i++)
    {
      const DcsCell *cell = dcs_entry_cell (self->entry, asked_cells[i].path);

      g_string_append_printf (question, "%s\n", cell != NULL ? cell->text : "");
    }
  return g_string_free (question, FALSE);
}

static DcsDraft *
make_draft (DcsSimilarPanel *self)
{
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_PATIENT);

  for (guint i = 0; i < G_N_ELEMENTS (asked_cells); i++)
    {
      const DcsCell *cell = dcs_entry_cell (self->entry, asked_cells[i].path);

      if (cell != NULL && !cell->is_bad)
        dcs_draft_set (draft, asked_cells[i].field, cell->value);
    }
  return draft;
}

static gboolean
is_strong (const DcsSimilarPatient *match)
{
  const guint birth = DCS_SIMILAR_BIRTH | DCS_SIMILAR_CLOSE_BIRTH;

  if ((match->why & DCS_SIMILAR_CODE) != 0)
    return TRUE;
  if ((match->why & DCS_SIMILAR_NAME) != 0)
    return (match->why & birth) != 0;
  return (match->why & DCS_SIMILAR_CLOSE_NAME) != 0 && (match->why & DCS_SIMILAR_BIRTH) != 0;
}

static void
open_clicked_cb (DcsSimilarPanel *self, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  g_signal_emit (self, signals[OPEN_PATIENT], 0, *id);
}

static void fill (DcsSimilarPanel *self);

static void
other_clicked_cb (DcsSimilarPanel *self, GtkWidget *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  g_hash_table_add (self->others, g_memdup2 (id, sizeof *id));
  fill (self);
}

static GtkWidget *
make_button (DcsSimilarPanel *self, const char *text, gint64 id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_label (GtkGrid *grid, int column, int row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text != NULL && text[0] != '\0' ? text : "–");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, column > 0);
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
add_line (
    GtkGrid *grid, int row, const char *title, const char *mine, const char *theirs, gboolean alike)
{
  add_label (grid, 0, row, title, "dim-label");
  add_label (grid, 1, row, mine, NULL);
  add_label (grid, 2, row, theirs, alike ? "alike" : NULL);
}

static char *
dup_name (DcsSimilarPanel *self)
{
  g_autofree char *given = dcs_cell_text_dup (self->entry, "given_name");
  g_autofree char *family = dcs_cell_text_dup (self->entry, "family_name");
  const DcsCell *given_cell = dcs_entry_cell (self->entry, "given_name");
  const DcsCell *family_cell = dcs_entry_cell (self->entry, "family_name");
  gboolean has_given = given_cell != NULL && given_cell->text[0] != '\0';
  gboolean has_family = family_cell != NULL && family_cell->text[0] != '\0';

  if (has_given && has_family)
    return g_strdup_printf ("%s %s", given, family);
  if (!has_given && !has_family)
    return dcs_cell_text_dup (self->entry, "initials");
  return g_strdup (has_given ? given : family);
}

static char *
dup_disease (DcsSimilarPanel *self, const DcsSimilarPatient *match)
{
  DcsDefinition *definition = dcs_catalog_find (dcs_entry_get_catalog (self->entry),
                                                match->disease);

  if (definition == NULL)
    return g_strdup ("");
  if (match->subtype == 0)
    return g_strdup (dcs_definition_label (definition));
  return g_strdup_printf (
      "%s · %s",
      dcs_definition_abbr (definition),
      dcs_catalog_label (dcs_entry_get_catalog (self->entry), "subtype", match->subtype));
}

static GtkWidget *
make_table (DcsSimilarPanel *self, const DcsSimilarPatient *match)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *code = dcs_cell_text_dup (self->entry, "code");
  g_autofree char *name = dup_name (self);
  g_autofree char *birth = dcs_cell_text_dup (self->entry, "birth_date");
  g_autofree char *disease = dcs_cell_text_dup (self->entry, "disease");
  g_autofree char *their_birth = dcs_date_format_short (match->birth_date);
  g_autofree char *their_disease = dup_disease (self, match);
  g_autofree char *last_visit = dcs_date_format_short (match->last_visit);

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  add_label (grid, 0, 0, " ", NULL);
  add_label (grid, 1, 0, _ ("In this form"), "caption-heading");
  add_label (grid,
             2,
             0,
             match->is_deleted ? _ ("Deleted patient") : _ ("In the clinic"),
             "caption-heading");
  add_line (grid, 1, _ ("Code"), code, match->code, (match->why & DCS_SIMILAR_CODE) != 0);
  add_line (grid,
            2,
            _ ("Name"),
            name,
            match->name,
            (match->why & (DCS_SIMILAR_NAME | DCS_SIMILAR_CLOSE_NAME)) != 0);
  add_line (grid,
            3,
            _ ("Born"),
            birth,
            their_birth,
            (match->why & (DCS_SIMILAR_BIRTH | DCS_SIMILAR_CLOSE_BIRTH)) != 0);
  add_line (grid, 4, _ ("Disease"), disease, their_disease, FALSE);
  add_line (grid, 5, _ ("Last visit"), "", last_visit, FALSE);
  return GTK_WIDGET (grid);
}

static void
add_match (DcsSimilarPanel *self, const DcsSimilarPatient *match)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_table (self, match));
  gtk_box_set_homogeneous (GTK_BOX (buttons), TRUE);
  if (!match->is_deleted)
    gtk_box_append (
        GTK_BOX (buttons),
        make_button (self, _ ("Open this patient"), match->id, G_CALLBACK (open_clicked_cb)));
  gtk_box_append (
      GTK_BOX (buttons),
      make_button (self, _ ("It is somebody else"), match->id, G_CALLBACK (other_clicked_cb)));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_box_append (self->matches_box, box);
}

static gboolean
is_other (DcsSimilarPanel *self, const DcsSimilarPatient *match)
{
  return g_hash_table_contains (self->others, &match->id);
}

static void
fill (DcsSimilarPanel *self)
{
  GtkWidget *child;
  guint n_left = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->matches_box))) != NULL)
    gtk_box_remove (self->matches_box, child);
  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const DcsSimilarPatient *match = g_ptr_array_index (self->matches, i);

      if (is_other (self, match))
        continue;
      if (n_left++ < MAX_SHOWN)
        add_match (self, match);
    }
  if (n_left > MAX_SHOWN)
    {
      guint n_more = n_left - MAX_SHOWN;
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more patient is alike", "%u more patients are alike", n_more), n_more);

      gtk_label_set_label (self->more_label, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n_left > MAX_SHOWN);
  gtk_widget_set_visible (GTK_WIDGET (self), n_left > 0);
}

static gpointer
find_similar (DcsClinicCore *core, GCancellable *cancellable, gpointer data, GError **error)
{
  return dcs_clinic_core_find_similar (core, dcs_draft_get_values (data), error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DcsSimilarPanel) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = dcs_clinic_run_finish (DCS_CLINIC (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->entry == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    g_debug ("Looking for similar patients: %s", error->message);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  self->matches = g_steal_pointer (&matches);
  fill (self);
  g_signal_emit (self, signals[SEARCHED], 0);
}

static void
cancel (DcsSimilarPanel *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
timeout_cb (gpointer data)
{
  DcsSimilarPanel *self = data;

  self->timeout = 0;
  cancel (self);
  self->cancellable = g_cancellable_new ();
  dcs_clinic_run_async (self->clinic,
                        find_similar,
                        make_draft (self),
                        (GDestroyNotify) dcs_draft_free,
                        (GDestroyNotify) g_ptr_array_unref,
                        self->cancellable,
                        found_cb,
                        g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
entry_changed_cb (DcsSimilarPanel *self)
{
  g_autofree char *question = make_question (self);

  if (!dcs_set_str (&self->asked, question))
    return;
  cancel (self);
  self->timeout = g_timeout_add (PAUSE_MS, timeout_cb, self);
}

static void
dcs_similar_panel_dispose (GObject *object)
{
  DcsSimilarPanel *self = DCS_SIMILAR_PANEL (object);

  cancel (self);
  g_clear_object (&self->entry_signals);
  g_clear_object (&self->entry);
  g_clear_object (&self->clinic);
  gtk_widget_dispose_template (GTK_WIDGET (self), DCS_TYPE_SIMILAR_PANEL);
  G_OBJECT_CLASS (dcs_similar_panel_parent_class)->dispose (object);
}

static void
dcs_similar_panel_finalize (GObject *object)
{
  DcsSimilarPanel *self = DCS_SIMILAR_PANEL (object);

  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_hash_table_unref (self->others);
  g_free (self->asked);
  G_OBJECT_CLASS (dcs_similar_panel_parent_class)->finalize (object);
}

static void
dcs_similar_panel_class_init (DcsSimilarPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_similar_panel_dispose;
  object_class->finalize = dcs_similar_panel_finalize;

  signals[OPEN_PATIENT] = g_signal_new ("open-patient",
                                        DCS_TYPE_SIMILAR_PANEL,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_INT64);
  signals[SEARCHED] = g_signal_new (
      "searched", DCS_TYPE_SIMILAR_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DCS_UI_RESOURCE "forms/dcs-similar-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DcsSimilarPanel, box);
  gtk_widget_class_bind_template_child (widget_class, DcsSimilarPanel, heading_label);
  gtk_widget_class_bind_template_child (widget_class, DcsSimilarPanel, matches_box);
  gtk_widget_class_bind_template_child (widget_class, DcsSimilarPanel, more_label);
}

static void
dcs_similar_panel_init (DcsSimilarPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->others = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->entry_signals = g_signal_group_new (DCS_TYPE_ENTRY);
  g_signal_group_connect_swapped (
      self->entry_signals, "changed", G_CALLBACK (entry_changed_cb), self);
}

void
dcs_similar_panel_set_entry (DcsSimilarPanel *self, DcsClinic *clinic, DcsEntry *entry)
{
  g_return_if_fail (DCS_IS_SIMILAR_PANEL (self));
  g_return_if_fail (DCS_IS_CLINIC (clinic));
  g_return_if_fail (DCS_IS_ENTRY (entry));

  g_set_object (&self->clinic, clinic);
  g_set_object (&self->entry, entry);
  g_free (self->asked);
  self->asked = make_question (self);
  g_signal_group_set_target (self->entry_signals, entry);
}

gboolean
dcs_similar_panel_is_busy (DcsSimilarPanel *self)
{
  g_return_val_if_fail (DCS_IS_SIMILAR_PANEL (self), FALSE);

  return self->timeout != 0 || self->cancellable != NULL;
}

gboolean
dcs_similar_panel_asks (DcsSimilarPanel *self)
{
  g_return_val_if_fail (DCS_IS_SIMILAR_PANEL (self), FALSE);

  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const DcsSimilarPatient *match = g_ptr_array_index (self->matches, i);

      if (is_strong (match) && !is_other (self, match))
        return TRUE;
    }
  return FALSE;
}
