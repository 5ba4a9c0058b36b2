import { resolve } from 'node:path';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { fillDemo } from '#electron/archive/demo.ts';
import { archiveRemains, refuseUnlessWhole } from '#electron/archive/materials/remains.ts';
import { KnownArchives, knownFolder } from '#electron/archive/outside/known.ts';
import { issueWords } from '#shared/contract/issue-words.ts';
import { OfficeSetUp } from '#shared/contract/office.ts';
import { AppError } from '#shared/errors.ts';
import { need, optional, optionalNumber, UsageError } from './arguments.ts';
import type { Command } from './commands.ts';
import { openSession } from './session.ts';

// More people than any street has; and what a seed of 32 bits can be.
const PERSONS_MOST = 1_000_000;
const SEED_MOST = 2 ** 32 - 1;

/** `init`: a new archive, with invented people when asked for. */
export const initCommand: Command = async (line) => {
  const dir = resolve(need(line, 'archive'));
  const asked = { name: need(line, 'office'), areaCode: need(line, 'area'), communities: [] };
  const setUp = OfficeSetUp.safeParse(
    { ...asked, userName: optional(line, 'user') ?? '管理员' },
    { error: issueWords },
  );
  if (!setUp.success) throw new UsageError(setUp.error.issues[0]?.message ?? '');
  const persons = optionalNumber(line, 'demo', { most: PERSONS_MOST }) ?? 0;
  const remains = archiveRemains(dir);
  refuseUnlessWhole(dir, remains);
  if (!remains.isNew) throw new AppError('archive.exists', { path: dir });
  // Somebody says that what this computer knew in that folder is given up.
  if (line.options.new === true) new KnownArchives(knownFolder()).forget(dir);
  const session = openSession(line, null, true);
  try {
    await callDirectly(handlers, session.context, 'office.setUp', setUp.data);
    if (persons > 0)
      fillDemo(session.context.db, { persons, seed: optionalNumber(line, 'seed', { most: SEED_MOST }) ?? 1 });
    return { output: { archive: dir, persons }, exitCode: 0 };
  } finally {
    session.close();
  }
};
