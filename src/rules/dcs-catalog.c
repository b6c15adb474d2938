/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-catalog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

DcsCatalog *
_dcs_catalog_new (void)
{
  DcsCatalog *self = g_new0 (DcsCatalog, 1);

  g_atomic_ref_count_init (&self->references);
  self->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) _dcs_definition_free);
  self->by_disease = g_hash_table_new (NULL, NULL);
  self->domains = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  self->aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->file_aliases = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->vocabulary = dcs_vocabulary_new ();
  return self;
}

/* A later folder replaces a definition of the same disease; one folder has no two of it. */
static gboolean
add_definition (DcsCatalog *self, DcsDefinition *definition, const char *folder, GError **error)
{
  gpointer key = GUINT_TO_POINTER (definition->disease.code);
  DcsDefinition *earlier = g_hash_table_lookup (self->by_disease, key);
  g_autofree char *earlier_folder = NULL;
  guint index;

  g_hash_table_insert (self->by_disease, key, definition);
  if (earlier == NULL)
    {
      g_ptr_array_add (self->definitions, definition);
      return TRUE;
    }
  earlier_folder = g_path_get_dirname (earlier->path);
  if (strcmp (earlier_folder, folder) == 0)
    {
      g_set_error (error,
                   DCS_RULES_ERROR,
                   DCS_RULES_ERROR_BAD_DEFINITION,
                   _ ("%s: group [disease], key “code”: “%s” is defined in %s too. Remove one of "
                      "the two files."),
                   definition->path,
                   dcs_code_string (definition->disease.code),
                   earlier->path);
      g_hash_table_insert (self->by_disease, key, earlier);
      _dcs_definition_free (definition);
      return FALSE;
    }
  g_ptr_array_find (self->definitions, earlier, &index);
  self->definitions->pdata[index] = definition;
  _dcs_definition_free (earlier);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
load_folder (DcsCatalog *self, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &problem);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error,
                   DCS_RULES_ERROR,
                   DCS_RULES_ERROR_NOT_FOUND,
                   _ ("The folder of disease definitions cannot be opened: %s. Install Decursus "
                      "again, or set DCS_DATADIR to its data folder."),
                   problem->message);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".disease"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      DcsDefinition *definition = _dcs_definition_load (path, error);

      if (definition == NULL || !add_definition (self, definition, folder, error))
        return FALSE;
    }
  return TRUE;
}

/* The terms of all definitions by domain and code; where two have a code, the first is heard. */
static void
merge_terms (DcsCatalog *self, DcsDefinition *definition)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, definition->domains);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *name = key;
      const DcsDomain *domain = value;
      GHashTable *terms = g_hash_table_lookup (self->domains, name);

      if (terms == NULL)
        {
          terms = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (self->domains, (gpointer) name, terms);
        }
      for (guint i = 0; i < domain->terms->len; i++)
        {
          DcsTerm *term = domain->terms->pdata[i];

          dcs_vocabulary_add (self->vocabulary, name, dcs_code_string (term->code));
          if (!g_hash_table_contains (terms, GUINT_TO_POINTER (term->code)))
            g_hash_table_insert (terms, GUINT_TO_POINTER (term->code), term);
        }
    }
}

/* A value is kept in the test's own unit: where two diseases have a test, it must be the same. */
static gboolean
check_tests (DcsCatalog *self, DcsDefinition *definition, GError **error)
{
  const DcsDomain *domain = definition->tests;

  for (guint i = 0; domain != NULL && i < domain->terms->len; i++)
    {
      const DcsTest *test = domain->terms->pdata[i];
      const DcsTest *first = dcs_catalog_test (self, test->term.code);
      const char *key;

      if (first == NULL || first == test)
        continue;
      key = test->unit != first->unit           ? "unit"
            : test->numeric != first->numeric   ? "numeric"
            : test->per_site != first->per_site ? "per-site"
                                                : NULL;
      if (key == NULL)
        continue;
      g_set_error (error,
                   DCS_RULES_ERROR,
                   DCS_RULES_ERROR_BAD_DEFINITION,
                   _ ("%s: group [test %s], key “%s”: another definition gives this test another "
                      "one. Correct one of the two."),
                   definition->path,
                   dcs_code_string (test->term.code),
                   key);
      return FALSE;
    }
  return TRUE;
}

static gboolean
merge_aliases (DcsCatalog *self, DcsDefinition *definition, GError **error)
{
  for (guint i = 0; i < definition->aliases->len; i++)
    {
      DcsBundleAlias *alias = definition->aliases->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s/%s", alias->file, alias->column);
      const DcsBundleAlias *earlier = g_hash_table_lookup (self->aliases, key);
      GPtrArray *list = g_hash_table_lookup (self->file_aliases, alias->file);

      if (earlier != NULL)
        {
          if (g_strcmp0 (earlier->field, alias->field) == 0
              && earlier->observation == alias->observation && earlier->unit == alias->unit)
            continue;
          g_set_error (error,
                       DCS_RULES_ERROR,
                       DCS_RULES_ERROR_BAD_DEFINITION,
                       _ ("%s: group [bundle %s %s]: another definition gives this column another "
                          "meaning. Correct one of the two."),
                       definition->path,
                       alias->file,
                       alias->column);
          return FALSE;
        }
      g_hash_table_insert (self->aliases, g_steal_pointer (&key), alias);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->file_aliases, (gpointer) alias->file, list);
        }
      g_ptr_array_add (list, alias);
    }
  return TRUE;
}

/* The disease that a bundle without a word about it has comes first: in lists of what is known, in
 * messages that name what was expected, as the one to begin with. */
static void
put_default_first (DcsCatalog *self)
{
  for (guint i = 1; i < self->definitions->len; i++)
    {
      DcsDefinition *definition = self->definitions->pdata[i];

      if (dcs_definition_parameter (definition, "bundle-default", 0) == 0)
        continue;
      memmove (self->definitions->pdata + 1, self->definitions->pdata, i * sizeof (gpointer));
      self->definitions->pdata[0] = definition;
      return;
    }
}

/* Once all definitions are there: what is over all of them. */
gboolean
_dcs_catalog_merge (DcsCatalog *self, GError **error)
{
  for (guint i = 0; i < self->definitions->len; i++)
    {
      DcsDefinition *definition = self->definitions->pdata[i];

      merge_terms (self, definition);
      if (!merge_aliases (self, definition, error))
        return FALSE;
    }
  self->drugs = g_hash_table_lookup (self->domains, "drug");
  self->tests = g_hash_table_lookup (self->domains, "test");
  for (guint i = 0; i < self->definitions->len; i++)
    if (!check_tests (self, self->definitions->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * dcs_catalog_load:
 * @folders: folders with `*.disease` files, NULL-terminated
 * @error: (out) (optional): DCS_RULES_ERROR
 *
 * Loads every definition of the folders, in the order of their names. A definition of a later
 * folder replaces that of the same disease of an earlier one. Labels are translated to the language
 * that the process has at this moment.
 *
 * Returns: (transfer full): the catalog, or NULL with an error that names file, group and key and
 *   says what to do; also when the folders hold no definition at all
 */
DcsCatalog *
dcs_catalog_load (const char *const *folders, GError **error)
{
  g_autoptr (DcsCatalog) self = NULL;

  g_return_val_if_fail (folders != NULL && folders[0] != NULL, NULL);

  self = _dcs_catalog_new ();
  for (gsize i = 0; folders[i] != NULL; i++)
    if (!load_folder (self, folders[i], error))
      return NULL;
  if (self->definitions->len == 0)
    {
      g_set_error (error,
                   DCS_RULES_ERROR,
                   DCS_RULES_ERROR_NOT_FOUND,
                   _ ("No disease definition was found in %s. Install Decursus again, or set "
                      "DCS_DATADIR to its data folder."),
                   folders[0]);
      return NULL;
    }
  put_default_first (self);
  return _dcs_catalog_merge (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * dcs_catalog_load_default:
 * @error: (out) (optional): DCS_RULES_ERROR
 *
 * Loads the shipped definitions (the folder `diseases` of DCS_DATADIR when that is set, else of the
 * installed data, else of the source tree) and then those of the clinic, in the folder
 * `decursus/diseases` of the user's data folder when there is one.
 *
 * Returns: (transfer full): the catalog, or NULL with an error as of dcs_catalog_load()
 */
DcsCatalog *
dcs_catalog_load_default (GError **error)
{
  const char *datadir = g_getenv ("DCS_DATADIR");
  g_autofree char *shipped = NULL;
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "decursus", "diseases", NULL);
  const char *folders[3] = { NULL };

  if (datadir != NULL && *datadir != '\0')
    shipped = g_build_filename (datadir, "diseases", NULL);
  else
    {
      shipped = g_build_filename (DCS_PKGDATADIR, "diseases", NULL);
      if (!g_file_test (shipped, G_FILE_TEST_IS_DIR))
        {
          g_free (shipped);
          shipped = g_build_filename (DCS_SOURCE_DATADIR, "diseases", NULL);
        }
    }
  folders[0] = shipped;
  if (g_file_test (own, G_FILE_TEST_IS_DIR))
    folders[1] = own;
  return dcs_catalog_load (folders, error);
}

/**
 * dcs_catalog_ref:
 * @self: a catalog
 *
 * A catalog never changes; any thread may read it and count its references.
 *
 * Returns: (transfer full): @self
 */
DcsCatalog *
dcs_catalog_ref (DcsCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * dcs_catalog_unref:
 * @self: (transfer full) (nullable): a catalog
 */
void
dcs_catalog_unref (DcsCatalog *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_hash_table_unref (self->aliases);
  g_hash_table_unref (self->file_aliases);
  g_hash_table_unref (self->domains);
  g_hash_table_unref (self->by_disease);
  dcs_vocabulary_free (self->vocabulary);
  g_ptr_array_unref (self->definitions);
  g_free (self);
}

/**
 * dcs_catalog_vocabulary:
 * @self: a catalog
 *
 * Returns: (transfer none): the codes of all domains over all diseases, "disease" included
 */
DcsVocabulary *
dcs_catalog_vocabulary (DcsCatalog *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->vocabulary;
}

/**
 * dcs_catalog_count:
 * @self: a catalog
 *
 * Returns: how many diseases are defined; at least one
 */
guint
dcs_catalog_count (DcsCatalog *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->definitions->len;
}

/**
 * dcs_catalog_nth:
 * @self: a catalog
 * @index: below dcs_catalog_count()
 *
 * Returns: (transfer none): a definition
 */
DcsDefinition *
dcs_catalog_nth (DcsCatalog *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->definitions->len, NULL);
  return self->definitions->pdata[index];
}

/**
 * dcs_catalog_find:
 * @self: a catalog
 * @disease: the code of a disease, or 0
 *
 * Returns: (transfer none) (nullable): its definition
 */
DcsDefinition *
dcs_catalog_find (DcsCatalog *self, DcsCode disease)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->by_disease, GUINT_TO_POINTER (disease));
}

/**
 * dcs_catalog_term:
 * @self: a catalog
 * @domain: "drug", "site", "disease" …
 * @code: a code, or 0
 *
 * Returns: (transfer none) (nullable): the term of the first disease that has it
 */
const DcsTerm *
dcs_catalog_term (DcsCatalog *self, const char *domain, DcsCode code)
{
  GHashTable *terms;

  g_return_val_if_fail (self != NULL && domain != NULL, NULL);

  terms = g_hash_table_lookup (self->domains, domain);
  return terms != NULL ? g_hash_table_lookup (terms, GUINT_TO_POINTER (code)) : NULL;
}

/**
 * dcs_catalog_label:
 * @self: a catalog
 * @domain: "drug", "site", "disease" …
 * @code: a code, or 0
 *
 * Returns: (transfer none): the label for people; the code itself when no disease has it; "" for 0
 */
const char *
dcs_catalog_label (DcsCatalog *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_catalog_term (self, domain, code);

  if (term != NULL)
    return term->label;
  return code != 0 ? dcs_code_string (code) : "";
}

/**
 * dcs_catalog_abbr:
 * @self: a catalog
 * @domain: "drug", "site", "disease" …
 * @code: a code, or 0
 *
 * Returns: (transfer none): the short label; the code itself when no disease has it; "" for 0
 */
const char *
dcs_catalog_abbr (DcsCatalog *self, const char *domain, DcsCode code)
{
  const DcsTerm *term = dcs_catalog_term (self, domain, code);

  if (term != NULL)
    return term->abbr;
  return code != 0 ? dcs_code_string (code) : "";
}

/**
 * dcs_catalog_drug:
 * @self: a catalog
 * @drug: a code of the domain "drug", or 0
 *
 * Returns: (transfer none) (nullable): the drug of the first disease that has it
 */
const DcsDrug *
dcs_catalog_drug (DcsCatalog *self, DcsCode drug)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->drugs != NULL ? g_hash_table_lookup (self->drugs, GUINT_TO_POINTER (drug)) : NULL;
}

/**
 * dcs_catalog_test:
 * @self: a catalog
 * @test: a code of the domain "test", or 0
 *
 * Returns: (transfer none) (nullable): the test of the first disease that has it
 */
const DcsTest *
dcs_catalog_test (DcsCatalog *self, DcsCode test)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tests != NULL ? g_hash_table_lookup (self->tests, GUINT_TO_POINTER (test)) : NULL;
}

/**
 * dcs_catalog_bundle_alias:
 * @self: a catalog
 * @file: a file of the CSV bundle without ".csv", "visits"
 * @column: a column of it, "weight_kg"
 *
 * Returns: (transfer none) (nullable): what a definition says that the column means
 */
const DcsBundleAlias *
dcs_catalog_bundle_alias (DcsCatalog *self, const char *file, const char *column)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL && file != NULL && column != NULL, NULL);

  key = g_strdup_printf ("%s/%s", file, column);
  return g_hash_table_lookup (self->aliases, key);
}

/**
 * dcs_catalog_bundle_aliases:
 * @self: a catalog
 * @file: a file of the CSV bundle without ".csv"
 * @n_aliases: (out): how many
 *
 * Returns: (transfer none) (nullable): the columns of the file that the definitions name, in the
 *   order of the definition files; NULL when there is none
 */
const DcsBundleAlias *const *
dcs_catalog_bundle_aliases (DcsCatalog *self, const char *file, guint *n_aliases)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && file != NULL && n_aliases != NULL, NULL);

  list = g_hash_table_lookup (self->file_aliases, file);
  *n_aliases = list != NULL ? list->len : 0;
  return list != NULL ? (const DcsBundleAlias *const *) list->pdata : NULL;
}
