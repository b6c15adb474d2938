/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-json-writer.h"
#include "dcs-text-table.h"

#include <json-glib/json-glib.h>

static void
test_columns_are_aligned (void)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (4);
  g_autoptr (GString) out = g_string_new (NULL);

  dcs_text_table_set_heading (table, 0, "Code");
  dcs_text_table_set_heading (table, 1, "Empty");
  dcs_text_table_set_heading (table, 2, "Word");
  dcs_text_table_set_heading (table, 3, "Last");
  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, g_strdup ("a"));
  dcs_text_table_take (table, 2, g_strdup ("Ğüzel"));
  dcs_text_table_take (table, 3, g_strdup ("x"));
  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, g_strdup ("abcdef"));
  dcs_text_table_take (table, 3, g_strdup ("y"));
  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 2, g_strdup ("皮膚"));
  dcs_text_table_print (table, out, 2);
  g_assert_cmpstr (out->str,
                   ==,
                   "  Code    Word   Last\n"
                   "  a       Ğüzel  x\n"
                   "  abcdef         y\n"
                   "          皮膚\n");
}

static void
test_details_are_broken_at_blanks (void)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *word = g_strnfill (60, 'w');
  g_autofree char *text = g_strdup_printf ("%s %s\nnext", word, word);
  g_autofree char *expected = g_strdup_printf ("a\n    %s\n    %s\n    next\n", word, word);

  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, g_strdup ("a"));
  dcs_text_table_add_detail (table, text);
  dcs_text_table_print (table, out, 0);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_a_long_word_is_kept_whole (void)
{
  g_autoptr (DcsTextTable) table = dcs_text_table_new (1);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *word = g_strnfill (300, 'w');
  g_autofree char *text = g_strdup_printf ("%s end", word);
  g_autofree char *expected = g_strdup_printf ("a\n    %s\n    end\n", word);

  dcs_text_table_add_row (table);
  dcs_text_table_take (table, 0, g_strdup ("a"));
  dcs_text_table_add_detail (table, text);
  dcs_text_table_print (table, out, 0);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_json_keeps_texts_and_digits (void)
{
  static const char awkward[] = "quote \" backslash \\ line\nfeed\ttab \x01 \x7f Ğ 😀 </script>";
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  DcsJsonWriter json = DCS_JSON_WRITER_INIT (out);
  DcsValue number = dcs_value_decimal (20.5, 2);
  DcsValue date = dcs_value_date ((DcsDate){ 2019, 3, 0, DCS_DATE_MONTH, TRUE });
  DcsValue nothing = DCS_VALUE_INIT;
  JsonObject *object;

  dcs_json_begin (&json, NULL, '{');
  dcs_json_text (&json, "text", awkward);
  dcs_json_value (&json, "number", &number);
  dcs_json_value (&json, "date", &date);
  dcs_json_value (&json, "nothing", &nothing);
  dcs_json_integer (&json, "big", -9007199254740991);
  dcs_json_begin (&json, "list", '[');
  dcs_json_integer (&json, NULL, 1);
  dcs_json_begin (&json, NULL, '{');
  dcs_json_end (&json, '}');
  dcs_json_end (&json, ']');
  dcs_json_begin (&json, "empty", '[');
  dcs_json_end (&json, ']');
  dcs_json_end (&json, '}');

  node = json_from_string (out->str, &error);
  g_assert_no_error (error);
  object = json_node_get_object (node);
  g_assert_cmpstr (json_object_get_string_member (object, "text"), ==, awkward);
  g_assert_nonnull (strstr (out->str, "\"number\": 20.50,"));
  g_assert_cmpfloat (json_object_get_double_member (object, "number"), ==, 20.5);
  g_assert_cmpstr (json_object_get_string_member (object, "date"), ==, "~2019-03");
  g_assert_true (json_object_get_null_member (object, "nothing"));
  g_assert_cmpint (json_object_get_int_member (object, "big"), ==, -9007199254740991);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "list")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "empty")), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/table/columns-are-aligned", test_columns_are_aligned);
  g_test_add_func ("/cli/table/details-are-broken-at-blanks", test_details_are_broken_at_blanks);
  g_test_add_func ("/cli/table/a-long-word-is-kept-whole", test_a_long_word_is_kept_whole);
  g_test_add_func ("/cli/json/keeps-texts-and-digits", test_json_keeps_texts_and_digits);

  return g_test_run ();
}
