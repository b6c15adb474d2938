/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "date-fixture.h"

DcsDate
date_fixture_iso (const char *text)
{
  DcsDate date = DCS_DATE_INIT;

  g_assert_true (dcs_date_parse_iso (text, -1, &date));
  return date;
}

void
date_fixture_assert_typed (const char *text,
                           DcsDateOrder order,
                           const char *today,
                           const char *expected)
{
  char buffer[DCS_DATE_ISO_SIZE];
  DcsDate date = DCS_DATE_INIT;
  gboolean taken = dcs_date_parse_typed (text, order, date_fixture_iso (today), &date);
  g_autofree char *escaped = g_strescape (text, NULL);

  g_test_message ("%s: %s", escaped, dcs_date_to_iso (date, buffer));
  g_assert_cmpint (taken, ==, expected != NULL);
  g_assert_cmpstr (dcs_date_to_iso (date, buffer), ==, expected != NULL ? expected : "");
}
