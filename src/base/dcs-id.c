/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-id.h"

#include <sys/random.h>
#include <unistd.h>

/* 41 bits of milliseconds since 2020 (until 2089), then 22 bits of counter. */
#define COUNTER_BITS 22
#define EPOCH_MS G_GINT64_CONSTANT (1577836800000)

/* Where the counter of a millisecond begins. Asked of the system: a generator of the process would
 * go on alike in each of its children. The upper half stays free for what follows. */
static gint64
random_start (void)
{
  guint32 start = 0;

  if (getrandom (&start, sizeof start, 0) != (gssize) sizeof start)
    start = g_random_int ();
  return start & ((1u << (COUNTER_BITS - 1)) - 1);
}

/**
 * dcs_id_new:
 *
 * Makes a key: 63 bits, later ones greater, unique without asking anybody. The milliseconds since
 * 2020, then a counter that starts at a random value, so that files of two clinics can be merged.
 * When more are made than a millisecond holds, or the clock goes back, the keys go on from the last
 * one; a child process goes its own way from the next millisecond. Any thread.
 *
 * Returns: a number above 0
 */
gint64
dcs_id_new (void)
{
  static GMutex mutex;
  static gint64 last;
  static pid_t owner;
  gint64 now_ms = g_get_real_time () / 1000 - EPOCH_MS;
  gint64 id;

  g_mutex_lock (&mutex);
  if (owner != getpid ())
    {
      owner = getpid ();
      now_ms = MAX (now_ms, (last >> COUNTER_BITS) + 1);
    }
  if (now_ms > (last >> COUNTER_BITS))
    id = (now_ms << COUNTER_BITS) | random_start ();
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
