import { createHash } from 'node:crypto';
import type { ListLevel } from '#shared/contract/judged-lists.ts';
import { type AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { unreadNumberWords } from '#shared/rules/person-number-words.ts';
import { isWithin, type Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { lastClosedOf } from '../records/closed.ts';
import { openRecordOf, type RecordRowData } from '../records/records.ts';
import { personOf } from '../records/subject.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { isNameOf, otherNameQuestion } from './names.ts';
import { findPersonByNumber, getPerson } from './people.ts';

/** Whom the lines of a list mean, and what is to be said of each before anything is written. */

/** How a line of a list names its person. */
export interface NamedLine {
  /** As the sheet numbers it. */
  row: number;
  numberText: string;
  nameText: string;
}

/** The file a line means. */
export interface MeantFile {
  recordId: number;
  recordNumber: string;
  name: string;
  idNumber: string | null;
  version: number;
  communityName: string | null;
}

/** One finding about a line; the worst of them decides how the line stands. */
export type Say = (level: ListLevel, sentence: string) => void;

const order: readonly ListLevel[] = ['ready', 'note', 'ask', 'stop'];

/** Gathers what is said about one line. */
export function findings(): { say: Say; told: () => { level: ListLevel; findings: string[] } } {
  const found: { level: ListLevel; sentence: string }[] = [];
  return {
    say: (level, sentence) => {
      found.push({ level, sentence });
    },
    told: () => {
      const worst = Math.max(0, ...found.map(({ level }) => order.indexOf(level)));
      return { level: order[worst] ?? 'stop', findings: found.map(({ sentence }) => sentence) };
    },
  };
}

/** Finds the files that the lines of one list mean. */
export interface FileFinder {
  /** By the number of the person (of today or former, in any form) or the 档号. Another name is a question. */
  named: (line: NamedLine, say: Say) => MeantFile | null;
  /** One who was ticked on the screen. */
  ticked: (recordId: number, row: number, say: Say) => MeantFile | null;
}

/** Whoever has no file of the kind, lies outside `scope` or stands twice in the list is told with the reason. */
export function fileFinder(db: ReadableDb, scope: Scope, kind: RecordKind): FileFinder {
  const rowOf = new Map<number, number>();
  const within = (file: RecordRowData, row: number, say: Say): MeantFile | null => {
    if (!isWithin(scope, { kind: file.kind as RecordKind, communityId: file.communityId })) {
      say('stop', '这个人的档案不在您的范围内');
      return null;
    }
    const twice = rowOf.get(file.id);
    if (twice === undefined) rowOf.set(file.id, row);
    else say('stop', `与第 ${twice} 行是同一个人，只登记前面一行`);
    return meant(db, file);
  };
  return {
    named: ({ row, numberText, nameText }, say) => {
      const file = fileOf(db, kind, numberText, say);
      const found = file && within(file, row, say);
      if (!file || !found) return null;
      if (nameText === '') say('note', `名单没有姓名，按号码是${found.name}`);
      else if (nameText !== found.name && !isNameOf(db, personOf(file), nameText))
        say('ask', otherNameQuestion(nameText, found));
      return found;
    },
    ticked: (recordId, row, say) => {
      const file = getRow(db, record, recordId);
      if (file && file.removedAt === null && file.pending === 0) return within(file, row, say);
      say('stop', '档案已作废，请刷新名单后重新勾选');
      return null;
    },
  };
}

function meant(db: ReadableDb, file: RecordRowData): MeantFile {
  const place = file.communityId === null ? null : getRow(db, community, file.communityId);
  const { name, idNumber } = getPerson(db, personOf(file));
  return {
    ...{ recordId: file.id, recordNumber: file.number, name, idNumber, version: file.version },
    communityName: place?.name ?? null,
  };
}

function fileOf(db: ReadableDb, kind: RecordKind, text: string, say: Say): RecordRowData | null {
  const read = readAnyNumber(text);
  const person = read.ok ? findPersonByNumber(db, read.number) : null;
  const open = person && person.pending === 0 ? openRecordOf(db, kind, person.id) : numbered(db, kind, text);
  if (open !== null && open.pending === 0) return open;
  if (text === '') say('stop', '没有号码');
  else if (person && person.pending === 0) {
    const isClosed = lastClosedOf(db, kind, person.id) !== null;
    say('stop', isClosed ? `这个人的${kinds[kind].label}已经结束` : `这个人没有${kinds[kind].label}`);
  } else if (read.ok) say('stop', `没有人用号码 ${text}，请核对；外地户籍在本街道居住的，请先建档`);
  else say('stop', unreadNumberWords(text));
  return null;
}

function numbered(db: ReadableDb, kind: RecordKind, text: string): RecordRowData | null {
  const id = read(
    db,
    typed`SELECT ${record.id} FROM ${record} WHERE number = ? AND kind = ? AND removed_at IS NULL`,
  ).get(text.trim().toUpperCase(), kind);
  return id === undefined ? null : getRow(db, record, id);
}

/** Whether a line is taken; one that asks only where the clerk took its row. */
export function isTaken({ level, row }: { level: ListLevel; row: number }, accepted: ReadonlySet<number>): boolean {
  return level === 'ready' || level === 'note' || (level === 'ask' && accepted.has(row));
}

/** What a refusal says, that of its fields together. Whatever is no refusal is thrown again. */
export function refusalIn(error: unknown): string {
  if (!isAppError(error)) throw error;
  if (error.code === 'life.refused') return (error as AppError<'life.refused'>).params.why;
  if (error.code === 'input.invalid')
    return Object.values((error as AppError<'input.invalid'>).params.fields).join('；');
  return messageFor(error.code, error.params as never).sentence.replace(/。$/, '');
}

/** Stands for the lines as they were judged: writing asks whether they still are. */
export function digestOfLines(told: unknown): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
