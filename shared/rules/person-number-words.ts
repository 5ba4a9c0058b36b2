import { PERSON_NUMBER_KINDS, type PersonNumberKind, readAnyNumber, readPersonNumber } from './person-number.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** A person's number in the words of screens, lists and forms. */

const labels = Object.fromEntries(PERSON_NUMBER_KINDS.map(({ kind, label }) => [kind, label])) as Record<
  PersonNumberKind,
  string
>;

/** 公民身份号码, 港澳台居民居住证, 外国人永久居留身份证, 暂无号码. */
export function idKindLabel(kind: PersonNumberKind): string {
  return labels[kind];
}

const cells: Readonly<Record<PersonNumberKind, string>> = {
  citizen: '公民身份|号码',
  hmt: '港澳台居民|居住证',
  foreigner: '外国人永久|居留身份证',
  none: '公民身份|号码',
};

/** What stands before a person's number in a cell of a form: the kind's own word, the line broken at `|`. */
export function numberCell(kind: PersonNumberKind): string {
  return cells[kind];
}

/** The heading of a column of numbers: the official one where all are citizens' (or none yet), else the word for all kinds. */
export function numberColumn(kinds: readonly PersonNumberKind[]): string {
  return kinds.every((kind) => kind === 'citizen' || kind === 'none') ? labels.citizen : '证件号码';
}

const synonyms: Record<PersonNumberKind, string> = {
  citizen:
    '居民身份证 身份证 中华人民共和国居民身份证 第二代居民身份证 二代身份证 大陆居民身份证 临时居民身份证 居民户口簿 户口簿',
  hmt: '港澳居民居住证 台湾居民居住证 香港居民居住证 澳门居民居住证 港澳台居住证 中华人民共和国港澳居民居住证 中华人民共和国台湾居民居住证',
  foreigner: '外国人永久居留证 永久居留身份证 永久居留证 中华人民共和国外国人永久居留身份证',
  none: '暂无 无 没有 无证件 无号码 暂无证件 暂无证件号码',
};

/** The kind that a roster's 证件类型 names, by its label or what offices write for it; null for any other paper. */
export function readIdKind(text: string): PersonNumberKind | null {
  const word = withoutBlanks(foldWidth(text)).replace(/^\d{1,3}[-.、:]?/, '');
  const found = PERSON_NUMBER_KINDS.find(
    ({ kind, label }) => label === word || synonyms[kind].split(' ').includes(word),
  );
  return found?.kind ?? null;
}

/** The paper somebody brings to prove who they are, by the kind of their number, as letters ask for it. */
const papers: Readonly<Record<PersonNumberKind, string>> = {
  citizen: '本人居民身份证',
  hmt: '本人港澳台居民居住证',
  foreigner: '本人外国人永久居留身份证',
  none: '本人有效身份证件',
};

export function ownPaper(kind: PersonNumberKind): string {
  return papers[kind];
}

/** What stands where a person's number is shown: 暂无号码 for one who has none yet. */
export function numberInWords(idNumber: string | null): string {
  return idNumber ?? labels.none;
}

/** The same where the kind must be told as well: a citizen's number by itself, others behind their card's name. */
export function numberWithKind(idKind: PersonNumberKind, idNumber: string | null): string {
  if (idNumber === null) return labels.none;
  return idKind === 'citizen' ? idNumber : `${labels[idKind]} ${idNumber}`;
}

/** What is wrong with a number typed for a kind, and what to do; null when nothing is. */
export function numberProblem(kind: PersonNumberKind, text: string): string | null {
  const reading = readPersonNumber(kind, text);
  if (reading.ok) return null;
  switch (reading.problem) {
    case 'id-missing':
      return kind === 'citizen'
        ? '请填写公民身份号码；还没有的，证件类型选“暂无号码”'
        : `请填写${labels[kind]}的号码；还没有的，证件类型选“暂无号码”`;
    case 'id-length':
      return lengths[kind];
    case 'id-checksum':
      return `号码的校验位或出生日期不对，请与${kind === 'citizen' ? '身份证' : '证件'}逐位核对`;
    case 'id-precision-lost':
      return '号码的后几位已丢失，请按证件重新填写';
    case 'number-other-kind':
      return `这是${labels[reading.kind]}的号码，请改证件类型`;
    case 'number-unexpected':
      return '证件类型是“暂无号码”；有了号码，请先改证件类型';
  }
}

const lengths: Record<PersonNumberKind, string> = {
  citizen: '公民身份号码应为 18 位（老号码 15 位）',
  hmt: '港澳台居民居住证号码应为 18 位，以 810000、820000 或 830000 开头',
  foreigner: '外国人永久居留身份证号码应为 9 开头的 18 位；旧证是 3 个字母加 12 位数字',
  none: '',
};

// A table program keeps 15 digits of what it takes for a number, and shows the rest as zeros or as a power of ten.
const LOST_END = /^\d{15}0{2,}$|^\d+(?:\.\d+)?[eE]\+?\d+$|^\d{16,}\.\d+$/;

/**
 * Why a number or an account in a list finds nobody, where a table program took its end: 3.50102E+17 or
 * 350102195203040000. Null where nothing says so.
 */
export function lostEndWords(text: string): string | null {
  const digits = foldWidth(text).replace(/[\s']/g, '');
  if (!LOST_END.test(digits) || readAnyNumber(digits).ok) return null;
  return `号码“${text}”像是被表格软件当成了数字，后几位已经丢失；请把这一列设为“文本”，再重新填写`;
}

/** Why what stands as somebody's number in a list cannot be read as one. */
export function unreadNumberWords(text: string): string {
  return lostEndWords(text) ?? `号码“${text}”不是有效的证件号码，也不是档号`;
}
