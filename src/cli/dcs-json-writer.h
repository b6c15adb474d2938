/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

/**
 * DcsJsonWriter: JSON straight onto a string, with numbers exactly as they were entered ("20.0"
 * stays 20.0), which a tree of doubles would not keep.
 */
typedef struct
{
  GString *out; /* borrowed */
  guint depth;
  gboolean has_members; /* of what is open */
} DcsJsonWriter;

#define DCS_JSON_WRITER_INIT(string) ((DcsJsonWriter){ (string), 0, FALSE })

/* @name: NULL within an array and for the whole. */
void dcs_json_begin (DcsJsonWriter *self, const char *name, char bracket);
void dcs_json_end (DcsJsonWriter *self, char bracket);
void dcs_json_text (DcsJsonWriter *self, const char *name, const char *text);
void dcs_json_integer (DcsJsonWriter *self, const char *name, gint64 number);
void dcs_json_date (DcsJsonWriter *self, const char *name, DcsDate date);
void dcs_json_code (DcsJsonWriter *self, const char *name, DcsCode code);
void dcs_json_value (DcsJsonWriter *self, const char *name, const DcsValue *value);

G_END_DECLS
