import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, readDateCell, readDay } from '#shared/rules/calendar.ts';

const digits = '〇一二三四五六七八九';
const formal = '零壹贰叁肆伍陆柒捌玖';
const yearOf = (year: string, set: string) => Array.from(year, (digit) => set.charAt(Number(digit))).join('');
const countOf = (count: number, set: string, ten: string) => {
  const tens = Math.floor(count / 10);
  const lead = tens === 0 ? '' : tens === 1 ? ten : `${set.charAt(tens)}${ten}`;
  return `${lead}${count % 10 === 0 ? '' : set.charAt(count % 10)}`;
};
const written = (day: string, set = digits, ten = '十') => {
  const [year = '', month, date] = day.split('-');
  return `${yearOf(year, set)}年${countOf(Number(month), set, ten)}月${countOf(Number(date), set, ten)}日`;
};
const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

test.each([
  ['一九五六年二月二十九日', '1956-02-29'],
  ['二〇一二年三月', '2012-03'],
  ['二○一二年三月份', '2012-03'],
  ['二零一二年十月十日', '2012-10-10'],
  ['二0一二年三月', '2012-03'],
  ['一九五六年十二月', '1956-12'],
  ['一九五六 年 十二 月 三十一 日', '1956-12-31'],
  ['一九五六年二月廿九日', '1956-02-29'],
  ['一九五六年一月卅一日', '1956-01-31'],
  ['贰零壹贰年零壹拾月贰拾日', '2012-10-20'],
  ['一九五六年12月3日', '1956-12-03'],
])('a date in Chinese numerals: %s is %s', (text, value) => {
  expect(readDate(text)).toEqual({ ok: true, value });
  expect(readDateCell(text)).toEqual({ ok: true, value });
});

test.each([
  '一九五七年二月二十九日',
  '一九五六年十三月',
  '一九五六年二月三十二日',
  '一九五六年十十月',
  '一九五六年',
  '五六年二月三日',
  '一九五六年正月初五',
  '二千零一十二年三月',
  '一九五六年二月〇日',
])('no date in Chinese numerals: %s is refused', (text) => {
  expect(readDate(text)).toEqual({ ok: false });
});

test('every day written in Chinese numerals, plain or formal, is read as that day, and two days are never one', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (day, other) => {
      expect(readDay(written(day))).toBe(day);
      expect(readDay(written(day, formal, '拾'))).toBe(day);
      expect(readDay(written(day)) === readDay(written(other))).toBe(day === other);
    }),
  );
});
