-- How the name of an outlet is read aloud, as organisations have it: the list is ordered by it, and it is found by it. No
-- program that landed has written an outlet yet.
ALTER TABLE outlet ADD COLUMN py TEXT NOT NULL DEFAULT '';
ALTER TABLE outlet ADD COLUMN ini TEXT NOT NULL DEFAULT '';
