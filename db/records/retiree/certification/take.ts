import { AppError, isAppError } from '#shared/errors.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import type { StepTaken } from '../../../life/acts.ts';
import { judgeStep } from '../../../life/judge.ts';
import { type PlannedStep, planStep, takeLifeStep } from '../../../life/take.ts';
import { refusalIn } from '../../../people/listed-people.ts';
import { getEnvelope } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import { retireeStates } from '../life/facts.ts';
import { lastPass } from './elsewhere.ts';

/** Certifications one after the other as a card reader types them, and the pauses of those overdue as one act. */

// What proves a certification when nothing else was filed, by its way (code table certificationWay).
const paperOfWay: Readonly<Record<string, Evidence>> = {
  '01': 'certification-data',
  '05': 'visit-record',
  '06': 'visit-record',
  '07': 'certification-remote',
  '08': 'certification-abroad',
};

export interface CertificationEntry {
  recordId: number;
  on: string;
  way: string;
  party: string | null;
  paperNumber: string | null;
  note: string | null;
}

/** A certification that was found allowed. */
export interface JudgedCertification {
  number: string;
  name: string;
  through: string;
  /** Certified in this cycle already, in a sentence; null where not. */
  twice: string | null;
  /** What else the clerk should look at. */
  notes: string[];
  taken: StepTaken;
}

/**
 * Judges a certification, of one card or of a line of a list alike; a second of the same day is refused, because a card
 * was read twice.
 * @throws AppError certification.twice, and as `takeLifeStep`
 */
export function judgeCertification(db: ReadableDb, today: string, entry: CertificationEntry): JudgedCertification {
  const { recordId, on, way, party, note } = entry;
  const envelope = getEnvelope(db, recordId);
  const { number, version } = envelope;
  const name = subjectName(db, envelope);
  const last = lastPass(db, recordId, on);
  if (last?.on === on) throw new AppError('certification.twice', { name, number, on });
  const paper = paperOfWay[way] ?? 'certification-form';
  const taken: StepTaken = {
    ...emptyStep,
    ...{ recordId, version, step: 'certification.pass', on, way, party, note },
    papers: [{ paper, number: entry.paperNumber }],
  };
  const { due, before, note: twice } = judgeStep(db, today, taken);
  const through = due[0]?.on ?? on;
  const notes: string[] = [];
  if (before.benefitState === 'B2') notes.push('待遇还在暂停，请办理恢复发放');
  if (through < today) notes.push(`按现行周期只到 ${through}，已经逾期，请核对认证日期`);
  return { number, name, through, twice, notes, taken };
}

/**
 * Certifies one person.
 * @returns `notes`: what the clerk should look at although it was entered
 * @throws as `judgeCertification`
 */
export function enterCertification(
  db: WritableDb,
  act: Act,
  entry: CertificationEntry,
): { number: string; name: string; through: string; notes: string[]; commandId: number | null } {
  const { number, name, through, twice, notes, taken } = judgeCertification(db, localDay(act.at), entry);
  const { commandId } = takeLifeStep(db, act, taken);
  return { number, name, through, notes: [...(twice === null ? [] : [twice]), ...notes], commandId };
}

/**
 * Enters the agency's list of those whose benefit is paused because they were not certified, as one act. Who cannot be
 * paused is left out with the reason; the others are paused.
 * @throws AppError certification.nobody where all are left out, input.invalid
 */
export function pauseOverdue(
  db: WritableDb,
  act: Act,
  input: {
    recordIds: readonly number[];
    on: string;
    month: string;
    listNumber: string | null;
    note: string | null;
  },
): {
  done: number;
  leftOut: { recordId: number; name: string; number: string; why: string }[];
  commandId: number | null;
} {
  const plans: PlannedStep[] = [];
  const leftOut: { recordId: number; name: string; number: string; why: string }[] = [];
  for (const recordId of input.recordIds) {
    const envelope = getEnvelope(db, recordId);
    const { number, version } = envelope;
    const why = isOverdue(db, recordId)
      ? attempt(() =>
          plans.push(
            planStep(db, act, {
              ...emptyStep,
              ...{ recordId, version, step: 'benefit.pause', on: input.on, month: input.month, reason: 'overdue' },
              papers: [{ paper: 'pause-list', number: input.listNumber }],
              note: input.note,
            }),
          ),
        )
      : '已经通过认证，或没有逾期';
    if (why !== null) leftOut.push({ recordId, name: subjectName(db, envelope), number, why });
  }
  if (plans.length === 0) throw new AppError('certification.nobody', { why: leftOut[0]?.why ?? '' });
  const list = input.listNumber === null ? '' : `，名单 ${input.listNumber}`;
  const title = `逾期未认证暂停发放 ${formatCount(plans.length)} 人（自 ${input.month} 起${list}）`;
  const about = (eventIds: number[]): CommandAbout => ({
    name: 'certification.pause',
    title,
    noun: 'certification',
    nounId: eventIds[0] ?? 1,
  });
  const { commandId } = keepCommand(db, act, about, () => plans.map(({ write }) => write().eventId));
  return { done: plans.length, leftOut, commandId };
}

const emptyStep: Omit<StepTaken, 'recordId' | 'version' | 'step' | 'on' | 'papers'> = {
  month: null,
  reason: null,
  way: null,
  party: null,
  place: null,
  amountFen: null,
  dueOn: null,
  note: null,
};

function isOverdue(db: WritableDb, recordId: number): boolean {
  return ['V0', 'V3', 'V4'].includes(retireeStates(db, recordId).certificationState);
}

/** Why the work was refused in words; null where it was not. What is wrong with the input is wrong for all of them. */
function attempt(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (isAppError(error) && error.code === 'input.invalid') throw error;
    return refusalIn(error);
  }
}
