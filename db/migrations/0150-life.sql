-- The steps of a file's life: what happened on which day, on which papers, what it moved, and what has to be done next.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  step TEXT NOT NULL CHECK (length(step) > 0),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  month TEXT CHECK (month || '-01' IS date(month || '-01')),
  reason TEXT,
  way TEXT,
  party TEXT,
  place TEXT,
  -- What the step decided or moved, in fen.
  amount_fen INTEGER CHECK (amount_fen >= 0),
  note TEXT,
  -- [{ "paper": "award-table", "number": "榕社〔2026〕1号" }]
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  -- The states it moved, as they were and as they are since: { "management": "M1" }.
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  -- What has to be done next. deadline_on NULL with a label: nobody decided until when.
  deadline_label TEXT,
  deadline_on TEXT CHECK (deadline_on IS date(deadline_on)),
  -- 0: it was counted through a year whose holidays are not known.
  deadline_is_certain INTEGER NOT NULL DEFAULT 1 CHECK (deadline_is_certain IN (0, 1)),
  settled_on TEXT CHECK (settled_on IS date(settled_on)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (deadline_label IS NOT NULL OR (deadline_on IS NULL AND settled_on IS NULL))
) STRICT;
CREATE INDEX event_record ON event(record_id, on_date, id);
-- The desk: what is still to be done, the most pressing first.
CREATE INDEX event_open ON event(ifnull(deadline_on, '9999-12-31'), id)
  WHERE deadline_label IS NOT NULL AND settled_on IS NULL AND removed_at IS NULL;

-- When the person was last certified, and through which day that counts; the desk and the lists ask for it.
ALTER TABLE retiree ADD COLUMN certified_on TEXT CHECK (certified_on IS date(certified_on));
ALTER TABLE retiree ADD COLUMN certified_through TEXT CHECK (certified_through IS date(certified_through));
CREATE INDEX retiree_certification_state ON retiree(certification_state);
CREATE INDEX retiree_certified_through ON retiree(certified_through) WHERE certified_through IS NOT NULL;
