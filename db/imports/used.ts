import { fieldOfOther, textsAsFields } from '#shared/records/parts.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, typed } from '../core/typed.ts';
import { lastChangeOf } from '../core/used-since.ts';
import { getEnvelope } from '../records/records.ts';
import { getValues } from '../records/values.ts';
import { change, record } from '../tables/records.ts';
import { getImportData } from './imports.ts';

const r = alias(record, 'r');

// A person's fields may have been written through another file, or on the card, and this file's version stands.
const WRITTEN_SINCE = `(r.version <> i.record_version OR EXISTS (
  SELECT 1 FROM change s WHERE s.noun = 'person' AND s.noun_id = r.person_id AND s.after <> '{}' AND s.id > @last))`;

// Later changes of a file that are no act of their own: what they wrote is seen in the values.
const BY_VALUES = "('update', 'undo', 'print')";

/**
 * Files of an import that are not as it left them, were given materials, handed over or paid by a final roll afterwards:
 * they forbid undoing it. A file whose later acts and imports were all taken back stands as the import left it, though its
 * version went on.
 * @returns their 档号
 */
export function usedSinceImport(db: ReadableDb, importId: number): string[] {
  const last = read(db, typed`SELECT ${int('ifnull(max(id), 0)')} FROM change WHERE import_id = ?`).one(importId);
  const files = read(
    db,
    typed`SELECT ${{
      recordId: r.id,
      number: r.number,
      isLaterVersion: int(WRITTEN_SINCE),
      isHeld: int(`EXISTS (SELECT 1 FROM attachment a
               WHERE a.record_id = r.id AND a.added_at > @since AND a.removed_at IS NULL)
       OR EXISTS (SELECT 1 FROM handover_record h JOIN handover o ON o.id = h.handover_id
                  WHERE h.record_id = r.id AND o.state IN ('done', 'writing') AND o.started_at > @since)
       OR (i.verdict = 'created' AND EXISTS (SELECT 1 FROM payment_line y JOIN payment_roll p ON p.id = y.roll_id
                  WHERE y.record_id = r.id AND p.removed_at IS NULL))
       OR (${WRITTEN_SINCE} AND (
         r.removed_at IS NOT NULL
         OR EXISTS (SELECT 1 FROM change c LEFT JOIN import o ON o.id = c.import_id
                    LEFT JOIN command k ON k.change_id = coalesce(c.told_with, c.id)
                    WHERE (c.noun = 'record' AND c.noun_id = r.id OR c.noun = 'person' AND c.noun_id = r.person_id
                        AND c.action = 'update') AND c.id > @last
                      AND CASE WHEN c.import_id IS NOT NULL THEN o.state <> 'undone'
                               WHEN k.id IS NOT NULL THEN k.undone_at IS NULL
                               ELSE c.action NOT IN ${BY_VALUES} END)
         OR EXISTS (SELECT 1 FROM command_row w JOIN command k ON k.id = w.command_id
                    WHERE (w.table_name = 'record' AND w.row_id = r.id
                        OR w.table_name = 'person' AND w.row_id = r.person_id AND w.after <> '{}')
                      AND k.undone_at IS NULL AND ${lastChangeOf('k')} > @last)
       ))`),
    }}
     FROM import_row i JOIN ${r} ON r.id = i.record_id
     WHERE i.import_id = @importId AND i.verdict IN ('created', 'updated') ORDER BY r.number`,
  ).all({ importId, last, since: getImportData(db, importId).appliedAt ?? '' });
  const used = files.filter((file) => file.isHeld || (file.isLaterVersion && !isAsLeft(db, file.recordId, last)));
  // Several lines of a home are one file.
  return Array.from(new Set(used.map(({ number }) => number)));
}

/** Whether the values of a file are those it had after the change `last`: the first later change of each tells them. */
function isAsLeft(db: ReadableDb, recordId: number, last: number): boolean {
  const later = read(
    db,
    typed`SELECT ${{ before: change.before, after: change.after }} FROM ${change} WHERE (noun, noun_id) IN (
       VALUES ('record', @recordId), ('person', (SELECT person_id FROM record WHERE id = @recordId)))
       AND id > @last ORDER BY id DESC`,
  ).all({ recordId, last });
  const now = textsAsFields({ ...getValues(db, getEnvelope(db, recordId)) });
  const left = Object.assign({}, ...later.map(standingBefore)) as Record<string, unknown>;
  return Object.entries(left).every(
    ([field, value]) =>
      !(field in now || fieldOfOther(field) !== null) ||
      JSON.stringify(now[field] ?? null) === JSON.stringify(value ?? null),
  );
}

// A text that a change added stood empty before it.
function standingBefore({ before, after }: { before: string; after: string }): Record<string, unknown> {
  const added = Object.keys(textsAsFields(JSON.parse(after))).map((field) => [field, null]);
  return { ...Object.fromEntries(added), ...textsAsFields(JSON.parse(before)) };
}
