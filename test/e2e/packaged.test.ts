import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refuseOtherFuses } from '#electron/runtime/fuses.mjs';
import { root, runtimeArgs } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { verify } from '#test/help/bag.ts';

/** The packaged folder, from another path, with no node_modules beside it and nothing of the set-up in its environment. */
let dir: string;
let program: string;
// Against a program that hangs: with ten others at work on the machine a hand-over took two minutes.
const WAIT_MS = 280_000;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('STREET_ARCHIVES_')));

beforeAll(() => {
  dir = newFolder('packaged');
  execFileSync(process.execPath, [join(root, 'electron/runtime/bootstrap.mjs'), 'package'], {
    cwd: root,
    stdio: 'ignore',
    env,
  });
  const made = readdirSync(join(root, 'dist')).find((name) => name.endsWith('-unpacked')) as string;
  cpSync(join(root, 'dist', made), join(dir, '街道 档案'), { recursive: true, verbatimSymlinks: true });
  program = join(dir, '街道 档案', 'street-archives');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('starts, reads its archive and shows a usable window', () => {
  const picture = join(dir, 'window.png');
  const args = [...runtimeArgs, '--demo', '--archive', join(dir, 'archive'), '--screenshot', picture];
  const ended = spawnSync(program, args, { cwd: dir, env, timeout: WAIT_MS });
  expect(ended.status).toBe(0);
  expect(existsSync(join(dir, 'archive', 'archive.db'))).toBe(true);
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
});

it('has its fuses as planned: read from the packaged file, and by what it refuses to be', () => {
  expect(() => refuseOtherFuses(program)).not.toThrow();
  const evil = join(dir, 'evil.cjs');
  writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(join(dir, 'evil'))}, 'ran')`);
  const words = ['--cli', 'search', '--archive', join(dir, 'archive'), '王'];
  const asNode = { ...env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require ${evil}` };
  const ended = spawnSync(program, [...runtimeArgs, ...words], { cwd: dir, env: asNode, encoding: 'utf8' });
  expect(JSON.parse(ended.stdout)).toMatchObject({ query: '王' });
  const inspected = spawnSync(program, ['--inspect=0', ...runtimeArgs, ...words], { cwd: dir, env, encoding: 'utf8' });
  expect(inspected.stderr).not.toContain('Debugger listening');
  expect(existsSync(join(dir, 'evil'))).toBe(false);
});

it('runs a job in a thread of its archive process, with a SQLite connection of its own', async () => {
  const window = await openWindow(['--archive', join(dir, 'archive')]);
  try {
    await expect.poll(() => window.run('document.documentElement.dataset.usable ?? ""')).toBe('yes');
    const ask = (name: string, input: object) =>
      window.run(`window.archive.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`) as Promise<{
        value: { jobId: string; state: string };
      }>;
    const { jobId } = (await ask('jobs.start', { kind: 'likeness.scan' })).value;
    const job = async () => (await ask('jobs.get', { id: jobId })).value;
    await expect.poll(async () => (await job()).state).toBe('done');
  } finally {
    await window.close();
  }
});

/** The packaged window over Chromium's own port: with its fuses it takes no inspector, which Playwright needs. */
async function openWindow(args: string[]) {
  const child = spawn(program, ['--remote-debugging-port=0', ...runtimeArgs, ...args], { cwd: dir, env });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString();
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`the program ended: ${said}`)));
  });
  const pages = async () =>
    ((await (await fetch(`http://${address}/json/list`)).json()) as { type: string; webSocketDebuggerUrl: string }[])
      .filter(({ type }) => type === 'page')
      .map(({ webSocketDebuggerUrl }) => webSocketDebuggerUrl);
  await expect.poll(async () => (await pages()).length).toBe(1);
  const socket = new WebSocket((await pages())[0] as string);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  let last = 0;
  return {
    run: (expression: string): Promise<unknown> =>
      new Promise((resolve) => {
        last += 1;
        const id = last;
        const listen = ({ data }: MessageEvent) => {
          const message = JSON.parse(String(data)) as { id?: number; result?: { result: { value: unknown } } };
          if (message.id !== id) return;
          socket.removeEventListener('message', listen);
          resolve(message.result?.result.value);
        };
        socket.addEventListener('message', listen);
        const params = { expression, awaitPromise: true, returnByValue: true };
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      }),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      socket.close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

it('prints and hands over from its own command line', async () => {
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  const words = ['--cli', 'export', '--archive', join(dir, 'archive'), '--to', stick, '--year', '2024'];
  const ended = spawnSync(program, [...runtimeArgs, ...words], { cwd: dir, env, encoding: 'utf8', timeout: WAIT_MS });
  const output = JSON.parse(ended.stdout) as { package: string; files: number };
  expect(output.files).toBeGreaterThan(20);
  expect((await verify(output.package)).valid).toBe(true);
});
