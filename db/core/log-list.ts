import type { LogEntry, LogQuery } from '#shared/contract/log.ts';
import { dayBounds } from '#shared/rules/calendar.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { ownTableNames } from '../records/kind-tables.ts';
import { isGivenBackSql } from '../records/numbers-back.ts';
import { subjectNameSql } from '../records/subject.ts';
import { logTable } from '../tables/log.ts';
import { user } from '../tables/office.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import { peopleWithin, recordsWithin } from './scope.ts';
import { alias, maybe, pick, text, typed } from './typed.ts';
import { tablesOwnedBy } from './undoable.ts';

const l = alias(logTable, 'l');
const u = alias(user, 'u');

/** Who asks: what they may see, and whose own acts they are shown. */
interface Asker {
  scope: Scope;
  userId: number;
}

const everybody: Asker = { scope: wholeOffice, userId: 0 };

/**
 * The newest entries that answer a query, newest first. Who sees a part of the office is shown entries of people and files
 * within, of their own imports, batches, hand-overs, reports and acts on many, and of what concerns nobody's file.
 * @param query parts left out ask for everything; `before`: the entry to go on below
 */
export function listLog(
  db: ReadableDb,
  query: Partial<LogQuery> & { before?: number | null; limit: number },
  asker: Asker = everybody,
): LogEntry[] {
  const { action = null, noun = null, userId = null, personId = null, fromOn = null, toOn = null } = query;
  const within = entriesWithin(asker);
  const asked = [
    action === null ? '' : 'AND l.action = @action',
    noun === null ? '' : 'AND l.noun = @noun',
    userId === null ? '' : 'AND l.user_id = @userId',
    fromOn === null ? '' : 'AND l.at >= @begins',
    toOn === null ? '' : 'AND l.at < @ends',
    personId === null ? '' : `AND l.id IN (${aboutPerson()})`,
  ];
  return read(
    db,
    typed`SELECT ${{
      id: l.id,
      at: l.at,
      by: u.name,
      ...pick(l, 'origin', 'action', 'noun', 'nounId', 'what'),
      title: maybe(
        text(`coalesce((SELECT title FROM command WHERE change_id = l.change_id ORDER BY id LIMIT 1),
         CASE WHEN c.action IN ('act', 'undo', 'merge') OR c.action = 'remove' AND c.note LIKE '撤销%' THEN c.note END)`),
      ),
      note: maybe(text("CASE WHEN c.action = 'print' THEN c.note END")),
      about: maybe(
        text(`CASE l.noun WHEN 'record' THEN (SELECT ${numberAndBlank('r.number')} || ifnull(${subjectNameSql('r')}, '')
           FROM record r WHERE r.id = l.noun_id)
         WHEN 'person' THEN (SELECT name FROM person WHERE id = l.noun_id)
         WHEN 'attachment' THEN (SELECT a.name || ${inBrackets('r.number')} FROM attachment a
           JOIN record r ON r.id = a.record_id WHERE a.id = l.noun_id)
         WHEN 'handover' THEN (SELECT name FROM handover WHERE id = l.noun_id)
         WHEN 'import' THEN (SELECT file_name FROM import WHERE id = l.noun_id)
         WHEN 'organisation' THEN (SELECT name FROM organisation WHERE id = l.noun_id)
         WHEN 'outlet' THEN (SELECT name FROM outlet WHERE id = l.noun_id)
         WHEN 'code' THEN (SELECT code || coalesce(' ' || label, '') FROM code_item WHERE id = l.noun_id)
         WHEN 'household' THEN (SELECT ${knownNumber('number')} FROM household WHERE id = l.noun_id)
         WHEN 'batch' THEN (SELECT unit_name || coalesce('（' || number || '）', '') FROM batch WHERE id = l.noun_id)
         WHEN 'batchLine' THEN (SELECT name FROM batch_line WHERE id = l.noun_id)
         WHEN 'payroll' THEN (SELECT month FROM payment_roll WHERE id = l.noun_id)
         WHEN 'adjustment' THEN (SELECT document FROM pension_adjustment WHERE id = l.noun_id)
         WHEN 'report' THEN (SELECT head || ' ' || place_name FROM report_close WHERE id = l.noun_id)
         WHEN 'user' THEN (SELECT name FROM user WHERE id = l.noun_id)
         WHEN 'community' THEN (SELECT name FROM community WHERE id = l.noun_id) END`),
      ),
    }}
     FROM ${l} JOIN ${u} ON u.id = l.user_id LEFT JOIN change c ON c.id = l.change_id
     WHERE l.id < @before AND ${within.sql} ${asked.join(' ')} ORDER BY l.id DESC LIMIT @limit`,
  ).all({
    limit: query.limit,
    before: query.before ?? Number.MAX_SAFE_INTEGER,
    ...within.params,
    ...(action === null ? {} : { action }),
    ...(noun === null ? {} : { noun }),
    ...(userId === null ? {} : { userId }),
    ...(fromOn === null ? {} : { begins: dayBounds(fromOn).begins }),
    ...(toOn === null ? {} : { ends: dayBounds(toOn).ends }),
    ...(personId === null ? {} : { personId }),
  });
}

// A number that was given back stands in the note of the act that took it; what lies in its place means nothing to a clerk.
const numberAndBlank = (column: string): string => `iif(${isGivenBackSql(column)}, '', ${column} || ' ')`;
const inBrackets = (column: string): string => `iif(${isGivenBackSql(column)}, '', '（' || ${column} || '）')`;
const knownNumber = (column: string): string => `iif(${isGivenBackSql(column)}, NULL, ${column})`;

/** Who stands in the entries that an asker may see, by name. */
export function logClerks(db: ReadableDb, asker: Asker = everybody): { id: number; name: string }[] {
  const within = entriesWithin(asker);
  return read(
    db,
    typed`SELECT ${{ id: u.id, name: u.name }} FROM ${u}
     WHERE EXISTS (SELECT 1 FROM log l WHERE l.user_id = u.id AND ${within.sql}) ORDER BY u.name, u.id`,
  ).all(within.params);
}

/** The entries that touched `@personId`: also as whoever was merged into them, and by acts that wrote many at once. */
function aboutPerson(): string {
  const people = 'SELECT id FROM person WHERE id = @personId OR merged_into = @personId';
  const records = `SELECT id FROM record WHERE person_id IN (${people})`;
  const owned = [
    ...tablesOwnedBy('recordId').map((table) => `SELECT '${table}', id FROM ${table} WHERE record_id IN (${records})`),
    ...tablesOwnedBy('personId').map((table) => `SELECT '${table}', id FROM ${table} WHERE person_id IN (${people})`),
    `SELECT 'person', id FROM person WHERE id IN (${people})`,
    ...Array.from(ownTableNames, (table) => `SELECT '${table}', id FROM record WHERE id IN (${records})`),
  ];
  const acts = `SELECT command_id FROM command_row WHERE (table_name, row_id) IN (${owned.join(' UNION ')})`;
  const of = (noun: string, ids: string): string => `SELECT id FROM log WHERE noun = '${noun}' AND noun_id IN (${ids})`;
  return [
    of('person', people),
    of('record', records),
    of('attachment', `SELECT id FROM attachment WHERE record_id IN (${records})`),
    of('household', `SELECT household_id FROM household_member WHERE person_id IN (${people})`),
    of('outlet', `SELECT id FROM outlet WHERE person_id IN (${people})`),
    of('batchLine', `SELECT id FROM batch_line WHERE record_id IN (${records})`),
    of('payroll', `SELECT roll_id FROM payment_line WHERE record_id IN (${records})`),
    of('handover', `SELECT handover_id FROM handover_record WHERE record_id IN (${records})`),
    of('import', `SELECT import_id FROM change WHERE noun = 'record' AND noun_id IN (${records})`),
    `SELECT id FROM log WHERE change_id IN (SELECT change_id FROM command WHERE id IN (${acts}))`,
    // An undo tells of its act by its noun and its time only.
    `SELECT t.id FROM command d JOIN log t ON t.noun = d.noun AND t.noun_id = d.noun_id AND t.at = d.undone_at
       AND t.what = 'undo' WHERE d.undone_at IS NOT NULL AND d.id IN (${acts})`,
  ].join(' UNION ');
}

/** Nouns whose entries name nobody. */
const IMPERSONAL = "('office', 'community', 'user', 'datedValue', 'calendar', 'code', 'backup', 'recoveryCard')";
/** Nouns that stand for many people at once: whoever is narrowed is shown what they did themselves. */
const OF_MANY = `('batch', 'batchLine', 'handover', 'import', 'certification', 'care', 'adjustment', 'payroll', 'report',
  'ledger')`;

function entriesWithin({ scope, userId }: Asker): { sql: string; params: Record<string, string | number> } {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const record = recordsWithin(scope);
  const person = peopleWithin(scope, 'coalesce(p.merged_into, p.id)');
  return {
    sql: `CASE l.noun
      WHEN 'record' THEN EXISTS (SELECT 1 FROM record r WHERE r.id = l.noun_id AND ${record.sql})
      WHEN 'attachment' THEN EXISTS (SELECT 1 FROM attachment a JOIN record r ON r.id = a.record_id
        WHERE a.id = l.noun_id AND ${record.sql})
      WHEN 'person' THEN EXISTS (SELECT 1 FROM person p WHERE p.id = l.noun_id AND ${person.sql})
      ELSE l.noun IN ${IMPERSONAL} OR (l.noun IN ${OF_MANY} AND l.user_id = @seenBy) END`,
    params: { ...record.params, seenBy: userId },
  };
}
