import { newIdNumber } from '../archive.ts';
import { type Act, act } from './act.ts';
import { MINE, type Office, OTHER } from './office.ts';

/** A household of three: a file’s person, their wife, who is nobody's file, and a child. */
async function newHousehold({
  ask,
  open,
  day,
}: Office): Promise<{ id: number; memberIds: number[]; personId: number }> {
  const { personId } = await open();
  const { id } = await ask('households.open', {
    ...{ communityId: MINE, address: '达明路 8 号', openedOn: day(-900), document: '' },
    members: [
      { person: { personId }, relation: '02' },
      { person: { name: '林玉花', idNumber: newIdNumber('1951-01-01', '2') }, relation: '12' },
      { person: { name: '陈小明' }, relation: '20' },
    ],
  });
  const { members } = await ask('households.get', { id });
  return { id, memberIds: members.map((member) => member.id), personId };
}
const at = (ids: readonly number[], index: number): number => ids[index] ?? 0;

/** Households and who lives in them. */
export const householdActs: readonly Act[] = [
  act('households.open', 'with somebody of the register and two new people', async ({ open, day }) => {
    const { personId } = await open();
    return () => ({
      ...{ communityId: MINE, address: '达明路 9 号', openedOn: day(-300), document: '户口簿' },
      members: [
        { person: { personId }, relation: '02' },
        { person: { name: '林玉花', idNumber: newIdNumber('1951-01-01', '2') }, relation: '12' },
        { person: { name: '陈小明' }, relation: '20' },
      ],
    });
  }),
  act('households.open', 'with somebody who leaves the household they are in', async (office) => {
    const { memberIds, id } = await newHousehold(office);
    const { members } = await office.ask('households.get', { id });
    const personId = members.find((member) => member.id === at(memberIds, 2))?.personId ?? 0;
    return () => ({
      ...{ communityId: OTHER, address: '西洪路 1 号', openedOn: office.day(-30), document: '' },
      members: [{ person: { personId }, relation: '02', isMoving: true }],
    });
  }),
  act('households.save', 'moves to another community', async (office) => {
    const { id } = await newHousehold(office);
    return () => ({ id, communityId: OTHER, address: '西洪路 2 号', document: '更正' });
  }),
  act('households.addMember', 'somebody new', async (office) => {
    const { id } = await newHousehold(office);
    const person = { name: '陈小红', idNumber: newIdNumber('1990-01-01', '2') };
    return () => ({ householdId: id, joinedOn: office.day(-20), person, relation: '30' });
  }),
  act('households.changeRelation', 'of a member', async (office) => {
    const { memberIds } = await newHousehold(office);
    return () => ({ memberId: at(memberIds, 2), relation: '97' });
  }),
  act('households.leave', 'a member', async (office) => {
    const { memberIds } = await newHousehold(office);
    return () => ({ memberId: at(memberIds, 2), leftOn: office.day(-10), reason: 'other' });
  }),
  act('households.changeHead', 'to the wife, the former head staying', async (office) => {
    const { id, memberIds } = await newHousehold(office);
    return () => ({
      ...{ id, on: office.day(-10), newHeadId: at(memberIds, 1), formerHead: { relation: '11' } },
      ...{ others: [{ memberId: at(memberIds, 2), relation: '20' }], document: '户口簿' },
    });
  }),
  act('households.split', 'the child with a household of its own', async (office) => {
    const { id, memberIds } = await newHousehold(office);
    return () => ({
      ...{ id, on: office.day(-10), members: [{ memberId: at(memberIds, 2), relation: '02' }] },
      ...{ communityId: OTHER, address: '西洪路 3 号', document: '户口簿' },
    });
  }),
  act('households.close', 'a household', async (office) => {
    const { id } = await newHousehold(office);
    return () => ({ id, on: office.day(-10), reason: 'other', document: '户口簿' });
  }),
  act(
    'households.importFile',
    'a sheet with a household and its people',
    (office) => {
      const [head, wife] = [newIdNumber('1949-01-01'), newIdNumber('1951-01-01', '2')];
      const headings = '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机';
      const of = `,${head},达明社区,达明路 20 号,2020-01-01`;
      const lines = [`${of},郑国强,${head},户主,2020-01-01,`, `${of},林秀英,${wife},妻,2020-01-01,`];
      const path = office.paper('家庭.csv', [headings, ...lines].join('\n'));
      return () => ({ path });
    },
    { leaves: { number_series: 'a 户号 of a sheet may stand on papers elsewhere' } },
  ),
];
