-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A clinic file of schema 2 as it was left by the program that made it, with a row of every kind, a
-- summary and its audit trail. Frozen: never changed, so that every later program is held to opening
-- it. Its newest seal:
-- 24:577d70f9f16272ed05705abb8e88145125f87f170e58fae3ea05e731deabad67
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
INSERT INTO patient VALUES(912161031241761785,1,0,'P-001',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO patient VALUES(912161031244596272,1,0,'P-002','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','F','~2019-03-14','~2019-03-14',2,4,2,4,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','~2019-03-14',2,'yes',2,4,'~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO patient VALUES(912161031253485002,1,0,'P-003',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO history VALUES(912161031241761785,912161031244596273,1,0,'comorbidity','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO lesion VALUES(912161031241761785,912161031244596274,1,0,4,4,2,4,'left','~2019-03-14','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO finding VALUES(912161031241761785,912161031244596275,1,0,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','left','yes','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO screening VALUES(912161031241761785,912161031244596276,1,0,4,'yes','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO visit VALUES(912161031241761785,912161031241761786,1,0,'P-001-V001','2019-03-14',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912161031241761785,912161031244596270,1,0,'P-001-V002','2019-06',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912161031241761785,912161031244596277,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',2,'İğneyle “ölçüm” – 日本 😀','yes',4,'İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO visit VALUES(912161031253485002,912161031257459913,1,0,'P-003-V001','2020',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
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
INSERT INTO observation VALUES(912161031241761785,1,0,0,'2020-05',3,0,NULL,13.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912161031241761785,1,0,912161031241761786,'',3,0,NULL,12.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912161031241761785,1,0,912161031241761786,'',4,2,'<',8.0999999999999996447,0,4,10.099999999999999644,2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO treatment VALUES(912161031241761785,912161031244596271,1,0,'T-001',2,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO treatment VALUES(912161031241761785,912161031244596278,1,0,'İğneyle “ölçüm” – 日本 😀',4,'~2019-03-14','~2019-03-14',2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO dose_step VALUES(912161031241761785,912161031244596279,1,0,912161031244596271,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14','~2019-03-14',9.0999999999999996447,1,2,4,2,5,2,4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO administration VALUES(912161031241761785,912161031250098902,1,0,912161031244596271,'~2019-03-14','yes',7.0999999999999996447,3,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO relapse VALUES(912161031241761785,912161031250098903,1,0,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14',4,2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO adverse_event VALUES(912161031241761785,912161031250098904,1,0,'İğneyle “ölçüm” – 日本 😀',912161031244596271,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','mild',5,4,'none','resolved','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO investigation VALUES(912161031241761785,912161031250098905,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',2,'İğneyle “ölçüm” – 日本 😀',2,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO care_item VALUES(912161031241761785,912161031250098906,1,0,2,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','open','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO attachment VALUES(912161031241761785,912161031250098907,1,0,912161031241761786,'~2019-03-14',2,'photograph','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO audit VALUES(1,'2026-11-22T02:02:16.977Z','root','genesis','','',0,'',NULL,'Test clinic',X'7582ff15eaf5cc0bc517151dc7b2c916',X'b44488e40ef349687b2e409dfe30bbc6d016e9ed781ba346e193be82c6bd0a9c',X'3b890f7ea43ab0f50da7d79422f0ca96d0f126cb3ab9b621e6e37bf955da8665');
INSERT INTO audit VALUES(2,'2026-11-22T02:02:16.977Z','root','setting','','clinic',0,'',NULL,NULL,X'1dc5405f42d69996d1c956368ae9db20',X'ed021e8bcf8b27de0a1f2e306cd26dd9e49bd1d40410d30254cbb94b4c7367a1',X'e260dbc09fadaecf4cfbfdf6bcfb76afbd8e5924feaf2c146c41a3ac080b534d');
INSERT INTO audit VALUES(3,'2026-11-22T02:02:16.980Z','root','insert','patient','912161031241761785',912161031241761785,'test',NULL,'{"id":912161031241761785,"version":1,"deleted":0,"code":"P-001","disease":"alpha"}',X'e89cab90b4d21b27797aa6ebfc8c9b24',X'df081a99b8994aea8b26b971ff06119b85285db62cff73ddc30595574c5fde7b',X'498741902d2ca62b99955d2a58edfc3c08978b1c1d7b0d4adc5c3f66767c8742');
INSERT INTO audit VALUES(4,'2026-11-22T02:02:16.981Z','root','insert','visit','912161031241761786',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031241761786,"version":1,"deleted":0,"uid":"P-001-V001","date":"2019-03-14","notes":"Well. Önemli: yok."}',X'8ee47ace462426d08465b266e43d6d30',X'8626778dce0a7112b7d4e864eba6cdf0d39a66ad34001261fa6ae10f9a27aed6',X'06a87ff31edd5740a0e5ca1dab5ed90bdc01c59d2489a3f765f3421bbd9cf0a3');
INSERT INTO audit VALUES(5,'2026-11-22T02:02:16.981Z','root','insert','visit','912161031244596270',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596270,"version":1,"deleted":0,"uid":"P-001-V002","date":"2019-06","notes":"Well. Önemli: yok."}',X'c38d21dfd26ee42bd8422f29d995b3bd',X'b430e66a1f3fa2c8ee9177a7298ca0b878c2d22ebc036e6f80e33a8a20cb49c6',X'3bf22ad3ae2194ab4d16ba0b4f145adff8d522231cc60d1d9335c423a8eabd2b');
INSERT INTO audit VALUES(6,'2026-11-22T02:02:16.981Z','root','insert','treatment','912161031244596271',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596271,"version":1,"deleted":0,"uid":"T-001","drug":"beta"}',X'90832c7a944a45e1ff90a88674aaeb0c',X'c13aed3eddfc90f60142846a06b65037de4673c1fba543a69c79cb7e7e8c4a5c',X'b577c2abcaf385991e7c6edb291619062d08c0bf425646243769049af0bc33ce');
INSERT INTO audit VALUES(7,'2026-11-22T02:02:16.981Z','root','insert','observation','912161031241761786||score|',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"version":1,"deleted":0,"visit_id":912161031241761786,"date":"","code":"score","site":"","value":12.5,"value_dp":1}',X'16983aa9a49278d6fff554919585af33',X'26653260bdeb0985cbaea9631789be07faae190eafad86e4fbf39ce2e6d64a62',X'ae2e7d7fd9b0db89e1614cd7bb87701132e3c64419a73fca589dc7603f98c863');
INSERT INTO audit VALUES(8,'2026-11-22T02:02:16.981Z','root','insert','observation','0|2020-05|score|',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"version":1,"deleted":0,"visit_id":0,"date":"2020-05","code":"score","site":"","value":13.5,"value_dp":1}',X'b09c9a8168a1fc722f96a1ccfd37fa13',X'27fb4f80b2bfd0b17dc6801813d1c0f02cfa977a1e52bd58a7be12a2c56e6c93',X'b6211b5dde704b4858bbfd198e2a1ca1cd4896589802970e06b8261350e0710e');
INSERT INTO audit VALUES(9,'2026-11-22T02:02:16.981Z','root','insert','patient','912161031244596272',912161031244596272,'test',NULL,'{"id":912161031244596272,"version":1,"deleted":0,"code":"P-002","initials":"İğneyle “ölçüm” – 日本 😀","given_name":"İğneyle “ölçüm” – 日本 😀","family_name":"İğneyle “ölçüm” – 日本 😀","sex":"F","birth_date":"~2019-03-14","death_date":"~2019-03-14","disease":"beta","subtype":"gamma","subtype_site":"beta","subtype_form":"gamma","subtype_order":"İğneyle “ölçüm” – 日本 😀","onset_date":"~2019-03-14","diagnosis_date":"~2019-03-14","first_visit_date":"~2019-03-14","referral":"beta","biopsy":"yes","consent":"beta","followup_status":"gamma","last_followup_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'cb020a179b1909ee1b33a2030a9d0895',X'ea0d3da9531cfa2f704ba82a123043bbeb86c3842d577766e8555164ad11ed56',X'76be6812b0a808e1b44e5c2d7f18130a338fd969f7e4a413165a2e677de4e2cb');
INSERT INTO audit VALUES(10,'2026-11-22T02:02:16.981Z','root','insert','history','912161031244596273',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596273,"version":1,"deleted":0,"kind":"comorbidity","condition":"İğneyle “ölçüm” – 日本 😀","relation":"İğneyle “ölçüm” – 日本 😀","detail":"İğneyle “ölçüm” – 日本 😀"}',X'7f5baa35624ba539eb8e1af405cf9d66',X'1ce83468d86c6fc109380548ca8a2d75a037321b62fb9233d0c5275f7276a3fe',X'b59374991f86a89dc05b7abb93ef7ca7b9b2bc14788024717f89f2aa9792ffba');
INSERT INTO audit VALUES(11,'2026-11-22T02:02:16.981Z','root','insert','lesion','912161031244596274',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596274,"version":1,"deleted":0,"lesion_no":4,"region":"gamma","site":"beta","morphology":"gamma","side":"left","from_date":"~2019-03-14","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'd9f7374e67d5244ee6c312ea81984cb1',X'0bcd4013cb44f19edd51a7c3baeda3cb62f8cbae78bfa7bf0b991a18db78bf96',X'8e6d2dcfbebd72a325632bf93361dc24b0bd0ba76c44d6d80b40e90a1a350a2b');
INSERT INTO audit VALUES(12,'2026-11-22T02:02:16.981Z','root','insert','finding','912161031244596275',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596275,"version":1,"deleted":0,"onset_date":"~2019-03-14","type":"gamma","joint":"İğneyle “ölçüm” – 日本 😀","side":"left","same_region":"yes","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'6dc79b12ed453ca57e81b247b6ce759d',X'2badad3361d1c16f8562b4b4cc532a7a1ecebabc29453bc5088c04dba4eea37a',X'd7c2d01de9c0cc493328fd1af689a12b80522f79c805b78547a0071c5a737828');
INSERT INTO audit VALUES(13,'2026-11-22T02:02:16.981Z','root','insert','screening','912161031244596276',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596276,"version":1,"deleted":0,"screen_no":4,"included":"yes","exclusion_reason":"İğneyle “ölçüm” – 日本 😀"}',X'2c02cc3c49a4d72aa3f0bce1c8e8913d',X'02c9b456a812b08c8ad658d9c9c8a4b1519b21391b0bf3311557347d54efc1c5',X'1de5608d7f2ae9bc3f2df797e41eb7c6cb12a3eb82fa3679b432215f6fb1faa2');
INSERT INTO audit VALUES(14,'2026-11-22T02:02:16.981Z','root','insert','visit','912161031244596277',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596277,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","clinician":"İğneyle “ölçüm” – 日本 😀","new_lesions":"yes","response":"gamma","notes":"İğneyle “ölçüm” – 日本 😀","plan":"İğneyle “ölçüm” – 日本 😀","next_date":"~2019-03-14","reviewed":"İğneyle “ölçüm” – 日本 😀"}',X'49bc4d486d747779709e072722b3c5c6',X'da856e5031237dc4daba09f8c82ffae294bf45d4049bb118d751e375db768251',X'e5316e60db0ef88c38fb4334fe1cc320db09c8b6ce44c6b276d2276fcf717c7b');
INSERT INTO audit VALUES(15,'2026-11-22T02:02:16.981Z','root','insert','observation','912161031241761786||gamma|beta',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"version":1,"deleted":0,"visit_id":912161031241761786,"date":"","code":"gamma","site":"beta","comparator":"<","value":8.1,"value_dp":0,"unit":"gamma","canonical":10.1,"canonical_dp":2,"text":"gamma","context":"beta","not_done":"İğneyle “ölçüm” – 日本 😀"}',X'0c842b419f948f9516c45f8ee937b1fe',X'0f26502abcbf498ef60853bfdc02e223a4087c82743f8e5240340f1cdd231c16',X'29cac01959f361096b3e9162b563795af28a4f7589c293d90d260a9c6bfebb79');
INSERT INTO audit VALUES(16,'2026-11-22T02:02:16.981Z','root','insert','treatment','912161031244596278',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596278,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","drug":"gamma","start_date":"~2019-03-14","stop_date":"~2019-03-14","start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'b7f05141d3b8f172c2f0e16393ce0513',X'dc0a82bea29467278d5790a63bdf8d56b28bc39a17d46bff192528d75429edf9',X'1374a40934eee4908e2671dc3640fef898a7b6e50b9d44f916fc18f8aff31c4f');
INSERT INTO audit VALUES(17,'2026-11-22T02:02:16.982Z','root','insert','dose_step','912161031244596279',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031244596279,"version":1,"deleted":0,"treatment_id":912161031244596271,"uid":"İğneyle “ölçüm” – 日本 😀","segment_no":5,"start_date":"~2019-03-14","stop_date":"~2019-03-14","amount":9.1,"amount_dp":1,"unit":"beta","frequency":"gamma","route":"beta","n_doses":5,"start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'2c78f908c33ddb00714ec9d7a253bdff',X'93c9de0464bbe3304e9b0fac090d064d68e51a4c47877a97a1086c20188f8484',X'b55547f588dc44bc96b30230d0109b235b6020bbf09ea9923f05d54f3aec5cde');
INSERT INTO audit VALUES(18,'2026-11-22T02:02:16.982Z','root','insert','administration','912161031250098902',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098902,"version":1,"deleted":0,"treatment_id":912161031244596271,"date":"~2019-03-14","given":"yes","amount":7.1,"amount_dp":3,"unit":"beta","reason":"İğneyle “ölçüm” – 日本 😀"}',X'5aad7ffe945339adbe3d043a94d27e25',X'2241afb4fed274e1d11bcc4c187f382f322ec0908a919ddb67e068bb8eac92c0',X'b29caa52281de8a16f147abf8318a625363f13a300874089becc1ed8b44b874e');
INSERT INTO audit VALUES(19,'2026-11-22T02:02:16.982Z','root','insert','relapse','912161031250098903',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098903,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","episode_no":5,"date":"~2019-03-14","context":"gamma","manifestation":"beta","action":"İğneyle “ölçüm” – 日本 😀"}',X'2701c69bd24c12ea7c387eb0446aac75',X'9d3ce20421b2c77020406dcfadbef049befd5cacac9569ab34c6f7f6b942b60a',X'125d55c35238221535c13c24d1006f0511d549d58918820e94b30d391308a3f8');
INSERT INTO audit VALUES(20,'2026-11-22T02:02:16.982Z','root','insert','adverse_event','912161031250098904',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098904,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","treatment_id":912161031244596271,"onset_date":"~2019-03-14","drug":"gamma","term":"İğneyle “ölçüm” – 日本 😀","severity":"mild","grade":5,"causality":"gamma","action":"none","outcome":"resolved","resolved_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'86318c2a8c3b9fb4202b67855ac3c1d4',X'87066a01c1294fc8f29dcf3716c9205d6328b0fb542baa07bcf7dec934b906ee',X'9f1b8a07ea9eed84c83563f96fc9e9c0a9e4213944a2a0d91f9c4016101c3073');
INSERT INTO audit VALUES(21,'2026-11-22T02:02:16.982Z','root','insert','investigation','912161031250098905',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098905,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","body_part":"İğneyle “ölçüm” – 日本 😀","result":"beta","finding":"İğneyle “ölçüm” – 日本 😀"}',X'bff83f2cf50d0a5b2097c8d23510d9f9',X'1a0bad64068e687f40a13e473b165199b073e9fcfd06664709a124c9069b807a',X'4feb47d9a804c6a05a543308568a69836d7e5352d4017ef69aac3f760fee16ca');
INSERT INTO audit VALUES(22,'2026-11-22T02:02:16.982Z','root','insert','care_item','912161031250098906',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098906,"version":1,"deleted":0,"kind":"beta","title":"İğneyle “ölçüm” – 日本 😀","due_date":"~2019-03-14","done_date":"~2019-03-14","status":"open","outcome":"İğneyle “ölçüm” – 日本 😀"}',X'f154af20bf434522c33e1c1d368e039b',X'd0c95d308f8a518653c0d617d501d4049e6fe4971c03831005685528847d9f57',X'd1d905fcd80f7678ac18d56926f01891281403eb300c194a9bb4228ff52624e5');
INSERT INTO audit VALUES(23,'2026-11-22T02:02:16.982Z','root','insert','attachment','912161031250098907',912161031241761785,'test',NULL,'{"patient_id":912161031241761785,"id":912161031250098907,"version":1,"deleted":0,"visit_id":912161031241761786,"date":"~2019-03-14","site":"beta","kind":"photograph","title":"İğneyle “ölçüm” – 日本 😀","media_type":"İğneyle “ölçüm” – 日本 😀","sha256":"İğneyle “ölçüm” – 日本 😀"}',X'6201fe6fd536f1b6be3a9868486e3aca',X'ac749b9bcad83879d571f135a046668423176b39cf82533c05762525c58d00d1',X'28c2bf89fe85c859440335f31fbf4ae4303210e92d725ba8e97d36e0ae30f223');
INSERT INTO audit VALUES(24,'2026-11-22T02:02:16.984Z','root','bulk','','',0,'import',NULL,'{"patient":1,"visit":1}',X'2549509ed93fb8930f203583cc134a41',X'2056c240ebddf08c21b8f2199357a8bdacbd373fecb59b22b35b57e2e5c22310',X'577d70f9f16272ed05705abb8e88145125f87f170e58fae3ea05e731deabad67');
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
INSERT INTO summary VALUES(912161031241761785,'p-001','relapsed','2019-06','2019-06',NULL,3,12.5,1,'2019-03-14',3,1,'2','2');
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
PRAGMA user_version = 2;
