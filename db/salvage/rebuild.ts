import { textsOf } from '#shared/people/fields.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { bytes, int, maybe, pick, typed } from '../core/typed.ts';
import { lastTold } from '../proof/about.ts';
import { wrongIn } from '../proof/check.ts';
import { digestUnder } from '../proof/digests.ts';
import { provedIn } from '../proof/tables.ts';
import { ownTableNames, ownTableOf } from '../records/kind-tables.ts';
import { change } from '../tables/records.ts';
import { columnsOf, insertAny } from './fill.ts';
import type { Remains, Row } from './read.ts';

/** A lost row that was put together again. */
export interface Rebuilt {
  table: string;
  id: number;
  /** Whether it is, by its digest, exactly what was lost. */
  isProved: boolean;
}

type Values = Record<string, unknown>;

/**
 * Puts lost rows together again from what else the file knows of them: what acts kept of each row they wrote, the history
 * of a file, and the indexes. Files and people are taken over even where their digest cannot prove them, and told as such;
 * any other row only where it can.
 */
export function rebuildLost(db: WritableDb, remains: Remains): Rebuilt[] {
  const rebuilt: Rebuilt[] = [];
  const lost = lostIds(db, remains);
  // Files first: they say whose history tells of a person.
  for (const table of ['record', 'person', ...lost.keys()].filter((one, at, all) => all.indexOf(one) === at)) {
    const known = remains.indexed(table);
    for (const id of lost.get(table) ?? []) {
      const row = { ...known.get(id), ...fromHistory(db, table, id), ...snake(lastTold(db, table, id)), id };
      const isProved = put(db, table, row);
      if (isProved !== null) rebuilt.push({ table, id, isProved });
    }
  }
  return rebuilt;
}

/** Ids that the digests or the indexes of a table know, and no row that was read. */
function lostIds(db: ReadableDb, remains: Remains): Map<string, Set<number>> {
  const lost = new Map<string, Set<number>>();
  const add = (table: string, id: number): void => {
    const ids = lost.get(table);
    if (ids) ids.add(id);
    else lost.set(table, new Set([id]));
  };
  for (const { table, key, kind } of wrongIn(db)) if (kind === 'gone' && table.key === '$.id') add(table.name, key);
  for (const table of ['record', 'person']) {
    const there = new Set(read(db, typed`SELECT ${int('id')} FROM "${table}"`).all());
    for (const id of remains.indexed(table).keys()) if (!there.has(id)) add(table, id);
  }
  return lost;
}

/** @returns whether its digest proves it; null where it was not taken */
function put(db: WritableDb, table: string, row: Row): boolean | null {
  const proved = provedIn(db).find(({ name }) => name === table);
  const id = Number(row.id);
  return db.transaction(() => {
    if (insertAny(db, table, row, new Set(columnsOf(db, table))) !== null) return null;
    const told = read(db, typed`SELECT ${bytes('digest')} FROM proof WHERE table_name = ? AND row_id = ?`).get(
      table,
      id,
    );
    const digest = proved ? digestUnder(db, proved, id) : null;
    const isProved = told !== undefined && digest?.equals(told) === true;
    if (isProved || isToldByHistory(table)) return isProved;
    prepared(db, `DELETE FROM "${table}" WHERE id = ?`).run(id);
    return null;
  })();
}

/** Whether the history of a file tells what stood in a row of the table. */
const isToldByHistory = (table: string): boolean =>
  table === 'record' || table === 'person' || ownTableNames.has(table);

/** What the history of a file says of it, of its details and of its person: every entry's new values, oldest first. */
function fromHistory(db: ReadableDb, table: string, id: number): Row {
  if (!isToldByHistory(table)) return {};
  const recordId =
    table === 'person' ? read(db, typed`SELECT ${maybe(int('min(id)'))} FROM record WHERE person_id = ?`).one(id) : id;
  const entries = read(
    db,
    typed`SELECT ${pick(change, 'at', 'userId', 'after')}
     FROM ${change} WHERE noun = 'record' AND noun_id = @recordId
       OR noun = 'person' AND @table = 'person' AND noun_id = @id ORDER BY id`,
  ).all({ recordId, table, id });
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return {};
  const values = Object.assign({}, ...entries.map(({ after }) => JSON.parse(after) as Values)) as Values;
  const kind = kindHolding(db, recordId);
  const told = values[kinds[kind].state.field];
  const state: Row = typeof told === 'string' ? { state: told } : {};
  const own: Row = {
    ...{ created_at: first.at, updated_at: last.at, created_by: first.userId, updated_by: last.userId },
    ...{ opened_on: localDay(first.at), kind, id_kind: 'none' },
  };
  // Entries of earlier programs tell the texts of the person's fields with the file's.
  const texts = textsOf((values.otherText ?? {}) as Record<string, string>, table === 'person' ? 'person' : 'file');
  return { ...own, ...snake({ ...values, otherText: texts }), ...state };
}

/** The kind that holds values under the id of a file; the first where all of them are lost. */
function kindHolding(db: ReadableDb, recordId: number | null): RecordKind {
  const holds = (kind: RecordKind) =>
    prepared(db, `SELECT 1 FROM ${ownTableOf(kind)} WHERE id = ?`).get(recordId) !== undefined;
  return recordKinds.find(holds) ?? recordKinds[0];
}

function snake(values: Values): Row {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'boolean'
        ? Number(value)
        : typeof value === 'object' && value !== null
          ? JSON.stringify(value)
          : (value as Row[string]),
    ]),
  );
}
