import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { alone } from '#electron/runtime/alone.mjs';
import { writeLoader } from '#electron/runtime/electron.mjs';
import { workFolder } from '#electron/runtime/work-folder.mjs';
import { root } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { long } from '#test/help/longest-first.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder('side-by-side');
});
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

describe('a step of the set-up that two begin at once', () => {
  it('is done by one after the other', async () => {
    const lock = join(dir, 'locks', 'step.lock');
    const order: string[] = [];
    let goOn: () => void = () => undefined;
    const first = alone(lock, async () => {
      order.push('first begins');
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      order.push('first ends');
    });
    const second = alone(lock, () => Promise.resolve(order.push('second')));
    goOn();
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second']);
    expect(existsSync(lock)).toBe(false);
  });

  it('is taken over from one that died, and free again after one that failed', async () => {
    const lock = join(dir, 'step.lock');
    writeFileSync(lock, String(deadPid()));
    await expect(alone(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(await alone(lock, () => Promise.resolve('done'))).toBe('done');
  });
});

describe('the loader of the runtime, from which a program may be starting', () => {
  it('is left as it is where it is right, and changed whole where it is not', () => {
    writeLoader(dir);
    const main = join(dir, 'main.cjs');
    const right = readFileSync(main, 'utf8');
    const file = statSync(main).ino;
    writeLoader(dir);
    expect(statSync(main).ino).toBe(file);
    writeFileSync(main, 'an older one');
    writeLoader(dir);
    expect(readFileSync(main, 'utf8')).toBe(right);
    // Another file took its place: whoever reads the older one reads it to its end.
    expect(statSync(main).ino).not.toBe(file);
  });
});

describe('the folder of a run of tests', () => {
  it('is a new one that goes with the run; what a killed run left goes, what a running one has stays', () => {
    const [left, other, kept] = [`street-tests-${deadPid()}-a`, 'else', `street-tests-${process.ppid}-b`].map((name) =>
      join(dir, name),
    ) as [string, string, string];
    for (const one of [left, other, kept]) mkdirSync(one);
    const { env, remove } = workFolder(dir);
    expect([left, other, kept].map((one) => existsSync(one))).toEqual([false, true, true]);
    expect(existsSync(env.TMPDIR)).toBe(true);
    remove();
    expect(existsSync(env.TMPDIR)).toBe(false);
  });

  it('lies on a disk where there is no memory to spare', () => {
    const nowhere = join(dir, 'not-there');
    const { env, remove } = workFolder(nowhere);
    expect(dirname(env.TMPDIR)).not.toBe(nowhere);
    remove();
  });
});

it('the test files that begin first, as they are long, are there', () => {
  expect(long.filter((name) => !existsSync(join(root, 'test', name)))).toEqual([]);
});
