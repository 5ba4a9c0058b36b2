import { commonPieces } from './common-passwords.ts';

/** What somebody's passwords are guessed from first: names as written and as read (zhangwei, zw). */
export interface PasswordOwner {
  names: readonly string[];
}

/** A password made of so few common pieces is among the first that are tried. */
const PIECES_MOST = 3;

/**
 * Why a password is among the first that anybody tries, or null. Case, full-width forms, blanks and signs between the
 * pieces make no difference: `Ｗｏａｉｎｉ 1314` is `woaini1314`.
 */
export function tooCommon(password: string, owner: PasswordOwner): string | null {
  const folded = fold(password);
  // P@ssw0rd stands for passw0rd; the sign is left out elsewhere, as in admin@123.
  const spelled = fold(password.normalize('NFKC').replaceAll('@', 'a').replaceAll('$', 's'));
  if (folded === '') return '这个密码只有符号，很容易被猜到。请加上字母、数字或汉字。';
  if ([folded, spelled].some((form) => pieces(form, isCommon) <= PIECES_MOST))
    return '这个密码太常见，别人最先试的就是它。请换一个，例如三个不相干的词连在一起。';
  const names = new Set(owner.names.map(fold).filter((name) => name !== ''));
  const isOwn = (piece: string): boolean => names.has(piece);
  // Behind or before a name any digits are tried: a birthday, a telephone's end, the day of today.
  const [, ...beside] = /^(?:\d*(\D+)|(\D+)\d*)$/u.exec(folded) ?? [];
  const isNamed = beside.some((letters) => letters !== undefined && pieces(letters, isOwn) <= PIECES_MOST);
  if (isNamed || pieces(folded, (piece) => isOwn(piece) || isCommon(piece)) <= PIECES_MOST)
    return '这个密码是姓名或单位名称加上常见的数字，容易被猜到。请换一个，例如三个不相干的词连在一起。';
  return null;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d)[年月日号](?=\d|$)/gu, '')
    .replace(/[\s!@#$%^&*()_+\-=[\]{};:'",.<>/?\\|`~，。！？、；：]+/gu, '');
}

function isCommon(piece: string): boolean {
  if (commonPieces.has(piece) || piece.length === 1) return true;
  return isRepeated(piece) || (/^\d+$/.test(piece) && (isRun(piece) || isDay(piece))) || isAlphabet(piece);
}

/** 88888888, 12341234, abcabc: one short part over and over. */
function isRepeated(piece: string): boolean {
  return /^(.{1,4})\1+$/u.test(piece);
}

/** 123456, 98765432, also over the zero: 7890. */
function isRun(digits: string): boolean {
  return digits.length >= 3 && ('01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits));
}

function isAlphabet(piece: string): boolean {
  return piece.length >= 3 && 'abcdefghijklmnopqrstuvwxyz'.includes(piece);
}

/** A day of a life or a year: 19650312, 1965312, 12031965, 650312, 1965. */
function isDay(digits: string): boolean {
  const year = '(19[2-9]\\d|20[0-4]\\d)';
  const month = '(0[1-9]|1[0-2])';
  const day = '(0[1-9]|[12]\\d|3[01])';
  return [
    `${year}`,
    `${year}${month}`,
    `${month}${day}`,
    `${year}${month}${day}`,
    `${year}0?[1-9]0?[1-9]`,
    `${year}(1[0-2][1-9]|[1-9][12]\\d|[1-9]3[01])`,
    `${day}${month}${year}`,
    `${month}${day}${year}`,
    `\\d\\d${month}${day}`,
  ].some((form) => new RegExp(`^${form}$`).test(digits));
}

/** The fewest pieces of that kind a text falls into; infinite where it does not. */
function pieces(text: string, isPiece: (piece: string) => boolean): number {
  const fewest = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let start = 0; start < end; start += 1) {
      const before = fewest[start] ?? Number.POSITIVE_INFINITY;
      if (before < PIECES_MOST && before + 1 < best && isPiece(text.slice(start, end))) best = before + 1;
    }
    fewest.push(best);
  }
  return fewest[text.length] ?? Number.POSITIVE_INFINITY;
}
