import { bankOfBranch } from '#shared/codes/bank.ts';
import type { ClosedReason } from '#shared/codes/organisation.ts';
import { closedReasonLabels, organisationLabels } from '#shared/codes/organisation.ts';
import type { OrganisationNameKind, OrganisationValues } from '#shared/contract/organisations.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { creditCodeParts } from '#shared/rules/credit-code-parts.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import { dictionary } from '../codes/codes.ts';
import { type Act, difference } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, int, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { outletsOf } from '../outlets/outlets.ts';
import type { Reading } from '../people/people.ts';
import { refuseFuture } from '../places/communities-write.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { countFiles, relinkKeys, relinkOrganisation } from './links.ts';
import { getOrganisationData, kindsOf, type OrganisationData, valuesOf } from './organisations.ts';

const o = alias(organisation, 'o');

/** How a name is read aloud: of an organisation one reading is enough. */
export type ReadingOf = (name: string) => Reading;

export interface SaveOrganisation {
  id: number | null;
  version: number;
  values: OrganisationValues;
  /** Whether a name that is given up stays as a former name. */
  keepsName: boolean;
}

/**
 * Registers an organisation or changes it; files that carry one of its names are linked in the same act.
 * @throws AppError organisation.notFound, .changedMeanwhile, .nameTaken, .codeTaken, .inUse
 */
export function saveOrganisation(
  db: WritableDb,
  act: Act,
  input: SaveOrganisation,
  readingOf: ReadingOf,
): { id: number; version: number; linked: number } {
  const values = completed(db, input.values);
  refuseTaken(db, input.id, values);
  if (values.validFrom !== null) refuseFuture(act, values.validFrom, 'values.validFrom');
  if (input.id === null) {
    const title = `登记单位：${values.name}`;
    return runCommand(
      db,
      act,
      (done) => ({ name: 'organisations.save', title, noun: 'organisation', nounId: done.id }),
      () => {
        const id = insertOrganisation(db, act, values, readingOf);
        return { id, version: 1, linked: relinkOrganisation(db, id) };
      },
    );
  }
  const row = getOrganisationData(db, input.id);
  if (row.version !== input.version) throw new AppError('organisation.changedMeanwhile', { name: row.name });
  const changed = difference({ ...valuesOf(db, row) }, { ...values });
  if (Object.keys(changed.after).length === 0) return { id: row.id, version: row.version, linked: 0 };
  refuseLostKind(db, row, values);
  const title = `修改单位：${row.name}（${changedWords(changed)}）`;
  return runCommand(db, act, { name: 'organisations.save', title, noun: 'organisation', nounId: row.id }, () => {
    changeOrganisation(db, act, row, values, input.keepsName, readingOf);
    return { id: row.id, version: row.version + 1, linked: relinkOrganisation(db, row.id) };
  });
}

/** A further name, by which the organisation is found and files are linked. @throws AppError organisation.nameTaken */
export function addOrganisationName(
  db: WritableDb,
  act: Act,
  input: { id: number; kind: 'former' | 'spelling'; name: string },
  readingOf: ReadingOf,
): number {
  const row = getOrganisationData(db, input.id);
  refuseTakenName(db, input.name, null);
  const title = `${row.name}：登记${input.kind === 'former' ? '曾用名' : '其他写法'}“${input.name}”`;
  return runCommand(db, act, { name: 'organisations.addName', title, noun: 'organisation', nounId: row.id }, () => {
    insertName(db, act, row.id, input.kind, input.name, readingOf);
    return relinkKeys(db, [organisationKey(input.name)]);
  });
}

/** Takes a further name away; files that carry it name nobody then. Answers false when it was so already. */
export function removeOrganisationName(db: WritableDb, act: Act, nameId: number): boolean {
  const name = getRow(db, organisationName, nameId);
  if (!name || name.removedAt !== null) return false;
  if (name.kind === 'name') throw new AppError('input.invalid', { fields: { name: '单位不能没有名称' } });
  const row = getOrganisationData(db, name.organisationId);
  const title = `${row.name}：移除名称“${name.name}”`;
  runCommand(db, act, { name: 'organisations.removeName', title, noun: 'organisation', nounId: row.id }, () => {
    updateRow(db, organisationName, nameId, { removedAt: act.at });
    relinkKeys(db, [name.folded]);
  });
  return true;
}

/**
 * Ends an organisation, with who goes on; without a day takes the end back. Files keep their link: the former employer
 * of a retiree may have ended long ago.
 * @throws AppError organisation.notFound, organisation.successorCycle, input.invalid
 */
export function closeOrganisation(
  db: WritableDb,
  act: Act,
  input: { id: number; validTo: string | null; reason: ClosedReason | null; successorId: number | null },
): number {
  const row = getOrganisationData(db, input.id);
  if (input.validTo !== null && input.reason === null)
    throw new AppError('input.invalid', { fields: { reason: '请选择终止原因' } });
  if (input.validTo !== null) refuseFuture(act, input.validTo, 'validTo');
  if (input.validTo !== null && row.validFrom !== null && input.validTo < row.validFrom)
    throw new AppError('input.invalid', { fields: { validTo: `终止日期早于启用日期 ${row.validFrom}` } });
  const isOpen = input.validTo === null;
  const successor = isOpen || input.successorId === null ? null : getOrganisationData(db, input.successorId);
  if (successor) refuseCycle(db, row, successor);
  const end = {
    validTo: input.validTo,
    closedReason: isOpen ? null : input.reason,
    successorId: successor?.id ?? null,
  };
  const after = successor ? `，由 ${successor.name} 承接` : '';
  const title =
    input.validTo === null || input.reason === null
      ? `撤销终止：${row.name}`
      : `终止单位：${row.name}（${input.validTo}，${closedReasonLabels[input.reason]}${after}）`;
  return runCommand(db, act, { name: 'organisations.close', title, noun: 'organisation', nounId: row.id }, () => {
    writeOrganisation(db, act, row, end);
    return row.id;
  });
}

/** Takes an organisation that nothing points to out of use. @throws AppError organisation.notFound, organisation.inUse */
export function removeOrganisation(db: WritableDb, act: Act, id: number): void {
  const row = getOrganisationData(db, id);
  refuseInUse(db, row, { isEmployer: true, isBank: true, succeeds: true });
  const title = `移除单位：${row.name}`;
  runCommand(db, act, { name: 'organisations.remove', title, noun: 'organisation', nounId: row.id }, () => {
    for (const nameId of liveNames(db, row.id)) updateRow(db, organisationName, nameId, { removedAt: act.at });
    writeOrganisation(db, act, row, { removedAt: act.at });
  });
}

/** What follows from the values themselves: the inner code of a credit code, the bank a branch's name begins with. */
export function completed(db: ReadableDb, values: OrganisationValues): OrganisationValues {
  const codes = dictionary(db);
  if (values.bankCode !== null && codes.item('bank', values.bankCode) === null)
    throw new AppError('input.invalid', { fields: { 'values.bankCode': '请从列表中选择银行' } });
  const usable = codes.items('bank').filter((item) => !item.isRetired);
  const inner = values.creditCode === null ? null : creditCodeParts(values.creditCode);
  const isBank = values.kinds.includes('bank');
  return {
    ...values,
    kinds: (['employer', 'bank', 'provider'] as const).filter((kind) => values.kinds.includes(kind)),
    organisationCode: values.organisationCode ?? (inner?.isOrganisationCodeRight ? inner.organisationCode : null),
    bankCode: isBank ? (values.bankCode ?? bankOfBranch(usable, values.name)) : null,
  };
}

/** Inserts an organisation with its names; to be called in a command. */
export function insertOrganisation(db: WritableDb, act: Act, values: OrganisationValues, readingOf: ReadingOf): number {
  const id = insertRow(db, organisation, {
    uid: newUid(),
    ...columnsOf(values),
    version: 1,
    createdAt: act.at,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  insertName(db, act, id, 'name', values.name, readingOf);
  if (values.shortName !== null) insertName(db, act, id, 'short', values.shortName, readingOf);
  return id;
}

/** Lays new values over an organisation; to be called in a command. */
export function changeOrganisation(
  db: WritableDb,
  act: Act,
  row: OrganisationData,
  values: OrganisationValues,
  keepsName: boolean,
  readingOf: ReadingOf,
): void {
  writeOrganisation(db, act, row, columnsOf(values));
  const names = read(
    db,
    typed`SELECT ${pick(organisationName, 'id', 'kind', 'name', 'folded')}
     FROM ${organisationName} WHERE organisation_id = ? AND removed_at IS NULL`,
  ).all(row.id);
  if (row.name !== values.name) {
    const key = organisationKey(values.name);
    // A former name or spelling of its own that becomes the name: one live row for one folded name.
    for (const one of names) {
      if (one.kind === 'short') continue;
      if (one.folded === key || (one.kind === 'name' && !keepsName))
        updateRow(db, organisationName, one.id, { removedAt: act.at });
      else if (one.kind === 'name') updateRow(db, organisationName, one.id, { kind: 'former' });
    }
    insertName(db, act, row.id, 'name', values.name, readingOf);
  }
  const short = names.find((one) => one.kind === 'short');
  if ((short?.name ?? null) === values.shortName) return;
  if (short) updateRow(db, organisationName, short.id, { removedAt: act.at });
  if (values.shortName !== null) insertName(db, act, row.id, 'short', values.shortName, readingOf);
}

/** Writes columns of an organisation, counting its version up; to be called in a command. */
export function writeOrganisation(
  db: WritableDb,
  act: Act,
  row: Pick<OrganisationData, 'id' | 'version'>,
  values: Partial<OrganisationData>,
): void {
  updateRow(db, organisation, row.id, {
    ...values,
    version: row.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
}

export function insertName(
  db: WritableDb,
  act: Act,
  organisationId: number,
  kind: OrganisationNameKind,
  name: string,
  readingOf: ReadingOf,
): void {
  const reading = readingOf(name);
  insertRow(db, organisationName, {
    uid: newUid(),
    organisationId,
    kind,
    name,
    folded: organisationKey(name),
    py: reading.full,
    ini: reading.initials,
    addedAt: act.at,
    addedBy: act.userId,
  });
}

/** The organisation that has the name, short names aside. */
export function holderOfName(db: ReadableDb, name: string): { id: number; name: string } | null {
  const found = read(
    db,
    typed`SELECT ${{ id: o.id, name: o.name }} FROM organisation_name n JOIN ${o} ON o.id = n.organisation_id
     WHERE n.folded = ? AND n.removed_at IS NULL AND n.kind <> 'short'`,
  ).get(organisationKey(name));
  return found ?? null;
}

/** The organisation that has the number. */
export function holderOfCode(
  db: ReadableDb,
  column: 'credit_code' | 'unit_number',
  code: string,
): { id: number; name: string } | null {
  const found = read(
    db,
    typed`SELECT ${{ id: organisation.id, name: organisation.name }}
     FROM ${organisation} WHERE ${column} = ? AND removed_at IS NULL AND merged_into IS NULL`,
  ).get(code);
  return found ?? null;
}

/** @throws AppError organisation.nameTaken when the name leads to another organisation than `ownId` */
export function refuseTakenName(db: ReadableDb, name: string, ownId: number | null): void {
  const holder = holderOfName(db, name);
  if (holder && holder.id !== ownId) throw new AppError('organisation.nameTaken', { name, holder: holder.name });
}

/** @throws AppError organisation.successorCycle */
export function refuseCycle(db: ReadableDb, row: OrganisationData, successor: OrganisationData): void {
  let at: OrganisationData | null = successor;
  while (at) {
    if (at.id === row.id) throw new AppError('organisation.successorCycle', { name: row.name });
    at = at.successorId === null ? null : getOrganisationData(db, at.successorId);
  }
}

function refuseTaken(db: ReadableDb, ownId: number | null, values: OrganisationValues): void {
  refuseTakenName(db, values.name, ownId);
  for (const [column, field] of [
    ['credit_code', 'creditCode'],
    ['unit_number', 'unitNumber'],
  ] as const) {
    const code = values[field];
    const holder = code === null ? null : holderOfCode(db, column, code);
    if (code !== null && holder && holder.id !== ownId)
      throw new AppError('organisation.codeTaken', { label: organisationLabels[field], code, name: holder.name });
  }
}

// An organisation that files name as the employer stays one.
function refuseLostKind(db: ReadableDb, row: OrganisationData, values: OrganisationValues): void {
  const had = kindsOf(row);
  const isLost = (kind: 'employer' | 'bank'): boolean => had.includes(kind) && !values.kinds.includes(kind);
  refuseInUse(db, row, { isEmployer: isLost('employer'), isBank: isLost('bank'), succeeds: false });
}

function refuseInUse(
  db: ReadableDb,
  row: OrganisationData,
  looksAt: { isEmployer: boolean; isBank: boolean; succeeds: boolean },
): void {
  const files = looksAt.isEmployer ? countFiles(db, 'employer', row.id) : 0;
  const accounts = looksAt.isBank ? countFiles(db, 'bank', row.id) : 0;
  const others = looksAt.succeeds
    ? read(db, typed`SELECT ${int('count(*)')} FROM organisation WHERE successor_id = ? AND removed_at IS NULL`).one(
        row.id,
      )
    : 0;
  // Also those out of use, which an undo may bring back.
  const outlets = looksAt.succeeds ? outletsOf(db, { organisationId: row.id }).length : 0;
  if (files + accounts + others + outlets > 0)
    throw new AppError('organisation.inUse', { name: row.name, files, accounts, others, outlets });
}

function liveNames(db: ReadableDb, id: number): number[] {
  return read(
    db,
    typed`SELECT ${organisationName.id} FROM ${organisationName} WHERE organisation_id = ? AND removed_at IS NULL`,
  ).all(id);
}

function columnsOf(values: OrganisationValues) {
  const { shortName: _short, kinds, ...rest } = values;
  return {
    ...rest,
    isEmployer: kinds.includes('employer') ? 1 : 0,
    isBank: kinds.includes('bank') ? 1 : 0,
    isProvider: kinds.includes('provider') ? 1 : 0,
  };
}

function changedWords(changed: ReturnType<typeof difference>): string {
  const fields = Object.keys(changed.after) as (keyof typeof organisationLabels)[];
  const words = fields.slice(0, 3).map((field) => {
    const { [field]: before } = changed.before;
    const { [field]: after } = changed.after;
    if (field === 'kinds') return organisationLabels.kinds;
    return `${organisationLabels[field]}：${String(before ?? '空')} → ${String(after ?? '空')}`;
  });
  return words.join('，') + (fields.length > 3 ? ` 等 ${formatCount(fields.length)} 项` : '');
}
