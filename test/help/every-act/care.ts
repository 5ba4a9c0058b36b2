import { type Act, act } from './act.ts';
import { MINE, type Office } from './office.ts';

const visit = ({ day }: Office, recordIds: number[]) => ({
  ...{ kind: 'visit' as const, on: day(-10), byRole: 'staff' as const, byName: '林经办', recordIds, nextOn: day(30) },
});
const newGroup = async ({ ask }: Office, name: string, leaderId: number | null = null): Promise<number> =>
  (await ask('groups.save', { id: null, communityId: MINE, kind: 'self-management', name, leaderId })).id;

/** Services and the groups they are for. */
export const careActs: readonly Act[] = [
  act('care.save', 'a visit of two with the next one', async (office) => {
    const ids = [(await office.open()).id, (await office.open()).id];
    return () => visit(office, ids);
  }),
  act('care.save', 'a condolence of a group', async (office) => {
    const { id } = await office.open();
    const groupId = await newGroup(office, '慰问小组');
    return () => ({
      ...visit(office, [id]),
      ...{ kind: 'condolence', nextOn: null, groupId, occasion: '春节', amountFen: 50_000, goods: '米 10 公斤' },
    });
  }),
  act('care.save', 'puts a visit right', async (office) => {
    const [one, other] = [await office.open(), await office.open()];
    const { id } = await office.ask('care.save', visit(office, [one.id]));
    const said = { ...visit(office, [other.id]), result: '身体尚好', reason: '选错了人' };
    return async () => ({ ...said, id, version: (await office.ask('care.get', { id })).service.version });
  }),
  act('care.remove', 'a visit', async (office) => {
    const { id } = await office.ask('care.save', visit(office, [(await office.open()).id]));
    return async () => ({
      ...{ id, version: (await office.ask('care.get', { id })).service.version, reason: '登记错了' },
    });
  }),
  act('groups.save', 'a new group with a leader of the register', async ({ open }) => {
    const { personId } = await open();
    return () => ({ id: null, communityId: MINE, kind: 'residents', name: '第一居民小组', leaderId: personId });
  }),
  act('groups.save', 'changes a group that files name', async (office) => {
    const id = await newGroup(office, '夕阳红小组');
    const { id: recordId } = await office.open();
    await office.ask('groups.assign', { groupId: id, recordIds: [recordId] });
    return () => ({
      ...{ id, communityId: MINE, kind: 'self-management', name: '夕阳红二组', leaderName: '郑组长' },
      validFrom: office.day(-400),
    });
  }),
  act('groups.assign', 'files into a group', async (office) => {
    const groupId = await newGroup(office, '晨练小组');
    const recordIds = [(await office.open()).id, (await office.open()).id];
    return () => ({ groupId, recordIds });
  }),
  act('groups.remove', 'a group nobody is in', async (office) => {
    const id = await newGroup(office, '空小组');
    return () => ({ id });
  }),
  act('groups.importFile', 'a sheet of groups', async (office) => {
    const { idNumber, name } = await office.open();
    await newGroup(office, '棋牌小组');
    const path = office.paper(
      '小组.csv',
      [
        '社区编码,社区,类别,名称,负责人,负责人证件号码,启用日期,停用日期,标识',
        `,达明社区,自管小组,棋牌小组,${name},${idNumber},2020-01-01,,`,
        ',西洪社区,居民小组,第二居民小组,王组长,,2026-01-01,,',
      ].join('\n'),
    );
    return () => ({ path });
  }),
];
