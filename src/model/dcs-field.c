/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dcs_model_error, dcs_model_error)

/* Whether @text is one of the words of @choices ("a|b|c"). */
static gboolean
is_choice (const char *choices, const char *text, gsize length)
{
  for (const char *word = choices; word != NULL;)
    {
      const char *end = strchr (word, '|');
      gsize word_length = end != NULL ? (gsize) (end - word) : strlen (word);

      if (word_length == length && strncmp (word, text, length) == 0)
        return TRUE;
      word = end != NULL ? end + 1 : NULL;
    }
  return FALSE;
}

static char *
describe_choices (const char *choices)
{
  g_auto (GStrv) words = g_strsplit (choices, "|", -1);

  return g_strjoinv (", ", words);
}

/**
 * dcs_field_expectation:
 *
 * Returns: (transfer full): what a field takes, in words for an error message
 */
char *
dcs_field_expectation (const DcsField *field, DcsVocabulary *vocabulary)
{
  return dcs_field_expectation_like (field, vocabulary, NULL);
}

/**
 * dcs_field_expectation_like:
 * @text: (nullable): what somebody wrote; of many codes those that are like it come first
 *
 * Returns: (transfer full): what a field takes, in words for an error message
 */
char *
dcs_field_expectation_like (const DcsField *field, DcsVocabulary *vocabulary, const char *text)
{
  g_autofree char *words = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      return g_strdup_printf (_ ("a whole number from %.0f to %.0f"), field->min, field->max);
    case DCS_FIELD_DECIMAL:
      low = dcs_number_format (field->min, 3);
      high = dcs_number_format (field->max, 3);
      return g_strdup_printf (_ ("a number from %s to %s"), low, high);
    case DCS_FIELD_DATE:
      return g_strdup (_ ("a date like 2019-03-14, 2019-03 or 2019"));
    case DCS_FIELD_CODE:
      words = dcs_vocabulary_describe_like (vocabulary, field->domain, text);
      return g_strdup_printf (_ ("one of %s"), words);
    case DCS_FIELD_CHOICE:
      words = describe_choices (field->domain);
      return g_strdup_printf (_ ("one of %s"), words);
    case DCS_FIELD_TEXT:
    default:
      return g_strdup_printf (_ ("a text of at most %.0f characters"), field->max);
    }
}

static gboolean
parse_integer (const DcsField *field, const char *text, gsize length, DcsValue *value)
{
  DcsDecimal number;

  if (!dcs_decimal_parse (text, (gssize) length, &number) || number.decimals != 0
      || number.value < field->min || number.value > field->max)
    return FALSE;
  *value = dcs_value_integer ((gint64) number.value);
  return TRUE;
}

/**
 * dcs_field_parse:
 * @text: (nullable): what stands in a file or was typed, in the form of the files; not empty. A
 * text value borrows it and needs its end: NUL must follow for text and choices
 * @length: bytes of @text, or -1
 * @value: (out): the value
 *
 * Returns: whether the text is a value of the field. %DCS_MODEL_ERROR_BAD_VALUE: what was expected
 */
gboolean
dcs_field_parse (const DcsField *field,
                 DcsVocabulary *vocabulary,
                 const char *text,
                 gssize length,
                 DcsValue *value,
                 GError **error)
{
  gsize size = length >= 0 ? (gsize) length : strlen (text);
  gboolean good = FALSE;
  DcsDecimal number;
  DcsDate date;
  DcsCode code;

  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      good = parse_integer (field, text, size, value);
      break;
    case DCS_FIELD_DECIMAL:
      good = dcs_decimal_parse (text, (gssize) size, &number) && number.value >= field->min
             && number.value <= field->max;
      if (good)
        *value = dcs_value_decimal (number.value, number.decimals);
      break;
    case DCS_FIELD_DATE:
      good = dcs_date_parse_iso (text, (gssize) size, &date);
      if (good)
        *value = dcs_value_date (date);
      break;
    case DCS_FIELD_CODE:
      code = dcs_vocabulary_lookup (vocabulary, field->domain, text, (gssize) size);
      good = code != 0;
      if (good)
        *value = dcs_value_code (code);
      break;
    case DCS_FIELD_CHOICE:
      good = is_choice (field->domain, text, size);
      if (good)
        *value = dcs_value_text (text);
      break;
    case DCS_FIELD_TEXT:
    default:
      good = dcs_text_is_plain (text, (gssize) size, (field->flags & DCS_FIELD_FREE) != 0)
             && (size <= (gsize) field->max
                 || g_utf8_strlen (text, (gssize) size) <= (glong) field->max);
      if (good)
        *value = dcs_value_text (text);
    }

  if (!good)
    {
      g_autofree char *expected = dcs_field_expectation (field, vocabulary);

      g_set_error (error, DCS_MODEL_ERROR, DCS_MODEL_ERROR_BAD_VALUE, _ ("expected %s"), expected);
    }
  return good;
}

/* What is wrong with the kind of value that stands in a field; NULL when nothing is. */
static const char *
check_value (const DcsField *field, const DcsValue *value, DcsVocabulary *vocabulary)
{
  switch ((DcsFieldType) field->type)
    {
    case DCS_FIELD_INTEGER:
      if (value->kind != DCS_VALUE_INTEGER || (double) value->integer < field->min
          || (double) value->integer > field->max)
        return _ ("is out of range");
      break;
    case DCS_FIELD_DECIMAL:
      if (value->kind != DCS_VALUE_DECIMAL || !(value->number >= field->min)
          || !(value->number <= field->max))
        return _ ("is out of range");
      if (value->decimals > DCS_DECIMAL_MAX_DECIMALS)
        return _ ("has too many digits after the point");
      break;
    case DCS_FIELD_DATE:
      if (value->kind != DCS_VALUE_DATE)
        return _ ("is not a date");
      break;
    case DCS_FIELD_CODE:
      if (value->kind != DCS_VALUE_CODE
          || (vocabulary != NULL && !dcs_vocabulary_has (vocabulary, field->domain, value->code)))
        return _ ("is not a known choice");
      break;
    case DCS_FIELD_CHOICE:
      if (value->kind != DCS_VALUE_TEXT
          || !is_choice (field->domain, value->text, strlen (value->text)))
        return _ ("is not a known choice");
      break;
    case DCS_FIELD_TEXT:
    default:
      if (value->kind != DCS_VALUE_TEXT
          || !dcs_text_is_plain (value->text, -1, (field->flags & DCS_FIELD_FREE) != 0))
        return _ ("holds characters that cannot be kept");
      if (g_utf8_strlen (value->text, -1) > (glong) field->max)
        return _ ("is too long");
    }
  return NULL;
}

/* A stop that is certainly before its start, and the like: pairs of date fields by name. */
static const struct
{
  const char *from;
  const char *to;
} date_pairs[] = {
  { "birth_date", "death_date" },     { "birth_date", "onset_date" },
  { "birth_date", "diagnosis_date" }, { "birth_date", "last_followup_date" },
  { "start_date", "stop_date" },      { "from_date", "until_date" },
  { "onset_date", "until_date" },     { "onset_date", "resolved_date" },
};

static void
check_dates (const DcsRecordInfo *info,
             const DcsValue *values,
             void (*report) (int field, const char *message, gpointer data),
             gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_pairs); i++)
    {
      int from = dcs_record_info_find (info, date_pairs[i].from);
      int to = dcs_record_info_find (info, date_pairs[i].to);

      if (from < 0 || to < 0 || values[from].kind != DCS_VALUE_DATE
          || values[to].kind != DCS_VALUE_DATE)
        continue;
      /* Certainly earlier: even its last day is before the other's first. */
      if (dcs_date_day (values[to].date, DCS_DATE_LATEST)
          < dcs_date_day (values[from].date, DCS_DATE_EARLIEST))
        report (to, _ ("is earlier than the date it follows"), data);
    }
}

/**
 * dcs_record_validate:
 * @values: as many as the kind has fields
 * @vocabulary: (nullable): the codes that exist; without it codes are not checked
 * @report: called for each problem with the field's index and what is wrong
 *
 * Every rule about one record; the schema has the same ones as constraints.
 */
void
dcs_record_validate (DcsRecordKind kind,
                     const DcsValue *values,
                     DcsVocabulary *vocabulary,
                     void (*report) (int field, const char *message, gpointer data),
                     gpointer data)
{
  const DcsRecordInfo *info = dcs_record_info (kind);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      gboolean empty = values[i].kind == DCS_VALUE_NULL
                       || (values[i].kind == DCS_VALUE_TEXT && values[i].text[0] == '\0');
      const char *message = NULL;

      if (field->flags & DCS_FIELD_INTERNAL)
        continue;
      if (!empty)
        message = check_value (field, &values[i], vocabulary);
      else if (field->flags & DCS_FIELD_REQUIRED)
        message = _ ("is needed");
      if (message != NULL)
        report ((int) i, message, data);
    }
  check_dates (info, values, report, data);
}
