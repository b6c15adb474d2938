/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include <string.h>

/**
 * dcs_catalog_dup_digest:
 *
 * Returns: (transfer full): a word that differs when the files of the definitions do; values that a
 *   clinic set itself do not count
 */
char *
dcs_catalog_dup_digest (DcsCatalog *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n = dcs_catalog_count (self);

  for (guint i = 0; i < n; i++)
    /* With the end of the text: two files are not one. */
    g_checksum_update (checksum,
                       (const guchar *) dcs_catalog_nth (self, i)->text,
                       (gssize) strlen (dcs_catalog_nth (self, i)->text) + 1);
  return g_strdup (g_checksum_get_string (checksum));
}
