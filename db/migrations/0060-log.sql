-- Who did what: each entry holds the hash of the one before, so that none can be changed, removed or put elsewhere unseen.
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user(id),
  origin TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('read', 'write', 'print', 'export', 'sign-in', 'sign-out')),
  noun TEXT NOT NULL,
  noun_id INTEGER NOT NULL,
  -- What was done in the words of the program; never names, numbers or values of people.
  what TEXT NOT NULL,
  -- The change this entry tells of, and its digest: a history that is written over is found as well.
  change_id INTEGER,
  change_digest TEXT,
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX log_noun ON log(noun, noun_id, id);
CREATE INDEX log_action ON log(action, id);

-- Where the chain ends: without it the last entries could be cut off.
CREATE TABLE log_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
