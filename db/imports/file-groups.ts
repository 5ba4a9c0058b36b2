import { type AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { kinds, type OtherFileValues, type RecordKind } from '#shared/records/kinds.ts';
import { statesIn } from '#shared/records/states.ts';
import { isWithin, type Scope } from '#shared/rules/scope.ts';
import { type Act, difference } from '../core/changes.ts';
import { inTransaction, type WritableDb } from '../core/open.ts';
import type { ReadingOf } from '../organisations/write.ts';
import type { Reading } from '../people/people.ts';
import type { NameReadings } from '../people/rename.ts';
import { changeFile, openFile } from '../records/acts.ts';
import { getEnvelope, unreadIn } from '../records/records.ts';
import { storeOfOthers } from '../records/stores.ts';
import type { IdentityAnswer } from './review.ts';

/**
 * Lines of a roster that together are one file of a household or an outlet: how they are taken in. A plan tries each group
 * by the very acts that carry it out, and takes them back at once: what a plan says, the import does.
 */

/** What a line says of whom or what the file is about, by field (`RosterIdentity`). */
export type SubjectCells = Readonly<Record<string, string | number>>;

export interface GroupLine {
  position: number;
  /** In the words of the roster: 第 3 行. */
  where: string;
  about: SubjectCells;
  /** What a clerk said of a number that is somebody's, or an outlet's, of another name. */
  identity: IdentityAnswer | null;
}

/** All lines of one 户号, or the one line of a number. */
export interface FileGroup {
  lines: readonly [GroupLine, ...GroupLine[]];
  communityName: string | null;
  /** The file's own values, as far as the roster says them. */
  values: Readonly<Record<string, unknown>>;
  unreadText: Readonly<Record<string, string>>;
}

/** What taking a group in comes to. */
export interface TakenGroup {
  recordId: number;
  version: number;
  how: 'created' | 'updated' | 'same';
  /** Whether the household or the outlet came with it, to the community the roster names. */
  isPlaced: boolean;
  /** What was done to the household or the outlet, and what the register keeps as it is. */
  said: string[];
  /** Of a file that was there: its values before and after. */
  before: OtherFileValues | null;
  after: OtherFileValues;
}

/** Why a group is not taken in, at which of its lines. */
export interface GroupRefusal {
  position: number;
  /** The field of the column; '': of none. */
  field: string;
  reason: string;
  /** With a full stop, without the place. */
  sentence: string;
  /** Whom or what the clerk is asked about: the person, or the outlet, whose number it is under another name. */
  askedOf: number | null;
}

export interface GroupTools {
  kind: RecordKind;
  scope: Scope;
  /** Whom to ask about what lies outside the scope. */
  ask: string;
  /** The community of a name; one that is not registered yet is registered. */
  community: (name: string | null) => number | null;
  /** The same, null where it is not registered: of what lies somewhere already the name registers nothing. */
  knownCommunity: (name: string) => number | null;
  readingsOf: (name: string) => readonly Reading[];
  names: NameReadings;
  outletReading: ReadingOf;
  /** What cannot be in the values of the file: `said` by the roster, `values` as they would be; or null. */
  problem: (
    said: Readonly<Record<string, unknown>>,
    values: OtherFileValues,
    before: OtherFileValues | null,
  ) => { field: string; reason: string; sentence: string } | null;
}

/** Thrown by what takes a group in. */
export class GroupRefused extends Error {
  readonly refusal: GroupRefusal;

  constructor(line: GroupLine, refusal: Omit<GroupRefusal, 'position' | 'askedOf'> & { askedOf?: number }) {
    super(refusal.sentence);
    this.refusal = { position: line.position, askedOf: null, ...refusal };
  }
}

/** The community a roster names: registered with the import only for what comes to lie there. @param at where it lies already */
export function communityOf(name: string | null, at: number | null, tools: GroupTools): number | null {
  if (name === null) return null;
  return at === null ? tools.community(name) : tools.knownCommunity(name);
}

/** What a line says of whom or what its file is about; null: nothing. */
export function textOf(line: GroupLine, field: string): string | null {
  const value = line.about[field];
  return value === undefined || value === '' ? null : String(value);
}

/** Runs an act for a line: what it refuses the line is refused for, in the act's own sentence. */
export function forLine<T>(line: GroupLine, field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new GroupRefused(line, { field, reason: 'refused', sentence: sentenceOf(error) });
  }
}

/** One sentence with its full stop; of a refusal by fields the sentence of the first. */
function sentenceOf(error: AppError): string {
  const { fields } = error.params as { fields?: Record<string, string> };
  const [first] = Object.values(fields ?? {});
  const said = first ?? messageFor(error.code, error.params as never).sentence;
  return /[。！？]$/.test(said) ? said : `${said}。`;
}

/** Where a file lies must be within the scope; of what lies elsewhere nothing is told but who may be asked. */
export function refuseOutsideScope(tools: GroupTools, line: GroupLine, communityId: number | null): void {
  if (!isWithin(tools.scope, { kind: tools.kind, communityId })) throw outside(tools, line);
}

/** The refusal of what lies outside the scope: of a place, or of somebody who is there already. */
export function outside(tools: GroupTools, line: GroupLine): GroupRefused {
  const sentence = `这一行不在您的范围内，请联系${tools.ask || '系统管理员'}导入。`;
  return new GroupRefused(line, { field: 'communityName', reason: 'out-of-scope', sentence });
}

type Subject = { subject: 'household'; householdId: number; fromOn: string } | { subject: 'outlet'; outletId: number };

/** Opens the file of a group, or lays the group over the one that is there: what the roster leaves empty stays. */
export function writeFile(
  db: WritableDb,
  act: Act,
  group: FileGroup,
  tools: GroupTools,
  { subject, known }: { subject: Subject; known: { recordId: number } | null },
): Omit<TakenGroup, 'said' | 'isPlaced'> {
  const { kind } = tools;
  const [line] = group.lines;
  const { files, kind: described } = storeOfOthers(kind);
  const envelope = known === null ? null : getEnvelope(db, known.recordId);
  const before = envelope === null ? null : files.read(db, envelope);
  const base: OtherFileValues = before ?? described.empty;
  const states = before === null ? {} : statesIn(kind, { ...before });
  const values = { ...base, ...group.values, ...states, communityId: base.communityId };
  const problem = tools.problem(group.values, values, before);
  if (problem !== null) throw new GroupRefused(line, problem);
  if (envelope === null) {
    const input = { kind, ...subject, values, unreadText: { ...group.unreadText } };
    const { id, version } = forLine(line, '', () => openFile(db, act, input));
    return { recordId: id, version, how: 'created', before: null, after: values };
  }
  const unreadText = { ...unreadIn(envelope, null), ...group.unreadText };
  const input = { kind, subject: subject.subject, values, unreadText };
  const saved = forLine(line, '', () => changeFile(db, act, envelope.id, envelope.version, input));
  const isWritten = saved.commandId !== null;
  const isSame = Object.keys(difference({ ...before }, { ...values }).after).length === 0;
  const how = isSame && !isWritten ? 'same' : 'updated';
  return { recordId: envelope.id, version: saved.version, how, before, after: values };
}

/** What a group's lines say of the file; of two lines that say otherwise neither is taken. */
export function ownValues(
  lines: readonly { line: GroupLine; values: Readonly<Record<string, unknown>> }[],
  titleOf: (field: string) => string,
): Record<string, unknown> {
  const said = new Map<string, { value: unknown; line: GroupLine }>();
  for (const { line, values } of lines)
    for (const [field, value] of Object.entries(values)) {
      const first = said.get(field);
      if (first === undefined) said.set(field, { value, line });
      else if (JSON.stringify(first.value) !== JSON.stringify(value))
        throw new GroupRefused(line, {
          ...{ field, reason: 'group-differs' },
          sentence: `与${first.line.where}的“${titleOf(field)}”不一样，同一份档案只能写一样的内容，请核对。`,
        });
    }
  return Object.fromEntries(Array.from(said, ([field, { value }]) => [field, value]));
}

/** Of a number that is somebody's of another name: whether a clerk said that it is the same with a new name. */
export function isRenamed(line: GroupLine, asked: { id: number; name: string; written: string; number: string }) {
  const { identity } = line;
  if (identity === null || identity.personId !== asked.id || identity.name !== asked.name) return null;
  return identity.written === asked.written && identity.idNumber === asked.number ? identity.answer : null;
}

/** What a kind of record is imported by, where its files are of no person. @throws Error of one of people */
export function groupedBy(kind: RecordKind): 'household' | 'certificate' {
  const { by } = kinds[kind].rosterIdentity;
  if (by === 'number') throw new Error(`rosters of ${kind} are of people`);
  return by;
}

class Tried<T> extends Error {
  readonly result: T;

  constructor(result: T) {
    super('tried');
    this.result = result;
  }
}

/** Does something and takes it back at once, within the transaction around it. @returns what it came to */
export function tryOut<T>(db: WritableDb, work: () => T): T {
  try {
    return inTransaction(db, (): T => {
      throw new Tried(work());
    });
  } catch (error) {
    if (error instanceof Tried) return error.result as T;
    throw error;
  }
}

/** What became of a group. */
export type GroupOutcome = { taken: TakenGroup } | { refused: GroupRefusal };

/** Takes a group in, or says why not. Nothing of a refused one is left where the transaction around it is taken back. */
export function outcomeOf(work: () => TakenGroup): GroupOutcome {
  try {
    return { taken: work() };
  } catch (error) {
    if (error instanceof GroupRefused) return { refused: error.refusal };
    throw error;
  }
}
