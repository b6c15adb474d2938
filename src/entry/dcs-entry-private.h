/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry.h"

#include "dcs-derive.h"
#include "dcs-entry-rules.h"
#include "dcs-records.h"

G_BEGIN_DECLS

typedef enum
{
  DCS_CELL_FIELD,        /* a field of one of the entry's records */
  DCS_CELL_EVENT,        /* stop: the adverse event that was the reason */
  DCS_CELL_STOPS,        /* treatment: the running one that it takes the place of */
  DCS_CELL_STOPS_REASON, /* … and why that one stops */
  DCS_CELL_VALUE,        /* visit: an observation */
  DCS_CELL_UNIT,
  DCS_CELL_NOT_DONE,
  DCS_CELL_REST,     /* visit: what the sites without a row are */
  DCS_CELL_ASSESS,   /* visit: response to a treatment */
  DCS_CELL_REVIEWED, /* visit, never shown: "yes" when a form was stamped as reviewed */
  DCS_CELL_ROW,      /* visit, never shown: "yes" when a row was added to a grid */
} DcsCellRole;

typedef struct _DcsEntryCell DcsEntryCell;

/* A form of a visit and its cells. */
typedef struct
{
  const DcsFormInfo *info;
  GPtrArray *values;  /* owned: borrowed DcsEntryCell, each site's items in order */
  DcsEntryCell *rest; /* NULL: no grid, or one of all sites */
  DcsEntryCell *reviewed;
} DcsEntryForm;

/**
 * DcsEntryCell: a cell with what only the entry knows. Cells live as long as the entry; what does
 * not apply at the moment is hidden. The texts in `shown` are owned.
 */
struct _DcsEntryCell
{
  DcsCell shown;
  DcsCellRole role;
  guint8 slot;            /* FIELD: the record */
  int field;              /* FIELD: its field */
  const DcsField *info;   /* FIELD */
  DcsCode code;           /* VALUE …: the test; REST, REVIEWED, ROW: the form */
  DcsCode site;           /* VALUE …, ROW */
  const DcsTest *test;    /* VALUE … */
  DcsEntryForm *form;     /* VALUE, REST, REVIEWED, ROW: the form that it stands in, or NULL */
  gint64 ref;             /* ASSESS: the treatment */
  gint64 new_id;          /* ASSESS: of the new record, given when it is made */
  char *original;         /* owned: the text that is stored, or that a new entry begins with */
  DcsValue value;         /* what was understood; a text is owned */
  const char *clash;      /* interned: contradiction with another field, or NULL */
  const char *refusal;    /* interned: what the rules of a draft say, or NULL */
  char comparator;        /* VALUE: '<', '>' or 0 */
  DcsCode result;         /* VALUE: coded result beside a number */
  DcsEntryCell *unit;     /* VALUE: the cell of its unit, or NULL */
  DcsEntryCell *not_done; /* VALUE */
  DcsEntryCell *of;       /* UNIT, NOT_DONE: the cell of the value */
  const DcsValue *base;   /* VALUE, ASSESS: the stored row, borrowed from the course; or NULL */
  const DcsValue *before; /* VALUE, ASSESS: the row of the visit before; or NULL */
  guint is_hidden : 1;
  guint is_needed : 1;        /* required beyond what the schema says */
  guint is_touched : 1;       /* somebody typed it: suggestions leave it alone */
  guint is_begun : 1;         /* the form of a stored record begins with a change of it */
  guint is_taken : 1;         /* VALUE: another row of that day is stored already */
  guint is_pending : 1;       /* its change is not told yet */
  GArray *choices;            /* owned: DcsChoice; NULL: not made yet */
  GStringChunk *choice_texts; /* owned */
};

/* A record that the entry makes or changes by its cells. */
typedef struct
{
  DcsRecordKind kind;
  const char *prefix;     /* of the paths: "", "step." */
  gint64 id;              /* of a new one: given when it is made */
  const DcsValue *stored; /* borrowed from the course; NULL: new */
} DcsEntrySlot;

#define DCS_ENTRY_MAX_SLOTS 2

typedef struct
{
  DcsEntryCell *cell;
  char *before, *after; /* owned */
  gboolean touched_before, touched_after;
} DcsEntryChange;

typedef struct
{
  DcsEntryCell *origin; /* what was typed into; NULL: not one cell */
  GArray *changes;      /* owned: DcsEntryChange */
} DcsEntryStep;

/* What a draft of the last dcs_entry_build_drafts() came from. */
typedef struct
{
  DcsRecordKind kind;
  int slot;           /* of the fields' cells, or -1 */
  DcsEntryCell *cell; /* the cell that it is about else, or NULL */
} DcsEntrySource;

struct _DcsEntry
{
  GObject parent_instance;

  DcsCatalog *catalog;       /* owned */
  DcsCourse *course;         /* owned; NULL for a new patient */
  DcsDefinition *definition; /* borrowed from the catalog; NULL until a disease is chosen */
  DcsEntryTask task;
  gint64 id; /* as given to dcs_entry_new() */
  gboolean is_new;
  gboolean is_gone; /* somebody deleted what is edited */
  gint64 patient_id;
  char *subject; /* owned */
  DcsDate today;
  DcsDateOrder order;
  double height_cm, weight_kg; /* of a visit that is not saved; NAN */

  DcsEntrySlot slots[DCS_ENTRY_MAX_SLOTS];
  guint n_slots;
  const DcsValue *treatment; /* borrowed: the one that the task is about, or NULL */

  GPtrArray *cells;    /* owned: DcsEntryCell, in order of making */
  GHashTable *by_path; /* path -> DcsEntryCell */
  GPtrArray *visible;  /* borrowed cells in the order of the form */
  gboolean order_stale;
  gboolean show_blanks;

  GPtrArray *undo;    /* owned: DcsEntryStep */
  GPtrArray *redo;    /* owned */
  DcsEntryStep *step; /* the one that is being made, or NULL */
  gboolean may_merge;
  GPtrArray *pending;    /* cells whose shown state changed in this edit */
  gboolean is_replaying; /* undo, redo, restore: nothing is suggested */
  gboolean is_made;      /* cells are there: changes are told */

  GHashTable *totals; /* instrument -> DcsEntryTotal, until something changes; owned */
  char *summary;      /* owned */
  gboolean summary_stale;
  GArray *grid_sites;           /* owned: DcsCode; the last answer */
  GArray *running;              /* owned: gint64; treatments that run on the day of the visit */
  GArray *sources;              /* owned: DcsEntrySource of the last drafts */
  GPtrArray *forms;             /* owned: DcsEntryForm; of a visit */
  const DcsValue *visit_before; /* borrowed from the course, or NULL */
};

/* dcs-entry.c */
void _dcs_entry_put (DcsEntry *self, DcsEntryCell *cell, const char *text, gboolean touched);
void _dcs_entry_suggest (DcsEntry *self, DcsEntryCell *cell, const char *text);
void _dcs_entry_note (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_follow (DcsEntry *self, DcsEntryCell *cell, const char *text);
void _dcs_entry_settle (DcsEntry *self);
void _dcs_entry_replay (DcsEntry *self, DcsEntryCell *cell, const char *text, gboolean touched);
void _dcs_entry_replayed (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_refresh_all (DcsEntry *self);

/* dcs-entry-cells.c */
DcsEntryCell *_dcs_entry_find (DcsEntry *self, const char *path);
DcsEntryCell *_dcs_entry_add_cell (DcsEntry *self, DcsCellRole role, const char *path);
DcsEntryCell *_dcs_entry_field (DcsEntry *self, guint slot, int field);
void
_dcs_entry_add_fields (DcsEntry *self, guint slot, const char *const *names, gboolean all_others);
void _dcs_entry_begin_with (DcsEntry *self, const char *path, const char *text);
void _dcs_entry_cell_free (gpointer data);
void _dcs_entry_show (DcsEntry *self, DcsEntryCell *cell, gboolean show);
gboolean _dcs_set_shown (const char **place, const char *text);
void _dcs_entry_load_slot (DcsEntry *self, guint slot);
void _dcs_entry_set_original (DcsEntryCell *cell, const char *text);
const char *_dcs_field_label (DcsRecordKind kind, const char *name);
const char *_dcs_choice_label (const char *field, const char *word);
DcsDate _dcs_entry_date_of (DcsEntry *self, const char *path);
DcsCode _dcs_entry_code_of (DcsEntry *self, const char *path);

/* dcs-entry-text.c */
char *_dcs_entry_format (DcsEntry *self, const DcsField *info, const DcsValue *value);
char *_dcs_entry_format_shown (DcsEntry *self, DcsEntryCell *cell, const char *text);
char *_dcs_decimal_typed (double value, int decimals);
gboolean _dcs_decimal_parse_typed (const char *text, DcsDecimal *decimal, const char **problem);
gboolean _dcs_entry_parse (
    DcsEntry *self, DcsEntryCell *cell, const char *text, DcsValue *value, char **problem);
void _dcs_entry_set_value (DcsEntryCell *cell, const DcsValue *value);

/* dcs-entry-refresh.c */
void _dcs_entry_refresh (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_refresh_dates (DcsEntry *self);
gboolean _dcs_entry_is_planned (const DcsEntryCell *cell);
void _dcs_entry_show_state (
    DcsEntry *self, DcsEntryCell *cell, const char *problem, const char *warning, const char *hint);
DcsDate _dcs_entry_patient_date (DcsEntry *self, int field);
char *_dcs_entry_describe_span (DcsDate from, DcsDate to);

/* dcs-entry-choices.c */
void _dcs_entry_drop_choices (DcsEntryCell *cell);
gboolean _dcs_entry_has_choices (DcsEntryCell *cell);
const char *_dcs_entry_choice_label (DcsEntry *self, DcsEntryCell *cell, const char *text);
char *_dcs_treatment_label (DcsEntry *self, const DcsValue *treatment);

/* dcs-entry-record.c */
void _dcs_entry_record_make (DcsEntry *self);
void _dcs_entry_record_edited (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_record_refresh (DcsEntry *self, DcsEntryCell *cell, char **problem);
void _dcs_entry_slot_values (DcsEntry *self, guint slot, DcsValue *values);
DcsDraft *_dcs_entry_slot_draft (DcsEntry *self, guint slot);
DcsDraft *_dcs_entry_new_draft (DcsEntry *self, DcsRecordKind kind, gint64 *id);
void _dcs_entry_record_bind (DcsEntry *self);
void _dcs_entry_check_slot (DcsEntry *self, guint slot);
void _dcs_entry_add_draft (
    DcsEntry *self, GPtrArray *drafts, DcsDraft *draft, int slot, DcsEntryCell *cell);

/* dcs-entry-treatment.c */
void _dcs_entry_treatment_make (DcsEntry *self);
void _dcs_entry_treatment_bind (DcsEntry *self);
void _dcs_entry_treatment_begin (DcsEntry *self);
void _dcs_entry_treatment_refresh (
    DcsEntry *self, DcsEntryCell *cell, char **problem, char **hint, char **warning);
DcsEntryCell *_dcs_entry_treatment_cell (DcsEntry *self, const char *name);
const char *_dcs_entry_known_code (DcsEntry *self, const char *domain, const char *code);

/* dcs-entry-treatment-edits.c */
void _dcs_entry_treatment_edited (DcsEntry *self, DcsEntryCell *cell);
char *_dcs_entry_treatment_summary (DcsEntry *self);

/* dcs-entry-visit.c */
void _dcs_entry_visit_make (DcsEntry *self);
void _dcs_entry_visit_begin (DcsEntry *self);
void _dcs_entry_visit_bind (DcsEntry *self);
void _dcs_entry_visit_edited (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_visit_refresh (DcsEntry *self, DcsEntryCell *cell, char **hint);
char *_dcs_entry_visit_summary (DcsEntry *self);
DcsEntryCell *_dcs_entry_visit_ensure (DcsEntry *self, const char *path);
void _dcs_entry_follow_original (DcsEntry *self, DcsEntryCell *cell, const char *text);

/* dcs-entry-visit-drafts.c */
void _dcs_entry_visit_drafts (DcsEntry *self, GPtrArray *drafts);

/* dcs-entry-value.c */
char *_dcs_entry_value_text (const DcsValue *row);
void _dcs_entry_hold_unit (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_take_unit (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_value_bind (DcsEntry *self, DcsEntryCell *cell);
void _dcs_entry_value_refresh (DcsEntry *self, DcsEntryCell *cell);
double _dcs_entry_value_number (DcsEntry *self, DcsEntryCell *cell, gboolean carried);
void _dcs_entry_value_row (DcsEntry *self, DcsEntryCell *cell, DcsValue *row);
gboolean _dcs_entry_value_is_blank (DcsEntryCell *cell);
gboolean _dcs_entry_value_is_changed (DcsEntryCell *cell);
gboolean _dcs_test_is_laboratory (const DcsTest *test);

/* dcs-entry-grid.c */
void _dcs_entry_form_free (gpointer data);
DcsEntryForm *_dcs_entry_form (DcsEntry *self, DcsCode form);
DcsEntryCell *_dcs_entry_value_cell (DcsEntry *self, DcsCode test, DcsCode site);
void _dcs_entry_rest_refresh (DcsEntry *self, DcsEntryCell *rest);
void _dcs_entry_read_reviewed (DcsEntry *self);
char *_dcs_entry_reviewed_text (DcsEntry *self);

/* dcs-entry-rebase.c */
gboolean _dcs_entry_is_stored (DcsEntry *self, const DcsEntryCell *cell);

/* dcs-entry-undo.c */
void _dcs_entry_step_begin (DcsEntry *self, DcsEntryCell *origin);
void _dcs_entry_step_end (DcsEntry *self);
void _dcs_entry_step_note (
    DcsEntry *self, DcsEntryCell *cell, const char *before, const char *after, gboolean touched);
void _dcs_entry_step_free (gpointer data);
void _dcs_entry_forget_steps (DcsEntry *self);

static inline const char *
_dcs_cell_text (const DcsEntryCell *cell)
{
  return cell->shown.text;
}

static inline gboolean
_dcs_row_live (const DcsValue *row, int deleted)
{
  return !(row[deleted].kind == DCS_VALUE_INTEGER && row[deleted].integer != 0);
}

static inline gint64
_dcs_row_integer (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_INTEGER ? row[field].integer : 0;
}

static inline DcsCode
_dcs_row_code_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_CODE ? row[field].code : 0;
}

static inline DcsDate
_dcs_row_date_of (const DcsValue *row, int field)
{
  return row[field].kind == DCS_VALUE_DATE ? row[field].date : DCS_DATE_INIT;
}

G_END_DECLS
