/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-course.h"
#include "dcs-definition.h"
#include "dcs-draft.h"

G_BEGIN_DECLS

/**
 * DcsEntryTask: what somebody sits down to enter. Each task makes one or more records that are
 * saved together.
 *
 * @DCS_ENTRY_PATIENT: a new patient, or who an existing one is
 * @DCS_ENTRY_VISIT: a visit with its observations and the assessment of each running treatment
 * @DCS_ENTRY_TREATMENT: a course of a drug with its (first or latest) dose
 * @DCS_ENTRY_DOSE: a dose step of a course: a new one ends the one before on its first day
 * @DCS_ENTRY_STOP: the end of a course: day, reason, response; ends its last dose step too
 * @DCS_ENTRY_ADMINISTRATION: an infusion given or missed
 */
typedef enum
{
  DCS_ENTRY_PATIENT,
  DCS_ENTRY_VISIT,
  DCS_ENTRY_TREATMENT,
  DCS_ENTRY_DOSE,
  DCS_ENTRY_STOP,
  DCS_ENTRY_ADMINISTRATION,
  DCS_ENTRY_RELAPSE,
  DCS_ENTRY_ADVERSE_EVENT,
  DCS_ENTRY_INVESTIGATION,
  DCS_ENTRY_CARE_ITEM,
  DCS_ENTRY_LESION,
  DCS_ENTRY_FINDING,
  DCS_ENTRY_HISTORY,
  DCS_N_ENTRY_TASKS,
} DcsEntryTask;

/**
 * DcsCell: one thing to fill in, as a form shows it. Borrowed from the entry and good until the
 * entry changes.
 *
 * A cell is named by its path:
 *  - "onset_date": a field of the task's own record
 *  - "step.amount": a field of the dose step of a treatment
 *  - "event": (stop) the adverse event that was the reason, its id as text
 *  - "stops", "stops_reason": (new treatment) the running one that it takes the place of, its id as
 *    text, and why that one ends; saved together
 *  - "obs:weight", "obs:erythema@left_leg": the value of an observation of the visit as typed,
 *    with a comparator before it where there is one ("<0.5"); the code of a coded result
 *  - "unit:CRP", "not_done:fvc_percent", "not_done:erythema@left_leg": what goes with it
 *  - "rest:FORM": (grids) the sites without a row of their own: "not_involved", "not_assessed", ""
 *  - "reviewed:FORM", never shown: "yes" when the form is stamped; "" takes the stamp away
 *  - "assess:ID": the response to the running treatment with this id, at this visit
 */
typedef struct
{
  const char *path;
  const char *label; /* translated: "Onset", "Weight" */
  const char *unit;  /* shown after the value ("kg"), or NULL */
  guint8 type;       /* DcsFieldType: how it is edited */
  guint8 is_required : 1;
  guint8 is_multiline : 1;
  guint8 is_bad : 1; /* what is typed cannot be read, or is not allowed */
  guint8 is_changed : 1;
  guint8 is_carried : 1; /* the value is not of this day: carried forward by the definition */
  const char *text;      /* as it was typed; for codes and choices the code; "" for nothing */
  const DcsValue *value; /* what was understood; kind NULL for nothing or when it is bad */
  const char *problem;   /* what is wrong and the way out, or NULL; a blank one only when asked */
  const char
      *warning;     /* what to look at again ("above the usual range"), or NULL; forbids nothing */
  const char *hint; /* what was understood, in full ("Thursday, 14 March 2019"), or NULL */
  const char *previous;      /* visit: the value of the visit before, formatted; NULL: none */
  const char *previous_text; /* the same as it would be typed; NULL: none */
  const char *change;        /* against it: "+0.8", or NULL */
  const char *theirs; /* after a conflict: what somebody else saved meanwhile, formatted; or NULL */
} DcsCell;

/**
 * DcsChoice: one of what a cell of codes or choices can hold.
 */
typedef struct
{
  const char *text;   /* what dcs_entry_set_text() takes: the code */
  const char *label;  /* translated */
  const char *detail; /* definition or usual dose, in words; or NULL */
  const char *group;  /* heading that it stands under ("Immunoglobulin"), or NULL */
} DcsChoice;

/**
 * DcsEntryTotal: an instrument's total as it stands in the form.
 */
typedef struct
{
  const DcsInstrument *instrument;
  gboolean computable;
  double total;
  int decimals;
  const char *band;     /* translated, or NULL */
  const char *previous; /* of the visit before, formatted; NULL: none */
  const char *missing;  /* not computable: what is missing, in words; or NULL */
} DcsEntryTotal;

/**
 * DcsEntry:
 *
 * The state of one form: what stands in each cell, what it was, what is wrong with it. Needs no
 * display; forms only show it. It never writes: dcs_entry_build_drafts() gives what is to be saved.
 *
 * Signals: "cell-changed" (string path): text, problem, hint or warning of a cell changed;
 * "changed": after each edit, undo, restore or rebase, when all is settled (totals, validity).
 * Main thread only.
 */
#define DCS_TYPE_ENTRY (dcs_entry_get_type ())
G_DECLARE_FINAL_TYPE (DcsEntry, dcs_entry, DCS, ENTRY, GObject)

/* @course: NULL only for a new patient. @id: the record to edit, 0 for a new one; of a dose, stop
 * or administration that is new, of an adverse event that is new: the treatment (or 0). */
DcsEntry *dcs_entry_new (
    DcsCatalog *catalog, DcsCourse *course, DcsEntryTask task, gint64 id, gboolean is_new);

DcsEntryTask dcs_entry_get_task (DcsEntry *self);
DcsCourse *dcs_entry_get_course (DcsEntry *self);
DcsCatalog *dcs_entry_get_catalog (DcsEntry *self);
DcsDefinition *dcs_entry_get_definition (DcsEntry *self); /* follows the cell "disease" */
gint64 dcs_entry_get_patient_id (DcsEntry *self);         /* 0 for a new patient */
gboolean dcs_entry_is_new (DcsEntry *self);
/* Names the draft that is kept of it: "visit:PATIENT:ID", ID 0 for a new one. */
const char *dcs_entry_get_subject (DcsEntry *self);

guint dcs_entry_count (DcsEntry *self);
const DcsCell *dcs_entry_nth (DcsEntry *self, guint index);
const DcsCell *dcs_entry_cell (DcsEntry *self, const char *path); /* NULL: no such cell */
void dcs_entry_set_text (DcsEntry *self, const char *path, const char *text);
const DcsChoice *dcs_entry_choices (DcsEntry *self, const char *path, guint *n_choices);

/* Visits: the forms of the disease, in order; adds a laboratory test or another row to the visit.
 */
const DcsFormInfo *const *dcs_entry_forms (DcsEntry *self, guint *n_forms);
gboolean dcs_entry_add_test (DcsEntry *self, DcsCode test);
const DcsEntryTotal *dcs_entry_total (DcsEntry *self, DcsCode instrument);
/* "=": the values of the visit before for the whole form, stamped as reviewed. */
void dcs_entry_take_previous (DcsEntry *self, DcsCode form);
gboolean dcs_entry_is_reviewed (DcsEntry *self, DcsCode form);
/* One line under the form as a whole ("BSA 1.32 m²"; "Switch from methotrexate"), or NULL. */
const char *dcs_entry_get_summary (DcsEntry *self);

/* Grids: the rows that are shown, in the order of the form: involved sites, those with values and
 * those that were added. (transfer none), good until the entry changes. */
const DcsCode *dcs_entry_grid_sites (DcsEntry *self, DcsCode form, guint *n_sites);
void dcs_entry_grid_add_site (DcsEntry *self, DcsCode form, DcsCode site);
/* The treatments that run on the day of the visit: those with a cell "assess:ID". (transfer none)
 */
const gint64 *dcs_entry_running_treatments (DcsEntry *self, guint *n_treatments);
/* Doses: height and weight of a visit that is not saved yet (NAN: the stored ones). */
void dcs_entry_set_body (DcsEntry *self, double height_cm, double weight_kg);

gboolean dcs_entry_is_changed (DcsEntry *self);
/* Whether it can be saved. @show_blanks: blank required cells get their problem from now on. */
gboolean dcs_entry_validate (DcsEntry *self, gboolean show_blanks);
/* Paths of the cells with a problem, in the order of the form. (transfer container) */
GPtrArray *dcs_entry_problems (DcsEntry *self);

gboolean dcs_entry_can_undo (DcsEntry *self);
gboolean dcs_entry_can_redo (DcsEntry *self);
const char *dcs_entry_undo (DcsEntry *self); /* the path that changed, or NULL */
const char *dcs_entry_redo (DcsEntry *self);

/* What was typed, as text to keep; and back. What cannot be read is kept as well. */
char *dcs_entry_serialize (DcsEntry *self);
gboolean dcs_entry_restore (DcsEntry *self, const char *content, GError **error);

/* Somebody else saved meanwhile: the cells' originals become theirs, what was typed stays; cells
 * changed on both sides get `theirs`. Returns how many these are. */
guint dcs_entry_rebase (DcsEntry *self, DcsCourse *course);
void dcs_entry_take_theirs (DcsEntry *self, const char *path);

/* What is to be saved, in order; only for a valid entry. (transfer full) (element-type DcsDraft) */
GPtrArray *dcs_entry_build_drafts (DcsEntry *self);
/* After dcs_clinic_core_save() refused draft @index: the path of the cell that it is about. */
const char *dcs_entry_path_of (DcsEntry *self, guint draft, int field);

/* What forms call a field of a record, translated. */
const char *dcs_entry_field_label (DcsRecordKind kind, int field);

G_END_DECLS
