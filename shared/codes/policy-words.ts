import { valueKindLabels } from '../registers/codes.ts';
import { formatMoney } from '../rules/money.ts';
import type { DatedKey, DatedUnit, DatedValue } from './dated-key.ts';
import { DATED_KEYS, isDatedKey } from './dated-keys.ts';

/** What clerks call the parts of a dated value: on screen, in the workbook, and back from the workbook. */

export const datedKindLabel = (kind: string): string => valueKindLabels[kind] ?? kind;

export const markLabels: Record<DatedValue['mark'], string> = { source: '有依据', unverified: '待本单位确认' };

export const unitLabels: Record<DatedUnit, string> = {
  'fen-per-month': '元/月',
  fen: '元',
  percent: '%',
  days: '天',
  'working-days': '个工作日',
  months: '个月',
  persons: '人',
  'day-of-month': '日',
  'month-of-year': '月',
  years: '周岁',
  choice: '',
};

/** The definition of a key; a key of a newer program stands for itself. */
export function datedKeyOf(key: string): DatedKey | null {
  return isDatedKey(key) ? DATED_KEYS[key] : null;
}

export function datedLabel(key: string): string {
  return datedKeyOf(key)?.label ?? key;
}

/** A value with its unit, as it is said at the counter: 810 元/月, 30 个工作日, 每月 10 日, 四舍五入. */
export function datedValueWords(of: Pick<DatedValue, 'key' | 'value'>): string {
  const known = datedKeyOf(of.key);
  if (!known) return of.value;
  switch (known.unit) {
    case 'choice':
      return known.choices?.[of.value] ?? of.value;
    case 'percent':
      return `${of.value}%`;
    case 'day-of-month':
      return `每月 ${of.value} 日`;
    case 'month-of-year':
      return `每年 ${of.value} 月`;
    case 'fen':
    case 'fen-per-month':
      return `${yuanWords(of.value)} ${unitLabels[known.unit]}`;
    default:
      return `${of.value} ${unitLabels[known.unit]}`;
  }
}

function yuanWords(value: string): string {
  const fen = Math.round(Number(value) * 100);
  return Number.isSafeInteger(fen) ? formatMoney(fen).replace(/\.00$/, '') : value;
}

/** An area as seen from an office: 全国, 本市, 本街道, a community by its name, else the bare code. */
export function areaWords(
  areaCode: string,
  officeCode: string,
  communities: readonly { name: string; code: string | null }[],
): string {
  if (areaCode === '') return '全国';
  const own = officeAreas(officeCode).find((area) => area.code === areaCode);
  return own?.label ?? communities.find((community) => community.code === areaCode)?.name ?? areaCode;
}

// Beijing, Tianjin, Shanghai and Chongqing: the level between city and district has no government of its own.
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/** The areas an office lies in, from the whole country down to itself. */
export function officeAreas(officeCode: string): { code: string; label: string }[] {
  const isMunicipality = MUNICIPALITIES.has(officeCode.slice(0, 2));
  const areas = [
    { code: '', label: '全国' },
    { code: officeCode.slice(0, 2).padEnd(12, '0'), label: isMunicipality ? '本市' : '本省（自治区）' },
    ...(isMunicipality ? [] : [{ code: officeCode.slice(0, 4).padEnd(12, '0'), label: '本市' }]),
    { code: officeCode.slice(0, 6).padEnd(12, '0'), label: '本区（县）' },
    { code: officeCode, label: '本街道' },
  ];
  return areas.filter((area, index) => areas.findIndex((other) => other.code === area.code) === index);
}
