/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core-fixture.h"

#include "dcs-id.h"

#include <math.h>
#include <string.h>

/* What the drafts accept, the schema takes: the two say the same rules in two languages, and a
 * person must never be told by the second what the first let pass. Random records of every kind;
 * g_test_init() prints the seed, --seed takes it back. */

#define N_ROUNDS 80

typedef struct
{
  CoreFixture *f;
  gint64 patient_id;
  gint64 visit_id;
  gint64 treatment_id;
  guint n_made;
} Maker;

static int
between (int low, int high)
{
  return g_test_rand_int_range (low, high + 1);
}

static DcsDate
random_date (void)
{
  int precision = between (0, 2);
  DcsDate date = dcs_date_new (between (0, 5) == 0 ? between (1850, 2199) : between (2000, 2004),
                               precision > 0 ? between (1, 12) : 0,
                               precision > 1 ? between (1, 28) : 0);

  date.about = between (0, 4) == 0;
  return date;
}

/* Texts at and about their greatest length, in letters of one to four bytes; what may not be kept
 * among them. */
static char *
random_text (const DcsField *field)
{
  static const char *const letters[] = { "a", "Z", " ", "'", "\"", ";", "ğ", "İ", "日", "😀" };
  GString *text = g_string_new (NULL);
  int length = between (0, 3) == 0 ? (int) MIN (field->max, 600) + between (-1, 1)
                                   : between (1, 12);

  for (int i = 0; i < length; i++)
    g_string_append (text, letters[between (0, G_N_ELEMENTS (letters) - 1)]);
  if (between (0, 9) == 0)
    g_string_append_c (text, "\n\t\r\x01"[between (0, 3)]);
  return g_string_free (text, FALSE);
}

static DcsValue
random_code (Maker *self, const DcsField *field)
{
  guint n_codes;
  const DcsCode *codes = dcs_vocabulary_codes (
      dcs_catalog_vocabulary (self->f->catalog), field->domain, &n_codes);

  if (n_codes == 0 || between (0, 19) == 0)
    return dcs_value_code (dcs_code ("no_such_code"));
  return dcs_value_code (codes[between (0, (int) n_codes - 1)]);
}

static DcsValue
random_number (const DcsField *field)
{
  switch (between (0, 5))
    {
    case 0:
      return dcs_value_decimal (field->min, between (0, 9));
    case 1:
      return dcs_value_decimal (field->max, 0);
    case 2:
      return dcs_value_decimal (between (0, 1) ? field->max * 2 + 1 : field->min - 1, 0);
    case 3:
      return dcs_value_decimal (between (0, 1) ? NAN : INFINITY, between (0, 12));
    default:
      return dcs_value_decimal (between (0, 200) / 10.0, between (0, 10));
    }
}

/* @chunk: keeps the text. */
static DcsValue
random_value (Maker *self, const DcsField *field, GStringChunk *chunk)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *text = NULL;

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      return dcs_value_integer (between (0, 3) == 0 ? (gint64) field->min + between (-1, 0)
                                                    : between (0, 12));
    case DCS_FIELD_DECIMAL:
      return random_number (field);
    case DCS_FIELD_DATE:
      return dcs_value_date (random_date ());
    case DCS_FIELD_CODE:
      return random_code (self, field);
    case DCS_FIELD_CHOICE:
      words = g_strsplit (between (0, 9) == 0 ? "never|heard" : field->domain, "|", -1);
      return dcs_value_text (
          g_string_chunk_insert (chunk, words[between (0, (int) g_strv_length (words) - 1)]));
    case DCS_FIELD_TEXT:
    default:
      text = random_text (field);
      return dcs_value_text (g_string_chunk_insert (chunk, text));
    }
}

static void
put_reference (Maker *self, DcsDraft *draft, int field, const char *domain)
{
  core_put (draft,
            field,
            dcs_value_integer (g_str_equal (domain, "patient") ? self->patient_id
                               : g_str_equal (domain, "visit") ? self->visit_id
                                                               : self->treatment_id));
}

/* What must differ from record to record does, as the program and people see to. */
static void
put_keys (Maker *self, DcsDraft *draft)
{
  static const char *const names[] = { "uid", "code" };
  DcsRecordKind kind = dcs_draft_get_kind (draft);
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int field = dcs_record_info_find (info, names[i]);
      g_autofree char *text = g_strdup_printf ("%u-%s", self->n_made, info->table);

      if (field >= 0 && info->fields[field].type == DCS_FIELD_TEXT)
        core_put (draft, field, dcs_value_text (text));
    }
  self->n_made++;
  if (kind == DCS_RECORD_LESION)
    core_put (draft, DCS_LESION_LESION_NO, dcs_value_integer (self->n_made % 999 + 1));
  if (kind == DCS_RECORD_ASSESSMENT)
    core_put (draft,
              DCS_ASSESSMENT_VISIT_ID,
              dcs_value_integer (
                  core_fixture_add_visit (self->f, self->patient_id, dcs_date_new (2020, 1, 1))));
  if (kind == DCS_RECORD_OBSERVATION)
    {
      core_put (draft, DCS_OBSERVATION_DATE, DCS_VALUE_INIT);
      core_put (draft,
                DCS_OBSERVATION_VISIT_ID,
                dcs_value_integer (
                    core_fixture_add_visit (self->f, self->patient_id, dcs_date_new (2020, 1, 1))));
    }
}

static DcsDraft *
random_draft (Maker *self, DcsRecordKind kind, GStringChunk *chunk)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsDraft *draft = dcs_draft_new (kind);
  int n_filled = between (0, 3);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      gboolean needed = (field->flags & DCS_FIELD_REQUIRED) != 0;

      if (field->type == DCS_FIELD_INTEGER && field->domain != NULL)
        {
          if (needed || between (0, 1))
            put_reference (self, draft, (int) i, field->domain);
        }
      else if (!(field->flags & DCS_FIELD_INTERNAL) && (needed || between (0, 3) < n_filled))
        core_put (draft, (int) i, random_value (self, field, chunk));
    }
  put_keys (self, draft);
  return draft;
}

/* Whether the rules of the layers above the schema take it. */
static gboolean
is_valid (Maker *self, DcsDraft *draft)
{
  g_autoptr (GPtrArray) problems = dcs_draft_validate (draft,
                                                       dcs_catalog_vocabulary (self->f->catalog));
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  g_autofree char *expected = NULL;
  int field;

  if (problems->len > 0)
    return FALSE;
  if (dcs_draft_get_kind (draft) != DCS_RECORD_OBSERVATION)
    return TRUE;
  memcpy (values, dcs_draft_get_values (draft), DCS_N_OBSERVATION_FIELDS * sizeof *values);
  return dcs_observation_check (self->f->catalog, values, &field, &expected);
}

static void
test_what_drafts_accept_the_schema_takes (CoreFixture *f, gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  Maker maker = { .f = f };
  guint n_valid = 0;

  maker.patient_id = core_fixture_add_patient (f, "JLS-001");
  maker.visit_id = core_fixture_add_visit (f, maker.patient_id, dcs_date_new (2020, 1, 1));
  maker.treatment_id = core_fixture_add_treatment (f, maker.patient_id, "methotrexate");
  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      GStringChunk *chunk = g_string_chunk_new (1024);
      g_autoptr (DcsDraft) draft = random_draft (&maker, kind, chunk);
      gboolean valid = is_valid (&maker, draft);
      gboolean saved = dcs_clinic_core_save (f->core, &draft, 1, NULL, NULL, &error);

      g_string_chunk_free (chunk);
      if (saved != valid)
        g_test_message ("%s", saved ? "saved" : error->message);
      g_assert_cmpint (saved, ==, valid);
      if (!saved)
        g_assert_error (error, DCS_CLINIC_ERROR, DCS_CLINIC_ERROR_BAD_DATA);
      n_valid += saved;
    }
  g_test_message ("%u of %d were valid", n_valid, N_ROUNDS);
  g_assert_cmpuint (n_valid, >, 0);
  g_assert_cmpuint (
      core_fixture_sql_number (f, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
}

/* Whatever bytes stand in a file or come from a keyboard: a value, or words that say what is
 * expected. */
static void
test_no_text_is_too_strange (CoreFixture *f, gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  DcsVocabulary *vocabulary = dcs_catalog_vocabulary (f->catalog);

  for (int round = 0; round < 400; round++)
    {
      const DcsField *field = &info->fields[between (0, (int) info->n_fields - 1)];
      g_autoptr (GError) error = NULL;
      char bytes[41];
      int length = between (1, 40);
      DcsValue value = DCS_VALUE_INIT;

      for (int i = 0; i < length; i++)
        bytes[i] = between (0, 2) ? "0123456789-~.<>:ETeğ "[between (0, 20)]
                                  : (char) between (1, 255);
      bytes[length] = '\0';
      if (dcs_field_parse (field, vocabulary, bytes, -1, &value, &error))
        g_assert_cmpint (value.kind, !=, DCS_VALUE_NULL);
      else
        g_assert_error (error, DCS_MODEL_ERROR, DCS_MODEL_ERROR_BAD_VALUE);
    }
}

static void
add_for_each_kind (const char *name, void (*func) (CoreFixture *f, gconstpointer data))
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf (
          "/clinic/property/%s/%s", dcs_record_info ((DcsRecordKind) kind)->table, name);

      g_test_add (path,
                  CoreFixture,
                  GINT_TO_POINTER (kind),
                  core_fixture_set_up,
                  func,
                  core_fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_for_each_kind ("what-drafts-accept-the-schema-takes",
                     test_what_drafts_accept_the_schema_takes);
  add_for_each_kind ("no-text-is-too-strange", test_no_text_is_too_strange);
  return g_test_run ();
}
