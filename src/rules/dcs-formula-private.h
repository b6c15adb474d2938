/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-formula.h"

#include "dcs-analysis.h"
#include "dcs-calculation.h"

G_BEGIN_DECLS

/* Limits of a formula; a longer one is an error of the definition. */
#define DCS_FORMULA_MAX_INPUTS 64
#define DCS_FORMULA_MAX_STEPS 1024
#define DCS_FORMULA_MAX_STACK 48
/* How deep calculations may refer to calculations. */
#define DCS_FORMULA_MAX_DEPTH 16

/**
 * DcsFormulaSource: what an input is a value of.
 */
typedef enum
{
  DCS_FORMULA_TEST,
  DCS_FORMULA_SITE_MAX, /* the highest value of a test over the sites of a visit */
  DCS_FORMULA_SITE_SUM,
  DCS_FORMULA_INSTRUMENT,
  DCS_FORMULA_CALCULATION,
  DCS_FORMULA_RESULT,  /* 1 when the coded result of `test` is `result`; 0: is any */
  DCS_FORMULA_DRUG,    /* 1 when it runs */
  DCS_FORMULA_FINDING, /* 1 when it is on record and not over */
  DCS_FORMULA_DATE,    /* time since a date of the patient, in units of `days` days */
  DCS_FORMULA_SEX,     /* 1 when it is `sex` */
  DCS_FORMULA_DEAD,
} DcsFormulaSource;

/**
 * DcsFormulaAccess: which value of the source is taken. All but @NEWEST, @FIRST and @SLOPE count
 * from the day of the newest one, "the input".
 */
typedef enum
{
  DCS_FORMULA_NEWEST,
  DCS_FORMULA_FIRST,
  DCS_FORMULA_PREVIOUS,        /* the newest before the day of the input */
  DCS_FORMULA_MONTHS_PREVIOUS, /* months between these two */
  DCS_FORMULA_BACK,            /* the nearest to `months` earlier, within ± `tolerance` months */
  DCS_FORMULA_HIGHEST,         /* within `months` before the input, it excluded */
  DCS_FORMULA_LOWEST,
  DCS_FORMULA_SLOPE, /* least squares a month over all values, at least `n` of them */
} DcsFormulaAccess;

/**
 * DcsFormulaInput: one thing that a formula takes from the course.
 */
typedef struct
{
  DcsFormulaSource source;
  DcsFormulaAccess access;
  DcsCode code;                      /* of the source; 0: a date or the sex */
  const DcsTest *test;               /* TEST, SITE_…, RESULT */
  const DcsInstrument *instrument;   /* INSTRUMENT */
  const DcsCalculation *calculation; /* CALCULATION */
  const DcsFormInfo *form;           /* SITE_…: whose rest is the rest of the sites, or NULL */
  DcsCode result;                    /* RESULT */
  const char *field;                 /* DATE, SEX: "onset_date", "sex"; static */
  int patient_field;                 /* the same as DcsPatientField */
  char sex;                          /* SEX: 'F' or 'M' */
  double days;                       /* DATE: days in one unit of time */
  double months, tolerance;          /* BACK, HIGHEST, LOWEST */
  guint n;                           /* SLOPE */
} DcsFormulaInput;

/* What a step does with the values on the stack. */
typedef enum
{
  DCS_FORMULA_PUSH_NUMBER,
  DCS_FORMULA_PUSH_UNKNOWN,
  DCS_FORMULA_PUSH_INPUT,
  DCS_FORMULA_NEGATE,
  DCS_FORMULA_ABS,
  DCS_FORMULA_EXP,
  DCS_FORMULA_LN,
  DCS_FORMULA_LOG10,
  DCS_FORMULA_SQRT,
  DCS_FORMULA_FLOOR,
  DCS_FORMULA_ROUND, /* to `n` digits after the point */
  DCS_FORMULA_KNOWN,
  DCS_FORMULA_NOT,
  DCS_FORMULA_ADD,
  DCS_FORMULA_SUBTRACT,
  DCS_FORMULA_MULTIPLY,
  DCS_FORMULA_DIVIDE,
  DCS_FORMULA_LESS,
  DCS_FORMULA_LESS_EQUAL,
  DCS_FORMULA_GREATER,
  DCS_FORMULA_GREATER_EQUAL,
  DCS_FORMULA_EQUAL,
  DCS_FORMULA_NOT_EQUAL,
  DCS_FORMULA_AND,
  DCS_FORMULA_OR,
  DCS_FORMULA_MIN, /* of the `n` topmost */
  DCS_FORMULA_MAX,
  DCS_FORMULA_AT_LEAST, /* `number` of the `n` topmost */
  DCS_FORMULA_IF,
} DcsFormulaStepKind;

typedef struct
{
  guint16 kind; /* DcsFormulaStepKind */
  guint16 n;    /* PUSH_INPUT: its index */
  double number;
} DcsFormulaStep;

struct _DcsFormula
{
  DcsFormulaStep *steps; /* owned */
  guint n_steps;
  DcsFormulaInput *inputs; /* owned: each once, in the order of the text */
  guint n_inputs;
};

/* Finds what a name stands for; fills source, code and what goes with it. Returns NULL, or what is
 * wrong with the name (transfer full). */
char *_dcs_formula_resolve_value (DcsDefinition *definition,
                                  const char *name,
                                  gboolean by_site,
                                  DcsFormulaInput *input);
char *_dcs_formula_resolve_result (DcsDefinition *definition,
                                   const char *test,
                                   const char *result,
                                   DcsFormulaInput *input);
gboolean _dcs_formula_resolve_any_result (DcsDefinition *definition,
                                          const char *name,
                                          DcsFormulaInput *input);
char *_dcs_formula_resolve_term (DcsDefinition *definition,
                                 const char *name,
                                 DcsFormulaSource source,
                                 DcsFormulaInput *input);
char *_dcs_formula_resolve_date (const char *name, double days, DcsFormulaInput *input);

/**
 * DcsFormulaDay: for when and by whose rules a formula is evaluated.
 */
typedef struct
{
  DcsCourse *course;
  DcsDefinition *definition;
  int day;
  gint64 visit_id;       /* of two visits of that day this one comes first; or 0 */
  const DcsValue *visit; /* it, when it is of that day; or NULL */
  int max_age_days;      /* how old an input may be on the day */
  guint depth;           /* how many calculations refer to this one */
  DcsAnalysis *index;    /* of the course, where it is indexed: spares looking; or NULL */
} DcsFormulaDay;

/**
 * DcsFormulaValue: a number, or unknown (NAN). One that was recorded as "< 5" is 5 in arithmetic,
 * but what it is compared with sees the range it can lie in.
 */
typedef struct
{
  double number;
  double low, high; /* only where `vague` is not 0 */
  guint64 missing;  /* by input: what an unknown one hangs on */
  guint64 vague;    /* by input: what makes the range */
} DcsFormulaValue;

/**
 * DcsFormulaSample: a value that was found, and where.
 */
typedef struct
{
  double number; /* NAN: none */
  char comparator;
  guint8 decimals;
  DcsCode result; /* RESULT: the one on record */
  int day;        /* DCS_DAY_NONE: of no day */
  DcsDate date;
  gint64 visit_id;    /* or 0 */
  int until;          /* MONTHS_PREVIOUS, PREVIOUS …: the day of the input; else as `day` */
  guint n;            /* SLOPE: of so many values */
  gboolean has_input; /* PREVIOUS …: the input itself is known */
} DcsFormulaSample;

/* What an input is on a day; FALSE: not known. */
gboolean _dcs_formula_look_up (const DcsFormulaDay *at,
                               const DcsFormulaInput *input,
                               DcsFormulaSample *sample);

/**
 * DcsFormulaRun: a formula while it is evaluated, and its inputs afterwards.
 */
typedef struct
{
  DcsFormulaValue result;
  guint64 looked_up;
  DcsFormulaValue inputs[DCS_FORMULA_MAX_INPUTS];
} DcsFormulaRun;

void _dcs_formula_run (const DcsFormula *self, const DcsFormulaDay *at, DcsFormulaRun *run);

/* dcs_calculate() on the course of an analysis that is indexed, without what is missing. */
gboolean _dcs_calculate_indexed (DcsAnalysis *analysis,
                                 const DcsCalculation *calculation,
                                 int day,
                                 gint64 visit_id,
                                 DcsCalculationResult *result);
/* dcs_calculate() inside of a formula. */
gboolean _dcs_calculate_at (const DcsFormulaDay *from,
                            const DcsCalculation *calculation,
                            int day,
                            gint64 visit_id,
                            DcsCalculationResult *result);

/* One thing that a result hangs on and that is not known. */
typedef struct
{
  DcsCode code; /* or 0 */
  const char *field;
  DcsCalculationGap how;
} DcsFormulaGap;

typedef struct
{
  guint n;
  DcsFormulaGap gaps[DCS_FORMULA_MAX_INPUTS];
} DcsFormulaGaps;

/* What an unknown result hangs on, each once; what a calculation lacks in the place of it. */
void _dcs_formula_find_gaps (const DcsFormula *self,
                             const DcsFormulaDay *at,
                             const DcsFormulaRun *run,
                             DcsFormulaGaps *gaps);
/* The day of @calculation itself, from the outside. */
DcsFormulaDay _dcs_formula_day (DcsCourse *course,
                                DcsDefinition *definition,
                                const DcsCalculation *calculation,
                                int day,
                                gint64 visit_id);

/* Exact but for the noise of binary fractions: 0.1 + 0.2 is not above 0.3. */
int _dcs_formula_compare (double a, double b);

G_END_DECLS
