-- The register of people: one person, one card.
-- merged_into: this entry turned out to be the same person as another; its names and numbers still find that one.
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person(id);
CREATE INDEX person_merged ON person(merged_into) WHERE merged_into IS NOT NULL;

-- Names beside the two of the card: as an old system wrote it, as neighbours know it.
CREATE TABLE person_alias (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL CHECK (kind IN ('former', 'written', 'known-as')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- The first reading: full pinyin and initials.
  py TEXT NOT NULL DEFAULT '',
  ini TEXT NOT NULL DEFAULT '',
  note TEXT,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX person_alias_person ON person_alias(person_id);
CREATE INDEX person_alias_name ON person_alias(name) WHERE removed_at IS NULL;
CREATE INDEX person_alias_py ON person_alias(py) WHERE removed_at IS NULL;
CREATE INDEX person_alias_ini ON person_alias(ini) WHERE removed_at IS NULL;

-- Numbers a person had before: 15 digits, a number put right by the police, a residence permit given back.
CREATE TABLE person_former_number (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL CHECK (kind IN ('citizen', 'hmt', 'foreigner')),
  number TEXT NOT NULL CHECK (length(number) > 0),
  note TEXT,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX person_former_number_person ON person_former_number(person_id);
CREATE INDEX person_former_number_number ON person_former_number(number) WHERE removed_at IS NULL;

-- What two entries for one person have in common in some form, as a hash: only those who share a key are compared.
CREATE TABLE person_likeness_key (
  key INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (key, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_likeness_key_person ON person_likeness_key(person_id);

-- People who look alike, as found when they were written: what a clerk has to look at, once.
CREATE TABLE likeness_pair (
  first_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  score REAL NOT NULL,
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_pair_second ON likeness_pair(second_id);
CREATE INDEX likeness_pair_score ON likeness_pair(score DESC, first_id, second_id);

-- Two people who look alike were looked at: the decision stands, and nobody is asked again.
CREATE TABLE likeness_decision (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL REFERENCES person(id),
  second_id INTEGER NOT NULL REFERENCES person(id),
  decision TEXT NOT NULL CHECK (decision IN ('different', 'same')),
  decided_at TEXT NOT NULL,
  decided_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (first_id < second_id)
) STRICT;
CREATE UNIQUE INDEX likeness_decision_pair ON likeness_decision(first_id, second_id) WHERE removed_at IS NULL;

-- An act of a clerk: one command, one transaction, one undo, which a restart does not take away.
CREATE TABLE command (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user(id),
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  noun TEXT NOT NULL,
  noun_id INTEGER NOT NULL,
  undone_at TEXT,
  undone_by INTEGER REFERENCES user(id)
) STRICT;
CREATE INDEX command_noun ON command(noun, noun_id, id);

-- The rows a command wrote, as they were before and after: NULL before is a new row.
CREATE TABLE command_row (
  command_id INTEGER NOT NULL REFERENCES command(id),
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  PRIMARY KEY (command_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX command_row_row ON command_row(table_name, row_id);
