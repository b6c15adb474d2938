/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-bundle-format.h"

#include "dcs-records.h"

#include <string.h>

/* A column as the table below has it. A field of another name is `column=field`; "*" stands for the
 * columns that the disease definitions add to the file. */
typedef struct
{
  const char *name;
  guint8 flags;
  DcsColumnRole role;
} ColumnSpec;

#define NEEDED DCS_COLUMN_NEEDED
#define EXTRA DCS_COLUMN_EXTRA
#define END DCS_COLUMN_END
#define DROPPED DCS_COLUMN_DROPPED
#define UID DCS_COLUMN_UID
#define SECTIONS DCS_COLUMN_SECTIONS
#define CODE DCS_COLUMN_CODE
#define PATIENT_COLUMN                                                                             \
  {                                                                                                \
    "patient_id", NEEDED, DCS_COLUMN_PATIENT                                                       \
  }

static const ColumnSpec patients_columns[] = {
  { "patient_id=code", NEEDED | UID },
  { "initials" },
  { "sex" },
  { "birth_date" },
  { "onset_date" },
  { "diagnosis_date" },
  { "last_followup_date", END },
  { "subtype" },
  { "subtype_site" },
  { "subtype_form" },
  { "referral" },
  { "biopsy" },
  { "disease", EXTRA },
  { "given_name", EXTRA },
  { "family_name", EXTRA },
  { "death_date", EXTRA | END },
  { "subtype_order", EXTRA },
  { "first_visit_date", EXTRA },
  { "followup_status", EXTRA },
  { "consent", EXTRA },
  { "consent_date", EXTRA },
  { "family_history_asked", EXTRA },
  { "comorbidity_asked", EXTRA },
  { "notes", EXTRA },
  { NULL },
};

static const ColumnSpec history_columns[] = {
  PATIENT_COLUMN, { "kind", NEEDED }, { "condition", NEEDED },
  { "relation" }, { "detail" },       { NULL },
};

static const ColumnSpec lesions_columns[] = {
  PATIENT_COLUMN,
  { "lesion_no", NEEDED },
  { "region" },
  { "site" },
  { "morphology" },
  { "side", EXTRA },
  { "from_date", EXTRA },
  { "until_date", EXTRA | END },
  { "length_mm", EXTRA },
  { "width_mm", EXTRA },
  { "depth", EXTRA },
  { "confluent", EXTRA },
  { "crosses_joint", EXTRA },
  { "notes", EXTRA },
  { NULL },
};

static const ColumnSpec extracutaneous_columns[] = {
  PATIENT_COLUMN,
  { "onset_date" },
  { "type", NEEDED },
  { "joint" },
  { "side" },
  { "same_region_as_lesion=same_region" },
  { "until_date", EXTRA | END },
  { "notes", EXTRA },
  { NULL },
};

static const ColumnSpec visits_columns[] = {
  { "visit_id=uid", NEEDED | UID },
  PATIENT_COLUMN,
  { "visit_date=date", NEEDED },
  { "visit_type=kind" },
  { "*" },
  { "new_lesions" },
  { "response" },
  { "notes" },
  { "clinician", EXTRA | DROPPED },
  { "plan", EXTRA },
  { "next_date", EXTRA },
  { "reviewed", EXTRA | SECTIONS },
  { NULL },
};

static const ColumnSpec site_scores_columns[] = {
  { "visit_id=visit_id", NEEDED, DCS_COLUMN_VISIT },
  PATIENT_COLUMN,
  { "site", NEEDED },
  { "*" },
  { NULL },
};

static const ColumnSpec labs_columns[] = {
  PATIENT_COLUMN,
  { "sample_date=date", NEEDED },
  { "timepoint=context" },
  { "test=code", NEEDED },
  { "comparator" },
  { "value" },
  { "unit" },
  { "result=text" },
  { NULL },
};

static const ColumnSpec observations_columns[] = {
  PATIENT_COLUMN,       { "visit_id=visit_id", 0, DCS_COLUMN_VISIT },
  { "date" },           { "code", NEEDED },
  { "site" },           { "comparator" },
  { "value" },          { "unit" },
  { "text" },           { "not_done", DROPPED },
  { "context", EXTRA }, { NULL },
};

static const ColumnSpec treatments_columns[] = {
  { "treatment_id=uid", UID },
  PATIENT_COLUMN,
  { "course_id=uid", NEEDED | UID, DCS_COLUMN_COURSE_FIELD },
  { "segment_no" },
  { "drug", NEEDED, DCS_COLUMN_COURSE_FIELD },
  { "drug_class", 0, DCS_COLUMN_DRUG_CLASS },
  { "dose=amount" },
  { "dose_unit=unit" },
  { "frequency" },
  { "route" },
  { "n_doses" },
  { "start_date" },
  { "stop_date", END },
  { "start_reason" },
  { "stop_reason" },
  { "response" },
  { "notes" },
  { NULL },
};

static const ColumnSpec administrations_columns[] = {
  PATIENT_COLUMN,        { "course_id=treatment_id", NEEDED, DCS_COLUMN_COURSE },
  { "date", NEEDED },    { "given", NEEDED },
  { "amount" },          { "unit" },
  { "reason", DROPPED }, { NULL },
};

static const ColumnSpec assessments_columns[] = {
  PATIENT_COLUMN,
  { "visit_id=visit_id", NEEDED, DCS_COLUMN_VISIT },
  { "course_id=treatment_id", NEEDED, DCS_COLUMN_COURSE },
  { "response", NEEDED },
  { "notes" },
  { NULL },
};

static const ColumnSpec relapses_columns[] = {
  { "relapse_id=uid", NEEDED | UID },
  PATIENT_COLUMN,
  { "episode_no" },
  { "relapse_date=date", NEEDED },
  { "therapy_context=context" },
  { "manifestation" },
  { "action" },
  { NULL },
};

static const ColumnSpec adverse_events_columns[] = {
  { "ae_id=uid", NEEDED | UID },
  PATIENT_COLUMN,
  { "onset_date" },
  { "drug" },
  { "event=term", NEEDED },
  { "severity" },
  { "action_taken=action" },
  { "outcome" },
  { "serious", EXTRA },
  { "grade", EXTRA },
  { "causality", EXTRA },
  { "resolved_date", EXTRA | END },
  { "notes", EXTRA },
  { "course_id=treatment_id", EXTRA, DCS_COLUMN_COURSE },
  { NULL },
};

static const ColumnSpec imaging_columns[] = {
  { "imaging_id=uid", NEEDED | UID },
  PATIENT_COLUMN,
  { "imaging_date=date" },
  { "modality=kind", NEEDED },
  { "body_part" },
  { "result" },
  { "finding" },
  { NULL },
};

static const ColumnSpec investigations_columns[] = {
  { "investigation_id=uid", NEEDED | UID },
  PATIENT_COLUMN,
  { "date" },
  { "kind", NEEDED },
  { "body_part" },
  { "result" },
  { "finding" },
  { NULL },
};

static const ColumnSpec care_items_columns[] = {
  PATIENT_COLUMN,
  { "kind", NEEDED },
  { "title", NEEDED | DROPPED },
  { "due_date" },
  { "done_date", END },
  { "status", NEEDED },
  { "outcome" },
  { "responsible", EXTRA | DROPPED },
  { "next_date", EXTRA },
  { "snoozed_until", EXTRA | END },
  { "reason", EXTRA },
  { NULL },
};

static const ColumnSpec decisions_columns[] = {
  PATIENT_COLUMN,
  { "subject", NEEDED },
  { "rule", NEEDED | CODE },
  { "rule_version" },
  { "visit_id=visit_id", 0, DCS_COLUMN_VISIT },
  { "course_id=treatment_id", 0, DCS_COLUMN_COURSE },
  { "suggested", CODE },
  { "decision", NEEDED },
  { "date", NEEDED },
  { "until", END },
  { "clinician", DROPPED },
  { "reason" },
  { NULL },
};

static const ColumnSpec rule_changes_columns[] = {
  { "disease", NEEDED }, { "section", NEEDED }, { "key", NEEDED },
  { "value", NEEDED },   { "reason" },          { NULL },
};

static const ColumnSpec screening_columns[] = {
  { "screen_no", NEEDED },
  { "included", NEEDED },
  { "exclusion_reason", DROPPED },
  { "patient_id", 0, DCS_COLUMN_PATIENT },
  { NULL },
};

static const struct
{
  const char *name;
  DcsRecordKind kind;
  gboolean extra;
  const ColumnSpec *columns;
} file_specs[DCS_BUNDLE_N_FILES] = {
  [DCS_BUNDLE_PATIENTS] = { "patients", DCS_RECORD_PATIENT, FALSE, patients_columns },
  [DCS_BUNDLE_HISTORY] = { "history", DCS_RECORD_HISTORY, FALSE, history_columns },
  [DCS_BUNDLE_LESIONS] = { "lesions", DCS_RECORD_LESION, FALSE, lesions_columns },
  [DCS_BUNDLE_EXTRACUTANEOUS]
  = { "extracutaneous", DCS_RECORD_FINDING, FALSE, extracutaneous_columns },
  [DCS_BUNDLE_VISITS] = { "visits", DCS_RECORD_VISIT, FALSE, visits_columns },
  [DCS_BUNDLE_SITE_SCORES] = { "site_scores", DCS_RECORD_OBSERVATION, FALSE, site_scores_columns },
  [DCS_BUNDLE_LABS] = { "labs", DCS_RECORD_OBSERVATION, FALSE, labs_columns },
  [DCS_BUNDLE_OBSERVATIONS]
  = { "observations", DCS_RECORD_OBSERVATION, TRUE, observations_columns },
  [DCS_BUNDLE_TREATMENTS] = { "treatments", DCS_RECORD_DOSE_STEP, FALSE, treatments_columns },
  [DCS_BUNDLE_ADMINISTRATIONS]
  = { "administrations", DCS_RECORD_ADMINISTRATION, TRUE, administrations_columns },
  [DCS_BUNDLE_ASSESSMENTS] = { "assessments", DCS_RECORD_ASSESSMENT, TRUE, assessments_columns },
  [DCS_BUNDLE_RELAPSES] = { "relapses", DCS_RECORD_RELAPSE, FALSE, relapses_columns },
  [DCS_BUNDLE_ADVERSE_EVENTS]
  = { "adverse_events", DCS_RECORD_ADVERSE_EVENT, FALSE, adverse_events_columns },
  [DCS_BUNDLE_IMAGING] = { "imaging", DCS_RECORD_INVESTIGATION, FALSE, imaging_columns },
  [DCS_BUNDLE_INVESTIGATIONS]
  = { "investigations", DCS_RECORD_INVESTIGATION, TRUE, investigations_columns },
  [DCS_BUNDLE_CARE_ITEMS] = { "care_items", DCS_RECORD_CARE_ITEM, TRUE, care_items_columns },
  [DCS_BUNDLE_DECISIONS] = { "decisions", DCS_RECORD_DECISION, TRUE, decisions_columns },
  [DCS_BUNDLE_SCREENING] = { "screening", DCS_RECORD_SCREENING, FALSE, screening_columns },
  [DCS_BUNDLE_RULE_CHANGES]
  = { "rule_changes", DCS_RECORD_RULE_CHANGE, TRUE, rule_changes_columns },
};

/* The numbers of an observation column: the field `value` of an observation. */
static const DcsField *
observation_value_field (void)
{
  return &dcs_observation_info.fields[DCS_OBSERVATION_VALUE];
}

/* The columns that the definitions add: one observation each. */
static void
add_observation_columns (DcsBundleFormat *self, DcsBundleFile *file)
{
  guint n_aliases;
  const DcsBundleAlias *const *aliases = dcs_catalog_bundle_aliases (
      self->catalog, file->name, &n_aliases);

  for (guint i = 0; i < n_aliases; i++)
    {
      const DcsTest *test;

      if (aliases[i]->observation == 0 || file->n_columns == DCS_BUNDLE_MAX_COLUMNS)
        continue;
      test = dcs_catalog_test (self->catalog, aliases[i]->observation);
      if (test == NULL)
        continue;
      file->columns[file->n_columns++] = (DcsColumn){ .name = aliases[i]->column,
                                                      .role = DCS_COLUMN_OBSERVATION,
                                                      .field = -1,
                                                      .test = test,
                                                      .unit = aliases[i]->unit,
                                                      .value = observation_value_field () };
    }
}

/* The name that a definition has for a field of the record, else the field's own. */
static const char *
column_name (DcsBundleFormat *self, const DcsBundleFile *file, const char *field)
{
  guint n_aliases;
  const DcsBundleAlias *const *aliases = dcs_catalog_bundle_aliases (
      self->catalog, file->name, &n_aliases);

  for (guint i = 0; i < n_aliases; i++)
    if (g_strcmp0 (aliases[i]->field, field) == 0)
      return aliases[i]->column;
  return field;
}

static void
add_column (DcsBundleFormat *self, DcsBundleFile *file, const ColumnSpec *spec)
{
  DcsColumn *column = &file->columns[file->n_columns];
  const DcsRecordInfo *info = spec->role == DCS_COLUMN_COURSE_FIELD ? &dcs_treatment_info
                                                                    : dcs_record_info (file->kind);
  const char *equals = strchr (spec->name, '=');
  const char *field = equals != NULL ? equals + 1 : spec->name;

  g_assert (file->n_columns < DCS_BUNDLE_MAX_COLUMNS);
  *column = (DcsColumn){ .role = spec->role, .flags = spec->flags, .field = -1 };
  if (equals != NULL)
    {
      g_autofree char *name = g_strndup (spec->name, (gsize) (equals - spec->name));

      column->name = g_intern_string (name);
    }
  else
    column->name = column_name (self, file, spec->name);
  if (spec->role != DCS_COLUMN_PATIENT && spec->role != DCS_COLUMN_DRUG_CLASS)
    {
      column->field = dcs_record_info_find (info, field);
      g_assert (column->field >= 0);
    }
  if (spec->role == DCS_COLUMN_FIELD || spec->role == DCS_COLUMN_COURSE_FIELD)
    column->value = &info->fields[column->field];
  file->n_columns++;
}

static DcsCode
find_default_disease (DcsCatalog *catalog)
{
  guint n = dcs_catalog_count (catalog);

  for (guint i = 0; i < n; i++)
    if (dcs_definition_parameter (dcs_catalog_nth (catalog, i), "bundle-default", 0) != 0)
      return dcs_definition_code (dcs_catalog_nth (catalog, i));
  return n > 0 ? dcs_definition_code (dcs_catalog_nth (catalog, 0)) : 0;
}

/**
 * dcs_bundle_format_new:
 *
 * Returns: (transfer full): the format with the columns that the definitions of @catalog name
 */
DcsBundleFormat *
dcs_bundle_format_new (DcsCatalog *catalog)
{
  DcsBundleFormat *self = g_new0 (DcsBundleFormat, 1);

  self->catalog = dcs_catalog_ref (catalog);
  self->vocabulary = dcs_catalog_vocabulary (catalog);
  self->default_disease = find_default_disease (catalog);
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    {
      DcsBundleFile *file = &self->files[i];

      file->id = (DcsBundleFileId) i;
      file->name = file_specs[i].name;
      file->kind = file_specs[i].kind;
      file->extra = file_specs[i].extra;
      for (const ColumnSpec *spec = file_specs[i].columns; spec->name != NULL; spec++)
        if (g_str_equal (spec->name, "*"))
          add_observation_columns (self, file);
        else
          add_column (self, file, spec);
    }
  return self;
}

void
dcs_bundle_format_free (DcsBundleFormat *self)
{
  dcs_catalog_unref (self->catalog);
  g_free (self);
}

/**
 * dcs_bundle_format_find:
 * @file_name: "visits.csv"
 *
 * Returns: (transfer none) (nullable): the file of the format that is called so
 */
const DcsBundleFile *
dcs_bundle_format_find (DcsBundleFormat *self, const char *file_name)
{
  gsize length = strlen (file_name);

  if (!g_str_has_suffix (file_name, ".csv"))
    return NULL;
  for (guint i = 0; i < DCS_BUNDLE_N_FILES; i++)
    if (strlen (self->files[i].name) == length - 4
        && strncmp (self->files[i].name, file_name, length - 4) == 0)
      return &self->files[i];
  return NULL;
}

/**
 * dcs_bundle_file_find_column:
 *
 * Returns: the index of the column with this name, or -1
 */
int
dcs_bundle_file_find_column (const DcsBundleFile *file, const char *name)
{
  for (guint i = 0; i < file->n_columns; i++)
    if (g_str_equal (file->columns[i].name, name))
      return (int) i;
  return -1;
}

/**
 * dcs_bundle_file_find_field:
 * @field: index in the fields of the file's record
 *
 * Returns: the index of the column that holds the field, or -1
 */
int
dcs_bundle_file_find_field (const DcsBundleFile *file, int field)
{
  for (guint i = 0; i < file->n_columns; i++)
    if (file->columns[i].field == field && file->columns[i].role != DCS_COLUMN_COURSE_FIELD)
      return (int) i;
  return -1;
}

/**
 * dcs_bundle_is_imaging:
 * @investigation: a row of %DCS_RECORD_INVESTIGATION
 *
 * Both files hold the same columns, so this only decides where a row is written: images of a part
 * of the body are imaging.
 *
 * Returns: whether it belongs into imaging.csv rather than investigations.csv
 */
gboolean
dcs_bundle_is_imaging (DcsBundleFormat *self, const DcsValue *investigation)
{
  const DcsTerm *term = dcs_catalog_term (
      self->catalog, "investigation", investigation[DCS_INVESTIGATION_KIND].code);

  if (term != NULL && term->group != 0)
    return g_str_equal (dcs_code_string (term->group), "imaging");
  return investigation[DCS_INVESTIGATION_BODY_PART].kind == DCS_VALUE_TEXT;
}
