/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-patient-words.h"

#include "dcs-records.h"
#include "dcs-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dcs_words_choice:
 * @choice: (nullable): a word of a %DCS_FIELD_CHOICE field
 *
 * Returns: (transfer none): what a person reads; the word itself when it has no other, "" for none
 */
const char *
dcs_words_choice (const char *choice)
{
  return dcs_choice_label (choice);
}

/**
 * dcs_words_sex:
 * @sex: (nullable): "F", "M", "X"
 * @years: age in completed years; negative when unknown
 *
 * Returns: (transfer none): "girl", "woman" …; "" when the sex is not recorded
 */
const char *
dcs_words_sex (const char *sex, int years)
{
  gboolean child = years >= 0 && years < 18;

  if (g_strcmp0 (sex, "F") == 0)
    return child ? C_ ("sex and age", "girl") : C_ ("sex and age", "woman");
  if (g_strcmp0 (sex, "M") == 0)
    return child ? C_ ("sex and age", "boy") : C_ ("sex and age", "man");
  if (g_strcmp0 (sex, "X") == 0)
    return child ? C_ ("sex and age", "child") : C_ ("sex and age", "person");
  return "";
}

/**
 * dcs_words_term:
 * @domain: a domain of the definition
 * @code: a code of it, or 0
 *
 * Returns: (transfer none): the term's label; the code when the definition has lost it, since
 *   what was recorded is shown in any case; "" for 0
 */
const char *
dcs_words_term (DcsDefinition *definition, const char *domain, DcsCode code)
{
  const DcsTerm *term;

  if (code == 0)
    return "";
  term = dcs_definition_term (definition, domain, code);
  return term != NULL ? term->label : dcs_code_string (code);
}

/**
 * dcs_words_text:
 *
 * Returns: (transfer none): the text of @value, "" for none
 */
const char *
dcs_words_text (const DcsValue *value)
{
  return value->kind == DCS_VALUE_TEXT && value->text != NULL ? value->text : "";
}

/**
 * dcs_words_number:
 *
 * Returns: (transfer full): the number of @value with the digits that were entered, in the
 *   locale's form; "" for none
 */
char *
dcs_words_number (const DcsValue *value)
{
  if (value->kind == DCS_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->kind == DCS_VALUE_DECIMAL)
    return g_strdup_printf ("%.*f", (int) value->decimals, value->number);
  return g_strdup ("");
}

/**
 * dcs_words_months:
 * @months: completed months; negative counts as none
 *
 * Returns: (transfer full): a length of time in years and months, "10 years 7 months"
 */
char *
dcs_words_months (int months)
{
  int years = MAX (months, 0) / 12;
  int rest = MAX (months, 0) % 12;
  g_autofree char *year_words = NULL;
  g_autofree char *month_words = NULL;

  if (months <= 0)
    return g_strdup (_ ("less than a month"));
  year_words = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
  month_words = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) rest), rest);
  if (years == 0)
    return g_steal_pointer (&month_words);
  if (rest == 0)
    return g_steal_pointer (&year_words);
  /* TRANSLATORS: years, then months: "10 years 7 months" */
  return g_strdup_printf (C_ ("length of time", "%s %s"), year_words, month_words);
}

/**
 * dcs_words_days:
 * @days: 0 and up
 *
 * Returns: (transfer full): so many days as people say them: in days for two months, in months for
 *   two years, then in years
 */
char *
dcs_words_days (int days)
{
  int months = (int) (days / DCS_DAYS_PER_MONTH);
  int years = (int) (days / DCS_DAYS_PER_YEAR);

  if (days < 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  if (days < 730)
    return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
  return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
}

/**
 * dcs_words_months_short:
 * @months: completed months; negative counts as none
 *
 * Returns: (transfer full): the same for a table cell: "10 y 7 mo"
 */
char *
dcs_words_months_short (int months)
{
  int years = MAX (months, 0) / 12;
  int rest = MAX (months, 0) % 12;

  if (months <= 0)
    return g_strdup (_ ("< 1 mo"));
  if (years == 0)
    /* TRANSLATORS: months, short */
    return g_strdup_printf (_ ("%d mo"), rest);
  if (rest == 0)
    /* TRANSLATORS: years, short */
    return g_strdup_printf (_ ("%d y"), years);
  /* TRANSLATORS: years and months, short */
  return g_strdup_printf (_ ("%d y %d mo"), years, rest);
}

/**
 * dcs_words_join:
 * @separator: between the parts
 * @...: texts, ended by %NULL
 *
 * Returns: (transfer full): the parts that are not empty, joined
 */
char *
dcs_words_join (const char *separator, ...)
{
  GString *joined = g_string_new (NULL);
  const char *part;
  va_list parts;

  va_start (parts, separator);
  while ((part = va_arg (parts, const char *)) != NULL)
    {
      if (*part == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, separator);
      g_string_append (joined, part);
    }
  va_end (parts);
  return g_string_free (joined, FALSE);
}

/**
 * dcs_words_insert:
 * @format: a text with one "%s"
 * @words: what stands for it
 *
 * Returns: (transfer full): the text; without a format string that the compiler cannot see
 */
char *
dcs_words_insert (const char *format, const char *words)
{
  const char *place = strstr (format, "%s");

  if (place == NULL)
    return g_strdup (format);
  return g_strdup_printf ("%.*s%s%s", (int) (place - format), format, words, place + 2);
}

/* What tells of a deleted record, and the field with its date (-1: none). Complete sentences, for
 * languages that say "deleted" in as many ways. */
static const struct
{
  DcsRecordKind kind;
  int date;
  const char *dated; /* %s is a date */
  const char *undated;
} deletions[] = {
  { DCS_RECORD_PATIENT, -1, NULL, N_ ("Patient deleted") },
  { DCS_RECORD_HISTORY, -1, NULL, N_ ("History item deleted") },
  { DCS_RECORD_LESION, DCS_LESION_FROM_DATE, N_ ("Lesion of %s deleted"), N_ ("Lesion deleted") },
  { DCS_RECORD_FINDING,
    DCS_FINDING_ONSET_DATE,
    N_ ("Finding of %s deleted"),
    N_ ("Finding deleted") },
  { DCS_RECORD_VISIT, DCS_VISIT_DATE, N_ ("Visit of %s deleted"), N_ ("Visit deleted") },
  { DCS_RECORD_TREATMENT,
    DCS_TREATMENT_START_DATE,
    N_ ("Treatment from %s deleted"),
    N_ ("Treatment deleted") },
  { DCS_RECORD_DOSE_STEP,
    DCS_DOSE_STEP_START_DATE,
    N_ ("Dose from %s deleted"),
    N_ ("Dose deleted") },
  { DCS_RECORD_ADMINISTRATION,
    DCS_ADMINISTRATION_DATE,
    N_ ("Infusion of %s deleted"),
    N_ ("Infusion deleted") },
  { DCS_RECORD_RELAPSE, DCS_RELAPSE_DATE, N_ ("Relapse of %s deleted"), N_ ("Relapse deleted") },
  { DCS_RECORD_ADVERSE_EVENT,
    DCS_ADVERSE_EVENT_ONSET_DATE,
    N_ ("Adverse event of %s deleted"),
    N_ ("Adverse event deleted") },
  { DCS_RECORD_INVESTIGATION,
    DCS_INVESTIGATION_DATE,
    N_ ("Investigation of %s deleted"),
    N_ ("Investigation deleted") },
  { DCS_RECORD_CARE_ITEM,
    DCS_CARE_ITEM_DUE_DATE,
    N_ ("Care item of %s deleted"),
    N_ ("Care item deleted") },
  { DCS_RECORD_DECISION,
    DCS_DECISION_DATE,
    N_ ("Decision of %s deleted"),
    N_ ("Decision deleted") },
};

/**
 * dcs_words_deleted:
 * @kind: of the record
 * @values: (nullable): its values
 *
 * Returns: (transfer full): "Visit of 14 Mar 2019 deleted"
 */
char *
dcs_words_deleted (DcsRecordKind kind, const DcsValue *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      int field = deletions[i].date;
      g_autofree char *date = NULL;

      if (deletions[i].kind != kind)
        continue;
      if (values == NULL || field < 0 || values[field].kind != DCS_VALUE_DATE)
        return g_strdup (_ (deletions[i].undated));
      date = dcs_date_format_short (values[field].date);
      return dcs_words_insert (_ (deletions[i].dated), date);
    }
  return g_strdup (_ ("Deleted"));
}

static gboolean
has_terms (DcsDefinition *definition, const char *domain)
{
  guint n_terms = 0;

  dcs_definition_terms (definition, domain, &n_terms);
  return n_terms > 0;
}

/**
 * dcs_words_has_lesions:
 *
 * Returns: whether the disease has places on the body at which lesions are
 */
gboolean
dcs_words_has_lesions (DcsDefinition *definition)
{
  return has_terms (definition, "region");
}

/**
 * dcs_words_has_relapses:
 *
 * Returns: whether the disease goes in relapses
 */
gboolean
dcs_words_has_relapses (DcsDefinition *definition)
{
  return has_terms (definition, "relapse-manifestation");
}

/**
 * dcs_words_has_states:
 *
 * Returns: whether visits say in what state the disease is
 */
gboolean
dcs_words_has_states (DcsDefinition *definition)
{
  return has_terms (definition, "visit-response");
}
