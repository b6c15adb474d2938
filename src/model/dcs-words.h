/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-record.h"

G_BEGIN_DECLS

const char *dcs_choice_label (const char *choice);
const char *dcs_record_kind_label (DcsRecordKind kind);

G_END_DECLS
