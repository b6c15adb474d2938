-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Schema 1: the records of a clinic.
--
-- Never changed once released: a later version is a further file. Every rule about one record that
-- the field tables of src/model state is a constraint here too; a constraint has the name of the
-- column that it speaks of, so that a refusal can say which field it was.
--
-- A clinical date is text: 2019, 2019-03 or 2019-03-14, with '~' before it for "about" ('+0 days'
-- makes date() count: without it it takes 2019-02-30). A number as somebody entered it is two
-- columns: its value and the digits after the point (_dp). A code is a number of the dictionary.
-- Keys are made by the program, in order of time, so that trees grow at their end; all records of a
-- patient lie together.
--
-- The triggers that write the audit trail are generated from the list of tables.

-- The dictionary: drugs, sites, tests ... Rows are never changed or removed; 0 is "no code".
CREATE TABLE code (
  id INTEGER PRIMARY KEY CONSTRAINT "code.id" CHECK (id BETWEEN 0 AND 1000000),
  code TEXT NOT NULL UNIQUE CONSTRAINT "code.code" CHECK (length (code) <= 100),
  CONSTRAINT "code.code" CHECK ((id = 0) = (code = ''))
) STRICT;

INSERT INTO code (id, code) VALUES (0, '');

-- Small settings of the clinic file.
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CONSTRAINT "setting.name" CHECK (length (name) BETWEEN 1 AND 100),
  value TEXT NOT NULL CONSTRAINT "setting.value" CHECK (length (value) <= 10000)
) STRICT, WITHOUT ROWID;

-- A person under follow-up. Keys are made by the program, in order of time.
CREATE TABLE patient (
  id INTEGER PRIMARY KEY CONSTRAINT "patient.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "patient.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "patient.deleted" CHECK (deleted IN (0, 1)),
  code TEXT NOT NULL UNIQUE CONSTRAINT "patient.code" CHECK (length (code) BETWEEN 1 AND 64),
  initials TEXT CONSTRAINT "patient.initials" CHECK (length (initials) BETWEEN 1 AND 100),
  given_name TEXT CONSTRAINT "patient.given_name" CHECK (length (given_name) BETWEEN 1 AND 100),
  family_name TEXT
    CONSTRAINT "patient.family_name" CHECK (length (family_name) BETWEEN 1 AND 100),
  sex TEXT CONSTRAINT "patient.sex" CHECK (sex IN ('F', 'M', 'X')),
  birth_date TEXT CONSTRAINT "patient.birth_date" CHECK (
    CASE length (birth_date)
      WHEN 10 THEN date (birth_date, '+0 days') IS birth_date
      WHEN 7 THEN date (birth_date || '-01') IS birth_date || '-01'
      WHEN 4 THEN date (birth_date || '-01-01') IS birth_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (birth_date, 2), '+0 days') IS birth_date
      WHEN 8 THEN '~' || date (substr (birth_date, 2) || '-01') IS birth_date || '-01'
      WHEN 5 THEN '~' || date (substr (birth_date, 2) || '-01-01') IS birth_date || '-01-01'
      ELSE birth_date IS NULL
    END
    AND ltrim (birth_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  death_date TEXT CONSTRAINT "patient.death_date" CHECK (
    CASE length (death_date)
      WHEN 10 THEN date (death_date, '+0 days') IS death_date
      WHEN 7 THEN date (death_date || '-01') IS death_date || '-01'
      WHEN 4 THEN date (death_date || '-01-01') IS death_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (death_date, 2), '+0 days') IS death_date
      WHEN 8 THEN '~' || date (substr (death_date, 2) || '-01') IS death_date || '-01'
      WHEN 5 THEN '~' || date (substr (death_date, 2) || '-01-01') IS death_date || '-01-01'
      ELSE death_date IS NULL
    END
    AND ltrim (death_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  disease INTEGER NOT NULL REFERENCES code (id),
  subtype INTEGER REFERENCES code (id),
  subtype_site INTEGER REFERENCES code (id),
  subtype_form INTEGER REFERENCES code (id),
  subtype_order TEXT
    CONSTRAINT "patient.subtype_order" CHECK (length (subtype_order) BETWEEN 1 AND 200),
  onset_date TEXT CONSTRAINT "patient.onset_date" CHECK (
    CASE length (onset_date)
      WHEN 10 THEN date (onset_date, '+0 days') IS onset_date
      WHEN 7 THEN date (onset_date || '-01') IS onset_date || '-01'
      WHEN 4 THEN date (onset_date || '-01-01') IS onset_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (onset_date, 2), '+0 days') IS onset_date
      WHEN 8 THEN '~' || date (substr (onset_date, 2) || '-01') IS onset_date || '-01'
      WHEN 5 THEN '~' || date (substr (onset_date, 2) || '-01-01') IS onset_date || '-01-01'
      ELSE onset_date IS NULL
    END
    AND ltrim (onset_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  diagnosis_date TEXT CONSTRAINT "patient.diagnosis_date" CHECK (
    CASE length (diagnosis_date)
      WHEN 10 THEN date (diagnosis_date, '+0 days') IS diagnosis_date
      WHEN 7 THEN date (diagnosis_date || '-01') IS diagnosis_date || '-01'
      WHEN 4 THEN date (diagnosis_date || '-01-01') IS diagnosis_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (diagnosis_date, 2), '+0 days') IS diagnosis_date
      WHEN 8 THEN '~' || date (substr (diagnosis_date, 2) || '-01') IS diagnosis_date || '-01'
      WHEN 5 THEN '~' || date (substr (diagnosis_date, 2) || '-01-01') IS diagnosis_date || '-01-01'
      ELSE diagnosis_date IS NULL
    END
    AND ltrim (diagnosis_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  first_visit_date TEXT CONSTRAINT "patient.first_visit_date" CHECK (
    CASE length (first_visit_date)
      WHEN 10 THEN date (first_visit_date, '+0 days') IS first_visit_date
      WHEN 7 THEN date (first_visit_date || '-01') IS first_visit_date || '-01'
      WHEN 4 THEN date (first_visit_date || '-01-01') IS first_visit_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (first_visit_date, 2), '+0 days') IS first_visit_date
      WHEN 8 THEN '~' || date (substr (first_visit_date, 2) || '-01') IS first_visit_date || '-01'
      WHEN 5
        THEN '~' || date (substr (first_visit_date, 2) || '-01-01') IS first_visit_date || '-01-01'
      ELSE first_visit_date IS NULL
    END
    AND ltrim (first_visit_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  referral INTEGER REFERENCES code (id),
  biopsy TEXT CONSTRAINT "patient.biopsy" CHECK (biopsy IN ('yes', 'no', 'unknown')),
  consent INTEGER REFERENCES code (id),
  followup_status INTEGER REFERENCES code (id),
  last_followup_date TEXT CONSTRAINT "patient.last_followup_date" CHECK (
    CASE length (last_followup_date)
      WHEN 10 THEN date (last_followup_date, '+0 days') IS last_followup_date
      WHEN 7 THEN date (last_followup_date || '-01') IS last_followup_date || '-01'
      WHEN 4 THEN date (last_followup_date || '-01-01') IS last_followup_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (last_followup_date, 2), '+0 days') IS last_followup_date
      WHEN 8
        THEN '~' || date (substr (last_followup_date, 2) || '-01') IS last_followup_date || '-01'
      WHEN 5
        THEN '~' || date (substr (last_followup_date, 2) || '-01-01')
          IS last_followup_date || '-01-01'
      ELSE last_followup_date IS NULL
    END
    AND ltrim (last_followup_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  notes TEXT CONSTRAINT "patient.notes" CHECK (length (notes) BETWEEN 1 AND 100000),
  CONSTRAINT "patient.death_date" CHECK (
    ltrim (death_date, '~') || '~' >= ltrim (birth_date, '~')
  ),
  CONSTRAINT "patient.onset_date" CHECK (
    ltrim (onset_date, '~') || '~' >= ltrim (birth_date, '~')
  ),
  CONSTRAINT "patient.diagnosis_date" CHECK (
    ltrim (diagnosis_date, '~') || '~' >= ltrim (birth_date, '~')
  ),
  CONSTRAINT "patient.last_followup_date" CHECK (
    ltrim (last_followup_date, '~') || '~' >= ltrim (birth_date, '~')
  )
) STRICT;

-- Comorbidities and family history.
CREATE TABLE history (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "history.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "history.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "history.deleted" CHECK (deleted IN (0, 1)),
  kind TEXT NOT NULL
    CONSTRAINT "history.kind" CHECK (kind IN ('comorbidity', 'family_history')),
  condition TEXT NOT NULL
    CONSTRAINT "history.condition" CHECK (length (condition) BETWEEN 1 AND 200),
  relation TEXT CONSTRAINT "history.relation" CHECK (length (relation) BETWEEN 1 AND 100),
  detail TEXT CONSTRAINT "history.detail" CHECK (length (detail) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

-- Where the skin is or was involved.
CREATE TABLE lesion (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "lesion.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "lesion.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "lesion.deleted" CHECK (deleted IN (0, 1)),
  lesion_no INTEGER NOT NULL CONSTRAINT "lesion.lesion_no" CHECK (lesion_no BETWEEN 1 AND 999),
  region INTEGER REFERENCES code (id),
  site INTEGER REFERENCES code (id),
  morphology INTEGER REFERENCES code (id),
  side TEXT CONSTRAINT "lesion.side" CHECK (side IN ('left', 'right', 'both', 'midline')),
  from_date TEXT CONSTRAINT "lesion.from_date" CHECK (
    CASE length (from_date)
      WHEN 10 THEN date (from_date, '+0 days') IS from_date
      WHEN 7 THEN date (from_date || '-01') IS from_date || '-01'
      WHEN 4 THEN date (from_date || '-01-01') IS from_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (from_date, 2), '+0 days') IS from_date
      WHEN 8 THEN '~' || date (substr (from_date, 2) || '-01') IS from_date || '-01'
      WHEN 5 THEN '~' || date (substr (from_date, 2) || '-01-01') IS from_date || '-01-01'
      ELSE from_date IS NULL
    END
    AND ltrim (from_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  until_date TEXT CONSTRAINT "lesion.until_date" CHECK (
    CASE length (until_date)
      WHEN 10 THEN date (until_date, '+0 days') IS until_date
      WHEN 7 THEN date (until_date || '-01') IS until_date || '-01'
      WHEN 4 THEN date (until_date || '-01-01') IS until_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (until_date, 2), '+0 days') IS until_date
      WHEN 8 THEN '~' || date (substr (until_date, 2) || '-01') IS until_date || '-01'
      WHEN 5 THEN '~' || date (substr (until_date, 2) || '-01-01') IS until_date || '-01-01'
      ELSE until_date IS NULL
    END
    AND ltrim (until_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  notes TEXT CONSTRAINT "lesion.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  UNIQUE (patient_id, lesion_no),
  CONSTRAINT "lesion.until_date" CHECK (
    ltrim (until_date, '~') || '~' >= ltrim (from_date, '~')
  )
) STRICT, WITHOUT ROWID;

-- What was found outside the skin.
CREATE TABLE finding (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "finding.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "finding.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "finding.deleted" CHECK (deleted IN (0, 1)),
  onset_date TEXT CONSTRAINT "finding.onset_date" CHECK (
    CASE length (onset_date)
      WHEN 10 THEN date (onset_date, '+0 days') IS onset_date
      WHEN 7 THEN date (onset_date || '-01') IS onset_date || '-01'
      WHEN 4 THEN date (onset_date || '-01-01') IS onset_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (onset_date, 2), '+0 days') IS onset_date
      WHEN 8 THEN '~' || date (substr (onset_date, 2) || '-01') IS onset_date || '-01'
      WHEN 5 THEN '~' || date (substr (onset_date, 2) || '-01-01') IS onset_date || '-01-01'
      ELSE onset_date IS NULL
    END
    AND ltrim (onset_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  type INTEGER NOT NULL REFERENCES code (id),
  joint TEXT CONSTRAINT "finding.joint" CHECK (length (joint) BETWEEN 1 AND 100),
  side TEXT CONSTRAINT "finding.side" CHECK (side IN ('left', 'right', 'both', 'midline')),
  same_region TEXT
    CONSTRAINT "finding.same_region" CHECK (same_region IN ('yes', 'no', 'unknown')),
  until_date TEXT CONSTRAINT "finding.until_date" CHECK (
    CASE length (until_date)
      WHEN 10 THEN date (until_date, '+0 days') IS until_date
      WHEN 7 THEN date (until_date || '-01') IS until_date || '-01'
      WHEN 4 THEN date (until_date || '-01-01') IS until_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (until_date, 2), '+0 days') IS until_date
      WHEN 8 THEN '~' || date (substr (until_date, 2) || '-01') IS until_date || '-01'
      WHEN 5 THEN '~' || date (substr (until_date, 2) || '-01-01') IS until_date || '-01-01'
      ELSE until_date IS NULL
    END
    AND ltrim (until_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  notes TEXT CONSTRAINT "finding.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  CONSTRAINT "finding.until_date" CHECK (
    ltrim (until_date, '~') || '~' >= ltrim (onset_date, '~')
  )
) STRICT, WITHOUT ROWID;

-- The screening log. patient_id is NULL for somebody who was not included.
CREATE TABLE screening (
  patient_id INTEGER REFERENCES patient (id),
  id INTEGER PRIMARY KEY CONSTRAINT "screening.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "screening.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "screening.deleted" CHECK (deleted IN (0, 1)),
  screen_no INTEGER NOT NULL
    CONSTRAINT "screening.screen_no" CHECK (screen_no BETWEEN 1 AND 9999999),
  included TEXT NOT NULL CONSTRAINT "screening.included" CHECK (included IN ('yes', 'no')),
  exclusion_reason TEXT
    CONSTRAINT "screening.exclusion_reason" CHECK (length (exclusion_reason) BETWEEN 1 AND 500)
) STRICT;

-- A dated contact.
CREATE TABLE visit (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "visit.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "visit.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "visit.deleted" CHECK (deleted IN (0, 1)),
  uid TEXT NOT NULL UNIQUE CONSTRAINT "visit.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  date TEXT NOT NULL CONSTRAINT "visit.date" CHECK (
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
  kind INTEGER REFERENCES code (id),
  clinician TEXT CONSTRAINT "visit.clinician" CHECK (length (clinician) BETWEEN 1 AND 100),
  new_lesions TEXT CONSTRAINT "visit.new_lesions" CHECK (new_lesions IN ('yes', 'no')),
  response INTEGER REFERENCES code (id),
  notes TEXT CONSTRAINT "visit.notes" CHECK (length (notes) BETWEEN 1 AND 100000),
  plan TEXT CONSTRAINT "visit.plan" CHECK (length (plan) BETWEEN 1 AND 100000),
  next_date TEXT CONSTRAINT "visit.next_date" CHECK (
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
  ),
  reviewed TEXT CONSTRAINT "visit.reviewed" CHECK (length (reviewed) BETWEEN 1 AND 500),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

-- Every dated value: of a visit, or (visit_id 0) of a date of its own. The largest table by far:
-- rows are integers, clustered by patient. 0 and '' stand for "none" since they are in the key.
CREATE TABLE observation (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "observation.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "observation.deleted" CHECK (deleted IN (0, 1)),
  visit_id INTEGER NOT NULL DEFAULT 0,
  date TEXT NOT NULL DEFAULT '' CONSTRAINT "observation.date" CHECK (
    date = ''
    OR CASE length (date)
      WHEN 10 THEN date (date, '+0 days') IS date
      WHEN 7 THEN date (date || '-01') IS date || '-01'
      WHEN 4 THEN date (date || '-01-01') IS date || '-01-01'
      WHEN 11 THEN '~' || date (substr (date, 2), '+0 days') IS date
      WHEN 8 THEN '~' || date (substr (date, 2) || '-01') IS date || '-01'
      WHEN 5 THEN '~' || date (substr (date, 2) || '-01-01') IS date || '-01-01'
      ELSE 0
    END
    AND ltrim (date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  code INTEGER NOT NULL REFERENCES code (id),
  site INTEGER NOT NULL DEFAULT 0 REFERENCES code (id),
  comparator TEXT CONSTRAINT "observation.comparator" CHECK (comparator IN ('<', '>')),
  value REAL
    CONSTRAINT "observation.value" CHECK (value BETWEEN -1000000000.0 AND 1000000000.0),
  value_dp INTEGER CONSTRAINT "observation.value" CHECK (value_dp BETWEEN 0 AND 9),
  unit INTEGER REFERENCES code (id),
  canonical REAL
    CONSTRAINT "observation.canonical"
    CHECK (canonical BETWEEN -1000000000000.0 AND 1000000000000.0),
  canonical_dp INTEGER CONSTRAINT "observation.canonical" CHECK (canonical_dp BETWEEN 0 AND 9),
  text INTEGER REFERENCES code (id),
  context INTEGER REFERENCES code (id),
  not_done TEXT CONSTRAINT "observation.not_done" CHECK (length (not_done) BETWEEN 1 AND 200),
  visit_ref INTEGER GENERATED ALWAYS AS (nullif (visit_id, 0)) VIRTUAL,
  PRIMARY KEY (patient_id, visit_id, date, code, site),
  FOREIGN KEY (patient_id, visit_ref) REFERENCES visit (patient_id, id),
  CONSTRAINT "observation.visit_id" CHECK ((visit_id = 0) <> (date = '')),
  CONSTRAINT "observation.value" CHECK ((value IS NULL) = (value_dp IS NULL)),
  CONSTRAINT "observation.canonical" CHECK ((canonical IS NULL) = (canonical_dp IS NULL))
) STRICT, WITHOUT ROWID;

-- One course of one drug.
CREATE TABLE treatment (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "treatment.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "treatment.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "treatment.deleted" CHECK (deleted IN (0, 1)),
  uid TEXT NOT NULL UNIQUE CONSTRAINT "treatment.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  drug INTEGER NOT NULL REFERENCES code (id),
  start_date TEXT CONSTRAINT "treatment.start_date" CHECK (
    CASE length (start_date)
      WHEN 10 THEN date (start_date, '+0 days') IS start_date
      WHEN 7 THEN date (start_date || '-01') IS start_date || '-01'
      WHEN 4 THEN date (start_date || '-01-01') IS start_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (start_date, 2), '+0 days') IS start_date
      WHEN 8 THEN '~' || date (substr (start_date, 2) || '-01') IS start_date || '-01'
      WHEN 5 THEN '~' || date (substr (start_date, 2) || '-01-01') IS start_date || '-01-01'
      ELSE start_date IS NULL
    END
    AND ltrim (start_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  stop_date TEXT CONSTRAINT "treatment.stop_date" CHECK (
    CASE length (stop_date)
      WHEN 10 THEN date (stop_date, '+0 days') IS stop_date
      WHEN 7 THEN date (stop_date || '-01') IS stop_date || '-01'
      WHEN 4 THEN date (stop_date || '-01-01') IS stop_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (stop_date, 2), '+0 days') IS stop_date
      WHEN 8 THEN '~' || date (substr (stop_date, 2) || '-01') IS stop_date || '-01'
      WHEN 5 THEN '~' || date (substr (stop_date, 2) || '-01-01') IS stop_date || '-01-01'
      ELSE stop_date IS NULL
    END
    AND ltrim (stop_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  start_reason INTEGER REFERENCES code (id),
  stop_reason INTEGER REFERENCES code (id),
  response INTEGER REFERENCES code (id),
  notes TEXT CONSTRAINT "treatment.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  CONSTRAINT "treatment.stop_date" CHECK (
    ltrim (stop_date, '~') || '~' >= ltrim (start_date, '~')
  )
) STRICT, WITHOUT ROWID;

-- The doses of a treatment, one after another.
CREATE TABLE dose_step (
  patient_id INTEGER NOT NULL,
  id INTEGER NOT NULL CONSTRAINT "dose_step.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "dose_step.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "dose_step.deleted" CHECK (deleted IN (0, 1)),
  treatment_id INTEGER NOT NULL,
  uid TEXT NOT NULL UNIQUE CONSTRAINT "dose_step.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  segment_no INTEGER NOT NULL
    CONSTRAINT "dose_step.segment_no" CHECK (segment_no BETWEEN 1 AND 9999),
  start_date TEXT CONSTRAINT "dose_step.start_date" CHECK (
    CASE length (start_date)
      WHEN 10 THEN date (start_date, '+0 days') IS start_date
      WHEN 7 THEN date (start_date || '-01') IS start_date || '-01'
      WHEN 4 THEN date (start_date || '-01-01') IS start_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (start_date, 2), '+0 days') IS start_date
      WHEN 8 THEN '~' || date (substr (start_date, 2) || '-01') IS start_date || '-01'
      WHEN 5 THEN '~' || date (substr (start_date, 2) || '-01-01') IS start_date || '-01-01'
      ELSE start_date IS NULL
    END
    AND ltrim (start_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  stop_date TEXT CONSTRAINT "dose_step.stop_date" CHECK (
    CASE length (stop_date)
      WHEN 10 THEN date (stop_date, '+0 days') IS stop_date
      WHEN 7 THEN date (stop_date || '-01') IS stop_date || '-01'
      WHEN 4 THEN date (stop_date || '-01-01') IS stop_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (stop_date, 2), '+0 days') IS stop_date
      WHEN 8 THEN '~' || date (substr (stop_date, 2) || '-01') IS stop_date || '-01'
      WHEN 5 THEN '~' || date (substr (stop_date, 2) || '-01-01') IS stop_date || '-01-01'
      ELSE stop_date IS NULL
    END
    AND ltrim (stop_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  amount REAL CONSTRAINT "dose_step.amount" CHECK (amount BETWEEN 0.0 AND 1000000.0),
  amount_dp INTEGER CONSTRAINT "dose_step.amount" CHECK (amount_dp BETWEEN 0 AND 9),
  unit INTEGER REFERENCES code (id),
  frequency INTEGER REFERENCES code (id),
  route INTEGER REFERENCES code (id),
  n_doses INTEGER CONSTRAINT "dose_step.n_doses" CHECK (n_doses BETWEEN 0 AND 9999),
  start_reason INTEGER REFERENCES code (id),
  stop_reason INTEGER REFERENCES code (id),
  response INTEGER REFERENCES code (id),
  notes TEXT CONSTRAINT "dose_step.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id),
  CONSTRAINT "dose_step.stop_date" CHECK (
    ltrim (stop_date, '~') || '~' >= ltrim (start_date, '~')
  ),
  CONSTRAINT "dose_step.amount" CHECK ((amount IS NULL) = (amount_dp IS NULL))
) STRICT, WITHOUT ROWID;

-- Infusions and injections actually given or left out.
CREATE TABLE administration (
  patient_id INTEGER NOT NULL,
  id INTEGER NOT NULL CONSTRAINT "administration.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "administration.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0
    CONSTRAINT "administration.deleted" CHECK (deleted IN (0, 1)),
  treatment_id INTEGER NOT NULL,
  date TEXT NOT NULL CONSTRAINT "administration.date" CHECK (
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
  given TEXT NOT NULL CONSTRAINT "administration.given" CHECK (given IN ('yes', 'no')),
  amount REAL CONSTRAINT "administration.amount" CHECK (amount BETWEEN 0.0 AND 1000000.0),
  amount_dp INTEGER CONSTRAINT "administration.amount" CHECK (amount_dp BETWEEN 0 AND 9),
  unit INTEGER REFERENCES code (id),
  reason TEXT CONSTRAINT "administration.reason" CHECK (length (reason) BETWEEN 1 AND 200),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id),
  CONSTRAINT "administration.amount" CHECK ((amount IS NULL) = (amount_dp IS NULL))
) STRICT, WITHOUT ROWID;

-- Reappearance of activity after improvement.
CREATE TABLE relapse (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "relapse.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "relapse.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "relapse.deleted" CHECK (deleted IN (0, 1)),
  uid TEXT NOT NULL UNIQUE CONSTRAINT "relapse.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  episode_no INTEGER CONSTRAINT "relapse.episode_no" CHECK (episode_no BETWEEN 1 AND 999),
  date TEXT NOT NULL CONSTRAINT "relapse.date" CHECK (
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
  context INTEGER REFERENCES code (id),
  manifestation INTEGER REFERENCES code (id),
  action TEXT CONSTRAINT "relapse.action" CHECK (length (action) BETWEEN 1 AND 1000),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

-- Unwanted events, perhaps of a treatment.
CREATE TABLE adverse_event (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "adverse_event.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "adverse_event.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0
    CONSTRAINT "adverse_event.deleted" CHECK (deleted IN (0, 1)),
  uid TEXT NOT NULL UNIQUE CONSTRAINT "adverse_event.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  treatment_id INTEGER,
  onset_date TEXT CONSTRAINT "adverse_event.onset_date" CHECK (
    CASE length (onset_date)
      WHEN 10 THEN date (onset_date, '+0 days') IS onset_date
      WHEN 7 THEN date (onset_date || '-01') IS onset_date || '-01'
      WHEN 4 THEN date (onset_date || '-01-01') IS onset_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (onset_date, 2), '+0 days') IS onset_date
      WHEN 8 THEN '~' || date (substr (onset_date, 2) || '-01') IS onset_date || '-01'
      WHEN 5 THEN '~' || date (substr (onset_date, 2) || '-01-01') IS onset_date || '-01-01'
      ELSE onset_date IS NULL
    END
    AND ltrim (onset_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  drug INTEGER REFERENCES code (id),
  term TEXT NOT NULL CONSTRAINT "adverse_event.term" CHECK (length (term) BETWEEN 1 AND 200),
  severity TEXT
    CONSTRAINT "adverse_event.severity" CHECK (severity IN ('mild', 'moderate', 'severe')),
  grade INTEGER CONSTRAINT "adverse_event.grade" CHECK (grade BETWEEN 1 AND 5),
  causality INTEGER REFERENCES code (id),
  action TEXT
    CONSTRAINT "adverse_event.action"
    CHECK (action IN ('none', 'dose_reduced', 'interrupted', 'drug_stopped')),
  outcome TEXT
    CONSTRAINT "adverse_event.outcome"
    CHECK (outcome IN ('resolved', 'resolving', 'ongoing', 'sequelae', 'fatal', 'unknown')),
  resolved_date TEXT CONSTRAINT "adverse_event.resolved_date" CHECK (
    CASE length (resolved_date)
      WHEN 10 THEN date (resolved_date, '+0 days') IS resolved_date
      WHEN 7 THEN date (resolved_date || '-01') IS resolved_date || '-01'
      WHEN 4 THEN date (resolved_date || '-01-01') IS resolved_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (resolved_date, 2), '+0 days') IS resolved_date
      WHEN 8 THEN '~' || date (substr (resolved_date, 2) || '-01') IS resolved_date || '-01'
      WHEN 5 THEN '~' || date (substr (resolved_date, 2) || '-01-01') IS resolved_date || '-01-01'
      ELSE resolved_date IS NULL
    END
    AND ltrim (resolved_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  notes TEXT CONSTRAINT "adverse_event.notes" CHECK (length (notes) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id),
  CONSTRAINT "adverse_event.resolved_date" CHECK (
    ltrim (resolved_date, '~') || '~' >= ltrim (onset_date, '~')
  )
) STRICT, WITHOUT ROWID;

-- Imaging, biopsies and other investigations.
CREATE TABLE investigation (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "investigation.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "investigation.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0
    CONSTRAINT "investigation.deleted" CHECK (deleted IN (0, 1)),
  uid TEXT NOT NULL UNIQUE CONSTRAINT "investigation.uid" CHECK (length (uid) BETWEEN 1 AND 64),
  date TEXT CONSTRAINT "investigation.date" CHECK (
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
  kind INTEGER NOT NULL REFERENCES code (id),
  body_part TEXT
    CONSTRAINT "investigation.body_part" CHECK (length (body_part) BETWEEN 1 AND 100),
  result INTEGER REFERENCES code (id),
  finding TEXT CONSTRAINT "investigation.finding" CHECK (length (finding) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

-- What is planned: monitoring, reviews, referrals.
CREATE TABLE care_item (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "care_item.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "care_item.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "care_item.deleted" CHECK (deleted IN (0, 1)),
  kind INTEGER NOT NULL REFERENCES code (id),
  title TEXT NOT NULL CONSTRAINT "care_item.title" CHECK (length (title) BETWEEN 1 AND 200),
  due_date TEXT CONSTRAINT "care_item.due_date" CHECK (
    CASE length (due_date)
      WHEN 10 THEN date (due_date, '+0 days') IS due_date
      WHEN 7 THEN date (due_date || '-01') IS due_date || '-01'
      WHEN 4 THEN date (due_date || '-01-01') IS due_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (due_date, 2), '+0 days') IS due_date
      WHEN 8 THEN '~' || date (substr (due_date, 2) || '-01') IS due_date || '-01'
      WHEN 5 THEN '~' || date (substr (due_date, 2) || '-01-01') IS due_date || '-01-01'
      ELSE due_date IS NULL
    END
    AND ltrim (due_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  done_date TEXT CONSTRAINT "care_item.done_date" CHECK (
    CASE length (done_date)
      WHEN 10 THEN date (done_date, '+0 days') IS done_date
      WHEN 7 THEN date (done_date || '-01') IS done_date || '-01'
      WHEN 4 THEN date (done_date || '-01-01') IS done_date || '-01-01'
      WHEN 11 THEN '~' || date (substr (done_date, 2), '+0 days') IS done_date
      WHEN 8 THEN '~' || date (substr (done_date, 2) || '-01') IS done_date || '-01'
      WHEN 5 THEN '~' || date (substr (done_date, 2) || '-01-01') IS done_date || '-01-01'
      ELSE done_date IS NULL
    END
    AND ltrim (done_date, '~') BETWEEN '1850' AND '2199-12-31'
  ),
  status TEXT NOT NULL
    CONSTRAINT "care_item.status" CHECK (status IN ('open', 'done', 'snoozed', 'not_applicable')),
  outcome TEXT CONSTRAINT "care_item.outcome" CHECK (length (outcome) BETWEEN 1 AND 10000),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

-- Photographs and reports; their bytes are in attachment_content.
CREATE TABLE attachment (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  id INTEGER NOT NULL CONSTRAINT "attachment.id" CHECK (id >= 1),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "attachment.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "attachment.deleted" CHECK (deleted IN (0, 1)),
  visit_id INTEGER,
  date TEXT CONSTRAINT "attachment.date" CHECK (
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
  site INTEGER REFERENCES code (id),
  kind TEXT NOT NULL
    CONSTRAINT "attachment.kind" CHECK (kind IN ('photograph', 'report', 'other')),
  title TEXT CONSTRAINT "attachment.title" CHECK (length (title) BETWEEN 1 AND 200),
  media_type TEXT NOT NULL
    CONSTRAINT "attachment.media_type" CHECK (length (media_type) BETWEEN 1 AND 100),
  sha256 TEXT NOT NULL CONSTRAINT "attachment.sha256" CHECK (length (sha256) BETWEEN 1 AND 64),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, visit_id) REFERENCES visit (patient_id, id)
) STRICT, WITHOUT ROWID;

-- The bytes of attachments, apart so that reading the list of them stays cheap. Not audited byte by
-- byte: the attachment's row holds their SHA-256 and is.
CREATE TABLE attachment_content (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL,
  content BLOB NOT NULL,
  FOREIGN KEY (patient_id, id) REFERENCES attachment (patient_id, id)
) STRICT;

CREATE INDEX screening_by_patient ON screening (patient_id);

-- What is marked as deleted, to leave out with it what hangs on it.
CREATE INDEX patient_deleted ON patient (id) WHERE deleted = 1;
CREATE INDEX visit_deleted ON visit (patient_id, id) WHERE deleted = 1;
CREATE INDEX treatment_deleted ON treatment (patient_id, id) WHERE deleted = 1;

-- The audit trail: who did what to which row, each entry chained to the one before it.
--   content_hash = SHA-256 of salt, before, after
--   chain_hash   = SHA-256 of the chain_hash before, seq, at ... reason, content_hash
-- so that erasing a person's content (salt, before, after) leaves the chain whole.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL,
  patient_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  before TEXT,
  after TEXT,
  salt BLOB,
  content_hash BLOB NOT NULL CONSTRAINT "audit.content_hash" CHECK (length (content_hash) = 32),
  chain_hash BLOB NOT NULL CONSTRAINT "audit.chain_hash" CHECK (length (chain_hash) = 32)
) STRICT;

CREATE INDEX audit_by_row ON audit (patient_id, tbl, row_id);

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;
