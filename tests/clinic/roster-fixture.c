/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "roster-fixture.h"

/* Invented people: every combination of these. */
static const char *const given_names[] = {
  "Aylin", "Işıl", "İrem", "Çağla", "Emre", "Zoë", "Mateusz", "Nuria", "Óscar", "Linnea", "Tom",
};
static const char *const family_names[] = {
  "Kaya",    "Yıldız", "Şahin", "Öztürk", "Nowak", "García", "Lindqvist",
  "O'Neill", "Weiß",   "Demir", "Ünal",   "Marsh", "Ilgaz",
};
static const char *const subtypes[] = { "linear", "circumscribed", "generalized", "mixed" };
static const char *const drugs[] = { "methotrexate", "mycophenolate_mofetil", "prednisolone" };

/**
 * roster_fixture_load_catalog:
 *
 * Returns: (transfer full): the shipped disease definitions
 */
DcsCatalog *
roster_fixture_load_catalog (void)
{
  g_autoptr (GError) error = NULL;
  DcsCatalog *catalog = dcs_catalog_load_default (&error);

  g_assert_no_error (error);
  return catalog;
}

/**
 * roster_fixture_make_row:
 *
 * Returns: a row of a living girl with an active disease and no drug; the texts are borrowed, the
 *   search key is interned
 */
DcsRosterRow
roster_fixture_make_row (gint64 id, const char *code, const char *name)
{
  g_autofree char *text = g_strdup_printf ("%s %s", code, name);
  g_autofree char *key = dcs_text_search_key (text);

  return (DcsRosterRow){
    .id = id,
    .code = code,
    .name = name,
    .search_key = g_intern_string (key),
    .sex = 'F',
    .birth_date = dcs_date_new (2009, 5, 17),
    .disease = dcs_code ("jls"),
    .subtype = dcs_code ("linear"),
    .summary = { .patient_id = id, .state = DCS_STATE_ACTIVE },
  };
}

static void
fill_summary (DcsRosterRow *row, guint i)
{
  row->summary.patient_id = row->id;
  row->summary.state = i % DCS_N_STATES;
  row->summary.last_visit = dcs_date_from_day (15000 + (int) (i * 7919u % 4000));
  row->summary.n_current = i % 3;
  for (guint k = 0; k < row->summary.n_current; k++)
    row->summary.current[k] = dcs_code (drugs[(i + k) % G_N_ELEMENTS (drugs)]);
}

/**
 * roster_fixture_make_rows:
 * @n_patients: how many, each different, the same at every call
 * @texts: owns the texts of the rows
 *
 * Returns: (transfer full) (element-type DcsRosterRow): the rows, by code
 */
GArray *
roster_fixture_make_rows (guint n_patients, GStringChunk *texts)
{
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (DcsRosterRow), n_patients);

  for (guint i = 0; i < n_patients; i++)
    {
      const char *given = given_names[i * 31u % G_N_ELEMENTS (given_names)];
      const char *family = family_names[i * 17u / 3 % G_N_ELEMENTS (family_names)];
      g_autofree char *name = g_strdup_printf ("%s %s", given, family);
      g_autofree char *code = g_strdup_printf ("JLS-%06u", i + 1);
      g_autofree char *text = g_strdup_printf ("%s %s", code, name);
      g_autofree char *key = dcs_text_search_key (text);
      DcsRosterRow row = {
        .id = i + 1,
        .code = g_string_chunk_insert (texts, code),
        .name = g_string_chunk_insert (texts, name),
        .search_key = g_string_chunk_insert (texts, key),
        .sex = "FMX"[i % 3],
        .birth_date = dcs_date_from_day (10000 + (int) (i * 104729u % 7000)),
        .disease = dcs_code ("jls"),
        .subtype = dcs_code (subtypes[i % G_N_ELEMENTS (subtypes)]),
      };

      fill_summary (&row, i);
      g_array_append_val (rows, row);
    }
  return rows;
}

/**
 * roster_fixture_fill:
 * @n_patients: as for roster_fixture_make_rows()
 * @n_batch: rows handed over at once
 */
void
roster_fixture_fill (DcsRoster *roster, guint n_patients, guint n_batch)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GArray) rows = roster_fixture_make_rows (n_patients, texts);

  for (guint i = 0; i < rows->len; i += n_batch)
    dcs_roster_append (
        roster, &g_array_index (rows, DcsRosterRow, i), MIN (n_batch, rows->len - i));
}
