/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-work.h"
#include "dcs-clinic.h"

G_BEGIN_DECLS

/* Rows of a group that are read unless somebody asks for more. */
#define DCS_WORKLIST_LIMIT 100
/* Rows that are read more each time. */
#define DCS_WORKLIST_STEP 1000

/**
 * DcsWorklistReading: the worklist on its way from the database thread; needs no display.
 */
typedef struct
{
  /* The question */
  DcsWorkQuery query; /* `clinician` is the next field; `limit` follows from `limits` */
  char *clinician;    /* owned, or NULL */
  char *search;       /* owned: as typed, or NULL */
  guint limits[DCS_N_WORK_GROUPS];
  gboolean only_counts;
  gboolean wants_clinicians;

  /* The answer */
  GPtrArray *rows; /* owned: of DcsWorkRow, or NULL */
  DcsWorkCounts counts;
  DcsWorkCounts all_counts; /* whatever the filters */
  GPtrArray *clinicians;    /* owned: utf8, or NULL */
} DcsWorklistReading;

DcsWorklistReading *dcs_worklist_reading_new (DcsDate today);
void dcs_worklist_reading_free (DcsWorklistReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DcsWorklistReading, dcs_worklist_reading_free)

/* On the thread of the core. */
gboolean dcs_worklist_reading_run (DcsWorklistReading *self, DcsClinicCore *core, GError **error);

/* On the database thread; @reading is taken and handed back. */
void dcs_worklist_reading_run_async (DcsClinic *clinic,
                                     DcsWorklistReading *reading,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
DcsWorklistReading *
dcs_worklist_reading_run_finish (DcsClinic *clinic, GAsyncResult *result, GError **error);

G_END_DECLS
