/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-derive-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
unit_label (DcsDefinition *definition, DcsCode unit)
{
  const DcsDoseUnit *found = dcs_definition_dose_unit (definition, unit);

  if (found != NULL)
    return found->term.label;
  return unit != 0 ? dcs_code_string (unit) : "";
}

static const char *
frequency_phrase (DcsDefinition *definition, DcsCode frequency)
{
  const DcsTerm *found = dcs_definition_term (definition, "frequency", frequency);

  return found != NULL ? found->phrase : dcs_code_string (frequency);
}

/**
 * dcs_dose_format:
 * @dose: a dose
 * @definition: the definition of the patient's disease
 *
 * The dose as prescribed: "15 mg/m² weekly", "twice daily"; what is not recorded is left out.
 *
 * Returns: (transfer full): the words, translated; "" when nothing is recorded
 */
char *
dcs_dose_format (const DcsDose *dose, DcsDefinition *definition)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (dose != NULL && definition != NULL, NULL);

  words = g_string_new (NULL);
  if (!isnan (dose->amount))
    {
      g_autofree char *number = dcs_number_format (dose->amount, DCS_DECIMAL_MAX_DECIMALS);

      g_string_append (words, number);
      if (dose->unit != 0)
        g_string_append_printf (words, " %s", unit_label (definition, dose->unit));
    }
  if (dose->frequency != 0)
    g_string_append_printf (
        words, "%s%s", words->len > 0 ? " " : "", frequency_phrase (definition, dose->frequency));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* About three figures, which is what a measured body allows. */
static void
append_amount (GString *words, double amount, const char *unit, const char *per)
{
  g_autofree char *number = dcs_number_format (amount,
                                               fabs (amount) >= 100  ? 0
                                               : fabs (amount) >= 10 ? 1
                                                                     : 2);

  g_string_append_printf (words, "%s%s %s%s", words->len > 0 ? ", " : "", number, unit, per);
}

/**
 * dcs_dose_format_calculated:
 * @dose: a dose
 * @definition: the definition of the patient's disease
 *
 * What the prescribed dose comes to for the patient, in its own units, without repeating what was
 * prescribed: "12.3 mg, 0.59 mg/kg" for 15 mg/m².
 *
 * Returns: (transfer full): the words; "" when nothing can be calculated
 */
char *
dcs_dose_format_calculated (const DcsDose *dose, DcsDefinition *definition)
{
  const DcsDoseUnit *unit;
  const char *label;
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (dose != NULL && definition != NULL, NULL);

  words = g_string_new (NULL);
  unit = dcs_definition_dose_unit (definition, dose->unit);
  label = unit_label (definition, dose->absolute_unit);
  if (unit != NULL && dose->absolute_unit != 0)
    {
      if (unit->basis != DCS_DOSE_FLAT && !isnan (dose->absolute))
        append_amount (words, dose->absolute, label, "");
      if (unit->basis != DCS_DOSE_PER_M2 && !isnan (dose->per_m2))
        append_amount (words, dose->per_m2, label, "/m²");
      if (unit->basis != DCS_DOSE_PER_KG && !isnan (dose->per_kg))
        append_amount (words, dose->per_kg, label, "/kg");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
format_range (const DcsDrug *drug, DcsDefinition *definition)
{
  g_autofree char *min = dcs_number_format (drug->usual_min, DCS_DECIMAL_MAX_DECIMALS);
  g_autofree char *max = dcs_number_format (drug->usual_max, DCS_DECIMAL_MAX_DECIMALS);
  const char *unit = unit_label (definition, drug->unit);
  const char *frequency = frequency_phrase (definition, drug->frequency);

  if (drug->usual_min == drug->usual_max)
    return g_strdup_printf ("%s %s %s", min, unit, frequency);
  return g_strdup_printf ("%s–%s %s %s", min, max, unit, frequency);
}

/**
 * dcs_dose_format_usual:
 * @dose: a dose
 * @drug: its drug
 * @definition: the definition of the patient's disease
 *
 * How the dose compares with what is usual: "usual: 10–15 mg/m² weekly", "above the usual 10–15
 * mg/m² weekly", "not the usual weekly"; and the cap when the dose comes to more. It says what is
 * usual, never what to do.
 *
 * Returns: (transfer full): the words, translated; "" when there is nothing to compare
 */
char *
dcs_dose_format_usual (const DcsDose *dose, const DcsDrug *drug, DcsDefinition *definition)
{
  g_autoptr (GString) words = NULL;
  g_autofree char *range = NULL;

  g_return_val_if_fail (dose != NULL && drug != NULL && definition != NULL, NULL);

  words = g_string_new (NULL);
  if (dose->other_frequency)
    /* Translators: a frequency, "not the usual weekly". */
    g_string_append_printf (
        words, _ ("not the usual %s"), frequency_phrase (definition, drug->frequency));
  else if (dose->usual != G_MININT)
    {
      range = format_range (drug, definition);
      /* Translators: a dose, "usual: 10–15 mg/m² weekly". */
      g_string_append_printf (words,
                              dose->usual < 0   ? _ ("below the usual %s")
                              : dose->usual > 0 ? _ ("above the usual %s")
                                                : _ ("usual: %s"),
                              range);
    }
  if (dose->above_cap)
    {
      g_autofree char *cap = dcs_number_format (dose->cap, DCS_DECIMAL_MAX_DECIMALS);

      if (words->len > 0)
        g_string_append (words, "; ");
      /* Translators: an amount and its unit, "comes to more than the usual cap of 25 mg". */
      g_string_append_printf (words,
                              _ ("comes to more than the usual cap of %s %s"),
                              cap,
                              unit_label (definition, dose->absolute_unit));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
