-- Where the office keeps its backups, and what it encrypts them with. The passphrase itself is kept nowhere.
CREATE TABLE backup_setting (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The chosen folder with what its marker says; null: none was chosen, the place beside the archive is used.
  place_path TEXT,
  place_uid TEXT,
  -- The public half of the key pair (age1...), and the private half as an age file (armoured) under the passphrase.
  recipient TEXT,
  identity TEXT,
  -- Keyed digests of materials stand for their names on the stick.
  name_key TEXT,
  CHECK ((place_path IS NULL) = (place_uid IS NULL)),
  CHECK ((recipient IS NULL) = (identity IS NULL) AND (recipient IS NULL) = (name_key IS NULL))
) STRICT;

-- Every attempt at a backup, by the program or by somebody.
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('daily', 'asked')),
  state TEXT NOT NULL CHECK (state IN ('verified', 'failed', 'broken')),
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  is_same_disk INTEGER NOT NULL CHECK (is_same_disk IN (0, 1)),
  is_encrypted INTEGER NOT NULL CHECK (is_encrypted IN (0, 1)),
  bytes INTEGER NOT NULL,
  materials INTEGER NOT NULL,
  -- Why it failed, as an error of the program; or what the check found.
  problem TEXT,
  user_id INTEGER NOT NULL REFERENCES user(id)
) STRICT;
CREATE INDEX backup_state ON backup(state, at);
