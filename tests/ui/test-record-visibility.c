/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-fixture.h"
#include "dcs-course-tables.h"
#include "dcs-patient-figures.h"
#include "dcs-record-words.h"
#include "dcs-records.h"
#include "dcs-table-row.h"

/* Everything that is recorded can be read on the patient's page: for each field of each record
 * type two courses are made that differ in nothing else, and what the page says must differ. */

/* The fields that the page does not say, and why. */
static const struct
{
  const char *table; /* NULL: of every record type */
  const char *field; /* NULL: the whole record type */
  const char *why;
} exceptions[] = {
  { "screening", NULL, "who was looked at for a study; belongs to no patient's course" },
  { NULL, "uid", "tells a record from others in an exchange of files; nothing for people" },
  { "dose_step", "segment_no", "the steps stand in the order of their dates" },
  { "dose_step", "treatment_id", "a step stands in the row of its treatment" },
  { "observation", "visit_id", "a value stands at its visit's date" },
  { "observation", "canonical", "made from value and unit, for comparison" },
  { "attachment", "visit_id", "stands with its own date" },
  { "rule_change", NULL, "the clinic's own rules have their own page" },
  { "attachment", "sha256", "proves that the file is unchanged; nothing for people" },
};

static gboolean
is_exception (const char *table, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if ((exceptions[i].table == NULL || g_str_equal (exceptions[i].table, table))
        && (exceptions[i].field == NULL || g_strcmp0 (exceptions[i].field, field) == 0))
      return TRUE;
  return FALSE;
}

/* The first or the second value that a field can have. */
static DcsValue
make_value (DcsDefinition *definition, const DcsField *field, guint which, gint64 references[2])
{
  const DcsTerm *const *terms;
  guint n_terms = 0;

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      return dcs_value_integer (field->domain != NULL ? references[which] : 2 + which);
    case DCS_FIELD_DECIMAL:
      return dcs_value_decimal (3 + which, 0);
    case DCS_FIELD_TEXT:
      return dcs_value_text (which == 0 ? "first words" : "second words");
    case DCS_FIELD_DATE:
      return dcs_value_date (dcs_date_new (2016, 3, 4 + (int) which));
    case DCS_FIELD_CODE:
      terms = dcs_definition_terms (definition, field->domain, &n_terms);
      /* A code that the definition has lost is shown as it is. */
      if (n_terms < 2)
        return dcs_value_code (dcs_code (which == 0 ? "lost_one" : "lost_two"));
      return dcs_value_code (terms[which]->code);
    case DCS_FIELD_CHOICE:
    default:
      {
        g_auto (GStrv) words = g_strsplit (field->domain, "|", -1);

        return dcs_value_text (g_intern_string (words[which]));
      }
    }
}

/* A course with a record of each kind in which everything is said, but for the fields that exclude
 * each other; the field @field of the record of @kind has its first or second value. */
static DcsCourse *
make_course (RulesFixture *fixture, DcsRecordKind kind, int field, guint which)
{
  gint64 visits[2], treatments[2];

  g_ptr_array_set_size (fixture->rows, 0);
  fixture->next_id = 1;
  fixture_patient (fixture, "TST-001", NULL);
  visits[0] = fixture_visit (fixture, "2016-01-10", NULL);
  visits[1] = fixture_visit (fixture, "2016-06-10", NULL);
  treatments[0] = fixture_treatment (fixture, "methotrexate", "2016-01-10", NULL);
  treatments[1] = fixture_treatment (fixture, "ivig", "2016-01-10", NULL);
  for (int k = 0; k < DCS_N_RECORD_KINDS; k++)
    {
      const DcsRecordInfo *info = dcs_record_info (k);
      DcsValue *row;

      if (k == DCS_RECORD_SCREENING)
        continue;
      row = k == DCS_RECORD_PATIENT ? fixture_nth (fixture, 0, k) : fixture_row (fixture, k);
      g_assert_nonnull (row);
      for (guint f = 0; f < info->n_fields; f++)
        {
          gint64 *references = g_strcmp0 (info->fields[f].domain, "visit") == 0 ? visits
                                                                                : treatments;

          /* One that belongs to no visit has a date of its own. */
          if (k == DCS_RECORD_OBSERVATION && f == DCS_OBSERVATION_VISIT_ID)
            row[f] = dcs_value_integer (0);
          else if ((info->fields[f].flags & DCS_FIELD_INTERNAL) == 0)
            row[f] = make_value (fixture->jls,
                                 &info->fields[f],
                                 k == (int) kind && (int) f == field ? which : 0,
                                 references);
        }
      if (k == DCS_RECORD_PATIENT && !(kind == DCS_RECORD_PATIENT && field == DCS_PATIENT_DISEASE))
        row[DCS_PATIENT_DISEASE] = dcs_value_code (dcs_code ("jls"));
    }
  return fixture_course (fixture);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* All that the page says, in no order: where a row stands tells nobody what is in it. */
static char *
read_page (RulesFixture *fixture, DcsCourse *course)
{
  DcsDate today = dcs_date_new (2018, 1, 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) figures = course_fixture_figures (course, fixture->jls, today);
  const DcsValue *patient = dcs_course_patient (course);

  g_ptr_array_add (texts, dcs_patient_title (patient));
  g_ptr_array_add (texts, dcs_patient_subtitle (patient, fixture->jls, today));
  g_ptr_array_add (texts, dcs_record_describe (course, fixture->jls, DCS_RECORD_PATIENT, patient));
  for (guint i = 0; i < figures->len; i++)
    {
      const DcsFigure *figure = figures->pdata[i];

      g_ptr_array_add (texts, g_strconcat (figure->caption, ": ", figure->value, NULL));
    }
  for (int table = 0; table < DCS_N_COURSE_TABLES; table++)
    {
      g_autoptr (GPtrArray) rows = dcs_course_tables_rows (course, fixture->jls, table);

      for (guint i = 0; i < rows->len; i++)
        for (int column = 0; column < DCS_N_TABLE_COLUMNS; column++)
          g_ptr_array_add (texts, g_strdup (dcs_table_row_get_text (rows->pdata[i], column)));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("\n", (char **) texts->pdata);
}

static void
test_every_field_can_be_read (RulesFixture *fixture, gconstpointer data)
{
  guint n_checked = 0;

  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info (kind);

      for (guint field = 0; field < info->n_fields; field++)
        {
          g_autofree char *first = NULL;
          g_autofree char *second = NULL;

          if ((info->fields[field].flags & DCS_FIELD_INTERNAL) != 0
              || is_exception (info->table, info->fields[field].name))
            continue;
          for (guint which = 0; which < 2; which++)
            {
              g_autoptr (DcsCourse) course = make_course (fixture, kind, (int) field, which);

              *(which == 0 ? &first : &second) = read_page (fixture, course);
            }
          g_test_message ("%s.%s", info->table, info->fields[field].name);
          /* Not with the texts, which are long. */
          g_assert_false (g_str_equal (first, second));
          n_checked++;
        }
    }
  g_assert_cmpuint (n_checked, >, 100);
}

/* An exception whose field is gone hides the next of its name. */
static void
test_exceptions_are_of_fields_that_exist (RulesFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (exceptions); i++)
    {
      gboolean exists = FALSE;

      for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
        {
          const DcsRecordInfo *info = dcs_record_info (kind);

          if (exceptions[i].table == NULL || g_str_equal (exceptions[i].table, info->table))
            exists |= exceptions[i].field == NULL
                      || dcs_record_info_find (info, exceptions[i].field) >= 0;
        }
      g_test_message ("%s: %s", exceptions[i].field, exceptions[i].why);
      g_assert_true (exists);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_test ("/ui/record-visibility/every-field-can-be-read", test_every_field_can_be_read);
  fixture_test ("/ui/record-visibility/exceptions-are-of-fields-that-exist",
                test_exceptions_are_of_fields_that_exist);

  return g_test_run ();
}
