import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';

export interface ComparedField {
  label: string;
  left: string;
  right: string;
}

/** What is known of two people, line by line; lines both lack are left out. */
export function comparedFields(codes: Dictionary, first: PersonCard, second: PersonCard): ComparedField[] {
  const rows: [string, (card: PersonCard) => string | null][] = [
    ['姓名', (card) => card.name],
    ['曾用名', (card) => card.formerName],
    ['其他姓名', (card) => card.aliases.map((alias) => alias.name).join('、')],
    ['证件类型', (card) => idKindLabel(card.idKind)],
    ['证件号码', (card) => card.idNumber],
    ['曾用号码', (card) => card.formerNumbers.map((one) => one.number).join('、')],
    ['性别', (card) => (card.gender ? codes.label('gender', card.gender) : null)],
    ['出生日期', (card) => card.birthOn],
    ['民族', (card) => (card.ethnicity ? codes.label('ethnicity', card.ethnicity) : null)],
    ['手机', (card) => card.mobile],
    ['固定电话', (card) => card.landline],
    ['户籍地址', (card) => card.registeredAddress],
    ['居住地址', (card) => card.residenceAddress],
    ['档案', (card) => card.files.map((file) => `${file.number}${file.removedAt ? '（作废）' : ''}`).join('、')],
    ['所属社区', (card) => Array.from(new Set(card.files.map((file) => file.communityName ?? ''))).join('、')],
    ['材料', (card) => (card.materials.length > 0 ? `${formatCount(card.materials.length)} 件` : null)],
  ];
  return rows
    .map(([label, read]) => ({ label, left: read(first) ?? '', right: read(second) ?? '' }))
    .filter(({ left, right }) => left !== '' || right !== '');
}
