/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-clinic-entry.h"

#include "dcs-clinic-core-private.h"

#include "dcs-records.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* More than this nobody looks through. */
#define MAX_SIMILAR 20

void
dcs_similar_patient_free (DcsSimilarPatient *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  DcsClinicCore *core;
  const DcsValue *wanted;
  const char *code;                   /* wanted, or NULL */
  char birth_date[DCS_DATE_ISO_SIZE]; /* wanted, without '~'; "" for none */
  GArray *candidates;                 /* owned: gint64 */
  GPtrArray *found;                   /* owned: DcsSimilarPatient */
} Search;

/* Whether two dates of birth ("2010", "2010-05", "2010-05-03") can be close: of what is different
 * in two exact ones a slip explains two digits, or day and month are changed over. Lets through
 * more than dcs_patient_similarity() does, never less. */
static gboolean
can_be_close (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b);
  int n_different = 0;

  if (length_a != 10 || length_b != 10)
    return length_a > 0 && length_b > 0 && strncmp (a, b, MIN (length_a, length_b)) == 0;
  for (int i = 0; i < 10; i++)
    n_different += a[i] != b[i];
  return n_different <= 2
         || (strncmp (a, b, 4) == 0 && strncmp (a + 5, b + 8, 2) == 0
             && strncmp (a + 8, b + 5, 2) == 0);
}

static gboolean
look_at_cb (gint64 patient_id, const char *code, const char *birth_date, gpointer data)
{
  Search *self = data;

  if (birth_date != NULL && birth_date[0] == '~')
    birth_date++;
  if ((self->code != NULL && g_ascii_strcasecmp (code, self->code) == 0)
      || (birth_date != NULL && can_be_close (birth_date, self->birth_date)))
    g_array_append_val (self->candidates, patient_id);
  return TRUE;
}

static char *
name_of (const DcsValue *row)
{
  const char *given = row[DCS_PATIENT_GIVEN_NAME].kind == DCS_VALUE_TEXT
                          ? row[DCS_PATIENT_GIVEN_NAME].text
                          : "";
  const char *family = row[DCS_PATIENT_FAMILY_NAME].kind == DCS_VALUE_TEXT
                           ? row[DCS_PATIENT_FAMILY_NAME].text
                           : "";
  g_autofree char *name = g_strstrip (g_strjoin (" ", given, family, NULL));

  if (name[0] == '\0' && row[DCS_PATIENT_INITIALS].kind == DCS_VALUE_TEXT)
    return g_strdup (row[DCS_PATIENT_INITIALS].text);
  return g_steal_pointer (&name);
}

static gboolean
compare_cb (DcsRecordKind kind, const DcsValue *row, gpointer data)
{
  Search *self = data;
  DcsSimilarPatient *patient;
  DcsSimilarity why;

  /* Somebody is not a double of himself. */
  if (dcs_value_equal (&row[DCS_PATIENT_ID], &self->wanted[DCS_PATIENT_ID]))
    return TRUE;
  why = dcs_patient_similarity (self->wanted, row);
  if (why == 0)
    return TRUE;
  patient = g_new0 (DcsSimilarPatient, 1);
  patient->id = row[DCS_PATIENT_ID].integer;
  patient->why = why;
  patient->code = g_strdup (row[DCS_PATIENT_CODE].text);
  patient->name = name_of (row);
  patient->sex = row[DCS_PATIENT_SEX].kind == DCS_VALUE_TEXT ? row[DCS_PATIENT_SEX].text[0] : 0;
  if (row[DCS_PATIENT_BIRTH_DATE].kind == DCS_VALUE_DATE)
    patient->birth_date = row[DCS_PATIENT_BIRTH_DATE].date;
  patient->disease = row[DCS_PATIENT_DISEASE].code;
  if (row[DCS_PATIENT_SUBTYPE].kind == DCS_VALUE_CODE)
    patient->subtype = row[DCS_PATIENT_SUBTYPE].code;
  patient->is_deleted = row[DCS_PATIENT_DELETED].integer != 0;
  g_ptr_array_add (self->found, patient);
  return TRUE;
}

static int
weight_of (DcsSimilarity why)
{
  return ((why & DCS_SIMILAR_CODE) ? 8 : 0) + ((why & DCS_SIMILAR_NAME) ? 4 : 0)
         + ((why & DCS_SIMILAR_BIRTH) ? 4 : 0) + ((why & DCS_SIMILAR_CLOSE_NAME) ? 2 : 0)
         + ((why & DCS_SIMILAR_CLOSE_BIRTH) ? 2 : 0);
}

static int
compare_alike (gconstpointer a, gconstpointer b)
{
  const DcsSimilarPatient *patient_a = *(const DcsSimilarPatient *const *) a;
  const DcsSimilarPatient *patient_b = *(const DcsSimilarPatient *const *) b;
  int order = weight_of (patient_b->why) - weight_of (patient_a->why);

  return order != 0 ? order : (patient_a->id > patient_b->id) - (patient_a->id < patient_b->id);
}

static gboolean
search (Search *self, GError **error)
{
  DcsValue key[DCS_RECORD_MAX_FIELDS] = { 0 };
  GError *store_error = NULL;
  gboolean found;

  if (!dcs_store_each_identity (self->core->store, look_at_cb, self, &store_error))
    return _dcs_clinic_propagate (error, store_error);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      key[DCS_PATIENT_ID] = dcs_value_integer (g_array_index (self->candidates, gint64, i));
      if (!dcs_store_read (
              self->core->store, DCS_RECORD_PATIENT, key, compare_cb, self, &found, &store_error))
        return _dcs_clinic_propagate (error, store_error);
    }
  g_ptr_array_sort (self->found, compare_alike);
  if (self->found->len > MAX_SIMILAR)
    g_ptr_array_set_size (self->found, MAX_SIMILAR);
  return TRUE;
}

/* When they were seen last, of the few that are left. */
static gboolean
add_last_visits (Search *self, GError **error)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      DcsSimilarPatient *patient = g_ptr_array_index (self->found, i);
      GError *store_error = NULL;
      DcsSummary summary;

      if (dcs_store_get_summary (
              self->core->store, patient->id, &summary, NULL, NULL, &store_error))
        patient->last_visit = summary.last_visit;
      else if (!g_error_matches (store_error, DCS_STORE_ERROR, DCS_STORE_ERROR_NOT_FOUND))
        return _dcs_clinic_propagate (error, store_error);
      g_clear_error (&store_error);
    }
  return TRUE;
}

/**
 * dcs_clinic_core_find_similar:
 * @values: a patient record that is perhaps not stored
 *
 * Looks for the patient who is being entered among those that are in the file, deleted ones too:
 * by dcs_patient_similarity(), asked only of those whose code or date of birth can match.
 *
 * Returns: (transfer full) (element-type DcsSimilarPatient): at most twenty, the most alike first;
 *   or %NULL with an error
 */
GPtrArray *
dcs_clinic_core_find_similar (DcsClinicCore *self, const DcsValue *values, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (
      (GDestroyNotify) dcs_similar_patient_free);
  Search state = { .core = self, .wanted = values, .candidates = candidates, .found = found };
  const DcsValue *code = &values[DCS_PATIENT_CODE];
  const DcsValue *birth_date = &values[DCS_PATIENT_BIRTH_DATE];

  if (code->kind == DCS_VALUE_TEXT && code->text[0] != '\0')
    state.code = code->text;
  if (birth_date->kind == DCS_VALUE_DATE)
    {
      DcsDate date = birth_date->date;

      date.about = FALSE;
      dcs_date_to_iso (date, state.birth_date);
    }
  if (!search (&state, error) || !add_last_visits (&state, error))
    return NULL;
  return g_steal_pointer (&found);
}

/* "JLS-037" -> "JLS-", 37, 3 digits. */
static char *
split_code (const char *code, gint64 *number, int *n_digits)
{
  gsize end = strlen (code);
  gsize start = end;

  while (start > 0 && g_ascii_isdigit (code[start - 1]) && end - start < 9)
    start--;
  *number = g_ascii_strtoll (code + start, NULL, 10);
  *n_digits = (int) (end - start);
  return g_strndup (code, start);
}

/**
 * dcs_clinic_core_suggest_code:
 * @disease: of the new patient
 *
 * Returns: (transfer full): a code that nobody has: the number behind that of the patient with this
 *   disease who was entered last; or %NULL with an error
 */
char *
dcs_clinic_core_suggest_code (DcsClinicCore *self, DcsCode disease, GError **error)
{
  GError *store_error = NULL;
  g_autofree char *newest = dcs_store_newest_code (self->store, disease, &store_error);
  g_autofree char *stem = NULL;
  gint64 number = 0, taken = -1;
  int n_digits = 3;

  if (store_error != NULL)
    {
      _dcs_clinic_propagate (error, store_error);
      return NULL;
    }
  if (newest != NULL)
    stem = split_code (newest, &number, &n_digits);
  if (newest == NULL || n_digits == 0)
    {
      g_autofree char *name = g_ascii_strup (dcs_code_string (disease), -1);

      g_free (stem);
      stem = g_strconcat (newest != NULL ? newest : name, "-", NULL);
      n_digits = 3;
    }
  while (taken != 0)
    {
      g_autofree char *code = g_strdup_printf ("%s%0*" G_GINT64_FORMAT, stem, n_digits, ++number);

      taken = dcs_store_find_patient (self->store, code, &store_error);
      if (taken == 0)
        return g_steal_pointer (&code);
      if (taken < 0)
        break;
    }
  _dcs_clinic_propagate (error, store_error);
  return NULL;
}
