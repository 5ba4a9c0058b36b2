import { AppError } from '#shared/errors.ts';
import { isDeadIn, type LifeCycle } from '#shared/life/life-cycle.ts';
import { isEndedIn, partName, partTypeIn, statesOfType } from '#shared/life/parts.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { alias, pick, present, typed } from '../core/typed.ts';
import { kindOf } from '../records/kind-of.ts';
import { getEnvelope, openEnvelope, type RecordRowData } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';
import { filesKnowing, raiseBeside } from './beside-death.ts';
import { deathOf, deathToldIn, knowDeathAgain, takeDeathBack } from './death.ts';
import { statesOf } from './facts.ts';
import { partsOf, type StoredPart } from './parts.ts';
import { tellDeath, tellOfDeadBeside } from './reach.ts';
import { standingOnDeath } from './rests-on.ts';
import { insertEvent } from './story-write.ts';
import { moveStates } from './write-step.ts';

const e = alias(event, 'e');

/** States that were entered wrongly are put right. */

/** A file that says the same death as one whose states are put right, and the states it had before that death. */
interface ToldToo {
  envelope: RecordRowData;
  states: States;
}

/**
 * Puts states right that were entered wrongly; the story tells it with the reason. Whoever is not dead after all is not dead in
 * any file: the other files of the person that tell of the death go back to where they stood before it, and so do the parts
 * that ended with it.
 * @param input `partId`: the states are those of this part of the file, and no other part is touched
 * @returns `reached`: those other files, or those that learn that their person is dead after all
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, input.invalid where nothing differs,
 * life.refused where a death is put right on which payments to heirs or survivors stand, or which a closed file tells, or
 * where a part would be open again beside another
 */
export function correctStates(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; partId?: number | null; states: States; reason: string },
): { eventId: number; version: number; commandId: number | null; reached: number[] } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const life = lifeOf(kindOf(envelope.kind));
  const part = partToCorrect(db, life, input);
  const before = { ...statesOf(db, input.recordId), ...part?.states };
  const after = { ...before, ...input.states };
  const codes = part === null ? life.stateCodes : partTypeIn(life, part.type).stateCodes;
  const isKnown = Object.entries(input.states).every(([field, code]) => codes[field]?.includes(code));
  if (!isKnown || Object.keys(movedBetween(life, before, after, part?.type).after).length === 0)
    throw new AppError('input.invalid', { fields: { states: '状态没有变化，请选择要更正成什么' } });
  if (part !== null) refuseSecondOpen(db, life, part, after);
  const isRaised = isRaisedBy(db, life, envelope, before, after);
  const others = isRaised ? toldToo(db, envelope) : [];
  const death = isRaised && envelope.personId !== null ? deathOf(db, envelope.personId) : null;
  if (isRaised) refuseRestingOnDeath(db, [envelope, ...others.map((other) => other.envelope)]);
  if (death) refuseClosedSince(filesKnowing(db, death));
  const on = localDay(act.at);
  const aside = part === null ? '' : `，${partName(life, part)}`;
  const title = `更正状态：${subjectName(db, envelope)}（${envelope.number}${aside}）`;
  const about: CommandAbout = { name: 'life.correct', title, noun: 'record', nounId: input.recordId };
  const correct = ({ id }: RecordRowData, from: States, to: States, of: StoredPart | null = null) => {
    const moved = moveStates(db, act, getEnvelope(db, id), { before: from, after: to, on, part: of });
    const line = { recordId: id, partId: of?.id ?? null, step: CORRECTED, on, papers: [], note: input.reason };
    return insertEvent(db, act, { ...line, ...moved.images }, []);
  };
  const correctDeath = (file: RecordRowData, to: States) => {
    const ended = partsEndedByDeath(db, file);
    const eventId = correct(file, statesOf(db, file.id), to);
    for (const of of ended) {
      const states = statesOf(db, file.id);
      correct(file, { ...states, ...of.states }, { ...states, ...of.before }, of);
    }
    return eventId;
  };
  const { result, commandId } = keepCommand(db, act, about, () => {
    const eventId = isRaised ? correctDeath(envelope, after) : correct(envelope, before, after, part);
    const { personId } = envelope;
    const reached = others.map((other) => other.envelope.id);
    if (personId !== null) {
      if (death) {
        reached.push(...raiseBeside(db, act, death, (file, from, to) => correct(file, from, to)));
        takeDeathBack(db, act, personId);
      }
      for (const other of others) correctDeath(other.envelope, other.states);
      if (isDeadIn(life, after) && !isDeadIn(life, before)) knowDeathAgain(db, act, personId, envelope.id);
      // A file that is put right, and the others, learn of the death that is known.
      reached.push(...tellDeath(db, act, personId));
    }
    tellOfDeadBeside(db, act, envelope.id);
    return { eventId, version: getEnvelope(db, envelope.id).version, reached };
  });
  return { ...result, commandId };
}

/** @throws AppError input.invalid where it is no part of this file */
function partToCorrect(
  db: ReadableDb,
  life: LifeCycle,
  { recordId, partId = null }: { recordId: number; partId?: number | null },
): StoredPart | null {
  if (partId === null) return null;
  const part = partsOf(db, recordId, life).find(({ id }) => id === partId);
  if (!part) throw new AppError('input.invalid', { fields: { partId: '这份档案里没有这一次，请刷新后再选' } });
  return part;
}

// An end that was registered wrongly is put right, but not beside another that has begun since.
function refuseSecondOpen(db: ReadableDb, life: LifeCycle, part: StoredPart, after: States): void {
  const type = partTypeIn(life, part.type);
  if (type.atOnce === 'several' || part.closedOn === null || isEndedIn(type, after)) return;
  const open = partsOf(db, part.recordId, life).find((other) => other.type === part.type && other.closedOn === null);
  if (!open) return;
  const why = `${partName(life, open)}（${open.openedOn} 开始）还没有结束，同时只能有一次${type.label}没有结束；请先撤销或结束那一次`;
  throw new AppError('life.refused', { step: '更正状态', why });
}

const endsByDeath = typed`SELECT ${{ partId: present(e.partId), ...pick(e, 'step', 'before') }} FROM ${e}
     WHERE e.record_id = @recordId AND e.id > @deathId AND e.removed_at IS NULL AND e.part_id IS NOT NULL
       AND e.id = (SELECT max(m.id) FROM event m WHERE m.part_id = e.part_id AND m.removed_at IS NULL AND m.after <> '{}')`;

/** The parts of a file that stand where they stand because of the death it tells, with their states before it. */
function partsEndedByDeath(db: ReadableDb, { id, kind }: RecordRowData): (StoredPart & { before: States })[] {
  const life = lifeOf(kindOf(kind));
  const death = life.parts === 'none' ? null : deathToldIn(db, id);
  if (death === null) return [];
  const ends = read(db, endsByDeath).all({ recordId: id, deathId: death.eventId });
  return partsOf(db, id, life).flatMap((part) => {
    const { onDeath } = partTypeIn(life, part.type);
    const end = ends.find(({ partId, step }) => partId === part.id && 'step' in onDeath && step === onDeath.step);
    return end ? [{ ...part, before: statesOfType(life, part.type, JSON.parse(end.before) as States) }] : [];
  });
}

function isRaisedBy(db: ReadableDb, life: LifeCycle, { id }: RecordRowData, before: States, after: States): boolean {
  return isDeadIn(life, before) && !isDeadIn(life, after) && deathToldIn(db, id) !== null;
}

const filesInUse = typed`SELECT ${record.id} FROM ${record}
     WHERE person_id = ? AND id <> ? AND removed_at IS NULL AND pending = 0 ORDER BY id`;

function toldToo(db: ReadableDb, { id, personId }: RecordRowData): ToldToo[] {
  const files = personId === null ? [] : read(db, filesInUse).all(personId, id);
  return files.flatMap((recordId) => {
    const told = deathToldIn(db, recordId);
    const death = told && getRow(db, event, told.eventId);
    if (!death) return [];
    const states = { ...statesOf(db, recordId), ...(JSON.parse(death.before) as States) };
    return [{ envelope: getEnvelope(db, recordId), states }];
  });
}

/** @throws AppError life.refused */
function refuseClosedSince(files: readonly RecordRowData[]): void {
  const closed = files.find(({ closedOn }) => closedOn !== null);
  if (!closed) return;
  const why = `这个人的死亡也登记在档案 ${closed.number} 里，那份档案后来结束了，请先重新打开它，再更正`;
  throw new AppError('life.refused', { step: '更正状态', why });
}

/** @throws AppError life.refused */
function refuseRestingOnDeath(db: ReadableDb, files: readonly RecordRowData[]): void {
  const refuse = (why: string): never => {
    throw new AppError('life.refused', { step: '更正状态', why });
  };
  if (files.some(({ closedOn }) => closedOn !== null))
    refuse('这个人还有登记死亡后结束的档案，请先重新打开那份档案，再更正');
  const rests = files.flatMap(({ id }) => standingOnDeath(db, id));
  if (rests.length > 0) refuse(`死亡登记以后还登记了${rests.join('、')}，都以死亡为前提，请从最后一项起先撤销`);
}
