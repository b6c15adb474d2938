/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-timeline.h"

G_BEGIN_DECLS

/* An invented course, built row by row. Dates are ISO text or NULL, codes are text or NULL. */
typedef struct
{
  DcsCatalog *catalog;
  DcsDefinition *definition;
  DcsCourse *course;
  gint64 last_id;
} ChartsFixture;

void charts_fixture_init (ChartsFixture *fixture);
void charts_fixture_clear (ChartsFixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartsFixture, charts_fixture_clear)

void charts_fixture_patient (ChartsFixture *fixture,
                             const char *onset,
                             const char *diagnosis,
                             const char *last_contact);
gint64 charts_fixture_treatment (ChartsFixture *fixture,
                                 const char *drug,
                                 const char *start,
                                 const char *stop,
                                 const char *stop_reason);
void charts_fixture_step (ChartsFixture *fixture,
                          gint64 treatment,
                          const char *start,
                          const char *stop,
                          double amount,
                          const char *unit);
void charts_fixture_administration (ChartsFixture *fixture,
                                    gint64 treatment,
                                    const char *date,
                                    gboolean given);
gint64 charts_fixture_visit (ChartsFixture *fixture, const char *date, const char *response);
void charts_fixture_observation (ChartsFixture *fixture,
                                 gint64 visit,
                                 const char *code,
                                 const char *site,
                                 double value,
                                 const char *unit);
gint64 charts_fixture_relapse (ChartsFixture *fixture, const char *date);
gint64 charts_fixture_adverse_event (ChartsFixture *fixture,
                                     const char *date,
                                     const char *term,
                                     const char *severity);
gint64 charts_fixture_investigation (ChartsFixture *fixture, const char *date);
DcsTimelineOptions charts_fixture_options (double width, const char *today);
DcsTimeline *charts_fixture_lay_out (ChartsFixture *fixture, const DcsTimelineOptions *options);
/* Half the font size for every letter: no font is needed, and goldens are the same everywhere. */
void charts_fixture_use_plain_widths (void);
int charts_day (const char *date);

G_END_DECLS
