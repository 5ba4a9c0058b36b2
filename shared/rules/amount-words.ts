const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿'] as const;
/** 999,999,999,999.99 yuan. */
const LIMIT_FEN = 99_999_999_999_999;

/**
 * An amount in Chinese capital figures with 人民币 before it, after 支付结算办法 (银发〔1997〕393号) annex 1,
 * 正确填写票据和结算凭证的基本规定: 整 behind 元; none behind 角 or 分; one 零 for zeros between figures; 零 behind 元
 * when jiao are none and fen are some. Where the rule leaves the 零 of the place of 元 free, it is left out; where it
 * leaves that of the place of 万 free, it is written. Throws RangeError on negative amounts and fractions of a fen.
 */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > LIMIT_FEN) throw new RangeError('not an amount in fen');
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  if (fen === 0) return '人民币零元整';
  const whole = yuan === 0 ? '' : `${integerInWords(String(yuan))}元`;
  if (jiao === 0 && rest === 0) return `人民币${whole}整`;
  const zero = whole !== '' && jiao === 0 ? '零' : '';
  return `人民币${whole}${zero}${jiao > 0 ? `${DIGITS[jiao]}角` : ''}${rest > 0 ? `${DIGITS[rest]}分` : ''}`;
}

function integerInWords(digits: string): string {
  let words = '';
  let isZeroPending = false;
  let isGroupEmpty = true;
  for (let index = 0; index < digits.length; index += 1) {
    const place = digits.length - 1 - index;
    const digit = Number(digits[index]);
    if (digit === 0) isZeroPending = true;
    else {
      words += `${isZeroPending ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`;
      isZeroPending = false;
      isGroupEmpty = false;
    }
    if (place % 4 === 0) {
      if (!isGroupEmpty) words += GROUPS[place / 4];
      isGroupEmpty = true;
    }
  }
  return words;
}
