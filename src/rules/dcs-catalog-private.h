/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-definition-private.h"

G_BEGIN_DECLS

struct _DcsCatalog
{
  gatomicrefcount references;
  GPtrArray *definitions;    /* owned, in order of their files, the default disease first */
  GHashTable *by_disease;    /* DcsCode -> DcsDefinition */
  GHashTable *domains;       /* name -> (DcsCode -> DcsTerm), the first definition first */
  GHashTable *drugs;         /* borrowed from `domains`; NULL without drugs */
  GHashTable *tests;         /* likewise */
  GHashTable *aliases;       /* "visits/weight_kg" -> DcsBundleAlias */
  GHashTable *file_aliases;  /* "visits" -> GPtrArray of DcsBundleAlias */
  DcsVocabulary *vocabulary; /* owned */
};

/* Without definitions. */
DcsCatalog *_dcs_catalog_new (void);
/* Once all definitions are there: what is over all of them. */
gboolean _dcs_catalog_merge (DcsCatalog *self, GError **error);

G_END_DECLS
