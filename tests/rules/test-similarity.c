/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-rules.h"

#define CODE DCS_SIMILAR_CODE
#define NAME DCS_SIMILAR_NAME
#define CLOSE_NAME DCS_SIMILAR_CLOSE_NAME
#define BIRTH DCS_SIMILAR_BIRTH
#define CLOSE_BIRTH DCS_SIMILAR_CLOSE_BIRTH

/* Invented people; NULL for what is blank. */
typedef struct
{
  const char *given, *family, *birth;
} Person;

typedef struct
{
  Person a, b;
  int expected;
} Case;

static void
fill (DcsValue *row, const char *code, const char *initials, const Person *person)
{
  DcsDate birth;

  for (int i = 0; i < DCS_N_PATIENT_FIELDS; i++)
    row[i] = DCS_VALUE_INIT;
  row[DCS_PATIENT_CODE] = dcs_value_text (code);
  row[DCS_PATIENT_INITIALS] = dcs_value_text (initials);
  row[DCS_PATIENT_GIVEN_NAME] = dcs_value_text (person->given);
  row[DCS_PATIENT_FAMILY_NAME] = dcs_value_text (person->family);
  if (person->birth == NULL)
    return;
  g_assert_true (dcs_date_parse_iso (person->birth, -1, &birth));
  row[DCS_PATIENT_BIRTH_DATE] = dcs_value_date (birth);
}

static void
check_cases (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      DcsValue a[DCS_N_PATIENT_FIELDS], b[DCS_N_PATIENT_FIELDS];

      fill (a, "A-1", NULL, &cases[i].a);
      fill (b, "B-1", NULL, &cases[i].b);
      g_test_message ("%s %s %s, %s %s %s",
                      cases[i].a.given,
                      cases[i].a.family,
                      cases[i].a.birth,
                      cases[i].b.given,
                      cases[i].b.family,
                      cases[i].b.birth);
      g_assert_cmpint (dcs_patient_similarity (a, b), ==, cases[i].expected);
      g_assert_cmpint (dcs_patient_similarity (b, a), ==, cases[i].expected);
    }
}

static void
case_accents_and_order_do_not_count (void)
{
  static const Case cases[] = {
    { { "Ayşe", "Yılmaz", "2012-03-04" }, { "Ayşe", "Yılmaz", "2012-03-04" }, NAME | BIRTH },
    { { "Ayşe", "Yılmaz", "2012-03-04" }, { "AYSE", "YILMAZ", "2012-03-04" }, NAME | BIRTH },
    { { "Işıl", "Çelik", "2012-03-04" }, { "isil", "celik", "2012-03-04" }, NAME | BIRTH },
    { { "İpek", "Ünlü", "2012-03-04" }, { "ipek", "unlu", "2012-03-04" }, NAME | BIRTH },
    { { "Zoë", "Müller", "2012-03-04" }, { "Muller", "Zoe", "2012-03-04" }, NAME | BIRTH },
    { { "Anna Maria", "Rossi", "2012-03-04" },
      { "Maria Anna", "Rossi", "2012-03-04" },
      NAME | BIRTH },
    { { "Anna-Maria", "Rossi", "2012-03-04" },
      { "Anna Maria", "Rossi", "2012-03-04" },
      NAME | BIRTH },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
a_slip_in_a_word_is_close (void)
{
  static const Case cases[] = {
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Mehmed", "Kaya", "2012-03-04" }, CLOSE_NAME | BIRTH },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Mehmt", "Kaya", "2012-03-04" }, CLOSE_NAME | BIRTH },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Mehmeet", "Kaya", "2012-03-04" }, CLOSE_NAME | BIRTH },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Mehmte", "Kaya", "2012-03-04" }, CLOSE_NAME | BIRTH },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Mehmed", "Kaja", "2012-03-04" }, CLOSE_NAME | BIRTH },
    /* A second given name left out; the two names changed over, with a slip. */
    { { "Ayşe Nur", "Kaya", "2012-03-04" }, { "Ayşe", "Kaya", "2012-03-04" }, CLOSE_NAME | BIRTH },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Kaya", "Mehmed", "2012-03-04" }, CLOSE_NAME | BIRTH },
    /* Two slips in one word, or three in all, are another name. */
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Ahmet", "Kaya", "2012-03-04" }, 0 },
    { { "Mehmet Emin", "Kaya", "2012-03-04" }, { "Mehmed Emih", "Kaja", "2012-03-04" }, 0 },
    { { "Mehmet", "Kaya", "2012-03-04" }, { "Kaya", NULL, "2012-03-04" }, 0 },
    /* Short words must be the same. */
    { { "Su", "Kaya", "2012-03-04" }, { "Ru", "Kaya", "2012-03-04" }, 0 },
    /* Twins. */
    { { "Elif", "Kaya", "2012-03-04" }, { "Zeynep", "Kaya", "2012-03-04" }, 0 },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
a_slip_in_the_birth_date_is_close (void)
{
  static const struct
  {
    const char *a, *b;
    int expected;
  } cases[] = {
    { "2012-03-04", "2012-03-04", BIRTH },
    { "2012-03-04", "2012-04-03", CLOSE_BIRTH }, /* day and month changed over */
    { "2012-03-04", "2012-03-14", CLOSE_BIRTH }, /* one digit */
    { "2012-03-04", "2012-08-04", CLOSE_BIRTH },
    { "2012-03-04", "2002-03-04", CLOSE_BIRTH },
    { "2012-03-12", "2012-03-21", CLOSE_BIRTH }, /* neighbours */
    { "2012-03-04", "2021-03-04", CLOSE_BIRTH },
    { "2012-03-04", "2012-03", CLOSE_BIRTH }, /* less exact */
    { "2012-03-04", "2012", CLOSE_BIRTH },
    { "2012", "2012", CLOSE_BIRTH },
    { "2012-03-04", "2012-04", 0 },
    { "2012-03-04", "2011", 0 },
    { "2012-03-04", "2012-03-15", 0 }, /* two digits */
    { "2012-03-04", "2012-05-06", 0 },
    { "2012-03-04", "2013-03-05", 0 },
    { "2012-03-04", NULL, 0 },
    { NULL, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case c = { { "Deniz", "Kaya", cases[i].a },
                 { "Deniz", "Kaya", cases[i].b },
                 cases[i].expected != 0 ? cases[i].expected | NAME : 0 };

      check_cases (&c, 1);
    }
}

static void
name_or_birth_alone_is_not_enough (void)
{
  static const Case cases[] = {
    { { "Deniz", "Kaya", "2012-03-04" }, { "Deniz", "Kaya", "1999-11-23" }, 0 },
    { { "Deniz", "Kaya", NULL }, { "Deniz", "Kaya", NULL }, 0 },
    { { "Deniz", "Kaya", "2012-03-04" }, { "Lale", "Demir", "2012-03-04" }, 0 },
    { { NULL, NULL, "2012-03-04" }, { NULL, NULL, "2012-03-04" }, 0 },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
the_same_code_always_is (void)
{
  static const Person one = { "Deniz", "Kaya", "2012-03-04" };
  static const Person other = { "Lale", "Demir", "1999-11-23" };
  DcsValue a[DCS_N_PATIENT_FIELDS], b[DCS_N_PATIENT_FIELDS];

  fill (a, "JLS-001", NULL, &one);
  fill (b, "jls-001", NULL, &other);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, CODE);
  fill (b, "JLS-001", NULL, &one);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, CODE | NAME | BIRTH);
  fill (b, "JLS-002", NULL, &other);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, 0);
  fill (a, NULL, NULL, &one);
  fill (b, NULL, NULL, &other);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, 0);
}

/* A record without names may have initials: they need the very day of birth. */
static void
initials_count_with_the_same_day (void)
{
  static const Person named = { "Fatma", "Şen", "2012-03-04" };
  static const Person unnamed = { NULL, NULL, "2012-03-04" };
  static const Person close = { NULL, NULL, "2012-03-14" };
  DcsValue a[DCS_N_PATIENT_FIELDS], b[DCS_N_PATIENT_FIELDS];

  fill (a, "A", "F.Ş.", &unnamed);
  fill (b, "B", "fs", &unnamed);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, CLOSE_NAME | BIRTH);
  fill (b, "B", NULL, &named);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, CLOSE_NAME | BIRTH);
  fill (b, "B", "F.S.", &close);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, 0);
  fill (b, "B", "F.K.", &unnamed);
  g_assert_cmpint (dcs_patient_similarity (a, b), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/similarity/case-accents-and-order-do-not-count",
                   case_accents_and_order_do_not_count);
  g_test_add_func ("/rules/similarity/a-slip-in-a-word-is-close", a_slip_in_a_word_is_close);
  g_test_add_func ("/rules/similarity/a-slip-in-the-birth-date-is-close",
                   a_slip_in_the_birth_date_is_close);
  g_test_add_func ("/rules/similarity/name-or-birth-alone-is-not-enough",
                   name_or_birth_alone_is_not_enough);
  g_test_add_func ("/rules/similarity/the-same-code-always-is", the_same_code_always_is);
  g_test_add_func ("/rules/similarity/initials-count-with-the-same-day",
                   initials_count_with_the_same_day);
  return g_test_run ();
}
