/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-cell.h"

#include "dcs-derive.h"
#include "dcs-patient-cell-style.h"
#include "dcs-state-mark.h"

#include <glib/gi18n-lib.h>

struct _DcsPatientCell
{
  GtkWidget parent_instance;

  /* Owned */
  DcsRosterItem *item;
  PangoLayout *layout; /* NULL: to be made for the text, font and width */
  char *text;

  DcsRosterColumn column;
};

G_DEFINE_FINAL_TYPE (DcsPatientCell, dcs_patient_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMN,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* A cell that has nothing to say shows a dash, so that it does not look forgotten. */
#define NOTHING "–"

/* Between the mark of a state and its word, in pixels. */
#define MARK_SPACING 6

/* Widths in letters: least, and where there is room. */
static const struct
{
  int minimum;
  int natural;
  gboolean is_tabular; /* digits stand in columns */
  gboolean is_end;     /* to the right, as numbers are */
} looks[DCS_N_ROSTER_COLUMNS] = {
  [DCS_ROSTER_CODE] = { 8, 9, TRUE, FALSE },
  [DCS_ROSTER_NAME] = { 8, 11, FALSE, FALSE },
  [DCS_ROSTER_SEX] = { 6, 6, FALSE, FALSE },
  [DCS_ROSTER_AGE] = { 3, 4, TRUE, TRUE },
  [DCS_ROSTER_DISEASE] = { 10, 34, FALSE, FALSE },
  [DCS_ROSTER_STATE] = { 15, 18, FALSE, FALSE },
  [DCS_ROSTER_TREATMENT] = { 8, 10, FALSE, FALSE },
  [DCS_ROSTER_LAST_VISIT] = { 10, 10, TRUE, FALSE },
};

static const char *
format_sex (char sex)
{
  switch (sex)
    {
    case 'F':
      return _ ("female");
    case 'M':
      return _ ("male");
    case 'X':
      return _ ("other");
    default:
      return "";
    }
}

static char *
format_age (DcsRosterItem *item)
{
  int age = dcs_roster_item_get_age (item);

  if (age < 0)
    return g_strdup ("");
  /* Translators: age at death */
  if (dcs_date_is_set (dcs_roster_item_get_row (item)->death_date))
    return g_strdup_printf (_ ("† %d"), age);
  return g_strdup_printf ("%d", age);
}

static char *
format_text (DcsRosterItem *item, DcsRosterColumn column)
{
  const DcsRosterRow *row = dcs_roster_item_get_row (item);

  switch (column)
    {
    case DCS_ROSTER_CODE:
      return g_strdup (row->code);
    case DCS_ROSTER_NAME:
      return g_strdup (row->name);
    case DCS_ROSTER_SEX:
      return g_strdup (format_sex (row->sex));
    case DCS_ROSTER_AGE:
      return format_age (item);
    case DCS_ROSTER_DISEASE:
      return g_strdup (dcs_roster_item_get_disease (item));
    case DCS_ROSTER_STATE:
      return g_strdup (dcs_state_label (row->summary.state));
    case DCS_ROSTER_TREATMENT:
      return g_strdup (dcs_roster_item_get_treatment (item));
    case DCS_ROSTER_LAST_VISIT:
      return dcs_date_is_set (row->summary.last_visit)
                 ? dcs_date_format_short (row->summary.last_visit)
                 : g_strdup ("");
    case DCS_N_ROSTER_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static void
update_text (DcsPatientCell *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);
  if (self->item != NULL)
    self->text = format_text (self->item, self->column);
  if (self->item != NULL && self->text[0] == '\0')
    {
      g_free (self->text);
      self->text = g_strdup (NOTHING);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text != NULL ? self->text : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* GTK 4.8 has no property for the name of a row: the first cell gives it, all columns in order. */
static void
name_row (DcsPatientCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  if (row == NULL || self->item == NULL)
    return;
  for (guint column = 0; column < DCS_N_ROSTER_COLUMNS; column++)
    {
      g_autofree char *text = format_text (self->item, column);

      if (text[0] != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static PangoLayout *
ensure_layout (DcsPatientCell *self, const DcsPatientCellStyle *style, int width)
{
  if (self->layout != NULL && pango_layout_get_context (self->layout) != style->context)
    g_clear_object (&self->layout);
  if (self->layout == NULL)
    {
      self->layout = pango_layout_new (style->context);
      pango_layout_set_text (self->layout, self->text, -1);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      if (looks[self->column].is_end)
        pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
      if (looks[self->column].is_tabular)
        pango_layout_set_attributes (self->layout, style->tabular);
    }
  pango_layout_set_width (self->layout, MAX (width, 0) * PANGO_SCALE);
  return self->layout;
}

static int
get_mark_width (DcsPatientCell *self)
{
  return self->column == DCS_ROSTER_STATE ? DCS_STATE_MARK_SIZE + MARK_SPACING : 0;
}

static void
dcs_patient_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (widget);
  const DcsPatientCellStyle *style = dcs_patient_cell_style_find (widget);

  if (style == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (style->line_height, DCS_STATE_MARK_SIZE);
  else
    {
      *minimum = looks[self->column].minimum * style->char_width + get_mark_width (self);
      *natural = looks[self->column].natural * style->char_width + get_mark_width (self);
    }
}

static void
dcs_patient_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (widget);
  const DcsPatientCellStyle *style = dcs_patient_cell_style_find (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int mark = get_mark_width (self);
  PangoLayout *layout;
  int line_height;

  if (style == NULL || self->item == NULL)
    return;
  if (mark > 0)
    {
      DcsState state = dcs_roster_item_get_row (self->item)->summary.state;

      dcs_state_mark_snapshot (snapshot,
                               state,
                               &style->states[state],
                               is_rtl ? width - DCS_STATE_MARK_SIZE : 0,
                               (height - DCS_STATE_MARK_SIZE) / 2);
    }
  layout = ensure_layout (self, style, width - mark);
  pango_layout_get_pixel_size (layout, NULL, &line_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (is_rtl ? 0 : mark, (height - line_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &style->text);
  gtk_snapshot_restore (snapshot);
}

static gboolean
dcs_patient_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (widget);
  DcsDate visit;

  if (self->item == NULL)
    return FALSE;
  visit = dcs_roster_item_get_row (self->item)->summary.last_visit;
  if (self->column == DCS_ROSTER_LAST_VISIT && dcs_date_is_set (visit))
    {
      g_autofree char *text = dcs_date_format_long (visit);

      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
dcs_patient_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dcs_patient_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&DCS_PATIENT_CELL (widget)->layout);
}

static void
dcs_patient_cell_dispose (GObject *object)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (object);

  g_clear_object (&self->item);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (dcs_patient_cell_parent_class)->dispose (object);
}

static void
dcs_patient_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_patient_cell_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DcsPatientCell *self = DCS_PATIENT_CELL (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      self->column = g_value_get_uint (value);
      break;
    case PROP_ITEM:
      dcs_patient_cell_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_patient_cell_class_init (DcsPatientCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_patient_cell_dispose;
  object_class->get_property = dcs_patient_cell_get_property;
  object_class->set_property = dcs_patient_cell_set_property;
  widget_class->css_changed = dcs_patient_cell_css_changed;
  widget_class->measure = dcs_patient_cell_measure;
  widget_class->query_tooltip = dcs_patient_cell_query_tooltip;
  widget_class->snapshot = dcs_patient_cell_snapshot;

  properties[PROP_COLUMN] = g_param_spec_uint ("column",
                                               NULL,
                                               NULL,
                                               0,
                                               DCS_N_ROSTER_COLUMNS - 1,
                                               DCS_ROSTER_CODE,
                                               G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                   | G_PARAM_STATIC_STRINGS);
  properties[PROP_ITEM] = g_param_spec_object ("item",
                                               NULL,
                                               NULL,
                                               DCS_TYPE_ROSTER_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "patientcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dcs_patient_cell_init (DcsPatientCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * dcs_patient_cell_get_text:
 *
 * Returns: (transfer none) (nullable): what the cell says; NULL without an item
 */
const char *
dcs_patient_cell_get_text (DcsPatientCell *self)
{
  g_return_val_if_fail (DCS_IS_PATIENT_CELL (self), NULL);

  return self->text;
}

/**
 * dcs_patient_cell_set_item:
 * @item: (nullable): whose column to show
 */
void
dcs_patient_cell_set_item (DcsPatientCell *self, DcsRosterItem *item)
{
  g_return_if_fail (DCS_IS_PATIENT_CELL (self));

  if (!g_set_object (&self->item, item))
    return;
  update_text (self);
  if (self->column == DCS_ROSTER_CODE)
    name_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
