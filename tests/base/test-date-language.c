/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>

static const DcsMonthNames no_names[1] = { { "", "", "", "", "", "", "", "", "", "", "", "" } };

static const DcsMonthNames turkish_names[2] = {
  { "Ocak",
    "Şubat",
    "Mart",
    "Nisan",
    "Mayıs",
    "Haziran",
    "Temmuz",
    "Ağustos",
    "Eylül",
    "Ekim",
    "Kasım",
    "Aralık" },
  { "Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara" },
};

/* In Polish a month has another form after a day: "14 marca 2019", "marzec 2019". */
static const DcsMonthNames polish_names[2] = {
  { "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia" },
  { "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień" },
};

/* In Finnish "mar" begins November, in English March. */
static const DcsMonthNames finnish_names[1] = {
  { "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu" },
};
static void
assert_words (const char *text, const DcsMonthNames *names, guint n_names, const char *expected)
{
  char buffer[DCS_DATE_ISO_SIZE];
  DcsDate date = DCS_DATE_INIT;
  const DcsDateReference reference = { .today = date_fixture_iso ("2026-11-22") };

  g_test_message ("%s", text);
  g_assert_cmpint (
      _dcs_date_parse_words (text, DMY, &reference, names, n_names, &date), ==, expected != NULL);
  g_assert_cmpstr (dcs_date_to_iso (date, buffer), ==, expected != NULL ? expected : "");
}

static void
months_have_the_names_of_the_language (void)
{
  static const char *const lower[] = { "ocak",   "şubat",   "mart",  "nisan", "mayıs", "haziran",
                                       "temmuz", "ağustos", "eylül", "ekim",  "kasım", "aralık" };

  for (int month = 0; month < 12; month++)
    {
      g_autofree char *expected = g_strdup_printf ("2019-%02d-14", month + 1);
      g_autofree char *full = g_strdup_printf ("14 %s 2019", turkish_names[0][month]);
      g_autofree char *abbr = g_strdup_printf ("14 %s 2019", turkish_names[1][month]);
      g_autofree char *small = g_strdup_printf ("14 %s 2019", lower[month]);
      g_autofree char *genitive = g_strdup_printf ("14 %s 2019", polish_names[0][month]);
      g_autofree char *alone = g_strdup_printf ("%s 2019", polish_names[1][month]);

      assert_words (full, turkish_names, 2, expected);
      assert_words (abbr, turkish_names, 2, expected);
      assert_words (small, turkish_names, 2, expected);
      assert_words (genitive, polish_names, 2, expected);
      expected[7] = '\0';
      assert_words (alone, polish_names, 2, expected);
    }
  /* Without the letters that a foreign keyboard lacks, and in capitals. */
  assert_words ("14 agustos 2019", turkish_names, 2, "2019-08-14");
  assert_words ("14 AĞUSTOS 2019", turkish_names, 2, "2019-08-14");
  assert_words ("14 KASIM 2019", turkish_names, 2, "2019-11-14");
  assert_words ("14 kasim 2019", turkish_names, 2, "2019-11-14");
  assert_words ("14 pazdziernika 2019", polish_names, 2, "2019-10-14");
  assert_words ("14 ağus 2019", turkish_names, 2, "2019-08-14");
  /* English in every language, unless the word means another month there. */
  assert_words ("14 december 2019", turkish_names, 2, "2019-12-14");
  assert_words ("14 dec 2019", turkish_names, 2, "2019-12-14");
  assert_words ("14 march 2019", no_names, 1, "2019-03-14");
  assert_words ("14 march 2019", finnish_names, 1, "2019-03-14");
  assert_words ("14 marraskuu 2019", finnish_names, 1, "2019-11-14");
  assert_words ("14 mar 2019", finnish_names, 1, NULL);
}

static void
the_order_is_that_of_the_format (void)
{
  static const struct
  {
    const char *format;
    DcsDateOrder order;
  } cases[] = {
    { "%d.%m.%Y", DMY },
    { "%d/%m/%y", DMY },
    { "%e. %-m. %Y", DMY },
    { "%m/%d/%Y", MDY },
    { "%D", MDY },
    { "%b %d, %Y", MDY },
    { "%Y-%m-%d", YMD },
    { "%F", YMD },
    { "%Y年%m月%d日", YMD },
    { "%Oy/%Om/%Od", YMD },
    { "%-d.%-m.%Y", DMY },
    { "%Ex", DMY },
    { "", DMY },
    { "%", DMY },
    { "%-", DMY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].format);
      g_assert_cmpint (_dcs_date_order_of_format (cases[i].format), ==, cases[i].order);
    }
  /* Tests run in the locale C, in which dates are shown as "14 Mar 2019". */
  g_assert_cmpint (dcs_date_order_of_locale (), ==, DMY);
}

static void
reads_back_in_full (void)
{
  static const struct
  {
    const char *date, *full;
  } cases[] = {
    { "2019-03-14", "Thursday, 14 March 2019" },
    { "~2019-03-14", "about Thursday, 14 March 2019" },
    { "2019-03", "March 2019, day not known" },
    { "2019", "2019, month and day not known" },
    { "~2019", "about 2019, month and day not known" },
    { "1850-01-01", "Tuesday, 1 January 1850" },
    { "2199-12-31", "Tuesday, 31 December 2199" },
  };
  g_autofree char *none = dcs_date_format_full (DCS_DATE_INIT);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *full = dcs_date_format_full (date_fixture_iso (cases[i].date));

      g_assert_cmpstr (full, ==, cases[i].full);
    }
  g_assert_cmpstr (none, ==, "");
}

/* A locale of the C library, made for the test where its source is installed. */
static gboolean
set_locale (const char *folder, const char *name)
{
  g_autofree char *place = g_build_filename (folder, name, NULL);
  const char *const argv[] = {
    "localedef", "-i", name, "-f", "UTF-8", "--no-archive", place, NULL
  };

  if (!g_spawn_sync (NULL,
                     (char **) argv,
                     NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL))
    return FALSE;
  return setlocale (LC_TIME, name) != NULL;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
follows_the_locale_of_the_process (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("locales-XXXXXX", &error);
  gboolean found;

  g_assert_no_error (error);
  g_setenv ("LOCPATH", folder, TRUE);
  found = set_locale (folder, "en_US");
  if (found)
    g_assert_cmpint (dcs_date_order_of_locale (), ==, MDY);
  found = found && set_locale (folder, "tr_TR");
  if (found)
    {
      g_assert_cmpint (dcs_date_order_of_locale (), ==, DMY);
      date_fixture_assert_typed ("14 Ağustos 2019", DMY, "2026-11-22", "2019-08-14");
      date_fixture_assert_typed ("14 şub 2019", DMY, "2026-11-22", "2019-02-14");
    }
  found = found && set_locale (folder, "pl_PL");
  if (found)
    {
      date_fixture_assert_typed ("14 marca 2019", DMY, "2026-11-22", "2019-03-14");
      date_fixture_assert_typed ("marzec 2019", DMY, "2026-11-22", "2019-03");
    }
  setlocale (LC_TIME, "C");
  g_unsetenv ("LOCPATH");
  remove_folder (folder);
  if (!found)
    g_test_skip ("the sources of the locales are not installed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date-typed/months-have-the-names-of-the-language",
                   months_have_the_names_of_the_language);
  g_test_add_func ("/base/date-typed/the-order-is-that-of-the-format",
                   the_order_is_that_of_the_format);
  g_test_add_func ("/base/date-typed/reads-back-in-full", reads_back_in_full);
  g_test_add_func ("/base/date-typed/follows-the-locale-of-the-process",
                   follows_the_locale_of_the_process);
  return g_test_run ();
}
