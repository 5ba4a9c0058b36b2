-- The office, its people, and the envelope every kind of record shares.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  area_code TEXT NOT NULL CHECK (area_code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  contact_name TEXT,
  contact_phone TEXT,
  fonds_code TEXT,
  set_up_at TEXT NOT NULL
) STRICT;

CREATE TABLE user (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE community (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
  code TEXT UNIQUE CHECK (code IS NULL OR length(code) = 12),
  created_at TEXT NOT NULL
) STRICT;

-- pending: written by an import that is still under way; invisible until the import is whole.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  former_name TEXT,
  id_number TEXT NOT NULL UNIQUE CHECK (length(id_number) = 18),
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
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX person_name ON person(name);
CREATE INDEX person_former_name ON person(former_name) WHERE former_name IS NOT NULL;
CREATE INDEX person_import ON person(import_id) WHERE import_id IS NOT NULL;

-- One row per reading of a name (polyphonic characters): full pinyin and initials.
CREATE TABLE person_key (
  py TEXT NOT NULL,
  ini TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (py, ini, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_key_ini ON person_key(ini, person_id);
CREATE INDEX person_key_person ON person_key(person_id);

-- Every character of a name as a hex code point, so that a given name is found in the middle by a phrase.
CREATE VIRTUAL TABLE person_name_fts USING fts5(chars, content='', contentless_delete=1, tokenize='ascii');
-- Any part of three or more characters of numbers and of addresses.
CREATE VIRTUAL TABLE person_part_fts USING fts5(
  id_number, mobile, landline, registered_address, residence_address,
  content='person', content_rowid='id', tokenize='trigram'
);
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

CREATE TABLE number_series (
  prefix TEXT PRIMARY KEY,
  last INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id),
  community_id INTEGER REFERENCES community(id),
  state TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT,
  retention TEXT,
  shelf TEXT,
  -- The name's first reading, the number of the list's order by name: kept here so that the list needs no sort.
  sort_name TEXT NOT NULL DEFAULT '',
  -- The year and month the kind's list is narrowed and ordered by; for retirees the retirement.
  sort_on TEXT,
  sort_year INTEGER,
  unread_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(unread_text)),
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1)),
  import_id INTEGER REFERENCES import(id),
  removed_at TEXT,
  removed_reason TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user(id),
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id)
) STRICT;
-- One open file per person and kind.
CREATE UNIQUE INDEX record_person ON record(kind, person_id) WHERE removed_at IS NULL;
CREATE INDEX record_by_person ON record(person_id);
CREATE INDEX record_list_number ON record(kind, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_name ON record(kind, sort_name, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_on ON record(kind, sort_on, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_updated ON record(kind, updated_at, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_community ON record(kind, community_id, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_state ON record(kind, state, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_year ON record(kind, sort_year, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_import ON record(import_id) WHERE import_id IS NOT NULL;

-- What was written, by whom and when; before and after hold the changed fields only.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user(id),
  origin TEXT NOT NULL CHECK (origin IN ('window', 'cli', 'import', 'demo')),
  noun TEXT NOT NULL,
  noun_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  note TEXT,
  before TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(before)),
  after TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(after)),
  import_id INTEGER REFERENCES import(id)
) STRICT;
CREATE INDEX change_noun ON change(noun, noun_id, id);
CREATE INDEX change_import ON change(import_id) WHERE import_id IS NOT NULL;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX attachment_record ON attachment(record_id);

-- AUTOINCREMENT: a plan that is read again is a new one; a screen must never take it for the old.
CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('reading', 'planned', 'applying', 'applied', 'undoing', 'undone', 'discarded')),
  path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  sheets TEXT NOT NULL CHECK (json_valid(sheets)),
  sheet TEXT NOT NULL,
  header_row INTEGER NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  summary TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(summary)),
  started_at TEXT NOT NULL,
  started_by INTEGER NOT NULL REFERENCES user(id),
  applied_at TEXT,
  undone_at TEXT
) STRICT;

CREATE TABLE import_row (
  import_id INTEGER NOT NULL REFERENCES import(id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('created', 'updated', 'same', 'rejected', 'ignored')),
  field TEXT,
  reason TEXT,
  message TEXT,
  entry TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(entry)),
  differences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(differences)),
  notes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notes)),
  warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
  cells TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(cells)),
  record_id INTEGER REFERENCES record(id) ON DELETE SET NULL,
  record_version INTEGER,
  PRIMARY KEY (import_id, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_verdict ON import_row(import_id, verdict, row);
CREATE INDEX import_row_record ON import_row(record_id) WHERE record_id IS NOT NULL;

-- Headings as corrected by the clerk, so that the next roster of that office needs no correction.
CREATE TABLE column_memory (
  kind TEXT NOT NULL,
  heading TEXT NOT NULL,
  field TEXT,
  PRIMARY KEY (kind, heading)
) STRICT, WITHOUT ROWID;

CREATE TABLE handover (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  recipient TEXT NOT NULL,
  remark TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('writing', 'done', 'failed', 'cancelled', 'interrupted')),
  selection TEXT NOT NULL CHECK (json_valid(selection)),
  records INTEGER NOT NULL DEFAULT 0,
  files INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  manifest_sha256 TEXT,
  started_at TEXT NOT NULL,
  started_by INTEGER NOT NULL REFERENCES user(id),
  finished_at TEXT
) STRICT;

CREATE TABLE handover_record (
  handover_id INTEGER NOT NULL REFERENCES handover(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  record_id INTEGER NOT NULL REFERENCES record(id),
  record_version INTEGER NOT NULL,
  attachments INTEGER NOT NULL,
  PRIMARY KEY (handover_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_record_record ON handover_record(record_id);

CREATE TABLE print (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user(id),
  form TEXT NOT NULL,
  noun TEXT NOT NULL,
  noun_id INTEGER NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('printer', 'pdf'))
) STRICT;
CREATE INDEX print_noun ON print(noun, noun_id);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  input TEXT NOT NULL CHECK (json_valid(input)),
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  result TEXT CHECK (result IS NULL OR json_valid(result)),
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  started_at TEXT NOT NULL,
  started_by INTEGER NOT NULL REFERENCES user(id),
  finished_at TEXT
) STRICT;
CREATE INDEX job_started ON job(started_at);
