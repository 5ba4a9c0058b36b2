import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { archiveUid, type BackupKey, keepBackup, readBackupSetting } from '#db/backups/backups.ts';
import { inTransaction } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { makeBackup } from '#electron/archive/backup/make.ts';
import { isSameDisk, keyFile, makePlace, placeIn } from '#electron/archive/backup/place.ts';
import { restoreInto } from '#electron/archive/backup/restore.ts';
import { newKey, openKey, recipientOf } from '#electron/archive/backup/seal.ts';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import { actOf, readArchive } from '#electron/archive/core/context.ts';
import { noteRestored } from '#electron/archive/outside/compare.ts';
import { KnownArchives, knownFolder } from '#electron/archive/outside/known.ts';
import { isAppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { type CommandLine, need, optional, UsageError } from './arguments.ts';
import type { Command } from './commands.ts';
import { openSession } from './session.ts';

/** `backup`: database and materials at a place, verified; encrypted where a passphrase is given. */
export const backupCommand: Command = async (line, printer, say) => {
  const passphrase = passphraseOf(line);
  const session = openSession(line, printer);
  try {
    const { db, dir } = session.context;
    const root = placeIn(resolve(need(line, 'to')));
    const at = new Date().toISOString();
    const archive = archiveUid(db) ?? '';
    const office = requireOffice(db);
    try {
      mkdirSync(dirname(root), { recursive: true });
    } catch (error) {
      throw fileError(error, root);
    }
    await makePlace(root, dir, { uid: archive, name: office.name });
    const key = passphrase === null ? null : await keyFor(root, passphrase, readBackupSetting(db).key);
    const reader = readArchive(dir);
    const outcome = await makeBackup({
      db: reader,
      archiveDir: dir,
      root,
      archive,
      key,
      reason: 'asked',
      at,
      phase: (index) => say(`${['正在备份数据库', '正在备份材料', '正在核对备份'][index]} …`),
      count: () => undefined,
      isCancelled: () => false,
    }).finally(() => reader.close());
    if (outcome.state === 'cancelled') return { output: { cancelled: true }, exitCode: 1 };
    const { folder, name, bytes, materials, isVerified, findings } = outcome;
    inTransaction(db, () =>
      keepBackup(db, actOf(session.context), {
        at,
        day: localDay(at),
        reason: 'asked',
        state: isVerified ? 'verified' : 'failed',
        name,
        path: root,
        isSameDisk: Number(isSameDisk(root, dir)),
        isEncrypted: Number(key !== null),
        bytes,
        materials,
        problem: isVerified ? null : { code: null, params: {}, findings },
      }),
    );
    for (const finding of findings) say(finding);
    say(isVerified ? '备份完成，核对通过。' : '备份核对没有通过，不能算数。');
    const output = { backup: folder, bytes, verified: isVerified, ...(isVerified ? {} : { findings }) };
    return { output, exitCode: isVerified ? 0 : 1 };
  } finally {
    session.close();
  }
};

/** `restore`: the newest verified backup of a place, or the one named, into a folder that does not exist yet. */
export const restoreCommand: Command = async (line, _printer, say) => {
  const source = sourceFrom(resolve(need(line, 'from')));
  const outcome = await restoreInto({
    source,
    target: resolve(need(line, 'archive')),
    passphrase: passphraseOf(line),
    present: null,
    userId: null,
    origin: 'cli',
    phase: (index) => say(`${['正在恢复材料', '正在核对'][index]} …`),
    count: () => undefined,
    isCancelled: () => false,
  });
  if (outcome.state === 'cancelled') return { output: { cancelled: true }, exitCode: 1 };
  noteRestored(resolve(need(line, 'archive')), new KnownArchives(knownFolder()), new Date().toISOString());
  const { bytes, findings, look } = outcome;
  for (const finding of findings) say(finding);
  const verified = findings.length === 0;
  say(verified ? '恢复完成，核对通过。' : '已恢复能恢复的内容，但核对没有通过：请看上面列出的各项。');
  const { missing: _missing, ...restored } = look;
  return {
    output: { backup: source.name, bytes, verified, ...restored, ...(verified ? {} : { findings }) },
    exitCode: verified ? 0 : 1,
  };
};

/** The key of a place under that passphrase, or of the archive; a new one where neither is opened by it. */
async function keyFor(root: string, passphrase: string, own: BackupKey | null): Promise<BackupKey> {
  const folder = dirname(keyFile(root, ''));
  const there = existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
  for (const identity of [...(own ? [own.identity] : []), ...there])
    try {
      const { secret, nameKey } = await openKey(identity, passphrase);
      return { recipient: await recipientOf(secret), identity, nameKey };
    } catch (error) {
      if (!isAppError(error)) throw error;
    }
  return newKey(passphrase);
}

/** The first line of the file named by `--passphrase-file`. */
function passphraseOf(line: CommandLine): string | null {
  const path = optional(line, 'passphrase-file');
  if (path === null) return null;
  let text: string;
  try {
    text = readFileSync(resolve(path), 'utf8');
  } catch {
    throw new UsageError(`读不出口令文件“${path}”。`);
  }
  const passphrase = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (passphrase === '') throw new UsageError(`口令文件“${path}”的第一行是空的。`);
  return passphrase;
}
