-- 服务记录: what the office, a community or a group did for retirees: visits (走访), activities (文体活动), condolences
-- (慰问), help (帮扶). One act, for one person or for many.
CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('visit', 'activity', 'condolence', 'help')),
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  place TEXT,
  -- Who did it.
  by_role TEXT NOT NULL CHECK (by_role IN ('staff', 'community', 'leader', 'volunteer', 'other')),
  by_name TEXT NOT NULL CHECK (length(by_name) > 0),
  -- The self-management group that held it.
  group_id INTEGER REFERENCES community_group(id),
  what TEXT,
  -- Of a condolence: 春节、生病住院.
  occasion TEXT,
  -- Money each person was given, in fen; goods as they are called.
  amount_fen INTEGER CHECK (amount_fen > 0),
  goods TEXT,
  result TEXT,
  -- The day of the next visit; it stands on the desk for each person.
  next_on TEXT CHECK (next_on IS date(next_on)),
  version INTEGER NOT NULL DEFAULT 1,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  removed_reason TEXT,
  CHECK (kind IN ('condolence', 'help') OR (amount_fen IS NULL AND goods IS NULL)),
  CHECK (kind = 'condolence' OR occasion IS NULL),
  CHECK (kind IN ('visit', 'condolence') OR next_on IS NULL),
  CHECK (next_on > on_date)
) STRICT;
CREATE INDEX service_day ON service(on_date, id) WHERE removed_at IS NULL;
CREATE INDEX service_group ON service(group_id) WHERE group_id IS NOT NULL;

-- For whom it was done, by file.
CREATE TABLE service_person (
  id INTEGER PRIMARY KEY,
  service_id INTEGER NOT NULL REFERENCES service(id),
  record_id INTEGER NOT NULL REFERENCES record(id),
  -- The step that sets the next visit, and the one before that this visit settled.
  event_id INTEGER REFERENCES event(id),
  settled_event_id INTEGER REFERENCES event(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX service_person_once ON service_person(service_id, record_id) WHERE removed_at IS NULL;
CREATE INDEX service_person_record ON service_person(record_id) WHERE removed_at IS NULL;
