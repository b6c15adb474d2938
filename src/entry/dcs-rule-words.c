/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-rule-settings.h"

#include "dcs-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The values of settings: taken, and told in words. */

/* The phases of a text that was written by phases_text() or by a definition. */
static DcsDuePhase *
parse_phases (const char *text, guint *n_phases)
{
  g_auto (GStrv) entries = g_strsplit (text, ";", -1);
  guint n = g_strv_length (entries);
  g_autofree DcsDuePhase *phases = g_new0 (DcsDuePhase, n + 1);

  for (guint i = 0; i < n; i++)
    {
      char *colon = strchr (entries[i], ':');

      if (colon != NULL)
        *colon = '\0';
      if ((colon != NULL && !dcs_interval_parse (entries[i], &phases[i].until))
          || !dcs_interval_parse (colon != NULL ? colon + 1 : entries[i], &phases[i].every))
        return NULL;
    }
  *n_phases = n;
  return g_steal_pointer (&phases);
}

/**
 * dcs_setting_set:
 * @text: what to choose, as in a definition file
 *
 * Whether the definition takes it is said by dcs_catalog_change() only.
 *
 * Returns: whether that is another choice
 */
gboolean
dcs_setting_set (DcsSetting *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  if (strcmp (self->chosen, text) == 0)
    return FALSE;
  g_free (self->chosen);
  self->chosen = g_strdup (text);
  return TRUE;
}

static gboolean
has_value (const char *text, const char *value)
{
  g_auto (GStrv) values = g_strsplit (text, ";", -1);

  return g_strv_contains ((const char *const *) values, value);
}

/**
 * dcs_setting_has:
 * @self: a setting of the kind FLAGS
 * @value: one of its values
 *
 * Returns: whether it is chosen
 */
gboolean
dcs_setting_has (const DcsSetting *self, const char *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);
  return has_value (self->chosen, value);
}

/**
 * dcs_setting_set_flag:
 * @self: a setting of the kind FLAGS
 * @value: one of its values
 * @is_on: whether to choose it
 *
 * Returns: whether that is another choice; the last one stays: who wants none turns the rule off
 */
gboolean
dcs_setting_set_flag (DcsSetting *self, const char *value, gboolean is_on)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && self->kind == DCS_SETTING_FLAGS, FALSE);

  for (guint i = 0; self->values[i] != NULL; i++)
    if (strcmp (self->values[i], value) == 0 ? is_on : has_value (self->chosen, self->values[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", self->values[i]);
  return text->len > 0 && dcs_setting_set (self, text->str);
}

/**
 * dcs_setting_dup_phases:
 * @self: a setting of the kind PHASES
 * @n_phases: (out): how many
 *
 * Returns: (transfer full): what is chosen
 */
DcsDuePhase *
dcs_setting_dup_phases (const DcsSetting *self, guint *n_phases)
{
  g_return_val_if_fail (self != NULL && self->kind == DCS_SETTING_PHASES, NULL);
  return parse_phases (self->chosen, n_phases);
}

/**
 * dcs_setting_set_phase:
 * @self: a setting of the kind PHASES
 * @index: which of them
 * @phase: what it shall be
 *
 * Returns: whether that is another choice
 */
gboolean
dcs_setting_set_phase (DcsSetting *self, guint index, const DcsDuePhase *phase)
{
  guint n = 0;
  g_autofree DcsDuePhase *phases = dcs_setting_dup_phases (self, &n);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (phases != NULL && index < n, FALSE);

  phases[index] = *phase;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *until = dcs_interval_to_text (phases[i].until);
      g_autofree char *every = dcs_interval_to_text (phases[i].every);

      g_string_append_printf (
          text, "%s%s%s%s", i > 0 ? ";" : "", until, *until != '\0' ? ":" : "", every);
    }
  return dcs_setting_set (self, text->str);
}

/* ---- words ---- */

static char *
describe_phases (const char *text)
{
  guint n = 0;
  g_autofree DcsDuePhase *phases = parse_phases (text, &n);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; phases != NULL && i < n; i++)
    {
      g_autofree char *every = dcs_interval_describe (phases[i].every);
      g_autofree char *until = dcs_interval_describe_length (phases[i].until);

      if (i > 0)
        g_string_append (words, i + 1 < n ? ", " : _ (", then "));
      if (*until == '\0')
        g_string_append (words, every);
      else
        /* Translators: "every 2 weeks up to 6 weeks" after the beginning */
        g_string_append_printf (words, _ ("%s up to %s"), every, until);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* With a capital letter at the beginning, or without. */
static char *
set_case (const char *text, gboolean is_upper)
{
  gunichar first = g_utf8_get_char (text);
  char letter[7] = { 0 };

  if (first == 0)
    return g_strdup ("");
  g_unichar_to_utf8 (is_upper ? g_unichar_toupper (first) : g_unichar_tolower (first), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

static char *
describe_words (const DcsSetting *self, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; self->values[i] != NULL; i++)
    if (has_value (text, self->values[i]))
      {
        g_autofree char *word = set_case (self->words[i], words->len == 0);

        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", word);
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_number (const DcsSetting *self, const char *text)
{
  g_autofree char *number = dcs_number_format (g_ascii_strtod (text, NULL), (int) self->digits);

  /* Translators: a number and its unit: "6 months" */
  return self->unit != NULL ? g_strdup_printf (_ ("%s %s"), number, self->unit)
                            : g_steal_pointer (&number);
}

/**
 * dcs_setting_describe:
 * @text: one of its texts: `original`, `applied`, `chosen`
 *
 * Returns: (transfer full): the value in words: "every 3 months", "6 months", "on"
 */
char *
dcs_setting_describe (const DcsSetting *self, const char *text)
{
  DcsInterval interval = { 0, 0 };

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  switch (self->kind)
    {
    case DCS_SETTING_INTERVAL:
      dcs_interval_parse (text, &interval);
      return dcs_interval_describe_length (interval);
    case DCS_SETTING_PHASES:
      return describe_phases (text);
    case DCS_SETTING_NUMBER:
      return describe_number (self, text);
    case DCS_SETTING_CHOICE:
    case DCS_SETTING_FLAGS:
      return describe_words (self, text);
    case DCS_SETTING_SWITCH:
    default:
      return g_strdup (strcmp (text, "true") == 0 ? _ ("on") : _ ("off"));
    }
}

static const char *
text_of (const DcsSetting *setting, gboolean original)
{
  return original ? setting->original : setting->chosen;
}

/* "at the start, then every 6 months, for 4 years" */
static char *
describe_due (DcsRule *self, gboolean original)
{
  DcsSetting *first = dcs_rule_find (self, "first");
  DcsSetting *phases = dcs_rule_find (self, "phases");
  DcsSetting *until = dcs_rule_find (self, "until");
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->baseline)
    g_string_append (words, _ ("at the start"));
  if (first != NULL)
    {
      g_autofree char *length = dcs_setting_describe (first, text_of (first, original));

      /* Translators: an interval: "first after 3 months" */
      g_string_append_printf (words, _ ("first after %s"), length);
    }
  if (phases != NULL)
    {
      g_autofree char *intervals = dcs_setting_describe (phases, text_of (phases, original));

      g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", then ") : "", intervals);
    }
  if (until != NULL)
    {
      g_autofree char *length = dcs_setting_describe (until, text_of (until, original));

      /* Translators: how long a rule holds: ", for 4 years" */
      g_string_append_printf (words, _ (", for %s"), length);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe (DcsRule *self, gboolean original)
{
  g_autofree char *words = NULL;
  DcsSetting *setting;

  if (self->kind == DCS_RULE_DUE)
    words = describe_due (self, original);
  else
    {
      setting = self->kind == DCS_RULE_PARAMETER ? self->settings->pdata[0]
                                                 : dcs_rule_find (self, "relapse-criteria");
      words = setting != NULL ? dcs_setting_describe (setting, text_of (setting, original))
                              : g_strdup ("");
    }
  return set_case (words, TRUE);
}

/**
 * dcs_rule_describe:
 *
 * Returns: (transfer full): what is chosen, in a line: "At the start, then every 6 months, for 4
 *   years"; "" when there is nothing but on and off
 */
char *
dcs_rule_describe (DcsRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return describe (self, FALSE);
}

/**
 * dcs_rule_describe_original:
 *
 * Returns: (transfer full): the same of what the definition says, "off" included
 */
char *
dcs_rule_describe_original (DcsRule *self)
{
  g_autofree char *words = NULL;
  g_autofree char *inner = NULL;
  DcsSetting *off;

  g_return_val_if_fail (self != NULL, NULL);

  words = describe (self, TRUE);
  off = dcs_rule_find (self, "off");
  if (off == NULL || strcmp (off->original, "true") == 0)
    return *words != '\0' ? g_steal_pointer (&words) : g_strdup (_ ("On"));
  if (*words == '\0')
    return g_strdup (_ ("Off"));
  inner = set_case (words, FALSE);
  /* Translators: a rule that is not applied unless the clinic turns it on, and what it says then */
  return g_strdup_printf (_ ("Off; when on: %s"), inner);
}
