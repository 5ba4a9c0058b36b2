-- The closed files of a kind: few among many, counted and listed by themselves.
CREATE INDEX record_list_closed ON record(kind, number)
  WHERE closed_on IS NOT NULL AND removed_at IS NULL AND pending = 0;
