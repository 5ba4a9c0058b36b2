import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { noViolations } from '#test/help/page.ts';
import { opening } from '#test/help/saving.ts';
import { screensOf } from '#test/help/screens.ts';

/** Who may see and do what, and taking an act back: an administrator's and a clerk's morning, by keyboard. */

let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('rights', () => running);
async function start(): Promise<void> {
  running = await startApp(archive);
  await usable(page());
}

beforeAll(async () => {
  dir = newFolder('rights');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  await start();
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

let fileId = 0;
const mobileOf = async () => (await call(page(), 'records.get', { id: fileId })).values.mobile;
const goTo = (path: string) => page().evaluate((to) => window.history.pushState(null, '', to), path);

it('takes a saved change back after a restart, and another at once with Ctrl+Z', async () => {
  const made = await call(
    page(),
    'records.save',
    opening(retiree({ name: '阿卜杜热合曼·买买提吐尔逊江', mobile: '13800138000' })),
  );
  fileId = made.id;
  await goTo(`/records/${fileId}`);
  const mobile = () => page().getByLabel('手机', { exact: true });
  await mobile().fill('13900139000');
  await page().keyboard.press('Control+s');
  await page().getByRole('button', { name: '撤销（Ctrl+Z）' }).waitFor();
  await picture('1-saved');
  await running.close();

  await start();
  await goTo(`/records/${fileId}`);
  await mobile().waitFor();
  await page().keyboard.press('Alt+5');
  const button = page().getByRole('button', { name: /^撤销 修改阿卜杜热合曼/ });
  await button.waitFor();
  await picture('2-acts');
  await noViolations(page(), 'acts of a file');
  await button.focus();
  await page().keyboard.press('Enter');
  await page().getByRole('dialog').getByText('这次操作改动的内容会全部恢复原样').waitFor();
  await picture('3-undo-asked');
  await page().keyboard.press('Enter');
  await page().getByText('已撤销：修改阿卜杜热合曼').waitFor();
  expect(await mobileOf()).toBe('13800138000');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page().getByRole('listitem').getByText('已撤销').waitFor();
  await picture('4-undone');

  await page().keyboard.press('Alt+1');
  await mobile().fill('13700137000');
  // While something is unsaved the key takes back typing, nothing else.
  await page().keyboard.press('Control+z');
  await mobile().fill('13700137000');
  await page().keyboard.press('Control+s');
  await expect.poll(mobileOf).toBe('13700137000');
  await page().getByRole('button', { name: '撤销（Ctrl+Z）' }).waitFor();
  await page().keyboard.press('Control+z');
  await expect.poll(mobileOf).toBe('13800138000');
  await expect.poll(() => mobile().inputValue()).toBe('13800138000');
  // Once is once: the key does not go on to older acts.
  await page().keyboard.press('Control+z');
  expect(await mobileOf()).toBe('13800138000');
});

const password = '十二位的密码一二';
let otherId = 0;
const type = async (label: string, text: string) => {
  await page().getByLabel(label).first().focus();
  await page().keyboard.type(text);
};

it('asks the log for one person, by keyboard, and leads to the file', async () => {
  await call(page(), 'records.save', opening(retiree({ name: '李平安' })));
  await goTo('/log');
  const entries = page().getByRole('table', { name: '操作日志' });
  await entries.getByText('李平安').first().waitFor();
  await picture('2b-log');
  await page().getByLabel('人员', { exact: true }).focus();
  await page().keyboard.type('阿卜杜');
  const option = page().getByRole('option', { name: /阿卜杜热合曼/ });
  await expect.poll(() => option.getAttribute('data-combobox-selected')).toBe('true');
  await page().keyboard.press('Enter');
  await expect.poll(() => entries.getByText('李平安').count()).toBe(0);
  await entries
    .getByText(/^修改阿卜杜热合曼/)
    .first()
    .waitFor();
  await picture('2c-log-person');
  await noViolations(page(), 'log of a person');
  await page().getByRole('button', { name: '清除条件' }).press('Enter');
  await entries.getByText('李平安').first().press('Enter');
  await page().waitForURL(/records/);
});

it('an administrator holds a new clerk to one community, by keyboard, and reads what that comes to', async () => {
  for (const name of ['达明社区', '西洪社区']) await call(page(), 'communities.save', { id: null, name, code: null });
  const { items } = await call(page(), 'communities.list', {});
  const idOf = (name: string) => items.find((one) => one.name === name)?.id ?? null;
  const save = (values: Parameters<typeof retiree>[0]) => call(page(), 'records.save', opening(retiree(values)));
  await save({ name: '欧阳秀珍', communityId: idOf('达明社区') });
  otherId = (await save({ name: '尉迟海永', communityId: idOf('西洪社区'), mobile: '13611112222' })).id;
  await call(page(), 'session.setPassword', { oldPassword: null, newPassword: password });

  await goTo('/settings/users');
  await page().getByRole('button', { name: '添加用户' }).focus();
  await page().keyboard.press('Enter');
  await page().getByRole('form', { name: '用户资料' }).waitFor();
  // The first field has the focus.
  await page().keyboard.type('王经办');
  await type('初始密码（至少 8 位）', '王经办的登录密码');
  await page().getByRole('radio', { name: '只是其中一部分' }).focus();
  await page().keyboard.press('Space');
  await page().getByRole('button', { name: '保存用户' }).focus();
  await page().keyboard.press('Enter');
  await page().getByText('请至少选择一个社区').waitFor();
  await type('社区', '达明');
  await page().getByRole('option', { name: '达明社区' }).waitFor();
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await page().keyboard.press('Escape');
  await page().getByText('只能查看达明社区的档案').waitFor();
  await picture('5-user-form');
  await noViolations(page(), 'user form');
  await page().getByRole('button', { name: '保存用户' }).focus();
  await page().keyboard.press('Enter');
  await page().getByRole('cell', { name: '王经办', exact: true }).waitFor();
  await picture('6-users');
});

it('the clerk sees that community and nothing of another: not in the list, by search, by address, by number', async () => {
  await page().keyboard.press('Control+l');
  await page().getByRole('form', { name: '登录' }).waitFor();
  await page().getByRole('form', { name: '登录' }).getByLabel('姓名').first().focus();
  await page().keyboard.press('ArrowDown');
  await page().getByRole('option', { name: '王经办' }).waitFor();
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await page().getByLabel('密码').first().focus();
  await page().keyboard.type('王经办的登录密码');
  await page().keyboard.press('Enter');
  await page().getByText('欧阳秀珍').waitFor();
  expect(await page().getByText('尉迟海永').count()).toBe(0);
  expect((await call(page(), 'records.list', { filter: { kind: 'retiree' } })).total).toBe(1);
  await picture('7-clerk-list');
  await noViolations(page(), 'list of a narrowed clerk');

  const search = page().getByLabel('查找档案');
  await search.fill('欧阳秀珍');
  await page().getByRole('row').filter({ hasText: '欧阳秀珍' }).waitFor();
  await search.fill('尉迟海永');
  await page()
    .getByText(/没有找到/)
    .first()
    .waitFor();
  await picture('8-clerk-search');
  expect(await page().getByRole('row').filter({ hasText: '尉迟' }).count()).toBe(0);

  await goTo(`/records/${otherId}`);
  await page().getByText('这份档案不在您的范围内').waitFor();
  await picture('9-clerk-outside');
  expect(await page().getByText('尉迟海永').count()).toBe(0);

  const other = await page().evaluate((id) => window.archive.call('records.get', { id }), otherId);
  expect(other).toMatchObject({ ok: false, error: { code: 'scope.outside' } });

  // What would only be refused in the end is not offered: the log, the users, what is done for the whole office.
  await page().getByRole('link', { name: '设置', exact: true }).waitFor();
  expect(await page().getByRole('link', { name: '日志', exact: true }).count()).toBe(0);
  await goTo('/payments/roll');
  await page().getByText('定稿和发放结果由管全街道的经办人登记').waitFor();
  expect(await page().getByRole('button', { name: '定稿…' }).count()).toBe(0);
  await picture('9b-clerk-roll');
  await goTo('/settings/users');
  await page().getByRole('link', { name: '工作日历' }).waitFor();
  expect(await page().getByRole('link', { name: '用户', exact: true }).count()).toBe(0);

  await goTo('/records/new');
  await type('姓名', '尉迟海永');
  await type('手机', '13611112222');
  await page().getByText('您范围以外的社区有 1 个相像的登记').waitFor();
  await picture('10-clerk-alike');
});

it('an administrator who forgot her password gets in with the recovery card, by keyboard, and is offered a new one', async () => {
  const signIn = page().getByRole('form', { name: '登录' });
  await page().keyboard.press('Control+l');
  await signIn.waitFor();
  await call(page(), 'session.signIn', { userId: 1, password });
  const { code } = await call(page(), 'recovery.make', {});
  await call(page(), 'session.signOut', {});
  await signIn.waitFor();

  await page().getByRole('button', { name: '忘记密码' }).focus();
  await page().keyboard.press('Enter');
  await page().getByRole('form', { name: '忘记密码' }).waitFor();
  // The code has the focus.
  await page().keyboard.type('ABCD');
  await type('新密码（至少 8 位）', '忘了又设的密码三');
  await type('再输一次', '忘了又设的密码三');
  await page().keyboard.press('Enter');
  await page().getByText('和卡上印的对不上').waitFor();
  await picture('11-recover');
  await noViolations(page(), 'forgotten password');
  await page().getByLabel('恢复码').focus();
  await page().keyboard.press('Control+a');
  await page().keyboard.type(code.toLowerCase());
  await page().keyboard.press('Enter');

  const offer = page().getByRole('dialog', { name: '恢复卡' });
  await offer.getByRole('button', { name: '做恢复卡' }).waitFor();
  expect((await call(page(), 'session.get', {})).user?.id).toBe(1);
  await offer.getByRole('button', { name: '做恢复卡' }).focus();
  await page().keyboard.press('Enter');
  await offer.getByRole('region', { name: '恢复码' }).waitFor();
  // The old card is spent and the new code shown this once: Esc does not put it away.
  await page().keyboard.press('Escape');
  await page().keyboard.press('Escape');
  await offer.getByRole('region', { name: '恢复码' }).waitFor();
  await picture('12-new-card');
  await noViolations(page(), 'new recovery card');
  await offer.getByRole('button', { name: '打印恢复卡…' }).focus();
  await page().keyboard.press('Enter');
  await page().getByRole('region', { name: '预览' }).getByText('街道档案恢复卡').waitFor();
  await picture('13-card');
});
