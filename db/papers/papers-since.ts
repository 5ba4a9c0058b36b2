import type { Command, PapersSince } from '#shared/contract/commands.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { printOf } from '#shared/sheets/papers.ts';
import { commandAbout, commandTouches } from '../core/commands.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { filesOfPeople, recordsOutside } from '../core/scope.ts';
import { alias, int, present, text, typed } from '../core/typed.ts';
import { lastChangeOf } from '../core/used-since.ts';
import type { PrintedThings } from '../records/kind-store.ts';
import { fileNameSql } from '../records/subject.ts';
import { printedOf } from '../registers/printed.ts';
import { user } from '../tables/office.ts';
import { change, record } from '../tables/records.ts';
import { importRow } from '../tables/work.ts';

const c = alias(change, 'c');
const u = alias(user, 'u');
const r = alias(record, 'r');

/** Forms that came out after an act: when it is taken back they lie somewhere and say what is so no more. */

const printedThings: PrintedThings = Object.assign({}, ...Object.values(printedOf));

interface Thing {
  noun: string;
  id: number;
}

// More are counted, not named: nobody reads on.
const NAMED = 10;

/**
 * Forms of the files, the roll or the batch of an act that were printed after it; of files a death reached, those within.
 * @throws AppError command.notFound
 */
export function papersSinceCommand(db: ReadableDb, commandId: number, scope: Scope): PapersSince {
  const about = commandAbout(db, commandId);
  const { records, people } = commandTouches(db, commandId);
  const files = Array.from(new Set([...records, ...filesOfPeople(db, people)]));
  const outside = new Set(recordsOutside(db, scope, files));
  const after = prepared(db, `SELECT ${lastChangeOf('c')} FROM command c WHERE c.id = ?`)
    .pluck()
    .get(commandId) as number;
  return papersSince(db, [...thingOf(about), ...filesIn(files.filter((id) => !outside.has(id)))], after);
}

/** Forms that were printed of the files of an import after it was taken in. */
export function papersSinceImport(db: ReadableDb, importId: number): PapersSince {
  const ids = read(
    db,
    typed`SELECT DISTINCT ${present(importRow.recordId)} FROM ${importRow}
     WHERE import_id = ? AND verdict IN ('created', 'updated') AND record_id IS NOT NULL`,
  ).all(importId);
  const after = prepared(db, 'SELECT ifnull(max(id), 0) FROM change WHERE import_id = ?').pluck().get(importId);
  return papersSince(db, filesIn(ids), Number(after));
}

function thingOf({ noun, nounId }: Pick<Command, 'noun' | 'nounId'>): Thing[] {
  return Object.hasOwn(printedThings, noun) ? [{ noun, id: nounId }] : [];
}

function filesIn(ids: readonly number[]): Thing[] {
  return ids.map((id) => ({ noun: 'record', id }));
}

/** @param after the last change of the act: by their order and not by the clock, which may have been set back */
function papersSince(db: ReadableDb, things: readonly Thing[], after: number): PapersSince {
  const rows = read(
    db,
    typed`SELECT ${{
      at: c.at,
      by: u.name,
      // The form and the way it came out, as `keepPrint` tells them.
      note: present(c.note),
      noun: c.noun,
      nounId: int('min(c.noun_id)'),
      things: int('count(DISTINCT c.noun_id)'),
    }}
     FROM json_each(@things) j
       CROSS JOIN ${c} ON c.noun = j.value ->> '$.noun' AND c.noun_id = j.value ->> '$.id' AND c.id > @after
       JOIN ${u} ON u.id = c.user_id
     WHERE c.action = 'print' GROUP BY c.at, c.user_id, c.note, c.noun ORDER BY max(c.id) DESC`,
  ).all({ things: JSON.stringify(things), after });
  const items = rows.slice(0, NAMED).map(({ note, noun, nounId, ...row }) => {
    return { ...row, ...printOf(note), of: nameOf(db, noun, nounId) };
  });
  return { items, total: rows.length };
}

function nameOf(db: ReadableDb, noun: string, id: number): string {
  const called = printedThings[noun];
  if (called) return called(db, id);
  const { name, number } = read(
    db,
    typed`SELECT ${{ name: text(fileNameSql('r')), number: r.number }} FROM ${r} WHERE r.id = ?`,
  ).one(id);
  return `${name} ${number}`;
}
