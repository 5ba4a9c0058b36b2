import { AppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { recordNumber } from '#shared/rules/archival-code.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { refuseDoubtfulClock } from '../core/clock.ts';
import { appendLog } from '../core/log.ts';
import { inTransaction, type ReadableDb, type WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { alias, present, typed } from '../core/typed.ts';
import { statesOf } from '../life/facts.ts';
import { learnOfDeath } from '../life/reach.ts';
import { type ReadingOf, takeNamesBack } from '../people/names.ts';
import { findPersonByNumber, getPerson } from '../people/people.ts';
import { insertCommunity } from '../places/communities-write.ts';
import { communityNames } from '../places/community-names.ts';
import { requireOffice } from '../policy/office.ts';
import type { PersonInput } from '../records/input.ts';
import { kindOf } from '../records/kind-of.ts';
import { asKnown } from '../records/known.ts';
import { giveBackNumbersOf } from '../records/numbers-back.ts';
import { createRecord, getEnvelope, seriesOf, touch, unreadIn, updateRecord } from '../records/records.ts';
import { personOf } from '../records/subject.ts';
import { UNDONE_IMPORT } from '../records/undone-files.ts';
import { numberSeries } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { change, record } from '../tables/records.ts';
import { importRow, importTable } from '../tables/work.ts';
import { dropPlanStep, getImportData } from './imports.ts';
import { type FileOpening, importsOf } from './kind-imports.ts';
import { takeCommunitiesBack } from './places.ts';
import { usedSinceImport } from './used.ts';

const i = alias(importRow, 'i');
const c = alias(change, 'c');

/**
 * Carrying out a planned import, all or nothing as the clerk sees it: new files are written in short batches but stay
 * hidden (`pending`); one last transaction changes the known files, gives the new ones their 档号 and shows them.
 * Until then a cancel, a crash or a full disk leaves only hidden rows, which `rollbackStep` takes away.
 */

/** @throws AppError import.alreadyApplied, import.notReady */
export function startApply(db: WritableDb, importId: number): void {
  const { state } = getImportData(db, importId);
  if (state === 'applied' || state === 'undone' || state === 'undoing') throw new AppError('import.alreadyApplied', {});
  if (state !== 'planned') throw new AppError('import.notReady', {});
  updateRow(db, importTable, importId, { state: 'applying' });
}

export interface NewFile {
  /** Of its line in the roster. */
  position: number;
  communityName: string | null;
  input: PersonInput;
  opening: FileOpening | null;
}

/** Writes a batch of new files, hidden. */
export function addPending(db: WritableDb, act: Act, importId: number, files: readonly NewFile[]): void {
  const kind = importKind(db, importId);
  const places = placesFor(db, act, kind);
  for (const file of files) {
    const values = { ...file.input.values, communityId: places.community(file.communityName) };
    places.others(values.communityId, values);
    const { id } = createRecord(db, act, { ...file.input, values }, importId);
    importsOf[kind].takeOpening(db, act, importId, id, file.opening);
    setRecord(db, importId, file.position, id, 1);
  }
}

export interface ChangedFile {
  /** Of its line in the roster. */
  position: number;
  recordId: number;
  version: number;
  /** Of the person, as the file showed them when its new values were put together. */
  personVersion: number;
  communityName: string | null;
  input: PersonInput;
  opening: FileOpening | null;
}

const fileOfRow = typed`SELECT ${present(importRow.recordId)} FROM ${importRow} WHERE import_id = ? AND row = ?`;

/**
 * The last transaction: changes known files, numbers the new ones and shows them all at once.
 * @param returning new files whose person was registered before (another kind, or a file taken out of use): a hidden
 *   file may not touch a visible person, so the person is brought up to date here
 * @param readingOf of a name that a roster's new one takes the place of
 */
export function finishApply(
  db: WritableDb,
  act: Act,
  importId: number,
  changed: readonly ChangedFile[],
  returning: readonly NewFile[],
  readingOf: ReadingOf,
): void {
  const kind = importKind(db, importId);
  const places = placesFor(db, act, kind);
  for (const file of returning) {
    const recordId = read(db, fileOfRow).one(importId, file.position);
    const communityId = places.community(file.communityName);
    places.others(communityId, file.input.values);
    const person = getPerson(db, personOf(getEnvelope(db, recordId)));
    // What an old system knew of the states was taken over with the file.
    const states = statesOf(db, recordId);
    const values = { ...file.input.values, ...states, communityId };
    const unreadText = { ...unreadIn(getEnvelope(db, recordId), person), ...file.input.unreadText };
    const input = asKnown(db, { ...file.input, values, unreadText, readingOf }, person);
    setRecord(db, importId, file.position, recordId, updateRecord(db, act, recordId, 1, input).version);
  }
  for (const file of changed) {
    const communityId = file.communityName ? places.community(file.communityName) : file.input.values.communityId;
    places.others(communityId, file.input.values);
    refuseChangedPerson(db, file);
    const saved = updateRecord(db, act, file.recordId, file.version, {
      ...file.input,
      values: { ...file.input.values, communityId },
      readingOf,
    });
    // The version goes on, so that a form that is open elsewhere learns of it.
    const isTaken = importsOf[kind].takeOpening(db, act, importId, file.recordId, file.opening);
    const version = isTaken ? touch(db, act, getEnvelope(db, file.recordId)) : saved.version;
    setRecord(db, importId, file.position, file.recordId, version);
  }
  numberPending(db, act, importId);
  prepared(db, 'UPDATE record SET pending = 0 WHERE import_id = ?').run(importId);
  prepared(db, 'UPDATE person SET pending = 0 WHERE import_id = ?').run(importId);
  for (const { position } of returning) {
    const recordId = read(db, fileOfRow).one(importId, position);
    setRecord(db, importId, position, recordId, learnOfDeath(db, act, recordId));
  }
  updateRow(db, importTable, importId, { state: 'applied', appliedAt: act.at });
  appendLog(db, act, { action: 'write', noun: 'import', nounId: importId, what: 'import' });
}

// So much one short transaction takes away: on a full disk the log of SQLite must not have to grow for it.
const ROLLBACK_STEP = 200;

/**
 * Takes a piece of an unfinished import away; the last piece leaves the plan as it was. Cut off in between, it goes on
 * from where it stood. To be called, each time in a transaction of its own, until it answers false.
 * @returns whether more is to be taken away
 */
export function rollbackStep(db: WritableDb, importId: number): boolean {
  const kind = importKind(db, importId);
  const rows = read(
    db,
    typed`SELECT ${{ position: importRow.position, recordId: present(importRow.recordId) }} FROM ${importRow}
     WHERE import_id = ? AND verdict = 'created' AND record_id IS NOT NULL ORDER BY row LIMIT ${ROLLBACK_STEP}`,
  ).all(importId);
  for (const { position, recordId } of rows) {
    prepared(db, 'UPDATE import_row SET record_id = NULL WHERE import_id = ? AND row = ?').run(importId, position);
    prepared(db, "DELETE FROM change WHERE noun = 'record' AND noun_id = ? AND import_id = ?").run(recordId, importId);
    importsOf[kind].dropPendingOpening(db, recordId);
    prepared(db, 'DELETE FROM record WHERE id = ? AND import_id = ? AND pending = 1').run(recordId, importId);
  }
  if (rows.length > 0) return true;

  const people = read(
    db,
    typed`SELECT ${person.id} FROM ${person} WHERE import_id = ? AND pending = 1 LIMIT ${ROLLBACK_STEP}`,
  ).all(importId);
  for (const id of people) {
    prepared(db, 'DELETE FROM person_name_fts WHERE rowid = ?').run(id);
    prepared(db, 'DELETE FROM person WHERE id = ?').run(id);
  }
  if (people.length > 0) return true;

  forgetPlaces(db, importId);
  prepared(db, 'DELETE FROM change WHERE import_id = ?').run(importId);
  updateRow(db, importTable, importId, { state: 'planned' });
  return false;
}

/** Communities and groups that only the unfinished import named. */
function forgetPlaces(db: WritableDb, importId: number): void {
  prepared(
    db,
    "DELETE FROM community_group WHERE id IN (SELECT noun_id FROM change WHERE import_id = ? AND noun = 'group')",
  ).run(importId);
  const gone = `SELECT noun_id FROM change WHERE import_id = ? AND noun = 'community'
    AND NOT EXISTS (SELECT 1 FROM record r WHERE r.community_id = noun_id)`;
  prepared(db, `DELETE FROM community_version WHERE community_id IN (${gone})`).run(importId);
  prepared(db, `DELETE FROM community WHERE id IN (${gone})`).run(importId);
}

/** An import or plan that did not come to its end: the next piece of what takes it away; false when it is done. */
function recoverStep(db: WritableDb, { id, state }: { id: number; state: string }): boolean {
  if (state === 'applying') return rollbackStep(db, id);
  if (state === 'reading') return dropPlanStep(db, id);
  updateRow(db, importTable, id, { state: 'applied' });
  return false;
}

/** At start-up: imports and plans that a crash cut off, in short transactions. @returns how many */
export function recoverImports(db: WritableDb): number {
  const cut = read(
    db,
    typed`SELECT ${{ id: importTable.id, state: importTable.state }}
     FROM ${importTable} WHERE state IN ('reading', 'applying', 'undoing')`,
  ).all();
  for (const one of cut) while (inTransaction(db, () => recoverStep(db, one)));
  return cut.length;
}

// What an import changed of a person is told of the person; programs before step 0500 told it of the file. With the plus the
// few changes of the file are looked through, and not the hundred thousand of the import.
const toldOf = (record: string): string => `FROM change c WHERE +c.import_id = @importId AND c.action = 'update'
  AND (c.noun, c.noun_id) IN (VALUES ('record', ${record}), ('person', (SELECT person_id FROM record WHERE id = ${record})))`;

/** New files of an import whose person was registered before: what it changed of the person is taken back with them. */
export function returnedBy(db: ReadableDb, importId: number): number[] {
  return read(
    db,
    typed`SELECT ${present(i.recordId)} FROM ${i} WHERE i.import_id = @importId AND i.verdict = 'created'
       AND EXISTS (SELECT 1 ${toldOf('i.record_id')}) ORDER BY 1`,
  ).all({ importId });
}

const keptBefore = typed`SELECT ${present(c.before)} ${toldOf('@recordId')}`;

/**
 * The values a changed file and its person had before the import, by the changes that kept them; texts beside 其他 only where
 * the import changed some of theirs.
 */
export function valuesBefore(db: ReadableDb, importId: number, recordId: number): Record<string, unknown> {
  const kept = read(db, keptBefore).all({ importId, recordId });
  const sides = kept.map((before) => JSON.parse(before) as Record<string, unknown>);
  return { ...Object.assign({}, ...sides), otherText: Object.assign({}, ...sides.map(({ otherText }) => otherText)) };
}

/**
 * Undoes a whole import in one transaction: new files are taken out of use, changed files get their values back, and
 * places it registered that nothing else belongs to are no more.
 * @param restored the changed files with the values they had before
 * @throws AppError import.usedMeanwhile
 */
export function undoImport(
  db: WritableDb,
  act: Act,
  importId: number,
  restored: readonly { recordId: number; input: PersonInput }[],
): void {
  if (getImportData(db, importId).state !== 'applied') throw new AppError('import.notReady', {});
  const used = usedSinceImport(db, importId);
  if (used.length > 0)
    throw new AppError('import.usedMeanwhile', { count: used.length, numbers: used.slice(0, 3).join('、') });
  const kind = importsOf[importKind(db, importId)];
  kind.takeOpeningsBack(db, act, importId);
  const people = restored.map((file) => personOf(getEnvelope(db, file.recordId)));
  takeNamesBack(db, act, people, getImportData(db, importId).appliedAt ?? '');
  for (const file of restored) {
    const envelope = getEnvelope(db, file.recordId);
    // A roster moves no state but by its opening state, which is taken back by now.
    const values = { ...file.input.values, ...statesOf(db, file.recordId) };
    updateRecord(db, act, file.recordId, envelope.version, { ...file.input, values, isRestored: true });
  }
  const created = read(
    db,
    typed`SELECT ${present(importRow.recordId)} FROM ${importRow} WHERE import_id = ? AND verdict = 'created'`,
  ).all(importId);
  const remove = prepared(
    db,
    `UPDATE record SET removed_at = @at, removed_reason = @reason, version = version + 1, updated_at = @at, updated_by = @by
     WHERE id = @id AND removed_at IS NULL`,
  );
  for (const id of created) {
    remove.run({ id, at: act.at, by: act.userId, reason: UNDONE_IMPORT });
    const note = `${UNDONE_IMPORT}（${getEnvelope(db, id).number}）`;
    keepChange(db, act, { noun: 'record', nounId: id, action: 'remove', note });
  }
  giveBackNumbersOf(db, 'record', created);
  kind.takePlacesBack(db, act, importId);
  takeCommunitiesBack(db, act, importId);
  updateRow(db, importTable, importId, { state: 'undone', undoneAt: act.at });
  appendLog(db, act, { action: 'write', noun: 'import', nounId: importId, what: 'undo' });
}

function numberPending(db: WritableDb, act: Act, importId: number): void {
  refuseDoubtfulClock(db, act.at);
  const kind = importKind(db, importId);
  const areaCode = requireOffice(db).areaCode;
  const year = Number(localDay(act.at).slice(0, 4));
  const prefix = seriesOf(areaCode, kind, year);
  const last = read(db, typed`SELECT ${numberSeries.last} FROM ${numberSeries} WHERE prefix = ?`).get(prefix);
  const rows = read(
    db,
    typed`SELECT ${present(importRow.recordId)}
     FROM ${importRow} WHERE import_id = ? AND verdict = 'created' ORDER BY row`,
  ).all(importId);
  let serial = last ?? 0;
  const give = prepared(db, 'UPDATE record SET number = ? WHERE id = ?');
  for (const id of rows) {
    serial += 1;
    give.run(recordNumber({ areaCode, kind, year, serial }), id);
  }
  prepared(
    db,
    'INSERT INTO number_series (prefix, last) VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = excluded.last',
  ).run(prefix, serial);
}

const importKind = (db: ReadableDb, importId: number): RecordKind => kindOf(getImportData(db, importId).kind);

function setRecord(db: WritableDb, importId: number, position: number, recordId: number, version: number): void {
  prepared(db, 'UPDATE import_row SET record_id = ?, record_version = ? WHERE import_id = ? AND row = ?').run(
    recordId,
    version,
    importId,
    position,
  );
}

/** The places rosters name: what is not registered yet is registered with the import. */
function placesFor(
  db: WritableDb,
  act: Act,
  kind: RecordKind,
): {
  community: (name: string | null) => number | null;
  others: (communityId: number | null, values: PersonInput['values']) => void;
} {
  return { community: communitiesFor(db, act), others: importsOf[kind].placesFor(db, act) };
}

/** The community of a name in a roster: one that is not registered yet is registered with the import. */
export function communitiesFor(
  db: WritableDb,
  act: Act,
  named = communityNames(db),
): (name: string | null) => number | null {
  const fresh = new Map<string, number>();
  return (name) => {
    if (name === null) return null;
    const known = named(name)?.id ?? fresh.get(name);
    if (known !== undefined) return known;
    const id = insertCommunity(db, act, { name, code: null });
    fresh.set(name, id);
    return id;
  };
}

/** @throws AppError record.changedMeanwhile where the person was written since the values were put together */
function refuseChangedPerson(db: ReadableDb, { recordId, personVersion }: ChangedFile): void {
  const envelope = getEnvelope(db, recordId);
  const person = getPerson(db, personOf(envelope));
  if (person.version === personVersion) return;
  const by = prepared(db, 'SELECT name FROM user WHERE id = ?')
    .pluck()
    .get(person.updatedBy ?? envelope.updatedBy);
  throw new AppError('record.changedMeanwhile', { by: String(by), at: person.updatedAt });
}

const openFile = typed`SELECT ${{ recordId: record.id, version: record.version }} FROM ${record}
     WHERE kind = ? AND person_id = ? AND removed_at IS NULL AND closed_on IS NULL AND pending = 0`;

/** Whether the person with that number, of today or former, has an open file already, which, and the number of today. */
export function openFileOf(
  db: ReadableDb,
  kind: RecordKind,
  idNumber: string,
): { recordId: number; version: number; idKind: PersonNumberKind; idNumber: string | null } | null {
  const person = findPersonByNumber(db, idNumber);
  if (!person) return null;
  const row = read(db, openFile).get(kind, person.id);
  return row ? { ...row, idKind: person.idKind, idNumber: person.idNumber } : null;
}
