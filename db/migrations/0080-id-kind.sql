-- Kinds of number: a citizen's, a resident's from 港澳台, a foreigner's, or none yet.
-- SQLite cannot take NOT NULL from a column or change a CHECK: the table is built anew and takes the old one's place
-- under the same row ids, so that what refers to it (files, keys, full-text rows) still fits. The runner has switched
-- foreign keys off; its check before the commit finds any row that lost its person.
CREATE TABLE person_new (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  former_name TEXT,
  id_kind TEXT NOT NULL CHECK (id_kind IN ('citizen', 'hmt', 'foreigner', 'none')),
  -- NULL: none yet. Any number of people may be without one, so NULLs are no duplicates.
  id_number TEXT UNIQUE,
  gender TEXT,
  birth_on TEXT,
  ethnicity TEXT,
  political_status TEXT,
  education TEXT,
  marital_status TEXT,
  household_type TEXT,
  mobile TEXT,
  landline TEXT,
  registered_address TEXT,
  residence_city TEXT,
  residence_type TEXT,
  residence_address TEXT,
  postcode TEXT,
  health TEXT,
  care_category TEXT,
  hobbies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(hobbies)),
  skills TEXT,
  public_service TEXT,
  spouse_name TEXT,
  spouse_work TEXT,
  contact_name TEXT,
  contact_relation TEXT,
  contact_phone TEXT,
  pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1)),
  import_id INTEGER REFERENCES import(id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  merged_into INTEGER REFERENCES person(id),
  CHECK ((id_kind = 'none') = (id_number IS NULL)),
  CHECK (
    CASE id_kind
      WHEN 'citizen' THEN length(id_number) = 18
      WHEN 'hmt' THEN length(id_number) = 18 AND id_number GLOB '8[123]0000*'
      WHEN 'foreigner' THEN (length(id_number) = 18 AND id_number GLOB '9*')
        OR (length(id_number) = 15 AND id_number GLOB '[A-Z][A-Z][A-Z]*')
      ELSE 1
    END
  )
) STRICT;

-- Until now every number was taken for a citizen's, but those of the other kinds passed the same check: their
-- beginning tells them (shared/rules/person-number.ts).
INSERT INTO person_new
SELECT id, uid, name, former_name,
  CASE WHEN id_number GLOB '9*' THEN 'foreigner' WHEN id_number GLOB '8[123]0000*' THEN 'hmt' ELSE 'citizen' END,
  id_number, gender, birth_on, ethnicity, political_status, education, marital_status, household_type, mobile, landline,
  registered_address, residence_city, residence_type, residence_address, postcode, health, care_category, hobbies,
  skills, public_service, spouse_name, spouse_work, contact_name, contact_relation, contact_phone, pending, import_id,
  created_at, updated_at, merged_into
FROM person;
DROP TABLE person;
ALTER TABLE person_new RENAME TO person;

CREATE INDEX person_name ON person(name);
CREATE INDEX person_former_name ON person(former_name) WHERE former_name IS NOT NULL;
CREATE INDEX person_import ON person(import_id) WHERE import_id IS NOT NULL;
CREATE INDEX person_merged ON person(merged_into) WHERE merged_into IS NOT NULL;
-- Who still has to bring a number.
CREATE INDEX person_no_number ON person(id) WHERE id_kind = 'none';

-- The triggers went with the old table; the full-text rows stayed, and are of the same ids and texts.
CREATE TRIGGER person_part_insert AFTER INSERT ON person BEGIN
  INSERT INTO person_part_fts(rowid, id_number, mobile, landline, registered_address, residence_address)
  VALUES (new.id, new.id_number, new.mobile, new.landline, new.registered_address, new.residence_address);
END;
CREATE TRIGGER person_part_delete AFTER DELETE ON person BEGIN
  INSERT INTO person_part_fts(person_part_fts, rowid, id_number, mobile, landline, registered_address, residence_address)
  VALUES ('delete', old.id, old.id_number, old.mobile, old.landline, old.registered_address, old.residence_address);
END;
CREATE TRIGGER person_part_update
AFTER UPDATE OF id_number, mobile, landline, registered_address, residence_address ON person BEGIN
  INSERT INTO person_part_fts(person_part_fts, rowid, id_number, mobile, landline, registered_address, residence_address)
  VALUES ('delete', old.id, old.id_number, old.mobile, old.landline, old.registered_address, old.residence_address);
  INSERT INTO person_part_fts(rowid, id_number, mobile, landline, registered_address, residence_address)
  VALUES (new.id, new.id_number, new.mobile, new.landline, new.registered_address, new.residence_address);
END;

UPDATE person_former_number SET kind =
  CASE WHEN number GLOB '9*' THEN 'foreigner' WHEN number GLOB '8[123]0000*' THEN 'hmt' ELSE 'citizen' END;
