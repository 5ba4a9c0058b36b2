import { type CodeMapping, mappingOf, type OwnMapping, type RosterSource } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Import, ImportCode } from '#shared/contract/imports.ts';

/** What the clerk chose for codes of a roster and has not kept yet: by column and code, our code or null for nothing. */
export type CodeDraft = ReadonlyMap<string, string | null>;

export const codeKey = (one: Pick<ImportCode, 'field' | 'code'>): string => `${one.field} ${one.code}`;

export function undecidedCodes(plan: Pick<Import, 'codes'>): ImportCode[] {
  return plan.codes.filter((one) => one.state === 'undecided');
}

/** How many codes are still open, with what was chosen on the screen taken as decided. */
export function openCount(plan: Pick<Import, 'codes'>, draft: CodeDraft): number {
  return undecidedCodes(plan).filter((one) => !draft.has(codeKey(one))).length;
}

/** The draft with one choice; chosen as it stands already, it counts as unchanged. */
export function setTarget(draft: CodeDraft, one: ImportCode, target: string | null): CodeDraft {
  const next = new Map(draft);
  if (one.state !== 'undecided' && one.target === target) next.delete(codeKey(one));
  else next.set(codeKey(one), target);
  return next;
}

/** What `mappings.decide` takes; a table that two columns use is decided once. */
export function decisionsOf(plan: Pick<Import, 'codes'>, draft: CodeDraft): ArchiveInput<'mappings.decide'>['items'] {
  const items = new Map<string, ArchiveInput<'mappings.decide'>['items'][number]>();
  for (const one of plan.codes) {
    const target = draft.get(codeKey(one));
    if (target !== undefined) items.set(`${one.table} ${one.code}`, { table: one.table, code: one.code, target });
  }
  return Array.from(items.values());
}

/** What a code means in the systems that are known to use it, each meaning once: 未婚 in 旧劳动保障系统（LB）. */
export function meaningsOf(
  one: Pick<ImportCode, 'table' | 'code'>,
  readers: readonly { name: string; mapping: CodeMapping }[],
  codes: Dictionary,
): { label: string; sources: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { name, mapping } of readers) {
    const line = mapping.find(one.table, one.code);
    if (!line) continue;
    const ours = line.target === null ? '留空' : codes.label(one.table, line.target);
    const label = line.label || ours;
    found.set(label, [...(found.get(label) ?? []), name]);
  }
  return Array.from(found, ([label, sources]) => ({ label, sources }));
}

/** What has to be decided before what is. */
export function inOrder(codes: readonly ImportCode[]): ImportCode[] {
  const isOpen = (one: ImportCode) => one.state === 'undecided';
  return [...codes.filter(isOpen), ...codes.filter((one) => !isOpen(one))];
}

export function readersOf(
  sources: readonly RosterSource[],
  own: readonly OwnMapping[],
  codes: Dictionary,
): { name: string; mapping: CodeMapping }[] {
  return sources.map(({ key, name }) => ({ name, mapping: mappingOf(key, own, codes) }));
}
