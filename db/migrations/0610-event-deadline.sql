-- What has to be done because of a step, beside the first thing, which stands in the step's own row.
CREATE TABLE event_deadline (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  event_id INTEGER NOT NULL REFERENCES event(id),
  record_id INTEGER NOT NULL REFERENCES record(id),
  label TEXT NOT NULL CHECK (length(label) > 0),
  -- NULL: nobody decided until when.
  due_on TEXT CHECK (due_on IS date(due_on)),
  -- 0: it was counted through a year whose holidays are not known.
  is_certain INTEGER NOT NULL CHECK (is_certain IN (0, 1)),
  settled_on TEXT CHECK (settled_on IS date(settled_on)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX event_deadline_event ON event_deadline(event_id);
CREATE INDEX event_deadline_record ON event_deadline(record_id);
-- The desk: what is still to be done, the most pressing first.
CREATE INDEX event_deadline_open ON event_deadline(ifnull(due_on, '9999-12-31'), event_id, id)
  WHERE settled_on IS NULL AND removed_at IS NULL;
