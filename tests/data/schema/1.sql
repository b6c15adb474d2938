-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A clinic file of schema 1 as it was left by the program that made it, with a row of every kind and
-- its audit trail. Frozen: never changed, so that every later program is held to opening it.
-- Its newest seal:
-- 25:a9b9c621eac47bb1c21fc456682075abd1748d7d93fbec8278b6a5a4e8914376
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
INSERT INTO patient VALUES(912136718420619418,1,0,'P-001',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO patient VALUES(912136718597029037,1,0,'P-002','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','F','~2019-03-14','~2019-03-14',3,4,3,4,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','~2019-03-14',3,'yes',3,4,'~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO patient VALUES(912136719069954793,1,0,'P-003',NULL,NULL,NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO history VALUES(912136718420619418,912136718625851222,1,0,'comorbidity','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO lesion VALUES(912136718420619418,912136718652471126,1,0,4,4,3,4,'left','~2019-03-14','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO finding VALUES(912136718420619418,912136718680025098,1,0,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','left','yes','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO screening VALUES(912136718420619418,912136718705854067,1,0,4,'yes','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO visit VALUES(912136718420619418,912136718449236171,1,0,'P-001-V001','2019-03-14',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912136718420619418,912136718470361308,1,0,'P-001-V002','2019-06',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
INSERT INTO visit VALUES(912136718420619418,912136718734480421,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',3,'İğneyle “ölçüm” – 日本 😀','yes',4,'İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
INSERT INTO visit VALUES(912136719069954793,912136719075524358,1,0,'P-003-V001','2020',NULL,NULL,NULL,NULL,'Well. Önemli: yok.',NULL,NULL,NULL);
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
INSERT INTO observation VALUES(912136718420619418,1,0,0,'2020-05',2,0,NULL,13.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912136718420619418,1,0,912136718449236171,'',2,0,NULL,12.5,1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO observation VALUES(912136718420619418,1,0,912136718449236171,'',4,3,'<',8.0999999999999996447,0,4,10.099999999999999644,2,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO treatment VALUES(912136718420619418,912136718500758448,1,0,'T-001',1,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO treatment VALUES(912136718420619418,912136718790412840,1,0,'İğneyle “ölçüm” – 日本 😀',4,'~2019-03-14','~2019-03-14',3,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO dose_step VALUES(912136718420619418,912136718843463994,1,0,912136718500758448,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14','~2019-03-14',9.0999999999999996447,1,3,4,3,5,3,4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO administration VALUES(912136718420619418,912136718874047245,1,0,912136718500758448,'~2019-03-14','yes',7.0999999999999996447,3,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO relapse VALUES(912136718420619418,912136718899347470,1,0,'İğneyle “ölçüm” – 日本 😀',5,'~2019-03-14',4,3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO adverse_event VALUES(912136718420619418,912136718920169726,1,0,'İğneyle “ölçüm” – 日本 😀',912136718500758448,'~2019-03-14',4,'İğneyle “ölçüm” – 日本 😀','mild',5,4,'none','resolved','~2019-03-14','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO investigation VALUES(912136718420619418,912136718944498614,1,0,'İğneyle “ölçüm” – 日本 😀','~2019-03-14',3,'İğneyle “ölçüm” – 日本 😀',3,'İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO care_item VALUES(912136718420619418,912136718986577864,1,0,3,'İğneyle “ölçüm” – 日本 😀','~2019-03-14','~2019-03-14','open','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO attachment VALUES(912136718420619418,912136719012286342,1,0,912136718449236171,'~2019-03-14',3,'photograph','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀','İğneyle “ölçüm” – 日本 😀');
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
INSERT INTO audit VALUES(1,'2026-11-22T00:25:40.343Z','root','genesis','','',0,'',NULL,'Test clinic',X'6556065692b2e2dc6b356162d2631fad',X'6e4a3409bbf29de2e2569bc8cbad3f7e30c25ef44b347a0e726439dcd2147ee3',X'a4f1c8ba6fdfae0b1b879ed8c779aa46fd09f878b0487e416ad689acb79243b5');
INSERT INTO audit VALUES(2,'2026-11-22T00:25:40.343Z','root','setting','','clinic',0,'',NULL,NULL,X'701b171e552bb6740e963315800f32f0',X'b7e2ed1c6461b338cc18b1d0fa487beea7d429b94ab9af7e1e287cc420c177f5',X'19fbe81c3789fac74fa329414f2bd39fdaf554065fe54c13cdc3e4e0bfcca3d5');
INSERT INTO audit VALUES(3,'2026-11-22T00:25:40.353Z','root','insert','patient','912136718420619418',912136718420619418,'test',NULL,'{"id":912136718420619418,"version":1,"deleted":0,"code":"P-001","disease":"alpha"}',X'2b623725f258a23faee1974c996c4a84',X'955e4438fd2004708b23862d26da3cba5c513105e40a6b2cd1402f2b00dda2ca',X'7fe12cb5d23837d07350d8f78390e23d72c460b33d85b47e948a38f8c09d3ad3');
INSERT INTO audit VALUES(4,'2026-11-22T00:25:40.359Z','root','insert','visit','912136718449236171',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718449236171,"version":1,"deleted":0,"uid":"P-001-V001","date":"2019-03-14","notes":"Well. Önemli: yok."}',X'6378f06cd384a1a8fe465a1a9c6d7d89',X'7ae84c2f4075fee1c05c9a0b2f771797567c332c3db83afe758f56ae7e0212c1',X'6a83544dcc95d6a2217ede94b719ba17fd06a70ebf14642df4063ff234ee3fd7');
INSERT INTO audit VALUES(5,'2026-11-22T00:25:40.364Z','root','insert','visit','912136718470361308',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718470361308,"version":1,"deleted":0,"uid":"P-001-V002","date":"2019-06","notes":"Well. Önemli: yok."}',X'bf06cf2da2fdb0548f7e8a103caa5048',X'4778ce1a427ccc95ba4b0cc9f6d499ea4ff0e9d719ad454b748e7c130dcdf8d3',X'68c7f8df26f34106e0f4d712f35f2327c95780558b208c68bb0e8fc2dccebd21');
INSERT INTO audit VALUES(6,'2026-11-22T00:25:40.371Z','root','insert','treatment','912136718500758448',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718500758448,"version":1,"deleted":0,"uid":"T-001","drug":"alpha"}',X'27791fba67430f1a64186d103b242033',X'fbdd785248ec6670f12c73a45d24886f033b8f1c064a31bd698c57ed91c104e6',X'e5ada54cf1eba0099b695f7db248d8eb96b3bcf0b386a6e2eff5c5a2c9e37c1c');
INSERT INTO audit VALUES(7,'2026-11-22T00:25:40.377Z','root','insert','observation','912136718449236171||score|',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"version":1,"deleted":0,"visit_id":912136718449236171,"date":"","code":"score","site":"","value":12.5,"value_dp":1}',X'673f7cea9689bb7ff206409c6d20600c',X'23c620f271faa59e8e1816fcaaab7f16085c41061b0ff9e532e6c225509a2738',X'9386822f68f35077954a2b7c7c95630d8dae749ca396d2bc04fe04fa3dc6fe83');
INSERT INTO audit VALUES(8,'2026-11-22T00:25:40.389Z','root','insert','observation','0|2020-05|score|',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"version":1,"deleted":0,"visit_id":0,"date":"2020-05","code":"score","site":"","value":13.5,"value_dp":1}',X'242923e56997699e1e5c99440c7360e0',X'7a7ed46b04a1cb153d08fb1a1cb44cc6dce43d876f92e8130f1c6a6d2c1a0d8c',X'c6de9e07fa64c37aff3887bbbfb6669a0d7364220069413d7a3cd3f2f26fff08');
INSERT INTO audit VALUES(9,'2026-11-22T00:25:40.394Z','root','insert','patient','912136718597029037',912136718597029037,'test',NULL,'{"id":912136718597029037,"version":1,"deleted":0,"code":"P-002","initials":"İğneyle “ölçüm” – 日本 😀","given_name":"İğneyle “ölçüm” – 日本 😀","family_name":"İğneyle “ölçüm” – 日本 😀","sex":"F","birth_date":"~2019-03-14","death_date":"~2019-03-14","disease":"beta","subtype":"gamma","subtype_site":"beta","subtype_form":"gamma","subtype_order":"İğneyle “ölçüm” – 日本 😀","onset_date":"~2019-03-14","diagnosis_date":"~2019-03-14","first_visit_date":"~2019-03-14","referral":"beta","biopsy":"yes","consent":"beta","followup_status":"gamma","last_followup_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'0418443ada32fb61a57256ac34e7494b',X'29eedd82b527a2bdb9cc58fb18f8ef5298e3a36670cc51602920f848f44c5a43',X'3a44b6cd0eb3ca03f132847f7410d8f049ae0a3d42d52c002763f545f526c675');
INSERT INTO audit VALUES(10,'2026-11-22T00:25:40.401Z','root','insert','history','912136718625851222',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718625851222,"version":1,"deleted":0,"kind":"comorbidity","condition":"İğneyle “ölçüm” – 日本 😀","relation":"İğneyle “ölçüm” – 日本 😀","detail":"İğneyle “ölçüm” – 日本 😀"}',X'07882cbc3b087e2ebd610db3fea2df3e',X'fd2081faad26e5d7d1ca7d4a10ced4c3227b49c95ad75466959baa6a65d86115',X'6b58cb35dc2496bcdefdfbe6c350ab27e03bf6235f1f893a1be75b3b0382fb40');
INSERT INTO audit VALUES(11,'2026-11-22T00:25:40.408Z','root','insert','lesion','912136718652471126',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718652471126,"version":1,"deleted":0,"lesion_no":4,"region":"gamma","site":"beta","morphology":"gamma","side":"left","from_date":"~2019-03-14","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'18fdbc67471e1f3fbda1244e888a1a1a',X'1250a1e342d1b96f0023e1af382ef252bda6de5e11cf9e5933929349ca0e35a5',X'9388f7f1d65eeabed88fd0fff4f35157b8ca295a37662643faf6f1949dbc45f0');
INSERT INTO audit VALUES(12,'2026-11-22T00:25:40.414Z','root','insert','finding','912136718680025098',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718680025098,"version":1,"deleted":0,"onset_date":"~2019-03-14","type":"gamma","joint":"İğneyle “ölçüm” – 日本 😀","side":"left","same_region":"yes","until_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'154bf40e36d85cd27f8048f679b460c0',X'4afb440a17a2624a6d654b9f44db335a239af87a6136c4caa4582bc2545ffa5c',X'70cfd8508ba1aae6858b1a19500770ada0e88e0ea29099aa9ed244c19bd226af');
INSERT INTO audit VALUES(13,'2026-11-22T00:25:40.420Z','root','insert','screening','912136718705854067',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718705854067,"version":1,"deleted":0,"screen_no":4,"included":"yes","exclusion_reason":"İğneyle “ölçüm” – 日本 😀"}',X'6b80cc0373149dbde72869f05f29baae',X'5e6445bf46fbcbcc8f3ca6396a56d76e8e8b9e2d7223a048556ce71f20fe7d65',X'97decf7c364f3bf13b260a808cec3409dfdcb82e02f9401afbcb835176cbbaf9');
INSERT INTO audit VALUES(14,'2026-11-22T00:25:40.427Z','root','insert','visit','912136718734480421',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718734480421,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","clinician":"İğneyle “ölçüm” – 日本 😀","new_lesions":"yes","response":"gamma","notes":"İğneyle “ölçüm” – 日本 😀","plan":"İğneyle “ölçüm” – 日本 😀","next_date":"~2019-03-14","reviewed":"İğneyle “ölçüm” – 日本 😀"}',X'f11302225d2d4f09fb596a0aa0959d97',X'6b04d426a412cff742f9bcf737ad485d774a1d1a8bd3ab12cfaba6a85f60c91e',X'0916922de0390269d33cfff34281c180fddd980bdf08e8fe1b8a8054ae586d8a');
INSERT INTO audit VALUES(15,'2026-11-22T00:25:40.433Z','root','insert','observation','912136718449236171||gamma|beta',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"version":1,"deleted":0,"visit_id":912136718449236171,"date":"","code":"gamma","site":"beta","comparator":"<","value":8.1,"value_dp":0,"unit":"gamma","canonical":10.1,"canonical_dp":2,"text":"gamma","context":"beta","not_done":"İğneyle “ölçüm” – 日本 😀"}',X'92f93404a65a00e9327a3a852630e606',X'48d2d50c8f22293568e8803d0008aed957fed963107b0910e82f031ea00208ca',X'efb3e2f7254003d18cb8129f60056cacdf28848b4db11c3425b49759a8fb486a');
INSERT INTO audit VALUES(16,'2026-11-22T00:25:40.440Z','root','insert','treatment','912136718790412840',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718790412840,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","drug":"gamma","start_date":"~2019-03-14","stop_date":"~2019-03-14","start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'06ceb41081bdd673acbccad97b7cd150',X'f4e637d7db20787d17ac6b962fa0271107bde8815955113aa480f2ffecf01539',X'51809b75f349cc76b072f8fc44e56d6ae66468cb6b1ee04cf00369350d2e4186');
INSERT INTO audit VALUES(17,'2026-11-22T00:25:40.453Z','root','insert','dose_step','912136718843463994',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718843463994,"version":1,"deleted":0,"treatment_id":912136718500758448,"uid":"İğneyle “ölçüm” – 日本 😀","segment_no":5,"start_date":"~2019-03-14","stop_date":"~2019-03-14","amount":9.1,"amount_dp":1,"unit":"beta","frequency":"gamma","route":"beta","n_doses":5,"start_reason":"beta","stop_reason":"gamma","response":"beta","notes":"İğneyle “ölçüm” – 日本 😀"}',X'b7378a41a808da4df296d2df18893f62',X'a1cbad0b9d1925a5f8e56e93488d173461252e46a09a055b5645f63594cdbf63',X'965a366c21328128448ce6b6db367ddd7ecd661d98395d10ac3e823e74d7e250');
INSERT INTO audit VALUES(18,'2026-11-22T00:25:40.460Z','root','insert','administration','912136718874047245',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718874047245,"version":1,"deleted":0,"treatment_id":912136718500758448,"date":"~2019-03-14","given":"yes","amount":7.1,"amount_dp":3,"unit":"beta","reason":"İğneyle “ölçüm” – 日本 😀"}',X'f3cb5f8725f860b7e0179cebb23322fe',X'755e24478de834e990f7a50774b5eeaf62ab026b3819b1bb19a4174ea11444e0',X'ddd9d63c8368677e9291611e9e7fa10bf48c22e42d53c6f243a65dee6091fa26');
INSERT INTO audit VALUES(19,'2026-11-22T00:25:40.467Z','root','insert','relapse','912136718899347470',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718899347470,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","episode_no":5,"date":"~2019-03-14","context":"gamma","manifestation":"beta","action":"İğneyle “ölçüm” – 日本 😀"}',X'256a479404cbba2bfca07fff2dd36070',X'be97d106fe24d1e6027e95e5a32c4f0847ea644c4674b30137ca9de0583ece14',X'05ee3d203c37b9464c560a5f9725d3dec02945feb72c37e6096bce2e0675ded5');
INSERT INTO audit VALUES(20,'2026-11-22T00:25:40.471Z','root','insert','adverse_event','912136718920169726',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718920169726,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","treatment_id":912136718500758448,"onset_date":"~2019-03-14","drug":"gamma","term":"İğneyle “ölçüm” – 日本 😀","severity":"mild","grade":5,"causality":"gamma","action":"none","outcome":"resolved","resolved_date":"~2019-03-14","notes":"İğneyle “ölçüm” – 日本 😀"}',X'e0a32cf51c6db995776d607b43255d9e',X'b681c90ff26f7b1a1dc5bbe05e5b6e3b0cce8203f73e8f644806a66a96c5efad',X'c41f2bf498c4c76b8cd8c65fcbf474482d8a217af9fe8de1502aab45b7306aff');
INSERT INTO audit VALUES(21,'2026-11-22T00:25:40.478Z','root','insert','investigation','912136718944498614',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718944498614,"version":1,"deleted":0,"uid":"İğneyle “ölçüm” – 日本 😀","date":"~2019-03-14","kind":"beta","body_part":"İğneyle “ölçüm” – 日本 😀","result":"beta","finding":"İğneyle “ölçüm” – 日本 😀"}',X'9e4647ea6a0eb9bc656c736f85beebac',X'e9e3013ccc72ca2fe6c63afb508c11aa32d843ce22e569a51cf4c56c34bc5ddf',X'1519854a621f37f2c71865371b42bd6147a92d27d89f9ab17cacd50239e1f515');
INSERT INTO audit VALUES(22,'2026-11-22T00:25:40.488Z','root','insert','care_item','912136718986577864',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136718986577864,"version":1,"deleted":0,"kind":"beta","title":"İğneyle “ölçüm” – 日本 😀","due_date":"~2019-03-14","done_date":"~2019-03-14","status":"open","outcome":"İğneyle “ölçüm” – 日本 😀"}',X'1b6c11577b0fc8ebcdfefd35b1893f6f',X'5cba63462d72d67873a2a7d1fd9e4e11e07f39718f1a84be15335905d8b4d888',X'ea4c3abeccffd17950a6dcf12f8bb4af41acf3bd712311ff116905fd2b72a42c');
INSERT INTO audit VALUES(23,'2026-11-22T00:25:40.493Z','root','insert','attachment','912136719012286342',912136718420619418,'test',NULL,'{"patient_id":912136718420619418,"id":912136719012286342,"version":1,"deleted":0,"visit_id":912136718449236171,"date":"~2019-03-14","site":"beta","kind":"photograph","title":"İğneyle “ölçüm” – 日本 😀","media_type":"İğneyle “ölçüm” – 日本 😀","sha256":"İğneyle “ölçüm” – 日本 😀"}',X'ab0dceddd5c0f3d6718c877e77629f5b',X'9fd5040e5cf6cc8b204bcd2b010548279cc62f7d861d10bbc0ae33e1e5a30bd4',X'45ce60bc13b0f8794d3a097462d1df4aea3c1b5891d65170de03725d8749de06');
INSERT INTO audit VALUES(24,'2026-11-22T00:25:40.501Z','Dr. Example','export','','bundle',0,'',NULL,'to a folder',X'5c771a0d27fb66a5f8ac46731267d117',X'4bc9eb9701b5fa78d3672b59b79e48304011071f694e7630b2bd81be237af026',X'7dc7a95bdc6e2c367e31d609257b76007270034962d96f9d1eb7bfa992b0b685');
INSERT INTO audit VALUES(25,'2026-11-22T00:25:40.508Z','Dr. Example','bulk','','',0,'import',NULL,'{"patient":1,"visit":1}',X'd93745b931187cea281c0a4bd127c10e',X'752ef01142c30bf7d127c1645bc3a319f429983b83220d347db83ab5472d4122',X'a9b9c621eac47bb1c21fc456682075abd1748d7d93fbec8278b6a5a4e8914376');
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
