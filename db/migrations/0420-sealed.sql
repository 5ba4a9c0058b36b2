-- Hand-overs, backups and their settings, imports, the trusted clock, values used and series of numbers come under the
-- proof. For tables that had rows before, since when: what stood in them until then is proved as it stood.
CREATE TABLE proof_since (
  table_name TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Lines of an import are proved in blocks of five hundred: one digest for each, found by this.
CREATE INDEX import_row_proof ON import_row(import_id * 100000 + row / 500);
