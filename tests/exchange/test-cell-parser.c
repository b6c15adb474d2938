/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-cell-parser.h"

#include "dcs-draft.h"
#include "dcs-records.h"

#include <string.h>

static const char *const good[] = {
  "F",    "X",     "2019-03-14", "~2019-03",    "1850",
  "12",   "12.50", "-3",         "0",           "methotrexate",
  "yes",  "<",     "1000000000", "a text",      "Ayşe",
  "9999", "1",     "female",     "~2019-03-14",
};

static char *
random_cell (void)
{
  static const char alphabet[] = "0123456789-~.,ax <+\t\x7f\n";
  const char *from = good[g_test_rand_int_range (0, G_N_ELEMENTS (good))];
  g_autoptr (GString) text = g_string_new (from);

  /* Mostly a good text with a change or two. */
  for (int i = g_test_rand_int_range (0, 3); i > 0; i--)
    {
      guint at = (guint) g_test_rand_int_range (0, (gint32) text->len + 1);
      char c = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];

      if (at < text->len && g_test_rand_bit ())
        text->str[at] = c;
      else
        g_string_insert_c (text, (gssize) at, c);
    }
  return g_strdup (text->str);
}

/* Whatever the text: the parser says what dcs_field_parse() says. */
static void
test_same (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();

  dcs_vocabulary_add (vocabulary, "drug", "methotrexate");
  dcs_vocabulary_add (vocabulary, "visit-kind", "baseline");
  dcs_vocabulary_add (vocabulary, "test", "12");
  for (guint kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    {
      const DcsRecordInfo *info = dcs_record_info ((DcsRecordKind) kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree DcsCellParser *parser = g_new (DcsCellParser, 1);

          dcs_cell_parser_init (parser, &info->fields[i], vocabulary);
          for (guint round = 0; round < 500; round++)
            {
              g_autofree char *text = random_cell ();
              DcsValue fast = DCS_VALUE_INIT, slow = DCS_VALUE_INIT;
              gboolean fast_good, slow_good;

              if (text[0] == '\0')
                continue;
              fast_good = dcs_cell_parser_read (parser, text, strlen (text), &fast);
              slow_good = dcs_field_parse (&info->fields[i], vocabulary, text, -1, &slow, NULL);
              if (fast_good != slow_good || (fast_good && !dcs_value_equal (&fast, &slow)))
                g_error ("%s.%s: \"%s\"", info->table, info->fields[i].name, text);
            }
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();
  DcsCellParser parser;
  DcsValue value = dcs_value_integer (1);

  dcs_cell_parser_init (&parser, &dcs_visit_info.fields[DCS_VISIT_DATE], vocabulary);
  g_assert_true (dcs_cell_parser_read (&parser, "", 0, &value));
  g_assert_cmpint (value.kind, ==, DCS_VALUE_NULL);
}

/* The text of a choice is the cell that was just read, not one that is gone. */
static void
test_borrowed (void)
{
  g_autoptr (DcsVocabulary) vocabulary = dcs_vocabulary_new ();
  DcsCellParser parser;
  char first[] = "yes", second[] = "yes";
  DcsValue value;

  dcs_cell_parser_init (&parser, &dcs_patient_info.fields[DCS_PATIENT_BIOPSY], vocabulary);
  g_assert_true (dcs_cell_parser_read (&parser, first, 3, &value));
  g_assert_true (value.text == first);
  first[0] = '\0';
  g_assert_true (dcs_cell_parser_read (&parser, second, 3, &value));
  g_assert_true (value.text == second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-parser/agrees-with-the-fields", test_same);
  g_test_add_func ("/cell-parser/takes-an-empty-cell", test_empty);
  g_test_add_func ("/cell-parser/borrows-the-cell", test_borrowed);
  return g_test_run ();
}
