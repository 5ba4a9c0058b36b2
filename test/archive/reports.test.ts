import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { heightOfBlock } from '#renderer/sheets/form-view.tsx';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { reportFigures } from '#shared/reports/index.ts';
import { ledgerNames, periodWords, reportNames } from '#shared/reports/names.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, printed, refused, refusedFields } from '#test/help/ask.ts';
import { opening, saving } from '#test/help/saving.ts';

let archive: TestArchive;
/** The day on which the clerk works; everything is entered on it. */
const today = (day: string): void => {
  vi.setSystemTime(new Date(`${day}T09:00:00`));
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  today('2026-01-05');
  archive = newArchive();
});
afterEach(() => {
  archive.remove();
  vi.useRealTimers();
});

const ask = asking(() => archive);
const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const HEAD = {
  ...{ unit: '鼓西街道', leader: '陈所长', statistician: '李统计' },
  ...{ filler: '林经办', phone: '0591-1', reportedOn: '2026-04-02' },
};

async function open(name: string, values: Partial<RetireeValues> = {}): Promise<number> {
  const { id } = await ask(
    'records.save',
    opening(retiree({ name, idNumber: newIdNumber(), communityId: 1, ...values })),
  );
  return id;
}

const papers: Record<string, string> = {
  'benefit.award': 'award-table',
  'benefit.pause': 'agency-notice',
  'benefit.resume': 'agency-notice',
  'benefit.backPaid': 'agency-notice',
  'benefit.stop': 'settlement-proof',
  'person.death': 'death-certificate',
  'overpaid.claim': 'refund-notice',
  'overpaid.returned': 'bank-receipt',
  'grant.apply': 'survivor-claim',
  'grant.paid': 'agency-notice',
  'management.transferOut': 'transfer-letter',
  'management.accept': 'transfer-letter',
  'management.leaveWithEmployer': 'transfer-letter',
  'paper.receive': 'file-roster',
  'certification.pass': 'certification-form',
};

async function take(recordId: number, step: string, on: string, more: object = {}) {
  const { version } = await ask('life.get', { recordId });
  return ask('life.take', { recordId, version, step, on, papers: [{ paper: papers[step], number: null }], ...more });
}

const party = { party: '福州搪瓷厂' };
const get = (report: string, period: object = MARCH) => ask('reports.get', { report, ...period });
async function values(report: string, period: object = MARCH): Promise<Record<string, number | null>> {
  const { figures } = await get(report, period);
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]));
}
const rows = async (report: string, figure: string, more: object = {}) =>
  (await ask('reports.rows', { report, ...MARCH, figure, ...more })).rows;
const unheld = async (report: string, period: object = MARCH) =>
  (await get(report, period)).checks.filter(({ isHeld }) => !isHeld).map(({ label }) => label);

describe('社会化管理服务情况表 (D.1)', () => {
  it('counts who came and who went by the day on which it was, and says of each row why', async () => {
    const stays = await open('留下');
    const goes = await open('转走');
    const dies = await open('死亡');
    const comes = await open('接来', { management: 'M0' });
    today('2026-03-20');
    await take(goes, 'management.transferOut', '2026-03-10', party);
    await take(dies, 'person.death', '2026-03-02');
    await take(comes, 'management.accept', '2026-03-15', party);
    await take(stays, 'paper.receive', '2026-03-16', { ...party, place: '3-1' });
    expect(await values('management')).toMatchObject({
      ...{ opening: 3, received: 1, transferred: 1, died: 1, otherIn: 0, otherOut: 0, closing: 2 },
      ...{ bankrupt: 0, otherEmployer: 2, paperFiles: 1, paperFilesReceived: 1 },
    });
    expect(await unheld('management')).toEqual([]);
    expect(await rows('management', 'died')).toMatchObject([
      { name: '死亡', on: '2026-03-02', why: '死亡，待遇终止', communityName: '达明社区', isLate: false },
    ]);
    expect((await rows('management', 'closing')).map(({ name }) => name)).toEqual(['留下', '接来']);
    // The month before knows nothing of it.
    expect(await values('management', { from: '2026-02-01', to: '2026-02-28' })).toMatchObject({
      ...{ opening: 3, received: 0, transferred: 0, died: 0, closing: 3 },
    });
    // Who was opened in management counts as received on the day of the file.
    expect(await values('management', { from: '2026-01-01', to: '2026-01-31' })).toMatchObject({
      ...{ opening: 0, received: 3, closing: 3 },
    });
  });

  it('shows what the form has no column for, instead of forcing the sum', async () => {
    const wrong = await open('更正');
    const employer = await open('企业');
    const removed = await open('作废');
    today('2026-03-20');
    const { version } = await ask('life.get', { recordId: wrong });
    await ask('life.correct', { recordId: wrong, version, states: { management: 'M0' }, reason: '还没接收' });
    await take(employer, 'management.leaveWithEmployer', '2026-03-05', party);
    await ask('records.remove', { id: removed, version: 1, reason: '重复' });
    expect(await values('management')).toMatchObject({ opening: 3, otherOut: 3, closing: 0 });
    expect((await rows('management', 'otherOut')).map(({ why }) => why).sort()).toEqual(
      ['由企业或其他方式管理', '更正状态', '作废档案'].sort(),
    );
    const { checks } = await get('management');
    expect(checks.filter(({ isHeld }) => !isHeld)).toMatchObject([
      { label: '表内：5＝1＋2－3－4', left: 0, right: 3, hint: expect.stringContaining('其他减少 3 人') },
    ]);
  });

  it('does not move when something of a later month happens, and leaves out what was taken back', async () => {
    const one = await open('甲');
    await open('乙');
    today('2026-03-25');
    const gone = await take(one, 'management.transferOut', '2026-03-10', party);
    const march = await values('management');
    expect(march).toMatchObject({ transferred: 1, closing: 1 });
    today('2026-05-06');
    await take(one, 'management.accept', '2026-05-02', party);
    expect(await values('management')).toEqual(march);
    expect(await values('management', { from: '2026-05-01', to: '2026-05-31' })).toMatchObject({
      ...{ opening: 1, received: 1, closing: 2 },
    });
    const { items } = await ask('commands.list', { noun: 'record', nounId: one });
    await ask('commands.undo', { id: items[0]?.id });
    await ask('commands.undo', { id: gone.commandId });
    expect(await values('management')).toMatchObject({ transferred: 0, closing: 2 });
  });

  it.each([
    ['management', 'notManaged'],
    ['benefit', 'noBenefit'],
  ])(
    '%s: an event that precedes the file is in exactly one period, told as before it, and in no other',
    async (report, key) => {
      today('2026-11-20');
      const early = await open('建档前死亡');
      const gone = await open('建档前转出');
      const waits = await open('待接收', { management: 'M0', benefitState: 'B0' });
      await take(early, 'person.death', '2026-10-05');
      await take(gone, 'management.transferOut', '2026-10-06', party);
      await take(waits, 'person.death', '2026-11-20');
      const october = { from: '2026-10-01', to: '2026-10-31' };
      const november = { from: '2026-11-01', to: '2026-11-30' };
      expect(await values(report, october)).toMatchObject({ died: 0, closing: 0, [key]: 2 });
      expect(await values(report, november)).toMatchObject({ died: 0, closing: 0, [key]: 1 });
      expect((await rows(report, key, october)).map(({ name, why }) => [name, why])).toEqual([
        ['建档前死亡', '期初以前：建档（2026-11-20）以前已死亡，待遇终止'],
        ['建档前转出', '期初以前：建档（2026-11-20）以前已管理关系转出'],
      ]);
      for (const period of [october, november]) expect(await unheld(report, period)).toEqual([]);
    },
  );

  it.each(['management', 'benefit'])('%s: an identity fails where one of its two sides was changed', async (report) => {
    const dies = await open('死亡');
    today('2026-03-20');
    await take(dies, 'person.death', '2026-03-02');
    expect(await unheld(report)).toEqual([]);
    archive.forge();
    const stand = (state: string, benefit: string) => {
      archive.db.prepare('UPDATE record SET state = ?').run(state);
      archive.db.prepare('UPDATE retiree SET benefit_state = ?').run(benefit);
    };
    stand('M1', 'B1');
    expect((await unheld(report)).join()).toContain('档案现在的状态');
    stand('M5', 'B4');
    expect(await unheld(report)).toEqual([]);
    // A death whose step says that it moved nothing.
    archive.db.prepare("UPDATE event SET before = '{}', after = '{}' WHERE step = 'person.death'").run();
    expect((await unheld(report)).join()).toContain('登记的死亡');
  });

  it('tells a death that was registered late as such: it belongs to the month of the day', async () => {
    const dies = await open('晚报');
    today('2026-04-03');
    expect(await values('management')).toMatchObject({ died: 0, closing: 1 });
    today('2026-05-10');
    await take(dies, 'person.death', '2026-03-05');
    const { figures } = await get('management');
    expect(figures.find(({ key }) => key === 'died')).toMatchObject({ value: 1, late: 1 });
    expect(await rows('management', 'died', { part: 'late' })).toMatchObject([{ name: '晚报', isLate: true }]);
    const april = { from: '2026-04-01', to: '2026-04-30' };
    expect(await values('management', april)).toMatchObject({ opening: 0, died: 0, closing: 0 });
  });

  it('of a community counts who belonged to it on each day; moves between communities stand beside the form', async () => {
    const moves = await open('搬走');
    await open('别处', { communityId: 2 });
    today('2026-03-12');
    const file = await ask('records.get', { id: moves });
    await ask('records.save', saving(file, { ...file.values, communityId: 2 }));
    const first = { ...MARCH, communityId: 1 };
    const second = { ...MARCH, communityId: 2 };
    expect(await values('management', first)).toMatchObject({ opening: 1, otherOut: 1, closing: 0 });
    expect(await values('management', second)).toMatchObject({ opening: 1, otherIn: 1, closing: 2 });
    expect(await rows('management', 'otherOut', first)).toMatchObject([{ name: '搬走', why: '调往别的社区' }]);
    expect(await values('management')).toMatchObject({ opening: 2, otherIn: 0, otherOut: 0, closing: 2 });
  });

  it('says of whom it is by the values of that day: where they live, whether they are of the party', async () => {
    const id = await open('党员', { politicalStatus: '01', residenceType: '2', management: 'M2' });
    await open('群众', { politicalStatus: '13', residenceType: '1', management: 'M2' });
    today('2026-05-01');
    const file = await ask('records.get', { id });
    await ask('records.save', saving(file, { ...file.values, politicalStatus: '13', residenceType: '3' }));
    expect(await values('management')).toMatchObject({
      ...{ party: 1, elsewhere: 2, elsewhereProvince: 1, elsewhereCountry: 0, elsewhereUnknown: 1 },
    });
    expect(await values('management', { from: '2026-05-01', to: '2026-05-31' })).toMatchObject({
      ...{ party: 0, elsewhereProvince: 0, elsewhereCountry: 1 },
    });
    expect(await unheld('management')).toEqual([]);
  });

  it('gives the rates by the number of retirees the office entered, and says what is lacking until then', async () => {
    await open('甲');
    await open('乙', { management: 'M3' });
    await open('丙', { communityId: null });
    const lacking = (await get('management')).figures.find(({ key }) => key === 'socialRate');
    expect(lacking).toMatchObject({ value: null, lacking: '“设置－政策数值”里还没有登记辖区企业退休人员总数' });
    await ask('policy.add', {
      ...{ key: 'retiree.area-retirees', areaCode: '350102005000', validFrom: '2026-01-01', validTo: null },
      ...{ value: '4', document: '统计年报', mark: 'source', endsPrevious: false },
    });
    expect(await values('management')).toMatchObject({ socialRate: 7500, communityRate: 2500 });
  });
});

describe('走访慰问、文体活动 (D.1 column 17)', () => {
  it('counts each person of each act in the days of the report, help aside, and shows whom', async () => {
    const [one, two] = [await open('甲'), await open('乙', { communityId: 2 })];
    today('2026-04-01');
    const done = (kind: string, on: string, recordIds: readonly number[], more: object = {}) =>
      ask('care.save', { kind, on, byRole: 'staff', byName: '林经办', recordIds, ...more });
    await done('visit', '2026-03-02', [one, two]);
    await done('condolence', '2026-03-31', [one], { occasion: '生日', amountFen: 20_000 });
    await done('activity', '2026-02-28', [one], { what: '合唱' });
    await done('help', '2026-03-05', [one], { what: '送药' });
    expect(await values('management')).toMatchObject({ care: 3 });
    expect(await values('management', { ...MARCH, communityId: 2 })).toMatchObject({ care: 1 });
    expect((await rows('management', 'care')).map(({ name, on, why }) => [name, on, why])).toEqual([
      ['甲', '2026-03-02', '走访'],
      ['乙', '2026-03-02', '走访'],
      ['甲', '2026-03-31', '慰问'],
    ]);
  });
});

describe('资格认证情况统计表 (D.2)', () => {
  it('follows everyone whose certification ran out, each once', async () => {
    // Everybody was certified a year ago: it runs out in March.
    const ids = [];
    for (const name of ['窗口', '上门', '早办', '逾期', '死亡', '失踪', '出国']) ids.push(await open(name));
    const [window, visit, early, late, dies, missing, abroad] = ids as [number, ...number[]];
    for (const [index, id] of ids.entries()) await take(id, 'certification.pass', `2025-03-1${index}`, { way: '04' });
    today('2026-03-28');
    await take(window, 'certification.pass', '2026-03-09', { way: '04' });
    await take(visit as number, 'certification.pass', '2026-03-20', { way: '06' });
    // Within the notice of sixty days, in the month before.
    await take(early as number, 'certification.pass', '2026-02-20', { way: '01' });
    await take(dies as number, 'person.death', '2026-03-03');
    await take(missing as number, 'benefit.pause', '2026-03-20', { month: '2026-04', reason: 'missing' });
    await take(abroad as number, 'benefit.stop', '2026-03-21', { month: '2026-04', reason: 'abroad' });
    expect(await values('certification')).toMatchObject({
      ...{ due: 7, certified: 3, wayData: 1, wayWindow: 1, wayVisit: 1, waySelf: 0, wayOther: 0 },
      ...{ dead: 1, missing: 1, prison: 0, abroad: 1, open: 1, paused: 1, passes: 2 },
      // One died before the end: three of six.
      rate: 5000,
    });
    expect(await unheld('certification')).toEqual([]);
    expect(await rows('certification', 'open')).toMatchObject([{ name: '逾期', on: '2026-03-13' }]);
    // Certified in April, it is still open in March; in April it is no one's due.
    today('2026-04-20');
    await take(late as number, 'certification.pass', '2026-04-10', { way: '04' });
    expect(await values('certification')).toMatchObject({ due: 7, certified: 3, open: 1 });
    expect(await values('certification', { from: '2026-04-01', to: '2026-04-30' })).toMatchObject({
      due: 0,
      passes: 1,
    });
  });

  it('takes the deaths off the rate or not, as the office decides', async () => {
    const [one, dies] = [await open('甲'), await open('乙')];
    for (const id of [one, dies]) await take(id, 'certification.pass', '2025-03-15', { way: '04' });
    today('2026-03-28');
    await take(one, 'certification.pass', '2026-03-09', { way: '04' });
    await take(dies, 'person.death', '2026-03-03');
    const { figures, notes } = await get('certification');
    expect(figures.find(({ key }) => key === 'rate')?.value).toBe(10_000);
    expect(notes[0]).toContain('还没有登记');
    await ask('policy.add', {
      ...{ key: 'retiree.certification-rate-base', areaCode: '', validFrom: '2026-01-01', validTo: null },
      ...{ value: 'all', document: '市局通知', mark: 'source', endsPrevious: false },
    });
    expect(await values('certification')).toMatchObject({ rate: 5000 });
  });

  it('adds up what was paid too much, for how many months, and what came back', async () => {
    const id = await open('多领', { pensionFen: 300_000 });
    const { version } = await ask('pension.get', { recordId: id });
    const amount = { recordId: id, version, fromMonth: '2025-01', fen: 300_001, kind: 'award', document: '核定' };
    await ask('pension.setAmount', amount);
    today('2026-03-20');
    await take(id, 'person.death', '2025-12-30');
    await take(id, 'overpaid.claim', '2026-03-05', { party: '家属', amountFen: 600_002 });
    await take(id, 'overpaid.returned', '2026-03-10', { party: '家属', amountFen: 300_001 });
    expect(await values('certification')).toMatchObject({
      ...{ overpaid: 1, overpaidMonths: 2, overpaidFen: 600_002, returned: 300_001, returnedRate: 5000 },
    });
  });
});

describe('a sum with an amount that nobody knows', () => {
  it('is no sum, on the screen and on paper, and says of how many it lacks', async () => {
    const known = await open('有数', { pensionFen: 250_000 });
    const unknown = await open('无数');
    today('2026-03-20');
    for (const [recordId, fen] of [
      [known, 260_000],
      [unknown, 270_000],
    ] as const) {
      const { version } = await ask('pension.get', { recordId });
      const amount = { recordId, version, fromMonth: '2026-03', fen, kind: 'adjust', document: '调待' };
      if (recordId === known)
        await ask('pension.setAmount', { ...amount, fromMonth: '2026-01', fen: 250_000, kind: 'award' });
      const again = await ask('pension.get', { recordId });
      await ask('pension.setAmount', { ...amount, version: again.version });
    }
    await open('从未登记');
    const { figures } = await get('benefit');
    const lacking = (key: string) => {
      const found = figures.find((figure) => figure.key === key);
      return [found?.value, found?.lacking];
    };
    expect(lacking('payingFen')).toEqual([null, '有 1 笔金额没有登记，不能合计']);
    expect(lacking('adjustedFen')).toEqual([null, '有 1 笔金额没有登记，不能合计']);
    expect(await rows('benefit', 'adjusted')).toMatchObject([{ fen: 10_000 }, { fen: null }]);
  });
});

describe('养老待遇人员增减变动表 (D.3)', () => {
  it('counts who is paid by days and sums their amounts of the month', async () => {
    const stays = await open('在发', { pensionFen: 250_000 });
    const paused = await open('暂停', { pensionFen: 100_000 });
    const dies = await open('死亡', { pensionFen: 100_000 });
    const stops = await open('出境');
    const awarded = await open('新核定', { benefitState: 'B0' });
    today('2026-03-20');
    await take(paused, 'benefit.pause', '2026-03-05', { month: '2026-04', reason: 'doubt' });
    await take(dies, 'person.death', '2026-03-06');
    await take(stops, 'benefit.stop', '2026-03-07', { month: '2026-04', reason: 'abroad' });
    await take(awarded, 'benefit.award', '2026-03-08', { month: '2026-03', amountFen: 280_000 });
    const { version } = await ask('pension.get', { recordId: stays });
    const adjusted = { recordId: stays, version, fromMonth: '2026-03', kind: 'adjust', document: '调待' };
    await ask('pension.setAmount', { ...adjusted, fromMonth: '2026-01', fen: 250_000, kind: 'award' });
    const again = await ask('pension.get', { recordId: stays });
    await ask('pension.setAmount', { ...adjusted, version: again.version, fen: 260_000 });
    expect(await values('benefit')).toMatchObject({
      ...{ opening: 4, added: 1, awarded: 1, ended: 2, died: 1, stopped: 1, wentOut: 0, closing: 3 },
      ...{ paused: 1, paying: 2, payingFen: 540_000, amountUnknown: 0, pausedNow: 1, resumedNow: 0 },
      ...{ adjusted: 1, adjustedFen: 10_000 },
    });
    expect(await unheld('benefit')).toEqual([]);
    expect(await rows('benefit', 'adjusted')).toMatchObject([{ name: '在发', fen: 10_000 }]);
    // A later amount does not change what March was.
    today('2026-05-02');
    const now = await ask('pension.get', { recordId: stays });
    await ask('pension.setAmount', { ...adjusted, version: now.version, fromMonth: '2026-05', fen: 1 });
    expect(await values('benefit')).toMatchObject({ payingFen: 540_000, amountUnknown: 0 });
  });
});

describe('closing a period (月结)', () => {
  const close = (more: object = {}) => ask('reports.close', { report: 'management', ...MARCH, head: HEAD, ...more });

  it('keeps the figures as they were, shows what differs since and whose rows it is, and is never undone once exported', async () => {
    await open('留下');
    const dies = await open('晚报');
    today('2026-04-02');
    const { id, commandId } = await close();
    expect((await get('management')).closed).toMatchObject({ id, isIntact: true, differences: [] });
    today('2026-05-10');
    await take(dies, 'person.death', '2026-03-05');
    const { closed, figures } = await get('management');
    expect(closed?.differences).toMatchObject([
      { key: 'died', was: 0, is: 1, added: 1, gone: 0 },
      { key: 'closing', was: 2, is: 1, added: 0, gone: 1 },
      { key: 'otherEmployer', was: 2, is: 1, gone: 1 },
    ]);
    expect(figures.find(({ key }) => key === 'died')).toMatchObject({ value: 1, late: 1 });
    expect(await rows('management', 'closing', { part: 'gone' })).toMatchObject([{ name: '晚报' }]);
    expect(await rows('management', 'died', { part: 'added' })).toMatchObject([{ name: '晚报' }]);
    // What was closed is printed again as it was.
    const kept = await ask('reports.closedOne', { id });
    expect(kept.figures.find(({ key }) => key === 'closing')?.value).toBe(2);
    expect(kept.head).toEqual(HEAD);
    const path = join(archive.dir, '结账.xlsx');
    await ask('reports.exportClosed', { id, path });
    const sheet = await readSheetRows(path);
    expect(sheet.find((row) => row[1] === '期末实有人数')?.[3]).toBe('2');
    expect(sheet.find((row) => row[1] === '单位负责人')?.at(-1)).toBe('陈所长');
    expect(await ask('reports.closed', {})).toMatchObject({
      items: [{ id, report: 'management', by: { name: '林经办' } }],
    });
    expect((await refused(ask('commands.undo', { id: commandId }))).code).toBe('report.wentOutside');
  });

  it('that nobody saw outside is taken back as one act, and closed anew', async () => {
    await open('留下');
    today('2026-04-02');
    const { id, commandId } = await close();
    await ask('commands.undo', { id: commandId });
    expect((await get('management')).closed).toBeNull();
    expect((await refused(ask('reports.closedOne', { id }))).code).toBe('report.notClosed');
    await close();
  });

  it('is refused twice for one period, and before the period is over', async () => {
    await open('甲');
    today('2026-03-30');
    expect(await refused(close())).toMatchObject({ code: 'report.notOver', params: { to: '2026-03-31' } });
    today('2026-04-01');
    await close();
    expect(await refused(close())).toMatchObject({ code: 'report.closedAlready', params: { period: '2026年3月' } });
    await close({ communityId: 1 });
    await close({ report: 'benefit' });
    expect(await refusedFields(get('management', { from: '2026-04-01', to: '2026-03-01' }))).toHaveProperty('to');
  });

  it('finds out a figure that was changed behind its back', async () => {
    await open('甲');
    today('2026-04-01');
    const { id } = await close();
    archive.db.prepare('UPDATE report_close SET content = replace(content, \'"value":1\', \'"value":7\')').run();
    expect(await ask('reports.closedOne', { id })).toMatchObject({ isIntact: false });
  });
});

describe('what leaves the program', () => {
  it('is the report with its definitions, checks and heading, and the rows behind a figure', async () => {
    await open('甲', { idNumber: newIdNumber() });
    const path = join(archive.dir, '表.xlsx');
    await ask('reports.export', { report: 'management', ...MARCH, head: HEAD, path });
    const sheet = await readSheetRows(path);
    expect(sheet[0]).toEqual(['栏号', '指标', '单位', '数值', '其中补报', '指标解释']);
    expect(sheet[1]).toEqual(['1', '期初在管人数', '人', '1', '', expect.stringContaining('前一天')]);
    expect(sheet.find((row) => row[1] === '报告期')?.at(-1)).toBe('2026年3月');
    expect(sheet.find((row) => row[1] === '6＋7＋8＋9＝5')?.at(-1)).toBe('相符');
    const list = join(archive.dir, '人员.xlsx');
    const asked = { report: 'management', ...MARCH, figure: 'closing', path: list };
    expect(await ask('reports.exportRows', asked)).toEqual({ path: list, rows: 1 });
    expect((await readSheetRows(list))[1]?.slice(0, 2)).toEqual(['1', '甲']);
    const { items } = await ask('log.list', { limit: 10 });
    expect(items.filter(({ action, noun }) => action === 'export' && noun === 'report')).toHaveLength(2);
  });

  it('is each report on one lying page: every figure with its meaning, who signs, and a closed one as it was', async () => {
    const id = await open('甲');
    today('2026-04-01');
    const { id: closeId } = await ask('reports.close', { report: 'management', ...MARCH, head: HEAD });
    for (const report of reportNames) {
      const request = { form: 'report', report, ...MARCH, communityId: null, head: HEAD, closeId: null } as const;
      const sheet = await ask('sheets.get', { request });
      const document = 'document' in sheet && sheet.document.kind === 'form' ? sheet.document : null;
      const blocks = document?.pages[0] ?? [];
      const printed = JSON.stringify(blocks);
      for (const { label } of reportFigures[report]) expect(printed, label).toContain(label);
      for (const who of [
        '单位负责人：陈所长',
        '统计负责人：李统计',
        '填表人：林经办',
        '报出日期：2026年4月2日',
        '2026年3月',
      ])
        expect(printed).toContain(who);
      const { height } = sheetPaper('report');
      // Above the small print at the foot.
      expect(blocks.reduce((sum, block) => sum + heightOfBlock(block), 9)).toBeLessThan(height - 24);
    }
    await take(id, 'person.death', '2026-03-03');
    const request = { form: 'report', report: 'management', ...MARCH, communityId: null, head: {}, closeId } as const;
    const kept = JSON.stringify(await ask('sheets.get', { request }));
    expect(kept).toContain('已结账（2026-04-01）');
    expect(kept).toContain('单位负责人：陈所长');
    printed(archive, request);
    expect(archive.db.prepare("SELECT noun, noun_id FROM print WHERE form = 'report'").all()).toEqual([
      { noun: 'report', noun_id: closeId },
    ]);
  });

  it('are ledgers of certifications, deaths, survivors’ money and changes, by the days in which they happened', async () => {
    const id = await open('张三', { mobile: '13800138000' });
    today('2026-03-20');
    await take(id, 'certification.pass', '2026-03-02', { way: '06', party: '王网格员' });
    const file = await ask('records.get', { id });
    await ask('records.save', saving(file, { ...file.values, mobile: '13900139000' }));
    await take(id, 'person.death', '2026-03-10');
    await take(id, 'grant.apply', '2026-03-15', { party: '张小三', amountFen: 1_000_000 });
    const line = async (ledger: string) => {
      const { columns, rows: found, total } = await ask('reports.ledger', { ledger, ...MARCH });
      expect(total).toBe(1);
      return Object.fromEntries(columns.map((column, at) => [column, found[0]?.cells[at]]));
    };
    expect(await line('certification')).toMatchObject({
      ...{ 认证日期: '2026-03-02', 姓名: '张三', 结果: '通过', 认证方式: '上门', 代办或走访人: '王网格员' },
      ...{ 有效期至: '2027-03-02', 登记日期: '2026-03-20', 社区: '达明社区' },
    });
    expect(await line('death')).toMatchObject({ 类别: '死亡', 最后应发月份: '2026-03', 依据材料: '死亡医学证明' });
    expect(await line('survivors')).toMatchObject({ 申领人: '张小三', 申领金额: '10,000.00', 死亡日期: '2026-03-10' });
    expect(await line('changes')).toMatchObject({ 变更项目: '手机', 变更前: '13800138000', 变更后: '13900139000' });
    for (const ledger of ledgerNames) {
      const path = join(archive.dir, `${ledger}.xlsx`);
      expect(await ask('reports.exportLedger', { ledger, ...MARCH, path })).toEqual({ path, rows: 1 });
      expect(existsSync(path)).toBe(true);
      const february = { ledger, from: '2026-02-01', to: '2026-02-28' };
      expect(await ask('reports.ledger', february)).toMatchObject({ total: 0 });
    }
  });
});

describe('every report', () => {
  it('has each figure once, with words that say what it counts', async () => {
    for (const report of reportNames) {
      const definitions = reportFigures[report];
      expect(new Set(definitions.map(({ key }) => key)).size).toBe(definitions.length);
      for (const { definition, label } of definitions) expect(definition.length, label).toBeGreaterThan(8);
      expect((await get(report)).figures.map(({ key }) => key)).toEqual(definitions.map(({ key }) => key));
    }
  });

  it('says its period as people do', () => {
    expect(periodWords('2026-02-01', '2026-02-28')).toBe('2026年2月');
    expect(periodWords('2026-04-01', '2026-06-30')).toBe('2026年第2季度');
    expect(periodWords('2026-01-01', '2026-12-31')).toBe('2026年');
    expect(periodWords('2026-02-01', '2026-04-30')).toBe('2026-02-01 至 2026-04-30');
    expect(periodWords('2026-02-02', '2026-02-28')).toBe('2026-02-02 至 2026-02-28');
  });
});
