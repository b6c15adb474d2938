/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-records.h"

#include <math.h>

static void
test_every_kind_has_a_property_for_each_field (void)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);
      g_autoptr (DcsRecord) record = dcs_record_new ((DcsRecordKind) kind, NULL);

      g_assert_cmpuint (info->n_fields, <=, DCS_RECORD_MAX_FIELDS);
      g_assert_cmpstr (info->fields[info->version].name, ==, "version");
      g_assert_cmpstr (info->fields[info->deleted].name, ==, "deleted");
      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree char *name = g_strdelimit (g_strdup (info->fields[i].name), "_", '-');
          GValue value = G_VALUE_INIT;

          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), name));
          g_object_get_property (G_OBJECT (record), name, &value);
          g_value_unset (&value);
          g_assert_cmpint (dcs_record_info_find (info, info->fields[i].name), ==, i);
        }
    }
}

static void
test_a_record_keeps_its_values (void)
{
  DcsValue values[DCS_N_VISIT_FIELDS] = { 0 };
  g_autoptr (DcsRecord) visit = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *response = NULL;
  g_autoptr (DcsDate) date = NULL;
  char text[] = "Göz muayenesi";

  values[DCS_VISIT_ID] = dcs_value_integer (42);
  values[DCS_VISIT_DATE] = dcs_value_date (dcs_date_new (2019, 3, 0));
  values[DCS_VISIT_NOTES] = dcs_value_text (text);
  values[DCS_VISIT_RESPONSE] = dcs_value_code (dcs_code ("partial"));
  visit = dcs_record_new (DCS_RECORD_VISIT, values);
  text[0] = 'X'; /* the record has its own copy */

  g_object_get (visit, "notes", &notes, "response", &response, "date", &date, NULL);
  g_assert_true (DCS_IS_VISIT (visit));
  g_assert_cmpint (dcs_record_get_id (visit), ==, 42);
  g_assert_cmpstr (notes, ==, "Göz muayenesi");
  g_assert_cmpstr (response, ==, "partial");
  g_assert_true (dcs_date_equal (*date, dcs_date_new (2019, 3, 0)));
  g_assert_null (dcs_record_get_text (visit, DCS_VISIT_PLAN));
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(int *) data)++;
}

static void
test_setting_the_same_value_does_not_notify (void)
{
  g_autoptr (DcsRecord) visit = dcs_record_new (DCS_RECORD_VISIT, NULL);
  DcsValue notes = dcs_value_text ("softer");
  DcsValue nothing = DCS_VALUE_INIT;
  int count = 0;

  g_signal_connect (visit, "notify::notes", G_CALLBACK (count_cb), &count);
  dcs_record_set_value (visit, DCS_VISIT_NOTES, &nothing);
  g_assert_cmpint (count, ==, 0);
  dcs_record_set_value (visit, DCS_VISIT_NOTES, &notes);
  dcs_record_set_value (visit, DCS_VISIT_NOTES, &notes);
  g_assert_cmpint (count, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&visit));
}

static void
test_twenty_is_not_twenty_point_zero (void)
{
  DcsValue a = dcs_value_decimal (20, 0), b = dcs_value_decimal (20, 1), c = b;
  DcsValue empty = dcs_value_text (""), nothing = DCS_VALUE_INIT;

  g_assert_false (dcs_value_equal (&a, &b));
  g_assert_true (dcs_value_equal (&b, &c));
  g_assert_true (dcs_value_equal (&empty, &nothing));
  g_assert_false (dcs_value_equal (&a, &nothing));
  g_assert_cmpuint (sizeof (DcsValue), ==, 16);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/record/every-kind-has-a-property-for-each-field",
                   test_every_kind_has_a_property_for_each_field);
  g_test_add_func ("/model/record/keeps-its-values", test_a_record_keeps_its_values);
  g_test_add_func ("/model/record/setting-the-same-value-does-not-notify",
                   test_setting_the_same_value_does_not_notify);
  g_test_add_func ("/model/value/twenty-is-not-twenty-point-zero",
                   test_twenty_is_not_twenty_point_zero);
  return g_test_run ();
}
