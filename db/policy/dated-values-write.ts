import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow, PolicyInput, RowAddress } from '#shared/contract/policy.ts';
import { AppError } from '#shared/errors.ts';
import {
  checkDatedValues,
  type DatedReason,
  type DatedValue,
  dayBefore,
  overlaps,
} from '#shared/rules/dated-values.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { alias, int, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { datedValue, datedValueUse } from '../tables/policy.ts';
import { isAt, mergedRows, ownDatedRows } from './dated-values.ts';

const v = alias(datedValue, 'v');

const fieldOf: Partial<Record<DatedReason, string>> = {
  'key-unknown': 'key',
  'area-invalid': 'areaCode',
  'date-invalid': 'validFrom',
  'to-before-from': 'validTo',
  'value-invalid': 'value',
};

/** The office's own row without an end that a new value of the same key and area would have to end, or null. */
export function openRowBefore(own: readonly DatedRow[], at: RowAddress): DatedRow | null {
  return own.find((row) => isSamePlace(row, at) && row.validTo === null && row.validFrom < at.validFrom) ?? null;
}

/** Why a row cannot stand beside the office's own rows, or null. */
export function clashOf(own: readonly DatedRow[], value: DatedValue): string | null {
  const rows = [...own.filter((row) => isSamePlace(row, value)), value];
  const clash = checkDatedValues(rows, (index) => nameOf(rows[index] ?? value, value)).find(
    (problem) => problem.severity === 'error' && problem.reason === 'overlap',
  );
  return clash?.message ?? null;
}

/**
 * Enters a value, and with `endsPrevious` ends the office's own open row the day before: one act.
 * @throws AppError input.invalid, policy.overlapping
 */
export function addDatedValue(db: WritableDb, act: Act, input: PolicyInput): number {
  const { endsPrevious, ...value } = input;
  const own = ownDatedRows(db);
  const ended = endsPrevious ? openRowBefore(own, value) : null;
  const endedTo = dayBefore(value.validFrom);
  if (ended) refuseCutUse(db, ended, endedTo);
  refuseWrong(
    own.map((row) => (row === ended ? { ...row, validTo: endedTo } : row)),
    value,
  );
  const title = `登记${datedLabel(value.key)}：${datedValueWords(value)}（${value.validFrom} 起）`;
  return runCommand(
    db,
    act,
    (nounId) => ({ name: 'policy.add', title, noun: 'datedValue', nounId }),
    () => {
      if (ended?.id) updateRow(db, datedValue, ended.id, { validTo: endedTo });
      return insertDatedRow(db, act, value);
    },
  );
}

/**
 * Changes the last day of a row. A row of the program is closed by an own row in its place.
 * @throws AppError policy.notFound, policy.shippedPart, policy.inUse, policy.overlapping, input.invalid
 */
export function closeDatedValue(db: WritableDb, act: Act, at: RowAddress, validTo: string | null): number {
  const own = ownDatedRows(db);
  const merged = mergedRows(own);
  const found = merged.find((row) => isAt(row, at));
  if (!found) throw new AppError('policy.notFound', {});
  if (found.id === null) refuseShippedPart(merged, found);
  else refuseCutUse(db, found, validTo);
  refuseWrong(
    own.filter((row) => row !== found),
    { ...found, validTo },
  );
  const end = validTo === null ? '一直有效' : `截止 ${validTo}`;
  const title = `${datedLabel(found.key)}（${found.validFrom} 起）${end}`;
  return runCommand(
    db,
    act,
    (nounId) => ({ name: 'policy.close', title, noun: 'datedValue', nounId }),
    () => {
      if (found.id === null) return insertDatedRow(db, act, { ...found, validTo });
      updateRow(db, datedValue, found.id, { validTo });
      return found.id;
    },
  );
}

/** Takes an own row out of use; what the program brings along then counts again. @throws AppError policy.notFound, policy.shipped, policy.inUse */
export function removeDatedValue(db: WritableDb, act: Act, at: RowAddress): void {
  const found = mergedRows(ownDatedRows(db)).find((row) => isAt(row, at));
  if (!found) throw new AppError('policy.notFound', {});
  const { id } = found;
  if (id === null) throw new AppError('policy.shipped', { label: datedLabel(found.key) });
  if (found.uses > 0) throw new AppError('policy.inUse', { label: datedLabel(found.key), uses: found.uses });
  const title = `移除${datedLabel(found.key)}：${datedValueWords(found)}（${found.validFrom} 起）`;
  runCommand(db, act, { name: 'policy.remove', title, noun: 'datedValue', nounId: id }, () =>
    updateRow(db, datedValue, id, { removedAt: act.at }),
  );
}

/** After an act was taken back: the rows that stand now must stand together, and none in use may be gone. */
export function checkAfterUndo(db: ReadableDb, title: string): void {
  if (overlaps(ownDatedRows(db)).length > 0) throw new AppError('command.changedSince', { title });
  const lost = read(
    db,
    typed`SELECT ${{ key: v.key, uses: int('count(*)') }} FROM dated_value_use d JOIN ${v} ON v.id = d.dated_value_id
     WHERE v.removed_at IS NOT NULL GROUP BY v.key LIMIT 1`,
  ).get();
  if (lost) throw new AppError('policy.inUse', { label: datedLabel(lost.key), uses: lost.uses });
}

/** Keeps the value a result was worked out with; to be called in the transaction that writes the result. */
export function keepValueUse(db: WritableDb, row: DatedRow, used: { on: string; noun: string; nounId: number }): void {
  insertRow(db, datedValueUse, {
    datedValueId: row.id,
    key: row.key,
    areaCode: row.areaCode,
    validFrom: row.validFrom,
    value: row.value,
    document: row.document,
    mark: row.mark,
    usedOn: used.on,
    noun: used.noun,
    nounId: used.nounId,
  });
}

export function insertDatedRow(db: WritableDb, act: Act, value: DatedValue): number {
  const { key, areaCode, validFrom, validTo, document, mark } = value;
  return insertRow(db, datedValue, {
    uid: newUid(),
    key,
    areaCode,
    validFrom,
    validTo,
    value: value.value,
    document,
    mark,
    addedAt: act.at,
    addedBy: act.userId,
  });
}

function refuseWrong(own: readonly DatedRow[], value: DatedValue): void {
  const problem = checkDatedValues([value], () => '').find((one) => one.severity === 'error');
  if (problem)
    throw new AppError('input.invalid', { fields: { [fieldOf[problem.reason] ?? 'value']: problem.message } });
  if (value.mark === 'source' && value.document === '')
    throw new AppError('input.invalid', { fields: { document: '有依据的取值请填写依据文件' } });
  const clash = clashOf(own, value);
  if (clash) throw new AppError('policy.overlapping', { message: clash });
}

/** A day on which the value was used may not be taken from its period. @throws AppError policy.inUse */
function refuseCutUse(db: ReadableDb, row: DatedRow, validTo: string | null): void {
  if (validTo === null) return;
  const uses = read(
    db,
    typed`SELECT ${int('count(*)')} FROM dated_value_use WHERE dated_value_id = ? AND used_on > ?`,
  ).one(row.id, validTo);
  if (uses > 0) throw new AppError('policy.inUse', { label: datedLabel(row.key), uses });
}

// An own row that begins with the program's takes its place altogether: of one that own rows cut into parts, the others
// would vanish with it.
function refuseShippedPart(merged: readonly DatedRow[], part: DatedRow): void {
  const holds = (row: DatedValue, day: string) =>
    isSamePlace(row, part) && row.validFrom <= day && (row.validTo === null || row.validTo >= day);
  const whole = mergedRows([]).find((row) => holds(row, part.validFrom));
  const parts = whole
    ? merged.filter((row) => row.id === null && holds(whole, row.validFrom) && isSamePlace(row, part))
    : [];
  const isWhole = whole?.validFrom === part.validFrom && parts.length === 1;
  if (!isWhole) throw new AppError('policy.shippedPart', { label: datedLabel(part.key) });
}

function isSamePlace(row: DatedValue, other: RowAddress): boolean {
  return row.key === other.key && row.areaCode === other.areaCode;
}

function nameOf(row: DatedValue, added: DatedValue): string {
  return row === added ? '这次填写的取值' : `${row.validFrom} 起的 ${datedValueWords(row)}`;
}
