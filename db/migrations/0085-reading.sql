-- How a name is read, as a clerk typed it where the tables do not know it: syllables without tones, one blank between.
ALTER TABLE person ADD COLUMN reading TEXT CHECK (reading IS NULL OR reading GLOB '[a-z]*');
