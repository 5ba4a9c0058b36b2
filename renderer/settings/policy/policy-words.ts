import { datedKeyOf } from '#shared/codes/policy-words.ts';
import type { DatedRow, PolicyItem } from '#shared/contract/policy.ts';
import { valueKindLabels } from '#shared/registers/codes.ts';

/** How sure a value is, in words, the tone of its badge, and why. */
export interface Standing {
  label: string;
  tone: 'good' | 'warn';
  why: string;
}

/** `row` null: nothing is known. */
export function standingOf(row: Pick<DatedRow, 'mark' | 'id'> | null): Standing {
  if (row === null)
    return { label: '未登记', tone: 'warn', why: '没有取值，用到它的计算和期限都不能进行。请查明后登记。' };
  if (row.mark === 'source') return { label: '有依据', tone: 'good', why: '取值来自所列文件。' };
  const why =
    row.id === null
      ? '没有全国统一的取值。请向区里核实，再登记本单位的取值。'
      : '登记时还没有找到文件依据。查明后请重新登记。';
  return { label: '待本单位确认', tone: 'warn', why };
}

export function needsWork(item: PolicyItem): boolean {
  return standingOf(item.row).tone === 'warn';
}

export interface PolicyGroup {
  kind: string;
  label: string;
  items: PolicyItem[];
}

/** The keys under the kind of record they belong to, in the order of the register; a kind without keys is left out. */
export function groupByKind(items: readonly PolicyItem[]): PolicyGroup[] {
  return Object.entries(valueKindLabels)
    .map(([kind, label]) => ({ kind, label, items: items.filter((item) => datedKeyOf(item.key)?.kind === kind) }))
    .filter((group) => group.items.length > 0);
}

/** 2025-07-01 起, 2025-07-01 至 2026-06-30. The first day of what has no known beginning is left unsaid. */
export function periodWords(row: Pick<DatedRow, 'validFrom' | 'validTo'>): string {
  const from = row.validFrom === '2000-01-01' ? '' : row.validFrom;
  if (row.validTo === null) return from === '' ? '一直有效' : `${from} 起`;
  return from === '' ? `至 ${row.validTo}` : `${from} 至 ${row.validTo}`;
}

/** Where a period lies as seen from a day. */
export function phaseOf(row: Pick<DatedRow, 'validFrom' | 'validTo'>, onDate: string): 'past' | 'now' | 'coming' {
  if (row.validFrom > onDate) return 'coming';
  return row.validTo !== null && row.validTo < onDate ? 'past' : 'now';
}
