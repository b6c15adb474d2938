/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DcsDecimal:
 *
 * A number as a person wrote it: its value and how many digits stood after the point, so that
 * "20.0" comes back as "20.0".
 */
typedef struct
{
  double value;
  int decimals;
} DcsDecimal;

#define DCS_DECIMAL_MAX_DECIMALS 9

gboolean dcs_decimal_parse (const char *text, gssize length, DcsDecimal *decimal);
/* A buffer that holds any formatted decimal. */
#define DCS_DECIMAL_SIZE 48
const char *dcs_decimal_format (DcsDecimal decimal, char *buffer);
char *dcs_number_format (double value, int max_decimals);

gboolean dcs_set_str (char **place, const char *text);
char *dcs_text_search_key (const char *text);
gboolean dcs_text_is_plain (const char *text, gssize length, gboolean multi_line);

G_END_DECLS
