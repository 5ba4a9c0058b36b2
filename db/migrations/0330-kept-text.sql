-- What a final roll and a closed report print, as a text whose version says how it is made: its digest is kept, so that
-- a later program can make the same text again and see whether the paper of then still comes out.
CREATE TABLE kept_text (
  id INTEGER PRIMARY KEY,
  noun TEXT NOT NULL CHECK (noun IN ('payroll', 'report')),
  noun_id INTEGER NOT NULL,
  -- 'roll-text/1'.
  version TEXT NOT NULL CHECK (length(version) > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  kept_at TEXT NOT NULL,
  -- 1: made final by an earlier program, kept as it stood at the upgrade.
  is_later INTEGER NOT NULL CHECK (is_later IN (0, 1)),
  UNIQUE (noun, noun_id)
) STRICT;
