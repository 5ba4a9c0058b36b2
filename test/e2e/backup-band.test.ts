import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { noViolations } from '#test/help/page.ts';
import { screensOf } from '#test/help/screens.ts';

/** No backup younger than three days: who is told, who is led where, and what is not offered to whom. */

const DAY_MS = 86_400_000;
const [ADMIN, CLERK] = ['林主任的登录密码', '王经办的登录密码'];
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('backup-band', () => running);

beforeAll(async () => {
  dir = newFolder('backup-band');
  const archive = join(dir, 'archive');
  const { db, close } = openArchive(archive, true);
  const setUpAt = new Date(Date.now() - 5 * DAY_MS - DAY_MS / 2).toISOString();
  const communities = [{ name: '达明社区', code: null }];
  const office = { name: '测试街道', areaCode: '350102005000', communities, userName: '林主任' };
  inTransaction(db, () => setUpOffice(db, office, setUpAt, 'window'));
  close();
  running = await startApp(archive);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

const band = () => page().getByRole('status').filter({ hasText: '没有核对通过的备份' });
const button = (name: string) => page().getByRole('button', { name });

it('the band leads an administrator of the whole office to the place of the backups', async () => {
  await band().getByText('已经 5 天没有核对通过的备份。').waitFor();
  await picture('1-administrator');
  await noViolations(page(), 'band of a missing backup');
  await band().getByRole('link', { name: '备份设置' }).focus();
  await page().keyboard.press('Enter');
  await button('更换位置…').waitFor();
  expect(await page().getByRole('region', { name: '从备份恢复' }).count()).toBe(1);
});

it('an administrator of one community is offered a backup and nothing that concerns the whole archive', async () => {
  const { items } = await call(page(), 'communities.list', {});
  await call(page(), 'session.setPassword', { oldPassword: null, newPassword: ADMIN });
  const scope = { kinds: null, communityIds: [items[0]?.id ?? 0], hasUnassigned: false };
  await call(page(), 'users.save', { id: null, name: '王经办', role: 'administrator', password: CLERK, scope });
  await page().keyboard.press('Control+l');
  const signIn = page().getByRole('form', { name: '登录' });
  await signIn.getByLabel('姓名').first().focus();
  await page().keyboard.press('ArrowDown');
  await page().getByRole('option', { name: '王经办' }).click();
  await signIn.getByLabel('密码').first().fill(CLERK);
  await page().keyboard.press('Enter');
  await signIn.waitFor({ state: 'detached' });
  await page()
    .getByRole('button', { name: /王经办/ })
    .waitFor();
  await button('立即备份（Ctrl+B）').waitFor();
  expect(await band().getByRole('link').count()).toBe(0);

  await page().evaluate(() => window.history.pushState(null, '', '/settings/backup'));
  await page().getByText('由能查看全街道的系统管理员办理').waitFor();
  await picture('2-one-community');
  for (const name of ['更换位置…', '以后的备份都加密', '列出备份']) expect(await button(name).count(), name).toBe(0);

  await page().keyboard.press('Control+b');
  await band().waitFor({ state: 'detached' });
  expect((await call(page(), 'backups.standing', {})).newest).toMatchObject({ state: 'verified', by: '王经办' });
});
