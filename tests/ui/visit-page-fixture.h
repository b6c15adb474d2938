/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-clinic-entry.h"
#include "dcs-entry.h"
#include "dcs-records.h"
#include "dcs-visit-page.h"
#include "key-fixture.h"
#include "widget-fixture.h"

G_BEGIN_DECLS

/* A clinic file with one girl with JLS and one visit on 12 January 2026: weight 41.2, the neck and
 * the left lower leg scored, CRP 2.7; on methotrexate 15 mg/m² weekly since then. */
typedef struct
{
  char *folder, *path;
  DcsCatalog *catalog;
  DcsClinic *clinic;
  GAsyncResult *result;
  gint64 patient_id, visit_id, treatment_id;
  GtkWidget *window;
  DcsVisitPage *page;
  guint n_done;
  gboolean saved;
} VisitPageFixture;

typedef struct
{
  const char *path, *text;
} Typed;

void visit_page_fixture_set_up (VisitPageFixture *f, gconstpointer data);
void visit_page_fixture_tear_down (VisitPageFixture *f, gconstpointer data);

/* Saves a form as another program would; returns the id of its first record. */
gint64 visit_page_fixture_save (VisitPageFixture *f,
                                DcsEntryTask task,
                                gint64 id,
                                gboolean is_new,
                                const Typed *typed,
                                guint n_typed);
DcsCourse *visit_page_fixture_load (VisitPageFixture *f);

/* The page of a visit in a window, with the keyboard in it. */
void visit_page_fixture_open (VisitPageFixture *f, gint64 visit_id, const char *path);
void visit_page_fixture_close (VisitPageFixture *f);

/* The observation of the newest day; NULL: there is none. */
const DcsValue *visit_page_fixture_find (DcsCourse *course, const char *code, const char *site);
void visit_page_fixture_assert_value (DcsCourse *course,
                                      const char *code,
                                      const char *site,
                                      double expected);
/* A label with these words in it can be seen. */
gboolean visit_page_fixture_shows (GtkWidget *root, const char *words);

#define visit_page_fixture_save_typed(f, task, id, is_new, typed)                                  \
  visit_page_fixture_save ((f), (task), (id), (is_new), (typed), G_N_ELEMENTS (typed))

#define visit_page_fixture_wait_for_words(f, words)                                                \
  wait_until (visit_page_fixture_shows (GTK_WIDGET ((f)->page), (words)))

#define visit_page_test_add(path, func)                                                            \
  g_test_add ("/ui/visit-page/" path,                                                              \
              VisitPageFixture,                                                                    \
              NULL,                                                                                \
              visit_page_fixture_set_up,                                                           \
              func,                                                                                \
              visit_page_fixture_tear_down)

G_END_DECLS
