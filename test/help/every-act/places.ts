import { type Act, act } from './act.ts';
import { MINE, type Office, OTHER } from './office.ts';

const document = '鼓政〔2026〕12 号';

/** What belongs to a community: files in use and out of use, a household, an outlet, a group, a group's member. */
async function inhabit({ ask, open, version, day }: Office, communityId: number): Promise<void> {
  const road = communityId === MINE ? '达明路' : '西洪路';
  const first = await open({ communityId, residenceAddress: `${road} 1 号` });
  await open({ communityId, residenceAddress: `${road} 2 号` });
  const gone = await open({ communityId });
  await ask('records.remove', { id: gone.id, version: await version(gone.id), reason: '重复建档' });
  await ask('households.open', {
    ...{ communityId, address: `${road} 1 号`, openedOn: day(-900), document: '' },
    members: [{ person: { personId: first.personId }, relation: '02' }],
  });
  await ask('outlets.save', {
    ...{ id: null, version: 0 },
    values: {
      ...{ name: `${road}助餐点`, organisationId: null, personId: first.personId, communityId },
      ...{ address: `${road} 1 号`, phone: null, remark: null },
    },
  });
  const group = await ask('groups.save', { id: null, communityId, kind: 'self-management', name: `${road}小组` });
  await ask('groups.assign', { groupId: group.id, recordIds: [first.id] });
}

async function splitOff(office: Office): Promise<number> {
  await inhabit(office, MINE);
  const { targetIds } = await office.ask('communities.split', {
    ...{ sourceId: MINE, targets: [{ name: '达明东社区', code: null }], sourceStays: true },
    ...{ effectiveOn: office.day(-5), document },
  });
  return targetIds[0] ?? 0;
}

/** Communities: their versions, their ends, what is assigned after. */
export const placeActs: readonly Act[] = [
  act('communities.save', 'a new one', () => () => ({ id: null, name: '新社区', code: '350102005077' })),
  act('communities.save', 'puts a name right', () => () => ({ id: MINE, name: '达明里社区', code: null })),
  act('communities.save', 'another name since a day', async (office) => {
    await inhabit(office, MINE);
    return () => ({ id: MINE, name: '达明新社区', code: null, validFrom: office.day(-10), document });
  }),
  act('communities.remove', 'one that nothing belongs to', async ({ ask }) => {
    const { id } = await ask('communities.save', { id: null, name: '空社区', code: null });
    return () => ({ id });
  }),
  act('communities.merge', 'one with files, households and groups into another', async (office) => {
    await inhabit(office, MINE);
    await inhabit(office, OTHER);
    return () => ({ sourceIds: [MINE], target: { id: OTHER }, effectiveOn: office.day(-5), document });
  }),
  act('communities.merge', 'two into a new one', async (office) => {
    await inhabit(office, MINE);
    await inhabit(office, OTHER);
    return () => ({
      ...{ sourceIds: [MINE, OTHER], target: { name: '合并社区', code: null } },
      ...{ effectiveOn: office.day(-5), document },
    });
  }),
  act('communities.split', 'one that ends', async (office) => {
    await inhabit(office, MINE);
    const targets = [
      { name: '达明东社区', code: null },
      { name: '达明西社区', code: null },
    ];
    return () => ({ sourceId: MINE, targets, sourceStays: false, effectiveOn: office.day(-5), document });
  }),
  act('communities.split', 'one that goes on smaller', async (office) => {
    await inhabit(office, MINE);
    const targets = [{ name: '达明东社区', code: null }];
    return () => ({ sourceId: MINE, targets, sourceStays: true, effectiveOn: office.day(-5), document });
  }),
  act('communities.abolish', 'one with files', async (office) => {
    await inhabit(office, MINE);
    return () => ({ id: MINE, effectiveOn: office.day(-5), document });
  }),
  act('communities.assign', 'a road, a file and a group after a split', async (office) => {
    const targetId = await splitOff(office);
    const { groups, waitingGroups } = await office.ask('communities.waiting', { sourceId: MINE });
    const addresses = groups.map(({ road, house }) => ({ road, house }));
    return () => ({ sourceId: MINE, targetId, addresses, groupIds: waitingGroups.map(({ id }) => id) });
  }),
  act('communities.importFile', 'a sheet with versions and successors', (office) => {
    const path = office.paper(
      '社区.csv',
      [
        '序号,名称,代码,生效日期,截止日期,批准文件,后继社区,标识',
        '7,旧街社区,350102005011,1990-01-01,2010-06-30,鼓政〔2010〕3号,新街社区,',
        '8,新街社区,350102005012,2010-07-01,2020-12-31,鼓政〔2010〕3号,,',
        '8,新街东社区,350102005012,2021-01-01,,鼓政〔2021〕1号,,',
      ].join('\r\n'),
    );
    return () => ({ path });
  }),
];
