-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A clinic file of schema 1 as it was left by the program that made it, with a row of every kind and
-- its audit trail. Frozen: never changed, so that every later program is held to opening it.
-- Its newest seal:
-- 25:b0488836285dba4b3273b7d85929b7ee5f514cc9798011fe389d7bfe0b9e5f50
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE code (
  id INTEGER PRIMARY KEY CONSTRAINT "code.id" CHECK (id BETWEEN 0 AND 1000000),
  code TEXT NOT NULL UNIQUE CONSTRAINT "code.code" CHECK (length (code) <= 100),
  CONSTRAINT "code.code" CHECK ((id = 0) = (code = ''))
) STRICT;
INSERT INTO code VALUES(0,'');
INSERT INTO code VALUES(1,'alpha');
INSERT INTO code VALUES(2,'score');
INSERT INTO code VALUES(3,'beta');
INSERT INTO code VALUES(4,'gamma');
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY CONSTRAINT "setting.name" CHECK (length (name) BETWEEN 1 AND 100),
  value TEXT NOT NULL CONSTRAINT "setting.value" CHECK (length (value) <= 10000)
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('clinic','Test clinic');
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
INSERT INTO patient VALUES(912129636002724037,1,0,'P-001',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO patient VALUES(912129636036348273,1,0,'P-002','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','F','~2019-03-14','~2019-03-14',3,4,3,4,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','~2019-03-14',3,'yes',3,4,'~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO patient VALUES(912129637509198702,1,0,'P-003',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO history VALUES(912129636002724037,912129636040757790,1,0,'comorbidity','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO lesion VALUES(912129636002724037,912129636043850127,1,0,4,4,3,4,'left','~2019-03-14','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO finding VALUES(912129636002724037,912129636049039424,1,0,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','left','yes','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO screening VALUES(912129636002724037,912129636057528892,1,0,4,'yes','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO visit VALUES(912129636002724037,912129636011744536,1,0,'P-001-V001','2019-03-14',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912129636002724037,912129636014679988,1,0,'P-001-V002','2019-06',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912129636002724037,912129636062664979,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',3,'İğneyle “ölçüm” – 日本 😀','yes',4,'İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO visit VALUES(912129637509198702,912129637509198703,1,0,'P-003-V001','2020',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
CREATE TABLE observation (
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  version INTEGER NOT NULL DEFAULT 1
    CONSTRAINT "observation.version" CHECK (version BETWEEN 1 AND 2147483647),
  deleted INTEGER NOT NULL DEFAULT 0 CONSTRAINT "observation.deleted" CHECK (deleted IN (0, 1)),
  visit_id INTEGER NOT NULL DEFAULT 0,
  date TEXT NOT NULL DEFAULT '' CONSTRAINT "observation.date" CHECK (
    CASE length (date)
      WHEN 10 THEN date (date, '+0 days') IS date
      WHEN 7 THEN date (date || '-01') IS date || '-01'
      WHEN 4 THEN date (date || '-01-01') IS date || '-01-01'
      WHEN 11 THEN '~' || date (substr (date, 2), '+0 days') IS date
      WHEN 8 THEN '~' || date (substr (date, 2) || '-01') IS date || '-01'
      WHEN 5 THEN '~' || date (substr (date, 2) || '-01-01') IS date || '-01-01'
      ELSE date = ''
    END
    AND (date = '' OR ltrim (date, '~') BETWEEN '1850' AND '2199-12-31')
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
INSERT INTO observation VALUES(912129636002724037,1,0,0,'2020-05',2,0,NULL,13.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912129636002724037,1,0,912129636011744536,'',2,0,NULL,12.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912129636002724037,1,0,912129636011744536,'',4,3,'<',8.0999999999999996447,0,4,10.099999999999999644,2,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO treatment VALUES(912129636002724037,912129636020753598,1,0,'T-001',1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO treatment VALUES(912129636002724037,912129637453943587,1,0,'İğneyle “ölçüm” – 日本 😀',4,'~2019-03-14','~2019-03-14',3,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO dose_step VALUES(912129636002724037,912129637462927169,1,0,912129636020753598,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14','~2019-03-14',9.0999999999999996447,1,3,4,3,5,3,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO administration VALUES(912129636002724037,912129637467716184,1,0,912129636020753598,'~2019-03-14','yes',7.0999999999999996447,3,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO relapse VALUES(912129636002724037,912129637475969226,1,0,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14',4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO adverse_event VALUES(912129636002724037,912129637478945715,1,0,'İğneyle “ölçüm” – 日本 😀',912129636020753598,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','mild',5,4,'none','resolved','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO investigation VALUES(912129636002724037,912129637484017070,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',3,'İğneyle “ölçüm” – 日本 😀',3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO care_item VALUES(912129636002724037,912129637492391441,1,0,3,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','open','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO attachment VALUES(912129636002724037,912129637496959788,1,0,912129636011744536,'~2019-03-14',3,'photograph','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
CREATE TABLE attachment_content (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL,
  content BLOB NOT NULL,
  FOREIGN KEY (patient_id, id) REFERENCES attachment (patient_id, id)
) STRICT;
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
INSERT INTO audit VALUES(1,'2026-11-21T23:57:31.768Z','root','genesis','','',0,'',NULL,'Test clinic',X'd219c85735a9307ceeecf58e21c2db9d',X'92ec88dbaac767fd8874e6c7a3eb95dc97262a3ada2ab771221fbbe498351f2f',X'4582ca6a6b29c633739bfec2764df8af5419f67347a064001d3007eace727954');
INSERT INTO audit VALUES(2,'2026-11-21T23:57:31.768Z','root','setting','','clinic',0,'',NULL,NULL,X'2ad2a7efa3d708f13b1dea2df9d29f37',X'16bce985c61a9fc78969ae37225e96f1f95987e02550705eba11122f9b476b04',X'724edf625e7d3c221cfd9b2a672e99cbae6a7d7da4b0bbe9e259f45a0cdea5a8');
INSERT INTO audit VALUES(3,'2026-11-21T23:57:31.773Z','root','insert','patient','912129636002724037',912129636002724037,'test',NULL,'{"id":912129636002724037,"version":1,"deleted":0,"code":"P-001","disease":"alpha"}',X'380c6698667b0177418262f0de68aab1',X'4da5d9a3a10d41b53418232701e1b967b1657398c0cd14f64551f56711d35948',X'04de4555bc0e830a90e10c377ad0b9643362a9759b4fc13e9f1ccc6f613bc453');
INSERT INTO audit VALUES(4,'2026-11-21T23:57:31.774Z','root','insert','visit','912129636011744536',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636011744536,"version":1,"deleted":0,"uid":"P-001-V001","date":"2019-03-14","notes":"Well. Önemli: yok."}',X'f501f568be929bab38b53bc2ccc29ce0',X'b318d845d3eefbcd474332545d9ecd8a6fff4ccfcb5782cc76f4b73a6d7887d6',X'c1e6b0a77af05aa7e5d019596830f7372aa19fc3cecef1dabc74a2ed11e304a1');
INSERT INTO audit VALUES(5,'2026-11-21T23:57:31.775Z','root','insert','visit','912129636014679988',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636014679988,"version":1,"deleted":0,"uid":"P-001-V002","date":"2019-06","notes":"Well. Önemli: yok."}',X'8651c4aedab543b0370d01c0ad1e9a3b',X'7e86bb22619b5aa220fbcb6eb1e32e525e207d06e7cc708ef27cecc8fa082aa9',X'51b04b325df19c67e6589927a201adf023cec5b2c429bf01e14d4191be045af0');
INSERT INTO audit VALUES(6,'2026-11-21T23:57:31.776Z','root','insert','treatment','912129636020753598',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636020753598,"version":1,"deleted":0,"uid":"T-001","drug":"alpha"}',X'14cf4b8a6412115dc1cffbcfe65a1b4e',X'9499e5659c28f8d546431f67e13d384f79bafaf1dc5d9207936c5bb8dbea55b4',X'354915f1910fa735e313bd81c67a76d2fb20ce41a8b2a06a7e5be68d4425067b');
INSERT INTO audit VALUES(7,'2026-11-21T23:57:31.777Z','root','insert','observation','912129636011744536||score|',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"version":1,"deleted":0,"visit_id":912129636011744536,"date":"","code":"score","site":"","value":12.5,"value_dp":1}',X'20f0cfd0a2bd841816c8cd25334fa0dd',X'dc0be2af123794f3fbd7eaebd0bb316c44eb0ac379ef558feb05fd3e28dd0d7b',X'0bfbf81de9577f5dd71875468a21b2466d7cfeaadeed7c374d48f7c6e32f57a2');
INSERT INTO audit VALUES(8,'2026-11-21T23:57:31.779Z','root','insert','observation','0|2020-05|score|',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"version":1,"deleted":0,"visit_id":0,"date":"2020-05","code":"score","site":"","value":13.5,"value_dp":1}',X'29c83325a1417ff682fe60137070eb6b',X'c1a72ed5eb81e051d8caea4a65146f706f98f223701035daea62f052c610f092',X'cb012ef945d400548342a1566cb449092889e93ec796e81ddfd0fcaa99436141');
INSERT INTO audit VALUES(9,'2026-11-21T23:57:31.780Z','root','insert','patient','912129636036348273',912129636036348273,'test',NULL,'{"id":912129636036348273,"version":1,"deleted":0,"code":"P-002","initials":"İğneyle “ölçüm” – 日本 😀","given_name":"İğneyle “ölçüm” – 日本 😀","family_name":"İğneyle “ölçüm” – 日本 😀","sex":"F","birth_date":"~2019-03-14","death_date":"~2019-03-14","disease":"beta","subtype":"gamma","subtype_site":"beta","subtype_form":"gamma","subtype_order":"İğneyle “ölçüm” – 日本 😀","onset_date":"~2019-03-14","diagnosis_date":"~2019-03-14","first_visit_date":"~2019-03-14","referral":"beta","biopsy":"yes","consent":"beta","followup_status":"gamma","last_followup_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'9b886dbb4bc04e442cbd901204020d5f',X'69da54f5ef79054725bb1616e9ed7932de072d21dd4a51bf1bade38fea5ad5d4',X'b17d16a1aad363066147981af98e90a80fd30bcc2cecbedf1d94a07d5b4a19a2');
INSERT INTO audit VALUES(10,'2026-11-21T23:57:31.781Z','root','insert','history','912129636040757790',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636040757790,"version":1,"deleted":0,"kind":"comorbidity","condition":"İğneyle “ölçüm” – 日本 😀","relation":"İğneyle “ölçüm” – 日本 😀","detail":"İğneyle “ölçüm” – 日本 😀"}',X'5d1323d4a57ed26c88f1341f05090d1d',X'f95240b2777863b55fdedcb0f947e132fdd2e30ae31ceb223ec2695c6c189702',X'4f1cee6163cfec750a61f21aa910921857c242cd2dfa1f6c9912aaa3f97b82e4');
INSERT INTO audit VALUES(11,'2026-11-21T23:57:31.782Z','root','insert','lesion','912129636043850127',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636043850127,"version":1,"deleted":0,"lesion_no":4,"region":"gamma","site":"beta","morphology":"gamma","side":"left","from_date":"~2019-03-14","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'4b70e67fd4619c08087d9fd388305b5b',X'3aa0fde510326a44ffada2057122729b79bdf569ba1a6671adfe3f01e49d66df',X'4e30a255a4bf11c5e3cfba9518828f41b5ef18ff59099ea4ea6a8a43a5d79c34');
INSERT INTO audit VALUES(12,'2026-11-21T23:57:31.784Z','root','insert','finding','912129636049039424',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636049039424,"version":1,"deleted":0,"onset_date":"~2019-03-14","type":"gamma","joint":"İğneyle “ölçüm” – 日本 😀","side":"left","same_region":"yes","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'8ee9cd6ddaafc6c4f2bfd74a14ea306d',X'3c4df85af1b0afd55c1cad295e85183834012c0f0f95cb883ad64ed3332d7782',X'6989716a95a1616bba30e62367320f1959bc969f8ad1adc343cbdabb104bb029');
INSERT INTO audit VALUES(13,'2026-11-21T23:57:31.785Z','root','insert','screening','912129636057528892',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636057528892,"version":1,"deleted":0,"screen_no":4,"included":"yes","exclusion_reason":"İğneyle “ölçüm” – 日本 😀"}',X'1b02af3fad3614099ac28a30233ccade',X'2243ba69386b88a16036da73e81553dc71f7a6a30f103d9f632d2703fe0ff04f',X'29f80e59966b46f316ea64c68a940b9cc033235319166a943aa8d0d2273e3e19');
INSERT INTO audit VALUES(14,'2026-11-21T23:57:31.786Z','root','insert','visit','912129636062664979',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129636062664979,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","clinician":"İğneyle “ölçüm” – 日本 😀","new_lesions":"yes","response":"gamma","notes":"İğneyle “ölçüm” – 日本 😀","plan":"İğneyle “ölçüm” – 日本 😀","next_date":"~2019-03-14","reviewed":"İğneyle “ölçüm” – 日本 😀"}',X'd38113f68911aaf13bcd84659eb8291c',X'02cfefc32c3cfa8e2f438449f7aaa25368bb0050109764d5a2101eb83d4c6d53',X'886aa10ed32e7652094e8d78acdae14514b148767da1af39bf153504aa9dfeac');
INSERT INTO audit VALUES(15,'2026-11-21T23:57:31.787Z','root','insert','observation','912129636011744536||gamma|beta',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"version":1,"deleted":0,"visit_id":912129636011744536,"date":"","code":"gamma","site":"beta","comparator":"<","value":8.1,"value_dp":0,"unit":"gamma","canonical":10.1,"canonical_dp":2,"text":"gamma","context":"beta","not_done":"İğneyle “ölçüm” – 日本 😀"}',X'eca580f3477bcdf981d67e9de53e390e',X'58ac8b6d41815ea902dd382d62267c11e8a62d27aa548597e5c8791d12a0c7b8',X'19b5743ff72b8fad1e7d02a00d894e592ba5f7afc0b25c6bcdf53d966cce8727');
INSERT INTO audit VALUES(16,'2026-11-21T23:57:32.119Z','root','insert','treatment','912129637453943587',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637453943587,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","drug":"gamma","start_date":"~2019-03-14","stop_date":"~2019-03-14","start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'008daa692624e01df5c0a01ea327755e',X'4d77867dec5509715d4d6c48474218b31861734c8b727508b42c4d3c594482e9',X'6d26bc10ce86fa86f42596b828c7e2c1194e068f0daaaf249f385ac2151d8ea0');
INSERT INTO audit VALUES(17,'2026-11-21T23:57:32.120Z','root','insert','dose_step','912129637462927169',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637462927169,"version":1,"deleted":0,"treatment_id":912129636020753598,"uid":"İğneyle “ölçüm” – 日本 😀","segment_no":5,"start_date":"~2019-03-14","stop_date":"~2019-03-14","amount":9.1,"amount_dp":1,"unit":"beta","frequency":"gamma","route":"beta","n_doses":5,"start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'e10a83448b3181a4fecad9d0edac5e2a',X'5f8d140e0db64851896b8982e6b37c23a47953bad146ef0a9f56dec4a807d3c7',X'839c488ea86cabef45e1820f0ec3fa12764d293a9da0e1e03a9ea3424ee07751');
INSERT INTO audit VALUES(18,'2026-11-21T23:57:32.122Z','root','insert','administration','912129637467716184',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637467716184,"version":1,"deleted":0,"treatment_id":912129636020753598,"date":"~2019-03-14","given":"yes","amount":7.1,"amount_dp":3,"unit":"beta","reason":"İğneyle “ölçüm” – 日本 😀"}',X'e197b9511d1fe4c6a366a49c8aee05a0',X'5633c2da70696eb8e70b86942379e2026c31432b58a55d7318189602eb2de273',X'1225a6a5b03add4bcdd43eff63d450fd3dc29938f88fbfdbdd53b2c6b7e96611');
INSERT INTO audit VALUES(19,'2026-11-21T23:57:32.123Z','root','insert','relapse','912129637475969226',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637475969226,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","episode_no":5,"date":"~2019-03-14","context":"gamma","manifestation":"beta","action":"İğneyle “ölçüm” – 日本 😀"}',X'3434a5f8dd577fd33ed758a6d1bf2b0c',X'13c37c875629413143fce859572413f5dd53430c0d7c546d35c7beee76d07940',X'c9e3e2f3c4a27b2a4a4eee881614947da64b09a6352e17bfa768b48b376bd14c');
INSERT INTO audit VALUES(20,'2026-11-21T23:57:32.124Z','root','insert','adverse_event','912129637478945715',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637478945715,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","treatment_id":912129636020753598,"onset_date":"~2019-03-14","drug":"gamma","term":"İğneyle “ölçüm” – 日本 😀","severity":"mild","grade":5,"causality":"gamma","action":"none","outcome":"resolved","resolved_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'86192fe1411b32a2c5b46b70d6a08431',X'71768c1c361f12dc78e8af2d7ab27df3a63e3d96028630e82a62d4d93c52f0b3',X'6e5767a46f7e38326387ad5e6a39d48fb7f36ffd5ca5ebfbb01333259457f24a');
INSERT INTO audit VALUES(21,'2026-11-21T23:57:32.126Z','root','insert','investigation','912129637484017070',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637484017070,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","body_part":"İğneyle “ölçüm” – 日本 😀","result":"beta","finding":"İğneyle “ölçüm” – 日本 😀"}',X'c21772f006d58b915c7a6b54e762b230',X'c036b75f32f08c70c0e1a795afcd7fd1c2b7d43fb1cdbdc90cd627b107d5b4ad',X'f54392a48fb85e065469d23df9030fe0c7c02d6551be4b2a8b83aa96d0c0ef88');
INSERT INTO audit VALUES(22,'2026-11-21T23:57:32.127Z','root','insert','care_item','912129637492391441',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637492391441,"version":1,"deleted":0,"kind":"beta","title":"İğneyle “ölçüm” – 日本 😀","due_date":"~2019-03-14","done_date":"~2019-03-14","status":"open","outcome":"İğneyle “ölçüm” – 日本 😀"}',X'b7dc643e33663ba7dc030f513c53b804',X'422d2e50e182869ebdbae7f2a714759901082ce01c82148d0543e5ac056b6f07',X'02156778d0e285d7d3d2fb3e4fe1de0c2b031a41181f9d8ebce9981f7f539573');
INSERT INTO audit VALUES(23,'2026-11-21T23:57:32.129Z','root','insert','attachment','912129637496959788',912129636002724037,'test',NULL,'{"patient_id":912129636002724037,"id":912129637496959788,"version":1,"deleted":0,"visit_id":912129636011744536,"date":"~2019-03-14","site":"beta","kind":"photograph","title":"İğneyle “ölçüm” – 日本 😀","media_type":"İğneyle “ölçüm” – 日本 😀","sha256":"İğneyle “ölçüm” – 日本 😀"}',X'a7c555b821c172366133b13930bd720c',X'608fae65a32ecbe5cd41ea66961cb68e67299659ef8844749157f5b9799b065f',X'0173a41d1f1f69ec4d1dc4d73153bac91d4bed46ba08339b16c5bd193300fda6');
INSERT INTO audit VALUES(24,'2026-11-21T23:57:32.130Z','Dr. Example','export','','bundle',0,'',NULL,'to a folder',X'a6c6477d8ad1fd00b111aaec89a7e5ce',X'ff3ce77bb31e32cfbbaea48b405bb3d48a0c66b75e0e605fd497675e632de160',X'ef2c0e4dad8f99f24a421bef2b994fb6e493427b6cee4d35396a2aa7e1098018');
INSERT INTO audit VALUES(25,'2026-11-21T23:57:32.132Z','Dr. Example','bulk','','',0,'import',NULL,'{"patient":1,"visit":1}',X'2856d391a2ee6a878b218318abd78593',X'2687c66e14f65c7b0f6d458a581a035e6a434bd928e3cbb22e09c384eea131b8',X'b0488836285dba4b3273b7d85929b7ee5f514cc9798011fe389d7bfe0b9e5f50');
CREATE INDEX screening_by_patient ON screening (patient_id);
CREATE INDEX patient_deleted ON patient (id) WHERE deleted = 1;
CREATE INDEX visit_deleted ON visit (patient_id, id) WHERE deleted = 1;
CREATE INDEX treatment_deleted ON treatment (patient_id, id) WHERE deleted = 1;
CREATE INDEX audit_by_row ON audit (patient_id, tbl, row_id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
  SELECT RAISE (ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_patient_insert AFTER INSERT ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'patient', new.id, new.version, new.deleted, new.code, new.initials, new.given_name, new.family_name, new.sex, new.birth_date, new.death_date, new.disease, new.subtype, new.subtype_site, new.subtype_form, new.subtype_order, new.onset_date, new.diagnosis_date, new.first_visit_date, new.referral, new.biopsy, new.consent, new.followup_status, new.last_followup_date, new.notes);
END;
CREATE TRIGGER audit_patient_update AFTER UPDATE ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'patient', old.id, old.version, old.deleted, old.code, old.initials, old.given_name, old.family_name, old.sex, old.birth_date, old.death_date, old.disease, old.subtype, old.subtype_site, old.subtype_form, old.subtype_order, old.onset_date, old.diagnosis_date, old.first_visit_date, old.referral, old.biopsy, old.consent, old.followup_status, old.last_followup_date, old.notes, new.id, new.version, new.deleted, new.code, new.initials, new.given_name, new.family_name, new.sex, new.birth_date, new.death_date, new.disease, new.subtype, new.subtype_site, new.subtype_form, new.subtype_order, new.onset_date, new.diagnosis_date, new.first_visit_date, new.referral, new.biopsy, new.consent, new.followup_status, new.last_followup_date, new.notes);
END;
CREATE TRIGGER audit_patient_remove AFTER DELETE ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'patient', old.id, old.version, old.deleted, old.code, old.initials, old.given_name, old.family_name, old.sex, old.birth_date, old.death_date, old.disease, old.subtype, old.subtype_site, old.subtype_form, old.subtype_order, old.onset_date, old.diagnosis_date, old.first_visit_date, old.referral, old.biopsy, old.consent, old.followup_status, old.last_followup_date, old.notes);
END;
CREATE TRIGGER audit_history_insert AFTER INSERT ON history WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'history', new.patient_id, new.id, new.version, new.deleted, new.kind, new.condition, new.relation, new.detail);
END;
CREATE TRIGGER audit_history_update AFTER UPDATE ON history WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'history', old.patient_id, old.id, old.version, old.deleted, old.kind, old.condition, old.relation, old.detail, new.patient_id, new.id, new.version, new.deleted, new.kind, new.condition, new.relation, new.detail);
END;
CREATE TRIGGER audit_history_remove AFTER DELETE ON history WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'history', old.patient_id, old.id, old.version, old.deleted, old.kind, old.condition, old.relation, old.detail);
END;
CREATE TRIGGER audit_lesion_insert AFTER INSERT ON lesion WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'lesion', new.patient_id, new.id, new.version, new.deleted, new.lesion_no, new.region, new.site, new.morphology, new.side, new.from_date, new.until_date, new.notes);
END;
CREATE TRIGGER audit_lesion_update AFTER UPDATE ON lesion WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'lesion', old.patient_id, old.id, old.version, old.deleted, old.lesion_no, old.region, old.site, old.morphology, old.side, old.from_date, old.until_date, old.notes, new.patient_id, new.id, new.version, new.deleted, new.lesion_no, new.region, new.site, new.morphology, new.side, new.from_date, new.until_date, new.notes);
END;
CREATE TRIGGER audit_lesion_remove AFTER DELETE ON lesion WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'lesion', old.patient_id, old.id, old.version, old.deleted, old.lesion_no, old.region, old.site, old.morphology, old.side, old.from_date, old.until_date, old.notes);
END;
CREATE TRIGGER audit_finding_insert AFTER INSERT ON finding WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'finding', new.patient_id, new.id, new.version, new.deleted, new.onset_date, new.type, new.joint, new.side, new.same_region, new.until_date, new.notes);
END;
CREATE TRIGGER audit_finding_update AFTER UPDATE ON finding WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'finding', old.patient_id, old.id, old.version, old.deleted, old.onset_date, old.type, old.joint, old.side, old.same_region, old.until_date, old.notes, new.patient_id, new.id, new.version, new.deleted, new.onset_date, new.type, new.joint, new.side, new.same_region, new.until_date, new.notes);
END;
CREATE TRIGGER audit_finding_remove AFTER DELETE ON finding WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'finding', old.patient_id, old.id, old.version, old.deleted, old.onset_date, old.type, old.joint, old.side, old.same_region, old.until_date, old.notes);
END;
CREATE TRIGGER audit_screening_insert AFTER INSERT ON screening WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'screening', new.patient_id, new.id, new.version, new.deleted, new.screen_no, new.included, new.exclusion_reason);
END;
CREATE TRIGGER audit_screening_update AFTER UPDATE ON screening WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'screening', old.patient_id, old.id, old.version, old.deleted, old.screen_no, old.included, old.exclusion_reason, new.patient_id, new.id, new.version, new.deleted, new.screen_no, new.included, new.exclusion_reason);
END;
CREATE TRIGGER audit_screening_remove AFTER DELETE ON screening WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'screening', old.patient_id, old.id, old.version, old.deleted, old.screen_no, old.included, old.exclusion_reason);
END;
CREATE TRIGGER audit_visit_insert AFTER INSERT ON visit WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'visit', new.patient_id, new.id, new.version, new.deleted, new.uid, new.date, new.kind, new.clinician, new.new_lesions, new.response, new.notes, new.plan, new.next_date, new.reviewed);
END;
CREATE TRIGGER audit_visit_update AFTER UPDATE ON visit WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'visit', old.patient_id, old.id, old.version, old.deleted, old.uid, old.date, old.kind, old.clinician, old.new_lesions, old.response, old.notes, old.plan, old.next_date, old.reviewed, new.patient_id, new.id, new.version, new.deleted, new.uid, new.date, new.kind, new.clinician, new.new_lesions, new.response, new.notes, new.plan, new.next_date, new.reviewed);
END;
CREATE TRIGGER audit_visit_remove AFTER DELETE ON visit WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'visit', old.patient_id, old.id, old.version, old.deleted, old.uid, old.date, old.kind, old.clinician, old.new_lesions, old.response, old.notes, old.plan, old.next_date, old.reviewed);
END;
CREATE TRIGGER audit_observation_insert AFTER INSERT ON observation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'observation', new.patient_id, new.version, new.deleted, new.visit_id, new.date, new.code, new.site, new.comparator, new.value, new.value_dp, new.unit, new.canonical, new.canonical_dp, new.text, new.context, new.not_done);
END;
CREATE TRIGGER audit_observation_update AFTER UPDATE ON observation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'observation', old.patient_id, old.version, old.deleted, old.visit_id, old.date, old.code, old.site, old.comparator, old.value, old.value_dp, old.unit, old.canonical, old.canonical_dp, old.text, old.context, old.not_done, new.patient_id, new.version, new.deleted, new.visit_id, new.date, new.code, new.site, new.comparator, new.value, new.value_dp, new.unit, new.canonical, new.canonical_dp, new.text, new.context, new.not_done);
END;
CREATE TRIGGER audit_observation_remove AFTER DELETE ON observation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'observation', old.patient_id, old.version, old.deleted, old.visit_id, old.date, old.code, old.site, old.comparator, old.value, old.value_dp, old.unit, old.canonical, old.canonical_dp, old.text, old.context, old.not_done);
END;
CREATE TRIGGER audit_treatment_insert AFTER INSERT ON treatment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'treatment', new.patient_id, new.id, new.version, new.deleted, new.uid, new.drug, new.start_date, new.stop_date, new.start_reason, new.stop_reason, new.response, new.notes);
END;
CREATE TRIGGER audit_treatment_update AFTER UPDATE ON treatment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'treatment', old.patient_id, old.id, old.version, old.deleted, old.uid, old.drug, old.start_date, old.stop_date, old.start_reason, old.stop_reason, old.response, old.notes, new.patient_id, new.id, new.version, new.deleted, new.uid, new.drug, new.start_date, new.stop_date, new.start_reason, new.stop_reason, new.response, new.notes);
END;
CREATE TRIGGER audit_treatment_remove AFTER DELETE ON treatment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'treatment', old.patient_id, old.id, old.version, old.deleted, old.uid, old.drug, old.start_date, old.stop_date, old.start_reason, old.stop_reason, old.response, old.notes);
END;
CREATE TRIGGER audit_dose_step_insert AFTER INSERT ON dose_step WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'dose_step', new.patient_id, new.id, new.version, new.deleted, new.treatment_id, new.uid, new.segment_no, new.start_date, new.stop_date, new.amount, new.amount_dp, new.unit, new.frequency, new.route, new.n_doses, new.start_reason, new.stop_reason, new.response, new.notes);
END;
CREATE TRIGGER audit_dose_step_update AFTER UPDATE ON dose_step WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'dose_step', old.patient_id, old.id, old.version, old.deleted, old.treatment_id, old.uid, old.segment_no, old.start_date, old.stop_date, old.amount, old.amount_dp, old.unit, old.frequency, old.route, old.n_doses, old.start_reason, old.stop_reason, old.response, old.notes, new.patient_id, new.id, new.version, new.deleted, new.treatment_id, new.uid, new.segment_no, new.start_date, new.stop_date, new.amount, new.amount_dp, new.unit, new.frequency, new.route, new.n_doses, new.start_reason, new.stop_reason, new.response, new.notes);
END;
CREATE TRIGGER audit_dose_step_remove AFTER DELETE ON dose_step WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'dose_step', old.patient_id, old.id, old.version, old.deleted, old.treatment_id, old.uid, old.segment_no, old.start_date, old.stop_date, old.amount, old.amount_dp, old.unit, old.frequency, old.route, old.n_doses, old.start_reason, old.stop_reason, old.response, old.notes);
END;
CREATE TRIGGER audit_administration_insert AFTER INSERT ON administration WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'administration', new.patient_id, new.id, new.version, new.deleted, new.treatment_id, new.date, new.given, new.amount, new.amount_dp, new.unit, new.reason);
END;
CREATE TRIGGER audit_administration_update AFTER UPDATE ON administration WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'administration', old.patient_id, old.id, old.version, old.deleted, old.treatment_id, old.date, old.given, old.amount, old.amount_dp, old.unit, old.reason, new.patient_id, new.id, new.version, new.deleted, new.treatment_id, new.date, new.given, new.amount, new.amount_dp, new.unit, new.reason);
END;
CREATE TRIGGER audit_administration_remove AFTER DELETE ON administration WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'administration', old.patient_id, old.id, old.version, old.deleted, old.treatment_id, old.date, old.given, old.amount, old.amount_dp, old.unit, old.reason);
END;
CREATE TRIGGER audit_relapse_insert AFTER INSERT ON relapse WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'relapse', new.patient_id, new.id, new.version, new.deleted, new.uid, new.episode_no, new.date, new.context, new.manifestation, new.action);
END;
CREATE TRIGGER audit_relapse_update AFTER UPDATE ON relapse WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'relapse', old.patient_id, old.id, old.version, old.deleted, old.uid, old.episode_no, old.date, old.context, old.manifestation, old.action, new.patient_id, new.id, new.version, new.deleted, new.uid, new.episode_no, new.date, new.context, new.manifestation, new.action);
END;
CREATE TRIGGER audit_relapse_remove AFTER DELETE ON relapse WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'relapse', old.patient_id, old.id, old.version, old.deleted, old.uid, old.episode_no, old.date, old.context, old.manifestation, old.action);
END;
CREATE TRIGGER audit_adverse_event_insert AFTER INSERT ON adverse_event WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'adverse_event', new.patient_id, new.id, new.version, new.deleted, new.uid, new.treatment_id, new.onset_date, new.drug, new.term, new.severity, new.grade, new.causality, new.action, new.outcome, new.resolved_date, new.notes);
END;
CREATE TRIGGER audit_adverse_event_update AFTER UPDATE ON adverse_event WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'adverse_event', old.patient_id, old.id, old.version, old.deleted, old.uid, old.treatment_id, old.onset_date, old.drug, old.term, old.severity, old.grade, old.causality, old.action, old.outcome, old.resolved_date, old.notes, new.patient_id, new.id, new.version, new.deleted, new.uid, new.treatment_id, new.onset_date, new.drug, new.term, new.severity, new.grade, new.causality, new.action, new.outcome, new.resolved_date, new.notes);
END;
CREATE TRIGGER audit_adverse_event_remove AFTER DELETE ON adverse_event WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'adverse_event', old.patient_id, old.id, old.version, old.deleted, old.uid, old.treatment_id, old.onset_date, old.drug, old.term, old.severity, old.grade, old.causality, old.action, old.outcome, old.resolved_date, old.notes);
END;
CREATE TRIGGER audit_investigation_insert AFTER INSERT ON investigation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'investigation', new.patient_id, new.id, new.version, new.deleted, new.uid, new.date, new.kind, new.body_part, new.result, new.finding);
END;
CREATE TRIGGER audit_investigation_update AFTER UPDATE ON investigation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'investigation', old.patient_id, old.id, old.version, old.deleted, old.uid, old.date, old.kind, old.body_part, old.result, old.finding, new.patient_id, new.id, new.version, new.deleted, new.uid, new.date, new.kind, new.body_part, new.result, new.finding);
END;
CREATE TRIGGER audit_investigation_remove AFTER DELETE ON investigation WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'investigation', old.patient_id, old.id, old.version, old.deleted, old.uid, old.date, old.kind, old.body_part, old.result, old.finding);
END;
CREATE TRIGGER audit_care_item_insert AFTER INSERT ON care_item WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'care_item', new.patient_id, new.id, new.version, new.deleted, new.kind, new.title, new.due_date, new.done_date, new.status, new.outcome);
END;
CREATE TRIGGER audit_care_item_update AFTER UPDATE ON care_item WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'care_item', old.patient_id, old.id, old.version, old.deleted, old.kind, old.title, old.due_date, old.done_date, old.status, old.outcome, new.patient_id, new.id, new.version, new.deleted, new.kind, new.title, new.due_date, new.done_date, new.status, new.outcome);
END;
CREATE TRIGGER audit_care_item_remove AFTER DELETE ON care_item WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'care_item', old.patient_id, old.id, old.version, old.deleted, old.kind, old.title, old.due_date, old.done_date, old.status, old.outcome);
END;
CREATE TRIGGER audit_attachment_insert AFTER INSERT ON attachment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'attachment', new.patient_id, new.id, new.version, new.deleted, new.visit_id, new.date, new.site, new.kind, new.title, new.media_type, new.sha256);
END;
CREATE TRIGGER audit_attachment_update AFTER UPDATE ON attachment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'attachment', old.patient_id, old.id, old.version, old.deleted, old.visit_id, old.date, old.site, old.kind, old.title, old.media_type, old.sha256, new.patient_id, new.id, new.version, new.deleted, new.visit_id, new.date, new.site, new.kind, new.title, new.media_type, new.sha256);
END;
CREATE TRIGGER audit_attachment_remove AFTER DELETE ON attachment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'attachment', old.patient_id, old.id, old.version, old.deleted, old.visit_id, old.date, old.site, old.kind, old.title, old.media_type, old.sha256);
END;
COMMIT;
PRAGMA application_id = 1145262675;
PRAGMA user_version = 1;
