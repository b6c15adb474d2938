/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dcs-entry-forms.h"

#include "dcs-administration-form.h"
#include "dcs-adverse-event-form.h"
#include "dcs-care-item-form.h"
#include "dcs-dose-form.h"
#include "dcs-finding-form.h"
#include "dcs-history-form.h"
#include "dcs-investigation-form.h"
#include "dcs-lesion-form.h"
#include "dcs-patient-form.h"
#include "dcs-records.h"
#include "dcs-relapse-form.h"
#include "dcs-stop-form.h"
#include "dcs-treatment-form.h"

#include <glib/gi18n-lib.h>

static const struct
{
  GType (*get_type) (void);
  DcsRecordKind kind;
  const char *new_title;
  const char *title;
} tasks[DCS_N_ENTRY_TASKS] = {
  [DCS_ENTRY_PATIENT]
  = { dcs_patient_form_get_type, DCS_RECORD_PATIENT, N_ ("New patient"), N_ ("Patient") },
  [DCS_ENTRY_VISIT] = { NULL, DCS_RECORD_VISIT, N_ ("New visit"), N_ ("Visit") },
  [DCS_ENTRY_TREATMENT] = { dcs_treatment_form_get_type,
                            DCS_RECORD_TREATMENT,
                            N_ ("Start a treatment"),
                            N_ ("Treatment") },
  [DCS_ENTRY_DOSE]
  = { dcs_dose_form_get_type, DCS_RECORD_DOSE_STEP, N_ ("Change the dose"), N_ ("Dose") },
  [DCS_ENTRY_STOP] = { dcs_stop_form_get_type,
                       DCS_RECORD_TREATMENT,
                       N_ ("Stop a treatment"),
                       N_ ("Stop a treatment") },
  [DCS_ENTRY_ADMINISTRATION] = { dcs_administration_form_get_type,
                                 DCS_RECORD_ADMINISTRATION,
                                 N_ ("New infusion"),
                                 N_ ("Infusion") },
  [DCS_ENTRY_RELAPSE]
  = { dcs_relapse_form_get_type, DCS_RECORD_RELAPSE, N_ ("New relapse"), N_ ("Relapse") },
  [DCS_ENTRY_ADVERSE_EVENT] = { dcs_adverse_event_form_get_type,
                                DCS_RECORD_ADVERSE_EVENT,
                                N_ ("New adverse event"),
                                N_ ("Adverse event") },
  [DCS_ENTRY_INVESTIGATION] = { dcs_investigation_form_get_type,
                                DCS_RECORD_INVESTIGATION,
                                N_ ("New investigation"),
                                N_ ("Investigation") },
  [DCS_ENTRY_CARE_ITEM] = { dcs_care_item_form_get_type,
                            DCS_RECORD_CARE_ITEM,
                            N_ ("New item of the care plan"),
                            N_ ("Item of the care plan") },
  [DCS_ENTRY_LESION]
  = { dcs_lesion_form_get_type, DCS_RECORD_LESION, N_ ("New lesion"), N_ ("Lesion") },
  [DCS_ENTRY_FINDING]
  = { dcs_finding_form_get_type, DCS_RECORD_FINDING, N_ ("New finding"), N_ ("Finding") },
  [DCS_ENTRY_HISTORY]
  = { dcs_history_form_get_type, DCS_RECORD_HISTORY, N_ ("New history"), N_ ("History") },
};

/* "TASK:PATIENT:ID", "TASK:PATIENT:0:TREATMENT" */
static void
parse_subject (DcsEntry *entry, gint64 *id, gint64 *treatment)
{
  g_auto (GStrv) parts = g_strsplit (dcs_entry_get_subject (entry), ":", 4);
  guint n_parts = g_strv_length (parts);

  *id = n_parts > 2 ? g_ascii_strtoll (parts[2], NULL, 10) : 0;
  *treatment = n_parts > 3 ? g_ascii_strtoll (parts[3], NULL, 10) : 0;
}

GtkWidget *
dcs_entry_forms_new (DcsEntry *entry)
{
  DcsEntryTask task = dcs_entry_get_task (entry);

  g_return_val_if_fail (tasks[task].get_type != NULL, NULL);

  return g_object_new (tasks[task].get_type (), NULL);
}

const char *
dcs_entry_forms_title (DcsEntry *entry)
{
  DcsEntryTask task = dcs_entry_get_task (entry);

  return _ (dcs_entry_is_new (entry) ? tasks[task].new_title : tasks[task].title);
}

static void
append (GString *words, const char *word)
{
  if (word == NULL || word[0] == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, word);
}

static const char *
text_of (const DcsValue *value)
{
  return value->kind == DCS_VALUE_TEXT ? value->text : NULL;
}

/* The drug of the treatment that the form is about, or NULL. */
static const char *
find_drug (DcsEntry *entry)
{
  DcsCourse *course = dcs_entry_get_course (entry);
  DcsRecordKind kind;
  gint64 id = dcs_entry_forms_record (entry, &kind);
  gint64 unused, treatment = 0;
  const DcsValue *row;

  parse_subject (entry, &unused, &treatment);
  if (kind == DCS_RECORD_TREATMENT)
    treatment = id;
  row = id != 0 ? dcs_course_find (course, kind, id) : NULL;
  if (row != NULL && kind == DCS_RECORD_DOSE_STEP)
    treatment = row[DCS_DOSE_STEP_TREATMENT_ID].integer;
  else if (row != NULL && kind == DCS_RECORD_ADMINISTRATION)
    treatment = row[DCS_ADMINISTRATION_TREATMENT_ID].integer;
  row = treatment != 0 ? dcs_course_find (course, DCS_RECORD_TREATMENT, treatment) : NULL;
  return row != NULL ? dcs_catalog_label (
             dcs_entry_get_catalog (entry), "drug", row[DCS_TREATMENT_DRUG].code)
                     : NULL;
}

char *
dcs_entry_forms_subtitle (DcsEntry *entry)
{
  DcsCourse *course = dcs_entry_get_course (entry);
  const DcsValue *patient = course != NULL ? dcs_course_patient (course) : NULL;
  GString *words = g_string_new (NULL);

  if (patient != NULL)
    {
      append (words, text_of (&patient[DCS_PATIENT_CODE]));
      append (words, text_of (&patient[DCS_PATIENT_INITIALS]));
      append (words, find_drug (entry));
    }
  return g_string_free (words, FALSE);
}

gint64
dcs_entry_forms_record (DcsEntry *entry, DcsRecordKind *kind)
{
  DcsEntryTask task = dcs_entry_get_task (entry);
  gint64 id, treatment;

  parse_subject (entry, &id, &treatment);
  if (kind != NULL)
    *kind = tasks[task].kind;
  return task == DCS_ENTRY_STOP && id == 0 ? treatment : id;
}

DcsEntry *
dcs_entry_forms_again (DcsEntry *entry, DcsCourse *course)
{
  gint64 id, treatment;

  parse_subject (entry, &id, &treatment);
  return dcs_entry_new (dcs_entry_get_catalog (entry),
                        course,
                        dcs_entry_get_task (entry),
                        dcs_entry_is_new (entry) ? treatment : id,
                        dcs_entry_is_new (entry));
}
