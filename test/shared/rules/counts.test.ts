import { expect, it } from 'vitest';
import { errorCodes, messageFor } from '#shared/messages.zh.ts';
import { formatCount } from '#shared/rules/counts.ts';

it('writes a count in thousands', () => {
  expect([0, 999, 1000, 3047, 1_234_567].map(formatCount)).toEqual(['0', '999', '1,000', '3,047', '1,234,567']);
});

/** Whatever a message asks of its parameters: 3047, alone and in lists. */
const asked: unknown = new Proxy([3047], {
  get: (list, key) => {
    if (key === Symbol.toPrimitive) return () => 3047;
    if (key === 'length') return 3047;
    if (key in list) return (list as unknown as Record<PropertyKey, unknown>)[key];
    return 3047;
  },
});
const COUNTED = /(?<!第 ?)(?<![\d,])3047 (?:人|份|户|行|条|项|件|笔|种|次|个(?!月|工作日|字))/;

it('every refusal writes the counts in it in thousands', () => {
  const wrong = errorCodes.flatMap((code) => {
    try {
      const { sentence, nextStep } = messageFor(code, asked as never);
      return COUNTED.test(sentence + nextStep) ? [`${code}: ${sentence}${nextStep}`] : [];
    } catch {
      // A parameter that is a text or a word of a list: no count is in it.
      return [];
    }
  });
  expect(wrong).toEqual([]);
});
