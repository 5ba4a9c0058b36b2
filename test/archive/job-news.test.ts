import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { errorOf } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { createJobRunner, type JobRunner } from '#electron/archive/jobs/run.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

/** What the screen hears of a job while it runs and when it ends: the name of a file, and whom it was refused for. */

const oneCommunity: Scope = { kinds: null, communityIds: [1], hasUnassigned: false };
const HASH = 'scrypt$1$1$1$x$x';

let archive: TestArchive;
let jobs: JobRunner;
const ADMIN = 1;
let other = 0;
let clerk = 0;

beforeEach(() => {
  archive = newArchive();
  archive.db.exec(`UPDATE user SET password_hash = '${HASH}' WHERE id = ${ADMIN}`);
  other = addUser('陈管理员', wholeOffice);
  clerk = addUser('王经办', oneCommunity);
  // A thread that is refused at once, for somebody with a name.
  const thread = join(archive.dir, 'thread.mjs');
  writeFileSync(
    thread,
    `import { parentPort } from 'node:worker_threads';
     const error = { code: 'person.idNumberTaken', params: { name: '李四光', number: '1' }, ref: null };
     parentPort.postMessage({ type: 'failed', error });`,
  );
  jobs = createJobRunner(archive.context, errorOf, thread);
});
afterEach(async () => {
  await jobs.stop();
  archive.remove();
});

function addUser(name: string, scope: Scope): number {
  const input = { id: null, name, role: 'clerk', isDisabled: false, passwordHash: HASH, scope } as const;
  return inTransaction(archive.db, () => saveUser(archive.db, archive.act, input));
}

const told = () => archive.events.flatMap((event) => (event.name === 'jobs.changed' ? [event.job] : []));
const state = (id: string) => archive.db.prepare('SELECT state FROM job WHERE id = ?').pluck().get(id);

async function roster(startedBy: number): Promise<void> {
  const path = join(archive.dir, '西洪社区李四光等.xlsx');
  const id = jobs.start({ kind: 'package.verify', path, digest: null }, startedBy);
  await expect.poll(() => state(id)).toBe('failed');
}

describe('news of a job', () => {
  it.each([
    ['who started it', true, () => clerk, () => clerk],
    ['another user of the whole office', true, () => other, () => ADMIN],
    ['who sees a part of the office, of a job of somebody else', false, () => clerk, () => ADMIN],
    ['a locked screen', false, () => null, () => ADMIN],
    ['a locked screen, of a job of who locked it', false, () => null, () => clerk],
  ])('comes to %s: %s', async (_who, isTold, atWork, startedBy) => {
    setCurrentUser(archive.context, atWork());
    await roster(startedBy());
    const titles = told().map(({ title, state: now }) => [title, now]);
    const all = ['running', 'failed'].map((now) => ['西洪社区李四光等.xlsx', now]);
    expect(titles).toEqual(isTold ? all : []);
  });
});
