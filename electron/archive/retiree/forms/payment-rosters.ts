import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { rollChanges } from '#db/records/retiree/payments/changes.ts';
import { linesOf, monthOfRoll, rollOf } from '#db/records/retiree/payments/rolls.ts';
import { voidedRolls } from '#db/records/retiree/payments/void.ts';
import type { RosterDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import type { RollLine } from '#shared/records/retiree/contract/payments.ts';
import { paymentChanges } from '#shared/records/retiree/forms/payment-changes.ts';
import { paymentRoll } from '#shared/records/retiree/forms/payment-roll.ts';
import { paymentStateWords } from '#shared/records/retiree/payment-words.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { now } from '../../core/context.ts';
import { isOnPart } from '../roll-part.ts';

type RollRequest = Extract<DocumentRequest, { form: 'pay-roll' | 'pay-changes' }>;

/** The rosters of a month that is final, and a roll that was voided, marked so. @throws AppError payroll.notFound, office.notSetUp */
export function paymentRoster(db: ReadableDb, request: RollRequest): RosterDocument {
  const [voided] = request.form === 'pay-roll' ? voidedRolls(db, 1, request.rollId) : [];
  const month = voided?.month ?? monthOfRoll(db, request.rollId);
  const codes = dictionary(db);
  const office = requireOffice(db);
  const common = { officeName: office.name, month, today: localDay(now()) };
  if (request.form === 'pay-changes') {
    const { lines, before, now: sums, ways } = rollChanges(db, month, wholeOffice);
    return paymentChanges({
      ...{ ...common, phone: office.contactPhone, lines, people: sums.people, netFen: sums.netFen, ways },
      isBeforeKnown: before.people !== null,
      genderLabel: (code) => codes.label('gender', code),
      methodLabel: (code) => codes.label('paymentMethod', code),
    });
  }
  const roll = voided ? { number: voided.number, lines: linesOfVoided(db, request.rollId) } : rollOf(db, month);
  return paymentRoll({
    ...common,
    number: roll.number,
    voided: voided ? { reason: voided.reason, on: localDay(voided.at), by: voided.by.name } : null,
    lines: roll.lines.filter(isOnPart(request)),
    isMasked: request.isMasked,
    bankLabel: (code) => codes.label('bank', code),
    stateLabel: ({ state }) => (state === 'sent' ? '' : paymentStateWords[state]),
  });
}

// No bank answered it: that would have kept it from being voided.
function linesOfVoided(db: ReadableDb, rollId: number): RollLine[] {
  return linesOf(db, rollId, wholeOffice).map(({ returnedOn: _on, ...line }) => ({ ...line, state: 'sent' }));
}
