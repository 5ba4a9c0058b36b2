-- The log is asked for a person, a clerk and an act: which act an entry tells of, and whose it is.
CREATE INDEX log_change ON log(change_id) WHERE change_id IS NOT NULL;
CREATE INDEX log_user ON log(user_id, id);
CREATE INDEX command_change ON command(change_id) WHERE change_id IS NOT NULL;
