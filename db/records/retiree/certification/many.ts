import { AppError } from '#shared/errors.ts';
import type { JudgedPass } from '#shared/records/retiree/contract/certification.ts';
import { passedIn } from '#shared/records/retiree/rules/passed-result.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import type { StepTaken } from '../../../life/acts.ts';
import { planStep } from '../../../life/take.ts';
import {
  digestOfLines,
  fileFinder,
  findings,
  isTaken,
  type NamedLine,
  refusalIn,
} from '../../../people/listed-people.ts';
import { type CertificationEntry, judgeCertification } from './take.ts';

/** Many certifications as one act: people who were ticked, or the agency's list of those who passed. */

/** A line of a list as it was read. A day that is none is told by `problem`. */
export interface ListedPass extends NamedLine {
  on: string | null;
  wayText: string;
  resultText: string;
  problem: string | null;
}

export type PassSource =
  | { kind: 'ticked'; recordIds: readonly number[] }
  | { kind: 'list'; lines: readonly ListedPass[] };

/** What holds where a line says nothing else. */
export interface PassHeader {
  on: string | null;
  way: string | null;
  party: string | null;
  paperNumber: string | null;
}

export interface JudgedPasses {
  lines: (JudgedPass & { taken: StepTaken | null })[];
  digest: string;
}

/** Judges every line by the function that judges a single certification; nothing is written. */
export function judgePasses(
  db: ReadableDb,
  source: PassSource,
  header: PassHeader,
  scope: Scope,
  today: string,
): JudgedPasses {
  const finder = fileFinder(db, scope, 'retiree');
  const codes = dictionary(db);
  const lines =
    source.kind === 'list'
      ? source.lines.map((line) => judge(line, null))
      : source.recordIds.map((recordId, index) => judge(tickedLine(index + 1), recordId));

  function judge(line: ListedPass, recordId: number | null): JudgedPasses['lines'][number] {
    const { say, told } = findings();
    const { row, numberText, nameText } = line;
    const file = recordId === null ? finder.named(line, say) : finder.ticked(recordId, row, say);
    const on = line.on ?? header.on;
    const way = line.wayText === '' ? header.way : codes.find('certificationWay', line.wayText);
    const judged = {
      ...{ row, nameText, on, way, through: null, taken: null },
      numberText: numberText || (file?.idNumber ?? file?.recordNumber ?? ''),
      recordId: file?.recordId ?? null,
      recordNumber: file?.recordNumber ?? null,
      name: file?.name ?? null,
      communityName: file?.communityName ?? null,
    };
    const result = passedIn(line.resultText);
    if (result === 'not') say('stop', `名单上的认证结果是“${line.resultText}”，不是通过，请另行核实`);
    if (result === 'unknown') say('stop', `看不出认证结果“${line.resultText}”是不是通过，请与名单的来源核对`);
    if (line.problem !== null) say('stop', line.problem);
    else if (on === null) say('stop', '没有认证日期，请在上面填写，或在名单里写明');
    if (way === null)
      say('stop', line.wayText === '' ? '没有认证方式，请在上面选择' : `认证方式“${line.wayText}”不在“认证方式”代码里`);
    if (file === null || on === null || way === null) return { ...judged, ...told() };
    const { recordId: id } = file;
    const entry: CertificationEntry = {
      ...{ recordId: id, on, way, party: header.party, paperNumber: header.paperNumber, note: null },
    };
    try {
      const { through, twice, notes, taken } = judgeCertification(db, today, entry);
      if (twice !== null) say('ask', twice);
      for (const note of notes) say(through < today ? 'ask' : 'note', note);
      const verdict = told();
      return { ...judged, ...verdict, ...(verdict.level === 'stop' ? {} : { through, taken }) };
    } catch (error) {
      say('stop', refusalIn(error));
      return { ...judged, ...told() };
    }
  }
  const digest = digestOfLines([
    header,
    lines.map(({ row, recordId, on, way, level, through }) => [row, recordId, on, way, level, through]),
  ]);
  return { lines, digest };
}

function tickedLine(row: number): ListedPass {
  return { ...{ row, numberText: '', nameText: '', on: null, wayText: '', resultText: '', problem: null } };
}

/**
 * Certifies all who can be, as one act.
 * @throws AppError certification.changed where the lines are others than the clerk saw, certification.nobodyPassed, and
 * certification.othersLeft where some are not taken and the clerk did not say that the others go on
 */
export function enterPasses(
  db: WritableDb,
  act: Act,
  judged: JudgedPasses,
  input: {
    digest: string;
    accepted: ReadonlySet<number>;
    leavesOthers: boolean;
    /** What it was called: 数据比对，名单 通过名单.xlsx. */
    about: string;
  },
): { done: number; leftOut: number; commandId: number | null } {
  if (judged.digest !== input.digest) throw new AppError('certification.changed', {});
  const left = judged.lines.filter((line) => !isTaken(line, input.accepted));
  const steps = judged.lines.flatMap((line) => (isTaken(line, input.accepted) && line.taken ? [line.taken] : []));
  const first = left[0];
  if (steps.length === 0) throw new AppError('certification.nobodyPassed', { why: whyLeft(first) });
  if (first && !input.leavesOthers)
    throw new AppError('certification.othersLeft', { count: left.length, why: whyLeft(first) });
  const plans = steps.map((taken) => planStep(db, act, taken));
  const title = `批量认证 ${formatCount(plans.length)} 人（${input.about}）`;
  const about = (eventIds: number[]): CommandAbout => ({
    ...{ name: 'certification.enterMany', title, noun: 'certification', nounId: eventIds[0] ?? 1 },
  });
  const { commandId } = keepCommand(db, act, about, () => plans.map(({ write }) => write().eventId));
  return { done: plans.length, leftOut: left.length, commandId };
}

function whyLeft(line: JudgedPass | undefined): string {
  if (!line) return '名单里没有人';
  const who = line.name ?? (line.nameText || line.numberText);
  return `${who}：${line.findings.join('；')}`;
}
