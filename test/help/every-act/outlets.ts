import type { OutletValues } from '#shared/contract/outlets.ts';
import { type Act, act } from './act.ts';
import { MINE, type Office, OTHER } from './office.ts';

async function organisation({ ask }: Office, name = '福州长者食堂'): Promise<number> {
  const { id } = await ask('organisations.save', {
    ...{ id: null, version: 0 },
    values: {
      ...{ name, shortName: null, kinds: ['provider'], creditCode: null, organisationCode: null, licenceNumber: null },
      ...{ unitNumber: null, bankCode: null, head: null, address: null, contact: null, phone: null, remark: null },
      validFrom: null,
    },
  });
  return id;
}
const at = (address: string, keeper: Partial<OutletValues>): OutletValues => ({
  ...{ name: `${address}助餐点`, organisationId: null, personId: null, communityId: MINE, address },
  ...{ phone: null, remark: null, ...keeper },
});
async function outlet(office: Office, address: string, phone: string | null = null): Promise<number> {
  const { personId } = await office.open();
  return (await office.ask('outlets.save', { id: null, version: 0, values: at(address, { personId, phone }) })).id;
}
const versionOf = async ({ ask }: Office, id: number): Promise<number> => (await ask('outlets.get', { id })).version;

/** Outlets, and two that are one. */
export const outletActs: readonly Act[] = [
  act('outlets.save', 'a new one of an organisation', async (office) => {
    const organisationId = await organisation(office);
    return () => ({ id: null, version: 0, values: at('达明路 1 号', { organisationId }) });
  }),
  act('outlets.save', 'moves to another address and community', async (office) => {
    const id = await outlet(office, '达明路 2 号');
    const { personId } = (await office.ask('outlets.get', { id })).values;
    return async () => ({
      ...{ id, version: await versionOf(office, id) },
      values: at('西洪路 2 号', { personId, communityId: OTHER, phone: '0591-87654321' }),
    });
  }),
  act('outlets.remove', 'one on which no file rests', async (office) => {
    const id = await outlet(office, '达明路 3 号');
    return async () => ({ id, version: await versionOf(office, id) });
  }),
  act('outlets.merge', 'two entries of one', async (office) => {
    const [keptId, goneId] = [await outlet(office, '达明路 4 号'), await outlet(office, '达明路4号', '0591-87654321')];
    return () => ({ keptId, goneId });
  }),
  act('organisations.merge', 'two that run outlets', async (office) => {
    const [keptId, goneId] = [await organisation(office), await organisation(office, '福州长者餐厅')];
    for (const [organisationId, address] of [
      [keptId, '达明路 5 号'],
      [goneId, '达明路 6 号'],
    ] as const)
      await office.ask('outlets.save', { id: null, version: 0, values: at(address, { organisationId }) });
    return () => ({ keptId, goneId });
  }),
  act('people.merge', 'somebody who runs an outlet', async (office) => {
    const { personId: keptId } = await office.open();
    const values = (await office.ask('outlets.get', { id: await outlet(office, '达明路 7 号') })).values;
    return () => ({ keptId, goneId: values.personId ?? 0 });
  }),
];
