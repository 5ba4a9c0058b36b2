import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logEnd } from '#db/core/log.ts';
import { bindingOption, inTransaction } from '#db/core/open.ts';
import { lookForBackup } from '#electron/archive/backup/daily.ts';
import type { readManifest } from '#electron/archive/backup/manifest.ts';
import { backupsDir } from '#electron/archive/backup/place.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile, openArchive } from '#electron/archive/core/context.ts';
import { noteRestored, olderCopy } from '#electron/archive/outside/compare.ts';
import { KnownArchives } from '#electron/archive/outside/known.ts';
import { copyQuestion, noteNow, watchFromOutside } from '#electron/archive/outside/watch.ts';
import { readCommandLine } from '#electron/cli/arguments.ts';
import { commands } from '#electron/cli/commands.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { logMark, readLogMark } from '#shared/rules/log-mark.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { backUp, done } from '#test/help/backup.ts';
import { opening } from '#test/help/saving.ts';

type Manifest = NonNullable<ReturnType<typeof readManifest>>;
const NOW = '2026-11-30T01:00:00.000Z';
let archive: TestArchive;
let known: KnownArchives;
let folder: string;
const ask = asking(() => archive);
const save = (name: string) => ask('records.save', opening(retiree({ name })));

beforeEach(async () => {
  archive = newArchive();
  folder = mkdtempSync(join(tmpdir(), 'street-outside-'));
  process.env.STREET_ARCHIVES_KNOWN = join(folder, 'known');
  known = new KnownArchives(join(folder, 'known'));
  watchFromOutside(archive.db, archive.dir, known, NOW);
  await save('张伟');
});
afterEach(() => {
  archive.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The program ends: what it notes then, and the archive is let go. */
function end(): void {
  noteNow(archive.db, NOW);
  archive.close();
}

/** The program starts again on the folder as it lies there now. */
function startAgain(): void {
  const { db, close } = openArchive(archive.dir, true, known);
  Object.assign(archive, { db, close });
  archive.context.db = db;
  watchFromOutside(db, archive.dir, known, NOW);
}

function past(sql: string): void {
  archive.forge();
  const other = new Database(databaseFile(archive.dir), bindingOption());
  other.pragma('foreign_keys = OFF');
  other.exec(sql);
  other.close();
}

const keptCopy = () => join(folder, 'older');
function putOlderBack(): void {
  rmSync(archive.dir, { recursive: true });
  cpSync(keptCopy(), archive.dir, { recursive: true });
}
async function withOlderCopy(): Promise<void> {
  end();
  cpSync(archive.dir, keptCopy(), { recursive: true });
  startAgain();
  await save('王芳');
  end();
  putOlderBack();
}
const outsideCodes = async (paper: { entries: number; hash: string } | null = null) =>
  (await checkArchive(archive.dir, undefined, { known, paper })).findings.map(({ code }) => code);

describe('the same archive opened again', () => {
  it('is asked about nothing, however often, and however much was done', async () => {
    for (let day = 0; day < 3; day++) {
      end();
      startAgain();
      expect(copyQuestion(archive.db)).toBeNull();
      await save(`李${day}`);
    }
    expect(await outsideCodes()).toEqual([]);
  });

  it('is known though the program was killed before it could note where the log ended', async () => {
    await save('王芳');
    archive.close();
    startAgain();
    expect(copyQuestion(archive.db)).toBeNull();
  });
});

describe('an older copy in the place of the archive', () => {
  it('is told with both ends of the log, does nothing until an administrator confirms it, and the log says so', async () => {
    await withOlderCopy();
    startAgain();
    const question = copyQuestion(archive.db);
    expect(question).toMatchObject({ isShorter: true });
    expect(await outsideCodes()).toEqual(['log-older-copy']);
    const refusal = await refused(save('赵敏'));
    expect(refusal.code).toBe('archive.olderCopy');
    expect(messageFor(refusal.code, refusal.params).sentence).toContain(`记到第 ${question?.entries} 条`);
    expect((await refused(ask('records.list', { filter: { kind: 'retiree' }, offset: 0, limit: 5 }))).code).toBe(
      'archive.olderCopy',
    );
    expect(lookForBackup(archive.context, { since: null }, NOW)).toBeNull();

    // Asked again as long as nobody answered.
    end();
    startAgain();
    expect(copyQuestion(archive.db)).toMatchObject({ entries: question?.entries });
    await ask('start.confirmCopy', { entries: (question?.entries ?? 0) - 1 });
    expect(copyQuestion(archive.db)).not.toBeNull();
    expect(await ask('start.confirmCopy', { entries: question?.entries })).toMatchObject({ olderCopy: null });
    const { items } = await ask('log.list', { action: 'write', before: null, limit: 1 });
    expect(items[0]).toMatchObject({ by: '林经办', what: 'copy.confirmed' });
    await save('赵敏');
    end();
    startAgain();
    expect(copyQuestion(archive.db)).toBeNull();
    expect(await outsideCodes()).toEqual([]);
  });

  it('is found by the backups that know more, on a computer that never saw the archive', async () => {
    const place = `${archive.dir}-街道档案备份`;
    try {
      end();
      cpSync(archive.dir, keptCopy(), { recursive: true });
      startAgain();
      await save('王芳');
      await backUp(archive, place);
      end();
      putOlderBack();
      known = new KnownArchives(join(folder, 'another computer'));
      startAgain();
      const entries = copyQuestion(archive.db)?.entries ?? 0;
      expect(entries).toBeGreaterThan(0);
      await ask('start.confirmCopy', { entries });
      end();
      startAgain();
      expect(copyQuestion(archive.db)).toBeNull();
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  it('restored by the program itself is no question', async () => {
    await withOlderCopy();
    noteRestored(archive.dir, known, NOW);
    startAgain();
    expect(copyQuestion(archive.db)).toBeNull();
  });

  it('is refused by the command line, which names the window', async () => {
    await withOlderCopy();
    const line = readCommandLine(['backup', '--archive', archive.dir, '--to', folder]);
    const tried = Promise.resolve().then(() => commands.backup?.(line, null, () => undefined));
    await expect(tried).rejects.toMatchObject({ code: 'archive.olderCopy' });
  });
});

describe('the companion in which SQLite keeps what was written last (archive.db-wal)', () => {
  const wal = () => `${databaseFile(archive.dir)}-wal`;
  /** The folder as it lies on the disk when the program is killed: the database of before, and three acts beside it. */
  async function killed(): Promise<void> {
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    for (const name of ['王芳', '李强', '赵敏']) await save(name);
    cpSync(archive.dir, keptCopy(), { recursive: true });
    archive.close();
    putOlderBack();
    // Also on a computer that never saw this archive: what tells lies beside the database.
    known = new KnownArchives(join(folder, 'another computer'));
  }

  it('is read after a kill, and nothing is asked', async () => {
    await killed();
    expect(await outsideCodes()).toEqual([]);
    startAgain();
    expect(copyQuestion(archive.db)).toBeNull();
    expect((await ask('records.list', { filter: { kind: 'retiree' } })).total).toBe(4);
  });

  it.each<[string, () => void]>([
    ['gone', () => rmSync(wal())],
    ['emptied', () => truncateSync(wal(), 0)],
    ['cut in the middle', () => truncateSync(wal(), Math.floor(statSync(wal()).size / 2))],
    ['cut by its last page', () => truncateSync(wal(), statSync(wal()).size - 4096)],
    ['written over', () => writeFileSync(wal(), Buffer.alloc(statSync(wal()).size, 7))],
  ])('%s: the lost acts are told by check and at opening, until somebody confirms it', async (_how, lose) => {
    await killed();
    lose();
    expect(await outsideCodes()).toEqual(['log-older-copy']);
    startAgain();
    const question = copyQuestion(archive.db);
    expect(question?.here).toBeLessThan(question?.entries ?? 0);
    expect((await refused(save('陈静'))).code).toBe('archive.olderCopy');
    // What asks does not change the note: it is asked again.
    end();
    startAgain();
    expect(copyQuestion(archive.db)).toMatchObject({ entries: question?.entries });
    await ask('start.confirmCopy', { entries: question?.entries });
    await save('陈静');
    end();
    startAgain();
    expect(copyQuestion(archive.db)).toBeNull();
    expect(await outsideCodes()).toEqual([]);
  });

  it('whose note is unreadable or of another archive says nothing', async () => {
    await killed();
    for (const text of ['', '{', JSON.stringify({ archive: 'another', entries: 999, hash: 'ab', at: NOW })]) {
      writeFileSync(join(archive.dir, 'log-head.json'), text);
      expect(await outsideCodes()).toEqual([]);
    }
  });
});

describe('backups at the place', () => {
  const place = () => `${archive.dir}-街道档案备份`;
  const forge = (name: string, change: (manifest: Manifest) => void) => {
    const file = join(backupsDir(place()), name, 'backup.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
  };
  afterEach(() => rmSync(place(), { recursive: true, force: true }));

  it('are read newest first, and none older than one the log knows; one from the future ends nothing', async () => {
    const names: string[] = [];
    for (const at of ['2026-11-27T08:00:00.000Z', '2026-11-28T08:00:00.000Z', '2026-11-29T08:00:00.000Z'])
      names.push(done(await backUp(archive, place(), { at })).name);
    const [oldest = '', middle = '', newest = ''] = names;
    const unknownHead = (manifest: Manifest) => {
      manifest.log = { entries: 500, hash: 'ab'.repeat(32) };
    };
    // Each was held against the log when it was the newest: it is not read again.
    forge(oldest, unknownHead);
    expect(olderCopy(archive.db, archive.dir, null)).toBeNull();
    forge(newest, (manifest) => {
      manifest.at = '2199-01-01T08:00:00.000Z';
    });
    expect(olderCopy(archive.db, archive.dir, null)).toBeNull();
    forge(middle, unknownHead);
    expect(olderCopy(archive.db, archive.dir, null)).toMatchObject({ entries: 500 });
  });
});

describe('a log that was emptied and built anew', () => {
  it('is told though its chain is whole and as long', async () => {
    end();
    past('DELETE FROM log; DELETE FROM log_head; DELETE FROM proof; DELETE FROM proof_sum');
    const { db, close } = openArchive(archive.dir, false);
    Object.assign(archive, { db, close });
    archive.context.db = db;
    for (let nth = 0; nth < 6; nth++) await save(`陈${nth}`);
    close();
    startAgain();
    expect(copyQuestion(archive.db)).toMatchObject({ isShorter: false });
    expect(await outsideCodes()).toContain('log-older-copy');
  });

  it('is found by the end of the log that a package carries', async () => {
    inTransaction(archive.db, () =>
      archive.db.exec(`INSERT INTO handover (uid, name, path, recipient, remark, state, selection, started_at, started_by,
        log_entries, log_hash) VALUES ('h', '移交甲', '', '', '', 'done', '{}', '${NOW}', 1, 2, '${'ab'.repeat(32)}')`),
    );
    const { findings } = await checkArchive(archive.dir);
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('移交包“移交甲”上的“日志 第2条')]);
  });
});

describe('the end of the log on paper', () => {
  const check = async (...words: string[]) => {
    const line = readCommandLine(['check', '--archive', archive.dir, ...words]);
    const ended = await commands.check?.(line, null, () => undefined);
    if (!ended) throw new Error('no such command');
    const { ok, findings, notes } = ended.output as Awaited<ReturnType<typeof checkArchive>>;
    return { exit: ended.exitCode, ok, codes: [...findings, ...notes].map(({ code }) => code) };
  };

  it('is compared by check: 0 where all is well, 0 with a note, 1 where something is wrong', async () => {
    const { entries, hash } = logEnd(archive.db);
    await save('王芳');
    noteNow(archive.db, NOW);
    expect(await check()).toEqual({ exit: 0, ok: true, codes: [] });
    expect(await check('--head', `${entries}:${hash.slice(0, 8)}`)).toEqual({
      ...{ exit: 0, ok: true, codes: ['log-head-found'] },
    });
    expect(await check('--head', logMark({ entries, hash }))).toMatchObject({ exit: 0, codes: ['log-head-found'] });
    for (const wrong of [`${entries + 100}:${hash.slice(0, 8)}`, `${entries}:00000000`])
      expect(await check('--head', wrong)).toMatchObject({ exit: 1, ok: false, codes: ['log-head-missing'] });
    await expect(check('--head', 'abc')).rejects.toThrow('--head');
  });

  it('is read as it is printed and as it is typed', () => {
    const hash = 'ab12cd34'.repeat(8);
    expect(readLogMark(logMark({ entries: 12, hash }))).toEqual({ entries: 12, hash: 'ab12cd34' });
    expect(readLogMark('12 AB12CD34')).toEqual({ entries: 12, hash: 'ab12cd34' });
    expect(readLogMark('12:ab12')).toBeNull();
  });
});

describe('an empty folder where an archive was known', () => {
  const refusedBy = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (isAppError(error)) return error;
    }
    return null;
  };
  it.each(['gone', 'empty'])('never looks new: %s', (how) => {
    end();
    rmSync(archive.dir, { recursive: true });
    if (how === 'empty') mkdirSync(archive.dir);
    const error = refusedBy(startAgain);
    expect(error?.code).toBe('archive.gone');
    const { sentence } = messageFor(error?.code ?? 'internal.unexpected', error?.params ?? {});
    expect(sentence).toMatch(/鼓西街道社会保障事务所.*1 份档案/);
    expect(existsSync(archive.dir) ? readdirSync(archive.dir) : []).toEqual([]);
    const line = ['--archive', archive.dir, '--office', '鼓东街道', '--area', '350102005000'];
    const init = (...more: string[]) =>
      commands.init?.(readCommandLine(['init', ...line, ...more]), null, () => undefined);
    return expect(Promise.resolve().then(() => init()))
      .rejects.toMatchObject({ code: 'archive.gone' })
      .then(() => expect(Promise.resolve().then(() => init('--new'))).resolves.toMatchObject({ exitCode: 0 }));
  });

  it('a folder nobody knew is a first start', () => {
    const dir = join(folder, 'new');
    const { close } = openArchive(dir, true, known);
    close();
    expect(existsSync(databaseFile(dir))).toBe(true);
  });
});
