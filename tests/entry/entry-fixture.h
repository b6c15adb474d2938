/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dcs-entry.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/* A form on what the fixture holds; the course is made of it. */
DcsEntry *entry_new (RulesFixture *fixture, DcsEntryTask task, gint64 id, gboolean is_new);
void entry_type (DcsEntry *entry, const char *path, const char *text);
const char *entry_text (DcsEntry *entry, const char *path);
/* The drafts of a valid entry. */
GPtrArray *entry_drafts (DcsEntry *entry);
const DcsValue *entry_draft (GPtrArray *drafts, DcsRecordKind kind, guint nth);
guint entry_count_drafts (GPtrArray *drafts, DcsRecordKind kind);
/* The draft of an observation, or NULL. */
const DcsValue *entry_observation (GPtrArray *drafts, const char *code, const char *site);
/* Everything that is shown, as one text. */
char *entry_dump (DcsEntry *entry);
void entry_assert_valid (DcsEntry *entry);

G_END_DECLS
