-- Numbered parts of a file with states of their own (登记期 of an unemployment file, 案件 of an allowance file): each begins
-- with a step, has steps of its own, and ends.
CREATE TABLE record_part (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  -- A name of the kind; its words stand in the kind's description.
  type TEXT NOT NULL CHECK (length(type) > 0),
  -- Which of its type in the file; never given again, since the history goes on naming it.
  number INTEGER NOT NULL CHECK (number > 0),
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
  -- NULL: it has not ended.
  closed_on TEXT CHECK (closed_on IS date(closed_on)),
  -- Where it stands: { "stage": "D1" }.
  states TEXT NOT NULL CHECK (json_valid(states)),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (closed_on IS NULL OR closed_on >= opened_on),
  UNIQUE (record_id, type, number)
) STRICT;

-- The part a step belongs to; NULL: the file itself.
ALTER TABLE event ADD COLUMN part_id INTEGER REFERENCES record_part(id);
CREATE INDEX event_part ON event(part_id) WHERE part_id IS NOT NULL;
