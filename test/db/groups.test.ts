import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { mergePeople } from '#db/people/merge.ts';
import { getGroup } from '#db/places/groups.ts';
import { createRecord, getPersonFile } from '#db/records/records.ts';
import { type GroupSave, listGroups, saveGroup } from '#db/records/retiree/groups/groups.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区']);
});
afterEach(() => archive.remove());

function register(name: string, communityId = 1): number {
  return inTransaction(archive.db, () => {
    const { id } = createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name, communityId })));
    return getPersonFile(archive.db, id).personId;
  });
}
function save(input: Partial<GroupSave>, scope?: Scope): number {
  const whole: GroupSave = {
    id: null,
    communityId: 1,
    kind: 'self-management',
    name: '夕阳红小组',
    leaderId: null,
    leaderName: null,
    validFrom: null,
    validTo: null,
    ...input,
  };
  return inTransaction(archive.db, () => saveGroup(archive.db, archive.act, whole, scope));
}
const leader = (scope?: Scope) => {
  const [group] = listGroups(archive.db, { communityId: 1, kind: null, withEnded: true }, scope);
  return [group?.leaderId, group?.leaderName, group?.mayOpenLeader];
};
const fieldsOf = (work: () => unknown): Record<string, string> => {
  try {
    work();
    return {};
  } catch (error) {
    return ((error as AppError).params as { fields: Record<string, string> }).fields;
  }
};
const mine: Scope = { kinds: null, communityIds: [1], hasUnassigned: false };

it.each(['validFrom', 'validTo'])('a day after today is refused at its field: %s of a group', (field) => {
  const tomorrow = dayAfter(localDay(archive.act.at));
  expect(fieldsOf(() => save({ [field]: tomorrow }))).toEqual({ [field]: '不能晚于今天，请到生效那天再登记' });
});

describe('the leader of a group', () => {
  it('is a person of the register, by the name the register has, or a name alone', () => {
    const id = save({ leaderName: '林组长' });
    expect(leader()).toEqual([null, '林组长', false]);
    const personId = register('张三');
    save({ id, leaderId: personId, leaderName: '老张' });
    expect(leader()).toEqual([personId, '张三', true]);
    expect(getGroup(archive.db, id)).toMatchObject({ leaderId: personId, leaderName: null });
    save({ id });
    expect(leader()).toEqual([null, null, false]);
  });

  it('who is not of the register is refused at the field', () => {
    expect(fieldsOf(() => save({ leaderId: 4711 }))).toEqual({ leaderId: '登记里没有这个人了，请重新选择组长' });
    const personId = register('张三');
    archive.db.exec('UPDATE person SET pending = 1');
    expect(fieldsOf(() => save({ leaderId: personId }))).toHaveProperty('leaderId');
    expect(listGroups(archive.db, { communityId: null, kind: null, withEnded: true })).toEqual([]);
  });

  it('whom the user may not see is refused at the field, but may stay who it was', () => {
    const [own, other] = [register('张三'), register('李四', 2)];
    const id = save({ leaderId: other });
    expect(leader(mine)).toEqual([other, '李四', false]);
    save({ id, leaderId: other, name: '夕阳红一组' }, mine);
    save({ id, leaderId: own }, mine);
    expect(leader(mine)).toEqual([own, '张三', true]);
    expect(fieldsOf(() => save({ id, leaderId: other }, mine)).leaderId).toContain('不在您的范围内');
    expect(fieldsOf(() => save({ name: '第二组', leaderId: other }, mine)).leaderId).toContain('不在您的范围内');
  });

  it('is who the entry was merged into, until the merge is taken back, whatever became of the group', () => {
    const [kept, gone] = [register('张三'), register('张叁')];
    const id = save({ leaderId: gone });
    inTransaction(archive.db, () =>
      mergePeople(
        archive.db,
        archive.act,
        { keptId: kept, goneId: gone, keptRecordIds: [] },
        (name) => nameReadings(name)[0],
      ),
    );
    expect(leader()).toEqual([kept, '张三', true]);
    save({ id, leaderId: kept, name: '夕阳红一组' });
    save({ id, leaderId: gone });
    expect(getGroup(archive.db, id).leaderId).toBe(kept);
    const merge = listCommands(archive.db, 'person', kept, 1)[0]?.id ?? 0;
    inTransaction(archive.db, () => undoCommand(archive.db, { ...archive.act, at: '2099-01-01T08:00:00.000Z' }, merge));
    expect(leader()).toEqual([kept, '张三', true]);
  });

  it('is again who the merged entry was once the merge is undone', () => {
    const [kept, gone] = [register('张三'), register('张叁')];
    save({ leaderId: gone });
    inTransaction(archive.db, () =>
      mergePeople(
        archive.db,
        archive.act,
        { keptId: kept, goneId: gone, keptRecordIds: [] },
        (name) => nameReadings(name)[0],
      ),
    );
    const merge = listCommands(archive.db, 'person', kept, 1)[0]?.id ?? 0;
    inTransaction(archive.db, () => undoCommand(archive.db, { ...archive.act, at: '2099-01-01T08:00:00.000Z' }, merge));
    expect(leader()).toEqual([gone, '张叁', true]);
  });
});
