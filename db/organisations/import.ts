import type { OrganisationValues } from '#shared/contract/organisations.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayProblem } from '#shared/rules/day-limits.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import { namesOfSheet, type SheetOrganisation, type SheetProblem } from '#shared/rules/organisation-sheet.ts';
import { type Act, difference } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { typed } from '../core/typed.ts';
import { organisationName } from '../tables/organisations.ts';
import { relinkOrganisation } from './links.ts';
import { getOrganisationData, kindsOf, type OrganisationData, valuesOf } from './organisations.ts';
import {
  changeOrganisation,
  completed,
  holderOfCode,
  holderOfName,
  insertName,
  insertOrganisation,
  type ReadingOf,
  refuseCycle,
  writeOrganisation,
} from './write.ts';

export interface ImportedOrganisations {
  added: number;
  changed: number;
  same: number;
  linked: number;
}

interface Placed {
  line: SheetOrganisation;
  /** The organisation of that name in the register. */
  known: OrganisationData | null;
}

/**
 * Takes the rows of a sheet in as one act: a row whose name the register knows changes that organisation, every other is
 * new. An empty cell changes nothing, and no name is taken away. What stands against the register refuses all.
 * @throws AppError sheet.refused
 */
export function importOrganisations(
  db: WritableDb,
  act: Act,
  sheet: readonly SheetOrganisation[],
  readingOf: ReadingOf,
): ImportedOrganisations {
  const placed = sheet.map((line): Placed => ({ line, known: knownBy(db, line.name) }));
  const inSheet = new Set(sheet.map((line) => organisationKey(line.name)));
  refuseProblems(placed.flatMap((one) => problemsOf(db, one, inSheet, localDay(act.at))));
  const news = placed.filter((one) => isNews(db, one));
  const counts = {
    added: news.filter((one) => one.known === null).length,
    changed: news.filter((one) => one.known !== null).length,
    same: sheet.length - news.length,
  };
  if (news.length === 0) return { ...counts, linked: 0 };
  const title = `导入单位：新增 ${formatCount(counts.added)} 个，修改 ${formatCount(counts.changed)} 个`;
  const done = runCommand(
    db,
    act,
    (result) => ({ name: 'organisations.importFile', title, noun: 'organisation', nounId: result.firstId }),
    () => {
      const ids = news.map((one) => writeOne(db, act, one, readingOf));
      news.forEach(({ line }, index) => {
        const id = ids[index];
        if (id !== undefined) writeEnd(db, act, id, line);
      });
      return { firstId: ids[0] ?? 0, linked: ids.reduce((sum, id) => sum + relinkOrganisation(db, id), 0) };
    },
  );
  return { ...counts, linked: done.linked };
}

function knownBy(db: ReadableDb, name: string): OrganisationData | null {
  const id = read(
    db,
    typed`SELECT ${organisationName.organisationId}
     FROM ${organisationName} WHERE folded = ? AND removed_at IS NULL AND kind = 'name'`,
  ).get(organisationKey(name));
  return id === undefined ? null : getOrganisationData(db, id);
}

function problemsOf(
  db: ReadableDb,
  { line, known }: Placed,
  inSheet: ReadonlySet<string>,
  today: string,
): SheetProblem[] {
  const { row } = line;
  for (const name of namesOfSheet(line)) {
    const holder = holderOfName(db, name);
    if (holder && holder.id !== known?.id)
      return [{ row, message: `名称“${name}”在单位库里是“${holder.name}”的名称，请核对。` }];
  }
  for (const [column, code, label] of [
    ['credit_code', line.creditCode, '统一社会信用代码'],
    ['unit_number', line.unitNumber, '单位编号'],
  ] as const) {
    const holder = code === null ? null : holderOfCode(db, column, code);
    if (holder && holder.id !== known?.id)
      return [{ row, message: `${label}“${code}”在单位库里登记给“${holder.name}”，请核对。` }];
  }
  if (line.successor !== null) {
    const key = organisationKey(line.successor);
    if (key === organisationKey(line.name)) return [{ row, message: '承接单位不能是它自己。' }];
    if (!inSheet.has(key) && holderOfName(db, line.successor) === null)
      return [{ row, message: `承接单位“${line.successor}”不在这张表里，单位库里也没有。` }];
  }
  for (const [label, day] of [
    ['启用日期', line.validFrom],
    ['终止日期', line.validTo],
  ] as const)
    if (day !== null) {
      const early = dayProblem('place', day);
      if (early !== null) return [{ row, message: `${early}。` }];
      if (day > today) return [{ row, message: `${label} ${day} 还没到，请到那天再登记。` }];
    }
  const from = line.validFrom ?? known?.validFrom ?? null;
  const to = line.validTo ?? known?.validTo ?? null;
  return from !== null && to !== null && to < from ? [{ row, message: '终止日期早于启用日期。' }] : [];
}

function refuseProblems(problems: readonly SheetProblem[]): void {
  const [first, ...others] = problems;
  if (first) throw new AppError('sheet.refused', { ...first, more: others.length });
}

/** The values a row means, laid over those of the register. */
function laidOver(db: ReadableDb, { line, known }: Placed): OrganisationValues {
  const before = known ? valuesOf(db, known) : null;
  const said = {
    shortName: line.shortName,
    creditCode: line.creditCode,
    organisationCode: line.organisationCode,
    licenceNumber: line.licenceNumber,
    unitNumber: line.unitNumber,
    bankCode: line.bankCode,
    head: line.head,
    address: line.address,
    contact: line.contact,
    phone: line.phone,
    remark: line.remark,
    validFrom: line.validFrom,
  };
  const filled = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Partial<typeof said>;
  return completed(db, {
    ...said,
    ...before,
    ...filled,
    name: line.name,
    kinds: [...line.kinds, ...(known ? kindsOf(known) : [])],
  });
}

function isNews(db: ReadableDb, one: Placed): boolean {
  const { known, line } = one;
  if (known === null) return true;
  if (Object.keys(difference({ ...valuesOf(db, known) }, { ...laidOver(db, one) }).after).length > 0) return true;
  if (namesOfSheet(line).some((name) => holderOfName(db, name) === null)) return true;
  return line.validTo !== null && !isEnded(db, known, line);
}

function isEnded(db: ReadableDb, known: OrganisationData, line: SheetOrganisation): boolean {
  const successorId = line.successor === null ? null : (holderOfName(db, line.successor)?.id ?? -1);
  return (
    known.validTo === line.validTo && known.closedReason === line.closedReason && known.successorId === successorId
  );
}

function writeOne(db: WritableDb, act: Act, one: Placed, readingOf: ReadingOf): number {
  const values = laidOver(db, one);
  const { known, line } = one;
  const id = known?.id ?? insertOrganisation(db, act, values, readingOf);
  if (known && Object.keys(difference({ ...valuesOf(db, known) }, { ...values }).after).length > 0)
    changeOrganisation(db, act, known, values, false, readingOf);
  for (const [kind, names] of [
    ['former', line.former],
    ['spelling', line.spellings],
  ] as const)
    for (const name of names) if (holderOfName(db, name) === null) insertName(db, act, id, kind, name, readingOf);
  return id;
}

// When all rows stand: the successor may be one of them.
function writeEnd(db: WritableDb, act: Act, id: number, line: SheetOrganisation): void {
  const row = getOrganisationData(db, id);
  if (line.validTo === null || isEnded(db, row, line)) return;
  const holder = line.successor === null ? null : holderOfName(db, line.successor);
  const successor = holder && getOrganisationData(db, holder.id);
  if (successor) {
    try {
      refuseCycle(db, row, successor);
    } catch {
      const message = `承接单位绕了一圈又回到“${row.name}”自己。`;
      throw new AppError('sheet.refused', { row: line.row, message, more: 0 });
    }
  }
  const { validTo, closedReason } = line;
  writeOrganisation(db, act, row, { validTo, closedReason, successorId: successor?.id ?? null });
}
