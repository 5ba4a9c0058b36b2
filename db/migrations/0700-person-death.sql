-- Death is a fact of the person: its day, the papers that prove it, and the step by which it was registered. What one file
-- registers, every file of the person knows, and it stays known when that file goes out of use.
CREATE TABLE person_death (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id),
  event_id INTEGER NOT NULL UNIQUE REFERENCES event(id),
  died_on TEXT NOT NULL CHECK (died_on IS date(died_on)),
  -- As in the step: [{ "paper": "death-certificate", "number": "2026-118" }]
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  -- It was taken back: by an undo, or by a correction of states.
  removed_at TEXT
) STRICT;
CREATE INDEX person_death_person ON person_death(person_id);
CREATE UNIQUE INDEX person_death_standing ON person_death(person_id) WHERE removed_at IS NULL;

-- Until now a death stood in the file alone: the last such step of a file in use that says so. Of one that was put right, or
-- whose file went out of use, it is kept since when it was not known any more, so that those acts can still be taken back.
INSERT INTO person_death (uid, person_id, event_id, died_on, evidence, added_at, added_by, removed_at)
SELECT lower(hex(randomblob(16))), person_id, id, on_date, evidence, added_at, added_by,
  CASE
    WHEN is_told = 0 THEN coalesce(corrected_at, added_at)
    WHEN file_removed_at IS NOT NULL THEN file_removed_at
    WHEN id < max(CASE WHEN is_told = 1 AND file_removed_at IS NULL THEN id END) OVER (PARTITION BY person_id) THEN added_at
  END
FROM (
  SELECT e.id, e.on_date, e.evidence, e.added_at, e.added_by, r.person_id, r.removed_at AS file_removed_at,
    r.state = 'M5' AND e.id = (SELECT max(d.id) FROM event d
      WHERE d.record_id = r.id AND d.step = 'person.death' AND d.removed_at IS NULL) AS is_told,
    (SELECT min(k.added_at) FROM event k WHERE k.record_id = r.id AND k.id > e.id AND k.removed_at IS NULL
      AND k.step = 'states.correct' AND k.before ->> '$.management' = 'M5') AS corrected_at
  FROM event e JOIN record r ON r.id = e.record_id
  WHERE r.kind = 'retiree' AND r.person_id IS NOT NULL AND e.step = 'person.death' AND e.removed_at IS NULL);
