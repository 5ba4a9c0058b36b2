import { AppError } from '#shared/errors.ts';
import { monthWords } from '#shared/life/step-month.ts';
import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import { type BatchContent, batchTitle } from '#shared/records/retiree/rules/batch-words.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import type { Act } from '../../../core/changes.ts';
import { keepCommand } from '../../../core/commands.ts';
import { inTransaction, type WritableDb } from '../../../core/open.ts';
import { updateRow } from '../../../core/rows.ts';
import { refusalSentence } from '../../../life/judge.ts';
import { learnOfDeath } from '../../../life/reach.ts';
import { planStep } from '../../../life/take.ts';
import { takeIntoCustody } from '../../../papers/seals.ts';
import { refreshLikeness } from '../../../people/likeness.ts';
import { record } from '../../../tables/records.ts';
import type { PersonInput } from '../../input.ts';
import { createRecord, getEnvelope } from '../../records.ts';
import { personOf } from '../../subject.ts';
import { retireeStates } from '../life/facts.ts';
import { type BatchData, type LineData, linesOfBatch } from './batches.ts';
import { giveDirectory } from './directories.ts';
import { lineRefusal, monthOfLine, paperOf, recordOfLine, refuseEnded, stepsOf } from './line-steps.ts';
import { touchLine } from './lines.ts';
import { about, openBatch, touchBatch } from './write.ts';

/** Closing a batch: everybody who is ready is taken over, or sent away, by the steps of their files, as one act. */

/** When a batch is closed, and through which month its sender paid; null: nobody said it. */
type ClosingOf = { on: string; paidThrough: string | null };
/** Values as a file keeps them, with how the name is read. */
type InputOf = (values: RetireeValues) => PersonInput;

interface Closing {
  done: number;
  opened: number;
  leftOut: { lineId: number; name: string; why: string }[];
  version: number;
  commandId: number | null;
}

/**
 * Takes everybody over who arrived and is not taken yet; whoever cannot be is left open with the rule that refuses it. May
 * be asked again, for those who come later.
 * @param inputOf values as a file keeps them, with how the name is read
 * @throws AppError batch.notFound, batch.changedMeanwhile, batch.nobodyReady, input.invalid at the day
 */
export function closeBatch(
  db: WritableDb,
  act: Act,
  input: { id: number; version: number; on: string; paidThrough: string | null },
  inputOf: InputOf,
): Closing {
  const of = openBatch(db, input.id, input.version);
  if (input.on < of.onDate) throw new AppError('input.invalid', { fields: { on: `不能早于移交日期 ${of.onDate}` } });
  if (input.on > localDay(act.at)) throw new AppError('input.invalid', { fields: { on: '还没到这一天' } });
  const late = addMonths(monthOf(input.on), 12);
  if (input.paidThrough !== null && input.paidThrough > late)
    throw new AppError('input.invalid', {
      fields: { paidThrough: monthWords({ reason: 'month-late', latest: late }) },
    });
  const lines = linesOfBatch(db, of.id).filter(({ takenOn }) => takenOn === null);
  const leftOut: Closing['leftOut'] = [];
  const ready: LineData[] = [];
  for (const line of lines) {
    const why = whyNot(db, act, of, line, input, inputOf);
    if (why === null) ready.push(line);
    else leftOut.push({ lineId: line.id, name: line.name, why });
  }
  if (ready.length === 0)
    throw new AppError('batch.nobodyReady', {
      why: leftOut[0] ? `${leftOut[0].name}：${leftOut[0].why}` : '清单里没有人',
    });
  const title = `${batchTitle(of)}办结 ${formatCount(ready.length)} 人`;
  let opened = 0;
  const { commandId } = keepCommand(db, act, about('batches.close', title, of.id), () => {
    for (const line of ready) if (takeLine(db, act, of, line, input, inputOf).isNew) opened += 1;
    touchBatch(db, act, of, { closedOn: of.closedOn ?? input.on });
  });
  return { done: ready.length, opened, leftOut, version: of.version + 1, commandId };
}

/** Why a line stays open: by the rules that the list shows beside it, then by trying it and taking it back; null where nothing stands in the way. */
function whyNot(
  db: WritableDb,
  act: Act,
  of: BatchData,
  line: LineData,
  closing: ClosingOf,
  inputOf: InputOf,
): string | null {
  if (line.state === 'missing') return `缺档：${line.lacking ?? ''}`;
  if (line.state === 'open') return '还没有清点';
  const refused = lineRefusal(db, of, line, closing.on, localDay(act.at), closing.paidThrough);
  if (refused !== null) return refused;
  const tried = new Error('tried');
  try {
    inTransaction(db, () => {
      takeLine(db, act, of, line, closing, inputOf);
      throw tried;
    });
    return null;
  } catch (error) {
    if (error === tried) return null;
    return refusalSentence(error);
  }
}

function takeLine(
  db: WritableDb,
  act: Act,
  of: BatchData,
  line: LineData,
  { on, paidThrough }: ClosingOf,
  inputOf: InputOf,
): { isNew: boolean } {
  const known = recordOfLine(db, line);
  const contents = JSON.parse(of.contents) as BatchContent[];
  if (known === null && of.direction === 'out') throw new AppError('record.notFound', { number: line.name });
  if (known === null) refuseEnded(db, line.communityId);
  const recordId = known ?? createRecord(db, act, inputOf(newFile(line))).id;
  if (known === null) refreshLikeness(db, personOf(getEnvelope(db, recordId)));
  const began = retireeStates(db, recordId);
  for (const step of stepsOf(of.direction, contents, began, line)) {
    const plan = {
      ...{ recordId, version: getEnvelope(db, recordId).version, step, on, party: of.unitName },
      ...{ papers: [{ paper: paperOf(step), number: of.number }], place: step === 'paper.receive' ? line.place : null },
      ...{
        month: monthOfLine(step, began, line, paidThrough),
        reason: null,
        way: null,
        amountFen: null,
        dueOn: null,
        note: noteOf(line),
      },
    };
    planStep(db, act, plan).write();
  }
  if (of.direction === 'in') {
    if (line.fileNumber !== null && getEnvelope(db, recordId).paperFileNumber === null)
      updateRow(db, record, recordId, { paperFileNumber: line.fileNumber });
    giveDirectory(db, act, line.id, recordId);
    if (line.sealNumber !== null)
      takeIntoCustody(db, act, recordId, {
        ...{ on, from: of.unitName, sealNumber: line.sealNumber, receiptNumber: line.sealReceipt },
        ...{ forwardOn: line.forwardOn, forwardTo: line.forwardTo },
      });
  }
  if (known === null) learnOfDeath(db, act, recordId);
  touchLine(db, act, line, { recordId, takenOn: on });
  return { isNew: known === null };
}

function noteOf(line: LineData): string | null {
  return line.lacking === null ? null : `缺失材料：${line.lacking}`;
}

// Who comes from elsewhere is managed and paid elsewhere until the steps say otherwise.
function newFile(line: LineData): RetireeValues {
  const isMobile = line.phone !== null && /^1\d{10}$/.test(line.phone);
  return {
    ...emptyRetiree,
    name: line.name,
    idKind: line.idKind as PersonNumberKind,
    idNumber: line.idNumber,
    gender: line.gender,
    birthOn: line.birthOn,
    politicalStatus: line.isParty === 1 ? '01' : null,
    employer: line.employer,
    retiredOn: line.retiredOn,
    retirementType: line.retirementType,
    pensionFen: line.pensionFen,
    registeredAddress: line.registeredAddress,
    residenceAddress: line.residenceAddress,
    mobile: isMobile ? line.phone : null,
    landline: isMobile ? null : line.phone,
    communityId: line.communityId,
    paperFileNumber: line.fileNumber,
    paperFilePlace: null,
    management: 'M0',
    paperFileState: 'F0',
  };
}
