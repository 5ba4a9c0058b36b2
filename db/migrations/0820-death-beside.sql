-- The death of somebody who stands in a file beside its subject, as that file knows it, and the step it took because of it:
-- what the death led to there goes back where the death was registered wrongly.
ALTER TABLE record_beside ADD COLUMN death_id INTEGER REFERENCES person_death(id);
ALTER TABLE record_beside ADD COLUMN death_step_id INTEGER REFERENCES event(id);
CREATE INDEX record_beside_death ON record_beside(death_id) WHERE death_id IS NOT NULL;
