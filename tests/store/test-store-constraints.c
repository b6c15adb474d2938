/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-test-store.h"

#include "dcs-id.h"
#include "dcs-records.h"

#include <string.h>

/* Every rule about one record holds in the schema too, whatever the layers above let through. Bulk
 * transactions, which spare some of SQLite's work, keep the same rules. */

typedef struct
{
  DcsTestStore *store;
  gint64 patient_id;
  gint64 visit_id;
  gint64 treatment_id;
} Fixture;

static void
fixture_clear (Fixture *self)
{
  dcs_test_store_free (self->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
fixture_init (Fixture *self)
{
  self->store = dcs_test_store_new ();
  self->patient_id = dcs_test_store_add_patient (self->store, "P-1");
  self->visit_id = dcs_test_store_add_visit (self->store, self->patient_id, "V-1", "2020-01-01");
  self->treatment_id = dcs_test_store_add_treatment (self->store, self->patient_id, "T-1", "alpha");
}

static void
fill (Fixture *self, DcsRecordKind kind, DcsValue *values)
{
  dcs_test_store_fill (kind, self->patient_id, self->visit_id, TRUE, values);
  dcs_test_store_refer (kind, self->visit_id, self->treatment_id, values);
}

static void
assert_result (
    Fixture *self, DcsRecordKind kind, const DcsValue *values, gboolean bulk, int expected)
{
  g_autoptr (GError) error = NULL;
  DcsStore *store = self->store->store;

  if (bulk)
    dcs_store_begin_bulk (store, "test", &error);
  else
    dcs_store_begin (store, "test", &error);
  g_assert_no_error (error);
  /* A bulk transaction may say it as late as when it is committed. */
  if (dcs_store_insert (store, kind, values, &error) && bulk && expected >= 0)
    dcs_store_commit (store, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, DCS_STORE_ERROR, expected);
      /* A sentence, and nothing of the value in it. */
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strstr (error->message, "XSECRETX"));
    }
  dcs_store_rollback (store);
}

static void
assert_refused (Fixture *self, DcsRecordKind kind, const DcsValue *values)
{
  assert_result (self, kind, values, FALSE, DCS_STORE_ERROR_CONSTRAINT);
  assert_result (self, kind, values, TRUE, DCS_STORE_ERROR_CONSTRAINT);
}

static void
assert_taken (Fixture *self, DcsRecordKind kind, const DcsValue *values)
{
  assert_result (self, kind, values, FALSE, -1);
  assert_result (self, kind, values, TRUE, -1);
}

static void
test_needed_fields (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (!(info->fields[i].flags & DCS_FIELD_REQUIRED))
        continue;
      g_test_message ("%s.%s", info->table, info->fields[i].name);
      fill (&fixture, kind, values);
      assert_taken (&fixture, kind, values);
      values[i] = DCS_VALUE_INIT;
      assert_refused (&fixture, kind, values);
    }
}

static void
test_ranges (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];

      if ((field->type != DCS_FIELD_INTEGER && field->type != DCS_FIELD_DECIMAL)
          || field->domain != NULL || (int) i == info->id || (int) i == info->version
          || (int) i == info->deleted)
        continue;
      g_test_message ("%s.%s", info->table, field->name);
      for (int side = 0; side < 2; side++)
        {
          double edge = side == 0 ? field->min : field->max;
          double beyond = side == 0 ? edge - 1 : edge + 1;

          fill (&fixture, kind, values);
          if (field->type == DCS_FIELD_INTEGER)
            values[i] = dcs_value_integer ((gint64) edge);
          else
            values[i] = dcs_value_decimal (edge, 0);
          assert_taken (&fixture, kind, values);
          if (field->type == DCS_FIELD_INTEGER)
            values[i] = dcs_value_integer ((gint64) beyond);
          else
            values[i] = dcs_value_decimal (beyond, 0);
          assert_refused (&fixture, kind, values);
        }
      if (field->type == DCS_FIELD_DECIMAL)
        {
          values[i] = dcs_value_decimal (1.0, 10);
          assert_refused (&fixture, kind, values);
          values[i] = dcs_value_integer (1);
          assert_refused (&fixture, kind, values);
        }
    }
}

static void
test_texts_and_choices (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      g_autoptr (GString) text = g_string_new (NULL);

      if (field->type != DCS_FIELD_TEXT && field->type != DCS_FIELD_CHOICE)
        continue;
      g_test_message ("%s.%s", info->table, field->name);
      fill (&fixture, kind, values);
      if (field->type == DCS_FIELD_CHOICE)
        {
          g_auto (GStrv) words = g_strsplit (field->domain, "|", -1);

          for (guint w = 0; words[w] != NULL; w++)
            {
              values[i] = dcs_value_text (words[w]);
              assert_taken (&fixture, kind, values);
            }
          values[i] = dcs_value_text ("XSECRETX");
          assert_refused (&fixture, kind, values);
          continue;
        }
      /* Characters are counted, not bytes. */
      for (int c = 0; c < (int) field->max; c++)
        g_string_append (text, "ğ");
      values[i] = dcs_value_text (text->str);
      assert_taken (&fixture, kind, values);
      g_string_append (text, "XSECRETX");
      values[i] = dcs_value_text (text->str);
      assert_refused (&fixture, kind, values);
    }
}

static void
test_references (gconstpointer data)
{
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];
  gint64 stranger;

  fixture_init (&fixture);
  stranger = dcs_test_store_add_patient (fixture.store, "P-2");
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type != DCS_FIELD_INTEGER || info->fields[i].domain == NULL)
        continue;
      g_test_message ("%s.%s", info->table, info->fields[i].name);
      fill (&fixture, kind, values);
      values[i] = dcs_value_integer (dcs_id_new ());
      assert_refused (&fixture, kind, values);
      /* The visit or treatment of another patient. */
      fill (&fixture, kind, values);
      values[info->patient_id] = dcs_value_integer (stranger);
      if ((int) i != info->patient_id)
        assert_refused (&fixture, kind, values);
    }
}

static const struct
{
  DcsRecordKind kind;
  const char *from;
  const char *to;
} date_pairs[] = {
  { DCS_RECORD_PATIENT, "birth_date", "death_date" },
  { DCS_RECORD_PATIENT, "birth_date", "onset_date" },
  { DCS_RECORD_PATIENT, "birth_date", "diagnosis_date" },
  { DCS_RECORD_PATIENT, "birth_date", "last_followup_date" },
  { DCS_RECORD_TREATMENT, "start_date", "stop_date" },
  { DCS_RECORD_DOSE_STEP, "start_date", "stop_date" },
  { DCS_RECORD_LESION, "from_date", "until_date" },
  { DCS_RECORD_FINDING, "onset_date", "until_date" },
  { DCS_RECORD_ADVERSE_EVENT, "onset_date", "resolved_date" },
};

static DcsValue
date_value (const char *text)
{
  DcsDate date;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return dcs_value_date (date);
}

static void
test_an_end_certainly_before_its_start_is_refused (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean good;
  } cases[] = {
    { "2020-03-14", "2020-03-14", TRUE },  { "2020-03-14", "2020-03-13", FALSE },
    { "2020-03-14", "2020-03", TRUE },     { "2020-03-14", "2020-02", FALSE },
    { "2020-03-14", "2020", TRUE },        { "2020-03-14", "2019", FALSE },
    { "2020-03", "2020-03-01", TRUE },     { "2020-03", "2020-02-29", FALSE },
    { "2020", "~2020-01-01", TRUE },       { "~2020", "2019-12-31", FALSE },
    { "~2020-03-14", "2020-03-14", TRUE }, { "2020", "2020", TRUE },
  };
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  for (guint p = 0; p < G_N_ELEMENTS (date_pairs); p++)
    {
      const DcsRecordInfo *info = dcs_record_info (date_pairs[p].kind);
      int from = dcs_record_info_find (info, date_pairs[p].from);
      int to = dcs_record_info_find (info, date_pairs[p].to);

      for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
        {
          fill (&fixture, date_pairs[p].kind, values);
          for (guint i = 0; i < info->n_fields; i++)
            if (values[i].kind == DCS_VALUE_DATE)
              values[i] = DCS_VALUE_INIT;
          values[from] = date_value (cases[c].from);
          values[to] = date_value (cases[c].to);
          g_test_message ("%s: %s to %s", info->table, cases[c].from, cases[c].to);
          if (cases[c].good)
            assert_taken (&fixture, date_pairs[p].kind, values);
          else
            assert_refused (&fixture, date_pairs[p].kind, values);
        }
    }
}

/* Texts that are no dates cannot come through the program's values, so they come as text. */
static void
test_only_dates_that_exist_are_dates (gconstpointer data)
{
  static const char *const bad[] = {
    "2019-02-29", "2019-13",     "2019-00",    "2019-1-1",   "19-01-01",    "20190101",
    "1849",       "2200-01-01",  "~~2019",     "2019~",      "2019-03-14Z", "2019-03-14 ",
    " 2019",      "now",         "2458849.50", "~2019-2-01", "2019-04-31",  "20190",
    "~2200",      "~1849-12-31", "2019-03-1",  "x",
  };
  DcsRecordKind kind = (DcsRecordKind) GPOINTER_TO_INT (data);
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (info->fields[i].type != DCS_FIELD_DATE)
        continue;
      for (guint b = 0; b < G_N_ELEMENTS (bad); b++)
        {
          g_test_message ("%s.%s: %s", info->table, info->fields[i].name, bad[b]);
          fill (&fixture, kind, values);
          if (kind == DCS_RECORD_OBSERVATION)
            values[DCS_OBSERVATION_VISIT_ID] = DCS_VALUE_INIT;
          values[i] = dcs_value_text (bad[b]);
          assert_refused (&fixture, kind, values);
        }
    }
}

static void
test_an_observation_has_a_visit_or_a_date (void)
{
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  fill (&fixture, DCS_RECORD_OBSERVATION, values);
  values[DCS_OBSERVATION_DATE] = date_value ("2020-01-01");
  assert_refused (&fixture, DCS_RECORD_OBSERVATION, values);
  values[DCS_OBSERVATION_VISIT_ID] = DCS_VALUE_INIT;
  assert_taken (&fixture, DCS_RECORD_OBSERVATION, values);
  values[DCS_OBSERVATION_DATE] = DCS_VALUE_INIT;
  assert_refused (&fixture, DCS_RECORD_OBSERVATION, values);
}

static void
test_keys_are_unique (void)
{
  g_auto (Fixture) fixture = { NULL };
  DcsValue values[DCS_RECORD_MAX_FIELDS];

  fixture_init (&fixture);
  fill (&fixture, DCS_RECORD_PATIENT, values);
  values[DCS_PATIENT_CODE] = dcs_value_text ("P-1");
  assert_result (&fixture, DCS_RECORD_PATIENT, values, FALSE, DCS_STORE_ERROR_DUPLICATE);
  assert_result (&fixture, DCS_RECORD_PATIENT, values, TRUE, DCS_STORE_ERROR_DUPLICATE);
  fill (&fixture, DCS_RECORD_VISIT, values);
  values[DCS_VISIT_UID] = dcs_value_text ("V-1");
  assert_result (&fixture, DCS_RECORD_VISIT, values, FALSE, DCS_STORE_ERROR_DUPLICATE);
  fill (&fixture, DCS_RECORD_VISIT, values);
  values[DCS_VISIT_ID] = dcs_value_integer (fixture.visit_id);
  assert_result (&fixture, DCS_RECORD_VISIT, values, FALSE, DCS_STORE_ERROR_DUPLICATE);
  values[DCS_VISIT_ID] = dcs_value_integer (0);
  assert_refused (&fixture, DCS_RECORD_VISIT, values);
}

static void
add_for_each_kind (const char *name, GTestDataFunc func)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf (
          "/store/constraints/%s/%s", dcs_record_info ((DcsRecordKind) kind)->table, name);

      g_test_add_data_func (path, GINT_TO_POINTER (kind), func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_for_each_kind ("needed-fields", test_needed_fields);
  add_for_each_kind ("ranges", test_ranges);
  add_for_each_kind ("texts-and-choices", test_texts_and_choices);
  add_for_each_kind ("references", test_references);
  add_for_each_kind ("only-dates-that-exist", test_only_dates_that_exist_are_dates);
  g_test_add_func ("/store/constraints/end-certainly-before-start",
                   test_an_end_certainly_before_its_start_is_refused);
  g_test_add_func ("/store/constraints/observation-has-a-visit-or-a-date",
                   test_an_observation_has_a_visit_or_a_date);
  g_test_add_func ("/store/constraints/keys-are-unique", test_keys_are_unique);
  return g_test_run ();
}
