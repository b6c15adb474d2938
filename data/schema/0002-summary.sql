-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 2: what a list shows of each patient, derived when something changes and written in the
-- same transaction. A patient without a row here is one whose summary has yet to be derived.

CREATE TABLE summary (
  patient_id INTEGER PRIMARY KEY REFERENCES patient (id),
  -- Code and names in the form that is searched: case folded, without accents.
  search_key TEXT NOT NULL,
  state TEXT NOT NULL
    CONSTRAINT "summary.state"
    CHECK (
      state IN (
        'unknown', 'active', 'improved', 'complete_response', 'relapsed', 'off_treatment'
      )
    ),
  state_since TEXT,
  last_visit TEXT,
  next_due TEXT,
  activity_code INTEGER REFERENCES code (id),
  activity REAL,
  activity_dp INTEGER,
  activity_date TEXT,
  n_visits INTEGER NOT NULL CONSTRAINT "summary.n_visits" CHECK (n_visits >= 0),
  n_relapses INTEGER NOT NULL CONSTRAINT "summary.n_relapses" CHECK (n_relapses >= 0),
  -- Numbers of the dictionary, parted by spaces: drugs running, drugs ever given.
  current_drugs TEXT NOT NULL,
  ever_drugs TEXT NOT NULL
) STRICT;
