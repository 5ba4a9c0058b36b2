import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import type { ActsOf } from '#shared/contract/acts.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { NO_SOURCE_NAME } from '#shared/rules/mapping-sheet.ts';
import type { Act } from '../core/changes.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { ownCommunityMappings } from '../imports/community-mappings.ts';
import { codeMapping, communityMapping, rosterSource } from '../tables/mappings.ts';
import { dictionary } from './codes.ts';
import { codeMappingOf, listSources, ownMappings, requireSource } from './mappings.ts';

/** What an office decides about the codes of other systems: each a row from the day of the decision on, never written over. */

export interface Decision {
  table: CodeTableName;
  code: string;
  /** What the source calls it; left out: as it was. */
  label?: string | null;
  /** null: the field stays empty, the text is kept. */
  target: string | null;
}

interface Done {
  /** How many were written: what was decided so already is not. */
  decided: number;
  commandId: number | null;
}

/**
 * Decides what codes of a source mean here: one act.
 * @throws AppError mapping.sourceGone, input.invalid where our table has no such code or retired it
 */
export function decideMappings(db: WritableDb, act: Act, source: string, decisions: readonly Decision[]): Done {
  const { name } = requireSource(db, source);
  const fields: Record<string, string> = {};
  decisions.forEach((one, index) => {
    const problem = targetProblem(db, one);
    if (problem !== null) fields[`items.${index}.target`] = problem;
  });
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
  const standing = codeMappingOf(db, source);
  const fresh = decisions.filter((one) => {
    const line = standing.find(one.table, one.code);
    // Confirming what the program only supposes is a decision too.
    const isSame =
      line !== null && line.target === one.target && (one.label === undefined || line.label === (one.label ?? ''));
    return !(isSame && (line.own !== null || line.sure === 'source'));
  });
  const [first] = fresh;
  if (!first) return { decided: 0, commandId: null };
  const words = `“${codeTables[first.table].title}”${first.code} → ${targetWords(db, first)}`;
  const title = `代码对照（${name}）：${words}${fresh.length > 1 ? ` 等 ${formatCount(fresh.length)} 项` : ''}`;
  const commandId = run(db, act, 'mappings.decide', title, () =>
    fresh.reduce((_last, one) => writeDecision(db, act, source, one), 0),
  );
  return { decided: fresh.length, commandId };
}

/** Takes a decision back out: what the program says holds again, or the code is undecided. @throws AppError mapping.notFound */
export function forgetMapping(db: WritableDb, act: Act, id: number): number | null {
  const found = ownMappings(db).find((one) => one.id === id);
  if (!found) throw new AppError('mapping.notFound', {});
  const { name } = sourceOf(db, found.source);
  const title = `代码对照（${name}）：不再用本单位对 ${found.code} 的对照`;
  return run(db, act, 'mappings.forget', title, () => {
    updateRow(db, codeMapping, id, { removedAt: act.at });
    return id;
  });
}

/** Adds a system of the office. @throws AppError mapping.sourceTaken */
export function addSource(db: WritableDb, act: Act, name: string): { key: string; commandId: number | null } {
  refuseTaken(db, name);
  const key = newUid();
  const commandId = run(db, act, 'mappings.addSource', `添加花名册来源：${name}`, () =>
    insertSource(db, act, key, name),
  );
  return { key, commandId };
}

/** Takes a system of the office out of the choices; what was decided for it goes along. @throws AppError mapping.sourceGone, mapping.sourceShipped */
export function removeSource(db: WritableDb, act: Act, key: string): number | null {
  const { name, isOwn } = requireSource(db, key);
  if (!isOwn) throw new AppError('mapping.sourceShipped', { name });
  const id = read(db, typed`SELECT ${rosterSource.id} FROM ${rosterSource} WHERE uid = ?`).one(key);
  return run(db, act, 'mappings.removeSource', `移除花名册来源：${name}`, () => {
    for (const one of ownMappings(db))
      if (one.source === key) updateRow(db, codeMapping, one.id, { removedAt: act.at });
    for (const one of ownCommunityMappings(db))
      if (one.source === key) updateRow(db, communityMapping, one.id, { removedAt: act.at });
    updateRow(db, rosterSource, id, { removedAt: act.at });
    return id;
  });
}

/** Writes a decision in the place of the one that holds; within an act. @returns the row */
export function writeDecision(
  db: WritableDb,
  act: Act,
  source: string,
  { table, code, label, target }: Decision,
): number {
  const plain = code.replace(/^0+(?=\d)/, '');
  const before = ownMappings(db).find((one) => one.source === source && one.table === table && one.code === plain);
  if (before) updateRow(db, codeMapping, before.id, { removedAt: act.at });
  return insertRow(db, codeMapping, {
    ...{ uid: newUid(), source, tableName: table, code: plain, target },
    label: label === undefined ? (before?.label ?? null) : label,
    ...{ addedAt: act.at, addedBy: act.userId },
  });
}

/** @returns the row */
export function insertSource(db: WritableDb, act: Act, key: string, name: string): number {
  return insertRow(db, rosterSource, { uid: key, name, addedAt: act.at, addedBy: act.userId });
}

/** Why a code of ours cannot be decided for, in a sentence; null where it can. */
export function targetProblem(db: ReadableDb, { table, target }: Pick<Decision, 'table' | 'target'>): string | null {
  if (target === null) return null;
  const item = dictionary(db).item(table, target);
  if (item === null) return `“${codeTables[table].title}”里没有代码 ${target}，请从列表中选择`;
  return item.isRetired ? `“${item.label}”已停用，请选别的` : null;
}

function targetWords(db: ReadableDb, { table, target }: Decision): string {
  return target === null ? '留空' : dictionary(db).label(table, target);
}

function refuseTaken(db: ReadableDb, name: string): void {
  if (name === NO_SOURCE_NAME || listSources(db).some((one) => one.name === name))
    throw new AppError('mapping.sourceTaken', { name });
}

function sourceOf(db: ReadableDb, key: string): { name: string } {
  return listSources(db).find((one) => one.key === key) ?? { name: key };
}

/** Runs an act on the mappings. @param work gives the row the act is about */
export function run(
  db: WritableDb,
  act: Act,
  name: ActsOf<'mapping'>,
  title: string,
  work: () => number,
): number | null {
  return keepCommand(db, act, (nounId: number) => ({ name, title, noun: 'mapping', nounId }), work).commandId;
}
