/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-roster-private.h"

#include <string.h>

/* Two ways to the same order. A batch of new rows is merged into what is there by comparing rows
 * directly. A change of the sort column numbers the rows by the column and sorts the numbers, which
 * for 100,000 rows is a tenth of the work. In both, rows that have nothing in the column come last
 * whichever way it is sorted, and equal rows stand by their codes. */

typedef struct
{
  DcsRoster *roster;
  DcsRosterColumn column;
  gboolean descending;
  DcsDate today;
} SortContext;

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* "JLS-2" before "JLS-10": runs of digits count as numbers. */
static int
compare_codes (const char *a, const char *b)
{
  const char *one = a;
  const char *other = b;

  while (*one != '\0' && *other != '\0')
    {
      if (g_ascii_isdigit (*one) && g_ascii_isdigit (*other))
        {
          size_t one_length, other_length;
          int order;

          one += strspn (one, "0");
          other += strspn (other, "0");
          one_length = strspn (one, "0123456789");
          other_length = strspn (other, "0123456789");
          if (one_length != other_length)
            return one_length < other_length ? -1 : 1;
          order = memcmp (one, other, one_length);
          if (order != 0)
            return order;
          one += one_length;
          other += other_length;
        }
      else
        {
          guchar left = (guchar) g_ascii_tolower (*one++);
          guchar right = (guchar) g_ascii_tolower (*other++);

          if (left != right)
            return left < right ? -1 : 1;
        }
    }
  if (*one != *other)
    return *one == '\0' ? -1 : 1;
  return strcmp (a, b);
}

static const char *
entry_name_key (DcsRoster *self, DcsRosterEntry *entry)
{
  if (entry->name_key == NULL)
    {
      g_autofree char *key = g_utf8_collate_key (entry->row.name, -1);

      entry->name_key = g_string_chunk_insert (self->texts, key);
    }
  return entry->name_key;
}

/* In days; the dead do not grow older. */
static int
entry_age (const DcsRosterEntry *entry, DcsDate today)
{
  const DcsRosterRow *row = &entry->row;
  DcsDate until = dcs_date_is_set (row->death_date) ? row->death_date : today;

  return dcs_date_diff_days (row->birth_date, until, DCS_DATE_MIDDLE);
}

static gboolean
entry_is_missing (const DcsRosterEntry *entry, DcsRosterColumn column)
{
  const DcsRosterRow *row = &entry->row;

  switch (column)
    {
    case DCS_ROSTER_NAME:
      return row->name[0] == '\0';
    case DCS_ROSTER_SEX:
      return row->sex == 0;
    case DCS_ROSTER_AGE:
      return !dcs_date_is_set (row->birth_date);
    case DCS_ROSTER_STATE:
      return row->summary.state == DCS_STATE_UNKNOWN;
    case DCS_ROSTER_TREATMENT:
      return row->summary.n_current == 0;
    case DCS_ROSTER_LAST_VISIT:
      return !dcs_date_is_set (row->summary.last_visit);
    case DCS_ROSTER_CODE:
    case DCS_ROSTER_DISEASE:
    case DCS_N_ROSTER_COLUMNS:
    default:
      return FALSE;
    }
}

static int
compare_column (const SortContext *context, DcsRosterEntry *a, DcsRosterEntry *b)
{
  switch (context->column)
    {
    case DCS_ROSTER_NAME:
      return strcmp (entry_name_key (context->roster, a), entry_name_key (context->roster, b));
    case DCS_ROSTER_SEX:
      return compare_numbers (a->row.sex, b->row.sex);
    case DCS_ROSTER_AGE:
      return compare_numbers (entry_age (a, context->today), entry_age (b, context->today));
    case DCS_ROSTER_DISEASE:
      return strcmp (a->disease->collate_key, b->disease->collate_key);
    case DCS_ROSTER_STATE:
      return compare_numbers (a->row.summary.state, b->row.summary.state);
    case DCS_ROSTER_TREATMENT:
      return strcmp (a->treatment->collate_key, b->treatment->collate_key);
    case DCS_ROSTER_LAST_VISIT:
      return compare_numbers (dcs_date_day (a->row.summary.last_visit, DCS_DATE_MIDDLE),
                              dcs_date_day (b->row.summary.last_visit, DCS_DATE_MIDDLE));
    case DCS_ROSTER_CODE:
    case DCS_N_ROSTER_COLUMNS:
    default:
      return compare_codes (a->row.code, b->row.code);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const SortContext *context = data;
  DcsRosterEntry *one = _dcs_roster_entry (context->roster, *(const guint *) a);
  DcsRosterEntry *other = _dcs_roster_entry (context->roster, *(const guint *) b);
  gboolean one_missing = entry_is_missing (one, context->column);
  gboolean other_missing = entry_is_missing (other, context->column);
  int order = 0;

  if (one_missing != other_missing)
    return one_missing ? 1 : -1;
  if (!one_missing)
    order = compare_column (context, one, other);
  if (order != 0)
    return context->descending ? -order : order;
  if (context->column != DCS_ROSTER_CODE)
    order = compare_codes (one->row.code, other->row.code);
  return order != 0 ? order : compare_numbers (one->row.id, other->row.id);
}

/* The first place in array[0 .. length) whose row comes after `index`. */
static guint
find_place (GArray *array, guint length, guint index, SortContext *context)
{
  guint low = 0;

  /* Most often a new patient has the highest code. */
  if (length == 0
      || compare_entries (&g_array_index (array, guint, length - 1), &index, context) <= 0)
    return length;
  while (low < length)
    {
      guint middle = low + (length - low) / 2;

      if (compare_entries (&g_array_index (array, guint, middle), &index, context) <= 0)
        low = middle + 1;
      else
        length = middle;
    }
  return low;
}

/*< private >
 * _dcs_roster_merge:
 * @array: indices in the order of @column
 * @batch: indices that are not in @array; sorted on return
 *
 * Puts the rows of @batch where they belong in @array.
 */
void
_dcs_roster_merge (
    DcsRoster *self, GArray *array, GArray *batch, DcsRosterColumn column, gboolean descending)
{
  SortContext context = { self, column, descending, dcs_date_today () };
  guint end = array->len;

  g_array_sort_with_data (batch, compare_entries, &context);
  g_array_set_size (array, array->len + batch->len);
  for (guint i = batch->len; i > 0; i--)
    {
      guint index = g_array_index (batch, guint, i - 1);
      guint place = find_place (array, end, index, &context);
      guint *at = &g_array_index (array, guint, 0) + place;

      memmove (at + i, at, (end - place) * sizeof (guint));
      at[i - 1] = index;
      end = place;
    }
}

static int
compare_name_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  DcsRosterEntry *one = _dcs_roster_entry (data, *(const guint *) a);
  DcsRosterEntry *other = _dcs_roster_entry (data, *(const guint *) b);

  return strcmp (one->name_key, other->name_key);
}

static void
rank_names (DcsRoster *self)
{
  g_autoptr (GArray) by_name = NULL;
  guint rank = 0;

  if (self->name_ranks_valid)
    return;
  by_name = g_array_copy (self->by_code);
  for (guint i = 0; i < by_name->len; i++)
    entry_name_key (self, _dcs_roster_entry (self, g_array_index (by_name, guint, i)));
  g_array_sort_with_data (by_name, compare_name_keys, self);
  for (guint i = 0; i < by_name->len; i++)
    {
      guint *at = &g_array_index (by_name, guint, i);

      if (i > 0 && compare_name_keys (at - 1, at, self) != 0)
        rank++;
      _dcs_roster_entry (self, *at)->name_rank = rank;
    }
  self->name_ranks_valid = TRUE;
}

/* The entry's place by one column, as a number that is never negative. */
static guint32
entry_number (const DcsRosterEntry *entry, DcsRosterColumn column, DcsDate today)
{
  switch (column)
    {
    case DCS_ROSTER_NAME:
      return entry->name_rank;
    case DCS_ROSTER_SEX:
      return (guint32) entry->row.sex;
    case DCS_ROSTER_AGE:
      return (guint32) (entry_age (entry, today) + (1 << 24));
    case DCS_ROSTER_DISEASE:
      return entry->disease->rank;
    case DCS_ROSTER_STATE:
      return entry->row.summary.state;
    case DCS_ROSTER_TREATMENT:
      return entry->treatment->rank;
    case DCS_ROSTER_LAST_VISIT:
      return (guint32) (dcs_date_day (entry->row.summary.last_visit, DCS_DATE_MIDDLE) + (1 << 24));
    case DCS_ROSTER_CODE:
    case DCS_N_ROSTER_COLUMNS:
    default:
      return 0;
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  guint64 one = *(const guint64 *) a;
  guint64 other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

/* Bits 63: nothing in the column; 62-32: place by the column; 31-0: place by code. */
static GArray *
make_sort_keys (DcsRoster *self)
{
  DcsRosterColumn column = self->sort_column;
  DcsDate today = dcs_date_today ();
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (guint64), self->by_code->len);

  for (guint i = 0; i < self->by_code->len; i++)
    {
      guint index = g_array_index (self->by_code, guint, i);
      DcsRosterEntry *entry = _dcs_roster_entry (self, index);
      guint64 number = 0;
      guint64 key;

      if (entry_is_missing (entry, column))
        number = (guint64) 1 << 31;
      else if (self->sort_descending)
        number = G_MAXINT32 - entry_number (entry, column, today);
      else
        number = entry_number (entry, column, today);
      key = number << 32 | i;
      g_array_append_val (keys, key);
    }
  return keys;
}

/*< private >
 * _dcs_roster_sort_all:
 *
 * Puts `order` in the order of the sort column; `by_code` must be complete.
 */
void
_dcs_roster_sort_all (DcsRoster *self)
{
  g_autoptr (GArray) keys = NULL;
  guint n = self->by_code->len;

  g_array_set_size (self->order, n);
  if (self->sort_column == DCS_ROSTER_CODE)
    {
      for (guint i = 0; i < n; i++)
        g_array_index (self->order, guint, i) = g_array_index (
            self->by_code, guint, self->sort_descending ? n - 1 - i : i);
      return;
    }

  if (self->sort_column == DCS_ROSTER_NAME)
    rank_names (self);
  _dcs_roster_labels_rank (&self->diseases);
  _dcs_roster_labels_rank (&self->treatments);
  keys = make_sort_keys (self);
  g_array_sort_with_data (keys, compare_keys, NULL);
  for (guint i = 0; i < n; i++)
    {
      guint place = (guint) (g_array_index (keys, guint64, i) & G_MAXUINT32);

      g_array_index (self->order, guint, i) = g_array_index (self->by_code, guint, place);
    }
}
