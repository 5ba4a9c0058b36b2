import { AppError } from '#shared/errors.ts';
import type { JudgedOpening } from '#shared/records/retiree/contract/openings.ts';
import { type OpeningState, openingWords } from '#shared/records/retiree/rules/opening-state.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { digestOfLines, fileFinder, findings, isTaken, type NamedLine } from '../../../people/listed-people.ts';
import { getEnvelope, openEnvelope, touch } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import { replacedAmounts } from './amount.ts';
import { judgeOpening, type OpeningInput, openingOf, wayLabels, writeOpening } from './openings.ts';

/** Opening states (期初) entered by a clerk: in one file, or for many by a list. */

const THERE_ALREADY = '期初已登记过，名单不改动它；要更正的，请在档案的“办理”里写明原因';
/** In the file itself, in words. */
const IN_FILE = '在档案里登记';

/**
 * Enters or corrects the opening state of one file.
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, and as `writeOpening`
 */
export function saveOpening(
  db: WritableDb,
  act: Act,
  input: Pick<OpeningInput, 'recordId' | 'state' | 'reason' | 'takesAmount'> & { version: number },
): { version: number; commandId: number | null } {
  const { recordId, state, reason, takesAmount } = input;
  const envelope = openEnvelope(db, recordId, input.version);
  const doing = openingOf(db, recordId) ? '更正期初' : '期初登记';
  const title = `${doing}：${subjectName(db, envelope)}（${envelope.number}）`;
  const about: CommandAbout = { name: 'openings.save', title, noun: 'record', nounId: recordId };
  const { result, commandId } = keepCommand(db, act, about, () => {
    writeOpening(db, act, { recordId, state, source: IN_FILE, importId: null, reason, takesAmount });
    return touch(db, act, envelope);
  });
  return { version: result, commandId };
}

/** A line of a list as it was read; what cannot be read is told by `problems`, what is to be asked by `questions`. */
export interface ListedOpening extends NamedLine {
  state: OpeningState;
  problems: string[];
  questions: string[];
}

/** Judges every line by the rules of a single entry; nothing is written. */
export function judgeOpenings(
  db: ReadableDb,
  listed: readonly ListedOpening[],
  scope: Scope,
  today: string,
): { lines: JudgedOpening[]; digest: string } {
  const finder = fileFinder(db, scope, 'retiree');
  const meant = listed.map((line) => {
    const { say, told } = findings();
    return { line, say, told, file: finder.named(line, say) };
  });
  const files = meant.flatMap(({ file }) => (file === null ? [] : [file.recordId]));
  const replaced = replacedAmounts(db, files, today);
  const lines = meant.map(({ line, say, told, file }): JudgedOpening => {
    const { row, numberText, nameText, state, problems, questions } = line;
    for (const problem of problems) say('stop', problem);
    for (const question of questions) say('ask', question);
    if (file !== null && problems.length === 0)
      for (const { field, sentence } of judgeOpening(db, file.recordId, state, { today, replaced }))
        say(field === 'takesAmount' ? 'ask' : 'stop', field === 'reason' ? THERE_ALREADY : sentence);
    return {
      ...{ row, numberText, nameText, state },
      recordId: file?.recordId ?? null,
      recordNumber: file?.recordNumber ?? null,
      name: file?.name ?? null,
      communityName: file?.communityName ?? null,
      ...told(),
    };
  });
  return {
    lines,
    // An amount of the file that changed meanwhile is another question, though the line asks as before.
    digest: digestOfLines(
      lines.map(({ row, recordId, state, level, findings }) => [row, recordId, state, level, findings]),
    ),
  };
}

/**
 * Enters the opening states of all lines that are taken, as one act.
 * @throws AppError opening.changed where the lines are others than the clerk saw, opening.nobody, opening.othersLeft where
 * some are not taken and the clerk did not say that the others go on
 */
export function enterOpenings(
  db: WritableDb,
  act: Act,
  judged: { lines: readonly JudgedOpening[]; digest: string },
  input: { digest: string; accepted: ReadonlySet<number>; leavesOthers: boolean; fileName: string },
): { done: number; leftOut: number; commandId: number | null } {
  if (judged.digest !== input.digest) throw new AppError('opening.changed', {});
  const taken = judged.lines.filter((line) => isTaken(line, input.accepted));
  const left = judged.lines.filter((line) => !isTaken(line, input.accepted));
  const why = left[0] ? `${left[0].name ?? left[0].nameText}：${left[0].findings.join('；')}` : '名单里没有人';
  if (taken.length === 0) throw new AppError('opening.nobody', { why });
  if (left.length > 0 && !input.leavesOthers) throw new AppError('opening.othersLeft', { count: left.length, why });
  const source = `期初名单 ${input.fileName}`;
  const title = `期初登记 ${formatCount(taken.length)} 人（名单 ${input.fileName}）`;
  const about = (ids: number[]): CommandAbout => ({
    ...{ name: 'openings.enterMany', title, noun: 'opening', nounId: ids[0] ?? 1 },
  });
  const { commandId } = keepCommand(db, act, about, () =>
    taken.flatMap(({ recordId, state }) => {
      if (recordId === null) return [];
      // What a line asks was answered with its tick.
      writeOpening(db, act, { recordId, state, source, importId: null, reason: null, takesAmount: true });
      touch(db, act, getEnvelope(db, recordId));
      return [recordId];
    }),
  );
  return { done: taken.length, leftOut: left.length, commandId };
}

/** An opening state in a line, for histories and workbooks. */
export function openingText(db: ReadableDb, state: OpeningState): string {
  return openingWords(state, wayLabels(db));
}
