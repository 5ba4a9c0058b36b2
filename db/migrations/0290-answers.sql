-- The day each bank of a roll told what it paid: {"102": "2026-11-23"}, '' for those of no known bank. answered_on is the
-- day of the last answer; a roll with answered_on and no entry here was answered as a whole, before banks were told apart.
ALTER TABLE payment_roll ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers));
