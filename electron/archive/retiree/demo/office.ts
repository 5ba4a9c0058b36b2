import { type ServiceSave, saveService } from '#db/care/write.ts';
import { finaliseRoll, rollDigest, rollOf } from '#db/records/retiree/payments/rolls.ts';
import { closeReport, headFor } from '#db/reports/close.ts';
import type { ReportAsked } from '#shared/contract/reports.ts';
import { lastDayOf, reportNames } from '#shared/reports/names.ts';
import { addMonths, monthOf, monthsBetween } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { DemoDeed } from '../../core/kind.ts';
import { daysLater } from '../../demo/days.ts';
import type { InventedFile } from './file.ts';

// A roll has a line for everybody, so that each costs as much as opening a tenth of the files.
const ROLLS = 3;

interface Span {
  from: string;
  to: string;
}

/** What an office does every month, quarter and year, whatever happens to single files. */
export function officeDeeds(files: readonly InventedFile[], span: Span): DemoDeed[] {
  const months = Array.from({ length: monthsBetween(monthOf(span.from), monthOf(span.to)) + 1 }, (_, index) =>
    addMonths(monthOf(span.from), index),
  );
  const deeds = [
    ...months.slice(-ROLLS).map(roll),
    ...months.filter((month) => month.endsWith('-12')).flatMap((month) => closings(month, 12)),
    ...months
      .slice(-12)
      .filter(endsQuarter)
      .flatMap((month) => closings(month, 3)),
    ...months.flatMap((month, index) => visits(files, month, index)),
  ];
  return deeds.filter(({ on }) => on >= span.from && on <= span.to);
}

function roll(month: string): DemoDeed {
  return {
    on: `${month}-12`,
    run: (db, act) => {
      const { number, lines } = rollOf(db, month);
      if (lines.length > 0) finaliseRoll(db, act, { month, digest: rollDigest({ month, number, lines }) });
    },
  };
}

const endsQuarter = (month: string): boolean => Number(month.slice(5)) % 3 === 0;

/** The reports of so many months up to this one, closed in the week after it. */
function closings(month: string, months: number): DemoDeed[] {
  const on = `${addMonths(month, 1)}-06`;
  return reportNames.map((report) => ({
    on,
    run: (db, act) => {
      const asked: ReportAsked = {
        report,
        from: `${addMonths(month, 1 - months)}-01`,
        to: lastDayOf(month),
        communityId: null,
      };
      closeReport(db, act, asked, headFor(db, asked, wholeOffice, null, on));
    },
  }));
}

/** Two visits a month, and before the Spring Festival and 重阳 a present for some of the oldest. */
function visits(files: readonly InventedFile[], month: string, index: number): DemoDeed[] {
  const on = `${month}-18`;
  const feast = { '01': '春节', '10': '重阳' }[month.slice(5)] ?? null;
  const areThere = (some: readonly InventedFile[]) =>
    some.filter(({ openedOn, leftOn }) => openedOn < on && (leftOn === null || leftOn > monthEnd(month)));
  const visited = areThere(
    [(index * 7) % files.length, (index * 7 + 3) % files.length].flatMap((at) => files[at] ?? []),
  );
  const given = feast === null ? [] : areThere(files.slice(0, 12));
  return [
    ...visited.map((file) => care(on, [file], { kind: 'visit', result: '身体尚好，生活能自理' })),
    ...(given.length === 0
      ? []
      : [
          care(daysLater(on, 2), given, {
            kind: 'condolence',
            occasion: feast,
            amountFen: 30_000,
            goods: '慰问品一份',
          }),
        ]),
  ];
}

const monthEnd = (month: string): string => `${month}-31`;

function care(
  on: string,
  files: readonly InventedFile[],
  what: Pick<ServiceSave, 'kind'> & Partial<ServiceSave>,
): DemoDeed {
  return {
    on,
    run: (db, act) => {
      saveService(db, act, {
        ...{ id: null, version: null, on, place: null, byRole: 'community', byName: '陈社工', groupId: null },
        ...{ what: null, occasion: null, amountFen: null, goods: null, result: null, nextOn: null, reason: null },
        ...what,
        recordIds: files.map(({ recordId }) => recordId),
      });
    },
  };
}
