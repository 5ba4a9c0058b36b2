import { bareName } from '../../../rules/bare-name.ts';
import { addMonths, isDate, isMonth, monthOf, monthsBetween } from '../../../rules/calendar.ts';
import { dayProblem } from '../../../rules/day-limits.ts';
import { readAnyNumber } from '../../../rules/person-number.ts';
import { type RetirementGroup, statutoryRetirement } from './retirement-age.ts';

/**
 * What a life rarely does and a slip of the pen often: what cannot be is refused, what can is said (issue "Bad input and odd
 * life"; domain part A.1.4). The same sentence in the form, at an import and in the archive.
 */

export type Odd =
  | 'after-today'
  | 'too-early'
  | 'number-birth'
  | 'retires-later'
  | 'before-another'
  | 'retired-under-age'
  | 'retired-early'
  | 'elective-too-early'
  | 'elective-too-late'
  | 'work-under-age'
  | 'account-name';

export interface OddFinding {
  odd: Odd;
  field: LifeDay | 'idNumber' | 'accountName' | `dependants.${number}.birthOn`;
  /** Refused: it cannot be. Else it is worth a second look. */
  isRefused: boolean;
  sentence: string;
}

/** What a file says of a life; days `YYYY-MM-DD`, some of them months. */
export interface LifeFacts {
  name?: string | null;
  formerName?: string | null;
  gender?: string | null;
  idNumber?: string | null;
  birthOn?: string | null;
  fileBirthMonth?: string | null;
  workStartedOn?: string | null;
  accountOpenedMonth?: string | null;
  retiredOn?: string | null;
  dependants?: readonly { birthOn: string | null }[];
  retirementType?: string | null;
  accountName?: string | null;
}

/** Nobody may be employed before (劳动法第十五条); so nobody retires before. */
const WORKING_AGE = 16;
const WORKING_AGE_MONTHS = WORKING_AGE * 12;
/** Elective retirement: three years before and after the statutory month (国务院实施弹性退休制度暂行办法). */
const ELECTIVE_MONTHS = 36;

type LifeDay = 'birthOn' | 'fileBirthMonth' | 'workStartedOn' | 'accountOpenedMonth' | 'retiredOn';

/** Which day of a file may lie where: against today, and against the other days of the same life. */
const dayLimits: readonly {
  field: LifeDay;
  label: string;
  /** A retirement is decided some months ahead: it is said and not paid before. Everything else has happened. */
  mayCome: boolean;
  /** None of these lies after it. */
  after: readonly LifeDay[];
}[] = [
  { field: 'birthOn', label: '出生日期', mayCome: false, after: [] },
  { field: 'fileBirthMonth', label: '档案认定出生年月', mayCome: false, after: [] },
  { field: 'workStartedOn', label: '参加工作时间', mayCome: false, after: ['birthOn'] },
  { field: 'accountOpenedMonth', label: '建立个人账户时间', mayCome: false, after: ['birthOn'] },
  { field: 'retiredOn', label: '退休时间', mayCome: true, after: ['birthOn', 'workStartedOn'] },
];

/** The days of a file that have a limit. */
export const lifeDays: readonly LifeDay[] = dayLimits.map(({ field }) => field);

/** Everything odd about a life, in the order of its days. @param today the office's day */
export function oddLife(facts: LifeFacts, today: string): OddFinding[] {
  const impossible = [
    ...dayLimits.flatMap((limit) => outOfLimit(limit, facts, today)),
    ...oddNumber(facts, today),
    ...oddDependants(facts, today),
  ];
  const isOut = (field: LifeDay): boolean => impossible.some((one) => one.field === field && one.isRefused);
  return [
    ...impossible,
    ...(isOut('workStartedOn') ? [] : oddWork(facts)),
    ...(isOut('retiredOn') ? [] : oddRetirement(facts)),
    ...oddAccount(facts),
  ];
}

/** What cannot be, of what was not there before in the same way: an old file may be saved until it is put right. */
export function newlyImpossible(facts: LifeFacts, before: LifeFacts | null, today: string): OddFinding[] {
  const known = before === null ? [] : oddLife(before, today);
  const isKept = ({ field, sentence }: OddFinding): boolean =>
    known.some((old) => old.field === field && old.sentence === sentence) &&
    lifeDays.every((day) => day !== field || facts[day] === before?.[day]);
  return oddLife(facts, today).filter((one) => one.isRefused && !isKept(one));
}

function outOfLimit({ field, label, mayCome, after }: (typeof dayLimits)[number], facts: LifeFacts, today: string) {
  const day = dayIn(facts[field]);
  if (day === null) return [];
  const sooner = after
    .map((other) => ({ other, on: dayIn(facts[other]) }))
    .find(({ on }) => on !== null && isBefore(day, on));
  if (sooner) {
    const { label: than } = dayLimits.find((one) => one.field === sooner.other) ?? { label: '' };
    return [refuse('before-another', field, `${label} ${day} 早于${than} ${sooner.on}，请核对`)];
  }
  const early = dayProblem(field, day);
  if (early !== null) return [refuse('too-early', field, early)];
  if (!isBefore(today, day)) return [];
  return mayCome
    ? [warn('retires-later', field, `${label} ${day} 还没到，到时才能发放`)]
    : [refuse('after-today', field, `${label} ${day} 还没到，请核对`)];
}

// A number tells a birth too; where the file says the same day, that day is told.
function oddNumber({ idNumber, birthOn }: LifeFacts, today: string): OddFinding[] {
  const read = readAnyNumber(idNumber ?? '');
  const born = read.ok ? read.birthOn : null;
  if (born === null || born === birthOn) return [];
  if (!isBefore(today, born) && dayProblem('birthOn', born) === null) return [];
  return [refuse('number-birth', 'idNumber', `号码里的出生日期 ${born} 不会有，请核对号码`)];
}

function oddDependants({ dependants }: LifeFacts, today: string): OddFinding[] {
  return (dependants ?? []).flatMap(({ birthOn }, index) => {
    const born = dayIn(birthOn);
    if (born === null) return [];
    const early = dayProblem('birthOn', born);
    if (early !== null) return [refuse('too-early', `dependants.${index}.birthOn`, early)];
    if (!isBefore(today, born)) return [];
    return [refuse('after-today', `dependants.${index}.birthOn`, `出生日期 ${born} 还没到，请核对`)];
  });
}

/** An amount for somebody who died: the month of the death is the last that is paid (domain part A.1.1 row 11). */
export function paidAfterDeath(diedOn: string): string {
  return `已登记死亡（${diedOn}），死亡次月起不再发放；死亡以前的金额请在“发放”里按月份登记`;
}

function oddWork({ birthOn, workStartedOn }: LifeFacts): OddFinding[] {
  const born = monthIn(birthOn);
  const started = monthIn(workStartedOn);
  if (born === null || started === null) return [];
  const months = monthsBetween(born, started);
  // Before the labour law children did begin early: a paper may say so.
  if (months < WORKING_AGE_MONTHS)
    return [
      warn(
        'work-under-age',
        'workStartedOn',
        `参加工作时 ${Math.floor(months / 12)} 岁，不满 ${WORKING_AGE} 周岁，请核对`,
      ),
    ];
  return [];
}

function oddRetirement(facts: LifeFacts): OddFinding[] {
  const { birthOn, retiredOn, retirementType } = facts;
  const born = monthIn(birthOn);
  const retired = monthIn(retiredOn);
  if (born === null || retired === null) return [];
  const age = Math.floor(monthsBetween(born, retired) / 12);
  if (monthsBetween(born, retired) < WORKING_AGE_MONTHS)
    return [
      refuse(
        'retired-under-age',
        'retiredOn',
        `退休时只有 ${age} 岁，不满法定就业年龄 ${WORKING_AGE} 周岁，请核对出生日期和退休时间`,
      ),
    ];
  const due = statutoryMonths(facts, born);
  if (due === null) return [];
  const [earliest, latest] = due;
  if (retirementType === '2' && retired < earliest)
    return [warn('retired-early', 'retiredOn', `早于法定退休时间 ${earliest}，离退休类别却是正常退休，请核对`)];
  if (retirementType === 'T1' && retired < addMonths(earliest, -ELECTIVE_MONTHS))
    return [warn('elective-too-early', 'retiredOn', `弹性提前最多提前三年，法定退休时间是 ${earliest}，请核对`)];
  if (retirementType === 'T2' && (retired < earliest || retired > addMonths(latest, ELECTIVE_MONTHS)))
    return [warn('elective-too-late', 'retiredOn', `弹性延迟应在法定退休时间 ${earliest} 以后三年之内，请核对`)];
  return [];
}

/** The earliest and the latest month that are statutory for the person: a woman's depends on her post. */
function statutoryMonths({ gender }: LifeFacts, birthMonth: string): [string, string] | null {
  const groups: readonly RetirementGroup[] =
    gender === '1' ? ['male60'] : gender === '2' ? ['female50', 'female55'] : [];
  const months = groups.map((group) => statutoryRetirement({ birthMonth, group }).retireMonth).sort();
  const [earliest] = months;
  const latest = months.at(-1);
  return earliest !== undefined && latest !== undefined ? [earliest, latest] : null;
}

// A payment whose account name differs comes back (domain part E.3); variants of a character are the same name.
function oddAccount({ name, formerName, accountName }: LifeFacts): OddFinding[] {
  const holder = bareName(accountName);
  if (holder === '' || bareName(name) === '') return [];
  if ([name, formerName].some((one) => bareName(one) === holder)) return [];
  const sentence = `户名“${accountName?.trim()}”与姓名不一致，发放可能被退回；银行用别的字登记的，请把那个写法记为别名`;
  return [warn('account-name', 'accountName', sentence)];
}

/** Of a day and a month only the months are compared. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

function dayIn(text: string | null | undefined): string | null {
  return typeof text === 'string' && (isDate(text) || isMonth(text)) ? text : null;
}

function monthIn(text: string | null | undefined): string | null {
  const day = dayIn(text);
  return day === null ? null : monthOf(day);
}

function refuse(odd: Odd, field: OddFinding['field'], sentence: string): OddFinding {
  return { odd, field, isRefused: true, sentence };
}

function warn(odd: Odd, field: OddFinding['field'], sentence: string): OddFinding {
  return { odd, field, isRefused: false, sentence };
}
