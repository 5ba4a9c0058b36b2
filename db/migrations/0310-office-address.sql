-- Where people come to, for letters and notices, and where the office's people are insured.
ALTER TABLE office ADD COLUMN address TEXT;
ALTER TABLE office ADD COLUMN postcode TEXT;
ALTER TABLE office ADD COLUMN insured_area TEXT;
