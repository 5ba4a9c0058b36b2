import { writeSync } from 'node:fs';
import { logEnd } from '#db/core/log.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { keepOpenedCopies } from '#electron/archive/materials/opened-copies.ts';
import { everyAct } from '../every-act.ts';
import { officeOver } from './office.ts';
import { rowDigests } from './standing.ts';

/**
 * A program that does every act, one after the other from the one it is told to begin with, and says on its output what it
 * begins and, once an act was answered, which rows stand differently since: for whoever kills it at any moment.
 */
const [dir = '', papers = '', first = '0'] = process.argv.slice(2);
const { db } = openArchive(dir, false);
const say = (line: object): void => {
  writeSync(1, `${JSON.stringify(line)}\n`);
};

let known = rowDigests(db);
const office = officeOver(
  {
    ...{ dir, db, origin: 'window', emit: () => undefined, opened: keepOpenedCopies(`${dir}-opened`) },
    printSheet: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 test')),
  },
  papers,
  {
    begins: (call) => say({ begins: call }),
    told: (call) => {
      const now = rowDigests(db);
      const rows: Record<string, string | null> = {};
      for (const [key, digest] of now) if (known.get(key) !== digest) rows[key] = digest;
      for (const key of known.keys()) if (!now.has(key)) rows[key] = null;
      known = now;
      say({ done: call, log: logEnd(db), rows });
    },
  },
);
say({ done: 'open', log: logEnd(db), rows: Object.fromEntries(known) });

// Once round: it ends by itself where nobody is left to kill it.
for (let nth = 0; nth < everyAct.length; nth += 1) {
  const act = everyAct[(Number(first) + nth) % everyAct.length];
  if (!act) break;
  setCurrentUser(office.context, 1);
  // What acts of before left behind may forbid this one: the next is done then.
  try {
    const input = await (await act.scene(office))();
    const before = newestCommand();
    if (act.call === 'jobs.start') await office.job(input as never);
    else await office.ask(act.call, input as never);
    if (newestCommand() > before) await office.ask('commands.undo', { id: newestCommand() });
  } catch (error) {
    say({ refused: act.call, why: String(error) });
  }
}

function newestCommand(): number {
  return (db.prepare('SELECT max(id) FROM command').pluck().get() as number | null) ?? 0;
}
