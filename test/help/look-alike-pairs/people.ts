import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import type { Likeness } from '#shared/rules/look-alike.ts';

/** Invented people of one street, and what stands on their cards. */

export interface Person {
  surname: string;
  given: string;
  area: string;
  birthOn: string;
  isMale: boolean;
  serial: number;
  phone: string;
}

/** What one line of a roster says of a person. */
export type Entry = Omit<Likeness, 'readings'>;

export const SURNAMES =
  '陈陈陈陈林林林黄黄张张王王吴吴李李郑刘杨蔡许叶苏谢洪何江曾朱胡卢高魏邱余徐郭方游潘肖姜汪俞丘候章单侯傅付';
export const MALE =
  '伟建国华明强军平志勇东海文斌林峰辉刚杰涛波洪永清金生福荣德贵祥成龙忠义良友根水木火天宝庆炳坤培诚旺兴祖宗光';
export const FEMALE =
  '秀英丽华玉兰珍凤梅芳娟玲萍红霞燕琴月桂香莲珠美爱淑惠琼芬菊金花云雪晴瑞娥妹碧素珊瑜莹婷倩洁静敏慧';
const AREAS = ['350102', '350102', '350102', '350103', '350104', '350502', '350122', '352101', '330702'];

/** Somebody with a name, a birthday, a phone of their own. */
export function newPerson(dice: Dice): Person {
  const isMale = dice.chance(0.5);
  return {
    surname: dice.pick(Array.from(SURNAMES)),
    given: givenName(dice, isMale),
    area: dice.pick(AREAS),
    birthOn: birthday(dice),
    isMale,
    serial: dice.below(480) * 2 + 2,
    phone: phone(dice),
  };
}

/** Of one character or two. */
export function givenName(dice: Dice, isMale: boolean): string {
  const characters = Array.from(isMale ? MALE : FEMALE);
  return dice.chance(0.25) ? dice.pick(characters) : dice.pick(characters) + dice.pick(characters);
}

/** Another given name of a family: a character is shared. */
export function sharedGiven(dice: Dice, { given, isMale }: Person): string {
  const own = dice.pick(Array.from(isMale ? MALE : FEMALE).filter((character) => !given.includes(character)));
  return dice.chance(0.5) ? given.slice(0, 1) + own : own + given.slice(-1);
}

/** What stands on the card. The serial is odd for men. */
export function entryOf(person: Person): Entry {
  const { birthOn, isMale } = person;
  const serial = person.serial - (person.serial % 2) + (isMale ? 1 : 0);
  return {
    name: person.surname + person.given,
    formerNames: [],
    idNumber: withCheck(`${person.area}${birthOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`),
    formerNumbers: [],
    birthOn,
    gender: isMale ? '1' : '2',
    mobile: person.phone,
  };
}

/** Cells that were left empty. */
export function withGaps(dice: Dice, entry: Entry): Entry {
  return {
    ...entry,
    birthOn: dice.chance(0.02) ? null : entry.birthOn,
    gender: dice.chance(0.05) ? null : entry.gender,
    mobile: dice.chance(0.15) ? null : entry.mobile,
  };
}

/** The 18 characters of a number. */
export function withCheck(first17: string): string {
  return first17 + idNumberCheckDigit(first17);
}

/** Of people who are old enough to have a file. */
export function birthday(dice: Dice): string {
  const day = new Date(Date.UTC(1935, 0, 1 + dice.below(33 * 365)));
  // Without leap days, so that a birthday can be moved to any year.
  return day.toISOString().slice(0, 10).replace('-02-29', '-02-28');
}

/** A mobile number. */
export function phone(dice: Dice): string {
  return `1${dice.pick(['35', '38', '59', '80', '86'])}${String(dice.below(100_000_000)).padStart(8, '0')}`;
}

export interface Dice {
  below(limit: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** A small seeded generator (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
  };
}
