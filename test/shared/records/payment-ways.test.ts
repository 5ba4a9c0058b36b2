import { expect, it } from 'vitest';
import { paymentChanges } from '#shared/records/retiree/forms/payment-changes.ts';
import { countWays, waysWords } from '#shared/records/retiree/rules/payment-ways.ts';

it('an unknown way of payment is counted as unknown, and no zero stands for it', () => {
  expect(countWays(['11', '80', '12', '31', '99', null])).toEqual({ bank: 2, post: 1, wire: 1, other: 1, unknown: 1 });
  expect(waysWords(countWays([null, null]))).toBe(
    '银行发放 　 人、邮寄发放 　 人、信汇发放 　 人、发放方式未登记 2 人',
  );
  expect(waysWords(countWays(['11', null]))).toBe('银行发放 1 人、邮寄发放 　 人、信汇发放 　 人、发放方式未登记 1 人');
  expect(waysWords(countWays(['11', '99']))).toBe('银行发放 1 人、邮寄发放 0 人、信汇发放 0 人、其他方式 1 人');
});

it('an unknown way of payment is no zero on paper', () => {
  const printed = paymentChanges({
    ...{ officeName: '东港街道', phone: null, month: '2026-11', today: '2026-11-30', lines: [], isBeforeKnown: true },
    ...{ people: 3047, netFen: 0, ways: countWays(Array.from({ length: 3047 }, () => null)) },
    ...{ genderLabel: String, methodLabel: String },
  });
  const [said] = printed.sections[0]?.closing ?? [];
  expect(said).toContain('发放方式未登记 3,047 人');
  expect(said).toContain('离退休人员总数：3,047 人');
  expect(said).not.toMatch(/ 0 人/);
});
