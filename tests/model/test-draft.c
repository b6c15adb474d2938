/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-draft.h"
#include "dcs-records.h"

static DcsVocabulary *
make_vocabulary (void)
{
  DcsVocabulary *vocabulary = dcs_vocabulary_new ();

  dcs_vocabulary_add (vocabulary, "drug", "alpha");
  dcs_vocabulary_add (vocabulary, "stop-reason", "no_response");
  return vocabulary;
}

static void
set_text (DcsDraft *draft, DcsVocabulary *vocabulary, int field, const char *text)
{
  const DcsField *info = &dcs_record_info (dcs_draft_get_kind (draft))->fields[field];
  g_autoptr (GError) error = NULL;
  DcsValue value;

  dcs_field_parse (info, vocabulary, text, -1, &value, &error);
  g_assert_no_error (error);
  dcs_draft_set (draft, field, &value);
}

static gboolean
has_problem (DcsDraft *draft, DcsVocabulary *vocabulary, int field)
{
  g_autoptr (GPtrArray) problems = dcs_draft_validate (draft, vocabulary);

  for (guint i = 0; i < problems->len; i++)
    if (((DcsProblem *) g_ptr_array_index (problems, i))->field == field)
      return TRUE;
  return FALSE;
}

static void
test_a_new_treatment_needs_a_drug (void)
{
  g_autoptr (DcsVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_TREATMENT);

  g_assert_true (dcs_draft_is_new (draft));
  g_assert_false (dcs_draft_is_changed (draft));
  g_assert_true (has_problem (draft, vocabulary, DCS_TREATMENT_DRUG));
  set_text (draft, vocabulary, DCS_TREATMENT_UID, "C1");
  set_text (draft, vocabulary, DCS_TREATMENT_DRUG, "alpha");
  g_assert_false (has_problem (draft, vocabulary, DCS_TREATMENT_DRUG));
  g_assert_true (dcs_draft_is_changed (draft));
}

static void
test_a_stop_before_the_start_is_refused_only_when_certain (void)
{
  g_autoptr (DcsVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_TREATMENT);

  set_text (draft, vocabulary, DCS_TREATMENT_START_DATE, "2019-03-14");
  set_text (draft, vocabulary, DCS_TREATMENT_STOP_DATE, "2019-03-13");
  g_assert_true (has_problem (draft, vocabulary, DCS_TREATMENT_STOP_DATE));
  set_text (draft, vocabulary, DCS_TREATMENT_STOP_DATE, "2019-03-14");
  g_assert_false (has_problem (draft, vocabulary, DCS_TREATMENT_STOP_DATE));
  set_text (draft, vocabulary, DCS_TREATMENT_STOP_DATE, "2019-03");
  g_assert_false (has_problem (draft, vocabulary, DCS_TREATMENT_STOP_DATE));
  set_text (draft, vocabulary, DCS_TREATMENT_STOP_DATE, "2018");
  g_assert_true (has_problem (draft, vocabulary, DCS_TREATMENT_STOP_DATE));
}

static void
test_undoing_an_edit_leaves_nothing_to_save (void)
{
  g_autoptr (DcsVocabulary) vocabulary = make_vocabulary ();
  DcsValue stored[DCS_N_TREATMENT_FIELDS] = { 0 };
  g_autoptr (DcsDraft) draft = NULL;

  stored[DCS_TREATMENT_VERSION] = dcs_value_integer (3);
  stored[DCS_TREATMENT_NOTES] = dcs_value_text ("as before");
  draft = dcs_draft_new_from_values (DCS_RECORD_TREATMENT, stored);
  g_assert_false (dcs_draft_is_new (draft));
  set_text (draft, vocabulary, DCS_TREATMENT_NOTES, "otherwise");
  g_assert_true (dcs_draft_is_changed (draft));
  set_text (draft, vocabulary, DCS_TREATMENT_NOTES, "as before");
  g_assert_false (dcs_draft_is_changed (draft));
  dcs_draft_set (draft, DCS_TREATMENT_NOTES, NULL);
  g_assert_true (dcs_draft_is_changed (draft));
  g_assert_cmpstr (dcs_draft_get_original (draft)[DCS_TREATMENT_NOTES].text, ==, "as before");
}

static void
test_a_bad_text_says_what_was_expected (void)
{
  static const struct
  {
    const DcsRecordInfo *info;
    int field;
    const char *text;
    const char *message;
  } cases[] = {
    { &dcs_treatment_info, DCS_TREATMENT_DRUG, "beta", "expected one of alpha" },
    { &dcs_treatment_info,
      DCS_TREATMENT_START_DATE,
      "14.3.2019",
      "expected a date like 2019-03-14, 2019-03 or 2019" },
    { &dcs_patient_info, DCS_PATIENT_SEX, "girl", "expected one of F, M, X" },
    { &dcs_adverse_event_info,
      DCS_ADVERSE_EVENT_GRADE,
      "6",
      "expected a whole number from 1 to 5" },
    { &dcs_adverse_event_info,
      DCS_ADVERSE_EVENT_GRADE,
      "2.5",
      "expected a whole number from 1 to 5" },
    { &dcs_dose_step_info, DCS_DOSE_STEP_AMOUNT, "-1", "expected a number from 0 to 1000000" },
    { &dcs_patient_info, DCS_PATIENT_CODE, "a\nb", "expected a text of at most 64 characters" },
  };
  g_autoptr (DcsVocabulary) vocabulary = make_vocabulary ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DcsValue value;

      g_assert_false (dcs_field_parse (
          &cases[i].info->fields[cases[i].field], vocabulary, cases[i].text, -1, &value, &error));
      g_assert_error (error, DCS_MODEL_ERROR, DCS_MODEL_ERROR_BAD_VALUE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_a_code_must_be_of_its_domain (void)
{
  g_autoptr (DcsVocabulary) vocabulary = make_vocabulary ();
  g_autoptr (DcsDraft) draft = dcs_draft_new (DCS_RECORD_TREATMENT);
  DcsValue wrong = dcs_value_code (dcs_code ("no_response"));

  dcs_draft_set (draft, DCS_TREATMENT_DRUG, &wrong);
  g_assert_true (has_problem (draft, vocabulary, DCS_TREATMENT_DRUG));
  dcs_draft_set (draft, DCS_TREATMENT_STOP_REASON, &wrong);
  g_assert_false (has_problem (draft, vocabulary, DCS_TREATMENT_STOP_REASON));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/draft/a-new-treatment-needs-a-drug", test_a_new_treatment_needs_a_drug);
  g_test_add_func ("/model/draft/a-stop-before-the-start-is-refused-only-when-certain",
                   test_a_stop_before_the_start_is_refused_only_when_certain);
  g_test_add_func ("/model/draft/undoing-an-edit-leaves-nothing-to-save",
                   test_undoing_an_edit_leaves_nothing_to_save);
  g_test_add_func ("/model/draft/a-bad-text-says-what-was-expected",
                   test_a_bad_text_says_what_was_expected);
  g_test_add_func ("/model/draft/a-code-must-be-of-its-domain", test_a_code_must_be_of_its_domain);
  return g_test_run ();
}
