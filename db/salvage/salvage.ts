import { closeSync, fsyncSync, openSync } from 'node:fs';
import { recordKinds } from '#shared/records/kinds.ts';
import { isAreaCode12 } from '#shared/rules/area-code.ts';
import { appendLog, verifyLog } from '../core/log.ts';
import { migrate } from '../core/migrate.ts';
import { openWritable, type ReadableDb, type WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, prepared } from '../core/rows.ts';
import { int, maybe, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { getPerson, type PersonRow } from '../people/people.ts';
import { firstUser } from '../policy/office.ts';
import { aboutRow } from '../proof/about.ts';
import { wrongIn } from '../proof/check.ts';
import { office } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { change, record } from '../tables/records.ts';
import { getUser } from '../users/users.ts';
import { type AsideRow, columnsOf, DERIVED, fillFrom, insertAny } from './fill.ts';
import { type Mended, mendReferences } from './mend.ts';
import { openRemains, type Remains, type Row } from './read.ts';
import { type Rebuilt, rebuildLost } from './rebuild.ts';

/** What became of a damaged database. */
export interface SalvagedDatabase {
  /** Rows brought over, by table. */
  saved: Map<string, number>;
  rebuilt: (Rebuilt & { of: string })[];
  /** Rows that are lost, or differ from what the log proves of them, in a clerk's words. */
  unlike: { kind: 'gone' | 'changed'; of: string; words: string; id: number }[];
  mended: Mended;
  aside: AsideRow[];
  /** Whether the log went over whole; otherwise it begins anew, and what was read of the old one is here. */
  isLogKept: boolean;
  oldLog: Row[];
  /** Whether the file's own list of tables was whole. */
  isOwnSchema: boolean;
}

const UNLIKE_MOST = 2000;
/** Beijing as a whole: a valid code that is no street's. */
const NO_AREA = '110000000000';

/**
 * Brings what can be read of a damaged database into a new one: each row under its own key, lost ones put together again
 * where the file knows enough of them, and what refers to nothing put right. The damaged file is only read.
 * @param target the new file; must not exist
 * @param at the time, ISO 8601 UTC
 * @returns null where the file holds nothing of an archive
 */
export function salvageDatabase(path: string, target: string, at: string): SalvagedDatabase | null {
  const remains = openRemains(path);
  if (remains === null) return null;
  try {
    const db = openWritable(target);
    try {
      // Of a file cut off while it is made nothing is kept: it is flushed once, at its end.
      db.pragma('synchronous = OFF');
      migrate(db, remains.shapes.steps, at);
      const salvaged = bringOver(remains, db, at);
      db.pragma('wal_checkpoint(TRUNCATE)');
      return salvaged;
    } finally {
      db.close();
      flush(target);
    }
  } finally {
    remains.close();
  }
}

/** Writes into a salvaged archive that it was. Where nobody is known who did it, the first user stands for them. */
export function logSalvage(
  db: WritableDb,
  { at, origin, userId }: { at: string; origin: 'window' | 'cli'; userId: number | null },
  note: string,
): void {
  const user = (userId === null ? null : getUser(db, userId)) ?? firstUser(db);
  if (!user) return;
  const act = { userId: user.id, at, origin, importId: null };
  const id = insertRow(db, change, {
    ...{ at, userId: user.id, origin, noun: 'office', nounId: 1, action: 'restore' },
    ...{ note, before: '{}', after: '{}', importId: null },
  });
  appendLog(db, act, { action: 'write', noun: 'office', nounId: 1, what: 'salvaged' }, id);
}

/** Everybody there is, one by one. */
export function* everyPerson(db: ReadableDb): Generator<PersonRow> {
  for (const id of read(db, typed`SELECT ${person.id} FROM ${person}`).all()) yield getPerson(db, id);
}

function bringOver(remains: Remains, db: WritableDb, at: string): SalvagedDatabase | null {
  const { saved, aside } = fillFrom(remains, db);
  const hasContent = ['office', 'person', 'record', 'user', 'change'].some((table) => (saved.get(table) ?? 0) > 0);
  if (!hasContent) return null;
  const isProved = columnsOf(db, 'proof').length > 0;
  const rebuilt = isProved ? rebuildLost(db, remains) : [];
  const unlike = isProved ? unlikeIn(db) : [];
  const words = rebuilt.map((row) => ({ ...row, of: wordsFor(db, row.table, row.id) }));
  const mended = mendReferences(db, at);
  mended.standIns.push(...keepOffice(db, at));
  keepSeries(db, remains);
  const oldLog = prepared(db, 'SELECT * FROM log ORDER BY id').all() as Row[];
  const isLogKept = oldLog.length > 0 && verifyLog(db).length === 0;
  db.transaction(() => {
    if (!isLogKept) db.exec('DELETE FROM log; DELETE FROM log_head');
    // The proof begins anew when the archive is opened.
    if (isProved) db.exec('DELETE FROM proof');
  }).immediate();
  return {
    ...{ saved, rebuilt: words, unlike, mended, isLogKept },
    aside: [...aside, ...mended.aside],
    oldLog: isLogKept ? [] : oldLog,
    isOwnSchema: remains.shapes.isOwn,
  };
}

function unlikeIn(db: ReadableDb): SalvagedDatabase['unlike'] {
  const unlike: SalvagedDatabase['unlike'] = [];
  const wrong = [...wrongIn(db)].filter(({ table }) => !DERIVED.has(table.name));
  for (const { table, key, kind } of wrong)
    if (kind !== 'added' && unlike.length < UNLIKE_MOST)
      unlike.push({ kind, of: aboutRow(db, table, key).of, words: table.words, id: key });
  return unlike;
}

function wordsFor(db: ReadableDb, table: string, id: number): string {
  const of =
    table === 'person'
      ? prepared(db, 'SELECT name FROM person WHERE id = ?').pluck().get(id)
      : prepared(db, 'SELECT number FROM record WHERE id = ?').pluck().get(id);
  return typeof of === 'string' ? of : String(id);
}

/**
 * Without an office and somebody who may do everything, nobody could open the archive to put it right.
 * @returns what stands in for a lost row
 */
function keepOffice(db: WritableDb, at: string): Mended['standIns'] {
  const made: Mended['standIns'] = [];
  const first = read(db, typed`SELECT ${maybe(int('min(id)'))} FROM user`).one();
  if (prepared(db, "SELECT 1 FROM user WHERE role = 'administrator' AND disabled_at IS NULL").get() === undefined) {
    const lost = { uid: newUid(), name: '（姓名丢失 1）', created_at: at, role: 'administrator' };
    if (first === null) insertAny(db, 'user', { id: 1, ...lost });
    else prepared(db, "UPDATE user SET role = 'administrator', disabled_at = NULL WHERE id = ?").run(first);
    made.push({ table: 'user', id: first ?? 1 });
  }
  const area = read(db, typed`SELECT ${office.areaCode} FROM ${office}`).get();
  if (area !== undefined && isAreaCode12(area)) return made;
  const numbers = read(db, typed`SELECT ${record.number} FROM ${record}`).all();
  const codes = numbers.map((number) => `${number.slice(0, 9)}000`);
  const code = codes.find(isAreaCode12) ?? NO_AREA;
  if (area !== undefined) prepared(db, 'UPDATE office SET area_code = ?').run(code);
  else
    insertAny(db, 'office', {
      ...{ id: 1, uid: newUid(), name: '（单位名称丢失）', area_code: code, set_up_at: at },
      // Which of them were kept is lost with it: a kind left out here would leave its files out of every list.
      kinds: JSON.stringify(recordKinds),
    });
  return [...made, { table: 'office', id: 1 }];
}

/** No number that was given is given again, also where only an index still knows it. */
function keepSeries(db: WritableDb, remains: Remains): void {
  const keep = prepared(
    db,
    `INSERT INTO number_series (prefix, last) VALUES (?, ?)
     ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)`,
  );
  for (const table of ['record', 'household']) {
    if (columnsOf(db, table).length === 0) continue;
    const standing = prepared(db, `SELECT number FROM "${table}"`).pluck().all();
    const indexed = [...remains.indexed(table).values()].map(({ number }) => number);
    for (const number of [...standing, ...indexed]) {
      const read = typeof number === 'string' ? /^(.+-)(\d{5,})$/.exec(number) : null;
      if (read) keep.run(read[1], Number(read[2]));
    }
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
