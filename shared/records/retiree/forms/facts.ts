import type { Dictionary } from '../../../codes/dictionary.ts';
import type { LifeEvent } from '../../../contract/life.ts';
import { formatDate, monthOf } from '../../../rules/calendar.ts';
import { formatMoney } from '../../../rules/money.ts';
import type { Account, OwedMonths, SurvivorFigures } from '../contract/pension.ts';
import type { RetireeFile } from '../file.ts';
import { OPENING_PAID } from '../life-cycle/opening-steps.ts';
import { isCertifiable } from '../life-cycle/states.ts';

/** What the forms about a retiree are filled in from: everything the office has typed already, once. */
export interface FormFacts {
  /** The office's day of printing. */
  today: string;
  office: {
    name: string;
    contact: string | null;
    phone: string | null;
    where: string;
    address: string | null;
    postcode: string | null;
    /** 参保地 of the office's people. */
    insuredArea: string | null;
  };
  record: RetireeFile;
  codes: Dictionary;
  /** Oldest first. */
  story: readonly LifeEvent[];
  account: Account;
  /** The amount of this month. */
  currentFen: number | null;
  /** What of overpaid months was asked back and came back, in fen, null where an amount is unknown; null: nothing was asked. */
  owed: { claimedFen: number | null; returnedFen: number | null; lastReturnOn: string | null } | null;
  death: { diedOn: string; lastPayable: string; overpaid: OwedMonths; survivors: SurvivorFigures } | null;
  certification: { on: string | null; through: string | null /** How it is repeated, in words. */; cycle: string };
  photo: string | null;
}

// What is written by hand where the office has not told it.
const ADDRESS_BY_HAND = '　　　　　　　　　　　　';
const PHONE_BY_HAND = '　　　　　　　　';

/** Where people come to: the office with its address and telephone, a place for the pen where one is not known. */
export function whereToCome(office: { name: string; address: string | null; contactPhone: string | null }): string {
  return `${office.name}（地址：${office.address ?? ADDRESS_BY_HAND}，电话：${office.contactPhone ?? PHONE_BY_HAND}）`;
}

/** The last event of one of these steps. */
export function lastOf(facts: FormFacts, ...names: readonly string[]): LifeEvent | null {
  return facts.story.filter(({ step }) => names.includes(step)).at(-1) ?? null;
}

/**
 * The certification that was passed in the cycle that runs, which a form may state; null where that cycle ended, is about to
 * end and the next one is to be certified, or where the person died: the last event is not this event.
 */
export function certifiedNow(facts: FormFacts): LifeEvent | null {
  const { values } = facts.record;
  const done = lastOf(facts, 'certification.pass');
  const isCurrent = values.certificationState === 'V1' && done?.on === facts.certification.on;
  return isCurrent && isCertifiable(values) ? done : null;
}

const changes: Readonly<Record<string, readonly string[]>> = {
  B2: ['benefit.pause', OPENING_PAID],
  B3: ['benefit.resume'],
  B4: ['benefit.stop'],
};

/** The step that brought the benefit where it stands now: a pause that was lifted says nothing of today. */
export function benefitChange(facts: FormFacts): LifeEvent | null {
  const { management, benefitState } = facts.record.values;
  return management === 'M5' ? lastOf(facts, 'person.death') : lastOf(facts, ...(changes[benefitState] ?? []));
}

/** 2026年3月5日; empty where nothing is known. */
export function han(day: string | null | undefined): string | null {
  return day ? formatDate(day, 'han') : null;
}

export function hanMonth(day: string | null | undefined): string | null {
  return day ? formatDate(monthOf(day), 'han') : null;
}

/** Yuan with its unit; empty where nothing is known. */
export function yuan(fen: number | null | undefined): string | null {
  return fen === null || fen === undefined ? null : `${formatMoney(fen)} 元`;
}

/** What stands in the place of an amount that cannot be told: room for the pen, and why it is empty. */
export function unknownMonthsWords({ unknownMonths }: Pick<OwedMonths, 'unknownMonths'>): string | null {
  return unknownMonths.length === 0 ? null : `　　　元（缺 ${unknownMonths.length} 个月金额）`;
}

/** What is still to be given back of what was asked, or paid too much where nothing was asked; null: not known. */
export function owedFenOf({ owed, death }: Pick<FormFacts, 'owed' | 'death'>): number | null {
  if (owed === null) return death === null ? null : death.overpaid.fen;
  return owed.claimedFen === null || owed.returnedFen === null ? null : Math.max(0, owed.claimedFen - owed.returnedFen);
}

/** The words of a code, empty for none. */
export function coded(
  facts: FormFacts,
  table: Parameters<Dictionary['label']>[0],
  code: string | null | undefined,
): string | null {
  return code ? facts.codes.label(table, code) : null;
}

/** 330 个月 as 27 年 6 个月. */
export function yearsAndMonths(months: number | null): string | null {
  return months === null ? null : `${Math.floor(months / 12)} 年 ${months % 12} 个月`;
}

/** What a form is called in a folder: by the person it is about, or by how many and the day. */
export function fileNameOf(people: readonly FormFacts[], title: string): string {
  const [first] = people;
  return people.length === 1 && first
    ? `${first.record.values.name}-${first.record.number}-${title}`
    : `${title}-${people.length}人-${first?.today ?? ''}`;
}
