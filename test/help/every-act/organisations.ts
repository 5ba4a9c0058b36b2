import type { OrganisationValues } from '#shared/contract/organisations.ts';
import { organisationColumns } from '#shared/rules/organisation-sheet.ts';
import { type Act, act } from './act.ts';
import type { Office } from './office.ts';

const values = (of: Partial<OrganisationValues> & { name: string }): OrganisationValues => ({
  ...({ shortName: null, kinds: ['employer'], creditCode: null, organisationCode: null, licenceNumber: null } as const),
  ...({ unitNumber: null, bankCode: null, head: null, address: null, contact: null, phone: null } as const),
  ...({ remark: null, validFrom: null } as const),
  ...of,
  kinds: of.kinds ?? ['employer'],
});
const register = async ({ ask }: Office, of: Partial<OrganisationValues> & { name: string }): Promise<number> =>
  (await ask('organisations.save', { id: null, version: 0, values: values(of) })).id;
const versionOf = async ({ ask }: Office, id: number): Promise<number> =>
  (await ask('organisations.get', { id })).version;

/** Organisations with the files whose texts name them. */
export const organisationActs: readonly Act[] = [
  act('organisations.save', 'a new one that files name already', async ({ open }) => {
    await open({ employer: '福州第一毛巾厂' });
    return () => ({ id: null, version: 0, values: values({ name: '福州第一毛巾厂', shortName: '毛巾厂' }) });
  }),
  act('organisations.save', 'another name, the old one kept', async (office) => {
    await office.open({ employer: '福州搪瓷厂' });
    const id = await register(office, { name: '福州搪瓷厂' });
    return async () => ({
      ...{ id, version: await versionOf(office, id), keepsName: true },
      values: values({ name: '福州搪瓷有限公司', phone: '0591-87654321' }),
    });
  }),
  act('organisations.save', 'another name, the old one given up', async (office) => {
    await office.open({ employer: '福州罐头厂' });
    const id = await register(office, { name: '福州罐头厂' });
    return async () => ({
      ...{ id, version: await versionOf(office, id), keepsName: false },
      values: values({ name: '福州罐头有限公司' }),
    });
  }),
  act('organisations.addName', 'a spelling files have', async (office) => {
    await office.open({ employer: '榕搪瓷' });
    const id = await register(office, { name: '福州搪瓷厂' });
    return () => ({ id, kind: 'spelling', name: '榕搪瓷' });
  }),
  act('organisations.removeName', 'a spelling files have', async (office) => {
    await office.open({ employer: '榕搪瓷' });
    const id = await register(office, { name: '福州搪瓷厂' });
    await office.ask('organisations.addName', { id, kind: 'spelling', name: '榕搪瓷' });
    const { names } = await office.ask('organisations.get', { id });
    return () => ({ nameId: names.find(({ kind }) => kind === 'spelling')?.id ?? 0 });
  }),
  act('organisations.close', 'with a successor', async (office) => {
    const id = await register(office, { name: '福州搪瓷厂' });
    const successorId = await register(office, { name: '福州新搪瓷厂' });
    return () => ({ id, validTo: office.day(-30), reason: 'absorbed', successorId });
  }),
  act('organisations.remove', 'one that nothing names', async (office) => {
    const id = await register(office, { name: '福州登记错厂' });
    return () => ({ id });
  }),
  act('organisations.merge', 'two that files name', async (office) => {
    await office.open({ employer: '福州搪瓷厂' });
    await office.open({ employer: '福州市搪瓷厂' });
    const keptId = await register(office, { name: '福州搪瓷厂' });
    const goneId = await register(office, { name: '福州市搪瓷厂', shortName: '搪瓷厂', phone: '0591-87654321' });
    return () => ({ keptId, goneId });
  }),
  act('organisations.assign', 'names in files as spellings', async (office) => {
    await office.open({ employer: '榕城搪瓷' });
    const organisationId = await register(office, { name: '福州搪瓷厂' });
    return async () => {
      const { items } = await office.ask('organisations.unknown', { field: 'employer' });
      return { field: 'employer', keys: items.map(({ key }) => key), organisationId };
    };
  }),
  act('organisations.register', 'names of banks in files', async ({ ask, open }) => {
    await open({ bankName: '工行鼓楼支行' });
    await open({ bankName: '建行鼓楼支行', bankCode: '105' });
    return async () => {
      const { items } = await ask('organisations.unknown', { field: 'bank' });
      return { field: 'bank', keys: items.map(({ key }) => key) };
    };
  }),
  act('organisations.importFile', 'a sheet that adds and changes', async (office) => {
    await office.open({ employer: '福州棉纺厂' });
    await register(office, { name: '福州搪瓷厂' });
    const headings = organisationColumns.slice(0, -2);
    const line = (said: Partial<Record<(typeof organisationColumns)[number], string>>): string =>
      headings.map((heading) => said[heading] ?? '').join(',');
    const path = office.paper(
      '单位.csv',
      [
        headings.join(','),
        line({ 单位名称: '福州棉纺厂', 单位类别: '原单位' }),
        line({ 单位名称: '福州搪瓷厂', 单位类别: '原单位', 联系电话: '0591-87654321', 其他写法: '榕搪瓷' }),
      ].join('\n'),
    );
    return () => ({ path });
  }),
];
