/** Dates in Chinese numerals, as old forms and decisions write them: 一九五六年二月二十九日, 贰零壹贰年叁月. */

const NUMERALS = [
  '〇○零０0OＯ',
  '一壹弌1',
  '二贰貳两2',
  '三叁參3',
  '四肆4',
  '五伍5',
  '六陆陸6',
  '七柒7',
  '八捌8',
  '九玖9',
];
const DIGIT = new Map(NUMERALS.flatMap((forms, digit) => Array.from(forms, (form) => [form, digit] as const)));
const ALL = NUMERALS.join('');
const DATE = new RegExp(
  `^(\\s*)([${ALL}]{4})\\s*年\\s*([${ALL}十拾]{1,4})\\s*月(份?)(?:\\s*([${ALL}十拾廿卅]{1,5})\\s*([日号]))?(\\s*)$`,
);
const HAS_NUMERAL = /[〇○零一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾廿卅]/;

/**
 * A date in Chinese numerals with its numbers in digits: 二〇一二年三月 becomes 2012年3月. Every other text stays as it is,
 * also days of the old calendar (正月初五) and years of fewer than four numerals, which would have to be guessed.
 */
export function dateInDigits(text: string): string {
  const found = HAS_NUMERAL.test(text) ? DATE.exec(text) : null;
  if (!found) return text;
  const [, before = '', year = '', month = '', share = '', day, word = '', behind = ''] = found;
  const months = countOf(month);
  const days = day === undefined ? null : countOf(day);
  if (months === null || (day !== undefined && days === null)) return text;
  const years = Array.from(year, (numeral) => DIGIT.get(numeral)).join('');
  return `${before}${years}年${months}月${share}${days === null ? '' : `${days}${word}`}${behind}`;
}

// 三, 零三, 十, 十二, 二十九, 廿九, 卅一, 壹拾贰 and, numeral by numeral, 二九; a zero before 十 (零壹拾) says nothing.
function countOf(text: string): number | null {
  const tens = text
    .replaceAll('拾', '十')
    .replace('廿', '二十')
    .replace('卅', '三十')
    .replace(/^[〇○零](?=.+)/, '');
  const [left = '', right, ...more] = tens.split('十');
  if (more.length > 0) return null;
  if (right === undefined) return numerals(tens);
  const ten = left === '' ? 1 : numerals(left);
  const one = right === '' ? 0 : numerals(right);
  return ten === null || one === null || left.length > 1 || right.length > 1 ? null : ten * 10 + one;
}

function numerals(text: string): number | null {
  if (text.length < 1 || text.length > 2) return null;
  return Number(Array.from(text, (numeral) => DIGIT.get(numeral)).join(''));
}
