import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { WritableDb } from '../../../core/open.ts';
import { getRow, updateRow } from '../../../core/rows.ts';
import { type GroupRow, getGroup } from '../../../places/groups.ts';
import { getEnvelope, type RecordRowData, touch } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import { retiree } from '../tables.ts';

/** Who is in which self-management group: the file names it, and it is a group of the file's community. */

export interface Assigned {
  done: number;
  leftOut: { recordId: number; name: string; number: string; why: string }[];
  commandId: number | null;
}

/**
 * Puts files into a group, or with `groupId` null into none, as one act. Who cannot be is left out with the reason.
 * @throws AppError group.notFound, group.nobody where all are left out, input.invalid where the group is none of retirees
 */
export function assignGroup(
  db: WritableDb,
  act: Act,
  input: { groupId: number | null; recordIds: readonly number[] },
): Assigned {
  const group = input.groupId === null ? null : getGroup(db, input.groupId);
  if (group && (group.kind !== 'self-management' || group.validTo !== null))
    throw new AppError('input.invalid', { fields: { groupId: '请选择还在活动的自管小组' } });
  const name = group?.name ?? null;
  const files: { envelope: RecordRowData; before: string | null }[] = [];
  const leftOut: Assigned['leftOut'] = [];
  for (const recordId of new Set(input.recordIds)) {
    const envelope = getEnvelope(db, recordId);
    const before = getRow(db, retiree, recordId)?.selfGroup ?? null;
    const why = refusal(group, envelope, before);
    if (why === null) files.push({ envelope, before });
    else leftOut.push({ recordId, name: subjectName(db, envelope), number: envelope.number, why });
  }
  const [first] = files;
  if (!first) throw new AppError('group.nobody', { why: leftOut[0]?.why ?? '' });
  const who = `${subjectName(db, first.envelope)}${files.length > 1 ? `等 ${formatCount(files.length)} 人` : ''}`;
  const title = name === null ? `移出自管小组：${who}` : `编入自管小组“${name}”：${who}`;
  const about: CommandAbout = {
    ...{ name: 'groups.assign', title },
    ...(group ? { noun: 'group', nounId: group.id } : { noun: 'record', nounId: first.envelope.id }),
  };
  const { commandId } = keepCommand(db, act, about, () => {
    for (const { envelope, before } of files) {
      updateRow(db, retiree, envelope.id, { selfGroup: name });
      touch(db, act, envelope);
      keepChange(db, act, {
        ...{ noun: 'record', nounId: envelope.id, action: 'update' },
        ...{ before: { selfGroup: before }, after: { selfGroup: name } },
      });
    }
  });
  return { done: files.length, leftOut, commandId };
}

function refusal(group: GroupRow | null, envelope: RecordRowData, before: string | null): string | null {
  if (envelope.removedAt !== null || envelope.pending === 1) return '档案已作废';
  if (envelope.closedOn !== null) return '档案已结束';
  if (before === (group?.name ?? null)) return group ? '已经在这个小组' : '不在任何小组';
  if (group && envelope.communityId !== group.communityId) return '档案不在这个小组的社区';
  if (group && envelope.state === 'M5') return '已登记死亡';
  if (group && envelope.state === 'M4') return '已转出';
  return null;
}
