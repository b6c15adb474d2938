/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-csv-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An unlinked file with the given bytes. */
static DcsCsvReader *
reader_for (const char *bytes, gssize length)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("csv-XXXXXX", &path, NULL);
  gsize size = length >= 0 ? (gsize) length : strlen (bytes);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, bytes, size), ==, (gssize) size);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return dcs_csv_reader_new_take_fd (fd);
}

/* Reads a row and compares its cells, parted by '|'. */
static void
assert_row (DcsCsvReader *reader, guint64 line, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DcsCsvCell *cells;

  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_ROW);
  cells = dcs_csv_reader_get_cells (reader);
  for (guint i = 0; i < dcs_csv_reader_get_n_cells (reader); i++)
    {
      g_assert_cmpuint (strlen (cells[i].text), ==, cells[i].length);
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cells[i].text);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (dcs_csv_reader_get_line (reader), ==, line);
}

static void
assert_fault (
    DcsCsvReader *reader, DcsCsvStatus status, DcsCsvFault fault, guint64 line, guint column)
{
  guint found;

  g_assert_cmpint (dcs_csv_reader_next (reader), ==, status);
  g_assert_cmpint (dcs_csv_reader_get_fault (reader, &found), ==, fault);
  g_assert_cmpuint (dcs_csv_reader_get_line (reader), ==, line);
  g_assert_cmpuint (found, ==, column);
  g_assert_cmpstr (dcs_csv_fault_expectation (fault), !=, "");
}

static void
test_plain (void)
{
  g_autoptr (DcsCsvReader) reader = reader_for ("a,b,c\n1,,3\nx,y,", -1);

  assert_row (reader, 1, "a|b|c");
  assert_row (reader, 2, "1||3");
  assert_row (reader, 3, "x|y|");
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
}

static void
test_quotes (void)
{
  g_autoptr (DcsCsvReader) reader = reader_for (
      "\"a,1\",\"say \"\"so\"\"\",\"two\nlines\"\n\"\",\"\"\"\",\"x\"", -1);

  assert_row (reader, 1, "a,1|say \"so\"|two\nlines");
  assert_row (reader, 3, "|\"|x");
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
}

static void
test_line_ends (void)
{
  g_autoptr (DcsCsvReader) reader = reader_for ("\xef\xbb\xbf"
                                                "a,b\r\n\"q\r\nq\",2\r\n\r\n\n3,4\r\n",
                                                -1);

  assert_row (reader, 1, "a|b");
  assert_row (reader, 2, "q\r\nq|2");
  assert_row (reader, 6, "3|4");
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
}

static void
test_empty (void)
{
  g_autoptr (DcsCsvReader) nothing = reader_for ("", 0);
  g_autoptr (DcsCsvReader) only_mark = reader_for ("\xef\xbb\xbf", -1);
  g_autoptr (DcsCsvReader) only_cr = reader_for ("a\r", -1);

  g_assert_cmpint (dcs_csv_reader_next (nothing), ==, DCS_CSV_END);
  g_assert_cmpstr (dcs_csv_reader_get_sha256 (nothing),
                   ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpint (dcs_csv_reader_next (only_mark), ==, DCS_CSV_END);
  assert_row (only_cr, 1, "a");
}

static void
test_bad_rows (void)
{
  static const char bytes[] = "a,b\"c\n\"x\"y,2\n1,\xff\n2,\0z\n3,c\rd\nfine,row\n\"open,row\n";
  g_autoptr (DcsCsvReader) reader = reader_for (bytes, sizeof bytes - 1);

  assert_fault (reader, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_BARE_QUOTE, 1, 1);
  assert_fault (reader, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_AFTER_QUOTE, 2, 0);
  assert_fault (reader, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_NOT_UTF8, 3, 1);
  assert_fault (reader, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_NUL, 4, 1);
  assert_fault (reader, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_BARE_CR, 5, 1);
  assert_row (reader, 6, "fine|row");
  assert_fault (reader, DCS_CSV_BROKEN, DCS_CSV_FAULT_UNTERMINATED, 7, 0);
  g_assert_null (dcs_csv_reader_get_sha256 (reader));
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_END);
}

/* A quote that stands where none may, and then one that never closes: the file ends there. */
static void
test_ends_after_two_faults_in_a_row (void)
{
  static const char bytes[] = "a,b\nc\"d,\"open\n";
  g_autoptr (DcsCsvReader) reader = reader_for (bytes, sizeof bytes - 1);

  assert_row (reader, 1, "a|b");
  assert_fault (reader, DCS_CSV_BROKEN, DCS_CSV_FAULT_UNTERMINATED, 2, 1);
}

static void
test_many_columns (void)
{
  g_autoptr (GString) bytes = g_string_new ("1");
  g_autoptr (DcsCsvReader) reader = NULL;

  for (guint i = 1; i < 100000; i++)
    g_string_append (bytes, ",1");
  g_string_append (bytes, "\nnext\n");
  reader = reader_for (bytes->str, (gssize) bytes->len);
  g_assert_cmpint (dcs_csv_reader_next (reader), ==, DCS_CSV_ROW);
  g_assert_cmpuint (dcs_csv_reader_get_n_cells (reader), ==, 100000);
  assert_row (reader, 2, "next");
}

static void
test_huge_cell (void)
{
  gsize size = 40 * 1000 * 1000;
  g_autofree char *bytes = g_malloc (size);
  g_autoptr (DcsCsvReader) bare = NULL;
  g_autoptr (DcsCsvReader) quoted = NULL;
  g_autoptr (DcsCsvReader) above = NULL;
  g_autoptr (DcsCsvReader) limit = NULL;

  memset (bytes, 'x', size);
  bytes[1] = ',';
  bare = reader_for (bytes, (gssize) size);
  assert_fault (bare, DCS_CSV_BROKEN, DCS_CSV_FAULT_TOO_LONG, 1, 1);
  bytes[2] = '"';
  quoted = reader_for (bytes, (gssize) size);
  assert_fault (quoted, DCS_CSV_BROKEN, DCS_CSV_FAULT_TOO_LONG, 1, 1);
  g_assert_cmpint (dcs_csv_reader_next (quoted), ==, DCS_CSV_END);
  bytes[2] = 'x';
  above = reader_for (bytes, 2 + DCS_CSV_MAX_CELL + 1);
  assert_fault (above, DCS_CSV_BAD_ROW, DCS_CSV_FAULT_TOO_LONG, 1, 1);
  limit = reader_for (bytes, 2 + DCS_CSV_MAX_CELL);
  g_assert_cmpint (dcs_csv_reader_next (limit), ==, DCS_CSV_ROW);
  g_assert_cmpuint (dcs_csv_reader_get_cells (limit)[1].length, ==, DCS_CSV_MAX_CELL);
}

static void
test_only_regular_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("csv-XXXXXX", NULL);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  static const char *const names[] = { "link.csv", "pipe.csv", "folder.csv" };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlinkat ("/etc/passwd", fd, "link.csv"), ==, 0);
  g_assert_cmpint (mkfifoat (fd, "pipe.csv", 0600), ==, 0);
  g_assert_cmpint (mkdirat (fd, "folder.csv", 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (dcs_csv_reader_open (fd, names[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
      g_clear_error (&error);
      g_assert_cmpint (
          unlinkat (fd, names[i], i == G_N_ELEMENTS (names) - 1 ? AT_REMOVEDIR : 0), ==, 0);
    }
  g_assert_null (dcs_csv_reader_open (fd, "none.csv", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  close (fd);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_seek (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (DcsCsvReader) reader = NULL;
  g_autofree guint64 *offsets = g_new (guint64, 30000);

  for (guint i = 0; i < 30000; i++)
    {
      offsets[i] = bytes->len;
      g_string_append_printf (bytes, "%u,\"cell \"\"%u\"\"\"\n", i, i);
    }
  reader = reader_for (bytes->str, (gssize) bytes->len);
  for (guint i = 0; i < 2000; i++)
    {
      guint row = (guint) g_test_rand_int_range (0, 30000);
      g_autofree char *expected = g_strdup_printf ("%u|cell \"%u\"", row, row);

      g_assert_true (dcs_csv_reader_seek (reader, offsets[row], row + 1));
      assert_row (reader, row + 1, expected);
      g_assert_cmpuint (dcs_csv_reader_get_offset (reader), ==, offsets[row]);
      if (row + 2 < 30000)
        {
          g_autofree char *next = g_strdup_printf ("%u|cell \"%u\"", row + 2, row + 2);

          g_assert_true (dcs_csv_reader_seek (reader, offsets[row + 2], row + 3));
          assert_row (reader, row + 3, next);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/reads-plain-cells", test_plain);
  g_test_add_func ("/csv-reader/reads-quotes-and-line-breaks", test_quotes);
  g_test_add_func ("/csv-reader/takes-crlf-mark-and-blank-lines", test_line_ends);
  g_test_add_func ("/csv-reader/takes-an-empty-file", test_empty);
  g_test_add_func ("/csv-reader/tells-where-a-row-is-bad", test_bad_rows);
  g_test_add_func ("/csv-reader/two-faults-in-a-row", test_ends_after_two_faults_in_a_row);
  g_test_add_func ("/csv-reader/survives-100000-columns", test_many_columns);
  g_test_add_func ("/csv-reader/survives-a-huge-cell", test_huge_cell);
  g_test_add_func ("/csv-reader/opens-only-regular-files", test_only_regular_files);
  g_test_add_func ("/csv-reader/seeks-to-rows", test_seek);
  return g_test_run ();
}
