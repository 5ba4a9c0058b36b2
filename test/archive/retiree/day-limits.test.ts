import { describe, expect, it } from 'vitest';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';
import { rosterFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const { ask, open, step, roll, finalise } = payDesk(() => archive);
const visit = { kind: 'visit', on: '2026-11-20', byRole: 'community', byName: '王网格员' };
const letter = {
  ...{ direction: 'in', kind: 'employer', unitName: '福州搪瓷厂', number: '榕搪〔2026〕3号', onDate: '2026-11-20' },
  contents: ['pension', 'file'],
};
const letterOf = (values: object) => ask('batches.save', { id: null, version: 0, values: { ...letter, ...values } });
const line = { name: '李四', idNumber: newIdNumber('1950-05-02'), communityId: 1, sealNumber: '封 1' };
const seal = { on: '2026-11-20', from: '区组织部', sealNumber: '封 2' };
async function changed(what: 'pension.setAccount' | 'seals.keep', id: number, more: object) {
  const { version } = await ask('life.get', { recordId: id });
  const account = { accountNumber: '6222029999999999999', reason: '换卡', on: '2026-11-20' };
  return ask(what, { recordId: id, version, ...(what === 'seals.keep' ? seal : account), ...more });
}
const taken = (id: number, name: string, on: string, paper: string, more: object = {}) =>
  step(id, name, on, paper, more);
const certified = (id: number, on: string) => taken(id, 'certification.pass', on, 'certification-form', { way: '04' });
const lent = (id: number, dueOn: string) =>
  taken(id, 'paper.lend', '2026-11-02', 'loan-register', { party: '省社保中心', dueOn });
const receive = (id: number, on: string) =>
  taken(id, 'paper.receive', on, 'file-notice', { party: '福州搪瓷厂', place: '一号柜' });

/** What is asked of a file of somebody born on 1950-05-02, retired in 2005-05; the first field is the one refused. */
type Asked = (id: number) => Promise<unknown>;
const never: [string, string, Asked][] = [
  ['on', 'certified in 1960', (id) => certified(id, '1960-01-01')],
  [
    'on',
    'paused in 1990',
    (id) => taken(id, 'benefit.pause', '1990-01-01', 'pause-list', { month: '2026-12', reason: 'uncertified' }),
  ],
  [
    'on',
    'transferred in 1990',
    (id) => taken(id, 'management.transferOut', '1990-01-01', 'transfer-letter', { party: '某街道' }),
  ],
  ['on', 'its paper file received in 1949', (id) => receive(id, '1949-01-01')],
  [
    'dueOn',
    'lent until 2999',
    async (id) => {
      await receive(id, '2026-11-01');
      return lent(id, '2999-01-01');
    },
  ],
  ['on', 'visited in 1960', (id) => ask('care.save', { ...visit, recordIds: [id], on: '1960-01-01' })],
  [
    'on',
    'helped before birth',
    (id) => ask('care.save', { ...visit, kind: 'help', what: '送医', recordIds: [id], on: '1949-01-01' }),
  ],
  ['nextOn', 'visited again in 2199', (id) => ask('care.save', { ...visit, recordIds: [id], nextOn: '2199-01-01' })],
  ['on', 'another account in 1940', (id) => changed('pension.setAccount', id, { on: '1940-01-01' })],
  ['on', 'sealed in 1949', (id) => changed('seals.keep', id, { on: '1949-01-01' })],
  ['forwardOn', 'to be forwarded in 2199', (id) => changed('seals.keep', id, { forwardOn: '2199-01-01' })],
  ['forwardOn', 'to be forwarded in 1990', (id) => changed('seals.keep', id, { forwardOn: '1990-01-01' })],
  ['values.onDate', 'a letter of 1940', () => letterOf({ onDate: '1940-01-01' })],
  ['values.reportBy', 'to report by 2999', () => letterOf({ reportBy: '2999-01-01' })],
  [
    'values.forwardOn',
    'a line to be forwarded in 1990',
    async () => {
      const { id } = await letterOf({});
      const values = { ...line, forwardOn: '1990-01-01' };
      return ask('batches.addLine', { batchId: id, isSurplus: false, values });
    },
  ],
  [
    'papers.0.formedOn',
    'a paper of 1850',
    (recordId) => {
      const paper = { class: '1', name: '履历表', formedOn: '1850', copies: 1, pages: 1, remark: null };
      return ask('batches.saveDirectory', { of: { recordId }, version: 0, papers: [paper] });
    },
  ],
  ['values.birthOn', 'born in 1700', () => open({ birthOn: '1700-01-01', idNumber: '', idKind: 'none' })],
  ['values.idNumber', 'a number of somebody born in 2030', () => open({ idNumber: newIdNumber('2030-01-01') })],
  [
    'values.retiredOn',
    'retired in 1940',
    () => open({ birthOn: null, idNumber: '', idKind: 'none', retiredOn: '1940-01' }),
  ],
  [
    'validFrom',
    'a group of 1850',
    () =>
      ask('groups.save', { id: null, communityId: 1, kind: 'self-management', name: '甲', validFrom: '1850-01-01' }),
  ],
];

/** True old history, on a file of the same life. */
const old: [string, Asked][] = [
  ['received in 1986', (id) => receive(id, '1986-06-01')],
  ['certified in 2006', (id) => certified(id, '2006-03-01')],
  ['visited in 2003', (id) => ask('care.save', { ...visit, recordIds: [id], on: '2003-01-20' })],
  ['another account in 1998', (id) => changed('pension.setAccount', id, { on: '1998-05-01' })],
  ['sealed in 1975', (id) => changed('seals.keep', id, { on: '1975-05-01', forwardOn: '2030-01-01' })],
  ['at work since 1965, paid since 1978', () => open({ workStartedOn: '1965-09', retiredOn: '2005-05' })],
];

describe('each date of each kind has its limits relative to today and to the other dates of a life', () => {
  it.each(never)('%s: %s is refused there, in one sentence', async (field, _what, asked) => {
    const { id } = await open();
    const fields = await refusedFields(asked(id));
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).not.toMatch(/[；。]/);
  });

  it.each(old)('%s is taken', async (_what, asked) => {
    const { id } = await open();
    await asked(id);
  });

  it('what a bank sent back comes not before the month of its roll, nor before the roll that was final ahead', async () => {
    const person = await open();
    for (const month of ['2026-11', '2026-12']) await finalise(month);
    const back = (month: string, on: string) =>
      ask('payments.enterReturns', { month, source: { kind: 'one', text: person.idNumber, reason: '销户' }, on });
    for (const on of ['2020-01-01', '2026-10-31'])
      expect(await refusedFields(back('2026-11', on))).toEqual({
        on: `银行告知日期 ${on} 早于这个月花名册最早能发放的日期 2026-11-01，请核对`,
      });
    expect(Object.keys(await refusedFields(back('2026-12', '2026-11-22')))).toEqual(['on']);
    expect(await back('2026-11', '2026-11-01')).toMatchObject({ entered: 1 });
    expect(await back('2026-12', '2026-11-23')).toMatchObject({ entered: 1 });
    expect((await roll('2026-12')).lines[0]?.state).toBe('returned');
  });

  it.each([
    ['2027-01-01', '', '立户日期 2027-01-01 还没到'],
    ['1850-01-01', '', '日期 1850-01-01 早于 1900-01-01'],
    ['2020-01-01', '2027-01-01', '加入日期 2027-01-01 还没到'],
  ])('a sheet of households holds to the limits of the window: opened %s, joined %s', async (opened, joined, said) => {
    const [head, wife] = [newIdNumber(), newIdNumber()];
    const lines = [
      '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机',
      `,${head},达明社区,达明路 8 号,${opened},陈国强,${head},本人,,`,
      `,${head},,,,林玉花,${wife},配偶,${joined},`,
    ];
    const path = rosterFile('家庭.csv', Buffer.from(lines.join('\n')));
    const { code, params } = await refused(ask('households.importFile', { path }));
    expect([code, (params as { message: string }).message]).toEqual(['sheet.refused', expect.stringContaining(said)]);
  });
});
