-- The last line of the history an act wrote: what came after it is told by larger numbers.
ALTER TABLE command ADD COLUMN change_id INTEGER REFERENCES change(id);

-- To which kinds of record and to which communities a user is held; a user without a row of a noun is not narrowed in it.
-- unassigned: the files of no community.
CREATE TABLE user_scope (
  user_id INTEGER NOT NULL REFERENCES user(id),
  position INTEGER NOT NULL,
  noun TEXT NOT NULL CHECK (noun IN ('kind', 'community', 'unassigned')),
  kind TEXT,
  community_id INTEGER REFERENCES community(id),
  PRIMARY KEY (user_id, position),
  CHECK ((noun = 'kind') = (kind IS NOT NULL)),
  CHECK ((noun = 'community') = (community_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
