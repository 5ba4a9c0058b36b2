import { AppError } from '#shared/errors.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow } from '../core/rows.ts';
import { statesOf } from '../life/facts.ts';
import { type PlannedStep, planStep } from '../life/take.ts';
import { getEnvelope, openEnvelope, type RecordRowData, touch } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { seal } from '../tables/batches.ts';
import { endOrPass, type SealPassed, type SealReceived, takeIntoCustody } from './seals.ts';

/** The acts of a clerk with a sealed file, each one command that can be taken back. */

/**
 * Takes a sealed file into custody.
 * @throws AppError record.notFound, record.removed, record.changedMeanwhile, seal.keptAlready, input.invalid
 */
export function keepSeal(
  db: WritableDb,
  act: Act,
  input: SealReceived & { recordId: number; version: number },
): { version: number; commandId: number | null } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const title = `收到密封档案：${whose(db, envelope)}，封条 ${input.sealNumber}`;
  const about: CommandAbout = { name: 'seals.keep', title, noun: 'record', nounId: envelope.id };
  const { result, commandId } = keepCommand(db, act, about, () => {
    takeIntoCustody(db, act, envelope.id, input);
    keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'act', note: title });
    return touch(db, act, envelope);
  });
  return { version: result, commandId };
}

/**
 * Adds a link to the chain of hands. Forwarded, or found open, the custody ends; an open seal is told in the story and
 * stays an incident for ever. What is forwarded leaves the office: a paper file that is held here is transferred out.
 * @throws AppError seal.notFound, seal.ended, life.refused, input.invalid
 */
export function passSeal(
  db: WritableDb,
  act: Act,
  input: SealPassed & { sealId: number },
): { recordId: number; commandId: number | null } {
  const found = getRow(db, seal, input.sealId);
  if (!found || found.removedAt !== null) throw new AppError('seal.notFound', {});
  const envelope = getEnvelope(db, found.recordId);
  if (found.state !== 'kept') throw new AppError('seal.ended', { name: subjectName(db, envelope) });
  if (input.on > localDay(act.at)) throw new AppError('input.invalid', { fields: { on: '还没到这一天' } });
  if (input.kind === 'incident' && input.note === null)
    throw new AppError('input.invalid', { fields: { note: '请写明何时、何处、怎样发现封条破损或被拆' } });
  const leaves = input.kind === 'forward' ? leavingStep(db, act, envelope, input) : null;
  const title = `${passWords[input.kind]}：${whose(db, envelope)}，封条 ${found.sealNumber}`;
  const about: CommandAbout = { name: 'seals.pass', title, noun: 'record', nounId: envelope.id };
  const { commandId } = keepCommand(db, act, about, () => {
    endOrPass(db, act, found, input);
    keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'act', note: title });
    if (leaves) leaves.write();
    else touch(db, act, envelope);
  });
  return { recordId: found.recordId, commandId };
}

function leavingStep(
  db: WritableDb,
  act: Act,
  { id, kind, version, removedAt }: RecordRowData,
  { on, to, paper }: { on: string; to: string; paper: string | null },
): PlannedStep | null {
  // A file out of use has no life any more; what is sealed in it is forwarded all the same.
  const { custody } = lifeOf(kind);
  if (removedAt !== null || custody === 'none') return null;
  if (!custody.held.includes(statesOf(db, id)[custody.field] ?? '')) return null;
  return planStep(db, act, {
    ...{ recordId: id, version, step: custody.leaves, on, party: to, note: null },
    ...{ papers: [{ paper: custody.paper, number: paper }] },
    ...{ month: null, reason: null, way: null, place: null, amountFen: null, dueOn: null },
  });
}

const passWords: Record<SealPassed['kind'], string> = {
  pass: '密封档案交接',
  forward: '转递密封档案',
  incident: '密封档案异常',
};

function whose(db: ReadableDb, envelope: RecordRowData): string {
  return `${subjectName(db, envelope)}（${envelope.number}）`;
}
