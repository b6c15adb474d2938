/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"
#include "dcs-vocabulary.h"

G_BEGIN_DECLS

#define DCS_CELL_CACHE_SIZE 64
#define DCS_CELL_CACHE_TEXT 30

/**
 * DcsCellParser: reads the cells of one column. Says yes and no to the same texts as
 * dcs_field_parse(), which it asks for all that is not plain; a column of codes holds few different
 * ones, so they are remembered.
 */
typedef struct
{
  const DcsField *field;
  DcsVocabulary *vocabulary; /* borrowed */
  struct
  {
    char text[DCS_CELL_CACHE_TEXT];
    guint8 length; /* 0: free */
    DcsValue value;
  } cache[DCS_CELL_CACHE_SIZE];
} DcsCellParser;

void dcs_cell_parser_init (DcsCellParser *self, const DcsField *field, DcsVocabulary *vocabulary);
gboolean
dcs_cell_parser_read (DcsCellParser *self, const char *text, gsize length, DcsValue *value);

G_END_DECLS
