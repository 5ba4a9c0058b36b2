-- The envelope of a file: one subject (a person, a household, an outlet), the file before it, and closing, which is not
-- removing: a closed file stays, is read, printed and handed over, and a new one of the same subject names it.

-- An organisation or a person at a place: what a file of an outlet is about. A firm with two addresses has two.
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  organisation_id INTEGER REFERENCES organisation(id),
  person_id INTEGER REFERENCES person(id),
  community_id INTEGER NOT NULL REFERENCES community(id),
  address TEXT NOT NULL CHECK (length(trim(address)) > 0),
  phone TEXT,
  remark TEXT,
  -- This entry turned out to be the same outlet as another: its files stand there.
  merged_into INTEGER REFERENCES outlet(id),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK ((organisation_id IS NULL) <> (person_id IS NULL)),
  CHECK (merged_into IS NULL OR merged_into <> id)
) STRICT;
CREATE INDEX outlet_organisation ON outlet(organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX outlet_person ON outlet(person_id) WHERE person_id IS NOT NULL;
CREATE INDEX outlet_community ON outlet(community_id, name);
CREATE INDEX outlet_merged ON outlet(merged_into) WHERE merged_into IS NOT NULL;

-- SQLite cannot take NOT NULL from a column or add a CHECK of a table: the table is built anew under the same row ids, so
-- that what refers to it still fits. By way of a temporary table and not of a new name: SQLite would keep a renamed table's
-- name in quotes.
CREATE TEMP TABLE kept_record AS SELECT * FROM main.record;
DROP TABLE main.record;
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  number TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL DEFAULT 'person' CHECK (subject IN ('person', 'household', 'outlet')),
  person_id INTEGER REFERENCES person(id),
  outlet_id INTEGER REFERENCES outlet(id),
  -- The closed file of the same subject and kind that this one follows.
  previous_id INTEGER REFERENCES record(id),
  community_id INTEGER REFERENCES community(id),
  state TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  -- The day from which the subject was no longer in the office's care (moved away, died); until now called closed_on.
  ended_on TEXT,
  -- Nothing more is done in it; no step nor save until it is opened again.
  closed_on TEXT CHECK (closed_on IS date(closed_on)),
  close_reason TEXT,
  retention TEXT,
  shelf TEXT,
  -- The name's first reading, the number of the list's order by name: kept here so that the list needs no sort.
  sort_name TEXT NOT NULL DEFAULT '',
  -- The year and month the kind's list is narrowed and ordered by; for retirees the retirement.
  sort_on TEXT,
  sort_year INTEGER,
  unread_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(unread_text)),
  other_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other_text)),
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1)),
  import_id INTEGER REFERENCES import(id),
  removed_at TEXT,
  removed_reason TEXT,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user(id),
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  -- A household is no column: one home can have two files, and a new head adds a link.
  CHECK ((person_id IS NOT NULL) = (subject = 'person')),
  CHECK ((outlet_id IS NOT NULL) = (subject = 'outlet')),
  CHECK (previous_id IS NULL OR previous_id <> id),
  CHECK ((closed_on IS NULL) = (close_reason IS NULL))
) STRICT;
INSERT INTO record (
  id, uid, kind, number, person_id, community_id, state, opened_on, ended_on, retention, shelf, sort_name, sort_on, sort_year,
  unread_text, other_text, remark, version, pending, import_id, removed_at, removed_reason, created_at, created_by,
  updated_at, updated_by)
SELECT
  id, uid, kind, number, person_id, community_id, state, opened_on, closed_on, retention, shelf, sort_name, sort_on, sort_year,
  unread_text, other_text, remark, version, pending, import_id, removed_at, removed_reason, created_at, created_by,
  updated_at, updated_by
FROM kept_record;
DROP TABLE kept_record;

-- One open file per kind and person, or outlet.
CREATE UNIQUE INDEX record_person ON record(kind, person_id)
  WHERE closed_on IS NULL AND removed_at IS NULL AND pending = 0;
CREATE UNIQUE INDEX record_outlet ON record(kind, outlet_id)
  WHERE closed_on IS NULL AND removed_at IS NULL AND pending = 0 AND outlet_id IS NOT NULL;
CREATE INDEX record_by_person ON record(person_id);
CREATE INDEX record_by_outlet ON record(outlet_id) WHERE outlet_id IS NOT NULL;
CREATE INDEX record_by_community ON record(community_id);
CREATE INDEX record_previous ON record(previous_id) WHERE previous_id IS NOT NULL;
CREATE INDEX record_list_number ON record(kind, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_name ON record(kind, sort_name, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_on ON record(kind, sort_on, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_updated ON record(kind, updated_at, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_community ON record(kind, community_id, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_state ON record(kind, state, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_list_year ON record(kind, sort_year, number) WHERE removed_at IS NULL AND pending = 0;
CREATE INDEX record_import ON record(import_id) WHERE import_id IS NOT NULL;
CREATE INDEX record_other ON record(id) WHERE other_text <> '{}' OR unread_text <> '{}';

-- The household a file of one is about, from a day up to the day before another: a new head adds a link, and one home can
-- have two files.
CREATE TABLE record_household (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  household_id INTEGER NOT NULL REFERENCES household(id),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  -- NULL: still. The day itself counts no more.
  to_on TEXT CHECK (to_on IS date(to_on)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (to_on IS NULL OR to_on > from_on)
) STRICT;
-- A file is of one household at a time.
CREATE UNIQUE INDEX record_household_open ON record_household(record_id) WHERE to_on IS NULL AND removed_at IS NULL;
CREATE INDEX record_household_record ON record_household(record_id, from_on) WHERE removed_at IS NULL;
CREATE INDEX record_household_household ON record_household(household_id) WHERE removed_at IS NULL;
