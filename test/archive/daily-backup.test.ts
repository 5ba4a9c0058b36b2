import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookForBackup, noteCall } from '#electron/archive/backup/daily.ts';
import { defaultPlace } from '#electron/archive/backup/place.ts';
import { backupMoment } from '#electron/archive/backups.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newArchive, newFolder, type TestArchive } from '#test/help/archive.ts';
import { fillArchive } from '#test/help/backup.ts';

let archive: TestArchive;
let stick: string;
let started: unknown[];
beforeEach(async () => {
  archive = newArchive();
  stick = newFolder('stick');
  started = [];
  archive.context.jobs.start = (input) => String(started.push(input));
  await fillArchive(archive, 1);
  noteCall(archive.context);
});
afterEach(() => {
  archive.remove();
  for (const dir of [stick, defaultPlace(archive.dir)]) rmSync(dir, { recursive: true, force: true });
});

const backup = (reason: 'daily' | 'asked' = 'asked') => runJobHere(archive.context, { kind: 'backup.make', reason });
const standing = () => callDirectly(handlers, archive.context, 'backups.standing', {});
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('the office’s backups', () => {
  it('go beside the archive until a place is chosen, which is said to be the same disk', async () => {
    const outcome = await backup();
    expect(outcome).toMatchObject({ state: 'done', result: { verified: true } });
    expect(await standing()).toMatchObject({
      place: { path: defaultPlace(archive.dir), isDefault: true, isThere: true, isSameDisk: true },
      newest: { state: 'verified', materials: 2, by: '林经办' },
      staleDays: null,
    });
    expect(defaultPlace(archive.dir).startsWith(join(archive.dir, '/'))).toBe(false);
  });

  it('go to the place that was chosen, encrypted once a passphrase is set', async () => {
    await callDirectly(handlers, archive.context, 'backups.setPlace', { dir: stick });
    await callDirectly(handlers, archive.context, 'backups.setPassphrase', { passphrase: '一个很长的口令 2026' });
    await backup('daily');
    expect((await standing()).newest).toMatchObject({ path: join(stick, '街道档案备份'), isEncrypted: true });
    const stored = archive.db.prepare('SELECT * FROM backup_setting').get();
    expect(JSON.stringify(stored)).not.toContain('一个很长的口令');
    expect(existsSync(defaultPlace(archive.dir))).toBe(false);
  });

  it('take no passphrase that is among the first to be tried, by the rule of passwords', async () => {
    for (const passphrase of ['123456789012', '111111111111', 'password1234', '林经办 2026-11-30', 'linjingban48213']) {
      const refusal = await callDirectly(handlers, archive.context, 'backups.setPassphrase', { passphrase }).catch(
        (failure: unknown) => failure,
      );
      expect(isAppError(refusal) && refusal.params, passphrase).toMatchObject({
        fields: { passphrase: expect.stringMatching(/^这个口令/) },
      });
    }
    expect(await standing()).toMatchObject({ isEncrypted: false });
  });

  it('stand in the history also where they failed, with the reason in one sentence', async () => {
    await callDirectly(handlers, archive.context, 'backups.setPlace', { dir: stick });
    rmSync(stick, { recursive: true });
    const error = await backup().catch((failure: unknown) => failure);
    if (!isAppError(error)) throw error;
    expect(error.code).toBe('backup.placeAway');
    expect(messageFor(error.code, error.params).sentence).toContain('现在找不到');
    const { items } = await callDirectly(handlers, archive.context, 'backups.list', {});
    expect(items[0]).toMatchObject({ state: 'broken', problem: { code: 'backup.placeAway' } });
    const told = archive.db.prepare("SELECT what FROM log WHERE noun = 'backup' ORDER BY id").pluck().all();
    expect(told).toEqual(['backups.place', 'backups.failed']);
  });
});

describe('the daily backup', () => {
  it('begins by itself once nobody has worked for two minutes, and once a day', async () => {
    const watch = { since: null };
    noteCall(archive.context);
    expect(lookForBackup(archive.context, watch, later(1))).toBeNull();
    expect(lookForBackup(archive.context, watch, later(3))).not.toBeNull();
    expect(started).toEqual([{ kind: 'backup.make', reason: 'daily' }]);
    await backup('daily');
    expect(lookForBackup(archive.context, watch, later(4))).toBeNull();
    expect(lookForBackup(archive.context, watch, later(24 * 60 + 10))).not.toBeNull();
  });

  it('waits for the stick and begins when it is put in again', async () => {
    await callDirectly(handlers, archive.context, 'backups.setPlace', { dir: stick });
    expect(backupMoment(archive.context)).not.toBeNull();
    const away = `${stick}-away`;
    rmSync(away, { recursive: true, force: true });
    renameSync(stick, away);
    mkdirSync(stick);
    expect(lookForBackup(archive.context, { since: null }, later(10))).toBeNull();
    rmSync(stick, { recursive: true });
    renameSync(away, stick);
    expect(lookForBackup(archive.context, { since: null }, later(10))).not.toBeNull();
  });
});
