/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-id.h"

/* 41 bits of milliseconds since 2020 (until 2089), then 22 bits of counter. */
#define COUNTER_BITS 22
#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)

/**
 * dcs_id_new:
 *
 * Makes a key: 63 bits, later ones greater, unique without asking anybody. The milliseconds since
 * 2020, then a counter that starts at a random value, so that files of two clinics can be merged.
 * When more are made than a millisecond holds, or the clock goes back, the keys go on from the last
 * one. Any thread.
 *
 * Returns: a number above 0
 */
gint64
dcs_id_new (void)
{
  static GMutex mutex;
  static gint64 last;
  gint64 now_ms = g_get_real_time () / 1000 - EPOCH_MS;
  gint64 id;

  g_mutex_lock (&mutex);
  if (now_ms > (last >> COUNTER_BITS))
    /* The upper half of the counter stays free for what follows in this millisecond. */
    id = (now_ms << COUNTER_BITS) | g_random_int_range (0, 1 << (COUNTER_BITS - 1));
  else
    id = last + 1;
  last = id;
  g_mutex_unlock (&mutex);
  return id;
}

/**
 * dcs_id_time:
 *
 * Returns: when a key was made, in microseconds since 1970 (to the millisecond)
 */
gint64
dcs_id_time (gint64 id)
{
  return ((id >> COUNTER_BITS) + EPOCH_MS) * 1000;
}
