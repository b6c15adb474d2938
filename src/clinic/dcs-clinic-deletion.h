/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"

G_BEGIN_DECLS

/* A row that was marked: key, version and mark, none of them a text. */
typedef struct
{
  DcsRecordKind kind;
  DcsValue values[DCS_RECORD_MAX_FIELDS];
} DcsMark;

struct _DcsDeletion
{
  DcsRecordKind kind;
  gint64 patient_id;
  GArray *marks; /* owned: DcsMark, the record itself first */
};

DcsDeletion *_dcs_deletion_new (DcsRecordKind kind, gint64 patient_id);
void _dcs_deletion_add (DcsDeletion *self, DcsRecordKind kind, const DcsValue *row);
DcsMark *_dcs_deletion_mark (const DcsDeletion *self, guint index);
gboolean _dcs_deletion_apply (DcsClinicCore *core,
                              const DcsDeletion *self,
                              gboolean deleted,
                              GError **error);

G_END_DECLS
