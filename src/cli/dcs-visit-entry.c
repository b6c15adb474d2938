/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-visit-entry.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *key;   /* owned */
  char *value; /* owned */
} Setting;

struct _DcsVisitEntry
{
  char *code;       /* owned */
  char *date;       /* owned */
  GArray *settings; /* owned: Setting */
};

/* What an entry becomes: the visit first, then its observations. */
typedef struct
{
  DcsClinicCore *core;       /* borrowed */
  DcsDefinition *definition; /* borrowed; of the patient's disease */
  gint64 patient_id;
  gint64 visit_id;
  GPtrArray *drafts; /* owned: DcsDraft */
} Work;

static void
setting_clear (gpointer data)
{
  Setting *setting = data;

  g_free (setting->key);
  g_free (setting->value);
}

/**
 * dcs_visit_entry_new:
 * @patient_code: the clinic's code of the patient
 * @date: as it was typed
 *
 * Returns: (transfer full): an entry without values
 */
DcsVisitEntry *
dcs_visit_entry_new (const char *patient_code, const char *date)
{
  DcsVisitEntry *self = g_new0 (DcsVisitEntry, 1);

  self->code = g_strdup (patient_code);
  self->date = g_strdup (date);
  self->settings = g_array_new (FALSE, FALSE, sizeof (Setting));
  g_array_set_clear_func (self->settings, setting_clear);
  return self;
}

void
dcs_visit_entry_free (DcsVisitEntry *self)
{
  g_free (self->code);
  g_free (self->date);
  g_array_unref (self->settings);
  g_free (self);
}

/**
 * dcs_visit_entry_add:
 * @key: a field of a visit ("note" for its notes), or "test", or "test@site"
 * @value: as it was typed; "" leaves a field empty
 *
 * Adds a value. Whether it is one is found out when the visit is saved.
 */
void
dcs_visit_entry_add (DcsVisitEntry *self, const char *key, const char *value)
{
  Setting setting = { g_strdup (key), g_strdup (value) };

  g_array_append_val (self->settings, setting);
}

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA, message);
  return FALSE;
}

/**
 * dcs_entry_parse_field:
 * @text: what was typed; "" empties the field
 *
 * Reads a text into a field of a draft. A message names the field and what it takes, never the
 * value.
 *
 * Returns: whether it is a value of the field; else %DCS_CLINIC_ERROR_BAD_DATA
 */
gboolean
dcs_entry_parse_field (
    DcsDraft *draft, int field, DcsVocabulary *vocabulary, const char *text, GError **error)
{
  const DcsField *info = &dcs_record_info (dcs_draft_get_kind (draft))->fields[field];
  DcsValue value = DCS_VALUE_INIT;
  g_autoptr (GError) problem = NULL;

  if (text[0] == '\0')
    {
      dcs_draft_set (draft, field, NULL);
      return TRUE;
    }
  if (!dcs_field_parse (info, vocabulary, text, -1, &value, &problem))
    /* TRANSLATORS: name of a field, then what was expected: “date”: expected a date like … */
    return refuse (error, _ ("“%s”: %s."), info->name, problem->message);
  dcs_draft_set (draft, field, &value);
  return TRUE;
}

static void
set_value (DcsDraft *draft, int field, DcsValue value)
{
  dcs_draft_set (draft, field, &value);
}

/* The field of a visit that a key names, or -1. */
static int
visit_field (const char *key)
{
  int field;

  if (g_str_equal (key, "note"))
    return DCS_VISIT_NOTES;
  field = dcs_record_info_find (&dcs_visit_info, key);
  if (field < 0 || field == DCS_VISIT_DATE
      || (dcs_visit_info.fields[field].flags & DCS_FIELD_INTERNAL))
    return -1;
  return field;
}

static gboolean
parse_result (const DcsTest *test, const char *text, DcsDraft *draft)
{
  for (guint i = 0; i < test->n_results; i++)
    if (g_str_equal (dcs_code_string (test->results[i]), text))
      {
        set_value (draft, DCS_OBSERVATION_TEXT, dcs_value_code (test->results[i]));
        return TRUE;
      }
  return FALSE;
}

/* A number, perhaps with '<' or '>' before it, in the test's own unit. */
static gboolean
parse_number (const DcsTest *test, const char *text, DcsDraft *draft)
{
  const char *digits = text[0] == '<' || text[0] == '>' ? text + 1 : text;
  DcsDecimal number;

  if (!test->numeric || !dcs_decimal_parse (digits, -1, &number)
      || !dcs_test_accepts (test, number.value))
    return FALSE;
  if (digits > text)
    set_value (draft, DCS_OBSERVATION_COMPARATOR, dcs_value_text (text[0] == '<' ? "<" : ">"));
  set_value (draft, DCS_OBSERVATION_VALUE, dcs_value_decimal (number.value, number.decimals));
  set_value (draft, DCS_OBSERVATION_UNIT, dcs_value_code (test->unit));
  return TRUE;
}

static char *
describe_test (const DcsTest *test)
{
  GString *text = g_string_new (NULL);

  if (test->numeric)
    {
      g_autofree char *values = dcs_test_describe_values (test);

      g_string_append (text, values);
    }
  for (guint i = 0; i < test->n_results; i++)
    g_string_append_printf (
        text, "%s%s", text->len > 0 ? ", " : "", dcs_code_string (test->results[i]));
  return g_string_free (text, FALSE);
}

/* The test and the site that "test@site" names. What is no code may be anything, even a name, and
 * is not repeated: @number says which value it is. */
static const DcsTest *
find_test (Work *work, const char *key, guint number, DcsCode *site, GError **error)
{
  DcsVocabulary *vocabulary = dcs_catalog_vocabulary (dcs_clinic_core_get_catalog (work->core));
  const char *at = strchr (key, '@');
  gssize length = at != NULL ? at - key : (gssize) strlen (key);
  DcsCode code = dcs_vocabulary_lookup (vocabulary, "test", key, length);
  const DcsTest *test = code != 0 ? dcs_definition_test (work->definition, code) : NULL;
  const char *name = dcs_code_string (code);

  *site = 0;
  if (test == NULL)
    {
      refuse (error,
              _ ("Value %u is neither a field of a visit nor something that is measured in this "
                 "disease."),
              number);
      return NULL;
    }
  if (at != NULL)
    *site = dcs_vocabulary_lookup (vocabulary, "site", at + 1, -1);
  if (at != NULL && (*site == 0 || dcs_definition_term (work->definition, "site", *site) == NULL))
    {
      refuse (error, _ ("“%s”: what follows the @ is not a site of this disease."), name);
      return NULL;
    }
  if (test->per_site && *site == 0)
    {
      refuse (error, _ ("“%s” needs a site, as in %s@site."), name, name);
      return NULL;
    }
  if (!test->per_site && *site != 0)
    {
      refuse (error, _ ("“%s” is not recorded by site."), name);
      return NULL;
    }
  return test;
}

static gboolean
add_observation (Work *work, const Setting *setting, guint number, GError **error)
{
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_OBSERVATION);
  const DcsTest *test;
  DcsCode site;

  test = find_test (work, setting->key, number, &site, error);
  if (test == NULL)
    return FALSE;
  for (guint i = 1; i < work->drafts->len; i++)
    {
      const DcsValue *other = dcs_draft_get_values (g_ptr_array_index (work->drafts, i));

      if (other[DCS_OBSERVATION_CODE].code == test->term.code
          && (other[DCS_OBSERVATION_SITE].kind == DCS_VALUE_CODE ? other[DCS_OBSERVATION_SITE].code
                                                                 : 0)
                 == site)
        return refuse (error, _ ("“%s” is given twice."), setting->key);
    }
  set_value (draft, DCS_OBSERVATION_PATIENT_ID, dcs_value_integer (work->patient_id));
  set_value (draft, DCS_OBSERVATION_VISIT_ID, dcs_value_integer (work->visit_id));
  set_value (draft, DCS_OBSERVATION_CODE, dcs_value_code (test->term.code));
  set_value (draft, DCS_OBSERVATION_SITE, dcs_value_code (site));
  if (!parse_result (test, setting->value, draft) && !parse_number (test, setting->value, draft))
    {
      g_autofree char *expected = describe_test (test);

      return refuse (error, _ ("“%s”: expected %s."), setting->key, expected);
    }
  g_ptr_array_add (work->drafts, g_steal_pointer (&draft));
  return TRUE;
}

static gboolean
add_visit (Work *work, DcsVisitEntry *self, GError **error)
{
  DcsVocabulary *vocabulary = dcs_catalog_vocabulary (dcs_clinic_core_get_catalog (work->core));
  DcsDraft *draft = dcs_draft_new (DCS_RECORD_VISIT);
  gboolean seen[DCS_N_VISIT_FIELDS] = { FALSE };

  g_ptr_array_add (work->drafts, draft);
  set_value (draft, DCS_VISIT_PATIENT_ID, dcs_value_integer (work->patient_id));
  set_value (draft, DCS_VISIT_ID, dcs_value_integer (work->visit_id));
  if (!dcs_entry_parse_field (draft, DCS_VISIT_DATE, vocabulary, self->date, error))
    return FALSE;
  for (guint i = 0; i < self->settings->len; i++)
    {
      const Setting *setting = &g_array_index (self->settings, Setting, i);
      int field = visit_field (setting->key);

      if (field < 0)
        continue;
      if (seen[field])
        return refuse (error, _ ("“%s” is given twice."), setting->key);
      seen[field] = TRUE;
      if (!dcs_entry_parse_field (draft, field, vocabulary, setting->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_patient (Work *work, const char *code, GError **error)
{
  g_autoptr (DcsCourse) course = NULL;

  if (!g_utf8_validate (code, -1, NULL))
    return refuse (error, _ ("The code of the patient is not UTF-8."));
  work->patient_id = dcs_clinic_core_find_patient (work->core, code, error);
  if (work->patient_id == 0)
    return FALSE;
  course = dcs_clinic_core_load_course (work->core, work->patient_id, error);
  if (course == NULL)
    return FALSE;
  work->definition = dcs_catalog_find (dcs_clinic_core_get_catalog (work->core),
                                       dcs_course_patient (course)[DCS_PATIENT_DISEASE].code);
  if (work->definition == NULL)
    return refuse (error, _ ("The definition of this patient's disease is not installed."));
  return TRUE;
}

static gboolean
same_fields (DcsRecordKind kind, const DcsValue *wanted, const DcsValue *stored)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & DCS_FIELD_INTERNAL) && info->fields[i].domain != NULL
        && g_str_equal (info->fields[i].domain, "visit"))
      continue; /* the key of the visit that is compared */
    else if (!(info->fields[i].flags & DCS_FIELD_INTERNAL)
             && !dcs_value_equal (&wanted[i], &stored[i]))
      return FALSE;
  return TRUE;
}

/* Whether the drafts say what is stored of a visit: all of it, and nothing else. */
static gboolean
same_visit (Work *work, DcsCourse *course, const DcsValue *visit)
{
  const DcsValue *const *observations;
  guint n_observations;

  if (!same_fields (
          DCS_RECORD_VISIT, dcs_draft_get_values (g_ptr_array_index (work->drafts, 0)), visit))
    return FALSE;
  observations = dcs_course_visit_observations (
      course, visit[DCS_VISIT_ID].integer, &n_observations);
  if (n_observations != work->drafts->len - 1)
    return FALSE;
  for (guint i = 1; i < work->drafts->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < n_observations && !found; j++)
        found = same_fields (DCS_RECORD_OBSERVATION,
                             dcs_draft_get_values (g_ptr_array_index (work->drafts, i)),
                             observations[j]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

typedef enum
{
  STORED_NO,
  STORED_SAME,
  STORED_ERROR, /* another visit has the id, or the file cannot be read */
} Stored;

/* Whether the visit is there already: an answer that was lost can be asked for again. */
static Stored
look_up (Work *work, GError **error)
{
  const DcsValue *wanted = dcs_draft_get_values (g_ptr_array_index (work->drafts, 0));
  g_autoptr (DcsCourse) course = NULL;
  const DcsValue *visit = NULL;
  gint64 patient_id = 0;
  gint64 id;

  if (wanted[DCS_VISIT_UID].kind != DCS_VALUE_TEXT)
    return STORED_NO;
  id = dcs_clinic_core_bulk_find_uid (
      work->core, DCS_RECORD_VISIT, wanted[DCS_VISIT_UID].text, &patient_id, error);
  if (id == 0)
    return STORED_NO;
  if (id < 0)
    return STORED_ERROR;
  if (patient_id == work->patient_id)
    {
      course = dcs_clinic_core_load_course (work->core, patient_id, error);
      if (course == NULL)
        return STORED_ERROR;
      visit = dcs_course_find (course, DCS_RECORD_VISIT, id);
    }
  if (visit != NULL && same_visit (work, course, visit))
    return STORED_SAME;
  refuse (error, _ ("Another visit has this id already; nothing was changed."));
  return STORED_ERROR;
}

static gboolean
save (Work *work, GError **error)
{
  g_autoptr (GError) problem = NULL;
  Stored stored = look_up (work, error);

  if (stored != STORED_NO)
    return stored == STORED_SAME;
  if (dcs_clinic_core_save (
          work->core, (DcsDraft **) work->drafts->pdata, work->drafts->len, NULL, NULL, &problem))
    return TRUE;
  /* The same request may have been saved by another process in between. */
  if (g_error_matches (problem, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA))
    {
      stored = look_up (work, error);
      if (stored != STORED_NO)
        return stored == STORED_SAME;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * dcs_visit_entry_save:
 *
 * Checks the entry as the forms do and saves it in one transaction. An entry with a uid that is
 * stored already, exactly so, is a success and stored once; with other content it is refused.
 *
 * Returns: (transfer full): the visit's uid once it is durable; or %NULL with an error of
 *   %DCS_CLINIC_ERROR, whose message never holds what was typed as a value
 */
char *
dcs_visit_entry_save (DcsVisitEntry *self, DcsClinicCore *core, GError **error)
{
  Work work = { .core = core };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dcs_draft_free);
  const DcsValue *visit;

  if (!find_patient (&work, self->code, error))
    return NULL;
  work.drafts = drafts;
  work.visit_id = dcs_id_new ();
  if (!add_visit (&work, self, error))
    return NULL;
  for (guint i = 0; i < self->settings->len; i++)
    {
      const Setting *setting = &g_array_index (self->settings, Setting, i);

      if (visit_field (setting->key) < 0 && !add_observation (&work, setting, i + 1, error))
        return NULL;
    }
  if (!save (&work, error))
    return NULL;
  visit = dcs_draft_get_values (g_ptr_array_index (drafts, 0));
  return g_strdup (visit[DCS_VISIT_UID].text);
}
