/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-key-set.h"

#include <string.h>

typedef struct
{
  DcsKey key;
  guint64 generation; /* of the set when the key was put here; another one: free */
} Slot;

struct _DcsKeySet
{
  Slot *slots; /* owned: open addressing */
  gsize size;  /* a power of two */
  gsize n_keys;
  guint64 generation;
};

struct _DcsUidSet
{
  guint64 *slots; /* owned: open addressing; 0: free */
  gsize size;     /* a power of two */
  gsize n_keys;
  guint64 seed;
};

static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ (hash >> 33);
}

DcsKeySet *
dcs_key_set_new (void)
{
  DcsKeySet *self = g_new0 (DcsKeySet, 1);

  self->size = 256;
  self->slots = g_new0 (Slot, self->size);
  self->generation = 1;
  return self;
}

void
dcs_key_set_free (DcsKeySet *self)
{
  g_free (self->slots);
  g_free (self);
}

static Slot *
find_slot (DcsKeySet *self, const DcsKey *key)
{
  guint64 hash = mix ((guint64) key->owner ^ ((guint64) key->code << 40)
                      ^ ((guint64) key->site << 20) ^ ((guint64) key->kind << 60)
                      ^ mix (key->date));
  gsize at = (gsize) hash & (self->size - 1);

  while (self->slots[at].generation == self->generation
         && memcmp (&self->slots[at].key, key, sizeof *key) != 0)
    at = (at + 1) & (self->size - 1);
  return &self->slots[at];
}

static void
grow (DcsKeySet *self)
{
  g_autofree Slot *old = self->slots;
  gsize old_size = self->size;

  self->size *= 2;
  self->slots = g_new0 (Slot, self->size);
  for (gsize i = 0; i < old_size; i++)
    if (old[i].generation == self->generation)
      *find_slot (self, &old[i].key) = old[i];
}

/**
 * dcs_key_set_add:
 *
 * Returns: whether the key was not there yet
 */
gboolean
dcs_key_set_add (DcsKeySet *self, const DcsKey *key)
{
  Slot *slot = find_slot (self, key);

  if (slot->generation == self->generation)
    return FALSE;
  slot->key = *key;
  slot->generation = self->generation;
  if (++self->n_keys * 2 > self->size)
    grow (self);
  return TRUE;
}

void
dcs_key_set_clear (DcsKeySet *self)
{
  self->generation++;
  self->n_keys = 0;
}

DcsUidSet *
dcs_uid_set_new (void)
{
  DcsUidSet *self = g_new0 (DcsUidSet, 1);

  self->size = 1024;
  self->slots = g_new0 (guint64, self->size);
  self->seed = ((guint64) g_random_int () << 32) | g_random_int ();
  return self;
}

void
dcs_uid_set_free (DcsUidSet *self)
{
  g_free (self->slots);
  g_free (self);
}

static guint64 *
find_digest (DcsUidSet *self, guint64 digest)
{
  gsize at = (gsize) digest & (self->size - 1);

  while (self->slots[at] != 0 && self->slots[at] != digest)
    at = (at + 1) & (self->size - 1);
  return &self->slots[at];
}

/**
 * dcs_uid_set_add:
 *
 * Returns: FALSE when the uid, or with a chance of one in 10^12 another, was added before
 */
gboolean
dcs_uid_set_add (DcsUidSet *self, const char *uid, gsize length)
{
  guint64 digest = self->seed;
  guint64 *slot;

  for (gsize i = 0; i < length; i++)
    digest = (digest ^ (guchar) uid[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  digest = mix (digest);
  if (digest == 0)
    digest = 1;
  slot = find_digest (self, digest);
  if (*slot != 0)
    return FALSE;
  *slot = digest;
  if (++self->n_keys * 3 > self->size * 2)
    {
      g_autofree guint64 *old = self->slots;
      gsize old_size = self->size;

      self->size *= 2;
      self->slots = g_new0 (guint64, self->size);
      for (gsize i = 0; i < old_size; i++)
        if (old[i] != 0)
          *find_digest (self, old[i]) = old[i];
    }
  return TRUE;
}
