/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-vocabulary.h"

#include <string.h>

typedef struct
{
  GHashTable *by_text; /* owned: text -> DcsCode */
  GHashTable *by_code; /* owned: set of DcsCode */
  GArray *codes;       /* owned: DcsCode in order of adding */
} Domain;

struct _DcsVocabulary
{
  GHashTable *domains; /* owned: name -> Domain */
};

static void
domain_free (gpointer data)
{
  Domain *domain = data;

  g_hash_table_unref (domain->by_text);
  g_hash_table_unref (domain->by_code);
  g_array_unref (domain->codes);
  g_free (domain);
}

/**
 * dcs_vocabulary_new:
 *
 * Returns: (transfer full): a vocabulary without codes
 */
DcsVocabulary *
dcs_vocabulary_new (void)
{
  DcsVocabulary *self = g_new0 (DcsVocabulary, 1);

  self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, domain_free);
  return self;
}

void
dcs_vocabulary_free (DcsVocabulary *self)
{
  g_hash_table_unref (self->domains);
  g_free (self);
}

/**
 * dcs_vocabulary_add:
 *
 * Adds a code to a domain; one that is there already is left where it is.
 */
void
dcs_vocabulary_add (DcsVocabulary *self, const char *domain, const char *code)
{
  Domain *place = g_hash_table_lookup (self->domains, domain);
  DcsCode number = dcs_code (code);

  if (place == NULL)
    {
      place = g_new0 (Domain, 1);
      place->by_text = g_hash_table_new (g_str_hash, g_str_equal);
      place->by_code = g_hash_table_new (NULL, NULL);
      place->codes = g_array_new (FALSE, FALSE, sizeof (DcsCode));
      g_hash_table_insert (self->domains, g_strdup (domain), place);
    }
  if (!g_hash_table_add (place->by_code, GUINT_TO_POINTER (number)))
    return;
  g_hash_table_insert (
      place->by_text, (gpointer) dcs_code_string (number), GUINT_TO_POINTER (number));
  g_array_append_val (place->codes, number);
}

/**
 * dcs_vocabulary_lookup:
 * @length: bytes of @text, or -1 when it ends with NUL
 *
 * Returns: the code that @text spells in @domain, or 0
 */
DcsCode
dcs_vocabulary_lookup (DcsVocabulary *self, const char *domain, const char *text, gssize length)
{
  Domain *place = g_hash_table_lookup (self->domains, domain);
  char buffer[128];

  if (place == NULL)
    return 0;
  if (length >= 0)
    {
      if ((gsize) length >= sizeof buffer || memchr (text, '\0', (gsize) length) != NULL)
        return 0;
      memcpy (buffer, text, (gsize) length);
      buffer[length] = '\0';
      text = buffer;
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (place->by_text, text));
}

gboolean
dcs_vocabulary_has (DcsVocabulary *self, const char *domain, DcsCode code)
{
  Domain *place = g_hash_table_lookup (self->domains, domain);

  return place != NULL && g_hash_table_contains (place->by_code, GUINT_TO_POINTER (code));
}

/**
 * dcs_vocabulary_codes:
 * @n_codes: (out): how many
 *
 * Returns: (transfer none) (nullable): the codes of a domain in the order of the definition
 */
const DcsCode *
dcs_vocabulary_codes (DcsVocabulary *self, const char *domain, guint *n_codes)
{
  Domain *place = g_hash_table_lookup (self->domains, domain);

  *n_codes = place != NULL ? place->codes->len : 0;
  return place != NULL ? (const DcsCode *) (gpointer) place->codes->data : NULL;
}

/* How many letters two codes begin with alike, whatever the case. */
static guint
count_same (const char *a, const char *b)
{
  guint n = 0;

  while (a[n] != '\0' && g_ascii_tolower (a[n]) == g_ascii_tolower (b[n]))
    n++;
  return n;
}

/**
 * dcs_vocabulary_describe:
 *
 * Returns: (transfer full): the codes of a domain for an error message, "a, b, c, …"
 */
char *
dcs_vocabulary_describe (DcsVocabulary *self, const char *domain)
{
  return dcs_vocabulary_describe_like (self, domain, NULL);
}

/**
 * dcs_vocabulary_describe_like:
 * @text: (nullable): what somebody wrote that is none of them
 *
 * Returns: (transfer full): the codes of a domain for an error message, "a, b, c, …": those first
 *   that begin most like @text, else in the order of the definition
 */
char *
dcs_vocabulary_describe_like (DcsVocabulary *self, const char *domain, const char *text)
{
  GString *list = g_string_new (NULL);
  guint n_codes, n_listed = 0, n_same = 0;
  const DcsCode *codes = dcs_vocabulary_codes (self, domain, &n_codes);
  const guint most = 24;

  for (guint i = 0; text != NULL && i < n_codes; i++)
    n_same = MAX (n_same, count_same (dcs_code_string (codes[i]), text));
  for (guint left = n_same + 1; left-- > 0;)
    for (guint i = 0; i < n_codes && n_listed < most; i++)
      {
        const char *code = dcs_code_string (codes[i]);

        if ((text != NULL ? count_same (code, text) : 0) != left)
          continue;
        g_string_append_printf (list, "%s%s", n_listed > 0 ? ", " : "", code);
        n_listed++;
      }
  if (n_codes > most)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}
