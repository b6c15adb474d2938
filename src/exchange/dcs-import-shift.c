/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-import-private.h"

/* Moving all dates of a bundle, so that invented records look like those of a clinic at work. */

/*< private >
 * _dcs_import_shift_date:
 * @days: how much later
 *
 * Returns: the date so much later. Of a month or a year, its first day is moved: what came before
 *   another date does not come after it, and the precision stays.
 */
DcsDate
_dcs_import_shift_date (DcsDate date, int days)
{
  DcsDate shifted = dcs_date_from_day (dcs_date_day (date, DCS_DATE_EARLIEST) + days);

  if (date.precision == DCS_DATE_MONTH)
    shifted = dcs_date_new (shifted.year, shifted.month, 0);
  else if (date.precision == DCS_DATE_YEAR)
    shifted = dcs_date_new (shifted.year, 0, 0);
  shifted.about = date.about;
  return shifted;
}

/*< private >
 * _dcs_import_weeks_until:
 *
 * Returns: days of whole weeks by which @from is moved so that it lies in the week up to @until
 */
int
_dcs_import_weeks_until (int from, int until)
{
  int days = until - from;

  return days >= 0 ? days / 7 * 7 : -((6 - days) / 7 * 7);
}
