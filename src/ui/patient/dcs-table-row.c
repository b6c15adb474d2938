/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-table-row.h"

#include <math.h>

struct _DcsTableRow
{
  GObject parent_instance;

  DcsRecordKind kind;
  gint64 id;
  gint64 visit_id;
  char *path; /* owned, or NULL */
  int day;
  int end_day;
  double number;
  char *texts[DCS_N_TABLE_COLUMNS]; /* owned */
};

G_DEFINE_FINAL_TYPE (DcsTableRow, dcs_table_row, G_TYPE_OBJECT)

enum
{
  PROP_DAY = DCS_N_TABLE_COLUMNS + 1,
  PROP_END_DAY,
  PROP_NUMBER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const column_names[DCS_N_TABLE_COLUMNS] = {
  [DCS_COLUMN_DATE] = "date",         [DCS_COLUMN_DATE_TIP] = "date-tip",
  [DCS_COLUMN_END_DATE] = "end-date", [DCS_COLUMN_END_DATE_TIP] = "end-date-tip",
  [DCS_COLUMN_DURATION] = "duration", [DCS_COLUMN_TITLE] = "title",
  [DCS_COLUMN_KEYS] = "keys",         [DCS_COLUMN_KIND] = "kind",
  [DCS_COLUMN_VALUE] = "value",       [DCS_COLUMN_DOSE] = "dose",
  [DCS_COLUMN_UNIT] = "unit",         [DCS_COLUMN_CHANGE] = "change",
  [DCS_COLUMN_BAND] = "band",         [DCS_COLUMN_GLOBAL] = "global",
  [DCS_COLUMN_WEIGHT] = "weight",     [DCS_COLUMN_HEIGHT] = "height",
  [DCS_COLUMN_RESPONSE] = "response", [DCS_COLUMN_NEW_LESIONS] = "new-lesions",
  [DCS_COLUMN_REASON] = "reason",     [DCS_COLUMN_END_REASON] = "end-reason",
  [DCS_COLUMN_DETAIL] = "detail",     [DCS_COLUMN_OUTCOME] = "outcome",
  [DCS_COLUMN_NOTES] = "notes",       [DCS_COLUMN_TIP] = "tip",
};

static void
dcs_table_row_finalize (GObject *object)
{
  DcsTableRow *self = DCS_TABLE_ROW (object);

  for (guint i = 0; i < DCS_N_TABLE_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->path);

  G_OBJECT_CLASS (dcs_table_row_parent_class)->finalize (object);
}

static void
dcs_table_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DcsTableRow *self = DCS_TABLE_ROW (object);

  switch (prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_END_DAY:
      g_value_set_int (value, self->end_day);
      break;
    case PROP_NUMBER:
      g_value_set_double (value, self->number);
      break;
    default:
      if (prop_id >= 1 && prop_id <= DCS_N_TABLE_COLUMNS)
        g_value_set_string (value, self->texts[prop_id - 1]);
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dcs_table_row_class_init (DcsTableRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dcs_table_row_finalize;
  object_class->get_property = dcs_table_row_get_property;

  for (guint i = 0; i < DCS_N_TABLE_COLUMNS; i++)
    properties[i + 1] = g_param_spec_string (column_names[i], NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_int (
      "day", NULL, NULL, G_MININT, G_MAXINT, DCS_DAY_NONE, flags);
  properties[PROP_END_DAY] = g_param_spec_int (
      "end-day", NULL, NULL, G_MININT, G_MAXINT, DCS_DAY_NONE, flags);
  properties[PROP_NUMBER] = g_param_spec_double (
      "number", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dcs_table_row_init (DcsTableRow *self)
{
  self->day = DCS_DAY_NONE;
  self->end_day = DCS_DAY_NONE;
}

/**
 * dcs_table_column_name:
 *
 * Returns: (transfer none): the name of the property with the column's text
 */
const char *
dcs_table_column_name (DcsTableColumn column)
{
  g_return_val_if_fail (column < DCS_N_TABLE_COLUMNS, NULL);

  return column_names[column];
}

/**
 * dcs_table_column_from_name:
 * @name: a name as dcs_table_column_name() gives
 *
 * Returns: the column
 */
DcsTableColumn
dcs_table_column_from_name (const char *name)
{
  for (guint i = 0; i < DCS_N_TABLE_COLUMNS; i++)
    if (g_strcmp0 (column_names[i], name) == 0)
      return i;
  g_return_val_if_reached (DCS_COLUMN_DATE);
}

/**
 * dcs_table_row_new:
 * @kind: what kind of record the row shows
 * @id: its id, or 0 for a record without one
 */
DcsTableRow *
dcs_table_row_new (DcsRecordKind kind, gint64 id)
{
  DcsTableRow *self = g_object_new (DCS_TYPE_TABLE_ROW, NULL);

  self->kind = kind;
  self->id = id;
  return self;
}

DcsRecordKind
dcs_table_row_get_kind (DcsTableRow *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), DCS_RECORD_PATIENT);

  return self->kind;
}

gint64
dcs_table_row_get_id (DcsTableRow *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), 0);

  return self->id;
}

/**
 * dcs_table_row_get_visit:
 *
 * Returns: the visit that the record belongs to, or 0
 */
gint64
dcs_table_row_get_visit (DcsTableRow *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), 0);

  return self->visit_id;
}

/**
 * dcs_table_row_get_path:
 *
 * Returns: (transfer none): the cell of the form that shows the record, "" for its first
 */
const char *
dcs_table_row_get_path (DcsTableRow *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), "");

  return self->path != NULL ? self->path : "";
}

/**
 * dcs_table_row_set_place:
 * @visit_id: the visit that the record belongs to
 * @path: the cell of the form that shows it
 *
 * Where a record without an id of its own is edited.
 */
void
dcs_table_row_set_place (DcsTableRow *self, gint64 visit_id, const char *path)
{
  g_return_if_fail (DCS_IS_TABLE_ROW (self));

  self->visit_id = visit_id;
  g_free (self->path);
  self->path = g_strdup (path);
}

/**
 * dcs_table_row_get_day:
 *
 * Returns: the middle day of the row's date, or %DCS_DAY_NONE
 */
int
dcs_table_row_get_day (DcsTableRow *self)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), DCS_DAY_NONE);

  return self->day;
}

/**
 * dcs_table_row_get_text:
 *
 * Returns: (transfer none): the text of a cell, "" for an empty one
 */
const char *
dcs_table_row_get_text (DcsTableRow *self, DcsTableColumn column)
{
  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), "");
  g_return_val_if_fail (column < DCS_N_TABLE_COLUMNS, "");

  return self->texts[column] != NULL ? self->texts[column] : "";
}

/**
 * dcs_table_row_dup_name:
 *
 * Returns: (transfer full): the row in one line, as a screen reader says it: what and when first
 */
char *
dcs_table_row_dup_name (DcsTableRow *self)
{
  static const DcsTableColumn parts[] = {
    DCS_COLUMN_KIND,    DCS_COLUMN_TITLE,      DCS_COLUMN_DATE_TIP, DCS_COLUMN_END_DATE_TIP,
    DCS_COLUMN_DOSE,    DCS_COLUMN_VALUE,      DCS_COLUMN_UNIT,     DCS_COLUMN_CHANGE,
    DCS_COLUMN_BAND,    DCS_COLUMN_END_REASON, DCS_COLUMN_RESPONSE, DCS_COLUMN_DETAIL,
    DCS_COLUMN_OUTCOME,
  };
  GString *name;

  g_return_val_if_fail (DCS_IS_TABLE_ROW (self), NULL);

  name = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = dcs_table_row_get_text (self, parts[i]);

      if (*text == '\0')
        continue;
      if (name->len > 0)
        g_string_append (name, parts[i] == DCS_COLUMN_UNIT ? " " : ", ");
      g_string_append (name, text);
    }
  return g_string_free (name, FALSE);
}

/**
 * dcs_table_row_take_text:
 * @text: (transfer full) (nullable): the text of a cell
 */
void
dcs_table_row_take_text (DcsTableRow *self, DcsTableColumn column, char *text)
{
  g_return_if_fail (DCS_IS_TABLE_ROW (self));
  g_return_if_fail (column < DCS_N_TABLE_COLUMNS);

  g_free (self->texts[column]);
  self->texts[column] = text;
}

void
dcs_table_row_set_text (DcsTableRow *self, DcsTableColumn column, const char *text)
{
  dcs_table_row_take_text (self, column, g_strdup (text));
}

/**
 * dcs_table_row_set_date:
 *
 * Fills the date with its long form, and the day to sort by.
 */
void
dcs_table_row_set_date (DcsTableRow *self, DcsDate date)
{
  g_return_if_fail (DCS_IS_TABLE_ROW (self));

  if (!dcs_date_is_set (date))
    return;
  self->day = dcs_date_day (date, DCS_DATE_MIDDLE);
  dcs_table_row_take_text (self, DCS_COLUMN_DATE, dcs_date_format_short (date));
  dcs_table_row_take_text (self, DCS_COLUMN_DATE_TIP, dcs_date_format_long (date));
}

void
dcs_table_row_set_end_date (DcsTableRow *self, DcsDate date)
{
  g_return_if_fail (DCS_IS_TABLE_ROW (self));

  if (!dcs_date_is_set (date))
    return;
  self->end_day = dcs_date_day (date, DCS_DATE_MIDDLE);
  dcs_table_row_take_text (self, DCS_COLUMN_END_DATE, dcs_date_format_short (date));
  dcs_table_row_take_text (self, DCS_COLUMN_END_DATE_TIP, dcs_date_format_long (date));
}

/**
 * dcs_table_row_set_number:
 * @number: what the column of values sorts by; NAN counts as below everything
 */
void
dcs_table_row_set_number (DcsTableRow *self, double number)
{
  g_return_if_fail (DCS_IS_TABLE_ROW (self));

  self->number = isnan (number) ? -G_MAXDOUBLE : number;
}
