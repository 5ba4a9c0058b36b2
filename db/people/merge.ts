import { AppError } from '#shared/errors.ts';
import type { PersonValues } from '#shared/people/fields.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { readingRows } from '../core/row-sets.ts';
import { getRow, insertRow, prepared, rowsOf, updateRow } from '../core/rows.ts';
import { pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { mergeMemberships } from '../households/merge.ts';
import { tellBeside } from '../life/reach.ts';
import { passOutletsOn } from '../outlets/write.ts';
import { filesOfSubject, moveFiles } from '../records/move-files.ts';
import { likenessDecision, person, personAlias, personFormerNumber } from '../tables/people.ts';
import { getCardPerson } from './cards.ts';
import { moveBeside } from './merge-beside.ts';
import { livesOf, moveDeath, refuseTwoLives } from './merge-lives.ts';
import { changePerson, type PersonRow, personValues, type Reading, touchPerson, typedReading } from './people.ts';

// What a merge fills where the kept entry has nothing. Name and number are not among them: those of the gone entry
// become an alias and a former number, or the number of a kept entry that had none.
const filled = [
  'formerName',
  'gender',
  'birthOn',
  'ethnicity',
  'politicalStatus',
  'education',
  'maritalStatus',
  'householdType',
  'mobile',
  'landline',
  'registeredAddress',
  'residenceCity',
  'residenceType',
  'residenceAddress',
  'postcode',
  'health',
  'careCategory',
  'skills',
  'publicService',
  'spouseName',
  'spouseWork',
  'contactName',
  'contactRelation',
  'contactPhone',
] as const satisfies readonly (keyof PersonValues)[];

/**
 * Two entries are one person: all files of `goneId` move to `keptId`, its names and numbers lead there from now on, and
 * what the kept entry lacks is filled. Of two open files of one kind one stays and the other is put out of use; both
 * keep their histories. One command, so that the whole can be undone.
 * @throws AppError person.notFound, person.mergedAlready, person.mergeContradicts, record.stillStands, and what `mergeMemberships` throws
 */
export function mergePeople(
  db: WritableDb,
  act: Act,
  input: { keptId: number; goneId: number; keptRecordIds: readonly number[]; keptHouseholdId?: number | null },
  readingOf: (name: string) => Reading | undefined,
): number {
  const kept = unmerged(db, input.keptId);
  const gone = unmerged(db, input.goneId);
  if (kept.id === gone.id) throw new AppError('person.mergedAlready', { name: gone.name });
  const title = `合并人员：${inWords(gone)}并入 ${inWords(kept)}`;
  runCommand(db, act, { name: 'people.merge', title, noun: 'person', nounId: kept.id }, () => {
    const lives = livesOf(db, [kept.id, gone.id]);
    const note = `${inWords(gone)}并入 ${inWords(kept)}`;
    decide(db, act, kept.id, gone.id, 'same');
    moveFiles(db, act, {
      own: filesOfSubject(db, { personId: kept.id }),
      coming: filesOfSubject(db, { personId: gone.id }),
      onto: { personId: kept.id },
      keptRecordIds: input.keptRecordIds,
      sortName: ({ sortName }) => sortNameOf(db, kept.id, sortName),
      word: '合并人员',
      note,
    });
    moveBeside(db, act, kept.id, gone.id, note);
    passOutletsOn(db, { personId: gone.id }, { personId: kept.id });
    moveDeath(db, act, kept.id, gone.id);
    tellBeside(db, act, kept.id);
    moveNames(db, act, kept, gone, readingOf);
    moveNumbers(db, act, kept, gone);
    for (const id of mergeMemberships(db, act, kept.id, gone.id, input.keptHouseholdId ?? null))
      keepChange(db, act, { noun: 'record', nounId: id, action: 'merge', note });
    for (const id of mergedInto(db, gone.id)) updateRow(db, person, id, { mergedInto: kept.id });
    // No two rows may hold one number: it is given up before it is taken, and by an undo, last row first, likewise.
    const takesNumber = kept.idNumber === null && gone.idNumber !== null;
    const given = takesNumber ? ({ idKind: 'none', idNumber: null } as const) : {};
    touchPerson(db, act, gone.id, { ...given, mergedInto: kept.id });
    const values = filledFrom(personValues(kept), personValues(gone), takesNumber);
    if (!changePerson(db, act, kept, values, { readings: readingsOf(db, kept, values, readingOf), note: title }))
      touchPerson(db, act, kept.id);
    refuseTwoLives(db, kept.id, lives);
  });
  return kept.id;
}

/** Two entries are two people: the pair is not shown again. Answers false when that was decided before. */
export function keepApart(db: WritableDb, act: Act, firstId: number, secondId: number): boolean {
  const [first, second] = [getCardPerson(db, firstId), getCardPerson(db, secondId)];
  if (first.id === second.id) throw new AppError('person.mergedAlready', { name: first.name });
  const title = `确认不是同一人：${first.name}、${second.name}`;
  return runCommand(db, act, { name: 'likeness.decide', title, noun: 'person', nounId: first.id }, () =>
    decide(db, act, first.id, second.id, 'different'),
  );
}

/** The kept entry with what it lacks taken from the other, and the texts beside 其他 with their fields. */
function filledFrom(kept: PersonValues, gone: PersonValues, takesNumber: boolean): PersonValues {
  const fields: readonly (keyof PersonValues)[] = [
    ...filled,
    ...(takesNumber ? (['idKind', 'idNumber'] as const) : []),
  ];
  const missing = fields.filter((field) => (kept[field] === null || field === 'idKind') && gone[field] !== null);
  const texts = Object.entries(gone.otherText).filter(([field]) => missing.some((one) => one === field));
  // A reading belongs to the name it was given for.
  const reading = kept.reading ?? (kept.name === gone.name ? gone.reading : null);
  const taken = Object.fromEntries(missing.map((field) => [field, gone[field]]));
  return { ...kept, ...taken, reading, otherText: { ...kept.otherText, ...Object.fromEntries(texts) } };
}

/** How the kept entry is searched by from now on: by the reading it takes over, beside those of before. */
function readingsOf(
  db: ReadableDb,
  kept: PersonRow,
  { reading, formerName }: PersonValues,
  readingOf: (name: string) => Reading | undefined,
): Reading[] {
  const taken = reading === null || reading === kept.reading ? [] : [typedReading(reading)];
  const known = rowsOf(db, readingRows, kept.id).map(({ py, ini }) => ({ full: py, initials: ini }));
  const former = formerName === null || formerName === kept.formerName ? undefined : readingOf(formerName);
  const first = kept.reading === null ? readingOf(kept.name) : typedReading(kept.reading);
  return [...taken, ...(first ? [first] : []), ...known, ...(former ? [former] : [])];
}

function unmerged(db: ReadableDb, id: number): PersonRow {
  const row = getRow(db, person, id);
  if (!row || row.pending === 1) throw new AppError('person.notFound', {});
  if (row.mergedInto !== null) throw new AppError('person.mergedAlready', { name: row.name });
  return row;
}

function mergedInto(db: ReadableDb, id: number): number[] {
  return read(db, typed`SELECT ${person.id} FROM ${person} WHERE merged_into = ?`).all(id);
}

function decide(db: WritableDb, act: Act, one: number, other: number, decision: 'same' | 'different'): boolean {
  const [firstId, secondId] = [Math.min(one, other), Math.max(one, other)];
  const known = read(
    db,
    typed`SELECT ${{ id: likenessDecision.id, decision: likenessDecision.decision }} FROM ${likenessDecision}
     WHERE first_id = ? AND second_id = ? AND removed_at IS NULL`,
  ).get(firstId, secondId);
  if (known?.decision === decision) return false;
  if (known) updateRow(db, likenessDecision, known.id, { removedAt: act.at });
  insertRow(db, likenessDecision, { firstId, secondId, decision, decidedAt: act.at, decidedBy: act.userId });
  return true;
}

function inWords(of: PersonRow): string {
  return `${of.name}（${numberWithKind(of.idKind, of.idNumber)}）`;
}

// The list is ordered by the kept person's name from now on.
function sortNameOf(db: ReadableDb, personId: number, fallback: string): string {
  const name = prepared(db, 'SELECT sort_name FROM record WHERE person_id = ? LIMIT 1').pluck().get(personId);
  return typeof name === 'string' ? name : fallback;
}

function moveNames(
  db: WritableDb,
  act: Act,
  kept: PersonRow,
  gone: PersonRow,
  readingOf: (name: string) => Reading | undefined,
): void {
  const aliases = read(
    db,
    typed`SELECT ${pick(personAlias, 'name', 'kind', 'note')} FROM ${personAlias} WHERE person_id = ?
     AND removed_at IS NULL`,
  );
  const known = new Set([kept.name, kept.formerName, ...aliases.all(kept.id).map((alias) => alias.name)]);
  const add = (name: string | null, kind: 'former' | 'written' | 'known-as', note: string | null): void => {
    if (name === null || known.has(name)) return;
    known.add(name);
    const reading = readingOf(name);
    insertRow(db, personAlias, {
      uid: newUid(),
      personId: kept.id,
      kind,
      name,
      py: reading?.full ?? '',
      ini: reading?.initials ?? '',
      note,
      addedAt: act.at,
      addedBy: act.userId,
    });
  };
  add(gone.name, 'written', '合并前的另一个登记');
  if (kept.formerName !== null) add(gone.formerName, 'former', '合并前的另一个登记');
  for (const alias of aliases.all(gone.id)) add(alias.name, alias.kind, alias.note);
}

function moveNumbers(db: WritableDb, act: Act, kept: PersonRow, gone: PersonRow): void {
  const add = (kind: PersonNumberKind, number: string | null, note: string | null): void => {
    if (kind === 'none' || number === null) return;
    insertRow(db, personFormerNumber, {
      uid: newUid(),
      personId: kept.id,
      kind,
      number,
      note,
      addedAt: act.at,
      addedBy: act.userId,
    });
  };
  // The number a kept entry without one takes for its own is no former one.
  if (kept.idNumber !== null) add(gone.idKind, gone.idNumber, '合并前的另一个登记');
  const former = read(
    db,
    typed`SELECT ${pick(personFormerNumber, 'id', 'kind', 'number', 'note')} FROM ${personFormerNumber}
     WHERE person_id = ? AND removed_at IS NULL`,
  ).all(gone.id);
  for (const one of former) {
    updateRow(db, personFormerNumber, one.id, { removedAt: act.at });
    add(one.kind, one.number, one.note);
  }
}
