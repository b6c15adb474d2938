/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-explanation.h"

#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  DcsExplanationLine *line = data;

  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

/**
 * dcs_explanation_new:
 * @title: what is explained
 *
 * Returns: (transfer full): an explanation without a result
 */
DcsExplanation *
dcs_explanation_new (const char *title)
{
  DcsExplanation *self = g_new0 (DcsExplanation, 1);

  self->title = g_strdup (title);
  self->result = g_strdup ("");
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->settings = g_ptr_array_new_with_free_func (line_free);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * dcs_explanation_free:
 * @self: (transfer full) (nullable): an explanation
 */
void
dcs_explanation_free (DcsExplanation *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->result);
  g_free (self->rule);
  g_free (self->source);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->settings);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

/**
 * dcs_explanation_set_result:
 * @format: the result in words, as for printf()
 */
void
dcs_explanation_set_result (DcsExplanation *self, const char *format, ...)
{
  va_list arguments;

  g_free (self->result);
  va_start (arguments, format);
  self->result = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * dcs_explanation_set_rule:
 * @rule: (nullable): the rule in sentences
 * @version: its version, from 1; 0: none
 * @source: (nullable): where it is from
 */
void
dcs_explanation_set_rule (DcsExplanation *self, const char *rule, int version, const char *source)
{
  g_free (self->rule);
  g_free (self->source);
  self->rule = g_strdup (rule);
  self->source = g_strdup (source);
  self->version = version;
}

static DcsExplanationLine *
add_line (GPtrArray *lines, int indent, const char *label, const char *value, DcsDate date)
{
  DcsExplanationLine *line = g_new0 (DcsExplanationLine, 1);

  line->label = g_strdup (label);
  line->value = g_strdup (value);
  line->date = date;
  line->indent = indent;
  g_ptr_array_add (lines, line);
  return line;
}

/**
 * dcs_explanation_add:
 * @indent: 0 for an input of the value itself, more for one of the line before with less
 * @label: what it is
 * @value: (nullable): its value in words
 * @date: when it was recorded; not set: none
 */
void
dcs_explanation_add (
    DcsExplanation *self, int indent, const char *label, const char *value, DcsDate date)
{
  add_line (self->lines, indent, label, value, date);
}

/**
 * dcs_explanation_add_missing:
 * @label: what would be needed
 */
void
dcs_explanation_add_missing (DcsExplanation *self, int indent, const char *label)
{
  add_line (self->lines, indent, label, _ ("not recorded"), DCS_DATE_INIT)->missing = TRUE;
  g_ptr_array_add (self->missing, g_strdup (label));
}

/**
 * dcs_explanation_add_setting:
 * @label: a parameter of the rule
 * @value: its value in words
 */
void
dcs_explanation_add_setting (DcsExplanation *self, const char *label, const char *value)
{
  add_line (self->settings, 0, label, value, DCS_DATE_INIT);
}

static void
append_line (GString *text, const DcsExplanationLine *line)
{
  g_string_append_printf (text, "%*s%s", 2 + 2 * line->indent, "", line->label);
  if (line->value != NULL)
    g_string_append_printf (text, ": %s", line->value);
  if (dcs_date_is_set (line->date))
    {
      g_autofree char *date = dcs_date_format_short (line->date);

      g_string_append_printf (text, " (%s)", date);
    }
  g_string_append_c (text, '\n');
}

/**
 * dcs_explanation_to_text:
 *
 * Returns: (transfer full): the explanation in lines of plain text
 */
char *
dcs_explanation_to_text (const DcsExplanation *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%s: %s\n", self->title, self->result);
  for (guint i = 0; i < self->lines->len; i++)
    append_line (text, g_ptr_array_index (self->lines, i));
  if (self->rule != NULL)
    g_string_append_printf (text, "%s\n", self->rule);
  for (guint i = 0; i < self->settings->len; i++)
    append_line (text, g_ptr_array_index (self->settings, i));
  if (self->version > 0)
    {
      /* Translators: the version of a rule, a number from 1. */
      g_string_append_printf (text, _ ("Version %d of the rule"), self->version);
      g_string_append_c (text, '\n');
    }
  if (self->source != NULL)
    {
      g_string_append_printf (text, _ ("Source: %s"), self->source);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
