import { type DictionaryItem, dictionaryOf } from '#shared/codes/dictionary.ts';
import { codeClashes } from '#shared/codes/find-code.ts';
import { type CodeTableName, codeTables, isCodeTable } from '#shared/codes/tables.ts';
import type { ActsOf } from '#shared/contract/acts.ts';
import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import { commandRows, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { codeItem } from '../tables/codes.ts';
import { dictionary, ownCodes } from './codes.ts';
import { codeUseCount } from './uses.ts';

export interface CodeAt {
  table: CodeTableName;
  code: string;
}

/** Adds a code of the office. @throws AppError code.tableFixed, code.taken, code.wordTaken */
export function addCode(db: WritableDb, act: Act, input: CodeAt & { label: string; synonyms: string[] }): number {
  const title = `${tableTitle(input.table)}添加代码：${input.code} ${input.label}`;
  return runCodeAct(db, act, 'codes.add', title, () => insertLocal(db, act, input));
}

/** The row of a new code of the office, inside an act. @throws as `addCode` */
export function insertLocal(db: WritableDb, act: Act, input: CodeAt & { label: string; synonyms: string[] }): number {
  refuseFixed(input.table);
  const standing = dictionary(db).item(input.table, input.code);
  if (standing) throw new AppError('code.taken', { code: input.code, label: standing.label });
  const id = insertRow(db, codeItem, {
    ...blank(act, input),
    isLocal: 1,
    label: input.label,
    synonyms: JSON.stringify(input.synonyms),
  });
  refuseClashes(db, input.table, input.code);
  return id;
}

/**
 * Renames a code of the office, or changes the office's synonyms of any code. The name before stays a synonym: rosters go
 * on writing it.
 * @throws AppError code.notFound, code.shipped, code.wordTaken
 */
export function changeCode(db: WritableDb, act: Act, input: CodeAt & { label: string; synonyms: string[] }): number {
  const item = requireItem(db, input);
  const isRenamed = input.label !== item.label;
  if (isRenamed && !isLocal(db, item)) throw new AppError('code.shipped', { label: nameOf(item) });
  const what = isRenamed ? `改名为“${input.label}”` : '改同义词';
  return runCodeAct(db, act, 'codes.change', `${tableTitle(input.table)} ${nameOf(item)} ${what}`, () => {
    const kept = isRenamed ? [...input.synonyms, item.label] : input.synonyms;
    const shipped = item.synonyms.filter((word) => !item.ownSynonyms.includes(word));
    const synonyms = Array.from(new Set(kept)).filter((word) => word !== input.label && !shipped.includes(word));
    return writeOwn(db, act, input, item, {
      ...(isRenamed ? { label: input.label } : {}),
      synonyms: JSON.stringify(synonyms),
    });
  });
}

/** Takes a code out of the choices, or back into them. @throws AppError code.notFound, code.tableFixed */
export function retireCode(db: WritableDb, act: Act, input: CodeAt & { isRetired: boolean }): number {
  const item = requireItem(db, input);
  refuseFixed(input.table);
  const title = `${tableTitle(input.table)} ${nameOf(item)} ${input.isRetired ? '停用' : '恢复使用'}`;
  return runCodeAct(db, act, 'codes.retire', title, () =>
    writeOwn(db, act, input, item, { retiredAt: input.isRetired ? act.at : null }),
  );
}

/** Takes a code of the office out of its table. @throws AppError code.notFound, code.shipped, code.inUse */
export function removeCode(db: WritableDb, act: Act, at: CodeAt): void {
  const item = requireItem(db, at);
  if (!isLocal(db, item)) throw new AppError('code.shipped', { label: nameOf(item) });
  refuseUse(db, at.table, item);
  runCodeAct(db, act, 'codes.remove', `${tableTitle(at.table)}移除代码：${nameOf(item)}`, () =>
    writeOwn(db, act, at, item, { removedAt: act.at }),
  );
}

/** Puts a code behind another of its table; `after` null: first. @throws AppError code.notFound */
export function moveCode(db: WritableDb, act: Act, input: CodeAt & { after: string | null }): number {
  const item = requireItem(db, input);
  const others = dictionary(db)
    .items(input.table)
    .filter((one) => one !== item);
  const place = input.after === null ? -1 : others.findIndex((one) => one.code === input.after);
  if (input.after !== null && place < 0) throw new AppError('code.notFound', { code: input.after });
  const position = between(others[place]?.position, others[place + 1]?.position);
  const title = `${tableTitle(input.table)} ${nameOf(item)} 调整顺序`;
  return runCodeAct(db, act, 'codes.move', title, () => {
    if (position !== null) return writeOwn(db, act, input, item, { position });
    // No number lies between the two any more: the table is numbered anew.
    const order = [...others.slice(0, place + 1), item, ...others.slice(place + 1)];
    return setOrder(db, act, input.table, order, item);
  });
}

/** Numbers a table by an order, writing only what changes. Answers with the row of `about`. */
export function setOrder(
  db: WritableDb,
  act: Act,
  table: CodeTableName,
  order: readonly DictionaryItem[],
  about: DictionaryItem,
): number {
  let id = about.ownId ?? 0;
  let last = 0;
  for (const [position, item] of order.entries()) {
    if (item.position === position) continue;
    const written = writeOwn(db, act, { table, code: item.code }, item, { position });
    last = written;
    if (item.code === about.code) id = written;
  }
  return id || last;
}

/** Writes what the office decides about a code into its row, a new one where it has none. Answers with the row's id. */
export function writeOwn(
  db: WritableDb,
  act: Act,
  at: CodeAt,
  item: Pick<DictionaryItem, 'ownId'>,
  values: Partial<Pick<typeof codeItem.$inferInsert, 'label' | 'synonyms' | 'position' | 'retiredAt' | 'removedAt'>>,
): number {
  const row = item.ownId === null ? null : getRow(db, codeItem, item.ownId);
  const id = row?.id ?? insertRow(db, codeItem, { ...blank(act, at), isLocal: 0, ...values });
  if (row) updateRow(db, codeItem, row.id, { ...values, version: row.version + 1 });
  refuseClashes(db, at.table, at.code);
  return id;
}

export function requireItem(db: ReadableDb, { table, code }: CodeAt): DictionaryItem {
  const item = dictionary(db).item(table, code);
  if (!item) throw new AppError('code.notFound', { code });
  return item;
}

/** @throws AppError code.inUse */
export function refuseUse(db: ReadableDb, table: CodeTableName, item: DictionaryItem): void {
  const count = codeUseCount(db, table, item.code);
  if (count > 0) throw new AppError('code.inUse', { label: nameOf(item), count });
}

/** @throws AppError code.tableFixed */
export function refuseFixed(table: CodeTableName): void {
  if (codeTables[table].isFixed) throw new AppError('code.tableFixed', { title: codeTables[table].title });
}

export function isLocal(db: ReadableDb, item: Pick<DictionaryItem, 'ownId'>): boolean {
  return item.ownId !== null && getRow(db, codeItem, item.ownId)?.isLocal === 1;
}

export function nameOf(item: Pick<DictionaryItem, 'code' | 'label'>): string {
  return `${item.code} ${item.label}`;
}

export function tableTitle(table: CodeTableName): string {
  return `“${codeTables[table].title}”`;
}

/**
 * After a code was written: no writing of it may name another one too. Among the others a newer program may have brought
 * clashes along, which are nobody's fault here.
 * @throws AppError code.wordTaken
 */
export function refuseClashes(db: ReadableDb, table: CodeTableName, code: string): void {
  const own = ownCodes(db).filter((row) => row.table === table);
  const items = dictionaryOf(own).items(table);
  const clash = codeClashes(items).find(({ first, second }) => first === code || second === code);
  if (!clash) return;
  const holder = items.find((item) => item.code === (clash.first === code ? clash.second : clash.first));
  throw new AppError('code.wordTaken', { word: clash.word, label: holder ? nameOf(holder) : clash.first });
}

/** After an act was taken back. @throws AppError code.wordTaken */
export function refuseClashesOf(db: ReadableDb, commandId: number): void {
  for (const id of commandRows(db, commandId, codeItem)) {
    const row = getRow(db, codeItem, id);
    if (row && row.removedAt === null && isCodeTable(row.tableName)) refuseClashes(db, row.tableName, row.code);
  }
}

function runCodeAct(db: WritableDb, act: Act, name: ActsOf<'code'>, title: string, work: () => number): number {
  return runCommand(db, act, (nounId: number) => ({ name, title, noun: 'code', nounId }), work);
}

function blank(act: Act, { table, code }: CodeAt) {
  return {
    uid: newUid(),
    tableName: table,
    code,
    synonyms: '[]',
    version: 1,
    addedAt: act.at,
    addedBy: act.userId,
  };
}

function between(before: number | undefined, after: number | undefined): number | null {
  if (after === undefined) return (before ?? 0) + 1;
  if (before === undefined) return after - 1;
  const middle = (before + after) / 2;
  return middle > before && middle < after ? middle : null;
}
