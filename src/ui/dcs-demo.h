/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic.h"

G_BEGIN_DECLS

char *dcs_demo_dup_path (void);
char *dcs_demo_dup_folder (void);
void dcs_demo_prepare_async (const char *path,
                             DcsCatalog *catalog,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
gboolean dcs_demo_prepare_finish (GAsyncResult *result, GError **error);

G_END_DECLS
