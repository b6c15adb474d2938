/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-deidentify.h"

#include <string.h>

struct _DcsDeidentifier
{
  char *secret; /* owned */
};

/**
 * dcs_deidentifier_new:
 * @secret: of the clinic file
 *
 * Returns: (transfer full): a deidentifier
 */
DcsDeidentifier *
dcs_deidentifier_new (const char *secret)
{
  DcsDeidentifier *self = g_new0 (DcsDeidentifier, 1);

  self->secret = g_strdup (secret);
  return self;
}

void
dcs_deidentifier_free (DcsDeidentifier *self)
{
  g_free (self->secret);
  g_free (self);
}

/* HMAC-SHA256 of a name in a space of names, as hex. */
static char *
digest (DcsDeidentifier *self, const char *space, const char *name)
{
  g_autofree char *message = g_strconcat (space, ":", name, NULL);

  return g_compute_hmac_for_string (
      G_CHECKSUM_SHA256, (const guchar *) self->secret, strlen (self->secret), message, -1);
}

static char *
digest_of_patient (DcsDeidentifier *self, const char *space, gint64 patient_id)
{
  char name[24];

  g_snprintf (name, sizeof name, "%" G_GINT64_FORMAT, patient_id);
  return digest (self, space, name);
}

/**
 * dcs_deidentifier_dup_code:
 *
 * Returns: (transfer full): the code of a patient in de-identified files
 */
char *
dcs_deidentifier_dup_code (DcsDeidentifier *self, gint64 patient_id)
{
  g_autofree char *hex = digest_of_patient (self, "patient", patient_id);

  return g_strdup_printf ("P%.16s", hex);
}

/**
 * dcs_deidentifier_dup_uid:
 * @kind: name of the record type
 *
 * Returns: (transfer full): the uid of a record in de-identified files
 */
char *
dcs_deidentifier_dup_uid (DcsDeidentifier *self, const char *kind, const char *uid)
{
  g_autofree char *hex = digest (self, kind, uid);

  return g_strdup_printf ("%c%.16s", g_ascii_toupper (kind[0]), hex);
}

/**
 * dcs_deidentifier_shift:
 *
 * Returns: by how many days all dates of a patient are shifted: -365 to 365, never 0
 */
int
dcs_deidentifier_shift (DcsDeidentifier *self, gint64 patient_id)
{
  g_autofree char *hex = digest_of_patient (self, "shift", patient_id);
  guint64 number;
  int steps;

  hex[16] = '\0';
  number = g_ascii_strtoull (hex, NULL, 16);
  steps = (int) (number % (2 * DCS_DEIDENTIFY_MAX_SHIFT));
  return steps < DCS_DEIDENTIFY_MAX_SHIFT ? steps - DCS_DEIDENTIFY_MAX_SHIFT
                                          : steps - DCS_DEIDENTIFY_MAX_SHIFT + 1;
}

/**
 * dcs_date_shift:
 * @anchor: which day of a month or year is shifted: for what begins the earliest, for what ends the
 *   latest, so that nothing can end before it began
 *
 * Returns: the date some days later or earlier, as exact as it was; a month or a year becomes the
 *   one into which that day falls
 */
DcsDate
dcs_date_shift (DcsDate date, int days, DcsDateAnchor anchor)
{
  DcsDate shifted;

  if (date.precision == DCS_DATE_NONE)
    return date;
  shifted = dcs_date_from_day (dcs_date_day (date, anchor) + days);
  if (shifted.precision == DCS_DATE_NONE)
    shifted = dcs_date_from_day (dcs_date_day (date, anchor) - days);
  if (date.precision <= DCS_DATE_MONTH)
    shifted.day = 0;
  if (date.precision == DCS_DATE_YEAR)
    shifted.month = 0;
  shifted.precision = date.precision;
  shifted.about = date.about;
  return shifted;
}
