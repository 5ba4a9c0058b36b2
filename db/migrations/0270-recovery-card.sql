-- The recovery card lets an administrator in who forgot the password nobody else can set anew. Of its code the hash alone
-- is kept, and that only while the card holds; one holds at a time.
CREATE TABLE recovery_card (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  made_by INTEGER NOT NULL REFERENCES user(id),
  code_hash TEXT,
  ended_at TEXT,
  ended_as TEXT CHECK (ended_as IN ('used', 'replaced')),
  CHECK ((ended_at IS NULL) = (code_hash IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_as IS NULL))
) STRICT;
CREATE UNIQUE INDEX recovery_card_holds ON recovery_card((ended_at IS NULL)) WHERE ended_at IS NULL;
