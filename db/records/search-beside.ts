import type { RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import type { Narrowing } from '../core/scope.ts';
import { alias, int, pick, typed } from '../core/typed.ts';
import { person } from '../tables/people.ts';
import { recordBeside } from '../tables/record-people.ts';
import type { Source } from './own-search.ts';
import { roleWords } from './people-beside-words.ts';
import type { Hit } from './search.ts';
import { memberWords } from './search-household.ts';

const b = alias(recordBeside, 'b');
const p = alias(person, 'p');

/**
 * The files of a kind in which people stand beside the subject, or to whose household they belong.
 * @param ways from a word to those files `r`, by the rows that say so
 * @param by what these rows are called in the ways
 * @returns the files, each with the row by which it was found
 */
export function filesBeside(
  db: ReadableDb,
  ways: readonly Source[],
  narrowing: Pick<Narrowing, 'sql'> & { params: Record<string, string | number> },
  most: number,
  by: 'b' | 'm' = 'b',
): Map<number, number> {
  const found = new Map<number, number>();
  for (const { from, params } of ways) {
    const rows = read(
      db,
      typed`SELECT ${{ id: int('r.id'), beside: int(`${by}.id`) }} FROM ${from} AND ${narrowing.sql} LIMIT ${most + 1}`,
    ).all({ ...params, ...narrowing.params });
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, row.beside);
  }
  return found;
}

/** By whom a file was found, with the role: 工作人员 林玉花. Of somebody who is in it no more with the day. */
function besideWords(db: ReadableDb, kind: RecordKind, ids: readonly number[]): Map<number, string> {
  const rows = read(
    db,
    typed`SELECT ${{ ...pick(b, 'id', 'role', 'toOn'), name: p.name }}
     FROM json_each(?) j CROSS JOIN ${b} ON b.id = j.value JOIN ${p} ON p.id = b.person_id`,
  ).all(JSON.stringify(ids));
  const ended = (toOn: string | null): string => (toOn === null ? '' : `（到 ${toOn} 为止）`);
  return new Map(rows.map(({ id, role, name, toOn }) => [id, `${roleWords(kind, role)} ${name}${ended(toOn)}`]));
}

/** By whom files were found, where that is not told by the line itself, by the ids of the files. */
export function wordsOfHits(db: ReadableDb, kind: RecordKind, hits: readonly Hit[]): Map<number, string> {
  const beside = besideWords(
    db,
    kind,
    hits.flatMap(({ besideId }) => besideId ?? []),
  );
  const members = memberWords(
    db,
    hits.flatMap(({ memberId }) => memberId ?? []),
  );
  return new Map(
    hits.flatMap(({ recordId, besideId = 0, memberId = 0 }) => {
      const words = beside.get(besideId) ?? members.get(memberId);
      return words === undefined ? [] : [[recordId, words] as const];
    }),
  );
}
