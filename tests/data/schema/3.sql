-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A clinic file of schema 3 as it was left by the program that made it, with a row of every kind, a
-- summary, a kept draft and its audit trail. Frozen: never changed, so that every later program is
-- held to opening it. Its newest seal:
-- 25:3aa25e17a1c48488b3484e3d25bd0e36dcfddb0e2eda1d284ac1e96164c6d290
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE code (
  id INTEGER PRIMARY KEY CONSTRAINT "code.id" CHECK (id BETWEEN 0 AND 1000000),
  code TEXT NOT NULL UNIQUE CONSTRAINT "code.code" CHECK (length (code) <= 100),
  CONSTRAINT "code.code" CHECK ((id = 0) = (code = ''))
) STRICT;
INSERT INTO code VALUES(0,'');
INSERT INTO code VALUES(1,'alpha');
INSERT INTO code VALUES(2,'beta');
INSERT INTO code VALUES(3,'score');
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
  notes TEXT CONSTRAINT "patient.notes" CHECK (length (notes) BETWEEN 1 AND 100000), family_history_asked TEXT
  CONSTRAINT "patient.family_history_asked"
  CHECK (family_history_asked IN ('yes', 'no', 'unknown')), comorbidity_asked TEXT
  CONSTRAINT "patient.comorbidity_asked" CHECK (comorbidity_asked IN ('yes', 'no', 'unknown')), consent_date TEXT CONSTRAINT "patient.consent_date" CHECK (
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
  ),
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
INSERT INTO patient VALUES(912211323672687991,1,0,'P-001',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO patient VALUES(912211323675659890,1,0,'P-002','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','F','~2019-03-14','~2019-03-14',2,4,2,4,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','~2019-03-14',2,'yes',2,2,'~2019-03-14','İğneyle “ölçüm” – 日本 😀','yes','yes','~2019-03-14');
INSERT INTO patient VALUES(912211323987022494,1,0,'P-003',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO history VALUES(912211323672687991,912211323675659891,1,0,'comorbidity','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
  notes TEXT CONSTRAINT "lesion.notes" CHECK (length (notes) BETWEEN 1 AND 10000), length_mm REAL
  CONSTRAINT "lesion.length_mm" CHECK (length_mm BETWEEN 0.0 AND 2000.0), length_mm_dp INTEGER
  CONSTRAINT "lesion.length_mm" CHECK (length_mm_dp BETWEEN 0 AND 9)
  CONSTRAINT "lesion.length_mm" CHECK ((length_mm IS NULL) = (length_mm_dp IS NULL)), width_mm REAL
  CONSTRAINT "lesion.width_mm" CHECK (width_mm BETWEEN 0.0 AND 2000.0), width_mm_dp INTEGER
  CONSTRAINT "lesion.width_mm" CHECK (width_mm_dp BETWEEN 0 AND 9)
  CONSTRAINT "lesion.width_mm" CHECK ((width_mm IS NULL) = (width_mm_dp IS NULL)), depth TEXT
  CONSTRAINT "lesion.depth" CHECK (depth IN ('superficial', 'deep')), confluent TEXT
  CONSTRAINT "lesion.confluent" CHECK (confluent IN ('yes', 'no')), crosses_joint TEXT
  CONSTRAINT "lesion.crosses_joint" CHECK (crosses_joint IN ('yes', 'no')),
  PRIMARY KEY (patient_id, id),
  UNIQUE (patient_id, lesion_no),
  CONSTRAINT "lesion.until_date" CHECK (
    ltrim (until_date, '~') || '~' >= ltrim (from_date, '~')
  )
) STRICT, WITHOUT ROWID;
INSERT INTO lesion VALUES(912211323672687991,912211323675659892,1,0,4,4,2,4,'left','~2019-03-14','~2019-03-14','İğneyle “ölçüm” – 日本 😀',9.0999999999999996447,1,10.099999999999999644,2,'superficial','yes','yes');
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
INSERT INTO finding VALUES(912211323672687991,912211323675659893,1,0,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','left','yes','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO screening VALUES(912211323672687991,912211323675659894,1,0,4,'yes','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO visit VALUES(912211323672687991,912211323672687992,1,0,'P-001-V001','2019-03-14',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912211323672687991,912211323672687993,1,0,'P-001-V002','2019-06',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912211323672687991,912211323675659895,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',2,'İğneyle “ölçüm” – 日本 😀','yes',4,'İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO visit VALUES(912211323987022494,912211323987022495,1,0,'P-003-V001','2020',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
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
INSERT INTO observation VALUES(912211323672687991,1,0,0,'2020-05',3,0,NULL,13.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912211323672687991,1,0,912211323672687992,'',3,0,NULL,12.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912211323672687991,1,0,912211323672687992,'',4,2,'<',8.0999999999999996447,0,4,10.099999999999999644,2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO treatment VALUES(912211323672687991,912211323672687994,1,0,'T-001',2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO treatment VALUES(912211323672687991,912211323675659896,1,0,'İğneyle “ölçüm” – 日本 😀',4,'~2019-03-14','~2019-03-14',2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO dose_step VALUES(912211323672687991,912211323675659897,1,0,912211323672687994,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14','~2019-03-14',9.0999999999999996447,1,2,4,2,5,2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO administration VALUES(912211323672687991,912211323675659898,1,0,912211323672687994,'~2019-03-14','yes',7.0999999999999996447,3,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO relapse VALUES(912211323672687991,912211323675659900,1,0,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14',4,2,'İğneyle “ölçüm” – 日本 😀');
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
  notes TEXT CONSTRAINT "adverse_event.notes" CHECK (length (notes) BETWEEN 1 AND 10000), serious TEXT
  CONSTRAINT "adverse_event.serious"
  CHECK (
    serious IN (
      'no', 'death', 'life_threatening', 'hospitalisation', 'disability', 'congenital', 'important'
    )
  ),
  PRIMARY KEY (patient_id, id),
  FOREIGN KEY (patient_id, treatment_id) REFERENCES treatment (patient_id, id),
  CONSTRAINT "adverse_event.resolved_date" CHECK (
    ltrim (resolved_date, '~') || '~' >= ltrim (onset_date, '~')
  )
) STRICT, WITHOUT ROWID;
INSERT INTO adverse_event VALUES(912211323672687991,912211323675659901,1,0,'İğneyle “ölçüm” – 日本 😀',912211323672687994,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','mild',5,2,'none','resolved','~2019-03-14','İğneyle “ölçüm” – 日本 😀','no');
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
INSERT INTO investigation VALUES(912211323672687991,912211323681188003,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',2,'İğneyle “ölçüm” – 日本 😀',2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO care_item VALUES(912211323672687991,912211323681188004,1,0,2,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','open','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO attachment VALUES(912211323672687991,912211323681188005,1,0,912211323672687992,'~2019-03-14',2,'photograph','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO audit VALUES(1,'2026-11-22T05:22:07.603Z','root','genesis','','',0,'',NULL,'Test clinic',X'953c79c9acc84636b7a865d6ddbb422d',X'4c4b9fc1e2fa62bcc127ee3eefb4005b3eb832cfb8e64e8533660705257112b6',X'89b2887d3424c549401751adab2477bb6b8fe442c547c4b867588be7c8c09d94');
INSERT INTO audit VALUES(2,'2026-11-22T05:22:07.603Z','root','setting','','clinic',0,'',NULL,NULL,X'0c368d8ba503be6b351c89e35fc8d967',X'c8a7f39001bb47afeb5169ff8ff1a7ab420bce911f2f6db4ff52f5f7df29cb0e',X'efe34d8ccc7540318f8f0dcdc5bf5619a74dc3cd992029e47f93d0279316d7ea');
INSERT INTO audit VALUES(3,'2026-11-22T05:22:07.630Z','root','insert','patient','912211323672687991',912211323672687991,'test',NULL,'{"id":912211323672687991,"version":1,"deleted":0,"code":"P-001","disease":"alpha"}',X'1b71c79735f966dd4a7954ef4d5df3ce',X'c0320853cf9998d74374ec72acd00ed307000a6e124a64fdfc4eb62e5a6363e7',X'6995d674a5cec4008e201f392dcdad0c6dfcff9e4453eeaee6c5e8a94a6c0ec0');
INSERT INTO audit VALUES(4,'2026-11-22T05:22:07.630Z','root','insert','visit','912211323672687992',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323672687992,"version":1,"deleted":0,"uid":"P-001-V001","date":"2019-03-14","notes":"Well. Önemli: yok."}',X'7b996088724545aa16559f1d70f0188e',X'ef7a1d213e433603f5bcb198609cf967a626a738f4969c54d1284932569de45c',X'5fce741eaf0b0760d02056666ed5aff2e2a11de13d56bd14912ef80c29b71e5a');
INSERT INTO audit VALUES(5,'2026-11-22T05:22:07.630Z','root','insert','visit','912211323672687993',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323672687993,"version":1,"deleted":0,"uid":"P-001-V002","date":"2019-06","notes":"Well. Önemli: yok."}',X'6775a2d353e255ad7dcc1550cd7dd0a4',X'efac9872c8f10002d76498fd8c16490fc651b21a1d5dfb0a146eeee54007a882',X'6e56233e1bd1f448286090bab01f31496510e1b64fedd59a83d213d16ea83404');
INSERT INTO audit VALUES(6,'2026-11-22T05:22:07.631Z','root','insert','treatment','912211323672687994',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323672687994,"version":1,"deleted":0,"uid":"T-001","drug":"beta"}',X'ff6138b98ba642f94eb42f37473ab089',X'ed57772c82c09030589135b42c7a42a6645edb5d9e157349890e209b55691a4c',X'72bc38508e5a7fdf0ba94e72f6f235a3d5f06b3cfdb48fcb8fd60d3026bed128');
INSERT INTO audit VALUES(7,'2026-11-22T05:22:07.631Z','root','insert','observation','912211323672687992||score|',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"version":1,"deleted":0,"visit_id":912211323672687992,"date":"","code":"score","site":"","value":12.5,"value_dp":1}',X'19e08615fc67471b8a63ad9ce6245f91',X'cf41a7377844d7f97ce8679853885b41ae161acb5cc92ee00821c5fc5f61d0d0',X'6173460783edce080a1b6d48657b161f01672be50304d18db6e7cb2483baf5f8');
INSERT INTO audit VALUES(8,'2026-11-22T05:22:07.631Z','root','insert','observation','0|2020-05|score|',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"version":1,"deleted":0,"visit_id":0,"date":"2020-05","code":"score","site":"","value":13.5,"value_dp":1}',X'0586389617df1f9fe0f0d0f703a8eddc',X'eaecc5adc274a5537504e503e94117566b43bda425e83c83deafcd854c31482a',X'389c750a005d5754d409a40a32cdf71ccb62b0bd46dace1d3d8d90b4d35d28d2');
INSERT INTO audit VALUES(9,'2026-11-22T05:22:07.631Z','root','insert','patient','912211323675659890',912211323675659890,'test',NULL,'{"id":912211323675659890,"version":1,"deleted":0,"code":"P-002","initials":"İğneyle “ölçüm” – 日本 😀","given_name":"İğneyle “ölçüm” – 日本 😀","family_name":"İğneyle “ölçüm” – 日本 😀","sex":"F","birth_date":"~2019-03-14","death_date":"~2019-03-14","disease":"beta","subtype":"gamma","subtype_site":"beta","subtype_form":"gamma","subtype_order":"İğneyle “ölçüm” – 日本 😀","onset_date":"~2019-03-14","diagnosis_date":"~2019-03-14","first_visit_date":"~2019-03-14","referral":"beta","biopsy":"yes","family_history_asked":"yes","comorbidity_asked":"yes","consent":"beta","consent_date":"~2019-03-14","followup_status":"beta","last_followup_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'50f5b35f3d278c8bb651a270642a5835',X'1a8f7745058b6eee60ee7362f2157022f2a02599a7d4486028dee6dc475bbee8',X'a0f8bff9274aad020aff37b62e59ce9936962b97e0cb35d072e59230aaabd016');
INSERT INTO audit VALUES(10,'2026-11-22T05:22:07.631Z','root','insert','history','912211323675659891',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659891,"version":1,"deleted":0,"kind":"comorbidity","condition":"İğneyle “ölçüm” – 日本 😀","relation":"İğneyle “ölçüm” – 日本 😀","detail":"İğneyle “ölçüm” – 日本 😀"}',X'606ad6145748fb7a5086aaa30629eab1',X'b2f87e4ab0d932e990384c40b76687f6f4949940aacb6a2ed605f8c88f6c0525',X'32f676879cf8d35d61c1e286dfec471afd3cb449838235551f2bb0f6c78ee882');
INSERT INTO audit VALUES(11,'2026-11-22T05:22:07.631Z','root','insert','lesion','912211323675659892',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659892,"version":1,"deleted":0,"lesion_no":4,"region":"gamma","site":"beta","morphology":"gamma","side":"left","length_mm":9.1,"length_mm_dp":1,"width_mm":10.1,"width_mm_dp":2,"depth":"superficial","confluent":"yes","crosses_joint":"yes","from_date":"~2019-03-14","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'35734a72ee077dcab94b154c6c34905b',X'613aff87c833c9dd1256852a104ddf809fa0acbf6deb5afb73404f456fc030fd',X'70aad3fb03634b59313fcdd52e162e6f132272f5df46b0f0df489e2a4b741a63');
INSERT INTO audit VALUES(12,'2026-11-22T05:22:07.631Z','root','insert','finding','912211323675659893',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659893,"version":1,"deleted":0,"onset_date":"~2019-03-14","type":"gamma","joint":"İğneyle “ölçüm” – 日本 😀","side":"left","same_region":"yes","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'3a04e64091ccaaaabfb79c18610efe7c',X'f82f72c8871073e0c8ddead3a04e06fc6fb4fc0a2733fee232f4a4466b1ecbd3',X'6358a3391d503ae6f684ac594db137f643cf2aaf16695466a5208db9037dcb2b');
INSERT INTO audit VALUES(13,'2026-11-22T05:22:07.631Z','root','insert','screening','912211323675659894',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659894,"version":1,"deleted":0,"screen_no":4,"included":"yes","exclusion_reason":"İğneyle “ölçüm” – 日本 😀"}',X'29b505b14dda6100893d8d355f75dbce',X'97190652a632e2a93911b7b68b400fc1f8243c88dfbd3dd061a5048105e155d7',X'b3e4d1e44eee9d0e987c515ca9d4797cf732846760b465990f951b8f92938761');
INSERT INTO audit VALUES(14,'2026-11-22T05:22:07.631Z','root','insert','visit','912211323675659895',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659895,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","clinician":"İğneyle “ölçüm” – 日本 😀","new_lesions":"yes","response":"gamma","notes":"İğneyle “ölçüm” – 日本 😀","plan":"İğneyle “ölçüm” – 日本 😀","next_date":"~2019-03-14","reviewed":"İğneyle “ölçüm” – 日本 😀"}',X'c0b61942292f9eaf5db579dda6bd1e43',X'ba5c34f730302b280aca6dcee43e7b4597db128f27fcd6a38dcbd9326ea4bd7c',X'ff09d7ba291738a64e8ec978a16b903cd9529c44f71cd75e1f3485cf83bef048');
INSERT INTO audit VALUES(15,'2026-11-22T05:22:07.631Z','root','insert','observation','912211323672687992||gamma|beta',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"version":1,"deleted":0,"visit_id":912211323672687992,"date":"","code":"gamma","site":"beta","comparator":"<","value":8.1,"value_dp":0,"unit":"gamma","canonical":10.1,"canonical_dp":2,"text":"gamma","context":"beta","not_done":"İğneyle “ölçüm” – 日本 😀"}',X'4e7f4f37715b35526bc314b3d40f1198',X'edae195feff79f72b800fdd94d505a2bfb8c880d78b6a43c127b5906a8a9a658',X'b27ae266576f73ffe95fa251c25e78cf55a006d4a2febb5d34082db5763b6f47');
INSERT INTO audit VALUES(16,'2026-11-22T05:22:07.631Z','root','insert','treatment','912211323675659896',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659896,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","drug":"gamma","start_date":"~2019-03-14","stop_date":"~2019-03-14","start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'cab59ab309e3b8d8fe5955d68c54209b',X'5f1c5749afc38b023e14140fafffca14ea322354873e4e3b35e21c0c83e049fb',X'ffea626788ff3763c2a15a0742a73d98e03a8eaa8ece508695a3533091714fa8');
INSERT INTO audit VALUES(17,'2026-11-22T05:22:07.631Z','root','insert','dose_step','912211323675659897',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659897,"version":1,"deleted":0,"treatment_id":912211323672687994,"uid":"İğneyle “ölçüm” – 日本 😀","segment_no":5,"start_date":"~2019-03-14","stop_date":"~2019-03-14","amount":9.1,"amount_dp":1,"unit":"beta","frequency":"gamma","route":"beta","n_doses":5,"start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'6b75c8e6616f0be07be8155e0e6f9535',X'e00ec7a4b67f04ca656db6815dda195cdb8acbb7b59ffd1d156c1801980e1d80',X'909cb591a4da967b0eb798684253a6a5a971e5db68c4c42524c24021648fbd5c');
INSERT INTO audit VALUES(18,'2026-11-22T05:22:07.631Z','root','insert','administration','912211323675659898',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659898,"version":1,"deleted":0,"treatment_id":912211323672687994,"date":"~2019-03-14","given":"yes","amount":7.1,"amount_dp":3,"unit":"beta","reason":"İğneyle “ölçüm” – 日本 😀"}',X'd9ae266785a24a20817bca99f75d19f5',X'88cbf92280e27e5974b076262dc46e4843ea490c2d828f87810258aeb051f975',X'ad0bc2025e3e3277856cb4519de71d8aca94d9ca23579ce3b736c9ae0e74ca00');
INSERT INTO audit VALUES(19,'2026-11-22T05:22:07.631Z','root','insert','assessment','912211323675659899',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659899,"version":1,"deleted":0,"visit_id":912211323672687992,"treatment_id":912211323672687994,"response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'cc800029c579d63f8a545642929a8479',X'dfca1d6361f133b845cb863f22195c109b9bd49809a76f8bcc2c05a35088cbbf',X'60a98a978eb6d49c6ac07e56fa2ea62a6959b6fa5d41edb782e71875f352b96c');
INSERT INTO audit VALUES(20,'2026-11-22T05:22:07.631Z','root','insert','relapse','912211323675659900',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659900,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","episode_no":5,"date":"~2019-03-14","context":"gamma","manifestation":"beta","action":"İğneyle “ölçüm” – 日本 😀"}',X'fe030899a3a9250de5f8731749f87649',X'3fb5e4c029bc71d27b2d27c7b3985272bab97b58c06367a78eedce0ba62394b9',X'7142c161316c65748d1df7f0a61b7ffabf19d5dd13ec81e3969329a5dcbc5e47');
INSERT INTO audit VALUES(21,'2026-11-22T05:22:07.632Z','root','insert','adverse_event','912211323675659901',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323675659901,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","treatment_id":912211323672687994,"onset_date":"~2019-03-14","drug":"gamma","term":"İğneyle “ölçüm” – 日本 😀","severity":"mild","serious":"no","grade":5,"causality":"beta","action":"none","outcome":"resolved","resolved_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'fa92fcd8b5fb0eca010c9a1f4dd5484a',X'633f321a4de5ea9e82f5f415fb3402c42d88483d1d15e131c5c874be2a3110cc',X'e17e5475e1cccc977b66250bd60e2836c9cbea461f5661e4fbbf200d10af6504');
INSERT INTO audit VALUES(22,'2026-11-22T05:22:07.632Z','root','insert','investigation','912211323681188003',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323681188003,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","body_part":"İğneyle “ölçüm” – 日本 😀","result":"beta","finding":"İğneyle “ölçüm” – 日本 😀"}',X'6b310640b46a64d26c85fa0672454976',X'5ffbc6f012b389067109d38ef4614b209e4f3992da8d5f581878a31cef8b4ef1',X'55283a8173d969902f83f754ea2fcb757eeed77a70bffba19bec558328f27389');
INSERT INTO audit VALUES(23,'2026-11-22T05:22:07.632Z','root','insert','care_item','912211323681188004',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323681188004,"version":1,"deleted":0,"kind":"beta","title":"İğneyle “ölçüm” – 日本 😀","due_date":"~2019-03-14","done_date":"~2019-03-14","status":"open","outcome":"İğneyle “ölçüm” – 日本 😀"}',X'9260ae6997458dbdaa975e425aca50db',X'e7f0384d70edb60437e715a376dee4eff8dc2ddaab96ea74882b4e7d74817d9d',X'bd3dc4733cfe5d69a408693ef148f5b56d44ddf192a700e83268819bfebd9fc0');
INSERT INTO audit VALUES(24,'2026-11-22T05:22:07.632Z','root','insert','attachment','912211323681188005',912211323672687991,'test',NULL,'{"patient_id":912211323672687991,"id":912211323681188005,"version":1,"deleted":0,"visit_id":912211323672687992,"date":"~2019-03-14","site":"beta","kind":"photograph","title":"İğneyle “ölçüm” – 日本 😀","media_type":"İğneyle “ölçüm” – 日本 😀","sha256":"İğneyle “ölçüm” – 日本 😀"}',X'7d82dec078ab622fac2ed53458df0b10',X'6984255c3f6472fb78ffe051889e6000227e0c52ec803f09ac67b97047ed7944',X'527b9ebfa5b7e7d6cab2d04d8df817f764c151b6a150f1d83db8258290c42509');
INSERT INTO audit VALUES(25,'2026-11-22T05:22:07.705Z','root','bulk','','',0,'import',NULL,'{"patient":1,"visit":1}',X'3e784d554a3ee3b0d97f6e13453dec03',X'2775e3e6117bb7a9b32abfde5eb73cc8a110c6bafd98114b1cbc0e6de179b3c5',X'3aa25e17a1c48488b3484e3d25bd0e36dcfddb0e2eda1d284ac1e96164c6d290');
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
, n_findings INTEGER NOT NULL DEFAULT 0
  CONSTRAINT "summary.n_findings" CHECK (n_findings >= 0)) STRICT;
INSERT INTO summary VALUES(912211323672687991,'p-001','relapsed','2019-06','2019-06',NULL,3,12.5,1,'2019-03-14',3,1,'2','2',2);
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
INSERT INTO assessment VALUES(912211323672687991,912211323675659899,1,0,912211323672687992,912211323672687994,2,'İğneyle “ölçüm” – 日本 😀');
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  author TEXT NOT NULL CONSTRAINT "draft.author" CHECK (length (author) <= 200),
  subject TEXT NOT NULL CONSTRAINT "draft.subject" CHECK (length (subject) BETWEEN 1 AND 200),
  patient_id INTEGER REFERENCES patient (id),
  kept_at INTEGER NOT NULL,
  content TEXT NOT NULL CONSTRAINT "draft.content" CHECK (length (content) <= 10000000),
  UNIQUE (author, subject)
) STRICT;
INSERT INTO draft VALUES(1,'root','visit',912211323672687991,1795324927,'typed');
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
CREATE UNIQUE INDEX assessment_once ON assessment (patient_id, visit_id, treatment_id)
  WHERE deleted = 0;
CREATE INDEX draft_by_patient ON draft (patient_id);
CREATE TRIGGER audit_patient_insert AFTER INSERT ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'patient', new.id, new.version, new.deleted, new.code, new.initials, new.given_name, new.family_name, new.sex, new.birth_date, new.death_date, new.disease, new.subtype, new.subtype_site, new.subtype_form, new.subtype_order, new.onset_date, new.diagnosis_date, new.first_visit_date, new.referral, new.biopsy, new.family_history_asked, new.comorbidity_asked, new.consent, new.consent_date, new.followup_status, new.last_followup_date, new.notes);
END;
CREATE TRIGGER audit_patient_update AFTER UPDATE ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'patient', old.id, old.version, old.deleted, old.code, old.initials, old.given_name, old.family_name, old.sex, old.birth_date, old.death_date, old.disease, old.subtype, old.subtype_site, old.subtype_form, old.subtype_order, old.onset_date, old.diagnosis_date, old.first_visit_date, old.referral, old.biopsy, old.family_history_asked, old.comorbidity_asked, old.consent, old.consent_date, old.followup_status, old.last_followup_date, old.notes, new.id, new.version, new.deleted, new.code, new.initials, new.given_name, new.family_name, new.sex, new.birth_date, new.death_date, new.disease, new.subtype, new.subtype_site, new.subtype_form, new.subtype_order, new.onset_date, new.diagnosis_date, new.first_visit_date, new.referral, new.biopsy, new.family_history_asked, new.comorbidity_asked, new.consent, new.consent_date, new.followup_status, new.last_followup_date, new.notes);
END;
CREATE TRIGGER audit_patient_remove AFTER DELETE ON patient WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'patient', old.id, old.version, old.deleted, old.code, old.initials, old.given_name, old.family_name, old.sex, old.birth_date, old.death_date, old.disease, old.subtype, old.subtype_site, old.subtype_form, old.subtype_order, old.onset_date, old.diagnosis_date, old.first_visit_date, old.referral, old.biopsy, old.family_history_asked, old.comorbidity_asked, old.consent, old.consent_date, old.followup_status, old.last_followup_date, old.notes);
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
  SELECT dcs_audit_write ('insert', 'lesion', new.patient_id, new.id, new.version, new.deleted, new.lesion_no, new.region, new.site, new.morphology, new.side, new.length_mm, new.length_mm_dp, new.width_mm, new.width_mm_dp, new.depth, new.confluent, new.crosses_joint, new.from_date, new.until_date, new.notes);
END;
CREATE TRIGGER audit_lesion_update AFTER UPDATE ON lesion WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'lesion', old.patient_id, old.id, old.version, old.deleted, old.lesion_no, old.region, old.site, old.morphology, old.side, old.length_mm, old.length_mm_dp, old.width_mm, old.width_mm_dp, old.depth, old.confluent, old.crosses_joint, old.from_date, old.until_date, old.notes, new.patient_id, new.id, new.version, new.deleted, new.lesion_no, new.region, new.site, new.morphology, new.side, new.length_mm, new.length_mm_dp, new.width_mm, new.width_mm_dp, new.depth, new.confluent, new.crosses_joint, new.from_date, new.until_date, new.notes);
END;
CREATE TRIGGER audit_lesion_remove AFTER DELETE ON lesion WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'lesion', old.patient_id, old.id, old.version, old.deleted, old.lesion_no, old.region, old.site, old.morphology, old.side, old.length_mm, old.length_mm_dp, old.width_mm, old.width_mm_dp, old.depth, old.confluent, old.crosses_joint, old.from_date, old.until_date, old.notes);
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
CREATE TRIGGER audit_assessment_insert AFTER INSERT ON assessment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('insert', 'assessment', new.patient_id, new.id, new.version, new.deleted, new.visit_id, new.treatment_id, new.response, new.notes);
END;
CREATE TRIGGER audit_assessment_update AFTER UPDATE ON assessment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'assessment', old.patient_id, old.id, old.version, old.deleted, old.visit_id, old.treatment_id, old.response, old.notes, new.patient_id, new.id, new.version, new.deleted, new.visit_id, new.treatment_id, new.response, new.notes);
END;
CREATE TRIGGER audit_assessment_remove AFTER DELETE ON assessment WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'assessment', old.patient_id, old.id, old.version, old.deleted, old.visit_id, old.treatment_id, old.response, old.notes);
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
  SELECT dcs_audit_write ('insert', 'adverse_event', new.patient_id, new.id, new.version, new.deleted, new.uid, new.treatment_id, new.onset_date, new.drug, new.term, new.severity, new.serious, new.grade, new.causality, new.action, new.outcome, new.resolved_date, new.notes);
END;
CREATE TRIGGER audit_adverse_event_update AFTER UPDATE ON adverse_event WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('update', 'adverse_event', old.patient_id, old.id, old.version, old.deleted, old.uid, old.treatment_id, old.onset_date, old.drug, old.term, old.severity, old.serious, old.grade, old.causality, old.action, old.outcome, old.resolved_date, old.notes, new.patient_id, new.id, new.version, new.deleted, new.uid, new.treatment_id, new.onset_date, new.drug, new.term, new.severity, new.serious, new.grade, new.causality, new.action, new.outcome, new.resolved_date, new.notes);
END;
CREATE TRIGGER audit_adverse_event_remove AFTER DELETE ON adverse_event WHEN dcs_audit_on () = 1
BEGIN
  SELECT dcs_audit_write ('remove', 'adverse_event', old.patient_id, old.id, old.version, old.deleted, old.uid, old.treatment_id, old.onset_date, old.drug, old.term, old.severity, old.serious, old.grade, old.causality, old.action, old.outcome, old.resolved_date, old.notes);
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
PRAGMA user_version = 3;
