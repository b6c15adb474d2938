/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const instrument_keys[] = { "label", "upper", NULL };
static const char *const calculation_keys[] = { "label", "upper", "below", NULL };

/* The arrays with one entry more. */
static const double *
append_number (DcsDefinition *definition, const double *numbers, guint n_numbers, double number)
{
  double *copy = _dcs_definition_alloc (definition, (n_numbers + 1) * sizeof *copy);

  for (guint i = 0; i < n_numbers; i++)
    copy[i] = numbers[i];
  copy[n_numbers] = number;
  return copy;
}

static const char *const *
append_label (DcsDefinition *definition,
              const char *const *labels,
              guint n_labels,
              const char *label)
{
  const char **copy = _dcs_definition_alloc (definition, (n_labels + 1) * sizeof *copy);

  for (guint i = 0; i < n_labels; i++)
    copy[i] = labels[i];
  copy[n_labels] = label;
  return copy;
}

static gboolean
read_instrument_band (DcsDefinitionReader *reader,
                      DcsInstrument *instrument,
                      const char *label,
                      double upper,
                      GError **error)
{
  guint n = instrument->n_bands;

  if (n > 0 && (isnan (instrument->band_upper[n - 1]) || upper <= instrument->band_upper[n - 1]))
    return _dcs_reader_fail (
        reader, "upper", error, _ ("bands must ascend, and only the last has no upper"));
  instrument->band_upper = append_number (reader->definition, instrument->band_upper, n, upper);
  instrument->band_label = append_label (reader->definition, instrument->band_label, n, label);
  instrument->n_bands++;
  return TRUE;
}

/* Whether a band may follow one: "below 5" may be followed by "up to 5", which then holds 5 only.
 */
static gboolean
band_ascends (const DcsCalculation *calculation, double upper, double below)
{
  guint last = calculation->n_bands - 1;
  double last_upper = calculation->band_upper[last];
  double last_below = calculation->band_below[last];

  if (isnan (last_upper) && isnan (last_below))
    return FALSE;
  if (isnan (upper) && isnan (below))
    return TRUE;
  if (isnan (last_below))
    return (isnan (below) ? upper : below) > last_upper;
  return isnan (below) ? upper >= last_below : below > last_below;
}

static gboolean
read_calculation_band (DcsDefinitionReader *reader,
                       DcsCalculation *calculation,
                       const char *label,
                       double upper,
                       GError **error)
{
  guint n = calculation->n_bands;
  double below = NAN;

  if (calculation->kind != DCS_CALCULATION_NUMBER)
    return _dcs_reader_fail (
        reader, NULL, error, _ ("only a calculation of the kind number has bands"));
  if (!_dcs_reader_number (reader, "below", &below, error))
    return FALSE;
  if (!isnan (upper) && !isnan (below))
    return _dcs_reader_fail (reader, "below", error, _ ("a band has upper or below, not both"));
  if (n > 0 && !band_ascends (calculation, upper, below))
    return _dcs_reader_fail (reader,
                             isnan (below) ? "upper" : "below",
                             error,
                             _ ("bands must ascend, and only the last has neither upper nor "
                                "below"));
  calculation->band_upper = append_number (reader->definition, calculation->band_upper, n, upper);
  calculation->band_below = append_number (reader->definition, calculation->band_below, n, below);
  calculation->band_label = append_label (reader->definition, calculation->band_label, n, label);
  calculation->n_bands++;
  return TRUE;
}

/* [band INSTRUMENT NAME] or [band CALCULATION NAME]: appended to it. */
gboolean
_dcs_definition_read_band (DcsDefinitionReader *reader, const char *const *words, GError **error)
{
  DcsDefinition *definition = reader->definition;
  DcsInstrument *instrument = NULL;
  DcsCalculation *calculation = NULL;
  double upper = NAN;
  const char *label = NULL;

  if (g_strv_length ((char **) words) != 3)
    return _dcs_reader_fail (reader,
                             NULL,
                             error,
                             _ ("must name an instrument or a calculation, and a band, as in "
                                "[band total mild]"));
  instrument = _dcs_domain_find (definition->instruments, dcs_code_try (words[1]));
  calculation = _dcs_domain_find (definition->calculations, dcs_code_try (words[1]));
  if (instrument == NULL && calculation == NULL)
    return _dcs_reader_fail (
        reader, NULL, error, _ ("“%s” is no instrument and no calculation"), words[1]);
  if (!_dcs_reader_check_keys (
          reader, NULL, instrument != NULL ? instrument_keys : calculation_keys, error)
      || !_dcs_reader_label (reader, "label", &label, error)
      || !_dcs_reader_number (reader, "upper", &upper, error))
    return FALSE;
  if (label == NULL)
    return _dcs_reader_fail (reader, "label", error, _ ("the key is missing"));
  return instrument != NULL ? read_instrument_band (reader, instrument, label, upper, error)
                            : read_calculation_band (reader, calculation, label, upper, error);
}
