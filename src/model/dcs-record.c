/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-record.h"

#include "dcs-records.h"

#include <math.h>
#include <string.h>

typedef struct
{
  DcsValue *values; /* owned, as many as the kind has fields; their texts owned too */
} DcsRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DcsRecord, dcs_record, G_TYPE_OBJECT)

static const DcsRecordInfo *const infos[] = {
  [DCS_RECORD_PATIENT] = &dcs_patient_info,
  [DCS_RECORD_HISTORY] = &dcs_history_info,
  [DCS_RECORD_LESION] = &dcs_lesion_info,
  [DCS_RECORD_FINDING] = &dcs_finding_info,
  [DCS_RECORD_SCREENING] = &dcs_screening_info,
  [DCS_RECORD_VISIT] = &dcs_visit_info,
  [DCS_RECORD_OBSERVATION] = &dcs_observation_info,
  [DCS_RECORD_TREATMENT] = &dcs_treatment_info,
  [DCS_RECORD_DOSE_STEP] = &dcs_dose_step_info,
  [DCS_RECORD_ADMINISTRATION] = &dcs_administration_info,
  [DCS_RECORD_ASSESSMENT] = &dcs_assessment_info,
  [DCS_RECORD_RELAPSE] = &dcs_relapse_info,
  [DCS_RECORD_ADVERSE_EVENT] = &dcs_adverse_event_info,
  [DCS_RECORD_INVESTIGATION] = &dcs_investigation_info,
  [DCS_RECORD_CARE_ITEM] = &dcs_care_item_info,
  [DCS_RECORD_DECISION] = &dcs_decision_info,
  [DCS_RECORD_ATTACHMENT] = &dcs_attachment_info,
  [DCS_RECORD_RULE_CHANGE] = &dcs_rule_change_info,
};

G_STATIC_ASSERT (G_N_ELEMENTS (infos) == DCS_N_RECORD_KINDS);

/**
 * dcs_record_info:
 *
 * Returns: (transfer none): table and fields of a record kind
 */
const DcsRecordInfo *
dcs_record_info (DcsRecordKind kind)
{
  g_return_val_if_fail (kind < DCS_N_RECORD_KINDS, NULL);

  return infos[kind];
}

/**
 * dcs_record_info_find:
 *
 * Returns: the index of the field called @name, or -1
 */
int
dcs_record_info_find (const DcsRecordInfo *info, const char *name)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return (int) i;
  return -1;
}

static const DcsRecordInfo *
info_of (DcsRecord *self)
{
  return infos[DCS_RECORD_GET_CLASS (self)->kind];
}

static void
clear_value (DcsValue *value)
{
  if (value->kind == DCS_VALUE_TEXT)
    g_free ((char *) value->text);
  *value = DCS_VALUE_INIT;
}

static DcsValue
copy_value (const DcsValue *value)
{
  DcsValue copy = *value;

  if (copy.kind == DCS_VALUE_TEXT)
    copy.text = g_strdup (copy.text);
  return copy;
}

static void
dcs_record_constructed (GObject *object)
{
  DcsRecordPrivate *priv = dcs_record_get_instance_private (DCS_RECORD (object));

  G_OBJECT_CLASS (dcs_record_parent_class)->constructed (object);
  if (priv->values == NULL)
    priv->values = g_new0 (DcsValue, info_of (DCS_RECORD (object))->n_fields);
}

static void
dcs_record_finalize (GObject *object)
{
  DcsRecordPrivate *priv = dcs_record_get_instance_private (DCS_RECORD (object));
  guint n_fields = info_of (DCS_RECORD (object))->n_fields;

  for (guint i = 0; priv->values != NULL && i < n_fields; i++)
    clear_value (&priv->values[i]);
  g_free (priv->values);
  G_OBJECT_CLASS (dcs_record_parent_class)->finalize (object);
}

static void
dcs_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DcsRecord *self = DCS_RECORD (object);
  int field = (int) id - 1;
  DcsDate date;

  switch ((DcsFieldType) info_of (self)->fields[field].type)
    {
    case DCS_FIELD_INTEGER:
      g_value_set_int64 (value, dcs_record_get_integer (self, field));
      break;
    case DCS_FIELD_DECIMAL:
      g_value_set_double (value, dcs_record_get_number (self, field));
      break;
    case DCS_FIELD_DATE:
      date = dcs_record_get_date (self, field);
      if (dcs_date_is_set (date))
        g_value_set_boxed (value, &date);
      break;
    case DCS_FIELD_CODE:
      g_value_set_static_string (value, dcs_code_string (dcs_record_get_code (self, field)));
      break;
    case DCS_FIELD_TEXT:
    case DCS_FIELD_CHOICE:
      g_value_set_string (value, dcs_record_get_text (self, field));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dcs_record_class_init (DcsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = dcs_record_constructed;
  object_class->finalize = dcs_record_finalize;
}

static void
dcs_record_init (DcsRecord *self)
{
}

static GParamSpec *
make_pspec (const DcsField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case DCS_FIELD_DECIMAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case DCS_FIELD_DATE:
      return g_param_spec_boxed (name, NULL, NULL, DCS_TYPE_DATE, flags);
    case DCS_FIELD_TEXT:
    case DCS_FIELD_CODE:
    case DCS_FIELD_CHOICE:
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

/**
 * dcs_record_class_install:
 *
 * Called in the class_init of each record type: installs a readable property for each field. An
 * integer and a number are 0 and NaN where there is no value, the others %NULL.
 */
void
dcs_record_class_install (DcsRecordClass *klass, DcsRecordKind kind)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  klass->kind = kind;
  /* GObject does not hand this one down. */
  G_OBJECT_CLASS (klass)->get_property = dcs_record_get_property;
  klass->properties = g_new0 (GParamSpec *, info->n_fields + 1);
  for (guint i = 0; i < info->n_fields; i++)
    klass->properties[i + 1] = make_pspec (&info->fields[i]);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), info->n_fields + 1, klass->properties);
}

/**
 * dcs_record_new:
 * @values: (nullable): as many as the kind has fields; copied
 *
 * Returns: (transfer full): a record
 */
DcsRecord *
dcs_record_new (DcsRecordKind kind, const DcsValue *values)
{
  DcsRecord *self = g_object_new (dcs_record_info (kind)->get_type (), NULL);
  DcsRecordPrivate *priv = dcs_record_get_instance_private (self);

  for (guint i = 0; values != NULL && i < infos[kind]->n_fields; i++)
    priv->values[i] = copy_value (&values[i]);
  return self;
}

DcsRecordKind
dcs_record_get_kind (DcsRecord *self)
{
  g_return_val_if_fail (DCS_IS_RECORD (self), DCS_N_RECORD_KINDS);

  return DCS_RECORD_GET_CLASS (self)->kind;
}

/**
 * dcs_record_get_values:
 *
 * Returns: (transfer none): the values in the order of the fields
 */
const DcsValue *
dcs_record_get_values (DcsRecord *self)
{
  DcsRecordPrivate *priv = dcs_record_get_instance_private (self);

  return priv->values;
}

/**
 * dcs_record_get_id:
 *
 * Returns: the key, or 0 for a kind without one
 */
gint64
dcs_record_get_id (DcsRecord *self)
{
  int field = info_of (self)->id;

  return field >= 0 ? dcs_record_get_integer (self, field) : 0;
}

static const DcsValue *
value_of_kind (DcsRecord *self, int field, DcsValueKind kind)
{
  DcsRecordPrivate *priv = dcs_record_get_instance_private (self);

  g_return_val_if_fail (field >= 0 && (guint) field < info_of (self)->n_fields, NULL);

  return priv->values[field].kind == kind ? &priv->values[field] : NULL;
}

gint64
dcs_record_get_integer (DcsRecord *self, int field)
{
  const DcsValue *value = value_of_kind (self, field, DCS_VALUE_INTEGER);

  return value != NULL ? value->integer : 0;
}

/**
 * dcs_record_get_number:
 *
 * Returns: the number, or NaN when there is none
 */
double
dcs_record_get_number (DcsRecord *self, int field)
{
  const DcsValue *value = value_of_kind (self, field, DCS_VALUE_DECIMAL);

  return value != NULL ? value->number : NAN;
}

const char *
dcs_record_get_text (DcsRecord *self, int field)
{
  const DcsValue *value = value_of_kind (self, field, DCS_VALUE_TEXT);

  return value != NULL ? value->text : NULL;
}

DcsDate
dcs_record_get_date (DcsRecord *self, int field)
{
  const DcsValue *value = value_of_kind (self, field, DCS_VALUE_DATE);

  return value != NULL ? value->date : DCS_DATE_INIT;
}

DcsCode
dcs_record_get_code (DcsRecord *self, int field)
{
  const DcsValue *value = value_of_kind (self, field, DCS_VALUE_CODE);

  return value != NULL ? value->code : 0;
}

/**
 * dcs_record_set_value:
 *
 * Sets a field (a text is copied) and notifies when it differs from before.
 */
void
dcs_record_set_value (DcsRecord *self, int field, const DcsValue *value)
{
  DcsRecordPrivate *priv = dcs_record_get_instance_private (self);

  g_return_if_fail (DCS_IS_RECORD (self));
  g_return_if_fail (field >= 0 && (guint) field < info_of (self)->n_fields);

  if (dcs_value_equal (&priv->values[field], value))
    return;
  clear_value (&priv->values[field]);
  priv->values[field] = copy_value (value);
  g_object_notify_by_pspec (G_OBJECT (self), DCS_RECORD_GET_CLASS (self)->properties[field + 1]);
}
