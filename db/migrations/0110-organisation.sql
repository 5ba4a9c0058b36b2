-- The register of organisations (单位): former employers, branches of banks, service providers.
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  is_employer INTEGER NOT NULL DEFAULT 0 CHECK (is_employer IN (0, 1)),
  is_bank INTEGER NOT NULL DEFAULT 0 CHECK (is_bank IN (0, 1)),
  is_provider INTEGER NOT NULL DEFAULT 0 CHECK (is_provider IN (0, 1)),
  -- 统一社会信用代码 (GB 32100), 组织机构代码 (GB 11714), licence number of the time before.
  credit_code TEXT CHECK (credit_code IS NULL OR length(credit_code) = 18),
  organisation_code TEXT CHECK (organisation_code IS NULL OR length(organisation_code) = 9),
  licence_number TEXT CHECK (licence_number IS NULL OR length(licence_number) = 15),
  -- 单位编号 of the social insurance.
  unit_number TEXT CHECK (unit_number IS NULL OR length(unit_number) > 0),
  -- The bank a branch belongs to (code table bank).
  bank_code TEXT,
  head TEXT,
  address TEXT,
  contact TEXT,
  phone TEXT,
  remark TEXT,
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_reason TEXT CHECK (closed_reason IN ('restructured', 'absorbed', 'bankrupt', 'cancelled', 'other')),
  successor_id INTEGER REFERENCES organisation(id),
  -- This entry turned out to be the same body as another; its names lead there.
  merged_into INTEGER REFERENCES organisation(id),
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (is_employer + is_bank + is_provider > 0),
  CHECK (bank_code IS NULL OR is_bank = 1),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
  CHECK ((valid_to IS NULL) = (closed_reason IS NULL)),
  CHECK (successor_id IS NULL OR (successor_id <> id AND valid_to IS NOT NULL)),
  CHECK (merged_into IS NULL OR merged_into <> id)
) STRICT;
CREATE UNIQUE INDEX organisation_credit_code ON organisation(credit_code)
  WHERE credit_code IS NOT NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE UNIQUE INDEX organisation_unit_number ON organisation(unit_number)
  WHERE unit_number IS NOT NULL AND removed_at IS NULL AND merged_into IS NULL;
CREATE INDEX organisation_successor ON organisation(successor_id) WHERE successor_id IS NOT NULL;
CREATE INDEX organisation_merged ON organisation(merged_into) WHERE merged_into IS NOT NULL;

-- All names that lead to an organisation: its own, the short one, former ones, other spellings on papers.
-- folded: width, blanks and case do not matter. Short names need not be of one body only (工行).
CREATE TABLE organisation_name (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  organisation_id INTEGER NOT NULL REFERENCES organisation(id),
  kind TEXT NOT NULL CHECK (kind IN ('name', 'short', 'former', 'spelling')),
  name TEXT NOT NULL CHECK (length(trim(name)) > 0),
  folded TEXT NOT NULL CHECK (length(folded) > 0),
  py TEXT NOT NULL DEFAULT '',
  ini TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE INDEX organisation_name_organisation ON organisation_name(organisation_id);
CREATE UNIQUE INDEX organisation_name_folded ON organisation_name(folded) WHERE removed_at IS NULL AND kind <> 'short';
CREATE INDEX organisation_name_ini ON organisation_name(ini) WHERE removed_at IS NULL;

-- Which organisation the texts of a file name. The texts stay as on the paper; the link follows from text and register
-- and is set anew whenever either changes.
ALTER TABLE retiree ADD COLUMN employer_key TEXT;
ALTER TABLE retiree ADD COLUMN employer_id INTEGER REFERENCES organisation(id);
ALTER TABLE retiree ADD COLUMN bank_key TEXT;
ALTER TABLE retiree ADD COLUMN bank_id INTEGER REFERENCES organisation(id);
CREATE INDEX retiree_employer_key ON retiree(employer_key, employer_id) WHERE employer_key IS NOT NULL;
CREATE INDEX retiree_bank_key ON retiree(bank_key, bank_id) WHERE bank_key IS NOT NULL;
CREATE INDEX retiree_employer ON retiree(employer_id) WHERE employer_id IS NOT NULL;
CREATE INDEX retiree_bank ON retiree(bank_id) WHERE bank_id IS NOT NULL;
-- Files of the version before, whose texts are still to be folded: empty ever after.
CREATE INDEX retiree_unfolded ON retiree(id)
  WHERE (employer IS NOT NULL AND employer_key IS NULL) OR (bank_name IS NOT NULL AND bank_key IS NULL);
