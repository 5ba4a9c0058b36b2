-- Two steps were edited after programs had already written archives by them: 0010-foundation (`import` without
-- AUTOINCREMENT) and 0150-life (`event` without amount_fen, and no index over the state of certification). What SQL can
-- do for every archive stands here; the two tables are built anew where they differ (db/migrate.ts).
CREATE INDEX IF NOT EXISTS retiree_certification_state ON retiree(certification_state);
