import { DATED_KEYS, type DatedKeyName } from '#shared/codes/dated-keys.ts';
import { datedKeyOf, datedKindLabel, datedLabel, datedValueWords, markLabels } from '#shared/codes/policy-words.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { DatedRow, PolicyItem, RowAddress, Touched } from '#shared/contract/policy.ts';
import { defaultsOfKinds } from '#shared/registers/codes.ts';
import { withOwnRows } from '#shared/rules/dated-merge.ts';
import { areaPrefix, type DatedValue, valueOn } from '#shared/rules/dated-values.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { foldForSearch } from '#shared/rules/search-text.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../core/typed.ts';
import { fileNameSql } from '../records/subject.ts';
import { command } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { community } from '../tables/places.ts';
import { datedValue, datedValueUse } from '../tables/policy.ts';
import { record } from '../tables/records.ts';
import { requireOffice } from './office.ts';

const v = alias(datedValue, 'v');
const u = alias(user, 'u');
const c = alias(command, 'c');
const r = alias(record, 'r');
const place = alias(community, 'c');

const EXAMPLES = 20;

/** The rows the office entered itself and did not remove. */
export function ownDatedRows(db: ReadableDb): DatedRow[] {
  return read(
    db,
    typed`SELECT ${{
      id: v.id,
      ...pick(v, 'key', 'areaCode', 'validFrom', 'validTo', 'value', 'document', 'mark'),
      addedAt: v.addedAt,
      addedBy: u.name,
      uses: int('(SELECT count(*) FROM dated_value_use d WHERE d.dated_value_id = v.id)'),
    }}
     FROM ${v} JOIN ${u} ON u.id = v.added_by
     WHERE v.removed_at IS NULL ORDER BY v.key, v.area_code, v.valid_from`,
  ).all();
}

/** Every row that counts: the office's own, and those of the program where the office decided nothing else. */
export function allDatedRows(db: ReadableDb): DatedRow[] {
  return mergedRows(ownDatedRows(db));
}

/** The rows of the program behind own ones that are, or would be, there. */
export function mergedRows(own: readonly DatedRow[]): DatedRow[] {
  return withOwnRows(defaultsOfKinds, own).map((row) =>
    'uses' in row ? row : { ...row, id: null, addedAt: null, addedBy: null, uses: 0 },
  );
}

/**
 * The row that holds for a place on a day, null when nothing was decided. What is worked out with it keeps it by
 * `keepValueUse`.
 */
export function datedRowOn(db: ReadableDb, key: DatedKeyName, areaCode: string, date: string): DatedRow | null {
  return valueOn(allDatedRows(db), key, areaCode, date);
}

/**
 * What holds for the office on a day, in the order of the register: of the keys whose name, kind, note, value or document
 * holds every word of the text.
 */
export function listPolicy(db: ReadableDb, text: string, onDate: string): PolicyItem[] {
  const { areaCode } = requireOffice(db);
  const rows = allDatedRows(db);
  const words = foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '');
  return (Object.keys(DATED_KEYS) as DatedKeyName[])
    .map((key) =>
      itemOf(
        key,
        rows.filter((row) => row.key === key),
        areaCode,
        onDate,
      ),
    )
    .filter((item) => words.every((word) => textOf(item).includes(word)));
}

function itemOf(key: DatedKeyName, rows: readonly DatedRow[], officeCode: string, onDate: string): PolicyItem {
  const row = valueOn(rows, key, officeCode, onDate);
  const later = rows
    .filter((one) => one.validFrom > onDate && officeCode.startsWith(areaPrefix(one.areaCode)))
    .filter((one) => row === null || areaPrefix(one.areaCode).length >= areaPrefix(row.areaCode).length);
  const elsewhere = rows.filter(
    (one) =>
      one.areaCode.startsWith(areaPrefix(officeCode)) &&
      one.areaCode !== officeCode &&
      one.validFrom <= onDate &&
      (one.validTo === null || one.validTo >= onDate),
  );
  return { key, row, next: later.sort(byBeginning)[0] ?? null, elsewhere: elsewhere.length };
}

function textOf({ key, row }: PolicyItem): string {
  const known = datedKeyOf(key);
  const parts = [key, datedLabel(key), known ? datedKindLabel(known.kind) : '', known?.note ?? ''];
  if (row) parts.push(datedValueWords(row), row.document, markLabels[row.mark]);
  return foldForSearch(parts.join(' '));
}

/** Every row of a key: by area, in each the newest first. */
export function datedHistory(db: ReadableDb, key: string): DatedRow[] {
  return allDatedRows(db)
    .filter((row) => row.key === key)
    .sort((one, other) => compare(one.areaCode, other.areaCode) || byBeginning(other, one));
}

/** The acts that wrote rows of a key, an import among them, newest first. */
export function datedCommands(db: ReadableDb, key: string, limit: number): Command[] {
  return read(
    db,
    typed`SELECT ${{
      id: c.id,
      at: c.at,
      by: u.name,
      ...pick(c, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
    }}
     FROM ${c} JOIN ${u} ON u.id = c.user_id
     WHERE c.id IN (
       SELECT r.command_id FROM dated_value v JOIN command_row r ON r.table_name = 'dated_value' AND r.row_id = v.id
       WHERE v.key = ?)
     ORDER BY c.id DESC LIMIT ?`,
  ).all(key, limit);
}

/**
 * Whom a value of this key touches: the files of its kind in the area that are open on or after its first day. The files
 * of a community are found by its area code; an area that holds the whole office holds files without a community too.
 */
export function touchedBy(
  db: ReadableDb,
  key: string,
  areaCode: string,
  validFrom: string,
  scope: Scope = wholeOffice,
): Touched {
  const kind = datedKeyOf(key)?.kind;
  if (!kind) return { total: 0, examples: [] };
  const within = recordsWithin(scope);
  const prefix = areaPrefix(areaCode);
  const holdsOffice = requireOffice(db).areaCode.startsWith(prefix);
  const params = { kind, from: validFrom, prefix, holdsOffice: holdsOffice ? 1 : 0, most: EXAMPLES };
  const files = `FROM record r LEFT JOIN community c ON c.id = r.community_id
    WHERE r.kind = @kind AND r.removed_at IS NULL AND r.pending = 0
      AND (coalesce(r.ended_on, r.closed_on) IS NULL OR coalesce(r.ended_on, r.closed_on) >= @from)
      AND (@holdsOffice = 1 OR substr(c.code, 1, length(@prefix)) = @prefix)`;
  return {
    total: read(db, typed`SELECT ${int('count(*)')} ${files}`).one(params),
    // The number says how far the value reaches; by name only whom the user may see.
    examples: read(
      db,
      typed`SELECT ${{ recordId: r.id, number: r.number, name: text(fileNameSql('r')), communityName: maybe(place.name) }}
       ${files} AND ${within.sql}
       ORDER BY r.number LIMIT @most`,
    ).all({ ...params, ...within.params }),
  };
}

export function isAt(row: DatedValue, at: RowAddress): boolean {
  return row.key === at.key && row.areaCode === at.areaCode && row.validFrom === at.validFrom;
}

/** The values a result was worked out with, as they stood then. */
export function valuesUsed(db: ReadableDb, noun: string, nounId: number): (DatedValue & { usedOn: string })[] {
  return read(
    db,
    typed`SELECT ${{
      ...pick(datedValueUse, 'key', 'areaCode', 'validFrom'),
      validTo: maybe(text('NULL')),
      ...pick(datedValueUse, 'value', 'document', 'mark', 'usedOn'),
    }}
     FROM ${datedValueUse} WHERE noun = ? AND noun_id = ? ORDER BY id`,
  ).all(noun, nounId);
}

function byBeginning(one: DatedValue, other: DatedValue): number {
  return compare(one.validFrom, other.validFrom);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
