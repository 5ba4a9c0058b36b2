-- Retiree pension files (退休人员档案): what the registration form asks beyond the person.
CREATE TABLE retiree (
  id INTEGER PRIMARY KEY REFERENCES record(id) ON DELETE CASCADE,
  employer TEXT,
  employer_code TEXT,
  work_started_on TEXT,
  file_birth_month TEXT,
  account_opened_month TEXT,
  retired_on TEXT,
  retirement_type TEXT,
  special_work TEXT,
  special_work_name TEXT,
  special_work_months INTEGER,
  deemed_months INTEGER,
  actual_months INTEGER,
  certificate_number TEXT,
  honour TEXT,
  party_organisation TEXT,
  pension_fen INTEGER CHECK (pension_fen IS NULL OR pension_fen >= 0),
  bank_code TEXT,
  bank_name TEXT,
  account_name TEXT,
  account_number TEXT,
  payment_method TEXT,
  self_group TEXT,
  paper_file_number TEXT,
  paper_file_place TEXT,
  benefit_state TEXT NOT NULL,
  certification_state TEXT NOT NULL,
  paper_file_state TEXT NOT NULL
) STRICT;

CREATE TABLE retiree_dependant (
  retiree_id INTEGER NOT NULL REFERENCES retiree(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  relation TEXT,
  birth_on TEXT,
  id_number TEXT,
  PRIMARY KEY (retiree_id, position)
) STRICT, WITHOUT ROWID;
