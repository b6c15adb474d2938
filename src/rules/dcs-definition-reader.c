/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Whether the clinic has its own values in the group: then these are what is wrong. */
static gboolean
is_changed (DcsDefinitionReader *self)
{
  for (guint i = 0; i < self->n_changes; i++)
    if (self->changes[i].disease == self->definition->disease.code
        && g_strcmp0 (self->changes[i].group, self->group) == 0)
      return TRUE;
  return FALSE;
}

/* Always FALSE, with an error that names the place and the way out. @key may be NULL. */
gboolean
_dcs_reader_fail (
    DcsDefinitionReader *self, const char *key, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (key != NULL && is_changed (self))
    g_set_error (error,
                 DCS_RULES_ERROR,
                 DCS_RULES_ERROR_BAD_DEFINITION,
                 _ ("The clinic’s own rule for %s, group [%s], key “%s”, cannot be used: %s. Give "
                    "it another value or go back to the default."),
                 dcs_code_string (self->definition->disease.code),
                 self->group,
                 key,
                 what);
  else if (key != NULL)
    g_set_error (error,
                 DCS_RULES_ERROR,
                 DCS_RULES_ERROR_BAD_DEFINITION,
                 _ ("%s: group [%s], key “%s”: %s. Correct this file or remove it."),
                 self->definition->path,
                 self->group,
                 key,
                 what);
  else
    g_set_error (error,
                 DCS_RULES_ERROR,
                 DCS_RULES_ERROR_BAD_DEFINITION,
                 _ ("%s: group [%s]: %s. Correct this file or remove it."),
                 self->definition->path,
                 self->group,
                 what);
  return FALSE;
}

gboolean
_dcs_reader_has (DcsDefinitionReader *self, const char *key)
{
  return g_key_file_has_key (self->file, self->group, key, NULL);
}

static char *
dup_value (DcsDefinitionReader *self, const char *key, GError **error)
{
  g_autofree char *value = g_key_file_get_string (self->file, self->group, key, NULL);

  if (value == NULL)
    {
      _dcs_reader_fail (self, key, error, _ ("the value is not valid text"));
      return NULL;
    }
  g_strstrip (value);
  if (*value == '\0')
    {
      _dcs_reader_fail (self, key, error, _ ("the value is empty"));
      return NULL;
    }
  return g_steal_pointer (&value);
}

gboolean
_dcs_reader_text (DcsDefinitionReader *self, const char *key, const char **place, GError **error)
{
  g_autofree char *value = NULL;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  value = dup_value (self, key, error);
  if (value == NULL)
    return FALSE;
  *place = g_string_chunk_insert_const (self->definition->strings, value);
  return TRUE;
}

/* As the text, translated: for people. */
gboolean
_dcs_reader_label (DcsDefinitionReader *self, const char *key, const char **place, GError **error)
{
  g_autofree char *value = NULL;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  value = dup_value (self, key, error);
  if (value == NULL)
    return FALSE;
  *place = g_string_chunk_insert_const (self->definition->strings,
                                        g_dgettext (GETTEXT_PACKAGE, value));
  return TRUE;
}

gboolean
_dcs_reader_number (DcsDefinitionReader *self, const char *key, double *place, GError **error)
{
  g_autoptr (GError) problem = NULL;
  double value;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  value = g_key_file_get_double (self->file, self->group, key, &problem);
  if (problem != NULL || !isfinite (value))
    return _dcs_reader_fail (self, key, error, _ ("must be a number, with a point for decimals"));
  *place = value;
  return TRUE;
}

/* A whole number from @low to @high. */
gboolean
_dcs_reader_count (
    DcsDefinitionReader *self, const char *key, int low, int high, int *place, GError **error)
{
  double value = *place;

  if (!_dcs_reader_number (self, key, &value, error))
    return FALSE;
  if (_dcs_reader_has (self, key) && (value < low || value > high || value != floor (value)))
    return _dcs_reader_fail (
        self, key, error, _ ("must be a whole number from %d to %d"), low, high);
  *place = (int) value;
  return TRUE;
}

gboolean
_dcs_reader_boolean (DcsDefinitionReader *self, const char *key, gboolean *place, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean value;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  value = g_key_file_get_boolean (self->file, self->group, key, &problem);
  if (problem != NULL)
    return _dcs_reader_fail (self, key, error, _ ("must be true or false"));
  *place = value;
  return TRUE;
}

/* The code @text of a domain of this file, which must have it. */
gboolean
_dcs_reader_resolve (DcsDefinitionReader *self,
                     const char *key,
                     const char *domain,
                     const char *text,
                     DcsCode *place,
                     GError **error)
{
  DcsDomain *found = _dcs_definition_domain (self->definition, domain);
  DcsCode code = dcs_code_try (text);

  if (_dcs_domain_find (found, code) == NULL)
    return _dcs_reader_fail (self,
                             key,
                             error,
                             _ ("“%s” is not defined; a group [%s %s] is missing"),
                             text,
                             domain,
                             text);
  *place = code;
  return TRUE;
}

gboolean
_dcs_reader_code (
    DcsDefinitionReader *self, const char *key, const char *domain, DcsCode *place, GError **error)
{
  const char *text = NULL;

  if (!_dcs_reader_text (self, key, &text, error))
    return FALSE;
  return text == NULL || _dcs_reader_resolve (self, key, domain, text, place, error);
}

gboolean
_dcs_reader_codes (DcsDefinitionReader *self,
                   const char *key,
                   const char *domain,
                   const DcsCode **place,
                   guint *n_place,
                   GError **error)
{
  g_auto (GStrv) entries = NULL;
  gsize n_entries;
  DcsCode *codes;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  entries = g_key_file_get_string_list (self->file, self->group, key, &n_entries, NULL);
  if (entries == NULL || n_entries == 0)
    return _dcs_reader_fail (self, key, error, _ ("must be codes, parted by semicolons"));

  codes = _dcs_definition_alloc (self->definition, n_entries * sizeof *codes);
  for (gsize i = 0; i < n_entries; i++)
    {
      g_strstrip (entries[i]);
      if (!_dcs_reader_resolve (self, key, domain, entries[i], &codes[i], error))
        return FALSE;
      for (gsize j = 0; j < i; j++)
        if (codes[j] == codes[i])
          return _dcs_reader_fail (self, key, error, _ ("“%s” stands there twice"), entries[i]);
    }
  *place = codes;
  *n_place = n_entries;
  return TRUE;
}

gboolean
_dcs_reader_numbers (DcsDefinitionReader *self,
                     const char *key,
                     const double **place,
                     guint *n_place,
                     GError **error)
{
  g_autofree double *values = NULL;
  gsize n_values = 0;
  double *copy;

  if (!_dcs_reader_has (self, key))
    return TRUE;
  values = g_key_file_get_double_list (self->file, self->group, key, &n_values, NULL);
  if (values == NULL || n_values == 0)
    return _dcs_reader_fail (self, key, error, _ ("must be numbers, parted by semicolons"));
  copy = _dcs_definition_alloc (self->definition, n_values * sizeof *copy);
  for (gsize i = 0; i < n_values; i++)
    {
      if (!isfinite (values[i]))
        return _dcs_reader_fail (self, key, error, _ ("must be numbers, parted by semicolons"));
      copy[i] = values[i];
    }
  *place = copy;
  *n_place = n_values;
  return TRUE;
}

gboolean
_dcs_reader_choice (DcsDefinitionReader *self,
                    const char *key,
                    const char *const *words,
                    gsize n_words,
                    int *place,
                    GError **error)
{
  const char *text = NULL;
  g_autoptr (GString) list = NULL;

  if (!_dcs_reader_text (self, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], text) == 0)
      {
        *place = (int) i;
        return TRUE;
      }
  list = g_string_new (NULL);
  for (gsize i = 0; i < n_words; i++)
    if (words[i] != NULL)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", words[i]);
  return _dcs_reader_fail (self, key, error, _ ("must be one of: %s"), list->str);
}

/* "10d", "2w", "3m", "1y" */
gboolean
_dcs_reader_interval (DcsDefinitionReader *self,
                      const char *key,
                      DcsInterval *place,
                      GError **error)
{
  const char *text = NULL;

  if (!_dcs_reader_text (self, key, &text, error))
    return FALSE;
  if (text != NULL && !dcs_interval_parse (text, place))
    return _dcs_reader_fail (
        self, key, error, _ ("“%s” is no interval, as in 10d, 2w, 3m or 1y"), text);
  return TRUE;
}
