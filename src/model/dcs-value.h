/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-date.h"
#include "dcs-text.h"

G_BEGIN_DECLS

/**
 * DcsCode:
 *
 * A code of a disease definition ("methotrexate", "left_leg") as an interned number: compare with
 * `==`, print with dcs_code_string(). 0 is "no code". The numbers differ from run to run; the
 * store maps them to its dictionary. Only codes that were found in a vocabulary are interned.
 */
typedef GQuark DcsCode;

#define dcs_code(text) g_quark_from_string (text)
#define dcs_code_static(text) g_quark_from_static_string (text)
#define dcs_code_try(text) g_quark_try_string (text)
#define dcs_code_string(code) g_quark_to_string (code)

typedef enum
{
  DCS_VALUE_NULL,
  DCS_VALUE_INTEGER,
  DCS_VALUE_DECIMAL,
  DCS_VALUE_TEXT,
  DCS_VALUE_DATE,
  DCS_VALUE_CODE,
} DcsValueKind;

/**
 * DcsValue:
 *
 * One field of one record, 16 bytes, passed about in arrays of a record's length. Text is borrowed:
 * who fills the array says how long it lives.
 */
typedef struct
{
  guint8 kind;     /* DcsValueKind */
  guint8 decimals; /* of a DECIMAL: digits after the point */
  union
  {
    gint64 integer;
    double number;
    const char *text;
    DcsDate date;
    DcsCode code;
  };
} DcsValue;

#define DCS_VALUE_INIT ((DcsValue){ 0 })

static inline DcsValue
dcs_value_integer (gint64 integer)
{
  return (DcsValue){ .kind = DCS_VALUE_INTEGER, .integer = integer };
}

static inline DcsValue
dcs_value_decimal (double number, int decimals)
{
  return (DcsValue){ .kind = DCS_VALUE_DECIMAL, .decimals = (guint8) decimals, .number = number };
}

static inline DcsValue
dcs_value_text (const char *text)
{
  return text != NULL ? (DcsValue){ .kind = DCS_VALUE_TEXT, .text = text } : DCS_VALUE_INIT;
}

static inline DcsValue
dcs_value_date (DcsDate date)
{
  return date.precision != DCS_DATE_NONE ? (DcsValue){ .kind = DCS_VALUE_DATE, .date = date }
                                         : DCS_VALUE_INIT;
}

static inline DcsValue
dcs_value_code (DcsCode code)
{
  return code != 0 ? (DcsValue){ .kind = DCS_VALUE_CODE, .code = code } : DCS_VALUE_INIT;
}

gboolean dcs_value_equal (const DcsValue *a, const DcsValue *b);

G_END_DECLS
