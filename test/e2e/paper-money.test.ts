import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newArchive, newFolder, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { drawPaper, examine, han, longest, uyghur } from '#test/help/paper.ts';
import { payDesk } from '#test/help/pay-desk.ts';

/** Paper that carries money: rolls, letters, batches, with ordinary people and with the longest values there can be. */
let archive: TestArchive;
let running: RunningApp;
let folder: string;
let pdf: string;
const requests: Record<string, SheetRequest> = {};
const shots = join(root, 'test/e2e/screenshots');
const part = { bankCode: null, communityId: null, isMasked: false };

beforeAll(async () => {
  archive = newArchive([han(30), '杨桥河南社区']);
  folder = newFolder('paper-money');
  pdf = join(folder, 'sheet.pdf');
  const desk = payDesk(() => archive);
  const { ask } = desk;
  const month = monthOf(localDay(new Date().toISOString()));
  const back = (months: number, day: string): string => `${addMonths(month, -months)}-${day}`;
  const { dependants: _dependants, ...values } = longest();
  const long = await desk.open({
    ...{
      ...values,
      idNumber: newIdNumber('1952-12-23', '1'),
      birthOn: '1952-12-23',
      bankCode: '102',
      accountNumber: '6'.repeat(23),
    },
    ...{ pensionFen: 9_999_999, retiredOn: '2012-12-31' },
  });
  const short = await desk.open({ name: '林秀英', gender: '2', communityId: 2, mobile: '13805912345' });
  for (const kind of ['subsidy', 'arrears'] as const)
    await ask('payments.addItem', { recordId: long.id, month, kind, fen: 99_999_999, reason: han(60) });
  await ask('payments.addItem', { recordId: long.id, month, kind: 'deduction', fen: 9_999_999, reason: han(60) });
  const dead = await desk.open({ name: '陈桂英', communityId: 2, gender: '2' });
  const unknown = await desk.open({ name: '赵不详', communityId: 2, pensionFen: null });
  const jailed = await desk.open({ name: '吴某某', communityId: 2, residenceAddress: '福州市鼓楼区杨桥路 1 号' });
  const pause = { month: addMonths(month, -1), reason: 'prison' };
  await desk.step(jailed.id, 'benefit.pause', back(2, '20'), 'court-judgment', pause);
  const voided = await desk.finalise(month);
  await ask('payments.voidRoll', { rollId: voided.rollId, reason: han(100) });
  const { rollId } = await desk.finalise(month);
  for (const { id } of [dead, unknown]) await desk.step(id, 'person.death', back(2, '05'), 'death-certificate');
  const batch = {
    ...{ direction: 'in', number: han(40), unitName: han(60), kind: 'employer', onDate: back(1, '20') },
    contents: ['pension', 'file'],
  };
  const { id: batchId } = await ask('batches.save', { id: null, version: 0, values: batch });
  const line = { idNumber: newIdNumber('1950-05-02', '2'), communityId: 1, employer: han(60) };
  for (const name of ['陈桂英', uyghur(50)])
    await ask('batches.addLine', {
      ...{ batchId, isSurplus: false },
      values: { ...line, name, idNumber: newIdNumber('1950-05-02', '2') },
    });
  const recordIds = [long.id, short.id];
  Object.assign(requests, {
    'pay-roll': { form: 'pay-roll', rollId, ...part },
    'pay-roll-masked': { form: 'pay-roll', rollId, ...part, isMasked: true },
    'pay-roll-void': { form: 'pay-roll', rollId: voided.rollId, ...part },
    'pay-changes': { form: 'pay-changes', rollId },
    'pause-letter-sentenced': { form: 'suspension-notice', recordIds: [jailed.id] },
    'pause-letters': { form: 'suspension-notice', recordIds },
    'pause-proposal': { form: 'pause-proposal', recordIds },
    'visit-list': { form: 'visit-list', recordIds },
    'death-known': { form: 'death-report', recordId: dead.id, paidThrough: null },
    'death-unknown': { form: 'death-report', recordId: unknown.id, paidThrough: null },
    'claim-known': { form: 'survivor-claim', recordId: dead.id, paidThrough: null },
    'claim-unknown': { form: 'survivor-claim', recordId: unknown.id, paidThrough: null },
    'batch-letter': { form: 'batch-letter', batchId, lineIds: null },
    'batch-list': { form: 'batch-list', batchId },
  } satisfies Record<string, SheetRequest>);
  archive.close();
  running = await startApp(archive.dir);
  await usable(running.page);
});

afterAll(async () => {
  await running?.close();
  for (const dir of [archive.dir, folder]) rmSync(dir, { recursive: true, force: true });
});

async function draw(name: string): Promise<{ pages: number; window: Page }> {
  const drawn = await drawPaper(running, requests[name], pdf);
  mkdirSync(shots, { recursive: true });
  execFileSync('pdftoppm', ['-r', '110', '-png', '-l', '4', pdf, join(shots, `paper-${name}`)]);
  return drawn;
}

const names = [
  ...['pay-roll', 'pay-roll-masked', 'pay-roll-void', 'pay-changes'],
  ...['pause-letter-sentenced', 'pause-letters', 'pause-proposal', 'visit-list'],
  ...['death-known', 'death-unknown', 'claim-known', 'claim-unknown', 'batch-letter', 'batch-list'],
];

describe('paper that carries money', () => {
  it.each(names)('keeps every text of %s in its cell, its longest values too', async (name) => {
    const { pages, window } = await draw(name);
    const found = await examine(window);
    expect(found).toMatchObject({ pages, outside: [], unloaded: [] });
    // An account of 23 digits and amounts near a million are still on one line.
    expect(found.smallestPt).toBeGreaterThanOrEqual(name.startsWith('pay-roll') ? 5 : 6);
    const marks = await window.evaluate(() => document.querySelectorAll('.sheet-mark-behind').length);
    expect(marks).toBe(name === 'pay-roll-void' ? pages : 0);
  });
});
