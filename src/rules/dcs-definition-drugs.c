/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
has_code (const DcsCode *codes, guint n_codes, DcsCode code)
{
  for (guint i = 0; i < n_codes; i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/* From which dose on, and after how long, the response to the drug can be judged. */
static gboolean
read_adequate (DcsDefinitionReader *reader, DcsDrug *drug, GError **error)
{
  drug->adequate_min = NAN;
  if (!_dcs_reader_number (reader, "adequate-min", &drug->adequate_min, error)
      || !_dcs_reader_interval (reader, "adequate-after", &drug->adequate_after, error))
    return FALSE;
  if (drug->adequate_min <= 0)
    return _dcs_reader_fail (reader, "adequate-min", error, _ ("must be above 0"));
  if (!isnan (drug->adequate_min) && drug->unit == 0)
    return _dcs_reader_fail (reader, "adequate-min", error, _ ("needs the key “unit”"));
  return TRUE;
}

static gboolean
check_cycles (DcsDefinitionReader *reader, const DcsCalendar *calendar, GError **error)
{
  if ((calendar->n_in_cycle == 0) != (calendar->cycle_days == 0))
    return _dcs_reader_fail (
        reader, "cycle-doses", error, _ ("cycle-doses and cycle-days need each other"));
  if (calendar->n_in_cycle > calendar->cycle_days)
    return _dcs_reader_fail (
        reader, "cycle-doses", error, _ ("a cycle has no more doses than days"));
  if (calendar->n_first_cycle > calendar->cycle_days)
    return _dcs_reader_fail (
        reader, "first-cycle-doses", error, _ ("needs cycle-days, and no fewer of them"));
  if (calendar->n_in_cycle > 0 && _dcs_reader_has (reader, "calendar-interval"))
    return _dcs_reader_fail (
        reader, "calendar-interval", error, _ ("does not go with cycle-doses"));
  return TRUE;
}

/* When its administrations are expected. */
static gboolean
read_calendar (DcsDefinitionReader *reader, DcsDrug *drug, GError **error)
{
  static const char *const keys[] = { "loading-count",     "loading-every", "calendar-interval",
                                      "first-cycle-doses", "cycle-doses",   "cycle-days" };
  DcsCalendar *calendar = &drug->calendar;
  int loading = 0;
  int first = 0;
  int doses = 0;
  int days = 0;

  if (!_dcs_reader_boolean (reader, "calendar", &drug->has_calendar, error)
      || !_dcs_reader_count (reader, "loading-count", 1, 99, &loading, error)
      || !_dcs_reader_interval (reader, "loading-every", &calendar->loading, error)
      || !_dcs_reader_interval (reader, "calendar-interval", &calendar->interval, error)
      || !_dcs_reader_count (reader, "first-cycle-doses", 1, 366, &first, error)
      || !_dcs_reader_count (reader, "cycle-doses", 1, 366, &doses, error)
      || !_dcs_reader_count (reader, "cycle-days", 1, 366, &days, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!drug->has_calendar && _dcs_reader_has (reader, keys[i]))
      return _dcs_reader_fail (reader, keys[i], error, _ ("needs the key “calendar”"));
  if ((loading > 0) != _dcs_reader_has (reader, "loading-every"))
    return _dcs_reader_fail (
        reader, "loading-count", error, _ ("loading-count and loading-every need each other"));
  calendar->n_loading = (guint) loading;
  calendar->n_first_cycle = (guint) (first > 0 ? first : doses);
  calendar->n_in_cycle = (guint) doses;
  calendar->cycle_days = (guint) days;
  return check_cycles (reader, calendar, error);
}

gboolean
_dcs_definition_read_drug (DcsDefinitionReader *reader, gpointer term, GError **error)
{
  DcsDrug *drug = term;

  drug->systemic = TRUE;
  drug->usual_min = drug->usual_max = drug->cap = NAN;
  if (!_dcs_reader_boolean (reader, "systemic", &drug->systemic, error)
      || !_dcs_reader_boolean (reader, "steroid", &drug->steroid, error)
      || !_dcs_reader_codes (reader, "routes", "route", &drug->routes, &drug->n_routes, error)
      || !_dcs_reader_code (reader, "unit", "dose-unit", &drug->unit, error)
      || !_dcs_reader_code (reader, "frequency", "frequency", &drug->frequency, error)
      || !_dcs_reader_number (reader, "usual-min", &drug->usual_min, error)
      || !_dcs_reader_number (reader, "usual-max", &drug->usual_max, error)
      || !_dcs_reader_number (reader, "cap", &drug->cap, error)
      || !_dcs_reader_code (reader, "cap-unit", "dose-unit", &drug->cap_unit, error)
      || !_dcs_reader_codes (reader,
                             "only-frequencies",
                             "frequency",
                             &drug->only_frequencies,
                             &drug->n_only_frequencies,
                             error))
    return FALSE;
  if (drug->n_routes == 0)
    return _dcs_reader_fail (reader, "routes", error, _ ("a drug needs at least one route"));
  drug->route = drug->routes[0];
  if (isnan (drug->usual_min) != isnan (drug->usual_max) || drug->usual_min > drug->usual_max)
    return _dcs_reader_fail (reader,
                             "usual-min",
                             error,
                             _ ("a usual range needs usual-min and a usual-max not below it"));
  if (!isnan (drug->usual_min) && (drug->unit == 0 || drug->frequency == 0))
    return _dcs_reader_fail (
        reader, "usual-min", error, _ ("a usual range needs unit and frequency"));
  if (isnan (drug->cap) != (drug->cap_unit == 0))
    return _dcs_reader_fail (reader, "cap", error, _ ("cap and cap-unit need each other"));
  if (drug->n_only_frequencies > 0 && drug->frequency != 0
      && !has_code (drug->only_frequencies, drug->n_only_frequencies, drug->frequency))
    return _dcs_reader_fail (
        reader, "only-frequencies", error, _ ("must hold the usual frequency, too"));
  return read_adequate (reader, drug, error) && read_calendar (reader, drug, error);
}
