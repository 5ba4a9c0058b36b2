-- Through which month the sender paid somebody on a list of files that are taken over; empty where the list does not say it.
ALTER TABLE batch_line ADD COLUMN paid_through TEXT CHECK (paid_through GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]');
