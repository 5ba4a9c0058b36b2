-- A person is a versioned thing of its own, as a file is: what one kind of file changes of the person, every other sees.
-- other_text, unread_text: what was written beside 其他 for a field of the person, and what a roster said there that could
-- not be read as a code. Until now they stood in the file through which they came.
ALTER TABLE person ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE person ADD COLUMN updated_by INTEGER REFERENCES user(id);
ALTER TABLE person ADD COLUMN other_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other_text));
ALTER TABLE person ADD COLUMN unread_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(unread_text));
-- Only people with a text are looked for among a hundred thousand.
CREATE INDEX person_other ON person(id) WHERE other_text <> '{}' OR unread_text <> '{}';

-- The version of the person that went into the package; NULL: packed by an earlier program.
ALTER TABLE handover_record ADD COLUMN person_version INTEGER;

CREATE TEMP TABLE person_field (field TEXT PRIMARY KEY);
INSERT INTO person_field VALUES
  ('name'), ('reading'), ('formerName'), ('idKind'), ('idNumber'), ('gender'), ('birthOn'), ('ethnicity'),
  ('politicalStatus'), ('education'), ('maritalStatus'), ('householdType'), ('mobile'), ('landline'),
  ('registeredAddress'), ('residenceCity'), ('residenceType'), ('residenceAddress'), ('postcode'), ('health'),
  ('careCategory'), ('hobbies'), ('skills'), ('publicService'), ('spouseName'), ('spouseWork'), ('contactName'),
  ('contactRelation'), ('contactPhone');

-- Of two files with a text for one field the open one says what holds, then the one written last.
CREATE TEMP TABLE moved_text AS
SELECT person_id, is_other, field, text FROM (
  SELECT r.person_id, t.is_other, t.field, t.text, row_number() OVER (
    PARTITION BY r.person_id, t.is_other, t.field ORDER BY r.removed_at IS NOT NULL, r.updated_at DESC, r.id DESC) AS place
  FROM record r JOIN (
    SELECT o.id, 1 AS is_other, j.key AS field, j.value AS text
    FROM record o, json_each(o.other_text) j WHERE o.other_text <> '{}'
    UNION ALL
    SELECT u.id, 0, j.key, j.value FROM record u, json_each(u.unread_text) j WHERE u.unread_text <> '{}') t ON t.id = r.id
  WHERE t.field IN (SELECT field FROM person_field)) WHERE place = 1;

UPDATE person SET
  other_text = (SELECT json_group_object(m.field, m.text) FROM moved_text m WHERE m.person_id = person.id AND m.is_other = 1),
  unread_text = (SELECT json_group_object(m.field, m.text) FROM moved_text m WHERE m.person_id = person.id AND m.is_other = 0)
WHERE id IN (SELECT person_id FROM moved_text);

UPDATE record SET
  other_text = (SELECT json_group_object(j.key, j.value) FROM json_each(record.other_text) j
    WHERE j.key NOT IN (SELECT field FROM person_field)),
  unread_text = (SELECT json_group_object(j.key, j.value) FROM json_each(record.unread_text) j
    WHERE j.key NOT IN (SELECT field FROM person_field))
WHERE other_text <> '{}' OR unread_text <> '{}';

DROP TABLE moved_text;
DROP TABLE person_field;
