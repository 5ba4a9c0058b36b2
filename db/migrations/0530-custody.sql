-- Custody of the paper file (its state, number and place) belongs to the envelope, so that the paper files of every kind can
-- be kept. NULL: a kind that keeps none.
ALTER TABLE record ADD COLUMN paper_file_state TEXT;
ALTER TABLE record ADD COLUMN paper_file_number TEXT;
ALTER TABLE record ADD COLUMN paper_file_place TEXT;

UPDATE record SET paper_file_state = d.paper_file_state, paper_file_number = d.paper_file_number,
  paper_file_place = d.paper_file_place
FROM retiree d WHERE d.id = record.id;

ALTER TABLE retiree DROP COLUMN paper_file_state;
ALTER TABLE retiree DROP COLUMN paper_file_number;
ALTER TABLE retiree DROP COLUMN paper_file_place;
