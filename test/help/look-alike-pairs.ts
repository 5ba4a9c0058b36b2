import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { isDate } from '#shared/rules/calendar.ts';
import type { Likeness } from '#shared/rules/look-alike.ts';
import {
  birthday,
  type Dice,
  diceOf,
  type Entry,
  entryOf,
  FEMALE,
  givenName,
  MALE,
  newPerson,
  type Person,
  phone,
  SURNAMES,
  sharedGiven,
  withCheck,
  withGaps,
} from './look-alike-pairs/people.ts';

/**
 * Labelled pairs of entries for measuring look-alike.ts: one person written down twice with the slips of an office, and
 * two people who resemble each other. The label is known because the pair was made so; nothing is asked of the rule.
 */
export interface LabelledPair {
  a: Likeness;
  b: Likeness;
  isSame: boolean;
  /** What was done to the second entry, or who the two people are. */
  kind: string;
}

type Slip = (entry: Entry, person: Person) => Entry;

const SPARE =
  '玮纬健名铭民强俊君至智永咏冬海温闻宾彬琳锋丰晖钢捷焘博鸿宏咏清青锦进昇富容得桂翔程隆中谊梁有耕淼沐天保轻兵昆诚城旺星宗';
const CARD = /^\d{17}[\dX]$/;
/** Misread characters as they come to mind, not taken from the lists of the rule. */
const MISREAD =
  '伟纬 建健 明朋 平乎 志忠 勇男 东乐 海悔 斌赋 林材 峰锋 辉晖 刚钢 涛铸 波坡 洪供 永水 清请 金全 福副 荣菜 祥详 成戍 义叉 ' +
  '良艮 友反 根恨 水永 木本 火大 天夭 宝室 庆厌 炳柄 坤绅 培陪 诚城 旺汪 祖租 宗崇 光先 秀季 英莫 玉王 珍诊 凤风 梅海 芳芬 ' +
  '娟捐 玲铃 萍苹 红江 霞露 琴芩 月用 桂佳 香杏 莲连 珠株 美羡 爱受 淑椒 琼惊 芬芳 菊鞠 云去 雪雷 晴睛 瑞端 娥俄 妹姝 素索 ' +
  '珊姗 瑜愉 莹萤 婷停 倩情 华毕 兰三 王玉 叶吐 候侯 侯候 徐除 汪江 余佘 李季 朱未 江汪 付村';
const TRADITIONAL =
  '陈陳 黄黃 张張 吴吳 郑鄭 刘劉 杨楊 许許 叶葉 苏蘇 谢謝 卢盧 伟偉 国國 华華 强強 军軍 东東 峰峯 辉輝 刚剛 杰傑 涛濤 荣榮 ' +
  '贵貴 龙龍 义義 宝寶 庆慶 诚誠 兴興 丽麗 兰蘭 凤鳳 红紅 爱愛 琼瓊 云雲 莲蓮 莹瑩 洁潔 静靜 惠恵 银銀 德徳 清淸';
const NEAR_SOUND = '林玲 兰南 丽妮 珍贞 英音 平品 生声 金京 秀绣 莲年 龙农 清亲 明民 芳方 志子 春村';

/** Pairs by a seed; the same seed gives the same pairs. */
export function labelledPairs(counts: { same: number; different: number }, seed: number): LabelledPair[] {
  const dice = diceOf(seed);
  const wrong = slipsOf(dice);
  const others = lookAlikesOf(dice);
  const pairs: LabelledPair[] = [];
  while (pairs.length < counts.same) {
    const [kind, slip] = wrong[pairs.length % wrong.length] as [string, Slip];
    const [first, before, person] = twiceWritten(dice, slip);
    const [nextKind, next] = dice.pick(wrong);
    const isDouble = dice.chance(0.12) && nextKind !== kind;
    const second = isDouble ? next(before, person) : before;
    pairs.push(pairOf(first, second, true, isDouble ? `${kind} + ${nextKind}` : kind));
  }
  while (pairs.length < counts.same + counts.different) {
    const [kind, make] = others[pairs.length % others.length] as [string, (person: Person) => [Entry, Entry]];
    const [first, second] = make(newPerson(dice));
    pairs.push(pairOf(withGaps(dice, first), withGaps(dice, second), false, kind));
  }
  return pairs;
}

/** People of one street without any relation, to measure how many share a key. */
export function strangers(count: number, seed: number): Likeness[] {
  const dice = diceOf(seed);
  return Array.from({ length: count }, () => likenessOf(withGaps(dice, entryOf(newPerson(dice)))));
}

/** The slips of an office, each with its name. The record of the card's holder is known to the slip. */
function slipsOf(dice: Dice): [string, Slip][] {
  const homophones = homophonesOf(SURNAMES + MALE + FEMALE + SPARE);
  const misread = choicesOf(MISREAD);
  const traditional = choicesOf(TRADITIONAL);
  const nearSound = choicesOf(NEAR_SOUND);
  // Half of the entries with another name have no number, for with one the name hardly matters.
  const renamed = (entry: Entry, name: string, formerNames = entry.formerNames): Entry =>
    name === entry.name ? entry : { ...entry, name, formerNames, idNumber: dice.chance(0.5) ? null : entry.idNumber };
  const inName = (choices: ReadonlyMap<string, string>): Slip => {
    return (entry) => renamed(entry, replaceOne(dice, entry.name, choices));
  };
  const inNumber = (change: (number: string) => string): Slip => {
    return (entry) => {
      const number = entry.idNumber ?? '';
      return CARD.test(number) ? withNumber(dice, entry, change(number)) : entry;
    };
  };
  const wrongDigit = (number: string): string => {
    const place = dice.below(number.length);
    return number.slice(0, place) + otherDigit(dice, number[place]) + number.slice(place + 1);
  };
  const swap = (number: string): string => {
    const places = Array.from(number.slice(1), (_, place) => place).filter((at) => number[at] !== number[at + 1]);
    const place = dice.pick(places);
    return number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
  };
  const fifteen = (number: string): string => number.slice(0, 6) + number.slice(8, 17);
  const widen = (text: string): string =>
    text.replace(/[0-9X]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  return [
    ['15 digits', inNumber(fifteen)],
    ['15 digits, one wrong', inNumber((number) => wrongDigit(fifteen(number)))],
    ['lower x', inNumber((number) => number.toLowerCase())],
    ['full width', inNumber(widen)],
    ['blanks in the number', inNumber((number) => `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`)],
    ['digits swapped', inNumber(swap)],
    ['digit wrong', inNumber(wrongDigit)],
    ['digit lost', inNumber((number) => number.slice(0, 5) + number.slice(6))],
    ['end lost in a sheet', inNumber((number) => `${number.slice(0, 15)}000`)],
    ['wrong before the check character', inNumber((number) => withCheck(wrongDigit(number.slice(0, 17))))],
    ['no number', (entry) => ({ ...entry, idNumber: null })],
    ['homophone', inName(homophones)],
    ['near sound', inName(nearSound)],
    ['variant', inName(traditional)],
    ['misread', inName(misread)],
    ['middle character missing', (entry) => renamed(entry, withoutMiddle(entry.name))],
    ['former name', (entry, { surname, isMale }) => renamed(entry, surname + givenName(dice, isMale), [entry.name])],
    ['phone changed', (entry) => ({ ...entry, idNumber: null, mobile: phone(dice) })],
    [
      'month and day swapped',
      (entry, { birthOn }) => ({ ...entry, idNumber: null, birthOn: monthAndDaySwapped(birthOn) }),
    ],
    ['blank in the name', (entry) => renamed(entry, Array.from(entry.name).join('　'))],
    ['number given anew', (entry) => ({ ...withNewSerial(dice, entry), formerNumbers: [entry.idNumber ?? ''] })],
    ['registered twice', (entry) => withNewSerial(dice, entry)],
    ['gender wrong', (entry) => ({ ...entry, gender: entry.gender === '1' ? '2' : '1' })],
  ];
}

/** People who are two, though much speaks for one. */
function lookAlikesOf(dice: Dice): [string, (person: Person) => [Entry, Entry]][] {
  const stranger = (person: Person, known: Partial<Person>): [Entry, Entry] => {
    const other = entryOf({ ...newPerson(dice), ...known });
    return [entryOf(person), dice.chance(0.4) ? { ...other, idNumber: null } : other];
  };
  const named = ({ surname, given, isMale }: Person) => ({ surname, given, isMale });
  const kin = (p: Person) => ({ surname: p.surname, isMale: p.isMale, given: sharedGiven(dice, p) });
  const inYear = ({ birthOn }: Person) => birthOn.slice(0, 4) + birthday(dice).slice(4);
  const later = (person: Person, years: number) => String(Number(person.birthOn.slice(0, 4)) + years);
  const ofFamily = (person: Person): string => (dice.chance(0.8) ? person.phone : phone(dice));
  const relative = (person: Person, known: Partial<Person>): [Entry, Entry] => [
    entryOf(person),
    entryOf({ ...newPerson(dice), area: person.area, phone: ofFamily(person), ...known }),
  ];
  return [
    ['one name', (person) => stranger(person, named(person))],
    ['one name and area', (person) => stranger(person, { ...named(person), area: person.area })],
    ['one name and year', (person) => stranger(person, { ...named(person), birthOn: inYear(person) })],
    ['one name, one day of the year', (p) => stranger(p, { ...named(p), birthOn: later(p, 7) + p.birthOn.slice(4) })],
    ['one name, born elsewhere', (p) => stranger(p, { ...named(p), area: '420106' })],
    [
      'one name and birthday, born elsewhere',
      (p) => [entryOf(p), entryOf({ ...newPerson(dice), ...named(p), birthOn: p.birthOn, area: '420106' })],
    ],
    ['one birthday', (person) => stranger(person, { birthOn: person.birthOn, area: person.area })],
    ['one surname and birthday', (p) => stranger(p, { birthOn: p.birthOn, surname: p.surname, isMale: p.isMale })],
    [
      'twins',
      (p) => {
        const [shared, one, other] = [0, 1, 2].map(() => dice.pick(Array.from(p.isMale ? MALE : FEMALE)));
        if (one === other) return stranger(p, {});
        const [a, b] = relative(
          { ...p, given: `${shared}${one}` },
          { ...p, given: `${shared}${other}`, serial: p.serial + 2 },
        );
        return [a, dice.chance(0.05) ? { ...b, idNumber: null } : b];
      },
    ],
    [
      'twins, boy and girl',
      (p) => relative(p, { birthOn: p.birthOn, surname: p.surname, isMale: !p.isMale, serial: p.serial + 1 }),
    ],
    ['couple', (p) => relative(p, { isMale: !p.isMale })],
    ['father and son', (p) => relative(p, { ...kin(p), birthOn: later(p, 25) + birthday(dice).slice(4) })],
    ['sisters or brothers', (p) => relative(p, { ...kin(p), birthOn: later(p, 3) + birthday(dice).slice(4) })],
    [
      'neighbours in the register',
      (p) => relative(p, { birthOn: p.birthOn, isMale: p.isMale, serial: p.serial + 2, phone: phone(dice) }),
    ],
    ['one phone of an office', (p) => stranger(p, { phone: p.phone })],
    ['one phone, one surname', (p) => stranger(p, { phone: p.phone, surname: p.surname })],
  ];
}

/** One person written down twice, the second time with the slip; another person where the slip finds nothing to change. */
function twiceWritten(dice: Dice, slip: Slip): [Entry, Entry, Person] {
  for (let attempt = 0; ; attempt += 1) {
    const person = newPerson(dice);
    const [first, copy] = [withGaps(dice, entryOf(person)), withGaps(dice, entryOf(person))];
    const years = dice.chance(0.25) && copy.mobile !== null ? { ...copy, mobile: phone(dice) } : copy;
    const second = slip(years, person);
    if (attempt === 40 || JSON.stringify(second) !== JSON.stringify(years)) return [first, second, person];
  }
}

function pairOf(a: Entry, b: Entry, isSame: boolean, kind: string): LabelledPair {
  return { a: likenessOf(a), b: likenessOf(b), isSame, kind };
}

function likenessOf(entry: Entry): Likeness {
  return { ...entry, readings: nameReadings(entry.name).map((reading) => reading.full) };
}

/** The birthday is typed apart from the number, or taken from it. */
function withNumber(dice: Dice, entry: Entry, idNumber: string): Entry {
  const inNumber = idNumber.replace(/^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/, '$1-$2-$3');
  if (inNumber.length !== 10 || !isDate(inNumber) || dice.chance(0.6)) return { ...entry, idNumber };
  return { ...entry, idNumber, birthOn: inNumber };
}

function withNewSerial(dice: Dice, entry: Entry): Entry {
  const number = entry.idNumber ?? '';
  const serial = `${dice.below(100)}`.padStart(2, '0') + number.slice(16, 17);
  return CARD.test(number) ? { ...entry, idNumber: withCheck(number.slice(0, 14) + serial) } : entry;
}

function otherDigit(dice: Dice, digit: string | undefined): string {
  return dice.pick(Array.from('0123456789').filter((other) => other !== digit));
}

function monthAndDaySwapped(birthOn: string): string {
  const swapped = `${birthOn.slice(0, 4)}-${birthOn.slice(8)}-${birthOn.slice(5, 7)}`;
  return isDate(swapped) ? swapped : birthOn;
}

function withoutMiddle(name: string): string {
  const characters = Array.from(name);
  return characters.length === 3 ? `${characters[0]}${characters[2]}` : name;
}

function replaceOne(dice: Dice, name: string, choices: ReadonlyMap<string, string>): string {
  const characters = Array.from(name);
  const places = characters.flatMap((character, place) => (choices.has(character) ? [place] : []));
  if (places.length === 0) return name;
  const place = dice.pick(places);
  characters[place] = dice.pick(Array.from(choices.get(characters[place] ?? '') ?? ''));
  return characters.join('');
}

function choicesOf(pairs: string): Map<string, string> {
  const choices = new Map<string, string>();
  for (const [left = '', right = ''] of pairs.split(' ')) {
    choices.set(left, (choices.get(left) ?? '') + right);
    choices.set(right, (choices.get(right) ?? '') + left);
  }
  return choices;
}

/** The characters of one sound, among those of the names here. */
function homophonesOf(characters: string): Map<string, string> {
  const bySound = new Map<string, string>();
  const soundOf = (character: string): string => nameReadings(character)[0]?.full ?? character;
  const all = Array.from(new Set(characters));
  for (const character of all) bySound.set(soundOf(character), (bySound.get(soundOf(character)) ?? '') + character);
  const others = all.map((own) => [own, (bySound.get(soundOf(own)) ?? '').replace(own, '')] as const);
  return new Map(others.filter(([, homophones]) => homophones !== ''));
}
