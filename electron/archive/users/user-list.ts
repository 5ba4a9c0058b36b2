import type { ReadableDb } from '#db/core/open.ts';
import { listCommunities } from '#db/places/communities.ts';
import type { User } from '#shared/contract/session.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { hasRight, rightLabels, rights, roleLabels } from '#shared/rules/rights.ts';
import { communityWords } from '#shared/rules/scope.ts';
import { type ListColumn, textColumns } from '../workbook/write-list.ts';

/** The users with what each may do and see, as lines of a workbook. */

const widths = { 姓名: 16, 角色: 14, 状态: 8, 密码: 8, 可以办理: 60, 档案种类: 24, 社区: 40, 添加日期: 14 };

export const userColumns: ListColumn[] = textColumns(widths);

export function userRows(db: ReadableDb, users: readonly User[]): Record<keyof typeof widths, string>[] {
  const names = new Map(listCommunities(db, { withEnded: true }).map(({ id, name }) => [id, name]));
  return users.map(({ name, role, disabledAt, hasPassword, scope, createdAt }) => ({
    姓名: name,
    角色: roleLabels[role],
    状态: disabledAt ? '停用' : '在用',
    密码: hasPassword ? '已设' : '未设',
    可以办理: rights
      .filter((right) => hasRight(role, right))
      .map((right) => rightLabels[right])
      .join('、'),
    档案种类: scope.kinds === null ? '全部种类' : scope.kinds.map((kind) => recordKindLabels[kind]).join('、'),
    社区: communityWords(scope, (id) => names.get(id) ?? ''),
    添加日期: localDay(createdAt),
  }));
}
