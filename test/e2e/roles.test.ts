import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { type Role, roleLabels } from '#shared/rules/rights.ts';
import { call, type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { hearCalls, type Refused } from '#test/help/heard-calls.ts';
import { payDesk } from '#test/help/pay-desk.ts';

/** Every page as every role, of the whole office and of one community: a page asks for nothing its user may not have. */

const password = '走过每一页的口令';
let archive: TestArchive;
let running: RunningApp;
let addresses: string[] = [];
let refused: () => Promise<Refused[]>;
const page = () => running.page;

// Each role once at least, and each of the two reaches: who sees the whole office without its settings, who has the
// settings for a part only.
const users: readonly { name: string; role: Role; narrowed: boolean }[] = [
  { role: 'clerk', narrowed: false },
  { role: 'reviewer', narrowed: false },
  { role: 'archivist', narrowed: true },
  { role: 'head', narrowed: true },
  { role: 'administrator', narrowed: true },
].map(({ role, narrowed }) => ({
  name: `${roleLabels[role as Role]}${narrowed ? '·达明' : ''}`,
  role: role as Role,
  narrowed,
}));

beforeAll(async () => {
  archive = newArchive();
  const desk = payDesk(() => archive);
  const { ask } = desk;
  const month = monthOf(localDay(new Date().toISOString()));
  const person = await desk.open({ name: '林秀英' });
  const other = await desk.open({ name: '林秀瑛' });
  await desk.open({ name: '陈西洪', communityId: 2 });
  await desk.finalise(month);
  const { personId } = await ask('records.get', { id: person.id });
  const second = await ask('records.get', { id: other.id });
  const onDate = `${addMonths(month, -1)}-20`;
  const batch = {
    direction: 'in',
    number: '移 1',
    unitName: '福州纺织厂',
    kind: 'employer',
    onDate,
    contents: ['file'],
  };
  const { id: batchId } = await ask('batches.save', { id: null, version: 0, values: batch });
  const line = await ask('batches.addLine', {
    ...{ batchId, isSurplus: false },
    values: { name: '王到', idNumber: newIdNumber('1950-05-02', '2'), communityId: 1, employer: '' },
  });
  const { id: householdId } = await ask('households.open', {
    ...{ communityId: 1, address: '达明路 8 号', openedOn: '2020-01-01' },
    members: [
      { person: { name: '林秀英', idNumber: person.idNumber }, relation: '02' },
      { person: { name: '陈小明', idNumber: newIdNumber('1975-05-02') }, relation: '20' },
    ],
  });
  addresses = [
    ...['/', '/records/new', `/records/${person.id}`, `/people/${personId}`, '/due', '/likeness'],
    ...['life', 'pension', 'attachments', 'history'].map((tab) => `/records/${person.id}?tab=${tab}`),
    ...[`/likeness/${personId}/${second.personId}`, '/certification'],
    ...['/care', '/care/groups', '/care/aged', '/care/unvisited'],
    ...['/payments/adjust', '/payments/roll', '/payments/changes'],
    ...['/reports', '/reports/rows/died/all', '/batches', `/batches/${batchId}`],
    ...[`/batches/${batchId}/directory/${line.lineId}`, '/households', '/households/new', '/log'],
    `/households/${householdId}`,
    ...['/import', '/handover', '/verify'],
    ...['office', 'communities', 'communities/1', 'communities/merge'].map((part) => `/settings/${part}`),
    ...['', '/new', '/unknown', '/unknown-bank'].map((part) => `/settings/organisations${part}`),
    ...['policy', 'codes', 'codes/others', 'codes/gender', 'mappings'].map((part) => `/settings/${part}`),
    ...['calendar', 'users', 'backup', 'about'].map((part) => `/settings/${part}`),
  ];
  archive.close();
  running = await startApp(archive.dir);
  await usable(page());
  refused = await hearCalls(running);
  await call(page(), 'session.setPassword', { oldPassword: null, newPassword: password });
  for (const { name, role, narrowed } of users) {
    const scope = { kinds: null, communityIds: narrowed ? [1] : null, hasUnassigned: false };
    const asked: ArchiveInput<'users.save'> = { id: null, name, role, password, isDisabled: false, scope };
    await call(page(), 'users.save', asked);
  }
});
afterAll(async () => {
  await running?.close();
  rmSync(archive.dir, { recursive: true, force: true });
});

/** The screen is locked and opened again by somebody else, who finds nothing of the one before. */
async function signInAs(name: string): Promise<void> {
  await call(page(), 'session.signOut', {});
  const form = page().getByRole('form', { name: '登录' });
  await form.getByLabel('姓名').first().click();
  await page().getByRole('option', { name, exact: true }).click();
  await form.getByLabel('密码').first().fill(password);
  await page().keyboard.press('Enter');
  await form.waitFor({ state: 'detached' });
}

describe('a page asks for nothing its user may not have', () => {
  it.each(users.map(({ name }) => [name]))('no page is refused a call as %s', async (name) => {
    await signInAs(name);
    await refused();
    const found: string[] = [];
    for (const address of addresses) {
      await page().evaluate((to) => window.history.pushState(null, '', to), address);
      for (const one of await refused()) found.push(`${address}: ${one.name} ${one.code}`);
    }
    expect(found).toEqual([]);
  });
});

it('every address of the program is walked', () => {
  const routes = readFileSync(join(root, 'renderer/app/routes.tsx'), 'utf8');
  const unwalked = Array.from(routes.matchAll(/path="([^"]+)"/g), ([, path = '']) => path).filter((path) => {
    const pattern = new RegExp(
      `^${path.replaceAll(/\/:\w+\?/g, '(?:/[^/?]+)?').replaceAll(/:\w+/g, '[^/?]+')}(?:\\?|$)`,
    );
    return !addresses.some((address) => pattern.test(address));
  });
  // One import and one hand-over are of a whole run; their lists are walked.
  expect(unwalked).toEqual(['/import/:id', '/handover/:id']);
});

it('every dialog begins in a field or button of its own, never on the one that closes it', async () => {
  await signInAs('林经办');
  await running.app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
  });
  const found: string[] = [];
  let opened = 0;
  for (const address of addresses) {
    await page().evaluate((to) => window.history.pushState(null, '', to), address);
    await refused();
    const buttons = page().locator('main button:not([disabled])').filter({ hasText: /…$/ });
    const names = new Set(await buttons.allInnerTexts());
    for (const name of names) {
      const button = buttons.filter({ hasText: name }).first();
      // What one act leads to may have no place for the next.
      if ((await button.count()) === 0) continue;
      await button.press('Enter');
      await refused();
      const dialog = page().locator('[role="dialog"][aria-modal="true"]');
      if ((await dialog.count()) === 0) continue;
      opened += 1;
      const at = await page().evaluate(() => {
        const active = document.activeElement;
        const isIn = active?.closest('.mantine-Modal-body') != null;
        return isIn ? null : `${active?.tagName} ${active?.ariaLabel ?? active?.textContent?.slice(0, 30)}`;
      });
      if (at !== null) found.push(`${address} ${name}: begins on ${at}`);
      await page().keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  }
  expect(found).toEqual([]);
  expect(opened).toBeGreaterThan(10);
});
