-- The opening state of a file (期初): what an old system knew of its certification, amount and payment when the office went
-- live. One stands for each file; a correction takes the place of the one before, with its reason.
CREATE TABLE opening (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  certified_on TEXT CHECK (certified_on IS date(certified_on)),
  way TEXT,
  certified_through TEXT CHECK (certified_through IS date(certified_through)),
  amount_fen INTEGER CHECK (amount_fen > 0),
  amount_from TEXT CHECK (amount_from || '-01' IS date(amount_from || '-01')),
  payment TEXT CHECK (payment IN ('paying', 'paused')),
  paused_from TEXT CHECK (paused_from || '-01' IS date(paused_from || '-01')),
  pause_reason TEXT,
  -- Where it was read: 花名册 2026年.xlsx, 期初名单 认证.xlsx, 在档案里登记.
  source TEXT NOT NULL CHECK (length(source) > 0),
  import_id INTEGER REFERENCES import(id),
  reason TEXT,
  -- What it wrote into the file's life; a correction puts these out of use.
  certified_event_id INTEGER REFERENCES event(id),
  paid_event_id INTEGER REFERENCES event(id),
  amount_id INTEGER REFERENCES pension_amount(id),
  -- The states and the amount of the file as they stood before the first: { "benefitState": "B1", "pensionFen": null }.
  before TEXT NOT NULL CHECK (json_valid(before)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK ((amount_fen IS NULL) = (amount_from IS NULL)),
  CHECK ((payment IS 'paused') = (paused_from IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX opening_record ON opening(record_id) WHERE removed_at IS NULL;
CREATE INDEX opening_import ON opening(import_id) WHERE import_id IS NOT NULL;
