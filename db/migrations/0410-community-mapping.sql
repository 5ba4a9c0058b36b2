-- What a community text of a source that no register knows means here, as the office decided: from added_at until removed_at.
-- `source` as in code_mapping; '': rosters of which no source was said. `written` without blanks and in half width.
CREATE TABLE community_mapping (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  written TEXT NOT NULL CHECK (length(written) > 0),
  -- One of ours, one that is registered with the import, or none: the text is kept beside the empty field.
  answer TEXT NOT NULL CHECK (answer IN ('community', 'new', 'empty')),
  community_id INTEGER REFERENCES community(id),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK ((answer = 'community') = (community_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX community_mapping_written ON community_mapping(source, written) WHERE removed_at IS NULL;
CREATE INDEX community_mapping_community ON community_mapping(community_id) WHERE community_id IS NOT NULL;
