/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DcsKeySet: a set of keys of four numbers, cleared often (for each patient) and at once.
 */
typedef struct
{
  gint64 owner; /* a visit, or 0 */
  guint32 kind;
  guint32 date;
  guint32 code;
  guint32 site;
} DcsKey;

typedef struct _DcsKeySet DcsKeySet;

DcsKeySet *dcs_key_set_new (void);
void dcs_key_set_free (DcsKeySet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsKeySet, dcs_key_set_free)

gboolean dcs_key_set_add (DcsKeySet *self, const DcsKey *key);
void dcs_key_set_clear (DcsKeySet *self);

/**
 * DcsUidSet: which uids a file has had, 8 bytes each. It knows digests only: "perhaps had" is
 * settled by whoever asks.
 */
typedef struct _DcsUidSet DcsUidSet;

DcsUidSet *dcs_uid_set_new (void);
void dcs_uid_set_free (DcsUidSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsUidSet, dcs_uid_set_free)

gboolean dcs_uid_set_add (DcsUidSet *self, const char *uid, gsize length);

G_END_DECLS
