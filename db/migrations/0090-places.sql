-- Places through time. `community` keeps its id for ever; name and code stand in its versions, and here as they are
-- today. Made anew without UNIQUE: a name or a code that one community gave up may be another's later.
CREATE TABLE community_anew (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  code TEXT CHECK (code IS NULL OR length(code) = 12),
  created_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
INSERT INTO community_anew (id, uid, name, code, created_at) SELECT id, uid, name, code, created_at FROM community;
DROP TABLE community;
ALTER TABLE community_anew RENAME TO community;
CREATE INDEX community_name ON community(name);
CREATE INDEX record_by_community ON record(community_id);

CREATE TABLE community_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  community_id INTEGER NOT NULL REFERENCES community(id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  code TEXT CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
  -- The last day. NULL: no end is known.
  valid_to TEXT CHECK (valid_to IS date(valid_to)),
  document TEXT NOT NULL,
  added_at TEXT NOT NULL,
  -- NULL: made from the community's entry before it had versions.
  added_by INTEGER REFERENCES user(id),
  removed_at TEXT,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE INDEX community_version_community ON community_version(community_id, valid_from) WHERE removed_at IS NULL;
-- A community registered before this version was there before it was entered: valid from the earliest day.
INSERT INTO community_version (uid, community_id, name, code, valid_from, document, added_at)
SELECT lower(hex(randomblob(16))), id, name, CASE WHEN code GLOB '[0-9]*' AND code NOT GLOB '*[^0-9]*' THEN code END,
  '1900-01-01', '', created_at
FROM community;

-- Which communities follow one that was merged (n:1) or split (1:n), from which day, by which document. A branch was
-- cut out of a community that goes on: it is told, but it is no successor.
CREATE TABLE community_successor (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  from_id INTEGER NOT NULL REFERENCES community(id),
  to_id INTEGER NOT NULL REFERENCES community(id),
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'branch')),
  effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on)),
  document TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (from_id <> to_id)
) STRICT;
CREATE INDEX community_successor_from ON community_successor(from_id) WHERE removed_at IS NULL;
CREATE INDEX community_successor_to ON community_successor(to_id) WHERE removed_at IS NULL;

-- The communities a file belonged to before that of `record`, from when to when; days no row covers belong to the
-- community of `record`. A file that never moved has no row, so that neither list nor import pays for it.
CREATE TABLE record_community (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES record(id) ON DELETE CASCADE,
  -- NULL: it belonged to none.
  community_id INTEGER REFERENCES community(id),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
  removed_at TEXT,
  CHECK (to_on >= from_on)
) STRICT;
CREATE INDEX record_community_record ON record_community(record_id, from_on, to_on, community_id)
  WHERE removed_at IS NULL;
CREATE INDEX record_community_community ON record_community(community_id, from_on, to_on, record_id)
  WHERE removed_at IS NULL;

-- Days on which a file that is in use was out of use: written when it is taken back.
CREATE TABLE record_absence (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES record(id) ON DELETE CASCADE,
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
  removed_at TEXT,
  CHECK (to_on >= from_on)
) STRICT;
CREATE INDEX record_absence_record ON record_absence(record_id, from_on, to_on) WHERE removed_at IS NULL;

-- Groups below a community: of residents (居民小组) and of retirees (退休人员自管小组).
CREATE TABLE community_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  community_id INTEGER NOT NULL REFERENCES community(id),
  kind TEXT NOT NULL CHECK (kind IN ('residents', 'self-management')),
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- The leader: a person of the register, or a name as it is told.
  leader_id INTEGER REFERENCES person(id),
  leader_name TEXT,
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
  valid_to TEXT CHECK (valid_to IS date(valid_to)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE INDEX community_group_community ON community_group(community_id, kind, name) WHERE removed_at IS NULL;
