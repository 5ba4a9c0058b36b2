import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  byLikeness,
  namesNone,
  organisationFacts,
  organisationKey,
  organisationLikeness,
  organisationLikenesses,
} from '#shared/rules/organisation-name.ts';

const like = (one: string, other: string) => organisationLikeness(organisationFacts(one), organisationFacts(other));

describe('the key of a name', () => {
  test.each([
    ['福州灯泡厂', '福州灯泡厂'],
    [' 福州 灯泡厂\u3000', '福州灯泡厂'],
    ['福建机器厂（集团）', '福建机器厂(集团)'],
    ['福建机器厂〔集团〕', '福建机器厂(集团)'],
    ['３Ｍ中国', '3m中国'],
    ['', ''],
    ['\u3000\u200b', ''],
  ])('of %j is %j', (name, key) => expect(organisationKey(name)).toBe(key));

  it('is its own key, and neither width nor blanks change it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, at) => {
        const key = organisationKey(text);
        expect(organisationKey(key)).toBe(key);
        const places = Array.from(text.normalize('NFC'));
        places.splice(Math.min(at, places.length), 0, ' ');
        // A blank between a letter and its combining mark keeps them apart: only whole characters are asked.
        if (!/\p{M}/u.test(text)) expect(organisationKey(places.join(''))).toBe(key);
      }),
    );
  });
});

describe('what says that there is no unit', () => {
  test.each(['无', ' 灵活就业 ', '个体户', '／', '-', '—'])('%j does', (text) =>
    expect(namesNone(organisationKey(text))).toBe(true),
  );
  test.each(['无线电厂', '个体劳动者协会', '灵活就业服务中心', '无锡机床厂', ''])('%j does not', (text) =>
    expect(namesNone(organisationKey(text))).toBe(false),
  );
});

describe('two names', () => {
  test.each([
    ['福州灯泡厂', '福州 灯泡厂', 'same'],
    ['福建机器厂（集团）有限公司', '福建机器厂(集团)有限公司', 'same'],
    ['福建机器厂（集团）有限公司', '福建机器厂集团有限公司', 'brackets'],
    ['福州第二棉紡廠', '福州第二棉紡厂', 'variant'],
    ['福州灯泡有限公司', '福州灯泡有限责任公司', 'company'],
    ['福州市百货公司', '福州百货公司', 'area'],
    ['福建省福州市百货公司', '福建福州百货公司', 'area'],
    ['鼓楼区饮服公司', '鼓楼饮服公司', 'area'],
    ['福州市百货有限公司', '福州百货有限责任公司', 'area'],
    ['福州己兴服装厂', '福州已兴服装厂', 'similar-shape'],
    ['福州罐头食品厂', '福州罐头厂', null],
    ['福州罐头总厂', '福州罐头厂', 'one-missing'],
    ['福州搪瓷厂', '福州糖瓷厂', 'one-off'],
    // Numbers and points of the compass tell two houses apart.
    ['福州第一棉纺厂', '福州第二棉纺厂', null],
    ['福州二十中学', '福州二中学', null],
    ['福州东街口百货', '福州南街口百货', null],
    ['工行', '农行', null],
    ['厂', '长', null],
    ['', '', null],
    ['福州灯泡厂', '', null],
  ])('%s and %s: %s', (one, other, why) => {
    expect(like(one, other)).toBe(why);
    expect(like(other, one)).toBe(why);
  });

  const character = fc.constantFrom(...'福州鼓楼灯泡机器厂第二公司有限责任市区省百货东一己已（）()集团');
  const anyName = fc.string({ unit: character, maxLength: 14 });

  it('agree with themselves, and in both directions alike', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        expect(like(one, other)).toBe(like(other, one));
        expect(like(one, one)).toBe(organisationKey(one) === '' ? null : 'same');
      }),
    );
  });

  it('with one character taken out of five or more are found, unless it counts', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'福州鼓楼灯泡机器厂货贸易'), minLength: 5, maxLength: 12 });
    fc.assert(
      fc.property(plain, fc.nat(11), (name, at) => {
        const places = Array.from(name);
        places.splice(at % places.length, 1);
        expect(like(name, places.join(''))).toBe('one-missing');
      }),
    );
  });

  it('are put in order by how close they are', () => {
    const shuffled = [...organisationLikenesses].reverse();
    expect(shuffled.sort(byLikeness)).toEqual(organisationLikenesses);
  });
});
