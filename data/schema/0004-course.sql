-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 4: what clinicians decide about what the rules derive, the clinic's own rules, the plan of
-- care; and the worklist, derived when something changes and written in the same transaction.

-- What somebody decided about something that was derived. What was suggested stays beside it.
CREATE TABLE decision (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "decision.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "decision.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "decision.deleted" CHECK (deleted IN (0, 1)),
  subject TEXT NOT NULL
    CONSTRAINT "decision.subject"
    CHECK (subject IN ('response', 'relapse', 'resistance', 'intolerance', 'due', 'option')),
  rule TEXT NOT NULL CONSTRAINT "decision.rule" CHECK (length (rule) BETWEEN 1 AND 100),
  rule_version INTEGER
    CONSTRAINT "decision.rule_version" CHECK (rule_version BETWEEN 1 AND 9999),
  visit_id INTEGER,
  treatment_id INTEGER,
  suggested TEXT CONSTRAINT "decision.suggested" CHECK (length (suggested) BETWEEN 1 AND 100),
  decision TEXT NOT NULL
    CONSTRAINT "decision.decision"
    CHECK (decision IN ('accepted', 'overruled', 'snoozed', 'not_applicable', 'discussed')),
  date TEXT NOT NULL CONSTRAINT "decision.date" CHECK (
    CASE length (date)
      WHEN 10 THEN date (date, '+0 days') IS date
      WHEN 7 THEN date (date || '-01') IS date || '-01'
      WHEN 4 THEN date (date || '-01-01') IS date || '-01-01'
      WHEN 11 THEN '~' || date (substr (date, 2), '+0 days') IS date
      WHEN 8 THEN '~' || date (substr (date, 2) || '-01') IS date || '-01'
      WHEN 5 THEN '~' || date (substr (date, 2) || '-01-01') IS date || '-01-01'
      ELSE date IS NULL
    END
    AND ltrim (date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  until TEXT CONSTRAINT "decision.until" CHECK (
    CASE length (until)
      WHEN 10 THEN date (until, '+0 days') IS until
      WHEN 7 THEN date (until || '-01') IS until || '-01'
      WHEN 4 THEN date (until || '-01-01') IS until || '-01-01'
      WHEN 11 THEN '~' || date (substr (until, 2), '+0 days') IS until
      WHEN 8 THEN '~' || date (substr (until, 2) || '-01') IS until || '-01'
      WHEN 5 THEN '~' || date (substr (until, 2) || '-01-01') IS until || '-01-01'
      ELSE until IS NULL
    END
    AND ltrim (until, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  clinician TEXT CONSTRAINT "decision.clinician" CHECK (length (clinician) BETWEEN 1 AND 100),
  reason TEXT CONSTRAINT "decision.reason" CHECK (length (reason) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, visit_id) REFERENCES visit (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id)
) STRICT, WITHOUT ROWID;

-- The clinic's own value of a key of a disease definition; of no patient.
CREATE TABLE rule_change (
  patient_id INTEGER REFERENCES patient (id),
  id INTEGER PRIMARY KEY CONSTRAINT "rule_change.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "rule_change.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "rule_change.deleted" CHECK (deleted IN (0, 1)),
  disease INTEGER NOT NULL REFERENCES code (id),
  section TEXT NOT NULL CONSTRAINT "rule_change.section" CHECK (length (section) BETWEEN 1 AND 200),
  key TEXT NOT NULL CONSTRAINT "rule_change.key" CHECK (length (key) BETWEEN 1 AND 100),
  value TEXT NOT NULL CONSTRAINT "rule_change.value" CHECK (length (value) BETWEEN 1 AND 1000),
  reason TEXT CONSTRAINT "rule_change.reason" CHECK (length (reason) BETWEEN 1 AND 10000)
) STRICT;

-- One value of a key. One that was taken back does not stand in the way.
CREATE UNIQUE INDEX rule_change_once ON rule_change (disease, section, key) WHERE deleted = 0;

ALTER TABLE care_item ADD COLUMN responsible TEXT
  CONSTRAINT "care_item.responsible" CHECK (length (responsible) BETWEEN 1 AND 100);
ALTER TABLE care_item ADD COLUMN next_date TEXT CONSTRAINT "care_item.next_date" CHECK (
    CASE length (next_date)
      WHEN 10 THEN date (next_date, '+0 days') IS next_date
      WHEN 7 THEN date (next_date || '-01') IS next_date || '-01'
      WHEN 4 THEN date (next_date || '-01-01') IS next_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (next_date, 2), '+0 days') IS next_date
      WHEN 8 THEN '~' || date (substr (next_date, 2) || '-01') IS next_date || '-01'
      WHEN 5 THEN '~' || date (substr (next_date, 2) || '-01-01') IS next_date || '-01-01'
      ELSE next_date IS NULL
    END
    AND ltrim (next_date, '~') BETWEEN '1850' AND '2199-12-31'
  );
ALTER TABLE care_item ADD COLUMN snoozed_until TEXT CONSTRAINT "care_item.snoozed_until" CHECK (
    CASE length (snoozed_until)
      WHEN 10 THEN date (snoozed_until, '+0 days') IS snoozed_until
      WHEN 7 THEN date (snoozed_until || '-01') IS snoozed_until || '-01'
      WHEN 4 THEN date (snoozed_until || '-01-01') IS snoozed_until || '-01-01'
      WHEN 11 THEN '~' || date (substr (snoozed_until, 2), '+0 days') IS snoozed_until
      WHEN 8 THEN '~' || date (substr (snoozed_until, 2) || '-01') IS snoozed_until || '-01'
      WHEN 5 THEN '~' || date (substr (snoozed_until, 2) || '-01-01') IS snoozed_until || '-01-01'
      ELSE snoozed_until IS NULL
    END
    AND ltrim (snoozed_until, '~') BETWEEN '1850' AND '2199-12-31'
  );
ALTER TABLE care_item ADD COLUMN reason TEXT
  CONSTRAINT "care_item.reason" CHECK (length (reason) BETWEEN 1 AND 10000);

-- By which rules everything that is derived was derived: definitions, the clinic's own values, program.
-- Derived, so neither audited nor exported; without the row everything is derived anew.
CREATE TABLE derivation (
  id INTEGER PRIMARY KEY CONSTRAINT "derivation.id" CHECK (id = 1),
  rules TEXT NOT NULL
) STRICT;

-- What a list shows of each patient knows more states and how often treatment failed. All summaries
-- are derived anew.
DROP TABLE summary;

CREATE TABLE summary (
  patient_id INTEGER PRIMARY KEY REFERENCES patient (id),
  -- Code and names in the form that is searched: case folded, without accents.
  search_key TEXT NOT NULL,
  state TEXT NOT NULL
    CONSTRAINT "summary.state"
    CHECK (
      state IN (
        'unknown', 'active', 'improved', 'complete_response', 'relapsed', 'off_treatment',
        'remission_on', 'remission_off'
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
  ever_drugs TEXT NOT NULL,
  -- How many data-quality findings, lines of therapy, drugs that resistance was confirmed to, drugs
  -- that meet the criterion.
  n_findings INTEGER NOT NULL CONSTRAINT "summary.n_findings" CHECK (n_findings >= 0),
  n_lines INTEGER NOT NULL CONSTRAINT "summary.n_lines" CHECK (n_lines >= 0),
  n_resistant INTEGER NOT NULL CONSTRAINT "summary.n_resistant" CHECK (n_resistant >= 0),
  n_candidates INTEGER NOT NULL CONSTRAINT "summary.n_candidates" CHECK (n_candidates >= 0),
  -- Who saw the patient last; '' when nobody is named.
  clinician TEXT NOT NULL
) STRICT;

-- Whose treatment failed, or may have.
CREATE INDEX summary_resistant ON summary (patient_id) WHERE n_resistant + n_candidates > 0;

-- What waits for somebody. Derived from the records, so neither audited nor exported. A day of the
-- worklist is compared with shown_from ('': always shown) and overdue_from (NULL: never overdue). The
-- worklist reads the whole table, patient by patient: on a day most items are shown, so that an index
-- would cost more than it spares.
CREATE TABLE work_item (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  n INTEGER NOT NULL CONSTRAINT "work_item.n" CHECK (n >= 0),
  kind TEXT NOT NULL
    CONSTRAINT "work_item.kind"
    CHECK (
      kind IN (
        'visit', 'due', 'care', 'infusion', 'response', 'resistance', 'dose', 'adverse_event',
        'quality'
      )
    ),
  rule INTEGER REFERENCES code (id),
  detail INTEGER REFERENCES code (id),
  due TEXT,
  shown_from TEXT NOT NULL,
  overdue_from TEXT,
  last TEXT,
  visit_id INTEGER,
  treatment_id INTEGER,
  record_id INTEGER,
  count INTEGER NOT NULL CONSTRAINT "work_item.count" CHECK (count >= 0),
  PRIMARY KEY (patient_id, n)
) STRICT, WITHOUT ROWID;
