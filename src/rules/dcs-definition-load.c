/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-definition-private.h"

#include "dcs-summary.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The roles that rules and figures ask for, and the domain of the code that plays each. */
static const struct
{
  const char *name;
  const char *domain;
} roles[] = {
  { "weight", "test" },
  { "height", "test" },
  { "physician-global", "test" },
  { "activity", "instrument" },
  { "stop-adverse-event", "stop-reason" },
  { "notice-care-group", "care-group" },
  { "relapse-off-treatment", "relapse-context" },
  { "relapse-other-treatment", "relapse-context" },
  { "padua-linear", "subtype" },
  { "padua-circumscribed", "subtype" },
  { "padua-generalized", "subtype" },
  { "padua-mixed", "subtype" },
  { "padua-head", "subtype-site" },
  { "padua-trunk-limb", "subtype-site" },
  { "padua-head-site", "site" },
  { "morphology-linear", "morphology" },
  { "morphology-plaque", "morphology" },
};

static const char *const term_keys[] = { "label", "abbr", "phrase", "text", "source", NULL };
static const char *const disease_keys[] = { "code", NULL };
static const char *const bundle_keys[] = { "field", "observation", "unit", NULL };

static void
domain_free (gpointer data)
{
  DcsDomain *self = data;

  g_ptr_array_unref (self->terms);
  g_hash_table_unref (self->by_code);
  g_free (self);
}

static DcsDefinition *
definition_new (const char *path)
{
  DcsDefinition *self = g_new0 (DcsDefinition, 1);

  self->path = g_strdup (path);
  self->strings = g_string_chunk_new (8192);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, domain_free);
  self->parameters = g_hash_table_new (g_str_hash, g_str_equal);
  self->roles = g_hash_table_new (g_str_hash, g_str_equal);
  self->aliases = g_ptr_array_new ();
  return self;
}

static DcsDomain *
ensure_domain (DcsDefinition *self, const char *name)
{
  DcsDomain *domain = g_hash_table_lookup (self->domains, name);

  if (domain == NULL)
    {
      domain = g_new0 (DcsDomain, 1);
      domain->terms = g_ptr_array_new ();
      domain->by_code = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->domains, (gpointer) name, domain);
    }
  return domain;
}

static gboolean
is_code (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_-./^%", *c) == NULL)
      return FALSE;
  return *text != '\0';
}

/* Every key of the group must be in one of the lists; any may be NULL. */
static gboolean
check_term_keys (DcsDefinitionReader *reader,
                 const char *const *common,
                 const char *const *own,
                 const char *group_key,
                 gboolean children,
                 GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (reader->file, reader->group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const char *key = keys[i];

      if ((common != NULL && g_strv_contains (common, key))
          || (own != NULL && g_strv_contains (own, key)) || g_strcmp0 (group_key, key) == 0
          || (children && strcmp (key, "children") == 0))
        continue;
      return _dcs_reader_fail (reader, key, error, _ ("this key is not known here"));
    }
  return TRUE;
}

gboolean
_dcs_reader_check_keys (DcsDefinitionReader *self,
                        const char *const *common,
                        const char *const *own,
                        GError **error)
{
  return check_term_keys (self, common, own, NULL, FALSE, error);
}

static gboolean
read_words (DcsDefinitionReader *reader, DcsTerm *term, gboolean label_optional, GError **error)
{
  if (!_dcs_reader_label (reader, "label", &term->label, error)
      || !_dcs_reader_label (reader, "abbr", &term->abbr, error)
      || !_dcs_reader_label (reader, "phrase", &term->phrase, error)
      || !_dcs_reader_label (reader, "text", &term->text, error)
      || !_dcs_reader_text (reader, "source", &term->source, error))
    return FALSE;
  if (term->label == NULL && !label_optional)
    return _dcs_reader_fail (reader, "label", error, _ ("the key is missing"));
  if (term->abbr == NULL)
    term->abbr = term->label;
  if (term->phrase == NULL)
    term->phrase = term->label;
  return TRUE;
}

static gboolean
read_disease (DcsDefinitionReader *reader, GError **error)
{
  DcsTerm *disease = &reader->definition->disease;
  const char *code = NULL;
  DcsDomain *domain;

  reader->group = "disease";
  if (!g_key_file_has_group (reader->file, "disease"))
    return _dcs_reader_fail (reader, NULL, error, _ ("the group is missing"));
  if (!_dcs_reader_check_keys (reader, term_keys, disease_keys, error)
      || !_dcs_reader_text (reader, "code", &code, error))
    return FALSE;
  if (code == NULL || !is_code (code))
    return _dcs_reader_fail (reader, "code", error, _ ("must be the code of the disease"));
  disease->code = dcs_code (code);
  if (!read_words (reader, disease, FALSE, error))
    return FALSE;
  domain = ensure_domain (reader->definition, "disease");
  g_ptr_array_add (domain->terms, disease);
  g_hash_table_insert (domain->by_code, GUINT_TO_POINTER (disease->code), disease);
  return TRUE;
}

/* First pass: the term with its words, so that any other group can refer to it. */
static gboolean
create_term (DcsDefinitionReader *reader, const char *const *words, GError **error)
{
  const DcsDomainInfo *info = _dcs_domain_info (words[0]);
  DcsDomain *domain;
  DcsTerm *term;

  if (info == NULL)
    return _dcs_reader_fail (reader, NULL, error, _ ("“%s” is no known domain"), words[0]);
  if (words[1] == NULL || words[2] != NULL || !is_code (words[1]))
    return _dcs_reader_fail (
        reader, NULL, error, _ ("must be a domain and a code, as in [site neck]"));
  if (!check_term_keys (
          reader, term_keys, info->keys, info->group_key, info->children_domain != NULL, error))
    return FALSE;

  term = _dcs_definition_alloc (reader->definition, MAX (info->size, sizeof (DcsTerm)));
  term->code = dcs_code (words[1]);
  domain = ensure_domain (reader->definition, info->name);
  g_ptr_array_add (domain->terms, term);
  g_hash_table_insert (domain->by_code, GUINT_TO_POINTER (term->code), term);
  return read_words (reader, term, info->label_optional, error);
}

static gboolean
read_group_key (DcsDefinitionReader *reader,
                const DcsDomainInfo *info,
                DcsTerm *term,
                GError **error)
{
  const char *text = NULL;

  if (info->group_key == NULL)
    return TRUE;
  if (info->group_domain != NULL)
    {
      if (!_dcs_reader_code (reader, info->group_key, info->group_domain, &term->group, error))
        return FALSE;
    }
  else
    {
      if (!_dcs_reader_text (reader, info->group_key, &text, error))
        return FALSE;
      if (text != NULL && dcs_state_from_code (text) == DCS_STATE_UNKNOWN)
        return _dcs_reader_fail (
            reader, info->group_key, error, _ ("“%s” is no state of a disease"), text);
      term->group = text != NULL ? dcs_code (text) : 0;
    }
  if (term->group == 0 && info->group_required)
    return _dcs_reader_fail (reader, info->group_key, error, _ ("the key is missing"));
  return TRUE;
}

/* Second pass: what a term says of others. */
static gboolean
fill_term (DcsDefinitionReader *reader, const char *const *words, GError **error)
{
  const DcsDomainInfo *info = _dcs_domain_info (words[0]);
  DcsDomain *domain = _dcs_definition_domain (reader->definition, words[0]);
  DcsTerm *term = _dcs_domain_find (domain, dcs_code_try (words[1]));

  return read_group_key (reader, info, term, error)
         && (info->children_domain == NULL
             || _dcs_reader_codes (reader,
                                   "children",
                                   info->children_domain,
                                   &term->children,
                                   &term->n_children,
                                   error))
         && (info->read == NULL || info->read (reader, term, error));
}

/* [bundle FILE COLUMN] */
static gboolean
read_bundle (DcsDefinitionReader *reader, const char *const *words, GError **error)
{
  DcsDefinition *definition = reader->definition;
  DcsBundleAlias *alias = _dcs_definition_alloc (definition, sizeof *alias);

  if (g_strv_length ((char **) words) != 3 || !is_code (words[1]) || !is_code (words[2]))
    return _dcs_reader_fail (
        reader, NULL, error, _ ("must name a file and a column, as in [bundle visits weight_kg]"));
  alias->file = g_string_chunk_insert_const (definition->strings, words[1]);
  alias->column = g_string_chunk_insert_const (definition->strings, words[2]);
  if (!_dcs_reader_check_keys (reader, NULL, bundle_keys, error)
      || !_dcs_reader_text (reader, "field", &alias->field, error)
      || !_dcs_reader_code (reader, "observation", "test", &alias->observation, error)
      || !_dcs_reader_code (reader, "unit", "unit", &alias->unit, error))
    return FALSE;
  if ((alias->field == NULL) == (alias->observation == 0))
    return _dcs_reader_fail (
        reader, NULL, error, _ ("needs either the key “field” or the key “observation”"));
  if (alias->unit != 0 && alias->observation == 0)
    return _dcs_reader_fail (reader, "unit", error, _ ("only an observation has a unit"));
  g_ptr_array_add (definition->aliases, alias);
  return TRUE;
}

static gboolean
read_roles (DcsDefinitionReader *reader, GError **error)
{
  const char *names[G_N_ELEMENTS (roles) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    names[i] = roles[i].name;
  reader->group = "roles";
  if (!_dcs_reader_check_keys (reader, names, NULL, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      DcsCode code = 0;

      if (!_dcs_reader_code (reader, roles[i].name, roles[i].domain, &code, error))
        return FALSE;
      if (code != 0)
        g_hash_table_insert (
            reader->definition->roles, (gpointer) roles[i].name, GUINT_TO_POINTER (code));
    }
  return TRUE;
}

/* The dose of one patient is told in the same mass as the dose per m² or per kg. */
static gboolean
check_dose_units (DcsDefinitionReader *reader, GError **error)
{
  DcsDomain *domain = _dcs_definition_domain (reader->definition, "dose-unit");

  for (guint i = 0; domain != NULL && i < domain->terms->len; i++)
    {
      const DcsDoseUnit *unit = domain->terms->pdata[i];
      const DcsDoseUnit *absolute = _dcs_domain_find (domain, unit->absolute);
      g_autofree char *group = g_strdup_printf ("dose-unit %s", dcs_code_string (unit->term.code));

      if (absolute->basis == DCS_DOSE_FLAT
          && (absolute->milligrams == unit->milligrams
              || (isnan (absolute->milligrams) && isnan (unit->milligrams))))
        continue;
      reader->group = group;
      return _dcs_reader_fail (
          reader, "absolute", error, _ ("must be the same mass without “per”"));
    }
  return TRUE;
}

typedef gboolean (*ReadGroupFunc) (DcsDefinitionReader *reader,
                                   const char *const *words,
                                   GError **error);

/* Calls the function for the groups whose first word is @first, or, when that is NULL, for the
 * terms: all other groups. */
static gboolean
each_group (DcsDefinitionReader *reader, const char *first, ReadGroupFunc func, GError **error)
{
  static const char *const others[] = { "disease", "roles", "parameters", "band", "bundle", NULL };
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (groups[i], " ", -1);
      const char *word = words[0] != NULL ? words[0] : "";

      if (first != NULL ? strcmp (word, first) != 0 : g_strv_contains (others, word))
        continue;
      reader->group = groups[i];
      if (!func (reader, (const char *const *) words, error))
        return FALSE;
    }
  return TRUE;
}

/* GKeyFile lets the last of two keys or groups win; here two of a kind are a mistake. */
static gboolean
refuse_doubles (DcsDefinitionReader *reader, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *group = g_strdup ("");

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *equals = strchr (line, '=');
      char *entry = NULL;

      if (*line == '[')
        {
          g_free (group);
          group = g_strndup (line + 1, strcspn (line + 1, "]"));
          entry = g_strdup_printf ("[%s]", group);
        }
      else if (*line != '#' && equals != NULL)
        {
          *equals = '\0';
          entry = g_strdup_printf ("[%s]%s", group, g_strchomp (line));
        }
      if (entry != NULL && !g_hash_table_add (seen, entry))
        {
          reader->group = group;
          return _dcs_reader_fail (reader,
                                   equals != NULL && *line != '[' ? line : NULL,
                                   error,
                                   _ ("stands twice, again on line %u"),
                                   (guint) i + 1);
        }
    }
  return TRUE;
}

/* The clinic's own values take the place of the file's before anything is read: then they are
 * checked as it is. */
static gboolean
apply_changes (DcsDefinitionReader *reader, GError **error)
{
  for (guint i = 0; i < reader->n_changes; i++)
    {
      const DcsRuleOverride *change = &reader->changes[i];

      if (change->disease != reader->definition->disease.code)
        continue;
      reader->group = change->group;
      if (strcmp (change->group, "parameters") != 0
          && !g_key_file_has_group (reader->file, change->group))
        return _dcs_reader_fail (reader, change->key, error, _ ("the definition has no such rule"));
      for (guint j = 0; j < i; j++)
        if (reader->changes[j].disease == change->disease
            && strcmp (reader->changes[j].group, change->group) == 0
            && strcmp (reader->changes[j].key, change->key) == 0)
          return _dcs_reader_fail (reader, change->key, error, _ ("is given twice"));
      g_key_file_set_value (reader->file, change->group, change->key, change->value);
    }
  return TRUE;
}

/* The domains that are asked for by code again and again. */
static void
remember_domains (DcsDefinition *self)
{
  self->drugs = _dcs_definition_domain (self, "drug");
  self->tests = _dcs_definition_domain (self, "test");
  self->dose_units = _dcs_definition_domain (self, "dose-unit");
  self->instruments = _dcs_definition_domain (self, "instrument");
  self->item_groups = _dcs_definition_domain (self, "item-group");
  self->ranges = _dcs_definition_domain (self, "range");
  self->forms = _dcs_definition_domain (self, "form");
  self->sites = _dcs_definition_domain (self, "site");
  self->frequencies = _dcs_definition_domain (self, "frequency");
  self->stop_reasons = _dcs_definition_domain (self, "stop-reason");
  self->treatment_responses = _dcs_definition_domain (self, "treatment-response");
  self->calculations = _dcs_definition_domain (self, "calculation");
  self->judgements = _dcs_definition_domain (self, "judgement");
  self->due_rules = _dcs_definition_domain (self, "due");
  self->options = _dcs_definition_domain (self, "option");
  self->visit_responses = _dcs_definition_domain (self, "visit-response");
}

/* No table is longer than this; codes of one domain mostly stand close together. */
#define MAX_TABLE 8192

static void
make_table (DcsDefinition *self, DcsDomain *domain)
{
  DcsCode first = G_MAXUINT32, last = 0;
  DcsTerm *const *terms;

  if (domain == NULL || domain->table != NULL || domain->terms->len == 0)
    return;
  terms = (DcsTerm *const *) domain->terms->pdata;
  for (guint i = 0; i < domain->terms->len; i++)
    {
      first = MIN (first, terms[i]->code);
      last = MAX (last, terms[i]->code);
    }
  if (last - first >= MAX_TABLE)
    return;
  domain->first = first;
  domain->n_table = last - first + 1;
  domain->table = _dcs_definition_alloc (self, domain->n_table * sizeof (gpointer));
  for (guint i = 0; i < domain->terms->len; i++)
    domain->table[terms[i]->code - first] = terms[i];
}

/* What rules look up with every patient is found without a hash. */
static void
make_tables (DcsDefinition *self)
{
  DcsDomain *domains[] = { self->drugs,        self->tests,
                           self->dose_units,   self->instruments,
                           self->forms,        self->frequencies,
                           self->stop_reasons, self->treatment_responses,
                           self->calculations, self->visit_responses };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    make_table (self, domains[i]);
  self->weight = dcs_definition_role (self, "weight");
  self->height = dcs_definition_role (self, "height");
}

static gboolean
read_text (DcsDefinitionReader *reader, GError **error)
{
  DcsDefinition *definition = reader->definition;
  g_autoptr (GError) problem = NULL;
  gsize length = 0;

  if (definition->text == NULL)
    g_file_get_contents (definition->path, &definition->text, &length, &problem);
  else
    length = strlen (definition->text);
  if (problem == NULL && strlen (definition->text) != length)
    g_set_error_literal (
        &problem, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE, _ ("It is not a text file."));
  if (problem == NULL
      && g_key_file_load_from_data (
          reader->file, definition->text, length, G_KEY_FILE_NONE, &problem))
    return TRUE;
  g_set_error (error,
               DCS_RULES_ERROR,
               DCS_RULES_ERROR_BAD_DEFINITION,
               _ ("%s cannot be read as a disease definition: %s Correct this file or remove it."),
               definition->path,
               problem->message);
  return FALSE;
}

static gboolean
read_file (DcsDefinitionReader *reader, GError **error)
{
  DcsDefinition *definition = reader->definition;

  if (!read_text (reader, error))
    return FALSE;
  if (!refuse_doubles (reader, definition->text, error) || !read_disease (reader, error)
      || !apply_changes (reader, error) || !each_group (reader, NULL, create_term, error))
    return FALSE;
  remember_domains (definition);
  if (!(each_group (reader, NULL, fill_term, error) && check_dose_units (reader, error)
        && _dcs_definition_link_forms (reader, error)
        && each_group (reader, "band", _dcs_definition_read_band, error)
        && each_group (reader, "bundle", read_bundle, error) && read_roles (reader, error)
        && _dcs_definition_read_parameters (reader, error)
        && _dcs_definition_link_calculations (reader, error)
        && _dcs_definition_link_judgements (reader, error)))
    return FALSE;
  make_tables (definition);
  return TRUE;
}

/* Reads one definition file, strictly: whatever it has that is not known is an error. */
DcsDefinition *
_dcs_definition_load (const char *path, GError **error)
{
  g_autoptr (DcsDefinition) self = definition_new (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DcsDefinitionReader reader = { .definition = self, .file = file };

  return read_file (&reader, error) ? g_steal_pointer (&self) : NULL;
}

DcsDefinition *
_dcs_definition_change (DcsDefinition *self,
                        const DcsRuleOverride *changes,
                        guint n_changes,
                        GError **error)
{
  g_autoptr (DcsDefinition) changed = definition_new (self->path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DcsDefinitionReader reader = {
    .definition = changed, .file = file, .changes = changes, .n_changes = n_changes
  };

  changed->text = g_strdup (self->text);
  return read_file (&reader, error) ? g_steal_pointer (&changed) : NULL;
}
