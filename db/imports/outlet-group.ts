import { getTableColumns } from 'drizzle-orm';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, columns, int, typed } from '../core/typed.ts';
import { holderOfCode, holderOfName, saveOrganisation } from '../organisations/write.ts';
import { getOutletData, type OutletData, valuesOf } from '../outlets/outlets.ts';
import { saveOutlet } from '../outlets/write.ts';
import { isNameOf } from '../people/names.ts';
import { ownTableOf } from '../records/kind-tables.ts';
import { getEnvelope } from '../records/records.ts';
import { outletOf } from '../records/subject.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { outlet } from '../tables/outlets.ts';
import { record } from '../tables/records.ts';
import {
  communityOf,
  type FileGroup,
  forLine,
  type GroupLine,
  GroupRefused,
  type GroupTools,
  isRenamed,
  refuseOutsideScope,
  type TakenGroup,
  textOf,
  writeFile,
} from './file-groups.ts';
import { personNumbered, registerOf } from './line-people.ts';

/** A line with a number of its own, as of a licence: the file of an outlet. */

const r = alias(record, 'r');
const o = alias(outlet, 'o');

/**
 * Takes a line in. Its file is the one with its number; without one the outlet is known by name and address, else it is
 * registered with who runs it. What the register knows of an outlet stays, but a new name that a clerk compared.
 * @throws GroupRefused
 */
export function takeOutlet(db: WritableDb, act: Act, group: FileGroup, tools: GroupTools): TakenGroup {
  const [line] = group.lines;
  const said: string[] = [];
  const number = numberOf(tools.kind, group);
  const file = fileWithNumber(db, tools.kind, number, line);
  const known = file === null ? outletMeant(db, line) : getOutletData(db, outletOf(file));
  const named = communityOf(group.communityName, known?.communityId ?? null, tools);
  refuseOutsideScope(tools, line, known?.communityId ?? named);
  const isNew = known !== null && file !== null && renamedTo(db, act, { known, number, line }, tools, said);
  if (known !== null) tellKept(known, line, named, said);
  const outletId = known?.id ?? registered(db, act, line, named, tools);
  if (known === null) said.push(`登记网点“${textOf(line, 'outletName')}”`);
  const written = writeFile(db, act, group, tools, {
    subject: { subject: 'outlet', outletId },
    known: openFileOf(db, tools.kind, { outletId, number, file }, line),
  });
  const how = written.how === 'same' && isNew ? 'updated' : written.how;
  return { ...written, isPlaced: known === null, how, said };
}

const CONFLICT = 'outlet-conflict';
const refusal = (field: string, sentence: string, reason = CONFLICT) => ({ field, reason, sentence });

/** The field by which lines of a kind find their file. @throws Error where they do otherwise */
function fieldOf(kind: RecordKind): string {
  const { rosterIdentity } = kinds[kind];
  if (rosterIdentity.by !== 'certificate') throw new Error(`rosters of ${kind} have no number of their own`);
  return rosterIdentity.field;
}

const numberOf = (kind: RecordKind, { values }: FileGroup): string => String(values[fieldOf(kind)] ?? '');

/** The file with the number: the open one, else the one that was closed last. */
function fileWithNumber(db: ReadableDb, kind: RecordKind, number: string, line: GroupLine) {
  const { name } = columnOf(kind);
  const files = read(
    db,
    typed`SELECT ${{ id: r.id, isOpen: int('r.closed_on IS NULL') }} FROM ${r} JOIN ${ownTableOf(kind)} d ON d.id = r.id
     WHERE r.kind = @kind AND d."${name}" = @number AND r.removed_at IS NULL AND r.pending = 0
     ORDER BY r.closed_on IS NOT NULL, r.closed_on DESC, r.id DESC`,
  ).all({ kind, number });
  if (files.filter(({ isOpen }) => isOpen === 1).length > 1)
    throw new GroupRefused(
      line,
      refusal(fieldOf(kind), `有几份在办的档案都写着“${number}”，不知道是哪一份，请先核对。`),
    );
  const [first] = files;
  return first === undefined ? null : getEnvelope(db, first.id);
}

function columnOf(kind: RecordKind): { name: string } {
  const field = fieldOf(kind);
  const column = Object.entries(getTableColumns(tablesOfKinds[kind].own.table)).find(([key]) => key === field)?.[1];
  if (column === undefined) throw new Error(`${kind} keeps no ${field}`);
  return column;
}

const alike = typed`SELECT ${columns(outlet, 'o')} FROM ${o}
  WHERE o.removed_at IS NULL AND o.merged_into IS NULL AND o.name = ? AND o.address = ? LIMIT 2`;

/** The outlet of that name at that address; of two nobody knows which one is meant. */
function outletMeant(db: ReadableDb, line: GroupLine): OutletData | null {
  const name = textOf(line, 'outletName') ?? '';
  const [first, second] = read(db, alike).all(name, textOf(line, 'address') ?? '');
  if (second)
    throw new GroupRefused(
      line,
      refusal('outletName', `这个地址登记着几家“${name}”，不知道是哪一家，请先在网点里核对。`),
    );
  return first ?? null;
}

/** Gives the outlet the name the roster has, where a clerk said that it is the same one. @returns whether it was renamed */
function renamedTo(
  db: WritableDb,
  act: Act,
  { known, number, line }: { known: OutletData; number: string; line: GroupLine },
  tools: GroupTools,
  said: string[],
): boolean {
  const written = textOf(line, 'outletName') ?? '';
  const { id, name, version } = known;
  if (written === name) return false;
  const answer = isRenamed(line, { id, name, written, number });
  if (answer === 'renamed') {
    const values = { ...valuesOf(known), name: written };
    forLine(line, 'outletName', () => saveOutlet(db, act, { id, version, values }, tools.outletReading));
    said.push(`同一家改了名：${name} 改为 ${written}`);
    return true;
  }
  throw new GroupRefused(line, {
    ...{ field: fieldOf(tools.kind), reason: 'identity-conflict', askedOf: id },
    sentence:
      answer === 'wrong-number'
        ? `“${number}”登记的是“${name}”，这一行写的是“${written}”。已核对为号码填错，请改正号码。`
        : `“${number}”登记的是“${name}”，这一行写的是“${written}”，没有导入。同一家改了名的，请在核对这一步选“同一家，改名”；号码写错的，请改正号码。`,
  });
}

/** What the roster says otherwise of an outlet that is registered. */
function tellKept(known: OutletData, line: GroupLine, named: number | null, said: string[]): void {
  const address = textOf(line, 'address');
  if (address !== null && address !== known.address)
    said.push(`花名册写的地址是“${address}”，网点登记的是“${known.address}”，没有改动`);
  if (named !== null && named !== known.communityId) said.push('花名册写的社区与网点登记的不一样，没有改动');
}

/** The open file of the outlet. One with another number is another licence: nobody guesses which of the two is right. */
function openFileOf(
  db: ReadableDb,
  kind: RecordKind,
  of: { outletId: number; number: string; file: { id: number; closedOn: string | null } | null },
  line: GroupLine,
): { recordId: number } | null {
  if (of.file !== null && of.file.closedOn === null) return { recordId: of.file.id };
  const { name } = columnOf(kind);
  const open = read(
    db,
    typed`SELECT ${{ id: r.id, number: r.number, isNumbered: int(`d."${name}" IS NOT NULL`) }}
     FROM ${r} JOIN ${ownTableOf(kind)} d ON d.id = r.id
     WHERE r.kind = @kind AND r.outlet_id = @outletId AND r.removed_at IS NULL AND r.closed_on IS NULL AND r.pending = 0`,
  ).get({ kind, outletId: of.outletId });
  if (open === undefined) return null;
  if (open.isNumbered === 0) return { recordId: open.id };
  throw new GroupRefused(
    line,
    refusal(fieldOf(kind), `这家已有在办的档案 ${open.number}，写的是另一个号，请核对是哪一个。`, 'identity-conflict'),
  );
}

function registered(db: WritableDb, act: Act, line: GroupLine, communityId: number | null, tools: GroupTools): number {
  const [name, address] = [textOf(line, 'outletName'), textOf(line, 'address')];
  if (name === null) throw new GroupRefused(line, refusal('outletName', '没有写名称，请补填。'));
  if (address === null) throw new GroupRefused(line, refusal('address', '没有写地址，新的网点要有地址，请补填。'));
  if (communityId === null)
    throw new GroupRefused(line, refusal('communityName', '没有写社区，新的网点要登记在社区里，请补填。'));
  const place = { name, address, communityId, phone: textOf(line, 'phone'), remark: null };
  const values = { ...place, ...keeperOf(db, act, line, tools) };
  return forLine(line, 'outletName', () => saveOutlet(db, act, { id: null, version: 0, values }, tools.outletReading))
    .id;
}

type Keeper = { organisationId: number; personId: null } | { organisationId: null; personId: number };

/** Who runs it: an organisation by its code or name, registered where it has a code; else a person by number. */
function keeperOf(db: WritableDb, act: Act, line: GroupLine, tools: GroupTools): Keeper {
  const [name, code, idNumber] = [textOf(line, 'keeperName'), textOf(line, 'creditCode'), textOf(line, 'idNumber')];
  if (idNumber !== null) return { organisationId: null, personId: personRunning(db, act, line, idNumber, tools) };
  const byCode = code === null ? null : holderOfCode(db, 'credit_code', code);
  const byName = name === null ? null : holderOfName(db, name);
  if (byCode !== null && name !== null && byName?.id !== byCode.id)
    throw new GroupRefused(line, {
      ...refusal('creditCode', `统一社会信用代码 ${code} 登记的是“${byCode.name}”，这一行写的是“${name}”，请核对。`),
      reason: 'identity-conflict',
    });
  const found = byCode ?? byName;
  if (found !== null) return { organisationId: found.id, personId: null };
  if (name === null || code === null)
    throw new GroupRefused(
      line,
      refusal('keeperName', '不知道由谁经营：单位经营的请填名称和统一社会信用代码，个人经营的请填姓名和证件号码。'),
    );
  const nothing = {
    ...{ shortName: null, organisationCode: null, licenceNumber: null, unitNumber: null, bankCode: null, head: null },
    ...{ address: null, contact: null, phone: null, remark: null, validFrom: null },
  };
  const values = { ...nothing, name, kinds: ['provider' as const], creditCode: code };
  const input = { id: null, version: 0, values, keepsName: false };
  const { id } = forLine(line, 'keeperName', () => saveOrganisation(db, act, input, tools.outletReading));
  return { organisationId: id, personId: null };
}

function personRunning(db: WritableDb, act: Act, line: GroupLine, idNumber: string, tools: GroupTools): number {
  const written = textOf(line, 'keeperName');
  const known = personNumbered(db, line, idNumber, tools, CONFLICT);
  if (known !== null) {
    if (written === null || isNameOf(db, known.id, written)) return known.id;
    throw new GroupRefused(line, {
      ...{ field: 'idNumber', reason: 'identity-conflict' },
      sentence: `这个号码登记的是“${known.name}”，这一行写的是“${written}”，没有导入，请核对经营者的姓名和号码。`,
    });
  }
  if (written === null) throw new GroupRefused(line, refusal('keeperName', '没有写经营者的姓名，请补填。'));
  const said = { gender: null, birthOn: null, mobile: null };
  return registerOf(db, act, line, { name: written, idNumber, ...said }, tools);
}
