-- A final roll that went out of the office is not undone but voided (作废): it keeps its lines, its number (month and
-- serial) and stands with the reason. A voided roll is out of use as one that was undone is: removed_at says when.
ALTER TABLE payment_roll ADD COLUMN serial INTEGER NOT NULL DEFAULT 1 CHECK (serial > 0);
ALTER TABLE payment_roll ADD COLUMN void_reason TEXT CHECK (length(void_reason) > 0);
ALTER TABLE payment_roll ADD COLUMN voided_by INTEGER REFERENCES user(id);
-- Found by file where money is owed after a benefit ended.
CREATE INDEX payment_return_record ON payment_return(record_id) WHERE removed_at IS NULL;
-- What left the office, by what it was.
CREATE INDEX log_outside ON log(noun, noun_id, id) WHERE action IN ('print', 'export');
