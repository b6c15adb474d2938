/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#include <string.h>

/* The worklist of a day. One reading of the table says which items are shown and where they stand,
 * and keeps of each group the earliest; only these are looked up with their patients. */

/* The columns of a scanned item. */
enum
{
  SCAN_PATIENT_ID,
  SCAN_N,
  SCAN_KIND,
  SCAN_DUE,
  SCAN_OVERDUE_FROM,
  SCAN_LAST,
};

/* The columns of a row behind those of its item. */
enum
{
  ROW_CODE = DCS_WORK_ROW_COLUMNS,
  ROW_GIVEN_NAME,
  ROW_FAMILY_NAME,
  ROW_INITIALS,
  ROW_DISEASE,
  ROW_STATE,
  ROW_CLINICIAN,
};

/* An item that may be handed out. */
typedef struct
{
  char due[DCS_DATE_ISO_SIZE]; /* without "about"; "~" for none, behind all dates */
  gint64 patient_id;
  gint64 n;
} Candidate;

typedef struct
{
  DcsStore *store;
  const DcsStoreWorkQuery *query;
  char today[DCS_DATE_ISO_SIZE];
  char backlog[DCS_DATE_ISO_SIZE]; /* due before it and never recorded: a gap in the records */
  GHashTable *patients;            /* owned: keys of those who count; NULL: all but `left_out` */
  GHashTable *left_out;            /* owned: keys of those who are deleted */
  guint counts[DCS_N_STORE_WORK_GROUPS];
  guint n_patients;
  guint limit;                                 /* of each group; 0: all */
  GArray *candidates[DCS_N_STORE_WORK_GROUPS]; /* owned, of Candidate; NULL: only counted */
  guint most[DCS_N_STORE_WORK_GROUPS];         /* candidates until the late ones are dropped */
} Scan;

static void
scan_clear (Scan *self)
{
  g_clear_pointer (&self->patients, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  for (guint i = 0; i < DCS_N_STORE_WORK_GROUPS; i++)
    g_clear_pointer (&self->candidates[i], g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

static gboolean
read_keys (sqlite3_stmt *statement, GHashTable *keys, GError **error)
{
  DcsStep step;

  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_hash_table_add (keys, g_memdup2 (&id, sizeof id));
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}

/* Whose items count. */
static gboolean
find_patients (Scan *self, GError **error)
{
  const DcsStoreWorkQuery *query = self->query;
  gboolean filtered = query->disease != 0 || query->clinician != NULL;
  GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_stmt *statement;

  if (filtered)
    self->patients = keys;
  else
    self->left_out = keys;
  statement = _dcs_store_sql (
      self->store, filtered ? DCS_SQL_WORK_PATIENTS : DCS_SQL_DELETED_PATIENTS, error);
  if (statement == NULL)
    return FALSE;
  if (filtered)
    {
      /* A disease that the file does not know is nobody's. */
      _dcs_bind_int64 (statement,
                       0,
                       query->disease != 0 ? _dcs_codes_known_number (self->store, query->disease)
                                           : 0);
      if (query->clinician != NULL)
        _dcs_bind_text (statement, 1, query->clinician);
    }
  return read_keys (statement, keys, error);
}

static gboolean
counts_for (const Scan *self, gint64 patient_id)
{
  return self->patients != NULL ? g_hash_table_contains (self->patients, &patient_id)
                                : !g_hash_table_contains (self->left_out, &patient_id);
}

/* @due: without "about", or NULL. */
static DcsStoreWorkGroup
group_of (const Scan *self, DcsWorkKind kind, const char *due, sqlite3_stmt *statement)
{
  const char *overdue_from = (const char *) sqlite3_column_text (statement, SCAN_OVERDUE_FROM);

  switch (kind)
    {
    case DCS_WORK_RESPONSE:
    case DCS_WORK_RESISTANCE:
      return DCS_STORE_WORK_CONFIRM;
    case DCS_WORK_DOSE:
    case DCS_WORK_ADVERSE_EVENT:
      return DCS_STORE_WORK_FOLLOW;
    case DCS_WORK_QUALITY:
      return DCS_STORE_WORK_COMPLETE;
    case DCS_WORK_VISIT:
      if (due != NULL && strcmp (due, self->today) == 0)
        return DCS_STORE_WORK_TODAY;
      break;
    case DCS_WORK_DUE:
      if (sqlite3_column_type (statement, SCAN_LAST) == SQLITE_NULL && due != NULL
          && strcmp (due, self->backlog) < 0)
        return DCS_STORE_WORK_COMPLETE;
      break;
    case DCS_WORK_CARE:
    case DCS_WORK_INFUSION:
    case DCS_N_WORK_KINDS:
    default:
      break;
    }
  if (overdue_from != NULL && strcmp (overdue_from, self->today) < 0)
    return DCS_STORE_WORK_OVERDUE;
  /* A month or a year has come with its first day. */
  return due != NULL && strcmp (due, self->today) > 0 ? DCS_STORE_WORK_SOON : DCS_STORE_WORK_DUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Candidate *) a)->due, ((const Candidate *) b)->due);
}

/* Drops what cannot be among the first any more; those of one date stay together. */
static void
drop_late (Scan *self, DcsStoreWorkGroup group)
{
  GArray *candidates = self->candidates[group];
  guint n = self->limit;

  if (self->limit == 0 || candidates->len <= self->limit)
    return;
  g_array_sort (candidates, compare_candidates);
  while (n < candidates->len
         && compare_candidates (&g_array_index (candidates, Candidate, n),
                                &g_array_index (candidates, Candidate, self->limit - 1))
                == 0)
    n++;
  g_array_set_size (candidates, n);
  self->most[group] = 2 * n + 64;
}

static void
take_item (Scan *self, sqlite3_stmt *statement)
{
  const char *due = (const char *) sqlite3_column_text (statement, SCAN_DUE);
  DcsWorkKind kind = dcs_work_kind_from_code (
      (const char *) sqlite3_column_text (statement, SCAN_KIND));
  DcsStoreWorkGroup group;
  Candidate candidate = { .patient_id = sqlite3_column_int64 (statement, SCAN_PATIENT_ID),
                          .n = sqlite3_column_int64 (statement, SCAN_N) };

  if (due != NULL && due[0] == '~')
    due++;
  group = group_of (self, kind, due, statement);
  self->counts[group]++;
  if (self->candidates[group] == NULL)
    return;
  g_strlcpy (candidate.due, due != NULL ? due : "~", sizeof candidate.due);
  g_array_append_val (self->candidates[group], candidate);
  if (self->candidates[group]->len > self->most[group])
    drop_late (self, group);
}

static gboolean
is_wanted_kind (const Scan *self, sqlite3_stmt *statement)
{
  const char *kind;

  if (self->query->kinds == 0)
    return TRUE;
  kind = (const char *) sqlite3_column_text (statement, SCAN_KIND);
  return (self->query->kinds & (1u << dcs_work_kind_from_code (kind))) != 0;
}

static gboolean
scan (Scan *self, GError **error)
{
  gint64 patient_id = 0, counted = 0;
  gboolean counts = FALSE;
  sqlite3_stmt *statement;
  DcsStep step;

  if (!find_patients (self, error))
    return FALSE;
  statement = _dcs_store_sql (self->store,
                              self->query->patient_id != 0 ? DCS_SQL_SCAN_WORK_OF_PATIENT
                                                           : DCS_SQL_SCAN_WORK,
                              error);
  if (statement == NULL)
    return FALSE;
  _dcs_bind_date (statement, 0, self->query->today, self->today);
  dcs_date_to_iso (self->query->backlog, self->backlog);
  if (self->query->patient_id != 0)
    _dcs_bind_int64 (statement, 1, self->query->patient_id);
  while ((step = _dcs_connection_step (statement, error)) == DCS_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, SCAN_PATIENT_ID);

      if (id != patient_id)
        counts = counts_for (self, id);
      patient_id = id;
      if (!counts || !is_wanted_kind (self, statement))
        continue;
      self->n_patients += id != counted;
      counted = id;
      take_item (self, statement);
    }
  _dcs_statement_reset (statement);
  return step == DCS_STEP_DONE;
}

/* A row with its texts kept. */
typedef struct
{
  DcsStoreWorkRow row;
  gint64 n;
  char due[DCS_DATE_ISO_SIZE];
} KeptRow;

/* By date, then by the patient's code, then as they were derived. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KeptRow *row_a = a, *row_b = b;
  int order = strcmp (row_a->due, row_b->due);

  if (order == 0)
    order = strcmp (row_a->row.code, row_b->row.code);
  return order != 0 ? order : row_a->n < row_b->n ? -1 : row_a->n > row_b->n;
}

static const char *
keep_text (GStringChunk *texts, sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_string_chunk_insert_const (texts, text != NULL ? text : "");
}

static gboolean
read_row (DcsStore *self,
          const Candidate *candidate,
          KeptRow *kept,
          GStringChunk *texts,
          GString *name,
          GError **error)
{
  sqlite3_stmt *statement = _dcs_store_sql (self, DCS_SQL_WORK_ROW, error);
  DcsStoreWorkRow *row = &kept->row;
  gboolean good = FALSE;

  if (statement == NULL)
    return FALSE;
  _dcs_bind_int64 (statement, 0, candidate->patient_id);
  _dcs_bind_int64 (statement, 1, candidate->n);
  if (_dcs_connection_step (statement, error) == DCS_STEP_ROW)
    {
      kept->n = candidate->n;
      memcpy (kept->due, candidate->due, sizeof kept->due);
      _dcs_column_name (statement, ROW_GIVEN_NAME, name);
      row->code = keep_text (texts, statement, ROW_CODE);
      row->name = g_string_chunk_insert_const (texts, name->str);
      row->clinician = keep_text (texts, statement, ROW_CLINICIAN);
      row->state = dcs_state_from_code ((const char *) sqlite3_column_text (statement, ROW_STATE));
      good = _dcs_work_read (self, statement, &row->item, error)
             && _dcs_column_code (self, statement, ROW_DISEASE, &row->disease, error);
    }
  _dcs_statement_reset (statement);
  return good;
}

/* Looks a group's rows up and hands the first of them out. @go_on: (out): more are wanted. */
static gboolean
hand_out (Scan *self,
          DcsStoreWorkGroup group,
          DcsStoreWorkFunc func,
          gpointer data,
          gboolean *go_on,
          GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (KeptRow));
  g_autoptr (GString) name = g_string_new (NULL);
  GStringChunk *texts = g_string_chunk_new (4096);
  GArray *candidates = self->candidates[group];
  gboolean good = TRUE;

  drop_late (self, group);
  for (guint i = 0; i < candidates->len && good; i++)
    {
      GError *local_error = NULL;
      KeptRow row = { .n = 0 };

      good = read_row (
          self->store, &g_array_index (candidates, Candidate, i), &row, texts, name, &local_error);
      row.row.group = group;
      /* Somebody else may have changed the patient since the scan: then the row is gone. */
      if (good)
        g_array_append_val (rows, row);
      else if (local_error != NULL)
        g_propagate_error (error, local_error);
      good = good || local_error == NULL;
    }
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len && good && *go_on && (self->limit == 0 || i < self->limit); i++)
    *go_on = func (&g_array_index (rows, KeptRow, i).row, data);
  g_string_chunk_free (texts);
  return good;
}

/* All that is read is of one moment, whatever others write. */
static gboolean
begin_reading (DcsStore *self, gboolean *own, GError **error)
{
  *own = sqlite3_get_autocommit (self->db) != 0;
  return !*own || _dcs_store_run_sql (self, DCS_SQL_BEGIN_READ, error);
}

static void
end_reading (DcsStore *self, gboolean own)
{
  if (own)
    _dcs_store_run_sql (self, DCS_SQL_COMMIT, NULL);
}

/**
 * dcs_store_each_work:
 * @query: which ones; its day must be set
 * @limit: the most rows of each group, 0 for all
 * @func: (scope call): called with each row, group by group, by date and then by the patient's
 * code; %FALSE stops
 *
 * Reads the work items that are shown on a day, of patients who are not deleted.
 */
gboolean
dcs_store_each_work (DcsStore *self,
                     const DcsStoreWorkQuery *query,
                     guint limit,
                     DcsStoreWorkFunc func,
                     gpointer data,
                     GError **error)
{
  g_auto (Scan) all = { .store = self, .query = query, .limit = limit };
  gboolean own, good, go_on = TRUE;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (dcs_date_is_set (query->today), FALSE);

  for (guint i = 0; i < DCS_N_STORE_WORK_GROUPS; i++)
    {
      all.candidates[i] = g_array_new (FALSE, FALSE, sizeof (Candidate));
      all.most[i] = limit != 0 ? 4 * limit + 64 : G_MAXUINT;
    }
  if (!begin_reading (self, &own, error))
    return FALSE;
  good = scan (&all, error);
  for (int group = 0; group < DCS_N_STORE_WORK_GROUPS && good && go_on; group++)
    good = hand_out (&all, (DcsStoreWorkGroup) group, func, data, &go_on, error);
  end_reading (self, own);
  return good;
}

/**
 * dcs_store_count_work:
 * @counts: (out): how many rows each group has
 * @n_patients: (out) (optional): of how many patients
 */
gboolean
dcs_store_count_work (DcsStore *self,
                      const DcsStoreWorkQuery *query,
                      guint counts[DCS_N_STORE_WORK_GROUPS],
                      guint *n_patients,
                      GError **error)
{
  g_auto (Scan) all = { .store = self, .query = query };
  gboolean own, good;

  DCS_STORE_ASSERT_THREAD (self);
  g_return_val_if_fail (dcs_date_is_set (query->today), FALSE);

  if (!begin_reading (self, &own, error))
    return FALSE;
  good = scan (&all, error);
  end_reading (self, own);
  memcpy (counts, all.counts, sizeof all.counts);
  if (n_patients != NULL)
    *n_patients = all.n_patients;
  return good;
}
