-- What stands in the tables is proved: each row by its digest, all rows together by a sum that each entry of the log
-- holds. A value changed past the program is found in the row, a row rewritten together with its digest in the sum.
CREATE TABLE proof (
  table_name TEXT NOT NULL,
  -- The row's id; for rows without one their owner's.
  row_id INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  PRIMARY KEY (table_name, row_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE proof_sum (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- The digests added up modulo 2^256, as 64 hexadecimal digits.
  sum TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT;

-- The sum when the entry was written; NULL in entries of earlier programs.
ALTER TABLE log ADD COLUMN values_sum TEXT CHECK (values_sum IS NULL OR length(values_sum) = 64);

-- The change whose entry in the log tells of this one too: an act that moves ten thousand files is logged once.
ALTER TABLE change ADD COLUMN told_with INTEGER;

UPDATE change SET told_with = (
  SELECT c.change_id FROM command c
  WHERE c.noun IN ('community', 'group') AND c.at = change.at AND c.user_id = change.user_id AND c.title = change.note
  LIMIT 1)
WHERE noun = 'record' AND action = 'act' AND import_id IS NULL
  AND id NOT IN (SELECT change_id FROM log WHERE change_id IS NOT NULL);

UPDATE change SET told_with = (
  SELECT u.id FROM change u
  WHERE u.noun IN ('community', 'group') AND u.action = 'undo' AND u.at = change.at AND u.user_id = change.user_id
    AND u.note = change.note LIMIT 1)
WHERE noun = 'record' AND action = 'undo' AND import_id IS NULL
  AND id NOT IN (SELECT change_id FROM log WHERE change_id IS NOT NULL);
