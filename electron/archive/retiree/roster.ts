import { diedOnOf } from '#db/life/death.ts';
import { stepFacts } from '#db/life/facts.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { listGroups } from '#db/records/retiree/groups/groups.ts';
import { openingText } from '#db/records/retiree/openings/take.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';
import { oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { ageOn } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { KindRoster } from '../core/kind.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import { plannedOpening } from './roster-openings.ts';

// The earliest retirement by special trade is at 45, the latest elective one below 70; beyond is a slip more likely.
const RETIREMENT_AGES = { least: 40, most: 75 } as const;

/** How the roster of retirees is judged. */
export const retireeRoster: KindRoster<RetireeFile> = {
  compared: (values) => retiredAtOddAge(values),

  odd(values, today) {
    const found = oddInLine(values, today);
    const warnings = found.flatMap(({ field, isRefused, sentence }): RowWarning[] =>
      isRefused ? [] : [{ field, warning: 'odd-life', text: sentence }],
    );
    return { warnings, impossible: found.filter((one) => one.isRefused) };
  },

  // Of somebody who died a roster that still pays brings no amount; it may be paid too much.
  leave(db, { values }, recordId, today) {
    const { pensionFen } = values;
    // A roster without amounts asks nothing of each file.
    if (typeof pensionFen !== 'number') return [];
    const { diedOn } = stepFacts(db, recordId, today);
    if (diedOn === null) return [];
    delete values.pensionFen;
    return [
      `“${amountTitle}”写着 ${formatMoney(pensionFen)} 元，这个人已登记死亡（${diedOn}），没有录入，请核对是否多发`,
    ];
  },

  refusedByDeath({ retiredOn }, diedOn) {
    if (retiredOn === null || diedOn.slice(0, retiredOn.length) >= retiredOn) return null;
    const sentence = `写的是 ${retiredOn}，这个人已登记 ${diedOn} 死亡，不会在死亡以后退休，请核对退休时间或死亡登记`;
    return { field: 'retiredOn', sentence };
  },

  opening(db, { cells, accepted, values, recordId, birthOn, today }) {
    const { retiredOn, benefitState, management } = values;
    const amountFen = typeof accepted.pensionFen === 'number' ? accepted.pensionFen : null;
    // Of somebody whose file went out of use it may be known that they died.
    const known = recordId === null && values.idNumber ? findPersonByNumber(db, values.idNumber) : null;
    const diedOn = known === null ? null : diedOnOf(db, known.id);
    const life = { today, birthOn, retiredOn, benefitState, management, diedOn };
    return plannedOpening(db, { cells, amountFen, recordId, life });
  },

  openingWords: openingText,

  groups(db) {
    const groups = listGroups(db, { communityId: null, kind: 'self-management', withEnded: false });
    return new Set(groups.map((group) => `${group.communityName} ${group.name}`));
  },

  groupIn: ({ selfGroup }) => (typeof selfGroup === 'string' ? selfGroup : null),
};

const amountTitle = retireeRosterColumns.find(({ field }) => field === 'pensionFen')?.title ?? '';

function retiredAtOddAge({ idNumber, retiredOn }: JudgedRow['values']): RowWarning[] {
  const read = readAnyNumber(String(idNumber ?? ''));
  if (typeof retiredOn !== 'string' || !read.ok || read.birthOn === null) return [];
  const age = ageOn(read.birthOn, retiredOn.length === 7 ? `${retiredOn}-28` : retiredOn);
  if (age >= RETIREMENT_AGES.least && age <= RETIREMENT_AGES.most) return [];
  return [{ field: 'retiredOn', warning: 'retired-at', text: String(age) }];
}

// The number knows the birth better than the column beside it.
function oddInLine(values: JudgedRow['values'], today: string) {
  const read = readAnyNumber(String(values.idNumber ?? ''));
  const known = read.ok && read.birthOn !== null ? { birthOn: read.birthOn, gender: read.gender } : {};
  const facts = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, String(value)]));
  const found = oddLife({ ...facts, ...known }, today);
  const written = oddLife({ birthOn: facts.birthOn }, today).filter(
    ({ field, isRefused }) => isRefused && !found.some((one) => one.field === field),
  );
  return [...found, ...written];
}
