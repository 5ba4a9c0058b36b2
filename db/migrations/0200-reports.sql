-- Reports that were closed (月结): what they said, for a print that stays the same and for what differs since.
CREATE TABLE report_close (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  report TEXT NOT NULL CHECK (length(report) > 0),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
  -- NULL: the whole office.
  community_id INTEGER REFERENCES community(id),
  -- What the figures were of, by the name of that day.
  place_name TEXT NOT NULL,
  head TEXT NOT NULL CHECK (json_valid(head)),
  -- { "figures": [...], "checks": [...] } as the screen showed them.
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- Of heading, content and the rows behind the figures together.
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  closed_at TEXT NOT NULL,
  closed_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (to_on >= from_on)
) STRICT;
-- A period is closed once; to close it anew the first closing is taken back.
CREATE UNIQUE INDEX report_close_period ON report_close(report, from_on, to_on, ifnull(community_id, 0))
  WHERE removed_at IS NULL;

-- The files behind each figure of a closed report: ids in order, each told by its distance from the one before.
CREATE TABLE report_close_row (
  close_id INTEGER NOT NULL REFERENCES report_close(id),
  figure TEXT NOT NULL,
  ids TEXT NOT NULL CHECK (json_valid(ids)),
  PRIMARY KEY (close_id, figure)
) STRICT, WITHOUT ROWID;

-- What a report counts: the steps of its days, and the certifications that run out in them.
CREATE INDEX event_on_date ON event(on_date) WHERE removed_at IS NULL;
CREATE INDEX event_certified_through ON event(deadline_on) WHERE step = 'certification.pass' AND removed_at IS NULL;
