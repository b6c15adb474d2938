/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-quality-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  int field;
  const char *words;
} Blank;

static const Blank blanks[] = {
  { "no-birth-date", DCS_PATIENT_BIRTH_DATE, N_ ("The date of birth is blank.") },
  { "no-sex", DCS_PATIENT_SEX, N_ ("The sex is blank.") },
  { "no-diagnosis-date", DCS_PATIENT_DIAGNOSIS_DATE, N_ ("The date of diagnosis is blank.") },
};

static void
tell_blank (QualityCheck *check, const char *id, int field, const char *words)
{
  _dcs_quality_add (check,
                    DCS_QUALITY_BLANK,
                    id,
                    DCS_RECORD_PATIENT,
                    check->patient,
                    field,
                    0,
                    DCS_DATE_INIT,
                    NULL,
                    g_strdup (words));
}

/* Where a mixed subtype is depends on its components, so that it may stay blank. */
static void
check_subtype (QualityCheck *check)
{
  DcsCode subtype = _dcs_row_code (check->patient, DCS_PATIENT_SUBTYPE);
  const DcsTerm *term;
  guint n_subtypes;

  dcs_definition_terms (check->definition, "subtype", &n_subtypes);
  if (subtype == 0)
    {
      if (n_subtypes > 0 && _dcs_quality_count (check))
        tell_blank (check, "no-subtype", DCS_PATIENT_SUBTYPE, _ ("The subtype is blank."));
      return;
    }
  term = dcs_definition_term (check->definition, "subtype", subtype);
  if (term != NULL && term->n_children > 0
      && subtype != dcs_definition_role (check->definition, "padua-mixed")
      && _dcs_row_code (check->patient, DCS_PATIENT_SUBTYPE_SITE) == 0
      && _dcs_quality_count (check))
    tell_blank (check,
                "no-subtype-site",
                DCS_PATIENT_SUBTYPE_SITE,
                _ ("The site of the subtype is blank."));
}

void
_dcs_quality_check_patient (QualityCheck *check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (check->patient[blanks[i].field].kind == DCS_VALUE_NULL && _dcs_quality_count (check))
      tell_blank (check, blanks[i].id, blanks[i].field, _ (blanks[i].words));
  check_subtype (check);
}
