-- A list of the agency that adjusts pensions, or one counted by the rule, as it was applied: one act.
CREATE TABLE pension_adjustment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  -- 'list': amounts as the agency decided them; 'rule': counted by the notice, with the agency's paper.
  source TEXT NOT NULL CHECK (source IN ('list', 'rule')),
  document TEXT NOT NULL CHECK (length(document) > 0),
  decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
  from_month TEXT NOT NULL CHECK (from_month || '-01' IS date(from_month || '-01')),
  -- The month of the roll that pays the new amounts first, and the arrears before it.
  pay_month TEXT NOT NULL CHECK (pay_month || '-01' IS date(pay_month || '-01')),
  file_name TEXT,
  people INTEGER NOT NULL CHECK (people >= 0),
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  increase_fen INTEGER NOT NULL,
  arrears_fen INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (pay_month >= from_month)
) STRICT;

-- Its lines as they stood, those left out with their reason among them. Written once; they count while their list does.
CREATE TABLE pension_adjustment_line (
  id INTEGER PRIMARY KEY,
  adjustment_id INTEGER NOT NULL REFERENCES pension_adjustment(id),
  position INTEGER NOT NULL,
  -- As the list wrote them.
  number_text TEXT NOT NULL,
  name_text TEXT NOT NULL,
  record_id INTEGER REFERENCES record(id),
  from_month TEXT NOT NULL,
  before_fen INTEGER,
  after_fen INTEGER,
  formula_fen INTEGER,
  arrears_fen INTEGER NOT NULL,
  is_applied INTEGER NOT NULL CHECK (is_applied IN (0, 1)),
  note TEXT,
  UNIQUE (adjustment_id, position)
) STRICT;

-- What a roll pays or keeps back beside the pension: 补贴, 补发, 扣款.
CREATE TABLE payment_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  -- The roll it is for.
  month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
  kind TEXT NOT NULL CHECK (kind IN ('subsidy', 'arrears', 'deduction')),
  fen INTEGER NOT NULL CHECK (fen > 0),
  -- The months it settles, with their parts: { "2026-01": 12000 }; empty where it settles none.
  months TEXT NOT NULL CHECK (json_valid(months)),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  source TEXT NOT NULL CHECK (source IN ('adjustment', 'roll', 'clerk')),
  adjustment_id INTEGER REFERENCES pension_adjustment(id),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX payment_item_month ON payment_item(month, record_id) WHERE removed_at IS NULL;
CREATE INDEX payment_item_record ON payment_item(record_id) WHERE removed_at IS NULL;

-- The roll of a month, once it was made final (定稿).
CREATE TABLE payment_roll (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
  people INTEGER NOT NULL CHECK (people > 0),
  net_fen INTEGER NOT NULL,
  -- The day the bank told what it paid; until then nothing counts as paid.
  answered_on TEXT CHECK (answered_on IS date(answered_on)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX payment_roll_month ON payment_roll(month) WHERE removed_at IS NULL;

-- Its lines, never written again: what was paid to whom stays readable as it was printed.
CREATE TABLE payment_line (
  id INTEGER PRIMARY KEY,
  roll_id INTEGER NOT NULL REFERENCES payment_roll(id),
  position INTEGER NOT NULL,
  record_id INTEGER NOT NULL REFERENCES record(id),
  community_id INTEGER REFERENCES community(id),
  community_name TEXT,
  name TEXT NOT NULL,
  gender TEXT,
  id_number TEXT,
  phone TEXT,
  bank_code TEXT,
  bank_name TEXT,
  account_name TEXT,
  account_number TEXT,
  payment_method TEXT,
  base_fen INTEGER NOT NULL CHECK (base_fen >= 0),
  subsidy_fen INTEGER NOT NULL CHECK (subsidy_fen >= 0),
  arrears_fen INTEGER NOT NULL CHECK (arrears_fen >= 0),
  deduction_fen INTEGER NOT NULL CHECK (deduction_fen >= 0),
  net_fen INTEGER NOT NULL CHECK (net_fen >= 0 AND net_fen = base_fen + subsidy_fen + arrears_fen - deduction_fen),
  note TEXT,
  UNIQUE (roll_id, position),
  UNIQUE (roll_id, record_id)
) STRICT;
CREATE INDEX payment_line_record ON payment_line(record_id);
CREATE TRIGGER payment_line_kept BEFORE UPDATE ON payment_line
BEGIN
  SELECT raise(ABORT, 'a line of a final roll is never written again');
END;

-- What the bank sent back (退回), with its reason. event_id: the step of the file that waits for it on the desk.
CREATE TABLE payment_return (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  roll_id INTEGER NOT NULL REFERENCES payment_roll(id),
  line_id INTEGER NOT NULL REFERENCES payment_line(id),
  returned_on TEXT NOT NULL CHECK (returned_on IS date(returned_on)),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  event_id INTEGER NOT NULL REFERENCES event(id),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX payment_return_line ON payment_return(line_id) WHERE removed_at IS NULL;
CREATE INDEX payment_return_roll ON payment_return(roll_id) WHERE removed_at IS NULL;
