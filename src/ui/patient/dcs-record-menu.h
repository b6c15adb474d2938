/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dcs-course.h"
#include "dcs-definition.h"

G_BEGIN_DECLS

GMenuModel *
dcs_record_menu_new (DcsCourse *course, DcsDefinition *definition, DcsRecordKind kind, gint64 id);

G_END_DECLS
