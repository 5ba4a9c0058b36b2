import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import type { Context } from '#electron/archive/core/context.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { type RestoreCall, restoreCalls } from '#shared/contract/restore.ts';
import type { Role } from '#shared/rules/rights.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { deskOf } from '#test/help/restore-desk.ts';

/** Restoring shows what the whole office has and puts another archive in its place: who may ask for it. */

const oneCommunity: Scope = { kinds: null, communityIds: [1], hasUnassigned: true };
const HASH = 'scrypt$1$1$1$x$x';

let archive: TestArchive;
let context: Context | null;
beforeEach(() => {
  archive = newArchive();
  context = archive.context;
});
afterEach(() => archive.remove());

const desk = () => deskOf(() => context, archive.dir);

const inputs: Record<RestoreCall, object> = {
  'restore.list': { dir: null },
  'restore.start': { id: 'x', passphrase: null },
  'restore.salvage': {},
  'restore.waiting': {},
  'restore.look': { id: 'x' },
  'restore.remove': { id: 'x' },
  'restore.state': {},
  'restore.cancel': {},
  'restore.commit': {},
};

async function answers(): Promise<Record<string, string>> {
  const ask = desk();
  const said: Record<string, string> = {};
  for (const name of Object.keys(restoreCalls) as RestoreCall[]) {
    const reply = await ask(name, inputs[name]);
    if (reply.ok) restoreCalls[name].output.parse(reply.value);
    said[name] = reply.ok ? 'done' : reply.error.code;
  }
  return said;
}

function work(role: Role, scope: Scope): void {
  archive.db.exec(`UPDATE user SET password_hash = '${HASH}' WHERE id = 1`);
  const input = { id: null, name: '王经办', role, isDisabled: false, passwordHash: HASH, scope } as const;
  setCurrentUser(
    archive.context,
    inTransaction(archive.db, () => saveUser(archive.db, archive.act, input)),
  );
}

const all = (code: string) => Object.fromEntries(Object.keys(restoreCalls).map((name) => [name, code]));
const mayAsk = {
  'restore.list': 'done',
  'restore.start': 'restore.notReady',
  'restore.salvage': 'done',
  'restore.waiting': 'done',
  'restore.look': 'restore.notReady',
  // One is on its way.
  'restore.remove': 'restore.notReady',
  'restore.state': 'done',
  'restore.cancel': 'done',
  'restore.commit': 'restore.notReady',
};

describe('restoring, while an archive is open', () => {
  it('is answered to an administrator who sees the whole office', async () => {
    work('administrator', wholeOffice);
    expect(await answers()).toEqual(mayAsk);
  });

  it.each([
    ['an administrator of one community', 'administrator', oneCommunity, 'scope.wholeOffice'],
    [
      'an administrator of one kind of record',
      'administrator',
      { ...wholeOffice, kinds: ['retiree'] },
      'scope.wholeOffice',
    ],
    ['a head of the whole office', 'head', wholeOffice, 'session.forbidden'],
    ['a clerk', 'clerk', wholeOffice, 'session.forbidden'],
  ] as const)('is refused to %s: %s', async (_who, role, scope, code) => {
    work(role, scope);
    expect(await answers()).toEqual(all(code));
  });

  it('is refused behind the lock', async () => {
    work('administrator', wholeOffice);
    setCurrentUser(archive.context, null);
    expect(await answers()).toEqual(all('session.signedOut'));
  });
});

it('restoring is answered where no archive can be opened: nobody could sign in there', async () => {
  work('clerk', oneCommunity);
  context = null;
  const { 'restore.salvage': _salvage, ...allowed } = mayAsk;
  const others = { ...allowed, 'restore.remove': 'restore.removeLater' };
  const ask = desk();
  for (const [name, said] of Object.entries(others)) {
    const reply = await ask(name as RestoreCall, inputs[name as RestoreCall]);
    expect(reply.ok ? 'done' : reply.error.code, name).toBe(said);
  }
});
