import {
  archiveUid,
  backupFailedAt,
  keptSince,
  listBackups,
  newestBackup,
  readBackupSetting,
  saveBackupSetting,
  setUpAt,
} from '#db/backups/backups.ts';
import { requireOffice } from '#db/policy/office.ts';
import type { BackupStanding, backupCalls } from '#shared/contract/backups.ts';
import { daysWithoutBackup } from '#shared/rules/backup-age.ts';
import { findPlace } from './backup/find-place.ts';
import { notePlace } from './backup/open-place.ts';
import { defaultPlace, isSameDisk, makePlace, placeIn } from './backup/place.ts';
import { newKey } from './backup/seal.ts';
import { type Context, now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser } from './core/signed-in.ts';
import { refuseCommon } from './users/password-choice.ts';

export const backupHandlers: HandlersOf<typeof backupCalls> = {
  'backups.standing': (_input, context) => standingOf(context),

  'backups.list': (_input, { db }) => ({ items: listBackups(db, 100) }),

  'backups.setPlace': async (input, context) => {
    const { db, dir } = context;
    const root = input.dir === null ? null : placeIn(input.dir);
    const of = { uid: archiveUid(db) ?? '', name: requireOffice(db).name };
    const place = root === null ? null : { path: root, uid: (await makePlace(root, dir, of)).uid };
    write(context, (writable, act) => saveBackupSetting(writable, act, { ...readBackupSetting(writable), place }));
    await notePlace(dir, place);
    context.emit({ name: 'backups.changed' });
    return standingOf(context);
  },

  'backups.setPassphrase': async (input, context) => {
    if (input.passphrase !== null)
      refuseCommon(context.db, 'passphrase', input.passphrase, currentUser(context)?.name ?? '', '口令');
    const key = input.passphrase === null ? null : await newKey(input.passphrase, context.secretCost?.passphraseLog);
    write(context, (writable, act) => saveBackupSetting(writable, act, { ...readBackupSetting(writable), key }));
    context.emit({ name: 'backups.changed' });
    return standingOf(context);
  },
};

function standingOf({ db, dir }: Pick<Context, 'db' | 'dir'>): BackupStanding {
  const { place, key } = readBackupSetting(db);
  const found = place === null ? defaultPlace(dir) : findPlace(place);
  const newest = newestBackup(db);
  return {
    place: {
      path: found ?? place?.path ?? '',
      isDefault: place === null,
      isThere: found !== null,
      isSameDisk: found !== null && isSameDisk(found, dir),
    },
    isEncrypted: key !== null,
    newest,
    last: listBackups(db, 1)[0] ?? null,
    staleDays: daysWithoutBackup(newest?.at ?? null, keptSince(db) ?? now(), now()),
  };
}

/** What `beginsBackup` has to know of the archive; null while there is nothing to back up or nowhere to. */
export function backupMoment(
  context: Pick<Context, 'db' | 'dir'>,
): { newestDay: string | null; failedAt: string | null } | null {
  const { db } = context;
  if (setUpAt(db) === null) return null;
  const { place } = readBackupSetting(db);
  if (place !== null && findPlace(place) === null) return null;
  return { newestDay: newestBackup(db)?.day ?? null, failedAt: backupFailedAt(db) };
}
