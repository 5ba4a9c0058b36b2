import { AppError } from '#shared/errors.ts';
import { fileTableNames } from '../records/kind-tables.ts';
import { change } from '../tables/records.ts';
import { importTable } from '../tables/work.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import { prepared } from './rows.ts';
import { alias, maybe, typed } from './typed.ts';
import { type Image, imageOf } from './undoable.ts';

const c = alias(change, 'c');
const i = alias(importTable, 'i');

interface Written {
  table: string;
  id: number;
  before: Image | null;
  after: Image;
}

const ofRecord: ReadonlySet<string> = new Set([
  'attachment',
  'record_beside',
  'record_household',
  'event',
  'event_deadline',
  'record_part',
  'pension_amount',
  'pension_account',
  'opening',
  'service_person',
  'payment_item',
  'payment_return',
]);

/** The files whose own content a command wrote. */
export function recordsOf(db: ReadableDb, rows: readonly Pick<Written, 'table' | 'id'>[]): number[] {
  const ids = rows.flatMap(({ table, id }) => {
    if (table === 'record' || fileTableNames.has(table)) return [id];
    return ofRecord.has(table) ? [Number(imageOf(db, table, id).recordId)] : [];
  });
  return Array.from(new Set(ids));
}

/**
 * The last change that an act is told by, or that stood when it was done, as SQL about a row of `command`: what came after
 * it is told by its order and not by the clock, which may have been set back.
 */
export const lastChangeOf = (command: string): string =>
  `coalesce(${command}.change_id, (SELECT max(id) FROM change WHERE at <= ${command}.at), 0)`;

// What is added to a file by acts of its own, and would stand in none.
const addedSince = [
  { table: 'attachment', by: '添加过材料' },
  { table: 'record_beside', by: '登记过相关人员' },
] as const;

/**
 * Refuses to take back what went out or was written over as a whole afterwards: a package tells of it, an import was
 * planned on it. An import that was undone itself does not count.
 * @param ids `recordsOf` these rows
 * @throws AppError command.usedSince
 */
export function refuseUsedSince(
  db: ReadableDb,
  command: { id: number; title: string },
  rows: readonly Written[],
  ids: readonly number[],
): void {
  if (ids.length === 0) return;
  const used = read(
    db,
    typed`SELECT ${{ action: c.action, note: c.note, fileName: maybe(i.fileName) }}
     FROM (SELECT 'record' AS noun, value AS id FROM json_each(@ids)
           UNION ALL SELECT 'person', r.person_id FROM json_each(@ids) f JOIN record r ON r.id = f.value) j
     CROSS JOIN ${c} ON c.noun = j.noun AND c.noun_id = j.id
     LEFT JOIN ${i} ON i.id = c.import_id
     WHERE c.id > (SELECT ${lastChangeOf('k')} FROM command k WHERE k.id = @id)
       AND (c.action = 'handover' OR i.state <> 'undone') ORDER BY c.id LIMIT 1`,
  ).get({ ids: JSON.stringify(ids), id: command.id });
  const { title } = command;
  if (used?.action === 'handover') throw new AppError('command.usedSince', { title, by: `移交过（${used.note}）` });
  if (used) throw new AppError('command.usedSince', { title, by: `由花名册“${used.fileName}”更新过` });
  const opened = rows.filter(({ table, before }) => table === 'record' && before === null);
  for (const { table, by } of addedSince) {
    const has = prepared(db, `SELECT 1 FROM ${table} WHERE record_id = ? AND removed_at IS NULL LIMIT 1`);
    if (opened.some(({ id }) => has.get(id) !== undefined)) throw new AppError('command.usedSince', { title, by });
  }
}
