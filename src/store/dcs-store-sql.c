/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-store-private.h"

#define WORK_COLUMNS(prefix)                                                                       \
  prefix "kind, " prefix "rule, " prefix "detail, " prefix "due, " prefix "shown_from, " prefix    \
         "overdue_from, " prefix "last, " prefix "visit_id, " prefix "treatment_id, " prefix       \
         "record_id, " prefix "count"

#define PUT_WORK "INSERT INTO work_item (patient_id, n, " WORK_COLUMNS ("") ") VALUES "
#define WORK_ROW "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

const char *const _dcs_store_sql_texts[DCS_N_SQL] = {
  [DCS_SQL_BEGIN] = "BEGIN IMMEDIATE",
  [DCS_SQL_BEGIN_READ] = "BEGIN",
  [DCS_SQL_COMMIT] = "COMMIT",
  [DCS_SQL_ROLLBACK] = "ROLLBACK",
  [DCS_SQL_DATA_VERSION] = "PRAGMA data_version",
  [DCS_SQL_GET_SETTING] = "SELECT value FROM setting WHERE name = ?1",
  [DCS_SQL_SET_SETTING] = "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                          " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  [DCS_SQL_LOAD_CODES] = "SELECT id, code FROM code WHERE id >= ?1 ORDER BY id",
  [DCS_SQL_ADD_CODE] = "INSERT INTO code (id, code) VALUES (?1, ?2)",
  [DCS_SQL_FIND_PATIENT] = "SELECT id FROM patient WHERE code = ?1",
  [DCS_SQL_DELETED_PATIENTS] = "SELECT id, id FROM patient WHERE deleted = 1",
  [DCS_SQL_DELETED_VISITS] = "SELECT patient_id, id FROM visit WHERE deleted = 1",
  [DCS_SQL_DELETED_TREATMENTS] = "SELECT patient_id, id FROM treatment WHERE deleted = 1",
  [DCS_SQL_PUT_SUMMARY]
  = "INSERT INTO summary (patient_id, search_key, state, state_since, last_visit, next_due,"
    " activity_code, activity, activity_dp, activity_date, n_visits, n_relapses, current_drugs,"
    " ever_drugs, n_findings, n_lines, n_resistant, n_candidates, clinician)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)"
    " ON CONFLICT (patient_id) DO UPDATE SET search_key = excluded.search_key,"
    " state = excluded.state, state_since = excluded.state_since,"
    " last_visit = excluded.last_visit, next_due = excluded.next_due,"
    " activity_code = excluded.activity_code, activity = excluded.activity,"
    " activity_dp = excluded.activity_dp, activity_date = excluded.activity_date,"
    " n_visits = excluded.n_visits, n_relapses = excluded.n_relapses,"
    " current_drugs = excluded.current_drugs, ever_drugs = excluded.ever_drugs,"
    " n_findings = excluded.n_findings, n_lines = excluded.n_lines,"
    " n_resistant = excluded.n_resistant, n_candidates = excluded.n_candidates,"
    " clinician = excluded.clinician",
#define SUMMARY_COLUMNS                                                                            \
  "s.patient_id, s.search_key, s.state, s.state_since, s.last_visit, s.next_due,"                  \
  " s.activity_code, s.activity, s.activity_dp, s.activity_date, s.n_visits, s.n_relapses,"        \
  " s.current_drugs, s.ever_drugs, s.n_findings, s.n_lines, s.n_resistant, s.n_candidates,"        \
  " s.clinician"
  [DCS_SQL_GET_SUMMARY] = "SELECT " SUMMARY_COLUMNS " FROM summary AS s WHERE s.patient_id = ?1",
#define ROSTER                                                                                     \
  "SELECT " SUMMARY_COLUMNS ", p.id, p.code, p.given_name, p.family_name, p.initials, p.sex,"      \
  " p.birth_date, p.death_date, p.disease, p.subtype, p.subtype_site, p.subtype_form"              \
  " FROM patient AS p LEFT JOIN summary AS s ON s.patient_id = p.id WHERE p.deleted = 0"
  [DCS_SQL_ROSTER] = ROSTER " ORDER BY p.id",
  [DCS_SQL_ROSTER_ROW] = ROSTER " AND p.id = ?1",
  [DCS_SQL_MISSING_SUMMARIES]
  = "SELECT p.id FROM patient AS p LEFT JOIN summary AS s ON s.patient_id = p.id"
    " WHERE p.deleted = 0 AND s.patient_id IS NULL ORDER BY p.id",
  [DCS_SQL_AUDIT_LAST] = "SELECT seq, chain_hash FROM audit ORDER BY seq DESC LIMIT 1",
  [DCS_SQL_AUDIT_ADD]
  = "INSERT INTO audit (seq, at, actor, action, tbl, row_id, patient_id, reason, before, after,"
    " salt, content_hash, chain_hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
  [DCS_SQL_AUDIT_EACH]
  = "SELECT seq, at, actor, action, tbl, row_id, patient_id, reason, before, after, salt,"
    " content_hash, chain_hash FROM audit ORDER BY seq",
  [DCS_SQL_AUDIT_NEWEST]
  = "SELECT a.seq, a.tbl, a.row_id, a.patient_id, a.after, a.salt FROM audit AS a JOIN"
    " (SELECT max (seq) AS seq FROM audit WHERE tbl <> '' GROUP BY patient_id, tbl, row_id) AS n"
    " ON n.seq = a.seq ORDER BY a.seq",
  [DCS_SQL_AUDIT_ERASURES] = "SELECT patient_id FROM audit WHERE action = 'erase'",
  [DCS_SQL_AUDIT_OF_PATIENT]
  = "SELECT seq, at, actor, action, tbl, row_id, reason, before, after FROM audit"
    " WHERE patient_id = ?1 AND tbl <> '' ORDER BY seq DESC",
  [DCS_SQL_AUDIT_IMPORT] = "SELECT seq, at, actor FROM audit WHERE patient_id = 0 AND tbl = ''"
                           " AND action = 'bulk' AND at >= ?1 ORDER BY seq LIMIT 1",
  [DCS_SQL_JSON_MEMBERS] = "SELECT key, value FROM json_each (?1)",
  [DCS_SQL_PUT_DRAFT] = "INSERT INTO draft (author, subject, patient_id, kept_at, content)"
                        " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (author, subject) DO UPDATE"
                        " SET patient_id = excluded.patient_id, kept_at = excluded.kept_at,"
                        " content = excluded.content",
  [DCS_SQL_DROP_DRAFT] = "DELETE FROM draft WHERE author = ?1 AND subject = ?2",
  [DCS_SQL_EACH_DRAFT] = "SELECT subject, patient_id, kept_at, content FROM draft"
                         " WHERE author = ?1 AND (?2 = 0 OR patient_id = ?2)"
                         " ORDER BY kept_at DESC, id DESC",
  [DCS_SQL_IDENTITIES] = "SELECT id, code, birth_date FROM patient",
  [DCS_SQL_NEWEST_CODE] = "SELECT code FROM patient WHERE disease = ?1 ORDER BY id DESC LIMIT 1",
  [DCS_SQL_NEXT_WITH_FINDINGS]
  = "SELECT s.patient_id FROM summary AS s JOIN patient AS p ON p.id = s.patient_id"
    " WHERE s.n_findings > 0 AND s.patient_id > ?1 AND p.deleted = 0"
    " ORDER BY s.patient_id LIMIT 1",
  [DCS_SQL_NEXT_RESISTANT]
  = "SELECT s.patient_id FROM summary AS s JOIN patient AS p ON p.id = s.patient_id"
    " WHERE s.n_resistant + s.n_candidates > 0 AND s.patient_id > ?1 AND p.deleted = 0"
    " ORDER BY s.patient_id LIMIT 1",
  [DCS_SQL_CLINICIANS]
  = "SELECT DISTINCT s.clinician FROM summary AS s JOIN patient AS p ON p.id = s.patient_id"
    " WHERE p.deleted = 0 AND s.clinician <> ''",
  [DCS_SQL_RULES_TOKEN] = "SELECT count(*), coalesce (sum (version), 0) FROM rule_change",
  [DCS_SQL_GET_DERIVATION] = "SELECT rules FROM derivation WHERE id = 1",
  [DCS_SQL_PUT_DERIVATION] = "INSERT INTO derivation (id, rules) VALUES (1, ?1)"
                             " ON CONFLICT (id) DO UPDATE SET rules = excluded.rules",
  [DCS_SQL_DROP_WORK] = "DELETE FROM work_item WHERE patient_id = ?1",
  [DCS_SQL_PUT_WORK] = PUT_WORK WORK_ROW,
  [DCS_SQL_PUT_WORK_MANY] = PUT_WORK WORK_ROW ", " WORK_ROW ", " WORK_ROW ", " WORK_ROW,
  [DCS_SQL_GET_WORK] = "SELECT patient_id, " WORK_COLUMNS (
      "") " FROM work_item WHERE patient_id = ?1 ORDER BY n",
  [DCS_SQL_SCAN_WORK] = "SELECT patient_id, n, kind, due, overdue_from, last FROM work_item"
                        " WHERE shown_from <= ?1 ORDER BY patient_id, n",
  [DCS_SQL_SCAN_WORK_OF_PATIENT]
  = "SELECT patient_id, n, kind, due, overdue_from, last FROM work_item"
    " WHERE shown_from <= ?1 AND patient_id = ?2 ORDER BY n",
  [DCS_SQL_WORK_ROW] = "SELECT w.patient_id, " WORK_COLUMNS (
      "w.") ", p.code, p.given_name, p.family_name,"
            " p.initials, p.disease, s.state, s.clinician FROM work_item AS w"
            " JOIN patient AS p ON p.id = w.patient_id JOIN summary AS s ON s.patient_id = "
            "w.patient_id"
            " WHERE w.patient_id = ?1 AND w.n = ?2",
  [DCS_SQL_WORK_PATIENTS]
  = "SELECT p.id FROM patient AS p JOIN summary AS s ON s.patient_id = p.id WHERE p.deleted = 0"
    " AND (?1 = 0 OR p.disease = ?1) AND (?2 IS NULL OR s.clinician = ?2)",
  [DCS_SQL_LESION_NUMBER]
  = "SELECT (SELECT max (lesion_no) FROM lesion WHERE patient_id = ?1) + 1 FROM lesion"
    " WHERE patient_id = ?1 AND lesion_no = ?2 AND deleted = 1",
};

static void
append_columns (GString *sql, const DcsRecordInfo *info, const char *prefix)
{
  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];

      g_string_append_printf (sql, "%s%s%s", i > 0 ? ", " : "", prefix, field->name);
      if (field->type == DCS_FIELD_DECIMAL)
        g_string_append_printf (sql, ", %s%s_dp", prefix, field->name);
    }
}

/**
 * _dcs_record_sql_columns:
 * @prefix: what stands before each name, such as "new."
 *
 * Returns: (transfer full): the columns of a kind's table in the order of its fields; a decimal has
 *   two
 */
char *
_dcs_record_sql_columns (DcsRecordKind kind, const char *prefix)
{
  GString *sql = g_string_new (NULL);

  append_columns (sql, dcs_record_info (kind), prefix);
  return g_string_free (sql, FALSE);
}

/**
 * _dcs_record_n_columns:
 *
 * Returns: how many columns _dcs_record_sql_columns() names
 */
int
_dcs_record_n_columns (DcsRecordKind kind)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  int n = (int) info->n_fields;

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == DCS_FIELD_DECIMAL)
      n++;
  return n;
}

/**
 * _dcs_record_find_kind:
 *
 * Returns: the kind whose table this is, %DCS_N_RECORD_KINDS when it is no record's
 */
DcsRecordKind
_dcs_record_find_kind (const char *table)
{
  for (int kind = 0; kind < DCS_N_RECORD_KINDS; kind++)
    if (g_strcmp0 (dcs_record_info ((DcsRecordKind) kind)->table, table) == 0)
      return (DcsRecordKind) kind;
  return DCS_N_RECORD_KINDS;
}

/* The number of a field's first column, which is also that of its parameter; from 1, as in SQL. */
static int
parameter (const DcsRecordInfo *info, guint field)
{
  int n = 1;

  for (guint i = 0; i < field; i++)
    n += info->fields[i].type == DCS_FIELD_DECIMAL ? 2 : 1;
  return n;
}

static void
append_key (GString *sql, const DcsRecordInfo *info)
{
  const char *joint = " WHERE ";

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & DCS_FIELD_KEY)
      {
        g_string_append_printf (
            sql, "%s%s = ?%d", joint, info->fields[i].name, parameter (info, i));
        joint = " AND ";
      }
}

static void
append_version (GString *sql, const DcsRecordInfo *info)
{
  g_string_append_printf (sql, " AND version = ?%d", parameter (info, (guint) info->version));
}

static void
append_assignments (GString *sql, const DcsRecordInfo *info)
{
  const char *joint = " SET ";

  for (guint i = 0; i < info->n_fields; i++)
    {
      const DcsField *field = &info->fields[i];
      int n = parameter (info, i);

      if (field->flags & DCS_FIELD_KEY)
        continue;
      g_string_append_printf (
          sql, "%s%s = ?%d%s", joint, field->name, n, (int) i == info->version ? " + 1" : "");
      if (field->type == DCS_FIELD_DECIMAL)
        g_string_append_printf (sql, ", %s_dp = ?%d", field->name, n + 1);
      joint = ", ";
    }
}

static void
append_rows (GString *sql, int n_columns, int n_rows)
{
  for (int i = 0; i < n_columns * n_rows; i++)
    {
      gboolean first = i % n_columns == 0;

      g_string_append_printf (sql, "%s?%d", i == 0 ? "(" : first ? "), (" : ", ", i + 1);
    }
  g_string_append_c (sql, ')');
}

static void
append_order (GString *sql, const DcsRecordInfo *info, DcsRecordKind kind)
{
  if (kind == DCS_RECORD_PATIENT)
    g_string_append (sql, " ORDER BY id");
  else if (kind == DCS_RECORD_OBSERVATION)
    g_string_append (sql, " ORDER BY patient_id, visit_id, date, code, site");
  else
    g_string_append (sql, " ORDER BY patient_id, id");
}

/**
 * _dcs_record_sql_text:
 *
 * Returns: (transfer full): the SQL of an operation on a record kind. Parameters are the values of
 *   the record in the order of _dcs_record_sql_columns(); of reading: ?1 whether deleted rows are
 *   wanted, ?2 the patient; of looking up: ?1 the uid.
 */
char *
_dcs_record_sql_text (DcsRecordKind kind, DcsRecordSql which)
{
  const DcsRecordInfo *info = dcs_record_info (kind);
  g_autofree char *columns = _dcs_record_sql_columns (kind, "");
  GString *sql = g_string_new (NULL);

  switch (which)
    {
    case DCS_RECORD_SQL_INSERT:
    case DCS_RECORD_SQL_INSERT_MANY:
      g_string_append_printf (sql, "INSERT INTO %s (%s) VALUES ", info->table, columns);
      append_rows (
          sql, _dcs_record_n_columns (kind), which == DCS_RECORD_SQL_INSERT ? 1 : DCS_BULK_BATCH);
      break;
    case DCS_RECORD_SQL_UPDATE:
      g_string_append_printf (sql, "UPDATE %s", info->table);
      append_assignments (sql, info);
      append_key (sql, info);
      append_version (sql, info);
      break;
    case DCS_RECORD_SQL_SET_DELETED:
      g_string_append_printf (sql,
                              "UPDATE %s SET version = version + 1, deleted = ?%d",
                              info->table,
                              parameter (info, (guint) info->deleted));
      append_key (sql, info);
      append_version (sql, info);
      break;
    case DCS_RECORD_SQL_EXISTS:
      g_string_append_printf (sql, "SELECT 1 FROM %s", info->table);
      append_key (sql, info);
      break;
    case DCS_RECORD_SQL_BY_KEY:
      g_string_append_printf (sql, "SELECT %s FROM %s", columns, info->table);
      append_key (sql, info);
      break;
    case DCS_RECORD_SQL_ALL:
    case DCS_RECORD_SQL_OF_PATIENT:
      g_string_append_printf (sql, "SELECT %s FROM %s WHERE deleted <= ?1", columns, info->table);
      if (which == DCS_RECORD_SQL_OF_PATIENT)
        g_string_append_printf (sql, " AND %s = ?2", info->patient_id >= 0 ? "patient_id" : "id");
      append_order (sql, info, kind);
      break;
    case DCS_RECORD_SQL_FIND_UID:
      g_string_append_printf (sql, "SELECT id, patient_id FROM %s WHERE uid = ?1", info->table);
      break;
    case DCS_N_RECORD_SQL:
    default:
      g_assert_not_reached ();
    }
  return g_string_free (sql, FALSE);
}
