import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { createRecord } from '#db/records/records.ts';
import { saveUser } from '#db/users/users.ts';
import { exchange } from '#electron/archive/backup/exchange.ts';
import { unfinished } from '#electron/archive/backup/place.ts';
import { lookAgain } from '#electron/archive/backup/restore.ts';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import {
  freshFolder,
  removeCutOff,
  removeWaiting,
  waitingCopies,
  waitingCopy,
} from '#electron/archive/backup/waiting.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile, openArchive, readArchive } from '#electron/archive/core/context.ts';
import { recordInput } from '#electron/archive/records.ts';
import { reportedLines } from '#electron/archive/salvage/report.ts';
import { salvageInto } from '#electron/archive/salvage/salvage.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { backUp, done, fillArchive, restore } from '#test/help/backup.ts';
import { deskOf } from '#test/help/restore-desk.ts';

/** Copies that were restored or salvaged and not put in place lie beside the archive after the program ended. */

let archive: TestArchive;
let root: string;
beforeEach(async () => {
  archive = newArchive();
  root = newFolder('stick');
  await fillArchive(archive);
});
afterEach(() => {
  for (const name of readdirSync(dirname(archive.dir)))
    if (name.startsWith(basename(archive.dir)))
      rmSync(join(dirname(archive.dir), name), { recursive: true, force: true });
  archive.remove();
  rmSync(root, { recursive: true, force: true });
});

const AT = '2026-11-30T09:10:11.000Z';
const LATER = '2026-11-30T12:00:00.000Z';
const newFile = (name: string) =>
  inTransaction(archive.db, () => createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name }))));

/** A backup of the archive, restored beside it and left there. @returns its folder */
async function restored(at = AT): Promise<string> {
  if (!existsSync(join(root, '街道档案备份')) && readdirSync(root).length === 0) done(await backUp(archive, root));
  const folder = freshFolder(archive.dir, 'restored', at);
  done(await restore(sourceFrom(root), folder, { present: archive.dir }));
  return folder;
}

async function salvaged(at = AT) {
  const order = { from: archive.dir, target: freshFolder(archive.dir, 'salvaged', at), origin: 'window' as const };
  const more = { phase: () => undefined, count: () => undefined, isCancelled: () => false };
  return done(await salvageInto({ ...order, ...more, served: { userId: archive.act.userId } }));
}

const ids = () => waitingCopies(archive.dir).map(({ id }) => id);
const refused = (folder: string) => removeWaiting(archive.dir, basename(folder), () => undefined);

describe('a copy that was not put in place', () => {
  it('is found again with its day, size and what it holds, the newest first', async () => {
    const folder = await restored();
    const outcome = await salvaged(LATER);
    const [second, first] = waitingCopies(archive.dir);
    expect(first).toMatchObject({ id: basename(folder), folder, kind: 'restored' });
    expect(second).toMatchObject({ kind: 'salvaged', holds: { records: 3, persons: 3 } });
    expect(first?.holds).toEqual(second?.holds && { ...second.holds, lastEntryAt: first?.holds?.lastEntryAt });
    expect(first?.holds?.office).toBe('鼓西街道社会保障事务所');
    // Three scans of 3,000 bytes and a letter beside the database.
    expect(first?.bytes).toBeGreaterThan(9000);
    expect(reportedLines(second?.folder ?? '')).toEqual(outcome.lines);
  });

  it('is looked at again with what it lacks against the archive by now', async () => {
    const folder = await restored();
    newFile('李芳');
    const again = done(await lookAgain(folder, archive.dir, () => false));
    expect(again).toMatchObject({ findings: [], look: { records: 3, missing: { isSameArchive: true } } });
    expect(again.look.missing?.entries).toBeGreaterThan(0);
    // Having been looked at makes it no archive somebody works in.
    expect(ids()).toEqual([basename(folder)]);
    const lost = readdirSync(join(folder, 'attachments'))[0] ?? '';
    rmSync(join(folder, 'attachments', lost), { recursive: true });
    expect(done(await lookAgain(folder, archive.dir, () => false)).findings.join()).toContain('文件不见了');
  });

  it('is no longer one once it took the place of the archive, and what it replaced never is one', async () => {
    const folder = await restored();
    archive.close();
    exchange(archive.dir, folder, `${archive.dir}-换下-20261130-120000`);
    expect(waitingCopies(archive.dir)).toEqual([]);
    expect(ids()).toEqual([]);
  });
});

describe('what only looks like a copy of ours is neither listed nor removed', () => {
  const named = () => freshFolder(archive.dir, 'restored', LATER);
  const cases: [string, (folder: string) => Promise<void> | void][] = [
    ['an empty folder of such a name', (folder) => void mkdirSync(folder)],
    [
      'a folder with somebody’s papers',
      (folder) => {
        mkdirSync(folder);
        writeFileSync(join(folder, 'archive.db'), '姓名,证件号码');
      },
    ],
    ['the archive itself under another name', (folder) => cpSync(archive.dir, folder, { recursive: true })],
    ['a link to the archive', (folder) => symlinkSync(archive.dir, folder)],
    ['a salvaged copy named as a restored one', async (folder) => renameSync(await nowSalvaged(), folder)],
    [
      'a restored copy somebody has worked in',
      async (folder) => {
        renameSync(await restored(), folder);
        const other = openArchive(folder, false);
        inTransaction(other.db, () =>
          saveUser(other.db, archive.act, {
            ...{ id: null, name: '王经办', role: 'clerk', isDisabled: false, passwordHash: null },
            scope: { kinds: null, communityIds: null, hasUnassigned: true },
          }),
        );
        other.close();
      },
    ],
  ];
  const nowSalvaged = async () => {
    await salvaged();
    return freshFolder(archive.dir, 'salvaged', AT);
  };

  it.each(cases)('%s', async (_what, make) => {
    await make(named());
    expect(ids()).toEqual([]);
    await expect(refused(named())).rejects.toMatchObject({ code: 'restore.notOurs' });
    expect(existsSync(named())).toBe(true);
  });

  it.each(['', '.', '..', 'archive', '../archive'])('a name that leads elsewhere: “%s”', async (name) => {
    await expect(removeWaiting(archive.dir, name, () => undefined)).rejects.toMatchObject({ code: 'restore.notOurs' });
    await expect(refused(archive.dir)).rejects.toMatchObject({ code: 'restore.notOurs' });
    expect(existsSync(databaseFile(archive.dir))).toBe(true);
  });

  it('the folder that was put aside, also under a name of a copy', async () => {
    const folder = await restored();
    archive.close();
    const aside = freshFolder(archive.dir, 'restored', LATER);
    exchange(archive.dir, folder, aside);
    expect(waitingCopy(archive.dir, basename(aside))).toBeNull();
    await expect(refused(aside)).rejects.toMatchObject({ code: 'restore.notOurs' });
  });
});

describe('removing a copy', () => {
  it('removes all of it and nothing else, and tells the log by whom', async () => {
    const folder = await restored();
    const other = await restored(LATER);
    const ask = deskOf(() => archive.context, archive.dir);
    expect(await ask('restore.remove', { id: basename(folder) })).toMatchObject({ ok: true });
    expect(existsSync(folder)).toBe(false);
    expect(ids()).toEqual([basename(other)]);
    const entry = archive.db.prepare('SELECT what, user_id AS userId FROM log ORDER BY id DESC LIMIT 1').get();
    expect(entry).toEqual({ what: 'backups.copyRemoved', userId: archive.act.userId });
    expect((await checkArchive(archive.dir)).findings).toEqual([]);
  });

  it.each(['给李主任看.docx', 'attachments/ab/说明.txt', 'attachments/旧材料'])(
    'is refused while something else lies in it: %s',
    async (name) => {
      const folder = await restored();
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'x');
      await expect(refused(folder)).rejects.toMatchObject({
        code: 'restore.holdsOther',
        params: { found: basename(name) },
      });
      expect((await checkArchive(folder)).findings).toEqual([]);
    },
  );

  it('is refused where no archive is open in whose log it could stand', async () => {
    const folder = await restored();
    const reply = await deskOf(() => null, archive.dir)('restore.remove', { id: basename(folder) });
    expect(reply).toMatchObject({ ok: false, error: { code: 'restore.removeLater' } });
    expect(ids()).toEqual([basename(folder)]);
  });

  it('can be done again where it was cut off', async () => {
    const folder = await restored();
    rmSync(join(folder, 'attachments'), { recursive: true });
    await removeWaiting(archive.dir, basename(folder), () => undefined);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('what a restore or a salvage that was cut off left beside the archive', () => {
  const TODAY = '2026-12-01T09:10:12.000Z';
  const cutOff = (kind: 'restored' | 'salvaged', at: string, ...files: string[]): string => {
    const folder = unfinished(freshFolder(archive.dir, kind, at));
    for (const name of ['archive.db', 'archive.db-wal', 'attachments/ab/.part', ...files]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), 'half');
    }
    rmSync(join(folder, 'attachments/ab'), { recursive: true });
    return folder;
  };

  it('is removed with the next one, a day later', async () => {
    const left = [cutOff('restored', AT), cutOff('salvaged', AT)];
    await removeCutOff(archive.dir, TODAY);
    expect(left.map((folder) => existsSync(folder))).toEqual([false, false]);
    expect((await checkArchive(archive.dir)).findings).toEqual([]);
  });

  it('stays where another program may be at work in it, where it holds something else, or where it is whole', async () => {
    const stays = [
      cutOff('restored', LATER),
      cutOff('restored', AT, '给李主任看.docx'),
      await restored('2026-11-29T09:10:11.000Z'),
      unfinished(`${archive.dir}-旧的`),
    ];
    mkdirSync(stays[3] ?? '');
    await removeCutOff(archive.dir, TODAY);
    expect(stays.map((folder) => existsSync(folder))).toEqual([true, true, true, true]);
  });
});

describe('salvaging an archive that opens and is damaged', () => {
  it('brings what can be read into a copy while the archive stays open and is worked in', async () => {
    for (let nth = 0; nth < 80; nth += 1) newFile(`陈${nth}`);
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    writeOver('person');
    newFile('赵新');
    const outcome = await salvaged();
    newFile('钱后');
    expect(outcome.isWhole).toBe(false);
    const copy = waitingCopies(archive.dir)[0];
    expect(copy).toMatchObject({ kind: 'salvaged' });
    expect(readdirSync(copy?.folder ?? '')).not.toContain('damaged.db');
    const db = readArchive(copy?.folder ?? '');
    const names = db.prepare('SELECT name FROM person').pluck().all() as string[];
    db.close();
    // What was done last stood in the log of SQLite only; what came after the copy is not in it.
    expect(names).toContain('赵新');
    expect(names).not.toContain('钱后');
    expect(names.filter((name) => name.startsWith('陈')).length).toBeGreaterThan(40);
    expect(outcome.look.missing).not.toBeNull();
  });

  it('lacks nothing where nothing was damaged, and says what came after it', async () => {
    const outcome = await salvaged();
    expect(outcome).toMatchObject({ isWhole: true, look: { missing: { isSameArchive: true, entries: 0 } } });
    newFile('钱后');
    const again = done(await lookAgain(freshFolder(archive.dir, 'salvaged', AT), archive.dir, () => false));
    expect(again.look.missing).toMatchObject({ isSameArchive: true, entries: 1 });
  });

  it('leaves nothing where it is cancelled', async () => {
    const target = freshFolder(archive.dir, 'salvaged', AT);
    const order = { from: archive.dir, target, origin: 'window' as const, served: { userId: null } };
    const more = { phase: () => undefined, count: () => undefined, isCancelled: () => true };
    expect(await salvageInto({ ...order, ...more })).toEqual({ state: 'cancelled' });
    expect(readdirSync(dirname(archive.dir)).filter((name) => name.startsWith(basename(target)))).toEqual([]);
  });
});

/** Writes over one leaf of a table, past SQLite, as a bad sector would. */
function writeOver(table: string): void {
  const page = archive.db
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno LIMIT 1")
    .pluck()
    .get(table) as number;
  const file = openSync(databaseFile(archive.dir), 'r+');
  writeSync(file, Buffer.alloc(4096, 7), 0, 4096, (page - 1) * 4096);
  closeSync(file);
}
