import type { RecordKind } from '../records/kinds.ts';
import { hasRight, type Role } from './rights.ts';

/**
 * Which files a user may see and work at: kinds of record and communities. null: not narrowed. What a role allows
 * (rights.ts) holds within it.
 */
export interface Scope {
  kinds: readonly RecordKind[] | null;
  communityIds: readonly number[] | null;
  /** Whether the files of no community are among them; without meaning where communities are not narrowed. */
  hasUnassigned: boolean;
}

export const wholeOffice: Scope = { kinds: null, communityIds: null, hasUnassigned: true };

/** Whether nothing is narrowed. */
export function isWhole({ kinds, communityIds }: Scope): boolean {
  return kinds === null && communityIds === null;
}

/**
 * Whether a user may do what opens or exchanges the whole archive: the recovery card, restoring, the place of the backups,
 * an older copy in the archive's place. Who manages users for a part of the office only may not.
 */
export function mayRunOffice({ role, scope }: { role: Role; scope: Scope }): boolean {
  return hasRight(role, 'users') && isWhole(scope);
}

/** Whether a file of that kind and community lies within. */
export function isWithin(scope: Scope, file: { kind: RecordKind; communityId: number | null }): boolean {
  if (scope.kinds !== null && !scope.kinds.includes(file.kind)) return false;
  if (scope.communityIds === null) return true;
  return file.communityId === null ? scope.hasUnassigned : scope.communityIds.includes(file.communityId);
}

/** The communities in words: 达明社区、西洪社区、未分社区; 全部社区 where none is excluded. */
export function communityWords(scope: Scope, nameOf: (id: number) => string): string {
  if (scope.communityIds === null) return '全部社区';
  return [...scope.communityIds.map(nameOf), ...(scope.hasUnassigned ? ['未分社区'] : [])].join('、');
}

/** What somebody with this scope sees, as one sentence for the form that sets it and for the user themselves. */
export function scopeSentence(
  scope: Scope,
  nameOf: (id: number) => string,
  kindLabel: (kind: RecordKind) => string,
): string {
  if (isWhole(scope)) return '可查看全街道所有种类的档案。';
  const kinds = scope.kinds === null ? '档案' : scope.kinds.map(kindLabel).join('、');
  const where = scope.communityIds === null ? '全街道' : communityWords(scope, nameOf);
  return `只能查看${where}的${kinds}；名单、查找、查重、导入、移交和日志里都没有别的档案。`;
}
