-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 3: what is entered at the clinic itself: the response to each treatment at each visit, what
-- was asked, when consent was given, how serious an event was, how large a lesion is; and what
-- somebody typed and has not saved yet.

ALTER TABLE patient ADD COLUMN family_history_asked TEXT
  CONSTRAINT "patient.family_history_asked"
  CHECK (family_history_asked IN ('yes', 'no', 'unknown'));
ALTER TABLE patient ADD COLUMN comorbidity_asked TEXT
  CONSTRAINT "patient.comorbidity_asked" CHECK (comorbidity_asked IN ('yes', 'no', 'unknown'));
ALTER TABLE patient ADD COLUMN consent_date TEXT CONSTRAINT "patient.consent_date" CHECK (
    CASE length (consent_date)
      WHEN 10 THEN date (consent_date, '+0 days') IS consent_date
      WHEN 7 THEN date (consent_date || '-01') IS consent_date || '-01'
      WHEN 4 THEN date (consent_date || '-01-01') IS consent_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (consent_date, 2), '+0 days') IS consent_date
      WHEN 8 THEN '~' || date (substr (consent_date, 2) || '-01') IS consent_date || '-01'
      WHEN 5 THEN '~' || date (substr (consent_date, 2) || '-01-01') IS consent_date || '-01-01'
      ELSE consent_date IS NULL
    END
    AND ltrim (consent_date, '~') BETWEEN '1850' AND '2199-12-31'
  );

ALTER TABLE lesion ADD COLUMN length_mm REAL
  CONSTRAINT "lesion.length_mm" CHECK (length_mm BETWEEN 0.0 AND 2000.0);
ALTER TABLE lesion ADD COLUMN length_mm_dp INTEGER
  CONSTRAINT "lesion.length_mm" CHECK (length_mm_dp BETWEEN 0 AND 9)
  CONSTRAINT "lesion.length_mm" CHECK ((length_mm IS NULL) = (length_mm_dp IS NULL));
ALTER TABLE lesion ADD COLUMN width_mm REAL
  CONSTRAINT "lesion.width_mm" CHECK (width_mm BETWEEN 0.0 AND 2000.0);
ALTER TABLE lesion ADD COLUMN width_mm_dp INTEGER
  CONSTRAINT "lesion.width_mm" CHECK (width_mm_dp BETWEEN 0 AND 9)
  CONSTRAINT "lesion.width_mm" CHECK ((width_mm IS NULL) = (width_mm_dp IS NULL));
ALTER TABLE lesion ADD COLUMN depth TEXT
  CONSTRAINT "lesion.depth" CHECK (depth IN ('superficial', 'deep'));
ALTER TABLE lesion ADD COLUMN confluent TEXT
  CONSTRAINT "lesion.confluent" CHECK (confluent IN ('yes', 'no'));
ALTER TABLE lesion ADD COLUMN crosses_joint TEXT
  CONSTRAINT "lesion.crosses_joint" CHECK (crosses_joint IN ('yes', 'no'));

ALTER TABLE adverse_event ADD COLUMN serious TEXT
  CONSTRAINT "adverse_event.serious"
  CHECK (
    serious IN (
      'no', 'death', 'life_threatening', 'hospitalisation', 'disability', 'congenital', 'important'
    )
  );

-- How one treatment works, as it was judged at one visit.
CREATE TABLE assessment (
  patient_id INTEGER NOT NULL,
  id INTEGER NOT NULL CONSTRAINT "assessment.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "assessment.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "assessment.deleted" CHECK (deleted IN (0, 1)),
  visit_id INTEGER NOT NULL,
  treatment_id INTEGER NOT NULL,
  response INTEGER NOT NULL REFERENCES code (id),
  notes TEXT CONSTRAINT "assessment.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, visit_id) REFERENCES visit (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id)
) STRICT, WITHOUT ROWID;

-- One judgement of a treatment at a visit. One that was deleted does not stand in the way.
CREATE UNIQUE INDEX assessment_once ON assessment (patient_id, visit_id, treatment_id)
  WHERE deleted = 0;

-- What somebody typed and has not saved yet: here, so that no patient data lies elsewhere. No record,
-- so neither audited nor exported. patient_id is NULL for a person who is not in the file yet.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  author TEXT NOT NULL CONSTRAINT "draft.author" CHECK (length (author) <= 200),
  subject TEXT NOT NULL CONSTRAINT "draft.subject" CHECK (length (subject) BETWEEN 1 AND 200),
  patient_id INTEGER REFERENCES patient (id),
  kept_at INTEGER NOT NULL,
  content TEXT NOT NULL CONSTRAINT "draft.content" CHECK (length (content) <= 10000000),
  UNIQUE (author, subject)
) STRICT;

CREATE INDEX draft_by_patient ON draft (patient_id);

-- How many data-quality findings a patient has. All summaries are derived anew.
ALTER TABLE summary ADD COLUMN n_findings INTEGER NOT NULL DEFAULT 0
  CONSTRAINT "summary.n_findings" CHECK (n_findings >= 0);

DELETE FROM summary;
