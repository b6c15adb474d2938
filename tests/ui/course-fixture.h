/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules-fixture.h"

G_BEGIN_DECLS

/* An invented course of some years: visits with scores, two drugs, a relapse, an adverse event. */
DcsCourse *course_fixture_typical (RulesFixture *fixture);
/* A patient without any record. */
DcsCourse *course_fixture_empty (RulesFixture *fixture);
/* Thirty years with @n_visits visits, a relapse for every 60 and a treatment for every 20 visits.
 */
DcsCourse *course_fixture_long (RulesFixture *fixture, guint n_visits);

/* The key figures of a course (element-type DcsFigure). */
GPtrArray *course_fixture_figures (DcsCourse *course, DcsDefinition *definition, DcsDate today);

/* Runs the main loop until @condition; fails after some seconds. */
#define spin_until(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 spin_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                               \
    while (!(condition))                                                                           \
      {                                                                                            \
        g_assert_cmpint (g_get_monotonic_time (), <, spin_end);                                    \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (1000);                                                                         \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* Runs the main loop until a few frames have been drawn. */
void spin_frames (GtkWidget *widget);
/* Runs what is pending, at most for a while. */
void spin_pending (void);

G_END_DECLS
