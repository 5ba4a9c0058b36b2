-- People beside the subject of a file (staff, members, payees, guardians), in a role of its kind, from a day up to the day
-- before another: search, card, rights and merging see them there.
CREATE TABLE record_beside (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  -- A code of the kind; its words stand in the kind's description.
  role TEXT NOT NULL CHECK (length(role) > 0),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  -- NULL: still. The day itself counts no more.
  to_on TEXT CHECK (to_on IS date(to_on)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (to_on IS NULL OR to_on > from_on)
) STRICT;
CREATE INDEX record_beside_record ON record_beside(record_id, from_on) WHERE removed_at IS NULL;
CREATE INDEX record_beside_person ON record_beside(person_id) WHERE removed_at IS NULL;
