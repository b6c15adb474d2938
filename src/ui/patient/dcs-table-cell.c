/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-table-cell.h"

#include "dcs-patient-words.h"

struct _DcsTableCell
{
  GtkWidget parent_instance;

  /* owned */
  DcsTableRow *row;
  PangoLayout *layout; /* NULL: to be made when drawn */

  DcsTableColumn column;
};

G_DEFINE_FINAL_TYPE (DcsTableCell, dcs_table_cell, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMN,
  PROP_ROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Widths in letters: least, and where there is room. */
static const struct
{
  int minimum;
  int natural;
  gboolean is_tabular; /* digits stand in columns */
  gboolean is_end;     /* to the right, as numbers are */
} looks[DCS_N_TABLE_COLUMNS] = {
  [DCS_COLUMN_DATE] = { 10, 11, TRUE, FALSE },
  [DCS_COLUMN_END_DATE] = { 10, 11, TRUE, FALSE },
  [DCS_COLUMN_DURATION] = { 9, 10, TRUE, FALSE },
  [DCS_COLUMN_TITLE] = { 19, 28, FALSE, FALSE },
  [DCS_COLUMN_KIND] = { 12, 13, FALSE, FALSE },
  [DCS_COLUMN_VALUE] = { 8, 8, TRUE, TRUE },
  [DCS_COLUMN_DOSE] = { 18, 22, FALSE, FALSE },
  [DCS_COLUMN_UNIT] = { 10, 10, FALSE, FALSE },
  [DCS_COLUMN_CHANGE] = { 8, 12, TRUE, FALSE },
  [DCS_COLUMN_BAND] = { 10, 11, FALSE, FALSE },
  [DCS_COLUMN_GLOBAL] = { 6, 6, TRUE, TRUE },
  [DCS_COLUMN_WEIGHT] = { 8, 8, TRUE, TRUE },
  [DCS_COLUMN_HEIGHT] = { 8, 8, TRUE, TRUE },
  [DCS_COLUMN_RESPONSE] = { 14, 24, FALSE, FALSE },
  [DCS_COLUMN_NEW_LESIONS] = { 6, 6, FALSE, FALSE },
  [DCS_COLUMN_REASON] = { 14, 20, FALSE, FALSE },
  [DCS_COLUMN_END_REASON] = { 16, 20, FALSE, FALSE },
  [DCS_COLUMN_DETAIL] = { 16, 30, FALSE, FALSE },
  [DCS_COLUMN_OUTCOME] = { 16, 26, FALSE, FALSE },
  [DCS_COLUMN_NOTES] = { 16, 30, FALSE, FALSE },
};

/* What all cells of a table have in common, kept with the table until its font changes. */
typedef struct
{
  guint serial; /* of the table's Pango context */
  int char_width;
  int line_height;
} Metrics;

static GtkWidget *
find_table (DcsTableCell *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);
}

static const Metrics *
find_metrics (DcsTableCell *self)
{
  static GQuark quark;
  GtkWidget *table = find_table (self);
  PangoContext *context;
  Metrics *metrics;

  if (table == NULL)
    return NULL;
  if (quark == 0)
    quark = g_quark_from_static_string ("dcs-table-cell-metrics");

  context = gtk_widget_get_pango_context (table);
  metrics = g_object_get_qdata (G_OBJECT (table), quark);
  if (metrics == NULL)
    {
      metrics = g_new0 (Metrics, 1);
      g_object_set_qdata_full (G_OBJECT (table), quark, metrics, g_free);
    }
  if (metrics->serial != pango_context_get_serial (context))
    {
      PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);

      metrics->serial = pango_context_get_serial (context);
      metrics->char_width = PANGO_PIXELS_CEIL (
          MAX (pango_font_metrics_get_approximate_char_width (font),
               pango_font_metrics_get_approximate_digit_width (font)));
      metrics->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (font));
      pango_font_metrics_unref (font);
    }
  return metrics;
}

static void
ensure_layout (DcsTableCell *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (find_table (self),
                                                     dcs_table_cell_get_text (self));
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      pango_layout_set_auto_dir (self->layout, FALSE);
      pango_layout_set_alignment (self->layout,
                                  looks[self->column].is_end != mirrored ? PANGO_ALIGN_RIGHT
                                                                         : PANGO_ALIGN_LEFT);
      if (looks[self->column].is_tabular)
        {
          PangoAttrList *attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (self->layout, attributes);
          pango_attr_list_unref (attributes);
        }
    }
  pango_layout_set_width (self->layout, gtk_widget_get_width (GTK_WIDGET (self)) * PANGO_SCALE);
}

static void
dcs_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DcsTableCell *self = DCS_TABLE_CELL (widget);
  GdkRGBA color;
  int height;

  if (*dcs_table_cell_get_text (self) == '\0' || find_table (self) == NULL)
    return;

  ensure_layout (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
dcs_table_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  DcsTableCell *self = DCS_TABLE_CELL (widget);
  const Metrics *metrics = find_metrics (self);

  if (metrics == NULL)
    {
      *minimum = *natural = 0;
      return;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = metrics->line_height;
      return;
    }
  *minimum = looks[self->column].minimum * metrics->char_width;
  *natural = looks[self->column].natural * metrics->char_width;
}

static gboolean
dcs_table_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_tooltip, GtkTooltip *tooltip)
{
  DcsTableCell *self = DCS_TABLE_CELL (widget);
  g_autofree char *words = NULL;

  if (self->row == NULL)
    return FALSE;
  words = g_strdup (dcs_table_row_get_text (self->row, DCS_COLUMN_TIP));
  if (*words == '\0' && self->layout != NULL && pango_layout_is_ellipsized (self->layout))
    {
      g_free (words);
      words = g_strdup (dcs_table_cell_get_text (self));
    }
  if (self->column == DCS_COLUMN_TITLE)
    {
      char *all = dcs_words_join (
          "\n\n", words, dcs_table_row_get_text (self->row, DCS_COLUMN_KEYS), NULL);

      g_free (words);
      words = all;
    }
  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

/* The row itself is what gets the focus; GTK 4.8 has no other way to name it. The first of its
 * cells speaks for all. */
static void
name_row (DcsTableCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name = NULL;

  if (self->row == NULL || row == NULL || gtk_widget_get_prev_sibling (cell) != NULL)
    return;

  name = dcs_table_row_dup_name (self->row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  dcs_table_row_get_text (self->row, DCS_COLUMN_TIP),
                                  -1);
}

static void
dcs_table_cell_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dcs_table_cell_parent_class)->map (widget);

  name_row (DCS_TABLE_CELL (widget));
}

static void
dcs_table_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dcs_table_cell_parent_class)->css_changed (widget, change);

  g_clear_object (&DCS_TABLE_CELL (widget)->layout);
}

static void
dcs_table_cell_dispose (GObject *object)
{
  DcsTableCell *self = DCS_TABLE_CELL (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->row);

  G_OBJECT_CLASS (dcs_table_cell_parent_class)->dispose (object);
}

static void
dcs_table_cell_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsTableCell *self = DCS_TABLE_CELL (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      g_value_set_static_string (value, dcs_table_column_name (self->column));
      break;
    case PROP_ROW:
      g_value_set_object (value, self->row);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_table_cell_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DcsTableCell *self = DCS_TABLE_CELL (object);

  switch (prop_id)
    {
    case PROP_COLUMN:
      self->column = dcs_table_column_from_name (g_value_get_string (value));
      break;
    case PROP_ROW:
      dcs_table_cell_set_row (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_table_cell_class_init (DcsTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dcs_table_cell_dispose;
  object_class->get_property = dcs_table_cell_get_property;
  object_class->set_property = dcs_table_cell_set_property;

  widget_class->css_changed = dcs_table_cell_css_changed;
  widget_class->map = dcs_table_cell_map;
  widget_class->measure = dcs_table_cell_measure;
  widget_class->query_tooltip = dcs_table_cell_query_tooltip;
  widget_class->snapshot = dcs_table_cell_snapshot;

  properties[PROP_COLUMN] = g_param_spec_string ("column",
                                                 NULL,
                                                 NULL,
                                                 NULL,
                                                 G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                     | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] = g_param_spec_object ("row",
                                              NULL,
                                              NULL,
                                              DCS_TYPE_TABLE_ROW,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                  | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "tablecell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dcs_table_cell_init (DcsTableCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * dcs_table_cell_set_row:
 * @row: (nullable): whose text to show; rows do not change
 */
void
dcs_table_cell_set_row (DcsTableCell *self, DcsTableRow *row)
{
  g_return_if_fail (DCS_IS_TABLE_CELL (self));
  g_return_if_fail (row == NULL || DCS_IS_TABLE_ROW (row));

  if (!g_set_object (&self->row, row))
    return;

  g_clear_object (&self->layout);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, dcs_table_cell_get_text (self), -1);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    name_row (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

/**
 * dcs_table_cell_get_text:
 *
 * Returns: (transfer none): what the cell shows
 */
const char *
dcs_table_cell_get_text (DcsTableCell *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_CELL (self), "");

  return self->row != NULL ? dcs_table_row_get_text (self->row, self->column) : "";
}

/**
 * dcs_table_cell_get_row:
 *
 * Returns: (transfer none) (nullable): whose text is shown
 */
DcsTableRow *
dcs_table_cell_get_row (DcsTableCell *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_CELL (self), NULL);

  return self->row;
}
