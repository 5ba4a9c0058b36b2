import { foldWidth } from './text.ts';

/** Money in 分 as integers: no rounding anywhere. */

const LIMIT_FEN = 999_999_999;

/** Reads yuan as people write them: 1234.5, ￥1,234.50, 1234元. At most two decimals, never negative. */
export function readMoney(text: string): { ok: true; fen: number; notes: 'amount-text'[] } | { ok: false } {
  const plain = text.trim();
  const compact = foldWidth(plain)
    .replace(/[\s\u00A0]+/g, '')
    .replace(/^(人民币|RMB|CNY)/i, '')
    .replace(/^[¥￥]/, '')
    .replace(/元整?$|圆整?$/, '');
  const ungrouped = /^\d{1,3}([,，]\d{3})+(\.\d*)?$/.test(compact) ? compact.replace(/[,，]/g, '') : compact;
  const match = /^(\d{1,10})(?:\.(\d{0,2})0*)?$/.exec(ungrouped);
  if (!match) return { ok: false };
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  if (fen > LIMIT_FEN) return { ok: false };
  return { ok: true, fen, notes: ungrouped === plain ? [] : ['amount-text'] };
}

/** 1,234.56 */
export function formatMoney(fen: number): string {
  const yuan = String(Math.floor(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** 中文大写金额 (支付结算办法 annex 1, 正确填写票据和结算凭证的基本规定). Fen, up to 999,999,999,999.99 yuan. */
export function amountInWords(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const cents = fen % 10;
  const head = yuan === 0 ? '' : `${groupsInWords(yuan)}元`;
  if (jiao === 0 && cents === 0) return head === '' ? '零元整' : `${head}整`;
  const tail = (jiao > 0 ? `${DIGITS[jiao]}角` : head === '' ? '' : '零') + (cents > 0 ? `${DIGITS[cents]}分` : '整');
  return head + tail;
}

function groupsInWords(yuan: number): string {
  const groups = ['', '万', '亿'];
  let words = '';
  let rest = yuan;
  let isGapBelow = false;
  for (let index = 0; rest > 0 && index < groups.length; index += 1) {
    const group = rest % 10_000;
    if (group > 0) {
      words = fourInWords(group) + groups[index] + (isGapBelow && words !== '' ? '零' : '') + words;
      isGapBelow = group < 1000;
    } else if (words !== '') isGapBelow = true;
    rest = Math.floor(rest / 10_000);
  }
  return words;
}

function fourInWords(group: number): string {
  const units = ['', '拾', '佰', '仟'];
  let words = '';
  let isZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) isZero = words !== '';
    else {
      words += (isZero ? '零' : '') + DIGITS[digit] + units[place];
      isZero = false;
    }
  }
  return words;
}
