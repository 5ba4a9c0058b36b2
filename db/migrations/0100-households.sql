-- Households (家庭、户): who lives together as one family, since which day and until when. Days are half open: a member
-- counts from joined_on up to the day before left_on, a household from opened_on up to the day before closed_on, so that
-- on the day of a move a person counts once, in the new household.
CREATE TABLE household (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  -- 户号: given by the program and never again, whatever becomes of the household.
  number TEXT NOT NULL UNIQUE CHECK (length(number) > 0),
  -- The one truth of where it is; a closed household stays where it was.
  community_id INTEGER NOT NULL REFERENCES community(id),
  address TEXT NOT NULL,
  opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
  closed_on TEXT CHECK (closed_on IS date(closed_on)),
  close_reason TEXT CHECK (close_reason IN ('head-change', 'moved-out', 'joined', 'died', 'twice', 'other')),
  document TEXT NOT NULL,
  close_document TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  registered_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (closed_on IS NULL OR closed_on >= opened_on),
  CHECK ((closed_on IS NULL) = (close_reason IS NULL))
) STRICT;
-- removed_at and closed_on stand first, so that lists and counts of the open households are read from the index alone.
CREATE INDEX household_list_number ON household(removed_at, closed_on, number);
CREATE INDEX household_list_place ON household(removed_at, closed_on, community_id, number);
CREATE INDEX household_list_address ON household(removed_at, closed_on, address, number);

-- relation: to the head, GB/T 4761; the head is 02 户主. 01 本人 says the same and is never kept.
CREATE TABLE household_member (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  household_id INTEGER NOT NULL REFERENCES household(id),
  person_id INTEGER NOT NULL REFERENCES person(id),
  relation TEXT NOT NULL CHECK (relation GLOB '[0-9][0-9]' AND relation <> '01'),
  joined_on TEXT NOT NULL CHECK (joined_on IS date(joined_on)),
  left_on TEXT CHECK (left_on IS date(left_on)),
  leave_reason TEXT CHECK (
    leave_reason IN ('died', 'moved-out', 'married', 'moved', 'split', 'head-change', 'closed', 'other')
  ),
  registered_at TEXT NOT NULL,
  registered_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (left_on IS NULL OR left_on >= joined_on),
  CHECK ((left_on IS NULL) = (leave_reason IS NULL))
) STRICT;
-- A household has one head from its first day to its last: another head is another household.
CREATE UNIQUE INDEX household_member_head ON household_member(household_id) WHERE relation = '02' AND removed_at IS NULL;
-- One person is counted once.
CREATE UNIQUE INDEX household_member_once ON household_member(person_id) WHERE left_on IS NULL AND removed_at IS NULL;
CREATE INDEX household_member_household ON household_member(household_id, removed_at, left_on);
CREATE INDEX household_member_person ON household_member(person_id) WHERE removed_at IS NULL;

-- Which household came out of which. What comes after is always registered later: there can be no circle.
CREATE TABLE household_link (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  from_id INTEGER NOT NULL REFERENCES household(id),
  to_id INTEGER NOT NULL REFERENCES household(id),
  kind TEXT NOT NULL CHECK (kind IN ('head-change', 'split')),
  linked_on TEXT NOT NULL CHECK (linked_on IS date(linked_on)),
  removed_at TEXT,
  CHECK (from_id < to_id)
) STRICT;
CREATE UNIQUE INDEX household_link_successor ON household_link(from_id) WHERE kind = 'head-change' AND removed_at IS NULL;
CREATE UNIQUE INDEX household_link_to ON household_link(to_id) WHERE removed_at IS NULL;
CREATE INDEX household_link_from ON household_link(from_id) WHERE removed_at IS NULL;
