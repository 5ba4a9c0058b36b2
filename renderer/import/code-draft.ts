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

/** What a code means in each system that is known to use it: 旧劳动保障系统（LB）：未婚. */
export function meaningsOf(
  one: Pick<ImportCode, 'table' | 'code'>,
  readers: readonly { name: string; mapping: CodeMapping }[],
  codes: Dictionary,
): { source: string; label: string }[] {
  return readers.flatMap(({ name, mapping }) => {
    const line = mapping.find(one.table, one.code);
    if (!line) return [];
    const ours = line.target === null ? '留空' : codes.label(one.table, line.target);
    return [{ source: name, label: line.label || ours }];
  });
}

export function readersOf(
  sources: readonly RosterSource[],
  own: readonly OwnMapping[],
  codes: Dictionary,
): { name: string; mapping: CodeMapping }[] {
  return sources.map(({ key, name }) => ({ name, mapping: mappingOf(key, own, codes) }));
}
