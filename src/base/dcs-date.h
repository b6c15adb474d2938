/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DcsDatePrecision:
 * @DCS_DATE_NONE: no date at all (the zero value)
 * @DCS_DATE_YEAR: only the year is known
 * @DCS_DATE_MONTH: year and month are known
 * @DCS_DATE_DAY: the day is known
 */
typedef enum
{
  DCS_DATE_NONE,
  DCS_DATE_YEAR,
  DCS_DATE_MONTH,
  DCS_DATE_DAY,
} DcsDatePrecision;

/**
 * DcsDateAnchor:
 * @DCS_DATE_EARLIEST: the first day of the period
 * @DCS_DATE_MIDDLE: its middle day (the default of all arithmetic)
 * @DCS_DATE_LATEST: its last day
 */
typedef enum
{
  DCS_DATE_EARLIEST,
  DCS_DATE_MIDDLE,
  DCS_DATE_LATEST,
} DcsDateAnchor;

/**
 * DcsDate:
 *
 * A clinical date: a day, a month or a year of the Gregorian calendar, perhaps "about". Passed by
 * value; all zero is "no date". It never passes through a time zone.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
  guint8 precision; /* DcsDatePrecision */
  guint8 about;     /* TRUE when only approximately so */
} DcsDate;

#define DCS_DATE_INIT ((DcsDate){ 0, 0, 0, 0, 0 })

/* The years that a clinical date can have. */
#define DCS_DATE_YEAR_MIN 1850
#define DCS_DATE_YEAR_MAX 2199

/* A day number: days since 1970-01-01, negative before; DCS_DAY_NONE for no date. */
#define DCS_DAY_NONE G_MININT32

/* One month in days, as all of Decursus counts decimal months; likewise the year. */
#define DCS_DAYS_PER_MONTH 30.4375
#define DCS_DAYS_PER_YEAR 365.25

#define DCS_TYPE_DATE (dcs_date_get_type ())
GType dcs_date_get_type (void);
DcsDate *dcs_date_boxed_copy (const DcsDate *date);
void dcs_date_boxed_free (DcsDate *date);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsDate, dcs_date_boxed_free)

DcsDate dcs_date_new (int year, int month, int day);
DcsDate dcs_date_from_day (int day_number);
DcsDate dcs_date_today (void);
gboolean dcs_date_parse_iso (const char *text, gssize length, DcsDate *date);
gboolean dcs_date_is_set (DcsDate date);
gboolean dcs_date_is_exact (DcsDate date);
gboolean dcs_date_equal (DcsDate a, DcsDate b);
int dcs_date_compare (DcsDate a, DcsDate b);
int dcs_date_day (DcsDate date, DcsDateAnchor anchor);
int dcs_date_diff_days (DcsDate from, DcsDate to, DcsDateAnchor anchor);
int dcs_date_completed_months (DcsDate from, DcsDate to);
int dcs_date_completed_years (DcsDate from, DcsDate to);
gboolean dcs_date_possibly_before (DcsDate a, DcsDate b);

/* The longest ISO text ("~2019-03-14") with its end. */
#define DCS_DATE_ISO_SIZE 12
const char *dcs_date_to_iso (DcsDate date, char *buffer);

/**
 * DcsDateOrder: in which order people write the parts of a date.
 */
typedef enum
{
  DCS_DATE_ORDER_DMY,
  DCS_DATE_ORDER_MDY,
  DCS_DATE_ORDER_YMD,
} DcsDateOrder;

DcsDateOrder dcs_date_order_of_locale (void);
/* As people type it: "14.3.2019", "14/3/19", "3/2019", "2019", "~2019", ISO in any locale, "14 mar
 * 2019", "14.3." (the latest such day that is not after @today), "t" (today), "-1" and "+10"
 * (days),
 * "+2w", "+3m", "+1y" (from @today). */
gboolean dcs_date_parse_typed (const char *text, DcsDateOrder order, DcsDate today, DcsDate *date);
/* The same of a day that is planned: what is not said in full is ahead. */
gboolean dcs_date_parse_planned (
    const char *text, DcsDateOrder order, DcsDate today, DcsDate from, DcsDate *date);
/* As dcs_date_parse_typed() takes it back: "14.3.2019", "3/2019". */
char *dcs_date_format_typed (DcsDate date, DcsDateOrder order);
/* Read back in full: "Thursday, 14 March 2019", "March 2019, day not known". */
char *dcs_date_format_full (DcsDate date);
char *dcs_date_format_short (DcsDate date);
char *dcs_date_format_long (DcsDate date);

G_END_DECLS
