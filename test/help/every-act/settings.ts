import { archiveUid } from '#db/backups/backups.ts';
import { watchClock } from '#db/core/clock.ts';
import { KnownArchives } from '#electron/archive/outside/known.ts';
import { watchFromOutside } from '#electron/archive/outside/watch.ts';
import { type Act, act } from './act.ts';
import { MINE, type Office } from './office.ts';

const own = '茶杯雨伞八月河边';
const PAY_DAY = { key: 'retiree.pay-day', areaCode: '' } as const;

/** Whoever makes users, cards and passwords has one themselves. */
async function withPassword({ ask }: Office): Promise<void> {
  const { user } = await ask('session.get', {});
  if (user?.hasPassword !== true) await ask('session.setPassword', { oldPassword: null, newPassword: own });
}
async function newUser(office: Office, name: string): Promise<number> {
  await withPassword(office);
  const { id } = await office.ask('users.save', { id: null, name, role: 'clerk', password: '桌子灯塔九月山坡' });
  return id;
}
async function addValue({ ask }: Office, validFrom: string): Promise<void> {
  await ask('policy.add', {
    ...{ ...PAY_DAY, validFrom, validTo: null, value: '15', document: '街办 1 号', mark: 'unverified' },
    endsPrevious: false,
  });
}
async function newMapping({ ask }: Office): Promise<{ key: string; id: number }> {
  const { key } = await ask('mappings.addSource', { name: '仓山区台账' });
  await ask('mappings.decide', { source: key, items: [{ table: 'maritalStatus', code: '7', target: '90' }] });
  const { items } = await ask('mappings.list', {});
  return { key, id: items.at(-1)?.id ?? 0 };
}

const PASSWORD = { never: 'a password is no content: an undo brings none back' };
const BOOKED = { never: 'signing in and out is told by the log alone' };
const CONFIRMED = { never: 'what somebody confirmed stays told' };
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const CHOICE = { never: 'where copies go is set again, not taken back' };

/** Office, users, passwords, backups, policy values, calendar, codes, mapping of codes. */
export const settingActs: readonly Act[] = [
  act('office.save', 'name and address', () => () => ({
    ...{ name: '鼓东街道社会保障事务所', contactName: '陈主任', contactPhone: '0591-87654321', fondsCode: 'G01' },
    ...{ address: '达明路 1 号', postcode: '350001', insuredArea: '福州市鼓楼区' },
  })),
  act('users.save', 'a new one with a part of the office', async (office) => {
    await withPassword(office);
    const scope = { kinds: null, communityIds: [MINE], hasUnassigned: false };
    return () => ({ id: null, name: '王新人', role: 'clerk', password: '桌子灯塔九月山坡', scope });
  }),
  act('users.save', 'role, name and scope', async (office) => {
    const id = await newUser(office, '王经办');
    const scope = { kinds: null, communityIds: [MINE], hasUnassigned: true };
    return () => ({ id, name: '王复核', role: 'reviewer', password: null, scope });
  }),
  act('users.save', 'may not sign in any more', async (office) => {
    const id = await newUser(office, '王离职');
    return () => ({ id, name: '王离职', role: 'clerk', password: null, isDisabled: true });
  }),
  act('session.setPassword', 'the first one', () => () => ({ oldPassword: null, newPassword: own }), {
    takenBack: PASSWORD,
  }),
  act(
    'session.signOut',
    'the screen locked',
    async (office) => {
      await withPassword(office);
      return () => ({});
    },
    { takenBack: BOOKED },
  ),
  act(
    'session.signIn',
    'after the screen was locked',
    async (office) => {
      await withPassword(office);
      const { user } = await office.ask('session.get', {});
      await office.ask('session.signOut', {});
      return () => ({ userId: user?.id ?? 0, password: own });
    },
    { takenBack: BOOKED },
  ),
  act(
    'start.confirmCopy',
    'a copy that lacks what this computer saw',
    ({ context: { db, dir }, folder }) => {
      const known = new KnownArchives(folder('已知档案库'));
      const place = {
        path: dir,
        entries: 10_000,
        hash: '0'.repeat(64),
        records: 1,
        ...{ at: LONG_AGO, writtenAt: LONG_AGO },
      };
      known.keep(archiveUid(db) ?? '', '鼓西街道', place);
      watchFromOutside(db, dir, known, LONG_AGO);
      return () => ({ entries: 10_000 });
    },
    { takenBack: CONFIRMED },
  ),
  act(
    'start.confirmClock',
    'a clock that went back behind the last time that was believed',
    ({ context: { db } }) => {
      watchClock(db, new Date().toISOString());
      db.exec("UPDATE clock_trust SET trusted_at = '2199-01-01T00:00:00.000Z'");
      return () => ({});
    },
    { takenBack: CONFIRMED },
  ),
  act(
    'recovery.make',
    'a card',
    async (office) => {
      await withPassword(office);
      return () => ({});
    },
    { takenBack: { never: 'a newer card takes the place of the older one' } },
  ),
  act(
    'recovery.use',
    'a card',
    async (office) => {
      await withPassword(office);
      const { user } = await office.ask('session.get', {});
      const { code } = await office.ask('recovery.make', {});
      return () => ({ userId: user?.id ?? 0, code, newPassword: '竹椅风筝十月屋顶' });
    },
    { takenBack: PASSWORD },
  ),
  act('backups.setPlace', 'a folder', (office) => () => ({ dir: office.folder('备份') }), { takenBack: CHOICE }),
  act('backups.setPassphrase', 'a passphrase', () => () => ({ passphrase: '河边的石头很凉，茶杯里有雨水' }), {
    takenBack: CHOICE,
  }),
  act('policy.add', 'a value that ends the one before', async (office) => {
    await addValue(office, '2026-01-01');
    return () => ({
      ...{ ...PAY_DAY, validFrom: '2026-07-01', validTo: null, value: '20', document: '街办 2 号' },
      ...{ mark: 'source', endsPrevious: true },
    });
  }),
  act('policy.close', 'a value', async (office) => {
    await addValue(office, '2026-01-01');
    return () => ({ ...PAY_DAY, validFrom: '2026-01-01', validTo: '2026-12-31' });
  }),
  act('policy.remove', 'a value', async (office) => {
    await addValue(office, '2026-01-01');
    return () => ({ ...PAY_DAY, validFrom: '2026-01-01' });
  }),
  act('policy.importFile', 'a sheet that adds and changes', async (office) => {
    await addValue(office, '2026-01-01');
    const headings = '参数代码,地区代码,生效日期,截止日期,取值,依据文件,标记';
    const lines = [
      'retiree.pay-day,,2026-01-01,,18,街办 1 号,有依据',
      'allowance.standard-urban,350102000000,2025-07-01,,810元/月,鼓民〔2025〕12号,有依据',
    ];
    const path = office.paper('数值.csv', [headings, ...lines].join('\r\n'));
    return () => ({ path });
  }),
  act('calendar.import', 'days laid over a year the office had', async (office) => {
    const sheet = (name: string, line: string): string => office.paper(name, `日期,类型,名称\n${line}\n`);
    await office.ask('calendar.import', { path: sheet('一.csv', '2031-12-31,放假,元旦') });
    const path = sheet('二.csv', '2031-12-31,放假,跨年\n2031-12-30,放假,跨年');
    return () => ({ path });
  }),
  act('codes.add', 'a code', () => () => ({ table: 'education', code: 'L1', label: '函授大专', synonyms: ['函授'] })),
  act('codes.change', 'a code of the office', async ({ ask }) => {
    await ask('codes.add', { table: 'education', code: 'L2', label: '夜大', synonyms: [] });
    return () => ({ table: 'education', code: 'L2', label: '夜大学', synonyms: ['夜校'] });
  }),
  act('codes.retire', 'a code in use', async ({ ask, open }) => {
    await ask('codes.add', { table: 'education', code: 'L3', label: '电大', synonyms: [] });
    await open({ education: 'L3' });
    return () => ({ table: 'education', code: 'L3', isRetired: true });
  }),
  act('codes.remove', 'a code nobody uses', async ({ ask }) => {
    await ask('codes.add', { table: 'education', code: 'L4', label: '业大', synonyms: [] });
    return () => ({ table: 'education', code: 'L4' });
  }),
  act('codes.move', 'a code to the front', async ({ ask }) => {
    await ask('codes.add', { table: 'education', code: 'L5', label: '职大', synonyms: [] });
    return () => ({ table: 'education', code: 'L5', after: null });
  }),
  act('codes.assign', 'what files say as 其他', async ({ open }) => {
    const said = { education: '90', otherText: { education: '老年大学' } };
    await open(said);
    await open(said);
    return () => ({ table: 'education', text: '老年大学', target: { way: 'new', code: 'L9', label: '老年大学' } });
  }),
  act('codes.importFile', 'a sheet of one table', async (office) => {
    const path = office.paper('代码表.xlsx', '');
    await office.ask('codes.export', { path, table: 'health' });
    const { readSheetRows } = await import('#electron/archive/workbook/sheet-rows.ts');
    const [headings = [], ...rows] = await readSheetRows(path);
    const added = headings.map(
      (heading) => ({ 代码表: 'health', 代码: 'L7', 名称: '体弱', 状态: '在用' })[heading] ?? '',
    );
    const text = [headings, ...rows, added].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    const changed = office.paper('代码表.csv', text);
    return () => ({ path: changed });
  }),
  act('mappings.addSource', 'a source', () => () => ({ name: '仓山区台账' })),
  act('mappings.decide', 'what two codes mean', async ({ ask }) => {
    const { key } = await ask('mappings.addSource', { name: '仓山区台账' });
    return () => ({
      source: key,
      items: [
        { table: 'maritalStatus', code: '7', label: '未详', target: '90' },
        { table: 'maritalStatus', code: '1', label: '已婚', target: '20' },
      ],
    });
  }),
  act('mappings.forget', 'a decision', async (office) => {
    const { id } = await newMapping(office);
    return () => ({ id });
  }),
  act('mappings.decideCommunities', 'what three community texts mean', async ({ ask }) => {
    const { id } = await ask('communities.save', { id: null, name: '杨桥河南社区', code: null });
    return () => ({
      source: null,
      items: [
        { written: '杨桥河南', answer: 'community', communityId: id },
        { written: '杨桥新村', answer: 'new', communityId: null },
        { written: '外地', answer: 'empty', communityId: null },
      ],
    });
  }),
  act('mappings.forgetCommunity', 'a decision about a community text', async ({ ask }) => {
    await ask('mappings.decideCommunities', {
      source: null,
      items: [{ written: '外地', answer: 'empty', communityId: null }],
    });
    const { communities } = await ask('mappings.list', {});
    return () => ({ id: communities.at(-1)?.id ?? 0 });
  }),
  act('mappings.removeSource', 'a source with decisions', async (office) => {
    const { key } = await newMapping(office);
    return () => ({ key });
  }),
  act('mappings.importFile', 'a sheet with a new source', (office) => {
    const head = '来源,代码表,对方代码,对方名称,本系统代码';
    const lines = ['台江区台账,maritalStatus,1,已婚,20', '旧劳动保障系统（LB）,maritalStatus,7,未详,90'];
    const path = office.paper('对照.csv', [head, ...lines].join('\n'));
    return () => ({ path });
  }),
];
