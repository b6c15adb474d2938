/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#include "dcs-derive-private.h"

#include <stdlib.h>
#include <string.h>

/* Names of more words are compared by their first ones. */
#define MAX_WORDS 8
/* In letters; longer words are compared by their first ones. */
#define MAX_LETTERS 64
/* Slips that two names may have between them in all. */
#define MAX_SLIPS 2
/* In words of fewer letters each letter tells too much. */
#define MIN_LETTERS 3

/* The words of a name, folded. */
typedef struct
{
  char **words; /* owned */
  guint n;
} Name;

static const char *
text_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_TEXT ? row[field].text : "";
}

static void
name_clear (Name *self)
{
  g_clear_pointer (&self->words, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Words in alphabetical order, so that given and family name may be changed over. */
static Name
name_of (const DcsValue *patient)
{
  g_autofree char *both = g_strconcat (text_of (patient, DCS_PATIENT_GIVEN_NAME),
                                       " ",
                                       text_of (patient, DCS_PATIENT_FAMILY_NAME),
                                       NULL);
  g_autofree char *key = dcs_text_search_key (both);
  Name name = { NULL, 0 };
  guint n = 0;

  name.words = g_strsplit_set (key, " -'’", -1);
  for (guint i = 0; name.words[i] != NULL; i++)
    if (name.words[i][0] != '\0' && n < MAX_WORDS)
      name.words[n++] = name.words[i];
    else
      g_free (name.words[i]);
  name.words[n] = NULL;
  name.n = n;
  qsort (name.words, n, sizeof (char *), compare_words);
  return name;
}

static int
letters_of (const char *word, gunichar *letters)
{
  int n = 0;

  for (; *word != '\0' && n < MAX_LETTERS; word = g_utf8_next_char (word))
    letters[n++] = g_utf8_get_char (word);
  return n;
}

/* 0: the same; 1: one letter more, less or other, or two neighbours changed over; 2: further
 * apart. */
static int
slips_between (const char *a, const char *b)
{
  gunichar x[MAX_LETTERS], y[MAX_LETTERS];
  int n_x, n_y, same, end = 0;

  if (strcmp (a, b) == 0)
    return 0;
  n_x = letters_of (a, x);
  n_y = letters_of (b, y);
  if (MIN (n_x, n_y) < MIN_LETTERS || abs (n_x - n_y) > 1)
    return 2;
  for (same = 0; same < MIN (n_x, n_y) && x[same] == y[same];)
    same++;
  while (end < MIN (n_x, n_y) - same && x[n_x - 1 - end] == y[n_y - 1 - end])
    end++;
  if (MAX (n_x, n_y) - same - end <= 1)
    return 1;
  if (n_x == n_y && n_x - same - end == 2 && x[same] == y[same + 1] && x[same + 1] == y[same])
    return 1;
  return 2;
}

/* Pairs each word of the shorter name with the nearest free one of the longer: words that are the
 * same first. Returns the slips, or MAX_SLIPS + 1 when a word has no partner. */
static int
count_slips (const Name *a, const Name *b)
{
  guint32 used = 0, paired = 0;
  int slips = 0;

  for (int allowed = 0; allowed <= 1; allowed++)
    for (guint i = 0; i < a->n; i++)
      for (guint j = 0; j < b->n && !(paired & 1u << i); j++)
        if (!(used & 1u << j) && slips_between (a->words[i], b->words[j]) <= allowed)
          {
            used |= 1u << j;
            paired |= 1u << i;
            slips += allowed;
          }
  for (guint i = 0; i < a->n; i++)
    if (!(paired & 1u << i))
      return MAX_SLIPS + 1;
  return slips;
}

/* The first letters of the words, or the initials as typed, in alphabetical order. */
static char *
initials_of (const DcsValue *patient, const Name *name)
{
  g_autofree char *key = NULL;
  GString *letters = g_string_new (NULL);
  gunichar sorted[MAX_LETTERS];
  int n = 0;

  if (name->n > 0)
    for (guint i = 0; i < name->n; i++)
      sorted[n++] = g_utf8_get_char (name->words[i]);
  else
    {
      key = dcs_text_search_key (text_of (patient, DCS_PATIENT_INITIALS));
      for (const char *p = key; *p != '\0' && n < MAX_LETTERS; p = g_utf8_next_char (p))
        if (g_unichar_isalpha (g_utf8_get_char (p)))
          sorted[n++] = g_utf8_get_char (p);
    }
  for (int i = 1; i < n; i++)
    for (int j = i; j > 0 && sorted[j] < sorted[j - 1]; j--)
      {
        gunichar other = sorted[j];

        sorted[j] = sorted[j - 1];
        sorted[j - 1] = other;
      }
  for (int i = 0; i < n; i++)
    g_string_append_unichar (letters, sorted[i]);
  return g_string_free (letters, FALSE);
}

static DcsSimilarity
compare_names (const DcsValue *a, const DcsValue *b, gboolean same_birth)
{
  g_auto (Name) name_a = name_of (a);
  g_auto (Name) name_b = name_of (b);
  const Name *fewer = name_a.n <= name_b.n ? &name_a : &name_b;
  const Name *more = fewer == &name_a ? &name_b : &name_a;
  int slips;

  if (fewer->n == 0)
    {
      /* Initials say little: only with the same day of birth. */
      g_autofree char *initials_a = initials_of (a, &name_a);
      g_autofree char *initials_b = initials_of (b, &name_b);

      return same_birth && initials_a[0] != '\0' && strcmp (initials_a, initials_b) == 0
                 ? DCS_SIMILAR_CLOSE_NAME
                 : 0;
    }
  slips = count_slips (fewer, more);
  if (slips == 0 && fewer->n == more->n)
    return DCS_SIMILAR_NAME;
  /* A second given name is often left out; one word alone is no name. */
  if (slips <= MAX_SLIPS && (fewer->n == more->n || (fewer->n >= 2 && more->n - fewer->n == 1)))
    return DCS_SIMILAR_CLOSE_NAME;
  return 0;
}

static void
digits_of (DcsDate date, char digits[9])
{
  g_snprintf (digits, 9, "%04d%02d%02d", date.year, date.month, date.day);
}

/* One digit other, or two neighbours changed over. */
static gboolean
is_slip_of (DcsDate a, DcsDate b)
{
  char x[9], y[9];
  int first = -1, last = -1;

  digits_of (a, x);
  digits_of (b, y);
  for (int i = 0; i < 8; i++)
    if (x[i] != y[i])
      {
        first = first < 0 ? i : first;
        last = i;
      }
  return first == last || (last == first + 1 && x[first] == y[last] && x[last] == y[first]);
}

static DcsSimilarity
compare_births (DcsDate a, DcsDate b)
{
  if (!dcs_date_is_set (a) || !dcs_date_is_set (b))
    return 0;
  if (a.precision != DCS_DATE_DAY || b.precision != DCS_DATE_DAY)
    return dcs_date_day (a, DCS_DATE_EARLIEST) <= dcs_date_day (b, DCS_DATE_LATEST)
                   && dcs_date_day (b, DCS_DATE_EARLIEST) <= dcs_date_day (a, DCS_DATE_LATEST)
               ? DCS_SIMILAR_CLOSE_BIRTH
               : 0;
  if (a.year == b.year)
    {
      if (a.month == b.month && a.day == b.day)
        return DCS_SIMILAR_BIRTH;
      if (a.month == b.day && a.day == b.month)
        return DCS_SIMILAR_CLOSE_BIRTH;
    }
  /* Most pairs differ in more than a slip can explain: told without their digits. */
  if ((a.year != b.year) + (a.month != b.month) + (a.day != b.day) > 1)
    return 0;
  return is_slip_of (a, b) ? DCS_SIMILAR_CLOSE_BIRTH : 0;
}

/**
 * dcs_patient_similarity:
 * @a: a row of DCS_RECORD_PATIENT
 * @b: another one
 *
 * Why two records may be of one person: the same code (case and blanks aside); or the same or
 * nearly the same name together with the same or nearly the same date of birth. Names are compared
 * word by word in any order, folded by dcs_text_search_key(); each word may have one slip (a letter
 * more, less or other, or two neighbours changed over), a name two, and one word may be left out. A
 * date of birth is close when day and month are changed over, when one digit is other or two
 * neighbours are changed over, or when a less exact one can be the other. Initials count only with
 * the same day of birth. Product rule.
 *
 * Pairs that differ in their date of birth cost nothing: no text is folded.
 *
 * Returns: the reasons; 0 when the two need not be looked at
 */
DcsSimilarity
dcs_patient_similarity (const DcsValue *a, const DcsValue *b)
{
  const char *code_a, *code_b;
  DcsSimilarity code = 0, birth, name;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  code_a = text_of (a, DCS_PATIENT_CODE);
  code_b = text_of (b, DCS_PATIENT_CODE);
  if (code_a[0] != '\0' && g_ascii_strcasecmp (code_a, code_b) == 0)
    code = DCS_SIMILAR_CODE;
  birth = compare_births (_dcs_row_date (a, DCS_PATIENT_BIRTH_DATE),
                          _dcs_row_date (b, DCS_PATIENT_BIRTH_DATE));
  if (birth == 0)
    return code;
  name = compare_names (a, b, birth == DCS_SIMILAR_BIRTH);
  if (name == 0)
    return code != 0 ? code | birth : 0;
  return code | birth | name;
}
