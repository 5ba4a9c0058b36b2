-- What a retiree's pension is from a month on, as the agency decided it, until the next of these. retiree.pension_fen and
-- the account of retiree are those in force; here stands how they came to be.
CREATE TABLE pension_amount (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  from_month TEXT NOT NULL CHECK (from_month || '-01' IS date(from_month || '-01')),
  fen INTEGER NOT NULL CHECK (fen >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('award', 'adjust', 'correct')),
  document TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
-- One amount a month.
CREATE UNIQUE INDEX pension_amount_month ON pension_amount(record_id, from_month) WHERE removed_at IS NULL;

-- Accounts a pension was paid into before, each with its last day; the one of today stands in retiree.
CREATE TABLE pension_account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  record_id INTEGER NOT NULL REFERENCES record(id),
  bank_code TEXT,
  bank_name TEXT,
  account_name TEXT,
  account_number TEXT,
  -- The day from which another account took its place.
  until_on TEXT NOT NULL CHECK (until_on IS date(until_on)),
  -- Why it was changed: 换卡、换银行、户名更正.
  reason TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX pension_account_record ON pension_account(record_id) WHERE removed_at IS NULL;
