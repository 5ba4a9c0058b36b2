-- Files that are taken over from an employer, another street or an agency, or sent away to one, in one batch with its list.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  -- 字第 号 of the letter, as on the paper.
  number TEXT,
  -- Whom it comes from or goes to, as on the paper; organisations of the register are found by it.
  unit_name TEXT NOT NULL CHECK (length(unit_name) > 0),
  unit_code TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('employer', 'street', 'agency', 'keeper', 'other')),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  -- ["pension", "file", "party", "medical"]
  contents TEXT NOT NULL CHECK (json_valid(contents)),
  reason TEXT,
  valid_days INTEGER CHECK (valid_days > 0),
  report_by TEXT CHECK (report_by IS date(report_by)),
  handed_by TEXT,
  supervised_by TEXT,
  received_by TEXT,
  remark TEXT,
  -- The day on which its people were taken over or sent away first; some may still be missing.
  closed_on TEXT CHECK (closed_on IS date(closed_on)),
  version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES user(id),
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX batch_on ON batch(on_date, id) WHERE removed_at IS NULL;

-- One person of a batch's list, as the paper has them.
CREATE TABLE batch_line (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  batch_id INTEGER NOT NULL REFERENCES batch(id),
  position INTEGER NOT NULL,
  -- The file of the register: known from the beginning, or opened when the person was taken over.
  record_id INTEGER REFERENCES record(id),
  name TEXT NOT NULL CHECK (length(name) > 0),
  id_kind TEXT NOT NULL,
  id_number TEXT,
  gender TEXT,
  birth_on TEXT,
  employer TEXT,
  retired_on TEXT,
  retirement_type TEXT,
  pension_fen INTEGER CHECK (pension_fen >= 0),
  registered_address TEXT,
  residence_address TEXT,
  phone TEXT,
  community_id INTEGER REFERENCES community(id),
  lives_elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (lives_elsewhere IN (0, 1)),
  is_party INTEGER CHECK (is_party IN (0, 1)),
  -- The number the file has with those who hand it over.
  file_number TEXT,
  originals INTEGER CHECK (originals >= 0),
  copies INTEGER CHECK (copies >= 0),
  papers INTEGER CHECK (papers >= 0),
  pages INTEGER CHECK (pages >= 0),
  -- What lacks in a file that came, or why it did not come.
  lacking TEXT,
  place TEXT,
  remark TEXT,
  seal_number TEXT,
  seal_receipt TEXT,
  forward_on TEXT CHECK (forward_on IS date(forward_on)),
  forward_to TEXT,
  -- Not on the list that came with the batch.
  is_surplus INTEGER NOT NULL DEFAULT 0 CHECK (is_surplus IN (0, 1)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'arrived', 'missing')),
  -- The day on which the person was taken over or sent away.
  taken_on TEXT CHECK (taken_on IS date(taken_on)),
  version INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (id_number IS NOT NULL OR record_id IS NOT NULL),
  CHECK (taken_on IS NULL OR record_id IS NOT NULL)
) STRICT;
CREATE INDEX batch_line_batch ON batch_line(batch_id, position, id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX batch_line_number ON batch_line(batch_id, id_number) WHERE removed_at IS NULL AND id_number IS NOT NULL;
CREATE UNIQUE INDEX batch_line_record ON batch_line(batch_id, record_id) WHERE removed_at IS NULL AND record_id IS NOT NULL;
CREATE INDEX batch_line_of ON batch_line(id_number) WHERE removed_at IS NULL;

-- The paper file of a person (人事档案) with its inner directory: of a file of the register, or of somebody on a list who has
-- none yet.
CREATE TABLE paper_file (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER REFERENCES record(id),
  batch_line_id INTEGER REFERENCES batch_line(id),
  version INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (record_id IS NOT NULL OR batch_line_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX paper_file_record ON paper_file(record_id) WHERE removed_at IS NULL AND record_id IS NOT NULL;
CREATE UNIQUE INDEX paper_file_line ON paper_file(batch_line_id) WHERE removed_at IS NULL AND batch_line_id IS NOT NULL;

CREATE TABLE paper (
  paper_file_id INTEGER NOT NULL REFERENCES paper_file(id),
  position INTEGER NOT NULL,
  -- Class of the ten (code table paperClass).
  class TEXT NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  -- Year, month or day.
  formed_on TEXT,
  copies INTEGER NOT NULL CHECK (copies > 0),
  pages INTEGER CHECK (pages > 0),
  remark TEXT,
  PRIMARY KEY (paper_file_id, position)
) STRICT;

-- A file that came sealed and is kept as it came, until it is passed on.
CREATE TABLE seal (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  seal_number TEXT NOT NULL CHECK (length(seal_number) > 0),
  receipt_number TEXT,
  forward_on TEXT CHECK (forward_on IS date(forward_on)),
  forward_to TEXT,
  state TEXT NOT NULL CHECK (state IN ('kept', 'forwarded', 'broken')),
  -- The step whose deadline stands on the desk.
  event_id INTEGER NOT NULL REFERENCES event(id),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX seal_kept ON seal(record_id) WHERE removed_at IS NULL AND state = 'kept';

-- The chain of hands: who gave it to whom, when, on which paper. An incident: the seal was found or made open.
CREATE TABLE seal_hand (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  seal_id INTEGER NOT NULL REFERENCES seal(id),
  kind TEXT NOT NULL CHECK (kind IN ('receive', 'pass', 'forward', 'incident')),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  from_name TEXT NOT NULL,
  to_name TEXT NOT NULL,
  paper TEXT,
  note TEXT,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX seal_hand_seal ON seal_hand(seal_id, on_date, id) WHERE removed_at IS NULL;
