import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { type AsideRow, insertAny } from './fill.ts';
import type { Row } from './read.ts';

export interface Mended {
  /** Rows that stand for lost ones others cannot be without. */
  standIns: { table: string; id: number }[];
  /** How many references to lost rows were emptied. */
  emptied: number;
  aside: AsideRow[];
}

/** What others cannot be without, and how it stands there until somebody puts it right. */
const standIns: Readonly<Record<string, (id: number, at: string) => Row>> = {
  user: (id, at) => ({ id, uid: newUid(), name: `（姓名丢失 ${id}）`, created_at: at, role: 'clerk', disabled_at: at }),
  person: (id, at) => ({
    ...{ id, uid: newUid(), name: `（姓名丢失 ${id}）`, id_kind: 'none' },
    ...{ created_at: at, updated_at: at },
  }),
  community: (id, at) => ({ id, uid: newUid(), name: `（社区名称丢失 ${id}）`, created_at: at }),
};
const ROUNDS_MOST = 20;

/**
 * Puts right what refers to rows that are lost: a person, user or community gets a stand-in, what may be empty is emptied,
 * and what is nothing without the lost row (an amount without its file) is put aside.
 */
export function mendReferences(db: WritableDb, at: string): Mended {
  const mended: Mended = { standIns: [], emptied: 0, aside: [] };
  const links = linksOf(db);
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    let isChanged = false;
    db.transaction(() => {
      for (const link of links) if (mendLink(db, link, at, mended)) isChanged = true;
    }).immediate();
    if (!isChanged) return mended;
  }
  return mended;
}

interface Link {
  table: string;
  column: string;
  parent: string;
  to: string;
  mayBeEmpty: boolean;
}

function linksOf(db: ReadableDb): Link[] {
  return prepared(
    db,
    `SELECT t.name AS "table", f."from" AS "column", f."table" AS parent, coalesce(f."to", 'id') AS "to",
       c."notnull" = 0 AND c.pk = 0 AS mayBeEmpty
     FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f JOIN pragma_table_info(t.name) c ON c.name = f."from"
     WHERE t.schema = 'main' AND t.type = 'table'`,
  )
    .all()
    .map((link) => ({ ...(link as Link), mayBeEmpty: (link as { mayBeEmpty: number }).mayBeEmpty === 1 }));
}

/** @returns whether anything was changed */
function mendLink(
  db: WritableDb,
  { table, column, parent, to, mayBeEmpty }: Link,
  at: string,
  mended: Mended,
): boolean {
  const dangling = `"${column}" IS NOT NULL AND "${column}" NOT IN (SELECT "${to}" FROM "${parent}")`;
  const ids = read(db, typed`SELECT DISTINCT ${int(`"${column}"`)} FROM "${table}" WHERE ${dangling}`).all();
  if (ids.length === 0) return false;
  const make = standIns[parent];
  if (make) {
    const made = ids.filter((id) => insertAny(db, parent, make(id, at)) === null);
    mended.standIns.push(...made.map((id) => ({ table: parent, id })));
    return made.length > 0;
  }
  if (mayBeEmpty) {
    const count = emptied(db, `UPDATE "${table}" SET "${column}" = NULL WHERE ${dangling}`);
    mended.emptied += count;
    if (count > 0) return true;
  }
  const rows = prepared(db, `SELECT * FROM "${table}" WHERE ${dangling}`).all() as Row[];
  prepared(db, `DELETE FROM "${table}" WHERE ${dangling}`).run();
  mended.aside.push(...rows.map((row) => ({ table, why: '它所属的内容已经丢失', row })));
  return true;
}

// A rule of the table may ask for a value there: then the row goes aside.
function emptied(db: WritableDb, sql: string): number {
  try {
    return prepared(db, sql).run().changes;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) return 0;
    throw error;
  }
}
