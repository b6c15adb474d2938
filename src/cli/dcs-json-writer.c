/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-json-writer.h"

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;

      switch (c)
        {
        case '"':
        case '\\':
          g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
          break;
        case '\n':
          g_string_append (out, "\\n");
          break;
        case '\r':
          g_string_append (out, "\\r");
          break;
        case '\t':
          g_string_append (out, "\\t");
          break;
        default:
          if (c < 0x20 || c == 0x7f)
            g_string_append_printf (out, "\\u%04x", c);
          else
            g_string_append_c (out, *p);
        }
    }
  g_string_append_c (out, '"');
}

static void
begin_line (DcsJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
begin_member (DcsJsonWriter *self, const char *name)
{
  if (self->has_members)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    begin_line (self);
  if (name != NULL)
    {
      append_string (self->out, name);
      g_string_append (self->out, ": ");
    }
  self->has_members = TRUE;
}

/**
 * dcs_json_begin:
 * @name: (nullable): of the member
 * @bracket: '{' for an object, '[' for an array
 */
void
dcs_json_begin (DcsJsonWriter *self, const char *name, char bracket)
{
  begin_member (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_members = FALSE;
}

/**
 * dcs_json_end:
 * @bracket: '}' or ']'
 */
void
dcs_json_end (DcsJsonWriter *self, char bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (self->has_members)
    begin_line (self);
  g_string_append_c (self->out, bracket);
  self->has_members = TRUE;
  if (self->depth == 0)
    g_string_append_c (self->out, '\n');
}

/**
 * dcs_json_text:
 * @text: (nullable): UTF-8; %NULL is null
 */
void
dcs_json_text (DcsJsonWriter *self, const char *name, const char *text)
{
  begin_member (self, name);
  if (text != NULL)
    append_string (self->out, text);
  else
    g_string_append (self->out, "null");
}

void
dcs_json_integer (DcsJsonWriter *self, const char *name, gint64 number)
{
  begin_member (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, number);
}

void
dcs_json_date (DcsJsonWriter *self, const char *name, DcsDate date)
{
  char buffer[DCS_DATE_ISO_SIZE];

  dcs_json_text (self, name, dcs_date_is_set (date) ? dcs_date_to_iso (date, buffer) : NULL);
}

void
dcs_json_code (DcsJsonWriter *self, const char *name, DcsCode code)
{
  dcs_json_text (self, name, code != 0 ? dcs_code_string (code) : NULL);
}

/**
 * dcs_json_value:
 *
 * Writes a field of a record: a number as it was entered, dates and codes as text, nothing as null.
 */
void
dcs_json_value (DcsJsonWriter *self, const char *name, const DcsValue *value)
{
  char buffer[DCS_DECIMAL_SIZE];

  switch ((DcsValueKind) value->kind)
    {
    case DCS_VALUE_INTEGER:
      dcs_json_integer (self, name, value->integer);
      break;
    case DCS_VALUE_DECIMAL:
      begin_member (self, name);
      g_string_append (self->out,
                       dcs_decimal_format ((DcsDecimal){ value->number, value->decimals }, buffer));
      break;
    case DCS_VALUE_TEXT:
      dcs_json_text (self, name, value->text);
      break;
    case DCS_VALUE_DATE:
      dcs_json_date (self, name, value->date);
      break;
    case DCS_VALUE_CODE:
      dcs_json_code (self, name, value->code);
      break;
    case DCS_VALUE_NULL:
    default:
      dcs_json_text (self, name, NULL);
    }
}
