import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, getEnvelope, removeRecord } from '#db/records/records.ts';
import { findPlace } from '#electron/archive/backup/find-place.ts';
import { lookAtRestored } from '#electron/archive/backup/look.ts';
import { readManifest } from '#electron/archive/backup/manifest.ts';
import { backupsAt, backupsDir, makePlace, materialsDir, placeIn, readMarker } from '#electron/archive/backup/place.ts';
import { newKey, openKey } from '#electron/archive/backup/seal.ts';
import { sourceFrom, sourcesAt, upgradeSources } from '#electron/archive/backup/sources.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { backUp, done, fillArchive, restore } from '#test/help/backup.ts';
import { filesIn } from '#test/help/bag.ts';

let archive: TestArchive;
let root: string;
let other: string;
beforeEach(async () => {
  archive = newArchive();
  root = newFolder('stick');
  other = newFolder('restored');
  await fillArchive(archive);
});
afterEach(() => {
  archive.remove();
  for (const dir of [root, other]) rmSync(dir, { recursive: true, force: true });
});

const materials = () => filesIn(materialsDir(root));
const day = (nth: number) => new Date(Date.UTC(2026, 10, nth, 8)).toISOString();
const newFile = (name: string) =>
  inTransaction(archive.db, () => createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name }))));

describe('a backup', () => {
  it('holds the database and each material once, is checked, and comes back whole into a new folder', async () => {
    const made = done(await backUp(archive, root));
    expect(made).toMatchObject({ isVerified: true, findings: [], materials: 4 });
    expect(materials()).toHaveLength(4);
    const target = join(other, 'archive');
    const back = done(await restore(sourceFrom(root), target, { present: archive.dir }));
    expect(back.findings).toEqual([]);
    expect(back.look).toMatchObject({ office: '鼓西街道社会保障事务所', records: 3, persons: 3 });
    expect(await checkArchive(target)).toEqual({ ok: true, findings: [], notes: [] });
    expect(readdirSync(other)).toEqual(['archive']);
  });

  it('is counted as the list counts, so that what was taken out of use is no file to be missed', () => {
    const { db, act } = archive;
    const before = lookAtRestored(db, null);
    const id = newFile('李芳');
    expect(lookAtRestored(db, null)).toMatchObject({ records: before.records + 1, persons: before.persons + 1 });
    inTransaction(db, () => removeRecord(db, act, id.id, getEnvelope(db, id.id).version, '重复建档'));
    const filter = RecordFilter.parse({ kind: 'retiree' });
    const { total } = listRecords(db, { filter, sort: 'number', descending: false, offset: 0, limit: 1 });
    expect(lookAtRestored(db, null)).toMatchObject({ records: total, persons: before.persons });
  });

  it('copies only new materials the next day, and both days share what lies there', async () => {
    await backUp(archive, root, { at: day(1) });
    const before = materials();
    await fillArchive(archive, 1);
    newFile('李芳');
    done(await backUp(archive, root, { at: day(2) }));
    expect(materials()).toHaveLength(before.length);
    expect(backupsAt(root).map(({ manifest }) => manifest.materials.count)).toEqual([4, 4]);
    const counts = [];
    for (const [nth, source] of sourcesAt(root).entries())
      counts.push(done(await restore(source, join(other, `a${nth}`))).look.records);
    expect(counts).toEqual([5, 3]);
  });

  it('is of one moment, while somebody goes on writing', async () => {
    let count = 0;
    const outcome = await backUp(archive, root, {
      count: () => {
        if (count < 5) newFile(`同时${count}`);
        count += 1;
      },
    });
    expect(done(outcome).isVerified).toBe(true);
    expect(count).toBeGreaterThan(0);
    expect(done(await restore(sourceFrom(root), join(other, 'a'))).look.records).toBe(3);
  });

  it('that is cancelled leaves nothing, whatever phase it was in', async () => {
    for (const phase of [0, 1, 2]) {
      let reached = false;
      const outcome = await backUp(archive, root, {
        phase: (index) => {
          reached ||= index === phase;
        },
        isCancelled: () => reached,
      });
      expect(outcome).toEqual({ state: 'cancelled' });
      expect(readdirSync(backupsDir(root))).toEqual([]);
      expect(existsSync(join(archive.dir, 'backup-work'))).toBe(false);
    }
  });

  it('whose material is missing in the archive fails its check, is kept apart and never counts', async () => {
    rmSync(join(archive.dir, 'attachments'), { recursive: true });
    const made = done(await backUp(archive, root));
    expect(made.isVerified).toBe(false);
    expect(made.findings[0]).toContain('不见了');
    expect(made.name).toMatch(/\.未通过$/);
    expect(() => sourceFrom(root)).toThrow('backup.noneThere');
  });

  it('finds a material that was changed at the place, once a week, and writes it anew', async () => {
    await backUp(archive, root, { at: day(1) });
    const path = join(materialsDir(root), materials()[0] as string);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.alloc(bytes.length, 7));
    await backUp(archive, root, { at: day(3) });
    expect(readFileSync(path)).not.toEqual(bytes);
    expect(done(await backUp(archive, root, { at: day(8) })).isVerified).toBe(true);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('is thinned, and materials nobody refers to any longer go last', async () => {
    for (let nth = 1; nth <= 30; nth++) {
      await backUp(archive, root, { at: day(nth) });
      if (nth === 1)
        writeFileSync(join(materialsDir(root), materials()[0]?.slice(0, 3) ?? '', 'f'.repeat(64)), 'left over');
    }
    expect(backupsAt(root).map(({ manifest }) => manifest.day.slice(8))).toEqual(
      ['30', '29', '28', '27', '26', '25', '24', '22', '15', '08'].slice(0, backupsAt(root).length),
    );
    expect(materials()).toHaveLength(4);
  });
});

describe('a place', () => {
  it('is refused inside the archive folder and where another archive keeps its backups', async () => {
    await expect(backUp(archive, join(archive.dir, 'copies'))).rejects.toMatchObject({ code: 'backup.placeInArchive' });
    await backUp(archive, root);
    await expect(makePlace(root, archive.dir, { uid: 'another', name: '别的街道' })).rejects.toMatchObject({
      code: 'backup.placeOther',
      params: { office: '鼓西街道社会保障事务所' },
    });
  });

  it('is known again by its marker on another drive, and not while it is away', async () => {
    const stick = join(other, 'D', '单位', '街道档案备份');
    mkdirSync(join(other, 'D', '单位'), { recursive: true });
    await backUp(archive, stick);
    const uid = readMarker(stick)?.uid ?? '';
    const place = { path: stick, uid };
    mkdirSync(join(other, 'E'));
    cpSync(join(other, 'D'), join(other, 'F'), { recursive: true });
    rmSync(join(other, 'D'), { recursive: true });
    // On Windows the old path begins with its drive; here the drive is the folder below `other`.
    const drives = () => [join(other, 'E'), join(other, 'F')];
    const relativePlace = { ...place, path: join('/', '单位', '街道档案备份') };
    expect(findPlace(relativePlace, drives)).toBe(join(other, 'F', '单位', '街道档案备份'));
    rmSync(join(other, 'F'), { recursive: true });
    expect(findPlace(relativePlace, drives)).toBeNull();
    expect(placeIn(root)).toBe(join(root, '街道档案备份'));
  });
});

describe('an encrypted backup', () => {
  const passphrase = '鼓西街道 2026 的口令';
  // The first of them goes by the program's own cost; what the others hold does not depend on it.
  const CHEAP = 1;

  it('comes back with its passphrase, tells nothing without it, and each wrong one is one sentence', async () => {
    const key = await newKey(passphrase);
    done(await backUp(archive, root, { key }));
    const all = filesIn(root).map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
    for (const { name, bytes } of all.filter(({ name }) => !name.endsWith('.json') && !name.endsWith('.tsv')))
      expect(bytes.subarray(0, 40).toString(), name).toMatch(
        /^(age-encryption\.org\/v1|-----BEGIN AGE ENCRYPTED FILE)/,
      );
    expect(all.some(({ bytes }) => bytes.includes('张伟') || bytes.includes('SQLite format'))).toBe(false);
    const target = join(other, 'archive');
    await expect(restore(sourceFrom(root), target)).rejects.toMatchObject({ code: 'backup.passphraseNeeded' });
    await expect(restore(sourceFrom(root), target, { passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'backup.wrongPassphrase',
    });
    expect(readdirSync(other)).toEqual([]);
    const back = done(await restore(sourceFrom(root), target, { passphrase }));
    expect(back).toMatchObject({ findings: [], look: { records: 3 } });
  });

  it('needs no passphrase to be made, and copies only what is new', async () => {
    const key = await newKey(passphrase, CHEAP);
    await backUp(archive, root, { key, at: day(1) });
    const before = materials();
    await backUp(archive, root, { key, at: day(2) });
    expect(materials()).toEqual(before);
    expect(await openKey(key.identity, passphrase)).toMatchObject({ nameKey: key.nameKey });
  });

  it.skipIf(!hasAge())('is read by age itself', async () => {
    const key = await newKey(passphrase, CHEAP);
    const { folder } = done(await backUp(archive, root, { key }));
    const { secret } = await openKey(key.identity, passphrase);
    const identity = join(other, 'key.txt');
    writeFileSync(identity, `${secret}\n`);
    const database = readManifest(folder)?.database.file ?? '';
    const plain = execFileSync('age', ['-d', '-i', identity, join(folder, database)], { maxBuffer: 1 << 28 });
    expect(plain.subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('with a changed byte is refused', async () => {
    const key = await newKey(passphrase, CHEAP);
    const { folder } = done(await backUp(archive, root, { key }));
    const path = join(folder, 'archive.db.age');
    const bytes = readFileSync(path);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await expect(restore(sourceFrom(root), join(other, 'a'), { passphrase })).rejects.toMatchObject({
      code: 'backup.damaged',
    });
    expect(readdirSync(other)).toEqual([]);
  });
});

describe('restoring', () => {
  it('says what the present archive has since, and leaves its log whole', async () => {
    await backUp(archive, root);
    newFile('李芳');
    newFile('王强');
    const target = join(other, 'archive');
    const { look } = done(await restore(sourceFrom(root), target, { present: archive.dir }));
    expect(look.missing).toMatchObject({ isSameArchive: true, entries: 2 });
    const opened = openArchive(target, false);
    try {
      expect(verifyLog(opened.db)).toEqual([]);
      const last = opened.db.prepare('SELECT noun, what FROM log ORDER BY id DESC LIMIT 1').get();
      expect(last).toEqual({ noun: 'backup', what: 'backups.restored' });
    } finally {
      opened.close();
    }
  });

  it('without a material gives all else back and names what is missing', async () => {
    await backUp(archive, root);
    const gone = materials().find((name) => readFileSync(join(materialsDir(root), name), 'utf8') === 'the same letter');
    rmSync(join(materialsDir(root), gone ?? ''));
    const back = done(await restore(sourceFrom(root), join(other, 'a')));
    expect(back.findings).toEqual([expect.stringMatching(/^档案 .*的材料“介绍信.pdf”的文件不见了。/)]);
    expect(back.look.records).toBe(3);
  });

  it('goes into no folder that holds anything, and a cancel leaves nothing', async () => {
    await backUp(archive, root);
    writeFileSync(join(other, 'mine.txt'), '1');
    await expect(restore(sourceFrom(root), other)).rejects.toMatchObject({ code: 'restore.targetTaken' });
    expect(await restore(sourceFrom(root), join(other, 'a'), { isCancelled: () => true })).toEqual({
      state: 'cancelled',
    });
    expect(readdirSync(other)).toEqual(['mine.txt']);
  });

  it('refuses a database that was changed at the place', async () => {
    const { folder } = done(await backUp(archive, root));
    appendFileSync(join(folder, 'archive.db'), 'x');
    await expect(restore(sourceFrom(root), join(other, 'a'))).rejects.toMatchObject({ code: 'backup.damaged' });
  });

  it('from the copy before an upgrade takes the materials of the archive', async () => {
    mkdirSync(join(archive.dir, 'before-upgrade'));
    archive.db.pragma('wal_checkpoint(TRUNCATE)');
    cpSync(join(archive.dir, 'archive.db'), join(archive.dir, 'before-upgrade', 'archive-v210.db'));
    const [source] = upgradeSources(archive.dir);
    if (!source) throw new Error('no copy was found');
    const back = done(await restore(source, join(other, 'a')));
    expect(back).toMatchObject({ findings: [], look: { records: 3 } });
  });
});

function hasAge(): boolean {
  try {
    execFileSync('age', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
