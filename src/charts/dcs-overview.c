/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-overview.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DcsDefinition *definition; /* borrowed from the catalog */
  DcsCode subtype;           /* 0: not recorded */
  const char *label;
  guint rank; /* in the definition */
  guint size; /* patients */
} Group;

typedef struct
{
  DcsCode drug;
  const char *label;
  guint total;    /* patients of all groups */
  GArray *counts; /* of guint: patients by group, in order of first sight */
} Drug;

struct _DcsOverview
{
  GArray *groups; /* Group */
  GArray *drugs;  /* Drug */
  guint n_patients;
  int last_day; /* newest contact of all; DCS_DAY_NONE */
};

static void
clear_drug (gpointer data)
{
  Drug *drug = data;

  g_array_unref (drug->counts);
}

static guint
subtype_rank (DcsDefinition *definition, DcsCode subtype)
{
  guint n_terms;
  const DcsTerm *const *terms = dcs_definition_terms (definition, "subtype", &n_terms);

  for (guint i = 0; i < n_terms; i++)
    if (terms[i]->code == subtype)
      return i;
  return n_terms;
}

static guint
find_or_add_group (DcsOverview *self, DcsDefinition *definition, DcsCode subtype)
{
  Group group = { .definition = definition, .subtype = subtype };
  const DcsTerm *term;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *other = &g_array_index (self->groups, Group, i);

      if (other->definition == definition && other->subtype == subtype)
        return i;
    }
  term = subtype != 0 ? dcs_definition_term (definition, "subtype", subtype) : NULL;
  group.rank = subtype_rank (definition, subtype);
  if (term != NULL)
    group.label = term->label;
  else
    group.label = subtype != 0 ? dcs_code_string (subtype) : _ ("Subtype not recorded");
  g_array_append_val (self->groups, group);
  return self->groups->len - 1;
}

static Drug *
find_or_add_drug (DcsOverview *self, DcsDefinition *definition, DcsCode code)
{
  Drug drug = { .drug = code };
  const DcsDrug *info;

  for (guint i = 0; i < self->drugs->len; i++)
    if (g_array_index (self->drugs, Drug, i).drug == code)
      return &g_array_index (self->drugs, Drug, i);
  info = dcs_definition_drug (definition, code);
  drug.label = info != NULL ? info->term.label : dcs_code_string (code);
  drug.counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->drugs, drug);
  return &g_array_index (self->drugs, Drug, self->drugs->len - 1);
}

/* A patient counts once for a drug, however many courses of it there were. */
static gboolean
is_first_course (DcsCourse *course, guint index)
{
  DcsCode drug = dcs_course_row (course, DCS_RECORD_TREATMENT, index)[DCS_TREATMENT_DRUG].code;

  for (guint i = 0; i < index; i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (row[DCS_TREATMENT_DRUG].code == drug && row[DCS_TREATMENT_DELETED].integer != 1)
        return FALSE;
    }
  return TRUE;
}

static void
count_drug (Drug *drug, guint group)
{
  if (drug->counts->len <= group)
    g_array_set_size (drug->counts, group + 1);
  g_array_index (drug->counts, guint, group)++;
  drug->total++;
}

/* ---- public ---- */

/**
 * dcs_overview_new:
 *
 * Returns: (transfer full): an overview of nobody
 */
DcsOverview *
dcs_overview_new (void)
{
  DcsOverview *self = g_new0 (DcsOverview, 1);

  self->groups = g_array_new (FALSE, TRUE, sizeof (Group));
  self->drugs = g_array_new (FALSE, TRUE, sizeof (Drug));
  g_array_set_clear_func (self->drugs, clear_drug);
  self->last_day = DCS_DAY_NONE;
  return self;
}

/**
 * dcs_overview_free:
 * @self: (transfer full): an overview
 */
void
dcs_overview_free (DcsOverview *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->groups);
  g_array_unref (self->drugs);
  g_free (self);
}

/**
 * dcs_overview_add_course:
 * @self: an overview
 * @course: a sealed course; not kept
 * @definition: of its disease; must outlive @self
 *
 * Counts one more patient: the size of the group (the subtype) and each drug ever given, once.
 */
void
dcs_overview_add_course (DcsOverview *self, DcsCourse *course, DcsDefinition *definition)
{
  const DcsValue *patient;
  DcsDate contact;
  guint group;

  g_return_if_fail (self != NULL);
  g_return_if_fail (course != NULL);
  g_return_if_fail (definition != NULL);

  patient = dcs_course_patient (course);
  if (patient == NULL)
    return;
  group = find_or_add_group (
      self,
      definition,
      patient[DCS_PATIENT_SUBTYPE].kind == DCS_VALUE_CODE ? patient[DCS_PATIENT_SUBTYPE].code : 0);
  g_array_index (self->groups, Group, group).size++;
  self->n_patients++;
  for (guint i = 0; i < dcs_course_count (course, DCS_RECORD_TREATMENT); i++)
    {
      const DcsValue *row = dcs_course_row (course, DCS_RECORD_TREATMENT, i);

      if (row[DCS_TREATMENT_DRUG].kind == DCS_VALUE_CODE && row[DCS_TREATMENT_DELETED].integer != 1
          && is_first_course (course, i))
        count_drug (find_or_add_drug (self, definition, row[DCS_TREATMENT_DRUG].code), group);
    }
  contact = dcs_course_last_contact (course);
  if (dcs_date_is_set (contact))
    self->last_day = MAX (self->last_day, dcs_date_day (contact, DCS_DATE_LATEST));
}

guint
dcs_overview_get_n_patients (DcsOverview *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_patients;
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *groups = data;
  const Group *group_a = &g_array_index (groups, Group, *(const guint *) a);
  const Group *group_b = &g_array_index (groups, Group, *(const guint *) b);

  if (group_a->definition != group_b->definition)
    return g_utf8_collate (dcs_definition_label (group_a->definition),
                           dcs_definition_label (group_b->definition));
  return group_a->rank < group_b->rank ? -1 : group_a->rank > group_b->rank;
}

static int
compare_drugs (gconstpointer a, gconstpointer b, gpointer data)
{
  GArray *drugs = data;
  const Drug *drug_a = &g_array_index (drugs, Drug, *(const guint *) a);
  const Drug *drug_b = &g_array_index (drugs, Drug, *(const guint *) b);

  if (drug_a->total != drug_b->total)
    return drug_a->total > drug_b->total ? -1 : 1;
  return g_utf8_collate (drug_a->label, drug_b->label);
}

static guint *
make_order (GArray *things, GCompareDataFunc compare)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < things->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare, things);
  return (guint *) (void *) g_array_free (order, FALSE);
}

static char *
make_note (DcsOverview *self)
{
  GString *note = g_string_new (NULL);

  g_string_append_printf (
      note, ngettext ("%u patient. ", "%u patients. ", self->n_patients), self->n_patients);
  g_string_append (note,
                   _ ("A bar is the percentage of the patients of a subtype who ever received the "
                      "drug, in whatever order, dose or combination."));
  if (self->last_day != DCS_DAY_NONE)
    {
      g_autofree char *date = dcs_date_format_long (dcs_date_from_day (self->last_day));

      g_string_append_printf (note, _ (" Records up to %s."), date);
    }
  return g_string_free (note, FALSE);
}

/**
 * dcs_overview_treatments_scene:
 * @self: an overview
 * @width: of the figure, in points
 *
 * Draws how many patients of each subtype ever had each drug; drugs in order of how many had them,
 * subtypes in the order of their definition.
 *
 * Returns: (transfer full): the figure
 */
DcsScene *
dcs_overview_treatments_scene (DcsOverview *self, double width)
{
  g_autofree guint *group_order = NULL;
  g_autofree guint *drug_order = NULL;
  g_autofree const char **groups = NULL;
  g_autofree guint *sizes = NULL;
  g_autofree const char **treatments = NULL;
  g_autofree guint *counts = NULL;
  g_autofree char *note = NULL;
  guint n_groups, n_drugs;

  g_return_val_if_fail (self != NULL, NULL);

  n_groups = self->groups->len;
  n_drugs = self->drugs->len;
  group_order = make_order (self->groups, compare_groups);
  drug_order = make_order (self->drugs, compare_drugs);
  groups = g_new0 (const char *, n_groups + 1);
  sizes = g_new0 (guint, n_groups + 1);
  treatments = g_new0 (const char *, n_drugs + 1);
  counts = g_new0 (guint, n_groups * n_drugs + 1);
  note = make_note (self);
  for (guint i = 0; i < n_groups; i++)
    {
      groups[i] = g_array_index (self->groups, Group, group_order[i]).label;
      sizes[i] = g_array_index (self->groups, Group, group_order[i]).size;
    }
  for (guint i = 0; i < n_drugs; i++)
    {
      const Drug *drug = &g_array_index (self->drugs, Drug, drug_order[i]);

      treatments[i] = drug->label;
      for (guint j = 0; j < n_groups; j++)
        if (group_order[j] < drug->counts->len)
          counts[i * n_groups + j] = g_array_index (drug->counts, guint, group_order[j]);
    }
  return dcs_treatment_table_scene (
      &(DcsTreatmentTable){
          .groups = groups,
          .group_sizes = sizes,
          .n_groups = n_groups,
          .treatments = treatments,
          .n_treatments = n_drugs,
          .counts = counts,
          .title = _ ("Treatments ever received, by subtype"),
          .note = note,
      },
      width);
}
