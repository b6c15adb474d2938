/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-kept-words.h"

#include <glib/gi18n-lib.h>

/* What kept drafts are called. Codes tell whose they are, never names. */

static const struct
{
  const char *name; /* in the subject */
  const char *title;
  const char *new_title;
} tasks[DCS_N_ENTRY_TASKS] = {
  [DCS_ENTRY_PATIENT] = { "patient", N_ ("Patient"), N_ ("New patient") },
  [DCS_ENTRY_VISIT] = { "visit", N_ ("Visit"), N_ ("New visit") },
  [DCS_ENTRY_TREATMENT] = { "treatment", N_ ("Treatment"), N_ ("New treatment") },
  [DCS_ENTRY_DOSE] = { "dose", N_ ("Dose"), N_ ("New dose") },
  [DCS_ENTRY_STOP] = { "stop", N_ ("Stop of a treatment"), N_ ("Stop of a treatment") },
  [DCS_ENTRY_ADMINISTRATION] = { "administration", N_ ("Infusion"), N_ ("New infusion") },
  [DCS_ENTRY_RELAPSE] = { "relapse", N_ ("Relapse"), N_ ("New relapse") },
  [DCS_ENTRY_ADVERSE_EVENT] = { "adverse_event", N_ ("Adverse event"), N_ ("New adverse event") },
  [DCS_ENTRY_INVESTIGATION] = { "investigation", N_ ("Investigation"), N_ ("New investigation") },
  [DCS_ENTRY_CARE_ITEM] = { "care_item", N_ ("Care item"), N_ ("New care item") },
  [DCS_ENTRY_LESION] = { "lesion", N_ ("Lesion"), N_ ("New lesion") },
  [DCS_ENTRY_FINDING] = { "finding", N_ ("Finding"), N_ ("New finding") },
  [DCS_ENTRY_HISTORY] = { "history", N_ ("History item"), N_ ("New history item") },
};

/**
 * dcs_kept_parse:
 * @subject: as dcs_entry_get_subject() gives it: "visit:12:0", "dose:12:0:34"
 * @parsed: (out): what it says
 *
 * Returns: whether it is known
 */
gboolean
dcs_kept_parse (const char *subject, DcsKeptSubject *parsed)
{
  g_auto (GStrv) parts = g_strsplit (subject, ":", -1);
  gint64 *const numbers[] = { &parsed->patient_id, &parsed->id, &parsed->treatment };
  guint n_parts = g_strv_length (parts);
  gboolean is_known = FALSE;

  *parsed = (DcsKeptSubject){ 0 };
  if (n_parts < 3 || n_parts > 4)
    return FALSE;
  for (guint i = 0; i < DCS_N_ENTRY_TASKS; i++)
    if (g_str_equal (tasks[i].name, parts[0]))
      {
        parsed->task = i;
        is_known = TRUE;
      }
  for (guint i = 1; i < n_parts; i++)
    if (!g_ascii_string_to_signed (parts[i], 10, 0, G_MAXINT64, numbers[i - 1], NULL))
      return FALSE;
  return is_known;
}

/**
 * dcs_kept_title:
 *
 * Returns: (transfer none): what is being entered: "New visit"
 */
const char *
dcs_kept_title (const DcsKeptDraft *draft)
{
  DcsKeptSubject subject;

  if (!dcs_kept_parse (draft->subject, &subject))
    return _ ("Draft");
  return subject.id == 0 ? _ (tasks[subject.task].new_title) : _ (tasks[subject.task].title);
}

/**
 * dcs_kept_patient:
 *
 * Returns: (transfer none): the code of the patient, or ""
 */
const char *
dcs_kept_patient (const DcsKeptDraft *draft, DcsRoster *roster)
{
  const DcsRosterRow *row = dcs_roster_find (roster, draft->patient_id);

  return row != NULL ? row->code : "";
}

/**
 * dcs_kept_describe:
 *
 * Returns: (transfer full): "New visit (JLS-004)"
 */
char *
dcs_kept_describe (const DcsKeptDraft *draft, DcsRoster *roster)
{
  const char *code = dcs_kept_patient (draft, roster);

  if (*code == '\0')
    return g_strdup (dcs_kept_title (draft));
  /* Translators: what is being entered, and the code of the patient: "New visit (JLS-004)" */
  return g_strdup_printf (C_ ("draft", "%s (%s)"), dcs_kept_title (draft), code);
}

/**
 * dcs_kept_when:
 * @now: the present, local
 *
 * Returns: (transfer full): when it was kept: "today at 14:02", "14 Mar 2019 at 14:02"
 */
char *
dcs_kept_when (const DcsKeptDraft *draft, GDateTime *now)
{
  g_autoptr (GDateTime) kept = g_date_time_new_from_unix_local (draft->kept_at);
  g_autofree char *time = kept != NULL ? g_date_time_format (kept, "%H:%M") : g_strdup ("");
  g_autofree char *date = NULL;

  if (kept == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (kept) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (kept) == g_date_time_get_day_of_year (now))
    /* Translators: %s is a time of day */
    return g_strdup_printf (_ ("kept today at %s"), time);
  date = dcs_date_format_short (dcs_date_new (g_date_time_get_year (kept),
                                              g_date_time_get_month (kept),
                                              g_date_time_get_day_of_month (kept)));
  /* Translators: a date and a time of day */
  return g_strdup_printf (_ ("kept on %s at %s"), date, time);
}
