import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitLines,
  fitParagraph,
  fitText,
  heightOf,
  type Measure,
  MM_PER_PT,
  SMALLEST_PT,
} from '#renderer/sheets/fit-text.ts';

const measure: Measure = (grapheme) => ((grapheme.codePointAt(0) ?? 0) < 0x2e80 ? 0.6 : 1);
const widthOf = (line: string, sizePt: number): number =>
  Array.from(new Intl.Segmenter('zh').segment(line)).reduce((sum, { segment }) => sum + measure(segment), 0) *
  sizePt *
  MM_PER_PT;

const room = (widthMm: number, heightMm: number, largestPt = 10.5) => ({ widthMm, heightMm, largestPt });
const address = '福建省福州市鼓楼区鼓西街道北大路118号鼓西新村3座502室';

describe('a text in its cell', () => {
  it('stands on one line at full size where it has room', () => {
    expect(fitText('张伟', room(20, 8), measure)).toEqual({ sizePt: 10.5, lines: ['张伟'] });
    expect(fitText('', room(20, 8), measure)).toEqual({ sizePt: 10.5, lines: [''] });
  });

  it('becomes smaller on one line down to 8 pt, and only then takes two', () => {
    const one = fitText(address, room(92, 8.1), measure);
    expect(one.lines).toHaveLength(1);
    expect(one.sizePt).toBeLessThan(10.5);
    const two = fitText(address, room(60, 8.1), measure);
    expect(two.lines).toHaveLength(2);
    expect(two.lines.join('')).toBe(address);
  });

  it('keeps numbers whole and closing marks off the start of a line', () => {
    const { lines } = fitText('鼓西街道（原鼓东）北大路118号3座502室，凭条进入', room(28, 12), measure);
    for (const line of lines) {
      expect(line).not.toMatch(/^[）·，。号]/);
      expect(line).not.toMatch(/（$/);
    }
    expect(lines.join('')).toContain('118号');
  });

  it('rather makes a number small than breaks it', () => {
    expect(fitText('350100012345', room(19.9, 8.1), measure)).toEqual({ sizePt: 7.5, lines: ['350100012345'] });
  });

  it.each([
    ['an amount of a million', '1,153,470.00', 14],
    ['an amount with its unit', '1,153,470.00 元', 14],
    ['a 档号', '350102005-TX2026-00321', 22],
    ['a date', '2026年11月30日', 13],
    ['a month', '2026年11月', 8],
    ['two dates', '2026年11月20日 至 2027年11月20日', 17],
    ['a number behind its word', '公民身份号码 35010219550203123X', 18],
  ])('never breaks a figure inside, however narrow its cell: %s', (_what, text, width) => {
    const { sizePt, lines } = fitText(text, { ...room(width, 6.5), spacingEm: 0.04 }, measure);
    const figures = text.match(/\d+年\d+月(?:\d+日)?|[\d,.]+ 元|[0-9][0-9A-Z,.-]*/g) ?? [];
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) expect(lines.filter((line) => line.includes(figure))).not.toEqual([]);
    expect(heightOf(lines.length, sizePt)).toBeLessThanOrEqual(6.5);
  });

  it('keeps the room for the pen before a unit', () => {
    expect(fitText(' 　　　元 ', { widthMm: 40, heightMm: 7, largestPt: 10 }, () => 1).lines).toEqual(['　　　元']);
  });

  it('never takes a character apart from the marks that belong to it', () => {
    const variant = '邉\u{E0101}';
    const { lines } = fitText(variant.repeat(12), room(20, 12), measure);
    for (const line of lines) expect(line.replaceAll(variant, '')).toBe('');
  });

  it('loses nothing and stays inside, whatever it says', () => {
    const text = fc.string({
      unit: fc.constantFrom('阿', '卜', '𬱖', '𠅤', '㛃', '·', '（', '）', '，', '1', 'X', '-', ' ', '号'),
      maxLength: 120,
    });
    fc.assert(
      fc.property(text, fc.double({ min: 18, max: 170, noNaN: true }), (typed, width) => {
        const { sizePt, lines } = fitText(typed, room(width, 8.1), measure);
        expect(lines.join('').replaceAll(' ', '')).toBe(typed.replaceAll(' ', ''));
        expect(heightOf(lines.length, sizePt)).toBeLessThanOrEqual(8.1);
        for (const line of lines) expect(widthOf(line, sizePt)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a name of 50 characters in 57.9 mm', 50, 57.9],
    ['an address of 100 characters in 101.4 mm', 100, 101.4],
    ['a unit of 100 characters in 95.9 mm', 100, 95.9],
  ])('%s is never smaller than 6.5 pt', (_what, length, width) => {
    expect(fitText('鼓'.repeat(length), room(width, 8.1), measure).sizePt).toBeGreaterThanOrEqual(SMALLEST_PT);
  });
});

it('a paragraph breaks no number, also none whose middle is hidden', () => {
  const number = '350102********031X';
  for (let length = 1; length < 40; length += 1) {
    const { lines } = fitParagraph(`${'好'.repeat(length)}（公民身份号码 ${number}）：`, room(120, 40, 12), measure);
    expect(
      lines.filter((line) => line.includes(number)),
      lines.join('|'),
    ).toHaveLength(1);
  }
});

it('broken labels take the size their longest line allows', () => {
  expect(fitLines(['参加工作', '时间'], room(14.9, 8.1, 9.5), measure).sizePt).toBe(9);
  expect(fitLines(['居住地乡镇', '街道、门牌'], room(14.9, 8.1, 9.5), measure).sizePt).toBe(8);
});
