import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { createRecord } from '#db/records/records.ts';
import { freeSpace } from '#electron/archive/bag/free-space.ts';
import type { PayloadEntry } from '#electron/archive/bag/write.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { keepFile } from '#electron/archive/materials/store.ts';
import { recordInput } from '#electron/archive/records.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { bag, bytesEntry, verify } from '#test/help/bag.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const one of cleanUp.splice(0).reverse()) one();
});
const disk = (sizeKb: number) => {
  const made = smallDisk(sizeKb);
  cleanUp.push(made.remove);
  return made;
};

async function* files(
  count: number,
  sizeBytes: number,
  before: (index: number) => void = () => undefined,
): AsyncGenerator<PayloadEntry> {
  for (let index = 0; index < count; index += 1) {
    before(index);
    yield bytesEntry(`data/材料/${index}.bin`, Buffer.alloc(sizeBytes, index));
  }
}

describe.skipIf(!canMount)('a stick', () => {
  it('that fills up while a package is written: the sentence says so, what is there is marked and never verifies', async () => {
    const { dir } = disk(2048);
    const error = await bag(dir, files(40, 100_000)).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'handover.targetFull' });
    expect(readdirSync(dir)).toEqual(['移交包.未完成']);
    expect((await verify(join(dir, '移交包.未完成'))).valid).toBe(false);
  });

  it('that fills up with the very last bytes: still no package', async () => {
    let [refused, whole] = [0, 0];
    for (let sizeKb = 1000; sizeKb <= 1048; sizeKb += 4) {
      const { dir, remove } = smallDisk(sizeKb);
      const outcome = await bag(dir, files(10, 102_400)).catch((failure: unknown) => failure);
      const names = readdirSync(dir);
      if (names[0] === '移交包') {
        expect((await verify(join(dir, '移交包'))).valid).toBe(true);
        whole += 1;
      } else {
        expect(outcome).toMatchObject({ code: 'handover.targetFull' });
        refused += 1;
      }
      remove();
    }
    // Between the last size that is too small and the first that is not lie the last bytes.
    expect(Math.min(refused, whole)).toBeGreaterThan(0);
  });

  it('that is pulled while a package is written: the sentence says so', async () => {
    const { dir, pull } = disk(20_480);
    const error = await bag(
      dir,
      files(50, 100_000, (index) => index === 20 && pull()),
    ).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'handover.targetLost' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('with write protection is refused before anything', async () => {
    const { dir, readOnly } = disk(2048);
    readOnly();
    await expect(bag(dir, files(1, 10))).rejects.toMatchObject({ code: 'handover.targetReadOnly' });
  });

  it('too small for what is chosen is refused before the first byte, with both figures', async () => {
    const archive: TestArchive = newArchive();
    cleanUp.push(archive.remove);
    inTransaction(archive.db, () => createRecord(archive.db, archive.act, recordInput('retiree', retiree())));
    const { dir } = disk(100);
    const selection = { kind: 'retiree' as const, communityId: null, retiredYear: null, recordIds: null, onDate: null };
    const input = { kind: 'handover.write' as const, selection, targetDir: dir, recipient: '', remark: '' };
    const { freeBytes } = await freeSpace(dir);
    await expect(runJobHere(archive.context, input)).rejects.toMatchObject({
      code: 'handover.targetFull',
      params: { freeBytes, needBytes: expect.any(Number) },
    });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe.skipIf(!canMount)("the archive's own disk", () => {
  function archiveOn(dir: string) {
    const { db, close } = openArchive(dir, true);
    cleanUp.push(close);
    const at = '2026-11-23T08:00:00.000Z';
    const { id } = inTransaction(db, () =>
      setUpOffice(db, { name: '测试所', areaCode: '350102005000', communities: [], userName: '林' }, at, 'window'),
    );
    return { db, act: { userId: id, at, origin: 'window' as const, importId: null } };
  }

  it('full: the save is refused with its own sentence, everything saved before is there, and saving goes on once there is room', () => {
    const { dir } = disk(6144);
    const { db, act } = archiveOn(dir);
    const save = () =>
      inTransaction(db, () =>
        createRecord(db, act, recordInput('retiree', retiree({ remark: '很长的备注'.repeat(90) }))),
      );
    writeFileSync(join(dir, 'filler'), Buffer.alloc(2_000_000));
    let saved = 0;
    let refusal: unknown = null;
    while (refusal === null && saved < 5000) {
      try {
        save();
        saved += 1;
      } catch (error) {
        refusal = error;
      }
    }
    expect(saved).toBeGreaterThan(5);
    expect(refusal).toMatchObject({ code: 'SQLITE_FULL' });
    expect(db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(saved);
    rmSync(join(dir, 'filler'));
    save();
    expect(db.prepare('SELECT count(*) FROM record').pluck().get()).toBe(saved + 1);
    expect(checkDatabase(db)).toEqual([]);
  });

  it('full while a material is added: nothing half is left in the store', async () => {
    const { dir } = disk(1024);
    const source = newFolder('scan');
    cleanUp.push(() => rmSync(source, { recursive: true, force: true }));
    writeFileSync(join(source, '扫描.pdf'), Buffer.alloc(3_000_000));
    await expect(keepFile(dir, join(source, '扫描.pdf'))).rejects.toMatchObject({ code: 'archive.full' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('mounted read-only: the archive is not opened, the sentence names the folder', () => {
    const small = disk(4096);
    openArchive(small.dir, true).close();
    small.readOnly();
    expect(() => openArchive(small.dir, false)).toThrowError(
      expect.objectContaining({ code: 'archive.readOnly', params: { path: small.dir } }),
    );
  });
});
