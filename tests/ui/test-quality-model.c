/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-item.h"
#include "dcs-quality-model.h"

/* Findings of invented patients. What is wrong does not matter here, only where it stands. */

static DcsQualityRow *
make_row (gint64 patient_id, DcsQualityRule rule, const char *disease)
{
  DcsQualityRow *row = g_new0 (DcsQualityRow, 1);

  row->patient_id = patient_id;
  row->code = g_strdup_printf ("TST-%03d", (int) patient_id);
  row->disease = dcs_code (disease);
  row->rule = rule;
  row->id = g_strdup ("a-rule");
  row->kind = DCS_RECORD_TREATMENT;
  row->record_id = patient_id * 10;
  row->date = dcs_date_new (2019, 3, 14);
  row->path = g_strdup ("stop_reason");
  row->message = g_strdup ("It stopped without a reason");
  return row;
}

static void
append (DcsQualityModel *model, gint64 patient_id, DcsQualityRule rule, const char *disease)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, make_row (patient_id, rule, disease));
  dcs_quality_model_append (model, rows);
}

/* The lines as one text: headings as their count in brackets, findings as their code. */
static char *
describe (DcsQualityModel *model)
{
  GString *text = g_string_new (NULL);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DcsQualityItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (dcs_quality_item_is_finding (item))
        g_string_append (text, dcs_quality_item_get_start (item));
      else
        g_string_append_printf (text, "[%u]", dcs_quality_item_get_count (item));
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (DcsQualityModel *model, const char *expected)
{
  g_autofree char *lines = describe (model);

  g_assert_cmpstr (lines, ==, expected);
}

/* Keeps a copy up to date from what the model says of its changes, as a list view does. */
static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *copy = data;

  g_assert_cmpuint (position + removed, <=, copy->len);
  if (removed > 0)
    g_ptr_array_remove_range (copy, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (model));
}

static void
assert_copy (DcsQualityModel *model, GPtrArray *copy)
{
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (G_LIST_MODEL (model)));
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr (DcsQualityItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpstr (
          dcs_quality_item_get_start (item), ==, dcs_quality_item_get_start (copy->pdata[i]));
    }
}

static void
test_groups_by_rule (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();

  assert_lines (model, "");
  append (model, 1, DCS_QUALITY_REASON, "jls");
  append (model, 2, DCS_QUALITY_BLANK, "jls");
  append (model, 3, DCS_QUALITY_REASON, "ssc");
  assert_lines (model, "[1] TST-002 [2] TST-001 TST-003");
  g_assert_cmpuint (dcs_quality_model_get_n_findings (model), ==, 3);
  g_assert_true (dcs_quality_model_has_rule (model, DCS_QUALITY_BLANK));
  g_assert_false (dcs_quality_model_has_rule (model, DCS_QUALITY_RANGE));
}

static void
test_tells_each_change (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();
  g_autoptr (GPtrArray) copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) now = g_ptr_array_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), copy);
  for (gint64 id = 1; id <= 20; id++)
    append (model, id, (DcsQualityRule) (id % DCS_N_QUALITY_RULES), id % 2 ? "jls" : "ssc");
  assert_copy (model, copy);
  dcs_quality_model_set_filter (model, -1, dcs_code ("ssc"));
  assert_copy (model, copy);
  dcs_quality_model_set_filter (model, DCS_QUALITY_DATES, 0);
  assert_copy (model, copy);
  dcs_quality_model_set_filter (model, -1, 0);
  assert_copy (model, copy);

  /* A patient in the middle gets two of another rule, then none. */
  g_ptr_array_add (now, make_row (7, DCS_QUALITY_OUTLIER, "jls"));
  g_ptr_array_add (now, make_row (7, DCS_QUALITY_OUTLIER, "jls"));
  dcs_quality_model_replace (model, 7, now);
  assert_copy (model, copy);
  g_assert_cmpuint (dcs_quality_model_get_n_findings (model), ==, 21);
  dcs_quality_model_replace (model, 7, none);
  assert_copy (model, copy);
  g_assert_cmpuint (dcs_quality_model_get_n_findings (model), ==, 19);
  dcs_quality_model_clear (model);
  assert_copy (model, copy);
  g_assert_cmpuint (copy->len, ==, 0);
}

static void
test_heading_goes_with_its_last_finding (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  append (model, 1, DCS_QUALITY_RANGE, "jls");
  append (model, 2, DCS_QUALITY_DATES, "jls");
  dcs_quality_model_replace (model, 1, none);
  assert_lines (model, "[1] TST-002");
}

static void
test_replaced_patient_stays_in_place (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();
  g_autoptr (GPtrArray) now = g_ptr_array_new ();

  for (gint64 id = 1; id <= 3; id++)
    append (model, id, DCS_QUALITY_BLANK, "jls");
  g_ptr_array_add (now, make_row (2, DCS_QUALITY_BLANK, "jls"));
  g_ptr_array_add (now, make_row (2, DCS_QUALITY_REASON, "jls"));
  dcs_quality_model_replace (model, 2, now);
  assert_lines (model, "[3] TST-001 TST-002 TST-003 [1] TST-002");
}

static void
test_filters_by_rule_and_disease (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();
  g_autoptr (GArray) diseases = NULL;

  append (model, 1, DCS_QUALITY_BLANK, "jls");
  append (model, 2, DCS_QUALITY_BLANK, "ssc");
  append (model, 3, DCS_QUALITY_DATES, "ssc");
  dcs_quality_model_set_filter (model, -1, dcs_code ("ssc"));
  assert_lines (model, "[1] TST-002 [1] TST-003");
  g_assert_cmpuint (dcs_quality_model_get_n_shown (model), ==, 2);
  dcs_quality_model_set_filter (model, DCS_QUALITY_BLANK, dcs_code ("ssc"));
  assert_lines (model, "[1] TST-002");
  dcs_quality_model_set_filter (model, DCS_QUALITY_BLANK, 0);
  assert_lines (model, "[2] TST-001 TST-002");
  /* What comes while a filter is set passes it, or waits. */
  append (model, 4, DCS_QUALITY_DATES, "jls");
  assert_lines (model, "[2] TST-001 TST-002");
  dcs_quality_model_set_filter (model, -1, 0);
  assert_lines (model, "[2] TST-001 TST-002 [2] TST-003 TST-004");
  diseases = dcs_quality_model_dup_diseases (model);
  g_assert_cmpuint (diseases->len, ==, 2);
}

static void
test_finding_knows_its_field (void)
{
  g_autoptr (DcsQualityModel) model = dcs_quality_model_new ();
  g_autoptr (DcsQualityItem) item = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  gint64 patient_id, record_id, visit_id;
  const char *path;
  int kind;

  append (model, 4, DCS_QUALITY_REASON, "jls");
  item = g_list_model_get_item (G_LIST_MODEL (model), 1);
  target = g_variant_ref_sink (dcs_quality_item_make_target (item));
  g_variant_get (target, "(xixx&s)", &patient_id, &kind, &record_id, &visit_id, &path);
  g_assert_cmpint (patient_id, ==, 4);
  g_assert_cmpint (kind, ==, DCS_RECORD_TREATMENT);
  g_assert_cmpint (record_id, ==, 40);
  g_assert_cmpint (visit_id, ==, 0);
  g_assert_cmpstr (path, ==, "stop_reason");
  name = dcs_quality_item_dup_name (item);
  g_assert_cmpstr (name, ==, "TST-004, It stopped without a reason, 14 Mar 2019");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/quality-model/groups-by-rule", test_groups_by_rule);
  g_test_add_func ("/ui/quality-model/tells-each-change", test_tells_each_change);
  g_test_add_func ("/ui/quality-model/heading-goes-with-its-last-finding",
                   test_heading_goes_with_its_last_finding);
  g_test_add_func ("/ui/quality-model/replaced-patient-stays-in-place",
                   test_replaced_patient_stays_in_place);
  g_test_add_func ("/ui/quality-model/filters-by-rule-and-disease",
                   test_filters_by_rule_and_disease);
  g_test_add_func ("/ui/quality-model/finding-knows-its-field", test_finding_knows_its_field);

  return g_test_run ();
}
