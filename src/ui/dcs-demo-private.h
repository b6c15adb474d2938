/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-core.h"

G_BEGIN_DECLS

gboolean _dcs_demo_bring_to_life (DcsClinicCore *core, DcsDate today, GError **error);

G_END_DECLS
