-- Which kinds of record the office keeps, by their words; archives of before keep the one there was.
ALTER TABLE office ADD COLUMN kinds TEXT NOT NULL DEFAULT '["retiree"]'
  CHECK (json_valid(kinds) AND json_array_length(kinds) > 0);
