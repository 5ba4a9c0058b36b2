import { describe, expect, it } from 'vitest';
import { OrganisationValues } from '#shared/contract/organisations.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';
import { rosterFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');
const { ask } = payDesk(() => archive);

const LONG = '长'.repeat(10_000);
const sheet = (heading: string, cells: Record<string, string>): string => {
  const line = heading.split(',').map((column) => `"${cells[column] ?? ''}"`);
  return rosterFile('表.csv', Buffer.from(`${heading}\n${line.join(',')}`));
};

const communityHeading = '序号,名称,代码,生效日期,截止日期,批准文件,后继社区,标识';
const community = { 序号: '9', 名称: '新社区' };
const householdHeading = '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机';
const policyHeading = '参数代码,地区代码,生效日期,截止日期,取值,依据文件,标记';
const policy = { 参数代码: 'retiree.pay-day', 生效日期: '2026-01-01', 取值: '18', 标记: '有依据' };
const batchHeading = '姓名,公民身份号码,正本,副本,材料份数,页数';

type Import = (path: string) => Promise<unknown>;
const communities: Import = (path) => ask('communities.importFile', { path });
const households: Import = (path) => ask('households.importFile', { path });
const policies: Import = (path) => ask('policy.importFile', { path });
const batch: Import = async (path) => {
  const values = {
    direction: 'in',
    kind: 'employer',
    unitName: '福州搪瓷厂',
    onDate: '2026-11-20',
    contents: ['file'],
  };
  const { id } = await ask('batches.save', { id: null, version: 0, values: values as never });
  return ask('batches.importFile', { id, path });
};
const head = newIdNumber();

const cases: [string, Import, string, Record<string, string>][] = [
  ['批准文件超过 200 个字', communities, communityHeading, { ...community, 批准文件: LONG }],
  ['应为 12 位数字', communities, communityHeading, { ...community, 代码: '12' }],
  ['名称', communities, communityHeading, { ...community, 名称: LONG }],
  [
    '住址超过 200 个字',
    households,
    householdHeading,
    {
      ...{ 户主证件号码: head, 证件号码: head, 社区: '达明社区', 住址: LONG, 立户日期: '2020-01-01' },
      ...{ 姓名: '陈国强', 与户主关系: '本人' },
    },
  ],
  ['依据文件超过 200 个字', policies, policyHeading, { ...policy, 依据文件: LONG }],
  ...(['正本', '副本', '材料份数', '页数'] as const).map((column): [string, Import, string, Record<string, string>] => [
    `${column}`,
    batch,
    batchHeading,
    { 姓名: '赵新来', 公民身份号码: newIdNumber(), [column]: column === '页数' ? '100000' : '10000' },
  ]),
];

describe('a cell of a sheet that the field of the window refuses is refused in the sheet, never cut', () => {
  it.each(cases)('%s', async (said, imports, heading, cells) => {
    const { code, params } = await refused(imports(sheet(heading, cells)));
    expect([code, (params as { message: string }).message]).toEqual(['sheet.refused', expect.stringContaining(said)]);
  });

  it('words on lines of one cell stay several, as the window writes them', async () => {
    await ask('organisations.save', {
      ...{ id: null, version: 0 },
      values: OrganisationValues.parse({
        ...{ name: '福州搪瓷厂', shortName: null, kinds: ['employer'], creditCode: null, organisationCode: null },
        ...{ licenceNumber: null, unitNumber: null, bankCode: null, head: null, address: null, contact: null },
        ...{ phone: null, remark: null, validFrom: null },
      }),
    });
    const { organisationColumns } = await import('#shared/rules/organisation-sheet.ts');
    const heading = organisationColumns.slice(0, -2).join(',');
    await ask('organisations.importFile', {
      path: sheet(heading, {
        单位名称: '福州搪瓷厂',
        单位类别: '原单位',
        其他写法: '榕搪瓷\n搪瓷\u200b厂',
        地址: '一\n二',
      }),
    });
    const { rows } = await ask('organisations.list', { text: '福州搪瓷厂' });
    const { names, address } = await ask('organisations.get', { id: rows[0]?.id ?? 0 });
    expect(names.filter(({ kind }) => kind === 'spelling').map(({ name }) => name)).toEqual(['榕搪瓷', '搪瓷厂']);
    expect(address).toBe('一 二');
  });
});
