import { AppError } from '#shared/errors.ts';
import { monthWords } from '#shared/life/step-month.ts';
import type { LineValues } from '#shared/records/retiree/contract/batches.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { refusedPaidThrough } from '#shared/records/retiree/life-cycle/step-month.ts';
import { batchTitle } from '#shared/records/retiree/rules/batch-words.ts';
import { newlyImpossible } from '#shared/records/retiree/rules/odd-life.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { inspectName, refusedAdvice } from '#shared/rules/rare-characters.ts';
import { readName } from '#shared/rules/text.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { sayDay } from '../../../core/refuse-day.ts';
import { prepared } from '../../../core/rows.ts';
import { alias, pick, typed } from '../../../core/typed.ts';
import { isNameOf } from '../../../people/names.ts';
import { findPersonByNumber, type PersonRow } from '../../../people/people.ts';
import { getCommunity } from '../../../places/communities.ts';
import { batch } from '../../../tables/batches.ts';
import { getEnvelope, openRecordOf, type RecordRowData } from '../../records.ts';
import { getPersonFileValues } from '../../values.ts';
import type { BatchData } from './batches.ts';

const b = alias(batch, 'b');

/** What a line of a batch's list says, beside what the register knows of the person. */

/** What the register makes of a line: whose file it is, and what the clerk should look at. */
export interface Recognised {
  /** The values in the form they are kept in. */
  values: LineValues & { idKind: string; birthOn: string | null };
  envelope: RecordRowData | null;
  /** Somebody of the register whom the clerk knows to be the one on the paper, of another name until now. */
  renamed: PersonRow | null;
}

/**
 * A line in the form it is kept in, with the file of the register it belongs to.
 * @param of the batch the line is of
 * @param today the office's day
 * @param recordId the file the line is known to be of; a number then is that file's or none
 * @param isSamePerson the clerk says that a number of somebody of another name is that person's, renamed
 * @throws AppError input.invalid; person.nameDiffers where the number is that of somebody of another name and nobody said
 * that they are the same person
 */
export function recognise(
  db: ReadableDb,
  of: Pick<BatchData, 'onDate'>,
  input: LineValues,
  today: string,
  recordId: number | null = null,
  isSamePerson = false,
): Recognised {
  const fields: Record<string, string> = {};
  const name = readName(input.name);
  if (!name.ok || inspectName(input.name).some(({ level }) => level === 'refused'))
    fields['values.name'] =
      name.ok || name.problem === 'name-private-use'
        ? `姓名里有造字区的字，${refusedAdvice(input.name) || '请改用标准字'}`
        : '请填写姓名';
  const number = input.idNumber === null ? null : readAnyNumber(input.idNumber);
  if (number === null && recordId === null) fields['values.idNumber'] = '请填写证件号码';
  if (number && !number.ok)
    fields['values.idNumber'] = numberProblem('citizen', input.idNumber ?? '') ?? '证件号码不对，请核对';
  const phone = input.phone === null ? null : readPhone(input.phone);
  if (phone && !phone.ok) fields['values.phone'] = '电话应写成 13912345678 或 0591-87654321';
  const codes = dictionary(db);
  if (input.gender !== null && codes.item('gender', input.gender) === null) fields['values.gender'] = '请选择性别';
  if (input.retirementType !== null && codes.item('retirementType', input.retirementType) === null)
    fields['values.retirementType'] = '请选择离退休类别';
  if (input.forwardOn !== null && input.sealNumber === null) fields['values.sealNumber'] = '密封档案，请填写封条编号';
  else if (input.forwardOn !== null)
    sayDay(fields, 'values.forwardOn', 'forward', input.forwardOn, { letter: of.onDate, from: today });
  const paid = input.paidThrough;
  const facts = { birthOn: number?.ok ? number.birthOn : null, retiredOn: input.retiredOn, leftOn: null };
  const wrongMonth = paid === null ? null : refusedPaidThrough(paid, of.onDate, facts);
  if (wrongMonth) fields['values.paidThrough'] = `移交方发放至的月份${monthWords(wrongMonth)}`;
  if (input.communityId !== null) getCommunity(db, input.communityId);
  const known = number?.ok ? findPersonByNumber(db, number.number) : null;
  const other = known && name.ok && !isNameOf(db, known.id, name.name) ? known : null;
  if (other?.pending === 1) fields['values.idNumber'] = '这个号码正由一次导入登记，请等导入完成后再登记';
  const line = recordId === null ? null : getEnvelope(db, recordId);
  if (line && known && known.id !== line.personId)
    fields['values.idNumber'] = `这个号码登记的是“${known.name}”，这一行是档案 ${line.number} 的，请核对号码`;
  const birthOn = number?.ok ? number.birthOn : null;
  for (const { field, sentence } of newlyImpossible({ birthOn, retiredOn: input.retiredOn }, null, today))
    fields[`values.${field}`] = sentence;
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
  if (other && name.ok && !isSamePerson)
    throw new AppError('person.nameDiffers', {
      ...{ name: other.name, idNumber: other.idNumber ?? '', birthOn: other.birthOn ?? '' },
      typed: name.name,
    });
  const found = line ?? (known ? openRecordOf(db, 'retiree', known.id) : null);
  const envelope = found?.pending === 1 ? null : found;
  const filled = envelope ? filledFrom(input, lineOfRecord(db, envelope)) : input;
  return {
    envelope,
    renamed: other,
    values: {
      ...filled,
      name: name.ok ? name.name : filled.name,
      idKind: number?.ok ? number.kind : 'none',
      idNumber: number?.ok ? number.number : null,
      birthOn,
      gender: filled.gender ?? (number?.ok ? number.gender : null),
      phone: phone?.ok ? phone.phone : filled.phone,
    },
  };
}

// What the list leaves open the register knows; what the list says stands, for it is the paper.
function filledFrom(typed: LineValues, known: LineValues): LineValues {
  const entries = Object.entries(typed).map(([field, value]) => [
    field,
    value ?? (known as unknown as Record<string, unknown>)[field] ?? null,
  ]);
  return Object.fromEntries(entries) as LineValues;
}

/** A line as the file of the register fills it. */
export function lineOfRecord(db: ReadableDb, envelope: RecordRowData): Recognised['values'] {
  const of = getPersonFileValues(db, envelope) as RetireeValues;
  return {
    name: of.name,
    idKind: of.idKind,
    idNumber: of.idNumber,
    birthOn: of.birthOn,
    gender: of.gender,
    employer: of.employer,
    retiredOn: of.retiredOn,
    retirementType: of.retirementType,
    pensionFen: of.pensionFen,
    registeredAddress: of.registeredAddress,
    residenceAddress: of.residenceAddress,
    phone: of.mobile ?? of.landline,
    communityId: of.communityId,
    livesElsewhere: of.management === 'M2',
    isParty: of.politicalStatus === null ? null : of.politicalStatus === '01' || of.politicalStatus === '02',
    fileNumber: of.paperFileNumber,
    originals: null,
    copies: null,
    papers: null,
    pages: null,
    lacking: null,
    place: of.paperFilePlace,
    remark: null,
    sealNumber: null,
    sealReceipt: null,
    forwardOn: null,
    forwardTo: null,
    paidThrough: null,
  };
}

/** @throws AppError batch.lineTwice where the person is on the list already, on a line other than this one */
export function refuseTwice(
  db: ReadableDb,
  of: BatchData,
  { values, envelope }: Recognised,
  lineId: number | null,
): void {
  const twice = prepared(
    db,
    `SELECT name FROM batch_line WHERE batch_id = @batchId AND removed_at IS NULL AND id IS NOT @lineId
       AND (id_number = @idNumber OR record_id = @recordId)`,
  ).get({ batchId: of.id, lineId, idNumber: values.idNumber, recordId: envelope?.id ?? null });
  if (twice) throw new AppError('batch.lineTwice', { name: values.name });
}

/** What the clerk should look at although the line stands, in sentences. */
export function notesOf(db: ReadableDb, of: BatchData, { values, envelope }: Recognised): string[] {
  const others = read(
    db,
    typed`SELECT ${pick(b, 'direction', 'unitName', 'number')} FROM batch_line l JOIN ${b} ON b.id = l.batch_id
     WHERE l.id_number = @idNumber AND l.removed_at IS NULL AND l.taken_on IS NULL AND b.removed_at IS NULL
       AND b.id <> @batchId LIMIT 2`,
  ).all({ idNumber: values.idNumber, batchId: of.id });
  const notes = others.map((one) => `也在批次“${batchTitle(one)}”的清单里，请核对`);
  if (of.direction === 'in' && envelope && (envelope.state === 'M1' || envelope.state === 'M2'))
    notes.push('管理关系已在本街道，这次只接收其余内容');
  return notes;
}
