import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openArchive } from '#electron/archive/core/context.ts';
import { root } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { verify } from '#test/help/bag.ts';
import { cli, startCli } from '#test/help/cli.ts';

const sample = join(root, 'test/fixtures/rosters/retiree-roster.xlsx');
let dir: string;
// Made once, by the command line; each test begins with a copy.
const made = join(newFolder('kill-made'), 'archive');
beforeAll(async () => {
  expect(
    (await cli('init', '--archive', made, '--office', '测试街道', '--area', '350102005000', '--demo', '60')).code,
  ).toBe(0);
});
beforeEach(() => {
  dir = join(newFolder('kill'), 'archive');
  cpSync(made, dir, { recursive: true });
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks from outside without changing anything. */
function peek(sql: string): unknown {
  const db = new Database(join(dir, 'archive.db'), { readonly: true });
  try {
    return db.prepare(sql).pluck().get();
  } finally {
    db.close();
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 12_000 && !isTrue(); tries += 1) await pause(20);
  expect(isTrue()).toBe(true);
}

describe('killed without warning', () => {
  it.each([1, 600, 2000])(
    'an import with %i files written leaves the archive as it was, and can be done again',
    async (files) => {
      const { child, ended } = startCli(['import', '--archive', dir, '--kind', 'retiree', sample]);
      await until(() => Number(peek('SELECT count(*) FROM record WHERE pending = 1')) >= files);
      child.kill('SIGKILL');
      expect((await ended).signal).toBe('SIGKILL');

      openArchive(dir, false).close();
      expect(peek('SELECT count(*) FROM record')).toBe(60);
      expect(peek('SELECT count(*) FROM person')).toBe(60);
      expect((await cli('check', '--archive', dir)).output).toEqual({ ok: true, findings: [], notes: [] });
      const again = await cli('import', '--archive', dir, '--kind', 'retiree', sample);
      expect(again.output).toMatchObject({ accepted: 3131, created: 3131 });
      expect(peek('SELECT number FROM record ORDER BY number LIMIT 1 OFFSET 60')).toMatch(/-00061$/);
    },
  );

  it('a hand-over leaves a package that says it is incomplete and never verifies, and the next one works', async () => {
    const stick = join(dir, '..', 'stick');
    mkdirSync(stick);
    const { child, ended } = startCli(['export', '--archive', dir, '--to', stick]);
    const work = () => readdirSync(stick).find((name) => name.endsWith('.未完成'));
    await until(() => work() !== undefined && existsSync(join(stick, work() as string, 'data/电子档案')));
    await pause(300);
    child.kill('SIGKILL');
    await ended;
    // Helper processes of the runtime end with it; the archive's lock is free once they are gone.
    await until(() => {
      try {
        openArchive(dir, false).close();
        return true;
      } catch {
        return false;
      }
    });
    expect((await verify(join(stick, work() as string))).valid).toBe(false);
    expect(peek('SELECT state FROM handover')).toBe('interrupted');

    const done = await cli('export', '--archive', dir, '--to', stick);
    expect(done).toMatchObject({ code: 0, output: { files: 125 } });
    const checked = await cli('verify', String(done.output?.package));
    expect(checked).toMatchObject({ code: 0, output: { valid: true } });
  });
});

describe('the command line', () => {
  it('refuses to write while another holds the archive, and reads all the same', async () => {
    const held = openArchive(dir, false);
    expect(await cli('import', '--archive', dir, '--kind', 'retiree', sample)).toMatchObject({
      code: 1,
      output: { error: { code: 'archive.inUse' } },
    });
    expect((await cli('search', '--archive', dir, '王')).code).toBe(0);
    held.close();
  });

  it('refuses a database of a newer version and leaves it alone', async () => {
    const db = new Database(join(dir, 'archive.db'));
    db.pragma('user_version = 4711');
    db.close();
    const refused = await cli('import', '--archive', dir, '--kind', 'retiree', sample);
    expect(refused).toMatchObject({ code: 2, output: { error: { code: 'archive.newer', params: { version: 4711 } } } });
    expect(peek('PRAGMA user_version')).toBe(4711);
  });

  it('finds a damaged database and a changed material', async () => {
    const held = openArchive(dir, false);
    held.db.prepare("UPDATE record SET number = 'x' WHERE id = 1").run();
    held.db.prepare('DELETE FROM retiree WHERE id = 2').run();
    held.close();
    const checked = await cli('check', '--archive', dir);
    expect(checked.code).toBe(1);
    // What the tables must agree on, and which rows were written past the program.
    const { ok, findings } = checked.output as { ok: boolean; findings: { code: string }[] };
    expect(ok).toBe(false);
    expect(findings.map(({ code }) => code)).toEqual(['detail-missing', 'value-changed', 'value-gone']);
  });

  it('answers wrong use with exit code 2 and the usage', async () => {
    for (const words of [
      [],
      ['nonsense'],
      ['import', '--archive', dir],
      ['init', '--archive', dir, '--office', 'x', '--area', '12'],
    ]) {
      const ended = await cli(...words);
      expect(ended.code).toBe(2);
      expect(ended.output).toMatchObject({ error: { code: 'usage' } });
    }
    expect((await cli('record', '--archive', dir, 'nobody')).code).toBe(1);
    expect((await cli('verify', dir)).code).toBe(2);
    expect(await cli('init', '--archive', dir, '--office', '测试街道', '--area', '350102005000')).toMatchObject({
      code: 1,
      output: { error: { code: 'archive.exists' } },
    });
  });
});
