-- The communities a household belonged to before that of `household`, from when to when, as `record_community` keeps it
-- for files; days no row covers belong to the community of `household`. A household that never moved has no row.
CREATE TABLE household_community (
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES household(id) ON DELETE CASCADE,
  community_id INTEGER NOT NULL REFERENCES community(id),
  from_on TEXT NOT NULL CHECK (from_on IS date(from_on)),
  -- The last day there.
  to_on TEXT NOT NULL CHECK (to_on IS date(to_on)),
  removed_at TEXT,
  CHECK (to_on >= from_on)
) STRICT;
CREATE INDEX household_community_household ON household_community(household_id, from_on, to_on, community_id)
  WHERE removed_at IS NULL;
CREATE INDEX household_community_community ON household_community(community_id, from_on, to_on, household_id)
  WHERE removed_at IS NULL;

-- Moves made before this are read back out of the acts that made them and still stand: by a merge or a split from the
-- day it was decided for, by hand from the day it was entered. The first stay begins when the household was opened.
WITH move AS (
  SELECT w.row_id AS household_id, c.id AS command_id, json_extract(w.before, '$.communityId') AS from_id,
    coalesce(
      (SELECT s.effective_on FROM community_successor s
       WHERE c.noun = 'community' AND s.removed_at IS NULL AND s.from_id = json_extract(w.before, '$.communityId')
         AND s.to_id = json_extract(w.after, '$.communityId') ORDER BY s.effective_on DESC LIMIT 1),
      -- Assigned elsewhere than to a successor: it went when its community ended.
      (SELECT date(max(v.valid_to), '+1 day') FROM community_version v
       WHERE c.noun = 'community' AND v.removed_at IS NULL AND v.community_id = json_extract(w.before, '$.communityId')
         AND NOT EXISTS (SELECT 1 FROM community_version o
           WHERE o.community_id = v.community_id AND o.removed_at IS NULL AND o.valid_to IS NULL)),
      date(c.at, 'localtime')) AS since
  FROM command_row w JOIN command c ON c.id = w.command_id
  WHERE w.table_name = 'household' AND c.undone_at IS NULL
    AND json_extract(w.before, '$.communityId') <> json_extract(w.after, '$.communityId')
), stay AS (
  SELECT m.household_id, m.from_id AS community_id, date(m.since, '-1 day') AS to_on,
    max(h.opened_on, coalesce(max(m.since) OVER (
      PARTITION BY m.household_id ORDER BY m.command_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
      h.opened_on)) AS from_on
  FROM move m JOIN household h ON h.id = m.household_id
  -- A household that had ended by then did not move: its place was put right.
  WHERE h.closed_on IS NULL OR m.since < h.closed_on
)
INSERT INTO household_community (household_id, community_id, from_on, to_on)
SELECT household_id, community_id, from_on, to_on FROM stay WHERE from_on <= to_on;
