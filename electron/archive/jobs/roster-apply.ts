import { dictionary } from '#db/codes/codes.ts';
import { whoToAsk } from '#db/core/scope.ts';
import { type ChangedFile, type NewFile, openFileOf } from '#db/imports/apply.ts';
import { getImport, getImportData, type PlanRow, planRows } from '#db/imports/imports.ts';
import { isNameOf } from '#db/people/names.ts';
import { findPersonByNumber, getPerson } from '#db/people/people.ts';
import { communityNames } from '#db/places/community-names.ts';
import { refuseKindNotKept } from '#db/policy/kept-kinds.ts';
import { getEnvelope, unreadIn } from '#db/records/records.ts';
import { personOf } from '#db/records/subject.ts';
import { getPersonFileValues } from '#db/records/values.ts';
import type { Import } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { statesIn } from '#shared/records/states.ts';
import { isOpenText } from '#shared/rules/community-text.ts';
import { isWhole, isWithin } from '#shared/rules/scope.ts';
import { recordInput } from '../records.ts';
import { placeText } from '../roster/reject-text.ts';
import { groupsOf } from './group-plan.ts';
import { findPairs } from './likeness-scan.ts';
import { acceptedCodes, mergeEntry, newValues } from './roster-values.ts';
import { type JobOf, type JobTools, phases } from './tools.ts';

const BATCH = 200;

/** Carries a planned import out: new files in hidden batches, then one transaction that shows everything. */
export const applyRoster: JobOf<'roster.apply'> = async ({ importId, leavesUndecided, asksCommunities }, tools) => {
  const plan = getImportData(tools.db, importId);
  const kind = plan.kind as RecordKind;
  refuseKindNotKept(tools.db, kind);
  if (!leavesUndecided) refuseUndecided(getImport(tools.db, importId));
  if (asksCommunities) refuseUnknownCommunities(getImport(tools.db, importId));
  if (kinds[kind].rosterIdentity.by !== 'number') return applyGrouped(importId, tools);
  const { counts } = JSON.parse(plan.summary) as { counts: { created: number; updated: number } };
  const spelled = spelledAs(getImport(tools.db, importId));
  const count = phases(tools, [
    { name: '正在写入新档案', weight: Math.max(1, counts.created) },
    { name: '正在核对变更', weight: Math.max(1, counts.updated / 2) },
    { name: '正在完成导入', weight: Math.max(1, (counts.created + counts.updated) / 10) },
    { name: '正在查找疑似重复人员', weight: Math.max(1, counts.created / 3) },
  ]);
  count.enter(0, counts.created);
  await tools.write('import.startApply', { importId });

  const returning: NewFile[] = [];
  let done = 0;
  for await (const rows of batches(tools, importId, 'created')) {
    if (tools.isCancelled()) return { state: 'cancelled' };
    refuseOtherNames(tools, rows);
    const files = rows.map((row) => newFile(tools, kind, row, spelled));
    refuseOutside(tools, kind, files);
    returning.push(
      ...files.filter((file) => findPersonByNumber(tools.db, file.input.values.idNumber ?? '')?.pending === 0),
    );
    await tools.write('import.addPending', { importId, files });
    done += rows.length;
    count.show({ done, total: counts.created });
  }

  count.enter(1, counts.updated);
  const changed: ChangedFile[] = [];
  for await (const rows of batches(tools, importId, 'updated')) {
    if (tools.isCancelled()) return { state: 'cancelled' };
    refuseOtherNames(tools, rows);
    const files = rows.map((row) => changedFile(tools, kind, row, spelled));
    refuseOutside(tools, kind, files);
    changed.push(...files);
    count.show({ done: changed.length, total: counts.updated });
  }

  count.enter(2);
  if (tools.isCancelled()) return { state: 'cancelled' };
  await tools.write('import.finishApply', { importId, changed, returning });
  // The import stands by now: a cancel or a full disk only leaves the looking for another day.
  await findPairs(tools, importId, (found) => {
    if (found.done === 0) count.enter(3, found.total);
    count.show(found);
  }).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'archive.full') throw error;
  });
  return { state: 'done', result: { importId, created: counts.created, updated: changed.length } };
};

/** Files of households and outlets: read whole, then written in one transaction. */
async function applyGrouped(importId: number, tools: JobTools): ReturnType<JobOf<'roster.apply'>> {
  const count = phases(tools, [
    { name: '正在核对变更', weight: 1 },
    { name: '正在完成导入', weight: 4 },
  ]);
  const plan = getImport(tools.db, importId);
  const spelled = spelledAs(plan);
  count.enter(0);
  await tools.write('import.startApply', { importId });
  const rows: PlanRow[] = [];
  for (const verdict of ['created', 'updated'] as const)
    for await (const some of batches(tools, importId, verdict)) {
      if (tools.isCancelled()) return { state: 'cancelled' };
      rows.push(...some);
    }
  const whereOf = ({ sheet, row }: PlanRow) => placeText(takenSheets(plan) > 1 ? sheet : null, row);
  const groups = groupsOf(rows, spelled, whereOf);
  count.enter(1, groups.length);
  if (tools.isCancelled()) return { state: 'cancelled' };
  const done = await tools.write('import.applyGroups', { importId, groups });
  return { state: 'done', result: { importId, ...done } };
}

const takenSheets = ({ sheetsRead }: Import): number => sheetsRead.filter(({ isTaken }) => isTaken).length;

/**
 * A community that is only written otherwise must not become a second one unasked.
 * @throws AppError import.communitiesUndecided
 */
function refuseUnknownCommunities({ communities }: Import): void {
  const undecided = communities.filter(isOpenText);
  if (undecided.length === 0) return;
  const names = undecided.slice(0, 5).map((one) => one.written);
  throw new AppError('import.communitiesUndecided', { count: undecided.length, names: names.join('、') });
}

type Spelled = (name: string | null) => string | null;

/** The community of a line as the roster's own other spelling of it is registered: two spellings make one community. */
function spelledAs({ communities }: Import): Spelled {
  const texts = new Map(communities.map((one) => [one.written, one]));
  const into = communities.flatMap(({ written, answer, sameAs }) => {
    if (answer !== null || sameAs === null) return [];
    return [[written, texts.get(sameAs)?.communityName ?? sameAs] as const];
  });
  const names = new Map(into);
  return (name) => (name === null ? null : (names.get(name) ?? name));
}

/** What a code means is for the clerk to say, not for the program to pass over. @throws AppError import.codesUndecided */
function refuseUndecided({ codes, columns }: Import): void {
  const undecided = codes.filter((one) => one.state === 'undecided');
  if (undecided.length === 0) return;
  const fields = new Set(undecided.map((one) => one.field));
  const headings = columns.filter((one) => one.field !== null && fields.has(one.field)).map((one) => one.heading);
  throw new AppError('import.codesUndecided', { count: undecided.length, columns: headings.join('、') });
}

/** The scope may have been narrowed, and files moved, since the plan was made. @throws AppError scope.outside */
function refuseOutside(
  { db, scope }: JobTools,
  kind: RecordKind,
  files: readonly {
    communityName: string | null;
    recordId?: number;
    input: { values: { communityId: number | null } };
  }[],
): void {
  if (isWhole(scope)) return;
  const communities = communityNames(db);
  const isOutside = files.some(({ communityName, recordId, input }) => {
    const target = communityName === null ? input.values.communityId : (communities(communityName)?.id ?? -1);
    const stands = recordId === undefined ? target : getEnvelope(db, recordId).communityId;
    return [target, stands].some((communityId) => !isWithin(scope, { kind, communityId }));
  });
  if (isOutside) throw new AppError('scope.outside', { what: '这份花名册里有的档案', ask: whoToAsk(db) });
}

/**
 * A number may have become somebody's since the plan was made, or its person another name's: what nobody compared is not
 * written. @throws AppError import.identityChanged
 */
function refuseOtherNames({ db }: JobTools, rows: readonly PlanRow[]): void {
  for (const { row, entry } of rows) {
    const written = String(entry.values.name);
    const person = findPersonByNumber(db, String(entry.values.idNumber));
    if (!person || person.pending === 1 || isNameOf(db, person.id, written)) continue;
    const said = entry.review?.identity;
    if (said?.answer === 'renamed' && said.personId === person.id && said.name === person.name) continue;
    throw new AppError('import.identityChanged', { row, name: person.name });
  }
}

async function* batches(tools: JobTools, importId: number, verdict: PlanRow['verdict']): AsyncGenerator<PlanRow[]> {
  let after = 0;
  for (;;) {
    const rows = planRows(tools.db, importId, { verdict, isNoted: false, after, limit: BATCH });
    if (rows.length === 0) return;
    after = rows.at(-1)?.position ?? after;
    yield rows;
  }
}

// The code tables may have changed since the plan was made: a code taken out or retired since becomes a text again.
function newFile(tools: JobTools, kind: RecordKind, row: PlanRow, spelled: Spelled): NewFile {
  const { entry } = acceptedCodes(kind, row.entry, dictionary(tools.db), null);
  return {
    position: row.position,
    communityName: spelled(entry.communityName),
    input: recordInput(kind, newValues(kind, entry), entry.unreadText),
    opening: row.entry.opening ?? null,
  };
}

/**
 * The file is read again: what the roster says is laid over what stands in it now, not when the plan was made. A line whose
 * file went out of use since would be lost without a word, so nothing is written.
 * @throws AppError import.fileEnded
 */
function changedFile(tools: JobTools, kind: RecordKind, row: PlanRow, spelled: Spelled): ChangedFile {
  const open = openFileOf(tools.db, kind, String(row.entry.values.idNumber));
  if (!open) throw new AppError('import.fileEnded', { row: row.row, name: String(row.entry.values.name) });
  const envelope = getEnvelope(tools.db, open.recordId);
  // The number of today: the roster's may have become a former one since the plan was made.
  const { idKind, idNumber } = open;
  const today = idNumber === null ? {} : { idKind, idNumber };
  const before = getPersonFileValues(tools.db, envelope);
  const { entry } = acceptedCodes(kind, row.entry, dictionary(tools.db), before);
  // The states of a file change by steps only; those of the plan were its own when it was made.
  const values = { ...mergeEntry(before, entry), ...today, ...statesIn(kind, before) };
  const person = getPerson(tools.db, personOf(envelope));
  const unreadText = { ...unreadIn(envelope, person), ...entry.unreadText };
  return {
    position: row.position,
    recordId: open.recordId,
    version: open.version,
    personVersion: person.version,
    communityName: spelled(row.entry.communityName),
    input: recordInput(kind, values, unreadText),
    opening: row.entry.opening ?? null,
  };
}
