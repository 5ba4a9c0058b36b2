-- Users with roles. A password is a memory-hard hash; while nobody has one, the program opens as the first user.
ALTER TABLE user ADD COLUMN role TEXT NOT NULL DEFAULT 'administrator'
  CHECK (role IN ('clerk', 'reviewer', 'archivist', 'head', 'administrator'));
ALTER TABLE user ADD COLUMN password_hash TEXT;
ALTER TABLE user ADD COLUMN disabled_at TEXT;
