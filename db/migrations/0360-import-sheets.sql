-- A roster may stand on several sheets, one a community. `row` of a line goes on counting from sheet to sheet, so that it
-- stays the key and the order of a plan; which sheet and which of its rows a line is stands here. Lines of earlier
-- imports came from the one sheet their import names, and `row` is its row there: they keep NULL.
ALTER TABLE import_row ADD COLUMN sheet TEXT;
ALTER TABLE import_row ADD COLUMN sheet_row INTEGER;
