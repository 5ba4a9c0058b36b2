import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** What only the living do is not registered after a day of death, and stands against a death entered later. */

const archive = archiveOn('2026-11-20T08:00:00Z');

const { ask, open, step } = payDesk(() => archive);
const die = ({ id }: Paid, on = '2026-10-05') => step(id, 'person.death', on, 'death-certificate');
const who = ({ name, idNumber }: Paid) => ({ name, idNumber });
const child = (birthOn = '1978-01-01') => ({ name: '陈小明', idNumber: newIdNumber(birthOn) });
const openHousehold = (openedOn: string, head: object, others: object[] = []) =>
  ask('households.open', {
    ...{ communityId: 1, address: '达明路 8 号', openedOn },
    members: [{ person: head, relation: HEAD }, ...others.map((person) => ({ person, relation: '20' }))],
  });
const care = (person: Paid, more: object) =>
  ask('care.save', {
    on: '2026-10-20',
    byRole: 'staff',
    byName: '林经办',
    recordIds: [person.id],
    nextOn: null,
    ...more,
  });

describe('a household', () => {
  it('takes in nobody after their death: as head, as member, or moved in', async () => {
    const dead = await open();
    await die(dead);
    expect(await refused(openHousehold('2026-11-10', who(dead)))).toMatchObject({
      code: 'household.afterDeath',
      params: { diedOn: '2026-10-05', on: '2026-11-10' },
    });
    expect((await refused(openHousehold('2026-11-10', child(), [who(dead)]))).code).toBe('household.afterDeath');
    const { id: householdId } = await openHousehold('2026-11-01', child());
    const joining = { householdId, person: who(dead), relation: '20', isMoving: false };
    expect((await refused(ask('households.addMember', { ...joining, joinedOn: '2026-11-10' }))).code).toBe(
      'household.afterDeath',
    );
    // Until the day of death the person was in it.
    await openHousehold('2026-10-05', who(dead));
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('somebody was head of, or joined, after a day is told against a death on that day', async () => {
    const [head, member] = [await open(), await open()];
    await openHousehold('2026-11-01', who(head), [who(member)]);
    for (const [one, told] of [
      [head, '立为户主'],
      [member, '加入家庭'],
    ] as const)
      expect(await refusedFields(die(one))).toEqual({ on: expect.stringContaining(`2026-11-01 ${told}`) });
    await die(head, '2026-11-02');
  });

  it('that is split carries over who died before it is known, and that stands against no death', async () => {
    const [head, son, late] = [await open(), child(), await open()];
    const { id } = await openHousehold('2020-01-01', who(head), [son, who(late)]);
    const { members } = await ask('households.get', { id });
    const of = (name: string) => members.find((one) => one.name === name)?.id ?? 0;
    await ask('households.split', {
      ...{ id, on: '2026-11-01', communityId: 1, address: '达明路 9 号', document: '' },
      members: [
        { memberId: of(son.name), relation: HEAD },
        { memberId: of(late.name), relation: '12' },
      ],
    });
    await die(late);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('takes in nobody before their birth', async () => {
    const young = child('2001-06-01');
    expect((await refused(openHousehold('2001-05-31', young))).code).toBe('household.beforeBirth');
    await openHousehold('2001-06-01', young);
  });
});

const ofTheLiving = [
  ['a condolence in hospital', { kind: 'condolence', occasion: '生病住院' }],
  ['a birthday', { kind: 'condolence', occasion: '生日' }],
  ['help for the person', { kind: 'help', what: '送餐' }],
] as const;
const ofTheFamily = [
  ['a condolence for the death', { kind: 'condolence', occasion: '去世' }],
  ['a condolence on a feast day', { kind: 'condolence', occasion: '春节' }],
  ['help for the family', { kind: 'help', what: '协助家属办理后事' }],
] as const;

describe('a service', () => {
  it.each(ofTheLiving)('%s after a death is refused, and stands against an earlier death', async (_what, more) => {
    const [dead, ill] = [await open(), await open()];
    await die(dead);
    expect(await refusedFields(care(dead, more))).toEqual({
      recordIds: expect.stringContaining('已登记死亡（2026-10-05）'),
    });
    await care(ill, more);
    expect(await refusedFields(die(ill))).toEqual({ on: expect.stringContaining('2026-10-20') });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it.each(ofTheFamily)('%s goes to who was left behind, before and after the death is entered', async (_what, more) => {
    const [dead, late] = [await open(), await open()];
    await die(dead);
    await care(dead, more);
    await care(late, more);
    await die(late);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
