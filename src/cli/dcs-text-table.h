/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DcsTextTable: rows of text in aligned columns, for a terminal. A row can have further lines below
 * it. A column that is empty in every row is left out.
 */
typedef struct _DcsTextTable DcsTextTable;

DcsTextTable *dcs_text_table_new (guint n_columns);
void dcs_text_table_free (DcsTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsTextTable, dcs_text_table_free)

void dcs_text_table_set_heading (DcsTextTable *self, guint column, const char *text);
void dcs_text_table_add_row (DcsTextTable *self);
void dcs_text_table_take (DcsTextTable *self, guint column, char *text);
void dcs_text_table_add_detail (DcsTextTable *self, const char *text);
void dcs_text_table_add_table (DcsTextTable *self, DcsTextTable *table);
guint dcs_text_table_get_n_rows (DcsTextTable *self);
void dcs_text_table_print (DcsTextTable *self, GString *out, guint indent);

guint dcs_text_columns (const char *text);

G_END_DECLS
