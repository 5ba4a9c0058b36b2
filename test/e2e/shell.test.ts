import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DesktopCall } from '#shared/contract/desktop.ts';
import { call, executable, type RunningApp, root, runtimeArgs, runtimeEnv, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { chosen } from '#test/help/page.ts';
import { screensOf } from '#test/help/screens.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

let dir: string;
let archive: string;
let running: RunningApp | null = null;
const { picture } = screensOf('shell', () => running ?? undefined);

// Made once, by the command line; each test begins with a copy.
const made = join(newFolder('shell-made'), 'archive');
beforeAll(async () => {
  expect(
    (await cli('init', '--archive', made, '--office', '测试街道', '--area', '350102005000', '--demo', '40')).code,
  ).toBe(0);
});
beforeEach(() => {
  dir = newFolder('shell');
  archive = join(dir, 'archive');
  cpSync(made, archive, { recursive: true });
});
afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<RunningApp> {
  running = await startApp(archive);
  await usable(running.page);
  return running;
}

describe('the window', () => {
  it('runs in a sandbox with isolated context, without Node, with a strict policy', async () => {
    const { app, page } = await start();
    const settings = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      type Contents = { getLastWebPreferences: () => Record<string, unknown> };
      if (!window) throw new Error('no window');
      const preferences = (window.webContents as unknown as Contents).getLastWebPreferences();
      return {
        sandbox: preferences.sandbox,
        contextIsolation: preferences.contextIsolation,
        nodeIntegration: preferences.nodeIntegration,
        webSecurity: preferences.webSecurity,
      };
    });
    expect(settings).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
    const seen = await page.evaluate(() => ({
      process: typeof (window as unknown as { process: unknown }).process,
      require: typeof (window as unknown as { require: unknown }).require,
      archive: Object.keys(window.archive).sort(),
      desktop: Object.keys(window.desktop),
    }));
    expect(seen).toEqual({
      process: 'undefined',
      require: 'undefined',
      archive: ['call', 'onEvent'],
      desktop: ['call'],
    });
    // An inline script is what an injected name would try; the policy lets none run.
    const evil = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.evil = "ran"';
      document.body.append(script);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return document.body.dataset.evil ?? 'refused';
    });
    expect(evil).toBe('refused');
  });

  it('refuses every network request, foreign windows and leaving the program', async () => {
    const { page, app } = await start();
    for (const address of ['http://127.0.0.1:1/', 'https://example.invalid/', 'file:///etc/passwd'])
      expect(
        await page.evaluate(
          (url) =>
            fetch(url).then(
              () => 'answered',
              () => 'refused',
            ),
          address,
        ),
      ).toBe('refused');
    expect(await page.evaluate(() => window.open('https://example.invalid/') === null)).toBe(true);
    await page.evaluate(() => {
      window.location.href = 'https://example.invalid/';
    });
    await page.waitForTimeout(300);
    expect(page.url()).toMatch(/^app:\/\/street\//);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('answers only calls of the contract, and print calls of the print window only', async () => {
    const { page } = await start();
    const ask = (name: string) => page.evaluate((n) => window.desktop.call(n, {}), name);
    for (const name of ['shell.openExternal', 'printing.next', 'printing.ready', '__proto__'])
      expect(await ask(name)).toMatchObject({ ok: false, error: { code: 'internal.unknownCall' } });
  });
});

describe('while the screen is locked', () => {
  it('no call of the shell prints, opens or asks for a file, lists a drive or shows a folder; what is left shows nothing of a file', async () => {
    const { app, page } = await start();
    const { recordId, path } = await withMaterial(page);
    const out = join(dir, 'never.pdf');
    const file = await chosen({ app, page }, 'write', out);
    const folder = await chosen({ app, page }, 'folder', dir);
    const newPassword = '十二位的密码一二';
    expect(await call(page, 'session.setPassword', { oldPassword: null, newPassword })).toEqual({ isSet: true });
    expect(await call(page, 'session.signOut', {})).toEqual({ isSignedOut: true });
    const request = { form: 'retiree-registration', recordId } as const;
    // A new call of the shell does not compile before it stands here with what it may do.
    const decisions: Record<DesktopCall, { input: unknown; becomes: string }> = {
      'app.info': { input: {}, becomes: 'harmless' },
      'app.archiveState': { input: {}, becomes: 'harmless' },
      'app.retry': { input: {}, becomes: 'harmless' },
      'app.beginAnew': { input: {}, becomes: 'harmless' },
      'restore.list': { input: { dir: null }, becomes: 'session.signedOut' },
      'restore.salvage': { input: {}, becomes: 'session.signedOut' },
      'restore.start': { input: { id: 'x', passphrase: null }, becomes: 'session.signedOut' },
      'restore.state': { input: {}, becomes: 'session.signedOut' },
      'restore.waiting': { input: {}, becomes: 'session.signedOut' },
      'restore.look': { input: { id: 'x' }, becomes: 'session.signedOut' },
      'restore.remove': { input: { id: 'x' }, becomes: 'session.signedOut' },
      'restore.cancel': { input: {}, becomes: 'session.signedOut' },
      'restore.commit': { input: {}, becomes: 'session.signedOut' },
      'app.showArchive': { input: {}, becomes: 'session.signedOut' },
      'app.showLog': { input: {}, becomes: 'session.signedOut' },
      'window.setUnsaved': { input: { isUnsaved: false }, becomes: 'harmless' },
      'files.choose': { input: { title: '选择', kind: 'any' }, becomes: 'session.signedOut' },
      'files.chooseFolder': { input: { title: '选择' }, becomes: 'session.signedOut' },
      'files.chooseSave': { input: { title: '保存', name: 'x', kind: 'pdf' }, becomes: 'session.signedOut' },
      'files.reveal': { input: { path: folder }, becomes: 'session.signedOut' },
      'files.open': { input: { path }, becomes: 'session.signedOut' },
      'drives.list': { input: {}, becomes: 'session.signedOut' },
      'drives.space': { input: { path: folder }, becomes: 'session.signedOut' },
      'printing.savePdf': { input: { request, to: { kind: 'file', path: file } }, becomes: 'session.signedOut' },
      'printing.print': { input: { request }, becomes: 'session.signedOut' },
      'printing.next': { input: {}, becomes: 'internal.unknownCall' },
      'printing.progress': { input: { id: 1 }, becomes: 'internal.unknownCall' },
      'printing.ready': { input: { id: 1, error: null }, becomes: 'internal.unknownCall' },
    };
    await app.evaluate(({ shell }) => {
      shell.showItemInFolder = () => {
        throw new Error('a folder shown behind the lock');
      };
      shell.openPath = () => Promise.reject(new Error('opened behind the lock'));
    });
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.reject(new Error('a folder listed behind the lock'));
      dialog.showSaveDialog = () => Promise.reject(new Error('a folder listed behind the lock'));
    });
    for (const [name, { input, becomes }] of Object.entries(decisions)) {
      const reply = await page.evaluate(([n, i]) => window.desktop.call(n as string, i), [name, input] as const);
      expect(reply.ok ? 'harmless' : reply.error.code, name).toBe(becomes);
      expect(JSON.stringify(reply), name).not.toMatch(/材料甲|"values"/);
    }
    expect(existsSync(out)).toBe(false);
    expect(app.windows().filter((one) => one.url().endsWith('/print.html'))).toEqual([]);

    const users = (await call(page, 'session.get', {})).users;
    await call(page, 'session.signIn', { userId: users[0]?.id ?? 0, password: newPassword });
    const again = await chosen({ app, page }, 'write', out);
    const saved = await page.evaluate((sent) => window.desktop.call('printing.savePdf', sent), {
      request,
      to: { kind: 'file', path: again },
    });
    expect(saved).toMatchObject({ ok: true, value: { pages: 1 } });
    const { items } = await call(page, 'records.history', { id: recordId, before: null, limit: 5 });
    expect(items[0]).toMatchObject({ action: 'print', note: 'retiree-registration pdf' });
  });
});

/** A material of the first file, and the copy of it that was made to be looked at. */
async function withMaterial(page: RunningApp['page']): Promise<{ recordId: number; path: string }> {
  const { rows } = await call(page, 'records.list', { filter: { kind: 'retiree' } });
  const recordId = rows[0]?.id ?? 0;
  const source = join(dir, '材料甲.txt');
  writeFileSync(source, '材料');
  if (!running) throw new Error('no program runs');
  await call(page, 'attachments.add', { recordId, paths: [await chosen(running, 'read', source)] });
  const { attachments } = await call(page, 'records.get', { id: recordId });
  return { recordId, ...(await call(page, 'attachments.prepare', { id: attachments[0]?.id ?? 0 })) };
}

describe('the archive process', () => {
  it('lives on and refuses what is no plain data: a Blob, a circle, a huge number, a huge text, a map', async () => {
    const { page } = await start();
    const codes = await page.evaluate(async () => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      const odd: unknown[] = [
        { id: new Blob(['x']) },
        new Blob(['x']),
        circle,
        { id: 10n },
        { id: 'x'.repeat(40_000_000) },
        { id: [new Map([[1, 2]])] },
      ];
      const found: string[] = [];
      for (const input of odd)
        for (const door of [window.archive.call, window.desktop.call]) {
          const name = door === window.archive.call ? 'records.get' : 'files.reveal';
          const reply = await door(name, input).catch(() => null);
          found.push(reply === null ? 'thrown in the page' : reply.ok ? 'answered' : reply.error.code);
        }
      return found;
    });
    expect(codes.filter((code) => code !== 'input.invalid' && code !== 'thrown in the page')).toEqual([]);
    expect(await call(page, 'records.list', { filter: { kind: 'retiree' } })).toMatchObject({ total: 40 });
  });

  it('killed while a clerk works: calls under way are refused, it comes back by itself, and nothing saved is lost', async () => {
    const { app, page } = await start();
    await page.waitForTimeout(5500);
    const pid = await app.evaluate(
      ({ app: electron }) =>
        electron.getAppMetrics().find((one) => one.type === 'Utility' && one.name === 'archive')?.pid ??
        electron.getAppMetrics().find((one) => one.serviceName?.includes('node'))?.pid ??
        0,
    );
    expect(pid).toBeGreaterThan(0);
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() =>
        call(page, 'records.list', { filter: { kind: 'retiree' } }).then(
          (list) => list.total,
          () => -1,
        ),
      )
      .toBe(40);
    const saved = await page.evaluate(async () => {
      const got = await window.archive.call('records.get', { id: 1 });
      if (!got.ok) return got;
      const file = got.value as { version: number; personId: number; person: { version: number } };
      return window.archive.call('records.save', {
        kind: 'retiree',
        id: 1,
        version: file.version,
        values: { remark: '恢复后保存' },
        person: { id: file.personId, version: file.person.version, values: {} },
      });
    });
    expect(saved).toMatchObject({ ok: true });
  });

  it('keeps on answering while an import runs, and the tray follows it', async () => {
    const { app, page } = await start();
    const path = await chosen({ app, page }, 'read', join(root, 'test/fixtures/rosters/retiree-roster.xlsx'));
    const read = await call(page, 'jobs.start', { kind: 'roster.read', recordKind: 'retiree', path });
    await expect.poll(async () => (await call(page, 'jobs.get', { id: read.jobId })).state).toBe('done');
    const { result } = await call(page, 'jobs.get', { id: read.jobId });
    const before = (await call(page, 'records.list', { filter: { kind: 'retiree', text: '王' } })).total;
    const { jobId } = await call(page, 'jobs.start', { kind: 'roster.apply', importId: Number(result?.importId) });
    let overall = 0;
    const stages = new Set<number>();
    const totals = new Set<number>();
    for (;;) {
      const list = await call(page, 'records.list', { filter: { kind: 'retiree', text: '王' } });
      const job = await call(page, 'jobs.get', { id: jobId });
      if (job.progress) {
        expect(job.progress.overall).toBeGreaterThanOrEqual(overall);
        expect(job.progress.overall).toBeLessThanOrEqual(1);
        overall = job.progress.overall;
        stages.add(overall);
      }
      if (job.state !== 'running') {
        expect(job.state).toBe('done');
        break;
      }
      totals.add(list.total);
    }
    // Lists were answered between the batches of the import, not only before the first and after the last.
    expect(stages.size).toBeGreaterThan(3);
    // All or nothing: a list asked for meanwhile is that of before or that of after, never one between.
    const after = (await call(page, 'records.list', { filter: { kind: 'retiree', text: '王' } })).total;
    expect(after).toBeGreaterThan(before);
    for (const total of totals) expect([before, after]).toContain(total);
    expect((await call(page, 'records.list', { filter: { kind: 'retiree' } })).total).toBe(3171);
  });
});

describe('a start that cannot succeed', () => {
  it('on a database of a newer version says so, works without the archive, and leaves it alone', async () => {
    const db = new Database(join(archive, 'archive.db'));
    db.pragma('user_version = 4711');
    db.close();
    const { app, page } = await start();
    await page.getByText('档案库由更新版本的程序建立').waitFor();
    await picture('problem-newer');
    // Where restoring begins a folder can be chosen; nothing is made or shown there.
    const folder = await chosen({ app, page }, 'folder', dir);
    const sent = {
      request: { form: 'retiree-registration', recordId: 1 },
      to: { kind: 'folder', path: folder, name: 'never.pdf' },
    };
    const replies = await page.evaluate(
      async ([input, path]) => [
        await window.archive.call('office.get', {}),
        await window.desktop.call('printing.savePdf', input),
        await window.desktop.call('files.reveal', { path }),
        await window.desktop.call('files.chooseSave', { title: '保存', name: 'x', kind: 'pdf' }),
      ],
      [sent, folder] as const,
    );
    for (const reply of replies) expect(reply).toMatchObject({ ok: false, error: { code: 'archive.newer' } });
    const after = new Database(join(archive, 'archive.db'), { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(4711);
    after.close();
  });

  it('on a damaged database says so', async () => {
    writeFileSync(join(archive, 'archive.db'), Buffer.alloc(50_000, 7));
    rmSync(join(archive, 'archive.db-wal'), { force: true });
    const { page } = await start();
    await page.getByText('档案库文件已损坏').waitFor();
    // What the sentence asks for, a copy of the folder, is the button that has the keyboard; trying again changes nothing.
    await page.getByText(`档案库文件夹：${archive}`).waitFor();
    const open = page.getByRole('button', { name: '打开档案库文件夹' });
    expect(await open.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('heading', { name: '从损坏的档案库抢救' }).waitFor();
    expect(await page.getByText('SQLITE').count()).toBe(0);
  });

  it.skipIf(!canMount)('in a read-only folder says so, and the retry opens it once it can be written', async () => {
    const disk = smallDisk(20_000);
    const place = join(disk.dir, 'archive');
    mkdirSync(place);
    writeFileSync(join(place, 'archive.db'), readFileSync(join(archive, 'archive.db')));
    disk.readOnly();
    try {
      running = await startApp(place);
      await running.page.getByText('不能写入').first().waitFor();
      disk.writable();
      await running.page.getByRole('button', { name: '重试' }).click();
      await running.page.getByRole('row').nth(2).waitFor();
      expect(await call(running.page, 'office.get', {})).toMatchObject({ office: { name: '测试街道' } });
    } finally {
      await running?.close();
      running = null;
      disk.remove();
    }
  });
});

it('a second copy on the same archive brings the first to the front and leaves', async () => {
  const { app } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(executable, [...runtimeArgs, root, '--archive', archive], {
    stdio: 'ignore',
    env: { ...process.env, ...runtimeEnv },
  });
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
});
