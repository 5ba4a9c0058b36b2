import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import {
  LIKELY,
  type Likeness,
  type LikenessReason,
  likeness,
  likenessTo,
  lookAlikeKeys,
} from '#shared/rules/look-alike.ts';
import { areSimilarInShape, foldOtherForms, similarCharacters } from '#shared/rules/similar-characters.ts';
import { foldVariants } from '#shared/rules/variants.ts';
import { labelledPairs, strangers } from '#test/help/look-alike-pairs.ts';

const unknown: Likeness = {
  name: '王秀英',
  formerNames: [],
  idNumber: null,
  formerNumbers: [],
  birthOn: null,
  gender: null,
  mobile: null,
  readings: ['wangxiuying'],
};
const number = card('35010219520307352');
const day = '1952-03-07';
const mobile = '13805910001';

function card(first17: string): string {
  return first17 + idNumberCheckDigit(first17);
}

function compare(a: Partial<Likeness>, b: Partial<Likeness>) {
  return likeness({ ...unknown, ...a }, { ...unknown, ...b });
}

type Case = [reasons: LikenessReason[], a: Partial<Likeness>, b: Partial<Likeness>];

const likely: Case[] = [
  [['same-number', 'same-name', 'same-birth'], { idNumber: number }, { idNumber: number }],
  [['same-number', 'different-name'], { idNumber: number }, { idNumber: number, name: '陈大文', readings: [] }],
  [['same-number', 'different-gender'], { idNumber: number, gender: '1' }, { idNumber: number, gender: '2' }],
  [['same-number-other-form'], { idNumber: number }, { idNumber: number.slice(0, 6) + number.slice(8, 17) }],
  [['same-number-other-form'], { idNumber: number }, { idNumber: ` ${number.slice(0, 6)} ${number.slice(6)}` }],
  [['same-number', 'former-number'], { idNumber: card('35010219520307352') }, { formerNumbers: [number] }],
  [['number-swapped', 'same-name'], { idNumber: number }, { idNumber: '350102195203703525' }],
  [['number-one-off', 'same-name'], { idNumber: number }, { idNumber: `9${number.slice(1)}` }],
  [['number-one-off', 'same-name'], { idNumber: number }, { idNumber: number.slice(0, 3) + number.slice(4) }],
  [['number-one-off', 'character-missing'], { idNumber: number }, { idNumber: `9${number.slice(1)}`, name: '王英' }],
  [['number-one-off', 'same-name'], { idNumber: number }, { idNumber: card('35010219520307852') }],
  [['number-cut-off', 'same-name', 'same-birth'], { idNumber: number }, { idNumber: `${number.slice(0, 15)}000` }],
  [['number-doubtful', 'same-name'], { idNumber: number }, { idNumber: '110101196001011111', birthOn: day }],
  [['different-number', 'same-name', 'same-birth'], { idNumber: number }, { idNumber: card('35010219520307886') }],
  [['same-name', 'same-birth'], { birthOn: day }, { birthOn: day }],
  [['same-name', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王 秀　英' }],
  [['variant-characters', 'same-birth'], { birthOn: day, name: '陈丽华' }, { birthOn: day, name: '陳麗華' }],
  [['variant-characters', 'same-birth'], { birthOn: day, name: '林云' }, { birthOn: day, name: '林雲' }],
  [['same-sound', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王秀瑛' }],
  [['similar-shape', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王季英', readings: ['wangjiying'] }],
  [['similar-sound', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王秀音', readings: ['wangxiuyin'] }],
  [['character-missing', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王英', readings: ['wangying'] }],
  [
    ['former-name', 'same-birth'],
    { birthOn: day },
    { birthOn: day, name: '王红', readings: [], formerNames: ['王秀英'] },
  ],
  [['same-name', 'birth-swapped'], { birthOn: day }, { birthOn: '1952-07-03' }],
  [['same-name', 'birth-one-off', 'same-phone'], { birthOn: day, mobile }, { birthOn: '1953-03-07', mobile }],
  [['same-name', 'same-birth-year', 'same-phone'], { birthOn: day, mobile }, { birthOn: '1952-04-21', mobile }],
  [['same-name', 'same-phone'], { mobile }, { mobile: '+86 138-0591-0001' }],
  [['same-name', 'same-birth', 'different-phone'], { birthOn: day, mobile }, { birthOn: day, mobile: '13905910002' }],
];

const unlikely: Case[] = [
  [['same-name'], {}, {}],
  [['same-name', 'different-birth'], { birthOn: day }, { birthOn: '1961-11-20' }],
  [['same-name', 'same-birth-year'], { birthOn: day }, { birthOn: '1952-11-20' }],
  [['different-number', 'same-name', 'different-birth'], { idNumber: number }, { idNumber: card('35010219650812202') }],
  [['different-number', 'same-birth'], { idNumber: number }, { idNumber: card('42010619520307352') }],
  [['different-number', 'different-gender'], { idNumber: number }, { idNumber: card('35010219520307411') }],
  [['one-character-off', 'same-birth'], { birthOn: day }, { birthOn: day, name: '王秀珍', readings: ['wangxiuzhen'] }],
  // A couple with one phone.
  [
    ['different-name', 'different-birth', 'different-gender', 'same-phone'],
    { birthOn: day, gender: '2', mobile },
    { name: '陈建国', readings: ['chenjianguo'], birthOn: '1950-01-30', gender: '1', mobile },
  ],
  // Twins: numbers of one area and day, one digit and the check character apart, one phone.
  [
    ['different-number', 'one-character-off', 'same-birth', 'same-phone'],
    { idNumber: number, mobile },
    { idNumber: card('35010219520307354'), mobile, name: '王秀珍', readings: ['wangxiuzhen'] },
  ],
  // A sister with the same surname only.
  [
    ['same-surname', 'same-birth', 'same-phone'],
    { birthOn: day, mobile },
    { birthOn: day, mobile, name: '王玉兰', readings: ['wangyulan'] },
  ],
  // A number and a phone that are fillers say nothing.
  [['same-name'], { idNumber: '000000000000000000' }, { idNumber: '000000000000000000' }],
  [['same-name'], { mobile: '13800000000' }, { mobile: '13800000000' }],
];

describe('reasons', () => {
  test.each(likely)('%j makes it likely', (reasons, a, b) => {
    const verdict = compare(a, b);
    expect(verdict.reasons).toEqual(expect.arrayContaining(reasons));
    expect(verdict.isLikely).toBe(true);
    const keys = lookAlikeKeys({ ...unknown, ...a });
    expect(lookAlikeKeys({ ...unknown, ...b }).some((key) => keys.includes(key))).toBe(true);
  });

  test.each(unlikely)('%j does not make it likely', (reasons, a, b) => {
    const verdict = compare(a, b);
    expect(verdict.reasons).toEqual(expect.arrayContaining(reasons));
    expect(verdict.isLikely).toBe(false);
  });
});

describe('whatever was written', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789X '), maxLength: 20 });
  const someNumber = fc.oneof(
    digits,
    fc.string(),
    fc.constantFrom(number, card('35010219520307354'), '350102520307352'),
  );
  const someName = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'王玉英瑛秀季陳陈·𬱖 a'), maxLength: 5 }),
    fc.string({ unit: 'binary' }),
  );
  const person: fc.Arbitrary<Likeness> = fc.record({
    name: someName,
    formerNames: fc.array(someName, { maxLength: 2 }),
    idNumber: fc.option(someNumber),
    formerNumbers: fc.array(someNumber, { maxLength: 2 }),
    birthOn: fc.option(fc.oneof(fc.constantFrom(day, '1952-07-03', '1952-03-08'), fc.string())),
    gender: fc.option(fc.constantFrom('1', '2', '9', '')),
    mobile: fc.option(fc.oneof(fc.constantFrom(mobile, '0591-87654321'), fc.string())),
    readings: fc.array(fc.oneof(fc.constantFrom('wangying', 'wanyin', 'lin', 'ling'), fc.string()), { maxLength: 3 }),
  });

  test('the order of the two does not matter, and the score lies in 0 to 1', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const verdict = likeness(a, b);
        expect(likeness(b, a)).toEqual(verdict);
        expect(likenessTo(a)(b)).toEqual(verdict);
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(1);
        expect(verdict.isLikely).toBe(verdict.score >= LIKELY);
      }),
      { numRuns: 2000 },
    );
  });

  test('keys are few, and each stands once', () => {
    fc.assert(
      fc.property(person, (someone) => {
        const keys = lookAlikeKeys(someone);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('characters of one shape', () => {
  test('at least 120 groups of different characters', () => {
    expect(similarCharacters.length).toBeGreaterThanOrEqual(120);
    for (const group of similarCharacters) {
      expect(Array.from(group).length, group).toBeGreaterThan(1);
      expect(new Set(group).size, group).toBe(Array.from(group).length);
    }
    expect(areSimilarInShape('己', '巳')).toBe(true);
    expect(areSimilarInShape('己', '己')).toBe(false);
    expect(areSimilarInShape('燕', '艳')).toBe(false);
  });

  test('other forms are folded once and for all', () => {
    const folded = foldOtherForms('雲樹勝蓮');
    expect(folded).toBe('云树胜莲');
    expect(foldVariants(foldOtherForms(folded))).toBe(folded);
  });
});

describe('labelled pairs', () => {
  const pairs = labelledPairs({ same: 3450, different: 3000 }, 20260901);

  test('at least 98 of 100 true pairs are found, and at least 9 of 10 found are true', () => {
    const found = pairs.filter(({ a, b }) => likeness(a, b).isLikely);
    const right = found.filter((pair) => pair.isSame).length;
    expect(right / pairs.filter((pair) => pair.isSame).length).toBeGreaterThanOrEqual(0.98);
    expect(right / found.length).toBeGreaterThanOrEqual(0.9);
  });

  test('at least 98 of 100 true pairs share a key', () => {
    const same = pairs.filter((pair) => pair.isSame);
    const sharing = same.filter(({ a, b }) => {
      const keys = new Set(lookAlikeKeys(a));
      return lookAlikeKeys(b).some((key) => keys.has(key));
    });
    expect(sharing.length / same.length).toBeGreaterThanOrEqual(0.98);
  });

  test('strangers seldom share a key', () => {
    const people = strangers(20_000, 7).map(lookAlikeKeys);
    const filed = new Map<string, number>();
    for (const key of people.flat()) filed.set(key, (filed.get(key) ?? 0) + 1);
    const met = people.flat().reduce((sum, key) => sum + (filed.get(key) ?? 0) - 1, 0);
    expect(people.flat().length / people.length).toBeLessThan(9);
    expect(met / people.length).toBeLessThan(1);
  });
});
