-- A retiree has one file for life: a closed one is opened again, and no second one stands beside it.
CREATE UNIQUE INDEX record_retiree_person ON record(person_id)
  WHERE kind = 'retiree' AND removed_at IS NULL AND pending = 0;
