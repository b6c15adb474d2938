/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-reader.h"
#include "dcs-csv-writer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A file that stays open behind the writer's back, to be read again. */
static DcsCsvWriter *
writer_to (int *fd)
{
  g_autofree char *path = NULL;

  *fd = g_file_open_tmp ("csv-XXXXXX", &path, NULL);
  g_assert_cmpint (*fd, >=, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return dcs_csv_writer_new_take_fd (fcntl (*fd, F_DUPFD_CLOEXEC, 0));
}

static void
assert_written (const char *text, const char *expected)
{
  int fd;
  g_autoptr (DcsCsvWriter) writer = writer_to (&fd);
  g_autoptr (GError) error = NULL;
  char bytes[256] = { 0 };

  dcs_csv_writer_cell (writer, text);
  dcs_csv_writer_cell (writer, NULL);
  dcs_csv_writer_end_row (writer);
  g_assert_true (dcs_csv_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pread (fd, bytes, sizeof bytes - 1, 0), >, 0);
  g_assert_cmpstr (bytes, ==, expected);
  close (fd);
}

static void
test_forms (void)
{
  assert_written ("plain", "plain,\n");
  assert_written ("a,b", "\"a,b\",\n");
  assert_written ("say \"so\"", "\"say \"\"so\"\"\",\n");
  assert_written ("two\nlines", "\"two\nlines\",\n");
  assert_written (" lead", " lead,\n");
  assert_written ("=1+1", "'=1+1,\n");
  assert_written ("@cmd,x", "\"'@cmd,x\",\n");
  assert_written ("-3.5", "'-3.5,\n");
  assert_written ("-cough", "'-cough,\n");
  assert_written ("+5", "'+5,\n");
  assert_written ("\tx", "'\tx,\n");
  assert_written ("'quoted'", "''quoted',\n");
}

static void
test_a_number_is_no_formula (void)
{
  int fd;
  g_autoptr (DcsCsvWriter) writer = writer_to (&fd);
  g_autoptr (GError) error = NULL;
  char bytes[64] = { 0 };

  dcs_csv_writer_plain_cell (writer, "-3.5");
  dcs_csv_writer_plain_cell (writer, "'=1,2");
  dcs_csv_writer_end_row (writer);
  g_assert_true (dcs_csv_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (pread (fd, bytes, sizeof bytes - 1, 0), >, 0);
  g_assert_cmpstr (bytes, ==, "-3.5,\"'=1,2\"\n");
  close (fd);
}

static void
test_unguard (void)
{
  g_assert_cmpstr (dcs_csv_unguard ("'=1+1"), ==, "=1+1");
  g_assert_cmpstr (dcs_csv_unguard ("''quoted'"), ==, "'quoted'");
  g_assert_cmpstr (dcs_csv_unguard ("'tis"), ==, "'tis");
  g_assert_cmpstr (dcs_csv_unguard ("'"), ==, "'");
  g_assert_cmpstr (dcs_csv_unguard ("=1+1"), ==, "=1+1");
  g_assert_cmpstr (dcs_csv_unguard (""), ==, "");
}

/* Texts of the characters that make trouble. */
static char *
random_text (void)
{
  static const char *const pieces[] = { "a", ",", "\"", "\n", "\r\n", "=",    "+",  "-", "@", "\t",
                                        "'", "0", ".",  " ",  "ş",    "🙂", "\r", ";", "z", "1" };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 7);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_round_trip (void)
{
  const guint n_rows = 5000, n_columns = 4;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  int fd;
  g_autoptr (DcsCsvWriter) writer = writer_to (&fd);
  g_autoptr (DcsCsvReader) reader = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) error = NULL;

  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          g_ptr_array_add (texts, random_text ());
          dcs_csv_writer_cell (writer, texts->pdata[texts->len - 1]);
        }
      dcs_csv_writer_end_row (writer);
    }
  g_assert_cmpuint (dcs_csv_writer_get_n_rows (writer), ==, n_rows);
  g_assert_true (dcs_csv_writer_finish (writer, &sha256, &error));
  g_assert_no_error (error);

  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  reader = dcs_csv_reader_new_take_fd (fd);
  for (guint row = 0; row < n_rows; row++)
    {
      const DcsCsvCell *cells;

      g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_ROW);
      g_assert_cmpuint (dcs_csv_reader_get_n_cells (reader), ==, n_columns);
      cells = dcs_csv_reader_get_cells (reader);
      for (guint column = 0; column < n_columns; column++)
        g_assert_cmpstr (
            dcs_csv_unguard (cells[column].text), ==, texts->pdata[row * n_columns + column]);
    }
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
  g_assert_cmpstr (dcs_csv_reader_get_sha256 (reader), ==, sha256);
}

static void
test_full_disk (void)
{
  int fd = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  g_autoptr (DcsCsvWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  if (fd < 0)
    {
      g_test_skip ("no /dev/full here");
      return;
    }
  writer = dcs_csv_writer_new_take_fd (fd);
  dcs_csv_writer_cell (writer, "x");
  dcs_csv_writer_end_row (writer);
  g_assert_false (dcs_csv_writer_finish (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/quotes-and-guards", test_forms);
  g_test_add_func ("/csv-writer/a-number-is-no-formula", test_a_number_is_no_formula);
  g_test_add_func ("/csv-writer/unguards-only-what-it-guarded", test_unguard);
  g_test_add_func ("/csv-writer/round-trips-any-text", test_round_trip);
  g_test_add_func ("/csv-writer/reports-a-full-disk", test_full_disk);
  return g_test_run ();
}
